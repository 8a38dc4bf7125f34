# SPDX-License-Identifier: BSD-2-Clause
# Floor 2: what a network is to be like, and what sets it at each boot.
noinst_LTLIBRARIES += nettune/libnettune.la

nettune_libnettune_la_SOURCES = \
	nettune/profile.c nettune/profile.h
nettune_libnettune_la_LIBADD = support/libxml.la support/libsupport.la
