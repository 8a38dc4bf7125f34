# SPDX-License-Identifier: BSD-2-Clause
# Floor 3: the program.
include installer/driver_db.mk
include installer/programs.mk
include installer/state.mk
include installer/steps.mk
include installer/vendor.mk

sbin_PROGRAMS += installer/install-tools
dist_man_MANS += man/install-tools.8 man/install-tools-bundle.5
dist_doc_DATA += doc/manifest.rng

installer_install_tools_SOURCES = installer/main.c $(installer_sources)
# without main(), for fuzz/plan.c too
installer_sources = \
	installer/advice.c installer/advice.h \
	installer/advice_live.c \
	installer/answers.c installer/answers.h \
	installer/apply.c \
	installer/be_list.c installer/be_list.h \
	installer/boot_archive.c \
	installer/cmd_history.c \
	installer/cmd_identify.c \
	installer/cmd_inspect.c \
	installer/cmd_install.c \
	installer/cmd_later.c \
	installer/cmd_recover.c \
	installer/cmd_repack.c \
	installer/cmd_repair.c \
	installer/cmd_status.c \
	installer/cmd_tune.c \
	installer/cmd_uninstall.c \
	installer/cmd_verify.c \
	installer/commands.h \
	installer/confirm.c installer/confirm.h \
	installer/contents.c installer/contents.h \
	installer/describe.c installer/describe.h \
	installer/differences.c \
	installer/find.c \
	installer/history.c installer/history.h \
	installer/job.c installer/job.h \
	installer/live_checks.c \
	installer/load_check.c \
	installer/locks.c installer/locks.h \
	installer/media_record.c installer/media_record.h \
	installer/media_seen.c \
	installer/modules.c installer/modules.h \
	installer/native.c installer/native.h \
	installer/native_entries.c \
	installer/new_be.c installer/new_be.h \
	installer/new_be_left.c installer/new_be_left.h \
	installer/options.c installer/options.h \
	installer/packages.c installer/packages.h \
	installer/packages_ips.c \
	installer/plan_install.c \
	installer/plan_live.c \
	installer/plan_names.c \
	installer/plan_native.c \
	installer/plan_parts.c \
	installer/plan_record.c \
	installer/plan_startup.c \
	installer/plan_tables.c \
	installer/plan_tuning.c \
	installer/plan_untuning.c \
	installer/plan_uninstall.c \
	installer/plan_userland.c installer/plan_userland.h \
	installer/plan_vendor.c \
	installer/planner.c installer/planner.h \
	installer/recover.c \
	installer/repair.c \
	installer/replumb.c \
	installer/report.c installer/report.h \
	installer/report_json.c \
	installer/report_text.c \
	installer/roots.c installer/roots.h \
	installer/link_gone.c installer/link_gone.h \
	installer/run_log.c installer/run_log.h \
	installer/select.c \
	installer/served.c \
	installer/session.c installer/session.h \
	installer/signals.c installer/signals.h \
	installer/smf_manifest.c installer/smf_manifest.h \
	installer/step_command.c \
	installer/step_plumb.c installer/step_plumb.h \
	installer/step_settings.c installer/step_settings.h \
	installer/taken_over.c \
	installer/tuning.h \
	installer/tuning_by_frame.c \
	installer/tuning_by_link.c \
	installer/tuning_by_tcp.c \
	installer/tuning_decide.c \
	installer/tuning_edits.c \
	installer/tuning_gather.c \
	installer/tuning_kept.c \
	installer/tuning_live.c \
	installer/tuning_log.c \
	installer/tuning_lost.c \
	installer/tuning_peer.c \
	installer/tuning_record.c installer/tuning_record.h \
	installer/tuning_say.c \
	installer/tuning_back.c \
	installer/tuning_busy.c \
	installer/tuning_since.c \
	installer/tuning_scripts.c \
	installer/tuning_store.c \
	installer/tuning_ways.h \
	installer/tuning_wishes.c \
	installer/trusted.c installer/trusted.h \
	installer/userland.c installer/userland.h \
	installer/vendor.c installer/vendor.h \
	installer/vendor_adopt.c \
	installer/vendor_over.c \
	installer/vendor_true.c \
	installer/wants.c installer/wants.h
# libosdetect is linked statically: the program must start before any
# library of ours is installed.
installer_install_tools_LDADD = $(installer_libraries)
installer_libraries = \
	installer/libsteps.la \
	installer/libvendor.la \
	installer/libstate.la \
	installer/libdriverdb.la \
	installer/libprograms.la \
	nettune/libnettune.la \
	nettune/libsystem.la \
	payload/libmedia.la \
	payload/libdriver.la \
	engine/libengine.la \
	libosdetect/libcore.la \
	support/libdigest.la \
	support/libsupport.la
