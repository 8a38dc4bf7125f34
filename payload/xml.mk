# SPDX-License-Identifier: BSD-2-Clause
# Documents in XML: the only part that loads libxml2.
noinst_LTLIBRARIES += payload/libxml.la

payload_libxml_la_SOURCES = \
	payload/xml.c payload/xml.h \
	payload/xml_value.c payload/xml_value.h
payload_libxml_la_CFLAGS = $(AM_CFLAGS) $(XML_CFLAGS)
payload_libxml_la_LIBADD = support/libsupport.la $(XML_LIBS)
