/* SPDX-License-Identifier: BSD-2-Clause */
/* The osdetect program. */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "libosdetect/program.h"
#include "support/io.h"
#include "support/output.h"
#include "support/root.h"
#include "support/text.h"

enum { FACTS_LIMIT = 1 << 20, FILE_LIMIT = 16 << 20 };

static const char usage[] =
	"Usage: osdetect [--root DIR | --facts FILE | --table DIR]\n"
	"                [--json] [--explain] [--quiet | --verbose]\n"
	"       osdetect --help | --version\n";

static const char help[] =
	"\n"
	"Tells which Solaris-family system this machine, a root directory or\n"
	"a set of facts belongs to, and which of VMware's drivers fit it.\n"
	"\n"
	"  --root DIR     look at the system below DIR instead of this one\n"
	"  --facts FILE   take the facts from FILE: lines key=value\n"
	"  --table DIR    identify each row of DIR/systems.tsv\n"
	"  --json         print one JSON object\n"
	"  --explain      print the table rows that decided, and why\n"
	"  --quiet        print nothing: the exit status tells\n"
	"  --verbose      print the facts and the choice for every module\n"
	"  --help         print this text\n"
	"  --version      print the version\n"
	"\n"
	"Exit status: 0 supported or native, 1 failed, 2 wrong usage,\n"
	"4 unsupported.\n";

enum kind { FLAG, VALUE };

static const struct option {
	const char *name;
	enum kind kind;
	size_t at; /* offset in struct osdp_options */
} options_table[] = {
	{"--root", VALUE, offsetof(struct osdp_options, root)},
	{"--facts", VALUE, offsetof(struct osdp_options, facts)},
	{"--table", VALUE, offsetof(struct osdp_options, table)},
	{"--json", FLAG, offsetof(struct osdp_options, json)},
	{"--explain", FLAG, offsetof(struct osdp_options, explain)},
	{"--quiet", FLAG, offsetof(struct osdp_options, quiet)},
	{"--verbose", FLAG, offsetof(struct osdp_options, verbose)},
	{"--help", FLAG, offsetof(struct osdp_options, help)},
	{"--version", FLAG, offsetof(struct osdp_options, version)},
};

static const struct {
	osd_status status;
	it_code code;
	const char *text;
} failures[] = {
	{OSD_NO_MEMORY, IT_NO_MEMORY, "out of memory"},
	{OSD_NO_ROOT, IT_IO, "cannot be opened as a directory"},
	{OSD_UNREADABLE, IT_IO, "is not a file"},
	{OSD_LINK_OUT, IT_IO, "is reached through a symbolic link that leads "
			      "out of the root or to itself"},
};

it_code osdp_fail(it_error *err, osd_status status, const char *path)
{
	int number = errno;
	size_t i;

	if (status == OSD_UNREADABLE && number != 0)
		return it_fail(err, IT_IO, path, "cannot be read: %s",
			       strerror(number));
	for (i = 0; i < sizeof failures / sizeof failures[0]; i++)
		if (failures[i].status == status)
			return it_fail(err, failures[i].code, path, "%s",
				       failures[i].text);
	return it_fail(err, IT_FAILED, path, "%s", osd_status_text(status));
}

/* --- command line -------------------------------------------------------- */

static it_code bad_usage(it_error *err, const char *what, const char *why)
{
	(void)it_fail(err, IT_USAGE, what, "%s", why);
	it_error_remedy(err, "\"osdetect --help\" lists the options");
	return IT_USAGE;
}

static const struct option *find_option(it_slice name)
{
	size_t i;

	for (i = 0; i < sizeof options_table / sizeof options_table[0]; i++)
		if (it_slice_is(name, options_table[i].name))
			return &options_table[i];
	return NULL;
}

/* Takes argv[*i], and the argument after it for "--root DIR". */
static it_code take_argument(struct osdp_options *options, char **argv, int *i,
			     it_error *err)
{
	const char *arg = argv[*i], *equals = strchr(arg, '=');
	it_slice name = it_slice_of(arg);
	const struct option *option;
	const int on = 1;
	char *to;

	if (equals != NULL)
		name.len = (size_t)(equals - arg);
	option = find_option(name);
	if (option == NULL)
		return bad_usage(err, arg, arg[0] == '-'
					? "is not an option of osdetect"
					: "osdetect takes options only");
	to = (char *)options + option->at;
	if (option->kind == FLAG) {
		if (equals != NULL)
			return bad_usage(err, arg, "takes no value");
		memcpy(to, &on, sizeof on);
		return IT_OK;
	}
	arg = equals != NULL ? equals + 1 : argv[*i + 1];
	if (arg == NULL || arg[0] == '\0')
		return bad_usage(err, argv[*i], "needs a value");
	*i += equals == NULL;
	memcpy(to, &arg, sizeof arg);
	return IT_OK;
}

static it_code read_command_line(struct osdp_options *options, char **argv,
				 it_error *err)
{
	it_code code = IT_OK;
	int i;

	memset(options, 0, sizeof *options);
	for (i = 1; argv[i] != NULL; i++) /* errors are printed as asked for */
		if (strcmp(argv[i], "--json") == 0)
			options->json = 1;
	for (i = 1; code == IT_OK && argv[i] != NULL; i++)
		code = take_argument(options, argv, &i, err);
	if (code != IT_OK)
		return code;
	if ((options->root != NULL) + (options->facts != NULL) +
		    (options->table != NULL) > 1)
		return bad_usage(err, "", "--root, --facts and --table "
					  "exclude each other");
	if (options->quiet && options->verbose)
		return bad_usage(err, "", "--quiet and --verbose exclude each "
					  "other");
	if (options->table != NULL && options->json)
		return bad_usage(err, "", "--table and --json exclude each "
					  "other");
	return IT_OK;
}

/* --- facts --------------------------------------------------------------- */

struct reading {
	it_error *err;
};

static osd_status read_file(void *arg, const char *path, char **bytes,
			    size_t *len)
{
	struct reading *reading = arg;
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code = it_read_file(path, FILE_LIMIT, &text, reading->err);

	if (code == IT_OK) {
		*bytes = it_strbuf_take(&text, len);
		if (*bytes == NULL)
			code = it_fail_memory(reading->err);
	}
	it_strbuf_free(&text);
	return code == IT_OK ? OSD_OK : OSD_UNREADABLE;
}

static it_code facts_from_file(osd_facts *facts, const char *path,
			       it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	struct reading reading;
	size_t bad_line;
	osd_status status = OSD_OK;
	it_code code = it_read_file(path, FACTS_LIMIT, &text, err);

	reading.err = err;
	if (code == IT_OK)
		status = osd_facts_parse(facts, it_strbuf_str(&text), text.len,
					 read_file, &reading, &bad_line);
	it_strbuf_free(&text);
	if (status == OSD_BAD_FACTS) {
		code = it_fail(err, IT_USAGE, path,
			       "line %lu is not key=value with a known key",
			       (unsigned long)bad_line);
		it_error_remedy(err, "osdetect(1) lists the keys");
	} else if (status != OSD_OK) {
		code = osdp_fail(err, status, path);
	}
	return err->code != IT_OK ? err->code : code;
}

static int is_running_root(int fd)
{
	struct stat here, there;

	return fstat(fd, &here) == 0 && stat("/", &there) == 0 &&
	       here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

static osd_status look(osd_facts *facts, int fd, char *trouble, size_t size)
{
	osd_status status;

	if (!is_running_root(fd))
		return osd_facts_from_root(facts, fd, trouble, size);
	status = osd_facts_live(facts);
	if (status != OSD_OK) /* only to learn which file it was */
		(void)osd_facts_from_root(facts, fd, trouble, size);
	return status;
}

static it_code facts_from_root(osd_facts *facts, const char *path,
			       it_error *err)
{
	char trouble[256], name[1024];
	it_root root;
	osd_status status;
	it_code code = it_root_open(&root, path, err);

	if (code != IT_OK)
		return code;
	trouble[0] = '\0';
	status = look(facts, root.fd, trouble, sizeof trouble);
	if (status != OSD_OK) {
		it_root_name(&root, trouble, name, sizeof name);
		code = osdp_fail(err, status, name);
	}
	it_root_close(&root);
	return code;
}

static it_code gather(const struct osdp_options *options, osd_facts *facts,
		      it_error *err)
{
	if (options->facts != NULL)
		return facts_from_file(facts, options->facts, err);
	return facts_from_root(facts,
			       options->root != NULL ? options->root : "/",
			       err);
}

/* --- main ---------------------------------------------------------------- */

static it_code show(const struct osdp_options *options, const osd_facts *facts,
		    it_strbuf *out, int *status, it_error *err)
{
	osd_identity *id;
	osd_status got = osd_identify(facts, &id);
	it_code code = IT_OK;

	if (got != OSD_OK)
		return osdp_fail(err, got, NULL);
	if (osd_identity_verdict(id) == OSD_UNSUPPORTED)
		*status = it_code_status(IT_TARGET);
	if (options->json)
		code = osdp_show_json(facts, id, out, err);
	else if (!options->quiet)
		code = osdp_show_text(options, facts, id, out, err);
	osd_identity_free(id);
	return code;
}

static it_code detect(const struct osdp_options *options, it_strbuf *out,
		      int *status, it_error *err)
{
	osd_facts *facts;
	osd_status got = osd_facts_new(&facts);
	it_code code;

	if (got != OSD_OK)
		return osdp_fail(err, got, NULL);
	code = gather(options, facts, err);
	if (code == IT_OK)
		code = show(options, facts, out, status, err);
	osd_facts_free(facts);
	return code;
}

static it_code run(const struct osdp_options *options, it_strbuf *out,
		   int *status, it_error *err)
{
	if (options->help) {
		it_strbuf_text(out, usage);
		it_strbuf_text(out, help);
		return it_strbuf_check(out, err);
	}
	if (options->version) {
		it_strbuf_text(out, "osdetect (install-tools) " PACKAGE_VERSION
				    "\n");
		return it_strbuf_check(out, err);
	}
	if (options->table != NULL)
		return osdp_table(options->table, options->verbose, out, err);
	return detect(options, out, status, err);
}

static void print_error(const it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};

	it_strbuf_format(&text, "osdetect: %s%s%s\n", err->path,
			 err->path[0] != '\0' ? ": " : "", err->text);
	if (err->remedy[0] != '\0')
		it_strbuf_format(&text, "  %s\n", err->remedy);
	it_output(STDERR_FILENO, &text);
	it_strbuf_free(&text);
}

/* The exit status. */
static int print_result(const it_strbuf *out, int status)
{
	it_error err = {IT_OK, 0, "", "", ""};

	it_output(STDOUT_FILENO, out);
	if (it_output_errno() == 0)
		return status;
	(void)it_fail(&err, IT_IO, NULL, "cannot write the result: %s",
		      strerror(it_output_errno()));
	print_error(&err);
	return 1;
}

int main(int argc, char **argv)
{
	it_error err = {IT_OK, 0, "", "", ""};
	it_strbuf out = {NULL, 0, 0, 0};
	struct osdp_options options;
	int status = 0;
	it_code code;

	(void)argc;
	code = read_command_line(&options, argv, &err);
	if (code == IT_OK)
		code = run(&options, &out, &status, &err);
	if (code != IT_OK) {
		status = code == IT_USAGE ? 2 : 1;
		print_error(&err);
		it_strbuf_reset(&out);
		if (options.json)
			osdp_json_error(&err, &out);
	}
	status = print_result(&out, status);
	it_strbuf_free(&out);
	return status;
}
