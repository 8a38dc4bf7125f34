# SPDX-License-Identifier: BSD-2-Clause
# Functions for the transcripts; read by tests/run-case.sh.

# root NAME [SYSTEM]: a copy of the sample root of that system in ./NAME
root() {
	cp -Rp "$SAMPLES/roots/${2:-sol11.1}" "$1"
}

# perl_installer NAME DIR: what VMware's Perl installer leaves in ./NAME from DIR
perl_installer() {
	sh "$SRC/tests/samples/roots/mkperl.sh" "$1" \
		"$SAMPLES/media/vmware-tools-distrib" "$2"
}

# programs DIR: a media with VMware's programs in ./DIR, in their whole layout;
# what is in them is our own
programs() {
	mkdir "$1" && cp -Rp "$SAMPLES/media/vmware-tools-distrib" "$1/"
	(
		cd "$1/vmware-tools-distrib" || exit 1
		for width in i86 amd64; do
			mkdir -p bin lib/bin/$width lib/sbin/$width \
				lib/lib/$width/libconf/etc
			for name in bin/$width/vmware-user-suid-wrapper \
				bin/$width/vmware-xdg-detect-de \
				bin/$width/vmware-toolbox-cmd \
				bin/$width/configure-gtk.sh \
				sbin/$width/vmware-checkvm sbin/$width/vmtoolsd \
				sbin/$width/vmware-rpctool \
				sbin/$width/vmware-hgfsmounter \
				sbin/$width/vmware-vmblockmounter \
				lib/$width/libvmtools.so.0; do
				echo "$name" >lib/$name && chmod 755 lib/$name
			done
			ln -s libvmtools.so.0 lib/lib/$width/libvmtools.so
			echo setting >lib/lib/$width/libconf/etc/pango.rc
		done
		mkdir -p lib/plugins32/vmsvc lib/plugins64/vmsvc lib/icu \
			lib/configurator/XOrg/7.0 etc/messages/de \
			etc/scripts/vmware
		for name in lib/plugins32/vmsvc/libtimeSync.so \
			lib/plugins64/vmsvc/libtimeSync.so lib/icu/icudt.dat \
			lib/configurator/XOrg/7.0/vmware_drv.so \
			lib/wrapper-all.sh lib/bin/vmware-user-wrapper \
			bin/vm-support etc/messages/de/toolboxcmd.vmsg \
			etc/scripts/vmware/network etc/statechange.subr \
			etc/poweroff-vm-default etc/installer.sh \
			etc/not_configured etc/vmware-user.desktop; do
			echo "$name" >"$name"
		done
		chmod 755 lib/wrapper-all.sh lib/plugins*/*/*.so bin/vm-support
	)
}

# listing DIR: every name with type, mode, size, digest; not our own folder
listing() {
	(cd "$1" && find . -path ./var/lib/install-tools -prune -o -print |
		LC_ALL=C sort | while read -r name; do
			if [ -h "$name" ]; then
				echo "l $name -> $(readlink "$name")"
			elif [ -d "$name" ]; then
				echo "d $(stat -c %a "$name") $name"
			else
				echo "f $(stat -c '%a %Y' "$name") $name" \
					"$(sha256sum <"$name" | cut -c1-64)"
			fi
		done)
}

# contents DIR: the listing without times
contents() {
	listing "$1" | sed 's/^f \([0-7]*\) [0-9]* /f \1 /'
}

# as_user DIR COMMAND...: by somebody without privilege, who owns DIR
as_user() {
	dir=$1
	shift
	if [ -n "${FAKEROOTKEY:-}" ]; then
		env -u LD_PRELOAD -u FAKEROOTKEY "$@"
	elif [ "$(id -u)" = 0 ]; then
		chown -R 12345:12345 "$dir"
		chmod 755 "$W" "$W/.."
		setpriv --reuid=12345 --regid=12345 --clear-groups "$@"
	else
		"$@"
	fi
}

# drivers DIR: the files below kernel/drv with modes and sizes
drivers() {
	(cd "$1" && find kernel/drv -type f | LC_ALL=C sort |
		while read -r name; do
			stat -c '%a %n' "$name"
		done)
}

# registered DIR: the lines of our drivers in the databases
registered() {
	(cd "$1" && grep -n vmxnet etc/name_to_major etc/minor_perm \
		etc/driver_aliases etc/driver_classes etc/rem_name_to_major \
		2>/dev/null)
	return 0
}

media=$SAMPLES/media/vmware-solaris-tools.tar.gz
iso=$SAMPLES/media/solaris.iso

# guest OPTION... GUEST COMMAND...: in a simulated guest with the media on its CD
guest() {
	top_builddir=$BUILT sh "$SRC/tests/guest/run" \
		-m "$SAMPLES/media/cd" "$@"
}

# calls DIR: which programs were called in the guest kept there since then
calls() {
	cat "$1/state/log" && : >"$1/state/log"
}

# guest_listing DIR: what of a guest is to be as before when a run is undone.
# Left are what add_drv's lock, the kernel's own memory and logs leave.
guest_listing() {
	listing "$1/tree" | grep -v -e ' \./dev' -e ' \./media' \
		-e '\./var/run/AdDrEm.lck' -e '\./etc/path_to_inst' \
		-e '\./var/log' -e 'boot_archive' -e 'filestat.ramdisk' \
		-e ' \./var/svc/log' -e '^d .* \./var/svc$' |
		sed 's/^f \([0-7]*\) [0-9]* /f \1 /'
}

# note NAME LINE...: appends to the records of VMware's installer in ./NAME
note() {
	records=$1/etc/vmware-tools/locations
	shift
	printf '%s\n' "$@" >>"$records"
}

# vendor_file NAME PATH [TEXT]: a file that VMware's installer put and recorded
vendor_file() {
	mkdir -p "$1/$(dirname "$2")"
	echo "${3:-vendor}" >"$1/$2"
	touch -t 201211170000 "$1/$2"
	note "$1" "file /$2 1353110400"
}

# vendor_userland NAME: more of a Perl install in ./NAME, by mkperl.sh already
vendor_userland() {
	lib=usr/lib/vmware-tools
	mkdir -p "$1/$lib/plugins32" "$1/etc/rc2.d" "$1/etc/init.d"
	note "$1" "directory /$lib" "directory /$lib/plugins32" \
		"directory /$lib/bin"
	vendor_file "$1" "$lib/plugins32/libhgfs.so"
	vendor_file "$1" "$lib/bin/vmtoolsd"
	vendor_file "$1" "usr/bin/vmware-config-tools.pl" \
		"my \$buildNr = '9.0.0 build-782409';"
	vendor_file "$1" etc/init.d/vmware-tools
	ln -s ../init.d/vmware-tools "$1/etc/rc2.d/S05vmware-tools"
	note "$1" "file /etc/rc2.d/S05vmware-tools"
	ln -s "/$lib/plugins32" "$1/etc/vmware-tools/plugins"
	note "$1" "link /$lib/plugins32 /etc/vmware-tools/plugins"
}

# untrue NAME: recorded files in ./NAME that are missing or have another time
untrue() {
	sed -n 's/^file \(.*\) \([1-9][0-9]*\)$/\1 \2/p' \
		"$1/etc/vmware-tools/locations" |
		while read -r path time; do
			[ "$(stat -c %Y "$1$path" 2>&1)" = "$time" ] ||
				echo "$path is not of $time"
		done
}
