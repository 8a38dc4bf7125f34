# SPDX-License-Identifier: BSD-2-Clause
# Checks of the tree itself; each ends with 77 where its tool is missing.
lint_tests = \
	tests/lint/columns.sh \
	tests/lint/functions.sh \
	tests/lint/guest.sh \
	tests/lint/libc-names.sh \
	tests/lint/listed.sh \
	tests/lint/m32.sh \
	tests/lint/man.sh \
	tests/lint/mutants.sh \
	tests/lint/rooms.sh \
	tests/lint/selftest.sh \
	tests/lint/shell.sh \
	tests/lint/spdx.sh \
	tests/lint/sunos.sh \
	tests/lint/words.sh
TESTS += $(lint_tests)
EXTRA_DIST += $(lint_tests) \
	tests/lint/files.sh \
	tests/lint/solaris10-libc.txt \
	tests/lint/totals.sh \
	tests/sunos/ctype.h \
	tests/sunos/dirent.h \
	tests/sunos/dlfcn.h \
	tests/sunos/errno.h \
	tests/sunos/fcntl.h \
	tests/sunos/iconv.h \
	tests/sunos/inttypes.h \
	tests/sunos/limits.h \
	tests/sunos/locale.h \
	tests/sunos/poll.h \
	tests/sunos/priv.h \
	tests/sunos/pthread.h \
	tests/sunos/sha2.h \
	tests/sunos/signal.h \
	tests/sunos/stdint.h \
	tests/sunos/stdio.h \
	tests/sunos/stdlib.h \
	tests/sunos/string.h \
	tests/sunos/strings.h \
	tests/sunos/sys/fcntl.h \
	tests/sunos/sys/feature_tests.h \
	tests/sunos/sys/poll.h \
	tests/sunos/sys/regset.h \
	tests/sunos/sys/resource.h \
	tests/sunos/sys/select.h \
	tests/sunos/sys/stat.h \
	tests/sunos/sys/statvfs.h \
	tests/sunos/sys/systeminfo.h \
	tests/sunos/sys/time.h \
	tests/sunos/sys/time_impl.h \
	tests/sunos/sys/times.h \
	tests/sunos/sys/types.h \
	tests/sunos/sys/unistd.h \
	tests/sunos/sys/utsname.h \
	tests/sunos/sys/wait.h \
	tests/sunos/time.h \
	tests/sunos/unicode/ucnv.h \
	tests/sunos/unistd.h \
	tests/sunos/zone.h

# The replacements of support/compat/, under other names.
if HAVE_TESTS
check_PROGRAMS += tests/check_compat
TESTS += tests/check_compat
tests_check_compat_SOURCES = tests/check_compat.c
tests_check_compat_CPPFLAGS = $(AM_CPPFLAGS) -DIT_COMPAT_RENAMED
tests_check_compat_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_compat_LDADD = $(CHECK_LIBS)
endif
