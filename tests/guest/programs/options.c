/* SPDX-License-Identifier: BSD-2-Clause */
/* The lists behind -i and -m. */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "tests/guest/programs/databases.h"

static const char *skip_blanks(const char *at)
{
	return at + strspn(at, " \t");
}

/* Up to the separator, or the quote that closes the one it began with. */
int next_entry(const char **list, char *entry, size_t size, char between,
	       int quoted)
{
	const char *at = skip_blanks(*list);
	size_t len = 0;
	int open = quoted && *at == '"';

	if (*at == '\0')
		return 0;
	at += open;
	while (at[len] != '\0' && at[len] != between &&
	       !(between == ' ' && at[len] == '\t') &&
	       !(open && at[len] == '"'))
		len++;
	if (len >= size)
		die("an entry of %lu bytes", (unsigned long)len);
	memcpy(entry, at, len);
	entry[len] = '\0';
	at += len;
	at += *at == between && *at != '\0';
	at += open && *at == '"';
	*list = skip_blanks(at);
	return 1;
}

/* Where the fourth word of the list begins; its end where it has less. */
static const char *fourth_word(const char *at)
{
	int i;

	at = skip_blanks(at);
	for (i = 0; i < 3; i++)
		at = skip_blanks(at + strcspn(at, " \t"));
	return at;
}

/*
 * A comma in a minor name is one since 2010: the list is cut behind the
 * fourth word only (1.1).
 */
int next_permission(const char **list, char *entry, size_t size)
{
	const char *begin = skip_blanks(*list), *end;
	size_t len;

	if (the_system()->tools < G10 || *begin == '\0')
		return next_entry(list, entry, size, ',', 0);
	end = fourth_word(begin);
	end += strcspn(end, ",");
	len = (size_t)(end - begin);
	if (len >= size)
		die("a permission of %lu bytes", (unsigned long)len);
	memcpy(entry, begin, len);
	entry[len] = '\0';
	*list = skip_blanks(end + (*end == ','));
	return 1;
}

int has_blank_in_quotes(const char *aliases)
{
	int inside = 0;

	for (; *aliases != '\0'; aliases++) {
		if (*aliases == '"')
			inside = !inside;
		if (*aliases == ' ' && inside)
			return 1;
	}
	return 0;
}

/* "Option (-m) : missing token: (...)" */
static int complain(const char *before, const char *text)
{
	(void)fprintf(stderr, "%s(%s)\n", before, text);
	return 0;
}

/* The mode is read as decimal: 9666 is too much, 0999 is not (1.2). */
static int is_permission_valid(const char *entry)
{
	char words[5][NAME_SIZE] = {"", "", "", "", ""};
	size_t count = split(it_slice_of(entry), words, 5);
	int mode = atoi(words[1]), valid = 1;

	if (count < 4)
		valid = complain("Option (-m) : missing token: ", entry);
	if (count > 4)
		valid = complain("Option (-m) : too many arguments: ", entry);
	if (mode < 0 || mode > 4777)
		valid = complain("Bad mode: ", words[1]);
	return valid;
}

int are_permissions_valid(const char *permissions)
{
	char entry[LINE_SIZE];
	int valid = *permissions != '\0';

	while (next_permission(&permissions, entry, sizeof entry))
		if (!is_permission_valid(entry))
			valid = 0;
	return valid;
}

/* The kernel reads "#" as a comment; looked for since 2006. */
static int is_token(const char *alias)
{
	for (; *alias != '\0'; alias++)
		if (*alias == '#' || iscntrl((unsigned char)*alias))
			return 0;
	return 1;
}

static int is_alias_unique(const char *alias)
{
	long major = major_of(NAME_TO_MAJOR, alias);

	if (major == BAD_FILE || is_alias_taken(alias))
		return 0;
	if (major != NO_MAJOR) {
		(void)fprintf(stderr,
			      "Alias (\"%s\") already in use as driver "
			      "name.\n",
			      alias);
		return 0;
	}
	if (the_system()->tools != G05 && !is_token(alias))
		return complain("Option (-i) : bad token: ", alias);
	return 1;
}

int are_aliases_unique(const char *aliases)
{
	char entry[LINE_SIZE];

	while (next_entry(&aliases, entry, sizeof entry, ' ',
			  the_system()->tools != G05))
		if (!is_alias_unique(entry))
			return 0;
	return 1;
}
