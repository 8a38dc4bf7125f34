/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What another machine proves: packets of the whole MTU arrive there, and how
 * long the way is.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/programs.h"
#include "installer/tuning.h"

/* With that of ICMP; a name stands for IPv4, of which both sides are known. */
static const struct version {
	const char *family;
	unsigned long headers;
} versions[] = {{"inet", 28}, {"inet6", 48}};

static int is_six(const it_tuning *t)
{
	return strchr(t->job->opt->tune_peer, ':') != NULL;
}

/* What became of a packet. */
typedef enum fate {
	LOST,
	BACK,
	TOO_LONG, /* it did not leave */
	NAMELESS  /* ping has no address for that name */
} fate;

static fate fate_of(const it_run_result *result)
{
	const char *said = it_strbuf_str(&result->err);

	if (result->end == IT_RUN_EXITED && result->status == 0)
		return BACK;
	if (strstr(said, "Message too long") != NULL ||
	    strstr(it_strbuf_str(&result->out), "chars, ret=-1") != NULL)
		return TOO_LONG;
	return strstr(said, "unknown host ") != NULL ? NAMELESS : LOST;
}

static it_code ping(it_tuning *t, const char *const *words, fate *is,
		    it_strbuf *out)
{
	it_run_result result;
	it_code code =
	    it_program_run(IT_PROGRAM_PING, words, &result, &t->job->error);

	*is = code == IT_OK ? fate_of(&result) : LOST;
	it_strbuf_reset(out);
	if (code == IT_OK)
		it_strbuf_bytes(out, it_strbuf_str(&result.out),
				result.out.len);
	it_run_result_free(&result);
	return code == IT_OK ? it_strbuf_check(out, &t->job->error) : code;
}

/* ---- how long the way is ------------------------------------------------ */

/* "round-trip (ms)  min/avg/max/stddev = 0.230/0.288/0.338/0.044" */
static double read_min(const char *text)
{
	const char *at = strstr(text, "min/avg/max");

	at = at != NULL ? strchr(at, '=') : NULL;
	return at != NULL ? strtod(at + 1, NULL) : 0;
}

it_code it_tuning_ask_rtt(it_tuning *t, unsigned long *microseconds)
{
	const char *words[] = {"-s", t->job->opt->tune_peer, "56", "5", NULL};
	it_strbuf out = {NULL, 0, 0, 0};
	double rtt;
	fate is;
	it_code code = ping(t, words, &is, &out);

	rtt = code == IT_OK ? read_min(it_strbuf_str(&out)) : 0;
	it_strbuf_free(&out);
	*microseconds = (unsigned long)(rtt * 1000.0);
	if (code != IT_OK || *microseconds != 0)
		return code;
	(void)it_fail(&t->job->error, IT_TARGET, t->job->opt->tune_peer,
		      "%s: how long the way there is, is not known",
		      is == NAMELESS ? "is no host that ping knows"
				     : "does not answer");
	it_error_remedy(&t->job->error, "tell it with --rtt");
	return IT_TARGET;
}

/* ---- do whole packets arrive? --------------------------------------- */

/* Of the version by which the peer is asked; 0: the link has none of it. */
static unsigned long mtu_for_peer(const it_tuning *t, const it_link *link)
{
	return is_six(t) || link->up_ip4 ? it_link_mtu_of(link, is_six(t)) : 0;
}

/* The link that is asked about: named, or the first one in use for that. */
static const it_link *asked(it_tuning *t)
{
	const char *only = t->job->opt->tune_link;
	const it_link *other = NULL;
	size_t i;

	if (only != NULL)
		return it_links_find(&t->links, only);
	for (i = 0; i < t->links.count; i++) {
		const it_link *link = &t->links.items[i];

		if (link->ip_mtu == 0 || strcmp(link->driver, "vmxnet3s") != 0)
			continue;
		if (mtu_for_peer(t, link) != 0)
			return link;
		other = other != NULL ? other : link;
	}
	return other;
}

/* A packet that no router may cut. */
static it_code send(it_tuning *t, unsigned long bytes, fate *is)
{
	const struct version *version = &versions[is_six(t)];
	char size[24];
	const char *words[] = {"-D", "-s", "-A", version->family,
			       t->job->opt->tune_peer, size, "1", NULL};
	it_strbuf out = {NULL, 0, 0, 0};
	it_code code;

	(void)snprintf(size, sizeof size, "%lu", bytes - version->headers);
	code = ping(t, words, is, &out);
	it_strbuf_free(&out);
	return code;
}

static void say(const it_tuning *t, it_colour colour, const char *text,
		unsigned long mtu)
{
	void (*tell)(const it_options *, const char *, it_colour, const char *,
		     ...) IT_PRINTF(4, 5) =
	    colour == IT_GREEN ? it_say : it_say_difference;

	tell(t->job->opt, "Peer", colour, "%s: packets of %lu bytes %s",
	     t->job->opt->tune_peer, mtu, text);
}

static const char no_address[] =
    "ping knows no IPv4 address of that name; name an address of the peer, "
    "which may be one of IPv6";

static const char no_six[] = "ping takes it for no address; name another one";

static void say_unasked(const it_tuning *t, const char *why)
{
	it_say_difference(t->job->opt, "Peer", IT_YELLOW, "was not asked: %s",
			  why);
}

static const char *lost(fate whole)
{
	return whole == TOO_LONG
		   ? "do not leave: IP has less for the way there"
		   : "do not come back: every link and switch on the way, and "
		     "the peer, must take them";
}

/*
 * One byte more has to fail here, or the first one proves nothing: what gets
 * lost may have left.
 */
static it_code prove(it_tuning *t, unsigned long mtu, size_t *differences,
		     int *unproved)
{
	fate whole, larger = LOST;
	it_code code = send(t, mtu, &whole);

	if (code == IT_OK && whole != NAMELESS)
		code = send(t, mtu + 1, &larger);
	if (code != IT_OK)
		return code;
	*unproved = whole == NAMELESS || larger == NAMELESS;
	if (*unproved) {
		say_unasked(t, is_six(t) ? no_six : no_address);
		return IT_OK;
	}
	*differences += whole != BACK || larger != TOO_LONG;
	if (whole != BACK)
		say(t, IT_YELLOW, lost(whole), mtu);
	else if (larger == TOO_LONG)
		say(t, IT_GREEN, "arrive whole, and larger ones do not leave",
		    mtu);
	else
		say(t, IT_YELLOW,
		    "are not known to be the largest that leave: nothing is "
		    "proved",
		    mtu);
	return IT_OK;
}

/* Nothing is sent where it would tell of another link, or of none. */
static const char *not_asked(const it_tuning *t, const it_link *link)
{
	if (t->job->live && link != NULL && link->ip_mtu != 0)
		return is_six(t) ? "the link has no interface of IPv6, which "
				   "the peer's address is of"
				 : "the link has no IPv4 that is up, by "
				   "which that peer is asked";
	if (!t->job->live)
		return "an image sends nothing: ask in the system that booted "
		       "from it";
	if (link != NULL)
		return "the link has no IP interface, so that nothing can be "
		       "sent over it";
	return "no link of vmxnet3s has an IP interface; name another one with "
	       "--link";
}

it_code it_tuning_ask_peer(it_tuning *t, size_t *differences, int *unproved)
{
	const it_link *link = asked(t);

	*unproved = 0;
	if (t->job->live && it_kernel_is_old(t->kernel)) {
		it_say(t->job->opt, "Peer", IT_PLAIN,
		       "cannot be asked here: ping has no -D; watch \"snoop -d "
		       "LINK icmp\" there for fragments while \"ping -s PEER "
		       "8972 4\" runs");
		return IT_OK;
	}
	if (t->job->live && link != NULL && mtu_for_peer(t, link) != 0)
		return prove(t, mtu_for_peer(t, link), differences, unproved);
	*unproved = 1;
	say_unasked(t, not_asked(t, link));
	return IT_OK;
}
