/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "nettune/hostname.h"

/* Where things stand in the text. */
typedef struct places {
	size_t host_end, end;	   /* of the host; of its words */
	size_t mtu_begin, mtu_end; /* with the blanks before it */
	long mtu;		   /* 0: none */
	int up, others;		   /* brought up; another one follows */
} places;

/* Words of ifconfig that may come first: then it is no host. */
static const char *const words[] = {
    "addif",   "auto-dhcp", "auto-revarp", "broadcast", "deprecated",
    "dhcp",    "down",	    "ether",	   "failover",	"group",
    "index",   "inet",	    "inet6",	   "metric",	"mtu",
    "netmask", "plumb",	    "private",	   "removeif",	"router",
    "set",     "standby",   "token",	   "trailers",	"up",
    "usesrc",  "xmit",	    "zone"};

static int is_host(it_slice word)
{
	size_t i;

	if (!isalnum((unsigned char)word.at[0]))
		return 0;
	for (i = 0; i < sizeof words / sizeof words[0]; i++)
		if (it_slice_is(word, words[i]))
			return 0;
	return 1;
}

static int is_one_line(it_slice text)
{
	const char *end = memchr(text.at, '\n', text.len);

	return text.len != 0 && memchr(text.at, '\0', text.len) == NULL &&
	       (end == NULL || end == text.at + text.len - 1);
}

/* "mtu" was just read: its number, and no second one. */
static int take_number(it_slice *rest, places *p)
{
	unsigned long value;
	it_slice number;

	if (p->mtu != 0 || !it_next_word(rest, &number) ||
	    !it_slice_number(number, 1 << 20, &value) || value == 0)
		return 0;
	p->mtu = (long)value;
	return 1;
}

static size_t offset(it_slice text, const char *at)
{
	return (size_t)(at - text.at);
}

static int find(it_slice text, places *p)
{
	it_slice rest = text, word;

	memset(p, 0, sizeof *p);
	if (text.len != 0 && text.at[text.len - 1] == '\n')
		rest.len--;
	if (!is_one_line(text) || !it_next_word(&rest, &word) || !is_host(word))
		return 0;
	p->end = p->host_end = offset(text, word.at) + word.len;
	while (it_next_word(&rest, &word)) {
		/* What follows is of another address. */
		p->others = it_slice_is(word, "addif");
		if (p->others)
			return 1;
		p->up |= it_slice_is(word, "up");
		if (it_slice_is(word, "mtu")) {
			if (!take_number(&rest, p))
				return 0;
			p->mtu_begin = p->end;
			p->mtu_end = offset(text, rest.at);
		}
		p->end = offset(text, rest.at);
	}
	return 1;
}

int it_hostname_read(it_slice text, long *mtu)
{
	places p;
	int good = find(text, &p);

	*mtu = p.mtu;
	return good;
}

/* A part of the text, but for the MTU of before. */
static void copy(it_slice text, const places *p, size_t from, size_t to,
		 it_strbuf *out)
{
	size_t stop = to < p->mtu_begin ? to : p->mtu_begin;
	size_t again = from > p->mtu_end ? from : p->mtu_end;

	if (from < stop)
		it_strbuf_bytes(out, text.at + from, stop - from);
	if (again < to)
		it_strbuf_bytes(out, text.at + again, to - again);
}

static const char comes_up[] = " netmask + broadcast + up";

/*
 * ifconfig ends at an MTU that the driver does not take, and what stands
 * behind it is not done: then the interface has to be up already.  The words
 * that bring it up are those that the system puts behind such a line; where
 * another address follows they are of that one, and the first stays down.
 */
static size_t add_mtu(it_slice text, const places *p, long mtu, it_strbuf *out)
{
	int first = p->others && !p->up;
	size_t at = first ? p->host_end : p->end;

	copy(text, p, 0, at, out);
	if (!p->up && !first)
		it_strbuf_text(out, comes_up);
	it_strbuf_format(out, " mtu %ld", mtu);
	return at;
}

void it_hostname_write(it_slice text, long mtu, it_strbuf *out)
{
	size_t done = 0;
	places p;

	if (!find(text, &p))
		return;
	if (mtu != 0)
		done = add_mtu(text, &p, mtu, out);
	copy(text, &p, done, text.len, out);
}

/* In front of the MTU, where it_hostname_write put them. */
static int has_words_added(it_slice text, const places *p)
{
	size_t len = sizeof comes_up - 1;

	return p->mtu != 0 && p->mtu_begin >= p->host_end + len &&
	       memcmp(text.at + p->mtu_begin - len, comes_up, len) == 0;
}

void it_hostname_put_back(it_slice text, it_slice before, it_strbuf *out)
{
	size_t done = 0;
	places p, was;

	if (!find(text, &p) || !find(before, &was))
		return;
	if (!was.up && has_words_added(text, &p)) {
		p.mtu_begin -= sizeof comes_up - 1;
		p.up = 1; /* as it was: without them */
	}
	if (was.mtu != 0)
		done = add_mtu(text, &p, was.mtu, out);
	copy(text, &p, done, text.len, out);
}
