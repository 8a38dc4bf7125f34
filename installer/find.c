/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the media is, when the command line does not say. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "installer/job.h"

it_code it_find_media(const it_options *opt, char *path, size_t size,
		      it_error *err)
{
	const char *place;
	struct stat st;
	size_t i;

	if (opt->media != NULL) {
		if (strlen(opt->media) >= size)
			return it_fail(err, IT_MEDIA, opt->media,
				       "is too long a name");
		(void)snprintf(path, size, "%s", opt->media);
		return IT_OK;
	}
	for (i = 0; (place = it_media_default_place(i)) != NULL; i++) {
		if (stat(place, &st) != 0)
			continue;
		(void)snprintf(path, size, "%s", place);
		return IT_OK;
	}
	(void)it_fail(err, IT_MEDIA, NULL,
		      "no media was named, and no CD is in %s or %s",
		      it_media_default_place(0), it_media_default_place(1));
	it_error_remedy(err, "name VMware's tar.gz, ISO or directory with "
			     "--media");
	return IT_MEDIA;
}
