/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * enter GUEST RUNTIME PROGRAM COMMAND [ARG...]: becomes COMMAND inside the
 * guest.
 *   GUEST     tree/ is the guest's root, state/ what a real one has in its
 *             kernel and on no disk
 *   RUNTIME   programs: the system's programs; lib/: the host's loader and
 *             libraries, and the one that answers uname(2)
 *   PROGRAM   the program under test: the command "install-tools"
 * In GUEST_CD the directory that is its CD, if it has one.
 *
 * All of the host that the guest needs is mounted below /dev/.guest, on a
 * /dev that exists in this mount namespace only: nothing of it is ever in
 * GUEST/tree.  The program under test is started by the loader itself, since
 * the loader's own place (/lib64/...) is not one of Solaris.
 * Without privilege the same is done in a user namespace of one user.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/attributes.h"
#include "support/io.h"
#include "support/text.h"
#include "tests/guest/places.h"

enum { PATH_SIZE = 1024, MAX_STATE = 1 << 20, FAILED = 125 };

static void die(const char *what, const char *name) IT_NORETURN;

static void die(const char *what, const char *name)
{
	(void)fprintf(stderr, "enter: %s %s: %s\n", what, name,
		      strerror(errno));
	_exit(FAILED);
}

/* ---- who we are ------------------------------------------------------- */

static void write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);

	if (fd < 0 || it_write_full(fd, text, strlen(text)) != 0)
		die("cannot write", path);
	(void)close(fd);
}

/* In the new namespace uid is that of the user who calls. */
static void enter_namespaces(unsigned long uid)
{
	unsigned long users = (unsigned long)geteuid();
	unsigned long groups = (unsigned long)getegid();
	char map[80];

	if (users == 0) {
		if (unshare(CLONE_NEWNS) != 0 ||
		    mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
			die("cannot have", "mounts of its own");
		return;
	}
	if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
		die("cannot have", "a user namespace");
	write_text("/proc/self/setgroups", "deny");
	(void)snprintf(map, sizeof map, "%lu %lu 1", uid, users);
	write_text("/proc/self/uid_map", map);
	(void)snprintf(map, sizeof map, "%lu %lu 1", uid, groups);
	write_text("/proc/self/gid_map", map);
}

/* A user namespace has made us that user already. */
static void become(unsigned long uid)
{
	if (geteuid() == uid)
		return;
	if (setgroups(0, NULL) != 0 || setgid((gid_t)uid) != 0 ||
	    setuid((uid_t)uid) != 0)
		die("cannot become", "the user of the guest");
}

/* ---- the machine ------------------------------------------------------ */

static void bind_mount(const char *from, const char *to)
{
	if (mount(from, to, NULL, MS_BIND | MS_REC, NULL) != 0)
		die("cannot mount", to);
}

static void make_file(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT, 0644);

	if (fd < 0)
		die("cannot make", path);
	(void)close(fd);
}

static void make_directory(const char *path)
{
	if (mkdir(path, 0755) != 0 && errno != EEXIST)
		die("cannot make", path);
}

/*
 * Nodes of its own, so that nothing that a guest does to them is done to the
 * host's; who may not make any cannot change those either.
 */
static void make_device(const char *name, unsigned major_id, unsigned minor_id)
{
	char path[PATH_SIZE];
	mode_t mask = umask(0);

	(void)snprintf(path, sizeof path, ".%s", name);
	if (mknod(path, S_IFCHR | 0666, makedev(major_id, minor_id)) != 0) {
		make_file(path);
		bind_mount(name, path);
	}
	(void)umask(mask);
}

static void mount_devices(void)
{
	static const struct {
		const char *name;
		unsigned major_id, minor_id;
	} devices[] = {
		{"/dev/full", 1, 7},   {"/dev/null", 1, 3},
		{"/dev/random", 1, 8}, {"/dev/tty", 5, 0},
		{"/dev/urandom", 1, 9}, {"/dev/zero", 1, 5},
	};
	size_t i;

	if (mount("none", "dev", "tmpfs", 0, "mode=755") != 0)
		die("cannot mount", "dev");
	for (i = 0; i < sizeof devices / sizeof devices[0]; i++)
		make_device(devices[i].name, devices[i].major_id,
			    devices[i].minor_id);
	make_directory("dev/fd");
}

/* What is there of the host; the paths are given from the old root. */
static const struct {
	const char *name; /* in the guest */
	int is_file;
} places[] = {
	{GUEST_STATE, 0},
	{GUEST_RUNTIME, 0},
	{GUEST_PROGRAM, 1},
};

/*
 * GUEST_COVERAGE is the folder of a build with coverage: what programs ran
 * through in a guest is written there too.
 */
static void mount_coverage(void)
{
	const char *build = getenv("GUEST_COVERAGE"), *at;
	char path[PATH_SIZE], strip[16];
	int parts = 0;

	if (build == NULL)
		return;
	(void)snprintf(path, sizeof path, ".%s", GUEST_COVERED);
	make_directory(path);
	bind_mount(build, path);
	for (at = build; *at != '\0'; at++)
		parts += *at == '/';
	(void)snprintf(strip, sizeof strip, "%d", parts);
	(void)setenv("GCOV_PREFIX", GUEST_COVERED, 1);
	(void)setenv("GCOV_PREFIX_STRIP", strip, 1);
}

static void mount_host(const char *const *from)
{
	char path[PATH_SIZE];
	size_t i;

	make_directory("." GUEST_HIDDEN);
	for (i = 0; i < sizeof places / sizeof places[0]; i++) {
		(void)snprintf(path, sizeof path, ".%s", places[i].name);
		if (places[i].is_file)
			make_file(path);
		else
			make_directory(path);
		bind_mount(from[i], path);
	}
	if (access("proc", F_OK) == 0)
		bind_mount("/proc", "proc");
	mount_coverage();
}

/* ---- what the declaration says of mounts and users ----------------------- */

static void read_state(const char *guest, const char *name, it_strbuf *text)
{
	char path[PATH_SIZE];

	(void)snprintf(path, sizeof path, "%s/state/%s", guest, name);
	if (access(path, F_OK) == 0 &&
	    it_read_file(path, MAX_STATE, text, NULL) != IT_OK)
		die("cannot read", path);
}

static void read_only(const char *path)
{
	bind_mount(path, path);
	if (mount("none", path, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL))
		die("cannot make read-only", path);
}

/* A line for each path. */
static void mount_read_only(const char *guest)
{
	it_strbuf paths = {NULL, 0, 0, 0};
	char path[PATH_SIZE];
	it_slice rest, line;

	read_state(guest, "readonly", &paths);
	rest = it_slice_of(it_strbuf_str(&paths));
	path[0] = '.';
	while (it_next_line(&rest, &line)) {
		if (!it_slice_copy(line, path + 1, sizeof path - 1))
			die("cannot make read-only", "so long a path");
		read_only(path);
	}
}

/*
 * The CD, where the system mounts one; the folder that holds it must be
 * there, and shows nothing else then.
 */
static void mount_media(const char *guest, const char *from)
{
	it_strbuf place = {NULL, 0, 0, 0};
	char path[PATH_SIZE], folder[PATH_SIZE];

	read_state(guest, "cd", &place);
	(void)snprintf(path, sizeof path, ".%.*s",
		       (int)strcspn(it_strbuf_str(&place), "\n"),
		       it_strbuf_str(&place));
	(void)snprintf(folder, sizeof folder, "%.*s",
		       (int)(strrchr(path, '/') - path), path);
	if (mount("none", folder, "tmpfs", 0, "mode=755") != 0)
		die("cannot mount", folder);
	make_directory(path);
	bind_mount(from, path);
}

/* Those that need to know more of the guest are made by its own programs. */
static void mount_more(void)
{
	int status;
	pid_t pid;

	if (access(GUEST_STATE "/be", F_OK) != 0 &&
	    access(GUEST_STATE "/small", F_OK) != 0)
		return;
	pid = fork();
	if (pid == 0) {
		(void)execl(GUEST_RUNTIME "/programs", "guest-mount",
			    (char *)NULL);
		_exit(FAILED);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0)
		die("cannot mount", "what the guest declares");
}

/* ---- the command ------------------------------------------------------ */

static void set_environment(void)
{
	static const char *const gone[] = {"LD_PRELOAD", "LD_LIBRARY_PATH",
					   "FAKEROOTKEY", "GUEST_CD",
					   "OLDPWD"};
	size_t i;

	for (i = 0; i < sizeof gone / sizeof gone[0]; i++)
		(void)unsetenv(gone[i]);
	/* in a sanitized build: what is preloaded comes before its library */
	(void)setenv("ASAN_OPTIONS", "verify_asan_link_order=0", 0);
	(void)setenv("PATH", GUEST_PATH, 1);
	(void)setenv("HOME", "/root", 1);
	(void)setenv("PWD", "/", 1);
}

static char **loader_argv(char **argv, size_t count)
{
	static char words[][sizeof GUEST_PROGRAM + 20] = {
		GUEST_LIB "/ld.so",	"--library-path", GUEST_LIB,
		"--preload", GUEST_LIB "/guest.so", GUEST_PROGRAM,
	};
	enum { WORDS = sizeof words / sizeof words[0] };
	char **all = calloc(count + WORDS + 1, sizeof *all);
	size_t i;

	if (all == NULL)
		die("cannot start", argv[0]);
	for (i = 0; i < WORDS; i++)
		all[i] = words[i];
	for (i = 1; i < count; i++)
		all[WORDS + i - 1] = argv[i];
	return all;
}

static void run(char **argv, size_t count)
{
	if (strcmp(argv[0], "install-tools") == 0) {
		argv = loader_argv(argv, count);
		(void)execv(argv[0], argv);
	} else if (strncmp(argv[0], "guest-", 6) == 0) {
		(void)execv(GUEST_RUNTIME "/programs", argv);
	} else {
		(void)execvp(argv[0], argv);
	}
	die("cannot run", argv[0]);
}

/* Absolute, for we are about to change directory. */
static const char *absolute(const char *name)
{
	char *path = realpath(name, NULL);

	if (path == NULL)
		die("there is no", name);
	return path;
}

/* Up to here paths are those of the host, relative ones the guest's. */
static void enter_tree(const char *guest, const char *const *from)
{
	const char *cd = getenv("GUEST_CD");
	char root[PATH_SIZE];

	(void)snprintf(root, sizeof root, "%s/tree", guest);
	bind_mount(root, root);
	if (chdir(root) != 0)
		die("cannot enter", root);
	mount_devices();
	mount_host(from);
	if (cd != NULL)
		mount_media(guest, cd);
	mount_read_only(guest);
	if (chroot(".") != 0 || chdir("/") != 0)
		die("cannot enter", root);
	mount_more();
}

int main(int argc, char **argv)
{
	it_strbuf uid = {NULL, 0, 0, 0};
	const char *guest, *from[3];
	char state[PATH_SIZE];

	if (argc < 5) {
		(void)fprintf(stderr, "usage: enter GUEST RUNTIME PROGRAM "
				      "COMMAND [ARG...]\n");
		return FAILED;
	}
	guest = absolute(argv[1]);
	(void)snprintf(state, sizeof state, "%s/state", guest);
	from[0] = state;
	from[1] = absolute(argv[2]);
	from[2] = absolute(argv[3]);
	read_state(guest, "uid", &uid);
	enter_namespaces(strtoul(it_strbuf_str(&uid), NULL, 10));
	enter_tree(guest, from);
	become(strtoul(it_strbuf_str(&uid), NULL, 10));
	set_environment();
	run(argv + 4, (size_t)argc - 4);
	return FAILED;
}
