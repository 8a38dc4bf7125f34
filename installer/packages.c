/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "installer/packages.h"
#include "installer/planner.h"
#include "installer/programs.h"
#include "installer/vendor.h"
#include "support/text.h"

/* A full install of Solaris 10 has 25 MB of them. */
enum { MAX_CONTENTS = 128 << 20 };

/* ---- SVR4 ----------------------------------------------------------- */

/*
 * How many words stand between the path and the first package, by the type
 * that is the first of them: contents(4).
 */
static size_t words_before_package(char type)
{
	static const struct {
		const char *types;
		size_t words;
	} rows[] = {
		{"fev", 8}, /* type class mode owner group size sum time */
		{"dx", 5},  /* type class mode owner group */
		{"bcp", 7}, /* type class major minor mode owner group */
		{"sl", 2},  /* type class */
	};
	size_t i;

	for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (type != '\0' && strchr(rows[i].types, type) != NULL)
			return rows[i].words;
	return 0;
}

/* "*SUNWcsr:class" is the package SUNWcsr in an odd state. */
static int copy_package(it_slice word, char name[IT_PACKAGE_NAME])
{
	const char *colon = memchr(word.at, ':', word.len);

	if (colon != NULL)
		word.len = (size_t)(colon - word.at);
	while (word.len != 0 && strchr("*+-~!%@#", word.at[0]) != NULL) {
		word.at++;
		word.len--;
	}
	return word.len != 0 && it_slice_copy(word, name, IT_PACKAGE_NAME);
}

/* What follows the path in a line about just this path. */
static int is_about(it_slice line, const char *path, it_slice *rest)
{
	size_t len = strlen(path);
	const char *end;

	if (line.len <= len + 1 || line.at[0] != '/' ||
	    memcmp(line.at + 1, path, len) != 0)
		return 0;
	end = line.at + 1 + len;
	rest->at = end;
	rest->len = (size_t)(line.at + line.len - end);
	if (*end == '=') /* a link, and what it leads to */
		while (rest->len != 0 && rest->at[0] != ' ') {
			rest->at++;
			rest->len--;
		}
	return rest->len != 0 && rest->at[0] == ' ';
}

/* The owner of the path in the list of SVR4; 0 if nobody owns it. */
static int find_in_contents(const it_strbuf *contents, const char *path,
			    char name[IT_PACKAGE_NAME])
{
	it_slice text, line, rest, word;
	size_t skip;

	text.at = it_strbuf_str(contents);
	text.len = contents->len;
	while (it_next_line(&text, &line)) {
		if (!is_about(line, path, &rest) ||
		    !it_next_word(&rest, &word))
			continue;
		skip = word.len == 1 ? words_before_package(word.at[0]) : 0;
		while (skip > 1 && it_next_word(&rest, &word))
			skip--;
		if (skip == 1 && it_next_word(&rest, &word) &&
		    copy_package(word, name))
			return 1;
	}
	name[0] = '\0';
	return 0;
}

static it_code ask_svr4(it_job *job, const char *path,
			char name[IT_PACKAGE_NAME], int *asked)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code = it_root_read(&job->root, IT_SVR4_CONTENTS, MAX_CONTENTS,
				    &text, asked, &job->error);

	name[0] = '\0';
	if (code == IT_OK && *asked)
		(void)find_in_contents(&text, path, name);
	it_strbuf_free(&text);
	return code;
}

/* ---- IPS ------------------------------------------------------------ */

/* It ends with 1 and says nothing where nobody has the file. */
static int said_nobody(const it_run_result *result)
{
	return result->end == IT_RUN_EXITED && result->status == 1 &&
	       result->out.len == 0 && result->err.len == 0;
}

/* "driver/network/vmxnet3s", as pkg(7) has names. */
static int is_package(it_slice word)
{
	int begins = 1; /* a part, which is to begin with a letter or digit */
	size_t i;

	for (i = 0; i < word.len; i++) {
		unsigned char c = (unsigned char)word.at[i];
		int plain = c < 0x80 && isalnum(c);

		if (!plain && (begins || strchr("_-.+/", c) == NULL))
			return 0;
		begins = c == '/';
	}
	return !begins;
}

/* Of what it printed the first name; a warning is none. */
static void find_name(const it_run_result *result, char name[IT_PACKAGE_NAME])
{
	it_slice text = it_slice_of(it_strbuf_str(&result->out)), line;

	name[0] = '\0';
	if (result->end != IT_RUN_EXITED || result->status != 0)
		return;
	while (name[0] == '\0' && it_next_line(&text, &line)) {
		line = it_trim(line);
		if (is_package(line))
			(void)it_slice_copy(line, name, IT_PACKAGE_NAME);
	}
}

static it_code ask_pkg(it_job *job, const char *path,
		       char name[IT_PACKAGE_NAME], int *known)
{
	char whole[256];
	const char *words[] = {"search", "-l", "-H", "-o", "pkg.name", whole,
			       NULL};
	it_run_result result;
	it_code code;

	(void)snprintf(whole, sizeof whole, "/%s", path);
	code = it_program_run(IT_PROGRAM_PKG, words, &result, &job->error);
	if (code == IT_OK)
		find_name(&result, name);
	*known = code == IT_OK &&
		 (result.end == IT_RUN_MISSING ? *known
					       : said_nobody(&result));
	it_run_result_free(&result);
	return code;
}

/* Its manifests are many, and are read for a file that is there only. */
static it_code ask_image(it_job *job, const char *path,
			 char name[IT_PACKAGE_NAME], int *known)
{
	struct stat st;
	int found, whole;
	const it_state_file *ours = it_state_find(&job->state, path);
	it_code code = it_root_stat(&job->root, path, &st, &found,
				    &job->error);

	if (code != IT_OK || !found || (ours != NULL && ours->installed))
		return code;
	code = it_ips_owner(job, path, name, &whole);
	if (code == IT_OK && !whole)
		code = it_root_stat(&job->root, "var/pkg", &st, &found,
				    &job->error);
	*known = whole || (*known && !found);
	return code;
}

/*
 * pkg searches an index, which may be old or damaged, and ends with 1 for an
 * error as for a file of nobody: what lies on the disk is looked at as well.
 */
static it_code ask_ips(it_job *job, const char *path,
		       char name[IT_PACKAGE_NAME], int *known)
{
	int listed = *known;
	it_code code = ask_pkg(job, path, name, known);

	if (code == IT_OK && name[0] == '\0') {
		listed &= *known;
		code = ask_image(job, path, name, &listed);
		*known |= listed;
	}
	return code;
}

it_code it_package_ask(it_job *job, const char *path,
		       char name[IT_PACKAGE_NAME], int *known)
{
	it_code code = ask_svr4(job, path, name, known);

	if (code == IT_OK && name[0] == '\0')
		code = job->live ? ask_ips(job, path, name, known)
				 : ask_image(job, path, name, known);
	*known |= name[0] != '\0';
	return code;
}

it_code it_package_owner(it_job *job, const char *path,
			 char name[IT_PACKAGE_NAME])
{
	int known;

	return it_package_ask(job, path, name, &known);
}

/* Names of IPS may be of one word, too: SVR4's list tells whose it is. */
it_code it_package_is_ips(it_job *job, const char *path, int *ips)
{
	char listed[IT_PACKAGE_NAME];
	int asked;
	it_code code = ask_svr4(job, path, listed, &asked);

	*ips = listed[0] == '\0';
	return code;
}

/* An image of IPS without its catalog, so that owners may be unknown. */
static it_code lacks_catalog(it_job *job, int *unasked)
{
	struct stat st;
	int asked = 0;
	it_code code;

	*unasked = 0;
	if (job->live)
		return IT_OK;
	code = it_root_stat(&job->root, "var/pkg", &st, unasked, &job->error);
	if (code == IT_OK && *unasked)
		code = it_root_stat(&job->root, IT_IPS_CATALOG, &st, &asked,
				    &job->error);
	*unasked &= !asked;
	return code;
}

/* ---- what is refused ------------------------------------------------ */

/* VMware's own packages leave this mark, and are not to be mixed with. */
it_code it_job_check_mark(it_job *job)
{
	struct stat st;
	int found;
	it_code code = it_root_stat(&job->root, "usr/lib/vmware-tools/dsp",
				    &st, &found, &job->error);

	if (code != IT_OK || !found)
		return code;
	(void)it_fail(&job->error, IT_TARGET, job->root.path,
		      "VMware Tools are installed here from VMware's own "
		      "packages");
	it_error_remedy(&job->error,
			"update those packages, or remove them first");
	return IT_TARGET;
}

void it_package_root(const it_job *job, const char *option,
		     char text[IT_PACKAGE_ROOT])
{
	it_strbuf words = {NULL, 0, 0, 0};

	it_strbuf_format(&words, " %s ", option);
	it_run_quote(&words, job->root.path);
	if (it_strbuf_check(&words, NULL) != IT_OK ||
	    words.len >= IT_PACKAGE_ROOT)
		(void)snprintf(text, IT_PACKAGE_ROOT, " %s ROOT", option);
	else
		memcpy(text, words.data, words.len + 1);
	if (job->live || job->opt->clone != NULL)
		text[0] = '\0';
	it_strbuf_free(&words);
}

void it_package_check(const it_job *job, const char *name, int ips,
		      char text[IT_PACKAGE_CHECK])
{
	char root[IT_PACKAGE_ROOT];

	it_package_root(job, "-R", root);
	(void)snprintf(text, IT_PACKAGE_CHECK, "\"%s%s %s%s\"",
		       ips ? "pkg" : "pkgchk", root, ips ? "fix " : "", name);
}

void it_package_again(const it_job *job, const char *name, char *out,
		      size_t size)
{
	char root[IT_PACKAGE_ROOT];

	it_package_root(job, "-R", root);
	(void)snprintf(out, size,
		       "install the package %.127s again (pkgadd%s)", name,
		       root);
}

static it_code refuse_owned(it_job *job, const char *path, const char *name)
{
	char whole[1024], check[IT_PACKAGE_CHECK];
	int ips;
	it_code code = it_package_is_ips(job, path, &ips);

	if (code != IT_OK)
		return code;
	it_package_check(job, name, ips, check);
	it_root_name(&job->root, path, whole, sizeof whole);
	(void)it_fail(&job->error, IT_TARGET, whole,
		      "belongs to the package %s: the system maintains its "
		      "own driver",
		      name);
	it_error_remedy(&job->error,
			"there is nothing to install; %s %s", check,
			ips ? "brings a changed one back"
			    : "tells whether it is whole");
	return IT_TARGET;
}

/*
 * The file that serves most decides for a driver that is nowhere yet; the
 * others are asked about where they are.
 */
static it_code is_asked(it_job *job, const it_module_row *row, int bits,
			const char *path, int *asked)
{
	struct stat st;

	*asked = row == it_module_at(0) && bits == 64;
	if (*asked)
		return IT_OK;
	return it_root_stat(&job->root, path, &st, asked, &job->error);
}

static it_code check_file(it_job *job, const it_module_row *row, int bits)
{
	char path[128], name[IT_PACKAGE_NAME];
	int asked, known = 1;
	it_code code;

	it_module_path(row, bits, path, sizeof path);
	code = is_asked(job, row, bits, path, &asked);
	if (code != IT_OK || !asked)
		return code;
	code = it_package_ask(job, path, name, &known);
	if (code == IT_OK && name[0] != '\0')
		return refuse_owned(job, path, name);
	if (!known)
		job->owner_unknown |= 1u << it_module_index(row);
	return code;
}

it_code it_job_check_packages(it_job *job)
{
	const it_module_row *row;
	int takes;
	size_t i;
	it_code code = it_job_check_mark(job);

	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++) {
		code = it_job_takes(job, row, &takes);
		if (code == IT_OK && takes)
			code = check_file(job, row, 64);
		if (code == IT_OK && takes)
			code = check_file(job, row, 32);
	}
	return code;
}

/* Our bytes, or a file that VMware's installer recorded, are no package's. */
static it_code has_maker(it_job *job, const char *path, int *has)
{
	const it_state_file *ours = it_state_find(&job->state, path);
	it_vendor vendor;
	it_present now;
	it_code code = it_present_read(&now, job, path, &job->error);

	*has = !now.found ||
	       (ours != NULL && strcmp(ours->sha256, now.sha256) == 0);
	it_present_free(&now);
	if (code != IT_OK || *has)
		return code;
	code = it_vendor_read(&vendor, job);
	*has = code == IT_OK && vendor.present &&
	       it_locations_find(&vendor.list, IT_LOCATION_FILE, path) != NULL;
	it_vendor_free(&vendor);
	return code;
}

/* pkg is there and does not tell: it may be a package's. */
static it_code refuse_unknown(it_job *job, const char *path)
{
	return it_job_refuse(job, path,
			     "stands here already, and \"pkg search\" does "
			     "not say whether a package owns it",
			     "\"pkg rebuild-index\" mends what pkg searches; "
			     "a file that you put there yourself may be moved "
			     "away; then run again");
}

/* The running system has lost its list of packages, and has no pkg. */
static it_code warn_unknown(it_job *job, const char *path)
{
	it_code code = it_findings_add(
	    &job->findings, IT_WARNING, ' ', "owner-unknown", path,
	    &job->error,
	    "nothing tells whether a package owns it: there is no pkg, and "
	    "no " IT_SVR4_CONTENTS);

	return code == IT_OK
		       ? it_findings_remedy(&job->findings, &job->error,
					    "if one does, \"install-tools "
					    "uninstall\" brings its file back")
		       : code;
}

/* What stands where ours goes, and nobody says whose it is. */
static it_code judge_unknown(it_job *job, const char *path)
{
	int has;
	it_code code = has_maker(job, path, &has);

	if (code != IT_OK || has)
		return code;
	return it_program_path(IT_PROGRAM_PKG) != NULL
		       ? refuse_unknown(job, path)
		       : warn_unknown(job, path);
}

/* ---- what is told --------------------------------------------------- */

/* Ours belongs to no package. */
static int is_ours(const it_job *job, const char *path)
{
	return it_state_find_link(&job->state, path) != NULL ||
	       it_state_find(&job->state, path) != NULL;
}

/* open-vm-tools by its daemon, whatever its package is called. */
static it_code find_daemon(it_job *job, char name[IT_PACKAGE_NAME])
{
	static const char *const paths[] = {"usr/bin/vmtoolsd",
					    "usr/sbin/vmtoolsd"};
	struct stat st;
	int found, known = 1;
	size_t i;
	it_code code = IT_OK;

	name[0] = '\0';
	for (i = 0; code == IT_OK && name[0] == '\0' && i < 2; i++) {
		code = it_root_stat(&job->root, paths[i], &st, &found,
				    &job->error);
		if (code == IT_OK && found && !is_ours(job, paths[i]))
			code = it_package_ask(job, paths[i], name, &known);
		if (!known)
			job->daemon_of_whom = paths[i];
		known = 1;
	}
	return code;
}

/*
 * The package whose vmtoolsd serves this guest, "" if there is none:
 * open-vm-tools, whatever it is called.  Asked once; borrowed from the job.
 */
static it_code daemon_of(it_job *job, const char **name)
{
	char found[IT_PACKAGE_NAME];
	it_code code = IT_OK;

	if (job->daemon.data == NULL) {
		code = find_daemon(job, found);
		it_strbuf_text(&job->daemon, found);
	}
	*name = it_strbuf_str(&job->daemon);
	return code == IT_OK ? it_strbuf_check(&job->daemon, &job->error)
			     : code;
}

it_code it_packages_no_daemon(it_job *job)
{
	char text[256];
	const char *name;
	it_code code = daemon_of(job, &name);

	if (code != IT_OK)
		return code;
	if (name[0] == '\0')
		return job->daemon_of_whom != NULL && job->live
			       ? judge_unknown(job, job->daemon_of_whom)
			       : IT_OK;
	(void)snprintf(text, sizeof text,
		       "the package %s serves this guest already", name);
	return it_job_refuse(job, "", text,
			     "leave the component userland out, or remove "
			     "that package first");
}

static it_code note_daemon(it_job *job)
{
	const char *name;
	it_code code = daemon_of(job, &name);

	if (code != IT_OK || name[0] == '\0')
		return code;
	return it_findings_add(&job->findings, IT_NOTE, ' ', "open-vm-tools",
			       "", &job->error,
			       "the package %s serves this guest's programs "
			       "and stays; drivers alone are installed",
			       name);
}

static it_code judge_module(it_job *job, const it_module_row *row)
{
	char path[128];
	size_t i;
	it_code code = IT_OK;

	if (!(job->owner_unknown & 1u << it_module_index(row)))
		return IT_OK;
	for (i = 0; code == IT_OK && i < IT_WIDTHS; i++) {
		if (it_module_width(i) == 0)
			continue;
		it_module_path(row, it_module_width(i), path, sizeof path);
		code = judge_unknown(job, path);
	}
	return code;
}

/* Of a file that is there and not ours the owner may be an unknown package. */
static it_code note_unasked(it_job *job, const it_module_row *row)
{
	char path[128];
	struct stat st;
	int found, unasked = 0;
	it_code code;

	if (job->live)
		return judge_module(job, row);
	it_module_path(row, 64, path, sizeof path);
	code = it_root_stat(&job->root, path, &st, &found, &job->error);
	if (code != IT_OK || !found ||
	    it_state_find(&job->state, path) != NULL)
		return code;
	code = lacks_catalog(job, &unasked);
	if (code != IT_OK || !unasked)
		return code;
	return it_findings_add(&job->findings, IT_NOTE, ' ', "owner-unknown",
			       path, &job->error,
			       "whether a package owns it was not looked up: "
			       "there is no " IT_IPS_CATALOG);
}

it_code it_job_note_packages(it_job *job)
{
	it_code code = note_daemon(job);
	size_t i;

	for (i = 0; code == IT_OK && i < job->pick_count; i++)
		code = note_unasked(job, job->picks[i].row);
	return code;
}
