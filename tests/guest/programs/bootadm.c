/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * bootadm update-archive and list-archive: driver-install.md 3.3.  The
 * programs of an image that the real one runs with -R are only logged.
 */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "tests/guest/programs/archive.h"

typedef struct request {
	const char *command;
	const char *root;
	int force, check_only, verbose;
} request;

static int usage(void)
{
	(void)fprintf(stderr,
		      "USAGE:\n"
		      "\tbootadm update-archive [-vnf] [-R altroot]\n"
		      "\tbootadm list-archive [-R altroot]\n");
	return 0;
}

static int take_command_line(request *r, int argc, char **argv)
{
	int option;

	r->root = "/";
	if (argc < 2)
		return usage();
	r->command = argv[1];
	opterr = 0;
	optind = 2;
	while ((option = getopt(argc, argv, "+vnfCR:F:")) != -1) {
		if (option == '?')
			return usage();
		r->root = option == 'R' ? optarg : r->root;
		r->force |= option == 'f';
		r->check_only |= option == 'n';
		r->verbose |= option == 'v';
	}
	return optind == argc ? 1 : usage();
}

static int refuse(const char *what, const char *root)
{
	(void)fprintf(stderr, "bootadm: %s%s\n", root, what);
	return 1;
}

static int is_writable(const char *root)
{
	struct statvfs vfs;

	return statvfs(root, &vfs) == 0 && (vfs.f_flag & ST_RDONLY) == 0;
}

/* What it executes of another root, for the log. */
static void note_foreign(const char *root)
{
	it_strbuf line = {NULL, 0, 0, 0};

	if (strcmp(root, "/") == 0)
		return;
	it_strbuf_format(&line, "  %s/boot/solaris/bin/create_ramdisk -> "
				"executed as root\n",
			 root);
	state_append("log", line.data, line.len);
}

static int update(const request *r)
{
	it_strbuf text = {NULL, 0, 0, 0};
	size_t count = archive_differences(r->root, &text);

	if (r->verbose)
		(void)printf("%s", it_strbuf_str(&text));
	if (r->check_only || !is_writable(r->root))
		return count != 0;
	if (count == 0 && !r->force)
		return 0;
	note_foreign(r->root);
	it_strbuf_reset(&text);
	step();
	if (!archive_update(r->root, &text))
		return refuse(": boot archive update failed", r->root);
	(void)printf("%s", it_strbuf_str(&text));
	return 0;
}

/* The files as filelist.ramdisk names them. */
static int list(const request *r)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char path[PATH_SIZE];

	(void)snprintf(path, sizeof path, "%s/boot/solaris/filelist.ramdisk",
		       r->root);
	if (!read_guest_file(path, &text))
		return refuse(": no file list", r->root);
	(void)printf("%s", it_strbuf_str(&text));
	return 0;
}

int bootadm(int argc, char **argv)
{
	request r;

	memset(&r, 0, sizeof r);
	if (!take_command_line(&r, argc, argv))
		return 1;
	if (strcmp(r.command, "update-archive") != 0 &&
	    strcmp(r.command, "list-archive") != 0)
		return !usage();
	if (geteuid() != 0)
		return refuse("you must be root to run this command", "");
	if (fact("ramdisk") != NULL)
		return 0;
	if (!archive_is_used(r.root))
		return refuse(": not a boot archive based Solaris instance",
			      r.root);
	return strcmp(r.command, "list-archive") == 0 ? list(&r) : update(&r);
}
