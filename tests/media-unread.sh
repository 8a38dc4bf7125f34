#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# A second run does not open the media of the first one, and nothing below the
# root for writing; other media are opened.
set -u
built=$(cd "${top_builddir:-.}" && pwd)
samples=$built/tests/samples/built
work=$(mktemp -d "${TMPDIR:-/tmp}/it-unread.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# The search for leaks traces the program as well, which only one can do.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"
strace -f -o "$work/trace" true 2>/dev/null || {
	echo "skipped: strace is not there or may not trace"
	exit 77
}
cp -Rp "$samples/roots/sol11.1" "$work/root" || exit 1
cp "$samples/media/solaris.iso" "$work/media.iso" || exit 1
# times of a file that was changed just now prove nothing
sleep 4

# calls MEDIA: what an install from it does to the media and the root
calls() {
	strace -f -o "$work/trace" "$built/installer/install-tools" -q \
		--root "$work/root" --media "$1" || exit 1
	grep -E "open.*\"$1\"|O_WRONLY|O_RDWR|O_CREAT|rename|unlink|mkdir" \
		"$work/trace" | grep -v /dev/null
}

fail() {
	echo "$1"
	cat "$work/calls"
	exit 1
}

calls "$work/media.iso" >"$work/calls"
grep media.iso "$work/calls" >/dev/null || fail "the first run read no media"
calls "$work/media.iso" >"$work/calls"
[ ! -s "$work/calls" ] || fail "the second run:"
cp "$work/media.iso" "$work/copy.iso"
calls "$work/copy.iso" >"$work/calls"
[ "$(wc -l <"$work/calls")" -eq 1 ] || fail "the run with a copied media:"
