#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# A script that says "# Runs in a guest" is read by the Bourne shell of
# Solaris 10; one that people start from the top of the tree goes on under a
# POSIX shell, in its first command.
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
list=$(new_list)
marker='# Runs in a guest'
scripts | while read -r file; do
	if grep "^$marker" "$top_srcdir/$file" >/dev/null; then
		# shellcheck disable=SC2016 # these are the forbidden texts
		grep -n -e '\$(' -e '\[\[' -e '\${[a-zA-Z_0-9]*[%#]' \
			-e '^[ 	]*export [A-Za-z_]*=' "$top_srcdir/$file" |
			sed "s,^,$file:," >>"$list"
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
