# SPDX-License-Identifier: BSD-2-Clause
# What a driver file says about itself; needs nothing but libsupport.
noinst_LTLIBRARIES += payload/libdriver.la

payload_libdriver_la_SOURCES = \
	payload/driver.h \
	payload/elf.c payload/elf.h \
	payload/flavour.c payload/flavour.h \
	payload/flavour_data.c \
	payload/flavour_fit.c \
	payload/flavour_signs.c \
	payload/flavour_tables.c \
	payload/symbols.c

# What the sample drivers and kernels are made from; the demo uses them too.
driver_samples = \
	tests/samples/driver/filesystem.inc \
	tests/samples/driver/foreign.c \
	tests/samples/driver/kernel.c \
	tests/samples/driver/kernel.def \
	tests/samples/driver/mkdriver.sh \
	tests/samples/driver/mkkernel.sh \
	tests/samples/driver/mkset.sh \
	tests/samples/driver/sample.h \
	tests/samples/driver/sample.inc \
	tests/samples/driver/variants.list \
	tests/samples/driver/vmblock.c \
	tests/samples/driver/vmblock.def \
	tests/samples/driver/vmhgfs.c \
	tests/samples/driver/vmhgfs.def \
	tests/samples/driver/vmmemctl.c \
	tests/samples/driver/vmmemctl.def \
	tests/samples/driver/vmxnet.c \
	tests/samples/driver/vmxnet.def \
	tests/samples/driver/vmxnet3s.c \
	tests/samples/driver/vmxnet3s.conf \
	tests/samples/driver/vmxnet3s.def
EXTRA_DIST += $(driver_samples)

if HAVE_TESTS
check_PROGRAMS += tests/check_driver
TESTS += tests/check_driver
tests_check_driver_SOURCES = tests/check_driver.c
tests_check_driver_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTOP_SRCDIR='"$(abs_top_srcdir)"' \
	-DTOP_BUILDDIR='"$(abs_top_builddir)"'
tests_check_driver_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_check_driver_LDADD = payload/libdriver.la support/libsupport.la \
	$(CHECK_LIBS)
EXTRA_tests_check_driver_DEPENDENCIES = tests/samples/driver/set/made
endif

# CC must make x86 objects; elsewhere: make SAMPLE_CC='clang --target=...'.
SAMPLE_CC = $(CC)
tests/samples/driver/set/made: $(driver_samples)
	rm -rf tests/samples/driver/set
	$(MKDIR_P) tests/samples/driver/set
	sh $(srcdir)/tests/samples/driver/mkset.sh "$(SAMPLE_CC)" \
		tests/samples/driver/set
	touch $@

clean-local: clean-driver-samples
.PHONY: clean-driver-samples
clean-driver-samples:
	rm -rf tests/samples/driver/set
