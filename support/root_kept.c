/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/root_kept.h"

/*
 * A look at one root needs hardly more.  Descriptors are kept only where there
 * are enough of them; what is missing costs none.
 */
enum { OPEN = 8, ENOUGH = 64, MISSING = 16, LONGEST = 64 };

struct place {
	char path[LONGEST]; /* no end is marked */
	size_t len;
	int fd; /* -1: there is no such directory */
	int taken;
};

struct ring {
	struct place *places;
	size_t count, next;
};

struct it_kept {
	struct place open[OPEN], missing[MISSING];
	struct ring rings[2];
};

it_kept *it_kept_new(void)
{
	it_kept *kept = calloc(1, sizeof *kept);
	long limit = sysconf(_SC_OPEN_MAX); /* -1: there is none */

	if (kept == NULL)
		return NULL;
	kept->rings[0].places = kept->open;
	kept->rings[0].count = limit >= 0 && limit < ENOUGH ? 0 : OPEN;
	kept->rings[1].places = kept->missing;
	kept->rings[1].count = MISSING;
	return kept;
}

static void clear(struct place *place)
{
	if (place->taken && place->fd >= 0)
		(void)close(place->fd);
	place->taken = 0;
}

void it_kept_free(it_kept *kept)
{
	size_t i;

	for (i = 0; kept != NULL && i < OPEN; i++)
		clear(&kept->open[i]);
	free(kept);
}

static const struct place *find(const struct ring *ring, const char *path,
				size_t len)
{
	size_t i;

	for (i = 0; i < ring->count; i++) {
		const struct place *place = &ring->places[i];

		if (place->taken && place->len == len &&
		    memcmp(place->path, path, len) == 0)
			return place;
	}
	return NULL;
}

int it_kept_find(const it_kept *kept, const char *path, size_t len, int *fd)
{
	const struct place *place = NULL;

	if (kept != NULL)
		place = find(&kept->rings[0], path, len);
	if (kept != NULL && place == NULL)
		place = find(&kept->rings[1], path, len);
	if (place != NULL)
		*fd = place->fd;
	return place != NULL;
}

int it_kept_is_missing(const it_kept *kept, const char *path, size_t len)
{
	return kept != NULL && find(&kept->rings[1], path, len) != NULL;
}

int it_kept_add(it_kept *kept, const char *path, size_t len, int fd)
{
	struct ring *ring;
	struct place *place;

	if (kept == NULL || len > LONGEST)
		return 0;
	ring = &kept->rings[fd < 0];
	if (ring->count == 0)
		return 0;
	place = &ring->places[ring->next];
	clear(place);
	memcpy(place->path, path, len);
	place->len = len;
	place->fd = fd;
	place->taken = 1;
	ring->next = (ring->next + 1) % ring->count;
	return 1;
}
