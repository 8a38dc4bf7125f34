#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# hostile.sh [CASE]: every row of tests/hostile/cases through the whole
# program: its exit status and its sentence, a root that is as before or has
# what was declared and nothing else, a sentinel beside it that never changes,
# memory and time within bounds.  See tests/hostile/README.md.
: "${top_srcdir:=.}" "${top_builddir:=.}"
tools=$(cd "$top_builddir" && pwd) || exit 1
rows=$(cd "$top_srcdir" && pwd)/tests/hostile/cases
make=$tools/tests/hostile/mkhostile
samples=$tools/tests/samples/built
only=${1:-}
seconds=30 kib=65536
work=$(mktemp -d "${TMPDIR:-/tmp}/it-hostile.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 1

# Sanitizers need memory of their own.
nm "$tools/installer/install-tools" 2>/dev/null | grep -q __asan_init &&
	kib=100000000

# listing DIR: names, modes and contents, but for what is written about a run
listing() {
	(cd "$1" && {
		find . -path ./var/lib/install-tools -prune -o \
			-exec ls -ld {} + |
			awk '{ at = index($0 "/", " ./")
				print substr($0, at + 1), $1 }'
		find . -path ./var/lib/install-tools -prune -o \
			-type f -exec cksum {} +
	}) | LC_ALL=C sort
}

mkdir sentinel
echo precious >sentinel/f
cp -R "$samples/roots/sol11.1" root
listing root >untouched
listing sentinel >safe
"$tools/installer/install-tools" -q --root root \
	--media "$samples/media/vmware-solaris-tools.tar.gz" || exit 1
listing root >installed
done=0 wrong=0

complain() {
	echo "FAIL: $name $form: $*"
	wrong=1
}

# judge STATUS TEXT: what a run has left and said
judge() {
	first=$(head -n 1 said)
	test "$status" = "$1" || complain "status $status, not $1: $first"
	test "${first#install-tools: media: }" = "$2" ||
		complain "said: $first"
	test "$1" = 0 || test "$(wc -l <said)" -eq 2 ||
		complain "said more than a sentence and its remedy"
	listing root >now
	case $1 in
	0) cmp -s now installed || complain "something else was installed" ;;
	*) cmp -s now untouched || complain "the root was changed" ;;
	esac
	listing sentinel | cmp -s - safe || complain "the sentinel was changed"
	test "$(cat peak)" -le $kib || complain "took $(cat peak) KiB"
	test "$took" -le $seconds || complain "took $took s"
}

run() {
	"$make" "$name" "$form" media "$samples/media" || exit 1
	rm -rf root
	cp -R "$samples/roots/sol11.1" root
	began=$(date +%s)
	"$tools/tests/hostile/peak" 3>peak \
		"$tools/installer/install-tools" -q --root root \
		--media media >said 2>&1
	status=$?
	took=$(($(date +%s) - began))
}

while read -r name form want text; do
	case $name in '' | '#'*) continue ;; esac
	test -z "$only" || test "$only" = "$name" || continue
	run
	judge "$want" "$text"
	test -z "$only" || cat said
	echo "$name $form" >>tried
	done=$((done + 1))
done <"$rows"

# Each case has its row.
if test -z "$only"; then
	"$make" | LC_ALL=C sort >there
	LC_ALL=C sort tried | cmp -s - there || {
		echo "FAIL: not the same cases:"
		LC_ALL=C sort tried | diff - there
		wrong=1
	}
fi
echo "hostile: $done cases"
exit $wrong
