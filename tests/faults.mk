# SPDX-License-Identifier: BSD-2-Clause
# The fault campaign: what no fault may do to a root.
EXTRA_DIST += \
	tests/faults/table-test.sh \
	tests/faults/table.sh
TESTS += tests/faults/table-test.sh

if HAVE_TRACER
check_LTLIBRARIES += tests/faults/libfaults.la
tests_faults_libfaults_la_SOURCES = \
	tests/faults/tracer.c tests/faults/tracer.h
tests_faults_libfaults_la_LIBADD = \
	support/libdigest.la support/libsupport.la

if HAVE_TESTS
check_PROGRAMS += tests/faults/check_tracer
TESTS += tests/faults/check_tracer
tests_faults_check_tracer_SOURCES = tests/faults/check_tracer.c \
	tests/tree.c tests/tree.h
tests_faults_check_tracer_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_faults_check_tracer_LDADD = tests/faults/libfaults.la $(CHECK_LIBS)
endif
endif
