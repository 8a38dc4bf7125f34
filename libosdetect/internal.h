/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the files of libosdetect share.  Names that begin with osdi_ are not
 * exported.
 */
#ifndef OSDETECT_INTERNAL_H
#define OSDETECT_INTERNAL_H

#include "libosdetect/osdetect.h"
#include "support/attributes.h"
#include "support/text.h"

#define OSDI_COUNT(array) (sizeof(array) / sizeof(array)[0])

/* --- patterns ------------------------------------------------------------ */

enum { OSDI_CAPTURES = 2, OSDI_LINE = 200 };

/*
 * Compares text, whole and without regard to case, with a pattern:
 *   #  one digit or more       *  any run without a blank, also none
 *   @  one letter or more      ~  any run, also none
 *   |  a word ends here        (x)  the literal text x or nothing
 *   [  ]  what stands between them is a capture (at most two, in order)
 * Every other character stands for itself.  captures may be NULL.
 */
int osdi_match(const char *pattern, const char *text,
	       it_slice captures[OSDI_CAPTURES]);

/* --- lines of foreign text ----------------------------------------------- */

typedef struct osdi_line {
	char text[OSDI_LINE]; /* printable, single blanks, cut to fit */
	int damaged;	      /* held control bytes: text is "" */
	int open_end;	      /* no newline: its last word may be cut */
} osdi_line;

/*
 * The first line that is not blank, without byte order mark, CR, leading and
 * trailing blanks.
 */
void osdi_first_line(const char *bytes, size_t len, osdi_line *line);

/* --- claims: what one source says ---------------------------------------- */

#define OSDI_BIT(family) (1U << (unsigned)(family))

/* Families that a SunOS 5.11 kernel can belong to. */
#define OSDI_5_11                                                           \
	(OSDI_BIT(OSD_SOLARIS11) | OSDI_BIT(OSD_SOLARIS11EXPRESS) |         \
	 OSDI_BIT(OSD_OPENSOLARIS) | OSDI_BIT(OSD_NEVADA) |                 \
	 OSDI_BIT(OSD_ILLUMOS))
#define OSDI_SNV (OSDI_BIT(OSD_OPENSOLARIS) | OSDI_BIT(OSD_NEVADA))
#define OSDI_SUNOS                                                          \
	(OSDI_5_11 | OSDI_BIT(OSD_SOLARIS10) | OSDI_BIT(OSD_SOLARIS12) |    \
	 OSDI_BIT(OSD_SOLARIS9) | OSDI_BIT(OSD_SOLARIS8) |                  \
	 OSDI_BIT(OSD_SOLARIS2))
#define OSDI_FOREIGN                                                        \
	(OSDI_BIT(OSD_LINUX) | OSDI_BIT(OSD_FREEBSD) | OSDI_BIT(OSD_AIX) |  \
	 OSDI_BIT(OSD_SUNOS4))

/* What is known beside the family; verdicts and choices ask for these. */
enum {
	OSDI_CONFLICT = 1 << 0,	      /* two sources name different systems */
	OSDI_ARCH_CONFLICT = 1 << 1,  /* the same about the processor */
	OSDI_ODD_MACHINE = 1 << 2,    /* machine type of no Solaris */
	OSDI_SPARC = 1 << 3,
	OSDI_X86 = 1 << 4,
	OSDI_ZONE = 1 << 5,	      /* zonename is not "global" */
	OSDI_BRAND = 1 << 6,	      /* solaris10 branded zone */
	OSDI_LX = 1 << 7,	      /* LX branded zone */
	OSDI_OTHER_KERNEL = 1 << 8,   /* sysname of no SunOS */
	OSDI_SOLARIS_FILES = 1 << 9,  /* ... with a Solaris release file */
	OSDI_AURORA = 1 << 10,
	OSDI_UNTOLD = 1 << 11,	      /* only "Solaris 10 or later" is known */
	OSDI_DEVELOPMENT = 1 << 12,   /* Solaris 10 before its first release */
	OSDI_111B = 1 << 13,
	OSDI_151A = 1 << 14,
	OSDI_SXCE = 1 << 15,
	OSDI_SMARTOS = 1 << 16,
	OSDI_32ON64 = 1 << 17,	      /* 32-bit kernel where there is none */
	OSDI_64ONLY = 1 << 18,	      /* illumos after 2017-06 */
	OSDI_S10_GA = 1 << 19,
	OSDI_S10_U1 = 1 << 20,
	OSDI_S10_NO_UPDATE = 1 << 21, /* which update is not told */
	OSDI_OLD_KERNEL = 1 << 22,    /* Solaris 10, may lack mac_alloc */
	OSDI_DAMAGED = 1 << 23,	      /* a file could not be understood */
	OSDI_GIVEN = 1 << 24	      /* at least one fact was there */
};

enum { OSDI_WORD = 64, OSDI_TEXT = 512 };

typedef struct osdi_claim {
	const char *source;	/* "uname", "etc/release" ... */
	const char *row;	/* table row that matched, NULL: none did */
	unsigned families;	/* the system is one of these */
	osd_family family;	/* the likeliest one, or OSD_UNKNOWN */
	unsigned flags;
	int open_end;
	char name[OSDI_WORD];	 /* "OmniOS" */
	char release[OSDI_WORD]; /* "r151048" */
	char date[OSDI_WORD];	 /* "1/13" */
	char update[OSDI_WORD];	 /* "u11", "SRU 42" */
	char build[OSDI_WORD];	 /* "snv_134" */
	char patch[OSDI_WORD];	 /* "147148-26" */
	char text[OSDI_LINE];	 /* what was looked at, for people */
} osdi_claim;

/* Each fills a zeroed claim; row stays NULL where the source says nothing. */
void osdi_claim_uname(const osd_facts *facts, osdi_claim *claim);
void osdi_claim_release(const osd_facts *facts, osdi_claim *claim);
void osdi_claim_os_release(const osd_facts *facts, osdi_claim *claim);
void osdi_claim_uts_version(const osd_facts *facts, osdi_claim *claim);

/* Row i of any table of patterns, NULL past the end: for the tests. */
const char *osdi_source_row(size_t i);
const char *osdi_processor_row(size_t i);
const char *osdi_verdict_row(size_t i);
const char *osdi_choice_row(size_t i);

/* --- identity ------------------------------------------------------------ */

enum { OSDI_STEPS = 16 };

struct osd_identity {
	osd_family family;
	char family_name[OSDI_WORD];
	char distribution[OSDI_LINE];
	char release[OSDI_WORD];
	char update[OSDI_WORD];
	char zone[OSDI_WORD];
	char machine[OSDI_WORD];
	char patch[OSDI_WORD]; /* Solaris 10: "147148-26" */
	char conflict[OSDI_TEXT];
	char kernel_name[OSDI_WORD];
	char files_name[OSDI_LINE];
	int kernel_bits;
	unsigned kernels;
	unsigned flags;
	osd_verdict verdict;
	int never; /* not even with an override */
	const char *flavour; /* NULL unless supported */
	osd_boot_archive boot_archive;
	char reason[OSDI_TEXT];
	char warning[OSDI_TEXT];
	char remedy[OSDI_TEXT];
	size_t steps;
	struct {
		const char *row;
		char because[OSDI_LINE + 64];
	} step[OSDI_STEPS];
};

void osdi_explain(osd_identity *id, const char *row, const char *fmt, ...)
	IT_PRINTF(3, 4);

/* Which processor: flags OSDI_X86, _SPARC, _ARCH_CONFLICT, _ODD_MACHINE. */
void osdi_processor(const osd_facts *facts, const char *release_line,
		    osd_identity *id);

/* Fills kernel_bits, kernels and everything from verdict on. */
void osdi_judge(const osd_facts *facts, osd_identity *id);

/* Copies, cut to the room there is. */
void osdi_copy(char *out, size_t size, const char *text);
void osdi_copy_slice(char *out, size_t size, it_slice s);

/* --- facts of the running system that only some systems tell ------------- */

/* Sets processor, isainfo and zonename where the system has them. */
osd_status osdi_host_facts(osd_facts *facts);

#endif
