#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# All scripts of ours pass shellcheck: what people run and what builds
# without any remark, tests and bench without a warning.
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
need_tool shellcheck
list=$(new_list)
scripts | while read -r file; do
	case $(head -n 1 "$top_srcdir/$file") in
	*bash*) shell=bash ;;
	*) shell='sh' ;;
	esac
	case $file in
	tests/* | bench/* | fuzz/*) severity=warning ;;
	*) severity=style ;;
	esac
	(cd "$top_srcdir" && shellcheck -x -s $shell -S $severity "$file") \
		>>"$list"
done
verdict "$list"
