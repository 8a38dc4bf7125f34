#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The campaign finds the faults that were planted in a small program, each in
# the classes that are for it and in no other, and none where there is none.
: "${top_srcdir:=.}" "${top_builddir:=.}"
tools=$(cd "$top_builddir/tests/faults" && pwd)
test -x "$tools/campaign" || {
	echo "skipped: system calls cannot be traced here"
	exit 77
}
samples=$(cd "$top_builddir/tests/samples/built" && pwd)
source=$(cd "$top_srcdir" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/it-planted.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
bad=0

campaign() {
	PLANTED=$fault "$tools/campaign" -o fresh-small "$@" \
		"$tools/planted" "$samples" "$source"
}

# expect FAULT STATUS CLASS...: those classes have third states.
expect() {
	fault=$1 wanted=$2
	shift 2
	rm -f "$work/rows"
	campaign -r "$work/rows" >"$work/out"
	status=$?
	found=$(awk -F '\t' '$3 == 0 || $3 != $4 + $5 + $6 { print "?" $0 }
		$6 > 0 { print $2 ~ /recover/ ? "r" : \
			$2 ~ /for good/ ? "g" : $1 }' "$work/rows" |
		tr '\n' ' ')
	test "$status $found" = "$wanted ${*:+$* }" && return
	echo "$fault: status $status, classes '$found' instead of $wanted '$*'"
	cat "$work/out" "$work/rows"
	bad=1
}

expect none 0
expect deaf 1 r
expect hopeful 1 g
expect in-place 1 r g 2 3
expect recovery 1 r 3
expect short 1 7
expect blind 1 1

# What it reports is what it repeats.
name=$(sed -n 's/^third state: --only \([^ ]*\): rename.*/\1/p;' "$work/out" |
	sed q)
campaign --only "$name" >"$work/only" && bad=1
wanted='--- third state: exit status 0, and after recover the root is OLD'
grep -x -e "$wanted" "$work/only" >/dev/null || {
	echo "--only $name:"
	cat "$work/only"
	bad=1
}
exit $bad
