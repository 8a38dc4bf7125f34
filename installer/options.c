/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "installer/commands.h"
#include "installer/job.h"
#include "installer/modules.h"
#include "installer/options.h"
#include "installer/userland.h"
#include "support/crew.h"
#include "support/nearest.h"
#include "support/text.h"

enum option_kind {
	FLAG,	    /* sets an int to 1 */
	TEXT,	    /* the next argument, or what follows "=" */
	ONCE,	    /* TEXT of which a second one would not count */
	ROOT,	    /* a value, may be given several times */
	ROOTS_FROM, /* the same */
	WORD,	    /* TEXT that must be "accept", sets an int */
	JOBS,	    /* a number of processes */
	SECONDS,    /* a number of them */
	MAYBE,	    /* TEXT after "=", or "" */
	OS_DIR,	    /* a driver directory of the media */
	KEY,	    /* a file, may be given several times */
	KEY_ID,	    /* 16 hexadecimal digits, the same */
	DIGEST,	    /* 64 of them */
	COMPATIBLE, /* VMware's: accepted, means nothing here */
	COMPATIBLE_TEXT
};

/* Which commands take it; every command takes those marked ALL. */
#define ALL	 "*"
#define ROOTED	 WRITING " status verify history"
#define INSTALL	 "install plan"
#define CHOOSING "install plan verify status"
#define MEDIA	 CHOOSING " repair"
#define NEWER	 INSTALL " repair"
#define PLANNING NEWER " uninstall tune"
#define WRITING	 "install plan uninstall repair recover tune"
#define TRUSTING MEDIA " inspect repack"
#define REPACK	 "repack"
#define TUNE	 "tune"

static const struct option_row {
	const char *name; /* long form with dashes, or the short one */
	enum option_kind kind;
	size_t offset;
	const char *commands;
	const char *help; /* its lines in --help; NULL: it is not shown */
} rows[] = {
	{"--media", TEXT, offsetof(it_options, media), MEDIA,
	 "--media PATH          the media: directory, tar, zip, ISO or CD"},
	{"--root", ROOT, 0, ROOTED,
	 "--root DIR            work on this image root, not on /"},
	{"-R", ROOT, 0, ROOTED, NULL},
	{"--roots-from", ROOTS_FROM, 0, ROOTED,
	 "--roots-from FILE     also work on the roots listed in FILE, one "
	 "per line"},
	{"--jobs", JOBS, offsetof(it_options, jobs), ROOTED,
	 "--jobs N              work on up to N roots at once"},
	{"-j", JOBS, offsetof(it_options, jobs), ROOTED, NULL},
	{"--components", TEXT, offsetof(it_options, components), CHOOSING,
	 "--components LIST     what to install; \"help\" lists the "
	 "components"},
	{"--start-services", FLAG, offsetof(it_options, start_services),
	 INSTALL,
	 "--start-services      with the component startup: start VMware's "
	 "programs"},
	{"--os-dir", OS_DIR, offsetof(it_options, os_dir), INSTALL,
	 "--os-dir DIR          use this driver directory of the media"},
	{"--trust-directory", FLAG, offsetof(it_options, trust_directory),
	 INSTALL,
	 "--trust-directory     install drivers that contradict their "
	 "directory"},
	{"--stale-boot-archive", WORD,
	 offsetof(it_options, accept_stale_archive), PLANNING,
	 "--stale-boot-archive=accept\n"
	 "                        change a root whose boot archive you will "
	 "rebuild"},
	{"--allow-downgrade", FLAG, offsetof(it_options, allow_downgrade),
	 NEWER,
	 "--allow-downgrade     accept media older than what is installed"},
	{"--any-host", FLAG, offsetof(it_options, any_host), NEWER,
	 "--any-host            change a running system that is not a VMware "
	 "guest"},
	{"--new-be", MAYBE, offsetof(it_options, new_be), INSTALL,
	 "--new-be[=NAME]       install into a new clone of the boot "
	 "environment"},
	{"--strict", FLAG, offsetof(it_options, strict), INSTALL,
	 "--strict              refuse drivers that do not prove to fit the "
	 "system"},
	{"--dry-run", FLAG, offsetof(it_options, dry_run), PLANNING,
	 "--dry-run             show the plan, write nothing"},
	{"-n", FLAG, offsetof(it_options, dry_run), PLANNING, NULL},
	{"--vendor", FLAG, offsetof(it_options, vendor), "uninstall",
	 "--vendor              remove what VMware's own installer recorded"},
	{"--no-sync", FLAG, offsetof(it_options, no_sync), WRITING,
	 "--no-sync             do not wait for the disk: only for images "
	 "that are\n"
	 "                        thrown away if the power fails"},
	{"--sync-each", FLAG, offsetof(it_options, sync_each), WRITING,
	 "--sync-each           sync file by file, not the whole filesystem: "
	 "for\n"
	 "                        machines that are busy writing other things"},
	{"-o", TEXT, offsetof(it_options, output), REPACK,
	 "-o BUNDLE             write the bundle to this file"},
	{"--output", TEXT, offsetof(it_options, output), REPACK, NULL},
	{"--compress", TEXT, offsetof(it_options, compress), REPACK,
	 "--compress WORD       zstd (the default), xz or gz"},
	{"--sign", ONCE, offsetof(it_options, sign), REPACK,
	 "--sign FILE           sign the bundle with this minisign secret key"},
	{"--manifest-out", TEXT, offsetof(it_options, manifest_out), REPACK,
	 "--manifest-out FILE   write manifest.xml to this file, to be signed"},
	{"--attach-signature", ONCE, offsetof(it_options, attach), REPACK,
	 "--attach-signature FILE\n"
	 "                        add this signature, made by minisign -S"},
	{"--revoke", KEY_ID, 0, REPACK,
	 "--revoke KEY          state in the bundle that this key is revoked"},
	{"--verify", FLAG, offsetof(it_options, verify_only), REPACK,
	 "--verify              read all of a bundle, check it and list it"},
	{"--key", KEY, 0, TRUSTING,
	 "--key FILE            also trust this minisign public key"},
	{"--require-signature", FLAG, offsetof(it_options, require_signature),
	 TRUSTING,
	 "--require-signature   refuse media that no trusted key has signed"},
	{"--allow-unsigned", FLAG, offsetof(it_options, allow_unsigned),
	 TRUSTING,
	 "--allow-unsigned      accept bundles that no trusted key has signed"},
	{"--trust-sha256", DIGEST, offsetof(it_options, trust_sha256), TRUSTING,
	 "--trust-sha256 HEX    trust the media with this SHA-256, and no "
	 "other"},
	{"--tune", TEXT, offsetof(it_options, tune_profile), INSTALL,
	 "--tune NAME           network profile: cure (the default), another, "
	 "or none"},
	{"--profile", TEXT, offsetof(it_options, tune_profile), TUNE,
	 "--profile NAME        cure, recommended, jumbo, wan, auto, or a "
	 "file"},
	{"--link", TEXT, offsetof(it_options, tune_link), TUNE,
	 "--link LINK           tune this link only"},
	{"--mtu", TEXT, offsetof(it_options, tune_mtu), TUNE,
	 "--mtu BYTES           60 to 9000, instead of the profile's"},
	{"--lso", TEXT, offsetof(it_options, tune_lso), TUNE,
	 "--lso WORD            on, off, or auto: off where it is broken"},
	{"--rtt", TEXT, offsetof(it_options, tune_rtt), TUNE,
	 "--rtt MS              round-trip time, for the profile auto"},
	{"--confirm-within", TEXT, offsetof(it_options, confirm_within), TUNE,
	 "--confirm-within SECONDS\n"
	 "                        revert unless \"tune confirm\" is run in "
	 "time"},
	{"--peer", TEXT, offsetof(it_options, tune_peer), TUNE,
	 "--peer HOST           show: check that whole packets reach this "
	 "host;\n"
	 "                        auto: measure the round-trip time to it"},
	{"--live", FLAG, offsetof(it_options, tune_live), TUNE,
	 "--live                set the MTU now; under traffic a driver may "
	 "panic"},
	{"--replumb", FLAG, offsetof(it_options, tune_replumb), TUNE,
	 "--replumb             the same, with the interface taken down "
	 "meanwhile"},
	{"--answer-within", SECONDS, offsetof(it_options, answer_within),
	 ROOTED,
	 "--answer-within SECONDS\n"
	 "                        how long to wait for a program of the "
	 "system that\n"
	 "                        only reports something (default: 300)"},
	{"--json", FLAG, offsetof(it_options, json), ALL,
	 "--json                print one JSON object on standard output"},
	{"--explain", FLAG, offsetof(it_options, explain), ALL,
	 "--explain             say which table rows decided, and why"},
	{"--quiet", FLAG, offsetof(it_options, quiet), ALL,
	 "--quiet               print errors and differences only"},
	{"-q", FLAG, offsetof(it_options, quiet), ALL, NULL},
	{"--verbose", FLAG, offsetof(it_options, verbose), ALL,
	 "--verbose             print more"},
	{"-v", FLAG, offsetof(it_options, verbose), ALL, NULL},
	{"--help", FLAG, offsetof(it_options, help), ALL,
	 "--help                show this text"},
	{"-h", FLAG, offsetof(it_options, help), ALL, NULL},
	{"--version", FLAG, offsetof(it_options, version), ALL,
	 "--version             show the version"},
	{"-V", FLAG, offsetof(it_options, version), ALL, NULL},
	/* What scripts pass to VMware's installer; we never prompt. */
	{"--yes", COMPATIBLE, 0, PLANNING, NULL},
	{"-d", COMPATIBLE, 0, PLANNING, NULL},
	{"--default", COMPATIBLE, 0, PLANNING, NULL},
	{"-f", COMPATIBLE, 0, PLANNING, NULL},
	{"--force-install", COMPATIBLE, 0, PLANNING, NULL},
	{"-r", COMPATIBLE, 0, PLANNING, NULL},
	{"--regenerate-cert", COMPATIBLE, 0, PLANNING, NULL},
	{"--no-create-shortcuts", COMPATIBLE, 0, PLANNING, NULL},
	{"--no-log-answers", COMPATIBLE, 0, PLANNING, NULL},
	{"--prefix", TEXT, offsetof(it_options, prefix), PLANNING, NULL},
	{"--clobber-kernel-modules", COMPATIBLE_TEXT, 0, PLANNING, NULL},
};

enum { ROWS = sizeof rows / sizeof rows[0], LONGEST_WAIT = 86400 };

static int takes(const struct option_row *row, const char *command)
{
	it_slice rest = it_slice_of(row->commands), word;

	if (strcmp(row->commands, ALL) == 0)
		return 1;
	while (it_next_word(&rest, &word))
		if (it_slice_is(word, command))
			return 1;
	return 0;
}

static const struct option_row *find(const char *arg, size_t len)
{
	size_t i;

	for (i = 0; i < ROWS; i++)
		if (strlen(rows[i].name) == len &&
		    memcmp(rows[i].name, arg, len) == 0)
			return &rows[i];
	return NULL;
}

static it_code usage(it_error *err, const char *arg, const char *text)
{
	return it_fail(err, IT_USAGE, arg, "%s", text);
}

static it_code bad_value(it_error *err, const struct option_row *row,
			 const char *value, const char *text)
{
	char shown[128];

	it_mask(shown, sizeof shown, value);
	return it_fail(err, IT_USAGE, row->name, "\"%s\" %s", shown, text);
}

/* The one word that an option takes so far. */
static it_code set_word(it_options *opt, const struct option_row *row,
			const char *value, it_error *err)
{
	if (strcmp(value, "accept") != 0)
		return bad_value(err, row, value, "is not \"accept\"");
	*(int *)(void *)((char *)opt + row->offset) = 1;
	return IT_OK;
}

static it_code set_jobs(it_options *opt, const struct option_row *row,
			const char *value, it_error *err)
{
	unsigned long jobs;

	if (!it_slice_number(it_slice_of(value), IT_CREW_MAX, &jobs) ||
	    jobs == 0)
		return bad_value(err, row, value,
				 "is not a number from 1 to 64");
	opt->jobs = jobs;
	return IT_OK;
}

static it_code set_seconds(it_options *opt, const struct option_row *row,
			   const char *value, it_error *err)
{
	unsigned long *seconds =
	    (unsigned long *)(void *)((char *)opt + row->offset);

	if (it_slice_number(it_slice_of(value), LONGEST_WAIT, seconds) &&
	    *seconds > 0)
		return IT_OK;
	return bad_value(err, row, value,
			 "is not a number of seconds from 1 to 86400");
}

static int is_hex(const char *value, size_t len)
{
	return strlen(value) == len &&
	       strspn(value, "0123456789abcdefABCDEF") == len;
}

static it_code add_to(const char **list, size_t *count,
		      const struct option_row *row, const char *value,
		      it_error *err)
{
	if (*count == IT_MAX_KEYS)
		return bad_value(err, row, value,
				 "is one key too many: 16 at most");
	list[(*count)++] = value;
	return IT_OK;
}

/*
 * As minisign shows it, but for zeros at the beginning: what is short may as
 * well have lost its end.  Lower-case letters would be another text.
 */
static it_code add_key_id(it_options *opt, const struct option_row *row,
			  const char *value, it_error *err)
{
	if (!is_hex(value, 16) || strpbrk(value, "abcdef") != NULL)
		return bad_value(err, row, value,
				 "is not a key identity: 16 digits 0 to 9 and "
				 "A to F, of which minisign leaves out zeros "
				 "at the beginning");
	return add_to(opt->revoke, &opt->revoke_count, row, value, err);
}

static it_code set_digest(it_options *opt, const struct option_row *row,
			  const char *value, it_error *err)
{
	if (!is_hex(value, 64))
		return bad_value(err, row, value,
				 "is not a SHA-256: 64 hexadecimal digits");
	/* Which of two is meant would hang on their order. */
	if (opt->trust_sha256 != NULL &&
	    strcasecmp(opt->trust_sha256, value) != 0)
		return bad_value(err, row, value,
				 "is another SHA-256 than the one before it");
	opt->trust_sha256 = value;
	return IT_OK;
}

static it_code set_os_dir(it_options *opt, const struct option_row *row,
			  const char *value, it_error *err)
{
	opt->os_dir = it_os_dir_named(value);
	if (opt->os_dir == NULL)
		return bad_value(err, row, value,
				 "is not a driver directory: 10, 11 or "
				 "2009.06");
	return IT_OK;
}

static it_code set_text(it_options *opt, const struct option_row *row,
			const char *value, it_error *err)
{
	const char **text = (const char **)(void *)((char *)opt + row->offset);

	if (row->kind != MAYBE && value[0] == '\0')
		return usage(err, row->name, "needs a value");
	if (row->kind == ONCE && *text != NULL && strcmp(*text, value) != 0)
		return usage(err, row->name,
			     "adds one signature: repack what this run writes "
			     "to add another");
	*text = value;
	return IT_OK;
}

static it_code set_value(it_options *opt, const struct option_row *row,
			 const char *value, it_error *err)
{
	switch (row->kind) {
	case ROOT:
		return it_roots_add(&opt->roots, value, err);
	case ROOTS_FROM:
		return it_roots_from(&opt->roots, value, err);
	case JOBS:
		return set_jobs(opt, row, value, err);
	case SECONDS:
		return set_seconds(opt, row, value, err);
	case OS_DIR:
		return set_os_dir(opt, row, value, err);
	case KEY:
		return add_to(opt->keys, &opt->key_count, row, value,
			      err);
	case KEY_ID:
		return add_key_id(opt, row, value, err);
	case DIGEST:
		return set_digest(opt, row, value, err);
	case WORD:
		return set_word(opt, row, value, err);
	case TEXT:
	case ONCE:
	case MAYBE:
		return set_text(opt, row, value, err);
	default:
		return IT_OK;
	}
}

static it_code set_flag(it_options *opt, const struct option_row *row)
{
	if (row->kind == FLAG)
		*(int *)(void *)((char *)opt + row->offset) = 1;
	if (row->kind == MAYBE)
		*(const char **)(void *)((char *)opt + row->offset) = "";
	return IT_OK;
}

static int has_value(const struct option_row *row, const char *equals)
{
	if (row->kind == MAYBE)
		return equals != NULL;
	return row->kind != FLAG && row->kind != COMPATIBLE;
}

/* The first argument that is not an option, NULL for none. */
static const char *first_word(int argc, char *const *argv)
{
	const struct option_row *row;
	const char *equals;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		equals = strchr(argv[i], '=');
		row = equals == NULL ? find(argv[i], strlen(argv[i])) : NULL;
		i += row != NULL && has_value(row, equals);
	}
	return i < argc ? argv[i] : NULL;
}

it_code it_options_late_command(const char *command, it_error *err)
{
	(void)it_fail(err, IT_USAGE, command,
		      "a command must come before all options");
	it_error_remedy(err, "write \"install-tools %s\" first, then the "
			     "options",
			command);
	return IT_USAGE;
}

/* Some options have another name with other commands. */
static void name_other(const it_options *opt, const struct option_row *row,
		       it_error *err)
{
	static const struct {
		const char *there, *here;
	} names[] = {{"--tune", "--profile"}, {"--profile", "--tune"}};
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(row->name, names[i].there) == 0 &&
		    takes(find(names[i].here, strlen(names[i].here)),
			  opt->command))
			it_error_remedy(err, "it is %s of \"%s\"",
					names[i].here, opt->command);
}

/*
 * A command after options is not recognised, so these options were taken for
 * those of install.
 */
static it_code not_taken(const it_options *opt, const struct option_row *row,
			 int argc, char *const *argv, it_error *err)
{
	const char *word = opt->named ? NULL : first_word(argc, argv);

	if (opt->named) {
		(void)usage(err, row->name, "is not an option of this command");
		name_other(opt, row, err);
		return IT_USAGE;
	}
	if (word != NULL && it_command_find(word) != NULL)
		return it_options_late_command(word, err);
	(void)it_fail(err, IT_USAGE, row->name,
		      "is not an option of \"%s\", the command when none is "
		      "named",
		      opt->command);
	if (takes(row, TUNE))
		it_error_remedy(err, "write \"install-tools tune apply\" "
				     "first; install itself takes a profile "
				     "with --tune");
	return IT_USAGE;
}

static it_code no_option(const it_options *opt, const char *arg, it_error *err)
{
	it_slice word = it_slice_of(arg);
	const char *meant;
	it_nearest nearest;
	size_t i;

	word.len = strcspn(arg, "=");
	it_nearest_begin(&nearest, word);
	for (i = 0; i < ROWS; i++)
		if (rows[i].help != NULL && takes(&rows[i], opt->command))
			it_nearest_try(&nearest, rows[i].name);
	meant = it_nearest_found(&nearest);
	(void)usage(err, arg, "is not an option");
	if (meant != NULL)
		it_error_remedy(err, "perhaps \"%s\" was meant", meant);
	return IT_USAGE;
}

/* One option; moves *i when the value is the next argument. */
static it_code option(it_options *opt, int argc, char *const *argv, int *i,
		      it_error *err)
{
	const char *arg = argv[*i];
	const char *equals = strchr(arg, '=');
	const struct option_row *row =
		find(arg, equals != NULL ? (size_t)(equals - arg)
					 : strlen(arg));

	if (row == NULL)
		return no_option(opt, arg, err);
	if (!takes(row, opt->command))
		return not_taken(opt, row, argc, argv, err);
	if (!has_value(row, equals))
		return equals == NULL ? set_flag(opt, row)
				      : usage(err, arg, "takes no value");
	if (equals != NULL)
		return set_value(opt, row, equals + 1, err);
	if (*i + 1 >= argc)
		return usage(err, arg, "needs a value");
	return set_value(opt, row, argv[++*i], err);
}

/* VMware's KEY=yes answers (EULA_AGREED=yes): accepted, nothing to answer. */
static int is_answer(const char *arg)
{
	const char *equals = strchr(arg, '=');

	return equals != NULL && equals != arg &&
	       strspn(arg, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
		       (size_t)(equals - arg) &&
	       (strcmp(equals, "=yes") == 0 || strcmp(equals, "=no") == 0);
}

static it_code operand(it_options *opt, const char *arg, it_error *err)
{
	/* VMware's installer takes its -d without dashes too. */
	if (is_answer(arg) || strcmp(arg, "default") == 0)
		return IT_OK;
	if (opt->operand_count == IT_MAX_OPERANDS)
		return usage(err, arg, "is one argument too many");
	opt->operands[opt->operand_count++] = arg;
	return IT_OK;
}

/* Would --prefix move the programs?  Drivers stay where they are anyway. */
static int moves_programs(const it_options *opt)
{
	return opt->prefix != NULL && strcmp(opt->prefix, "/usr") != 0 &&
	       strcmp(opt->prefix, "/usr/") != 0 &&
	       (it_component_selected(IT_USERLAND, opt->components) ||
		it_component_selected(IT_STARTUP, opt->components));
}

/* Options that are good alone, but not together. */
static it_code check_together(const it_options *opt, it_error *err)
{
	if (opt->new_be != NULL && opt->roots.count != 0)
		return usage(err, "--new-be", "contradicts --root");
	if (opt->start_services &&
	    !it_component_selected(IT_STARTUP, opt->components))
		return usage(err, "--start-services",
			     "needs \"startup\" among the --components");
	if (moves_programs(opt))
		return usage(err, opt->prefix,
			     "is no place for VMware's programs here: that is "
			     "/usr");
	if (opt->require_signature && opt->allow_unsigned)
		return usage(err, "--allow-unsigned",
			     "contradicts --require-signature");
	if (opt->no_sync && opt->sync_each)
		return usage(err, "--sync-each", "contradicts --no-sync");
	return IT_OK;
}

static it_code read_arguments(it_options *opt, int argc, char *const *argv,
			      it_error *err)
{
	it_code code = IT_OK;
	int i = 1, only_operands = 0;

	if (i < argc && argv[i][0] != '-' && it_command_find(argv[i]) != NULL) {
		opt->command = argv[i++];
		opt->named = 1;
	}
	for (; code == IT_OK && i < argc; i++) {
		if (only_operands || argv[i][0] != '-' || argv[i][1] == '\0')
			code = operand(opt, argv[i], err);
		else if (strcmp(argv[i], "--") == 0)
			only_operands = 1;
		else
			code = option(opt, argc, argv, &i, err);
	}
	return code;
}

/* The general text lists the options of install. */
static void point_to_help(const it_options *opt, it_error *err)
{
	if (err->remedy[0] != '\0')
		return;
	if (strcmp(opt->command, "install") == 0)
		it_error_remedy(err, "\"install-tools --help\" lists what "
				     "there is");
	else
		it_error_remedy(err, "\"install-tools %s --help\" lists what "
				     "there is",
				opt->command);
}

it_code it_options_parse(it_options *opt, int argc, char *const *argv,
			 it_error *err)
{
	it_code code;

	memset(opt, 0, sizeof *opt);
	opt->command = "install";
	opt->components = "network";
	code = read_arguments(opt, argc, argv, err);
	if (code == IT_OK)
		code = check_together(opt, err);
	if (code == IT_USAGE)
		point_to_help(opt, err);
	return code;
}

it_sync_mode it_options_sync(const it_options *opt)
{
	if (opt->no_sync)
		return IT_SYNC_NONE;
	return opt->sync_each ? IT_SYNC_EACH : IT_SYNC_WHOLE;
}

void it_options_free(it_options *opt)
{
	it_roots_free(&opt->roots);
}

void it_options_help(it_strbuf *out, const char *command)
{
	size_t i;

	for (i = 0; i < ROWS; i++)
		if (rows[i].help != NULL && takes(&rows[i], command))
			it_strbuf_format(out, "  %s\n", rows[i].help);
}
