/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The product version: the quoted value after "$buildNr =" in VMware's Perl
 * text, the only place of the media that has it.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "payload/media_priv.h"
#include "support/text.h"

/*
 * In this order, whatever order the media has.  Up to 8.8 the first one is a
 * symbolic link to the third.
 */
static const char *const places[] = {
	"vmware-install.pl",
	"bin/vmware-config-tools.pl",
	"bin/vmware-uninstall-tools.pl",
};

size_t it_version_ranks(void)
{
	return sizeof places / sizeof places[0];
}

size_t it_version_rank(const char *path)
{
	size_t i;

	for (i = 0; i < it_version_ranks(); i++)
		if (strcmp(path, places[i]) == 0)
			break;
	return i;
}

static const char *skip_blanks(const char *at)
{
	return at + strspn(at, " \t");
}

/* The quoted text that follows an equals sign, NULL if there is none. */
static const char *quoted_value(const char *at, size_t *len)
{
	const char *end;

	at = skip_blanks(at);
	if (*at != '=')
		return NULL;
	at = skip_blanks(at + 1);
	if (*at != '\'' && *at != '"')
		return NULL;
	end = strchr(at + 1, *at);
	if (end == NULL || end == at + 1)
		return NULL;
	*len = (size_t)(end - at - 1);
	return at + 1;
}

static void take_value(it_version_scan *scan, const char *at, size_t len)
{
	char value[sizeof scan->line];

	memcpy(value, at, len);
	value[len] = '\0';
	it_mask(scan->found, sizeof scan->found, value);
}

/* A line that is too long was cut: the value is in no such line. */
static void end_of_line(it_version_scan *scan)
{
	static const char name[] = "$buildNr";
	const char *at, *value;
	size_t len;

	scan->line[scan->len] = '\0';
	scan->len = 0;
	at = skip_blanks(scan->line);
	if (*at == '#')
		return;
	while ((at = strstr(at, name)) != NULL) {
		at += sizeof name - 1;
		value = quoted_value(at, &len);
		if (value != NULL) {
			take_value(scan, value, len);
			return;
		}
	}
}

static void add_to_line(it_version_scan *scan, const char *at, size_t len)
{
	size_t room = sizeof scan->line - 1 - scan->len;

	if (len > room)
		len = room;
	memcpy(scan->line + scan->len, at, len);
	scan->len += len;
}

void it_version_feed(it_version_scan *scan, const char *at, size_t len)
{
	const char *end;
	size_t part;

	while (len != 0 && scan->found[0] == '\0') {
		end = memchr(at, '\n', len);
		part = end != NULL ? (size_t)(end - at) : len;
		add_to_line(scan, at, part);
		if (end == NULL)
			return;
		end_of_line(scan);
		at += part + 1;
		len -= part + 1;
	}
}

void it_version_end(it_version_scan *scan)
{
	if (scan->found[0] == '\0')
		end_of_line(scan);
}

void it_media_version_of(const char *text, size_t len, char version[64])
{
	it_version_scan scan;

	memset(&scan, 0, sizeof scan);
	it_version_feed(&scan, text, len);
	it_version_end(&scan);
	(void)snprintf(version, 64, "%s", scan.found);
}

/*
 * The digits of the next number of a version without zeros before them, of any
 * length; none where there is none left of this part.
 */
static it_slice next_number(const char **at)
{
	it_slice number;

	number.at = *at += strspn(*at, "0");
	number.len = strspn(*at, "0123456789");
	*at += number.len;
	if (**at == '.')
		(*at)++;
	return number;
}

static int compare_digits(it_slice x, it_slice y)
{
	int order;

	if (x.len != y.len)
		return x.len < y.len ? -1 : 1;
	order = memcmp(x.at, y.at, x.len);
	return order < 0 ? -1 : order > 0;
}

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "9.4" is below "9.10" and the same as "9.4.0". */
static int compare_numbers(const char **a, const char **b)
{
	it_slice x, y;
	int order = 0;

	while (order == 0 && (is_digit(**a) || is_digit(**b))) {
		x = next_number(a);
		y = next_number(b);
		order = compare_digits(x, y);
	}
	return order;
}

static const char *build_of(const char *version)
{
	static const char word[] = "build-";
	const char *at = strstr(version, word);

	return at != NULL ? at + sizeof word - 1 : "";
}

int it_media_compare_versions(const char *a, const char *b)
{
	const char *build_a = build_of(a), *build_b = build_of(b);
	int order;

	if (!is_digit(*a) || !is_digit(*b))
		return 0;
	order = compare_numbers(&a, &b);
	if (order != 0 || !is_digit(*build_a) || !is_digit(*build_b))
		return order;
	return compare_numbers(&build_a, &build_b);
}
