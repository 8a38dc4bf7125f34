/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>

#include "support/nearest.h"

enum { LONGEST = 32, FAR = LONGEST + 1 };

/* Rows of the table: what the beginnings of a cost against those of b. */
typedef struct table {
	size_t cost[LONGEST + 1][LONGEST + 1];
} table;

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t cost_at(const table *t, it_slice a, it_slice b, size_t i,
		      size_t j)
{
	size_t other = a.at[i - 1] != b.at[j - 1];
	size_t cost = least(t->cost[i - 1][j], t->cost[i][j - 1]) + 1;

	cost = least(cost, t->cost[i - 1][j - 1] + other);
	if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] &&
	    a.at[i - 2] == b.at[j - 1])
		cost = least(cost, t->cost[i - 2][j - 2] + 1);
	return cost;
}

size_t it_word_distance(it_slice a, it_slice b)
{
	table t;
	size_t i, j;

	if (a.len > LONGEST || b.len > LONGEST)
		return FAR;
	for (j = 0; j <= b.len; j++)
		t.cost[0][j] = j;
	for (i = 1; i <= a.len; i++) {
		t.cost[i][0] = i;
		for (j = 1; j <= b.len; j++)
			t.cost[i][j] = cost_at(&t, a, b, i, j);
	}
	return t.cost[a.len][b.len];
}

void it_nearest_begin(it_nearest *nearest, it_slice word)
{
	nearest->word = word;
	nearest->name = NULL;
	nearest->distance = FAR;
}

void it_nearest_try(it_nearest *nearest, const char *name)
{
	size_t distance = it_word_distance(nearest->word, it_slice_of(name));

	if (distance > nearest->distance)
		return;
	nearest->name = distance < nearest->distance ? name : NULL;
	nearest->distance = distance;
}

const char *it_nearest_found(const it_nearest *nearest)
{
	const char *name = nearest->name;

	if (name == NULL)
		return NULL;
	return nearest->distance <= (strlen(name) < 8 ? 1 : 2) ? name : NULL;
}
