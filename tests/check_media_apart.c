/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Media read in another process: it gives what reading here gives, its death
 * is an error, and what it says is believed no more than media are.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include <libxml/xmlmemory.h>

#include "payload/bundle.h"
#include "payload/ed25519.h"
#include "payload/media_priv.h"
#include "support/io.h"
#include "tests/check_main.h"
#include "tests/samples/media/media_help.h"
#include "tests/tree.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* --- what the other process does instead of reading ------------------- */

static struct act {
	pid_t here;
	int number; /* signal to itself, or 0 */
	int leaves; /* without a word */
	int waits;  /* until it is killed */
	void (*lie)(it_pipe *pipe);
	void (*meanwhile)(void); /* here, when it is asked */
	int asked;		 /* here */
} act;

/* In the other process nothing else is a pipe. */
static int find_pipe(void)
{
	struct stat st;
	int fd = 0;

	while (fd < 64 && (fstat(fd, &st) != 0 || !S_ISFIFO(st.st_mode)))
		fd++;
	return fd;
}

static void lie_and_exit(void)
{
	static it_pipe pipe;

	pipe.fd = find_pipe();
	act.lie(&pipe);
	_exit(0);
}

static int want(void *arg, const char *path)
{
	(void)arg;
	if (getpid() != act.here && act.lie != NULL)
		lie_and_exit();
	if (getpid() != act.here && act.leaves)
		_exit(0);
	while (getpid() != act.here && act.waits)
		(void)sched_yield();
	if (getpid() != act.here && act.number != 0) {
		/* those of sanitizers end it with a status; and seccomp may
		 * forbid kill(2), but not what abort(3) does then */
		(void)signal(SIGSEGV, SIG_DFL);
		(void)signal(act.number, SIG_DFL);
		if (raise(act.number) != 0)
			abort();
	}
	if (getpid() == act.here && act.meanwhile != NULL)
		act.meanwhile();
	act.asked += getpid() == act.here;
	return strcmp(path, "lib/modules/binary/no") != 0;
}

static it_media_request plain = {want, NULL, NULL, NULL, 0};

static void begin(void)
{
	mh_begin();
	mh_tree("tree");
	memset(&act, 0, sizeof act);
	act.here = getpid();
	memset(&plain, 0, sizeof plain);
	plain.want = want;
}

static it_code read_apart(it_media *media, const char *name, it_error *err)
{
	it_error_clear(err);
	return it_media_read_apart(media, mh_path(name), &plain, err);
}

/* --- the same as here -------------------------------------------------- */

static const char *const forms[] = {"tar",    "tar.gz", "tar.bz2", "tar.xz",
				    "tar.zst", "zip",	 "iso",	    "dir",
				    "bundle"};

static void make_bundle(void)
{
	it_bundle_how how = {"gz", NULL, 0};
	it_bundle *bundle;
	it_media media;
	it_error err;

	it_error_clear(&err);
	ck_assert_int_eq(it_media_read(&media, mh_path("tree"), &plain, &err),
			 IT_OK);
	ck_assert_int_eq(it_bundle_pack(&bundle, &media, &how, &err), IT_OK);
	it_media_free(&media);
	ck_assert_int_eq(it_bundle_save(bundle, mh_path("bundle"), 0, &err),
			 IT_OK);
	it_bundle_free(bundle);
}

static const char *make(const char *form)
{
	if (strcmp(form, "dir") == 0)
		return "tree";
	if (strcmp(form, "bundle") == 0)
		make_bundle();
	else
		mh_pack(form, form, "tree");
	return form;
}

static void same_packed(const it_media *a, const it_media *b)
{
	size_t i;

	ck_assert_int_eq(a->bundle != NULL, b->bundle != NULL);
	for (i = 0; a->bundle != NULL &&
		    i < a->bundle->manifest.group_count; i++)
		ck_assert(a->bundle->packed[i].len ==
				  b->bundle->packed[i].len &&
			  memcmp(a->bundle->packed[i].data,
				 b->bundle->packed[i].data,
				 a->bundle->packed[i].len) == 0);
}

static void same(const it_media *a, const it_media *b)
{
	it_strbuf x = {NULL, 0, 0, 0}, y = {NULL, 0, 0, 0};
	size_t i;

	mh_listing(a, &x);
	mh_listing(b, &y);
	ck_assert_str_eq(it_strbuf_str(&x), it_strbuf_str(&y));
	it_strbuf_free(&x);
	it_strbuf_free(&y);
	ck_assert_str_eq(a->form, b->form);
	ck_assert_str_eq(a->version, b->version);
	ck_assert_str_eq(a->sha256, b->sha256);
	ck_assert_str_eq(a->vouched.text, b->vouched.text);
	ck_assert_str_eq(a->vouched.warning, b->vouched.warning);
	ck_assert_uint_eq(a->size, b->size);
	ck_assert_uint_eq(a->stamp.inode, b->stamp.inode);
	ck_assert_uint_eq(a->dir_count, b->dir_count);
	ck_assert_uint_eq(a->faults, b->faults);
	for (i = 0; i < a->count; i++) {
		const it_entry *e = &a->entries[i];

		ck_assert_int_eq(e->bytes != NULL,
				 b->entries[i].bytes != NULL);
		ck_assert(e->bytes == NULL ||
			  memcmp(e->bytes, b->entries[i].bytes,
				 (size_t)e->size) == 0);
	}
	same_packed(a, b);
}

static unsigned long long last_done;

static int note_progress(void *arg, unsigned long long done,
			 unsigned long long size)
{
	(void)arg;
	(void)size;
	ck_assert_int_eq(getpid(), act.here);
	last_done = done;
	return 0;
}

START_TEST(as_here)
{
	const char *name = make(forms[_i]);
	int fds = tree_open_fds();
	it_media here, apart;
	it_error err;

	plain.keep_packed = 1;
	plain.progress = note_progress;
	it_error_clear(&err);
	ck_assert_int_eq(it_media_read(&here, mh_path(name), &plain, &err),
			 IT_OK);
	last_done = 0;
	ck_assert_msg(read_apart(&apart, name, &err) == IT_OK, "%s", err.text);
	ck_assert(last_done == apart.size || strcmp(forms[_i], "dir") == 0 ||
		  strcmp(forms[_i], "bundle") == 0);
	ck_assert_uint_ne(last_done, 0);
	same(&here, &apart);
	it_media_free(&here);
	it_media_free(&apart);
	ck_assert_int_eq(tree_open_fds(), fds);
	ck_assert(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD);
}
END_TEST

START_TEST(same_refusal)
{
	it_strbuf tar = {NULL, 0, 0, 0};
	it_error here, apart;
	it_media media;

	mh_tar_file(&tar, "a\nb\\", "x");
	mh_tar_end(&tar);
	mh_write_buf("bad", &tar);
	it_strbuf_free(&tar);
	it_error_clear(&here);
	ck_assert_int_eq(it_media_read(&media, mh_path("bad"), &plain, &here),
			 IT_MEDIA);
	ck_assert_int_eq(read_apart(&media, "bad", &apart), IT_MEDIA);
	ck_assert_str_eq(apart.text,
			 "the name \"a\\x0Ab\\\\\" in it has control bytes");
	ck_assert_str_eq(apart.text, here.text);
	ck_assert_str_eq(apart.path, here.path);
	ck_assert_str_eq(apart.remedy, here.remedy);
	ck_assert(media.entries == NULL && media.path == NULL);
}
END_TEST

static int stop_at_once(void *arg, unsigned long long done,
			unsigned long long size)
{
	(void)arg;
	(void)done;
	(void)size;
	return 1;
}

START_TEST(stopped)
{
	it_media media;
	it_error err;

	mh_pack("tar.gz", "m", "tree");
	plain.progress = stop_at_once;
	ck_assert_int_eq(read_apart(&media, "m", &err), IT_STOPPED);
	ck_assert(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD);
}
END_TEST

/* --- its death --------------------------------------------------------- */

#define DIED "the process that read it "

static const struct {
	int number, leaves;
	it_code code;
	const char *text;
} deaths[] = {
	{SIGSEGV, 0, IT_MEDIA, DIED "died of it (signal "},
	{SIGABRT, 0, IT_MEDIA, DIED "died of it (signal "},
	{0, 1, IT_FAILED, DIED "ended too early"},
};

/* The way to die does not matter much where seccomp forbids to choose. */
START_TEST(death)
{
	it_media media;
	it_error err;

	mh_pack("tar", "m", "tree");
	act.number = deaths[_i].number;
	act.leaves = deaths[_i].leaves;
	ck_assert_int_eq(read_apart(&media, "m", &err), deaths[_i].code);
	ck_assert_msg(strncmp(err.text, deaths[_i].text,
			      strlen(deaths[_i].text)) == 0, "%s", err.text);
	ck_assert(media.entries == NULL && media.path == NULL);
	ck_assert(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD);
}
END_TEST

/* As when memory runs out: told by who reads its progress. */
static int kill_it(void *arg, unsigned long long done, unsigned long long size)
{
	char command[64];

	(void)arg;
	(void)done;
	(void)size;
	(void)snprintf(command, sizeof command, "pkill -KILL -P %ld 2>&1",
		       (long)getpid());
	return system(command) < 0;
}

START_TEST(killed)
{
	it_media media;
	it_error err;

	if (system("command -v pkill >/dev/null") != 0)
		return;
	mh_pack("tar", "m", "tree");
	act.waits = 1;
	plain.progress = kill_it;
	ck_assert_int_eq(read_apart(&media, "m", &err), IT_FAILED);
	ck_assert_str_eq(err.text, DIED "was ended by signal 9");
	ck_assert_str_eq(err.remedy, "look whether memory ran out, and run "
				     "again");
}
END_TEST

/* --- its lies ---------------------------------------------------------- */

static unsigned long long told_size = 7;
static const char *told_digest = "00";

static void put_head(it_pipe *p, const char *form, unsigned long long count)
{
	it_media_stamp stamp;

	memset(&stamp, 0, sizeof stamp);
	it_pipe_put_number(p, IT_OK);
	it_pipe_put_text(p, form);
	it_pipe_put_text(p, "9.9.9");
	it_pipe_put_text(p, told_digest);
	it_pipe_put_number(p, told_size);
	it_pipe_put(p, &stamp, sizeof stamp);
	it_pipe_put_number(p, 0); /* no bundle */
	it_pipe_put_number(p, count);
}

static void put_name(it_pipe *p, unsigned long long type,
		     unsigned long long size, const char *path)
{
	it_pipe_put_number(p, type);
	it_pipe_put_number(p, 0644);
	it_pipe_put_number(p, size);
	it_pipe_put_text(p, path);
	it_pipe_put_number(p, 0);
	it_pipe_put_text(p, "");
	it_pipe_put_text(p, "");
}

static void one(it_pipe *p, unsigned long long type, unsigned long long size,
		const char *path)
{
	put_head(p, "tar", 1);
	put_name(p, type, size, path);
	it_pipe_put_number(p, 0);
	it_pipe_put_end(p);
}

static void absolute(it_pipe *p)
{
	one(p, IT_ENTRY_FILE, 1, "/etc/passwd");
}

static void dotdot(it_pipe *p)
{
	one(p, IT_ENTRY_FILE, 1, "lib/modules/binary/../../../etc/passwd");
}

static void needless(it_pipe *p)
{
	one(p, IT_ENTRY_FILE, 1, "lib/./a");
}

static void control(it_pipe *p)
{
	one(p, IT_ENTRY_FILE, 1, "lib/\033[2J");
}

static void no_type(it_pipe *p)
{
	one(p, IT_ENTRY_SPECIAL + 1, 1, "lib/modules/binary/a");
}

static void huge(it_pipe *p)
{
	one(p, IT_ENTRY_FILE, IT_MEDIA_MAX_FILE + 1, "lib/modules/binary/a");
}

static void many(it_pipe *p)
{
	put_head(p, "tar", IT_MEDIA_MAX_ENTRIES + 1);
	it_pipe_put_end(p);
}

/* Two links of one name, and where they lead is not told. */
static void untold_targets(it_pipe *p)
{
	int i;

	put_head(p, "tar", 2);
	for (i = 0; i < 2; i++) {
		put_name(p, IT_ENTRY_SYMLINK, 0, "lib/a");
		it_pipe_put_number(p, 0);
	}
	it_pipe_put_end(p);
}

static void contents(it_pipe *p, unsigned long long type, size_t len,
		     const char *path)
{
	put_head(p, "tar", 1);
	put_name(p, type, 5, path);
	it_pipe_put_number(p, 1);
	it_pipe_put_bytes(p, "abcdefgh", len);
	it_pipe_put_end(p);
}

static void shorter(it_pipe *p)
{
	contents(p, IT_ENTRY_FILE, 4, "lib/modules/binary/a");
}

static void longer(it_pipe *p)
{
	contents(p, IT_ENTRY_FILE, 6, "lib/modules/binary/a");
}

static void unwanted(it_pipe *p)
{
	contents(p, IT_ENTRY_FILE, 5, "lib/modules/binary/no");
}

static void of_directory(it_pipe *p)
{
	contents(p, IT_ENTRY_DIR, 5, "lib/modules/binary/a");
}

static void surplus(it_pipe *p)
{
	put_head(p, "tar", 1);
	put_name(p, IT_ENTRY_FILE, 1, "lib/modules/binary/a/a");
	it_pipe_put_number(p, 0);
	it_pipe_put_number(p, 0);
	it_pipe_put_end(p);
}

static void no_block(it_pipe *p)
{
	static const char block[IT_PIPE_BLOCK] = "?";

	if (write(p->fd, block, sizeof block) < 0)
		_exit(9);
}

static void overfull(it_pipe *p)
{
	static const char block[IT_PIPE_BLOCK] = "D\377\377";

	if (write(p->fd, block, sizeof block) < 0)
		_exit(9);
}

static void bad_progress(it_pipe *p)
{
	static const char block[IT_PIPE_BLOCK] = "P\0\1";

	if (write(p->fd, block, sizeof block) < 0)
		_exit(9);
}

static void nul_in_text(it_pipe *p)
{
	it_pipe_put_number(p, IT_OK);
	it_pipe_put_bytes(p, "t\0r", 3);
	it_pipe_put_end(p);
}

static void no_code(it_pipe *p)
{
	it_pipe_put_number(p, IT_CODE_COUNT);
	it_pipe_put_end(p);
}

static void escape(it_pipe *p)
{
	it_pipe_put_number(p, IT_MEDIA);
	it_pipe_put_number(p, 0);
	it_pipe_put_text(p, "x");
	it_pipe_put_text(p, "\033[2J \177 \377 ~ .");
	it_pipe_put_text(p, "");
	it_pipe_put_end(p);
}

#define CANNOT_BE "the process that read it answered what cannot be"

static const struct {
	void (*lie)(it_pipe *pipe);
	const char *text;
} lies[] = {
	{absolute, "the name \"/etc/passwd\" in it is absolute"},
	{dotdot, "the name \"lib/modules/binary/../../../etc/passwd\" in it "
		 "has a component \"..\""},
	{needless, "the name \"lib/./a\" in it has needless parts"},
	{control, "the name \"lib/\\x1B[2J\" in it has control bytes"},
	{no_type, CANNOT_BE},
	{huge, "\"lib/modules/binary/a\" in it is larger than 64 MiB"},
	{many, CANNOT_BE},
	{untold_targets, "holds no drivers: nothing lies below "
			 "lib/modules/binary"},
	{shorter, CANNOT_BE},
	{longer, CANNOT_BE},
	{unwanted, CANNOT_BE},
	{of_directory, CANNOT_BE},
	{surplus, CANNOT_BE},
	{no_block, CANNOT_BE},
	{overfull, CANNOT_BE},
	{bad_progress, CANNOT_BE},
	{nul_in_text, CANNOT_BE},
	{no_code, CANNOT_BE},
	{escape, "?[2J ? ? ~ ."},
};

START_TEST(lie)
{
	it_media media;
	it_error err;

	mh_pack("tar", "m", "tree");
	act.lie = lies[_i].lie;
	ck_assert_int_eq(read_apart(&media, "m", &err), IT_MEDIA);
	ck_assert_str_eq(err.text, lies[_i].text);
	ck_assert(media.entries == NULL && media.path == NULL);
}
END_TEST

/* The rows above fail for what they say: told so, it is believed. */
static void honest(it_pipe *p)
{
	put_head(p, "t\033ar", 1);
	put_name(p, IT_ENTRY_FILE, 5, "lib/modules/binary/a/a");
	it_pipe_put_number(p, 1);
	it_pipe_put_bytes(p, "abcde", 5);
	it_pipe_put_end(p);
}

START_TEST(believed)
{
	it_media media;
	it_error err;

	mh_pack("tar", "m", "tree");
	act.lie = honest;
	ck_assert_msg(read_apart(&media, "m", &err) == IT_OK, "%s", err.text);
	ck_assert_uint_eq(media.count, 1);
	ck_assert_str_eq(media.form, "t?ar");
	/* of "abcde", whatever else it may have said */
	ck_assert_str_eq(media.entries[0].sha256,
			 "36bbe50ed96841d10443bcb670d6554f0a34b761be67ec9c4a8a"
			 "d2c0c44ca42c");
	it_media_free(&media);
}
END_TEST

/* --- whom it cannot stand for ------------------------------------------ */

/* A digest that the user named, or that was revoked, is not taken from it. */
START_TEST(named)
{
	static const char *const names[] = {"m", "tree"};
	it_trust trust;
	it_media media;
	it_error err;

	memset(&trust, 0, sizeof trust);
	mh_pack("tar", "m", "tree");
	plain.trust = &trust;
	if (_i < 2)
		trust.sha256 = "00";
	else
		trust.revoked_count = 1;
	ck_assert(_i != 2 || it_media_digest(mh_path("m"), trust.revoked[0],
					     &err) == IT_OK);
	act.lie = honest; /* its digest is 00 */
	ck_assert_int_eq(read_apart(&media, names[_i % 2], &err), IT_MEDIA);
	if (_i % 2 == 1)
		ck_assert_str_eq(err.text, "changed while it was read");
}
END_TEST

/* Of a folder with a tarball in it the tarball is what was named. */
START_TEST(named_within)
{
	char sha256[IT_SHA256_HEX], said[160];
	it_trust trust;
	it_media media;
	it_error err;
	struct stat st;

	memset(&trust, 0, sizeof trust);
	mh_mkdir("d");
	mh_pack("tar.gz", "d/vmware-solaris-tools.tar.gz", "tree");
	plain.trust = &trust;
	act.lie = honest;
	ck_assert_int_eq(stat(mh_path("d/vmware-solaris-tools.tar.gz"), &st),
			 0);
	ck_assert_int_eq(it_media_digest(mh_path("d/vmware-solaris-tools."
						 "tar.gz"), sha256, &err),
			 IT_OK);
	told_size = (unsigned long long)st.st_size - (_i == 2);
	told_digest = _i == 3 ? "00" : sha256; /* that of another one */
	trust.sha256 = _i == 0 || _i == 3 ? sha256 : "00";
	ck_assert_int_eq(read_apart(&media, "d", &err),
			 _i == 0 ? IT_OK : IT_MEDIA);
	(void)snprintf(said, sizeof said, "its SHA-256 is %s, not the one of "
		       "--trust-sha256", sha256);
	if (_i == 0)
		ck_assert_str_eq(media.sha256, sha256);
	else
		ck_assert_str_eq(err.text, _i == 1 ? said : "changed while it "
							    "was read");
	it_media_free(&media);
}
END_TEST

/* Nothing is wanted: all is listed, and nothing kept. */
START_TEST(nothing_wanted)
{
	it_media media;
	it_error err;

	mh_pack("tar", "m", "tree");
	it_error_clear(&err);
	plain.want = NULL;
	ck_assert_int_eq(read_apart(&media, "m", &err), IT_OK);
	ck_assert(media.count != 0 && media.entries[0].bytes == NULL);
	it_media_free(&media);
}
END_TEST

static it_strbuf raw;
static unsigned names = 1; /* 2: a directory behind what is in the manifest */

static void put_file(it_pipe *p, const char *path, const char *text)
{
	it_pipe_put_number(p, IT_ENTRY_FILE);
	it_pipe_put_number(p, 0644);
	it_pipe_put_number(p, strlen(text));
	it_pipe_put_text(p, path);
	it_pipe_put_number(p, 0);
	it_pipe_put_text(p, "");
	it_pipe_put_text(p, "");
	it_pipe_put_number(p, 1);
	it_pipe_put_bytes(p, text, strlen(text));
}

static void put_forged(it_pipe *p, const char *path, const char *text)
{
	it_media_stamp stamp;

	memset(&stamp, 0, sizeof stamp);
	it_pipe_put_number(p, IT_OK);
	it_pipe_put_text(p, "bundle");
	it_pipe_put_text(p, "");
	it_pipe_put_text(p, "00");
	it_pipe_put_number(p, 7);
	it_pipe_put(p, &stamp, sizeof stamp);
	it_pipe_put_number(p, 1);
	it_pipe_put_bytes(p, raw.data, raw.len);
	it_pipe_put_bytes(p, "", 0);
	if (plain.keep_packed)
		it_pipe_put_bytes(p, "packed", 6);
	it_pipe_put_number(p, names);
	if (names != 0)
		put_file(p, path, text);
	if (names == 2) {
		put_name(p, IT_ENTRY_DIR, 0, "lib/modules/binary/11");
		it_pipe_put_number(p, 0);
	}
	it_pipe_put_end(p);
}

static void as_signed(it_pipe *p)
{
	put_forged(p, "lib/modules/binary/11/a", "abcde");
}

static void other_bytes(it_pipe *p)
{
	put_forged(p, "lib/modules/binary/11/a", "abcdf");
}

static void other_size(it_pipe *p)
{
	put_forged(p, "lib/modules/binary/11/a", "abcd");
}

static void other_name(it_pipe *p)
{
	put_forged(p, "lib/modules/binary/11/b", "abcde");
}

static void other_manifest(it_pipe *p)
{
	raw.len -= 2;
	put_forged(p, "lib/modules/binary/11/a", "abcde");
}

/* Asked for the group as it is, too. */
static void other_packed(it_pipe *p)
{
	put_forged(p, "lib/modules/binary/11/a", "abcde");
}

static void more_entries(it_pipe *p)
{
	names = 2;
	put_forged(p, "lib/modules/binary/11/a", "abcde");
}

static void no_entries(it_pipe *p)
{
	names = 0;
	put_forged(p, "", "");
}

#define IN_GROUP "\"lib/modules/binary/11/a\" in it has another "

static const struct {
	void (*lie)(it_pipe *pipe);
	const char *text; /* NULL: it is taken */
} forgeries[] = {
	{as_signed, NULL},
	{other_bytes, IN_GROUP "SHA-256 than its manifest.xml says"},
	{other_size, IN_GROUP "size than its manifest.xml says"},
	{other_name, "drivers-11.tar.gz in it holds "
		     "\"lib/modules/binary/11/b\" where its manifest.xml has "
		     "another name"},
	{other_manifest, ""},
	{more_entries, "it holds more than its manifest.xml says"},
	{no_entries, "drivers-11.tar.gz in it holds less than its "
		     "manifest.xml says"},
	{other_packed, "drivers-11.tar.gz in it has another SHA-256 than its "
		       "manifest.xml says"},
};

static void make_small(void)
{
	it_strbuf tar = {NULL, 0, 0, 0};

	mh_tar_file(&tar, "vmware-tools-distrib/lib/modules/binary/11/a",
		    "abcde");
	mh_tar_end(&tar);
	mh_write_buf("small", &tar);
	it_strbuf_free(&tar);
}

static void keep_manifest(void)
{
	it_bundle_how how = {"gz", NULL, 0};
	it_bundle *bundle;
	it_media media;
	it_error err;

	make_small();
	it_error_clear(&err);
	ck_assert_int_eq(it_media_read(&media, mh_path("small"), &plain, &err),
			 IT_OK);
	ck_assert_int_eq(it_bundle_pack(&bundle, &media, &how, &err), IT_OK);
	it_media_free(&media);
	it_strbuf_reset(&raw);
	it_strbuf_bytes(&raw, bundle->raw.data, bundle->raw.len);
	ck_assert_int_eq(it_bundle_save(bundle, mh_path("b"), 0, &err), IT_OK);
	it_bundle_free(bundle);
}

START_TEST(forged)
{
	it_media media;
	it_error err;
	it_code code;

	keep_manifest();
	act.lie = forgeries[_i].lie;
	plain.keep_packed = act.lie == other_packed;
	code = read_apart(&media, "b", &err);
	if (forgeries[_i].text == NULL) {
		ck_assert_msg(code == IT_OK, "%s", err.text);
		ck_assert_str_ne(media.sha256, "00");
		it_media_free(&media);
	} else {
		ck_assert_int_eq(code, IT_MEDIA);
		ck_assert(forgeries[_i].text[0] == '\0' ||
			  strcmp(err.text, forgeries[_i].text) == 0);
	}
	it_strbuf_free(&raw);
}
END_TEST

/* Without a signature that we ourselves found good it is not signed. */
START_TEST(unsigned_is_unsigned)
{
	it_trust trust;
	it_media media;
	it_error err;

	keep_manifest();
	memset(&trust, 0, sizeof trust);
	plain.trust = &trust;
	act.lie = as_signed;
	ck_assert_int_eq(read_apart(&media, "b", &err), IT_OK);
	ck_assert_str_eq(media.vouched.text, "unsigned");
	it_media_free(&media);
	it_strbuf_free(&raw);
}
END_TEST

/* --- the digest is made here ------------------------------------------- */

/* The other one says 00, and 7 bytes. */
START_TEST(own_digest)
{
	char sha256[IT_SHA256_HEX];
	it_media media;
	it_error err;
	struct stat st;

	mh_pack("tar", "m", "tree");
	act.lie = honest;
	ck_assert_int_eq(stat(mh_path("m"), &st), 0);
	ck_assert_int_eq(read_apart(&media, "m", &err), IT_OK);
	ck_assert_int_eq(it_media_digest(mh_path("m"), sha256, &err), IT_OK);
	ck_assert_str_eq(media.sha256, sha256);
	ck_assert_uint_eq(media.size, (unsigned long long)st.st_size);
	ck_assert_uint_eq(media.stamp.inode, (unsigned long long)st.st_ino);
	it_media_free(&media);
}
END_TEST

static void grow(void)
{
	int fd = open(mh_path("m"), O_WRONLY | O_APPEND);

	ck_assert(fd >= 0 && write(fd, "", 1) == 1 && close(fd) == 0);
}

static void cut(void)
{
	ck_assert_int_eq(truncate(mh_path("m"), 1024), 0);
}

static void rewrite(void)
{
	struct utimbuf long_ago = {1, 1};

	ck_assert_int_eq(utime(mh_path("m"), &long_ago), 0);
}

static void (*const changes[])(void) = {grow, cut, rewrite};

START_TEST(changed)
{
	it_media media;
	it_error err;

	mh_pack("tar", "m", "tree");
	act.lie = honest;
	act.meanwhile = changes[_i];
	ck_assert_int_eq(read_apart(&media, "m", &err), IT_MEDIA);
	ck_assert_str_eq(err.text, "changed while it was read");
}
END_TEST

/* --- what is signed is looked at once ---------------------------------- */

#define MINISIGN TOP_SRCDIR "/tests/data/minisign/"

static void sign(it_bundle *bundle)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_minisign_secret secret;

	ck_assert_int_eq(it_read_file(MINISIGN "first.key", 4096, &text,
				      NULL),
			 IT_OK);
	ck_assert_ptr_null(it_minisign_read_secret(
		it_slice_of(it_strbuf_str(&text)), &secret));
	ck_assert(it_minisign_sign(&secret, bundle->raw.data, bundle->raw.len,
				   "a comment", &bundle->signature));
	it_strbuf_free(&text);
}

static void make_signed(it_trust *trust, const char *key)
{
	it_bundle_how how = {"gz", NULL, 0};
	it_bundle *bundle;
	it_media media;
	it_error err;

	make_small();
	it_error_clear(&err);
	memset(trust, 0, sizeof *trust);
	ck_assert_int_eq(it_trust_add_key(trust, key, &err), IT_OK);
	ck_assert_int_eq(it_media_read(&media, mh_path("small"), &plain, &err),
			 IT_OK);
	ck_assert_int_eq(it_bundle_pack(&bundle, &media, &how, &err), IT_OK);
	it_media_free(&media);
	sign(bundle);
	ck_assert_int_eq(it_bundle_save(bundle, mh_path("b"), 0, &err), IT_OK);
	it_bundle_free(bundle);
	plain.trust = trust;
}

/* What it says of a bundle that was known before: not whose it is. */
static void put_known(it_pipe *p, unsigned long long is_bundle)
{
	it_media_stamp stamp;

	memset(&stamp, 0, sizeof stamp);
	it_pipe_put_number(p, IT_OK);
	it_pipe_put_text(p, "bundle");
	it_pipe_put_text(p, "");
	it_pipe_put_text(p, "00");
	it_pipe_put_number(p, 7);
	it_pipe_put(p, &stamp, sizeof stamp);
	it_pipe_put_number(p, is_bundle);
	it_pipe_put_number(p, 1);
	put_name(p, IT_ENTRY_FILE, 5, "lib/modules/binary/11/a");
	it_pipe_put_number(p, 1);
	it_pipe_put_bytes(p, "abcde", 5);
	it_pipe_put_end(p);
}

static void known(it_pipe *p)
{
	put_known(p, 1);
}

static void no_bundle(it_pipe *p)
{
	put_known(p, 0);
}

START_TEST(signed_once)
{
	it_trust trust;
	it_media media;
	it_error err;

	make_signed(&trust, MINISIGN "first.pub");
	act.lie = known;
	ck_assert_msg(read_apart(&media, "b", &err) == IT_OK, "%s", err.text);
	ck_assert_uint_eq(media.vouched.signer_count, 1);
	it_media_free(&media);
	act.lie = no_bundle;
	ck_assert_int_eq(read_apart(&media, "b", &err), IT_MEDIA);
	ck_assert_str_eq(err.text, CANNOT_BE);
}
END_TEST

static it_reader reader_of(it_media *media, it_error *err)
{
	it_reader rd;

	it_error_clear(err);
	memset(media, 0, sizeof *media);
	memset(&rd, 0, sizeof rd);
	media->path = it_text_dup(mh_path("b"));
	rd.media = media;
	rd.request = &plain;
	rd.err = err;
	return rd;
}

/* One whom nobody trusts is parsed by the other process first. */
START_TEST(unknown_signer)
{
	it_trust trust;
	it_media media;
	it_error err;
	it_reader rd;
	int fd;

	make_signed(&trust, MINISIGN "second.pub");
	rd = reader_of(&media, &err);
	fd = open(mh_path("b"), O_RDONLY);
	ck_assert_int_eq(it_bundle_know(&rd, fd), IT_OK);
	ck_assert_ptr_null(media.bundle);
	ck_assert_int_eq(err.code, IT_OK);
	ck_assert_uint_eq(media.vouched.signer_count, 0);
	ck_assert_int_eq(lseek(fd, 0, SEEK_CUR), 0);
	ck_assert_int_eq(it_media_decode(&rd, fd), IT_MEDIA);
	it_media_free(&media);
}
END_TEST

static unsigned long parsed; /* what libxml2 has asked memory for */

static void *count_parsed(size_t size)
{
	parsed++;
	return malloc(size);
}

/* Nor where it is allowed, or named, or signed by too few. */
START_TEST(never_parsed_here)
{
	it_trust trust;
	it_media media;
	it_error err;
	it_reader rd;
	int fd;

	ck_assert_int_eq(xmlMemSetup(free, count_parsed, realloc, strdup), 0);
	make_signed(&trust, _i % 2 == 0 ? MINISIGN "first.pub"
					: MINISIGN "second.pub");
	trust.allow_unsigned = 1;
	trust.threshold = _i == 2 ? 2 : 1;
	parsed = 0;
	rd = reader_of(&media, &err);
	fd = open(mh_path("b"), O_RDONLY);
	ck_assert_int_eq(it_bundle_know(&rd, fd), IT_OK);
	ck_assert_int_eq(media.bundle != NULL, _i == 0);
	ck_assert_int_eq(parsed != 0, _i == 0);
	ck_assert_int_eq(it_media_decode(&rd, fd), IT_OK);
	ck_assert_uint_ne(parsed, 0);
	ck_assert_uint_eq(media.vouched.signer_count, _i != 1);
	it_media_free(&media);
}
END_TEST

/* The manifest or its signature, after it was looked at. */
START_TEST(known_changed)
{
	it_trust trust;
	it_media media;
	it_error err;
	it_reader rd;
	int fd;

	make_signed(&trust, MINISIGN "first.pub");
	rd = reader_of(&media, &err);
	fd = open(mh_path("b"), O_RDWR);
	ck_assert_int_eq(it_bundle_know(&rd, fd), IT_OK);
	ck_assert_ptr_nonnull(media.bundle);
	if (_i != 0)
		ck_assert_int_eq(pwrite(fd, "?", 1, 512 + 30), 1);
	ck_assert_int_eq(it_media_decode(&rd, fd), _i != 0 ? IT_MEDIA : IT_OK);
	if (_i != 0)
		ck_assert_str_eq(err.text, "changed while it was read");
	it_media_free(&media);
}
END_TEST

/* Without libxml2 and libcrypto: nothing is called that is not loaded. */
START_TEST(digests_apart)
{
	const char *form = make("tar.gz");
	it_media media;
	it_error err;
	it_reader rd = reader_of(&media, &err);
	size_t i, kept = 0;

	rd.hashed_apart = 1;
	ck_assert_int_eq(it_media_decode(&rd, open(mh_path(form), O_RDONLY)),
			 IT_OK);
	ck_assert_str_eq(media.sha256, "");
	for (i = 0; i < media.count; i++) {
		kept += media.entries[i].bytes != NULL;
		ck_assert_str_eq(media.entries[i].sha256, "");
	}
	ck_assert_uint_ne(kept, 0);
	it_media_free(&media);
}
END_TEST

/* A file that was none when the process began that is to read it. */
START_TEST(bundle_by_now)
{
	const char *form = make("bundle");
	it_media media;
	it_error err;
	it_reader rd = reader_of(&media, &err);

	rd.hashed_apart = 1;
	ck_assert_int_eq(it_media_decode(&rd, open(mh_path(form), O_RDONLY)),
			 IT_MEDIA);
	ck_assert_str_eq(err.text, "changed while it was read");
	it_media_free(&media);
}
END_TEST

static Suite *make_suite(void)
{
	Suite *suite = suite_create("media-apart");
	TCase *tc = tcase_create("media-apart");

	suite_add_tcase(suite, tc);
	tcase_set_timeout(tc, 120);
	tcase_add_checked_fixture(tc, begin, mh_end);
	tcase_add_loop_test(tc, as_here, 0, (int)COUNT(forms));
	tcase_add_test(tc, same_refusal);
	tcase_add_test(tc, stopped);
	tcase_add_loop_test(tc, death, 0, (int)COUNT(deaths));
	tcase_add_test(tc, killed);
	tcase_add_loop_test(tc, lie, 0, (int)COUNT(lies));
	tcase_add_test(tc, believed);
	tcase_add_loop_test(tc, named, 0, 4);
	tcase_add_loop_test(tc, named_within, 0, 4);
	tcase_add_test(tc, nothing_wanted);
	tcase_add_loop_test(tc, forged, 0, (int)COUNT(forgeries));
	tcase_add_test(tc, unsigned_is_unsigned);
	tcase_add_test(tc, own_digest);
	tcase_add_test(tc, digests_apart);
	tcase_add_test(tc, bundle_by_now);
	tcase_add_loop_test(tc, changed, 0, (int)COUNT(changes));
	if (it_ed25519_is_there()) {
		tcase_add_test(tc, signed_once);
		tcase_add_test(tc, unknown_signer);
		tcase_add_loop_test(tc, never_parsed_here, 0, 3);
		tcase_add_loop_test(tc, known_changed, 0, 2);
	}
	return suite;
}

int main(void)
{
	return run_suite(make_suite());
}
