#! /bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# mkdriver.sh CC MODULE FLAVOUR BITS GENERATION OUT [FLAG...]
# Compiles a sample driver: an x86 object with the symbols, data objects and
# texts of the real one.  CC may have arguments; the flags come last (-O0,
# --target=x86_64-pc-solaris2.11, -DREVISION=3 ...).
# FLAVOUR: 10 2009.06 11 illumos.  GENERATION: 2010-01 2011-08 2012-10 2012-08
# 2013-09 2015-03 2018-11 10.3.10; for illumos 2016-04 2016-11 2023.
set -e
usage()
{
	echo "mkdriver.sh: $1" >&2
	exit 2
}
test $# -ge 6 || usage "CC MODULE FLAVOUR BITS GENERATION OUT [FLAG...]"
cc=$1 module=$2 flavour=$3 bits=$4 generation=$5 out=$6
shift 6
here=`dirname "$0"`
test -f "$here/$module.c" || usage "no such module: $module"
case $flavour in
10) f=10 ;;
2009.06) f=2009 ;;
11) f=11 ;;
illumos) f=511 ;;
*) usage "no such flavour: $flavour" ;;
esac
# What never existed is not made.
case $module/$flavour/$generation in
vmxnet3s/11/2010-01 | vmxnet3s/11/2011-08)
	usage "$module for $flavour begins with 2012-10" ;;
foreign/* | vmxnet3s/*/* | vmxnet/10/* | vmxnet/2009.06/* | vmxnet/11/*) ;;
*/10/* | */11/*) ;;
*) usage "$module was never built for $flavour" ;;
esac
# 2012-10 was released later than 2012-08, but its driver is of 2012-03.
case $flavour/$generation in
illumos/2016-04) g=201604 build="(20160330)" ;;
illumos/2016-11) g=201611 build="1.1.0.0" ;;
illumos/2023) g=202301 build="1.1.0.0" ;;
illumos/*) usage "illumos has no generation $generation" ;;
*/2010-01) g=201001 build=b217847 ;;
*/2011-08) g=201108 build=b621624 ;;
*/2012-10) g=201203 build=b1031360 ;;
*/2012-08) g=201208 build=b724730 ;;
*/2013-09) g=201309 build=b2627939 ;;
*/2015-03) g=201503 build=b2627940 ;;
*/2018-11) g=201811 build=b12406962 ;;
*/10.3.10) g=201809 build=b12406962 ;;
*) usage "no such generation: $generation" ;;
esac
case $module/$flavour in
vmxnet3s/illumos) ident="VMware Ethernet v3 $build" ;;
vmxnet3s/*)
	test $g -lt 201503 || build=1.1.0.0
	ident="VMware EtherAdapter v3 $build" ;;
vmxnet/*) ident="VMware Ethernet Adapter $build" ;;
vmmemctl/*) ident="VMware Memory Control $build" ;;
vmblock/*) ident="VMBlock File system" ;;
*) ident="HGFS File system" ;;
esac
case $bits in
64) width="-m64 -mcmodel=kernel -mno-red-zone" ;;
32) width=-m32 ;;
*) usage "no such width: $bits" ;;
esac
exec $cc -std=c99 -w $width -O2 -ffreestanding -fno-builtin -nostdinc \
	-fno-pic -fno-pie -fno-common -fno-stack-protector -I"$here" \
	-DFLAVOUR=$f -DGENERATION=$g -DBITS=$bits -DIDENT="\"$ident\"" \
	"$@" -c -o "$out" "$here/$module.c"
