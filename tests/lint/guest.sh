#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# A script that says "# Runs in a guest" is read by the Bourne shell of
# Solaris 10; one that people start from the top of the tree goes on under a
# POSIX shell, in its first command.
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
list=$(new_list)
marker='# Runs in a guest'
# In this order: substitution and arithmetic, [[, what comes with POSIX in
# ${}, ways to export and to declare, ! and test -e and their kin, functions
# by that word, ~, set -o and --, read -r, printf, which is no part of it.
forbidden=$(mktemp)
trap 'rm -f "$forbidden" "$list"' EXIT
cat >"$forbidden" <<'END'
\$(
\[\[
\${[a-zA-Z_0-9@*]*[%#]
\${#
^[ 	]*export [A-Za-z_]*=
^[ 	]*readonly [A-Za-z_]*=
^[ 	]*local[ 	]
^[ 	]*typeset[ 	]
^[ 	]*\(if\|while\|until\)*[ 	]*![ 	]
[&|;][ 	]*![ 	]
test .*-e[ 	]
test .*-\(nt\|ot\|ef\|S\|O\|G\)[ 	]
\[ .*==
\[ -e[ 	]
^[ 	]*function[ 	]
[ 	=]~
set -o
set --
^[ 	]*read -r
command -v
printf[ 	]
[ 	=(]\$'
|&
&>
<<<
END
scripts | while read -r file; do
	if grep "^$marker" "$top_srcdir/$file" >/dev/null; then
		# Comments may say anything.
		sed 's/^[ 	]*#.*//' "$top_srcdir/$file" |
			grep -n -f "$forbidden" | sed "s,^,$file:," >>"$list"
	fi
	case $file in
	bootstrap | install-tools)
		grep -v '^#' "$top_srcdir/$file" | head -n 2 |
			grep 'exec /usr/xpg4/bin/sh' >/dev/null ||
			echo "$file: does not leave the Bourne shell" \
				>>"$list"
		;;
	esac
done
verdict "$list"
