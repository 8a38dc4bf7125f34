# SPDX-License-Identifier: BSD-2-Clause
# Classes 5, 6 and 8 to 12 of the fault campaign: full disks, no memory,
# several runs, hostile callers, odd targets, damaged journals, coverage.
EXTRA_DIST += \
	tests/faults/coverage.awk \
	tests/faults/holes \
	tests/faults/coverage.sh \
	tests/faults/lib.sh

# The longest first: two run at a time.
fault_parts += \
	tests/faults/numbered.sh \
	tests/faults/live.sh \
	tests/faults/environment.sh \
	tests/faults/memcheck.sh \
	tests/faults/targets.sh

if HAVE_PRELOAD
# Preloaded into the program, never part of it.
check_LTLIBRARIES += \
	tests/faults/clock.la \
	tests/faults/intrude.la \
	tests/faults/nomem.la \
	tests/faults/vastness.la
preloaded = -module -avoid-version -shared -rpath $(abs_builddir)
tests_faults_clock_la_SOURCES = tests/faults/clock.c
tests_faults_clock_la_LDFLAGS = $(preloaded)
tests_faults_intrude_la_SOURCES = tests/faults/intrude.c
tests_faults_intrude_la_LDFLAGS = $(preloaded)
tests_faults_nomem_la_SOURCES = tests/faults/nomem.c
tests_faults_nomem_la_LDFLAGS = $(preloaded)
tests_faults_vastness_la_SOURCES = tests/faults/vastness.c
tests_faults_vastness_la_LDFLAGS = $(preloaded)
fault_programs += \
	tests/faults/clock.la \
	tests/faults/intrude.la \
	tests/faults/nomem.la \
	tests/faults/vastness.la
endif

if HAVE_TRACER
numbered_programs = \
	tests/faults/journal$(EXEEXT) \
	tests/faults/memory$(EXEEXT) \
	tests/faults/race$(EXEEXT) \
	tests/faults/space$(EXEEXT)
check_PROGRAMS += tests/faults/journal tests/faults/memory \
	tests/faults/race tests/faults/space tests/faults/strike
fault_programs += $(numbered_programs) tests/faults/strike$(EXEEXT)

crew_sources = \
	tests/faults/crew.c tests/faults/crew.h \
	tests/faults/judge.c tests/faults/judge.h \
	tests/faults/operation.c tests/faults/operation.h
tests_faults_journal_SOURCES = tests/faults/journal.c $(crew_sources)
tests_faults_journal_LDADD = tests/faults/libfaults.la
tests_faults_memory_SOURCES = tests/faults/memory.c $(crew_sources)
tests_faults_memory_LDADD = tests/faults/libfaults.la
tests_faults_race_SOURCES = tests/faults/race.c $(crew_sources)
tests_faults_race_LDADD = tests/faults/libfaults.la
tests_faults_space_SOURCES = tests/faults/space.c $(crew_sources)
tests_faults_space_LDADD = tests/faults/libfaults.la
endif
