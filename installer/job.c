/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "installer/answers.h"
#include "installer/history.h"
#include "installer/tuning.h"
#include "installer/job.h"
#include "installer/new_be_left.h"
#include "support/text.h"

enum { MAX_ACCOUNTS = 4 << 20 };

static it_code no_file(it_job *job, const char *name)
{
	(void)it_fail(&job->error, IT_TARGET, name, "is not a file");
	it_error_remedy(&job->error, "put the system's own file there and run "
				     "again");
	return IT_TARGET;
}

/*
 * An error about a path that cannot be read or leads elsewhere, named as
 * the user knows it.
 */
static it_code refuse_trouble(it_job *job, osd_status status,
			      const char *trouble)
{
	char name[1024];

	if (status == OSD_UNREADABLE && errno != 0)
		return it_root_fail_errno(&job->root, trouble,
					  "cannot be read", &job->error);
	it_root_name(&job->root, trouble, name, sizeof name);
	if (status == OSD_UNREADABLE)
		return no_file(job, name);
	(void)it_fail(&job->error, IT_TARGET, name, "%s",
		      osd_status_text(status));
	it_error_remedy(&job->error,
			"every file of a root must lie inside it: mount or "
			"copy what is missing and run again");
	return IT_TARGET;
}

static it_code detect(it_job *job)
{
	char trouble[512] = "";
	osd_status status = osd_facts_new(&job->facts);

	if (status == OSD_OK)
		status = job->live ? osd_facts_live(job->facts)
				   : osd_facts_from_root(job->facts,
							 job->root.fd, trouble,
							 sizeof trouble);
	if (status == OSD_OK)
		status = osd_identify(job->facts, &job->identity);
	if (status == OSD_OK)
		return IT_OK;
	if (status == OSD_NO_MEMORY)
		return it_fail_memory(&job->error);
	return refuse_trouble(job, status, trouble);
}

/* By whatever name: "//", "/.", by a link. */
static int is_running(const char *root)
{
	struct stat own, its;

	return strcmp(root, "/") == 0 ||
	       (stat("/", &own) == 0 && stat(root, &its) == 0 &&
		own.st_dev == its.st_dev && own.st_ino == its.st_ino);
}

void it_job_init(it_job *job, const it_options *opt, const char *root)
{
	memset(job, 0, sizeof *job);
	job->opt = opt;
	job->name = root;
	job->root.fd = -1;
	job->live = !opt->archive_follows && is_running(root);
}

it_code it_job_open(it_job *job)
{
	it_code code = it_root_open(&job->root, job->name, &job->error);

	return code == IT_OK ? detect(job) : code;
}

it_code it_job_refuse(it_job *job, const char *path, const char *text,
		      const char *remedy)
{
	char name[1024];

	it_root_name(&job->root, path, name, sizeof name);
	(void)it_fail(&job->error, IT_TARGET,
		      path[0] != '\0' ? name : job->root.path, "%s", text);
	it_error_remedy(&job->error, "%s", remedy);
	return IT_TARGET;
}

static void drop_picks(it_job *job)
{
	while (job->pick_count > 0)
		osd_choice_free(job->picks[--job->pick_count].choice);
}

const char *it_job_text(it_job *job, const char *text)
{
	char **more = realloc(job->texts, (job->text_count + 1) *
						  sizeof *job->texts);
	char *copy = it_text_dup(text);

	if (more != NULL)
		job->texts = more;
	if (more != NULL && copy != NULL)
		return job->texts[job->text_count++] = copy;
	free(copy);
	return NULL;
}

static void drop_texts(it_job *job)
{
	while (job->text_count > 0)
		free(job->texts[--job->text_count]);
	free(job->texts);
	job->texts = NULL;
}

void it_job_forget(it_job *job)
{
	it_db_free(&job->db);
	it_state_free(&job->state);
	drop_picks(job);
	it_plan_free(&job->plan);
	it_findings_free(&job->findings);
	it_strbuf_free(&job->tuning);
	it_strbuf_free(&job->interfaces);
	it_strbuf_free(&job->routes);
	it_strbuf_free(&job->stored_routes);
	it_strbuf_free(&job->services);
	drop_texts(job);
	free(job->tuned);
	job->tuned = NULL;
	job->tuned_count = 0;
	job->hold[0] = '\0';
}

void it_job_close(it_job *job)
{
	it_job_forget(job);
	it_strbuf_free(&job->history);
	it_answers_forget(job);
	it_loads_forget(job);
	it_strbuf_free(&job->devices);
	it_strbuf_free(&job->bindings);
	it_strbuf_free(&job->daemon);
	it_strbuf_free(&job->busy);
	osd_identity_free(job->identity);
	osd_facts_free(job->facts);
	it_root_close(&job->root);
}

/* The number in the third field of a line "name:...:number:...". */
static int account_line(it_slice line, const char *name, unsigned long *value)
{
	size_t len = strlen(name);
	const char *colon;
	it_slice number;

	if (!it_slice_starts(line, name) || line.len <= len ||
	    line.at[len] != ':')
		return 0;
	colon = memchr(line.at + len + 1, ':', line.len - len - 1);
	if (colon == NULL)
		return 0;
	number.at = colon + 1;
	number.len = (size_t)(line.at + line.len - number.at);
	colon = memchr(number.at, ':', number.len);
	if (colon != NULL)
		number.len = (size_t)(colon - number.at);
	return it_slice_number(number, 2147483647UL, value);
}

/*
 * From the root's own passwd or group file.  One that is odd counts as
 * missing; one that cannot be read now could be read the next time.
 */
static it_code account_number(it_job *job, const char *path, const char *name,
			      unsigned long *value)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_error inner;
	it_slice rest, line;
	int found;
	it_code code;

	it_error_clear(&inner);
	code = it_root_read(&job->root, path, MAX_ACCOUNTS, &text, &found,
			    &inner);
	rest.at = it_strbuf_str(&text);
	rest.len = code == IT_OK && found ? text.len : 0;
	while (it_next_line(&rest, &line) && !account_line(line, name, value))
		continue;
	it_strbuf_free(&text);
	if (code == IT_IO || code == IT_NO_MEMORY)
		return it_error_pass(&job->error, &inner);
	return IT_OK;
}

/* 0, 3 and 2 are what every Solaris has for root, sys and bin. */
it_code it_job_find_owner(it_job *job)
{
	unsigned long uid = 0, gid = 3, bin = 2;
	it_code code = account_number(job, "etc/passwd", "root", &uid);

	if (code == IT_OK)
		code = account_number(job, "etc/group", "sys", &gid);
	if (code == IT_OK)
		code = account_number(job, "etc/group", "bin", &bin);
	job->bin = (gid_t)bin;
	job->owner.uid = (uid_t)uid;
	job->owner.gid = (gid_t)gid;
	job->owner.can_set = geteuid() == 0;
	return code;
}

it_code it_job_refuse_verdict(it_job *job)
{
	const osd_identity *id = job->identity;

	(void)it_fail(&job->error, IT_TARGET, job->root.path, "%s",
		      osd_identity_reason(id));
	it_error_remedy(&job->error, "%s", osd_identity_remedy(id));
	return IT_TARGET;
}

it_code it_job_admit_looking(it_job *job)
{
	it_code code;
	int ours;

	if (osd_identity_verdict(job->identity) != OSD_UNSUPPORTED)
		return IT_OK;
	code = it_state_read(&job->state, &job->root, &job->error);
	ours = job->state.present;
	it_state_free(&job->state);
	if (code != IT_OK || ours)
		return code;
	return it_job_refuse_verdict(job);
}

it_code it_job_warn_faults(it_job *job, const it_module_row *row,
			   const char *path, const it_driver *driver)
{
	const char *at = driver->cautions;
	int lso_off = 0;
	it_code code = row->module == IT_MODULE_VMXNET3S
			       ? it_tuning_lso_is_off(job, &lso_off)
			       : IT_OK;

	while (code == IT_OK && *at != '\0') {
		const char *end = strstr(at, "; ");
		size_t len = end != NULL ? (size_t)(end - at) : strlen(at);

		if (!lso_off || strncmp(at, "LSO ", 4) != 0)
			code = it_findings_add(&job->findings, IT_WARNING, ' ',
					       "known-fault", path,
					       &job->error, "%.*s", (int)len,
					       at);
		at += end != NULL ? len + 2 : len;
	}
	return code;
}

/* The running system, or its clone, needs no other name: it is not whole. */
static it_code refuse_broken(it_job *job, const char *name)
{
	(void)it_fail(&job->error, IT_TARGET, name,
		      "is missing: no system is whole without it");
	it_error_remedy(&job->error, "restore it from a backup and run again");
	return IT_TARGET;
}

static it_code refuse_root(it_job *job, const char *what)
{
	char name[1024];

	it_root_name(&job->root, what, name, sizeof name);
	if (job->live || job->opt->archive_follows)
		return refuse_broken(job, name);
	(void)it_fail(&job->error, IT_TARGET, name,
		      "is missing: this is not the root of a global zone");
	it_error_remedy(&job->error,
			"name the directory that holds the whole system, "
			"with its kernel and etc, with --root");
	return IT_TARGET;
}

static it_code check_directories(it_job *job)
{
	it_error inner;
	int fd;

	it_error_clear(&inner);
	if (it_root_dir(&job->root, "kernel/drv", &fd, &inner) == IT_OK) {
		(void)close(fd);
		return IT_OK;
	}
	if (inner.sys_errno != 0)
		return refuse_root(job, "kernel/drv");
	job->error = inner;
	return inner.code;
}

/* Without memory job->error says so, which check_tables() looks at. */
static void warn_table(void *arg, it_db_table table, unsigned long line,
		       const char *text)
{
	it_job *job = arg;

	(void)it_findings_add(&job->findings, IT_WARNING, ' ',
			      "odd-database", it_db_path(table), &job->error,
			      "line %lu: %s", line, text);
}

/* A .hold left by a crash makes the system's own rem_drv fail. */
#define HOLD_LEFT "was left behind by a rem_drv or update_drv that died"

static void hold_remedy(const it_job *job, const char *then, char *out,
			size_t size)
{
	size_t len = strlen(job->hold) - strlen(".hold");

	(void)snprintf(out, size, "compare it with %.*s%s", (int)len,
		       job->hold, then);
}

it_code it_job_refuse_hold(it_job *job)
{
	char remedy[200];

	if (job->hold[0] == '\0')
		return IT_OK;
	hold_remedy(job, ", remove it and run again", remedy, sizeof remedy);
	return it_job_refuse(job, job->hold, HOLD_LEFT, remedy);
}

/* Commands that only look go on. */
static it_code tell_hold(it_job *job)
{
	char remedy[200];
	it_code code = it_findings_add(&job->findings, IT_WARNING, ' ',
				       "stale-hold", job->hold, &job->error,
				       "%s", HOLD_LEFT);

	hold_remedy(job, " and remove it: until then nothing is changed here",
		    remedy, sizeof remedy);
	return code == IT_OK ? it_findings_remedy(&job->findings, &job->error,
						  "%s", remedy)
			     : code;
}

static it_code look_for_hold(it_job *job, it_db_table table)
{
	char path[sizeof job->hold];
	struct stat st;
	int found;
	it_code code;

	if (job->hold[0] != '\0')
		return IT_OK;
	(void)snprintf(path, sizeof path, "%s.hold", it_db_path(table));
	code = it_root_stat(&job->root, path, &st, &found, &job->error);
	if (code != IT_OK || !found)
		return code;
	memcpy(job->hold, path, sizeof path);
	return tell_hold(job);
}

it_code it_job_read_table(it_job *job, it_driver_db *db, it_db_table table)
{
	it_db_text *text = &db->tables[table];

	return it_root_read(&job->root, it_db_path(table), IT_DB_MAX_BYTES,
			    &text->text, &text->present, &job->error);
}

/*
 * Until 2010 rem_drv and update_drv moved a table away before they put the new
 * one there: one that died in between left none.
 */
#define MOVED_AWAY "etc/TmPhOlD"

static it_code refuse_missing(it_job *job, it_db_table table)
{
	char remedy[200];
	struct stat st;
	int found;
	it_code code =
	    it_root_stat(&job->root, MOVED_AWAY, &st, &found, &job->error);

	if (code != IT_OK)
		return code;
	if (!found && it_db_required(table))
		return refuse_root(job, it_db_path(table));
	if (!found)
		return IT_OK;
	(void)snprintf(remedy, sizeof remedy,
		       "see whether " MOVED_AWAY " is it, move that back to "
		       "%s and run again",
		       it_db_path(table));
	return it_job_refuse(job, it_db_path(table),
			     "is missing: a rem_drv or update_drv that died "
			     "left a table as " MOVED_AWAY,
			     remedy);
}

/* All but those that come and go. */
static int is_always_there(it_db_table table)
{
	return it_db_required(table) || table == IT_DB_DRIVER_CLASSES;
}

static it_code read_tables(it_job *job)
{
	it_code code = IT_OK;
	int i;

	for (i = 0; code == IT_OK && i < IT_DB_TABLES; i++) {
		it_db_table table = (it_db_table)i;

		code = it_job_read_table(job, &job->db, table);
		if (code == IT_OK && !job->db.tables[i].present &&
		    is_always_there(table))
			code = refuse_missing(job, table);
		if (code == IT_OK)
			code = look_for_hold(job, table);
	}
	return code;
}

static it_code check_tables(it_job *job)
{
	it_error inner;
	it_code code;

	it_error_clear(&inner);
	code = it_db_check(&job->db, warn_table, job, &inner);
	if (code == IT_OK || job->error.code != IT_OK)
		return job->error.code;
	job->error = inner;
	it_root_name(&job->root, inner.path, job->error.path,
		     sizeof job->error.path);
	return code;
}

it_code it_job_survey(it_job *job)
{
	it_code code = check_directories(job);

	if (code != IT_OK)
		return code;
	code = it_job_find_owner(job);
	if (code == IT_OK)
		code = read_tables(job);
	if (code == IT_OK)
		code = check_tables(job);
	if (code == IT_OK)
		code = it_state_read(&job->state, &job->root, &job->error);
	return code == IT_OK ? it_new_be_tell_left(job) : code;
}

static int has_difference(const it_findings *findings)
{
	size_t i;

	for (i = 0; i < findings->count; i++)
		if (it_finding_is_difference(&findings->items[i]))
			return 1;
	return 0;
}

void it_job_say_findings(const it_job *job)
{
	const it_options *opt = job->opt;

	if (opt->quiet && opt->roots.count > 1 &&
	    has_difference(&job->findings))
		it_say_root(opt, job->name);
	it_say_findings(opt, &job->findings);
}

void it_job_report(const it_job *job, it_code code, it_report_root *report)
{
	memset(report, 0, sizeof *report);
	report->root = job->name;
	report->changed = job->changed || job->expired;
	report->result = it_result_of(code, report->changed);
	report->reboot_required = job->reboot_required;
	report->identity = job->identity;
	report->plan = &job->plan;
	report->findings = &job->findings;
	report->error = job->error;
	if (job->history.data != NULL)
		report->extra = it_history_json;
	report->arg = &job->history;
	if (job->tuned != NULL) {
		report->extra = it_tuning_json;
		report->arg = job;
	}
}
