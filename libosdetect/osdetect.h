/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * libosdetect: which Solaris-family system is this, and which driver
 * directory of VMware's media fits it?
 *
 * Three layers that never mix.  FACTS are what was read (of the running
 * system, of a root directory, or given).  The IDENTITY is decided from facts
 * alone by a table.  The CHOICE of a driver directory is decided from the
 * identity and the directories that a medium has, by another table.  Only the
 * gathering of facts touches a system; the rest is pure and can be tested
 * with any facts.
 *
 * All objects are opaque.  Strings returned belong to the object they came
 * from and live as long as it does.  No function prints.  Functions are safe
 * to call from several threads on different objects.
 */
#ifndef OSDETECT_H
#define OSDETECT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define OSD_API_VERSION 1

/* Result of every call that can fail. */
typedef enum osd_status {
	OSD_OK = 0,
	OSD_NO_MEMORY,	/* nothing was changed; free something and retry */
	OSD_NO_ROOT,	/* the root directory cannot be opened */
	OSD_UNREADABLE, /* a file exists but cannot be read: see the detail,
			   and errno for the reason, 0 if it is not a file */
	OSD_LINK_OUT,	/* a symbolic link leads out of the root or to
			   itself */
	OSD_BAD_FACTS,	/* a facts file has an unknown key or no "=" */
	OSD_BAD_CALL	/* a NULL or unknown argument */
} osd_status;

const char *osd_status_text(osd_status status);

/*
 * Facts: the strings below, each absent until set.  An absent fact is
 * unknown, never "none".
 *   sysname release version machine   uname(2)
 *   processor                         uname -p: sysinfo(2) SI_ARCHITECTURE
 *   isainfo                           the line of "isainfo -kv"
 *   zonename                          "global" or the name of a zone
 *   release_file                      text of /etc/release
 *   os_release_file                   text of /etc/os-release
 *   uts_version                       text of /etc/versions/uts_version
 *   kernel_files                      words for the kernel files found:
 *       "unix32" platform/i86pc/kernel/unix, "unix64" .../amd64/unix,
 *       "genunix32" "genunix64" (kernel/genunix, kernel/amd64/genunix),
 *       "sparc" (a sparcv9 kernel), "elf32" "elf64" class of the unix found
 *   origin                            "live", "root" or "given"
 */
typedef struct osd_facts osd_facts;

osd_status osd_facts_new(osd_facts **facts);
void osd_facts_free(osd_facts *facts);

/* NULL where unknown.  A text that holds NUL bytes seems to end at the first;
 * osd_facts_get_bytes gives all of it and its length. */
const char *osd_facts_get(const osd_facts *facts, const char *key);
const char *osd_facts_get_bytes(const osd_facts *facts, const char *key,
				size_t *len);
/* A NULL value makes the fact unknown again. */
osd_status osd_facts_set(osd_facts *facts, const char *key, const char *value);
/* For file texts that may hold NUL bytes. */
osd_status osd_facts_set_bytes(osd_facts *facts, const char *key,
			       const void *bytes, size_t len);
/* The i-th key there is, NULL past the end: for printing all of them. */
const char *osd_facts_key(size_t i);

/* Gathers from the running system: uname(2), sysinfo(2), files, zonename.
 * Of a file that is too large only the first 4 MiB are taken. */
osd_status osd_facts_live(osd_facts *facts);

/*
 * Gathers from the files under dirfd only: never a fact of the host.  dirfd
 * stays the caller's.  name_of_trouble (NULL allowed) gets the path, under
 * the root, of what could not be read.
 */
osd_status osd_facts_from_root(osd_facts *facts, int dirfd,
			       char *name_of_trouble, size_t size);

/* Parses "key=value" lines (--facts FILE); '#' begins a comment line, an
 * empty value leaves the fact unknown.  The values of release_file,
 * os_release_file and uts_version are paths that the caller has to read
 * himself: read_file is called for each of them and gives malloc'd bytes,
 * which the library frees.  Whatever it returns but OSD_OK ends the call.
 * *bad_line (NULL allowed) is the number of the line that failed, from 1. */
typedef osd_status (*osd_read_file)(void *arg, const char *path, char **bytes,
				    size_t *len);
osd_status osd_facts_parse(osd_facts *facts, const char *text, size_t len,
			   osd_read_file read_file, void *arg,
			   size_t *bad_line);

typedef enum osd_family {
	OSD_UNKNOWN = 0,
	OSD_SOLARIS10,
	OSD_SOLARIS11,
	OSD_SOLARIS11EXPRESS,
	OSD_OPENSOLARIS,
	OSD_NEVADA,
	OSD_ILLUMOS,
	OSD_SOLARIS12,
	OSD_SOLARIS9,
	OSD_SOLARIS8,
	OSD_SOLARIS2, /* 2.x up to 7 */
	OSD_SUNOS4,
	OSD_LINUX,
	OSD_FREEBSD,
	OSD_AIX
} osd_family;

typedef enum osd_verdict {
	OSD_UNSUPPORTED = 0, /* the reason tells why */
	OSD_SUPPORTED,	     /* VMware's drivers can be chosen for it */
	OSD_NATIVE	     /* the system maintains its own driver */
} osd_verdict;

/* The kernels that the release has, not the one that runs. */
enum { OSD_KERNEL_32 = 1, OSD_KERNEL_64 = 2 };

typedef struct osd_identity osd_identity;

/*
 * OSD_OK also for an unknown system: the verdict says so.  Where "origin" is
 * "root" the facts of uname(2), isainfo and zonename are not looked at: they
 * would be those of the host.
 */
osd_status osd_identify(const osd_facts *facts, osd_identity **identity);
void osd_identity_free(osd_identity *identity);

osd_family osd_identity_family(const osd_identity *id);
/* "solaris10", "illumos", "solaris2.5", ... as in the facts table. */
const char *osd_identity_family_name(const osd_identity *id);
/* "Oracle Solaris 11.1 x86", "OmniOS r151048". */
const char *osd_identity_distribution(const osd_identity *id);
/* "10", "11.1", "2009.06", "r151048"; "" if unknown. */
const char *osd_identity_release(const osd_identity *id);
/* "GA" or "u1" to "u11" on Solaris 10, "SRU 42" on 11.4, "snv_134" on snv
 * builds; "" if unknown. */
const char *osd_identity_update(const osd_identity *id);
/* 32 or 64 as known of this very system, 0 if unknown. */
int osd_identity_kernel_bits(const osd_identity *id);
/* OR of OSD_KERNEL_*: which widths a driver is needed in, by the kernels that
 * the release has, whichever of them runs. */
unsigned osd_identity_kernels(const osd_identity *id);
osd_verdict osd_identity_verdict(const osd_identity *id);
const char *osd_verdict_name(osd_verdict verdict);
/* Why unsupported or native; "" when supported without reserve. */
const char *osd_identity_reason(const osd_identity *id);
/* A warning that does not refuse (Solaris 11 Express); "" if none. */
const char *osd_identity_warning(const osd_identity *id);
/* What the user can do about a refusal; "" if nothing is known. */
const char *osd_identity_remedy(const osd_identity *id);
/* Names of the table rows that decided, in order; NULL past the end. */
const char *osd_identity_row(const osd_identity *id, size_t i);
/* Why that row fits: the fact it looked at and what was found there. */
const char *osd_identity_row_because(const osd_identity *id, size_t i);

/*
 * What a stale boot archive does at the first boot: it stops in maintenance
 * (Solaris 10 from 1/06, 2009.06) or restarts the system once by itself
 * (11.x, illumos).  Solaris 10 3/05 has no boot archive.
 */
typedef enum osd_boot_archive {
	OSD_ARCHIVE_NONE = 0,
	OSD_ARCHIVE_STOPS,
	OSD_ARCHIVE_RESTARTS
} osd_boot_archive;
osd_boot_archive osd_identity_boot_archive(const osd_identity *id);

/* Driver choice for one module. */
typedef enum osd_choice_result {
	OSD_CHOSEN = 0,
	OSD_LEFT_OUT,  /* by rule not installed on this system: no error */
	OSD_NOT_THERE, /* the media has no directory for it: refuse */
	OSD_REFUSED    /* the verdict refuses, or the override is unknown */
} osd_choice_result;

/* "chosen", "left-out", "not-there", "refused". */
const char *osd_choice_result_name(osd_choice_result result);

typedef struct osd_choice osd_choice;

/*
 * module: "vmxnet3s", "vmxnet", "vmmemctl", "vmhgfs", "vmblock"; another one
 * is OSD_BAD_CALL.
 * dirs, count: the directories that the media really has, by name.
 * override: the directory without "_64" that the user wants, or NULL.
 * Choosing for a system with another verdict than supported is refused
 * unless overridden.  SPARC, zones, kernels that are not SunOS 5 and facts
 * that contradict each other about the processor are refused even then.
 */
osd_status osd_choose(const osd_identity *id, const char *module,
		      const char *const *dirs, size_t count,
		      const char *override, osd_choice **choice);
void osd_choice_free(osd_choice *choice);
osd_choice_result osd_choice_get(const osd_choice *choice);
/* Directory names, NULL for a width that this system has no kernel for, and
 * both NULL for every result but OSD_CHOSEN. */
const char *osd_choice_dir32(const osd_choice *choice);
const char *osd_choice_dir64(const osd_choice *choice);
/* Where the .conf file comes from (the sibling without "_64"). */
const char *osd_choice_conf_dir(const osd_choice *choice);
/* Flavour the files must turn out to be: "10", "11" or "2009.06". */
const char *osd_choice_flavour(const osd_choice *choice);
/* Nonzero: install the module only if it provably can load there (vmxnet3s
 * needs mac_alloc, which a Solaris 10 kernel older than 8/07 may lack). */
int osd_choice_must_prove_load(const osd_choice *choice);
/* One sentence without final full stop; "" for OSD_CHOSEN without reserve. */
const char *osd_choice_reason(const osd_choice *choice);
/* The table row that decided. */
const char *osd_choice_row(const osd_choice *choice);

#ifdef __cplusplus
}
#endif

#endif
