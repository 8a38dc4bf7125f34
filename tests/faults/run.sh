#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# run.sh short|full ROWS PART...: runs the parts of the fault campaign and
# prints the table of all.  A part is a script that is called with the mode
# and the name of the file to which it appends its rows (see table.sh); what
# repeats a third state it prints.
here=$(cd "$(dirname "$0")" && pwd)
mode=$1 rows=$2
shift 2
: >"$rows" || exit 2
for part; do
	before=$(wc -l <"$rows")
	begun=$(date +%s)
	sh "$part" "$mode" "$rows" </dev/null
	status=$?
	echo "$(basename "$part"): $(($(date +%s) - begun)) s"
	# A part that ends early must not pass unseen.
	if test $status -gt 1 || test "$before" -eq "$(wc -l <"$rows")"; then
		printf '0\t%s ended with %s\t0\t0\t0\t0\t0\n' \
			"$(basename "$part")" $status >>"$rows"
	fi
done
sh "$here/table.sh" "$rows"
