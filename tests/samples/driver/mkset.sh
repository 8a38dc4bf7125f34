#! /bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# mkset.sh CC DIR: everything that tests/check_driver reads, into DIR:
# MODULE-FLAVOUR-BITS-GENERATION.o, the files of variants.list, and the
# sample kernels as roots in k-SYSTEM.
set -e
cc=$1 out=$2
here=`dirname "$0"`
mkdir -p "$out"
make_all()
{
	module=$1 flavour=$2 widths=$3
	shift 3
	for generation in "$@"; do
		for bits in $widths; do
			sh "$here/mkdriver.sh" "$cc" $module $flavour $bits \
				$generation \
				"$out/$module-$flavour-$bits-$generation.o"
		done
	done
}
late="2012-08 2013-09 2015-03 10.3.10"
make_all vmxnet3s 10 "32 64" 2010-01 2011-08 2012-10 $late
make_all vmxnet3s 2009.06 "32 64" 2010-01 2011-08 2012-10 $late
make_all vmxnet3s 11 "32 64" 2012-10 $late 2018-11
make_all vmxnet3s illumos "32 64" 2016-04 2016-11
make_all vmxnet3s illumos 64 2023
for module in vmxnet vmblock vmhgfs vmmemctl; do
	make_all $module 10 "32 64" 2012-08 10.3.10
	make_all $module 11 "32 64" 2012-08 10.3.10
done
make_all vmxnet 2009.06 "32 64" 2012-08 10.3.10
while read name module flavour bits generation flags; do
	case $name in
	'#'*) continue ;;
	esac
	sh "$here/mkdriver.sh" "$cc" $module $flavour $bits $generation \
		"$out/$name.o" $flags
done <"$here/variants.list"
for system in solaris10-2006 solaris10 2009.06 solaris11 illumos2016 \
	illumos2025; do
	sh "$here/mkkernel.sh" "$cc" $system 64 "$out/k-$system"
done
sh "$here/mkkernel.sh" "$cc" solaris10 32 "$out/k-solaris10"
