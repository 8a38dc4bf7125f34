#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# live.sh short|full ROWS: class 13 of the fault campaign.  In a simulated
# guest each call of each of its programs fails, lies, dies before, in the
# middle of and after its work, or kills the program that called it.
: "${top_srcdir:=.}" "${top_builddir:=.}"
mode=$1 rows=$2
here=$(cd "$(dirname "$0")" && pwd)
top_builddir=$(cd "$top_builddir" && pwd)
export top_builddir
media=$top_builddir/tests/samples/built/media/cd

guest() {
	sh "$here/../guest/run" -m "$media" "$@"
}

why=$(guest --possible 2>&1) || {
	printf '13\tall\tskipped\t%s\n' "$(echo "$why" | head -n 1)" >>"$rows"
	exit 0
}
work=$(mktemp -d "${TMPDIR:-/tmp}/it-live.XXXXXX") || exit 2
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM

# files OPTION...: of the tree that is the working directory, but for what
# add_drv's lock, the kernel and logs leave; our own folder holds dates
files() {
	find . \( -path ./dev -o -path ./proc -o -path ./media -o \
		-path ./var/log -o -path ./var/svc/log -o \
		-path ./var/lib/install-tools \) -prune -o \
		! -path ./var/svc ! -name AdDrEm.lck ! -name path_to_inst \
		! -name boot_archive ! -name filestat.ramdisk "$@" |
		LC_ALL=C sort
}

# network GUEST: what its kernel holds: interfaces, and of the stack what is
# not at the defaults of Solaris 10 and 11; services, but not how they are,
# which a method that was killed may have changed; after tuning the links, which
# otherwise come with a driver that the kernel took, and keeps until it boots
network() {
	sort "$1/state/plumbed" 2>/dev/null
	case $operation in
	live-tune* | live-revert*) sort "$1/state/links" 2>/dev/null ;;
	esac
	LC_ALL=C sort "$1/state/stack" 2>/dev/null |
		grep -v -x -e 'tcp tcp_max_buf 1048576' \
			-e 'tcp tcp_xmit_hiwat 49152' \
			-e 'tcp tcp_recv_hiwat 49152' \
			-e 'tcp tcp_recv_hiwat 128000' \
			-e 'ip ip_lso_outbound 1'
	sed 's/ .*//' "$1/state/service" | sort
}

# list GUEST: what must be as before, or as after
list() {
	(
		cd "$1/tree" || exit
		files -printf '%y %m %U %G %l %p\n'
		files -type f -exec sha256sum {} +
		find . -name '.*.it0*' ! -path './dev/*'
	)
	network "$1"
}

# Every call of the log as PROGRAM:N, N counted over the guest's whole life;
# those of the first BEFORE lines are over.  Which links there are, what the
# stack's LSO switch says and which profile the network has is told by no other
# program: where that lies, or one of the last two is not told, the system is
# another one, with another NEW.
points() {
	awk -v before="$2" -v telling="$work/telling" '{
		sub(/^ */, "")
		n[$1]++
		if (NR <= before || $1 ~ /\//)
			next
		print $1 ":" n[$1]
		if ($0 ~ /^dladm show-(phys|link) /)
			print $1 ":" n[$1] ":lie" >telling
		if ($0 ~ /(_lso_outbound ip|-get .*ip_lso_outbound) / &&
		    !asked++) {
			print $1 ":" n[$1] ":lie" >telling
			print $1 ":" n[$1] ":exit=1" >telling
		}
		if ($0 ~ /^netadm list / && profile++) {
			print $1 ":" n[$1] ":lie" >telling
			print $1 ":" n[$1] ":exit=1" >telling
			print $1 ":" n[$1] ":kill" >telling
		}
	}' "$1/state/log"
}

actions='exit=1 lie exit-after=1 kill kill-after crash=1 crash=2 crash=3
	signal-caller=9 signal-caller=15'

# verdict STATUS: OLD or NEW as the status says, or neither
verdict() {
	case $1 in
	0) same new && echo NEW ;;
	1 | 4) same old && echo OLD ;;
	*)
		guest "$work/g" install-tools recover -q \
			>>"$work/said" 2>&1 || return
		if same old; then
			echo OLD
		else
			same new && echo NEW
		fi
		;;
	esac
}

same() {
	list "$work/g" >"$work/now"
	cmp -s "$work/now" "$work/$1"
}

# try POINT ACTION COMMAND...
try() {
	point=$1:$2
	shift 2
	rm -rf "$work/g"
	cp -Rp "$work/base" "$work/g"
	guest -i "$point" "$work/g" install-tools "$@" -q >"$work/said" 2>&1
	status=$?
	result=$(verdict $status)
	case $result in
	OLD) old=$((old + 1)) ;;
	NEW) new=$((new + 1)) ;;
	*)
		third=$((third + 1))
		echo "third state: $operation, $point: status $status"
		cat "$work/said"
		;;
	esac
}

# campaign OPERATION GUEST PREPARE COMMAND...: PREPARE is run before, or ":"
# (words)
campaign() {
	operation=$1 old=0 new=0 third=0 tried=0 begun=$(date +%s)
	rm -rf "$work/base" "$work/g"
	guest -k "$work/base" "$2" zonename >/dev/null 2>&1
	# shellcheck disable=SC2086 # words
	[ "$3" = : ] ||
		guest "$work/base" install-tools $3 -q >/dev/null 2>&1
	before=$(wc -l <"$work/base/state/log")
	shift 3
	list "$work/base" >"$work/old"
	cp -Rp "$work/base" "$work/g"
	guest "$work/g" install-tools "$@" -q >"$work/said" 2>&1 || {
		echo "live: $operation: the undisturbed run fails"
		cat "$work/said"
		exit 2
	}
	list "$work/g" >"$work/new"
	: >"$work/telling"
	points "$work/g" "$before" >"$work/points"
	for place in $(cat "$work/points"); do
		for action in $actions; do
			! grep -x "$place:$action" "$work/telling" >/dev/null ||
				continue
			tried=$((tried + 1))
			[ $((tried % every)) -ne 0 ] ||
				try "$place" "$action" "$@"
		done
	done
	printf '13\t%s\t%d\t%d\t%d\t%d\t%d\n' "$operation" \
		$((old + new + third)) $old $new $third \
		$(($(date +%s) - begun)) >>"$rows"
	[ $third -eq 0 ] || failed=1
}

# A prime, so that each action has its turn.
every=1 failed=0
[ "$mode" = full ] || every=23
campaign live-install-11 sol11.1 : install
campaign live-install-10 sol10u11 : install
campaign live-over-perl sol11.1-perl : install
campaign live-uninstall-11 sol11.1 install uninstall
campaign live-uninstall-10 sol10u11 install uninstall
campaign live-vendor-11 sol11.1-perl : uninstall --vendor
campaign live-vendor-10 sol10u11-perl : uninstall --vendor
[ "$mode" = full ] || every=61
# A line in dladm's store, as real ones have for each link.
{
	cat "$here/../guest/guests/sol11.1-late.guest"
	echo 'directory /etc/dladm'
	printf "line /etc/dladm/datalink.conf '%s\t%s'\n" net9 \
		'name=string,net9;class=int,1;media=int,4;'
} >"$work/stored.guest"
campaign live-tune-11 "$work/stored.guest" : tune apply --profile jumbo --live
campaign live-tune-10 sol10u11-net : tune apply --profile jumbo
campaign live-revert-11 "$work/stored.guest" \
	'tune apply --profile jumbo --live' tune revert
campaign live-revert-10 sol10u11-net 'tune apply --profile jumbo' tune revert
exit $failed
