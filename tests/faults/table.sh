#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# table.sh FILE...: the rows that the parts of the campaign wrote, as a table,
# and the line that counts them; fails if any row has a third state.
#
# A row is one line with tabs between its fields:
#   class operation points old new third seconds
#   class operation skipped WHY
# A row without points has tested nothing and is a failure too.
cat "$@" | LC_ALL=C sort -s -t '	' -k 1,1n | awk -F '\t' '
	function line(a, b, c, d, e, f, g) {
		printf "%-5s  %-28s  %7s  %7s  %7s  %5s  %7s\n", \
			a, b, c, d, e, f, g
	}
	NR == 1 {
		line("class", "operation", "points", "OLD", "NEW", "third",
			"seconds")
	}
	$3 == "skipped" {
		printf "%-5s  %-28s  skipped: %s\n", $1, $2, $4
		skipped++
		next
	}
	{
		line($1, $2, $3, $4, $5, $6, $7)
		points += $3
		old += $4
		new += $5
		third += $6
		seconds += $7
		if (NF == 7 && $3 > 0 && $6 == 0)
			passed++
		else
			failed++
	}
	END {
		line("all", "", points + 0, old + 0, new + 0, third + 0, \
			seconds + 0)
		print passed + 0 " passed, " failed + 0 " failed, " \
			skipped + 0 " skipped"
		exit failed > 0 || passed + 0 == 0
	}'
