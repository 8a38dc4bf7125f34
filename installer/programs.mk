# SPDX-License-Identifier: BSD-2-Clause
# The one table of called programs, a library so that the simulated guest's
# list can be held against it.
noinst_LTLIBRARIES += installer/libprograms.la

installer_libprograms_la_SOURCES = \
	installer/programs.c installer/programs.h
installer_libprograms_la_LIBADD = support/libsupport.la
