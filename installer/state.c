/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "installer/state.h"
#include "installer/userland.h"
#include "support/text.h"

enum { MAX_TEXTS = 8 };

/* A record: its size and where its texts are, so that one copier does all. */
struct shape {
	size_t size;
	size_t count;
	size_t texts[MAX_TEXTS];
};

static const struct shape state_shape = {
	sizeof(it_state),
	8,
	{offsetof(it_state, program), offsetof(it_state, media_name),
	 offsetof(it_state, media_form), offsetof(it_state, media_version),
	 offsetof(it_state, media_sha256), offsetof(it_state, media_trust),
	 offsetof(it_state, revoked), offsetof(it_state, system)}};

static const struct shape module_shape = {
	sizeof(it_state_module),
	5,
	{offsetof(it_state_module, name), offsetof(it_state_module, directory),
	 offsetof(it_state_module, flavour),
	 offsetof(it_state_module, generation),
	 offsetof(it_state_module, version)}};

static const struct shape file_shape = {
	sizeof(it_state_file),
	2,
	{offsetof(it_state_file, path), offsetof(it_state_file, module)}};

static const struct shape link_shape = {
	sizeof(it_state_link),
	4,
	{offsetof(it_state_link, path), offsetof(it_state_link, module),
	 offsetof(it_state_link, to), offsetof(it_state_link, before)}};

static const struct shape directory_shape = {
	sizeof(it_state_directory),
	2,
	{offsetof(it_state_directory, path),
	 offsetof(it_state_directory, module)}};

/*
 * The texts are char * in some records and const char * in others: only the
 * bytes of a pointer are moved.
 */
static char *text_of(const void *record, const struct shape *shape, size_t i)
{
	char *text;

	memcpy(&text, (const char *)record + shape->texts[i], sizeof text);
	return text;
}

static void set_text(void *record, const struct shape *shape, size_t i,
		     const char *text)
{
	memcpy((char *)record + shape->texts[i], &text, sizeof text);
}

static void drop_texts(void *record, const struct shape *shape)
{
	size_t i;

	for (i = 0; i < shape->count; i++) {
		free(text_of(record, shape, i));
		set_text(record, shape, i, NULL);
	}
}

static char *copy_of(const char *text)
{
	return it_text_dup(text != NULL ? text : "");
}

/* Puts copies in the place of texts that belong to somebody else. */
static int own_texts(void *record, const struct shape *shape)
{
	char *copy;
	size_t i;
	int good = 1;

	for (i = 0; i < shape->count; i++) {
		copy = copy_of(text_of(record, shape, i));
		set_text(record, shape, i, copy);
		good &= copy != NULL;
	}
	if (!good)
		drop_texts(record, shape);
	return good;
}

union record {
	it_state_module module;
	it_state_file file;
	it_state_link link;
	it_state_directory directory;
};

/*
 * list is the address of the pointer to the records, of which only the bytes
 * are moved, too.  What is added may be a record of the same list.
 */
static it_code add(void *list, size_t *count, const void *record,
		   const struct shape *shape, it_error *err)
{
	union record copy;
	char *items;

	memcpy(&copy, record, shape->size);
	memcpy(&items, list, sizeof items);
	if (*count >= SIZE_MAX / shape->size - 1)
		return it_fail_memory(err);
	items = realloc(items, (*count + 1) * shape->size);
	if (items == NULL)
		return it_fail_memory(err);
	memcpy(list, &items, sizeof items);
	if (!own_texts(&copy, shape))
		return it_fail_memory(err);
	memcpy(items + *count * shape->size, &copy, shape->size);
	*count += 1;
	return IT_OK;
}

it_code it_state_add_module(it_state *state, const it_state_module *module,
			    it_error *err)
{
	return add(&state->modules, &state->module_count, module,
		   &module_shape, err);
}

it_code it_state_add_file(it_state *state, const it_state_file *file,
			  it_error *err)
{
	return add(&state->files, &state->file_count, file, &file_shape, err);
}

it_code it_state_add_link(it_state *state, const it_state_link *link,
			  it_error *err)
{
	return add(&state->links, &state->link_count, link, &link_shape, err);
}

it_code it_state_add_directory(it_state *state,
			       const it_state_directory *directory,
			       it_error *err)
{
	return add(&state->directories, &state->directory_count, directory,
		   &directory_shape, err);
}

it_code it_state_add_change(it_state *state, const it_db_change *change,
			    it_error *err)
{
	return it_db_changes_add(&state->changes, change, err);
}

it_code it_state_set(char **member, const char *text, it_error *err)
{
	char *copy = copy_of(text);

	if (copy == NULL)
		return it_fail_memory(err);
	free(*member); /* only now: text may be the old one or part of it */
	*member = copy;
	return IT_OK;
}

void it_state_free(it_state *state)
{
	size_t i;

	if (state == NULL)
		return;
	for (i = 0; i < state->module_count; i++)
		drop_texts(&state->modules[i], &module_shape);
	for (i = 0; i < state->file_count; i++)
		drop_texts(&state->files[i], &file_shape);
	for (i = 0; i < state->link_count; i++)
		drop_texts(&state->links[i], &link_shape);
	for (i = 0; i < state->directory_count; i++)
		drop_texts(&state->directories[i], &directory_shape);
	free(state->modules);
	free(state->files);
	free(state->links);
	free(state->directories);
	it_db_changes_free(&state->changes);
	drop_texts(state, &state_shape);
	memset(state, 0, sizeof *state);
}

const it_state_file *it_state_find(const it_state *state, const char *path)
{
	size_t i;

	for (i = 0; i < state->file_count; i++)
		if (strcmp(state->files[i].path, path) == 0)
			return &state->files[i];
	return NULL;
}

const it_state_link *it_state_find_link(const it_state *state,
					const char *path)
{
	size_t i;

	for (i = 0; i < state->link_count; i++)
		if (strcmp(state->links[i].path, path) == 0)
			return &state->links[i];
	return NULL;
}

int it_state_had_link(const it_state_link *link)
{
	return link->before != NULL && link->before[0] != '\0';
}

int it_state_made_directory(const it_state *state, const char *path)
{
	size_t i;

	for (i = 0; i < state->directory_count; i++)
		if (strcmp(state->directories[i].path, path) == 0)
			return 1;
	return 0;
}

const it_state_module *it_state_find_module(const it_state *state,
					    const char *name)
{
	size_t i;

	for (i = 0; i < state->module_count; i++)
		if (strcmp(state->modules[i].name, name) == 0)
			return &state->modules[i];
	return NULL;
}

int it_state_is_part(const it_state_file *file)
{
	return file->installed && (strcmp(file->module, IT_USERLAND) == 0 ||
				   strcmp(file->module, IT_STARTUP) == 0);
}

int it_state_has_part(const it_state *state, const char *part)
{
	size_t i;

	for (i = 0; i < state->file_count; i++)
		if (state->files[i].installed &&
		    strcmp(state->files[i].module, part) == 0)
			return 1;
	return 0;
}

int it_state_forced(const it_state *state, const char *module)
{
	const it_state_module *known = it_state_find_module(state, module);

	return known != NULL && known->forced;
}

const char *it_state_version_of(const it_state *state,
				const it_state_module *module)
{
	const char *last = state->media_version;

	if (module->version != NULL && module->version[0] != '\0')
		return module->version;
	return last != NULL ? last : "";
}

int it_state_needs_copy(const it_state *state, const char *sha256)
{
	size_t i;

	for (i = 0; i < state->file_count; i++)
		if (strcmp(state->files[i].before.sha256, sha256) == 0 ||
		    strcmp(state->files[i].shipped, sha256) == 0)
			return 1;
	return 0;
}

int it_state_is_ours(const char *path)
{
	size_t len = sizeof IT_STATE_DIR - 1;

	return strcmp(path, "var") == 0 || strcmp(path, "var/lib") == 0 ||
	       (strncmp(path, IT_STATE_DIR, len) == 0 &&
		(path[len] == '/' || path[len] == '\0'));
}

int it_state_line_of(const char *line, const char *driver)
{
	size_t len = strlen(driver);

	return strncmp(line, driver, len) == 0 &&
	       strchr(" \t:", line[len]) != NULL;
}

int it_state_added(const it_state *state, it_db_table table,
		   const char *driver)
{
	const it_db_changes *changes = &state->changes;
	size_t i;

	for (i = 0; i < changes->count; i++)
		if (changes->items[i].added &&
		    changes->items[i].table == table &&
		    it_state_line_of(changes->items[i].line, driver))
			return 1;
	return 0;
}

int it_state_numbers(const it_db_change *change, char *driver, size_t size)
{
	it_slice rest = it_slice_of(change->line), word;

	return change->table == IT_DB_NAME_TO_MAJOR && change->added &&
	       it_next_word(&rest, &word) && it_slice_copy(word, driver, size);
}

int it_state_major(const it_state *state, const char *driver,
		   unsigned long *major)
{
	const it_db_changes *changes = &state->changes;
	char name[64];
	size_t i;

	for (i = changes->count; i-- > 0;)
		if (it_state_numbers(&changes->items[i], name, sizeof name) &&
		    strcmp(name, driver) == 0)
			return it_slice_number(
				it_trim(it_slice_of(changes->items[i].line +
						    strlen(driver))),
				0xffffUL, major);
	return 0;
}
