#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# get-sources.sh DIR: fetches what configure --with-deps=DIR builds, with
# Debian's apt-get source.  The system's own list of sources may name binary
# packages only, so a private copy asks the same places for sources; nothing
# of the system's apt is changed, and no privilege is needed.
set -eu
mkdir -p "$1"
dir=$(cd "$1" && pwd)
apt=$dir/apt
rm -rf "$apt"
mkdir -p "$apt/parts" "$apt/lists/partial" "$apt/cache/archives/partial"

for file in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
	test -f "$file" || continue
	to=$apt/parts/$(basename "$file")
	case $file in
	*.sources)
		sed 's/^Types:.*/Types: deb-src/' "$file" >"$to"
		;;
	*.list)
		sed -n 's/^deb\(-src\)*[ 	]/deb-src /p' "$file" |
			sort -u >"$to"
		;;
	esac
done

get() {
	apt-get -q -o Dir::Etc::sourcelist=/dev/null \
		-o Dir::Etc::sourceparts="$apt/parts" \
		-o Dir::State::lists="$apt/lists" \
		-o Dir::Cache="$apt/cache" -o APT::Sandbox::User= "$@"
}

# Lists that hold no Debian sources (a vendor's) may fail.
get update >"$apt/log" 2>&1 || true
(cd "$dir" && get source --download-only libarchive libxml2) \
	>>"$apt/log" 2>&1 || {
	tail -n 20 "$apt/log" >&2
	echo "get-sources: apt-get source failed" >&2
	exit 1
}
rm -rf "$apt"
ls "$dir"
