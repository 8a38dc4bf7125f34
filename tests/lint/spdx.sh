#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The licence stands in the first two lines of every file of ours.
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
list=$(new_list)
{
	c_sources
	scripts
	build_files
	man_pages
} | while read -r file; do
	case $file in
	*.[ch]) lines=1 ;;
	*) lines=2 ;;
	esac
	head -n $lines "$top_srcdir/$file" |
		grep 'SPDX-License-Identifier: BSD-2-Clause' >/dev/null ||
		echo "$file: no SPDX line" >>"$list"
done
verdict "$list"
