/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Numbers of files in an ISO 9660 image.  For libarchive two files of one
 * number are one with two names, and the bytes of the first count: by what
 * Rock Ridge calls their serial numbers, and by where they lie where there
 * are none.  Other readers look at where each of them lies.
 */
#include "config.h"

#include <stdlib.h>

#include "payload/media_priv.h"
#include "support/list.h"

it_code it_iso_number_add(it_iso_scan *scan, it_reader *rd,
			  const it_iso_number *number)
{
	it_iso_number *numbers = it_list_more(scan->numbers, scan->numbered,
					      sizeof *numbers);

	if (numbers == NULL)
		return it_fail_memory(rd->err);
	numbers[scan->numbered++] = *number;
	scan->numbers = numbers;
	return IT_OK;
}

static int compare(const void *a, const void *b)
{
	const it_iso_number *x = a, *y = b;

	if (x->tree != y->tree)
		return x->tree < y->tree ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

/* Two empty files are alike, wherever they lie. */
static int is_same(const it_iso_number *a, const it_iso_number *b)
{
	return a->size == b->size && (a->size == 0 || a->place == b->place);
}

int it_iso_numbers_differ(it_iso_scan *scan)
{
	size_t i;

	if (scan->numbered != 0)
		qsort(scan->numbers, scan->numbered, sizeof *scan->numbers,
		      compare);
	for (i = 1; i < scan->numbered; i++)
		if (compare(&scan->numbers[i - 1], &scan->numbers[i]) == 0 &&
		    !is_same(&scan->numbers[i - 1], &scan->numbers[i]))
			return 1;
	return 0;
}
