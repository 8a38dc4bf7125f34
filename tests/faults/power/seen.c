/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tests/faults/power/need.h"
#include "tests/faults/power/seen.h"

enum { ROOM_AT_FIRST = 1 << 12 };

static void make_room(seen *s, size_t room)
{
	s->room = room;
	s->count = 0;
	s->rows = need_memory(NULL, room, sizeof *s->rows);
	memset(s->rows, 0, room * sizeof *s->rows);
}

void seen_begin(seen *s)
{
	make_room(s, ROOM_AT_FIRST);
}

void seen_end(seen *s)
{
	free(s->rows);
}

static struct seen_row *place_of(const seen *s, unsigned long long hash)
{
	size_t i = (size_t)hash & (s->room - 1);

	while (s->rows[i].hash != 0 && s->rows[i].hash != hash)
		i = (i + 1) & (s->room - 1);
	return &s->rows[i];
}

static void put(seen *s, unsigned long long hash, int what)
{
	struct seen_row *row = place_of(s, hash);

	s->count += row->hash == 0;
	row->hash = hash;
	row->what = what;
}

static void grow(seen *s)
{
	seen old = *s;
	size_t i;

	make_room(s, 2 * old.room);
	for (i = 0; i < old.room; i++)
		if (old.rows[i].hash != 0)
			put(s, old.rows[i].hash, old.rows[i].what);
	free(old.rows);
}

void seen_add(seen *s, unsigned long long hash, int what)
{
	if (s->count * 2 > s->room)
		grow(s);
	put(s, hash, what);
}

int seen_find(const seen *s, unsigned long long hash, int *what)
{
	const struct seen_row *row = place_of(s, hash);

	*what = row->what;
	return row->hash != 0;
}
