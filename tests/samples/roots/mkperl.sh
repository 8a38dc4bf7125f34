#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# mkperl.sh ROOT MEDIADIR DIRNAME: leaves in ROOT what VMware's Perl installer
# leaves of vmxnet3s when it takes lib/modules/binary/DIRNAME of the unpacked
# media (vmware-tools-distrib): the files with mode 0644, the entries of its
# add_drv, its own records.  Its mistakes included: whatever DIRNAME is.
set -eu
umask 022
LC_ALL=C TZ=UTC0
export LC_ALL TZ
if [ $# -ne 3 ]; then
	echo "usage: mkperl.sh ROOT MEDIADIR DIRNAME" >&2
	exit 2
fi
root=$1 from=$2/lib/modules/binary/$3 name=vmxnet3s
stamp=201211170000 seconds=1353110400
records=$root/etc/vmware-tools

# copy SOURCE TARGET: unlinks and writes anew, as it does
copy() {
	rm -f "$2"
	cp "$1" "$2"
	chmod 0644 "$2"
	touch -t $stamp "$2"
}

# The lowest number that neither table holds; Solaris searches from 0.
free_number() {
	cat "$root/etc/name_to_major" "$root/etc/rem_name_to_major" \
		2>/dev/null |
		awk '/^[^#]/ { taken[$2] = 1 }
			END { for (n = 0; n in taken; n++); print n }'
}

# It asks by a search for the name anywhere in the files.
is_registered() {
	grep "$name" "$root/etc/name_to_major" >/dev/null &&
		grep "$name" "$root/etc/driver_aliases" |
		grep pci15ad,7b0 >/dev/null
}

register() {
	number=$(free_number)
	echo "$name $number" >>"$root/etc/name_to_major"
	echo "$name:* 0600 root sys" >>"$root/etc/minor_perm"
	echo "$name \"pci15ad,7b0\"" >>"$root/etc/driver_aliases"
	: >"$root/reconfigure"
	touch -t $stamp "$root/reconfigure" "$root/etc/name_to_major" \
		"$root/etc/minor_perm" "$root/etc/driver_aliases"
}

copy "$from/$name.conf" "$root/kernel/drv/$name.conf"
copy "$from/$name" "$root/kernel/drv/$name"
copy "${from}_64/$name" "$root/kernel/drv/amd64/$name"
is_registered || register

mkdir -p "$records"
cat >"$records/locations" <<END
directory /etc/vmware-tools
file /etc/vmware-tools/locations
answer BINDIR /usr/bin
answer INITDIR /etc
answer INITSCRIPTSDIR /etc/init.d
answer SBINDIR /usr/sbin
answer LIBDIR /usr/lib/vmware-tools
answer DOCDIR /usr/share/doc/vmware-tools
answer INSTALL_CYCLE yes
answer RUN_CONFIGURATOR yes
file /kernel/drv/$name.conf $seconds
file /kernel/drv/$name $seconds
file /kernel/drv/amd64/$name $seconds
answer VMXNET3S_CONFED yes
END
echo 'libdir = "/usr/lib/vmware-tools"' >"$records/config"
chmod 0644 "$records/locations" "$records/config"
touch -t $stamp "$records/locations" "$records/config" "$records" \
	"$root/kernel/drv" "$root/kernel/drv/amd64" "$root/etc" "$root"
