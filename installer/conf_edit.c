/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "installer/conf_edit.h"

/* Replaces old, a piece of buf, by new text. */
void it_conf_replace(it_strbuf *buf, it_slice old, it_slice text)
{
	it_strbuf out = {NULL, 0, 0, 0};
	size_t offset = (size_t)(old.at - buf->data);
	size_t end = offset + old.len;

	it_strbuf_bytes(&out, buf->data, offset);
	it_strbuf_bytes(&out, text.at, text.len);
	it_strbuf_bytes(&out, buf->data + end, buf->len - end);
	out.failed |= buf->failed;
	it_strbuf_free(buf);
	*buf = out;
}

/* "#MTU=1500,...;" on a line of its own: where a setting would stand. */
static int is_template(it_slice line, const char *key)
{
	line = it_trim(line);
	if (line.len < 2 || line.at[0] != '#' || line.at[line.len - 1] != ';')
		return 0;
	line.at++;
	line.len--;
	line = it_trim(line);
	if (!it_slice_starts(line, key))
		return 0;
	line.at += strlen(key);
	line.len -= strlen(key);
	line = it_trim(line);
	return line.len != 0 && line.at[0] == '=';
}

int it_conf_find_template(const it_strbuf *buf, const char *key, it_slice *line)
{
	it_slice rest = it_strbuf_slice(buf);

	while (it_next_line(&rest, line))
		if (is_template(*line, key))
			return 1;
	return 0;
}

/* ---- lists ---------------------------------------------------------- */

typedef struct list {
	long at[IT_CONF_MAX_ELEMENTS];
	size_t count;
} list;

/* "256,0x100,-1": as the kernel reads integers. */
static int read_list(const char *text, list *l)
{
	char *end;

	for (l->count = 0; l->count < IT_CONF_MAX_ELEMENTS; text = end + 1) {
		l->at[l->count++] = strtol(text, &end, 0);
		if (end == text || (*end != ',' && *end != '\0'))
			return 0;
		if (*end == '\0')
			return 1;
	}
	return 0;
}

static void write_list(const list *l, const char *key, it_strbuf *out)
{
	size_t i;

	it_strbuf_format(out, "%s=", key);
	for (i = 0; i < l->count; i++)
		it_strbuf_format(out, "%s%ld", i > 0 ? "," : "", l->at[i]);
	it_strbuf_char(out, ';');
}

static void grow_list(list *l, size_t count, long standard)
{
	while (l->count < count)
		l->at[l->count++] = standard;
}

/* Nonzero if it had not that value already. */
static int set_element(list *l, int instance, long value, long standard)
{
	size_t first = instance < 0 ? 0 : (size_t)instance, i, last;
	int changed = 0;

	grow_list(l, first + 1, standard);
	last = instance < 0 ? l->count : first + 1;
	for (i = first; i < last; i++) {
		changed |= l->at[i] != value;
		l->at[i] = value;
	}
	return changed;
}

static void append_line(it_strbuf *conf, const it_strbuf *text)
{
	if (conf->len != 0 && conf->data[conf->len - 1] != '\n')
		it_strbuf_char(conf, '\n');
	it_strbuf_bytes(conf, it_strbuf_str(text), text->len);
	it_strbuf_char(conf, '\n');
}

/* Where it stands, or would stand, else at the end. */
static void put_list(it_strbuf *conf, const it_conf_setting *there,
		     const char *key, const list *l)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice line;

	write_list(l, key, &text);
	if (there != NULL)
		it_conf_replace(conf, there->text, it_strbuf_slice(&text));
	else if (it_conf_find_template(conf, key, &line))
		it_conf_replace(conf, line, it_strbuf_slice(&text));
	else
		append_line(conf, &text);
	conf->failed |= text.failed;
	it_strbuf_free(&text);
}

static it_code edit(it_strbuf *conf, const it_conf_setting *there,
		    const char *key, int instance, long value, long standard)
{
	list l;

	l.count = 0;
	if (there != NULL && !read_list(there->value, &l))
		return IT_TARGET;
	if (there == NULL)
		grow_list(&l, IT_CONF_ELEMENTS, standard);
	if (instance >= IT_CONF_MAX_ELEMENTS)
		return IT_TARGET;
	if (set_element(&l, instance, value, standard) || there == NULL)
		put_list(conf, there, key, &l);
	return IT_OK;
}

it_code it_conf_set_element(it_strbuf *conf, const char *name, const char *key,
			    int instance, long value, long standard,
			    it_error *err)
{
	it_conf now = {NULL, 0};
	it_code code = it_strbuf_check(conf, err);

	/* What is cut short for want of memory is no fault of the file. */
	if (code == IT_OK)
		code = it_conf_parse(it_strbuf_slice(conf), &now, err);
	if (code == IT_OK)
		code = edit(conf, it_conf_find(&now, key), key, instance, value,
			    standard);
	it_conf_free(&now);
	if (code == IT_OK)
		return it_strbuf_check(conf, err);
	if (code == IT_TARGET) {
		(void)it_fail(err, code, name,
			      "its setting %s cannot be edited: it is not a "
			      "list of integers, or the file is not a "
			      "driver.conf",
			      key);
		it_error_remedy(err, "put the file right first");
	}
	return code;
}

static int pick(const list *l, int instance, long *value)
{
	size_t i;

	if (instance >= 0 && (size_t)instance >= l->count)
		return 0;
	*value = l->at[instance < 0 ? 0 : instance];
	for (i = 0; instance < 0 && i < l->count; i++)
		if (l->at[i] != *value)
			return 0;
	return 1;
}

/*
 * What stands before a fault counts, as it does for the kernel.  After
 * IT_NO_MEMORY nothing does.
 */
static it_code parse_to_fault(const it_strbuf *conf, it_conf *now,
			      it_error *err)
{
	it_code code = it_conf_parse(it_strbuf_slice(conf), now, err);

	if (code == IT_NO_MEMORY)
		it_conf_free(now);
	return code == IT_TARGET ? IT_OK : code;
}

it_code it_conf_element(const it_strbuf *conf, const char *key, int instance,
			int *found, long *value, it_error *err)
{
	const it_conf_setting *there;
	it_conf now;
	list l;
	it_code code = parse_to_fault(conf, &now, err);

	there = it_conf_find(&now, key);
	*found = there != NULL && read_list(there->value, &l) &&
		 pick(&l, instance, value);
	it_conf_free(&now);
	return code;
}

/* " MTU=9000" in the words of a statement for one device */
static int find_word(const char *words, const char *key, long *value)
{
	const char *at = words;
	size_t len = strlen(key);

	while ((at = strstr(at, key)) != NULL) {
		if ((at == words || at[-1] == ' ') && at[len] == '=') {
			*value = strtol(at + len + 1, NULL, 0);
			return 1;
		}
		at += len;
	}
	return 0;
}

it_code it_conf_of_device(const it_strbuf *conf, const char *key, int *found,
			  long *value, it_error *err)
{
	it_conf now;
	size_t i;
	it_code code = parse_to_fault(conf, &now, err);

	*found = 0;
	for (i = 0; i < now.count; i++)
		if (now.items[i].assignments > 1)
			*found |= find_word(now.items[i].key, key, value);
	it_conf_free(&now);
	return code;
}

it_code it_conf_statements(const it_strbuf *conf, const char *key,
			   size_t *count, int *alike, it_error *err)
{
	const it_conf_setting *first;
	it_conf now;
	size_t i;
	it_code code = parse_to_fault(conf, &now, err);

	*count = 0;
	*alike = 1;
	first = it_conf_find(&now, key);
	for (i = 0; first != NULL && i < now.count; i++) {
		if (strcmp(now.items[i].key, key) != 0)
			continue;
		++*count;
		*alike &= strcmp(now.items[i].value, first->value) == 0;
	}
	it_conf_free(&now);
	return code;
}

/* ---- back again ----------------------------------------------------- */

static int is_alone(const it_strbuf *conf, it_slice text)
{
	const char *end = conf->data + conf->len;
	const char *after = text.at + text.len;

	return (text.at == conf->data || text.at[-1] == '\n') &&
	       (after == end || *after == '\n');
}

/* The whole line where nothing else is on it. */
static it_slice with_line(const it_strbuf *conf, it_slice text)
{
	if (is_alone(conf, text) && text.at + text.len < conf->data + conf->len)
		text.len++;
	return text;
}

static size_t count_templates(const it_strbuf *buf, const char *key)
{
	it_slice rest = it_strbuf_slice(buf), line;
	size_t count = 0;

	while (it_next_line(&rest, &line))
		count += is_template(line, key) != 0;
	return count;
}

/* It took the place of the comment that had it, or had none. */
static void take_out(it_strbuf *conf, const it_conf_setting *now,
		     const it_strbuf *old)
{
	it_slice nothing = {"", 0}, comment;

	if (is_alone(conf, now->text) &&
	    count_templates(old, now->key) > count_templates(conf, now->key) &&
	    it_conf_find_template(old, now->key, &comment))
		it_conf_replace(conf, now->text, comment);
	else
		it_conf_replace(conf, with_line(conf, now->text), nothing);
}

static void put_back(it_strbuf *conf, const it_conf_setting *now,
		     const it_conf_setting *was, const it_strbuf *old)
{
	if (was == NULL)
		take_out(conf, now, old);
	else if (strcmp(now->value, was->value) != 0)
		it_conf_replace(conf, now->text, was->text);
}

it_code it_conf_put_back(it_strbuf *conf, const it_strbuf *old, const char *key,
			 it_error *err)
{
	const it_conf_setting *there;
	it_conf now, then;
	it_code code = it_conf_parse(it_strbuf_slice(conf), &now, NULL);

	if (it_conf_parse(it_strbuf_slice(old), &then, NULL) == IT_NO_MEMORY)
		code = it_fail_memory(err);
	there = code == IT_OK ? it_conf_find(&now, key) : NULL;
	if (there != NULL)
		put_back(conf, there, it_conf_find(&then, key), old);
	it_conf_free(&now);
	it_conf_free(&then);
	if (code == IT_NO_MEMORY)
		return it_fail_memory(err);
	return it_strbuf_check(conf, err);
}
