# SPDX-License-Identifier: BSD-2-Clause
# Media and bundles: the only part that loads libarchive.
noinst_LTLIBRARIES += payload/libmedia.la

payload_libmedia_la_SOURCES = \
	payload/late_archive.c \
	payload/media.c payload/media.h payload/media_priv.h \
	payload/media_apart.c \
	payload/media_archive.c \
	payload/media_crc.c \
	payload/media_dir.c \
	payload/media_entries.c \
	payload/media_filter.c \
	payload/media_gzip.c \
	payload/media_hash.c \
	payload/media_iso.c \
	payload/media_kind.c \
	payload/media_layer.c payload/media_layer.h \
	payload/media_made.c \
	payload/media_member.c \
	payload/media_names.c \
	payload/media_nested.c \
	payload/media_number.c \
	payload/media_pipe.c \
	payload/media_source.c \
	payload/media_stream.c \
	payload/media_tar.c \
	payload/media_version.c \
	payload/media_window.c \
	payload/media_zip.c
payload_libmedia_la_CFLAGS = $(AM_CFLAGS) $(ARCHIVE_CFLAGS) $(DIGEST_CFLAGS)
payload_libmedia_la_LIBADD = support/libxml.la payload/libdriver.la \
	support/libsupport.la support/libdigest.la $(ARCHIVE_LINK) \
	$(DIGEST_LINK)

EXTRA_DIST += tests/samples/media/mktree.sh

# Writes the sample media, for the tests and the demo.
EXTRA_PROGRAMS += tests/samples/media/mkarchive
CLEANFILES += tests/samples/media/mkarchive$(EXEEXT)
tests_samples_media_mkarchive_SOURCES = \
	tests/samples/media/mkarchive.c \
	tests/samples/media/archive_writer.c \
	tests/samples/media/archive_writer.h
tests_samples_media_mkarchive_CFLAGS = $(AM_CFLAGS) $(ARCHIVE_CFLAGS)
tests_samples_media_mkarchive_LDADD = support/libsupport.la $(ARCHIVE_LIBS)

if HAVE_TESTS
check_PROGRAMS += tests/check_media tests/check_media_apart \
	tests/check_media_damage tests/check_media_heads \
	tests/check_media_image tests/check_media_dir \
	tests/check_media_device tests/check_media_source \
	tests/check_media_member
TESTS += tests/check_media tests/check_media_apart tests/check_media_damage \
	tests/check_media_heads tests/check_media_image \
	tests/check_media_dir tests/check_media_device \
	tests/check_media_source tests/check_media_member

media_test_sources = \
	tests/samples/media/archive_writer.c \
	tests/samples/media/archive_writer.h \
	tests/samples/media/media_help.c tests/samples/media/media_help.h
media_test_cflags = $(AM_CFLAGS) $(CHECK_CFLAGS) $(ARCHIVE_CFLAGS)
media_test_ldadd = payload/libmedia.la $(ARCHIVE_LIBS) $(CHECK_LIBS)

tests_check_media_SOURCES = tests/check_media.c $(media_test_sources)
tests_check_media_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTOP_SRCDIR='"$(abs_top_srcdir)"'
tests_check_media_CFLAGS = $(media_test_cflags)
tests_check_media_LDADD = $(media_test_ldadd)

tests_check_media_apart_SOURCES = tests/check_media_apart.c \
	tests/tree.c tests/tree.h $(media_test_sources)
tests_check_media_apart_CFLAGS = $(media_test_cflags) $(XML_CFLAGS)
tests_check_media_apart_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTOP_SRCDIR='"$(abs_top_srcdir)"'
tests_check_media_apart_LDADD = $(media_test_ldadd) $(XML_LIBS)

tests_check_media_damage_SOURCES = tests/check_media_damage.c \
	$(media_test_sources)
tests_check_media_damage_CFLAGS = $(media_test_cflags)
tests_check_media_damage_LDADD = $(media_test_ldadd)

tests_check_media_heads_CFLAGS = $(media_test_cflags)
tests_check_media_heads_LDADD = $(media_test_ldadd)

tests_check_media_source_CFLAGS = $(media_test_cflags)
tests_check_media_source_LDADD = $(media_test_ldadd)

tests_check_media_image_CFLAGS = $(media_test_cflags)
tests_check_media_image_LDADD = $(media_test_ldadd)

tests_check_media_dir_SOURCES = tests/check_media_dir.c $(media_test_sources)
tests_check_media_dir_CFLAGS = $(media_test_cflags)
tests_check_media_dir_LDADD = $(media_test_ldadd)

tests_check_media_device_SOURCES = tests/check_media_device.c \
	$(media_test_sources)
tests_check_media_device_CFLAGS = $(media_test_cflags)
tests_check_media_device_LDADD = $(media_test_ldadd)

tests_check_media_member_SOURCES = tests/check_media_member.c \
	$(media_test_sources)
tests_check_media_member_CFLAGS = $(media_test_cflags)
tests_check_media_member_LDADD = $(media_test_ldadd)
endif
