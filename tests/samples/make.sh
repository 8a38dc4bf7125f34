#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# make.sh CC MKARCHIVE OUT: the sample media and image roots that the
# transcripts, the demo and the bench work on.
#   OUT/media/   vmware-tools-distrib as a tree, tar.gz, tar.xz, zip, ISO;
#                late/: the same of a later release (9.10)
#   OUT/roots/   one root a system
#   OUT/files/   single driver files
set -eu
cc=$1 mkarchive=$2 out=$3
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$out"
mkdir -p "$out/media" "$out/roots" "$out/files"

# drivers GENERATION DIR: every directory of the media
drivers() {
	for flavour in 10 11 2009.06; do
		modules="vmxnet3s vmxnet vmmemctl vmhgfs vmblock"
		[ $flavour != 2009.06 ] || modules="vmxnet3s vmxnet"
		mkdir -p "$2/$flavour" "$2/${flavour}_64"
		for module in $modules; do
			generation=$1
			case $module-$1 in
			vmxnet3s-* | *-2012-08) ;;
			*) generation=10.3.10 ;;
			esac
			sh "$here/driver/mkdriver.sh" "$cc" $module $flavour \
				32 $generation "$2/$flavour/$module"
			sh "$here/driver/mkdriver.sh" "$cc" $module $flavour \
				64 $generation "$2/${flavour}_64/$module"
		done
		cp "$here/driver/vmxnet3s.conf" "$2/$flavour/"
	done
	chmod 0644 "$2"/*/*
}

drivers 2012-08 "$out/d"
sh "$here/media/mktree.sh" "$out/d" "$out/media"
cp "$out/d/11_64/vmxnet3s" "$out/files/vmxnet3s-11-64"
cp "$out/d/10_64/vmxnet3s" "$out/files/vmxnet3s-10-64"
drivers 2015-03 "$out/late"
SAMPLE_VERSION="9.10.0 build-2476743" \
	sh "$here/media/mktree.sh" "$out/late" "$out/media/late"
rm -rf "$out/d" "$out/late"

tree=$out/media/tree
mkdir "$tree" "$out/media/cd"
cp -Rp "$out/media/vmware-tools-distrib" "$tree/"
for form in tar tar.gz tar.xz zip; do
	"$mkarchive" $form "$out/media/vmware-solaris-tools.$form" "$tree"
done
cp "$out/media/vmware-solaris-tools.tar.gz" "$out/media/cd/"
"$mkarchive" iso "$out/media/solaris.iso" "$out/media/cd"
rm -rf "$tree"

for system in sol10ga sol10u1 sol10u3 sol10u11 osol2009.06 snv134 \
	sol11express sol11.0 sol11.1 sol11.2 sol11.3 sol11.4 openindiana \
	omnios smartos sparc11 solaris9 zone linux notsolaris; do
	sh "$here/roots/mkroot.sh" -k "$cc" $system "$out/roots/$system"
done
