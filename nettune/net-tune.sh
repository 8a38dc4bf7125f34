#!/sbin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Runs in a guest, written there by install-tools: the method of
# svc:/site/install-tools/net-early and net-late.
#
#	net-tune early|late
#
# Sets what the properties config/item_00 to config/item_99 of the service
# say, in this order, and never stops the boot: each command and its status
# go to the log of the service, and the status is 0, or 96 if the properties
# cannot be read.  Each property is one of
#
#	mtu DEVICE VALUE		dladm set-linkprop -t -p mtu=VALUE LINK
#	accept-jumbo INTERFACE VALUE	ndd -set /dev/INTERFACE ...
#	ndd DEVICE NAME VALUE		ndd -set DEVICE NAME VALUE
#	ipadm PROTOCOL NAME VALUE	ipadm set-prop -t -p NAME=VALUE PROTOCOL
#
# Nothing of it is stored elsewhere: without these services the next boot is
# as it was before.
#
# It is read by the Bourne shell of Solaris 10, too.
# shellcheck disable=SC2006,SC2086,SC2121,SC2162

svcprop=/usr/bin/svcprop
stage=$1
hold=
halves=
nl='
'

say() {
	echo "net-tune: $*"
}

give_up() {
	say "$*"
	exit 96
}

# run PROGRAM ARGUMENT...: the directory differs from system to system.
run() {
	for dir in /usr/sbin /sbin; do
		if test -x $dir/$1; then
			program=$dir/$1
			shift
			$program "$@" 2>&1
			say "$program $*: status $?"
			return
		fi
	done
	say "$*: there is no $1"
}

# tell PROGRAM ARGUMENT...: what it prints, and nothing else
tell() {
	for dir in /usr/sbin /sbin; do
		if test -x $dir/$1; then
			program=$dir/$1
			shift
			$program "$@" 2>/dev/null
			return
		fi
	done
}

# raise WHAT NOW VALUE COMMAND...: buffers are never made smaller, whoever set
# them: the administrator, or a release that has larger ones than others.
# What has more digits than a buffer can have is compared wrongly by some
# shells.
raise() {
	what=$1 now=$2 value=$3
	shift
	shift
	shift
	case $value in
	'' | *[!0-9]* | [!1]????????? | ???????????*)
		say "$what: not understood"
		return
		;;
	esac
	case $now in
	'' | *[!0-9]* | [!1]????????? | ???????????*)
		say "$what: not done, what it is now cannot be read"
		return
		;;
	esac
	if test "$now" -ge "$value"; then
		say "$what: it is $now already"
		return
	fi
	run "$@"
}

settle_ipadm() {
	if test "$2" != tcp; then
		run ipadm set-prop -t -p "$3=$4" "$2"
		return
	fi
	now=`tell ipadm show-prop -c -o current -p "$3" "$2"`
	raise "$*" "$now" "$4" ipadm set-prop -t -p "$3=$4" "$2"
}

settle_ndd() {
	if test "$2" != /dev/tcp; then
		run ndd -set "$2" "$3" "$4"
		return
	fi
	now=`tell ndd "$2" "$3"`
	raise "$*" "$now" "$4" ndd -set "$2" "$3" "$4"
}

# find_link DEVICE: links may have other names than their devices.
find_link() {
	device=$1 link=$1
	for dir in /usr/sbin /sbin; do
		test -x $dir/dladm || continue
		pairs=`$dir/dladm show-phys -p -o link,device 2>/dev/null`
		for pair in $pairs; do
			case $pair in
			*:$device)
				IFS=:
				set x $pair
				IFS=$blanks
				link=$2
				;;
			esac
		done
		return
	done
}

set_mtu() {
	value=$2
	find_link "$1"
	run dladm set-linkprop -t -p "mtu=$value" "$link"
}

# settle WORD...: does what one property says.
settle() {
	if test -n "$hold" && test "$1:$halves" != accept-jumbo:yes; then
		say "$*: $hold"
		return
	fi
	case $1:$# in
	mtu:3) set_mtu "$2" "$3" ;;
	accept-jumbo:3) run ndd -set "/dev/$2" accept-jumbo "$3" ;;
	ndd:4) settle_ndd "$@" ;;
	ipadm:4) settle_ipadm "$@" ;;
	*) say "$*: not understood" ;;
	esac
}

# take LINE: "config/item_NN astring VALUE", VALUE quoted for a shell.  The
# first eval finds quotes that do not match: that ends a shell.
take() {
	what=$1
	case $what in
	*'$'* | *'`'*)
		say "$what: not understood"
		return
		;;
	esac
	(eval "set x $what") 2>/dev/null || {
		say "$what: not understood"
		return
	}
	eval "set x $what"
	if test $# -gt 4; then
		say "$what: not understood"
	else
		settle $4
	fi
}

# The links are not to be touched once they are in use, or are just taken into
# use: then the next boot will find this service before they are.
# Of two answers one alone, or another word, is none: there is always a
# "default".
find_hold() {
	for instance in default nwam; do
		fmri=svc:/network/physical:$instance
		found=
		for property in state next_state; do
			is=`$svcprop -p restarter/$property $fmri 2>/dev/null`
			case $is in
			online | degraded | maintenance)
				hold="at next boot, $fmri has $property $is"
				;;
			none | uninitialized | offline | disabled) ;;
			*) is= ;;
			esac
			found=$found:$is
		done
		test -z "$hold" || return
		case $instance$found in
		nwam::) ;;
		*::* | *:) hold="not done, $fmri cannot be read" ;;
		esac
	done
}

# Solaris 10 has one half of an MTU from the driver's own file, whatever is
# confirmed: without the other one what is larger than 1500 would be lost.
find_halves() {
	words=
	test -r /etc/release && read words </etc/release
	case $words in
	"Solaris 10 "* | "Oracle Solaris 10 "*) halves=yes ;;
	esac
}

# What was never confirmed is not set again: the next run reverts the rest.
find_pending() {
	if test -f /var/lib/install-tools/confirm; then
		test -n "$hold" || find_halves
		hold="not done, it was not confirmed"
	fi
}

case $stage in
early | late) ;;
*) give_up "usage: net-tune early|late" ;;
esac
own=svc:/site/install-tools/net-$stage:default
lines=`$svcprop -p config $own 2>&1`
test $? = 0 || give_up "$own cannot be read: $lines"
if test $stage = early; then
	find_hold
fi
find_pending

# No name is expanded, and a line is one argument.
set -f
blanks=$IFS
IFS=$nl
set x $lines
IFS=$blanks
for tens in 0 1 2 3 4 5 6 7 8 9; do
	for ones in 0 1 2 3 4 5 6 7 8 9; do
		for line in "$@"; do
			case $line in
			"config/item_$tens$ones "*)
				# What it sets stays there.
				(take "$line")
				;;
			esac
		done
	done
done
for line in "$@"; do
	case $line in
	"config/item_"[0-9][0-9]" "*) ;;
	"config/item_"*) say "$line: not understood" ;;
	esac
done
exit 0
