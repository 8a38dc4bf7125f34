#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Class 9: what a careless or hostile caller hands to the program.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"

# with_clock SECONDS: the time of day is that
with_clock() {
	CLOCK_AT=$1 LD_PRELOAD=$libs/clock.so
	export CLOCK_AT LD_PRELOAD
}

without_folder() {
	mkdir "$work/gone"
	cd "$work/gone" || exit
	rmdir "$work/gone"
}

# Everything below is one call: name, what must come of it, what must be
# said, and the operation as it is called.
descriptors() {
	try 'closed 0' NEW '' 'run <&-'
	try 'closed 1' NEW '' 'run >&-'
	try 'closed 2' NEW '' 'run 2>&-'
	try 'closed 0 1' NEW '' 'run <&- >&-'
	try 'closed 0 2' NEW '' 'run <&- 2>&-'
	try 'closed 1 2' NEW '' 'run >&- 2>&-'
	try 'closed 0 1 2' NEW '' 'run <&- >&- 2>&-'
}

surroundings() {
	try 'umask 0' NEW '' 'umask 0; run'
	try 'umask 0777' NEW '' 'umask 0777; run'
	try 'no folder' NEW '' 'without_folder; run'
	try 'no home' NEW '' 'unset HOME; run'
	try 'no environment' NEW '' 'wrapper="env -i"; run'
	try 'unknown language' NEW '' 'LC_ALL=xx_YY.UTF-9 LANG=xx; run'
	try 'year 1970' NEW '' 'with_clock 0; run'
	try 'year 2106' NEW '' 'with_clock 4294967296; run'
	try 'before 1970' NEW '' 'with_clock -86400; run'
}

limits() {
	for n in 16 12 10 8 7 6 5 4; do
		try "$n descriptors" either '' "ulimit -n $n; run"
	done
	# The message would be cut by the limit too.
	for n in 0 1 2 4 8 16 24 32 64; do
		try "files of $n blocks" either '' \
			"ulimit -f $n; run >/dev/null 2>&1"
	done
	try 'full output' NEW '' 'run >/dev/full'
	try 'output cut off' NEW '' \
		'{ (run); echo $? >$work/ended; } | :; exit $(cat $work/ended)'
}

signals() {
	restore
	n=1 calls=$(count_calls)
	while [ "$n" -le "$calls" ]; do
		for signal in HUP INT TERM; do
			try "$signal at call $n" either '' \
				"at $n 'kill -$signal \$PPID'; run"
		done
		try "ignored HUP at call $n" NEW '' \
			"trap '' HUP; at $n 'kill -HUP \$PPID'; run"
		n=$((n + stride))
	done
}

moments() {
	n=1
	while [ "$n" -le 40 ]; do
		for what in HUP INT TERM pty; do
			try "$what after $n ms" either '' \
				"wrapper='$strike $what ${n}000'; run"
		done
		n=$((n + stride))
	done
}

strike=$built/tests/faults/strike
[ -x "$strike" ] || skip 9 "not built here"
every 29
for one in install upgrade uninstall; do
	begin 9 $one
	descriptors
	surroundings
	limits
	signals
	moments
	row
done
exit $failed
