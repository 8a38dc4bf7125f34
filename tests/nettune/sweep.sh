#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# sweep.sh [-n EVERY] [-o OFFSET] [-v] [SCENARIO]...
#
# What if a command goes wrong?  Each call that "tune apply", "tune show" and
# "tune revert" make of the system's programs, on each system and build of the
# driver, goes wrong in each way, one at a time.  Then must be true:
#
#   * the status: 0 only where all is as after a run that nothing went wrong
#     in, else all is as before, at the latest after "recover"
#   * a way back that was told to have worked has brought back everything
#   * what "tune show" says afterwards is what it says of that state in a run
#     that nothing went wrong in, and while it is lied to it says neither "all
#     is as wanted" of what is not, nor changes anything
#
# State is what the simulated guest has in its kernel and on its disk.  Every
# n-th combination runs, from the o-th one; all take about an hour.  The last
# line counts them.
set -u
here=$(cd "$(dirname "$0")" && pwd)
SRC=$(cd "$here/../.." && pwd)
BUILT=$(cd "${top_builddir:-$SRC/build}" && pwd)
export SRC BUILT
. "$SRC/tests/guest/lib.sh"

every=1 offset=0 verbose=no
while getopts n:o:v option; do
	case $option in
	n) every=$OPTARG ;;
	o) offset=$OPTARG ;;
	v) verbose=yes ;;
	*) exit 2 ;;
	esac
done
shift $((OPTIND - 1))
chosen=" $* "

work=$(mktemp -d "${TMPDIR:-/tmp}/it-sweep.XXXXXX") || exit 1
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 1

# NAME|SYSTEM|FACT;FACT...|OPTIONS of tune apply[|of an earlier one]
# In facts @ begins an interface: "@net0" is "interface net0 192.0.2.10/24".
scenarios() {
	sed 's/@\([a-z0-9]*\)/interface \1 192.0.2.10\/24/' <<'END' |
s10|sol10u11|tools 10;adapter vmxnet3;@vmxnet3s0|--profile jumbo
s10-e1000g|sol10u11|adapter e1000;@e1000g0;file /etc/hostname.e1000g0 644 h\
|--mtu 9000
2009|osol2009.06|tools 2009.06;adapter vmxnet3;@vmxnet3s0\
|--profile jumbo --live
2009-e1000g|osol2009.06|adapter e1000;@e1000g0\
;route inet 10.0.0.0/8 192.0.2.2 e1000g0 UG|--mtu 9000 --replumb
11-old|sol11.0|tools 11;adapter vmxnet3;@net0|--profile jumbo --live
11.1-old|sol11.1|tools 11;adapter vmxnet3;@net0|--profile jumbo --replumb
11.1-wrong|sol11.1|tools 10;adapter vmxnet3;@net0|--profile recommended
11.1-set|sol11.1|tools late/11;adapter vmxnet3;@net0\
;run ipadm set-prop -p recv_buf=524288 tcp\
;run ipadm set-prop -t -p max_buf=2097152 tcp\
;run dladm set-linkprop -p mtu=2000 net0|--profile jumbo --live
11.2|sol11.2|tools late/11;adapter vmxnet3;@net0|--profile jumbo
11.2-again|sol11.2|tools late/11;adapter vmxnet3;@net0\
|--profile recommended --lso off --mtu 4000|--mtu 9000
11.1-again|sol11.1|tools 11;adapter vmxnet3;@net0\
|--mtu 1500 --live|--profile jumbo --live
11.2-nwam|sol11.2|tools late/11;adapter vmxnet3;@net0;profile Automatic\
|--profile recommended --mtu 9000 --live
11.3-e1000g|sol11.3|adapter e1000;@net0|--mtu 9000 --replumb
11.4|sol11.4|tools late/11;adapter vmxnet3;@net0|--profile wan --mtu 4000 --live
11.4-old|sol11.4|tools 11;adapter vmxnet3;@net0|--profile recommended --live
oi|openindiana|adapter vmxnet3;@vmxnet3s0|--profile jumbo --replumb
omnios|omnios|adapter vmxnet3;@vmxnet3s0\
;route inet 10.0.0.0/8 192.0.2.2 vmxnet3s0 UG|--mtu 4000 --lso off --replumb
END
		sed -e ':a' -e '/\\$/{' -e 'N' -e 's/\\\n//' -e 'ta' -e '}'
}

# What goes wrong with a call: WAY|ACTION[|ACTION]...
ways() {
	cat <<'END'
usage|stderr=usage: what is this?|exit=2
silent|lie
fails|exit=1
late|exit-after=1
nothing|quiet
garbage|stdout=:;\\:=%n,-99999999999999999999: 7f|lie
question|question
unknown|question|exit-after=1
signal|kill
signal-late|kill-after
localised|stderr=Unbekannte Eigenschaft|stdout=Wert: nicht verfuegbar|exit=1
other-stream|swap
END
}

# new: the guest as it was declared, without a word of how it came to that
new() {
	rm -rf g
	cp -a "$1" g
	rm -f g/state/calls.* g/state/inject
	: >g/state/log
}

# state: kernel and disk; not what only tells of runs
state() {
	(
		cd g/state || exit
		cat links
		# Of 2009.06 by whom it was plumbed is no state.
		sort stack plumbed routes service 2>/dev/null |
			sed 's/ elu- / eu- /'
		cd ../tree || exit
		find . \( -path ./var/log -o -path ./var/svc/log -o \
			-path ./var/lib/install-tools -o -path ./dev \) \
			-prune -o ! -path ./var/svc -printf '%m %y %l %p\n' |
			LC_ALL=C sort
		find . \( -path ./var/log -o -path ./var/svc/log -o \
			-path ./var/lib/install-tools -o -path ./dev \) -prune \
			-o -type f ! -name boot_archive \
			! -name filestat.ramdisk -exec cksum {} + |
			LC_ALL=C sort
		[ ! -f var/lib/install-tools/tuning.xml ] || echo tuned
	)
}

tool() {
	inside install-tools tune "$@" >out 2>err </dev/null
	status=$?
}

count=0 ran=0 wrong=0

complain() {
	wrong=$((wrong + 1))
	echo "$where: $*"
	[ $verbose = no ] || {
		sed 's/^/    /' out err
		sed 's/^/    /' g/state/log
	}
}

# It said what it did not do, or not now.
told_less() {
	grep -e 'not set: ' -e 'at the next boot' -e 'at each boot' out \
		>/dev/null
}

# Does what is there have the state that the status tells?
judge() {
	if [ $status = 7 ]; then
		rm -f g/state/inject
		inside install-tools recover >/dev/null 2>&1 ||
			complain "recover ends with $?"
		state >is
		cmp -s is "$1" || cmp -s is "$2" ||
			complain "neither old nor new after recover"
		return
	fi
	state >is
	if [ $status = 0 ]; then
		cmp -s is "$2" || told_less || {
			complain "status 0, and it is not as told"
			[ $verbose = no ] || diff "$2" is
		}
	elif ! cmp -s is "$1"; then
		complain "status $status, and it is not as before"
		[ $verbose = no ] || diff "$1" is
	fi
}

# What show says of it has to be what it says of such a state else.
judge_show() {
	rm -f g/state/inject
	state >is
	inside install-tools tune show >said 2>&1
	echo $? >>said
	if cmp -s is first; then
		cmp -s said first.said ||
			complain "show of the first state differs"
	elif cmp -s is old; then
		cmp -s said old.said || complain "show of the old state differs"
	elif cmp -s is new; then
		cmp -s said new.said || complain "show of the new state differs"
	fi
}

# inject CALL ACTION|ACTION...
inject() {
	echo "$2" | tr '|' '\n' | sed "s/^/$1:/" >g/state/inject
}

apply_wrong() {
	new base
	inject "$1" "$2"
	tool apply $options
	judge old new
	judge_show
	grep '^tuned$' is >/dev/null || return
	cp is now
	tool revert $again
	judge now first
}

# Something was left: it is named, and the next one takes it back.
judge_left() {
	rm -f g/state/inject
	grep '^warning .* now: ' out >/dev/null || complain "does not say what"
	tool revert $again
	[ $status = 0 ] || complain "what was left does not go back: $status"
	state >is
	cmp -s is first || complain "what was left does not lead there"
}

revert_wrong() {
	new tuned
	inject "$1" "$2"
	tool revert $again
	[ $status != 3 ] || {
		judge_left
		return
	}
	judge new first
	judge_show
	state >is
	if cmp -s is new; then
		tool revert $again
		judge new first
	fi
}

# 1: what "all is as wanted" is said of must be so.
show_wrong() {
	new "$3"
	inject "$1" "$2"
	state >was
	tool show
	state >is
	cmp -s was is || complain "show changes something"
	[ $status = "$4" ] || [ $status != 0 ] ||
		complain "show says that all is as wanted"
}

# each NUMBERED-CALLS DO...: every n-th of all ways of each of them
each() {
	calls=$1
	shift
	ways >ways
	while read -r call <&4; do
		while IFS='|' read -r way actions <&5; do
			count=$((count + 1))
			[ $(((count + every - offset) % every)) = 0 ] ||
				continue
			ran=$((ran + 1))
			where="$scenario $1 ${3-} $call $way"
			"$1" "$call" "$actions" ${2+"$2"} ${3+"$3"}
		done 5<ways
	done 4<"$calls"
}

# The calls of the system's programs in the log, each with its number.
numbered() {
	awk '/^[^ ]/ { print $1 ":" ++n[$1] }' g/state/log >"$1"
}

prepare() {
	set -f
	IFS=';'
	set -- $facts
	unset IFS
	set +f
	new_guest "$system" "$@" || exit 1
	inside zonename >/dev/null || exit 1
	rm -rf base tuned
	cp -a g base
	# A value that was set back to the default is one that was never set.
	[ -z "$earlier" ] || inside install-tools tune apply -q $earlier
	inside install-tools tune apply -q $options
	inside install-tools tune revert -q $again
	cp g/state/stack base/state/
	new base
	state >first
	inside install-tools tune show >first.said 2>&1
	echo $? >>first.said
	new base
	if [ -n "$earlier" ]; then
		tool apply $earlier
		[ $status = 0 ] || complain "does not begin: $(cat err)"
		rm -rf base
		cp -a g base
		new base
	fi
	state >old
	inside install-tools tune show >old.said 2>&1
	echo $? >>old.said
	new base
	tool apply $options
	[ $status = 0 ] || complain "does not even work: $(cat err)"
	numbered calls.apply
	state >new
	inside install-tools tune show >new.said 2>&1
	echo $? >>new.said
	cp -a g tuned
	new tuned
	tool show
	show_status=$status
	numbered calls.show
	new tuned
	tool revert $again
	[ $status = 0 ] || complain "does not even go back: $(cat err)"
	numbered calls.revert
	state >is
	cmp -s is first || {
		complain "the way back does not lead there"
		[ $verbose = no ] || diff first is
	}
}

scenarios >scenarios
while IFS='|' read -r scenario system facts options earlier <&3; do
	case $chosen in
	"  " | *" $scenario "*) ;;
	*) continue ;;
	esac
	where=$scenario
	case "$options $earlier" in
	*--replumb*) again=--replumb ;;
	*) again= ;;
	esac
	prepare
	each calls.apply apply_wrong
	each calls.revert revert_wrong
	each calls.show show_wrong tuned "$show_status"
done 3<scenarios
echo "$ran combinations, $wrong wrong"
[ $wrong = 0 ]
