/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "tests/guest/programs/net.h"
#include "tests/guest/programs/printer.h"

enum { WINDOW = 24 };

/* ---- which columns ---------------------------------------------------- */

/* Where it dies the end of the line has its own stream (2.1.5, 2.2.3). */
static int complain(const printer *p, const char *fmt, ...) IT_PRINTF(2, 3);

static int complain(const printer *p, const char *fmt, ...)
{
	int odd = strcmp(p->program, "ipadm") == 0 ||
		  the_system()->net == NET_09;
	va_list args;

	va_start(args, fmt);
	(void)fprintf(stderr, "%s: ", p->program);
	(void)vfprintf(stderr, fmt, args);
	(void)fputc('\n', odd ? stdout : stderr);
	va_end(args);
	return 0;
}

static int choose(printer *p, const char *name)
{
	size_t i;

	for (i = 0; p->columns[i].name != NULL; i++)
		if (strcasecmp(p->columns[i].name, name) == 0) {
			p->chosen[p->count++] = i;
			return 1;
		}
	return 0;
}

static void choose_all(printer *p)
{
	while (p->columns[p->count].name != NULL) {
		p->chosen[p->count] = p->count;
		p->count++;
	}
}

/* What 2009.06 says of any of it (2.1.3). */
static int is_old(const printer *p)
{
	return the_system()->net == NET_09 && strcmp(p->program, "dladm") == 0;
}

static int unknown(const printer *p, const char *name)
{
	if (is_old(p))
		return complain(p, "invalid field(s) specified");
	if (p->parsable)
		return complain(p, "unknown output field: `%s'", name);
	(void)fprintf(stderr, "%s: warning: ignoring unknown output field: "
			      "`%s'\n", p->program, name);
	return 1;
}

static int choose_list(printer *p, const char *list)
{
	char name[NAME_SIZE];
	size_t len;

	for (; *list != '\0'; list += len + (list[len] == ',')) {
		len = strcspn(list, ",");
		(void)snprintf(name, sizeof name, "%.*s", (int)len, list);
		if (p->count == MAX_COLUMNS ||
		    (!choose(p, name) && !unknown(p, name)))
			return 0;
	}
	return p->count != 0 || complain(p, "no valid output fields");
}

int printer_open(printer *p, const char *asked, const char *standard)
{
	p->count = 0;
	p->rows = 0;
	if (asked == NULL && p->parsable)
		return is_old(p) ? complain(p, "-%c requires -o", p->letter)
				 : complain(p, "output fields must be "
					       "specified in parsable mode");
	if (asked == NULL)
		return choose_list(p, standard);
	if (strcasecmp(asked, "all") != 0)
		return choose_list(p, asked);
	if (p->parsable)
		return is_old(p) ? complain(p, "\"-o all\" is invalid with -%c",
					    p->letter)
				 : complain(p, "output field `all' invalid in "
					       "parsable mode");
	choose_all(p);
	return 1;
}

/* ---- rows ------------------------------------------------------------- */

/* One field is printed as it is, several with their colons escaped. */
static void print_parsable(const printer *p, const char *const *values)
{
	const char *at;
	size_t i;

	for (i = 0; i < p->count; i++) {
		at = values[p->chosen[i]];
		if (i != 0)
			(void)putchar(':');
		for (at = at != NULL ? at : "?"; *at != '\0'; at++) {
			if (p->count > 1 && (*at == ':' || *at == '\\'))
				(void)putchar('\\');
			(void)putchar(*at);
		}
	}
	(void)putchar('\n');
}

/* How much of a comma list fits; all of what has no comma in it. */
static size_t piece(const char *text, size_t width)
{
	size_t len = strlen(text), i, fits = 0;

	if (len < width)
		return len;
	for (i = 0; i < len; i++)
		if (text[i] == ',' && (i + 1 < width || fits == 0))
			fits = i + 1;
	return fits != 0 ? fits : len;
}

/* What is too long pushes, and is taken back where there is room. */
static void print_line(const printer *p, const char **rest)
{
	size_t i, len, width, over = 0;

	for (i = 0; i < p->count; i++) {
		width = (size_t)p->columns[p->chosen[i]].width;
		len = p->wraps ? piece(rest[i], width) : strlen(rest[i]);
		(void)printf("%.*s", (int)len, rest[i]);
		rest[i] += len;
		if (i + 1 == p->count)
			break;
		if (len + over < width) {
			(void)printf("%*s", (int)(width - len - over), "");
			over = 0;
			continue;
		}
		over = len + over - width + 1;
		(void)putchar(' ');
	}
	(void)putchar('\n');
}

static int is_rest(const printer *p, const char *const *rest)
{
	size_t i;

	for (i = 0; i < p->count; i++)
		if (rest[i][0] != '\0')
			return 1;
	return 0;
}

static void print_human(const printer *p, const char *const *values)
{
	const char *rest[MAX_COLUMNS];
	size_t i;

	for (i = 0; i < p->count; i++) {
		rest[i] = values[p->chosen[i]];
		if (rest[i] == NULL)
			rest[i] = "?";
		else if (rest[i][0] == '\0')
			rest[i] = "--";
	}
	do
		print_line(p, rest);
	while (is_rest(p, rest));
}

static void print_header(const printer *p)
{
	const char *names[MAX_COLUMNS];
	size_t i;

	for (i = 0; p->columns[i].name != NULL; i++)
		names[i] = p->columns[i].name;
	print_human(p, names);
}

void printer_row(printer *p, const char *const *values)
{
	if (p->parsable) {
		print_parsable(p, values);
		return;
	}
	if (p->rows++ % WINDOW == 0)
		print_header(p);
	print_human(p, values);
}
