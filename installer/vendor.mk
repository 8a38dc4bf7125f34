# SPDX-License-Identifier: BSD-2-Clause
# The records of VMware's Perl installer: pure, so that their tests need no
# root.
noinst_LTLIBRARIES += installer/libvendor.la

installer_libvendor_la_SOURCES = \
	installer/vendor_locations.c installer/vendor_locations.h
installer_libvendor_la_LIBADD = support/libsupport.la

if HAVE_TESTS
check_PROGRAMS += tests/check_vendor
TESTS += tests/check_vendor
tests_check_vendor_SOURCES = tests/check_vendor.c
tests_check_vendor_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_vendor_LDADD = installer/libvendor.la \
	support/libsupport.la $(CHECK_LIBS)
endif
