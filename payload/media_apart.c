/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Media read in a process of its own, which can do no harm when libarchive,
 * a decompressor or libxml2 is made to do what its maker did not mean: it may
 * read, and answer through a pipe.  So its answer is the media's, and is
 * believed no more than media are.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "payload/bundle.h"
#include "payload/media_priv.h"
#include "support/confine.h"
#include "support/io.h"
#include "support/late.h"
#include "support/text.h"

/* --- the process that reads ------------------------------------------- */

enum { PROGRESS_STEP = 1 << 20 };

typedef struct sender {
	const it_media_request *given;
	unsigned long long told; /* the last progress */
	it_pipe pipe;
} sender;

static int ask_given(void *arg, const char *path)
{
	const sender *s = arg;

	return s->given->want(s->given->arg, path);
}

static int send_progress(void *arg, unsigned long long done,
			 unsigned long long size)
{
	sender *s = arg;

	/* Not more often: each wakes the process that waits. */
	if (s->told != 0 && done >= s->told &&
	    done - s->told < PROGRESS_STEP &&
	    (done != size || s->told == size))
		return s->pipe.failed;
	s->told = done;
	it_pipe_put_progress(&s->pipe, done, size);
	return s->pipe.failed;
}

static void put_error(it_pipe *p, it_code code, const it_error *err)
{
	it_pipe_put_number(p, (unsigned long long)code);
	if (code == IT_OK)
		return;
	it_pipe_put_number(p, (unsigned long long)err->sys_errno);
	it_pipe_put_text(p, err->path);
	it_pipe_put_text(p, err->text);
	it_pipe_put_text(p, err->remedy);
}

/* There each name has a part in the digest of the whole. */
static int is_directory(const it_media *media)
{
	return strcmp(media->form, "directory") == 0;
}

static void put_entry(it_pipe *p, const it_entry *entry, int with_digest)
{
	it_pipe_put_number(p, (unsigned long long)entry->type);
	it_pipe_put_number(p, entry->mode);
	it_pipe_put_number(p, entry->size);
	it_pipe_put_text(p, entry->path);
	it_pipe_put_number(p, entry->link != NULL);
	it_pipe_put_text(p, it_entry_target(entry));
	it_pipe_put_number(p, (unsigned long long)entry->fault);
	it_pipe_put_number(p, entry->bytes != NULL);
	if (entry->bytes != NULL)
		it_pipe_put_bytes(p, entry->bytes, (size_t)entry->size);
	else if (with_digest)
		it_pipe_put_text(p, entry->sha256);
}

static void put_strbuf(it_pipe *p, const it_strbuf *buf)
{
	it_pipe_put_bytes(p, it_strbuf_str(buf), buf->len);
}

static void put_bundle(it_pipe *p, const it_bundle *bundle)
{
	size_t i;

	it_pipe_put_number(p, bundle != NULL);
	if (bundle == NULL)
		return;
	if (!bundle->known) {
		put_strbuf(p, &bundle->raw);
		put_strbuf(p, &bundle->signature);
	}
	for (i = 0; bundle->packed != NULL &&
		    i < bundle->manifest.group_count; i++)
		put_strbuf(p, &bundle->packed[i]);
}

static void put_media(it_pipe *p, const it_media *media)
{
	size_t i;

	it_pipe_put_text(p, media->form);
	it_pipe_put_text(p, media->version);
	it_pipe_put_text(p, media->sha256);
	it_pipe_put_number(p, media->size);
	it_pipe_put(p, &media->stamp, sizeof media->stamp);
	put_bundle(p, media->bundle);
	it_pipe_put_number(p, media->count);
	for (i = 0; i < media->count; i++)
		put_entry(p, &media->entries[i], is_directory(media));
}

/*
 * libarchive converts names that an archive marks as Unicode only in a UTF-8
 * locale; where the system has none, media_member.c refuses such names.
 * Nothing else in this process depends on the locale.
 */
static void take_utf8(void)
{
	static const char *const names[] = {"C.UTF-8", "en_US.UTF-8"};
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (setlocale(LC_CTYPE, names[i]) != NULL)
			return;
}

/*
 * A zip tells local times, of which libarchive makes others, and asks for the
 * file of the time zone each time.  Nobody here wants them.
 */
static void leave_time_zone(void)
{
	static char zone[] = "TZ=UTC0";

	(void)putenv(zone);
}

/*
 * The handlers of who waits set a flag that nobody looks at here.  What it
 * ignores stays ignored.
 */
static void leave_handlers(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action;
	size_t i;

	for (i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		if (sigaction(numbers[i], NULL, &action) == 0 &&
		    action.sa_handler != SIG_IGN)
			(void)signal(numbers[i], SIG_DFL);
}

static IT_NORETURN void read_and_exit(it_reader *rd, int fd, int out)
{
	it_media_request own = *rd->request;
	sender s;
	it_code code;

	memset(&s, 0, sizeof s);
	s.given = rd->request;
	s.pipe.fd = out;
	own.want = own.want != NULL ? ask_given : NULL;
	own.progress = send_progress;
	own.arg = &s;
	rd->request = &own;
	leave_handlers();
	leave_time_zone();
	take_utf8(); /* from files: before rights are given up */
	code = it_late_archive(rd->err);
	it_confine(fd, out);
	if (code == IT_OK)
		code = it_media_decode(rd, fd);
	put_error(&s.pipe, code, rd->err);
	if (code == IT_OK)
		put_media(&s.pipe, rd->media);
	it_pipe_put_end(&s.pipe);
	_exit(s.pipe.failed);
}

/* --- what it says of a medium ----------------------------------------- */

/* Messages are masked when they are made: other bytes are not ours. */
static void take_shown(it_pipe *p, char *out, size_t size)
{
	it_pipe_take_text(p, out, size);
	for (; *out != '\0'; out++)
		if ((unsigned char)*out < 32 || (unsigned char)*out > 126)
			*out = '?';
}

static it_code take_error(it_pipe *p, it_error *err)
{
	it_code code = (it_code)it_pipe_take_number(p, IT_CODE_COUNT - 1);

	if (code == IT_OK || p->failed)
		return IT_OK;
	err->sys_errno = (int)it_pipe_take_number(p, 0xffff);
	take_shown(p, err->path, sizeof err->path);
	take_shown(p, err->text, sizeof err->text);
	take_shown(p, err->remedy, sizeof err->remedy);
	if (!p->failed)
		err->code = code;
	return code;
}

/* Only what was asked for is sent, and whole. */
static it_code take_contents(it_pipe *p, it_entry *entry)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_reader *rd = p->rd;
	it_code code;

	if (entry->type != IT_ENTRY_FILE || rd->request->want == NULL ||
	    !rd->request->want(rd->request->arg, entry->path)) {
		it_pipe_refuse(p);
		return IT_OK;
	}
	it_pipe_take_bytes(p, entry->size, &bytes);
	if (bytes.len != entry->size)
		it_pipe_refuse(p);
	it_strbuf_char(&bytes, '\0'); /* an empty file has data, too */
	code = it_strbuf_check(&bytes, rd->err);
	if (code == IT_OK)
		code = it_sha256_of(bytes.data, bytes.len - 1, entry->sha256,
				    rd->err);
	entry->bytes = (unsigned char *)it_strbuf_take(&bytes, NULL);
	it_strbuf_free(&bytes);
	rd->kept += entry->size;
	if (code == IT_OK && rd->kept > IT_MEDIA_MAX_KEPT)
		it_pipe_refuse(p);
	return code;
}

static it_code admit(it_reader *rd, const char *name,
		     const it_entry *entry)
{
	char path[IT_MEDIA_MAX_PATH + 1], shown[IT_MEDIA_SHOWN];
	it_code code = it_entry_admit(rd, name, path);

	if (code == IT_OK && strcmp(path, name) != 0)
		return it_media_hostile(rd, "the name \"%s\" in it has "
					"needless parts",
					it_name_shown(name, shown));
	if (code == IT_OK && entry->type == IT_ENTRY_FILE)
		code = it_entry_account(rd, path, entry->size);
	return code;
}

static it_code take_entry(it_pipe *p)
{
	char path[IT_MEDIA_MAX_PATH + 1], link[IT_MEDIA_MAX_PATH + 1];
	it_reader *rd = p->rd;
	it_entry entry;
	size_t number;
	it_code code;

	memset(&entry, 0, sizeof entry);
	entry.type = (it_entry_type)it_pipe_take_number(p, IT_ENTRY_SPECIAL);
	entry.mode = (unsigned)it_pipe_take_number(p, 07777);
	entry.size = it_pipe_take_number(p, IT_MEDIA_MAX_TOTAL);
	it_pipe_take_text(p, path, sizeof path);
	entry.path = path;
	entry.link = it_pipe_take_number(p, 1) != 0 ? link : NULL;
	it_pipe_take_text(p, link, sizeof link);
	entry.fault = (it_fault)it_pipe_take_number(p, IT_FAULT_PACKED);
	it_entry_find_faults(&entry);
	code = p->failed ? IT_OK : admit(rd, path, &entry);
	if (code == IT_OK && !p->failed)
		code = it_entry_add(rd, &entry, &number);
	if (code != IT_OK || p->failed)
		return code;
	if (it_pipe_take_number(p, 1) != 0)
		return take_contents(p, &rd->media->entries[number]);
	if (is_directory(rd->media))
		take_shown(p, rd->media->entries[number].sha256,
			   IT_SHA256_HEX);
	return IT_OK;
}

/* The manifest is known by now. */
static it_code take_packed(it_pipe *p, it_bundle *bundle)
{
	size_t i, count = bundle->manifest.group_count;

	bundle->packed = calloc(count + 1, sizeof *bundle->packed);
	if (bundle->packed == NULL)
		return it_fail_memory(p->rd->err);
	for (i = 0; i < count && !p->failed; i++)
		it_pipe_take_bytes(p, IT_BUNDLE_MAX_GROUP, &bundle->packed[i]);
	return IT_OK;
}

static it_code take_manifest(it_pipe *p)
{
	it_reader *rd = p->rd;
	it_bundle *bundle = calloc(1, sizeof *bundle);

	rd->media->bundle = bundle;
	if (bundle == NULL)
		return it_fail_memory(rd->err);
	it_pipe_take_bytes(p, IT_MANIFEST_MAX, &bundle->raw);
	it_pipe_take_bytes(p, IT_MINISIGN_MAX, &bundle->signature);
	return p->failed ? IT_OK : it_bundle_trust(rd);
}

static it_code take_bundle(it_pipe *p)
{
	it_reader *rd = p->rd;
	it_bundle *bundle = rd->media->bundle;
	it_code code = IT_OK;

	if (it_pipe_take_number(p, 1) == 0) {
		if (bundle != NULL)
			it_pipe_refuse(p);
		return IT_OK;
	}
	if (bundle == NULL)
		code = take_manifest(p);
	bundle = rd->media->bundle;
	if (code == IT_OK && !p->failed && rd->request->keep_packed)
		code = take_packed(p, bundle);
	return code;
}

static it_code take_media(it_pipe *p)
{
	it_media *media = p->rd->media;
	size_t left;
	it_code code;

	take_shown(p, media->form, sizeof media->form);
	take_shown(p, media->version, sizeof media->version);
	take_shown(p, media->sha256, sizeof media->sha256);
	media->size = it_pipe_take_number(p, ~0ULL);
	it_pipe_take(p, &media->stamp, sizeof media->stamp);
	code = take_bundle(p);
	left = (size_t)it_pipe_take_number(p, IT_MEDIA_MAX_ENTRIES);
	for (; code == IT_OK && left != 0 && !p->failed; left--)
		code = take_entry(p);
	return code;
}

/* --- what it may not be believed at all -------------------------------- */

/*
 * The process that unpacked has made a digest of what it read: another one
 * means that something else lies there by now.
 */
static it_code compare_digests(it_reader *rd, it_sha256 *sha)
{
	char ours[IT_SHA256_HEX];
	it_code code = it_sha256_end(sha, ours, rd->err);

	if (code == IT_OK && strcmp(ours, rd->media->sha256) != 0)
		code = it_media_changed(rd);
	return code;
}

static it_code hash_again(it_reader *rd, int fd, unsigned long long size)
{
	unsigned char block[32768];
	it_sha256 *sha;
	ssize_t got = 1;
	it_code code = it_sha256_new(&sha, rd->err);

	if (code != IT_OK)
		return code;
	if (lseek(fd, 0, SEEK_SET) != 0)
		got = -1;
	while (size != 0 && got > 0) {
		got = it_read_full(fd, block, size < sizeof block
					      ? (size_t)size : sizeof block);
		if (got > 0)
			it_sha256_add(sha, block, (size_t)got);
		size -= got > 0 ? (unsigned long long)got : 0;
	}
	if (got > 0)
		return compare_digests(rd, sha);
	it_sha256_free(sha);
	return it_media_changed(rd);
}

/* Takes fd. */
static it_code hash_file(it_reader *rd, int fd)
{
	struct stat st;
	int known = fd >= 0 && fstat(fd, &st) == 0;
	it_code code;

	if (known && (!S_ISREG(st.st_mode) ||
		      (unsigned long long)st.st_size == rd->media->size))
		code = hash_again(rd, fd, rd->media->size);
	else
		code = it_media_changed(rd);
	if (fd >= 0)
		(void)close(fd);
	return code;
}

/* Digests that were named or revoked are compared with our own.  Takes fd. */
static it_code check_named(it_reader *rd, int fd)
{
	struct stat st;
	int within;

	if (rd->media->bundle != NULL || rd->hashed_apart ||
	    !it_digest_counts(rd)) {
		(void)close(fd);
		return IT_OK;
	}
	if (fstat(fd, &st) != 0 || !S_ISDIR(st.st_mode))
		return hash_file(rd, fd);
	within = it_open_at(fd, IT_TREE_TARBALL, O_RDONLY | O_NONBLOCK |
			    O_NOCTTY | O_CLOEXEC, 0);
	(void)close(fd);
	if (!is_directory(rd->media))
		return hash_file(rd, within);
	if (within >= 0)
		(void)close(within);
	return it_dir_digest(rd);
}

/* --- this process ------------------------------------------------------ */

static it_code take_all(it_pipe *p)
{
	it_code code = take_error(p, p->rd->err);

	if (code == IT_OK && !p->failed)
		code = take_media(p);
	if (code == IT_OK && !p->failed)
		it_pipe_take_end(p);
	if (code == IT_OK && !p->failed && p->rd->media->bundle != NULL)
		code = it_bundle_accept(p->rd);
	return code;
}

/* Signals of a process that was led astray by what it read. */
static int is_astray(int number)
{
	static const int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE,
				      SIGABRT, SIGSYS, SIGXCPU, SIGXFSZ};
	size_t i;

	for (i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		if (numbers[i] == number)
			return 1;
	return 0;
}

/* A library that does not check its allocations dies in the same way. */
static it_code died_of_it(it_reader *rd, int number)
{
	it_code code = it_media_hostile(rd, "the process that read it died of "
					    "it (signal %d)", number);

	rd->err->remedy[0] = '\0';
	it_error_remedy(rd->err, "unless memory ran out do not use this "
				 "media; get VMware's own again");
	return code;
}

/* Why nothing came, or not all. */
static it_code explain(it_pipe *p, int status)
{
	it_reader *rd = p->rd;
	int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	it_code code;

	/* One key may stop both, and this one was told, too. */
	if (rd->err->code != IT_OK || (number != 0 && it_pipe_is_stopped(p)))
		return rd->err->code;
	if (p->wrong)
		return it_media_hostile(rd, "the process that read it answered "
					"what cannot be");
	if (is_astray(number))
		return died_of_it(rd, number);
	/* libarchive exits where it finds no memory. */
	if (number == 0)
		code = it_fail(rd->err, IT_FAILED, rd->media->path, "the "
			       "process that read it ended too early");
	else
		code = it_fail(rd->err, IT_FAILED, rd->media->path, "the "
			       "process that read it was ended by signal %d",
			       number);
	it_error_remedy(rd->err, "look whether memory ran out, and run again");
	return code;
}

/* The other process is killed when its answer is no longer read. */
static it_code listen_to(it_reader *rd, int fd, pid_t pid, it_hasher *hasher)
{
	it_pipe p;
	int status = 0;
	pid_t got;
	it_code code;

	memset(&p, 0, sizeof p);
	p.fd = fd;
	p.rd = rd;
	p.hasher = hasher;
	code = it_hasher_start(hasher);
	it_late_begin_xml();
	if (code == IT_OK)
		code = take_all(&p);
	(void)close(fd);
	if (code != IT_OK || p.failed)
		(void)kill(pid, SIGKILL);
	IT_AGAIN(got, waitpid(pid, &status, 0));
	if (code == IT_OK && (p.failed || got != pid || status != 0))
		code = explain(&p, status);
	if (code == IT_OK && rd->hashed_apart)
		code = it_hasher_end(hasher);
	return code;
}

static it_code cannot_start(it_reader *rd)
{
	return it_fail_errno(rd->err, rd->media->path,
			     "cannot be read in a process of its own");
}

/*
 * A bundle needs these in both processes: what is loaded before there are two
 * is loaded once, and the other one may open no file later.  Where this one
 * makes the digest meanwhile, the other needs no more than libarchive.
 */
static it_code load_for_both(it_error *err)
{
	it_code code = it_late_archive(err);

	if (code == IT_OK)
		code = it_late_crypto(err);
	return code == IT_OK ? it_late_xml(err) : code;
}

/* Signatures are looked at in the other process only where it was not here. */
static int verifies_apart(const it_reader *rd)
{
	return rd->request->trust != NULL && rd->request->trust->count != 0 &&
		!rd->hashed_apart && rd->media->bundle == NULL;
}

/* Takes neither fd nor hasher. */
static it_code decode(it_reader *rd, int fd, it_hasher *hasher)
{
	int ends[2];
	pid_t pid;
	it_code code = rd->hashed_apart ? IT_OK : load_for_both(rd->err);

	if (code != IT_OK)
		return code;
	if (pipe(ends) != 0)
		return cannot_start(rd);
	if (verifies_apart(rd))
		it_ed25519_prepare();
	pid = fork();
	if (pid == 0) {
		(void)close(ends[0]); /* or it would wait for itself to read */
		read_and_exit(rd, fd, ends[1]);
	}
	(void)close(ends[1]);
	if (pid > 0)
		return listen_to(rd, ends[0], pid, hasher);
	code = cannot_start(rd);
	(void)close(ends[0]);
	return code;
}

it_code it_media_decode_apart(it_reader *rd, int fd)
{
	it_hasher hasher;
	it_code code = it_hasher_begin(&hasher, rd, fd);

	if (code == IT_OK)
		code = it_bundle_know(rd, fd);
	rd->hashed_apart = it_hasher_works(&hasher);
	if (code == IT_OK)
		code = decode(rd, fd, &hasher);
	it_hasher_free(&hasher);
	if (code == IT_OK)
		return check_named(rd, fd);
	(void)close(fd);
	return code;
}
