/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <sys/types.h>
#include <sys/stat.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installer/step_live.h"
#include "installer/step_plumb.h"
#include "installer/step_settings.h"
#include "support/text.h"
#include "tests/faults/sweep_system.h"
#include "tests/faults/sweep_world.h"

static char place[512];
static int root = -1;

static void give_up(const char *what)
{
	(void)fprintf(stderr, "sweep: %s: %s\n", what, strerror(errno));
	exit(99);
}

/* ---- the root ---------------------------------------------------------- */

/* d directory, f file, l symbolic link; D, F: only with world.home */
static const struct node {
	char type;
	const char *path, *text;
} nodes[] = {
	{'d', "etc", NULL},
	{'d', "etc/dladm", NULL},
	{'d', "kernel", NULL},
	{'d', "kernel/drv", NULL},
	{'d', "tmp", NULL},
	{'d', "var", NULL},
	{'d', "var/run", NULL},
	{'d', "opt", NULL},
	{'d', "opt/gone", NULL},
	{'f', "etc/release", "Oracle Solaris 10 8/11 s10x_u10wos_17b X86\n"},
	{'f', "etc/passwd", "root:x:0:0::/root:/bin/sh\n"},
	{'f', "etc/group", "sys::3:root\n"},
	{'f', "etc/name_to_major", "ip 3\nold 200\n"},
	{'f', "etc/driver_aliases", "old \"pci1,1\"\n"},
	{'f', "etc/driver_classes", ""},
	{'f', "etc/minor_perm", "clone:ip 0666 root sys\n"},
	{'f', "etc/system", "* none\n"},
	{'f', "etc/dladm/datalink.conf", "net0\tclass=int,1;\n"},
	{'f', "kernel/drv/vmx", "old driver"},
	{'f', "kernel/drv/vmx.conf", "a=1;"},
	{'f', "kernel/drv/vmx.copy", "a=1;"},
	{'f', "kernel/drv/same", "as it is to be"},
	{'f', "kernel/drv/old", "goes"},
	{'f', "opt/gone/file", "goes too"},
	{'l', "opt/gone/link", "file"},
	{'l', "opt/over", "old"},
	{'D', "var/lib", NULL},
	{'D', "var/lib/install-tools", NULL},
	{'D', "var/lib/install-tools/backup", NULL},
	{'F', "var/lib/install-tools/lock", ""},
	{'F', "var/lib/install-tools/note", "what was there"},
};

static void make_node(const struct node *node)
{
	int fd;

	if (node->type == 'd' || node->type == 'D') {
		if (mkdirat(root, node->path, 0755) != 0)
			give_up(node->path);
		return;
	}
	if (node->type == 'l') {
		if (symlinkat(node->text, root, node->path) != 0)
			give_up(node->path);
		return;
	}
	fd = openat(root, node->path, O_WRONLY | O_CREAT | O_EXCL, 0644);
	if (fd < 0 || write(fd, node->text, strlen(node->text)) < 0)
		give_up(node->path);
	(void)close(fd);
}

/* The lock is root:sys's already where a run could make it so. */
static void own_home(const world *w)
{
	if (w->home && geteuid() == 0 &&
	    fchownat(root, "var/lib/install-tools/lock", 0, 3, 0) != 0)
		give_up("chown");
}

/* In memory, where that is possible: ten thousand roots. */
static const char *find_place(void)
{
	const char *dir = getenv("TMPDIR");

	if (dir != NULL && dir[0] != '\0')
		return dir;
	return access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : "/tmp";
}

void world_begin(const world *w)
{
	size_t i;

	(void)umask(022);
	(void)snprintf(place, sizeof place, "%s/sweep.XXXXXX", find_place());
	if (mkdtemp(place) == NULL)
		give_up(place);
	root = open(place, O_RDONLY | O_DIRECTORY);
	if (root < 0)
		give_up(place);
	for (i = 0; i < sizeof nodes / sizeof nodes[0]; i++)
		if (w->home || strchr("DF", nodes[i].type) == NULL)
			make_node(&nodes[i]);
	own_home(w);
	system_begin(root);
	calls_sync_whole = w->sync == IT_SYNC_WHOLE;
}

static int remove_one(const char *path, const struct stat *st, int flag,
		      struct FTW *where)
{
	(void)st;
	(void)flag;
	(void)where;
	return remove(path);
}

void world_end(void)
{
	(void)close(root);
	if (nftw(place, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0)
		give_up(place);
}

int world_fd(void)
{
	return root;
}

/* ---- all that is in it -------------------------------------------------- */

static void list_text(it_strbuf *out, const char *path, mode_t mode)
{
	char text[4096];
	ssize_t len;
	int fd;

	if (S_ISLNK(mode)) {
		len = readlinkat(root, path, text, sizeof text);
	} else {
		fd = openat(root, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
		len = fd >= 0 ? read(fd, text, sizeof text) : -1;
		(void)close(fd);
	}
	if (len < 0)
		give_up(path);
	it_strbuf_bytes(out, text, (size_t)len);
}

static void list_dir(it_strbuf *out, const char *path);

static void list_name(it_strbuf *out, const char *dir, const char *name)
{
	char path[1024];
	struct stat st;

	(void)snprintf(path, sizeof path, "%s/%s", dir, name);
	if (fstatat(root, path, &st, AT_SYMLINK_NOFOLLOW) != 0)
		give_up(path);
	it_strbuf_format(out, "%s %o %ld %ld ", path, (unsigned)st.st_mode,
			 (long)st.st_uid, (long)st.st_gid);
	if (!S_ISDIR(st.st_mode))
		list_text(out, path, st.st_mode);
	it_strbuf_char(out, '\n');
	if (S_ISDIR(st.st_mode))
		list_dir(out, path);
}

static void list_dir(it_strbuf *out, const char *path)
{
	struct dirent **names;
	char whole[1024];
	int i, count;

	(void)snprintf(whole, sizeof whole, "%s/%s", place, path);
	count = scandir(whole, &names, NULL, alphasort);
	if (count < 0)
		give_up(path);
	for (i = 0; i < count; i++) {
		if (strcmp(names[i]->d_name, ".") != 0 &&
		    strcmp(names[i]->d_name, "..") != 0)
			list_name(out, path, names[i]->d_name);
		free(names[i]);
	}
	free(names);
}

void world_list(it_strbuf *out)
{
	it_strbuf_reset(out);
	list_dir(out, ".");
	system_list(out);
}

/* ---- plans -------------------------------------------------------------- */

static it_code add_file(it_job *job, const char *path, const char *text)
{
	return it_plan_file(&job->plan, path, "install", "", text,
			    strlen(text), 0644, &job->owner, NULL,
			    &job->error);
}

static it_code add_guard(it_job *job, const char *path, const char *text)
{
	it_strbuf wanted = {NULL, 0, 0, 0};
	it_code code;

	it_strbuf_text(&wanted, text);
	code = it_strbuf_check(&wanted, &job->error);
	if (code == IT_OK)
		code = it_plan_guard(&job->plan, path, "", &wanted,
				     &job->error);
	it_strbuf_free(&wanted);
	return code;
}

/* One whose time is given, as that of a file which comes back. */
static it_code add_dated(it_job *job, const char *path, const char *text)
{
	it_file_step *file;
	it_code code = it_plan_file(&job->plan, path, "install", "", text,
				    strlen(text), 0644, &job->owner, &file,
				    &job->error);

	if (code == IT_OK) {
		file->now.has_mtime = 1;
		file->now.mtime = 1000000000;
	}
	return code;
}

/* The steps on files; two of the old ones are alike and share a copy. */
static it_code plan_files(it_job *job)
{
	it_plan *plan = &job->plan;
	it_error *err = &job->error;
	it_code code = it_plan_directory(plan, "opt/new", &job->owner, err);

	if (code == IT_OK)
		code = add_file(job, "opt/new/file", "in a new directory");
	if (code == IT_OK)
		code = add_file(job, "kernel/drv/vmx.conf", "a=2;");
	if (code == IT_OK)
		code = add_file(job, "kernel/drv/vmx.copy", "a=3;");
	if (code == IT_OK)
		code = add_file(job, "kernel/drv/same", "as it is to be");
	if (code == IT_OK)
		code = add_dated(job, "kernel/drv/vmx", "new driver");
	if (code == IT_OK)
		code = it_plan_link(plan, "opt/link", "new/file", "", err);
	if (code == IT_OK)
		code = it_plan_link(plan, "opt/over", "new/file", "old", err);
	if (code == IT_OK)
		code = it_plan_remove(plan, "kernel/drv/old", "", err);
	if (code == IT_OK)
		code = it_plan_remove(plan, "opt/gone/file", "", err);
	if (code == IT_OK)
		code = it_plan_remove_link(plan, "opt/gone/link", "", err);
	return code == IT_OK
		       ? it_plan_remove_directory(plan, "opt/gone", "", err)
		       : code;
}

static it_code plan_record(it_job *job)
{
	it_code code = add_file(job, IT_STATE_DIR "/record", "a record");

	if (code == IT_OK)
		it_plan_set_phase(&job->plan, IT_PHASE_RECORD);
	return code;
}

static it_code plan_image(it_job *job, const void *arg)
{
	it_code code = plan_files(job);

	(void)arg;
	return code == IT_OK ? plan_record(job) : code;
}

static it_code add_commands(it_job *job, const it_planned_command *all,
			    size_t count)
{
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && i < count; i++)
		code = it_plan_command(&job->plan, &all[i], &job->error);
	return code;
}

static const it_planned_command archive = {
	IT_EFFECT_NONE,
	NULL,
	{IT_PROGRAM_BOOTADM, {"update-archive", NULL}},
	{IT_PROGRAM_BOOTADM, {"update-archive", NULL}},
	{IT_PROGRAM_BOOTADM, {"update-archive", "-n", NULL}}};

static it_code add_archive(it_job *job)
{
	it_code code = it_plan_command(&job->plan, &archive, &job->error);

	if (code != IT_OK)
		return code;
	it_plan_set_phase(&job->plan, IT_PHASE_EFFECTS);
	it_plan_make_first(&job->plan);
	return IT_OK;
}

#define SERVICE "network/vmx"
#define OTHER_SERVICE "network/other"

static const it_planned_command registering[] = {
	{IT_EFFECT_ADDS,
	 "vmx",
	 {IT_PROGRAM_ADD_DRV, {"-i", "\"pci15ad,7b0\"", "vmx", NULL}},
	 {IT_PROGRAM_REM_DRV, {"vmx", NULL}},
	 {IT_PROGRAM_BOOTADM, {NULL}}},
	{IT_EFFECT_BINDS,
	 "old",
	 {IT_PROGRAM_UPDATE_DRV, {"-a", "-i", "\"pci2,2\"", "old", NULL}},
	 {IT_PROGRAM_UPDATE_DRV, {"-d", "-i", "\"pci2,2\"", "old", NULL}},
	 {IT_PROGRAM_BOOTADM, {NULL}}},
	{IT_EFFECT_NONE,
	 NULL,
	 {IT_PROGRAM_SVCCFG, {"import", "/" SERVICE ".xml", NULL}},
	 {IT_PROGRAM_SVCCFG, {"delete", SERVICE, NULL}},
	 {IT_PROGRAM_SVCS, {SERVICE, NULL}}},
};

static const it_planned_command removing[] = {
	{IT_EFFECT_REMOVES,
	 "old",
	 {IT_PROGRAM_REM_DRV, {"old", NULL}},
	 {IT_PROGRAM_ADD_DRV, {"-i", "\"pci1,1\"", "old", NULL}},
	 {IT_PROGRAM_BOOTADM, {NULL}}},
	{IT_EFFECT_NONE,
	 NULL,
	 {IT_PROGRAM_SVCCFG, {"delete", OTHER_SERVICE, NULL}},
	 {IT_PROGRAM_SVCCFG, {"import", "/" OTHER_SERVICE ".xml", NULL}},
	 {IT_PROGRAM_SVCS, {OTHER_SERVICE, NULL}}},
	/* Nothing takes it back, nothing proves it. */
	{IT_EFFECT_NONE,
	 NULL,
	 {IT_PROGRAM_DEVFSADM, {"-i", "vmx", NULL}},
	 {IT_PROGRAM_DEVFSADM, {NULL}},
	 {IT_PROGRAM_DEVFSADM, {NULL}}},
};

static const it_dial of_tcp[] = {
	{IT_FAMILY_IPADM, "tcp", "max_buf", "4194304", "1048576", "",
	 "1048576", 1, 1, 0, 0, 0},
	{IT_FAMILY_IPADM, "tcp", "recv_buf", "1048576", "200000", "256000",
	 "128000", 1, 0, 0, 0, 0},
};

static const it_dial of_ndd[] = {
	{IT_FAMILY_NDD, "/dev/tcp", "tcp_max_buf", "4194304", "1048576", "",
	 "", 0, 0, 0, 0, 0},
	{IT_FAMILY_NDD, "/dev/tcp", "tcp_xmit_hiwat", "1048576", "49152", "",
	 "", 0, 0, 0, 0, 0},
};

static const it_dial of_link[] = {
	{IT_FAMILY_DLADM, "net0", "mtu", "9000", "1500", "", "1500", 1, 0, 1,
	 0, 0},
};

static const it_dial of_old_link[] = {
	{IT_FAMILY_JUMBO, "net1", "vmxnet3s0", "9000", "1500", "", "", 0, 0,
	 1, 0, 0},
};

static const it_plumbing net0 = {
	.name = "net0",
	.count = 2,
	.rows = {"net0/v4 192.0.2.10/24", "net0/b 192.0.2.12/24"},
	.route_count = 2,
	.routes = {"inet 203.0.113.1/32 192.0.2.10 direct net0",
		   "inet 10.0.0.0/8 203.0.113.1 gateway net0"}};
static const it_plumbing net1 = {
	.name = "net1",
	.old = 1,
	.count = 1,
	.rows = {"192.0.2.11 255.255.255.0 192.0.2.255"}};

static it_code add_link(it_job *job, const it_plumbing *p, const it_dial *d)
{
	it_plan *plan = &job->plan;
	it_code code = it_plan_plumb(plan, p, IT_PLUMB_DOWN, &job->error);

	if (code == IT_OK)
		code = it_plan_settings(plan, d, 1, IT_SET_DIALS, &job->error);
	return code == IT_OK
		       ? it_plan_plumb(plan, p, IT_PLUMB_UP, &job->error)
		       : code;
}

static it_code plan_settings(it_job *job)
{
	it_plan *plan = &job->plan;
	it_code code =
		it_plan_settings(plan, of_tcp, 2, IT_SET_DIALS, &job->error);

	if (code == IT_OK)
		code = it_plan_settings(plan, of_ndd, 2, IT_SET_DIALS,
					&job->error);
	if (code == IT_OK)
		code = add_link(job, &net0, of_link);
	return code == IT_OK ? add_link(job, &net1, of_old_link) : code;
}

static it_code plan_adding(it_job *job, const void *arg)
{
	it_code code = plan_image(job, arg);

	if (code == IT_OK)
		code = add_guard(job, "etc/name_to_major",
				 "ip 3\nold 200\nvmx 300\n");
	if (code == IT_OK)
		code = add_guard(job, "etc/driver_aliases",
				 "old  \"pci1,1\"\nold \"pci2,2\"\n"
				 "vmx \"pci15ad,7b0\"\n");
	if (code == IT_OK)
		code = add_guard(job, "etc/rem_name_to_major", "");
	if (code == IT_OK)
		code = add_commands(job, registering, 3);
	if (code == IT_OK)
		code = plan_settings(job);
	return code == IT_OK ? add_archive(job) : code;
}

/* Dials that are set already go back to what they were before that. */
static const it_dial ip_back_to[] = {
	{IT_FAMILY_IPADM, "ip", "ttl", "64", "255", "", "255", 1, 0, 0, 0,
	 0},
};

static const it_dial ndd_back_to[] = {
	{IT_FAMILY_NDD, "/dev/tcp", "tcp_max_buf", "1048576", "65536", "", "",
	 0, 0, 0, 0, 0},
};

static it_code plan_removing(it_job *job, const void *arg)
{
	it_code code = plan_files(job);

	(void)arg;
	if (code == IT_OK)
		code = add_guard(job, "etc/name_to_major", "ip 3\n");
	if (code == IT_OK)
		code = add_guard(job, "etc/driver_aliases", "");
	if (code == IT_OK)
		code = add_commands(job, removing, 3);
	if (code == IT_OK)
		code = it_plan_ending(&job->plan, "etc/name_to_major",
				      &job->error);
	if (code == IT_OK)
		code = it_plan_settings(&job->plan, ip_back_to, 1,
					IT_SET_DIALS_BACK, &job->error);
	if (code == IT_OK)
		code = it_plan_settings(&job->plan, ndd_back_to, 1,
					IT_SET_DIALS_BACK, &job->error);
	if (code == IT_OK)
		code = plan_record(job);
	return code == IT_OK ? add_archive(job) : code;
}

const world worlds[] = {
	{"adding", plan_adding, 1, 0, IT_SYNC_WHOLE},
	{"removing", plan_removing, 1, 1, IT_SYNC_EACH},
	{"image", plan_image, 0, 0, IT_SYNC_EACH},
	{"image-whole", plan_image, 0, 0, IT_SYNC_WHOLE},
};

const size_t world_count = sizeof worlds / sizeof worlds[0];

/* ---- one run ------------------------------------------------------------ */

/* The lowest number that is free. */
static int free_descriptor(void)
{
	int fd = dup(root);

	if (fd < 0)
		give_up("dup");
	(void)close(fd);
	return fd;
}

static it_code run_job(it_job *job, const world *w, int recovers,
		       const blow *b, outcome *o)
{
	it_code code = it_job_open(job);

	if (code != IT_OK)
		give_up("no job");
	job->live = w->live;
	calls_begin(b);
	if (recovers) {
		code = it_job_recover(job, &o->recovered);
	} else {
		code = it_job_begin(job);
		if (code == IT_OK)
			code = it_job_apply(job, w->planner, NULL);
	}
	calls_end(&o->report);
	return code;
}

static void run(const world *w, int recovers, const blow *b, outcome *o)
{
	static const blow none = {BLOW_NONE, 0, 0};
	static it_options opt;
	static it_job job;
	int before = free_descriptor();

	memset(o, 0, sizeof *o);
	memset(&opt, 0, sizeof opt);
	opt.command = "install";
	opt.quiet = 1;
	opt.sync_each = w->sync == IT_SYNC_EACH;
	it_job_init(&job, &opt, place);
	o->code = run_job(&job, w, recovers, b != NULL ? b : &none, o);
	o->error = job.error;
	it_job_close(&job);
	o->leaks = free_descriptor() - before;
}

void world_apply(const world *w, const blow *b, outcome *o)
{
	run(w, 0, b, o);
}

void world_recover(const world *w, const blow *b, outcome *o)
{
	run(w, 1, b, o);
}
