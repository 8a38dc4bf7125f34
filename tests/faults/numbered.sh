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

# numbered CLASS EVERY OPTION...: of its points in short mode, else all
numbered() {
	class=$1 every=$2
	shift 2
	if test "$mode" = full; then
		every=1
		shift $#
	fi
	"$tools/tests/faults/$class" -r "$rows" -e $every "$@" \
		"$tools/installer/install-tools" \
		"$tools/tests/samples/built" "$(cd "$top_srcdir" && pwd)"
	status=$?
	test $status -le $failed || failed=$status
}

# Primes: points that differ by a power of two are alike.
numbered space 503
numbered memory 211
numbered race 71
# To find the stages of a run takes longer than to damage some of its journals.
numbered journal 1301 -o fresh-small,uninstall-small
exit $failed
