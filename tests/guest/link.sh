#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# link.sh SYSTEM ROOT: the system's programs at the paths that it has.
# "missing" names systems that do not have one.
set -eu
system=$1 root=$2
to=/dev/.guest/runtime/programs

while read -r path missing; do
	case " $missing " in
	*" $system "*) continue ;;
	esac
	mkdir -p "$root$(dirname "$path")"
	ln -s "$to" "$root$path"
done <<'END'
/usr/sbin/add_drv
/usr/sbin/rem_drv
/usr/sbin/update_drv
/usr/sbin/devfsadm
/usr/sbin/modinfo
/usr/sbin/prtconf
/usr/sbin/prtdiag
/usr/sbin/smbios sol10ga
/usr/sbin/svcadm
/usr/sbin/svccfg
/usr/sbin/beadm sol10ga sol10u1 sol10u3 sol10u11 smartos
/usr/bin/isainfo
/usr/bin/pkg sol10ga sol10u1 sol10u3 sol10u11 smartos
/usr/bin/pkginfo omnios smartos
/usr/bin/svcprop
/usr/bin/svcs
/sbin/zonename
/sbin/bootadm sol10ga
END
