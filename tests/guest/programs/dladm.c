/* SPDX-License-Identifier: BSD-2-Clause */
/* dladm: tuning.md 2.1. */
#include "config.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "tests/guest/programs/dladm.h"

/* ---- what is said ----------------------------------------------------- */

static void say(const char *before, const char *fmt, va_list args)
	IT_PRINTF(2, 0);

static void say(const char *before, const char *fmt, va_list args)
{
	(void)fprintf(stderr, "%s", before);
	(void)vfprintf(stderr, fmt, args);
	(void)fputc('\n', the_system()->net == NET_09 ? stdout : stderr);
}

int dladm_die(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say("dladm: ", fmt, args);
	va_end(args);
	return 1;
}

void dladm_warn(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say("dladm: warning: ", fmt, args);
	va_end(args);
}

int dladm_bad_option(const char *usage, int option)
{
	if (option == ':')
		return dladm_die("option '-%c' requires a value\nusage: %s",
				 optopt, usage);
	return dladm_die("unrecognized option '-%c'\nusage: %s", optopt, usage);
}

int dladm_usage(const char *usage)
{
	return dladm_die("usage: %s", usage);
}

/* ---- set-linkprop, reset-linkprop ------------------------------------- */

typedef struct setting {
	const char *use;
	int reset;
	int passing; /* -t */
	const char *root;
	char *list; /* "a=1,b=2" */
	net_link *of;
	links l;
} setting;

/* The properties that are known; of all but mtu only that they are not. */
static int is_known(const char *name)
{
	static const char *const known[] = {"mtu", "speed", "duplex", "state",
					    "priority", "maxbw", "cpus"};
	size_t i;

	for (i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strcasecmp(known[i], name) == 0)
			return 1;
	return 0;
}

/* strtoul in illumos, atoi in 2009.06 (2.1.4). */
static net_status parse(const char *value, long *mtu)
{
	char *end;

	*mtu = the_system()->net == NET_09 ? atol(value)
					   : strtol(value, &end, 0);
	if (the_system()->net != NET_09 && (*value == '\0' || *end != '\0'))
		return NET_BAD_VALUE;
	return NET_DONE;
}

static net_status set_live(setting *s, const char *name, const char *value)
{
	net_status status;
	long mtu = ORDINARY;

	if (geteuid() != 0)
		return NET_DENIED;
	if (strcasecmp(name, "mtu") != 0)
		return NET_UNSUPPORTED;
	status = value != NULL ? parse(value, &mtu) : NET_DONE;
	if (status != NET_DONE)
		return status;
	/* what was declared over others goes back to their size */
	if (value == NULL && strcmp(s->of->device, "-") == 0)
		return NET_UNSUPPORTED;
	step();
	status = mtu_set(&s->l, s->of, mtu);
	if (status == NET_DONE) {
		links_write(&s->l);
		interfaces_follow(s->of);
	}
	return status;
}

static void explain(const setting *s, const char *name, net_status status)
{
	char possible[NAME_SIZE];

	if (status == NET_BAD_VALUE) {
		dladm_possible(s->of, possible);
		dladm_warn("link property '%s' must be one of: %s", name,
			   possible);
		return;
	}
	dladm_warn("cannot %s link property '%s' on '%s': %s",
		   s->reset ? "reset" : "set", name, s->of->name,
		   net_status_text(status));
}

/* Live first; what fails there is not stored. */
static int set_one(setting *s, const char *name, const char *value)
{
	net_status status;

	if (!is_known(name)) {
		dladm_warn("invalid link property '%s'", name);
		return 1;
	}
	if (!s->reset && (value == NULL || *value == '\0')) {
		dladm_warn("no value specified for '%s'", name);
		return 1;
	}
	status = set_live(s, name, value);
	if (status != NET_DONE) {
		explain(s, name, status);
		return 1;
	}
	step();
	if (s->passing || datalink_put(s->of->name, "mtu", "string", value))
		return 0;
	dladm_warn("cannot %s%s link property '%s' on '%s': %s",
		   the_system()->net == NET_09 ? "persistently " : "",
		   s->reset ? "reset" : "set", name, s->of->name,
		   net_status_text(NET_FAILED));
	return 1;
}

/* The status is that of the last one alone (2.1.4). */
static int set_all(setting *s)
{
	char *at = s->list, *next, *value;
	int status = 1;

	for (; at != NULL; at = next) {
		next = strchr(at, ',');
		if (next != NULL)
			*next++ = '\0';
		value = strchr(at, '=');
		if (value != NULL)
			*value++ = '\0';
		status = set_one(s, at, s->reset ? NULL : value);
	}
	return status;
}

/* Without -p all that can be; here that is mtu. */
static char everything[] = "mtu";

/* -R: the command becomes a line for the next boot of that root (2.1.7). */
static int note(const setting *s, int argc, char **argv)
{
	it_strbuf line = {NULL, 0, 0, 0};
	char path[PATH_SIZE];
	int i;

	(void)snprintf(path, sizeof path, "%s" DATALINK_CONF, s->root);
	i = access(path, F_OK) == 0;
	(void)snprintf(path, sizeof path, "%s/var/svc/profile/upgrade%s",
		       s->root, i ? "_datalink" : "");
	it_strbuf_text(&line, "/sbin/dladm");
	for (i = 0; i < argc; i++) {
		if (strcmp(argv[i], "-R") == 0)
			i++;
		else
			it_strbuf_format(&line, " %s", argv[i]);
	}
	it_strbuf_format(&line, "  # added by dladm(%s)\n",
			 the_system()->net == NET_IL ||
					 the_system()->net == NET_11_4
				 ? "8"
				 : "1M");
	if (append_guest_file(path, line.data, line.len))
		return 0;
	return dladm_die("operation not supported on %s", s->root);
}

static int take_options(setting *s, int argc, char **argv)
{
	int option;

	opterr = 0;
	optind = 1;
	while ((option = getopt(argc, argv, "+:tR:p:")) != -1) {
		if (option == '?' || option == ':')
			return dladm_bad_option(s->use, option);
		s->passing |= option == 't';
		s->root = option == 'R' ? optarg : s->root;
		s->list = option == 'p' ? optarg : s->list;
	}
	if (s->list == NULL && s->reset)
		s->list = everything;
	if (s->list == NULL)
		return dladm_die("link property must be specified");
	if (optind + 1 != argc)
		return dladm_usage(s->use);
	return 0;
}

static int set(setting *s, int argc, char **argv)
{
	char **words = calloc((size_t)argc + 1, sizeof *words);
	const char *name;

	/* the list is cut to pieces, and -R repeats it */
	memcpy(words, argv, (size_t)argc * sizeof *words);
	if (take_options(s, argc, argv) != 0)
		return 1;
	if (s->root != NULL)
		return note(s, argc, words);
	name = argv[optind];
	links_read(&s->l);
	s->of = link_find(&s->l, name);
	if (s->of == NULL)
		return dladm_die("link %s is not valid: %s", name,
				 net_status_text(NET_MISSING));
	if (*s->list == '\0' || *s->list == '=' || *s->list == ',')
		return dladm_die("invalid link properties specified");
	return set_all(s);
}

static int set_linkprop(int argc, char **argv)
{
	setting s;

	memset(&s, 0, sizeof s);
	s.use = "set-linkprop     [-t] -p <prop>=<value>[,...] <name>";
	return set(&s, argc, argv);
}

static int reset_linkprop(int argc, char **argv)
{
	setting s;

	memset(&s, 0, sizeof s);
	s.use = "reset-linkprop   [-t] [-p <prop>,...] <name>";
	s.reset = 1;
	return set(&s, argc, argv);
}

/* ---- the command ------------------------------------------------------ */

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} verbs[] = {
	{"show-link", dladm_show_link},
	{"show-phys", dladm_show_phys},
	{"show-vnic", dladm_show_vnic},
	{"show-aggr", dladm_show_aggr},
	{"show-linkprop", dladm_show_linkprop},
	{"set-linkprop", set_linkprop},
	{"reset-linkprop", reset_linkprop},
};

static int say_usage(void)
{
	(void)fprintf(stderr, "usage:\tdladm <subcommand> <args>...\n");
	return 1;
}

/* A zone that has no stack of its own has no /dev/dld (1.7). */
static int is_shut(void)
{
	return zone_is_shared() &&
	       dladm_die("could not open /dev/dld: object not found") != 0;
}

int dladm(int argc, char **argv)
{
	static char show[] = "show-link";
	char *bare[] = {show, NULL};
	size_t i;

	if (the_system()->net == NET_10)
		return dladm_old(argc, argv);
	if (is_shut())
		return 1;
	if (argc < 2)
		return the_system()->net == NET_09 ||
				       the_system()->net == NET_147
			       ? say_usage()
			       : dladm_show_link(1, bare);
	for (i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (strcmp(verbs[i].name, argv[1]) == 0)
			return verbs[i].run(argc - 1, argv + 1);
	(void)dladm_die("unknown subcommand '%s'", argv[1]);
	return say_usage();
}
