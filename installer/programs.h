/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The programs of the running system that may be called: these and no
 * others.  They are never called for another root, with the one exception
 * that doc/architecture.md names.
 */
#ifndef IT_PROGRAMS_H
#define IT_PROGRAMS_H

#include <stddef.h>

#include "support/run.h"

/* id, name, what for (read by people only); the paths are in programs.c */
#define IT_PROGRAM_LIST(X)                                                    \
	X(ADD_DRV, "add_drv", "register a driver")                            \
	X(REM_DRV, "rem_drv", "take a driver's registration back")            \
	X(UPDATE_DRV, "update_drv", "give a driver an alias, or take it")     \
	X(DEVFSADM, "devfsadm", "attach devices, make their links")           \
	X(MODINFO, "modinfo", "which driver is loaded")                       \
	X(BOOTADM, "bootadm", "update the boot archive")                      \
	X(BEADM, "beadm", "make a boot environment")                          \
	X(ZONENAME, "zonename", "is this the global zone")                    \
	X(ISAINFO, "isainfo", "does the kernel have 32 or 64 bits")           \
	X(PKG, "pkg", "which package owns a file (IPS)")                      \
	X(PKGINFO, "pkginfo", "which packages are installed (SVR4)")          \
	X(SVCADM, "svcadm", "start and stop services")                        \
	X(SVCCFG, "svccfg", "import a service")                               \
	X(SVCS, "svcs", "how a service is")                                   \
	X(SVCPROP, "svcprop", "a property of a service")                      \
	X(PRTCONF, "prtconf", "which adapters, bound to which driver")        \
	X(SMBIOS, "smbios", "is this a VMware guest")                         \
	X(PRTDIAG, "prtdiag", "the same where there is no smbios")            \
	X(DLADM, "dladm", "links: which there are, how large their frames")   \
	X(IPADM, "ipadm", "interfaces and properties of the protocols")       \
	X(NDD, "ndd", "the same of older systems, and accept-jumbo")          \
	X(IFCONFIG, "ifconfig", "addresses of interfaces, size of packets")   \
	X(KSTAT, "kstat", "speed and counters of a link")                     \
	X(NETADM, "netadm", "which profile of the network is active")         \
	X(NETSTAT, "netstat", "which routes there are")                       \
	X(ROUTE, "route", "add routes that went with their interface")        \
	X(PING, "ping", "does a packet of that size arrive")

typedef enum it_program {
#define IT_PROGRAM_ENUM(id, name, purpose) IT_PROGRAM_##id,
	IT_PROGRAM_LIST(IT_PROGRAM_ENUM)
#undef IT_PROGRAM_ENUM
	IT_PROGRAMS
} it_program;

const char *it_program_name(it_program id);

/* The i-th path that is tried, NULL after the last one. */
const char *it_program_try(it_program id, size_t i);

/* Where it is on this system, NULL if it is not. */
const char *it_program_path(it_program id);

/*
 * How long an answer is waited for, whether long waiting is told, and where
 * stop signals are counted.  Without this: 300 seconds, yes, nowhere.
 */
void it_programs_wait(unsigned long seconds, int quiet,
		      const volatile int *stops);

/*
 * it_run of a program that only tells something; args without its name, NULL
 * at the end.  Where the system does not have it, end is IT_RUN_MISSING.
 * What does not answer in time is ended, with IT_RUN_SILENT, and not asked
 * again.  IT_STOPPED when a stop signal came meanwhile.
 */
it_code it_program_run(it_program id, const char *const *args,
		       it_run_result *result, it_error *err) IT_CHECKED;

/* The same of one that may change something: it is waited for. */
it_code it_program_act(it_program id, const char *const *args,
		       it_run_result *result, it_error *err) IT_CHECKED;

/*
 * The same of one that proves what another one changed: what does not answer
 * in time is ended, with IT_RUN_SILENT, and asked again the next time.
 */
it_code it_program_prove(it_program id, const char *const *args,
			 it_run_result *result, it_error *err) IT_CHECKED;

/*
 * svcs ends with 1 for a service that it does not know, and its complaint has
 * the name.  A failure without the name says nothing about the service: taken
 * for "unknown" it would leave a service behind without its manifest.
 */
int it_svcs_knows_not(const it_run_result *result, const char *fmri);

/* The command as a person could type it, for messages and the log. */
void it_program_show(it_program id, const char *const *args, it_strbuf *out);

#endif
