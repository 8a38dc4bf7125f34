# SPDX-License-Identifier: BSD-2-Clause
# The manifest of a service, written with libxml2.
noinst_LTLIBRARIES += installer/libsmf.la

installer_libsmf_la_SOURCES = \
	installer/smf_manifest.c installer/smf_manifest.h
installer_libsmf_la_CFLAGS = $(AM_CFLAGS) $(XML_CFLAGS)
installer_libsmf_la_LIBADD = support/libsupport.la $(XML_LINK)
