#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# make.sh DECLARATION DIR: builds the guest that DECLARATION describes in the
# new directory DIR.  tests/guest/README.md lists the facts.  What the
# programs answer from the facts alone is not looked at here.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
built=$(cd "${top_builddir:-$here/../../build}" && pwd)
samples=$built/tests/samples/built
declaration=$1 dir=$2

die() {
	echo "make.sh: $declaration: $*" >&2
	exit 2
}

# fact NAME: what follows the first fact of that name
fact() {
	sed -n "s/^$1[	 ][	 ]*//p" "$dir/state/facts" | head -n 1
}

# Facts that this script obeys, in the order in which they stand.

fact_file() {
	mkdir -p "$dir/tree/${1%/*}"
	printf '%s\n' "$3" >"$dir/tree$1"
	chmod "$2" "$dir/tree$1"
}

# release LINE: the first line of /etc/release, with the blanks before it
fact_release() {
	sed -e 1d "$dir/tree/etc/release" >"$dir/release"
	{
		printf '                 %s\n' "$*"
		cat "$dir/release"
	} >"$dir/tree/etc/release"
	rm -f "$dir/release"
}

fact_line() {
	path=$1
	shift
	printf '%s\n' "$*" >>"$dir/tree$path"
}

fact_link() {
	mkdir -p "$dir/tree/${1%/*}"
	rm -f "$dir/tree$1"
	ln -s "$2" "$dir/tree$1"
}

fact_directory() {
	mkdir -p "$dir/tree$1"
	chmod "${2:-755}" "$dir/tree$1"
}

fact_remove() {
	rm -rf "$dir/tree$1"
}

# sample SOURCE PATH: a file of the sample media's modules; of the later
# release (9.10) where SOURCE begins with late/
fact_sample() {
	media=$samples/media file=${1#late/}
	[ "$file" = "$1" ] || media=$media/late
	mkdir -p "$dir/tree/${2%/*}"
	cp "$media/vmware-tools-distrib/lib/modules/binary/$file" \
		"$dir/tree$2"
	chmod "${3:-755}" "$dir/tree$2"
}

# tools [late/]FLAVOUR: vmxnet3s of that set of drivers, installed
fact_tools() {
	mkdir -p "$dir/tree/kernel/drv/amd64"
	fact_sample "$1/vmxnet3s" /kernel/drv/vmxnet3s
	fact_sample "${1}_64/vmxnet3s" /kernel/drv/amd64/vmxnet3s
	fact_sample "$1/vmxnet3s.conf" /kernel/drv/vmxnet3s.conf 644
	grep '^vmxnet3s ' "$dir/tree/etc/name_to_major" >/dev/null ||
		fact_line /etc/name_to_major vmxnet3s 7
	grep '^vmxnet3s ' "$dir/tree/etc/driver_aliases" >/dev/null ||
		fact_line /etc/driver_aliases 'vmxnet3s "pci15ad,7b0"'
	grep '^vmxnet3s:' "$dir/tree/etc/minor_perm" >/dev/null ||
		fact_line /etc/minor_perm 'vmxnet3s:* 0600 root sys'
}

fact_perl_install() {
	sh "$here/../samples/roots/mkperl.sh" "$dir/tree" \
		"$samples/media/vmware-tools-distrib" "$1"
}

fact_user() {
	echo "$1" >"$dir/state/uid"
}

fact_readonly() {
	echo "$1" >>"$dir/state/readonly"
}

fact_small() {
	echo "$1 $2" >>"$dir/state/small"
}

obey() {
	case $1 in
	file | release | line | link | directory | remove | sample | tools | \
		perl-install | user | readonly | small)
		verb=$(echo "$1" | tr - _)
		shift
		"fact_$verb" "$@"
		;;
	esac
}

# in_guest COMMAND...: what it says is shown only when it fails
in_guest() {
	"$built/tests/guest/enter" "$dir" "$built/tests/guest/runtime" \
		"$built/installer/install-tools" "$@" >"$dir/said" 2>&1 || {
		status=$?
		cat "$dir/said" >&2
		die "$* ended with $status"
	}
	rm -f "$dir/said"
}

build_root() {
	system=$(fact system)
	[ -d "$samples/roots/$system" ] || die "no sample root $system"
	cp -Rp "$samples/roots/$system" "$dir/tree"
	# what is written below stops at no mode, as for root
	[ "$(id -u)" = 0 ] || chmod -R u+w "$dir/tree"
	chmod u+w "$dir/tree/etc/path_to_inst" 2>/dev/null || :
	# One id is all that an ordinary user has in his namespace.
	[ "$(id -u)" = 0 ] || sed 's/^sys::3:/sys::0:/; s/^bin::2:/bin::0:/' \
		"$samples/roots/$system/etc/group" >"$dir/tree/etc/group"
	# where the system mounts a CD
	case $system in
	sol10*) place='/cdrom/vmwaretools' ;;
	*) place='/media/VMware Tools' ;;
	esac
	mkdir -p "$dir/tree${place%/*}"
	echo "$place" >"$dir/state/cd"
}

umask 022
[ ! -e "$dir" ] || die "$dir exists already"
mkdir -p "$dir/state"
chmod 777 "$dir/state"
sed -e '/^[	 ]*#/d' -e '/^[	 ]*$/d' "$declaration" >"$dir/state/facts"
build_root
sed -n '/./p' "$dir/state/facts" | while read -r name rest; do
	eval "obey $name $rest"
done
# What a run would refuse to do must not keep the guest from being made.
later() {
	for name in readonly small uid; do
		[ ! -f "$dir/state/$name$1" ] ||
			mv "$dir/state/$name$1" "$dir/state/$name$2"
	done
}

later '' .later
in_guest guest-install
in_guest guest-boot --first
sed -n 's/^run[	 ]*//p' "$dir/state/facts" | while read -r command; do
	eval "in_guest $command"
done
later .later ''
rm -f "$dir/state/log" "$dir"/state/calls.*
# what a ramdisk is again after each boot
if grep '^ramdisk' "$dir/state/facts" >/dev/null; then
	cp -Rp "$dir/tree" "$dir/state/image"
fi
