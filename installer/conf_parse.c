/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "installer/conf_parse.h"

static void step(it_slice *s, size_t count)
{
	s->at += count;
	s->len -= count;
}

static size_t comment_length(it_slice s)
{
	const char *end = memchr(s.at, '\n', s.len);

	return end != NULL ? (size_t)(end - s.at) : s.len;
}

/* Length of the blank at the beginning: 0 when something else stands there. */
static size_t blank_length(it_slice s)
{
	if (s.len == 0)
		return 0;
	if (s.at[0] == '#')
		return comment_length(s);
	if (s.at[0] == '\\' && s.len > 1 && s.at[1] == '\n')
		return 2;
	return strchr(" \t\r\n", s.at[0]) != NULL && s.at[0] != '\0';
}

static void skip_blank(it_slice *s)
{
	size_t len;

	while ((len = blank_length(*s)) != 0)
		step(s, len);
}

static int is_at(const it_slice *s, char c)
{
	return s->len != 0 && s->at[0] == c;
}

/* Printable bytes up to one of stop; 0 when there are none. */
static int take_word(it_slice *s, const char *stop, it_strbuf *out)
{
	size_t len = 0;

	while (len < s->len && s->at[len] > 32 && s->at[len] < 127 &&
	       strchr(stop, s->at[len]) == NULL)
		len++;
	it_strbuf_bytes(out, s->at, len);
	step(s, len);
	return len != 0;
}

/* A string in double quotes, on one line; a backslash guards a quote. */
static int take_string(it_slice *s, it_strbuf *out)
{
	size_t len = 1;

	while (len < s->len && s->at[len] != '"' && s->at[len] != '\n' &&
	       s->at[len] != '\0')
		len += s->at[len] == '\\' && len + 1 < s->len &&
				       s->at[len + 1] != '\n' ? 2 : 1;
	if (len >= s->len || s->at[len] != '"')
		return 0;
	it_strbuf_bytes(out, s->at, len + 1);
	step(s, len + 1);
	return 1;
}

static int take_value(it_slice *s, it_strbuf *out)
{
	return is_at(s, '"') ? take_string(s, out)
			     : take_word(s, ",;=\"#", out);
}

/* value, value, ... */
static int take_list(it_slice *s, it_strbuf *out)
{
	for (;;) {
		skip_blank(s);
		if (!take_value(s, out))
			return 0;
		skip_blank(s);
		if (!is_at(s, ','))
			return 1;
		it_strbuf_char(out, ',');
		step(s, 1);
	}
}

/* name=list, or a name alone: a property that is just there. */
static int take_assignment(it_slice *s, it_strbuf *name, it_strbuf *value)
{
	if (!take_word(s, ";=\"#", name))
		return 0;
	skip_blank(s);
	if (!is_at(s, '='))
		return 1;
	step(s, 1);
	return take_list(s, value);
}

typedef struct reading {
	it_slice rest;
	it_strbuf name;	 /* of the first assignment */
	it_strbuf value; /* of the first assignment */
	it_strbuf all;	 /* of the statement */
	int assignments;
} reading;

static int take_more(reading *r)
{
	it_strbuf name = {NULL, 0, 0, 0}, value = {NULL, 0, 0, 0};
	int good = take_assignment(&r->rest, &name, &value);

	if (r->assignments++ != 0)
		it_strbuf_char(&r->all, ' ');
	it_strbuf_text(&r->all, it_strbuf_str(&name));
	it_strbuf_char(&r->all, '=');
	it_strbuf_text(&r->all, it_strbuf_str(&value));
	if (r->assignments == 1) {
		it_strbuf_text(&r->name, it_strbuf_str(&name));
		it_strbuf_text(&r->value, it_strbuf_str(&value));
	}
	r->all.failed |= name.failed | value.failed;
	it_strbuf_free(&name);
	it_strbuf_free(&value);
	skip_blank(&r->rest);
	return good;
}

/* Everything up to the semicolon and that. */
static int take_statement(reading *r)
{
	it_strbuf_reset(&r->name);
	it_strbuf_reset(&r->value);
	it_strbuf_reset(&r->all);
	r->assignments = 0;
	do {
		if (!take_more(r))
			return 0;
	} while (!is_at(&r->rest, ';'));
	step(&r->rest, 1);
	return 1;
}

static it_code store(it_conf *conf, const reading *r, it_slice text,
		     it_error *err)
{
	it_conf_setting *item = &conf->items[conf->count];
	int alone = r->assignments == 1;

	if (r->name.failed || r->value.failed || r->all.failed)
		return it_fail_memory(err);
	item->text = text;
	item->assignments = r->assignments;
	item->key = it_text_dup(
		it_strbuf_str(alone ? &r->name : &r->all));
	item->value = it_text_dup(
		alone ? it_strbuf_str(&r->value) : "");
	conf->count++;
	return item->key != NULL && item->value != NULL ? IT_OK
							: it_fail_memory(err);
}

static it_code read_one(it_conf *conf, reading *r, it_error *err)
{
	it_slice text = r->rest;

	if (conf->count == IT_CONF_MAX_SETTINGS || !take_statement(r))
		return IT_TARGET;
	text.len -= r->rest.len;
	return store(conf, r, text, err);
}

it_code it_conf_parse(it_slice text, it_conf *conf, it_error *err)
{
	reading r;
	it_code code = IT_OK;

	memset(&r, 0, sizeof r);
	conf->count = 0;
	conf->items = calloc(IT_CONF_MAX_SETTINGS, sizeof *conf->items);
	if (conf->items == NULL)
		return it_fail_memory(err);
	if (text.len > IT_CONF_MAX_BYTES)
		return IT_TARGET;
	r.rest = text;
	skip_blank(&r.rest);
	while (code == IT_OK && r.rest.len != 0) {
		code = read_one(conf, &r, err);
		skip_blank(&r.rest);
	}
	it_strbuf_free(&r.name);
	it_strbuf_free(&r.value);
	it_strbuf_free(&r.all);
	return code;
}

void it_conf_free(it_conf *conf)
{
	size_t i;

	if (conf == NULL)
		return;
	for (i = 0; i < conf->count; i++) {
		free(conf->items[i].key);
		free(conf->items[i].value);
	}
	free(conf->items);
	memset(conf, 0, sizeof *conf);
}

const it_conf_setting *it_conf_find(const it_conf *conf, const char *key)
{
	size_t i;

	for (i = 0; i < conf->count; i++)
		if (strcmp(conf->items[i].key, key) == 0)
			return &conf->items[i];
	return NULL;
}
