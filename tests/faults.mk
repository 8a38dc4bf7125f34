# SPDX-License-Identifier: BSD-2-Clause
# The fault campaign: what no fault may do to a root.  "make check-faults"
# takes samples of the points, "make check-faults-full" all of them.
EXTRA_DIST += \
	tests/faults/planted.sh \
	tests/faults/run.sh \
	tests/faults/table-test.sh \
	tests/faults/table.sh \
	$(fault_parts)
TESTS += tests/faults/planted.sh tests/faults/table-test.sh

# Each is called by run.sh, and uses programs that are built before.
fault_parts = \
	tests/faults/campaign.sh
# These only for all points.
whole_parts =
fault_programs =

if HAVE_TRACER
check_LTLIBRARIES += tests/faults/libfaults.la
tests_faults_libfaults_la_SOURCES = \
	tests/faults/rootfs.c tests/faults/rootfs.h \
	tests/faults/tracer.c tests/faults/tracer.h
tests_faults_libfaults_la_LIBADD = \
	support/libdigest.la support/libsupport.la

fault_programs += tests/faults/campaign$(EXEEXT)
check_PROGRAMS += tests/faults/campaign tests/faults/planted
tests_faults_campaign_SOURCES = \
	tests/faults/calls.c tests/faults/calls.h \
	tests/faults/campaign.c \
	tests/faults/fault.c tests/faults/fault.h \
	tests/faults/judge.c tests/faults/judge.h \
	tests/faults/operation.c tests/faults/operation.h \
	tests/faults/points.c tests/faults/points.h \
	tests/faults/worker.c tests/faults/worker.h
tests_faults_campaign_LDADD = tests/faults/libfaults.la
tests_faults_planted_LDADD = support/libsupport.la

if HAVE_TESTS
check_PROGRAMS += tests/faults/check_rootfs tests/faults/check_tracer
TESTS += tests/faults/check_rootfs tests/faults/check_tracer
tests_faults_check_rootfs_SOURCES = tests/faults/check_rootfs.c \
	tests/tree.c tests/tree.h
tests_faults_check_rootfs_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_faults_check_rootfs_LDADD = tests/faults/libfaults.la $(CHECK_LIBS)
tests_faults_check_tracer_SOURCES = tests/faults/check_tracer.c \
	tests/tree.c tests/tree.h
tests_faults_check_tracer_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_faults_check_tracer_LDADD = tests/faults/libfaults.la $(CHECK_LIBS)
endif
endif

.PHONY: check-faults check-faults-full
check-faults check-faults-full: all $(fault_programs) $(sample_stamp)
	@mode=short parts="$(fault_parts)"; test $@ = check-faults || { \
		mode=full; parts="$$parts $(whole_parts)"; }; \
	$(AM_TESTS_ENVIRONMENT) \
	$(SHELL) $(srcdir)/tests/faults/run.sh $$mode tests/faults/rows \
		`for part in $$parts; do echo $(srcdir)/$$part; done`

CLEANFILES += tests/faults/rows
