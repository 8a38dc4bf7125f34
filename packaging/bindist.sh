#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# bindist.sh: called by make bindist in the build directory.  Puts launcher,
# programs and manual pages into install-tools-VERSION-OS-ARCH.tar.gz.  The
# same programs give the same bytes.
set -eu
: "${srcdir:?}" "${VERSION:?}" "${HOST_OS:?}" "${HOST_CPU:?}" "${STRIP:=:}"

# What uname and isainfo on the target say: see the launcher.
case $HOST_OS in
solaris* | sunos*) os=solaris ;;
*) os=linux ;;
esac
# shellcheck disable=SC2086 # flags are words
bits=$(echo __SIZEOF_POINTER__ | ${CC:-cc} ${CFLAGS:-} -E - | tail -n 1)
case $HOST_CPU.$bits in
x86_64.4 | i?86.4 | amd64.4) arch=i386 ;;
x86_64.8 | i?86.8 | amd64.8) arch=x86_64 ;;
*) arch=$HOST_CPU ;;
esac

name=install-tools-$VERSION-$os-$arch
stage=bindist.tmp/$name
rm -rf bindist.tmp
mkdir -p "$stage/bin/$os-$arch"

# put MODE FROM TO
put() {
	cp "$2" "$stage/$3"
	chmod "$1" "$stage/$3"
}

# Static libtool libraries leave the program itself, not a wrapper.
for program in installer/install-tools libosdetect/osdetect; do
	to=bin/$os-$arch/$(basename "$program")
	put 755 "$program" "$to"
	# The build id and the compiler's name differ from build to build.
	"$STRIP" -R .note.gnu.build-id -R .comment "$stage/$to" 2>/dev/null ||
		"$STRIP" "$stage/$to"
done
put 755 "$srcdir/install-tools" install-tools
ln -s install-tools "$stage/osdetect"
ln -s install-tools "$stage/vmware-install.pl"
put 644 "$srcdir/COPYING" COPYING
libraries=$(sed -n -e "s/^it_archive_from='\([^ ,]*\).*/libarchive \1/p" \
	-e "s/^it_xml_from='\([^ ,]*\).*/libxml2 \1/p" deps/flags | tr '\n' ' ')
sed -e "s/@VERSION@/$VERSION/" -e "s/@OS@/$os/" -e "s/@ARCH@/$arch/" \
	-e "s/@LIBRARIES@/Inside: $libraries/" \
	"$srcdir/packaging/README.bindist" >"$stage/README"
chmod 644 "$stage/README"
for page in "$srcdir"/man/*.[1-9]; do
	test -f "$page" || continue
	dir=man/man${page##*.}
	mkdir -p "$stage/$dir"
	put 644 "$page" "$dir/$(basename "$page")"
done

# One time for every file.
export TZ=UTC0
find "$stage" -exec touch -h -t 200001010000 {} + 2>/dev/null ||
	find "$stage" -exec touch -t 200001010000 {} +
tar=tar
command -v gtar >/dev/null 2>&1 && tar=gtar
if $tar --version 2>/dev/null | grep GNU >/dev/null; then
	set -- --format=ustar --owner=0 --group=0 --numeric-owner
else
	set --
fi
# shellcheck disable=SC2046 # no name has a blank
(cd bindist.tmp && find "$name" ! -type d | LC_ALL=C sort >list &&
	$tar "$@" -cf - $(cat list)) | gzip -9n >"$name.tar.gz.tmp"
mv "$name.tar.gz.tmp" "$name.tar.gz"
rm -rf bindist.tmp
echo "$name.tar.gz: $(wc -c <"$name.tar.gz" | tr -d ' ') bytes"
