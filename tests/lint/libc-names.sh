#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Every libc function that our objects import is one that Solaris 10 has, or
# that support/compat/ brings: solaris10-libc.txt has the list.
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
: "${NM:=nm}" "${top_builddir:=.}"
need_tool "${NM%% *}"
list=$(new_list)
for room in $rooms; do
	test -d "$top_builddir/$room" || continue
	# What make has left of sources that are gone does not count.
	find "$top_builddir/$room" -name '*.o' -print
done >"$list"
if test ! -s "$list"; then
	rm -f "$list"
	echo "skipped: no objects are built"
	exit 77
fi

# glibc's names for ordinary calls: checked variants, versions of C99, wide
# offsets; and what compilers add by themselves.
# shellcheck disable=SC2086 # nm may have options
sed "s/[ 	]/\\\\&/g" "$list" | xargs $NM -A -P 2>/dev/null | awk '
	{ file = $1; sub(/:$/, "", file); name = $2; type = $3 }
	type != "U" && type != "w" { ours[name] = 1; next }
	{ used[name] = file }
	END {
		for (name in used)
			if (!(name in ours))
				print name, used[name]
	}' | sed -e '/^__asan_/d' -e '/^__ubsan_/d' -e '/^__gcov_/d' \
	-e '/^__stack_chk_fail/d' -e '/^_GLOBAL_OFFSET_TABLE_/d' \
	-e '/^__sanitizer/d' -e '/^__llvm_/d' -e '/^llvm_/d' \
	-e '/^__u*\(div\|mod\|divmod\)di[34]/d' -e '/^__x86\.get_pc/d' \
	-e '/^__tls_get_addr/d' -e '/^__mul[a-z]*[34]/d' \
	-e 's/^__errno_location /errno /' -e 's/^__xpg_basename/basename/' \
	-e 's/^__ctype_tolower_loc /tolower /' -e 's/^__xpg_//' \
	-e 's/^__ctype_toupper_loc /toupper /' \
	-e 's/^__ctype_b_loc /isalpha /' \
	-e 's/^__isoc[0-9]*_//' -e 's/^_*\([a-z0-9_]*\)_chk /\1 /' \
	-e 's/^\([a-z]*\)64_2 /\1 /' -e 's/^\([a-z]*\)64 /\1 /' \
	-e 's/^__\([a-z]*\)64_time64 /\1 /' -e 's/^__sigsetjmp /sigsetjmp /' \
	-e 's/^__\([a-z]*_2\) /\1 /' -e 's/^\([a-z]*\)_2 /\1 /' \
	-e 's/^_setjmp /setjmp /' >"$list.used"

grep -v '^#' "$(dirname "$0")/solaris10-libc.txt" | tr ' ' '\n' |
	sort -u >"$list.known"
awk '
	NR == FNR { known[$1] = 1; next }
	$1 ~ /^(archive_|xml[A-Z])/ { next }
	$1 ~ /^(CRYPTO_|EVP_|ERR_|OPENSSL_|SHA256|OpenSSL)/ { next }
	# Linux alone, behind a test of configure.
	$1 ~ /^(syscall|syncfs|fstatfs)$/ && \
		$2 ~ /\/(root_walk|sync)\.l?o$/ { next }
	!($1 in known) { print $2 ": " $1 " is not in Solaris 10" }
	' "$list.known" "$list.used" | sort >"$list"
count=$(wc -l <"$list.used" | tr -d ' ')
test -s "$list" || echo "$count imported names, all known"
rm -f "$list".known "$list".used
verdict "$list"
