/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/vendor_locations.h"
#include "support/list.h"
#include "support/text.h"

enum { MAX_TIME_DIGITS = 18 };

static void free_item(it_location *item)
{
	free(item->path);
	free(item->value);
	free(item->whole);
}

void it_locations_free(it_locations *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		free_item(&list->items[i]);
	free(list->items);
	memset(list, 0, sizeof *list);
}

/* ---- paths ------------------------------------------------------------ */

static int has_control(it_slice s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if ((unsigned char)s.at[i] < 0x20 || s.at[i] == 0x7f)
			return 1;
	return 0;
}

/* Takes the next component off *rest; 0 at the end. */
static int next_component(it_slice *rest, it_slice *name)
{
	while (rest->len != 0 && *rest->at == '/') {
		rest->at++;
		rest->len--;
	}
	name->at = rest->at;
	name->len = 0;
	while (name->len < rest->len && name->at[name->len] != '/')
		name->len++;
	rest->at += name->len;
	rest->len -= name->len;
	return name->len != 0;
}

static int relative_path(it_slice path, char *out, size_t size)
{
	it_slice name;
	size_t len = 0;

	if (!it_slice_starts(path, "/") || has_control(path))
		return 0;
	while (next_component(&path, &name)) {
		if (it_slice_is(name, ".") || it_slice_is(name, "..") ||
		    len + name.len + 2 > size)
			return 0;
		if (len != 0)
			out[len++] = '/';
		memcpy(out + len, name.at, name.len);
		len += name.len;
	}
	out[len] = '\0';
	return len != 0;
}

int it_location_path(const char *absolute, char *out, size_t size)
{
	return relative_path(it_slice_of(absolute), out, size);
}

static int append_name(char *path, size_t size, const char *name, size_t len)
{
	size_t at = strlen(path);

	if (at + len + 2 > size)
		return 0;
	(void)snprintf(path + at, size - at, "%s%.*s", at != 0 ? "/" : "",
		       (int)len, name);
	return 1;
}

int it_location_target(const char *path, const char *to, char *out,
		       size_t size)
{
	size_t len;

	(void)snprintf(out, size, "%s", path);
	it_cut_last(out);
	if (*to == '/')
		out[0] = '\0';
	for (; *to != '\0'; to += len) {
		to += strspn(to, "/");
		len = strcspn(to, "/");
		if (len == 2 && strncmp(to, "..", 2) == 0)
			it_cut_last(out);
		else if (len != 0 && !(len == 1 && *to == '.') &&
			 !append_name(out, size, to, len))
			return 0;
	}
	return 1;
}

/* ---- the list --------------------------------------------------------- */

static int is_same(const it_location *item, it_location_kind kind,
		   const char *path)
{
	return item->kind == kind &&
	       (strcmp(item->path, path) == 0 ||
		(item->whole != NULL && strcmp(item->whole, path) == 0));
}

/* Its place in the list, the number of items if it is not there. */
static size_t place_of(const it_locations *list, it_location_kind kind,
		       const char *path)
{
	size_t i = 0;

	while (i < list->count && !is_same(&list->items[i], kind, path))
		i++;
	return i;
}

const it_location *it_locations_find(const it_locations *list,
				     it_location_kind kind, const char *path)
{
	size_t i = place_of(list, kind, path);

	return i < list->count ? &list->items[i] : NULL;
}

const char *it_locations_answer(const it_locations *list, const char *key)
{
	const it_location *item =
		it_locations_find(list, IT_LOCATION_ANSWER, key);

	return item != NULL ? item->value : NULL;
}

static void forget(it_locations *list, it_location_kind kind,
		   const char *path)
{
	size_t i = place_of(list, kind, path);

	if (i == list->count)
		return;
	free_item(&list->items[i]);
	list->count--;
	memmove(&list->items[i], &list->items[i + 1],
		(list->count - i) * sizeof list->items[i]);
}

/* What is said of a path last counts, where it was said first. */
static it_location *room_for(it_locations *list, it_location_kind kind,
			     const char *path)
{
	size_t i = place_of(list, kind, path);
	it_location *item;

	if (i < list->count) {
		free_item(&list->items[i]);
		return &list->items[i];
	}
	item = it_list_more(list->items, list->count, sizeof *item);
	if (item == NULL)
		return NULL;
	list->items = item;
	return &item[list->count++];
}

static it_code remember(it_locations *list, const it_location *wanted,
			it_error *err)
{
	it_location *item;

	if (list->count == IT_LOCATIONS_ENTRIES) {
		list->full = 1;
		return IT_OK;
	}
	item = room_for(list, wanted->kind, wanted->path);
	if (item == NULL)
		return it_fail_memory(err);
	*item = *wanted;
	item->path = it_text_dup(wanted->path);
	item->value = it_text_dup(wanted->value);
	if (wanted->whole != NULL)
		item->whole = it_text_dup(wanted->whole);
	if (item->path != NULL && item->value != NULL &&
	    (wanted->whole == NULL || item->whole != NULL))
		return IT_OK;
	return it_fail_memory(err);
}

/* ---- one line --------------------------------------------------------- */

/* Room for what a line says; item points into it. */
typedef struct line_words {
	char path[IT_LOCATIONS_PATH], value[IT_LOCATIONS_PATH];
	char whole[IT_LOCATIONS_PATH];
	it_location item;
} line_words;

typedef enum meaning { ODD, UNSAFE, GOOD } meaning;

static meaning take_path(it_slice rest, line_words *w)
{
	if (rest.len == 0)
		return ODD;
	return relative_path(rest, w->path, sizeof w->path) ? GOOD : UNSAFE;
}

/* Is the last word of rest a number?  Splits it off then. */
static int split_time(it_slice *rest, long long *mtime)
{
	size_t len = rest->len;
	char digits[MAX_TIME_DIGITS + 1];
	it_slice number;

	while (len != 0 && rest->at[len - 1] >= '0' && rest->at[len - 1] <= '9')
		len--;
	number.at = rest->at + len;
	number.len = rest->len - len;
	if (number.len == 0 || len < 2 || rest->at[len - 1] != ' ' ||
	    !it_slice_copy(number, digits, sizeof digits))
		return 0;
	*mtime = strtoll(digits, NULL, 10);
	rest->len = len - 1;
	return 1;
}

static meaning take_timed(it_slice rest, line_words *w)
{
	it_slice whole = rest;

	if (split_time(&rest, &w->item.mtime) &&
	    relative_path(whole, w->whole, sizeof w->whole))
		w->item.whole = w->whole;
	return take_path(rest, w);
}

/* A file may have blanks in its name, what is removed from the list too. */
static meaning take_word(it_slice rest, line_words *w)
{
	it_slice key;

	if (!it_next_word(&rest, &key) || has_control(key) ||
	    !it_slice_copy(key, w->path, sizeof w->path))
		return ODD;
	return GOOD;
}

static meaning take_answer(it_slice rest, line_words *w)
{
	it_slice key = rest;

	if (take_word(rest, w) != GOOD || !it_next_word(&rest, &key))
		return ODD;
	rest = it_trim(rest);
	return !has_control(rest) &&
			       it_slice_copy(rest, w->value, sizeof w->value)
		       ? GOOD
		       : ODD;
}

/* "TO NAME": the words of a link or of what was moved away. */
static meaning take_pair(it_slice rest, line_words *w)
{
	it_slice to, name;

	if (!it_next_word(&rest, &to) || !it_next_word(&rest, &name))
		return ODD;
	if (has_control(to) || !it_slice_copy(to, w->value, sizeof w->value))
		return UNSAFE;
	return take_path(name, w);
}

static meaning take_move(it_slice rest, line_words *w)
{
	char to[IT_LOCATIONS_PATH];
	meaning found = take_pair(rest, w);

	if (found != GOOD)
		return found;
	if (!it_location_path(w->value, to, sizeof to))
		return UNSAFE;
	memcpy(w->value, to, sizeof to);
	return GOOD;
}

static const struct verb {
	const char *name;
	it_location_kind kind;
	int adds;
	meaning (*take)(it_slice rest, line_words *w);
} verbs[] = {
	{"answer ", IT_LOCATION_ANSWER, 1, take_answer},
	{"remove_answer ", IT_LOCATION_ANSWER, 0, take_word},
	{"file ", IT_LOCATION_FILE, 1, take_timed},
	{"remove_file ", IT_LOCATION_FILE, 0, take_path},
	{"directory ", IT_LOCATION_DIRECTORY, 1, take_path},
	{"remove_directory ", IT_LOCATION_DIRECTORY, 0, take_path},
	{"link ", IT_LOCATION_LINK, 1, take_pair},
	{"move ", IT_LOCATION_MOVE, 1, take_move},
	{"config ", IT_LOCATION_CONFIG, 1, take_path},
	{"modified ", IT_LOCATION_MODIFIED, 1, take_path},
};

static const struct verb *find_verb(it_slice line)
{
	size_t i;

	for (i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (it_slice_starts(line, verbs[i].name))
			return &verbs[i];
	return NULL;
}

static it_code take_line(it_locations *list, it_slice line, it_error *err)
{
	const struct verb *verb = find_verb(line);
	line_words w;
	meaning found = ODD;

	memset(&w, 0, sizeof w);
	if (verb != NULL) {
		line.at += strlen(verb->name);
		line.len -= strlen(verb->name);
		w.item.kind = verb->kind;
		w.item.path = w.path;
		w.item.value = w.value;
		found = verb->take(line, &w);
	}
	list->odd += found == ODD;
	list->unsafe += found == UNSAFE;
	if (found != GOOD)
		return IT_OK;
	if (verb->adds)
		return remember(list, &w.item, err);
	forget(list, verb->kind, w.path);
	return IT_OK;
}

/* A file that went through a Windows editor is still understood. */
static it_slice without_cr(it_slice line)
{
	if (line.len != 0 && line.at[line.len - 1] == '\r')
		line.len--;
	return line;
}

it_code it_locations_parse(it_locations *list, const it_strbuf *text,
			   it_error *err)
{
	it_slice rest, line;
	it_code code = IT_OK;

	memset(list, 0, sizeof *list);
	rest.at = it_strbuf_str(text);
	rest.len = text->len;
	while (code == IT_OK && it_next_line(&rest, &line)) {
		line = without_cr(line);
		if (line.len != 0)
			code = take_line(list, line, err);
	}
	return code;
}

/* ---- rewriting -------------------------------------------------------- */

/* Does the line record a path as this? */
static int is_about(it_slice line, it_location_kind kind, const char *path)
{
	const struct verb *verb = find_verb(line);
	line_words w;

	if (verb == NULL || verb->kind != kind || !verb->adds)
		return 0;
	memset(&w, 0, sizeof w);
	line.at += strlen(verb->name);
	line.len -= strlen(verb->name);
	return verb->take(line, &w) == GOOD && strcmp(w.path, path) == 0;
}

/* Every line that records it becomes line, "" takes them away. */
static it_code rewrite(it_strbuf *text, it_location_kind kind,
		       const char *path, const char *with, int *changed,
		       it_error *err)
{
	it_strbuf out = {NULL, 0, 0, 0};
	it_slice rest, line;

	*changed = 0;
	rest.at = it_strbuf_str(text);
	rest.len = text->len;
	while (it_next_line(&rest, &line)) {
		/* The newline too, if there is one. */
		size_t len = (size_t)(rest.at - line.at);

		if (!is_about(without_cr(line), kind, path)) {
			it_strbuf_bytes(&out, line.at, len);
			continue;
		}
		*changed = 1;
		it_strbuf_text(&out, with);
	}
	if (*changed) {
		it_strbuf_free(text);
		*text = out;
	} else {
		it_strbuf_free(&out);
	}
	return it_strbuf_check(text, err);
}

it_code it_locations_retime(it_strbuf *text, const char *path,
			    long long mtime, int *changed, it_error *err)
{
	char line[IT_LOCATIONS_PATH + 64] = "";

	if (mtime >= 0)
		(void)snprintf(line, sizeof line, "file /%s %lld\n", path,
			       mtime);
	return rewrite(text, IT_LOCATION_FILE, path, line, changed, err);
}

it_code it_locations_relink(it_strbuf *text, const char *path, const char *to,
			    int *changed, it_error *err)
{
	char line[2 * IT_LOCATIONS_PATH + 64];

	(void)snprintf(line, sizeof line, "link %s /%s\n", to, path);
	return rewrite(text, IT_LOCATION_LINK, path, line, changed, err);
}
