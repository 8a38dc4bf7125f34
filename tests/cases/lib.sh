# SPDX-License-Identifier: BSD-2-Clause
# Functions for the transcripts; read by tests/run-case.sh.

# root NAME [SYSTEM]: a copy of the sample root of that system in ./NAME
root() {
	cp -Rp "$SAMPLES/roots/${2:-sol11.1}" "$1"
	# a case writes into it as root does, whatever the modes
	[ "$(id -u)" = 0 ] || chmod -R u+w "$1"
}

# perl_installer NAME DIR: what VMware's Perl installer leaves in ./NAME from DIR
perl_installer() {
	sh "$SRC/tests/samples/roots/mkperl.sh" "$1" \
		"$SAMPLES/media/vmware-tools-distrib" "$2"
}

# programs DIR: a medium with VMware's programs in ./DIR, in their whole layout;
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

# listing DIR: every name with type, mode, time, digest; not our own folder.
# All digests by one program: the tests make some thousand listings.
listing() {
	(cd "$1" && {
		find . -path ./var/lib/install-tools -prune -o \
			-type f -exec sha256sum {} +
		echo
		find . -path ./var/lib/install-tools -prune -o \
			-type l -printf '%p\tl %p -> %l\n' -o \
			-type d -printf '%p\td %m %p\n' -o \
			-printf '%p\tf %m %Ts %p \n'
	} | awk -F '\t' '
		!found && !NF { found = 1; next }
		!found { digest[substr($0, 67)] = substr($0, 1, 64); next }
		{ print $0 ($2 ~ /^f/ ? digest[$1] : "") }' |
		LC_ALL=C sort | cut -f 2-)
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

# perl_place MEDIAPATH: where VMware's installer puts a file of its media
perl_place() {
	case $1 in
	etc/*) echo "etc/vmware-tools/${1#etc/}" ;;
	bin/*) echo "usr/bin/${1#bin/}" ;;
	lib/*) echo "usr/lib/vmware-tools/${1#lib/}" ;;
	doc/*) echo "usr/share/doc/vmware-tools/${1#doc/}" ;;
	installer/services.sh) echo etc/init.d/vmware-tools ;;
	esac
}

# perl_link NAME TO PATH: its links are recorded like files without a time
perl_link() {
	mkdir -p "$1/$(dirname "$3")"
	ln -s "$2" "$1/$3"
	note "$1" "file /$3"
}

# perl_programs NAME MEDIA: the programs of the media in ./NAME, as VMware's
# installer leaves and records them; after perl_installer
perl_programs() {
	lib=/usr/lib/vmware-tools
	note "$1" "directory $lib" 'directory /usr/share/doc/vmware-tools'
	mkdir -p "$1$lib" "$1/usr/share/doc/vmware-tools" "$1/etc/init.d"
	(cd "$2/vmware-tools-distrib" && find . | LC_ALL=C sort) >perl.files
	while read -r file; do
		to=$(perl_place "${file#./}")
		case $to in
		'' | */not_configured | */amd64/vmware-user-suid-wrapper)
			continue
			;;
		esac
		file=$2/vmware-tools-distrib/$file
		if [ -d "$file" ] && [ ! -h "$file" ]; then
			note "$1" "directory /$to"
			mkdir -p "$1/$to"
		elif [ -h "$file" ]; then
			perl_link "$1" "$(readlink "$file")" "$to"
		else
			cp "$file" "$1/$to"
			touch -t 201211170000 "$1/$to"
			note "$1" "file /$to 1353110400"
		fi
	done <perl.files
	chmod 4555 "$1$lib/bin/i86/vmware-user-suid-wrapper"
	note "$1" 'remove_file /etc/vmware-tools/not_configured' \
		"remove_file $lib/bin/amd64/vmware-user-suid-wrapper"
	mkdir -p "$1/usr/sbin"
	for name in vmware-checkvm vmware-rpctool; do
		for width in i86 amd64; do
			perl_link "$1" "$lib/sbin/$width/$name" \
				"usr/sbin/$width/$name"
		done
		ln "$1/usr/lib/isaexec" "$1/usr/sbin/$name"
		note "$1" "file /usr/sbin/$name"
	done
	while read -r to path; do
		perl_link "$1" "$to" "$path"
	done <<END
$lib/wrapper-all.sh usr/sbin/vmtoolsd
$lib/wrapper-all.sh usr/bin/vmware-toolbox-cmd
$lib/bin/i86/vmware-user-suid-wrapper usr/bin/vmware-user
$lib/bin/i86/vmware-user-suid-wrapper usr/lib/vmware-tools/bin/amd64/vmware-user-suid-wrapper
$lib/bin/i86/vmware-xdg-detect-de usr/bin/vmware-xdg-detect-de
$lib/sbin/i86/vmware-hgfsmounter etc/fs/vmhgfs/mount
$lib/sbin/i86/vmware-vmblockmounter etc/fs/vmblock/mount
$lib/plugins32 etc/vmware-tools/plugins
$lib/plugins64 usr/lib/vmware-tools/plugins32/amd64
$lib/icu etc/vmware-tools/icu
$lib/lib/i86/libconf usr/lib/vmware-tools/libconf
/etc/init.d/vmware-tools etc/rc2.d/S05vmware-tools
/etc/init.d/vmware-tools etc/rc0.d/K65vmware-tools
/etc/init.d/vmware-tools etc/rc1.d/K65vmware-tools
/etc/init.d/vmware-tools etc/rcS.d/K65vmware-tools
END
	mkdir -p "$1/hgfs" "$1/mnt"
	note "$1" 'directory /hgfs' 'answer ENABLE_HGFS yes'
	perl_link "$1" /hgfs mnt/hgfs
}

# newer_programs OLD NEW: the same media with other programs
newer_programs() {
	cp -Rp "$1" "$2"
	(
		cd "$2/vmware-tools-distrib" || exit 1
		find bin etc lib/bin lib/sbin lib/lib lib/plugins32 \
			lib/plugins64 lib/icu lib/wrapper-all.sh installer \
			-type f | while read -r name; do
			echo newer >>"$name"
		done
		for width in i86 amd64; do
			mv lib/lib/$width/libvmtools.so.0 \
				lib/lib/$width/libvmtools.so.1
			rm lib/lib/$width/libvmtools.so
			ln -s libvmtools.so.1 lib/lib/$width/libvmtools.so
		done
		echo new >lib/plugins32/vmsvc/libnew.so
		rm lib/plugins64/vmsvc/libtimeSync.so
		echo new >lib/plugins64/vmsvc/libother.so
	)
}
