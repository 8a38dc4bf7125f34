/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A job is one root in one command: what was found there (the survey), what
 * was decided, and what came of it.
 */
#ifndef IT_JOB_H
#define IT_JOB_H

#include "engine/executor.h"
#include "engine/journal.h"
#include "installer/driver_db.h"
#include "installer/modules.h"
#include "installer/report.h"
#include "installer/state.h"
#include "installer/step_file.h"
#include "installer/wants.h"
#include "libosdetect/osdetect.h"
#include "payload/driver.h"
#include "payload/media.h"

enum { IT_MAX_MODULES = 8 };

/* One file of the media that is to be installed. */
typedef struct it_pick_file {
	const it_entry *entry; /* NULL: not wanted on this system */
	it_driver driver;      /* of a driver file */
} it_pick_file;

/* One module, with the directory chosen for it. */
typedef struct it_pick {
	const it_module_row *row;
	osd_choice *choice;
	it_pick_file drv32, drv64, conf;
	int forced; /* --trust-directory or --os-dir decided */
} it_pick;

typedef struct it_job {
	const it_options *opt;
	const it_trust *trust; /* NULL if no media are read */
	const char *name;      /* of the root, as given */
	it_root root;
	int live;    /* it is the running system */
	int repairs; /* the command is repair: see repair.c */
	it_error error;

	/* what was found: the system, then the survey */
	osd_facts *facts;
	osd_identity *identity;
	it_owner owner; /* root:sys of this root */
	gid_t bin;	/* its group of what services run */
	it_driver_db db;
	it_state state; /* our record */
	unsigned taken_over;    /* by packages: see taken_over.c */
	unsigned loaded;        /* modules before this run: it_job_loaded */
	unsigned loaded_after;  /* and after it, once that was judged */
	int interrupted;        /* a run died here, and was not recovered */
	it_recovery recovered;  /* of such a run, before anything else */
	int expired; /* unconfirmed tuning was reverted first */
	int foreign; /* there are drivers that we did not install */
	char hold[64]; /* the first .hold of a dead rem_drv, or "" */
	/* a bit for each row of modules.c whose owner pkg does not tell */
	unsigned owner_unknown;

	/* what was decided */
	it_pick picks[IT_MAX_MODULES];
	size_t pick_count;
	it_plan plan;
	char **texts; /* what the plan points to: see it_job_text */
	size_t text_count;
	int edits_tables; /* files replace the databases, not add_drv */
	int stand_in;     /* media made of the root: see media_record.h */
	int gives_back;   /* pcn gets the adapter that vmxnet had taken */

	/* what came of it */
	it_findings findings;
	/*
	 * A bit for each row of modules.c whose driver somebody else installed
	 * and which is not as it should be.  own_findings: how many of the
	 * findings are not about these, if there is a record.
	 */
	unsigned beside;
	size_t own_findings;
	int package_fails;    /* a driver of a package cannot serve */
	int changed;          /* something was written */
	int reboot_required;  /* the running kernel lacks what is on disk */
	int waits_for_boot;   /* some tuned setting does */
	int keeps_until_boot; /* a setting that is tuned no longer */
	int leaves_stored;    /* settings of a link that is gone */
	int leaves_files;     /* tuned files that are gone since */
	int leaves_tuned;     /* what another tune revert has to set back */
	char closing[512];    /* the last line */
	it_strbuf tuning;     /* what tuning does, a line each, for people */
	struct it_tuning_row *tuned; /* the same for programs */
	size_t tuned_count;

	/* what programs of the running system said, "" until they are asked */
	it_strbuf history;       /* no program: the file, for cmd_history.c */
	it_strbuf devices;       /* prtconf: the devices there are */
	it_strbuf bindings;      /* prtconf: the driver of each */
	it_strbuf interfaces;    /* ipadm or ifconfig */
	it_strbuf routes;        /* netstat: see replumb.c */
	it_strbuf stored_routes; /* route */
	it_strbuf services;      /* svcs: their states */
	it_strbuf busy;          /* links that dladm called so: tuning_busy.c */
	it_strbuf daemon;        /* pkg: whose vmtoolsd is, see packages.c */
	const char *daemon_of_whom; /* NULL, or pkg does not tell of it */
	struct it_answers *answers; /* kept for the second plan: answers.h */
	struct it_loads *loads;     /* kept by load_check.c */
} it_job;

/* Opens nothing yet; it_job_close is allowed, and not needed. */
void it_job_init(it_job *job, const it_options *opt, const char *root);

/* Opens the root and detects the system.  it_job_close in any case. */
it_code it_job_open(it_job *job) IT_CHECKED;
void it_job_close(it_job *job);

/*
 * Reads what the commands need to know of the root: owner, databases, state.
 * Refuses a root without kernel/drv and driver databases.
 */
it_code it_job_survey(it_job *job) IT_CHECKED;

/* Reads one table of the root as it is now into the zeroed text of db. */
it_code it_job_read_table(it_job *job, it_driver_db *db, it_db_table table)
	IT_CHECKED;

/* Fails with IT_TARGET and the reason why this system is unsupported. */
it_code it_job_refuse_verdict(it_job *job);

/* ---- live_checks.c ---------------------------------------------------- */

/*
 * What must be true of the running system before a run that installs there,
 * or takes away.  IT_TARGET with the reason; writes nothing.
 */
it_code it_job_check_live(it_job *job, int installs) IT_CHECKED;

/* The first of these alone, asked by commands that only look as well. */
it_code it_job_check_zone(it_job *job) IT_CHECKED;
/*
 * For commands that only look, when the root is surveyed: would one that
 * writes, or installs, be refused here?  Then the reason is among the
 * findings.
 */
it_code it_job_tell_refusal(it_job *job, int installs,
			    int *refused) IT_CHECKED;

/*
 * Refuses an adapter that the running kernel gave to another driver, by an
 * alias that says less than ours: add_drv fails there.
 */
it_code it_job_check_served(it_job *job, const it_registration *reg)
	IT_CHECKED;

/* Has the running system an adapter for the driver, bound to it or not? */
it_code it_job_has_adapter(it_job *job, const it_module_row *row, int *has_one)
	IT_CHECKED;
/* How many prtconf lists; one if it fails, since there may be one. */
it_code it_job_count_adapters(it_job *job, const it_module_row *row,
			      size_t *count) IT_CHECKED;

/* After a change: sets job->reboot_required; in doubt a reboot is required. */
void it_job_judge_reboot(it_job *job);

/*
 * After an uninstall, and after it_job_judge_reboot: also requires a reboot if
 * the running kernel still uses a driver that was removed, or databases that
 * were replaced.
 */
void it_job_judge_removal(it_job *job);

/* "reboot to use it", or what else has to happen before what is new serves. */
const char *it_job_serves_when(const it_job *job);

/* State of a service of the running system; "" if there is none. */
it_code it_job_service_state(it_job *job, const char *fmri, char *state,
			     size_t size) IT_CHECKED;

/* A finding if the machine has no adapter for the driver. */
it_code it_job_tell_adapter(it_job *job, const it_module_row *row) IT_CHECKED;

/* modinfo has said nothing: each may be loaded. */
#define IT_LOADED_UNTOLD (1u << 31)

/*
 * Which of our modules are loaded in the running kernel, a bit for each
 * it_module_at; 0 for another root.
 */
it_code it_job_loaded(it_job *job, unsigned *loaded) IT_CHECKED;

/* ---- job.c ------------------------------------------------------------ */

/* Fails with IT_TARGET about a path of the root; "" is the root itself. */
it_code it_job_refuse(it_job *job, const char *path, const char *text,
		      const char *remedy);

/* Fails with IT_TARGET if a dead rem_drv left a .hold beside a database. */
it_code it_job_refuse_hold(it_job *job) IT_CHECKED;

/* A copy that lives as long as the plan; NULL without memory. */
const char *it_job_text(it_job *job, const char *text);

/*
 * The same for commands that only look: an unsupported system on which we
 * installed something (--os-dir) may be looked at.
 */
it_code it_job_admit_looking(it_job *job) IT_CHECKED;

/*
 * A finding for each known fault of a driver's build that the settings in
 * the root do not cure already.
 */
it_code it_job_warn_faults(it_job *job, const it_module_row *row,
			   const char *path, const it_driver *driver)
	IT_CHECKED;

/* Drops what the survey read, to do it again under the lock. */
void it_job_forget(it_job *job);

/*
 * What was found out about the root.  With --quiet only differences are said,
 * and of several roots those that have any are named.
 */
void it_job_say_findings(const it_job *job);

/* The row of the report for this job; borrowed from it. */
void it_job_report(const it_job *job, it_code code, it_report_root *report);

/* ---- select.c: which files of the media ------------------------------ */

/* What --os-dir means: "11" for "11" and "11_64"; NULL for another name. */
const char *it_os_dir_named(const char *name);

/*
 * The choice for a module if the media had every directory: what can be said
 * before, or without, reading one.
 */
osd_status it_job_choose_any(const it_job *job, const char *module,
			     const char *os_dir, osd_choice **choice);

/* The 64-bit file of a pick and its directory, else the 32-bit ones. */
const it_pick_file *it_pick_main(const it_pick *pick);
const char *it_pick_main_dir(const it_pick *pick);

/* Adds what the job needs of the media. */
it_code it_job_wants(it_job *job, it_wants *wants) IT_CHECKED;

/*
 * Chooses the directory of every selected module and checks that each file
 * is what its directory claims and can load in this root.
 */
it_code it_job_select(it_job *job, const it_media *media) IT_CHECKED;

/* ---- repair.c: what repair decides differently from install ---------- */

/* How what ("that entry") of a rival goes, so that driver gets the adapter. */
enum { IT_RIVAL_REMEDY = 450 };
void it_rival_remedy(const it_job *job, const char *what, const char *driver,
		     char *out, size_t size);

/*
 * Is a driver of this module in the root, whoever put it there?  One that is
 * registered for its adapter counts even if its files are gone.
 */
it_code it_job_is_here(it_job *job, const it_module_row *row, int *found)
	IT_CHECKED;

/* Is the module the command's business? */
it_code it_job_takes(it_job *job, const it_module_row *row, int *takes)
	IT_CHECKED;

/*
 * The directory of the media that the user has decided on for the module, now
 * or in an earlier run; NULL: none, the table decides.  dir is room for it.
 */
const char *it_job_os_dir(const it_job *job, const it_module_row *row,
			  it_flavour_dir dir);
/* Has the user decided to install drivers that look wrong? */
int it_job_trusts(const it_job *job, const it_module_row *row);

/*
 * Other drivers that claim the adapter: install fails with IT_TARGET, repair
 * drops their lines and records that in changes.
 */
it_code it_job_meet_rivals(it_job *job, const it_registration *reg,
			   it_db_changes *changes) IT_CHECKED;
/* Refuses what claims a device of a driver that would be installed. */
it_code it_job_check_rivals(it_job *job) IT_CHECKED;

/* ---- load_check.c ---------------------------------------------------- */

/*
 * Can the kernel of this root load a driver?  count: how many symbols it
 * needs that are not there, with their names (to be freed); not_checked: why
 * that cannot be told, "" if it can.
 */
typedef struct it_load {
	int count;
	it_strbuf names;
	char not_checked[300];
} it_load;

it_code it_load_check(it_job *job, const void *bytes, size_t len, int bits,
		      it_load *load) IT_CHECKED;

/*
 * The same for a file that is to be installed: refuses with the missing
 * names; where it cannot be told, a finding says why.  What is taken all the
 * same makes the pick a forced one.
 */
it_code it_job_check_load(it_job *job, it_pick *pick,
			  const it_entry *entry, int bits) IT_CHECKED;
void it_loads_forget(it_job *job); /* the answers, kept until the job ends */

/* ---- plans ----------------------------------------------------------- */

/* An it_planner; arg is the it_media to install from. */
it_code it_plan_install(it_job *job, const void *arg) IT_CHECKED;
it_code it_plan_uninstall(it_job *job) IT_CHECKED;

/*
 * boot_archive.c: if the change makes that of an image stale: IT_TARGET, or a
 * finding if the user accepted that.
 */
it_code it_check_boot_archive(it_job *job) IT_CHECKED;
/*
 * After an interrupted run in an image came to its end: nobody knows whether
 * it had renewed the archive.
 */
it_code it_tell_recovered_archive(it_job *job) IT_CHECKED;

/*
 * After a run on the running system, whether it succeeded or not: makes the
 * boot archive fit the files again, or fails with IT_UNFINISHED and what to do.
 * state: words for how all else is, for that message.
 */
it_code it_job_settle_archive(it_job *job, const char *state) IT_CHECKED;

/* ---- apply.c --------------------------------------------------------- */

/*
 * Before anything is read for a command that writes: an interrupted run is
 * finished or taken back.  IT_BUSY if another run, or add_drv, is at work.
 */
it_code it_job_begin(it_job *job) IT_CHECKED;
/* What it did, in words, "" if nothing. */
const char *it_job_recovered(const it_job *job);

/* Builds job->plan anew; called again under the lock. */
typedef it_code (*it_planner)(it_job *job, const void *arg);

/*
 * Plan; if anything is needed and this is no dry run: lock, survey and plan
 * again, check for space, execute.  Prints plan and progress.
 */
it_code it_job_apply(it_job *job, it_planner planner, const void *arg)
	IT_CHECKED;

/* ---- recover.c --------------------------------------------------------- */

/* Did a run die in this root?  Reads only. */
it_code it_job_find_interrupted(it_job *job, int *found) IT_CHECKED;

/* A finding that says so, for commands that only look. */
it_code it_job_tell_interrupted(it_job *job, it_weight weight) IT_CHECKED;

/* Finishes or takes back what it left.  IT_UNFINISHED says what to do. */
it_code it_job_recover(it_job *job, it_recovery *done) IT_CHECKED;

/*
 * A run that ended with code could not remove what it made for its locks:
 * IT_UNFINISHED, with the error that it had, if it had one, else why.
 */
it_code it_job_left_over(it_job *job, it_code code, const it_error *why);

/* root:sys of this root, by its own passwd and group files. */
it_code it_job_find_owner(it_job *job) IT_CHECKED;

/* ---- find.c: the media ----------------------------------------------- */

/* --media, or the first default place that exists. IT_MEDIA if none. */
it_code it_find_media(const it_options *opt, char *path, size_t size,
		      it_error *err) IT_CHECKED;

/* ---- differences.c --------------------------------------------------- */

/* The flavour of the module that this system needs, "" if it takes none. */
void it_job_wanted_flavour(const it_job *job, const char *module, char *out,
			   size_t size);

/*
 * Compares the root with the state record, and with the media if one is
 * given; each difference is a finding.
 */
it_code it_job_compare(it_job *job, const it_media *media) IT_CHECKED;

/* Adds once more what is wrong with the drivers of these rows. */
it_code it_job_compare_rows(it_job *job, unsigned rows,
			    const it_media *media) IT_CHECKED;

/* After that: the command that puts the differences right, "" if none does. */
const char *it_job_remedy(const it_job *job);

#endif
