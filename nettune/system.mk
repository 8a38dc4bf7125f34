# SPDX-License-Identifier: BSD-2-Clause
# What a system can be tuned by, and what it says of itself: texts only.
noinst_LTLIBRARIES += nettune/libsystem.la

nettune_libsystem_la_SOURCES = \
	nettune/address.c nettune/address.h \
	nettune/dial.c nettune/dial.h \
	nettune/fields.c nettune/fields.h \
	nettune/hostname.c nettune/hostname.h \
	nettune/links.c nettune/links.h \
	nettune/matrix.c nettune/matrix.h \
	nettune/plumbing.c nettune/plumbing.h \
	nettune/plumbing_routes.c \
	nettune/routes.c nettune/routes.h
nettune_libsystem_la_LIBADD = support/libsupport.la

if HAVE_TESTS
check_PROGRAMS += tests/check_tuning
TESTS += tests/check_tuning

tests_check_tuning_SOURCES = tests/check_tuning.c
tests_check_tuning_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_tuning_LDADD = nettune/libsystem.la installer/libdriverdb.la \
	libosdetect/libcore.la support/libsupport.la $(CHECK_LIBS)
endif
