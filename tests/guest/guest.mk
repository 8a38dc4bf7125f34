# SPDX-License-Identifier: BSD-2-Clause
# A simulated guest for live runs: tests/guest/README.md.
EXTRA_DIST += \
	tests/guest/README.md \
	tests/guest/lib.sh \
	tests/guest/make.sh \
	tests/guest/run \
	tests/guest/runtime.sh \
	tests/guest/vectors.sh \
	$(guests) \
	$(guest_cases)

guests = \
	tests/guest/guests/omnios.guest \
	tests/guest/guests/openindiana-2024.guest \
	tests/guest/guests/openindiana.guest \
	tests/guest/guests/osol2009.06-net.guest \
	tests/guest/guests/osol2009.06.guest \
	tests/guest/guests/smartos.guest \
	tests/guest/guests/sol10ga.guest \
	tests/guest/guests/sol10u1-32.guest \
	tests/guest/guests/sol10u11-killed.guest \
	tests/guest/guests/sol10u11-net.guest \
	tests/guest/guests/sol10u11-perl.guest \
	tests/guest/guests/sol10u11.guest \
	tests/guest/guests/sol11.0.guest \
	tests/guest/guests/sol11.1-both.guest \
	tests/guest/guests/sol11.1-immutable.guest \
	tests/guest/guests/sol11.1-kvm.guest \
	tests/guest/guests/sol11.1-late.guest \
	tests/guest/guests/sol11.1-nics.guest \
	tests/guest/guests/sol11.1-perl.guest \
	tests/guest/guests/sol11.1-wrong.guest \
	tests/guest/guests/sol11.1-zone.guest \
	tests/guest/guests/sol11.1.guest \
	tests/guest/guests/sol11.2.guest \
	tests/guest/guests/sol11.3-exclusive.guest \
	tests/guest/guests/sol11.3-shared.guest \
	tests/guest/guests/sol11.3.guest \
	tests/guest/guests/sol11.4-late.guest \
	tests/guest/guests/sol11.4.guest

guest_cases = \
	tests/guest/cases/add-image.t \
	tests/guest/cases/boot.t \
	tests/guest/cases/environments.t \
	tests/guest/cases/guest.t \
	tests/guest/cases/injections.t \
	tests/guest/cases/live.t \
	tests/guest/cases/lock.t \
	tests/guest/cases/machine.t \
	tests/guest/cases/net-denied.t \
	tests/guest/cases/net-interfaces.t \
	tests/guest/cases/net-links.t \
	tests/guest/cases/net-mtu.t \
	tests/guest/cases/net-proof.t \
	tests/guest/cases/net-protocols.t \
	tests/guest/cases/net-reboot.t \
	tests/guest/cases/net-routes.t \
	tests/guest/cases/net-services.t \
	tests/guest/cases/packages.t \
	tests/guest/cases/programs.t \
	tests/guest/cases/remove-image.t \
	tests/guest/cases/services.t \
	tests/guest/cases/systems.t

if HAVE_PRELOAD
TESTS += $(guest_cases) tests/guest/vectors.sh
check_PROGRAMS += tests/guest/called tests/guest/hold tests/guest/native
tests_guest_hold_SOURCES = tests/guest/hold.c
tests_guest_called_SOURCES = tests/guest/called.c
tests_guest_native_SOURCES = tests/guest/native.c
tests_guest_native_LDADD = installer/libdriverdb.la support/libsupport.la
tests_guest_called_LDADD = installer/libprograms.la support/libsupport.la

# Its programs find the host's loader and libraries where "enter" mounts
# them, also those that libraries need (old tags); they cannot be started
# outside a guest.
guest_hidden = /dev/.guest/runtime/lib
check_PROGRAMS += tests/guest/enter tests/guest/programs/programs
tests_guest_enter_SOURCES = tests/guest/enter.c tests/guest/places.h
tests_guest_enter_LDADD = support/libsupport.la
tests_guest_programs_programs_SOURCES = \
	tests/guest/programs/add_drv.c \
	tests/guest/programs/archive.c tests/guest/programs/archive.h \
	tests/guest/programs/beadm.c \
	tests/guest/programs/boot.c \
	tests/guest/programs/bootadm.c \
	tests/guest/programs/build.c \
	tests/guest/programs/calls.c tests/guest/programs/calls.h \
	tests/guest/programs/conf.c \
	tests/guest/programs/counters.c \
	tests/guest/programs/databases.c tests/guest/programs/databases.h \
	tests/guest/programs/datalink.c \
	tests/guest/programs/delete.c \
	tests/guest/programs/devfsadm.c \
	tests/guest/programs/dladm.c tests/guest/programs/dladm.h \
	tests/guest/programs/dladm_old.c \
	tests/guest/programs/dladm_show.c \
	tests/guest/programs/environments.h \
	tests/guest/programs/facts.c \
	tests/guest/programs/files.c \
	tests/guest/programs/guest.h \
	tests/guest/programs/ifconfig.c \
	tests/guest/programs/interfaces.c \
	tests/guest/programs/ipadm.c tests/guest/programs/ipadm.h \
	tests/guest/programs/ipadm_if.c \
	tests/guest/programs/ipadm_show.c \
	tests/guest/programs/ipmgmt.c \
	tests/guest/programs/ipmp.c \
	tests/guest/programs/kernel.c tests/guest/programs/kernel.h \
	tests/guest/programs/links.c \
	tests/guest/programs/lock.c \
	tests/guest/programs/machine.c \
	tests/guest/programs/main.c \
	tests/guest/programs/manifest.c \
	tests/guest/programs/method.c \
	tests/guest/programs/modinfo.c \
	tests/guest/programs/modules.c \
	tests/guest/programs/mounts.c \
	tests/guest/programs/mtu.c \
	tests/guest/programs/ndd.c \
	tests/guest/programs/net.h \
	tests/guest/programs/netadm.c \
	tests/guest/programs/nodes.c \
	tests/guest/programs/options.c \
	tests/guest/programs/packages.c \
	tests/guest/programs/ping.c \
	tests/guest/programs/printer.c tests/guest/programs/printer.h \
	tests/guest/programs/prtconf.c \
	tests/guest/programs/rem_drv.c \
	tests/guest/programs/route.c \
	tests/guest/programs/routes.c \
	tests/guest/programs/repository.c \
	tests/guest/programs/services.h \
	tests/guest/programs/sh.c \
	tests/guest/programs/smf.c \
	tests/guest/programs/stack.c tests/guest/programs/stack.h \
	tests/guest/programs/startup.c \
	tests/guest/programs/state.c \
	tests/guest/programs/svccfg.c \
	tests/guest/programs/svcprop.c \
	tests/guest/programs/systems.c \
	tests/guest/programs/tables.c tests/guest/programs/tables.h \
	tests/guest/programs/trees.c tests/guest/programs/trees.h \
	tests/guest/programs/update_drv.c
tests_guest_programs_programs_CFLAGS = $(AM_CFLAGS) $(XML_CFLAGS)
tests_guest_programs_programs_LDADD = \
	payload/libdriver.la support/libsupport.la $(XML_LIBS)
tests_guest_programs_programs_LDFLAGS = \
	-Wl,--dynamic-linker=$(guest_hidden)/ld.so \
	-Wl,-rpath,$(guest_hidden) -Wl,--disable-new-dtags

check_LTLIBRARIES += tests/guest/uname.la
tests_guest_uname_la_SOURCES = tests/guest/uname.c tests/guest/places.h
tests_guest_uname_la_LDFLAGS = -module -avoid-version -shared \
	-rpath $(abs_builddir)

guest_stamp = tests/guest/runtime/.stamp
check_DATA += $(guest_stamp)

$(guest_stamp): tests/guest/programs/programs$(EXEEXT) \
		tests/guest/enter$(EXEEXT) tests/guest/uname.la \
		installer/install-tools$(EXEEXT) \
		$(srcdir)/tests/guest/runtime.sh
	$(AM_V_GEN)$(SHELL) $(srcdir)/tests/guest/runtime.sh \
		tests/guest/runtime installer/install-tools$(EXEEXT) \
		tests/guest/programs/programs$(EXEEXT) \
		tests/guest/.libs/uname.so "$(LATE_LIBRARIES)"
	@touch $@
endif

clean-local: clean-guest
.PHONY: clean-guest
clean-guest:
	-rm -rf tests/guest/runtime
