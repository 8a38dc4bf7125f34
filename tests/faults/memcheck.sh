#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# memcheck.sh short|full ROWS: class 6 once more, for some of the allocations
# only, under valgrind: no run reads or frees what it must not.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
command -v valgrind >/dev/null || skip 6 'no valgrind'
[ -e "$libs/nomem.so" ] || skip 6 'not built here'

# Preloaded by env: valgrind itself begins as a script that needs memory.
short_of() {
	wrapper="valgrind -q --vgdb=no --error-exitcode=99
		--trace-children=yes
		env LD_PRELOAD=$libs/nomem.so NOMEM_AT=$1"
}

every 16
for one in install uninstall; do
	begin 6 $one
	n=20 # those of the C++ library, which valgrind needs, are before
	while [ "$n" -le 1600 ]; do
		try "allocation $n" either '' "short_of $n; run"
		n=$((n + 53 * stride))
	done
	operation=$operation-memcheck
	row
done
exit $failed
