/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The lines of a journal: their sums are put before them here, or nothing
 * but sums would ever be tried.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "engine/journal_text.h"
#include "fuzz/fuzz.h"
#include "installer/step_file.h"

static const it_step_kind *const kinds[] = {
	&it_kind_file, &it_kind_remove, &it_kind_directory,
	&it_kind_remove_link, &it_kind_remove_directory, NULL};

static void add_line(it_strbuf *out, it_slice line)
{
	char text[4096];

	if (it_slice_copy(line, text, sizeof text))
		it_journal_line(out, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_filesystems fs;
	it_slice rest, line;
	it_plan plan;
	it_run run;

	memset(&fs, 0, sizeof fs);
	memset(&plan, 0, sizeof plan);
	memset(&run, 0, sizeof run);
	rest.at = (const char *)bytes;
	rest.len = len;
	while (it_next_line(&rest, &line))
		add_line(&text, line);
	rest = it_slice_of(it_strbuf_str(&text));
	(void)it_journal_parse(&rest, &plan, &fs, &run, kinds, NULL);
	it_plan_free(&plan);
	it_strbuf_free(&text);
	return 0;
}
