/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "installer/conf_merge.h"
#include "installer/conf_edit.h"

static const char whole_file[] = "the whole file";
static const char kept_below[] =
    "# Kept from the file that stood here before; the new one lacks it:\n";

/*
 * VMware's installer does not notice a full disk: a file that just ends
 * somewhere inside a line of the known one was cut, nobody edited it.
 */
static int is_cut(const it_strbuf *piece, const it_strbuf *whole)
{
	if (piece->len == 0)
		return 1;
	return whole != NULL && piece->len < whole->len &&
	       memcmp(piece->data, whole->data, piece->len) == 0 &&
	       piece->data[piece->len - 1] != '\n';
}

static void set(it_strbuf *out, const it_strbuf *from)
{
	it_strbuf_reset(out);
	it_strbuf_bytes(out, it_strbuf_str(from), from->len);
}

/* --- edits of the merged text ---------------------------------------- */

static void append_setting(it_strbuf *buf, it_slice text, int *below)
{
	if (buf->len != 0 && buf->data[buf->len - 1] != '\n')
		it_strbuf_char(buf, '\n');
	if (!*below)
		it_strbuf_text(buf, kept_below);
	*below = 1;
	it_strbuf_bytes(buf, text.at, text.len);
	it_strbuf_char(buf, '\n');
}

/*
 * Puts a statement of the admin where it belongs in the new text; *below
 * tells that the comment for those at the end stands there already.
 */
static it_code put_setting(it_strbuf *merged, const it_conf_setting *ours,
			   int *below, it_error *err)
{
	const it_conf_setting *there;
	it_conf now;
	it_slice line;
	it_code code = it_conf_parse(it_strbuf_slice(merged), &now, err);

	there = it_conf_find(&now, ours->key);
	if (code != IT_OK)
		;
	else if (there != NULL)
		it_conf_replace(merged, there->text, ours->text);
	else if (it_conf_find_template(merged, ours->key, &line))
		it_conf_replace(merged, line, ours->text);
	else
		append_setting(merged, ours->text, below);
	it_conf_free(&now);
	return code == IT_OK ? it_strbuf_check(merged, err) : code;
}

/* Nothing but blanks before and behind it on its lines? */
static int is_alone(const it_strbuf *buf, it_slice text)
{
	const char *end = buf->data + buf->len, *at = text.at;

	while (at > buf->data && (at[-1] == ' ' || at[-1] == '\t'))
		at--;
	if (at > buf->data && at[-1] != '\n')
		return 0;
	for (at = text.at + text.len; at < end && *at != '\n'; at++)
		if (*at == '#')
			return 1;
		else if (strchr(" \t\r", *at) == NULL)
			return 0;
	return 1;
}

/* Every line of text behind a "#". */
static void comment_lines(it_strbuf *out, it_slice text)
{
	size_t i;

	it_strbuf_char(out, '#');
	for (i = 0; i < text.len; i++) {
		it_strbuf_char(out, text.at[i]);
		if (text.at[i] == '\n')
			it_strbuf_char(out, '#');
	}
}

/* A setting that the admin took out becomes a comment. */
static it_code drop_setting(it_strbuf *merged, const char *key, it_error *err)
{
	it_strbuf comment = {NULL, 0, 0, 0};
	const it_conf_setting *there;
	it_conf now;
	it_code code = it_conf_parse(it_strbuf_slice(merged), &now, err);

	there = code == IT_OK ? it_conf_find(&now, key) : NULL;
	if (there != NULL) {
		if (is_alone(merged, there->text))
			comment_lines(&comment, there->text);
		code = it_strbuf_check(&comment, err);
		if (code == IT_OK)
			it_conf_replace(merged, there->text,
					it_strbuf_slice(&comment));
	}
	it_strbuf_free(&comment);
	it_conf_free(&now);
	return code == IT_OK ? it_strbuf_check(merged, err) : code;
}

/* --- whose value? ---------------------------------------------------- */

typedef struct merging {
	const it_conf *base; /* NULL: unknown */
	it_conf base_conf, ours, theirs;
	it_strbuf *merged, *kept;
} merging;

static int is_value(const it_conf_setting *there, const char *value)
{
	return there != NULL && strcmp(there->value, value) == 0;
}

/* Did the admin change or add it, and does it matter for the new file? */
static int is_admins(const merging *m, const it_conf_setting *ours)
{
	if (it_conf_find(&m->ours, ours->key) != ours)
		return 0; /* a second one of a name has no effect */
	if (m->base != NULL &&
	    is_value(it_conf_find(m->base, ours->key), ours->value))
		return 0;
	return !is_value(it_conf_find(&m->theirs, ours->key), ours->value);
}

static int was_taken_out(const merging *m, const it_conf_setting *base)
{
	return it_conf_find(&m->ours, base->key) == NULL &&
	       it_conf_find(&m->theirs, base->key) != NULL &&
	       it_conf_find(m->base, base->key) == base;
}

static void note_kept(it_strbuf *kept, const it_conf_setting *setting)
{
	if (kept->len != 0)
		it_strbuf_text(kept, ", ");
	it_strbuf_text(kept, setting->assignments == 1 ? setting->key
						       : "a device statement");
}

static it_code merge_settings(merging *m, it_error *err)
{
	it_code code = IT_OK;
	int below = 0;
	size_t i;

	for (i = 0; i < m->ours.count && code == IT_OK; i++) {
		if (!is_admins(m, &m->ours.items[i]))
			continue;
		note_kept(m->kept, &m->ours.items[i]);
		code = put_setting(m->merged, &m->ours.items[i], &below, err);
	}
	for (i = 0; m->base != NULL && i < m->base->count && code == IT_OK;
	     i++) {
		if (!was_taken_out(m, &m->base->items[i]))
			continue;
		note_kept(m->kept, &m->base->items[i]);
		code = drop_setting(m->merged, m->base->items[i].key, err);
	}
	return code == IT_OK ? it_strbuf_check(m->kept, err) : code;
}

/* All three; a base that cannot be read is none. */
static it_code parse_all(merging *m, const it_strbuf *base,
			 const it_strbuf *ours, const it_strbuf *theirs,
			 it_error *err)
{
	it_code code = IT_OK;

	if (base != NULL)
		code = it_conf_parse(it_strbuf_slice(base), &m->base_conf, err);
	if (base != NULL && code == IT_OK)
		m->base = &m->base_conf;
	if (code != IT_OK && code != IT_TARGET)
		return code;
	code = it_conf_parse(it_strbuf_slice(ours), &m->ours, err);
	if (code == IT_OK)
		code = it_conf_parse(it_strbuf_slice(theirs), &m->theirs, err);
	return code;
}

/* ours stays whatever the settings are; kept says why. */
static void keep_ours(const merging *m, const it_strbuf *ours, const char *why)
{
	set(m->merged, ours);
	if (m->kept->len == 0)
		it_strbuf_text(m->kept, why);
}

/* What was read decides; merged holds theirs at the beginning. */
static it_code merge_read(merging *m, const it_strbuf *base,
			  const it_strbuf *ours, const it_strbuf *theirs,
			  it_merge_result *result, it_error *err)
{
	it_code code = merge_settings(m, err);

	if (code != IT_OK)
		return code;
	if (base != NULL && it_strbuf_same(base, theirs)) {
		keep_ours(m, ours, "comments");
		*result = IT_MERGE_OURS;
	} else if (m->kept->len == 0) {
		*result = IT_MERGE_THEIRS;
	} else {
		*result =
		    it_strbuf_same(m->merged, ours) ? IT_MERGE_OURS : IT_MERGE_MIXED;
	}
	return IT_OK;
}

static int is_unedited(const it_strbuf *base, const it_strbuf *ours,
		       const it_strbuf *theirs)
{
	return is_cut(ours, base) || is_cut(ours, theirs) ||
	       it_strbuf_same(ours, theirs) || (base != NULL && it_strbuf_same(ours, base));
}

it_code it_conf_merge(const it_strbuf *base, const it_strbuf *ours,
		      const it_strbuf *theirs, it_strbuf *merged,
		      it_strbuf *kept, it_merge_result *result, it_error *err)
{
	merging m;
	it_code code;

	memset(&m, 0, sizeof m);
	m.merged = merged;
	m.kept = kept;
	it_strbuf_reset(kept);
	set(merged, theirs);
	*result = IT_MERGE_THEIRS;
	if (is_unedited(base, ours, theirs))
		return it_strbuf_check(merged, err);
	code = parse_all(&m, base, ours, theirs, err);
	if (code == IT_OK) {
		code = merge_read(&m, base, ours, theirs, result, err);
	} else if (code == IT_TARGET) {
		code = IT_OK;
		keep_ours(&m, ours, whole_file);
		*result = IT_MERGE_OURS;
	}
	it_conf_free(&m.base_conf);
	it_conf_free(&m.ours);
	it_conf_free(&m.theirs);
	return code == IT_OK ? it_strbuf_check(merged, err) : code;
}

int it_conf_get(const it_strbuf *conf, const char *name, it_strbuf *value)
{
	const it_conf_setting *setting = NULL;
	it_conf parsed;
	it_code code = it_conf_parse(it_strbuf_slice(conf), &parsed, NULL);
	int found;

	/* What could be read of an odd file counts; not half a setting. */
	if (code != IT_NO_MEMORY)
		setting = it_conf_find(&parsed, name);
	found = setting != NULL;
	it_strbuf_reset(value);
	value->failed = code == IT_NO_MEMORY;
	if (found)
		it_strbuf_text(value, setting->value);
	it_conf_free(&parsed);
	return found;
}
