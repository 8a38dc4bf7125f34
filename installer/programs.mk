# SPDX-License-Identifier: BSD-2-Clause
# The one table of called programs, a library so that the simulated guest's
# list can be held against it.
noinst_LTLIBRARIES += installer/libprograms.la

installer_libprograms_la_SOURCES = \
	installer/patience.c installer/patience.h \
	installer/programs.c installer/programs.h
installer_libprograms_la_LIBADD = support/libsupport.la

if HAVE_TESTS
check_PROGRAMS += tests/check_programs
TESTS += tests/check_programs
tests_check_programs_SOURCES = tests/check_programs.c installer/signals.c
tests_check_programs_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_programs_LDADD = installer/libprograms.la \
	support/libsupport.la $(CHECK_LIBS)
endif
