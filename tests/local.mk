# SPDX-License-Identifier: BSD-2-Clause
# Behaviour through the real programs: one transcript a case in tests/cases,
# run by tests/run-case.sh on copies of the sample roots.
sample_stamp = tests/samples/built/.stamp

EXTRA_DIST += README.md \
	tests/bootstrap.sh \
	tests/cases/lib.sh \
	tests/check_main.h \
	tests/late-loading.sh \
	tests/media-unread.sh \
	tests/readme.sh \
	tests/run-case.sh \
	tests/schema.sh \
	tests/samples/demo.sh \
	tests/samples/steps.sh \
	tests/samples/story.sh \
	tests/samples/make.sh \
	$(case_tests)

case_tests = \
	tests/cases/advice.t \
	tests/cases/advice-live.t \
	tests/cases/bad-command-line.t \
	tests/cases/bad-media.t \
	tests/cases/bad-root.t \
	tests/cases/bundle-loads.t \
	tests/cases/bundle-mixed.t \
	tests/cases/busy.t \
	tests/cases/busy-between.t \
	tests/cases/changed-during.t \
	tests/cases/changed-since.t \
	tests/cases/components.t \
	tests/cases/differences.t \
	tests/cases/downgrade.t \
	tests/cases/edited-conf.t \
	tests/cases/explain.t \
	tests/cases/forms.t \
	tests/cases/fakeroot.t \
	tests/cases/fresh.t \
	tests/cases/history.t \
	tests/cases/hold.t \
	tests/cases/identify.t \
	tests/cases/jobs.t \
	tests/cases/json.t \
	tests/cases/launcher.t \
	tests/cases/left-over.t \
	tests/cases/linked-table.t \
	tests/cases/live.t \
	tests/cases/live-alias.t \
	tests/cases/live-be.t \
	tests/cases/live-be-left.t \
	tests/cases/live-faults.t \
	tests/cases/live-histories.t \
	tests/cases/live-hangs.t \
	tests/cases/live-lies.t \
	tests/cases/live-releases.t \
	tests/cases/live-tables.t \
	tests/cases/live-refused.t \
	tests/cases/live-removed.t \
	tests/cases/load-check.t \
	tests/cases/minisign.t \
	tests/cases/native.t \
	tests/cases/native-live.t \
	tests/cases/net-tune.t \
	tests/cases/no-privilege.t \
	tests/cases/no-sync.t \
	tests/cases/os-dir.t \
	tests/cases/output.t \
	tests/cases/owners.t \
	tests/cases/packages.t \
	tests/cases/perl-right.t \
	tests/cases/reader-gone.t \
	tests/cases/record.t \
	tests/cases/pasteable.t \
	tests/cases/recover.t \
	tests/cases/rival.t \
	tests/cases/repack.t \
	tests/cases/repair.t \
	tests/cases/repair-beside.t \
	tests/cases/repair-foreign.t \
	tests/cases/repair-refused.t \
	tests/cases/repair-text.t \
	tests/cases/roots-from.t \
	tests/cases/roots.t \
	tests/cases/scripts-live.t \
	tests/cases/second-run.t \
	tests/cases/second-run-asks.t \
	tests/cases/seed.t \
	tests/cases/startup.t \
	tests/cases/startup-lies.t \
	tests/cases/startup-live.t \
	tests/cases/startup-dtd.t \
	tests/cases/small-stack.t \
	tests/cases/stop.t \
	tests/cases/story.t \
	tests/cases/sync.t \
	tests/cases/sync-whole.t \
	tests/cases/systems.t \
	tests/cases/table-bytes.t \
	tests/cases/taken-over.t \
	tests/cases/trust.t \
	tests/cases/trust-live.t \
	tests/cases/tune-archive.t \
	tests/cases/tune-back.t \
	tests/cases/tune-builds.t \
	tests/cases/tune-busy.t \
	tests/cases/tune-confirm.t \
	tests/cases/tune-e1000g.t \
	tests/cases/tune-expired.t tests/cases/tune-failed.t \
	tests/cases/tune-generations.t \
	tests/cases/tune-halves.t \
	tests/cases/tune-images.t \
	tests/cases/tune-interfaces.t \
	tests/cases/tune-ipmp.t \
	tests/cases/tune-left.t \
	tests/cases/tune-live.t \
	tests/cases/tune-lost.t \
	tests/cases/tune-lso-waits.t \
	tests/cases/tune-owners.t \
	tests/cases/tune-proof.t \
	tests/cases/tune-reboot.t tests/cases/tune-removed.t \
	tests/cases/tune-replumb.t \
	tests/cases/tune-second.t \
	tests/cases/tune-several.t \
	tests/cases/tune-stored.t \
	tests/cases/tune-sweep.t \
	tests/cases/tune-table.t \
	tests/cases/tune-told.t \
	tests/cases/tune-upgrade.t \
	tests/cases/tune-used.t \
	tests/cases/tune-wishes.t \
	tests/cases/two-names.t \
	tests/cases/unprivileged.t \
	tests/cases/upgrade.t \
	tests/cases/userland.t \
	tests/cases/userland-kill.t \
	tests/cases/userland-perl.t \
	tests/cases/userland-perl-live.t \
	tests/cases/vendor-images.t \
	tests/cases/vendor-live.t \
	tests/cases/vendor-prefix.t \
	tests/cases/vendor-records.t \
	tests/cases/vendor-uninstall.t \
	tests/cases/vendor-whole.t \
	tests/cases/vmware-options.t \
	tests/cases/zip-calls.t

TESTS += $(case_tests) tests/bootstrap.sh tests/late-loading.sh \
	tests/media-unread.sh tests/readme.sh
T_LOG_COMPILER = $(SHELL) $(top_srcdir)/tests/run-case.sh

check_DATA = $(sample_stamp)

$(sample_stamp): tests/samples/media/mkarchive$(EXEEXT) \
		$(srcdir)/tests/samples/make.sh \
		$(srcdir)/tests/samples/roots/mkroot.sh \
		$(srcdir)/tests/samples/media/mktree.sh \
		$(srcdir)/tests/samples/driver/mkdriver.sh
	$(AM_V_GEN)$(SHELL) $(srcdir)/tests/samples/make.sh '$(CC)' \
		./tests/samples/media/mkarchive$(EXEEXT) tests/samples/built
	@touch $@

clean-local: clean-samples
.PHONY: clean-samples demo
clean-samples:
	-rm -rf tests/samples/built demo

demo: all $(sample_stamp) $(guest_stamp)
	@$(SHELL) $(srcdir)/tests/samples/demo.sh .
