/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the system has no store for is set at each boot by two SMF services,
 * whose method is one script of ours that needs no program of ours: early,
 * before network/physical, what a link must have before it is plumbed; late,
 * after it, the rest.
 */
#ifndef IT_SERVICE_H
#define IT_SERVICE_H

#include <stddef.h>

#include "support/error.h"
#include "support/strbuf.h"
#include "support/text.h"

typedef enum it_service_stage {
	IT_SERVICE_EARLY,
	IT_SERVICE_LATE
} it_service_stage;

typedef enum it_boot_kind {
	IT_BOOT_LINK_MTU,     /* dladm set-linkprop -t -p mtu=VALUE LINK */
	IT_BOOT_ACCEPT_JUMBO, /* ndd -set /dev/OBJECT accept-jumbo VALUE */
	IT_BOOT_NDD,	      /* ndd -set OBJECT NAME VALUE */
	IT_BOOT_IPADM	      /* ipadm set-prop -t -p NAME=VALUE OBJECT */
} it_boot_kind;

/*
 * One thing to set; object is the device of a link, /dev/tcp, or "tcp".  All
 * are words of letters, digits and "._/:-" that do not begin with a "-", since
 * a shell reads them.
 */
typedef struct it_boot_item {
	it_boot_kind kind;
	char object[64];
	char name[64]; /* "" where the kind says it */
	char value[32];
} it_boot_item;

/* The stage that an item belongs to. */
it_service_stage it_boot_stage(it_boot_kind kind);

/* "svc:/site/install-tools/net-early:default" */
const char *it_service_fmri(it_service_stage stage);

/*
 * Its file in a root.  Solaris 10 and 2009.06 import manifests from /var
 * alone, which is late; later systems take those of /lib before any service
 * runs, so that the first boot has the early service in time.
 */
const char *it_service_manifest_path(it_service_stage stage, int solaris10);

/* Where our method is, in a root. */
#define IT_SERVICE_FOLDER "usr/lib/install-tools"

/* net-tune in it, mode 0555, root:bin. */
extern const char it_service_method_path[];

/* The method's text (net-tune.sh), the same for all systems. */
it_slice it_service_method(void);

enum { IT_SERVICE_ITEMS = 100 }; /* the most of one stage */

/*
 * Appends the manifest of a stage with the items that belong to it, in their
 * order; solaris10: for Solaris 10 and 2009.06, of which not each has
 * network/datalink-management, and none ipadm.  IT_FAILED without items of
 * that stage, with too many, or with one that is no word.
 */
it_code it_service_manifest(it_service_stage stage, const it_boot_item *items,
			    size_t count, int solaris10, it_strbuf *text,
			    it_error *err) IT_CHECKED;

/*
 * The items that a manifest of ours holds, appended to items (its owner frees
 * it with free(3)); IT_TARGET if the file is not, byte for byte, as we write
 * it.
 */
it_code it_service_parse(it_slice bytes, const char *name,
			 it_boot_item **items, size_t *count, it_error *err)
	IT_CHECKED;

#endif
