/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Can the kernel of this root load a driver?  A module loads only if every
 * symbol it needs is defined by unix, genunix or a module it depends on.
 * All of these are files of the root, so the question can be answered
 * without running anything; it catches what the flavour check cannot.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/job.h"
#include "support/text.h"

enum { MAX_KERNEL_FILE = 64 << 20, MAX_MODULES_READ = 64 };

/* The walk through the dependencies of one driver. */
struct closure {
	it_job *job;
	it_symbols *symbols;
	int bits;
	it_strbuf todo; /* blank separated, "misc/mac" */
	const char *missing; /* first file that is not there, or NULL */
	char missing_name[256];
};

/* Where the kernel looks for a module, in its order. */
static const char *const module_path[] = {"platform/i86pc/kernel", "kernel",
					  "usr/kernel"};

/* 1 read, 0 not there or without symbols; -1 with an error. */
static int add_file(struct closure *c, const char *path, int follow)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	int found, usable = 0;
	it_code code = it_root_read(&c->job->root, path, MAX_KERNEL_FILE,
				    &bytes, &found, &c->job->error);

	if (code == IT_OK && found) {
		usable = it_symbols_add(c->symbols, bytes.data, bytes.len,
					c->bits);
		if (follow && usable) {
			it_strbuf_char(&c->todo, ' ');
			it_driver_depends(bytes.data, bytes.len, &c->todo);
		}
	}
	it_strbuf_free(&bytes);
	return code != IT_OK ? -1 : usable;
}

static void note_missing(struct closure *c, const char *path)
{
	if (c->missing != NULL)
		return;
	(void)snprintf(c->missing_name, sizeof c->missing_name, "%s", path);
	c->missing = c->missing_name;
}

/*
 * What every module finds.  krtld is a file of its own on Solaris 10 and part
 * of unix later, so it may be absent.
 */
static const struct core {
	const char *dir, *name;
	int required;
} cores[] = {
	{"platform/i86pc/kernel", "unix", 1},
	{"kernel", "genunix", 1},
	{"kernel/misc", "krtld", 0},
};

static it_code add_core(struct closure *c)
{
	char path[256];
	size_t i;
	int got;

	for (i = 0; i < sizeof cores / sizeof cores[0]; i++) {
		(void)snprintf(path, sizeof path, "%s/%s%s", cores[i].dir,
			       c->bits == 64 ? "amd64/" : "", cores[i].name);
		got = add_file(c, path, 0);
		if (got < 0)
			return c->job->error.code;
		if (got == 0 && cores[i].required)
			note_missing(c, path);
	}
	return IT_OK;
}

/* name: "misc/mac"; in the file system "misc/amd64/mac" for 64 bit. */
static it_code add_module(struct closure *c, it_slice name)
{
	char path[256];
	const char *slash = memchr(name.at, '/', name.len);
	size_t i, dir;
	int got;

	if (slash == NULL)
		return IT_OK;
	dir = (size_t)(slash - name.at);
	for (i = 0; i < sizeof module_path / sizeof module_path[0]; i++) {
		(void)snprintf(path, sizeof path, "%s/%.*s/%s%.*s",
			       module_path[i], (int)dir, name.at,
			       c->bits == 64 ? "amd64/" : "",
			       (int)(name.len - dir - 1), slash + 1);
		got = add_file(c, path, 1);
		if (got < 0)
			return c->job->error.code;
		if (got > 0)
			return IT_OK;
	}
	(void)snprintf(path, sizeof path, "kernel/%.*s", (int)name.len,
		       name.at);
	note_missing(c, path);
	return IT_OK;
}

/* Was this word already met before it in the list? */
static int seen_before(const char *list, it_slice word)
{
	it_slice rest = it_slice_of(list), earlier;

	while (it_next_word(&rest, &earlier) && earlier.at < word.at)
		if (it_slice_same(earlier, word))
			return 1;
	return 0;
}

/*
 * todo grows while it is worked on, and may move: a position is kept, not a
 * pointer.
 */
static it_code add_closure(struct closure *c)
{
	it_slice rest, word;
	size_t at = 0, modules = 0;
	char name[128];
	it_code code = IT_OK;

	while (code == IT_OK && at < c->todo.len) {
		rest.at = c->todo.data + at;
		rest.len = c->todo.len - at;
		if (!it_next_word(&rest, &word))
			break;
		at = (size_t)(rest.at - c->todo.data);
		if (seen_before(c->todo.data, word))
			continue;
		if (++modules > MAX_MODULES_READ ||
		    !it_slice_copy(word, name, sizeof name)) {
			note_missing(c, "too many dependencies");
			break;
		}
		code = add_module(c, it_slice_of(name));
	}
	return code != IT_OK ? code
			     : it_strbuf_check(&c->todo, &c->job->error);
}

/* Fills the answer from what was read. */
static it_code judge(struct closure *c, const void *bytes, size_t len,
		     it_load *load)
{
	if (c->missing != NULL)
		(void)snprintf(load->not_checked, sizeof load->not_checked,
			       "%s is not there or has no symbol table",
			       c->missing);
	else if (!it_symbols_usable(c->symbols))
		(void)snprintf(load->not_checked, sizeof load->not_checked,
			       "the kernel's symbol tables are not whole");
	else
		load->count = it_symbols_missing(c->symbols, bytes, len,
						 &load->names);
	return it_strbuf_check(&load->names, &c->job->error);
}

it_code it_load_check(it_job *job, const void *bytes, size_t len, int bits,
		      it_load *load)
{
	struct closure c;
	it_code code;

	memset(load, 0, sizeof *load);
	memset(&c, 0, sizeof c);
	c.job = job;
	c.bits = bits;
	code = it_symbols_new(&c.symbols, &job->error);
	if (code == IT_OK)
		code = add_core(&c);
	if (code == IT_OK) {
		it_driver_depends(bytes, len, &c.todo);
		code = add_closure(&c);
	}
	if (code == IT_OK)
		code = judge(&c, bytes, len, load);
	it_symbols_free(c.symbols);
	it_strbuf_free(&c.todo);
	return code;
}

static it_code not_checked(it_job *job, it_pick *pick, const char *path,
			   const char *why)
{
	int must = osd_choice_must_prove_load(pick->choice);

	pick->forced |= must && it_job_trusts(job, pick->row);
	if (!must || it_job_trusts(job, pick->row))
		return it_findings_add(&job->findings, IT_NOTE, ' ',
				       "load-not-checked", path, &job->error,
				       "whether this kernel can load it was "
				       "not checked: %s",
				       why);
	(void)it_fail(&job->error, IT_TARGET, job->root.path,
		      "%s needs a kernel of Solaris 10 8/07 or later, and that "
		      "this one can load it is not proven: %s",
		      path, why);
	it_error_remedy(&job->error, "--trust-directory installs it all the "
				     "same");
	return IT_TARGET;
}

static it_code refuse_load(it_job *job, it_pick *pick, const char *path,
			   const it_load *load)
{
	const char *names = it_strbuf_str(&load->names);

	pick->forced |= it_job_trusts(job, pick->row);
	if (it_job_trusts(job, pick->row))
		return it_findings_add(&job->findings, IT_WARNING, ' ',
				       "cannot-load", path, &job->error,
				       "the kernel of this root lacks %d of "
				       "its symbols: %s",
				       load->count, names);
	(void)it_fail(&job->error, IT_TARGET, job->root.path,
		      "%s cannot be loaded by this kernel, which lacks: %s",
		      path, names);
	/*
	 * The network interface that drivers of VMware's use came to Nevada
	 * in 2006-06 (PSARC 2006/249), after 6/06; with which patch it came to
	 * Solaris 10 is not known, so that the kernel itself is asked.
	 */
	it_error_remedy(&job->error,
			osd_choice_must_prove_load(pick->choice)
				? "Solaris 10 8/07 has it, an older one only "
				  "by a kernel patch: patch or upgrade it, or "
				  "leave this driver out (--components "
				  "vmxnet); --trust-directory installs it all "
				  "the same"
				: "use media whose drivers were built for "
				  "this release; --trust-directory installs "
				  "it all the same");
	return IT_TARGET;
}

/* ---- known again ------------------------------------------------------ */

/*
 * The plan is made twice, the second time under the lock, which keeps nobody
 * from changing the kernel's files.  What was found out for the first one
 * holds for the second as it holds afterwards.
 */
struct it_loads {
	char sha256[IT_SHA256_HEX]; /* the driver's */
	int bits;
	it_load load;
	struct it_loads *next;
};

static struct it_loads *find_known(const it_job *job, const it_entry *entry,
				   int bits)
{
	struct it_loads *known = job->loads;

	while (known != NULL && (known->bits != bits ||
				 strcmp(known->sha256, entry->sha256) != 0))
		known = known->next;
	return known;
}

static it_code find_out(it_job *job, const it_entry *entry, int bits,
			struct it_loads **known)
{
	it_code code;

	*known = find_known(job, entry, bits);
	if (*known != NULL)
		return IT_OK;
	*known = calloc(1, sizeof **known);
	if (*known == NULL)
		return it_fail_memory(&job->error);
	code = it_load_check(job, entry->bytes, (size_t)entry->size, bits,
			     &(*known)->load);
	memcpy((*known)->sha256, entry->sha256, IT_SHA256_HEX);
	/* What could not be found out now is looked for again. */
	(*known)->bits = code == IT_OK ? bits : 0;
	(*known)->next = job->loads;
	job->loads = *known;
	return code;
}

void it_loads_forget(it_job *job)
{
	struct it_loads *known;

	while (job->loads != NULL) {
		known = job->loads;
		job->loads = known->next;
		it_strbuf_free(&known->load.names);
		free(known);
	}
}

it_code it_job_check_load(it_job *job, it_pick *pick,
			  const it_entry *entry, int bits)
{
	struct it_loads *known;
	const it_load *load;
	it_code code = find_out(job, entry, bits, &known);

	if (code != IT_OK)
		return code;
	load = &known->load;
	if (load->not_checked[0] != '\0')
		return not_checked(job, pick, entry->path, load->not_checked);
	if (load->count > 0)
		return refuse_load(job, pick, entry->path, load);
	return IT_OK;
}
