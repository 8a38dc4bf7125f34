#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# build-deps.sh TARBALLS PREFIX: builds the libraries that a binary
# distribution carries, from the source tarballs in TARBALLS, statically
# below PREFIX, and leaves the flags for configure in PREFIX/flags.
#
# libarchive and libxml2 must be there (as released, or with Debian's names
# and then with Debian's patches).  zlib, bzip2, xz and zstd are built where
# their tarballs are there too; else the static library of the system is
# taken; else that filter is left out.
# PREFIX/lib holds static libraries only, so -LPREFIX/lib -lz means libz.a.
set -u
tarballs=$1
prefix=$2
: "${CC:=cc}" "${CFLAGS:=-O2}" "${AR:=ar}" "${RANLIB:=ranlib}" "${MAKE:=make}"
: "${IT_HOST:=linux}" "${IT_HOST_ALIAS:=}" "${IT_DIGEST:=}" "${PKG_CONFIG:=}"
export CC CFLAGS AR RANLIB
unset CONFIG_SITE MAKEFLAGS MFLAGS

fail() {
	echo "build-deps: $*" >&2
	exit 1
}

# find_tarball NAME...: the newest of NAME-1.2.tar.*, NAME_1.2.orig.tar.*
find_tarball() {
	for name; do
		for file in "$tarballs/$name"-[0-9]*.tar.* \
			"$tarballs/$name"_[0-9]*.orig.tar.*; do
			case $file in
			*'*'* | *.asc | *.sig | *.sign) ;;
			*) echo "$file" ;;
			esac
		done
	done | tail -n 1
}

# unpack FILE DIR: DIR gets what FILE has in its only directory.
unpack() {
	case $1 in
	*.gz) expand='gzip -dc' ;;
	*.bz2) expand='bzip2 -dc' ;;
	*.xz) expand='xz -dc' ;;
	*.zst) expand='zstd -dc' ;;
	*) fail "$1: not a .tar.gz, .bz2, .xz or .zst" ;;
	esac
	rm -rf "$2" "$2.new"
	mkdir -p "$2.new"
	$expand "$1" | (cd "$2.new" && tar xf -) ||
		fail "$1 cannot be unpacked"
	mv "$2.new"/* "$2" || fail "$1 has no directory of its own"
	rmdir "$2.new"
}

# debian_patches TARBALL DIR: what Debian has repaired since.
debian_patches() {
	for series in "${1%.orig.tar.*}"-*.debian.tar.*; do
		test -f "$series" || continue
		unpack "$series" "$2/debian"
		sed -e 's/[ 	]*#.*//' -e '/^$/d' "$2/debian/patches/series" |
			while read -r patch rest; do
				(cd "$2" && patch -s -f -p1 \
					<"debian/patches/$patch") ||
					exit 1
			done || fail "$series: a patch does not apply"
		# No file is newer than what was generated from it.
		find "$2" -exec touch -r "$2/debian" {} +
	done
}

# source_of NAME...: unpacks NAME's tarball into $src; fails without one.
source_of() {
	tarball=$(find_tarball "$@")
	test -n "$tarball" || return 1
	src=$prefix/src/$1
	version=$(basename "$tarball" | sed -e 's/\.orig\.tar.*//' \
		-e 's/\.tar.*//' -e 's/^.*[-_]//')
	unpack "$tarball" "$src"
	debian_patches "$tarball" "$src"
	echo "build-deps: $1 $version"
}

# in_source NAME COMMAND...: with its output in a log.
in_source() {
	log=$prefix/$1.log
	shift
	(cd "$src" && "$@") >>"$log" 2>&1 && return
	tail -n 30 "$log" >&2
	fail "failed: $* (log: $log)"
}

# autoconf_build NAME OPTION...: configure, make, install.
autoconf_build() {
	name=$1
	shift
	in_source "$name" ./configure --prefix="$prefix" --disable-shared \
		--enable-static ${IT_HOST_ALIAS:+"--host=$IT_HOST_ALIAS"} \
		--disable-dependency-tracking "$@" \
		CPPFLAGS="-I$prefix/include" LDFLAGS="-L$prefix/lib"
	in_source "$name" "$MAKE" "$jobs" "${make_target:-install}"
}

jobs="-j$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)"

build_zlib() {
	in_source zlib ./configure --static --prefix="$prefix"
	in_source zlib "$MAKE" install
}

build_bzip2() {
	in_source bzip2 "$MAKE" libbz2.a CC="$CC" AR="$AR" RANLIB="$RANLIB" \
		CFLAGS="$CFLAGS -D_FILE_OFFSET_BITS=64"
	in_source bzip2 cp libbz2.a "$prefix/lib"
	in_source bzip2 cp bzlib.h "$prefix/include"
}

build_xz() {
	autoconf_build xz --disable-xz --disable-xzdec \
		--disable-lzmadec --disable-lzmainfo --disable-scripts \
		--disable-doc --disable-nls --disable-threads
}

build_zstd() {
	in_source zstd "$MAKE" -C lib libzstd.a CC="$CC" AR="$AR"
	in_source zstd cp lib/libzstd.a "$prefix/lib"
	in_source zstd cp lib/zstd.h lib/zstd_errors.h "$prefix/include"
}

# has_header NAME: a program that includes it compiles.
has_header() {
	echo "#include <$1>" >"$prefix/try.c"
	# shellcheck disable=SC2086 # flags are words
	$CC $CFLAGS -c -o "$prefix/try.o" "$prefix/try.c" >/dev/null 2>&1
}

# system_static NAME HEADER: a link to the system's libNAME.a.
system_static() {
	# shellcheck disable=SC2086
	archive=$($CC $CFLAGS -print-file-name="lib$1.a" 2>/dev/null)
	case $archive in
	/*) has_header "$2" && ln -sf "$archive" "$prefix/lib/lib$1.a" ;;
	*) return 1 ;;
	esac
}

# filter OPTION LIBRARY HEADER BUILD NAME...: decides where it comes from.
# Solaris has libz and libbz2 of its own.
filter() {
	option=$1
	library=$2
	header=$3
	build=$4
	shift 4
	if source_of "$@"; then
		$build
		filter_from="$filter_from $library(source)"
	elif system_static "$library" "$header"; then
		filter_from="$filter_from $library(static)"
	elif test "$IT_HOST" = sunos && has_header "$header"; then
		filter_from="$filter_from $library(system)"
	else
		echo "build-deps: no static lib$library: left out"
		options="$options --without-$option"
		return
	fi
	options="$options --with-$option"
	libs="$libs -l$library"
}

build_libarchive() {
	source_of libarchive ||
		fail "no libarchive-*.tar.* in $tarballs"
	it_archive_from="$version static, with$filter_from"
	make_target=install-libLTLIBRARIES
	# configure takes these digests from what library there is (libmd);
	# only mtree and xar need them.
	for digest in MD5 RMD160 SHA1 SHA256 SHA384 SHA512; do
		export "found_$digest=yes"
	done
	# shellcheck disable=SC2086
	autoconf_build libarchive $options --disable-bsdtar \
		--disable-bsdcpio --disable-bsdcat --disable-acl \
		--disable-xattr --without-xml2 --without-expat \
		--without-openssl --without-mbedtls --without-nettle \
		--without-iconv --without-libb2 --without-lz4 --without-lzo2
	in_source libarchive "$MAKE" install-includeHEADERS
	make_target=
}

# Only what reads and writes small documents, and the schema check.
build_libxml2() {
	source_of libxml2 || fail "no libxml2-*.tar.* in $tarballs"
	it_xml_from="$version static"
	autoconf_build libxml2 --without-python --without-http \
		--without-ftp --without-icu --without-iconv --without-zlib \
		--without-lzma --without-catalog --without-docbook \
		--without-debug --without-mem-debug --without-modules \
		--without-threads --without-legacy --without-html \
		--without-c14n --without-schematron --without-history \
		--without-readline --with-sax1 --with-tree --with-output \
		--with-push --with-reader --with-writer --with-schemas
}

# The system's libmd on Solaris; elsewhere a static library.
digest() {
	if test "$IT_HOST" = sunos; then
		it_digest="libmd of the system"
		DIGEST_LIBS=-lmd
	elif test "$IT_DIGEST" != libmd &&
		system_static crypto openssl/sha.h; then
		it_digest="libcrypto, static"
		DIGEST_LIBS="-lcrypto -ldl -lpthread"
		test -z "$PKG_CONFIG" ||
			DIGEST_LIBS=$("$PKG_CONFIG" --static --libs-only-l \
				libcrypto)" -lpthread"
	elif test "$IT_DIGEST" != openssl && system_static md sha2.h; then
		it_digest="libmd, static"
		DIGEST_LIBS=-lmd
	else
		fail "no static libcrypto or libmd (Debian: libssl-dev)"
	fi
	DIGEST_LIBS="-L$prefix/lib $DIGEST_LIBS"
}

write_flags() {
	cat >"$prefix/flags" <<END
it_archive_from='$it_archive_from'
it_xml_from='$it_xml_from'
it_digest='$it_digest'
ARCHIVE_CFLAGS='-I$prefix/include'
ARCHIVE_LIBS='-L$prefix/lib -larchive$libs -lpthread'
XML_CFLAGS='-I$prefix/include/libxml2 -DLIBXML_STATIC'
XML_LIBS='-L$prefix/lib -lxml2 -lm'
DIGEST_CFLAGS=
DIGEST_LIBS='$DIGEST_LIBS'
END
}

# A second run with the same sources and flags does nothing.
stamp=$(
	echo "$CC $CFLAGS $IT_HOST $IT_DIGEST"
	cat "$0" "$tarballs"/*.tar.* | cksum
)
old=$(cat "$prefix/stamp" 2>/dev/null)
test -f "$prefix/flags" && test "$old" = "$stamp" && exit 0

rm -rf "$prefix"
mkdir -p "$prefix/lib" "$prefix/include" "$prefix/src" ||
	fail "$prefix cannot be made"
options=
libs=
filter_from=
make_target=
filter zlib z zlib.h build_zlib zlib
filter bz2lib bz2 bzlib.h build_bzip2 bzip2
filter lzma lzma lzma.h build_xz xz xz-utils
filter zstd zstd zstd.h build_zstd zstd libzstd
build_libarchive
build_libxml2
digest
# libtool's own files would bring the shared libraries back.
rm -rf "$prefix"/lib/*.la "$prefix/src" "$prefix"/try.*
write_flags
echo "$stamp" >"$prefix/stamp"
