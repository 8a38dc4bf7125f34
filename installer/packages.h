/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which package maintains a file of a root, and what follows from that:
 * what a package owns is not ours to replace, of whatever version it is.
 */
#ifndef IT_PACKAGES_H
#define IT_PACKAGES_H

#include "installer/job.h"

/* SVR4's list of files, of running systems and images alike. */
#define IT_SVR4_CONTENTS "var/sadm/install/contents"

/* IPS's list of what is installed in an image. */
#define IT_IPS_CATALOG "var/pkg/state/installed/catalog.base.C"

enum { IT_PACKAGE_NAME = 128 };

/*
 * The package that owns the path, "" if none is known to.  SVR4 packages are
 * looked up in their list of files; IPS packages with pkg in the running
 * system, and in the catalog and manifests of an image, or where pkg names
 * nobody for a file that is there and not ours.
 */
it_code it_package_owner(it_job *job, const char *path,
			 char name[IT_PACKAGE_NAME]) IT_CHECKED;

/*
 * The same; *known is nonzero if every packaging system of this root could be
 * asked, so that "" means that nobody owns the path.
 */
it_code it_package_ask(it_job *job, const char *path,
		       char name[IT_PACKAGE_NAME], int *known) IT_CHECKED;

/*
 * What programs of an image root are told: " -R ROOT"; "" of the running
 * system, and of its clone, as that goes and this is to be mended.  Quoted
 * for a shell; a root too long for text is the word ROOT: half a name would be
 * another root, none the running system.
 */
enum { IT_PACKAGE_ROOT = 220 };
void it_package_root(const it_job *job, const char *option,
		     char text[IT_PACKAGE_ROOT]);

/* The command, in quotes, that mends (IPS) or looks at a package. */
enum { IT_PACKAGE_CHECK = IT_PACKAGE_ROOT + IT_PACKAGE_NAME + 16 };
void it_package_check(const it_job *job, const char *name, int ips,
		      char text[IT_PACKAGE_CHECK]);

/* "install the package NAME again (pkgadd)", for one of SVR4. */
void it_package_again(const it_job *job, const char *name, char *out,
		      size_t size);

/* Of a path that a package owns: *ips is zero for one of SVR4. */
it_code it_package_is_ips(it_job *job, const char *path, int *ips) IT_CHECKED;

/*
 * packages_ips.c: the installed package of an image that delivers the path.
 * *whole is nonzero where the manifest of each installed one was read.
 */
it_code it_ips_owner(it_job *job, const char *path,
		     char name[IT_PACKAGE_NAME], int *whole) IT_CHECKED;

/* Refuses VMware's programs where a package serves the guest, or may. */
it_code it_packages_no_daemon(it_job *job) IT_CHECKED;

/*
 * Refuses, before anything is written, where VMware's own packages are
 * installed or a package owns the driver of a module that is to be installed;
 * also where it may: pkg does not tell, and nobody else is known to have
 * brought that file.
 */
it_code it_job_check_packages(it_job *job) IT_CHECKED;
/* The part of this that needs no lookup: VMware's own packages. */
it_code it_job_check_mark(it_job *job) IT_CHECKED;

/* Findings about packages that stay beside what is installed. */
it_code it_job_note_packages(it_job *job) IT_CHECKED;

#endif
