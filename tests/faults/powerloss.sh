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

# powerloss OPTIONS
powerloss() {
	"$tools/tests/faults/powerloss" -r "$rows" "$@" \
		"$tools/installer/install-tools" \
		"$tools/tests/samples/built" "$(cd "$top_srcdir" && pwd)"
	ended=$?
	test $ended -le $status || status=$ended
}

# small OPERATION...: three files at most.  -b: states after one call, all of
# them where there are not more; those of interrupted recoveries by lot.
# shellcheck disable=SC2086 # options
small() {
	for name; do
		powerloss -o "$name" -m ext4 -m zfs -m ufs $of_ordered
		powerloss -o "$name" -m weak $of_weak
		powerloss -o "$name" -m weakest $of_weakest
		powerloss -o "$name" $of_recovery
	done
}

# full OPERATION...: all components, states by lot under each set of rules.
full() {
	for name; do
		powerloss -o "$name" -s "$by_lot"
	done
}

status=0
case $mode in
full)
	of_ordered="-b 1024" of_weak="-b 1024" of_weakest="-b 256"
	of_recovery="-R 1 -s 60" by_lot=20000
	;;
*)
	of_ordered="-b 2" of_weak="-s 40" of_weakest="-s 40"
	of_recovery="-R 83 -s 7" by_lot=14
	;;
esac
small fresh-small fresh-each over-perl upgrade-small repair-small
small uninstall-small vendor-small
full fresh-full upgrade-full repair-full uninstall-full
exit $status
