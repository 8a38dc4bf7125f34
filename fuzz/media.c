/* SPDX-License-Identifier: BSD-2-Clause */
/* A medium of any form, read here, and what its driver files are. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz/fuzz.h"
#include "payload/driver.h"
#include "payload/media.h"

static int want(void *arg, const char *path)
{
	(void)arg;
	return strncmp(path, IT_MEDIA_BINARY, sizeof IT_MEDIA_BINARY - 1) == 0;
}

static const char *place(void)
{
	static char path[64];

	(void)snprintf(path, sizeof path, "/dev/shm/it-fuzz.%ld",
		       (long)getpid());
	return path;
}

static void write_medium(const uint8_t *bytes, size_t len)
{
	FILE *out = fopen(place(), "wb");

	if (out == NULL || fwrite(bytes, 1, len, out) != len ||
	    fclose(out) != 0)
		exit(2);
}

static void look_at(const it_media *media)
{
	const it_entry *entry;
	it_driver driver;
	size_t i;

	for (i = 0; i < media->count; i++) {
		if (it_media_use(media, media->entries[i].path, &entry, NULL) ==
		    IT_OK)
			it_driver_identify(entry->bytes, (size_t)entry->size,
					   &driver);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const it_media_request request = {want, NULL, NULL, NULL, 0};
	it_media media;

	write_medium(bytes, len);
	if (it_media_read(&media, place(), &request, NULL) == IT_OK) {
		look_at(&media);
		it_media_free(&media);
	}
	(void)unlink(place());
	return 0;
}
