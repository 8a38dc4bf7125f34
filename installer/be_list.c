/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "installer/be_list.h"
#include "installer/programs.h"

static it_code refuse_unlisted(it_error *err)
{
	(void)it_fail(err, IT_FAILED, "beadm",
		      "does not list the boot environments");
	it_error_remedy(err, "run \"beadm list\" to see why");
	return IT_FAILED;
}

/* One runs at the least, so that an empty list is none. */
it_code it_be_list(it_strbuf *text, it_error *err)
{
	static const char *const words[] = {"list", "-H", NULL};
	it_run_result result;
	it_code code = it_program_run(IT_PROGRAM_BEADM, words, &result, err);

	if (code == IT_OK && result.end == IT_RUN_EXITED &&
	    result.status == 0 && result.out.len != 0)
		it_strbuf_bytes(text, it_strbuf_str(&result.out),
				result.out.len);
	else if (code == IT_OK)
		code = refuse_unlisted(err);
	it_run_result_free(&result);
	return code == IT_OK ? it_strbuf_check(text, err) : code;
}

/* The field up to the next ";"; *rest is what follows. */
static it_slice cut_field(it_slice *rest)
{
	it_slice field = *rest;
	const char *end =
	    rest->len != 0 ? memchr(rest->at, ';', rest->len) : NULL;

	if (end != NULL)
		field.len = (size_t)(end - rest->at);
	rest->at += field.len + (end != NULL);
	rest->len -= field.len + (end != NULL);
	return field;
}

int it_be_next(it_slice *rest, it_be_listed *one)
{
	it_slice line;

	if (!it_next_line(rest, &line))
		return 0;
	one->name = cut_field(&line);
	(void)cut_field(&line);
	one->flags = cut_field(&line);
	one->mountpoint = cut_field(&line);
	return 1;
}

int it_be_find(const it_strbuf *text, const char *name, it_be_listed *one)
{
	it_slice rest = it_slice_of(it_strbuf_str(text));

	while (it_be_next(&rest, one))
		if (it_slice_is(one->name, name))
			return 1;
	return 0;
}

int it_be_has_flag(const it_be_listed *one, char flag)
{
	return one->flags.len != 0 &&
	       memchr(one->flags.at, flag, one->flags.len) != NULL;
}
