# SPDX-License-Identifier: BSD-2-Clause
# The step kinds; the tests of engine/ run them too.
noinst_LTLIBRARIES += installer/libsteps.la

installer_libsteps_la_SOURCES = \
	installer/step_away.c \
	installer/step_code.c \
	installer/step_copy.c \
	installer/step_directory.c \
	installer/step_ending.c \
	installer/step_file.c installer/step_file.h \
	installer/step_file_priv.h \
	installer/step_link.c \
	installer/step_place.c \
	installer/step_table.c installer/step_live.h
installer_libsteps_la_LIBADD = engine/libengine.la support/libdigest.la
