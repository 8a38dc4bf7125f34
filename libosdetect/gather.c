/* SPDX-License-Identifier: BSD-2-Clause */
/* Reads facts: the only part of the library that touches a system. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "libosdetect/internal.h"
#include "support/io.h"
#include "support/root.h"

enum { TEXT_LIMIT = 4 << 20, BLOCK = 16384, ELF_HEAD = 20 };

static const struct {
	const char *key;
	const char *path;
} text_files[] = {
	{"release_file", "etc/release"},
	{"os_release_file", "etc/os-release"},
	{"uts_version", "etc/versions/uts_version"},
};

/* unix: its ELF header is looked at. */
static const struct {
	const char *path;
	const char *word;
	int unix;
} kernel_files[] = {
	{"platform/i86pc/kernel/unix", "unix32", 1},
	{"platform/i86pc/kernel/amd64/unix", "unix64", 1},
	{"platform/oxide/kernel/amd64/unix", "unix64", 1},
	{"kernel/genunix", "genunix32", 0},
	{"kernel/amd64/genunix", "genunix64", 0},
	{"platform/sun4u/kernel/sparcv9/unix", "sparc", 1},
	{"platform/sun4v/kernel/sparcv9/unix", "sparc", 1},
	{"kernel/sparcv9/genunix", "sparc", 0},
};

/* The caller is told the reason by errno. */
static osd_status unreadable(int reason)
{
	errno = reason;
	return OSD_UNREADABLE;
}

/*
 * A link that leads out of the root, or to itself, and a thing that is no file
 * give the same code; what lies at the path itself tells which.
 */
static osd_status status_of(const it_root *root, const char *path,
			    const it_error *err)
{
	struct stat st;
	int found;
	it_code code;

	if (err->code == IT_NO_MEMORY)
		return OSD_NO_MEMORY;
	if (err->code != IT_TARGET)
		return unreadable(err->sys_errno);
	code = it_root_stat(root, path, &st, &found, NULL);
	if (code == IT_OK && found && !S_ISLNK(st.st_mode))
		return unreadable(err->sys_errno);
	return OSD_LINK_OUT;
}

/* A release file may hold anything: what is beyond the limit is not read. */
static osd_status read_start(int fd, it_strbuf *text)
{
	char block[BLOCK];
	ssize_t got;

	do {
		got = it_read_full(fd, block, sizeof block);
		if (got < 0)
			return OSD_UNREADABLE;
		it_strbuf_bytes(text, block, (size_t)got);
	} while (got == BLOCK && text->len < TEXT_LIMIT);
	return it_strbuf_check(text, NULL) == IT_OK ? OSD_OK : OSD_NO_MEMORY;
}

static osd_status read_text(const it_root *root, osd_facts *facts,
			    const char *key, const char *path)
{
	it_strbuf text = {NULL, 0, 0, 0};
	osd_status status;
	it_error err;
	int fd;

	it_error_clear(&err);
	if (it_root_open_file(root, path, &fd, &err) != IT_OK)
		return status_of(root, path, &err);
	if (fd < 0)
		return OSD_OK;
	status = read_start(fd, &text);
	(void)close(fd);
	if (status == OSD_OK)
		status = osd_facts_set_bytes(facts, key, it_strbuf_str(&text),
					     text.len);
	it_strbuf_free(&text);
	return status;
}

/* Words of kernel_files, each once. */
static void add_word(char *words, size_t size, const char *word)
{
	size_t len = strlen(words);

	if (strstr(words, word) != NULL)
		return;
	(void)snprintf(words + len, size - len, "%s%s", len != 0 ? " " : "",
		       word);
}

/* EI_CLASS is byte 4; e_machine, bytes 18 and 19, 2 and 43 are SPARC. */
static void add_elf_words(const unsigned char *head, char *words, size_t size)
{
	unsigned machine = head[18] | (unsigned)head[19] << 8;

	if (head[5] == 2) /* EI_DATA: big-endian */
		machine = head[19] | (unsigned)head[18] << 8;
	if (head[4] == 1)
		add_word(words, size, "elf32");
	if (head[4] == 2)
		add_word(words, size, "elf64");
	if (machine == 2 || machine == 18 || machine == 43)
		add_word(words, size, "sparc");
}

static osd_status look_at_kernel(const it_root *root, size_t i, char *words,
				 size_t size)
{
	unsigned char head[ELF_HEAD];
	ssize_t got = 0;
	it_error err;
	int fd;

	it_error_clear(&err);
	if (it_root_open_file(root, kernel_files[i].path, &fd, &err) != IT_OK)
		return status_of(root, kernel_files[i].path, &err);
	if (fd < 0)
		return OSD_OK;
	add_word(words, size, kernel_files[i].word);
	if (kernel_files[i].unix)
		got = it_read_full(fd, head, sizeof head);
	(void)close(fd);
	if (got == ELF_HEAD && memcmp(head, "\177ELF", 4) == 0)
		add_elf_words(head, words, size);
	return OSD_OK;
}

static osd_status read_kernels(const it_root *root, osd_facts *facts,
			       const char **path)
{
	char words[128] = "";
	osd_status status = OSD_OK;
	size_t i;

	for (i = 0; status == OSD_OK && i < OSDI_COUNT(kernel_files); i++) {
		*path = kernel_files[i].path;
		status = look_at_kernel(root, i, words, sizeof words);
	}
	if (status == OSD_OK)
		status = osd_facts_set(facts, "kernel_files", words);
	return status;
}

static osd_status read_root(const it_root *root, osd_facts *facts,
			    const char **path)
{
	osd_status status = OSD_OK;
	size_t i;

	for (i = 0; status == OSD_OK && i < OSDI_COUNT(text_files); i++) {
		*path = text_files[i].path;
		status = read_text(root, facts, text_files[i].key, *path);
	}
	if (status == OSD_OK)
		status = read_kernels(root, facts, path);
	return status;
}

osd_status osd_facts_from_root(osd_facts *facts, int dirfd,
			       char *name_of_trouble, size_t size)
{
	char no_name[1] = "";
	const char *path = "";
	struct stat st;
	it_root root;
	osd_status status;

	if (name_of_trouble != NULL && size != 0)
		name_of_trouble[0] = '\0';
	if (facts == NULL)
		return OSD_BAD_CALL;
	if (fstat(dirfd, &st) != 0 || !S_ISDIR(st.st_mode))
		return OSD_NO_ROOT;
	root.fd = dirfd;
	root.path = no_name;
	root.kept = NULL;
	it_root_keep(&root);
	status = osd_facts_set(facts, "origin", "root");
	if (status == OSD_OK)
		status = read_root(&root, facts, &path);
	it_root_let_go(&root);
	if (status != OSD_OK && name_of_trouble != NULL && size != 0)
		osdi_copy(name_of_trouble, size, path);
	return status;
}

static osd_status read_uname(osd_facts *facts)
{
	struct utsname names;
	osd_status status;

	if (uname(&names) < 0) /* Solaris gives other values than 0 as well */
		return OSD_UNREADABLE;
	status = osd_facts_set(facts, "sysname", names.sysname);
	if (status == OSD_OK)
		status = osd_facts_set(facts, "release", names.release);
	if (status == OSD_OK)
		status = osd_facts_set(facts, "version", names.version);
	if (status == OSD_OK)
		status = osd_facts_set(facts, "machine", names.machine);
	return status;
}

osd_status osd_facts_live(osd_facts *facts)
{
	osd_status status;
	int fd;

	if (facts == NULL)
		return OSD_BAD_CALL;
	status = read_uname(facts);
	if (status == OSD_OK)
		status = osdi_host_facts(facts);
	if (status != OSD_OK)
		return status;
	fd = open("/", O_RDONLY | O_NONBLOCK);
	if (fd < 0)
		return OSD_NO_ROOT;
	status = osd_facts_from_root(facts, fd, NULL, 0);
	(void)close(fd);
	if (status == OSD_OK)
		status = osd_facts_set(facts, "origin", "live");
	return status;
}
