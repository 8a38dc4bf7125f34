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

# campaign OPERATION,... OPTIONS
campaign() {
	"$tools/tests/faults/campaign" -r "$rows" -o "$@" \
		"$tools/installer/install-tools" \
		"$tools/tests/samples/built" "$(cd "$top_srcdir" && pwd)"
}

small=fresh-small,over-perl,upgrade-small,repair-small,uninstall-small
full=fresh-full,uninstall-full
# Numbers without common factors with those of errno values a call has, so
# that each value has its turn.
case $mode in
full)
	campaign $small
	campaign $full -p 97
	;;
*)
	campaign $small -c 127 -e 61 -E 7
	campaign $full -c 127 -e 311 -E 31
	campaign $small -c 3 -p 97
	campaign $full -c 3 -p 997
	;;
esac
