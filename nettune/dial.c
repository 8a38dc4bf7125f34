/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "nettune/dial.h"
#include "nettune/fields.h"

static const char *const names[IT_FAMILIES] = {"ipadm", "ndd", "dladm",
					       "accept-jumbo"};

const char *it_family_name(it_family family)
{
	return names[family];
}

int it_family_of_name(it_slice name, it_family *family)
{
	int i = 0;

	while (i < IT_FAMILIES && !it_slice_is(name, names[i]))
		i++;
	if (i == IT_FAMILIES)
		return 0;
	*family = (it_family)i;
	return 1;
}

/* ---- words of a call ------------------------------------------------ */

/* Words separated by "\n" in text become words; 0 when they do not fit. */
static int split_words(it_dial_call *call)
{
	char *at = call->text, *end;
	size_t count = 0;

	while (at != NULL && count + 1 < IT_DIAL_WORDS) {
		end = strchr(at, '\n');
		if (end != NULL)
			*end++ = '\0';
		call->words[count++] = at;
		at = end;
	}
	call->words[count] = NULL;
	return at == NULL;
}

int it_dial_say(it_dial_call *call, it_tool tool, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(call->text, IT_DIAL_ROOM, fmt, args);
	va_end(args);
	call->tool = tool;
	return len > 0 && len < IT_DIAL_ROOM && split_words(call);
}

/*
 * "set-prop" or, with store zero, "set-prop -t"; never more than one property
 * a call: of several the exit status is that of the last.
 */
static int set_ipadm(const it_dial *d, const char *value, int store,
		     it_dial_call *call)
{
	return it_dial_say(call, IT_TOOL_IPADM, "set-prop\n%s-p\n%s=%s\n%s",
			   store ? "" : "-t\n", d->name, value, d->object);
}

static int set_dladm(const it_dial *d, const char *value, int store,
		     it_dial_call *call)
{
	return it_dial_say(call, IT_TOOL_DLADM, "set-linkprop\n%s-p\n%s=%s\n%s",
			   store ? "" : "-t\n", d->name, value, d->object);
}

static int set_ndd(const it_dial *d, const char *value, int store,
		   it_dial_call *call)
{
	(void)store; /* it has none */
	return it_dial_say(call, IT_TOOL_NDD, "-set\n%s\n%s\n%s", d->object,
			   d->name, value);
}

/* It knows two sizes only. */
static int set_jumbo(const it_dial *d, const char *value, int store,
		     it_dial_call *call)
{
	(void)store;
	return it_dial_say(call, IT_TOOL_NDD, "-set\n/dev/%s\naccept-jumbo\n%d",
			   d->name, strtoul(value, NULL, 10) > 1500);
}

static int reset_ipadm(const it_dial *d, it_dial_call *call)
{
	return it_dial_say(call, IT_TOOL_IPADM, "reset-prop\n-p\n%s\n%s",
			   d->name, d->object);
}

static int reset_dladm(const it_dial *d, it_dial_call *call)
{
	return it_dial_say(call, IT_TOOL_DLADM, "reset-linkprop\n-p\n%s\n%s",
			   d->name, d->object);
}

/* reset NULL: there is no store. */
static const struct {
	int (*set)(const it_dial *d, const char *value, int store,
		   it_dial_call *call);
	int (*reset)(const it_dial *d, it_dial_call *call);
} families[IT_FAMILIES] = {
    {set_ipadm, reset_ipadm},
    {set_ndd, NULL},
    {set_dladm, reset_dladm},
    {set_jumbo, NULL},
};

int it_dial_set(const it_dial *d, size_t i, it_dial_call *call)
{
	if (d->renew && i == 0)
		return families[d->family].reset(d, call);
	return i == (d->renew ? 1u : 0u) &&
	       families[d->family].set(d, d->wanted, d->keeps, call);
}

/* First the store, then what ran beside it. */
static int back_kept(const it_dial *d, size_t i, it_dial_call *call)
{
	const char *then = d->stored[0] != '\0' ? d->stored : d->standard;
	int anew = d->renew && d->stored[0] != '\0';

	if (anew && i == 0)
		return families[d->family].reset(d, call);
	i -= (size_t)anew;
	if (i == 0 && d->stored[0] != '\0')
		return families[d->family].set(d, d->stored, 1, call);
	if (i == 0)
		return families[d->family].reset(d, call);
	return i == 1 && d->current[0] != '\0' &&
	       strcmp(then, d->current) != 0 &&
	       families[d->family].set(d, d->current, 0, call);
}

int it_dial_back(const it_dial *d, size_t i, it_dial_call *call)
{
	if (families[d->family].reset != NULL && d->keeps)
		return back_kept(d, i, call);
	return i == 0 && d->current[0] != '\0' &&
	       families[d->family].set(d, d->current, 0, call);
}

/* ---- reading ------------------------------------------------------------- */

int it_dial_is_of_link(const it_dial *dial)
{
	return dial->family == IT_FAMILY_DLADM ||
	       dial->family == IT_FAMILY_JUMBO;
}

/* Can one call read both? */
static int is_alike(const it_dial *a, const it_dial *b)
{
	return a->family == b->family && !a->idle && !b->idle &&
	       (it_dial_is_of_link(a) || strcmp(a->object, b->object) == 0);
}

size_t it_dial_together(const it_dial *dials, size_t count)
{
	size_t n = 1;

	while (n < count && n < IT_DIAL_MOST && is_alike(dials, &dials[n]))
		n++;
	return n;
}

/* Names with something between them; 0 when they do not fit. */
static int join(const it_dial *dials, size_t count, const char *between,
		char *out, size_t size)
{
	size_t i, len = 0;

	out[0] = '\0';
	for (i = 0; i < count; i++) {
		int more = snprintf(out + len, size - len, "%s%s",
				    i > 0 ? between : "", dials[i].name);

		if (more < 0 || (size_t)more >= size - len)
			return 0;
		len += (size_t)more;
	}
	return 1;
}

int it_dial_read(const it_dial *dials, size_t count, it_dial_call *call)
{
	char list[IT_DIAL_ROOM / 2];

	switch (dials->family) {
	case IT_FAMILY_IPADM:
		return join(dials, count, ",", list, sizeof list) &&
		       it_dial_say(
			   call, IT_TOOL_IPADM,
			   "show-prop\n-c\n-o\nproperty,current,persistent\n"
			   "-p\n%s\n%s",
			   list, dials->object);
	case IT_FAMILY_NDD:
		return join(dials, count, "\n", list, sizeof list) &&
		       it_dial_say(call, IT_TOOL_NDD, "%s\n%s", dials->object,
				   list);
	case IT_FAMILY_DLADM:
		/* Named, since a driver may answer garbage to others. */
		return it_dial_say(
		    call, IT_TOOL_DLADM,
		    "show-linkprop\n-c\n-o\nlink,value\n-p\nmtu");
	default:
		return it_dial_say(call, IT_TOOL_DLADM,
				   "show-link\n-p\n-o\nlink,mtu");
	}
}

static void put(char *out, const char *text)
{
	/* What a program could not tell. */
	if (strcmp(text, "?") == 0 || strcmp(text, "--") == 0)
		text = "";
	(void)snprintf(out, IT_DIAL_TEXT, "%s", text);
}

/* Lines whose first field names the dial. */
static void parse_lines(const it_dial *dials, size_t count, it_slice output,
			int columns, it_reading *readings)
{
	char fields[3][64];
	it_slice line;
	size_t i;

	while (it_next_line(&output, &line)) {
		if (!it_fields(line, fields, (size_t)columns))
			continue;
		for (i = 0; i < count; i++) {
			if (strcmp(fields[0], columns == 3
						  ? dials[i].name
						  : dials[i].object) != 0)
				continue;
			put(readings[i].value, fields[1]);
			if (columns == 3)
				put(readings[i].stored, fields[2]);
		}
	}
}

/* Values alone, with an empty line between them. */
static void parse_values(size_t count, it_slice output, it_reading *readings)
{
	it_slice line;
	size_t i = 0;

	while (i < count && it_next_line(&output, &line)) {
		line = it_trim(line);
		if (line.len == 0)
			continue;
		(void)it_slice_copy(line, readings[i].value, IT_DIAL_TEXT);
		/* A message instead of a value. */
		if (strspn(readings[i].value, "0123456789") != line.len)
			readings[i].value[0] = '\0';
		i++;
	}
}

void it_dial_parse(const it_dial *dials, size_t count, it_slice output,
		   it_reading *readings)
{
	memset(readings, 0, count * sizeof *readings);
	if (dials->family == IT_FAMILY_NDD)
		parse_values(count, output, readings);
	else
		parse_lines(dials, count, output,
			    dials->family == IT_FAMILY_IPADM ? 3 : 2, readings);
}

int it_dial_is_set(const it_dial *d, const it_reading *reading)
{
	return strcmp(reading->value, d->wanted) == 0 &&
	       (!d->keeps || d->family != IT_FAMILY_IPADM ||
		strcmp(reading->stored, d->wanted) == 0);
}

int it_dial_is_back(const it_dial *d, const it_reading *reading)
{
	return strcmp(reading->value, d->current) == 0 &&
	       (d->family != IT_FAMILY_IPADM || !d->keeps ||
		strcmp(reading->stored, d->stored) == 0);
}
