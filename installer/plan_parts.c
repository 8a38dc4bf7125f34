/* SPDX-License-Identifier: BSD-2-Clause */
/* What the components that are no drivers do alike. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/plan_userland.h"
#include "installer/vendor.h"

enum { MAX_PATH = 1024 };

/* ---- files, links and the directories above them ---------------------- */

static it_code record_directory(it_planner_ctx *ctx, const char *part,
				const char *path)
{
	it_state_directory made;

	made.path = path;
	made.module = part;
	return it_state_add_directory(&ctx->next, &made, &ctx->job->error);
}

/* One that was there before our first run is not ours. */
static it_code make_directory(it_planner_ctx *ctx, const char *part,
			      const char *path)
{
	it_job *job = ctx->job;
	int there;
	it_code code;

	if (it_plan_has(&job->plan, path))
		return IT_OK;
	code = it_root_is_dir(&job->root, path, &there, &job->error);
	if (code == IT_OK)
		code = it_plan_directory(&job->plan, path, &job->owner,
					 &job->error);
	if (code == IT_OK &&
	    (!there || it_state_made_directory(&job->state, path)))
		code = record_directory(ctx, part, path);
	return code;
}

/* A directory, with those above it. */
it_code it_part_directory(it_planner_ctx *ctx, const char *part,
			  const char *path)
{
	char piece[MAX_PATH];
	const char *slash = path;
	it_code code = IT_OK;

	while (code == IT_OK && (slash = strchr(slash, '/')) != NULL) {
		(void)snprintf(piece, sizeof piece, "%.*s",
			       (int)(slash - path), path);
		code = make_directory(ctx, part, piece);
		slash++;
	}
	return code == IT_OK ? make_directory(ctx, part, path) : code;
}

static it_code make_parents(it_planner_ctx *ctx, const char *part,
			    const char *path)
{
	char parent[MAX_PATH];

	(void)snprintf(parent, sizeof parent, "%.*s",
		       (int)it_parent_length(path), path);
	return parent[0] != '\0' ? it_part_directory(ctx, part, parent)
				 : IT_OK;
}

/* What an admin made of a script of ours is not lost with an upgrade. */
static it_code keep_edited(it_planner_ctx *ctx, const char *path,
			   const char *sha256)
{
	it_job *job = ctx->job;
	const it_state_file *known = it_state_find(&job->state, path);
	it_present now;
	it_code code;

	if (known == NULL || !known->installed)
		return IT_OK;
	code = it_present_read(&now, job, path, &job->error);
	if (code == IT_OK && now.sha256[0] != '\0' &&
	    strcmp(now.sha256, known->sha256) != 0 &&
	    strcmp(now.sha256, sha256) != 0)
		code = it_plan_set_aside(ctx, path, &now,
					 "was changed after the install");
	it_present_free(&now);
	return code;
}

it_code it_part_put(it_planner_ctx *ctx, const char *part, const char *path,
		    const void *bytes, size_t len, unsigned mode)
{
	char sha256[IT_SHA256_HEX];
	it_wanted wanted;
	int stays = 0;
	it_code code = it_sha256_of(bytes, len, sha256, &ctx->job->error);

	if (code == IT_OK)
		code = it_vendor_meet_file(ctx, path, sha256, &stays);
	if (code != IT_OK || stays)
		return code;
	code = make_parents(ctx, part, path);
	if (code == IT_OK)
		code = keep_edited(ctx, path, sha256);
	if (code != IT_OK)
		return code;
	memset(&wanted, 0, sizeof wanted);
	wanted.path = path;
	wanted.module = part;
	wanted.note = "of VMware's programs";
	wanted.bytes = bytes;
	wanted.len = len;
	wanted.mode = (mode_t)mode;
	wanted.shipped = "";
	return it_plan_put(ctx, &wanted);
}

/* How two links differ: one may lead from the top, the other from beside. */
static int leads_alike(const char *path, const char *a, const char *b)
{
	char one[MAX_PATH], other[MAX_PATH];

	return it_location_target(path, a, one, sizeof one) &&
	       it_location_target(path, b, other, sizeof other) &&
	       strcmp(one, other) == 0;
}

/* What stands where a link of ours is wanted. */
typedef struct old_link {
	int there;	       /* whatever it is */
	int stays;	       /* nothing is put in its place */
	char text[IT_LINK_MAX]; /* of a link that may be replaced, else "" */
	const char *before;    /* what stood there before our first run */
} old_link;

/* Ours may be, where newer media has another one, and VMware's. */
static it_code look_at_link(it_planner_ctx *ctx, const char *path,
			    old_link *old)
{
	it_job *job = ctx->job;
	const it_state_link *known = it_state_find_link(&job->state, path);
	struct stat st;
	it_code code = it_root_stat(&job->root, path, &st, &old->there,
				    &job->error);

	old->text[0] = '\0';
	old->stays = 0;
	old->before = known != NULL ? known->before : NULL;
	if (code == IT_OK && old->there && known == NULL)
		code = it_vendor_meet_link(ctx, path, &st, &old->stays);
	if (code != IT_OK || !old->there || !S_ISLNK(st.st_mode) ||
	    st.st_size >= IT_LINK_MAX ||
	    (known == NULL && !it_vendor_has_link(ctx, path)))
		return code;
	code = it_root_link(&job->root, path, old->text, sizeof old->text,
			    &job->error);
	if (known == NULL)
		old->before = old->text;
	else if (strcmp(old->text, known->to) != 0)
		old->text[0] = '\0';
	return code;
}

it_code it_part_link(it_planner_ctx *ctx, const char *part, const char *path,
		     const char *to)
{
	it_job *job = ctx->job;
	it_state_link link;
	old_link old;
	it_code code = make_parents(ctx, part, path);

	if (code == IT_OK)
		code = look_at_link(ctx, path, &old);
	if (code != IT_OK || old.stays)
		return code;
	if (old.text[0] != '\0' && leads_alike(path, old.text, to))
		to = old.text;
	code = it_plan_link(&job->plan, path, to, old.text, &job->error);
	if (code != IT_OK || (old.there && old.before == NULL &&
			      it_state_find_link(&job->state, path) == NULL))
		return code;
	link.path = path;
	link.module = part;
	link.to = to;
	link.before = old.before;
	return it_state_add_link(&ctx->next, &link, &job->error);
}

/* ---- one link back -------------------------------------------------- */

static it_code is_the_link(it_job *job, const it_state_link *link, int *there,
			   int *same)
{
	char text[IT_LINK_MAX];
	struct stat st;
	it_code code = it_root_stat(&job->root, link->path, &st, there,
				    &job->error);

	*same = 0;
	if (code != IT_OK || !*there || !S_ISLNK(st.st_mode) ||
	    st.st_size >= IT_LINK_MAX)
		return code;
	code = it_root_link(&job->root, link->path, text, sizeof text,
			    &job->error);
	*same = code == IT_OK && strcmp(text, link->to) == 0;
	return code;
}

/* One that leads elsewhere by now is somebody's. */
it_code it_part_link_back(it_planner_ctx *ctx, const it_state_link *link)
{
	it_job *job = ctx->job;
	int there, same;
	it_code code = is_the_link(job, link, &there, &same);

	if (code != IT_OK)
		return code;
	if (it_state_had_link(link) && (same || !there))
		return it_plan_link(&job->plan, link->path, link->before,
				    there ? link->to : "", &job->error);
	if (!there)
		return IT_OK;
	if (same)
		return it_plan_remove_link(&job->plan, link->path,
					   "was not there before the first "
					   "install",
					   &job->error);
	return it_findings_add(&job->findings, IT_WARNING, ' ', "link-kept",
			       link->path, &job->error,
			       "is not the link that was made here, and stays");
}

/* ---- the way back --------------------------------------------------- */

it_code it_plan_links_back(it_planner_ctx *ctx)
{
	const it_state *state = &ctx->job->state;
	it_code code = IT_OK;
	size_t i;

	for (i = state->link_count; code == IT_OK && i-- > 0;)
		code = it_part_link_back(ctx, &state->links[i]);
	return code;
}

/* Sorted by their names, so that from the end on the inner come first. */
it_code it_plan_directories_back(it_job *job)
{
	const it_state *state = &job->state;
	it_code code = IT_OK;
	size_t i;

	for (i = state->directory_count; code == IT_OK && i-- > 0;)
		code = it_plan_remove_directory(&job->plan,
						state->directories[i].path,
						"if it is empty then",
						&job->error);
	return code;
}
