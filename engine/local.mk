# SPDX-License-Identifier: BSD-2-Clause
# Floor 1: plan, journal, executor, recovery.  Knows no step kind.
noinst_LTLIBRARIES += engine/libengine.la

engine_libengine_la_SOURCES = \
	engine/barrier.c \
	engine/executor.c engine/executor.h \
	engine/filesystems.c engine/filesystems.h \
	engine/home.c engine/home.h engine/home_priv.h \
	engine/home_build.c engine/home_half.c \
	engine/home_leave.c engine/home_names.c \
	engine/journal.c engine/journal.h \
	engine/journal_text.c engine/journal_text.h \
	engine/lock.c engine/lock.h \
	engine/plan.c engine/plan.h \
	engine/recovery.c \
	engine/transaction.h
engine_libengine_la_LIBADD = support/libsupport.la

if HAVE_TESTS
check_PROGRAMS += tests/check_engine
TESTS += tests/check_engine
tests_check_engine_SOURCES = tests/check_engine.c tests/check_engine.h \
	tests/engine_files.c tests/engine_home.c tests/engine_journal.c \
	tests/engine_locks.c tests/engine_recovery.c tests/engine_space.c \
	tests/engine_words.c \
	tests/tree.c tests/tree.h \
	installer/link_gone.c installer/run_log.c \
	installer/step_settings.c
tests_check_engine_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_engine_LDADD = installer/libsteps.la installer/libprograms.la \
	nettune/libsystem.la libosdetect/libcore.la engine/libengine.la \
	support/libsupport.la support/libdigest.la $(CHECK_LIBS)

check_PROGRAMS += tests/check_home_rival
TESTS += tests/check_home_rival
tests_check_home_rival_SOURCES = tests/check_home_rival.c \
	tests/tree.c tests/tree.h
tests_check_home_rival_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_home_rival_LDADD = engine/libengine.la support/libsupport.la \
	$(CHECK_LIBS)
endif
