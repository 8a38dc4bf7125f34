#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# check-bindist.sh TARBALL [MEDIA ROOT]: unpacks a binary distribution in an
# empty folder and uses it as a guest would: nothing of the build in the
# environment, no library but the system's own.  MEDIA is installed on a copy
# of ROOT, verified and uninstalled again.
set -u
tarball=$1
media=${2:-}
root=${3:-}
work=$(mktemp -d "${TMPDIR:-/tmp}/check-bindist.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

fail() {
	echo "bindist: $*" >&2
	exit 1
}

# own COMMAND...: in the unpacked folder, with an empty environment.
own() {
	(cd "$dir" && env -i PATH=/usr/bin:/bin HOME=/nonexistent "$@") \
		>"$work/out" 2>&1 && return
	status=$?
	cat "$work/out" >&2
	fail "$* ended with $status"
}

absolute() {
	case $1 in
	/*) echo "$1" ;;
	*) echo "$(pwd)/$1" ;;
	esac
}

test -f "$tarball" || fail "$tarball is missing"
gzip -dc "$tarball" | (cd "$work" && tar xf -) || fail "cannot be unpacked"
dir=$(echo "$work"/install-tools-*)
for file in install-tools COPYING README; do
	test -f "$dir/$file" || fail "$file is missing"
done

own ./install-tools --version
cat "$work/out"
own sh ./install-tools --version
own ./osdetect --version
# From elsewhere, through a link, and under VMware's name.
ln -s "$dir/install-tools" "$work/link"
own "$work/link" --version
own ./vmware-install.pl --help

for program in "$dir"/bin/*/*; do
	ldd "$program" >"$work/ldd" 2>&1
	sed -e 's/^[ 	]*//' -e 's/ .*//' -e 's,.*/,,' "$work/ldd" |
		while read -r library; do
			case $library in
			libc.so.* | libm.so.* | libdl.so.* | ld-linux* | \
				libpthread.so.* | librt.so.* | linux-* | \
				libmd.so.* | libz.so.* | libbz2.so.* | \
				libnsl.so.* | libsocket.so.* | not | \
				statically) ;;
			*) echo "$library" ;;
			esac
		done >"$work/foreign"
	case $(uname -s) in
	Linux) grep -E 'libmd|libz|libbz2' "$work/ldd" >>"$work/foreign" ;;
	esac
	test -s "$work/foreign" &&
		fail "$(basename "$program") needs $(cat "$work/foreign")"
done

if test -n "$media" && test -n "$root"; then
	media=$(absolute "$media")
	cp -Rp "$root" "$work/root" || fail "$root cannot be copied"
	own ./install-tools install --yes --media "$media" --root "$work/root"
	own ./install-tools verify --media "$media" --root "$work/root"
	own ./install-tools uninstall --yes --root "$work/root"
	echo "bindist: install, verify and uninstall work"
fi
echo "bindist: $(basename "$tarball") is complete"
