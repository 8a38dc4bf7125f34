# SPDX-License-Identifier: BSD-2-Clause
# Checks of the tree itself; each ends with 77 where its tool is missing.
lint_tests = \
	tests/lint/columns.sh \
	tests/lint/functions.sh \
	tests/lint/guest.sh \
	tests/lint/libc-names.sh \
	tests/lint/m32.sh \
	tests/lint/man.sh \
	tests/lint/rooms.sh \
	tests/lint/selftest.sh \
	tests/lint/shell.sh \
	tests/lint/spdx.sh \
	tests/lint/words.sh
TESTS += $(lint_tests)
EXTRA_DIST += $(lint_tests) \
	tests/lint/files.sh \
	tests/lint/solaris10-libc.txt \
	tests/lint/totals.sh

# The replacements of support/compat/, under other names.
if HAVE_TESTS
check_PROGRAMS += tests/check_compat
TESTS += tests/check_compat
tests_check_compat_SOURCES = tests/check_compat.c
tests_check_compat_CPPFLAGS = $(AM_CPPFLAGS) -DIT_COMPAT_RENAMED
tests_check_compat_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_compat_LDADD = $(CHECK_LIBS)
endif
