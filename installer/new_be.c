/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "installer/be_list.h"
#include "installer/job.h"
#include "installer/new_be.h"
#include "installer/new_be_left.h"
#include "installer/programs.h"
#include "installer/run_log.h"
#include "installer/session.h"
#include "installer/signals.h"
#include "support/text.h"

enum { NAME_SIZE = 64, TRIES = 1000 };

struct be {
	const it_options *opt;
	char name[NAME_SIZE];
	char before[256]; /* which one would have been booted next */
	char dir[32]; /* where it is mounted, "" if it is not */
	int unlisted; /* there was none of that name */
	int made;
	int left; /* what was made, and should have gone */
	int native; /* nothing is going to be installed */
	it_lock note; /* what tells of it if this run dies */
	it_error error;
};

/* ---- beadm ------------------------------------------------------------ */

static it_code refused(struct be *be, const it_run_result *result,
		       const char *what)
{
	it_slice rest = it_slice_of(it_strbuf_str(&result->err)), line;

	if (!it_next_line(&rest, &line))
		line.len = 0;
	(void)it_fail(&be->error, IT_FAILED, be->name,
		      "the boot environment cannot be %s%s%.*s", what,
		      line.len != 0 ? ": " : "", (int)line.len, line.at);
	it_error_remedy(&be->error, "the running system is as before; the "
				    "messages are in " IT_RUN_LOG);
	return IT_FAILED;
}

/* A program that has to succeed; what: "made", "mounted" ... */
static it_code call(struct be *be, it_program program,
		    const char *const *words, const char *what)
{
	it_run_result result;
	it_code code = it_run_logged(program, words, &result, &be->error);

	if (code == IT_OK &&
	    (result.end != IT_RUN_EXITED || result.status != 0))
		code = refused(be, &result, what);
	it_run_result_free(&result);
	return code;
}

static void find_before(struct be *be, const it_strbuf *text)
{
	it_slice rest = it_slice_of(it_strbuf_str(text));
	it_be_listed one;

	while (it_be_next(&rest, &one))
		if (it_be_has_flag(&one, 'R'))
			(void)it_slice_copy(one.name, be->before,
					    sizeof be->before);
}

/* Our own entry as it is now; it points into text.  0 if beadm lists none. */
static int look(struct be *be, it_strbuf *text, it_be_listed *one)
{
	it_error first = be->error;
	int found;

	it_error_clear(&be->error);
	found = it_be_list(text, &be->error) == IT_OK &&
		it_be_find(text, be->name, one);
	be->error = first;
	return found;
}

/* "install-tools-1", the first that beadm does not list. */
static void choose_name(struct be *be, const it_strbuf *text)
{
	it_be_listed one;
	int n;

	for (n = 1; n < TRIES; n++) {
		(void)snprintf(be->name, sizeof be->name, "install-tools-%d",
			       n);
		if (!it_be_find(text, be->name, &one))
			return;
	}
}

/* What beadm and a dataset's name both allow. */
static it_code check_name(struct be *be)
{
	const char *name = be->opt->new_be;

	if (strlen(name) < sizeof be->name && name[0] != '-' &&
	    strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			 "0123456789-_.") == strlen(name)) {
		(void)snprintf(be->name, sizeof be->name, "%s", name);
		return IT_OK;
	}
	(void)it_fail(&be->error, IT_USAGE, name,
		      "is not a valid name for a boot environment");
	it_error_remedy(&be->error, "use letters, digits, \"-\", \"_\" and "
				    "\".\"");
	return IT_USAGE;
}

/* ---- before ----------------------------------------------------------- */

static it_code refuse_listed(struct be *be)
{
	(void)it_fail(&be->error, IT_TARGET, be->name,
		      "there is a boot environment of that name");
	it_error_remedy(&be->error, "name another one, or none: "
				    "\"--new-be\" finds a name");
	return IT_TARGET;
}

/* Its name, and what there is before it. */
static it_code prepare(struct be *be)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_be_listed one;
	it_code code = it_be_list(&text, &be->error);

	if (code == IT_OK && be->opt->new_be[0] != '\0')
		code = check_name(be);
	else if (code == IT_OK)
		choose_name(be, &text);
	if (code == IT_OK && it_be_find(&text, be->name, &one))
		code = refuse_listed(be);
	be->unlisted = code == IT_OK && text.len != 0;
	find_before(be, &text);
	it_strbuf_free(&text);
	return code;
}

static it_code refuse_no_beadm(struct be *be)
{
	(void)it_fail(&be->error, IT_TARGET, "/",
		      "has no boot environments: there is no beadm");
	it_error_remedy(&be->error, "install without --new-be; on Solaris 10 "
				    "lucreate makes a copy to name with "
				    "--root");
	return IT_TARGET;
}

/* The same that an install into the running system would be refused for. */
static it_code check_running(struct be *be)
{
	it_job job;
	it_code code;

	it_job_init(&job, be->opt, "/");
	code = it_job_open(&job);
	if (code == IT_OK &&
	    osd_identity_verdict(job.identity) == OSD_UNSUPPORTED)
		code = it_job_refuse_verdict(&job);
	be->native = code == IT_OK && be->opt->os_dir == NULL &&
		     osd_identity_verdict(job.identity) == OSD_NATIVE;
	if (code == IT_OK && !be->native)
		code = it_job_check_live(&job, 1);
	if (code == IT_OK && !be->native)
		code = it_new_be_refuse_left(&job.root, &job.error);
	/* The clone would have the same journal, and not the same kernel. */
	if (code == IT_OK && !be->native && !be->opt->dry_run)
		code = it_job_begin(&job);
	if (job.recovered != IT_RECOVERY_NONE)
		it_say(be->opt, "note", IT_PLAIN, "%s", it_job_recovered(&job));
	be->error = job.error;
	it_job_close(&job);
	if (code == IT_OK && be->native)
		return IT_OK;
	if (code == IT_OK && it_program_path(IT_PROGRAM_BEADM) == NULL)
		code = refuse_no_beadm(be);
	return code == IT_OK ? prepare(be) : code;
}

/* beadm may fail after its work: one that was not listed before is ours. */
static it_code make(struct be *be)
{
	const char *words[] = {"create", be->name, NULL};
	it_strbuf text = {NULL, 0, 0, 0};
	it_be_listed one;
	it_code code = call(be, IT_PROGRAM_BEADM, words, "made");

	be->made = code == IT_OK || (be->unlisted && look(be, &text, &one));
	it_strbuf_free(&text);
	return code;
}

static int is_mounted(struct be *be, const char *dir)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_be_listed one;
	int mounted = look(be, &text, &one) && it_slice_is(one.mountpoint, dir);

	it_strbuf_free(&text);
	return mounted;
}

/* The running system has it, and so has what was cloned from that. */
static int lacks_system(const char *dir)
{
	static const char path[] = "/etc/name_to_major";
	char own[64];
	struct stat st;

	(void)snprintf(own, sizeof own, "%s%s", dir, path);
	return stat(path, &st) == 0 && stat(own, &st) != 0;
}

/* beadm mounted it nowhere, or elsewhere, or another one. */
static it_code refuse_unmounted(struct be *be)
{
	(void)it_fail(&be->error, IT_FAILED, be->name,
		      "beadm mounted it, and it is not in %s", be->dir);
	it_error_remedy(&be->error, "the running system is as before; the "
				    "messages are in " IT_RUN_LOG);
	return IT_FAILED;
}

static it_code mount(struct be *be)
{
	char dir[] = "/tmp/install-tools.XXXXXX";
	const char *words[] = {"mount", be->name, dir, NULL};
	it_code code;

	if (mkdtemp(dir) == NULL)
		return it_fail_errno(&be->error, dir, "cannot be made");
	code = call(be, IT_PROGRAM_BEADM, words, "mounted");
	if (code == IT_OK || is_mounted(be, dir))
		(void)snprintf(be->dir, sizeof be->dir, "%s", dir);
	else
		(void)rmdir(dir);
	return code == IT_OK && lacks_system(dir) ? refuse_unmounted(be)
						  : code;
}

/* ---- after ------------------------------------------------------------ */

/* rmdir fails while something is mounted there. */
static it_code unmount(struct be *be)
{
	const char *words[] = {"unmount", be->name, NULL};
	it_code code = IT_OK;

	if (be->dir[0] == '\0')
		return IT_OK;
	code = call(be, IT_PROGRAM_BEADM, words, "unmounted");
	if (code == IT_OK && rmdir(be->dir) != 0 && errno != ENOENT) {
		code = it_fail(&be->error, IT_FAILED, be->dir,
			       "is still in use, though beadm unmounted it");
		it_error_remedy(&be->error, "the running system is as before; "
					    "the messages are in " IT_RUN_LOG);
	}
	if (code == IT_OK)
		be->dir[0] = '\0';
	return code;
}

/* Is it used from the next boot on?  *told: beadm tells. */
static int is_next(struct be *be, int *told)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_be_listed one;
	int next;

	*told = look(be, &text, &one);
	next = *told && it_be_has_flag(&one, 'R');
	it_strbuf_free(&text);
	return next;
}

static it_code activate(struct be *be)
{
	const char *words[] = {"activate", be->name, NULL};
	it_code code = call(be, IT_PROGRAM_BEADM, words, "activated");
	int told;

	if (code != IT_OK || is_next(be, &told) || !told)
		return code;
	(void)it_fail(&be->error, IT_FAILED, be->name,
		      "beadm activated it, and does not list it so");
	it_error_remedy(&be->error, "the running system is as before; the "
				    "messages are in " IT_RUN_LOG);
	return IT_FAILED;
}

/*
 * The one exception to the rule that no program is called for another root:
 * this one was cloned from the running system a moment ago.  A stale archive
 * stops the boot of 2009.06: that bootadm ended with 0 does not prove it new.
 */
static it_code give_archive(struct be *be)
{
	const char *update[] = {"update-archive", "-R", be->dir, NULL};
	const char *ask[] = {"update-archive", "-n", "-R", be->dir, NULL};
	it_code code;

	if (it_program_path(IT_PROGRAM_BOOTADM) == NULL)
		return IT_OK;
	code = call(be, IT_PROGRAM_BOOTADM, update, "given a boot archive");
	return code == IT_OK
		   ? call(be, IT_PROGRAM_BOOTADM, ask,
			  "given a boot archive that is up to date")
		   : code;
}

static it_code finish(struct be *be)
{
	it_code code = give_archive(be);

	if (code == IT_OK)
		code = unmount(be);
	return code == IT_OK ? activate(be) : code;
}

/* It may never have been there, whatever "create" said. */
static int is_gone(struct be *be)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_be_listed one;
	int gone = !look(be, &text, &one) && text.len != 0;

	it_strbuf_free(&text);
	return gone;
}

static void tell_left(const struct be *be, int next)
{
	it_error left;

	it_error_clear(&left);
	(void)it_fail(&left, IT_FAILED, be->name,
		      "the boot environment is left%s",
		      next ? ", and used from the next boot on" : "");
	it_error_remedy(&left, "%s%s%s\"beadm destroy -F %s\" removes it",
			next ? "\"beadm activate " : "",
			next ? be->before : "", next ? "\", then " : "",
			be->name);
	it_say_error(&left);
}

/* An activation that failed may have been done all the same. */
static void give_way(struct be *be)
{
	const char *words[] = {"activate", be->before, NULL};
	int told;

	if (be->before[0] != '\0' && is_next(be, &told) &&
	    call(be, IT_PROGRAM_BEADM, words, "replaced") != IT_OK)
		it_error_clear(&be->error);
}

/* The first error is the one to tell. */
static void drop(struct be *be)
{
	const char *words[] = {"destroy", "-F", be->name, NULL};
	it_error first = be->error;
	int told;

	it_error_clear(&be->error);
	if (be->made)
		give_way(be);
	if (unmount(be) == IT_OK && be->made &&
	    call(be, IT_PROGRAM_BEADM, words, "destroyed") == IT_OK)
		be->made = 0;
	be->left = be->made && !is_gone(be);
	if (be->left)
		tell_left(be, is_next(be, &told));
	be->error = first;
}

/* ---- what is said of it ------------------------------------------------ */

static void cut(char *text, const char *what)
{
	size_t len = strlen(what);
	char *at;

	while ((at = strstr(text, what)) != NULL)
		memmove(at, at + len, strlen(at + len) + 1);
}

/* What becomes of the clone is told when that is known. */
static it_code retell_unfinished(it_error *err)
{
	err->code = IT_FAILED;
	err->remedy[0] = '\0';
	it_error_remedy(err, "this is in the clone alone; the running "
			     "system is as before");
	return IT_FAILED;
}

static void rename_path(const char *name, const char *dir, it_error *err)
{
	it_error was = *err;
	const char *rest = was.path + strlen(dir);

	if (strncmp(was.path, dir, strlen(dir)) != 0 ||
	    (*rest != '/' && *rest != '\0'))
		return;
	(void)snprintf(err->path, sizeof err->path, "%s%s%.900s", name,
		       *rest != '\0' ? ": " : "", rest);
	cut(was.remedy, dir);
	cut(err->text, dir);
	if (was.remedy[0] != '\0')
		(void)snprintf(err->remedy, sizeof err->remedy,
			       "in the running system, of which this is a "
			       "clone: %.400s",
			       was.remedy);
}

it_code it_new_be_retell(const char *name, const char *dir, it_error *err,
			 it_code code)
{
	rename_path(name, dir, err);
	return code == IT_UNFINISHED ? retell_unfinished(err) : code;
}

/* ---- all of it -------------------------------------------------------- */

static int install_into(struct be *be, int (*install)(const it_options *opt))
{
	it_options opt = *be->opt;
	int status;

	memset(&opt.roots, 0, sizeof opt.roots);
	opt.new_be = NULL;
	opt.archive_follows = 1;
	opt.clone = be->made ? be->name : NULL;
	if (it_roots_add(&opt.roots, be->dir, &be->error) != IT_OK)
		return it_code_status(be->error.code);
	status = install(&opt);
	it_roots_free(&opt.roots);
	return status;
}

static int failed(struct be *be)
{
	it_report_usage(be->opt->command, &be->error, be->opt->json);
	return it_code_status(be->error.code);
}

static int say_active(struct be *be)
{
	it_say(be->opt, "Boot env.", IT_GREEN,
	       "%s is used from the next boot on; the running one is as "
	       "before",
	       be->name);
	return 0;
}

static int status_of_dropped(const struct be *be, int status)
{
	if (!be->made)
		it_say(be->opt, "Boot env.", IT_PLAIN,
		       "%s was removed again; the running one is as before",
		       be->name);
	return status;
}

/* Of a clone that could not be destroyed drop has told. */
static int say_needless(const struct be *be)
{
	if (be->made)
		it_say(be->opt, "Boot env.", IT_PLAIN,
		       "nothing was to be done");
	else
		it_say(be->opt, "Boot env.", IT_PLAIN,
		       "nothing was to be done: %s was not kept", be->name);
	return 0;
}

/* In the clone something may be left to do, or nothing. */
static int work(struct be *be, int (*install)(const it_options *opt))
{
	int status = install_into(be, install);

	if (status == 0 && !it_session_changed()) {
		drop(be);
		return say_needless(be);
	}
	if (status == 0 && finish(be) == IT_OK)
		return say_active(be);
	drop(be);
	if (status != 0)
		return status_of_dropped(be, status);
	it_say_error(&be->error);
	return it_code_status(be->error.code);
}

/* The plan of a clone is that of the running root as an image. */
static int plan_for(struct be *be, int (*install)(const it_options *opt))
{
	(void)snprintf(be->dir, sizeof be->dir, "/");
	it_say(be->opt, "Boot env.", IT_PLAIN,
	       "%s would be cloned from the running one", be->name);
	return install_into(be, install);
}

static int run(struct be *be, int (*install)(const it_options *opt))
{
	if (make(be) == IT_OK && mount(be) == IT_OK) {
		it_new_be_settled_in(be->dir);
		it_say(be->opt, "Boot env.", IT_PLAIN,
		       "%s, cloned from the running one", be->name);
		return work(be, install);
	}
	drop(be);
	return failed(be);
}

int it_new_be_install(const it_options *opt,
		      int (*install)(const it_options *opt))
{
	struct be be;
	int status;

	memset(&be, 0, sizeof be);
	be.opt = opt;
	be.note.fd = -1;
	it_signals_catch();
	if (check_running(&be) != IT_OK)
		return failed(&be);
	if (be.native)
		return install(opt);
	if (opt->dry_run)
		return plan_for(&be, install);
	it_run_log("install --new-be: %s", be.name);
	if (it_new_be_note(&be.note, be.name, &be.error) != IT_OK)
		return failed(&be);
	status = run(&be, install);
	(be.left ? it_new_be_unsettled : it_new_be_settled)(&be.note);
	return status;
}
