#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# At most 80 columns (a tab ends at the next eighth), no blanks at the end of
# a line, C indented with tabs.
# shellcheck disable=SC2016 # the text of awk
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
list=$(new_list)
{
	c_sources
	scripts
	build_files
} | (cd "$top_srcdir" && xargs awk '
	{
		row = $0
		wide = 0
		while ((at = index(row, "\t")) > 0) {
			wide += at - 1
			wide += 8 - wide % 8
			row = substr(row, at + 1)
		}
		wide += length(row)
		where = FILENAME ":" FNR ": "
		if (wide > 80)
			print where wide " columns"
		if ($0 ~ /[ \t]$/)
			print where "blank at the end"
		if (FILENAME ~ /\.[ch]$/ && $0 ~ /^        /)
			print where "indented with blanks"
	}') >"$list"
verdict "$list"
