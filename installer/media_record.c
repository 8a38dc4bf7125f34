/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/media_record.h"

enum { MAX_FILE = 64 << 20 };

/* The recorded digest of the bytes that a file came with. */
static const char *digest_of(const it_state_file *file)
{
	return it_module_bits(file->path) == 0 ? file->shipped : file->sha256;
}

/* Where these bytes are in the root now. */
static void source_of(const it_state_file *file, char *path, size_t size)
{
	if (it_module_bits(file->path) == 0)
		(void)snprintf(path, size, IT_STATE_BACKUP "/%s",
			       file->shipped);
	else
		(void)snprintf(path, size, "%s", file->path);
}

/* lib/modules/binary/DIR/NAME; settings lie beside the 32-bit driver. */
static void media_path(const it_state_file *file, const it_state_module *module,
		       char *path, size_t size)
{
	it_flavour_dir dir;

	it_module_flavour_dir(module->directory, dir);
	(void)snprintf(path, size, IT_MEDIA_BINARY "%s%s%s", dir,
		       it_module_bits(file->path) == 64 ? "_64" : "",
		       strrchr(file->path, '/'));
}

/* Of drivers: programs are put right from where they are. */
static int is_from_media(const it_state_file *file)
{
	return file->installed && it_module_row_of(file->module) != NULL;
}

/* *have is zero for a file that is not there. */
static it_code take_part(it_job *job, const it_state_file *file,
			 it_media_part *part, int *have)
{
	const it_state_module *module =
		it_state_find_module(&job->state, file->module);
	char path[1024];

	*have = 0;
	if (module == NULL || digest_of(file)[0] == '\0')
		return IT_OK;
	media_path(file, module, part->path, sizeof part->path);
	source_of(file, path, sizeof path);
	return it_root_read(&job->root, path, MAX_FILE, &part->bytes, have,
			    &job->error);
}

static it_code take_parts(it_job *job, it_media_part *parts, size_t *count,
			  const it_state_file **lacking)
{
	const it_state *state = &job->state;
	it_code code = IT_OK;
	size_t i;
	int have;

	for (i = 0; code == IT_OK && *lacking == NULL && i < state->file_count;
	     i++) {
		if (!is_from_media(&state->files[i]))
			continue;
		code = take_part(job, &state->files[i], &parts[*count], &have);
		if (code == IT_OK && !have)
			*lacking = &state->files[i];
		*count += 1;
	}
	return code;
}

/* The entries have the order of the installed files. */
static const it_state_file *find_changed(const it_media *media,
					 const it_state *state)
{
	const it_entry *entry = media->entries;
	size_t i;

	for (i = 0; i < state->file_count; i++) {
		if (!is_from_media(&state->files[i]))
			continue;
		if (strcmp(entry->sha256, digest_of(&state->files[i])) != 0)
			return &state->files[i];
		entry++;
	}
	return NULL;
}

void it_media_head_of_record(it_media *media, const it_state *state)
{
	(void)snprintf(media->form, sizeof media->form, "%s",
		       state->media_form);
	(void)snprintf(media->version, sizeof media->version, "%s",
		       state->media_version);
	(void)snprintf(media->sha256, sizeof media->sha256, "%s",
		       state->media_sha256);
	(void)snprintf(media->vouched.text, sizeof media->vouched.text, "%s",
		       state->media_trust != NULL ? state->media_trust : "");
}

it_code it_media_from_record(it_media *media, it_job *job, const char *path,
			     char *lacking, size_t size)
{
	const it_state *state = &job->state;
	const it_state_file *bad = NULL;
	it_media_part *parts =
		calloc(state->file_count + 1, sizeof *parts);
	size_t i, count = 0;
	it_code code;

	memset(media, 0, sizeof *media);
	if (parts == NULL)
		return it_fail_memory(&job->error);
	code = take_parts(job, parts, &count, &bad);
	if (code == IT_OK && bad == NULL) {
		code = it_media_make(media, path, parts, count, &job->error);
		if (code == IT_OK)
			bad = find_changed(media, state);
	}
	(void)snprintf(lacking, size, "%s", bad != NULL ? bad->path : "");
	if (code == IT_OK && bad == NULL)
		it_media_head_of_record(media, state);
	else
		it_media_free(media);
	for (i = 0; i < count; i++)
		it_strbuf_free(&parts[i].bytes);
	free(parts);
	return code;
}
