# SPDX-License-Identifier: BSD-2-Clause
# Targets of libFuzzer.  "make fuzz-smoke" and "make fuzz" build them in
# fuzz-build/ with clang and run them: see fuzz/run.sh.
EXTRA_DIST += fuzz/run.sh fuzz/seeds.sh fuzz/xml.dict fuzz/text.dict
fuzz_programs = fuzz/manifest fuzz/profile fuzz/driver fuzz/release \
	fuzz/driver_db fuzz/journal fuzz/media fuzz/plan
EXTRA_PROGRAMS += $(fuzz_programs)
CLEANFILES += $(fuzz_programs)
fuzz_flags = -fsanitize=fuzzer

fuzz_manifest_SOURCES = fuzz/manifest.c fuzz/fuzz.h
fuzz_manifest_LDFLAGS = $(fuzz_flags)
fuzz_manifest_LDADD = payload/libmedia.la
fuzz_profile_SOURCES = fuzz/profile.c fuzz/fuzz.h
fuzz_profile_LDFLAGS = $(fuzz_flags)
fuzz_profile_LDADD = nettune/libnettune.la
fuzz_driver_SOURCES = fuzz/driver.c fuzz/fuzz.h
fuzz_driver_LDFLAGS = $(fuzz_flags)
fuzz_driver_LDADD = payload/libdriver.la support/libsupport.la
fuzz_release_SOURCES = fuzz/release.c fuzz/fuzz.h
fuzz_release_LDFLAGS = $(fuzz_flags)
fuzz_release_LDADD = libosdetect/libcore.la
fuzz_driver_db_SOURCES = fuzz/driver_db.c fuzz/fuzz.h
fuzz_driver_db_LDFLAGS = $(fuzz_flags)
fuzz_driver_db_LDADD = installer/libdriverdb.la support/libsupport.la
fuzz_journal_SOURCES = fuzz/journal.c fuzz/fuzz.h
fuzz_journal_LDFLAGS = $(fuzz_flags)
fuzz_journal_LDADD = installer/libsteps.la engine/libengine.la \
	support/libsupport.la
fuzz_media_SOURCES = fuzz/media.c fuzz/fuzz.h
fuzz_media_LDFLAGS = $(fuzz_flags)
fuzz_media_LDADD = payload/libmedia.la
fuzz_plan_SOURCES = fuzz/plan.c fuzz/fuzz.h $(installer_sources)
fuzz_plan_LDFLAGS = $(fuzz_flags)
fuzz_plan_LDADD = $(installer_libraries)

.PHONY: fuzz fuzz-smoke fuzz-programs
fuzz-programs: $(fuzz_programs)
FUZZ_SMOKE_SECONDS = 120
FUZZ_SECONDS = 3600
fuzz-smoke: $(sample_stamp)
	@$(SHELL) $(srcdir)/fuzz/run.sh . $(FUZZ_SMOKE_SECONDS)
fuzz: $(sample_stamp)
	@$(SHELL) $(srcdir)/fuzz/run.sh . $(FUZZ_SECONDS)
