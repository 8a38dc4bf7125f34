/* SPDX-License-Identifier: BSD-2-Clause */
/* The system's programs in one: which one, its name tells. */
#include "config.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/guest/places.h"
#include "tests/guest/programs/calls.h"

/* Where it is, and which systems lack it, as patterns (README.md). */
static const struct program {
	const char *path;
	int (*run)(int argc, char **argv);
	const char *missing;
} programs[] = {
	{"/usr/sbin/add_drv", add_drv, ""},
	{"/usr/sbin/beadm", beadm, "sol10* smartos"},
	{"/sbin/bootadm", bootadm, "sol10ga"},
	{"/usr/sbin/devfsadm", devfsadm, ""},
	{"/usr/bin/isainfo", isainfo, ""},
	{"/usr/sbin/modinfo", modinfo, ""},
	{"/usr/bin/pkg", pkg, "sol10* smartos"},
	{"/usr/bin/pkginfo", pkginfo, "omnios smartos"},
	{"/usr/sbin/prtconf", prtconf, ""},
	{"/usr/sbin/prtdiag", prtdiag, ""},
	{"/usr/sbin/rem_drv", rem_drv, ""},
	{"/usr/sbin/smbios", smbios, "sol10ga"},
	{"/usr/sbin/svcadm", svcadm, ""},
	{"/usr/sbin/svccfg", svccfg, ""},
	{"/usr/bin/svcprop", svcprop, ""},
	{"/usr/bin/svcs", svcs, ""},
	{"/usr/sbin/update_drv", update_drv, ""},
	{"/sbin/zonename", zonename, ""},
};

/* Of the simulation itself. */
static const struct program internal[] = {
	{"guest-boot", guest_boot, ""},
	{"guest-install", guest_install, ""},
	{"guest-list", guest_list, ""},
	{"guest-mount", guest_mount, ""},
};

enum {
	PROGRAMS = sizeof programs / sizeof programs[0],
	INTERNAL = sizeof internal / sizeof internal[0]
};

static const char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static int is_here(const struct program *p)
{
	it_slice rest = it_slice_of(p->missing);
	char pattern[NAME_SIZE];
	it_slice word;

	while (it_next_word(&rest, &word))
		if (it_slice_copy(word, pattern, sizeof pattern) &&
		    fnmatch(pattern, the_system()->name, 0) == 0)
			return 0;
	return 1;
}

/* guest-list: the paths of those that this system has. */
int guest_list(int argc, char **argv)
{
	size_t i;

	(void)argc;
	(void)argv;
	for (i = 0; i < PROGRAMS; i++)
		if (is_here(&programs[i]))
			(void)printf("%s\n", programs[i].path);
	return 0;
}

static void make_links(void)
{
	static const char *const folders[] = {"/sbin", "/usr/bin", "/usr/sbin"};
	size_t i;

	for (i = 0; i < sizeof folders / sizeof folders[0]; i++)
		if (mkdir(folders[i], 0755) != 0 && errno != EEXIST)
			die("cannot make %s", folders[i]);
	for (i = 0; i < PROGRAMS; i++)
		if (is_here(&programs[i]) &&
		    symlink(GUEST_RUNTIME "/programs", programs[i].path) != 0)
			die("cannot make %s", programs[i].path);
}

/* The file that tests/guest/uname.c reads. */
static void write_uname(void)
{
	const guest_system *s = the_system();
	it_strbuf text = {NULL, 0, 0, 0};

	it_strbuf_format(&text, "SunOS\n%s\n%s\ni86pc\n", s->release,
			 s->version);
	state_write("uname", &text);
}

/* guest-install: what a new guest needs before its first boot. */
int guest_install(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	write_uname();
	make_links();
	return 0;
}

static const struct program *find(const struct program *table, size_t count,
				  const char *name)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(name_of(table[i].path), name) == 0)
			return &table[i];
	return NULL;
}

int main(int argc, char **argv)
{
	const char *name = name_of(argv[0]);
	const struct program *p = find(internal, INTERNAL, name);

	if (p != NULL)
		return p->run(argc, argv);
	p = find(programs, PROGRAMS, name);
	if (p == NULL)
		die("no program %s", name);
	calls_begin(name, argv);
	calls_end(p->run(argc, argv));
}
