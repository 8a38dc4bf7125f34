#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The power failures find the faults of a small program that syncs too little,
# under the rules that are for it, and none where there is none.
: "${top_srcdir:=.}" "${top_builddir:=.}"
tools=$(cd "$top_builddir/tests/faults" && pwd)
test -x "$tools/powerloss" || {
	echo "skipped: system calls cannot be traced here"
	exit 77
}
samples=$(cd "$top_builddir/tests/samples/built" && pwd)
source=$(cd "$top_srcdir" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/it-powerloss.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
bad=0

powerloss() {
	PLANTED=$fault "$tools/powerloss" "$@" "$tools/planted" "$samples" \
		"$source"
}

# expect FAULT STATUS RULES...: those have third states.
expect() {
	fault=$1 wanted=$2
	shift 2
	rm -f "$work/rows"
	powerloss -o fresh-small -r "$work/rows" >"$work/out"
	status=$?
	found=$(awk -F '\t' '$3 == 0 || $3 != $4 + $5 + $6 { print "?" $0 }
		$6 > 0 { print $2 }' "$work/rows" |
		sed 's/^fresh-small //' | tr '\n' ' ')
	test "$status $found" = "$wanted ${*:+$* }" && return
	echo "$fault: status $status, rules '$found' instead of $wanted '$*'"
	cat "$work/out" "$work/rows"
	bad=1
}

# rows TEXT: the numbers of the last rows, without the time.
rows() {
	cut -f 1-6 "$work/rows" | tr '\t' ' ' | diff - /dev/fd/3 3<<END || bad=1
$1
END
}

expect none 0
rows "4 fresh-small ext4 11 8 3 0
4 fresh-small zfs 11 8 3 0
4 fresh-small ufs 13 10 3 0
4 fresh-small weak 14 11 3 0
4 fresh-small weakest 14 11 3 0"
expect recovery 0
expect in-place 1 ext4 zfs ufs weak weakest
expect unsynced-file 1 ext4 zfs ufs weak weakest
expect unsynced-name 1 ext4 zfs ufs weak weakest

# The same seed draws the same states.
powerloss -o fresh-small -m weak -s 50 -j 1 -r "$work/one" >/dev/null
powerloss -o fresh-small -m weak -s 50 -j 1 -r "$work/other" >/dev/null
test "$(cut -f 1-6 "$work/one")" = "$(cut -f 1-6 "$work/other")" || bad=1
test "$(cut -f 3 "$work/one")" = 50 || bad=1

# What it reports is what it repeats.
name=$(sed -n 's/^third state: --only \(.*:weak:[^ ]*\): .*/\1/p' \
	"$work/out" | sed q)
powerloss --only "$name" >"$work/only" && bad=1
grep "^third state: --only $name: exit status 0, and after" \
	"$work/only" >/dev/null || {
	echo "--only $name:"
	cat "$work/only"
	bad=1
}
exit $bad
