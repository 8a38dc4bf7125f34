#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Every product source compiles as a 32-bit object too, warnings as errors:
# the guests of Solaris 10 may be of 32 bits.  Hardened as distributions build
# it, since glibc tells of ignored results only then.
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
: "${CC:=cc}" "${PRODUCT_CFLAGS:=}" "${top_builddir:=.}"
list=$(new_list)
printf '#include <stdio.h>\n#include <sys/stat.h>\nint main(void);\n' \
	>"$list.c"
if ! $CC -m32 -c -o "$list.o" "$list.c" 2>/dev/null; then
	rm -f "$list" "$list".[co]
	echo "skipped: $CC -m32 does not work (Debian: gcc-multilib)"
	exit 77
fi
# Headers of libraries that do not depend on the width may be in the place
# for 64 bits only.
arch=$($CC -print-multiarch 2>/dev/null) || arch=
for source in $(product_sources | grep '\.c$'); do
	case $source in
	support/digest_libmd.c) header=sha2.h ;;
	support/digest_*) header=openssl/sha.h ;;
	payload/ed25519_openssl.c) header=openssl/evp.h ;;
	support/compat/*) continue ;;
	*_sunos.c) test "$(uname -s)" = SunOS || continue ;;
	*_linux.c) test "$(uname -s)" = Linux || continue ;;
	esac
	case $source in
	support/digest_* | payload/ed25519_openssl.c)
		echo "#include <$header>" >"$list.c"
		$CC -c -o "$list.o" "$list.c" 2>/dev/null || continue
		;;
	esac
	# shellcheck disable=SC2086 # flags are words
	$CC -m32 $PRODUCT_CFLAGS -Werror -I"$top_builddir" \
		-O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 \
		${arch:+-idirafter /usr/include/"$arch"} \
		-c -o "$list.o" "$top_srcdir/$source" >>"$list" 2>&1 ||
		echo "$source: not as 32 bits" >>"$list"
done
rm -f "$list".[co]
verdict "$list"
