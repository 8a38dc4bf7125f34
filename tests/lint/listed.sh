#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Every transcript and every suite of this tree is one that "make check" runs,
# and nothing is left here by a merge or an editor.
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
list=$(new_list)
build_files | sed "s|^|$top_srcdir/|" | xargs cat 2>/dev/null >"$list.mk"
find_in tests -- -name '*.t' ! -path '*/data/*' | while read -r test; do
	grep -qF "$test " "$list.mk" || grep -qxF "	$test" "$list.mk" ||
		echo "$test: no makefile names it"
done >"$list"
rm -f "$list.mk"
# shellcheck disable=SC2086 # names without blanks
find_in $rooms tests fuzz bench packaging doc man -- \( -name '*.orig' -o \
	-name '*.rej' -o -name '*~' \) |
	sed 's/$/: no file of the project/' >>"$list"
verdict "$list"
