#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# table.sh [-n EVERY] [-o OFFSET] [-v]
#
# Each row of the table of systems, adapters, driver builds and sizes: what
# "tune apply" makes of it in a running guest is held against what is known of
# that build on that kernel, by the guest's own kernel and not by the words of
# the program: at once, after a boot, with --live or --replumb, and after
# "tune revert" and another boot.  Every n-th row runs, from the o-th one.
set -u
here=$(cd "$(dirname "$0")" && pwd)
SRC=$(cd "$here/../.." && pwd)
BUILT=$(cd "${top_builddir:-$SRC/build}" && pwd)
SAMPLES=$BUILT/tests/samples/built
export SRC BUILT SAMPLES
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

work=$(mktemp -d "${TMPDIR:-/tmp}/it-table.XXXXXX") || exit 1
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 1

# SYSTEMS|ADAPTER|TOOLS|SIZE|BOOT|NOW|LSO
#   BOOT  the size after the next boot; -: refused, the size stays 1500
#   NOW   with --live and --replumb, before any boot; boot: waits for it;
#	  -: refused
#   LSO   EnableLSO after the boot
# TOOLS@GENERATION is a build of another time than that of the sample media.
# Of drivers older than Tools 9.10 accept-jumbo knows 1500 and 9000 alone, and
# LSO is broken on 5.11; those for Solaris 10 take any size there, and neither
# size nor LSO elsewhere.  Those of before Tools 9.0 tell the MAC 9000, and the
# device takes it at a boot; before 8.6 there are no jumbo frames.  e1000g takes
# nothing below 1500, and 1500 alone on some chips; vmxnet takes nothing.
rows() {
	cat <<'END'
10|vmxnet3|10|9000|9000|boot|1
10|vmxnet3|10|4000|4000|boot|1
10|vmxnet3|10|1500|1500|1500|1
2009|vmxnet3|2009.06|9000|9000|9000|0
2009|vmxnet3|2009.06|4000|-|-|0
2009 express 11|vmxnet3|10|9000|-|-|1
express 11|vmxnet3|11|9000|9000|9000|0
express 11|vmxnet3|11|4000|-|-|0
express 11|vmxnet3|late/11|9000|9000|9000|1
express 11|vmxnet3|late/11|4000|4000|4000|1
express 11|vmxnet3|late/11|60|60|60|1
10|vmxnet3|10@2010-01|9000|-|-|1
10|vmxnet3|10@2011-08|9000|9000|boot|1
10|vmxnet3|10@2011-08|4000|-|-|1
10|vmxnet3|10@2013-09|9000|9000|boot|1
2009|vmxnet3|2009.06@2010-01|9000|-|-|0
2009|vmxnet3|2009.06@2011-08|9000|9000|boot|0
2009|vmxnet3|2009.06@2013-09|9000|9000|9000|0
2009|vmxnet3|2009.06@2015-03|9000|9000|9000|0
express 11|vmxnet3|11@2012-10|9000|9000|boot|0
express 11|vmxnet3|11@2012-10|4000|-|-|0
express 11|vmxnet3|11@2013-09|9000|9000|9000|0
express 11|vmxnet3|11@2018-11|4000|4000|4000|1
express 11|vmxnet3|2009.06@2012-08|9000|-|-|0
illumos|vmxnet3||9000|9000|9000|1
illumos|vmxnet3||4000|4000|4000|1
illumos|vmxnet3||60|60|60|1
10|e1000||9000|9000|boot|none
10|e1000||4000|4000|boot|none
10|e1000e||9000|9000|boot|none
2009 express 11 illumos|e1000||9000|9000|9000|none
2009 express 11 illumos|e1000e||4000|4000|4000|none
10|e1000||1400|1400|boot|none
2009 express 11 illumos|e1000||1400|-|-|none
express 11 illumos|82573||9000|-|-|none
express 11 illumos|82573||1500|1500|1500|none
10|vmxnet|10|9000|-|-|none
2009|vmxnet|2009.06|9000|-|-|none
express 11|vmxnet|11|9000|-|-|none
smartos|vmxnet3||9000|-|-|1
smartos|e1000||9000|-|-|none
END
}

systems_of() {
	case $1 in
	10) echo sol10ga sol10u11 ;;
	2009) echo osol2009.06 ;;
	express) echo sol11express ;;
	11) echo sol11.0 sol11.1 sol11.2 sol11.3 sol11.4 ;;
	illumos) echo openindiana omnios ;;
	smartos) echo smartos ;;
	esac
}

count=0 ran=0 wrong=0

complain() {
	wrong=$((wrong + 1))
	echo "$where: $*"
	[ $verbose = no ] || sed 's/^/    /' out
}

tool() {
	inside install-tools tune "$@" >out 2>&1 </dev/null
	status=$?
}

# By the MAC and by the device: of the kernel, not of any program.  That the
# MAC has 9000 in any case is what those builds claim.
sizes() {
	awk -v d="$device" '$3 == d {
		print ($6 == "claims" ? $8 : $7) " " $8 }' g/state/links
}

# What the MAC and the device have are to be this; e1000g has frame classes on
# Solaris 10, of which IP uses what its interface is told.
expect_size() {
	if [ "$adapter $family" = "e1000 10" ] ||
		[ "$adapter $family" = "e1000e 10" ]; then
		is=$(inside ifconfig "$link" |
			sed -n '1s/.* mtu \([0-9]*\) .*/\1/p')
	else
		# accept-jumbo of Solaris 10 has one size; IP has the MAC's.
		is=$(sizes)
		case $family:$is in
		*:"$1 $1" | 10:"$1 9000") is=$1 ;;
		esac
	fi
	[ "$is" = "$1" ] || complain "$2: size $is, not $1"
}

# On 5.11 of before the tables of link properties there is no such line.
expect_lso() {
	is=$(inside prtconf -D -v | awk -v n="$instance" '
		/name=.EnableLSO/ { getline; sub(/.*value=/, "")
			split($0, of, "."); print of[n + 1] + 0; exit }')
	[ "$1" = none ] || [ "${is:-1}" = "$1" ] ||
		complain "$2: EnableLSO $is, not $1"
}

# Of "recommended", whatever the link does.
expect_buffers() {
	case $family in
	smartos) return ;;
	10 | 2009) is=$(inside ndd /dev/tcp tcp_max_buf
		inside ndd /dev/tcp tcp_xmit_hiwat
		inside ndd /dev/tcp tcp_recv_hiwat) ;;
	*) is=$(for name in $names; do
			inside ipadm show-prop -c -o current -p $name tcp
		done) ;;
	esac
	case $(echo $is) in
	"4194304 262144 262144") ;;
	"2097152 "* | "4194304 1048576 1048576") ;; # a release of larger ones
	*) complain "$1: buffers $(echo $is)" ;;
	esac
}

# declare_guest: the guest, booted, its driver in place
declare_guest() {
	instance=0 passed='' generation='' flavour=$tools
	case $tools in
	*@*) flavour=${tools%@*} generation=${tools#*@} ;;
	esac
	[ "$adapter" != 82573 ] || passed="line /etc/driver_aliases \
e1000g \\\"pciex8086,109a\\\""
	case $system in
	sol11express) names="_max_buf send_maxbuf recv_maxbuf" ;;
	sol11.4) names="max-buf send-buf recv-buf" ;;
	*) names="max_buf send_buf recv_buf" ;;
	esac
	case $adapter in
	vmxnet3) device=vmxnet3s0 ;;
	vmxnet) device=vmxnet0 ;;
	e1000) device=e1000g0 ;;
	*) # of which number depends on what the system had before
		new_guest "$system" "$passed" "adapter $adapter" &&
			inside zonename >/dev/null || return
		device=$(awk '{ print $3 }' g/state/links) ;;
	esac
	link=$device
	case $system in
	sol11.*) link=net0 ;;
	esac
	set -- "$passed" "adapter $adapter" "interface $link 192.0.2.10/24"
	[ $family != 10 ] ||
		set -- "$@" "file /etc/hostname.$device 644 '192.0.2.10'"
	if [ "$adapter" = vmxnet ]; then
		set -- "$@" "sample ${tools}_64/vmxnet \
/kernel/drv/amd64/vmxnet 755" "sample $tools/vmxnet /kernel/drv/vmxnet 755" \
			"line /etc/name_to_major 'vmxnet 250'" \
			"line /etc/driver_aliases 'vmxnet \"pci15ad,720\"'"
	elif [ -n "$flavour" ]; then
		set -- "$@" "tools $flavour"
	fi
	new_guest "$system" "$@" && inside zonename >/dev/null || return
	[ -z "$generation" ] || of_generation
}

# Without a new archive there is no boot.
of_generation() {
	set=$BUILT/tests/samples/driver/set/vmxnet3s-$flavour
	cp "$set-64-$generation.o" g/tree/kernel/drv/amd64/vmxnet3s &&
		cp "$set-32-$generation.o" g/tree/kernel/drv/vmxnet3s || return
	inside bootadm update-archive >/dev/null 2>&1
	reboot zonename >/dev/null
}

state() {
	cat g/state/links
	LC_ALL=C sort g/state/stack g/state/plumbed g/state/routes
	guest_files g/tree
}

# The tree but for what only runs write.
guest_files() {
	(cd "$1" && find . \( -path ./var/log -o -path ./var/svc/log -o \
		-path ./var/lib/install-tools -o -path ./dev -o \
		-path ./platform -o -path ./boot \) -prune -o \
		-type f -exec cksum {} + | LC_ALL=C sort -k 3)
}

expect_before() {
	guest_files g/tree >is
	cmp -s files.was is || {
		complain "$1: files differ"
		[ $verbose = no ] || diff files.was is
	}
	expect_size "$first" "$1"
}

# Its size is refused: then nothing is done; without it the rest is.
row_refused() {
	tool apply --profile recommended --mtu "$size" "$@"
	[ $status = 4 ] || complain "refused: status $status"
	expect_before "refused"
	tool apply --profile recommended "$@"
	case $family:$status in
	smartos:4 | [!s]*:0) ;;
	*) complain "status $status" ;;
	esac
	expect_buffers "without it"
	expect_size "$first" "without it"
}

row_boot() {
	cp -Rp base g
	if [ "$boot" = - ]; then
		row_refused
	else
		tool apply --profile recommended --mtu "$size"
		[ $status = 0 ] || complain "status $status"
		expect_size "$first" "before the boot"
	fi
	reboot zonename >/dev/null 2>&1
	[ "$boot" = - ] && expect_size "$first" "after the boot" ||
		expect_size "$boot" "after the boot"
	expect_lso "$lso" "after the boot"
	expect_buffers "after the boot"
	tool show
	[ $status = 0 ] || [ "$boot$status" = -3 ] ||
		complain "show: status $status"
	tool apply
	grep '^Changing' out >/dev/null && complain "a second one changes"
	tool revert
	[ $status = 0 ] || complain "revert: status $status"
	reboot zonename >/dev/null 2>&1
	expect_before "after the way back"
}

row_now() {
	rm -rf g
	cp -Rp base g
	case $now in
	-) row_refused --live --replumb ;;
	boot)
		tool apply --profile recommended --mtu "$size" --live --replumb
		[ $status = 0 ] || complain "now: status $status"
		expect_size "$first" "now"
		;;
	*)
		tool apply --profile recommended --mtu "$size" --live --replumb
		[ $status = 0 ] || complain "now: status $status"
		expect_size "$now" "now"
		;;
	esac
	tool revert --live --replumb
	[ $status = 0 ] || complain "now: revert: status $status"
	expect_before "now, and back"
}

rows >rows
while IFS='|' read -r families adapter tools size boot now lso <&3; do
	for family in $families; do
		for system in $(systems_of "$family"); do
			count=$((count + 1))
			[ $(((count + every - offset) % every)) = 0 ] ||
				continue
			ran=$((ran + 1))
			where="$system $adapter ${tools:--} $size"
			declare_guest || {
				complain "is no guest"
				continue
			}
			first=1500
			guest_files g/tree >files.was
			rm -rf base
			mv g base
			row_boot
			row_now
		done
	done
done 3<rows
echo "$ran rows, $wrong wrong"
[ $wrong = 0 ]
