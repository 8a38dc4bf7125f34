#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# powerloss.sh short|full ROWS: class 4 of the fault campaign.
: "${top_srcdir:=.}" "${top_builddir:=.}"
mode=$1 rows=$2
tools=$(cd "$top_builddir" && pwd)

if test ! -x "$tools/tests/faults/powerloss"; then
	printf '4\tall\tskipped\tcalls cannot be traced here\n' >>"$rows"
	exit 0
fi

# powerloss OPERATION OPTIONS
powerloss() {
	"$tools/tests/faults/powerloss" -r "$rows" -o "$@" \
		"$tools/installer/install-tools" \
		"$tools/tests/samples/built" "$(cd "$top_srcdir" && pwd)" ||
		status=1
}

status=0
case $mode in
full)
	for name in fresh-small over-perl uninstall-small; do
		powerloss $name -b 1000000
	done
	# Five sets of rules, more than 100000 states together.
	for name in fresh-full uninstall-full; do
		powerloss $name -s 25000
	done
	;;
*)
	for name in fresh-small over-perl uninstall-small; do
		powerloss $name -b 100
	done
	for name in fresh-full uninstall-full; do
		powerloss $name -s 200
	done
	;;
esac
exit $status
