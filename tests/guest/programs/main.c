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
#include "tests/guest/programs/stack.h"

/* Where it is, and which systems lack it, as patterns (README.md). */
static const struct program {
	const char *path;
	int (*run)(int argc, char **argv);
	const char *missing;
	int apart; /* not called by the program under test; a second path */
} programs[] = {
	{"/usr/sbin/add_drv", add_drv, "", 0},
	{"/usr/sbin/beadm", beadm, "sol10* smartos", 0},
	{"/sbin/bootadm", bootadm, "sol10ga", 0},
	{"/usr/sbin/devfsadm", devfsadm, "", 0},
	{"/sbin/dladm", dladm, "", 0},
	{"/usr/sbin/dladm", dladm, "", 1},
	{"/sbin/ifconfig", ifconfig, "", 0},
	{"/usr/sbin/ifconfig", ifconfig, "", 1},
	{"/sbin/ipadm", ipadm, "sol10* osol2009.06 snv134", 0},
	{"/usr/sbin/ipadm", ipadm, "sol10* osol2009.06 snv134", 1},
	{"/usr/bin/isainfo", isainfo, "", 0},
	{"/usr/bin/kstat", kstat, "", 0},
	{"/usr/sbin/modinfo", modinfo, "", 0},
	{"/usr/sbin/ndd", ndd, "", 0},
	{"/usr/sbin/netadm", netadm,
	 "sol10* osol2009.06 snv134 sol11express openindiana omnios smartos",
	 0},
	{"/usr/bin/netstat", netstat, "", 0},
	{"/usr/sbin/ping", ping, "", 0},
	{"/usr/bin/pkg", pkg, "sol10* smartos", 0},
	{"/usr/bin/pkginfo", pkginfo, "omnios smartos", 0},
	{"/usr/sbin/prtconf", prtconf, "", 0},
	{"/usr/sbin/prtdiag", prtdiag, "", 0},
	{"/usr/sbin/rem_drv", rem_drv, "", 0},
	{"/usr/sbin/route", route, "", 0},
	{"/sbin/route", route, "", 1},
	{"/sbin/sh", sh, "", 1},
	{"/usr/bin/sh", sh, "", 1},
	{"/usr/sbin/smbios", smbios, "sol10ga", 0},
	{"/usr/sbin/snoop", snoop, "", 1},
	{"/usr/sbin/svcadm", svcadm, "", 0},
	{"/usr/sbin/svccfg", svccfg, "", 0},
	{"/usr/bin/svcprop", svcprop, "", 0},
	{"/usr/bin/svcs", svcs, "", 0},
	{"/usr/sbin/update_drv", update_drv, "", 0},
	{"/sbin/zonename", zonename, "", 0},
};

/* Of the simulation itself. */
static const struct program internal[] = {
	{"guest-boot", guest_boot, "", 0},
	{"guest-install", guest_install, "", 0},
	{"guest-list", guest_list, "", 0},
	{"guest-mount", guest_mount, "", 0},
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

/*
 * guest-list [--all]: the paths of those that this system has; without those
 * that are not called by the program under test.
 */
int guest_list(int argc, char **argv)
{
	int all = argc > 1 && strcmp(argv[1], "--all") == 0;
	size_t i;

	for (i = 0; i < PROGRAMS; i++)
		if (is_here(&programs[i]) && (all || !programs[i].apart))
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
	const char *version = fact("version");
	it_strbuf text = {NULL, 0, 0, 0};

	it_strbuf_format(&text, "SunOS\n%s\n%s\ni86pc\n", s->release,
			 version != NULL ? version : s->version);
	state_write("uname", &text);
}

/* The files of the network's daemons, as installed: nothing is in them. */
static void make_stores(void)
{
	static const char text[] =
		"#\n# DO NOT EDIT OR PARSE THIS FILE!\n#\n";
	net_lineage net = the_system()->net;

	if (net == NET_10)
		return;
	(void)mkdir("/etc/dladm", 0755);
	if (access(DATALINK_CONF, F_OK) != 0)
		(void)append_guest_file(DATALINK_CONF, text, sizeof text - 1);
	if (net == NET_09)
		return;
	(void)mkdir("/etc/ipadm", 0755);
	if (access(IPADM_CONF, F_OK) != 0)
		(void)append_guest_file(IPADM_CONF, text, sizeof text - 1);
}

/* guest-install: what a new guest needs before its first boot. */
int guest_install(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	write_uname();
	make_links();
	make_stores();
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

/*
 * In a build with coverage each program writes down what it ran through: not
 * into the guest, whatever environment it was given.
 */
static void hide_coverage(void)
{
	if (access(GUEST_COVERED, F_OK) == 0)
		(void)setenv("GCOV_PREFIX", GUEST_COVERED, 0);
}

int main(int argc, char **argv)
{
	const char *name = name_of(argv[0]);
	const struct program *p = find(internal, INTERNAL, name);

	hide_coverage();
	if (p != NULL)
		return p->run(argc, argv);
	p = find(programs, PROGRAMS, name);
	if (p == NULL)
		die("no program %s", name);
	/* what it runs is called, not the shell */
	if (p->run == sh)
		return sh(argc, argv);
	calls_begin(name, argv);
	calls_end(p->run(argc, argv));
}
