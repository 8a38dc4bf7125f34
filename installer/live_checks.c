/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What must be true of the running system before its first file is changed.
 * Each row asks and refuses with the reason; nothing is written by any.
 */
#include "config.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "installer/plan_userland.h"
#include "installer/packages.h"
#include "installer/programs.h"
#include "installer/run_log.h"
#include "support/text.h"

static it_code refuse(it_job *job, const char *text, const char *remedy)
{
	(void)it_fail(&job->error, IT_TARGET, "/", "%s", text);
	it_error_remedy(&job->error, "%s", remedy);
	return IT_TARGET;
}

/* What a program prints; "" where it is missing or fails. */
static it_code ask(it_job *job, it_program program, const char *const *words,
		   it_strbuf *out)
{
	it_run_result result;
	it_code code = it_program_run(program, words, &result, &job->error);

	if (code == IT_OK && result.end == IT_RUN_EXITED &&
	    result.status == 0)
		it_strbuf_bytes(out, it_strbuf_str(&result.out),
				result.out.len);
	it_run_result_free(&result);
	return code == IT_OK ? it_strbuf_check(out, &job->error) : code;
}

static int has(const it_strbuf *text, const char *part)
{
	return strstr(it_strbuf_str(text), part) != NULL;
}

/* ---- the rows ----------------------------------------------------------- */

static it_code check_privilege(it_job *job)
{
	if (geteuid() == 0)
		return IT_OK;
	return refuse(job, "the running system is changed by root only",
		      "run as root, with su or pfexec");
}

/* Whatever else is printed: no zone may have that name. */
static int names_global(const it_strbuf *text)
{
	it_slice rest = it_slice_of(it_strbuf_str(text)), line;

	while (it_next_line(&rest, &line))
		if (it_slice_is(it_trim(line), "global"))
			return 1;
	return 0;
}

/* An exclusive-IP zone has a stack of its own, which the global one has not. */
static const char *where_else(const it_job *job)
{
	return strcmp(job->opt->command, "tune") == 0
		   ? "run in the global zone; TCP of a zone with a stack of "
		     "its own is set in that zone, by ipadm or ndd"
		   : "run in the global zone";
}

/* A system without the program has no zones. */
it_code it_job_check_zone(it_job *job)
{
	static const char *const words[] = {NULL};
	it_strbuf name = {NULL, 0, 0, 0};
	it_code code = ask(job, IT_PROGRAM_ZONENAME, words, &name);
	int silent = name.len == 0, global = names_global(&name);

	it_strbuf_free(&name);
	if (code != IT_OK || global ||
	    (silent && it_program_path(IT_PROGRAM_ZONENAME) == NULL))
		return code;
	if (silent)
		return refuse(job, "zonename does not tell which zone this is",
			      "run again, in the global zone");
	return refuse(job, "this is not the global zone: it has no kernel of "
			   "its own",
		      where_else(job));
}

/* smbios where there is one, else what the firmware told prtdiag. */
static it_code ask_host(it_job *job, int *told, int *vmware)
{
	static const char *const system[] = {"-t", "SMB_TYPE_SYSTEM", NULL};
	static const char *const none[] = {NULL};
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code = ask(job, IT_PROGRAM_SMBIOS, system, &text);

	if (code == IT_OK && text.len == 0)
		code = ask(job, IT_PROGRAM_PRTDIAG, none, &text);
	*told = text.len != 0;
	*vmware = has(&text, "VMware");
	it_strbuf_free(&text);
	return code;
}

static it_code refuse_host(it_job *job)
{
	return refuse(job, "this machine does not say that VMware made it: "
			   "the drivers would find no adapter",
		      "run in the guest, or with --any-host if you know "
		      "better");
}

static it_code check_host(it_job *job)
{
	int told, vmware;
	it_code code;

	if (job->opt->any_host)
		return IT_OK;
	code = ask_host(job, &told, &vmware);
	return code != IT_OK || vmware ? code : refuse_host(job);
}

static const struct {
	it_code (*check)(it_job *job);
	int writing;	/* not for a dry run */
	int installing; /* not for one that takes away */
} rows[] = {
	{check_privilege, 1, 0}, {it_job_check_zone, 0, 0},  {check_host, 0, 1},
	{it_job_check_packages, 0, 1},
};

it_code it_job_check_live(it_job *job, int installs)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < sizeof rows / sizeof rows[0]; i++)
		if ((installs || !rows[i].installing) &&
		    (!job->opt->dry_run || !rows[i].writing))
			code = rows[i].check(job);
	return code;
}

/* smbios may answer root alone: then nothing is said about the machine. */
static it_code check_told_host(it_job *job)
{
	int told, vmware;
	it_code code = ask_host(job, &told, &vmware);

	return code != IT_OK || vmware || !told ? code : refuse_host(job);
}

it_code it_job_tell_refusal(it_job *job, int installs, int *refused)
{
	it_error why;
	it_code code = job->live ? it_job_check_zone(job) : IT_OK;

	if (code == IT_OK && installs && job->live)
		code = check_told_host(job);
	if (code == IT_OK && installs)
		code = it_job_check_mark(job);
	if (code == IT_OK && installs)
		code = it_job_check_rivals(job);
	*refused = code == IT_TARGET;
	if (!*refused)
		return code;
	why = job->error;
	it_error_clear(&job->error);
	code = it_findings_add(&job->findings, IT_NOTE, ' ', "would-refuse", "",
			       &job->error, "%s", why.text);
	return code == IT_OK ? it_findings_remedy(&job->findings, &job->error,
						  "%s", why.remedy)
			     : code;
}

/* ---- what is worth knowing -------------------------------------------- */

/* Asked once: the plan is made twice. */
static it_code read_devices(it_job *job)
{
	static const char *const words[] = {"-pv", NULL};

	if (job->devices.data != NULL)
		return IT_OK;
	it_strbuf_text(&job->devices, "");
	return ask(job, IT_PROGRAM_PRTCONF, words, &job->devices);
}

static int names_any(const it_strbuf *text, const char *const *aliases)
{
	for (; aliases != NULL && *aliases != NULL; aliases++)
		if (has(text, *aliases))
			return 1;
	return 0;
}

/* One that VMware's installer took from its own driver for this one. */
static int has_taken(const it_job *job, const it_registration *reg)
{
	const it_taken_adapter *taken = &it_module_taken;

	return strcmp(reg->driver, taken->taker) == 0 &&
	       it_db_has_alias(&job->db, reg->driver, taken->alias) &&
	       has(&job->devices, taken->alias);
}

static const char a_node[] = "Node 0x";

/* Where prtconf fails, or tells of no node, there may be any adapter. */
static int tells_devices(const it_job *job)
{
	return has(&job->devices, a_node);
}

it_code it_job_has_adapter(it_job *job, const it_module_row *row, int *has_one)
{
	const it_registration *reg = &row->reg;
	it_code code = read_devices(job);

	*has_one = code == IT_OK &&
		   (!tells_devices(job) ||
		    names_any(&job->devices, reg->aliases) ||
		    names_any(&job->devices, reg->rival_aliases) ||
		    has_taken(job, reg));
	return code;
}

static const char *first_of(const char *text, const char *const *aliases)
{
	const char *first = NULL, *at;

	for (; aliases != NULL && *aliases != NULL; aliases++) {
		at = strstr(text, *aliases);
		if (at != NULL && (first == NULL || at < first))
			first = at;
	}
	return first;
}

it_code it_job_count_adapters(it_job *job, const it_module_row *row,
			      size_t *count)
{
	it_code code = read_devices(job);
	const char *at = it_strbuf_str(&job->devices);

	*count = code == IT_OK && !tells_devices(job);
	if (code != IT_OK || *count != 0)
		return code;
	/* Each device stands below a line that names its node. */
	while (at != NULL) {
		at = first_of(at, row->reg.aliases);
		*count += at != NULL;
		at = at != NULL ? strstr(at, a_node) : NULL;
	}
	return IT_OK;
}

/* One that is not there yet is no reason to refuse. */
it_code it_job_tell_adapter(it_job *job, const it_module_row *row)
{
	int has_one;
	it_code code;

	if (!job->live || row->reg.driver == NULL)
		return IT_OK;
	code = it_job_has_adapter(job, row, &has_one);
	if (code != IT_OK || has_one)
		return code;
	return it_findings_add(&job->findings, IT_NOTE, ' ', "no-adapter", "",
			       &job->error,
			       "this machine has no adapter for %s now",
			       row->reg.driver);
}

it_code it_job_service_state(it_job *job, const char *fmri, char *state,
			     size_t size)
{
	const char *words[] = {"-H", "-o", "state", fmri, NULL};
	it_run_result result;
	it_slice rest, line = {"", 0};
	it_code code = it_program_run(IT_PROGRAM_SVCS, words, &result,
				      &job->error);

	rest = it_slice_of(it_strbuf_str(&result.out));
	state[0] = '\0';
	if (code == IT_OK && result.end == IT_RUN_EXITED &&
	    result.status == 0 && it_next_line(&rest, &line))
		(void)it_slice_copy(it_trim(line), state, size);
	if (code == IT_OK && state[0] == '\0' &&
	    !it_svcs_knows_not(&result, fmri)) {
		code = it_fail(&job->error, IT_FAILED, "svcs",
			       "does not tell the state of %s", fmri);
		it_error_remedy(&job->error, "run again");
	}
	it_run_result_free(&result);
	return code;
}

/*
 * "name (text)": which column that is differs, and 11.4 lets one choose.  It
 * is not the first: that is a number.
 */
static int names_module(it_slice line, const char *driver)
{
	it_slice word;
	int field, named = 0;

	for (field = 0; it_next_word(&line, &word); field++) {
		if (named && word.at[0] == '(')
			return 1;
		named = field != 0 && it_slice_is(word, driver);
	}
	return named;
}

static unsigned mark_loaded(it_slice line)
{
	const it_module_row *row;
	unsigned mask = 0;
	size_t i;

	for (i = 0; (row = it_module_at(i)) != NULL; i++)
		if (names_module(line, it_module_name(row->module)))
			mask |= 1u << i;
	return mask;
}

/* "18 fffffffff7640000 ...": what else it prints tells of no module. */
static int is_of_module(it_slice line)
{
	unsigned long id;
	it_slice word;

	return it_next_word(&line, &word) &&
	       it_slice_number(word, ULONG_MAX, &id);
}

it_code it_job_loaded(it_job *job, unsigned *loaded)
{
	static const char *const words[] = {NULL};
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;
	it_code code = IT_OK;

	*loaded = job->live ? IT_LOADED_UNTOLD : 0;
	if (job->live)
		code = ask(job, IT_PROGRAM_MODINFO, words, &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		/* Some module is always loaded: the kernel itself is one. */
		if (is_of_module(line))
			*loaded &= ~IT_LOADED_UNTOLD;
		*loaded |= mark_loaded(line);
	}
	it_strbuf_free(&text);
	return code;
}

static it_code tell_unattached(it_job *job, const char *driver, int untold)
{
	it_code code = it_findings_add(
		&job->findings, IT_WARNING, ' ', "not-attached", "",
		&job->error, "%s is registered, but %s", driver,
		untold ? "modinfo does not tell whether the running kernel "
			 "took it"
		       : "the running kernel did not take it");

	if (code == IT_OK)
		code = it_findings_remedy(&job->findings, &job->error,
					  "see " IT_RUN_LOG " and "
					  "/var/adm/messages");
	if (code == IT_OK)
		it_say_last_finding(job->opt, &job->findings);
	return code;
}

/* Another mode or owner is nothing to a kernel that has read the file. */
static int changes_bytes(const it_step *step)
{
	const it_file_step *file = step->data;

	return step->kind != &it_kind_file || !file->existed ||
	       strcmp(file->old.sha256, file->now.sha256) != 0;
}

/* The driver or its .conf: the kernel read both when it loaded the driver. */
static int changed_a_file(const it_job *job, const it_module_row *row)
{
	char path[128];
	size_t i, width;

	for (width = 0; width < IT_WIDTHS; width++) {
		it_module_path(row, it_module_width(width), path,
			       sizeof path);
		for (i = 0; i < job->plan.count; i++)
			if (strcmp(job->plan.steps[i].path, path) == 0 &&
			    job->plan.steps[i].state != IT_STEP_UNCHANGED &&
			    changes_bytes(&job->plan.steps[i]))
				return 1;
	}
	return 0;
}

/*
 * A driver that was loaded before is still the old one; one that add_drv
 * could not attach, and tables that were replaced, are found at the next
 * boot.
 */
static it_code judge_module(it_job *job, const it_module_row *row,
			    unsigned now)
{
	unsigned bit = 1u << it_module_index(row);
	int has_one;
	it_code code;

	if (row->reg.driver == NULL)
		return IT_OK;
	code = it_job_has_adapter(job, row, &has_one);
	if (code != IT_OK || !has_one)
		return code;
	if (!(now & bit) ||
	    ((job->loaded & bit) &&
	     (job->edits_tables || changed_a_file(job, row))))
		job->reboot_required = 1;
	/* The kernel reads tables that were replaced at the next boot. */
	return now & bit || job->edits_tables
		       ? IT_OK
		       : tell_unattached(job, row->reg.driver,
					 (now & IT_LOADED_UNTOLD) != 0);
}

void it_job_judge_reboot(it_job *job)
{
	size_t i;
	it_code code = it_job_loaded(job, &job->loaded_after);

	for (i = 0; code == IT_OK && i < job->pick_count; i++)
		code = judge_module(job, job->picks[i].row, job->loaded_after);
	if (code == IT_OK)
		return;
	it_error_clear(&job->error);
	job->reboot_required = 1;
}

void it_job_judge_removal(it_job *job)
{
	unsigned runs = job->loaded_after;
	size_t i;

	if (!job->live || !job->changed)
		return;
	if (!(job->loaded & IT_LOADED_UNTOLD) && !(runs & IT_LOADED_UNTOLD))
		runs &= job->loaded;
	job->reboot_required |= job->edits_tables;
	for (i = 0; i < it_module_count(); i++)
		if ((runs & (1u << i | IT_LOADED_UNTOLD)) &&
		    changed_a_file(job, it_module_at(i)))
			job->reboot_required = 1;
}

const char *it_job_serves_when(const it_job *job)
{
	if (!job->live && job->pick_count == 0 &&
	    it_job_takes_part(job, IT_USERLAND))
		return "no driver was changed";
	if (!job->live)
		return "the drivers serve from the next boot of this root on";
	return job->reboot_required ? "reboot to use it"
				    : "no reboot is needed";
}
