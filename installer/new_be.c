/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installer/job.h"
#include "installer/new_be.h"
#include "installer/programs.h"
#include "installer/run_log.h"
#include "installer/session.h"
#include "installer/signals.h"
#include "support/text.h"

enum { NAME_SIZE = 64, TRIES = 1000 };

struct be {
	const it_options *opt;
	char name[NAME_SIZE];
	char dir[32]; /* where it is mounted, "" if it is not */
	int made;
	int native; /* nothing is going to be installed */
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

/* "install-tools-1", the first that beadm does not list. */
static it_code choose_name(struct be *be)
{
	static const char *const words[] = {"list", "-H", NULL};
	it_run_result result;
	char line[NAME_SIZE + 2];
	int n;
	it_code code = it_program_run(IT_PROGRAM_BEADM, words, &result,
				      &be->error);

	for (n = 1; n < TRIES; n++) {
		(void)snprintf(be->name, sizeof be->name, "install-tools-%d",
			       n);
		(void)snprintf(line, sizeof line, "%s;", be->name);
		if (strstr(it_strbuf_str(&result.out), line) == NULL)
			break;
	}
	it_run_result_free(&result);
	return code;
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
		      "is no name of a boot environment");
	it_error_remedy(&be->error, "use letters, digits, \"-\", \"_\" and "
				    "\".\"");
	return IT_USAGE;
}

/* ---- before ----------------------------------------------------------- */

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
	be->error = job.error;
	it_job_close(&job);
	if (code == IT_OK && be->native)
		return IT_OK;
	if (code == IT_OK && it_program_path(IT_PROGRAM_BEADM) == NULL)
		code = refuse_no_beadm(be);
	if (code == IT_OK)
		code = be->opt->new_be[0] != '\0' ? check_name(be)
						  : choose_name(be);
	return code;
}

static it_code make(struct be *be)
{
	const char *words[] = {"create", be->name, NULL};
	it_code code = call(be, IT_PROGRAM_BEADM, words, "made");

	be->made = code == IT_OK;
	return code;
}

static it_code mount(struct be *be)
{
	char dir[] = "/tmp/install-tools.XXXXXX";
	const char *words[] = {"mount", be->name, dir, NULL};
	it_code code;

	if (mkdtemp(dir) == NULL)
		return it_fail_errno(&be->error, dir, "cannot be made");
	code = call(be, IT_PROGRAM_BEADM, words, "mounted");
	if (code == IT_OK)
		(void)snprintf(be->dir, sizeof be->dir, "%s", dir);
	else
		(void)rmdir(dir);
	return code;
}

/* ---- after ------------------------------------------------------------ */

static it_code unmount(struct be *be)
{
	const char *words[] = {"unmount", be->name, NULL};
	it_code code = IT_OK;

	if (be->dir[0] == '\0')
		return IT_OK;
	code = call(be, IT_PROGRAM_BEADM, words, "unmounted");
	if (code == IT_OK) {
		(void)rmdir(be->dir);
		be->dir[0] = '\0';
	}
	return code;
}

/*
 * The one root besides the running one for which a program is called: it was
 * cloned from it a moment ago.
 */
static it_code finish(struct be *be)
{
	const char *update[] = {"update-archive", "-R", be->dir, NULL};
	const char *activate[] = {"activate", be->name, NULL};
	it_code code = IT_OK;

	if (it_program_path(IT_PROGRAM_BOOTADM) != NULL)
		code = call(be, IT_PROGRAM_BOOTADM, update,
			    "given a boot archive");
	if (code == IT_OK)
		code = unmount(be);
	return code == IT_OK ? call(be, IT_PROGRAM_BEADM, activate,
				    "activated")
			     : code;
}

/* The first error is the one to tell. */
static void drop(struct be *be)
{
	const char *words[] = {"destroy", "-F", be->name, NULL};
	it_error first = be->error;

	it_error_clear(&be->error);
	if (unmount(be) == IT_OK && be->made &&
	    call(be, IT_PROGRAM_BEADM, words, "destroyed") == IT_OK)
		be->made = 0;
	if (be->made)
		it_say(be->opt, "", IT_YELLOW,
		       "the boot environment %s is left: \"beadm destroy -F "
		       "%s\" removes it",
		       be->name, be->name);
	be->error = first;
}

/* ---- all of it -------------------------------------------------------- */

static int install_into(struct be *be, int (*install)(const it_options *opt))
{
	it_options opt = *be->opt;
	int status;

	memset(&opt.roots, 0, sizeof opt.roots);
	opt.new_be = NULL;
	opt.archive_follows = 1;
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

/* In the clone something may be left to do, or nothing. */
static int work(struct be *be, int (*install)(const it_options *opt))
{
	int status = install_into(be, install);

	if (status == 0 && !it_session_changed()) {
		drop(be);
		it_say(be->opt, "Boot env.", IT_PLAIN,
		       "nothing was to be done: %s was not kept", be->name);
		return 0;
	}
	if (status == 0 && finish(be) == IT_OK)
		return say_active(be);
	drop(be);
	if (status != 0)
		return status;
	it_say_error(&be->error);
	return it_code_status(be->error.code);
}

int it_new_be_install(const it_options *opt,
		      int (*install)(const it_options *opt))
{
	struct be be;

	memset(&be, 0, sizeof be);
	be.opt = opt;
	it_signals_catch();
	if (check_running(&be) != IT_OK)
		return failed(&be);
	if (be.native)
		return install(opt);
	it_run_log("install --new-be: %s", be.name);
	if (make(&be) == IT_OK && mount(&be) == IT_OK) {
		it_say(opt, "Boot env.", IT_PLAIN, "%s, cloned from the "
						   "running one",
		       be.name);
		return work(&be, install);
	}
	drop(&be);
	return failed(&be);
}
