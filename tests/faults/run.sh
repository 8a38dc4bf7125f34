#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# run.sh short|full ROWS PART...: runs the parts of the fault campaign and
# prints the table of all.  A part is a script that is called with the mode
# and the name of the file to which it appends its rows (see table.sh); what
# repeats a third state it prints.  One keeps one processor busy: two run at a
# time, each with a file of rows of its own.
here=$(cd "$(dirname "$0")" && pwd)
mode=$1 rows=$2
shift 2
: >"$rows" || exit 2
work=$(mktemp -d "${TMPDIR:-/tmp}/it-parts.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# run PART DIR: leaves there what it said, how it ended, and its rows
run() {
	begun=$(date +%s)
	: >"$2/rows"
	sh "$1" "$mode" "$2/rows" >"$2/said" 2>&1 </dev/null
	echo $? >"$2/status"
	echo "$(basename "$1"): $(($(date +%s) - begun)) s" >>"$2/said"
}

# lane PART...: those that the other has not begun
lane() {
	n=0
	for part; do
		n=$((n + 1))
		mkdir "$work/$n" 2>/dev/null && run "$part" "$work/$n"
	done
}

lane "$@" &
lane "$@"
wait
n=0
for part; do
	n=$((n + 1))
	cat "$work/$n/said"
	cat "$work/$n/rows" >>"$rows"
	read -r status <"$work/$n/status" || status=nothing
	# A part that ends early must not pass unseen.
	case $status in
	0 | 1) test ! -s "$work/$n/rows" || continue ;;
	esac
	printf '0\t%s ended with %s\t0\t0\t0\t0\t0\n' \
		"$(basename "$part")" "$status" >>"$rows"
done
sh "$here/table.sh" "$rows"
