# SPDX-License-Identifier: BSD-2-Clause
# The record of what is installed.  It needs it_db_path() of the databases.
noinst_LTLIBRARIES += installer/libstate.la

installer_libstate_la_SOURCES = \
	installer/state.c installer/state.h \
	installer/state_value.c installer/state_value.h \
	installer/state_xml.c
installer_libstate_la_CFLAGS = $(AM_CFLAGS) $(XML_CFLAGS)
installer_libstate_la_LIBADD = support/libsupport.la $(XML_LIBS)
