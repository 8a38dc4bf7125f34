/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * route: add, delete, -p, show; words and messages as in the public source
 * of illumos.  Messages of a failure are on stdout, its status is an errno of
 * Solaris.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/guest/programs/net.h"

enum { MOST_WORDS = 24, NOT_PERMITTED = 1, NO_SUCH = 3, EXISTS = 17 };
enum { UNREACHABLE = 128 };

typedef struct request {
	int adds;
	int direct, host, net;
	char bound[NAME_SIZE]; /* -ifp */
	char words[LINE_SIZE]; /* as it was asked, to be stored */
	net_route route;
} request;

/* ---- words ------------------------------------------------------------ */

static void set_mask(net_route *r, const char *mask)
{
	unsigned long bits = address_bits(mask);

	for (r->length = 0; bits & 0x80000000UL; r->length++)
		bits = bits << 1 & 0xffffffffUL;
}

static void set_target(net_route *r, const char *text)
{
	char *slash;

	(void)snprintf(r->to, NAME_SIZE, "%s", text);
	if (r->six)
		return;
	r->length = strcmp(text, "default") == 0 ? 0 : 32;
	slash = strchr(r->to, '/');
	if (slash == NULL)
		return;
	r->length = (unsigned)atoi(slash + 1);
	*slash = '\0';
}

static int is_one_of(const char *word, const char *list)
{
	it_slice rest = it_slice_of(list), next;

	while (it_next_word(&rest, &next))
		if (it_slice_is(next, word))
			return 1;
	return 0;
}

static const char takes_word[] = "-setsrc -mtu -hopcount -expire -recvpipe "
				 "-sendpipe -ssthresh -rtt -rttvar -ifa";

static void take_positional(request *q, const char *word)
{
	if (q->route.to[0] == '\0')
		set_target(&q->route, word);
	else if (q->route.gateway[0] == '\0')
		(void)snprintf(q->route.gateway, NAME_SIZE, "%s", word);
}

/* Returns how many words it took; 0: is none that is known. */
static int take_keyword(request *q, const char *word, const char *next)
{
	if (strcmp(word, "-inet6") == 0)
		q->route.six = 1;
	else if (is_one_of(word, "-interface -iface"))
		q->direct = 1;
	else if (is_one_of(word, "-host host"))
		q->host = 1;
	else if (is_one_of(word, "-net net"))
		q->net = 1;
	else if (strcmp(word, "-multirt") == 0)
		(void)strcat(q->route.flags, "M");
	else if (is_one_of(word, "-inet -static -lock"))
		;
	else if (next == NULL)
		return 0;
	else if (strcmp(word, "-ifp") == 0)
		(void)snprintf(q->bound, NAME_SIZE, "%s", next);
	else if (strcmp(word, "-gateway") == 0)
		(void)snprintf(q->route.gateway, NAME_SIZE, "%s", next);
	else if (strcmp(word, "-netmask") == 0)
		set_mask(&q->route, next);
	else if (strcmp(word, "-setsrc") == 0)
		(void)strcat(q->route.flags, "S");
	else if (!is_one_of(word, takes_word))
		return 0;
	return 1 + is_one_of(word, takes_word) +
	       is_one_of(word, "-ifp -gateway -netmask");
}

static int bad_usage(const char *why)
{
	(void)fprintf(stderr, "route: %s\n", why);
	return 1;
}

static int take_words(request *q, char **words)
{
	int took;

	for (; *words != NULL; words += took) {
		(void)strcat(q->words, q->words[0] != '\0' ? " " : "");
		(void)strcat(q->words, *words);
		took = 1;
		if (**words != '-' && !is_one_of(*words, "net host")) {
			take_positional(q, *words);
			continue;
		}
		took = take_keyword(q, *words, words[1]);
		if (took == 0)
			return bad_usage("bad keyword");
		if (took == 2) {
			(void)strcat(q->words, " ");
			(void)strcat(q->words, words[1]);
		}
	}
	if (q->route.to[0] == '\0')
		return bad_usage("destination required");
	if (q->route.gateway[0] == '\0')
		return bad_usage("gateway required for add or delete command");
	return 0;
}

/* ---- the kernel's part ------------------------------------------------ */

static void put_flags(request *q)
{
	char more[NAME_SIZE];
	int host = q->route.six ? strchr(q->route.to, '/') == NULL &&
					  strcmp(q->route.to, "default") != 0
				: q->route.length == 32;

	(void)snprintf(more, sizeof more, "%s", q->route.flags);
	(void)snprintf(q->route.flags, NAME_SIZE, "U%s%s%.8s",
		       q->direct ? "" : "G", host ? "H" : "", more);
}

/* Which interface it is over; a gateway has to be on a network of one. */
static int find_way(request *q, const net_routes *all)
{
	interfaces ifs;
	net_if *one;

	interfaces_read(&ifs);
	one = route_interface(&ifs, q->route.gateway, q->direct);
	if (q->bound[0] != '\0') {
		one = interface_find(&ifs, q->bound);
		if (one != NULL && !one->enabled)
			one = NULL;
	}
	if (one == NULL)
		return route_leads(all, &q->route) ? 0 : UNREACHABLE;
	if (q->direct || q->bound[0] != '\0')
		(void)snprintf(q->route.device, NAME_SIZE, "%s", one->name);
	return 0;
}

static int change(request *q)
{
	net_routes all;
	net_route *there;
	int status;

	if (geteuid() != 0 || zone_is_shared())
		return NOT_PERMITTED;
	routes_read(&all);
	there = route_find(&all, &q->route);
	if (q->adds && there != NULL)
		return EXISTS;
	if (!q->adds && there == NULL)
		return NO_SUCH;
	status = q->adds ? find_way(q, &all) : 0;
	if (status != 0)
		return status;
	step();
	put_flags(q);
	if (q->adds && all.count < MAX_ROUTES)
		all.at[all.count++] = q->route;
	else if (!q->adds)
		*there = all.at[--all.count];
	routes_write(&all);
	return 0;
}

static const char *text_of(int status)
{
	switch (status) {
	case NOT_PERMITTED:
		return "insufficient privileges";
	case NO_SUCH:
		return "not in table";
	case EXISTS:
		return "entry exists";
	default:
		return "Network is unreachable";
	}
}

static void say(FILE *to, const request *q, const char *persistent)
{
	int host = q->host || (!q->net && !q->route.six &&
			       q->route.length == 32);

	(void)fprintf(to, "%s%s %s %s: gateway %s",
		      q->adds ? "add" : "delete", persistent,
		      host ? "host" : "net", q->route.to, q->route.gateway);
}

static int run(request *q)
{
	int status = change(q);

	say(stdout, q, "");
	if (status != 0)
		(void)printf(": %s", text_of(status));
	(void)printf("\n");
	return status;
}

/* ---- the store -------------------------------------------------------- */

/* Lines of it other than words; how many were like it. */
static size_t read_stored(const char *words, it_strbuf *others)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;
	size_t like = 0;

	if (!read_guest_file(STATIC_ROUTES, &text))
		return 0;
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		if (it_slice_is(line, words)) {
			like++;
			continue;
		}
		it_strbuf_bytes(others, line.at, line.len);
		it_strbuf_char(others, '\n');
	}
	return like;
}

static int store(const request *q)
{
	it_strbuf others = {NULL, 0, 0, 0};
	size_t like = read_stored(q->words, &others);

	if (q->adds ? like != 0 : like == 0) {
		say(stderr, q, " persistent");
		(void)fprintf(stderr, ": %s\n",
			      q->adds ? "entry exists" : "not in file");
		return 1;
	}
	step();
	if (others.len == 0)
		it_strbuf_text(&others, "# File generated by route(8) - do "
					"not edit.\n");
	if (q->adds)
		it_strbuf_format(&others, "%s\n", q->words);
	(void)mkdir("/etc/inet", 0755);
	(void)unlink(STATIC_ROUTES);
	(void)append_guest_file(STATIC_ROUTES, it_strbuf_str(&others),
				others.len);
	say(stdout, q, " persistent");
	(void)printf("\n");
	return 0;
}

static int show_stored(void)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;
	size_t count = 0;

	(void)read_guest_file(STATIC_ROUTES, &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		if (line.len == 0 || line.at[0] == '#')
			continue;
		(void)printf("persistent: route add %.*s\n", (int)line.len,
			     line.at);
		count++;
	}
	if (count == 0)
		(void)printf("No persistent routes are defined\n");
	return 0;
}

/* ---- at boot ---------------------------------------------------------- */

static void add_line(it_slice line, const char *before)
{
	char words[MOST_WORDS][NAME_SIZE], *argv[MOST_WORDS + 4];
	size_t count = split(line, words, MOST_WORDS), i, n = 0;
	static request q;

	memset(&q, 0, sizeof q);
	q.adds = 1;
	if (count == 0 || words[0][0] == '#')
		return;
	if (before[0] != '\0') {
		argv[n++] = (char *)(size_t)before;
		count = 1;
	}
	for (i = 0; i < count; i++)
		argv[n++] = words[i];
	argv[n] = NULL;
	if (take_words(&q, argv) == 0)
		(void)change(&q);
}

static void add_lines(const char *path, const char *before)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;

	if (!read_guest_file(path, &text))
		return;
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		add_line(line, before);
}

void routes_boot(void)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char row[NAME_SIZE];
	size_t at = 0;

	while (next_fact(&at, "route", row, sizeof row))
		it_strbuf_format(&text, "%s\n", row);
	state_write("routes", &text);
	add_lines("/etc/defaultrouter", "default");
	add_lines(STATIC_ROUTES, "");
}

/* ---- the program ------------------------------------------------------ */

int route(int argc, char **argv)
{
	static request q;
	int option, stores = 0, status;

	opterr = 0;
	while ((option = getopt(argc, argv, "+nqvfp")) != -1) {
		if (option == '?')
			return bad_usage("unknown option");
		stores |= option == 'p';
	}
	if (optind == argc)
		return bad_usage("usage: route [ -fnpqv ] cmd [[ -<qualifers> "
				 "] args ]");
	if (stores && strcmp(argv[optind], "show") == 0)
		return show_stored();
	q.adds = strcmp(argv[optind], "add") == 0;
	if (!q.adds && strcmp(argv[optind], "delete") != 0)
		return bad_usage("unknown command");
	status = take_words(&q, argv + optind + 1);
	if (status != 0)
		return status;
	status = run(&q);
	if (stores && (status == 0 || status == (q.adds ? EXISTS : NO_SUCH)))
		return store(&q);
	return status;
}
