#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# run-case.sh CASE.t: runs the commands of a transcript and compares all that
# they print, and how they end, with what the transcript says.
#
#   $ command          run by sh, all commands of a case in one shell
#   output             standard output and error as they come
#   [4]                exit status, when it is not 0
#   anything else      before the first command: a comment
#   Needs: command     among them: the case is skipped where it fails
#
# Each case has a new folder, its working directory.  What differs from run
# to run is written as a word: W the folder, SAMPLES the sample media and
# roots, DATE today, VERSION, SHA256 a digest, N the size of a compiled file.
# Functions for cases: tests/cases/lib.sh.
set -u
need=$(sed -n 's/^Needs: //p' "$1")
# Owners are a part of what is expected; fakeroot pretends to set them.  Not
# for guests, which are others inside: what is removed there fakeroot does not
# see, and takes the next file with that inode for the old one.
fake=yes
case $need in
*guest/run*) fake=no ;;
esac
if [ $fake = yes ] && [ "$(id -u)" != 0 ]; then
	command -v fakeroot >/dev/null || {
		echo "skipped: $1 (neither root nor fakeroot)"
		exit 77
	}
	exec fakeroot sh "$0" "$1"
fi
sh -c "${need:-:}" >/dev/null 2>&1 || {
	echo "skipped: $1 (does not work: $need)"
	exit 77
}
# The search for leaks traces the program as well, which only one can do.
case $need in
*strace*)
	ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
	export ASAN_OPTIONS
	;;
esac
case_file=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "${top_srcdir:-.}" && pwd)
built=$(cd "${top_builddir:-.}" && pwd)
samples=$built/tests/samples/built
work=$(mktemp -d "${TMPDIR:-/tmp}/it-case.XXXXXX") || exit 1
work=$(cd "$work" && pwd -P)
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

awk -v q="'" '
	/^\$ / {
		command = substr($0, 3)
		shown = $0
		gsub(q, q "\\" q q, shown)
		print "printf \"%s\\n\" " q shown q
		print "{ " command "\n} 2>&1; status=$?"
		print "[ $status -eq 0 ] || echo \"[$status]\""
		next
	}' "$case_file" >"$work/.script"

mkdir "$work/w" && cd "$work/w" || exit 1
W=$work/w SAMPLES=$samples SRC=$here BUILT=$built
PATH=$built/installer:$built/libosdetect:$PATH
NO_COLOR=1 LC_ALL=C TZ=UTC
export W SAMPLES SRC BUILT PATH NO_COLOR LC_ALL TZ
unset COLUMNS SOURCE_DATE_EPOCH
sh -c '. "$1"; . "$2"' case "$here/tests/cases/lib.sh" "$work/.script" \
	</dev/null >"$work/.raw" 2>&1

version=$(sed -n 's/^#define PACKAGE_VERSION "\(.*\)"/\1/p' "$built/config.h")
today=$(date -u +%Y-%m-%d)
# Both sides, so that a transcript may show real sizes and versions too.
normalize() {
	sed -e "s|$work/w|W|g" -e "s|$samples|SAMPLES|g" \
		-e "s|install-tools $version|install-tools VERSION|g" \
		-e "s|osdetect $version|osdetect VERSION|g" \
		-e "s/$today/DATE/g" -e 's/[0-9][0-9]* bytes/N bytes/g' \
		-e 's/\<[0-9a-f]\{64\}\>/SHA256/g' "$1"
}
normalize "$work/.raw" >"$work/.got"
sed -n '/^\$ /,$p' "$case_file" >"$work/.wanted"
normalize "$work/.wanted" >"$work/.expected"

if diff -u "$work/.expected" "$work/.got"; then
	echo "ok: $1"
	exit 0
fi
# IT_ACCEPT=1 writes what came as the new expectation, to be read and kept.
if [ -n "${IT_ACCEPT:-}" ]; then
	sed -n '/^\$ /q;p' "$case_file" >"$work/.head"
	cat "$work/.head" "$work/.got" >"$case_file"
fi
exit 1
