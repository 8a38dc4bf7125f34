/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * VMware's programs over those of a Perl install.  Its records stay, so that
 * its answers and its own uninstaller do; what they name is VMware's and is
 * replaced.
 *
 * Below etc/ lies what an admin edits.  There a file stays unless its time
 * proves that it is as VMware's installer left it.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/run_log.h"
#include "installer/userland.h"
#include "installer/vendor.h"

static void add_words(it_strbuf *text, const char *option, const char *value)
{
	it_strbuf_format(text, " %s ", option);
	it_run_quote(text, value);
}

static void add_root(const it_job *job, it_strbuf *text)
{
	if (!job->live)
		add_words(text, "--root", job->root.path);
}

/* With VMware's programs their drivers go: both come anew. */
static void add_components(const it_job *job, it_strbuf *text)
{
	const char *chosen = job->opt->components;

	it_strbuf_format(text, " --components %s%s",
			 it_component_selected("network", chosen) ? ""
								  : "network,",
			 chosen);
}

/* In place there is no way: all is taken away first, and comes anew. */
static it_code refuse_layout(it_job *job, const char *text)
{
	it_strbuf way = {NULL, 0, 0, 0};
	it_code code;

	it_strbuf_text(&way, "run \"install-tools uninstall --vendor");
	add_root(job, &way);
	it_strbuf_text(&way, "\", then \"install-tools install");
	add_components(job, &way);
	if (job->opt->media != NULL)
		add_words(&way, "--media", job->opt->media);
	add_root(job, &way);
	it_strbuf_text(&way, "\"; or leave the component " IT_USERLAND
			     " out");
	code = it_strbuf_check(&way, &job->error);
	if (code == IT_OK)
		code = it_job_refuse(job, IT_LOCATIONS, text,
				     it_strbuf_str(&way));
	it_strbuf_free(&way);
	return code;
}

/* ---- do its records do? ----------------------------------------------- */

static it_code refuse_answer(it_job *job, const char *key, const char *given,
			     const char *why)
{
	char text[IT_LOCATIONS_PATH + 200];

	(void)snprintf(text, sizeof text, "tells that %s is %s%s", key, given,
		       why);
	return refuse_layout(job, text);
}

static int overlaps(const char *a, const char *b)
{
	return strcmp(a, b) == 0 || it_lies_below(a, b) || it_lies_below(b, a);
}

/* What VMware's installer put there makes it its place. */
static int has_files_below(const it_locations *list, const char *dir)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (list->items[i].kind == IT_LOCATION_FILE &&
		    it_lies_below(list->items[i].path, dir))
			return 1;
	return 0;
}

/*
 * Another place than the default one is kept where all that tells of it
 * agrees: records may have been edited, or be those of another machine.
 */
static it_code check_place(it_job *job, const it_locations *list,
			   const char *key, const char *given,
			   const char *path)
{
	int there;
	it_code code = it_root_is_dir(&job->root, path, &there, &job->error);

	if (code != IT_OK)
		return code;
	if (!there)
		return refuse_answer(job, key, given,
				     ", where no directory is");
	if (overlaps(path, IT_USERLAND_ETC) || it_state_is_ours(path) ||
	    strlen(path) >= IT_USERLAND_MOVED_MAX)
		return refuse_answer(job, key, given,
				     ", and no programs are upgraded there");
	if (!has_files_below(list, path))
		return refuse_answer(job, key, given,
				     ", and names no file below it");
	return IT_OK;
}

/* LIBDIR is what the set-uid program asks for. */
static it_code check_answer(it_job *job, const it_vendor *vendor,
			    it_userland_dir dir)
{
	const char *key = it_userland_dir_key(dir);
	const char *given = it_locations_answer(&vendor->list, key);
	char path[IT_LOCATIONS_PATH], text[160];

	if (given == NULL && dir == IT_USERLAND_LIBDIR) {
		(void)snprintf(text, sizeof text,
			       "does not tell %s, by which VMware's programs "
			       "find each other",
			       key);
		return refuse_layout(job, text);
	}
	if (given == NULL)
		return IT_OK;
	if (!it_location_path(given, path, sizeof path))
		return refuse_answer(job, key, given,
				     ", which is not the path of a directory");
	return strcmp(path, it_userland_dir_of(dir)) == 0
		       ? IT_OK
		       : check_place(job, &vendor->list, key, given, path);
}

/* The script has one place, since a service of ours starts it. */
static it_code check_scripts(it_job *job, const it_vendor *vendor)
{
	static const char key[] = "INITSCRIPTSDIR";
	const char *given = it_locations_answer(&vendor->list, key);

	if (given == NULL || strcmp(given, "/etc/init.d") == 0)
		return IT_OK;
	return refuse_answer(job, key, given,
			     ": what starts VMware's programs is upgraded in "
			     "/etc/init.d only");
}

it_code it_vendor_check_over(it_job *job, const it_vendor *vendor,
			     it_userland_moved *moved)
{
	struct stat st;
	int found, i;
	it_code code = it_root_stat(&job->root, IT_LOCATIONS, &st, &found,
				    &job->error);

	if (code == IT_OK && !S_ISREG(st.st_mode))
		return it_job_refuse(job, IT_LOCATIONS,
				     "is not a regular file, and cannot be "
				     "kept true",
				     "put the file itself there and run again");
	if (code == IT_OK && vendor->list.full)
		return refuse_layout(job, "records more than any install has");
	for (i = 0; code == IT_OK && i < IT_USERLAND_DIRS; i++)
		code = check_answer(job, vendor, (it_userland_dir)i);
	if (code == IT_OK)
		it_vendor_places(&vendor->list, moved);
	return code == IT_OK ? check_scripts(job, vendor) : code;
}

void it_vendor_places(const it_locations *list, it_userland_moved *moved)
{
	char path[IT_LOCATIONS_PATH];
	const char *given;
	int i;

	for (i = 0; i < IT_USERLAND_DIRS; i++) {
		it_userland_dir dir = (it_userland_dir)i;

		given = it_locations_answer(list, it_userland_dir_key(dir));
		if (given != NULL &&
		    it_location_path(given, path, sizeof path) &&
		    strlen(path) < IT_USERLAND_MOVED_MAX &&
		    strcmp(path, it_userland_dir_of(dir)) != 0)
			(void)strcpy(moved->dirs[i], path);
	}
}

it_code it_vendor_own_places(it_job *job, it_userland_moved *moved)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_locations list;
	int found;
	it_code code;

	if (!it_vendor_is_ours(job, IT_LOCATIONS))
		return IT_OK;
	memset(&list, 0, sizeof list);
	code = it_root_read(&job->root, IT_LOCATIONS, IT_LOCATIONS_MAX, &text,
			    &found, &job->error);
	if (code == IT_OK && found)
		code = it_locations_parse(&list, &text, &job->error);
	if (code == IT_OK)
		it_vendor_places(&list, moved);
	it_locations_free(&list);
	it_strbuf_free(&text);
	return code;
}

/* ---- files ------------------------------------------------------------ */

static const it_location *recorded(const it_planner_ctx *ctx,
				   const char *path)
{
	return it_locations_find(&ctx->over->list, IT_LOCATION_FILE, path);
}

static int is_edited(const it_planner_ctx *ctx, const it_location *item,
		     const it_present *now)
{
	return it_locations_find(&ctx->over->list, IT_LOCATION_MODIFIED,
				 item->path) != NULL ||
	       (item->mtime != 0 &&
		(long long)now->st.st_mtime != item->mtime);
}

static it_code keep(it_planner_ctx *ctx, const char *path, const char *why)
{
	it_job *job = ctx->job;
	it_code code = it_findings_add(&job->findings, IT_WARNING, ' ',
				       "vendor-kept", path, &job->error,
				       "stays: %s; this media has another one",
				       why);

	return code == IT_OK
		       ? it_findings_remedy(&job->findings, &job->error,
					    "move it away and run again for "
					    "that one")
		       : code;
}

static it_code meet_recorded(it_planner_ctx *ctx, const it_location *item,
			     const it_present *now, int *stays)
{
	int edited = is_edited(ctx, item, now);

	if (strncmp(item->path, "etc/", 4) != 0)
		return edited ? it_plan_set_aside(ctx, item->path, now,
						  "was changed after VMware's "
						  "installer put it there")
			      : IT_OK;
	*stays = edited || item->mtime == 0;
	if (!*stays)
		return IT_OK;
	return keep(ctx, item->path,
		    edited ? "it was changed after VMware's installer put it "
			     "there"
			   : "nothing tells whether it was edited since "
			     "VMware's installer put it there");
}

static it_code meet(it_planner_ctx *ctx, const char *path,
		    const it_present *now, int *stays)
{
	const it_location *item = recorded(ctx, path);

	/* Its configurator writes it, and not every version notes that. */
	if (strcmp(path, IT_USERLAND_ETC "/config") == 0) {
		*stays = 1;
		return IT_OK;
	}
	if (item != NULL)
		return meet_recorded(ctx, item, now, stays);
	return it_job_refuse(ctx->job, path,
			     "stands where a program of VMware's belongs, and "
			     "is not in the records of VMware's installer",
			     "move it away and run again, or leave the "
			     "component " IT_USERLAND " out");
}

it_code it_vendor_meet_file(it_planner_ctx *ctx, const char *path,
			    const char *sha256, int *stays)
{
	it_present now;
	it_code code;

	*stays = 0;
	if (ctx->over == NULL || it_vendor_is_ours(ctx->job, path))
		return IT_OK;
	code = it_present_read(&now, ctx->job, path, &ctx->job->error);
	/* What is no file is refused by its step, with a reason. */
	if (code == IT_OK && now.sha256[0] != '\0' &&
	    strcmp(now.sha256, sha256) != 0)
		code = meet(ctx, path, &now, stays);
	it_present_free(&now);
	return code;
}

/* What of a path follows the directory of its programs; NULL: not there. */
static const char *in_lib(const it_planner_ctx *ctx, const char *path)
{
	char lib[IT_USERLAND_MOVED_MAX];

	if (ctx->moved == NULL ||
	    !it_userland_path(ctx->moved, IT_USERLAND_LIB, lib, sizeof lib) ||
	    !it_lies_below(path, lib))
		return NULL;
	return path + strlen(lib) + 1;
}

/*
 * Where its programs look for each other nothing but the link does; elsewhere
 * somebody has put a program of his own before VMware's.
 */
it_code it_vendor_meet_link(it_planner_ctx *ctx, const char *path,
			    const struct stat *st, int *stays)
{
	*stays = S_ISREG(st->st_mode) && it_vendor_has_link(ctx, path) &&
		 in_lib(ctx, path) == NULL;
	return *stays ? keep(ctx, path, "it is a file, where VMware's "
					"installer made a link")
		      : IT_OK;
}

int it_vendor_has_link(const it_planner_ctx *ctx, const char *path)
{
	return ctx->over != NULL &&
	       (recorded(ctx, path) != NULL ||
		it_locations_find(&ctx->over->list, IT_LOCATION_LINK, path) !=
			NULL);
}

/* ---- what this media has no more --------------------------------------- */

/* Of its programs, that is, not of what we leave out or do not know. */
static int is_of_the_table(const it_planner_ctx *ctx, const char *path)
{
	const char *rest = in_lib(ctx, path);
	char media_path[IT_LOCATIONS_PATH];
	it_userland_file file;

	if (rest == NULL)
		return 0;
	(void)snprintf(media_path, sizeof media_path, "lib/%s", rest);
	it_userland_judge(media_path, &file);
	return file.fate == IT_USERLAND_PUT;
}

/* An old plugin would be loaded by the new daemon. */
static it_code drop(it_planner_ctx *ctx, const it_location *item)
{
	it_job *job = ctx->job;
	it_vendor_fate fate;
	const char *path;
	it_code code;

	if (!is_of_the_table(ctx, item->path) ||
	    it_plan_has(&job->plan, item->path))
		return IT_OK;
	code = it_vendor_look(job, item, &path, &fate);
	if (code != IT_OK || path != item->path ||
	    (fate != IT_VENDOR_AS_LEFT && fate != IT_VENDOR_CHANGED))
		return code;
	return it_plan_take_away(ctx, path, IT_USERLAND,
				 "this media has it no more");
}

it_code it_vendor_drop_stale(it_planner_ctx *ctx)
{
	const it_locations *list;
	it_code code = IT_OK;
	size_t i;

	if (ctx->over == NULL)
		return IT_OK;
	list = &ctx->over->list;
	for (i = 0; code == IT_OK && i < list->count; i++)
		if (list->items[i].kind == IT_LOCATION_FILE)
			code = drop(ctx, &list->items[i]);
	return code;
}

/* ---- what is told ------------------------------------------------------ */

static it_code tell_unfinished(it_job *job)
{
	struct stat st;
	int found;
	it_code code = it_root_stat(&job->root,
				    IT_USERLAND_ETC "/not_configured", &st,
				    &found, &job->error);

	if (code != IT_OK || !found)
		return code;
	return it_findings_add(&job->findings, IT_WARNING, ' ',
			       "vendor-unfinished",
			       IT_USERLAND_ETC "/not_configured", &job->error,
			       "VMware's installer was not finished: while "
			       "this is there its script starts nothing");
}

it_code it_vendor_tell_over(it_planner_ctx *ctx)
{
	it_job *job = ctx->job;
	int needed;
	it_code code;

	if (ctx->over == NULL)
		return IT_OK;
	code = tell_unfinished(job);
	if (code == IT_OK)
		code = it_plan_is_needed(job, &needed);
	if (code != IT_OK || !needed)
		return code;
	code = it_findings_add(&job->findings, IT_NOTE, ' ', "vendor-upgraded",
			       IT_LOCATIONS, &job->error,
			       "the programs that VMware's installer put here "
			       "are upgraded; uninstall brings them back");
	if (code != IT_OK || !job->live)
		return code;
	return it_findings_add(&job->findings, IT_NOTE, ' ',
			       "restart-programs", "", &job->error,
			       "no service is restarted: what runs of VMware's "
			       "programs is the old version until the next "
			       "boot, or \"/etc/init.d/vmware-tools stop\" and "
			       "\"start\"");
}
