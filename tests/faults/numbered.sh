#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# numbered.sh short|full ROWS: classes 5, 6, 8 and 11 of the fault campaign,
# whose points have numbers.
: "${top_srcdir:=.}" "${top_builddir:=.}"
mode=$1 rows=$2
tools=$(cd "$top_builddir" && pwd)
failed=0

if test ! -x "$tools/tests/faults/memory"; then
	for class in 5 6 8 11; do
		printf '%s\tall\tskipped\tnot built here\n' $class >>"$rows"
	done
	exit 0
fi

# numbered CLASS EVERY: of its points in short mode, else all
numbered() {
	every=1
	test "$mode" = full || every=$2
	"$tools/tests/faults/$1" -r "$rows" -e $every \
		"$tools/installer/install-tools" \
		"$tools/tests/samples/built" "$(cd "$top_srcdir" && pwd)"
	status=$?
	test $status -le $failed || failed=$status
}

# Primes: points that differ by a power of two are alike.
numbered space 503
numbered memory 211
numbered race 71
numbered journal 1301
exit $failed
