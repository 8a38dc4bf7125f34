/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "installer/link_gone.h"
#include "installer/programs.h"
#include "nettune/fields.h"
#include "nettune/links.h"

enum { PHYS, LINK, NODES, LISTS };

/* Solaris 10 has no show-phys: nothing is told there. */
static const struct {
	it_program program;
	const char *words[5];
} lists[LISTS] = {
    [PHYS] = {IT_PROGRAM_DLADM,
	      {"show-phys", "-p", "-o", IT_PHYS_COLUMNS, NULL}},
    [LINK] = {IT_PROGRAM_DLADM,
	      {"show-link", "-p", "-o", IT_LINK_COLUMNS, NULL}},
    [NODES] = {IT_PROGRAM_PRTCONF, {"-D", NULL}},
};

static it_code read_lists(it_run_result *results, int *told, it_error *err)
{
	size_t i;
	it_code code = IT_OK;

	*told = 1;
	for (i = 0; code == IT_OK && *told && i < LISTS; i++) {
		code = it_program_run(lists[i].program, lists[i].words,
				      &results[i], err);
		*told = code == IT_OK && results[i].end == IT_RUN_EXITED &&
			results[i].status == 0 && !results[i].out_cut;
	}
	return code;
}

static int is_named(it_slice output, const char *link)
{
	char name[64];
	it_slice line;

	while (it_next_line(&output, &line))
		if (it_next_field(&line, name, sizeof name) &&
		    strcmp(name, link) == 0)
			return 1;
	return 0;
}

/* prtconf always has something to tell. */
static int is_gone(const char *link, const it_slice *said, it_links *links)
{
	it_links_from_phys(links, said[PHYS]);
	return !is_named(said[PHYS], link) && !is_named(said[LINK], link) &&
	       said[NODES].len != 0 && !links->unread && !links->cut &&
	       !it_links_miss_node(links, said[NODES]);
}

it_code it_dial_note_gone(it_dial *dial, const it_reading *reading,
			  it_error *err)
{
	it_run_result results[LISTS];
	it_slice said[LISTS];
	it_links *links;
	int told;
	size_t i;
	it_code code;

	if (!it_dial_is_of_link(dial) || reading->value[0] != '\0')
		return IT_OK;
	links = calloc(1, sizeof *links);
	if (links == NULL)
		return it_fail_memory(err);
	memset(results, 0, sizeof results);
	code = read_lists(results, &told, err);
	for (i = 0; i < LISTS; i++)
		said[i] = it_slice_of(it_strbuf_str(&results[i].out));
	dial->gone = told && is_gone(dial->object, said, links);
	for (i = 0; i < LISTS; i++)
		it_run_result_free(&results[i]);
	free(links);
	return code;
}
