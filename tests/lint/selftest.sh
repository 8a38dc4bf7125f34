#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Each check here finds what it looks for: trees with one fault each.
here=$(cd "$(dirname "$0")" && pwd)
top=$(mktemp -d "${TMPDIR:-/tmp}/it-lint.XXXXXX") || exit 1
trap 'rm -rf "$top"' EXIT
bad=0
spdx='/* SPDX-License-Identifier: BSD-2-Clause */'
blanks='                                                        '

# expect STATUS CHECK: what CHECK says of $top now; then an empty tree again.
expect() {
	top_srcdir=$top top_builddir=$top sh "$here/$2" >"$top/out" 2>&1
	status=$?
	if test $status != "$1" && test $status != 77; then
		echo "$2: status $status instead of $1: $3"
		cat "$top/out"
		bad=1
	fi
	rm -rf "${top:?}"/*
	mkdir "$top/support" "$top/payload" "$top/man" "$top/packaging"
}

# body N: a function of N lines.
body() {
	echo "int f(void)"
	echo "{"
	i=0
	while test $i -lt "$1"; do
		echo "	g();"
		i=$((i + 1))
	done
	echo "}"
}

expect 0 words.sh "an empty tree"
echo "int x;" >"$top/support/a.c"
expect 1 spdx.sh "no SPDX line"
echo "$spdx" >"$top/support/a.c"
expect 0 spdx.sh "an SPDX line"
printf '#!/bin/sh\n# nothing\n' >"$top/packaging/a.sh"
expect 1 spdx.sh "a script without SPDX line"

echo "$spdx	${blanks%      }" | tr ' ' x >"$top/support/a.c"
expect 1 columns.sh "a wide line"
printf '\t\t\t\t\t\t\t\t\t1234567\n' >"$top/support/a.c"
expect 0 columns.sh "79 columns with tabs"
printf '\t\t\t\t\t\t\t\t\t\t1\n' >"$top/support/a.c"
expect 1 columns.sh "81 columns with tabs"
echo "int x; " >"$top/support/a.c"
expect 1 columns.sh "a blank at the end"

body 91 >"$top/support/a.c"
expect 1 functions.sh "a function of 91 lines"
body 11 >"$top/support/a.c"
expect 1 functions.sh "a median of 11"
body 10 >"$top/support/a.c"
expect 0 functions.sh "a function of 10 lines"

# mutants SOURCE ROW: two rules for the source, whose row is "row"
mutants() {
	mkdir -p "$top/tests/hostile"
	printf '%s\n' '#' 'done <<X' 'support/a.c@row@s/f > 0/0/' \
		'support/a.c@row@-is_deep' END >"$top/tests/hostile/mutants.sh"
	echo "$2 tar 5 is deep" >"$top/tests/hostile/cases"
	echo "$1" >"$top/support/a.c"
}
mutants 'f > 0, {is_deep, 1}' row
expect 0 mutants.sh "two rules and their row"
mutants 'f >= 0, {is_deep, 1}' row
expect 1 mutants.sh "a rule that is gone"
mutants 'f > 0' row
expect 1 mutants.sh "a rule of a table that is gone"
mutants 'f > 0, {is_deep, 1}' rows
expect 1 mutants.sh "a row that is gone"

echo '#include <archive.h>' >"$top/support/a.c"
expect 1 rooms.sh "support with libarchive"
echo '#include <archive.h>' >"$top/payload/a.c"
expect 0 rooms.sh "payload with libarchive"
echo '#include "payload/media.h"' >"$top/support/a.c"
expect 1 rooms.sh "support uses payload"
echo '#include "osdetect.h"' >"$top/support/a.c"
expect 1 rooms.sh "support uses libosdetect"
echo '#include <openssl/evp.h>' >"$top/support/digest_openssl.c"
expect 0 rooms.sh "the digest"

# shellcheck disable=SC2016
printf '#!/bin/sh\necho $1\n' >"$top/packaging/a.sh"
expect 1 shell.sh "an unquoted variable"
# shellcheck disable=SC2016
printf '#!/bin/sh\n# Runs in a guest\nx=$(date)\n' >"$top/packaging/a.sh"
expect 1 guest.sh "a POSIX substitution in a guest"
# shellcheck disable=SC2016
while read -r fault; do
	printf '#!/bin/sh\n# Runs in a guest\n%s\n' "$fault" \
		>"$top/packaging/a.sh"
	expect 1 guest.sh "for the Bourne shell: $fault"
done <<'END'
x=$((1 + 2))
x=${y#*:}
x=${#y}
if [[ $x = y ]]; then :; fi
export A=b
	local x
if ! test -f a; then :; fi
test -f a && ! test -f b
if test -e /etc; then :; fi
test a -nt b
[ "$x" == y ] || :
function f {
cd ~
x=~root
set -- a b
read -r line
printf '%s' a
command -v ls
END
printf '#!/bin/sh\n# Runs in a guest: $(x) ~ !\nx=`date`\n' \
	>"$top/packaging/a.sh"
expect 0 guest.sh "a Bourne substitution in a guest"
printf '#!/bin/sh\ndate\n' >"$top/bootstrap"
expect 1 guest.sh "bootstrap without its first command"
printf '.TH X 1\n.foo\n.SH\n' >"$top/man/x.1"
expect 1 man.sh "an unknown macro"
printf 'see /%s/x\n' work >"$top/packaging/README"
expect 1 words.sh "a path of a build machine"

if "${CC:-cc}" -v >/dev/null 2>&1; then
	echo 'int asprintf(void); int f(void) { return asprintf(); }' \
		>"$top/support/a.c"
	${CC:-cc} -fno-builtin -c -o "$top/support/a.o" "$top/support/a.c"
	expect 1 libc-names.sh "asprintf"
	echo 'int dup(int); int f(void) { return dup(0); }' \
		>"$top/support/a.c"
	${CC:-cc} -c -o "$top/support/a.o" "$top/support/a.c"
	expect 0 libc-names.sh "dup"
fi

# A transcript that no makefile names.
mkdir -p "$top/tests/cases"
echo 'true' >"$top/tests/cases/a.t"
printf 'x = \\\n\ttests/cases/ba.t \\\n\ttests/cases/b.t\n' \
	>"$top/tests/local.mk"
expect 1 listed.sh "a.t"
mkdir -p "$top/tests/cases"
echo 'true' >"$top/tests/cases/b.t"
printf 'x = \\\n\ttests/cases/a.t \\\n\ttests/cases/b.t\n' \
	>"$top/tests/local.mk"
expect 0 listed.sh "b.t"
echo "int x;" >"$top/support/a.c.orig"
expect 1 listed.sh "what a merge leaves behind"

# Solaris 10: its types, and calls that it has not.
sunos() {
	{
		echo "#define __EXTENSIONS__ 1"
		echo "#define HAVE_MKDIRAT 1"
		echo "#include <fcntl.h>"
	} >"$top/config.h"
	printf '#include "config.h"\n#include <unistd.h>\n%s\n' "$2" \
		>"$top/support/a.c"
	PRODUCT_CFLAGS='-Wall -Wconversion' expect "$1" sunos.sh "$2"
}
sunos 1 'int f(void) { return openat(AT_FDCWD, ".", O_RDONLY); }'
sunos 0 'int f(void) { return openat((int)AT_FDCWD, ".", O_RDONLY); }'
sunos 1 'unsigned f(void) { return geteuid(); }'
sunos 1 'int f(void) { return mkdirat(3, "a", 0700); }'
sunos 1 'int snprintf(char *, size_t, const char *, ...)
	__attribute__((format(printf, 3, 4)));
int g(char *s) { return snprintf(s, 9, "%d", getpid()); }'

# The totals: a suite, a crash, a skipped script, a part that was skipped.
mkdir "$top/t"
echo ":test-result: PASS" >"$top/t/a.trs"
echo "100%: Checks: 12, Failures: 0, Errors: 0" >"$top/t/a.log"
echo "skipped: the corpus" >>"$top/t/a.log"
echo ":test-result: FAIL" >"$top/t/b.trs"
echo "66%: Checks: 3, Failures: 1, Errors: 0" >"$top/t/b.log"
echo ":test-result: SKIP" >"$top/t/c.trs"
echo ":test-result: FAIL" >"$top/t/d.trs"
sh "$here/totals.sh" "$top" >"$top/out"
if test $? != 1 ||
	test "$(tail -n 1 "$top/out")" != "14 passed, 2 failed, 2 skipped"
then
	echo "totals.sh:"
	cat "$top/out"
	bad=1
fi
test $bad = 0 && echo "every check finds its fault"
exit $bad
