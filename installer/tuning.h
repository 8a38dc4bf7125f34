/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tuning of one root: what is there, what is wanted, and what has to be
 * changed for it.  nettune/ knows the ways; here they are made steps of a
 * plan.
 */
#ifndef IT_TUNING_H
#define IT_TUNING_H

#include "installer/planner.h"
#include "installer/step_plumb.h"
#include "installer/step_settings.h"
#include "installer/tuning_record.h"
#include "nettune/links.h"
#include "nettune/service.h"

enum {
	IT_TUNING_CONFS = 8 + IT_MAX_LINKS,
	IT_TUNING_DIALS = 2 * IT_MAX_LINKS + 8,
	IT_TUNING_CHANGES = 8 * IT_MAX_LINKS
};

/* A driver's .conf, or the file of an interface: what is edited. */
typedef struct it_tuning_conf {
	char path[96];
	it_present now; /* as it is */
	it_strbuf text; /* as it is to be */
	it_strbuf base; /* what it is merged over, empty if over nothing */
} it_tuning_conf;

/*
 * One wish for one link, or for the stack (link NULL), and what became of it.
 * Values are numbers; -1: not known.
 */
typedef struct it_tuning_change {
	it_setting setting;
	const it_link *link;
	const it_way *way;
	it_origin origin;
	long wanted;
	long stored;	 /* what the next boot sets */
	long current;	 /* of the running system */
	int needed;	 /* something has to be done */
	it_when when;	 /* takes effect */
	const char *why; /* it is not done, or otherwise than asked; or NULL */
	const char *remedy;
} it_tuning_change;

/* One of them as it is reported, when all else is forgotten. */
typedef struct it_tuning_row {
	char object[IT_LINK_NAME]; /* "net0", "tcp" */
	it_tuning_change change;   /* its link is NULL */
	unsigned long ip_mtu;
	/* Of a plan whether it is to be set, or refused. */
	int differs;
} it_tuning_row;

typedef struct it_tuning {
	it_job *job;
	it_kernel kernel;
	it_links links;
	it_tuned record;
	it_profile profile;
	it_tuning_conf confs[IT_TUNING_CONFS];
	size_t conf_count;
	it_boot_item *items; /* of our services, as they are to be */
	size_t item_count;
	it_boot_item *old_items; /* as they are */
	size_t old_item_count;
	it_dial dials[IT_TUNING_DIALS]; /* to be set now */
	size_t dial_count;
	it_dial tcp[4]; /* as they are; family IPADM or NDD; "" not known */
	long above[4];	/* stored of those, and above the cap at the boot */
	it_dial lso;	/* the stack's switch */
	int no_adapter; /* the one link of vmxnet3s is for one to come */
	int lso_waits;	/* ... which a broken driver needs, and nobody knows */
	it_tuning_change changes[IT_TUNING_CHANGES];
	size_t change_count;
	unsigned long memory; /* KiB; 0: not known */
	int profile_asked;
	const char *held; /* why no boot brings what waits for one; or NULL */
	it_when comes;	  /* what waits for a boot; set with held */
	char active[IT_DIAL_TEXT]; /* the network's profile; "": a fixed one */
	int rewrote; /* a file that the plan wrote before is written otherwise
		      */
} it_tuning;

/* NULL without memory; it_tuning_free in any case. */
it_tuning *it_tuning_new(it_job *job);
void it_tuning_free(it_tuning *t);

/* ---- tuning_gather.c ------------------------------------------------ */

/* Links, builds, records, files, and on the running system its values. */
it_code it_tuning_gather(it_tuning *t) IT_CHECKED;

/* Do the settings of files switch LSO off for every vmxnet3s link? */
it_code it_tuning_lso_is_off(it_job *job, int *off) IT_CHECKED;

/* Did tuning leave the file so? */
int it_tuned_file_is(it_job *job, const char *path, const char *sha256);
/* The same; if so, how it was before tuning. */
int it_tuned_before(it_job *job, const char *path, const char *sha256,
		    it_before *before);

/* Where the manifest of one of our services belongs in this root. */
const char *it_tuning_manifest(const it_tuning *t, it_service_stage stage);

/* ---- tuning_live.c -------------------------------------------------- */

/* What only programs of the running system tell; at most eight are called. */
it_code it_tuning_gather_live(it_tuning *t) IT_CHECKED;

/*
 * Is a profile of Solaris 11 active that takes up what dladm and ipadm store
 * for itself alone?  Asked only where something is to be stored; fills
 * t->active.
 */
it_code it_tuning_ask_profile(it_tuning *t, int *reactive) IT_CHECKED;

/* ---- tuning_peer.c -------------------------------------------------- */

/* Round trip to --peer; IT_TARGET without an answer. */
it_code it_tuning_ask_rtt(it_tuning *t, unsigned long *microseconds) IT_CHECKED;

/*
 * Says whether packets of the whole MTU reach --peer; counts if they do not.
 * *unproved: nothing could be sent, and it is said why.
 */
it_code it_tuning_ask_peer(it_tuning *t, size_t *differences,
			   int *unproved) IT_CHECKED;

/* ---- tuning_wishes.c ------------------------------------------------ */

/*
 * The profile of --profile, else of the record, else the default, with the
 * options in their places, computed and scaled.
 */
it_code it_tuning_wishes(it_tuning *t) IT_CHECKED;

/* --tune none */
int it_tuning_is_none(const it_options *opt);

/* IT_USAGE for a profile or a value that there is not; before any root. */
it_code it_tuning_check_options(const it_options *opt,
				it_error *err) IT_CHECKED;

/* What is wanted of a link (NULL: of the stack), now or since earlier. */
it_wish it_tuning_wish(const it_tuning *t, it_setting setting,
		       const it_link *link);

/* "profile", "option", "computed": as it is shown and recorded. */
const char *it_origin_name(it_origin origin);

/* A value as people read it: LSO as a word. */
void it_setting_text(it_setting setting, long value, char *out, size_t size);

/* ---- tuning_decide.c ------------------------------------------------ */

/* Fills changes, and edits confs, items and dials for them. */
it_code it_tuning_decide(it_tuning *t) IT_CHECKED;

/*
 * IT_TARGET where nothing of what an option asked for can be had, or of the
 * whole profile.
 */
it_code it_tuning_admit(it_tuning *t) IT_CHECKED;

/* A .conf, read when it is asked for the first time. */
it_code it_tuning_conf_of(it_tuning *t, const char *driver,
			  it_tuning_conf **conf) IT_CHECKED;

/*
 * What the driver of a link takes from it when it is attached next.  Where an
 * image's list differs by instance: the least, and LSO if any has it on.
 */
it_code it_tuning_conf_value(const it_tuning_conf *conf, const it_link *link,
			     it_setting setting, long *value, it_error *err)
	IT_CHECKED;

/* The first line of a .conf that was not there before. */
extern const char it_tuning_conf_head[];

/*
 * What the driver makes of a value that it finds: its own default of one that
 * is out of range.  The range of the pool goes by the ring.
 */
long it_tuning_taken(it_setting setting, long value, long ring);
long it_tuning_most_pool(long ring);

/* ---- replumb.c ------------------------------------------------------ */

/*
 * The IP interface of a link, with its routes, without rows where it is not
 * there; why: it is not to be taken down, or NULL.  It lives as long as the
 * plan.
 */
it_code it_tuning_plumbing(it_job *job, const char *link, it_plumbing *p,
			   const char **why) IT_CHECKED;

/* Is the interface of a link not to be taken down for what it is now? */
typedef enum it_idling {
	IT_IDLING_ALLOWED,
	IT_IDLING_GROUPED, /* one of an IPMP group */
	IT_IDLING_REFUSED  /* not all of it would come back */
} it_idling;

/*
 * The steps of one dial that is set while its interface is down.  IT_TARGET
 * where it is refused; idling tells why, where that could be read.
 */
it_code it_plan_idle(it_job *job, const it_dial *dial, it_direction direction,
		     it_idling *idling) IT_CHECKED;

/* ---- tuning_lost.c -------------------------------------------------- */

/*
 * Adds to the record what stands in the root of our services and is not in
 * it, as files that were not there before tuning; *lost: there is any.  goes:
 * they are to be taken away.
 */
it_code it_tuned_adopt(it_job *job, it_tuned *record, int goes, int *lost)
	IT_CHECKED;

/*
 * Without a record, on Solaris 10: sets the MTU of the driver's file back to
 * 1500 where the early service, which goes, has the other half.
 */
it_code it_plan_lost_halves(it_job *job) IT_CHECKED;

/* The finding "record-lost". */
it_code it_tuned_tell_lost(it_job *job) IT_CHECKED;

/* ---- tuning_since.c ------------------------------------------------- */

/* How a dial is that is to be put back. */
typedef struct it_tuning_now {
	char value[IT_DIAL_TEXT]; /* "" if it could not be read */
	int back;		  /* as before already */
	int takes; /* of a link: its driver is told by dladm; -1: not told */
} it_tuning_now;

/*
 * Makes what is there now wanted of dials that are to be put back; those of
 * links that are no longer there are marked as gone.  now is zero before.
 */
it_code it_tuning_since(it_job *job, it_dial *dials, it_tuning_now *now,
			size_t count) IT_CHECKED;

/* What a call prints, once in a run; out is empty before. */
it_code it_tuning_ask(it_job *job, const it_dial_call *call,
		      it_strbuf *out) IT_CHECKED;

/* ---- tuning_back.c -------------------------------------------------- */

/*
 * Plans the way back of the dials of links, or of all others, which none of
 * has to wait; left, NULL of those, gets the dials of links that have to.
 */
it_code it_tuning_dials_back(it_job *job, const it_tuned *record, int of_links,
			     int goes, it_tuned *left) IT_CHECKED;

/*
 * The same of an image, whose stores nothing edits: what is kept in them is
 * left, or told where left is NULL.
 */
it_code it_tuning_dials_stay(it_job *job, const it_tuned *record,
			     it_tuned *left) IT_CHECKED;

/* What lasts until the next boot is not given back after it. */
int it_dial_is_in_force(const it_dial *dial);

/* ---- tuning_busy.c -------------------------------------------------- */

/*
 * it_job_apply for a plan in which something of tuning goes back: where dladm
 * calls a link busy, all is put back, planned anew without that link, and done.
 */
it_code it_tuning_apply_back(it_job *job, it_planner planner,
			     const void *arg) IT_CHECKED;

/* Did dladm call it so, earlier in this run? */
int it_tuning_is_busy(const it_job *job, const char *link);

/* ---- plan_tuning.c -------------------------------------------------- */

/* A plan (see it_planner) that makes what was decided so. */
it_code it_plan_tuning(it_job *job, const void *unused) IT_CHECKED;

/* One step for dials that one call reads. */
it_code it_plan_dials(it_job *job, const it_dial *dials, size_t count,
		      it_direction direction) IT_CHECKED;

/* A driver's settings; etc/hostname.LINK of Solaris 10 and 2009.06. */
int it_tuning_is_conf(const char *path);
int it_tuning_is_host_file(const char *path);

/* The boot archive anew, where a step is for a file that is in it. */
it_code it_plan_tuned_archive(it_job *job) IT_CHECKED;

/* ---- plan_untuning.c ------------------------------------------------ */

/* What waits for a confirmation has it. */
it_code it_plan_confirm(it_job *job, const void *unused) IT_CHECKED;

/*
 * The way back to what the record knows.  What cannot be set back now is left
 * in the record (job->leaves_tuned), but of an image, with whole not NULL, only
 * told.
 */
it_code it_plan_untuning(it_job *job, const void *whole) IT_CHECKED;

/* ---- tuning_say.c --------------------------------------------------- */

/* Fills job->tuning and job->tuned: what is going to change. */
it_code it_tuning_describe(const it_tuning *t) IT_CHECKED;

/* Is anything going to be changed, or refused? */
int it_tuning_is_news(const it_tuning *t);

/* "tuning" of the root's row; arg is the job. */
void it_tuning_json(it_json *json, const void *arg);

/* What is known to run now is another thing than what is wanted. */
int it_tuning_change_waits(const it_tuning_change *c);

/* That the stack has LSO off, by the name that this has on the release. */
const char *it_tuning_off_in_stack(const it_tuning *t);

/*
 * tuning_log.c: an MTU that is set at each boot, and could not be at the last
 * one, is told so.
 */
it_code it_tuning_note_failures(it_tuning *t) IT_CHECKED;

/* tuning_kept.c: does a setting that was decided wait for the next boot? */
int it_tuning_waits(const it_tuning *t);

/* tuning_kept.c: what was tuned; nothing where that cannot be read. */
void it_tuning_was(const it_job *job, it_tuned *was);

/*
 * After a revert in a running system: zero where nothing of what was tuned, as
 * that told (which is taken), runs any more, since it was set back, or has not
 * run yet.  Nonzero where it cannot be asked; "unknown" where no link tells
 * what it has.
 */
int it_tuning_is_kept(it_job *job, it_tuned *was, int unknown);

/* Settings of that table that are not as wanted. */
typedef struct it_tuning_tally {
	size_t different;
	size_t settable; /* of these: "tune apply" sets them */
	size_t waiting;	 /* of these: the next boot brings them, if not held */
} it_tuning_tally;

/*
 * The table of "tune show"; job->tuned, which was filled before, is to tell
 * programs the same.  Without any row there is no table.
 */
void it_say_tuning_state(const it_tuning *t, it_tuning_tally *sums);

#endif
