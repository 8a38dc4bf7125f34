# SPDX-License-Identifier: BSD-2-Clause
# Class 4 of the fault campaign: the power fails.
power_model = \
	tests/faults/power/choices.c \
	tests/faults/power/disk.c tests/faults/power/disk.h \
	tests/faults/power/image.c \
	tests/faults/power/need.c tests/faults/power/need.h \
	tests/faults/power/rules.c tests/faults/power/rules.h \
	tests/faults/power/states.h

EXTRA_DIST += tests/faults/powerloss-test.sh
TESTS += tests/faults/powerloss-test.sh
fault_parts += tests/faults/powerloss.sh

if HAVE_TRACER
fault_programs += tests/faults/powerloss$(EXEEXT)
check_PROGRAMS += tests/faults/powerloss
tests_faults_powerloss_SOURCES = $(power_model) \
	tests/faults/judge.c tests/faults/judge.h \
	tests/faults/operation.c tests/faults/operation.h \
	tests/faults/power/base.c tests/faults/power/base.h \
	tests/faults/power/powerloss.c \
	tests/faults/power/recording.c tests/faults/power/recording.h \
	tests/faults/power/restore.c tests/faults/power/restore.h \
	tests/faults/power/scan.c tests/faults/power/scan.h \
	tests/faults/power/seen.c tests/faults/power/seen.h \
	tests/faults/power/trial.c tests/faults/power/trial.h \
	tests/faults/power/watch.c tests/faults/power/watch.h
tests_faults_powerloss_LDADD = tests/faults/libfaults.la
endif

if HAVE_TESTS
check_PROGRAMS += tests/faults/check_power
TESTS += tests/faults/check_power
tests_faults_check_power_SOURCES = tests/faults/check_power.c $(power_model)
tests_faults_check_power_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_faults_check_power_LDADD = support/libsupport.la $(CHECK_LIBS)
endif
