#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# campaign.sh short|full ROWS: classes 1, 2, 3 and 7 of the fault campaign.
: "${top_srcdir:=.}" "${top_builddir:=.}"
mode=$1 rows=$2
tools=$(cd "$top_builddir" && pwd)

if test ! -x "$tools/tests/faults/campaign"; then
	for class in 1 2 3 7; do
		printf '%s\tall\tskipped\tcalls cannot be traced here\n' \
			$class >>"$rows"
	done
	exit 0
fi

# campaign OPERATION,... OPTIONS: 0 without third states, 1 with, 2 trouble
status=0
campaign() {
	"$tools/tests/faults/campaign" -r "$rows" -o "$@" \
		"$tools/installer/install-tools" \
		"$tools/tests/samples/built" "$(cd "$top_srcdir" && pwd)"
	ended=$?
	test $ended -le $status || status=$ended
}

small=fresh-small,fresh-each,over-perl,upgrade-small,repair-small
small=$small,uninstall-small,vendor-small
full=fresh-full,upgrade-full,repair-full,uninstall-full
tune='tune-apply,tune-revert'
# A set-uid program has to belong to root.
programs=
test "$(id -u)" != 0 || programs=userland,userland-perl
# Primes, which have no factor in common with the number of errno values of a
# call, so that each value has its turn.  What came last has the fewest, for
# the time that it all takes.
case $mode in
full)
	campaign $small -R 1009
	campaign $full${programs:+,$programs} -p 97 -R 20011
	campaign $tune -p 97 -R 1009
	;;
*)
	campaign $small -e 389 -E 31 -p 29 -R 1009
	campaign $full -c 1g23 -e 2503 -E 113 -p 11 -R 2003
	campaign fresh-full -c 7 -e 2503 -E 113
	campaign $tune -c 1g27 -e 3511 -E 449
	test -z "$programs" || campaign $programs -c 12 -e 4001 -E 1997
	;;
esac
exit $status
