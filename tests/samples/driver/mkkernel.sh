#! /bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# mkkernel.sh CC SYSTEM BITS DIR [FLAG...]
# Makes small stand-ins of the files of a kernel below the root DIR: unix,
# genunix, misc/mac and misc/gld, with the names that kernel defines.
# SYSTEM: solaris10-2006 (before 8/07, without mac_alloc), solaris10, 2009.06,
# solaris11, illumos2016, illumos2025.
set -e
usage()
{
	echo "mkkernel.sh: $1" >&2
	exit 2
}
test $# -ge 4 || usage "CC SYSTEM BITS DIR [FLAG...]"
cc=$1 system=$2 bits=$3 root=$4
shift 4
here=`dirname "$0"`
case $system in
solaris10-2006) s=200600 ;;
solaris10) s=200708 ;;
2009.06) s=200906 ;;
solaris11) s=201100 ;;
illumos2016) s=201600 ;;
illumos2025) s=202501 ;;
*) usage "no such system: $system" ;;
esac
case $bits in
64) width="-m64 -mcmodel=kernel -mno-red-zone" sub=/amd64 ;;
32) width=-m32 sub= ;;
*) usage "no such width: $bits" ;;
esac
compile()
{
	mkdir -p "$root/$2"
	$cc -std=c99 -w $width -O2 -ffreestanding -fno-builtin -nostdinc \
		-fno-pic -fno-pie -fno-common -fno-stack-protector \
		-I"$here" -DSYSTEM=$s -DIN_$1 $flags \
		-c -o "$root/$2/$3" "$here/kernel.c"
}
flags="$*"
compile UNIX platform/i86pc/kernel$sub unix
compile GENUNIX kernel$sub genunix
compile MAC kernel/misc$sub mac
compile GLD kernel/misc$sub gld
