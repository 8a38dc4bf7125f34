#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The manual pages are well formed, for mandoc and for groff.
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
list=$(new_list)
ran=no
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
