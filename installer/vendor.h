/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A "Perl install": what VMware's own installer, a Perl program, recorded in a
 * root, compared with what is there now.
 */
#ifndef IT_VENDOR_H
#define IT_VENDOR_H

#include "installer/planner.h"
#include "installer/vendor_locations.h"

struct it_vendor {
	int present; /* zero: no such install, nothing below is set */
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

/*
 * What became of a recorded item.  A line may mean either of two paths; *path
 * is the one that it does mean, borrowed.
 */
it_code it_vendor_look(it_job *job, const it_location *item,
		       const char **path, it_vendor_fate *fate) IT_CHECKED;

/* Is it a file or link that an earlier run of ours put there? */
int it_vendor_is_ours(const it_job *job, const char *path);

/* Calls each for every file that the installer moved from path to "from". */
typedef it_code (*it_vendor_moved)(it_job *job, const char *path,
				   const char *from, void *arg);
it_code it_vendor_each_moved(const it_vendor *vendor, it_job *job,
			     it_vendor_moved each, void *arg) IT_CHECKED;

/* The version that the installed programs name; "" if there are none. */
void it_vendor_version(const it_vendor *vendor, const it_root *root,
		       char version[64]);

/* Findings about the install; none where there is no record of one. */
it_code it_vendor_tell(it_job *job) IT_CHECKED;

/*
 * vendor_adopt.c: plans the next record of an install of ours that stays when
 * VMware's is removed.  Does nothing if there is no install of ours.
 */
it_code it_vendor_adopt(it_planner_ctx *ctx, const it_vendor *vendor)
	IT_CHECKED;

/* vendor_true.c: brings VMware's records in line with the plan so far. */
it_code it_vendor_keep_true(it_planner_ctx *ctx) IT_CHECKED;

/*
 * For uninstall.  text: VMware's records as they are now, possibly changed by
 * its programs; old: the same before our first run.  What text says of the
 * files that uninstall brings back is replaced by what old said of them.
 */
it_code it_vendor_bring_back(const it_job *job, const it_strbuf *old,
			     it_strbuf *text, it_error *err) IT_CHECKED;

/*
 * vendor_over.c: installing VMware's programs over those that its own
 * installer put there.  What its records name is replaced, and our uninstall
 * brings it back; what an admin changed below etc/ stays; all else is refused.
 *
 * The first function refuses records that are not good enough for that, and
 * sets moved, which the caller has zeroed, to where they have the programs.
 * The others do nothing if ctx->over is NULL.
 */
it_code it_vendor_check_over(it_job *job, const it_vendor *vendor,
			     struct it_userland_moved *moved) IT_CHECKED;

/* Where the records have the programs, without judging that. */
void it_vendor_places(const it_locations *list,
		      struct it_userland_moved *moved);

/* The same of the records that our uninstall --vendor left behind. */
it_code it_vendor_own_places(it_job *job,
			     struct it_userland_moved *moved) IT_CHECKED;

/*
 * May a file with this digest be put at path?  *stays is set if what stands
 * there is to stay instead.
 */
it_code it_vendor_meet_file(it_planner_ctx *ctx, const char *path,
			    const char *sha256, int *stays) IT_CHECKED;

/* Is the link at path one of VMware's? */
int it_vendor_has_link(const it_planner_ctx *ctx, const char *path);

/* The same question for a link of ours; st is what stands at path now. */
it_code it_vendor_meet_link(it_planner_ctx *ctx, const char *path,
			    const struct stat *st, int *stays) IT_CHECKED;

/* Plans the removal of its programs that this media no longer has. */
it_code it_vendor_drop_stale(it_planner_ctx *ctx) IT_CHECKED;

/* The findings about all of that. */
it_code it_vendor_tell_over(it_planner_ctx *ctx) IT_CHECKED;

/* plan_vendor.c: removes what is recorded; IT_TARGET if nothing is. */
it_code it_plan_vendor(it_job *job) IT_CHECKED;

#endif
