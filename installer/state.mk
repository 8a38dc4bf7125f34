# SPDX-License-Identifier: BSD-2-Clause
# The record of what is installed.  It needs it_db_path() of the databases.
noinst_LTLIBRARIES += installer/libstate.la

installer_libstate_la_SOURCES = \
	installer/state.c installer/state.h \
	installer/state_value.c installer/state_value.h \
	installer/state_xml.c
installer_libstate_la_LIBADD = support/libxml.la support/libsupport.la

EXTRA_DIST += doc/installed.rng tests/data/state

if HAVE_TESTS
check_PROGRAMS += tests/check_state
TESTS += tests/check_state
tests_check_state_SOURCES = tests/check_state.c
tests_check_state_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTOP_SRCDIR='"$(abs_top_srcdir)"'
tests_check_state_CFLAGS = $(AM_CFLAGS) $(XML_CFLAGS) $(CHECK_CFLAGS)
tests_check_state_LDADD = installer/libstate.la installer/libdriverdb.la \
	support/libsupport.la $(XML_LIBS) $(CHECK_LIBS)
endif
