/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * mkarchive FORMAT OUT DIR [PREFIX]: packs what lies in DIR, in sorted order
 * and with fixed dates, as PREFIX/... into OUT.  FORMAT is tar, tar.gz,
 * tar.bz2, tar.xz, tar.zst, zip or iso.  For sample media only.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include <archive.h>

#include "tests/samples/media/archive_writer.h"

/*
 * libarchive dates an ISO image and its top directory by the clock; in this
 * program the clock stands, so that the same tree gives the same bytes.
 */
time_t time(time_t *now)
{
	if (now != NULL)
		*now = 1353110400;
	return 1353110400;
}

static int pack(const char *format, const char *out, const char *dir,
		const char *prefix)
{
	struct archive *a;
	int failed;

	if (aw_open(&a, format, out) != 0)
		return -1;
	failed = prefix[0] == '\0' ? 0
		: aw_add(a, prefix, S_IFDIR | 0755, NULL, NULL, 0);
	if (failed == 0)
		failed = aw_add_tree(a, dir, prefix);
	if (aw_close(a, out) != 0)
		failed = -1;
	return failed;
}

int main(int argc, char **argv)
{
	if (argc < 4 || argc > 5) {
		(void)fprintf(stderr,
			      "usage: mkarchive FORMAT OUT DIR [PREFIX]\n");
		return 2;
	}
	/* A zip has local times. */
	if (setenv("TZ", "UTC0", 1) != 0)
		return 1;
	return pack(argv[1], argv[2], argv[3], argc > 4 ? argv[4] : "") == 0
		? 0 : 1;
}
