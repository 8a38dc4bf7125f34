#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# mkroot.sh [-k CC] SYSTEM DIR: makes a small image root of SYSTEM in the new
# directory DIR.  Names, modes and layout are those of the real system, the
# contents are our own.  Needs no privilege: owners are not set.  With -k the
# kernel files are real ELF objects with symbol tables, made by CC; without,
# they are ELF headers.
#
# SYSTEM: sol10ga sol10u1 sol10u3 sol10u11 osol2009.06 snv134 sol11express
# sol11.0 sol11.1 sol11.2 sol11.3 sol11.4 openindiana omnios smartos sparc11
# solaris9 zone linux notsolaris
set -eu
umask 022
LC_ALL=C TZ=UTC0
export LC_ALL TZ
here=$(cd "$(dirname "$0")" && pwd)

die() {
	echo "mkroot.sh: $*" >&2
	exit 2
}

cc=
if [ $# -eq 4 ] && [ "$1" = -k ]; then
	cc=$2
	shift 2
fi
[ $# -eq 2 ] || die "usage: mkroot.sh [-k CC] SYSTEM DIR"
system=$1 dir=$2
[ ! -e "$dir" ] || die "$dir exists already"

# --- what differs: one row a system --------------------------------------
# bits: of its kernels · archive: boot archives, "-" none · kernel: name for
# mkkernel.sh · stamp: time of every file, for touch -t
bits=64 archive=64 kernel=solaris11 tables=yes vendor=oracle
case $system in
sol10ga)	bits="32 64" archive=- kernel=solaris10-2006 vendor=sun10
		title="Solaris 10 3/05 s10_74L2a X86" stamp=200501221200 ;;
sol10u1)	bits="32 64" archive=32 kernel=solaris10-2006 vendor=sun10
		title="Solaris 10 1/06 s10x_u1wos_19a X86" stamp=200512071200 ;;
sol10u3)	bits="32 64" archive=32 kernel=solaris10-2006 vendor=sun10
		title="Solaris 10 11/06 s10x_u3wos_10 X86" stamp=200611141200 ;;
sol10u11)	bits="32 64" archive=32 kernel=solaris10
		title="Oracle Solaris 10 1/13 s10x_u11wos_24a X86"
		stamp=201301171200 ;;
osol2009.06)	bits="32 64" archive="32 64" kernel=2009.06 vendor=sun
		title="OpenSolaris 2009.06 snv_111b X86" stamp=200905071200 ;;
snv134)		bits="32 64" archive="32 64" kernel=2009.06 vendor=sun
		title="OpenSolaris Development snv_134 X86"
		stamp=201003011200 ;;
sol11express)	bits="32 64" archive="32 64"
		title="Oracle Solaris 11 Express snv_151a X86"
		stamp=201011041200 ;;
sol11.0)	title="Oracle Solaris 11 11/11 X86" stamp=201110181200 ;;
sol11.1)	title="Oracle Solaris 11.1 X86" stamp=201209191200 ;;
sol11.2)	title="Oracle Solaris 11.2 X86" stamp=201406241200 ;;
sol11.3)	title="Oracle Solaris 11.3 X86" stamp=201510061200 ;;
sol11.4)	title="Oracle Solaris 11.4 X86" stamp=201808161200 ;;
openindiana)	kernel=illumos2016 vendor=oi
		title="OpenIndiana Hipster 2021.04 (powered by illumos)"
		stamp=202105011200 ;;
omnios)		kernel=illumos2025 vendor=omnios
		title="OmniOS v11 r151048" stamp=202311041200 ;;
smartos)	kernel=illumos2025 vendor=joyent archive=-
		title="SmartOS 20240418T001843Z x86_64" stamp=202404181200 ;;
sparc11)	bits=sparc archive=- title="Oracle Solaris 11.3 SPARC"
		stamp=201510061200 ;;
solaris9)	bits=32 archive=- vendor=sun10
		title="Solaris 9 9/05 s9x_u8wos_05 x86" stamp=200508041200 ;;
zone)		bits='' archive=- tables=no title="Oracle Solaris 11.1 X86"
		stamp=201209191200 ;;
linux)		bits='' archive=- tables=no vendor=debian title=''
		stamp=202306101200 ;;
notsolaris)	bits='' archive=- tables=no vendor=none title=''
		stamp=202306101200 ;;
*)		die "unknown system $system" ;;
esac

# put MODE PATH: standard input becomes a file
put() {
	mkdir -p "$(dirname "$dir/$2")"
	cat >"$dir/$2"
	chmod "$1" "$dir/$2"
}

folders() {
	for folder; do
		mkdir -p "$dir/$folder"
	done
}

# zeros N: N NUL bytes
zeros() {
	dd if=/dev/zero bs=1 count="$1" 2>/dev/null
}

# elf CLASS DATA TYPE MACHINE: an ELF header, numbers in octal
elf() {
	case $2 in
	001) half="\\$3\\000\\$4\\000\\001\\000\\000\\000" ;;
	*) half="\\000\\$3\\000\\$4\\000\\000\\000\\001" ;;
	esac
	# shellcheck disable=SC2059 # the escapes are the format
	printf "\\177ELF\\$1\\$2\\001\\000"
	zeros 8
	# shellcheck disable=SC2059 # the escapes are the format
	printf "$half"
	case $1 in
	001) zeros 28 ;;
	*) zeros 40 ;;
	esac
}

# module MODE PATH WIDTH TYPE: a kernel file
module() {
	case $3 in
	32) elf 001 001 "$4" 003 ;;
	64) elf 002 001 "$4" 076 ;;
	sparc) elf 002 002 "$4" 053 ;;
	esac | put "$1" "$2"
}

# --- parts -------------------------------------------------------------------

# centred TEXT BLANKS
centred() {
	printf "%$2s%s\\n" '' "$1"
}

release() {
	year=$(expr "$stamp" : '\(....\)')
	case $vendor in
	sun10 | sun)
		centred "$title" 24
		centred "Copyright $year Sun Microsystems, Inc." 11
		centred "Use is subject to license terms." 24
		;;
	oracle)
		centred "$title" 29
		centred "Copyright (c) 1983, $year, Oracle or affiliates." 2
		;;
	oi)
		centred "$title" 13
		centred "OpenIndiana Project, part of The Illumos Foundation" 8
		;;
	*)
		centred "$title" 2
		;;
	esac | put 0444 etc/release
}

# os_release ID NAME VERSION PRETTY-NAME
os_release() {
	put 0444 etc/os-release <<-END
		NAME="$2"
		PRETTY_NAME="$4"
		ID=$1
		VERSION=$3
		VERSION_ID=$3
	END
}

versions() {
	case $system in
	sol11.4)
		os_release solaris "Oracle Solaris" 11.4 "Oracle Solaris 11.4"
		echo 11.4.0.15.0 | put 0444 etc/versions/uts_version
		;;
	omnios)
		os_release omnios OmniOS r151048 \
			"OmniOS Community Edition v11 r151048"
		;;
	linux)
		os_release debian "Debian GNU/Linux" 12 \
			"Debian GNU/Linux 12 (bookworm)"
		;;
	esac
}

users() {
	put 0644 etc/passwd <<-END
		root:x:0:0:Super-User:/root:/usr/bin/sh
		daemon:x:1:1::/:
		bin:x:2:2::/usr/bin:
		sys:x:3:3::/:
		adm:x:4:4:Admin:/var/adm:
		nobody:x:60001:60001:NFS Anonymous Access User:/:
	END
	put 0644 etc/group <<-END
		root::0:
		other::1:root
		bin::2:root,daemon
		sys::3:root,bin,adm
		adm::4:root,daemon
		tty::7:root,adm
		nobody::60001:
	END
}

# Number 7 is free, as in the files of 2009.
numbers() {
	put 0644 etc/name_to_major <<-END
		cn 0
		rootnex 1
		pseudo 2
		ip 3
		logindmux 4
		icmp 5
		pty 6
		ptsl 8
		log 11
		sad 12
		mm 13
		tcp 22
		clone 23
		udp 24
		sd 31
		pci 86
		e1000g 118
		dld 178
		zconsnex 204
		mpt 233
	END
}

aliases() {
	put 0644 etc/driver_aliases <<-END
		sd "scsiclass,00"
		sd "scsiclass,05"
		pci "pciclass,060400"
		mpt "pci1000,30"
		mpt "pci1000,50"
		pseudo zconsnex
		e1000g "pci8086,100f"
		e1000g "pci8086,10d3"
	END
}

permissions() {
	put 0644 etc/minor_perm <<-END
		clone:ip 0666 root sys
		ip:ip 0666 root sys
		icmp:icmp 0666 root sys
		tcp:tcp 0666 root sys
		udp:udp 0666 root sys
		cn:* 0620 root tty
		log:conslog 0666 root sys
		mm:mem 0640 root sys
		mm:null 0666 root sys
		sd:* 0640 root sys
		clone:e1000g 0666 root sys
		e1000g:* 0666 root sys
	END
}

classes() {
	put 0644 etc/driver_classes <<-END
		#
		# driver class pairs of this sample
		#

		mpt	scsi
		pci	pci
		e1000g	net
	END
}

policies() {
	printf '%s\tread_priv_set=%s\twrite_priv_set=%s\n' \
		'*' none none \
		'ip:*' net_rawaccess net_rawaccess \
		'log:conslog' none none |
		put 0644 etc/security/device_policy
	put 0644 etc/security/extra_privs <<-END
		# extra privileges of this sample
	END
}

databases() {
	numbers
	aliases
	permissions
	classes
	case $system in
	solaris9) ;;
	*) policies ;;
	esac
	put 0444 etc/path_to_inst <<-END
		#	Caution! This file contains critical kernel state
		"/pci@0,0/pci15ad,790@11/pci15ad,750@0" 0 "e1000g"
	END
	put 0644 etc/system <<-END
		* system(4) of this sample
	END
}

kernels() {
	for width in $bits; do
		case $width in
		32) isa= ;;
		64) isa=amd64/ ;;
		sparc) isa=sparcv9/ ;;
		esac
		platform=i86pc
		[ "$width" != sparc ] || platform=sun4v
		folders "platform/$platform/kernel/drv/${isa%/}" \
			"kernel/drv/${isa%/}" "kernel/misc/${isa%/}" \
			"usr/kernel/drv/${isa%/}"
		module 0755 "kernel/drv/${isa}e1000g" "$width" 001
		module 0755 "kernel/drv/${isa}sd" "$width" 001
		if [ -n "$cc" ] && [ "$width" != sparc ] &&
			[ "$system" != solaris9 ]; then
			sh "$here/../driver/mkkernel.sh" "$cc" "$kernel" \
				"$width" "$dir"
			find "$dir/kernel" "$dir/platform" -type f \
				-exec chmod 0755 {} +
			continue
		fi
		module 0755 "platform/$platform/kernel/${isa}unix" "$width" 002
		module 0755 "kernel/${isa}genunix" "$width" 001
		module 0755 "kernel/misc/${isa}mac" "$width" 001
	done
	[ -z "$bits" ] || put 0644 kernel/drv/e1000g.conf <<-END
		# e1000g.conf of this sample
		MaxFrameSize=0,0,0,0;
	END
}

# The small archive of a root that boots from one.
archives() {
	for width in $archive; do
		case $width in
		32) echo "boot archive of a sample" |
			put 0644 platform/i86pc/boot_archive ;;
		64) echo "boot archive of a sample" |
			put 0644 platform/i86pc/amd64/boot_archive ;;
		*) return 0 ;;
		esac
	done
	for program in create_ramdisk extract_boot_filelist; do
		printf '#!/bin/sh\nexit 1\n' |
			put 0555 "boot/solaris/bin/$program"
	done
	put 0644 boot/solaris/filelist.ramdisk <<-END
		etc/driver_aliases
		etc/driver_classes
		etc/name_to_major
		etc/path_to_inst
		etc/system
		kernel
		platform/i86pc/kernel
	END
	put 0644 boot/solaris/bootenv.rc <<-END
		setprop console text
	END
}

# illumos registers and delivers its own drivers for this hardware.
own_drivers() {
	printf 'vmxnet3s 288\npvscsi 289\n' >>"$dir/etc/name_to_major"
	printf 'vmxnet3s "pci15ad,7b0"\npvscsi "pci15ad,7c0"\n' \
		>>"$dir/etc/driver_aliases"
	printf 'clone:vmxnet3s 0666 root sys\nvmxnet3s:* 0666 root sys\n' \
		>>"$dir/etc/minor_perm"
	printf 'pvscsi\tscsi-self-identifying\n' >>"$dir/etc/driver_classes"
	put 0644 etc/ppt_aliases <<-END
		# devices passed through to guests
	END
	module 0755 kernel/drv/amd64/vmxnet3s 64 001
	[ -z "$cc" ] || sh "$here/../driver/mkdriver.sh" "$cc" vmxnet3s \
		illumos 64 2023 "$dir/kernel/drv/amd64/vmxnet3s"
	chmod 0755 "$dir/kernel/drv/amd64/vmxnet3s"
	module 0755 kernel/drv/amd64/pvscsi 64 001
	put 0644 kernel/drv/vmxnet3s.conf <<-END
		# vmxnet3s.conf of this sample system
		TxRingSize=4096,4096,4096,4096;
		RxRingSize=4096,4096,4096,4096;
		RxBufPoolLimit=16384,16384,16384,16384;
		EnableLSO=1,1,1,1;
	END
}

# What a package system leaves.
packages() {
	case $system in
	sol10* | solaris9) folders var/sadm/install var/sadm/pkg
		echo "# contents of this sample" |
			put 0644 var/sadm/install/contents ;;
	smartos) ;;
	*) folders var/pkg/publisher var/pkg/state ;;
	esac
}

solaris() {
	folders dev devices etc/security export kernel opt proc root system \
		tmp usr/bin usr/kernel usr/lib usr/sbin var/adm var/run
	chmod 1777 "$dir/tmp"
	packages
	release
	users
	[ "$tables" = no ] || databases
	kernels
	archives
}

case $system in
linux)
	folders boot dev etc home lib proc root tmp usr/bin var/lib var/run
	users
	;;
notsolaris)
	echo "holiday pictures" | put 0644 readme
	folders pictures
	;;
zone)
	solaris
	# the packages of the kernel leave a zone without these
	rmdir "$dir/usr/kernel"
	;;
*)
	solaris
	;;
esac
versions
case $kernel:$tables in
illumos*:yes) own_drivers ;;
esac
find "$dir" -exec touch -t "$stamp" {} +
