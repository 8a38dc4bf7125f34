/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/packages.h"
#include "installer/plan_userland.h"
#include "installer/vendor.h"

enum { MAX_FILE = 64 << 20, MAX_PATH = 1024 };

/* ---- whose business it is ------------------------------------------- */

int it_job_takes_part(const it_job *job, const char *part)
{
	const char *asked = job->opt->components;

	if (job->repairs)
		return it_state_has_part(&job->state, part);
	return it_component_selected(part, asked) ||
	       (strcmp(part, IT_USERLAND) == 0 &&
		it_component_selected(IT_STARTUP, asked));
}

/* ---- what both components do ---------------------------------------- */

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
static it_code put_directory(it_planner_ctx *ctx, const char *part,
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
	return parent[0] != '\0' ? put_directory(ctx, part, parent)
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

/* ---- who else serves the guest -------------------------------------- */

static it_code check_target(it_job *job)
{
	it_code code = it_packages_no_daemon(job);

	if (code != IT_OK || job->owner.can_set)
		return code;
	return it_job_refuse(job, "",
			     "owners cannot be set here, and a set-uid "
			     "program has to belong to root",
			     "run as root, or with fakeroot");
}

/* ---- where they are --------------------------------------------------- */

/* A path of the table as one of this root. */
static it_code place(const it_planner_ctx *ctx, const char *path,
		     char out[MAX_PATH])
{
	if (it_userland_path(ctx->moved, path, out, MAX_PATH))
		return IT_OK;
	return it_job_refuse(ctx->job, path,
			     "has no room in the place that VMware's "
			     "installer recorded",
			     "leave the component " IT_USERLAND " out");
}

/* ---- files of the media --------------------------------------------- */

static it_code refuse_entry(it_job *job, const it_media *media,
			    const it_entry *entry, const char *text)
{
	(void)it_fail(&job->error, IT_MEDIA, media->path, "%s: %s",
		      entry->path, text);
	it_error_remedy(&job->error,
			"the component " IT_USERLAND " is not installed from "
			"media that it does not know whole; leave it out");
	return IT_MEDIA;
}

/* Inside the same tree and downwards only. */
static int is_tame(const char *to)
{
	return to != NULL && to[0] != '\0' && strchr(to, '/') == NULL &&
	       strcmp(to, ".") != 0 && strcmp(to, "..") != 0;
}

static it_code put_file(it_planner_ctx *ctx, const it_media *media,
			const it_entry *entry, const it_userland_file *file)
{
	const it_entry *used;
	unsigned mode = file->mode;
	char path[MAX_PATH];
	it_code code = it_media_use(media, entry->path, &used,
				    &ctx->job->error);

	if (mode == 0)
		mode = entry->mode & 0111 ? 0755 : 0644;
	if (code == IT_OK)
		code = place(ctx, file->path, path);
	return code == IT_OK
		       ? it_part_put(ctx, IT_USERLAND, path, used->bytes,
				     (size_t)used->size, mode)
		       : code;
}

static it_code put_media_link(it_planner_ctx *ctx, const it_entry *entry,
			      const it_userland_file *file)
{
	char path[MAX_PATH];
	it_code code = place(ctx, file->path, path);

	return code == IT_OK
		       ? it_part_link(ctx, IT_USERLAND, path, entry->link)
		       : code;
}

static it_code put_entry(it_planner_ctx *ctx, const it_media *media,
			 const it_entry *entry)
{
	it_userland_file file;

	if (entry->type == IT_ENTRY_DIR)
		return IT_OK;
	it_userland_judge(entry->path, &file);
	if (file.fate == IT_USERLAND_LEFT_OUT)
		return IT_OK;
	if (file.fate == IT_USERLAND_UNKNOWN)
		return refuse_entry(ctx->job, media, entry,
				    "is in no row of the table of VMware's "
				    "programs");
	if (entry->type == IT_ENTRY_FILE)
		return put_file(ctx, media, entry, &file);
	if (entry->type == IT_ENTRY_SYMLINK && file.may_link &&
	    is_tame(entry->link))
		return put_media_link(ctx, entry, &file);
	return refuse_entry(ctx->job, media, entry,
			    "is neither a file nor a link to one beside it");
}

static it_code put_entries(it_planner_ctx *ctx, const it_media *media)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < media->count; i++)
		code = put_entry(ctx, media, &media->entries[i]);
	return code;
}

/* ---- what leads to them --------------------------------------------- */

/* Is it a file or directory of the plan? */
static int is_planned(const it_planner_ctx *ctx, const char *path)
{
	return it_plan_has(&ctx->job->plan, path);
}

/*
 * Where either end was moved it leads from the top, as VMware's do: a way up
 * through directories of somebody's would be a guess.
 */
static it_code put_link(it_planner_ctx *ctx, const it_userland_link *link)
{
	char path[MAX_PATH], target[MAX_PATH], whole[MAX_PATH + 1];
	int moved;
	it_code code = place(ctx, link->path, path);

	if (code == IT_OK)
		code = place(ctx, link->target, target);
	if (code != IT_OK || !is_planned(ctx, target) || is_planned(ctx, path))
		return code;
	moved = strcmp(path, link->path) != 0 ||
		strcmp(target, link->target) != 0;
	(void)snprintf(whole, sizeof whole, "/%s", target);
	return it_part_link(ctx, IT_USERLAND, path, moved ? whole : link->to);
}

static it_code put_links(it_planner_ctx *ctx)
{
	const it_userland_link *link;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && (link = it_userland_link_at(i)) != NULL;
	     i++)
		code = put_link(ctx, link);
	return code;
}

/* Only where there is a choice to make. */
static int has_widths(const it_planner_ctx *ctx, const char *path)
{
	size_t dir = it_parent_length(path);
	char wide[MAX_PATH + 8], narrow[MAX_PATH + 8];

	(void)snprintf(wide, sizeof wide, "%.*s/amd64%s", (int)dir, path,
		       path + dir);
	(void)snprintf(narrow, sizeof narrow, "%.*s/i86%s", (int)dir, path,
		       path + dir);
	return is_planned(ctx, wide) || is_planned(ctx, narrow);
}

static int is_same_file(const it_root *root, const char *one,
			const char *other, struct stat *st)
{
	struct stat b;
	int there, found;

	return it_root_stat(root, one, st, &there, NULL) == IT_OK && there &&
	       it_root_stat(root, other, &b, &found, NULL) == IT_OK && found &&
	       st->st_ino == b.st_ino && st->st_dev == b.st_dev;
}

/*
 * VMware's own is isaexec itself under another name, and stays that: a step
 * that finds all as it is to be does nothing.
 */
static it_code put_isaexec_at(it_planner_ctx *ctx, const char *path,
			      const it_strbuf *bytes)
{
	it_owner owner = ctx->job->owner;
	it_wanted wanted;
	struct stat st;

	if (!is_same_file(&ctx->job->root, path, IT_ISAEXEC, &st))
		return it_part_put(ctx, IT_USERLAND, path, it_strbuf_str(bytes),
				   bytes->len, 0555);
	owner.uid = st.st_uid;
	owner.gid = st.st_gid;
	memset(&wanted, 0, sizeof wanted);
	wanted.path = path;
	wanted.module = IT_USERLAND;
	wanted.note = "";
	wanted.bytes = it_strbuf_str(bytes);
	wanted.len = bytes->len;
	wanted.mode = st.st_mode & 07777;
	wanted.shipped = "";
	wanted.owner = &owner;
	return it_plan_put(ctx, &wanted);
}

static it_code put_isaexec(it_planner_ctx *ctx)
{
	it_job *job = ctx->job;
	it_strbuf bytes = {NULL, 0, 0, 0};
	const char *row;
	char path[MAX_PATH];
	int found;
	size_t i;
	it_code code = it_root_read(&job->root, IT_ISAEXEC, MAX_FILE, &bytes,
				    &found, &job->error);

	for (i = 0; code == IT_OK && (row = it_userland_isaexec_at(i)) != NULL;
	     i++) {
		code = place(ctx, row, path);
		if (code != IT_OK || !has_widths(ctx, path))
			continue;
		if (!found)
			code = it_job_refuse(
			    job, IT_ISAEXEC,
			    "is missing: it starts VMware's programs of the "
			    "right width",
			    "the root is not whole: reinstall it");
		else
			code = put_isaexec_at(ctx, path, &bytes);
	}
	it_strbuf_free(&bytes);
	return code;
}

const char *it_userland_locations(it_job *job, const it_userland_moved *moved)
{
	it_strbuf text = {NULL, 0, 0, 0};
	const char *kept = NULL;
	int i;

	it_strbuf_text(&text, "directory /" IT_USERLAND_ETC "\n"
			      "file /" IT_LOCATIONS "\n");
	for (i = 0; i < IT_USERLAND_DIRS; i++)
		it_strbuf_format(&text, "answer %s /%s\n",
				 it_userland_dir_key((it_userland_dir)i),
				 moved->dirs[i][0] != '\0'
					 ? moved->dirs[i]
					 : it_userland_dir_of(
						   (it_userland_dir)i));
	if (it_strbuf_check(&text, &job->error) == IT_OK)
		kept = it_job_text(job, it_strbuf_str(&text));
	it_strbuf_free(&text);
	return kept;
}

/* text: of the job, NULL for want of memory. */
static it_code put_text(it_planner_ctx *ctx, const char *path,
			const char *text)
{
	return text == NULL ? ctx->job->error.code
			    : it_part_put(ctx, IT_USERLAND, path, text,
					  strlen(text), 0644);
}

/*
 * The set-uid program finds the rest by the first, scripts by the second.
 * Those of VMware's installer stay, with what its users answered.
 */
static it_code put_records(it_planner_ctx *ctx)
{
	char lib[MAX_PATH], text[MAX_PATH + 16];
	it_code code = ctx->over != NULL
			       ? IT_OK
			       : put_text(ctx, IT_LOCATIONS,
					  it_userland_locations(ctx->job,
								ctx->moved));

	if (code == IT_OK)
		code = place(ctx, IT_USERLAND_LIB, lib);
	if (code != IT_OK)
		return code;
	(void)snprintf(text, sizeof text, "libdir = \"/%s\"\n", lib);
	return put_text(ctx, IT_USERLAND_ETC "/config",
			it_job_text(ctx->job, text));
}

/* Where shared folders appear, and where scripts look for them. */
static it_code put_mount_point(it_planner_ctx *ctx)
{
	it_code code;

	if (!is_planned(ctx, "etc/fs/vmhgfs/mount"))
		return IT_OK;
	code = put_directory(ctx, IT_USERLAND, "hgfs");
	return code == IT_OK
		       ? it_part_link(ctx, IT_USERLAND, "mnt/hgfs", "../hgfs")
		       : code;
}

/* ---- from what is there --------------------------------------------- */

/* Its mode and owner may be wrong, its bytes are right. */
static it_code put_again(it_planner_ctx *ctx, const it_state_file *file)
{
	it_job *job = ctx->job;
	it_present now;
	it_code code = it_present_read(&now, job, file->path, &job->error);

	if (code == IT_OK && strcmp(now.sha256, file->sha256) != 0)
		code = it_fail(&job->error, IT_MEDIA, file->path,
			       "was changed while this run was at work");
	if (code == IT_OK)
		code = it_part_put(ctx, file->module, file->path,
				   it_strbuf_str(&now.bytes), now.bytes.len,
				   file->mode);
	it_present_free(&now);
	return code;
}

static it_code put_recorded(it_planner_ctx *ctx)
{
	const it_state *state = &ctx->job->state;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < state->directory_count; i++)
		code = put_directory(ctx, state->directories[i].module,
					 state->directories[i].path);
	for (i = 0; code == IT_OK && i < state->file_count; i++)
		if (it_state_is_part(&state->files[i]))
			code = put_again(ctx, &state->files[i]);
	for (i = 0; code == IT_OK && i < state->link_count; i++)
		code = it_part_link(ctx, state->links[i].module,
				    state->links[i].path, state->links[i].to);
	return code;
}

it_code it_userland_lacking(it_job *job, char *path, size_t size)
{
	it_present now;
	it_code code = IT_OK;
	size_t i;

	path[0] = '\0';
	for (i = 0; code == IT_OK && path[0] == '\0' &&
		    i < job->state.file_count;
	     i++) {
		const it_state_file *file = &job->state.files[i];

		if (!it_state_is_part(file))
			continue;
		code = it_present_read(&now, job, file->path, &job->error);
		if (code == IT_OK && strcmp(now.sha256, file->sha256) != 0)
			(void)snprintf(path, size, "%s", file->path);
		it_present_free(&now);
	}
	return code;
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
static it_code plan_link_back(it_planner_ctx *ctx, const it_state_link *link)
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

/* ---- what newer media has no more -------------------------------------- */

static it_code drop_file(it_planner_ctx *ctx, const it_state_file *file)
{
	it_job *job = ctx->job;
	it_present now;
	it_code code = it_present_read(&now, job, file->path, &job->error);

	if (code == IT_OK && now.sha256[0] != '\0' &&
	    strcmp(now.sha256, file->sha256) != 0)
		code = it_plan_set_aside(ctx, file->path, &now,
					 "was changed after the install");
	it_present_free(&now);
	return code == IT_OK ? it_plan_remove(&job->plan, file->path,
					      "this media has it no more",
					      &job->error)
			     : code;
}

/* What stood there before our first run is uninstall's to bring back. */
static it_code drop_stale(it_planner_ctx *ctx)
{
	it_job *job = ctx->job;
	const it_state *state = &job->state;
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < state->link_count; i++)
		if (strcmp(state->links[i].module, IT_USERLAND) == 0 &&
		    !it_state_had_link(&state->links[i]) &&
		    !it_plan_has(&job->plan, state->links[i].path))
			code = plan_link_back(ctx, &state->links[i]);
	for (i = 0; code == IT_OK && i < state->file_count; i++)
		if (it_state_is_part(&state->files[i]) &&
		    strcmp(state->files[i].module, IT_USERLAND) == 0 &&
		    !state->files[i].before.existed &&
		    !it_plan_has(&job->plan, state->files[i].path))
			code = drop_file(ctx, &state->files[i]);
	return code;
}

/* ---- the plan ------------------------------------------------------- */

static it_code put_all(it_planner_ctx *ctx, const it_media *media)
{
	it_code code = put_entries(ctx, media);

	if (code == IT_OK)
		code = put_links(ctx);
	if (code == IT_OK)
		code = put_isaexec(ctx);
	if (code == IT_OK)
		code = put_mount_point(ctx);
	if (code == IT_OK)
		code = put_records(ctx);
	return code == IT_OK ? drop_stale(ctx) : code;
}

/* Our own record has to agree with what tells VMware's programs of it. */
static int is_in_place(const it_userland_moved *moved, const char *path)
{
	char dir[MAX_PATH];
	size_t len;
	int i, in = strncmp(path, "etc/", 4) == 0;

	for (i = 0; !in && i < IT_USERLAND_DIRS; i++) {
		if (!it_userland_path(moved,
				      it_userland_dir_of((it_userland_dir)i),
				      dir, sizeof dir))
			continue;
		len = strlen(dir);
		in = strncmp(path, dir, len) == 0 && path[len] == '/';
	}
	return in;
}

static it_code check_places(it_planner_ctx *ctx)
{
	const it_state *state = &ctx->job->state;
	size_t i;

	for (i = 0; i < state->file_count; i++)
		if (it_state_is_part(&state->files[i]) &&
		    strcmp(state->files[i].module, IT_USERLAND) == 0 &&
		    !is_in_place(ctx->moved, state->files[i].path))
			return it_job_refuse(
			    ctx->job, state->files[i].path,
			    "is not where " IT_LOCATIONS " has VMware's "
			    "programs by now",
			    "put that file right, or run \"install-tools "
			    "uninstall\" first");
	return IT_OK;
}

static it_code plan_parts(it_planner_ctx *ctx, const it_media *media)
{
	it_job *job = ctx->job;
	it_code code;

	if (job->stand_in)
		return put_recorded(ctx);
	code = put_all(ctx, media);
	if (code == IT_OK && it_job_takes_part(job, IT_STARTUP))
		code = it_plan_startup(ctx, media);
	if (code == IT_OK)
		code = it_vendor_drop_stale(ctx);
	return code == IT_OK ? it_vendor_tell_over(ctx) : code;
}

it_code it_plan_userland(it_planner_ctx *ctx, const it_media *media)
{
	it_job *job = ctx->job;
	it_userland_moved moved;
	it_vendor vendor;
	it_code code;

	if (!it_job_takes_part(job, IT_USERLAND))
		return IT_OK;
	memset(&moved, 0, sizeof moved);
	ctx->moved = &moved;
	code = check_target(job);
	if (code != IT_OK)
		return code;
	code = it_vendor_read(&vendor, job);
	if (code == IT_OK && vendor.present) {
		ctx->over = &vendor;
		code = it_vendor_check_over(job, &vendor, &moved);
	} else if (code == IT_OK) {
		code = it_vendor_own_places(job, &moved);
	}
	if (code == IT_OK && !job->stand_in)
		code = check_places(ctx);
	if (code == IT_OK)
		code = plan_parts(ctx, media);
	ctx->over = NULL;
	ctx->moved = NULL;
	it_vendor_free(&vendor);
	return code;
}

/* ---- the way back --------------------------------------------------- */

it_code it_plan_links_back(it_planner_ctx *ctx)
{
	const it_state *state = &ctx->job->state;
	it_code code = IT_OK;
	size_t i;

	for (i = state->link_count; code == IT_OK && i-- > 0;)
		code = plan_link_back(ctx, &state->links[i]);
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

/* ---- what is compared ----------------------------------------------- */

static it_code compare_link(it_job *job, const it_state_link *link)
{
	char text[IT_LINK_MAX] = "";
	struct stat st;
	int found;
	it_code code = it_root_stat(&job->root, link->path, &st, &found,
				    &job->error);

	if (code == IT_OK && found && S_ISLNK(st.st_mode))
		code = it_root_link(&job->root, link->path, text, sizeof text,
				    &job->error);
	if (code != IT_OK || strcmp(text, link->to) == 0)
		return code;
	return it_findings_add(&job->findings, IT_DIFFERENCE,
			       found ? 'C' : 'X',
			       found ? "contents" : "missing", link->path,
			       &job->error,
			       found ? "is not a link to %s"
				     : "is missing, a link to %s",
			       link->to);
}

it_code it_userland_compare_links(it_job *job)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < job->state.link_count; i++)
		code = compare_link(job, &job->state.links[i]);
	return code;
}
