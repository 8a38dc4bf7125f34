/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A Perl install: what VMware's own installer recorded in a root, held
 * against what is there.
 */
#ifndef IT_VENDOR_H
#define IT_VENDOR_H

#include "installer/planner.h"
#include "installer/vendor_locations.h"

struct it_vendor {
	int present; /* zero: it never ran here, nothing below is set */
	it_locations list;
};

/* Reads the records; a missing file is no error. */
it_code it_vendor_read(it_vendor *vendor, it_job *job) IT_CHECKED;
void it_vendor_free(it_vendor *vendor);

/* What became of a path that it recorded. */
typedef enum it_vendor_fate {
	IT_VENDOR_MISSING,
	IT_VENDOR_AS_LEFT,
	IT_VENDOR_CHANGED,     /* its time is another one */
	IT_VENDOR_LINK,	       /* a symbolic link stands there */
	IT_VENDOR_OTHER,       /* neither file nor link */
	IT_VENDOR_UNREACHABLE, /* a link on the way leads out of the root */
	IT_VENDOR_FATES
} it_vendor_fate;

/* *path is that of the two that a line may mean; borrowed. */
it_code it_vendor_look(it_job *job, const it_location *item,
		       const char **path, it_vendor_fate *fate) IT_CHECKED;

/* Is it a file or link that an earlier run of ours put there? */
int it_vendor_is_ours(const it_job *job, const char *path);

/* Calls each for every file that it moved away: it stood at path. */
typedef it_code (*it_vendor_moved)(it_job *job, const char *path,
				   const char *from, void *arg);
it_code it_vendor_each_moved(const it_vendor *vendor, it_job *job,
			     it_vendor_moved each, void *arg) IT_CHECKED;

/* What its own programs say that they are of; "" if none is there. */
void it_vendor_version(const it_vendor *vendor, const it_root *root,
		       char version[64]);

/* Findings about the install; none where there is no record of one. */
it_code it_vendor_tell(it_job *job) IT_CHECKED;

/*
 * vendor_adopt.c: the next record of an install of ours that stays when
 * VMware's goes.  Nothing where there is none.
 */
it_code it_vendor_adopt(it_planner_ctx *ctx, const it_vendor *vendor)
	IT_CHECKED;

/* vendor_true.c: the records follow what the plan does so far. */
it_code it_vendor_keep_true(it_planner_ctx *ctx) IT_CHECKED;

/*
 * Text is what VMware's programs made of their records since: what it says
 * of the files that our uninstall brings back becomes what old, its text
 * before our first run, said of them.
 */
it_code it_vendor_bring_back(const it_job *job, const it_strbuf *old,
			     it_strbuf *text, it_error *err) IT_CHECKED;

/*
 * vendor_over.c: VMware's programs of a medium where its own installer put
 * others before.  What its records name is replaced, and comes back with our
 * uninstall; what an admin changed below etc/ stays; the rest is refused.
 *
 * Refuses records that do not do for that, and tells where they have the
 * programs; moved is zeroed.  All others do nothing where ctx->over is NULL.
 */
it_code it_vendor_check_over(it_job *job, const it_vendor *vendor,
			     struct it_userland_moved *moved) IT_CHECKED;

/* Where such records have the programs, whether that will do or not. */
void it_vendor_places(const it_locations *list,
		      struct it_userland_moved *moved);

/* Where those have them that an uninstall --vendor of ours left. */
it_code it_vendor_own_places(it_job *job,
			     struct it_userland_moved *moved) IT_CHECKED;

/* May a file with these bytes stand at path?  *stays: what is there stays. */
it_code it_vendor_meet_file(it_planner_ctx *ctx, const char *path,
			    const char *sha256, int *stays) IT_CHECKED;

/* Is a link that stands there VMware's? */
int it_vendor_has_link(const it_planner_ctx *ctx, const char *path);

/* Does what stands where a link of ours is wanted stay there? */
it_code it_vendor_meet_link(it_planner_ctx *ctx, const char *path,
			    const struct stat *st, int *stays) IT_CHECKED;

/* What of its programs this media has no more. */
it_code it_vendor_drop_stale(it_planner_ctx *ctx) IT_CHECKED;

/* What is told of all that. */
it_code it_vendor_tell_over(it_planner_ctx *ctx) IT_CHECKED;

/* plan_vendor.c: takes away what was recorded.  IT_TARGET if nothing was. */
it_code it_plan_vendor(it_job *job) IT_CHECKED;

#endif
