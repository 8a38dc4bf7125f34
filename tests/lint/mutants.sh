#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Every rule that tests/hostile/mutants.sh takes out is still in its source,
# and the row that is to fail then is still among the cases.
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
list=$(new_list)
cases=$top_srcdir/tests/hostile/cases
sed '1,/^done <</d; /^END$/,$d' "$top_srcdir/tests/hostile/mutants.sh" |
while IFS=@ read -r file case rule; do
	source=$top_srcdir/$file
	case $rule in
	-*) grep -qF "{${rule#-}," "$source" ;;
	*) ! sed -e "$rule" "$source" | cmp -s - "$source" ;;
	esac || echo "$file: no such rule any more: $rule"
	grep -q "^$case " "$cases" || echo "$cases: no such row: $case"
done >"$list"
verdict "$list"
