# SPDX-License-Identifier: BSD-2-Clause
# Class 14 of the fault campaign: the transaction in one process, each of its
# calls and allocations failing.
EXTRA_DIST += tests/faults/sweep.sh
# Its samples are part of "make check" already.
whole_parts += tests/faults/sweep.sh

if HAVE_TRACER
fault_programs += tests/faults/sweep$(EXEEXT)
check_PROGRAMS += tests/faults/sweep
TESTS += tests/faults/sweep
tests_faults_sweep_SOURCES = $(installer_sources) \
	tests/faults/sweep.c \
	tests/faults/sweep_calls.c tests/faults/sweep_calls.h \
	tests/faults/sweep_journal.c tests/faults/sweep_journal.h \
	tests/faults/sweep_judge.c tests/faults/sweep_judge.h \
	tests/faults/sweep_system.c tests/faults/sweep_system.h \
	tests/faults/sweep_world.c tests/faults/sweep_world.h
tests_faults_sweep_LDADD = $(installer_libraries)
tests_faults_sweep_LDFLAGS = $(sweep_of_libc) $(sweep_of_support) \
	$(sweep_of_system)
sweep_of_libc = \
	-Wl,--wrap=calloc -Wl,--wrap=faccessat -Wl,--wrap=fchmod \
	-Wl,--wrap=fchown -Wl,--wrap=fcntl -Wl,--wrap=fstat \
	-Wl,--wrap=fstatat -Wl,--wrap=fstatvfs -Wl,--wrap=futimens \
	-Wl,--wrap=linkat -Wl,--wrap=lseek -Wl,--wrap=malloc \
	-Wl,--wrap=mkdirat -Wl,--wrap=readlinkat -Wl,--wrap=realloc \
	-Wl,--wrap=renameat -Wl,--wrap=symlinkat -Wl,--wrap=unlinkat
sweep_of_support = \
	-Wl,--wrap=it_can_sync_whole -Wl,--wrap=it_close \
	-Wl,--wrap=it_open_at -Wl,--wrap=it_read_all \
	-Wl,--wrap=it_read_full -Wl,--wrap=it_rmdir_at \
	-Wl,--wrap=it_root_dir -Wl,--wrap=it_root_is_dir \
	-Wl,--wrap=it_root_list -Wl,--wrap=it_root_parent \
	-Wl,--wrap=it_root_read -Wl,--wrap=it_root_stat \
	-Wl,--wrap=it_sha256_end -Wl,--wrap=it_sha256_new \
	-Wl,--wrap=it_sha256_of -Wl,--wrap=it_stat_at \
	-Wl,--wrap=it_sync -Wl,--wrap=it_sync_data \
	-Wl,--wrap=it_sync_dir -Wl,--wrap=it_sync_whole \
	-Wl,--wrap=it_unlink_at -Wl,--wrap=it_write_full
sweep_of_system = -Wl,--wrap=it_program_path -Wl,--wrap=it_program_run \
	-Wl,--wrap=it_program_act -Wl,--wrap=it_program_prove
endif
