/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The plan of tuning: files first, then what the system's programs set now,
 * then the record of how all of it was before.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "installer/conf_edit.h"
#include "installer/confirm.h"
#include "installer/step_live.h"
#include "installer/step_settings.h"
#include "installer/tuning.h"

static const char by_boot[] = "what is set at each boot";

static const char host_files[] = "etc/hostname.";

int it_tuning_is_conf(const char *path)
{
	size_t len = strlen(path);

	return len > 5 && strcmp(path + len - 5, ".conf") == 0;
}

int it_tuning_is_host_file(const char *path)
{
	return strncmp(path, host_files, strlen(host_files)) == 0;
}

/* ---- files ------------------------------------------------------------- */

static void before_of(const it_present *now, it_before *before)
{
	memset(before, 0, sizeof *before);
	if (!now->found)
		return;
	before->existed = 1;
	memcpy(before->sha256, now->sha256, sizeof before->sha256);
	before->mode = (unsigned)(now->st.st_mode & 07777);
	before->uid = (unsigned long)now->st.st_uid;
	before->gid = (unsigned long)now->st.st_gid;
	before->mtime = now->st.st_mtime;
}

/* Directories above a path that are missing, outermost first. */
static it_code make_directories(it_tuning *t, const char *path)
{
	it_job *job = t->job;
	char dir[256];
	const char *at = path;
	int there;
	it_code code = IT_OK;

	while (code == IT_OK && (at = strchr(at, '/')) != NULL) {
		(void)snprintf(dir, sizeof dir, "%.*s", (int)(at - path), path);
		at++;
		code = it_root_is_dir(&job->root, dir, &there, &job->error);
		if (code != IT_OK || there)
			continue;
		if (!it_plan_has(&job->plan, dir))
			code = it_plan_directory(&job->plan, dir, &job->owner,
						 &job->error);
		if (code == IT_OK)
			code = it_tuned_add_directory(&t->record, dir,
						      &job->error);
	}
	return code;
}

/* What stood there is kept, and known to the record. */
static it_code remember(it_planner_ctx *ctx, it_tuning *t, const char *path,
			const it_present *now, it_slice text)
{
	char sha256[IT_SHA256_HEX];
	it_before before;
	it_code code = it_sha256_of(text.at, text.len, sha256, &t->job->error);

	before_of(now, &before);
	if (code == IT_OK && now->found &&
	    it_tuned_find_file(&t->record, path) == NULL)
		code = it_plan_backup(ctx, it_strbuf_str(&now->bytes),
				      now->bytes.len);
	return code == IT_OK ? it_tuned_add_file(&t->record, path, sha256,
						 &before, &t->job->error)
			     : code;
}

static int is_file_like(const it_present *now, it_slice text, mode_t mode)
{
	return now->found &&
	       it_slice_same(it_strbuf_slice(&now->bytes), text) &&
	       (now->st.st_mode & 07777) == mode;
}

/* A step of its own, or in the one that writes the file already. */
static it_code write_file(it_planner_ctx *ctx, it_tuning *t, const char *path,
			  it_slice text, mode_t mode, const it_present *now,
			  const char *note)
{
	const char *verb = now->found ? "edit" : "install";
	it_job *job = t->job;
	it_owner owner = job->owner;

	if (strcmp(path, it_service_method_path) == 0 &&
	    it_owner_has_group(job->bin))
		owner.gid = job->bin;
	/* Not one of ours. */
	if (now->found && it_tuning_is_host_file(path)) {
		owner.uid = now->st.st_uid;
		owner.gid = now->st.st_gid;
	}
	if (it_plan_find_file(&job->plan, path) != NULL) {
		t->rewrote = 1;
		return it_plan_rewrite(ctx, path, text.at, text.len, note);
	}
	return it_plan_file(&job->plan, path, verb, note, text.at, text.len,
			    mode, &owner, NULL, &job->error);
}

static it_code put_file(it_planner_ctx *ctx, it_tuning *t, const char *path,
			it_slice text, mode_t mode, const char *note)
{
	it_job *job = t->job;
	it_present now;
	it_code code = it_present_planned(&now, job, path, &job->error);

	if (code == IT_OK && is_file_like(&now, text, mode)) {
		it_present_free(&now);
		return IT_OK;
	}
	if (code == IT_OK)
		code = make_directories(t, path);
	if (code == IT_OK)
		code = remember(ctx, t, path, &now, text);
	if (code == IT_OK)
		code = write_file(ctx, t, path, text, mode, &now, note);
	it_present_free(&now);
	return code;
}

/* e1000g.conf, and the file of the interface. */
static int says_frame(const it_tuning_change *c, const char *path)
{
	return c->needed && c->way->mechanism == IT_BY_FRAME_CLASS &&
	       (it_tuning_is_conf(path) ? strstr(path, c->link->driver) != NULL
			      : strcmp(path + strlen(host_files),
				       c->link->device) == 0);
}

/* Settings that differ, by name: what a person wants to know. */
static void describe_conf(const it_tuning *t, const it_tuning_conf *conf,
			  it_strbuf *note)
{
	size_t i;

	for (i = 0; i < t->change_count; i++) {
		const it_tuning_change *c = &t->changes[i];
		const char *key = c->link != NULL
				      ? it_conf_name(c->link->build, c->setting)
				      : NULL;

		if (says_frame(c, conf->path))
			it_strbuf_format(note, "%sMTU %ld for %s",
					 note->len != 0 ? ", " : "", c->wanted,
					 c->link->device);
		if (!c->needed || key == NULL ||
		    strstr(conf->path, c->link->driver) == NULL ||
		    (c->way->mechanism != IT_BY_CONF &&
		     c->way->mechanism != IT_BY_CONF_AND_JUMBO))
			continue;
		it_strbuf_format(note, "%s%s=%ld for %s",
				 note->len != 0 ? ", " : "", key, c->wanted,
				 c->link->device);
	}
}

static it_code put_confs(it_planner_ctx *ctx, it_tuning *t)
{
	it_strbuf note = {NULL, 0, 0, 0};
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < t->conf_count; i++) {
		it_tuning_conf *conf = &t->confs[i];
		mode_t mode =
		    conf->now.found ? conf->now.st.st_mode & 07777 : 0644;

		it_strbuf_reset(&note);
		describe_conf(t, conf, &note);
		if (conf->text.len != 0)
			code = put_file(ctx, t, conf->path,
					it_strbuf_slice(&conf->text), mode,
					it_strbuf_str(&note));
	}
	it_strbuf_free(&note);
	return code;
}

/* ---- services ---------------------------------------------------------- */

static int has_stage(const it_boot_item *items, size_t count,
		     it_service_stage stage)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (it_boot_stage(items[i].kind) == stage)
			return 1;
	return 0;
}

static it_code put_manifest(it_planner_ctx *ctx, it_tuning *t,
			    it_service_stage stage)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code;

	if (!has_stage(t->items, t->item_count, stage))
		return IT_OK;
	code = it_service_manifest(stage, t->items, t->item_count,
				   it_kernel_is_old(t->kernel), &text,
				   &t->job->error);
	if (code == IT_OK)
		code = put_file(ctx, t, it_tuning_manifest(t, stage),
				it_strbuf_slice(&text), 0444, by_boot);
	it_strbuf_free(&text);
	return code;
}

/*
 * On the running system the services are known at once, so that the next boot
 * has the early one in time; started now it finds the links in use and changes
 * nothing.
 */
static it_code import(it_tuning *t, it_service_stage stage)
{
	const char *path = it_tuning_manifest(t, stage);
	int again = has_stage(t->old_items, t->old_item_count, stage);
	char file[256];
	it_planned_command c;
	it_code code;

	if (!t->job->live || !it_plan_has(&t->job->plan, path))
		return IT_OK;
	memset(&c, 0, sizeof c);
	(void)snprintf(file, sizeof file, "/%s", path);
	c.call.program = c.back.program = IT_PROGRAM_SVCCFG;
	c.call.words[0] = "import";
	c.call.words[1] = file;
	c.back.words[0] = again ? "import" : "delete";
	c.back.words[1] = again ? file : "-f";
	c.back.words[2] = again ? NULL : it_service_fmri(stage);
	c.proof.program = IT_PROGRAM_SVCS;
	c.proof.words[0] = it_service_fmri(stage);
	code = it_plan_command(&t->job->plan, &c, &t->job->error);
	if (code != IT_OK)
		return code;
	it_plan_set_phase(&t->job->plan, IT_PHASE_EFFECTS);
	/* Undone last, when the manifest is again what it was. */
	if (again)
		it_plan_make_first(&t->job->plan);
	return IT_OK;
}

static it_code import_services(it_tuning *t)
{
	it_code code = import(t, IT_SERVICE_EARLY);

	return code == IT_OK ? import(t, IT_SERVICE_LATE) : code;
}

/*
 * Solaris 10 and 2009.06 import the manifest of an image when its first boot
 * has plumbed the links; only a driver's file counts before.
 */
static it_code tell_second_boot(it_tuning *t)
{
	it_job *job = t->job;
	const char *path = it_tuning_manifest(t, IT_SERVICE_EARLY);
	it_code code = IT_OK;

	if (job->live || !it_kernel_is_old(t->kernel) ||
	    !it_plan_has(&job->plan, path))
		return IT_OK;
	if (t->kernel == IT_KERNEL_10)
		code = it_findings_add(
		    &job->findings, IT_WARNING, ' ', "second-boot", path,
		    &job->error,
		    "is read late in the first boot of this image: until the "
		    "second the system sends packets as large as the MTU, "
		    "and the device takes none above 1500");
	else
		code = it_findings_add(
		    &job->findings, IT_NOTE, ' ', "second-boot", path,
		    &job->error,
		    "is read late in the first boot of this image: the MTU "
		    "comes with the second");
	return code == IT_OK
		       ? it_findings_remedy(&job->findings, &job->error,
					    "boot it twice before it is used")
		       : code;
}

static it_code put_services(it_planner_ctx *ctx, it_tuning *t)
{
	it_code code = IT_OK;

	if (t->item_count != 0)
		code = put_file(ctx, t, it_service_method_path,
				it_service_method(), 0555,
				"sets it; needs nothing of ours");
	if (code == IT_OK)
		code = put_manifest(ctx, t, IT_SERVICE_EARLY);
	if (code == IT_OK)
		code = tell_second_boot(t);
	return code == IT_OK ? put_manifest(ctx, t, IT_SERVICE_LATE) : code;
}

/* ---- what is set now --------------------------------------------------- */

it_code it_plan_dials(it_job *job, const it_dial *dials, size_t count,
		      it_direction direction)
{
	size_t i, j;
	it_idling ignored;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < count; i = j) {
		if (dials[i].idle) {
			code = it_plan_idle(job, &dials[i], direction,
					    &ignored);
			j = i + 1;
			continue;
		}
		j = i + it_dial_together(&dials[i], count - i);
		code = it_plan_settings(&job->plan, &dials[i], j - i, direction,
					&job->error);
		if (code == IT_OK)
			it_plan_set_phase(&job->plan,
					  dials[i].goes ? IT_PHASE_LEAVE
							: IT_PHASE_EFFECTS);
	}
	return code;
}

static it_code record_dials(it_tuning *t)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < t->dial_count; i++)
		code =
		    it_tuned_add_dial(&t->record, &t->dials[i], &t->job->error);
	return code;
}

/* ---- the record -------------------------------------------------------- */

/* Whose wish it is: "" of all links, and of what is no link's. */
static const char *wished_for(it_tuning *t, int setting)
{
	const char *only = t->job->opt->tune_link;
	const it_link *link =
	    only != NULL ? it_links_find(&t->links, only) : NULL;

	return link != NULL && setting < IT_SET_TCP_CAP ? link->device : "";
}

static it_code record_wishes(it_tuning *t)
{
	char value[32];
	it_code code = IT_OK;
	int s;

	for (s = 0; code == IT_OK && s < IT_SETTINGS; s++) {
		const it_wish *wish = &t->profile.wishes[s];

		if (wish->origin == IT_FROM_NOBODY)
			continue;
		if (s == IT_SET_LSO)
			(void)snprintf(value, sizeof value, "%s",
				       it_lso_name(wish->value));
		else
			(void)snprintf(value, sizeof value, "%ld", wish->value);
		code = it_tuned_add_wish(
		    &t->record, it_setting_name((it_setting)s),
		    wished_for(t, s), value, it_origin_name(wish->origin),
		    &t->job->error);
	}
	return code;
}

static it_code record_head(it_tuning *t)
{
	it_error *err = &t->job->error;
	it_code code = it_state_set(&t->record.program, PACKAGE_VERSION, err);

	t->record.time = (long long)time(NULL);
	if (code == IT_OK && t->profile.name[0] != '\0')
		code = it_tuned_set_profile(&t->record, t->profile.name, err);
	else if (code == IT_OK && t->record.profile == NULL)
		code = it_tuned_set_profile(&t->record, "", err);
	return code;
}

static it_code put_record(it_tuning *t)
{
	it_job *job = t->job;
	it_strbuf xml = {NULL, 0, 0, 0};
	it_code code = record_head(t);

	if (code == IT_OK)
		code = record_wishes(t);
	if (code == IT_OK)
		code = it_tuned_write(&t->record, &xml, &job->error);
	if (code == IT_OK)
		code = it_plan_file(&job->plan, IT_TUNING_FILE, "record",
				    "how the network was set before",
				    it_strbuf_str(&xml), xml.len, 0644,
				    &job->owner, NULL, &job->error);
	it_strbuf_free(&xml);
	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_RECORD);
	return code;
}

/* Is something else wanted than what the record says? */
static int wishes_differ(it_tuning *t)
{
	int s;

	for (s = 0; s < IT_SETTINGS; s++) {
		const it_wish *wish = &t->profile.wishes[s];
		const it_tuned_wish *old = it_tuned_find_wish(
		    &t->record, it_setting_name((it_setting)s),
		    wished_for(t, s));
		char value[32];

		if (wish->origin == IT_FROM_NOBODY)
			continue;
		(void)snprintf(value, sizeof value, "%ld", wish->value);
		if (old == NULL ||
		    strcmp(old->value, s == IT_SET_LSO
					   ? it_lso_name(wish->value)
					   : value) != 0)
			return 1;
	}
	return 0;
}

/* ---- the plan ---------------------------------------------------------- */

/* Only a driver's .conf is in the boot archive. */
it_code it_plan_tuned_archive(it_job *job)
{
	size_t i;

	for (i = 0; i < job->plan.count; i++)
		if (it_tuning_is_conf(job->plan.steps[i].path))
			return it_plan_boot_archive(job);
	return IT_OK;
}

static it_code plan_changes(it_planner_ctx *ctx, it_tuning *t)
{
	it_code code = put_confs(ctx, t);

	if (code == IT_OK)
		code = put_services(ctx, t);
	if (code == IT_OK)
		code = import_services(t);
	return code == IT_OK
		   ? it_plan_dials(t->job, t->dials, t->dial_count,
				   IT_SET_DIALS)
		   : code;
}

/* LSO stays on though it is broken: "cure" would switch it off again. */
static int defies_cure(const it_tuning *t)
{
	size_t i;

	for (i = 0; i < t->change_count; i++)
		if (t->changes[i].setting == IT_SET_LSO &&
		    t->changes[i].wanted == 1 &&
		    it_lso_is_broken(t->kernel, t->changes[i].link->build))
			return 1;
	return 0;
}

/* Not where nothing was wrong and nothing new is wanted. */
static int is_worth_noting(it_tuning *t, size_t steps_before)
{
	return t->job->plan.count != steps_before || t->rewrote ||
	       (t->record.present ? wishes_differ(t) : defies_cure(t));
}

static it_code put_deadline(it_job *job)
{
	long seconds;
	it_code code = it_confirm_seconds(job->opt, &seconds, &job->error);

	return code == IT_OK && seconds != 0 ? it_plan_deadline(job, seconds)
					     : code;
}

static it_code plan_steps(it_planner_ctx *ctx, it_tuning *t)
{
	size_t before = t->job->plan.count;
	it_code code = plan_changes(ctx, t);

	if (code != IT_OK || !is_worth_noting(t, before))
		return code;
	code = it_plan_folders(ctx);
	if (code == IT_OK)
		code = record_dials(t);
	if (code == IT_OK)
		code = put_record(t);
	return code == IT_OK ? put_deadline(t->job) : code;
}

static it_code prepare(it_tuning *t)
{
	it_code code = it_tuning_gather(t);

	if (code == IT_OK)
		code = it_tuning_wishes(t);
	return code == IT_OK ? it_tuning_decide(t) : code;
}

static it_code plan_tuning(it_planner_ctx *ctx, int alone)
{
	it_job *job = ctx->job;
	it_tuning *t = it_tuning_new(job);
	it_code code = t != NULL ? prepare(t) : IT_NO_MEMORY;

	if (code == IT_OK && alone)
		code = it_tuning_admit(t);
	/* Beside drivers only what there is to tell. */
	if (code == IT_OK && (alone || it_tuning_is_news(t)))
		code = it_tuning_describe(t);
	if (code == IT_OK)
		code = plan_steps(ctx, t);
	job->waits_for_boot = code == IT_OK && it_tuning_waits(t);
	if (code == IT_OK && alone)
		code = it_plan_tuned_archive(job);
	it_tuning_free(t);
	return code;
}

it_code it_plan_tuning(it_job *job, const void *unused)
{
	it_planner_ctx ctx;
	it_code code;

	(void)unused;
	memset(&ctx, 0, sizeof ctx);
	ctx.job = job;
	code = plan_tuning(&ctx, 1);
	/* What is set now goes with it. */
	if (code == IT_OK && job->live && job->opt->confirm_within == NULL)
		code = it_confirm_tell(job);
	it_state_free(&ctx.next);
	return code;
}

/* Is one of the network's drivers among what is installed? */
static int picks_network(const it_job *job)
{
	size_t i;

	for (i = 0; i < job->pick_count; i++)
		if (it_link_is_ours(it_module_name(job->picks[i].row->module)))
			return 1;
	return 0;
}

it_code it_plan_tuning_with(it_planner_ctx *ctx)
{
	const it_job *job = ctx->job;

	if (job->repairs || it_tuning_is_none(job->opt) || !picks_network(job))
		return IT_OK;
	return plan_tuning(ctx, 0);
}
