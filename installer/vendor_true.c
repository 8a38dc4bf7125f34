/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * VMware's own programs compare the time of each file with their record and
 * take one that differs for edited by hand.  What a plan of ours replaces
 * gets its time told there, what it removes is forgotten there.
 */
#include "config.h"

#include <string.h>

#include "installer/vendor.h"

typedef struct records {
	it_locations list;
	it_strbuf text;
	struct stat st;
	int changed;
} records;

static it_code retime(it_job *job, records *r, const char *path,
		      long long mtime)
{
	int changed;
	it_code code = it_locations_retime(&r->text, path, mtime, &changed,
					   &job->error);

	r->changed |= changed;
	return code;
}

/*
 * The time that a new file gets: one that whoever compares times, as bootadm
 * does too, takes for a change, and the same however often it is planned.
 */
static long long next_time(const it_present *now, const it_location *item)
{
	long long mtime = (long long)now->st.st_mtime + 1;

	if (!now->found)
		return item->mtime;
	return mtime > 0 ? mtime : 1;
}

/* A file whose mode alone is corrected keeps its time. */
static it_code follow_file(it_job *job, records *r, it_step *step,
			   const it_location *item)
{
	it_file_step *file = step->data;
	long long mtime;
	it_present now;
	int same;
	it_code code = it_present_read(&now, job, step->path, &job->error);

	same = strcmp(now.sha256, file->now.sha256) == 0;
	mtime = same ? (long long)now.st.st_mtime : next_time(&now, item);
	it_present_free(&now);
	if (code != IT_OK)
		return code;
	file->now.has_mtime = 1;
	file->now.mtime = (time_t)mtime;
	step->is_checked = 0;
	return same ? IT_OK : retime(job, r, step->path, mtime);
}

/* One that is recorded as a file tells nobody where it leads. */
static it_code follow_link(it_job *job, records *r, const it_step *step,
			   const char *to)
{
	const it_location *item =
		it_locations_find(&r->list, IT_LOCATION_LINK, step->path);
	int changed = 0;
	it_code code = IT_OK;

	if (item != NULL && strcmp(item->value, to) != 0)
		code = it_locations_relink(&r->text, step->path, to, &changed,
					   &job->error);
	r->changed |= changed;
	return code;
}

/* Without a time in its line nobody compares it, and the line stays true. */
static it_code follow_step(it_job *job, records *r, it_step *step)
{
	const it_location *item =
		it_locations_find(&r->list, IT_LOCATION_FILE, step->path);
	const char *to;

	if (it_link_planned(step, &to))
		return follow_link(job, r, step, to);
	if (item == NULL)
		return IT_OK;
	if (step->kind == &it_kind_file && item->mtime != 0)
		return follow_file(job, r, step, item);
	return step->kind == &it_kind_remove ? retime(job, r, step->path, -1)
					     : IT_OK;
}

static it_code put_records(it_planner_ctx *ctx, const records *r)
{
	it_owner owner = ctx->job->owner;
	it_wanted wanted;

	owner.uid = r->st.st_uid;
	owner.gid = r->st.st_gid;
	memset(&wanted, 0, sizeof wanted);
	wanted.path = IT_LOCATIONS;
	wanted.module = "";
	wanted.note = "tells VMware's own programs of the files above";
	wanted.bytes = it_strbuf_str(&r->text);
	wanted.len = r->text.len;
	wanted.mode = r->st.st_mode & 07777;
	wanted.shipped = "";
	wanted.owner = &owner;
	return it_plan_put(ctx, &wanted);
}

static it_code read_records(it_job *job, records *r, int *found)
{
	it_code code;

	memset(r, 0, sizeof *r);
	code = it_root_stat(&job->root, IT_LOCATIONS, &r->st, found,
			    &job->error);
	/* A link or what else stands there is nothing to be written to. */
	if (code != IT_OK || !*found || !S_ISREG(r->st.st_mode) ||
	    r->st.st_size > IT_LOCATIONS_MAX) {
		*found = 0;
		return code;
	}
	code = it_root_read(&job->root, IT_LOCATIONS, IT_LOCATIONS_MAX,
			    &r->text, found, &job->error);
	return code == IT_OK ? it_locations_parse(&r->list, &r->text,
						  &job->error)
			     : code;
}

it_code it_vendor_keep_true(it_planner_ctx *ctx)
{
	it_job *job = ctx->job;
	records r;
	int found;
	size_t i;
	it_code code = read_records(job, &r, &found);

	for (i = 0; code == IT_OK && found && i < job->plan.count; i++)
		code = follow_step(job, &r, &job->plan.steps[i]);
	if (code == IT_OK && r.changed)
		code = put_records(ctx, &r);
	it_locations_free(&r.list);
	it_strbuf_free(&r.text);
	return code;
}

/* ---- and back --------------------------------------------------------- */

/* One that was taken out comes back at the end: the order is of no matter. */
static it_code bring_back(const it_location *item, it_strbuf *text,
			  it_error *err)
{
	int changed;
	it_code code = it_locations_retime(text, item->path, item->mtime,
					   &changed, err);

	if (code == IT_OK && !changed)
		it_strbuf_format(text, "file /%s %lld\n", item->path,
				 item->mtime);
	return code == IT_OK ? it_strbuf_check(text, err) : code;
}

it_code it_vendor_bring_back(const it_job *job, const it_strbuf *old,
			     it_strbuf *text, it_error *err)
{
	const it_location *item;
	it_locations list;
	size_t i;
	it_code code = it_locations_parse(&list, old, err);

	if (text->len != 0 && text->data[text->len - 1] != '\n')
		it_strbuf_char(text, '\n');
	for (i = 0; code == IT_OK && i < job->state.file_count; i++) {
		item = it_locations_find(&list, IT_LOCATION_FILE,
					 job->state.files[i].path);
		if (item != NULL &&
		    strcmp(item->path, IT_LOCATIONS) != 0)
			code = bring_back(item, text, err);
	}
	it_locations_free(&list);
	return code;
}
