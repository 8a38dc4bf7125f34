# SPDX-License-Identifier: BSD-2-Clause
# The fault campaign: what no fault may do to a root.
EXTRA_DIST += \
	tests/faults/table-test.sh \
	tests/faults/table.sh
TESTS += tests/faults/table-test.sh

if HAVE_TRACER
check_LTLIBRARIES += tests/faults/libfaults.la
tests_faults_libfaults_la_SOURCES = \
	tests/faults/rootfs.c tests/faults/rootfs.h \
	tests/faults/tracer.c tests/faults/tracer.h
tests_faults_libfaults_la_LIBADD = \
	support/libdigest.la support/libsupport.la

check_PROGRAMS += tests/faults/campaign
tests_faults_campaign_SOURCES = \
	tests/faults/calls.c tests/faults/calls.h \
	tests/faults/campaign.c \
	tests/faults/fault.c tests/faults/fault.h \
	tests/faults/judge.c tests/faults/judge.h \
	tests/faults/operation.c tests/faults/operation.h \
	tests/faults/points.c tests/faults/points.h
tests_faults_campaign_LDADD = tests/faults/libfaults.la

if HAVE_TESTS
check_PROGRAMS += tests/faults/check_tracer
TESTS += tests/faults/check_tracer
tests_faults_check_tracer_SOURCES = tests/faults/check_tracer.c \
	tests/tree.c tests/tree.h
tests_faults_check_tracer_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_faults_check_tracer_LDADD = tests/faults/libfaults.la $(CHECK_LIBS)
endif
endif
