/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the simulated programs share.  Each is one function of main.c's table
 * and lives as long as its process: nothing is freed for tidiness' sake.
 */
#ifndef IT_TESTS_GUEST_H
#define IT_TESTS_GUEST_H

#include <stddef.h>
#include <stdio.h>

#include "support/attributes.h"
#include "support/strbuf.h"
#include "support/text.h"

enum { NAME_SIZE = 256, PATH_SIZE = 1024, LINE_SIZE = 4096 };

/* The simulation itself is at fault, not the program that it plays. */
void die(const char *fmt, ...) IT_PRINTF(1, 2) IT_NORETURN;

/* ---- the system (systems.c) ------------------------------------------- */

/* Of add_drv and its kin, as driver-install.md names them. */
typedef enum generation {
	G05, /* Solaris 10 */
	G09, /* OpenSolaris 2009.06 */
	G10, /* Solaris 11 */
	G25  /* illumos */
} generation;

/* Of the network's programs, as tuning.md 1.1 sets them apart. */
typedef enum net_lineage {
	NET_10,	  /* Solaris 10 */
	NET_09,	  /* OpenSolaris 2009.06 (N111) */
	NET_147,  /* until Solaris 11 Express: old names of properties */
	NET_11,	  /* Solaris 11 11/11 to 11.3 */
	NET_11_4, /* hyphens */
	NET_IL	  /* illumos */
} net_lineage;

typedef struct guest_system {
	const char *name; /* that of its sample root */
	const char *release, *version; /* of uname(2) */
	generation tools;
	int stops_stale; /* a stale boot archive stops the boot */
	net_lineage net;
} guest_system;

const guest_system *the_system(void);

/* ---- the declaration (facts.c) ---------------------------------------- */

/* What follows the first fact of that name, NULL where there is none. */
const char *fact(const char *name);

/* Is it there with this text? */
int fact_is(const char *name, const char *text);

/*
 * The next fact of that name: its rest, terminated in buffer.  *at begins as
 * 0.  Returns 0 when there is no more.
 */
int next_fact(size_t *at, const char *name, char *buffer, size_t size);

int kernel_bits(void);

/* ---- what is kept in no file of the guest (state.c) ------------------- */

void state_read(const char *name, it_strbuf *text); /* missing: empty */
void state_write(const char *name, const it_strbuf *text);
void state_append(const char *name, const char *text, size_t len);
size_t state_size(const char *name);

/* A line of state/console. */
void console(const char *fmt, ...) IT_PRINTF(1, 2);

/* Words of a line; returns how many there were, at most max. */
size_t split(it_slice line, char words[][NAME_SIZE], size_t max);

/* ---- files of the guest (files.c) ------------------------------------- */

/* 0 when it cannot be opened, with errno. */
int read_guest_file(const char *path, it_strbuf *text);

/* Not synced, as the real ones do: nobody could see it here. 0: errno. */
int append_guest_file(const char *path, const char *text, size_t len);

/* ---- calls (calls.c) -------------------------------------------------- */

/* The machine goes down: the console says so, the program dies. */
void panic(const char *why) IT_NORETURN;

/* A point at which an injected crash may end the program. */
void step(void);

/* Another program of the guest, as the real one execs it; its exit status. */
int call_program(const char *path, const char *option, const char *value);

/* ---- the programs ----------------------------------------------------- */

int add_drv(int argc, char **argv);
int beadm(int argc, char **argv);
int bootadm(int argc, char **argv);
int devfsadm(int argc, char **argv);
int dladm(int argc, char **argv);
int guest_boot(int argc, char **argv);
int guest_install(int argc, char **argv);
int guest_list(int argc, char **argv);
int guest_mount(int argc, char **argv);
int ifconfig(int argc, char **argv);
int ipadm(int argc, char **argv);
int isainfo(int argc, char **argv);
int kstat(int argc, char **argv);
int modinfo(int argc, char **argv);
int ndd(int argc, char **argv);
int netadm(int argc, char **argv);
int netstat(int argc, char **argv);
int ping(int argc, char **argv);
int pkg(int argc, char **argv);
int pkginfo(int argc, char **argv);
int prtconf(int argc, char **argv);
int prtdiag(int argc, char **argv);
int rem_drv(int argc, char **argv);
int route(int argc, char **argv);
int sh(int argc, char **argv);
int smbios(int argc, char **argv);
int snoop(int argc, char **argv);
int svcadm(int argc, char **argv);
int svccfg(int argc, char **argv);
int svcprop(int argc, char **argv);
int svcs(int argc, char **argv);
int update_drv(int argc, char **argv);
int zonename(int argc, char **argv);

#endif
