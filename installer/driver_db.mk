# SPDX-License-Identifier: BSD-2-Clause
# Driver databases and driver.conf files as texts: no disk, libsupport only.
noinst_LTLIBRARIES += installer/libdriverdb.la

installer_libdriverdb_la_SOURCES = \
	installer/conf_edit.c installer/conf_edit.h \
	installer/conf_merge.c installer/conf_merge.h \
	installer/conf_parse.c installer/conf_parse.h \
	installer/driver_db.c installer/driver_db.h \
	installer/driver_db_edit.c \
	installer/driver_db_lines.c installer/driver_db_lines.h \
	installer/driver_db_rival.c \
	installer/driver_db_state.c \
	installer/driver_db_undo.c
installer_libdriverdb_la_LIBADD = support/libsupport.la

EXTRA_DIST += \
	tests/data/driver_db \
	tests/data/conf_merge \
	tests/samples/roots/mkroot.sh \
	tests/samples/roots/mkperl.sh

if HAVE_TESTS
check_PROGRAMS += tests/check_driver_db tests/check_conf_merge \
	tests/check_sample_roots
TESTS += tests/check_driver_db tests/check_conf_merge \
	tests/check_sample_roots

tests_check_driver_db_SOURCES = tests/check_driver_db.c
tests_check_driver_db_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTOP_SRCDIR='"$(abs_top_srcdir)"'
tests_check_driver_db_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_driver_db_LDADD = installer/libdriverdb.la \
	support/libsupport.la $(CHECK_LIBS)

tests_check_conf_merge_SOURCES = tests/check_conf_merge.c
tests_check_conf_merge_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTOP_SRCDIR='"$(abs_top_srcdir)"'
tests_check_conf_merge_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_conf_merge_LDADD = installer/libdriverdb.la \
	support/libsupport.la $(CHECK_LIBS)

tests_check_sample_roots_SOURCES = tests/check_sample_roots.c
tests_check_sample_roots_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTOP_SRCDIR='"$(abs_top_srcdir)"'
tests_check_sample_roots_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_sample_roots_LDADD = installer/libdriverdb.la \
	support/libsupport.la $(CHECK_LIBS)
endif
