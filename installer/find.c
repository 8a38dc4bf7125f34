/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the media is, when the command line does not say. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "installer/job.h"

/* What VMware's files are called, in the folder that the launcher lies in. */
static const char *const beside[] = {"vmware-tools-distrib",
				     "vmware-solaris-tools.tar.gz",
				     "solaris.iso"};

enum { BESIDE = sizeof beside / sizeof beside[0] };

/* Where that is; NULL if no launcher tells. */
static const char *folder(void)
{
	const char *top = getenv("INSTALL_TOOLS_DIR");

	return top != NULL && top[0] == '/' ? top : NULL;
}

/* The i-th place, in order; "" where it does not apply. 0 past the end. */
static int place(size_t i, char *path, size_t size)
{
	const char *top = folder();
	const char *fixed;

	path[0] = '\0';
	if (i < BESIDE) {
		if (top != NULL)
			(void)snprintf(path, size, "%s/%s", top, beside[i]);
		return 1;
	}
	fixed = it_media_default_place(i - BESIDE);
	if (fixed == NULL)
		return 0;
	(void)snprintf(path, size, "%s", fixed);
	return 1;
}

static it_code none_found(it_error *err)
{
	const char *top = folder();

	(void)it_fail(err, IT_MEDIA, NULL,
		      "no media was named, and there is none in %s%s%s or in "
		      "%s",
		      top != NULL ? top : "", top != NULL ? ", in " : "",
		      it_media_default_place(0), it_media_default_place(1));
	it_error_remedy(err, "name VMware's tar.gz, ISO or directory with "
			     "--media");
	return IT_MEDIA;
}

it_code it_find_media(const it_options *opt, char *path, size_t size,
		      it_error *err)
{
	struct stat st;
	size_t i;

	if (opt->media != NULL) {
		if (strlen(opt->media) >= size)
			return it_fail(err, IT_MEDIA, opt->media,
				       "is too long a name");
		(void)snprintf(path, size, "%s", opt->media);
		return IT_OK;
	}
	for (i = 0; place(i, path, size); i++)
		if (path[0] != '\0' && stat(path, &st) == 0)
			return IT_OK;
	return none_found(err);
}
