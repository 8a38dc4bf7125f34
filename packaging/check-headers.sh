#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# check-headers.sh SRCDIR DIR: compiles the sunos side of all product sources
# against the headers in DIR: an illumos-gate checkout, or a copy of
# /usr/include of illumos or Solaris (DIR/usr/include, DIR/include or DIR).
# With gcc and clang (those that are here), as 64 and as 32 bits, with what
# illumos has and with what Solaris 10 lacks.  Nothing is linked.
set -u
srcdir=$(cd "$1" && pwd) || exit 1
illumos=${2:-}

if test -z "$illumos"; then
	echo "check-headers: skipped (make check-headers ILLUMOS=DIR)"
	exit 0
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/check-headers.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

fail() {
	echo "check-headers: $*" >&2
	exit 1
}

# Where the headers are.
dirs=
for dir in usr/src/head usr/src/uts/common usr/src/uts/intel \
	usr/src/uts/i86pc usr/src/lib/libmd/common usr/include include .; do
	case $dir in
	include | .) test -n "$dirs" && continue ;;
	esac
	if test -f "$illumos/$dir/stdio.h" || test -d "$illumos/$dir/sys" ||
		test -f "$illumos/$dir/sha2.h"; then
		dirs="$dirs -isystem $(cd "$illumos/$dir" && pwd)"
	fi
done
test -n "$dirs" || fail "no headers in $illumos"

# Sets command and own for compiler $1 and $2 bits.  clang knows what a Solaris
# compiler defines; gcc has to be told.  SIG_IGN of illumos is a cast to a
# function without prototype, which clang (not gcc) counts as the caller's.
choose() {
	case $1.$2 in
	clang.64) command="clang --target=x86_64-pc-solaris2.11" ;;
	clang.32) command="clang --target=i386-pc-solaris2.11" ;;
	*) command="$1 -m$2 -U__linux__ -U__linux -U__gnu_linux__ -Ulinux" ;;
	esac
	case $1 in
	clang) own=$(clang -print-resource-dir)/include
		late=-Wno-error=strict-prototypes ;;
	*) own=$($1 -print-file-name=include)
		command="$command -D__sun -Dsun -D__sun__ -D__svr4__ -D__SVR4"
		late= ;;
	esac
}

# What links is a conftest of configure, for this system; the programs of
# the tree become empty files.
# A compiler's own stddef.h, limits.h and so on come before the system's, as
# they do there.
make_cc() {
	choose "$1" "$2"
	cat >"$work/cc" <<END
#!/bin/sh
case " \$* " in
*" -c "* | *" -E "* | *" -S "*)
	exec $command -nostdinc -isystem "$own" $dirs "\$@" $late ;;
*conftest*) exec cc "\$@" ;;
esac
while test \$# -gt 0; do
	case \$1 in -o) : >"\$2" ;; esac
	shift
done
END
	chmod +x "$work/cc"
}

# Headers of the libraries, which the system's headers must not shadow.
mkdir "$work/inc"
for part in libarchive libxml-2.0 libcrypto; do
	for dir in $(pkg-config --variable=includedir $part 2>/dev/null) \
		/usr/include /usr/include/libxml2 /usr/include/*-linux-gnu; do
		for name in archive.h archive_entry.h; do
			test -f "$dir/$name" &&
				ln -sf "$dir/$name" "$work/inc"
		done
		# libxml2 of Debian includes headers of ICU.
		for name in libxml unicode; do
			test -d "$dir/$name" &&
				ln -sfn "$dir/$name" "$work/inc/$name"
		done
		test -d "$dir/openssl" && mkdir -p "$work/inc/openssl" &&
			ln -sf "$dir"/openssl/*.h "$work/inc/openssl"
	done
done
libs="-I$work/inc"

# try SYSTEM COMPILER BITS DIGEST
try() {
	name=$1-$2-$3
	command -v "$2" >/dev/null 2>&1 || {
		echo "check-headers: $name: skipped (no $2)"
		return
	}
	dir=$work/$name
	mkdir "$dir"
	make_cc "$2" "$3"
	case $1 in
	illumos) filter='/^ac_/p' ;;
	*) filter='/^ac_[^=]*_\(lib\|header\)/p; s/^10://p' ;;
	esac
	sed -n "$filter" "$srcdir/packaging/sunos.cache" >"$dir/config.cache"
	case $3 in
	64) host=x86_64-pc-solaris2.11 ;;
	*) host=i386-pc-solaris2.11 ;;
	esac
	(cd "$dir" && env ARCHIVE_CFLAGS="$libs" ARCHIVE_LIBS=-larchive \
		XML_CFLAGS="$libs" XML_LIBS=-lxml2 \
		DIGEST_CFLAGS="$libs" DIGEST_LIBS=-lcrypto \
		"$srcdir/configure" --host=$host --cache-file=config.cache \
		--disable-shared --enable-static --enable-werror \
		--disable-dependency-tracking --with-digest="$4" \
		CC="$work/cc" AR=ar RANLIB=ranlib NM=nm STRIP=: \
		>log 2>&1) || {
		tail -n 20 "$dir/log" >&2
		fail "$name: configure failed"
	}
	if ! (cd "$dir" && make -k all >>log 2>&1); then
		grep -E 'error|warning|note:' "$dir/log" >&2
		bad=yes
	fi
	echo "check-headers: $name: $(find "$dir" -name '*.o' |
		wc -l | tr -d ' ') objects"
}

bad=no
try illumos gcc 64 openssl
try illumos gcc 32 libmd
try illumos clang 64 libmd
try illumos clang 32 openssl
try solaris10 gcc 32 libmd
try solaris10 clang 64 libmd
test $bad = no || fail "not everything compiles"
