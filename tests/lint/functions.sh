#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Lengths of function bodies: half of them have at most 10 lines, nine in ten
# at most 35, none more than 90.
# shellcheck disable=SC2016 # the text of awk
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
list=$(new_list)
c_sources | grep '\.c$' | (cd "$top_srcdir" && xargs awk '
	/^[a-zA-Z_].*\(/ { name = $0; sub(/\(.*/, "", name)
		sub(/^.*[ *]/, "", name) }
	/^\{/ { start = FNR; next }
	/^\}/ && start { print FNR - start - 1, FILENAME ":" start, name
		start = 0 }') | sort -n >"$list"
awk '
	{ size[NR] = $1; line[NR] = $0 }
	END {
		if (NR == 0) { print "no functions"; exit 0 }
		median = size[int(NR * 0.5) + 1]
		p90 = size[NR > int(NR * 0.9) ? int(NR * 0.9) + 1 : NR]
		print NR " functions: median " median ", p90 " p90 \
			", longest " size[NR]
		for (i = NR; i > 0 && size[i] > 60; i--)
			print "over 60 lines: " line[i]
		exit median > 10 || p90 > 35 || size[NR] > 90
	}' "$list"
status=$?
rm -f "$list"
exit $status
