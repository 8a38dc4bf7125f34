#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The manual pages are well formed, for mandoc and for groff, and have every
# name of an option.
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
list=$(new_list)
ran=no
sed -n 's/^	{"\(-[a-z-]*\)".*/\1/p' "$top_srcdir/installer/options.c" |
	while read -r option; do
		sed 's/\\-/-/g' "$top_srcdir/man/install-tools.8" |
			grep -E "^\.B.*[^a-z-]$option([^a-z-]|\$)" >/dev/null ||
			echo "install-tools.8: lacks $option"
	done >>"$list"
grep '^	{"--media"' "$top_srcdir/installer/options.c" >/dev/null ||
	echo "installer/options.c: its table of options is not found" >>"$list"
if command -v mandoc >/dev/null 2>&1; then
	ran=yes
	# Pages of ours are found where they are installed, not here.
	man_pages | while read -r page; do
		mandoc -T lint -W warning "$top_srcdir/$page" 2>&1
	done | grep -v 'referenced manual not found' >>"$list"
fi
if command -v groff >/dev/null 2>&1; then
	ran=yes
	man_pages | while read -r page; do
		groff -mandoc -ww -z -Tutf8 "$top_srcdir/$page" 2>&1
	done >>"$list"
fi
if test $ran = no; then
	rm -f "$list"
	need_tool mandoc
fi
verdict "$list"
