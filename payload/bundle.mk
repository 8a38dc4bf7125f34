# SPDX-License-Identifier: BSD-2-Clause
# The native form and who vouches for it; a part of libmedia.
payload_libmedia_la_SOURCES += \
	payload/bundle.h payload/bundle_priv.h \
	payload/bundle_claims.c \
	payload/bundle_pack.c \
	payload/bundle_read.c \
	payload/bundle_save.c \
	payload/bundle_tar.c \
	payload/ed25519.h \
	payload/ed25519_point.c \
	payload/manifest.c payload/manifest.h \
	payload/manifest_value.c payload/manifest_value.h \
	payload/minisign.c payload/minisign.h \
	payload/trust.c payload/trust.h \
	payload/trust_dir.c
if HAVE_SIGNATURES
payload_libmedia_la_SOURCES += payload/ed25519_openssl.c
else
payload_libmedia_la_SOURCES += payload/ed25519_none.c
endif

EXTRA_DIST += tests/data/manifest tests/data/minisign \
	tests/manifest-schema.sh
TESTS += tests/manifest-schema.sh

if HAVE_TESTS
check_PROGRAMS += tests/check_bundle
TESTS += tests/check_bundle
tests_check_bundle_SOURCES = tests/check_bundle.c $(media_test_sources)
tests_check_bundle_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTOP_SRCDIR='"$(abs_top_srcdir)"'
tests_check_bundle_CFLAGS = $(media_test_cflags)
tests_check_bundle_LDADD = $(media_test_ldadd) $(SOCKET_LIBS)

if HAVE_SIGNATURES
check_PROGRAMS += tests/check_libcrypto
TESTS += tests/check_libcrypto
tests_check_libcrypto_SOURCES = tests/check_libcrypto.c \
	payload/ed25519_point.c
tests_check_libcrypto_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_libcrypto_LDADD = support/libdigest.la $(DIGEST_LIBS) \
	$(CHECK_LIBS)
endif
endif
