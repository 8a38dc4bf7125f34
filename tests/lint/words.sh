#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Nothing in the tree names a build machine, a registry or left-over work.
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
list=$(new_list)
{
	# shellcheck disable=SC2086
	find_in $rooms tests fuzz bench packaging m4 man doc .ci -- \
		! -name '*.o' ! -name '*.lo' ! -name '*.la' ! -path \
		'*/data/*' ! -name libtool.m4 ! -name 'lt*.m4'
	(cd "$top_srcdir" && ls configure.ac Makefile.am bootstrap README.md \
		install-tools ChangeLog NEWS 2>/dev/null)
} | grep -v '^tests/lint/words\.sh$' | (cd "$top_srcdir" && xargs grep -n -I \
	-e '/work/' -e '/home/[a-z]' -e '/root/[a-z.]' -e '/tmp/b-' \
	-e '/Users/' -e '\.debian\.org' -e 'registry\.npmjs' -e 'FIXME' \
	-e 'XXX[^X]*:' /dev/null) >"$list"
verdict "$list"
