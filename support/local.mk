# SPDX-License-Identifier: BSD-2-Clause
# Floor 0: what every room may use.  libdigest and libxml apart, since they
# pull in a crypto library and libxml2.
noinst_LTLIBRARIES += support/libsupport.la support/libdigest.la \
	support/libxml.la

support_libsupport_la_SOURCES = \
	support/attributes.h \
	support/confine.c support/confine.h \
	support/crew.c support/crew.h \
	support/error.c support/error.h \
	support/io.c support/io.h \
	support/json.c support/json.h \
	support/late.c support/late.h \
	support/list.c support/list.h \
	support/nearest.c support/nearest.h \
	support/output.c support/output.h \
	support/replace.c support/replace.h \
	support/root.c support/root.h \
	support/root_kept.c support/root_kept.h \
	support/root_walk.c support/root_walk.h \
	support/run.c support/run.h \
	support/strbuf.c support/strbuf.h \
	support/sync.c support/sync.h \
	support/text.c support/text.h
if HOST_SUNOS
support_libsupport_la_SOURCES += support/confine_sunos.c
else
support_libsupport_la_SOURCES += support/confine_linux.c
endif
support_libsupport_la_LIBADD = $(LTLIBOBJS)

support_libdigest_la_SOURCES = support/digest.c support/digest.h \
	support/late_crypto.c
support_libdigest_la_CFLAGS = $(AM_CFLAGS) $(DIGEST_CFLAGS)
support_libdigest_la_LIBADD = support/libsupport.la $(DIGEST_LINK)
if DIGEST_LIBMD
support_libdigest_la_SOURCES += support/digest_libmd.c
else
support_libdigest_la_SOURCES += support/digest_openssl.c
endif

# Documents in XML: the only part that loads libxml2.
support_libxml_la_SOURCES = \
	support/late_xml.c \
	support/smf.c support/smf.h \
	support/xml.c support/xml.h support/xml_priv.h \
	support/xml_read.c \
	support/xml_value.c support/xml_value.h \
	support/xml_write.c
support_libxml_la_CFLAGS = $(AM_CFLAGS) $(XML_CFLAGS)
support_libxml_la_LIBADD = support/libsupport.la $(XML_LINK)

if HAVE_TESTS
check_PROGRAMS += tests/check_support
TESTS += tests/check_support
tests_check_support_SOURCES = tests/check_support.c tests/check_support.h \
	tests/support_confine.c tests/support_crew.c tests/support_json.c \
	tests/support_root.c tests/support_run.c tests/support_text.c \
	tests/tree.c tests/tree.h
tests_check_support_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS) $(JANSSON_CFLAGS)
tests_check_support_LDADD = support/libsupport.la support/libdigest.la \
	$(CHECK_LIBS) $(JANSSON_LIBS)

check_PROGRAMS += tests/check_run
TESTS += tests/check_run
tests_check_run_SOURCES = tests/check_run.c
tests_check_run_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_run_LDADD = support/libsupport.la $(CHECK_LIBS)
endif
