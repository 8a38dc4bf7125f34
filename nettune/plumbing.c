/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nettune/fields.h"
#include "nettune/plumbing.h"

static const char temporary[] =
    "it has an address that ipadm has not stored, which would not come back";
static const char foreign[] =
    "it has an address by DHCP or of another kind that may not come back";
static const char too_many[] = "it has more addresses than can be kept";
static const char lowered[] =
    "somebody has brought its address down, and it would come back up";
static const char bare[] = "it has no address that could be kept";

int it_plumbing_ask(int old, it_dial_call *call)
{
	return old ? it_dial_say(call, IT_TOOL_IFCONFIG, "-a")
		   : it_dial_say(call, IT_TOOL_IPADM,
				 "show-addr\n-p\n-o\n"
				 "addrobj,type,state,persistent,addr");
}

static const char *add_row(it_plumbing *p, const char *a, const char *b,
			   const char *c)
{
	int len;

	if (p->count == IT_PLUMB_ROWS)
		return too_many;
	len = snprintf(p->rows[p->count++], IT_PLUMB_TEXT, "%s %s%s%s", a, b,
		       c[0] != '\0' ? " " : "", c);
	return len < IT_PLUMB_TEXT ? NULL : too_many;
}

/* ---- ipadm ---------------------------------------------------------- */

enum { OBJECT, TYPE, STATE, PERSISTENT, ADDRESS, FIELDS };

/* "net0/v4" is an address of net0. */
static int is_of(const char *object, const char *name)
{
	size_t len = strlen(name);

	return strncmp(object, name, len) == 0 && object[len] == '/';
}

/* The column PERSISTENT: flags, all of them "-" where nothing is stored. */
static int is_stored(const char *flags)
{
	return flags[strspn(flags, "-?")] != '\0';
}

static int is_down(const char *state)
{
	return strcmp(state, "disabled") == 0;
}

static const char *take_address(it_plumbing *p, char (*field)[64])
{
	if (strcmp(field[STATE], "down") == 0)
		return lowered;
	/* Routers advertise it again, if its address object is stored. */
	if (strcmp(field[TYPE], "addrconf") == 0) {
		p->autoconf = 1;
		return is_stored(field[PERSISTENT]) ? NULL : temporary;
	}
	if (strcmp(field[TYPE], "static") != 0)
		return foreign;
	if (!is_stored(field[PERSISTENT]))
		return temporary;
	return add_row(p, field[OBJECT], field[ADDRESS], "");
}

static const char *take_ipadm(it_plumbing *p, it_slice output)
{
	char field[FIELDS][64];
	const char *why = NULL;
	int any = 0;
	it_slice line;

	while (why == NULL && it_next_line(&output, &line)) {
		if (!it_fields(line, field, FIELDS) ||
		    !is_of(field[OBJECT], p->name) || is_down(field[STATE]))
			continue;
		any = 1;
		why = take_address(p, field);
	}
	return why == NULL && any && p->count == 0 ? bare : why;
}

static size_t present_ipadm(const it_plumbing *p, it_slice output)
{
	char field[FIELDS][64], row[IT_PLUMB_TEXT];
	size_t i, count = 0;
	it_slice line;

	while (it_next_line(&output, &line)) {
		if (!it_fields(line, field, FIELDS) || is_down(field[STATE]))
			continue;
		(void)snprintf(row, sizeof row, "%s %s", field[OBJECT],
			       field[ADDRESS]);
		for (i = 0; i < p->count; i++)
			count += strcmp(row, p->rows[i]) == 0;
	}
	return count;
}

/* ---- ifconfig ------------------------------------------------------- */

static const char flagged[] =
    "it has flags, by ifconfig, of which it is not known that they come back";
static const char several[] = "it has more than one address, and ifconfig has "
			      "no store";

/* UP, and what else an ordinary interface has by itself. */
static const char *judge_flags(it_slice flags)
{
	static const char *const plain[] = {"UP",	 "BROADCAST", "RUNNING",
					    "MULTICAST", "IPv4",      "CoS"};
	const char *end;
	size_t i, len;
	int up = 0;

	while (flags.len != 0) {
		end = memchr(flags.at, ',', flags.len);
		len = end != NULL ? (size_t)(end - flags.at) : flags.len;
		for (i = 0; i < sizeof plain / sizeof plain[0]; i++)
			if (strlen(plain[i]) == len &&
			    strncmp(plain[i], flags.at, len) == 0)
				break;
		if (i == sizeof plain / sizeof plain[0])
			return flagged;
		up |= i == 0;
		len += end != NULL;
		flags.at += len;
		flags.len -= len;
	}
	return up ? NULL : lowered;
}

/* "flags=1000843<UP,IPv4>" */
static const char *take_flags(it_slice head)
{
	const char *begin = memchr(head.at, '<', head.len);
	const char *end = memchr(head.at, '>', head.len);
	it_slice flags;

	if (begin == NULL || end == NULL || end < begin)
		return flagged;
	flags.at = begin + 1;
	flags.len = (size_t)(end - flags.at);
	return judge_flags(flags);
}

/* ffffff00 as it is typed */
static void dotted(const char *hex, char *out, size_t size)
{
	unsigned long bits = strtoul(hex, NULL, 16);

	(void)snprintf(out, size, "%lu.%lu.%lu.%lu", bits >> 24 & 255,
		       bits >> 16 & 255, bits >> 8 & 255, bits & 255);
}

/* inet 192.0.2.10 netmask ffffff00 broadcast 192.0.2.255 */
static const char *take_inet(it_plumbing *p, it_slice line)
{
	char word[6][IT_LINK_NAME], mask[IT_LINK_NAME];
	it_slice next;
	size_t i;

	for (i = 0; i < 6; i++)
		if (!it_next_word(&line, &next) ||
		    !it_slice_copy(next, word[i], IT_LINK_NAME))
			return bare;
	if (strcmp(word[0], "inet") != 0 || strcmp(word[2], "netmask") != 0 ||
	    strcmp(word[4], "broadcast") != 0 || it_next_word(&line, &next))
		return flagged;
	dotted(word[3], mask, sizeof mask);
	return add_row(p, word[1], mask, word[5]);
}

/* Of "net0: ..." and "net0:1: ..." the part before the first colon. */
static int heads(it_slice line, const char *name, int *logical)
{
	size_t len = strlen(name);

	if (line.len <= len + 1 || strncmp(line.at, name, len) != 0 ||
	    line.at[len] != ':')
		return 0;
	*logical = !isspace((unsigned char)line.at[len + 1]);
	return 1;
}

static const char *take_ifconfig(it_plumbing *p, it_slice output)
{
	const char *why = NULL;
	int ours = 0, logical = 0, blocks = 0;
	it_slice line, word;

	while (why == NULL && it_next_line(&output, &line)) {
		if (line.len != 0 && !isspace((unsigned char)line.at[0])) {
			ours = heads(line, p->name, &logical);
			blocks += ours;
			if (ours && (logical || blocks > 1))
				why = several;
			else if (ours)
				why = take_flags(line);
			continue;
		}
		word = it_trim(line);
		if (!ours || word.len == 0 || it_slice_starts(word, "ether "))
			continue;
		why = take_inet(p, word);
	}
	return why == NULL && blocks != 0 && p->count != 1 ? bare : why;
}

static size_t present_ifconfig(const it_plumbing *p, it_slice output)
{
	it_plumbing now;

	return p->count == 1 &&
	       it_plumbing_take(&now, p->name, 1, output) == NULL &&
	       now.count == 1 && strcmp(now.rows[0], p->rows[0]) == 0;
}

/* None yet, or its own: what somebody else gave it is his. */
static int is_own_address(const it_plumbing *p, it_slice line)
{
	size_t len = strcspn(p->rows[0], " ");
	it_slice word;

	return it_next_word(&line, &word) && it_slice_is(word, "inet") &&
	       it_next_word(&line, &word) &&
	       (it_slice_is(word, "0.0.0.0") ||
		(word.len == len && memcmp(word.at, p->rows[0], len) == 0));
}

int it_plumbing_is_half(const it_plumbing *p, it_slice output)
{
	int ours = 0, logical = 0, half = 0;
	it_slice rest = output, line;

	while (p->old && it_next_line(&rest, &line)) {
		if (line.len != 0 && !isspace((unsigned char)line.at[0]))
			ours = heads(line, p->name, &logical) && !logical;
		else if (ours && is_own_address(p, it_trim(line)))
			half = !present_ifconfig(p, output);
	}
	return half;
}

int it_plumbing_is_grouped(const char *name, it_slice output)
{
	int ours = 0, logical;
	it_slice line;

	while (it_next_line(&output, &line)) {
		if (line.len != 0 && !isspace((unsigned char)line.at[0]))
			ours = heads(line, name, &logical);
		else if (ours && it_slice_starts(it_trim(line), "groupname "))
			return 1;
	}
	return 0;
}

int it_plumbing_is_told(it_slice output)
{
	it_slice line;

	while (it_next_line(&output, &line))
		if (it_slice_starts(line, "lo0"))
			return 1;
	return 0;
}

/* ---- both ----------------------------------------------------------- */

const char *it_plumbing_take(it_plumbing *p, const char *name, int old,
			     it_slice output)
{
	memset(p, 0, sizeof *p);
	p->old = old;
	(void)it_slice_copy(it_slice_of(name), p->name, sizeof p->name);
	return old ? take_ifconfig(p, output) : take_ipadm(p, output);
}

size_t it_plumbing_present(const it_plumbing *p, it_slice output)
{
	return p->old ? present_ifconfig(p, output) : present_ipadm(p, output);
}

int it_plumbing_down(const it_plumbing *p, it_dial_call *call)
{
	return p->old
		   ? it_dial_say(call, IT_TOOL_IFCONFIG, "%s\nunplumb", p->name)
		   : it_dial_say(call, IT_TOOL_IPADM, "disable-if\n-t\n%s",
				 p->name);
}

int it_plumbing_up(const it_plumbing *p, it_dial_call *call)
{
	char address[IT_PLUMB_TEXT], mask[IT_PLUMB_TEXT], all[IT_PLUMB_TEXT];

	if (!p->old)
		return it_dial_say(call, IT_TOOL_IPADM, "enable-if\n-t\n%s",
				   p->name);
	return sscanf(p->rows[0], "%159s %159s %159s", address, mask, all) ==
		   3 &&
	       it_dial_say(call, IT_TOOL_IFCONFIG,
			   "%s\nplumb\n%s\nnetmask\n%s\nbroadcast\n%s\nup",
			   p->name, address, mask, all);
}
