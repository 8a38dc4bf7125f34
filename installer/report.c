/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "installer/report.h"
#include "support/text.h"

const char *it_result_word(it_result result)
{
	static const char *const words[] = {"unchanged", "changed",
					    "differences", "refused", "failed",
					    "interrupted"};

	return words[result];
}

it_result it_result_of(it_code code, int changed)
{
	return it_result_of_status(it_code_status(code), changed);
}

it_result it_result_of_status(int status, int changed)
{
	switch (status) {
	case 0:
		return changed ? IT_RESULT_CHANGED : IT_RESULT_UNCHANGED;
	case 3:
		return IT_RESULT_DIFFERENCES;
	case 2:
	case 4:
	case 5:
	case 6:
		return IT_RESULT_REFUSED;
	case 7:
		return IT_RESULT_INTERRUPTED;
	default:
		return IT_RESULT_FAILED;
	}
}

/* What a way back had to leave is one, though no file differs. */
int it_finding_is_difference(const it_finding *finding)
{
	return finding->weight == IT_DIFFERENCE ||
	       strcmp(finding->code, "left-tuned") == 0;
}

static void free_finding(it_finding *finding)
{
	free(finding->code);
	free(finding->path);
	free(finding->text);
	free(finding->remedy);
}

void it_findings_free(it_findings *list)
{
	while (list->count > 0)
		free_finding(&list->items[--list->count]);
	free(list->items);
	list->items = NULL;
}

static it_code append(it_findings *list, it_finding *finding, it_error *err)
{
	it_finding *items = NULL;

	if (finding->code != NULL && finding->path != NULL &&
	    finding->text != NULL && finding->remedy != NULL)
		items = realloc(list->items,
				(list->count + 1) * sizeof *items);
	if (items == NULL) {
		free_finding(finding);
		return it_fail_memory(err);
	}
	list->items = items;
	items[list->count++] = *finding;
	return IT_OK;
}

it_code it_findings_add(it_findings *list, it_weight weight, char letter,
			const char *code, const char *path, it_error *err,
			const char *text, ...)
{
	it_finding finding;
	it_strbuf buf = {NULL, 0, 0, 0};
	va_list args;

	finding.weight = weight;
	finding.letter = letter;
	finding.code = it_text_dup(code);
	finding.path = it_text_dup(path != NULL ? path : "");
	finding.remedy = it_text_dup("");
	va_start(args, text);
	it_strbuf_vformat(&buf, text, args);
	va_end(args);
	finding.text = it_strbuf_take(&buf, NULL);
	return append(list, &finding, err);
}

it_code it_findings_remedy(it_findings *list, it_error *err, const char *text,
			   ...)
{
	it_strbuf buf = {NULL, 0, 0, 0};
	it_finding *last = &list->items[list->count - 1];
	char *remedy;
	va_list args;

	va_start(args, text);
	it_strbuf_vformat(&buf, text, args);
	va_end(args);
	remedy = it_strbuf_take(&buf, NULL);
	if (remedy == NULL)
		return it_fail_memory(err);
	free(last->remedy);
	last->remedy = remedy;
	return IT_OK;
}

size_t it_findings_weighing(const it_findings *list, it_weight weight)
{
	size_t i, sum = 0;

	for (i = 0; i < list->count; i++)
		sum += list->items[i].weight == weight;
	return sum;
}
