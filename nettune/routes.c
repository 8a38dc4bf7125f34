/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "nettune/routes.h"

enum { WORDS = 16 }; /* a line has ten at most */

/* The mask is in the long form alone. */
int it_routes_ask(it_dial_call *call)
{
	return it_dial_say(call, IT_TOOL_NETSTAT, "-rnv");
}

int it_routes_ask_stored(it_dial_call *call)
{
	return it_dial_say(call, IT_TOOL_ROUTE, "-p\nshow");
}

/* ---- what netstat prints -------------------------------------------- */

void it_routes_begin(it_route_reader *reader, it_slice output)
{
	memset(reader, 0, sizeof *reader);
	reader->rest = output;
}

int it_routes_are_unread(const it_route_reader *reader)
{
	return reader->odd || reader->behind == 0;
}

static size_t split(it_slice line, it_slice *words, size_t max)
{
	size_t count = 0;

	while (count < max && it_next_word(&line, &words[count]))
		count++;
	return count;
}

/*
 * Columns differ: until 2009 and on illumos "Mxfrg Rtt Ref Flg Out In/Fwd",
 * on 11.x "MTU Ref Flg Out In/Fwd".
 */
static int take_header(it_route_reader *r, const it_slice *words,
		       size_t count)
{
	size_t i, device = 0;

	if (!it_slice_starts(words[0], "Destination"))
		return 0;
	r->behind = r->flags = 0;
	r->six = it_slice_is(words[0], "Destination/Mask");
	for (i = 1; i < count; i++) {
		if (it_slice_is(words[i], "Device") ||
		    it_slice_is(words[i], "If"))
			device = i;
		else if (it_slice_is(words[i], "Flg") ||
			 it_slice_is(words[i], "Flags"))
			r->flags = i - device - 1;
	}
	if (device == (r->six ? 2u : 3u) && r->flags != 0)
		r->behind = count - device - 1;
	r->odd |= r->behind == 0;
	return 1;
}

/* "default", "192.0.2.0", "2001:db8::/32"; a host has no length. */
static int read_target(it_slice word, it_route *route, int six)
{
	const char *slash = memchr(word.at, '/', word.len);
	it_slice length = {"", 0};
	unsigned long bits = it_address_bits(six);

	memset(&route->to, 0, sizeof route->to);
	route->to.six = six;
	route->length = 0;
	if (it_slice_is(word, "default"))
		return 1;
	if (slash != NULL) {
		length.at = slash + 1;
		length.len = word.len - (size_t)(slash - word.at) - 1;
		word.len -= length.len + 1;
		if (!it_slice_number(length, bits, &bits))
			return 0;
	}
	route->length = (unsigned)bits;
	return it_address_read(word, &route->to) && route->to.six == six;
}

/* A wide number may stand behind the flags without a blank: "UGHD123456". */
static int take_flags(it_slice word, char *out, size_t size)
{
	while (word.len != 0 && isdigit((unsigned char)word.at[word.len - 1]))
		word.len--;
	return it_slice_starts(word, "U") && it_slice_copy(word, out, size);
}

/* The columns from Device on; that one may be empty. */
static int read_columns(const it_route_reader *r, const it_slice *words,
			size_t count, it_route *route)
{
	size_t from = r->six ? 2 : 3, behind = r->behind, at;
	int touched;

	/* Flags with a number right behind them make one column less. */
	for (touched = 0; touched < 2; touched++, behind--) {
		if (count < from + behind || count > from + behind + 1)
			continue;
		at = count - behind + r->flags;
		if (!take_flags(words[at], route->flags,
				sizeof route->flags) ||
		    touched != (isdigit((unsigned char)
					words[at].at[words[at].len - 1]) != 0))
			continue;
		return count == from + behind ||
		       it_slice_copy(words[from], route->device,
				     sizeof route->device);
	}
	return 0;
}

/* "net0:1", an address more of net0, is net0. */
static void drop_unit(char *device)
{
	device[strcspn(device, ":")] = '\0';
}

static int read_line(const it_route_reader *r, const it_slice *words,
		     size_t count, it_route *route)
{
	it_slice gateway = words[r->six ? 1 : 2];

	memset(route, 0, sizeof *route);
	if (count < 3 || !read_columns(r, words, count, route) ||
	    !read_target(words[0], route, r->six) ||
	    (!r->six && !it_address_mask(words[1], &route->length)))
		return 0;
	drop_unit(route->device);
	route->direct = strchr(route->flags, 'G') == NULL;
	/* "--" where there is none */
	if (!it_address_read(gateway, &route->gateway))
		route->gateway.six = r->six;
	return it_slice_copy(words[0], route->to_text,
			     sizeof route->to_text) &&
	       it_slice_copy(gateway, route->gateway_text,
			     sizeof route->gateway_text) &&
	       route->gateway.six == r->six;
}

int it_routes_next(it_route_reader *r, it_route *route)
{
	it_slice line, words[WORDS];
	size_t count;

	while (!r->odd && it_next_line(&r->rest, &line)) {
		count = split(it_trim(line), words, WORDS);
		if (count == 0 || it_slice_starts(words[0], "---") ||
		    (count > 1 && it_slice_is(words[1], "Table:")) ||
		    take_header(r, words, count))
			continue;
		if (r->behind != 0 && read_line(r, words, count, route))
			return 1;
		r->odd = 1;
	}
	return 0;
}

/* ---- what is stored ------------------------------------------------- */

static const char head[] = "persistent: route add ";

int it_routes_are_stored(it_slice output)
{
	return it_slice_starts(output, head) ||
	       it_slice_starts(output, "No persistent routes");
}

/* What the words behind "route add" mean. */
typedef enum meaning {
	IGNORED,   /* netstat shows it, too, or it says nothing */
	IGNORED_1, /* with its word */
	KEPT,	   /* netstat does not show it, or by a letter alone */
	KEPT_1,
	SIX,
	MASK,
	TARGET,
	GATEWAY
} meaning;

static const struct {
	const char *word;
	meaning means;
} keywords[] = {
    {"-inet", IGNORED},	     {"-inet6", SIX},	     {"-net", IGNORED},
    {"-host", IGNORED},	     {"net", IGNORED},	     {"host", IGNORED},
    {"-static", IGNORED},    {"-interface", IGNORED}, {"-iface", IGNORED},
    {"-ifp", IGNORED_1},     {"-name", IGNORED_1},   {"-netmask", MASK},
    {"-gateway", GATEWAY},   {"-dst", TARGET},	     {"-ifa", KEPT_1},
    {"-setsrc", KEPT_1},     {"-mtu", KEPT_1},	     {"-hopcount", KEPT_1},
    {"-expire", KEPT_1},     {"-recvpipe", KEPT_1},  {"-sendpipe", KEPT_1},
    {"-ssthresh", KEPT_1},   {"-rtt", KEPT_1},	     {"-rttvar", KEPT_1},
    {"-secattr", KEPT_1},    {"-lock", KEPT},	     {"-lockrest", KEPT},
    {"-reject", KEPT},	     {"-blackhole", KEPT},   {"-multirt", KEPT},
    {"-private", KEPT},	     {"-nostatic", KEPT},    {"-indirect", KEPT},
    {"-proto1", KEPT},	     {"-proto2", KEPT},
};

static int meaning_of(it_slice word, meaning *means)
{
	size_t i;

	for (i = 0; i < sizeof keywords / sizeof keywords[0]; i++)
		if (it_slice_is(word, keywords[i].word)) {
			*means = keywords[i].means;
			return 1;
		}
	return 0;
}

typedef struct stored_route {
	it_slice to, gateway, mask;
	int six;
	char *extra;
	size_t size;
} stored_route;

static int add_extra(stored_route *s, it_slice word)
{
	size_t len = strlen(s->extra);

	if (len + word.len + 2 > s->size)
		return 0;
	(void)snprintf(s->extra + len, s->size - len, "%s%.*s",
		       len != 0 ? " " : "", (int)word.len, word.at);
	return 1;
}

/* The destination, then the gateway, then a mask, or a metric of old. */
static int take_plain(stored_route *s, it_slice word)
{
	unsigned long metric;

	if (s->to.at == NULL)
		s->to = word;
	else if (s->gateway.at == NULL)
		s->gateway = word;
	else if (!it_slice_number(word, 0x7fffffff, &metric))
		s->mask = word;
	return 1;
}

static int take_keyword(stored_route *s, it_slice *rest, it_slice word)
{
	it_slice value = {NULL, 0};
	meaning means;

	if (!meaning_of(word, &means))
		return word.at[0] != '-' && take_plain(s, word);
	if ((means == KEPT || means == KEPT_1) && !add_extra(s, word))
		return 0;
	s->six |= means == SIX;
	if (means == IGNORED || means == KEPT || means == SIX)
		return 1;
	if (!it_next_word(rest, &value))
		return 0;
	if (means == MASK)
		s->mask = value;
	else if (means == TARGET)
		s->to = value;
	else if (means == GATEWAY)
		s->gateway = value;
	return means != KEPT_1 || add_extra(s, value);
}

/* 0: the form is not known, for example host names. */
static int read_stored(it_slice words, stored_route *s)
{
	it_slice word;

	s->extra[0] = '\0';
	while (it_next_word(&words, &word))
		if (!take_keyword(s, &words, word))
			return 0;
	return s->to.at != NULL && s->gateway.at != NULL;
}

/* One that is stored without a mask (that of its class) fits any mask. */
static int is_of_stored(const it_route *route, const stored_route *s)
{
	it_address gateway;
	it_route target;
	unsigned mask;
	int told;

	if (s->six != route->to.six ||
	    !read_target(s->to, &target, s->six) ||
	    !it_address_read(s->gateway, &gateway))
		return 0;
	told = s->six || it_slice_is(s->to, "default") ||
	       memchr(s->to.at, '/', s->to.len) != NULL;
	if (s->mask.at != NULL && it_address_mask(s->mask, &mask)) {
		target.length = mask;
		told = 1;
	}
	return it_address_is(&gateway, &route->gateway) &&
	       it_address_is(&target.to, &route->to) &&
	       (!told || target.length == route->length);
}

/* A router a line; words behind its address are ignored. */
static int is_router(const it_route *route, it_slice routers)
{
	it_address gateway;
	it_slice line, word;

	if (route->length != 0 || route->to.six)
		return 0;
	while (it_next_line(&routers, &line))
		if (it_next_word(&line, &word) &&
		    it_address_read(word, &gateway) &&
		    it_address_is(&gateway, &route->gateway))
			return 1;
	return 0;
}

int it_route_is_stored(const it_route *route, it_slice stored,
		       it_slice routers, char *extra, size_t size)
{
	stored_route s;
	it_slice line;

	while (it_next_line(&stored, &line)) {
		memset(&s, 0, sizeof s);
		s.extra = extra;
		s.size = size;
		if (!it_slice_starts(line, head))
			continue;
		line.at += sizeof head - 1;
		line.len -= sizeof head - 1;
		if (read_stored(line, &s) && is_of_stored(route, &s))
			return 1;
	}
	extra[0] = '\0';
	return is_router(route, routers);
}

/* ---- what is kept --------------------------------------------------- */

static void put_target(const it_route *route, char *out, size_t size)
{
	if (route->length == 0)
		(void)snprintf(out, size, "default");
	else
		(void)snprintf(out, size, "%.*s/%u",
			       (int)strcspn(route->to_text, "/"),
			       route->to_text, route->length);
}

int it_route_keep(const it_route *route, const char *extra, char *out,
		  size_t size)
{
	char to[72];
	int len;

	put_target(route, to, sizeof to);
	len = snprintf(out, size, "%s %s %s %s %s%s%s",
		       route->to.six ? "inet6" : "inet", to,
		       route->gateway_text,
		       route->direct ? "direct" : "gateway",
		       route->device[0] != '\0' ? route->device : "-",
		       extra[0] != '\0' ? " " : "", extra);
	return len > 0 && (size_t)len < size;
}

enum { FAMILY, TO, BY, HOW, DEVICE, KEPT_WORDS };

int it_route_read(const char *text, it_route *route, it_slice *extra)
{
	it_slice rest = it_slice_of(text), word[KEPT_WORDS];

	memset(route, 0, sizeof *route);
	if (split(rest, word, KEPT_WORDS) != KEPT_WORDS)
		return 0;
	rest.len -= (size_t)(word[DEVICE].at - rest.at) + word[DEVICE].len;
	rest.at = word[DEVICE].at + word[DEVICE].len;
	*extra = it_trim(rest);
	route->direct = it_slice_is(word[HOW], "direct");
	if (!it_slice_is(word[DEVICE], "-") &&
	    !it_slice_copy(word[DEVICE], route->device, sizeof route->device))
		return 0;
	return read_target(word[TO], route,
			   it_slice_is(word[FAMILY], "inet6")) &&
	       it_address_read(word[BY], &route->gateway) &&
	       it_slice_copy(word[TO], route->to_text,
			     sizeof route->to_text) &&
	       it_slice_copy(word[BY], route->gateway_text,
			     sizeof route->gateway_text);
}

int it_route_is(const it_route *a, const it_route *b)
{
	return a->direct == b->direct && a->length == b->length &&
	       it_address_is(&a->to, &b->to) &&
	       it_address_is(&a->gateway, &b->gateway) &&
	       (a->device[0] == '\0' || b->device[0] == '\0' ||
		strcmp(a->device, b->device) == 0);
}

static void put_words(it_slice extra, char *out, size_t size)
{
	it_slice word;
	size_t len = 0;

	out[0] = '\0';
	while (len < size && it_next_word(&extra, &word))
		len += (size_t)snprintf(out + len, size - len, "\n%.*s",
					(int)word.len, word.at);
}

/*
 * A direct route names its interface by the address that is its gateway; one
 * by a router names it (-ifp) only where it was bound to the interface.
 */
int it_route_add(const char *text, it_dial_call *call)
{
	char extra[IT_ROUTE_TEXT + 8], to[72];
	int named, whole;
	it_slice rest;
	it_route r;

	if (!it_route_read(text, &r, &rest))
		return 0;
	put_words(rest, extra, sizeof extra);
	put_target(&r, to, sizeof to);
	named = !r.direct && r.device[0] != '\0';
	whole = r.length == it_address_bits(r.to.six);
	if (whole)
		to[strcspn(to, "/")] = '\0';
	return it_dial_say(call, IT_TOOL_ROUTE,
			   "-n\nadd\n%s\n%s\n%s\n%s%s%s%s%s",
			   r.to.six ? "-inet6" : "-inet",
			   whole ? "-host" : "-net", to, r.gateway_text,
			   r.direct ? "\n-interface" : "",
			   named ? "\n-ifp\n" : "", named ? r.device : "",
			   extra);
}

void it_route_say(const it_route *route, char *out, size_t size)
{
	char to[72];

	put_target(route, to, sizeof to);
	(void)snprintf(out, size, "%s %s %s", to,
		       route->direct ? "over" : "by", route->gateway_text);
}
