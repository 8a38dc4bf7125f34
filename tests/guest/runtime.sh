#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# runtime.sh OUT PROGRAM SYSTEM-PROGRAMS PRELOADED LATE: what every guest has of
# the host, in the new directory OUT: the system's programs, a shell, and in
# lib/ the loader, the libraries of all, those that the program loads LATE, and
# the one that answers uname(2).
set -eu
out=$1 program=$2 system=$3 preloaded=$4 late=$5
rm -rf "$out"
mkdir -p "$out/lib"
cp "$system" "$out/programs"
cp "$preloaded" "$out/lib/guest.so"
# methods of services are scripts
shell=$(command -v dash || command -v sh)
cp -L "$shell" "$out/sh"

# Two forms: "libc.so.6 => /lib/libc.so.6 (0x...)", "/lib64/ld.so (0x...)".
for file in "$program" "$system" "$shell"; do
	LD_PRELOAD=$late ldd "$file"
done | sed -n -e 's/^.*=> *\(\/[^ ]*\) .*/\1/p' \
	-e 's/^[	 ]*\(\/[^ ]*\) (0x.*/\1/p' | sort -u |
	while read -r library; do
		[ -e "$library" ] || continue
		name=${library##*/}
		case $name in
		ld-*) name=ld.so ;;
		esac
		cp -L "$library" "$out/lib/$name"
	done
test -f "$out/lib/ld.so"
