#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The table of the campaign counts what its rows say.
here=$(cd "$(dirname "$0")" && pwd)
rows=$(mktemp "${TMPDIR:-/tmp}/it-table.XXXXXX") || exit 1
trap 'rm -f "$rows"' EXIT
bad=0

# expect STATUS TEXT: how table.sh ends, and the last line it prints.
expect() {
	said=$(sh "$here/table.sh" "$rows")
	status=$?
	last=$(echo "$said" | tail -n 1)
	test "$status $last" = "$1 $2" && return
	echo "status $status, \"$last\" instead of $1, \"$2\""
	bad=1
}

: >"$rows"
expect 1 "0 passed, 0 failed, 0 skipped"
printf '10\todd targets\tskipped\tneeds root\n' >"$rows"
expect 1 "0 passed, 0 failed, 1 skipped"
printf '1\tinstall\t100\t90\t10\t0\t1.5\n' >>"$rows"
expect 0 "1 passed, 0 failed, 1 skipped"
printf '2\tinstall\t100\t90\t9\t1\t1.5\n' >>"$rows"
expect 1 "1 passed, 1 failed, 1 skipped"
printf '1\tinstall\t100\t90\t10\t0\t1.5\n2\tnothing\t0\t0\t0\t0\t0\n' >"$rows"
expect 1 "1 passed, 1 failed, 0 skipped"
printf '2\tcut short\t100\t90\n' >"$rows"
expect 1 "0 passed, 1 failed, 0 skipped"

printf '11\tb\t2\t1\t1\t0\t1\n2\ta\t1\t1\t0\t0\t0.5\n' >"$rows"
sh "$here/table.sh" "$rows" | diff - /dev/fd/3 3<<'END' || bad=1
class  operation                      points      OLD      NEW  third  seconds
2      a                                   1        1        0      0      0.5
11     b                                   2        1        1      0        1
all                                        3        2        1      0      1.5
2 passed, 0 failed, 0 skipped
END
exit $bad
