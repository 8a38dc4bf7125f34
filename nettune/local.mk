# SPDX-License-Identifier: BSD-2-Clause
# Floor 2: what a network is to be like, and what sets it at each boot.
noinst_LTLIBRARIES += nettune/libnettune.la

nettune_libnettune_la_SOURCES = \
	nettune/net_tune.h \
	nettune/profile.c nettune/profile.h \
	nettune/service.c nettune/service.h
nodist_nettune_libnettune_la_SOURCES = nettune/net_tune.c
nettune_libnettune_la_LIBADD = support/libxml.la support/libsupport.la

# The method that is written into guests, as a string.
EXTRA_DIST += nettune/net-tune.sh
CLEANFILES += nettune/net_tune.c
nettune/net_tune.c: nettune/net-tune.sh nettune/local.mk
	$(AM_V_GEN)$(MKDIR_P) nettune && { \
	echo '/* Made of net-tune.sh. */' && \
	echo '#include "nettune/net_tune.h"' && \
	echo 'const char it_net_tune[] =' && \
	sed -e 's/[\\"]/\\&/g' -e 's/.*/"&\\n"/' \
		$(srcdir)/nettune/net-tune.sh && \
	echo ';'; } >$@.new && mv $@.new $@

# tests/cases/net-tune.t runs it.
EXTRA_DIST += tests/nettune/method.sh

dist_man_MANS += man/install-tools-profile.5
dist_doc_DATA += doc/profile.rng
EXTRA_DIST += tests/data/profile tests/data/service \
	tests/nettune/cycles.sh tests/nettune/schema.sh \
	tests/nettune/service-dtd.sh
TESTS += tests/nettune/cycles.sh tests/nettune/schema.sh \
	tests/nettune/service-dtd.sh

if HAVE_TESTS
check_PROGRAMS += tests/check_nettune
TESTS += tests/check_nettune
tests_check_nettune_SOURCES = tests/check_nettune.c
tests_check_nettune_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTOP_SRCDIR='"$(abs_top_srcdir)"'
tests_check_nettune_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_nettune_LDADD = nettune/libnettune.la $(CHECK_LIBS)
endif
