#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Every product source compiles with the types and names of Solaris 10 of 32
# bits, which has least: tests/sunos/ is what we use of its headers, and
# packaging/sunos.cache what configure finds there.  Real headers are for
# "make check-headers".
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
: "${CC:=cc}" "${PRODUCT_CFLAGS:=}" "${top_builddir:=.}"
here=$(cd "$(dirname "$0")" && pwd)
list=$(new_list)
work=$(mktemp -d "${TMPDIR:-/tmp}/it-sunos.XXXXXX")
trap 'rm -rf "$work" "$list"' EXIT
trap 'exit 1' HUP INT TERM
if ! echo 'int here;' | $CC -m32 -fsyntax-only -x c - 2>/dev/null; then
	echo "skipped: $CC -m32 does not work"
	exit 77
fi

# Of this system's headers those of the libraries alone; openssl's are in two
# places on some systems.
arch=$($CC -print-multiarch 2>/dev/null) || arch=
mkdir "$work/libs" "$work/arch"
for name in archive.h archive_entry.h libxml2/libxml openssl; do
	ln -s "/usr/include/$name" "$work/libs"
done
ln -s "/usr/include/$arch/openssl" "$work/arch"

awk '
	NR == FNR && /^10:ac_cv_func_/ {
		sub(/^10:ac_cv_func_/, "")
		lacks["HAVE_" toupper(substr($0, 1, index($0, "=") - 1))] = 1
	}
	NR == FNR && /^10:ac_cv_have_decl_/ {
		sub(/^10:ac_cv_have_decl_/, "")
		none["HAVE_DECL_" substr($0, 1, index($0, "=") - 1)] = 1
	}
	NR == FNR { next }
	$2 in none { $3 = 0 }
	$2 in lacks || $2 ~ /^HAVE_(LINUX_|SYNCFS|SYS_VFS_H)/ { next }
	/^#include/ {
		print "#define HAVE_DIR_D_FD 1"
		print "#define HAVE_PRIV_H 1\n#define HAVE_PRIV_SET 1"
	}
	{ print }' "$here/../../packaging/sunos.cache" \
	"$top_builddir/config.h" >"$work/config.h"

count=0
for source in $(product_sources | grep '\.c$'); do
	case $source in
	*_linux.c) continue ;;
	esac
	count=$((count + 1))
	# shellcheck disable=SC2086 # flags are words
	$CC -m32 -fsyntax-only -nostdinc -U__linux__ -U__linux -Ulinux \
		-D__sun -D__sun__ -D__svr4__ -D_FILE_OFFSET_BITS=64 \
		-isystem "$here/../sunos" \
		-isystem "$($CC -print-file-name=include)" \
		-isystem "$work/libs" -isystem "$work/arch" \
		-I"$work" $PRODUCT_CFLAGS -Werror "$top_srcdir/$source" \
		>>"$list" 2>&1 ||
		echo "$source: not on Solaris 10" >>"$list"
done
test -s "$list" || echo "$count sources"
verdict "$list"
