# SPDX-License-Identifier: BSD-2-Clause
# Media that mean harm, through the whole program.
EXTRA_DIST += tests/hostile/README.md tests/hostile/cases \
	tests/hostile/hostile.sh
EXTRA_PROGRAMS += tests/hostile/mkhostile tests/hostile/peak
CLEANFILES += tests/hostile/mkhostile$(EXEEXT) tests/hostile/peak$(EXEEXT)
tests_hostile_mkhostile_SOURCES = tests/hostile/mkhostile.c \
	tests/samples/media/archive_writer.c \
	tests/samples/media/archive_writer.h
tests_hostile_mkhostile_CFLAGS = $(AM_CFLAGS) $(ARCHIVE_CFLAGS)
tests_hostile_mkhostile_LDADD = support/libsupport.la $(ARCHIVE_LIBS)
tests_hostile_peak_SOURCES = bench/rss.c
tests_hostile_peak_CPPFLAGS = $(AM_CPPFLAGS) -D_GNU_SOURCE
check_DATA += tests/hostile/mkhostile$(EXEEXT) tests/hostile/peak$(EXEEXT)
TESTS += tests/hostile/hostile.sh
