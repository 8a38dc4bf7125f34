# SPDX-License-Identifier: BSD-2-Clause
# Floor 1: the public detection library and its program.  libcore is what the
# library is made of; the tests look into it.
noinst_LTLIBRARIES += libosdetect/libcore.la
lib_LTLIBRARIES += libosdetect/libosdetect.la
bin_PROGRAMS += libosdetect/osdetect
include_HEADERS += libosdetect/osdetect.h
pkgconfigdir = $(libdir)/pkgconfig
pkgconfig_DATA = libosdetect/osdetect.pc
dist_man_MANS += man/osdetect.1 man/osdetect.3

libosdetect_libcore_la_SOURCES = \
	libosdetect/choice.c \
	libosdetect/facts.c \
	libosdetect/gather.c \
	libosdetect/identity.c \
	libosdetect/internal.h \
	libosdetect/line.c \
	libosdetect/osdetect.h \
	libosdetect/pattern.c \
	libosdetect/processor.c \
	libosdetect/source_os_release.c \
	libosdetect/source_release.c \
	libosdetect/source_uname.c \
	libosdetect/sources.h \
	libosdetect/verdict.c
if HOST_SUNOS
libosdetect_libcore_la_SOURCES += libosdetect/host_sunos.c
else
libosdetect_libcore_la_SOURCES += libosdetect/host_linux.c
endif
libosdetect_libcore_la_LIBADD = support/libsupport.la

EXTRA_DIST += libosdetect/osdetect.sym
libosdetect_libosdetect_la_SOURCES =
libosdetect_libosdetect_la_LIBADD = libosdetect/libcore.la
libosdetect_libosdetect_la_LDFLAGS = -version-info $(OSDETECT_VERSION_INFO) \
	-no-undefined -export-symbols $(srcdir)/libosdetect/osdetect.sym
EXTRA_libosdetect_libosdetect_la_DEPENDENCIES = libosdetect/osdetect.sym

libosdetect_osdetect_SOURCES = \
	libosdetect/main.c \
	libosdetect/program.h \
	libosdetect/show.c \
	libosdetect/table.c
libosdetect_osdetect_LDADD = libosdetect/libosdetect.la support/libsupport.la

if HAVE_TESTS
check_PROGRAMS += tests/check_osdetect
TESTS += tests/check_osdetect
tests_check_osdetect_SOURCES = tests/check_osdetect.c
tests_check_osdetect_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTOP_SRCDIR='"$(abs_top_srcdir)"' \
	-DTOP_BUILDDIR='"$(abs_top_builddir)"' -DTEST_CC='"$(CC)"'
tests_check_osdetect_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS) $(JANSSON_CFLAGS)
tests_check_osdetect_LDADD = libosdetect/libcore.la \
	$(CHECK_LIBS) $(JANSSON_LIBS)
endif
EXTRA_DIST += tests/data/osdetect
