#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# seeds.sh SOURCE BUILD OUT: what each target begins with, of the tests' data.
set -eu
src=$1 build=$2 out=$3
samples=$build/tests/samples/built
for target in manifest profile driver release driver_db journal media plan; do
	mkdir -p "$out/$target"
done
cp "$src"/tests/data/manifest/*.xml "$out/manifest"
cat >"$out/profile/whole" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<profile format="1" name="storage">
  <description>what a storage network wants</description>
  <compute/>
  <mtu>9000</mtu>
  <lso>auto</lso>
  <tx-ring>1024</tx-ring>
  <rx-ring>1024</rx-ring>
  <rx-pool>2048</rx-pool>
  <tcp-cap>4194304</tcp-cap>
  <tcp-send>1048576</tcp-send>
  <tcp-receive>1048576</tcp-receive>
  <tcp-cwnd>1048576</tcp-cwnd>
</profile>
END
cp "$samples"/files/* "$out/driver"
for file in "$samples"/media/vmware-tools-distrib/lib/modules/binary/*/vmx*; do
	cp "$file" "$out/driver/$(echo "$file" | tr / _ | tail -c 60)"
done

# The byte before a text is the number of its fact.
n=0
for file in "$src"/tests/data/osdetect/*/*; do
	test -f "$file" || continue
	for fact in 0 4 5 6 7 8 9 10; do
		n=$((n + 1))
		{
			# shellcheck disable=SC2059 # an octal escape
			printf "\\$(printf %03o $fact)"
			cat "$file"
		} >"$out/release/$n"
	done
done
for root in "$samples"/roots/*; do
	for table in name_to_major driver_aliases minor_perm driver_classes \
		device_policy extra_privs rem_name_to_major; do
		test ! -f "$root/etc/$table" || cat "$root/etc/$table"
		printf '\001'
	done >"$out/driver_db/${root##*/}"
done
for media in "$samples"/media/vmware-solaris-tools.* \
	"$samples"/media/solaris.iso; do
	cp "$media" "$out/media"
done
"$build/installer/install-tools" repack --quiet --compress gz \
	-o "$out/media/bundle" "$samples/media/vmware-solaris-tools.tar.gz"
for case in pax-sparse-map gnu-sparse-terabyte pax-acl gnu-long-nul twice; do
	test ! -x "$build/tests/hostile/mkhostile" ||
		"$build/tests/hostile/mkhostile" $case tar "$out/media/$case" \
			"$samples/media"
done
# Small trees in VMware's layout, each behind the number of its root; 32 asks
# for its programs, 64 for tuning.  The roots have what those need.
work=$(mktemp -d "${TMPDIR:-/tmp}/it-seeds.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkarchive=$build/tests/samples/media/mkarchive
# seed NAME BYTE FORM: of what lies in $work/t
seed() {
	"$mkarchive" "$3" "$work/m" "$work/t" vmware-tools-distrib >/dev/null
	{
		# shellcheck disable=SC2059 # an octal escape
		printf "\\$(printf %03o "$2")"
		cat "$work/m"
	} >"$out/plan/$1"
}
distrib=$samples/media/vmware-tools-distrib
binary=lib/modules/binary
rm -rf "$out/../roots"
mkdir "$out/../roots"
n=0
for pair in sol11.1:11 sol10u11:10 osol2009.06:2009.06 sol11.4:11; do
	root=$out/../roots/${pair%:*} flavour=${pair#*:}
	cp -Rp "$samples/roots/${pair%:*}" "$root"
	mkdir -p "$root/usr/lib" "$root/usr/bin"
	touch "$root/usr/lib/isaexec" "$root/usr/bin/bash"
	rm -rf "$work/t"
	mkdir -p "$work/t/bin" "$work/t/$binary/$flavour" \
		"$work/t/$binary/${flavour}_64"
	cp "$distrib/vmware-install.pl" "$work/t"
	cp "$distrib"/bin/*.pl "$work/t/bin"
	for dir in "$flavour" "${flavour}_64"; do
		cp -p "$distrib/$binary/$dir"/vmxnet3s* "$work/t/$binary/$dir"
	done
	seed "tar-$flavour-$n" $n tar
	seed "forced-$flavour-$n" $((n + 4)) tar
	seed "tuned-$flavour-$n" $((n + 64)) tar
	seed "gz-$flavour-$n" $((n + 8)) tar.gz
	seed "zip-$flavour-$n" $((n + 8)) zip
	for width in i86 amd64; do
		mkdir -p "$work/t/lib/bin/$width" "$work/t/lib/sbin/$width" \
			"$work/t/lib/lib/$width"
		echo x >"$work/t/lib/bin/$width/vmware-user-suid-wrapper"
		echo x >"$work/t/lib/sbin/$width/vmtoolsd"
		echo x >"$work/t/lib/lib/$width/libvmtools.so.0"
		ln -s libvmtools.so.0 "$work/t/lib/lib/$width/libvmtools.so"
	done
	mkdir -p "$work/t/installer" "$work/t/etc"
	cp "$distrib/installer/services.sh" "$work/t/installer"
	echo x >"$work/t/etc/poweron-vm-default"
	seed "programs-$flavour-$n" $((n + 32)) tar
	n=$((n + 1))
done
# What a run that was killed has left, without the sums of its lines.
cp -R "$samples/roots/sol11.1" "$work/r"
if strace -o /dev/null true 2>/dev/null; then
	(strace -o /dev/null -e trace=fsync \
		-e inject=fsync:signal=KILL:when=9 \
		"$build/installer/install-tools" -q --sync-each \
		--root "$work/r" --media "$samples/media/solaris.iso") \
		2>/dev/null || :
	sed -n '/ end /q; s/^[0-9a-f]\{16\} //p' \
		"$work/r/var/lib/install-tools/journal" \
		>"$out/journal/steps"
	n=$(grep -c '^step' "$out/journal/steps")
	echo "end $n" >>"$out/journal/steps"
fi
