# SPDX-License-Identifier: BSD-2-Clause
# Binary distributions, and the compile check against illumos headers.
EXTRA_DIST += \
	packaging/README.bindist \
	packaging/bindist.sh \
	packaging/build-deps.sh \
	packaging/check-bindist.sh \
	packaging/check-headers.sh \
	packaging/get-sources.sh \
	packaging/sunos.cache

CLEANFILES += install-tools-$(VERSION)-*.tar.gz

bindist_env = STRIP='$(STRIP)' VERSION='$(VERSION)' HOST_OS='$(host_os)' \
	HOST_CPU='$(host_cpu)' CC='$(CC)' CFLAGS='$(CFLAGS)' \
	srcdir='$(srcdir)' LIBTOOL='$(LIBTOOL)'

# One file that runs on a system without our libraries.
.PHONY: bindist bindist-check check-headers totals
if WITH_DEPS
bindist: all
	@$(bindist_env) $(SHELL) $(srcdir)/packaging/bindist.sh
else
bindist:
	@echo "bindist: configure --with-deps=DIR first" \
		"(see doc/build.md)" >&2; exit 1
endif

# Its real job is on sample data of the tests.
bindist-check: bindist $(sample_stamp)
	@$(SHELL) $(srcdir)/packaging/check-bindist.sh \
		install-tools-$(VERSION)-*.tar.gz \
		tests/samples/built/media/solaris.iso \
		tests/samples/built/roots/sol11.1

# make check-headers ILLUMOS=/path/to/illumos-gate
check-headers:
	@CC='$(CC)' $(SHELL) $(srcdir)/packaging/check-headers.sh \
		'$(srcdir)' '$(ILLUMOS)'

# The summary of what make check left behind.
totals:
	@$(SHELL) $(srcdir)/tests/lint/totals.sh .
