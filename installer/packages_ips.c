/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The packages of IPS in an image, read from its own files (pkg(5),
 * doc/on-disk-format.txt 5.3):
 *	var/pkg/state/installed/catalog.base.C	what is installed, as JSON:
 *		{"PUBLISHER": {"STEM": [{"version": "VERSION"}]}}
 *	var/pkg/publisher/PUBLISHER/pkg/STEM/VERSION	manifests
 *	var/pkg/pkg/STEM/VERSION/manifest		up to format 3
 * STEM and VERSION of a path have %XX in them.  Manifests of packages that
 * are not installed any more may lie there too.
 */
#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "installer/packages.h"
#include "support/text.h"

#define PUBLISHERS "var/pkg/publisher"
#define OLD_PLACE  "var/pkg/pkg"

enum { MAX_CATALOG = 64 << 20, MAX_MANIFEST = 64 << 20, MAX_PATH = 1024 };

/* What is looked for, on the way down. */
typedef struct search {
	it_job *job;
	const it_strbuf *catalog;
	const char *path;
	char stem[IT_PACKAGE_NAME];
	char *name; /* "" until the owner is found */
	unsigned long read; /* manifests of what is installed */
} search;

typedef it_code (*visit)(search *s, const char *dir, const char *leaf);

/* ---- directories -------------------------------------------------------- */

/* Calls visit for each name; a directory that is not there has none. */
static it_code walk(search *s, const char *dir, visit each)
{
	it_error inner;
	struct dirent *entry;
	DIR *list;
	int fd = -1;
	it_code code;

	it_error_clear(&inner);
	code = it_root_dir(&s->job->root, dir, &fd, &inner);
	if (code != IT_OK)
		return inner.sys_errno != 0
			       ? IT_OK
			       : it_error_pass(&s->job->error, &inner);
	list = fdopendir(fd);
	if (list == NULL) {
		(void)close(fd);
		return it_fail_memory(&s->job->error);
	}
	while (code == IT_OK && s->name[0] == '\0' &&
	       (entry = readdir(list)) != NULL)
		if (entry->d_name[0] != '.')
			code = each(s, dir, entry->d_name);
	(void)closedir(list);
	return code;
}

/* ---- names -------------------------------------------------------------- */

/* Takes the %XX out; 0 where that is odd or has no room. */
static int decode(const char *in, char *out, size_t size)
{
	size_t len = 0;

	for (; *in != '\0'; in++) {
		if (len + 1 >= size)
			return 0;
		out[len] = *in;
		if (*in == '%') {
			if (it_hex_digit(in[1]) < 0 || it_hex_digit(in[2]) < 0)
				return 0;
			out[len] = (char)(it_hex_digit(in[1]) * 16 +
					  it_hex_digit(in[2]));
			in += 2;
		}
		len++;
	}
	out[len] = '\0';
	return 1;
}

static const char *skip_blanks(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

/* What follows "KEY": and a bracket; NULL if that is not what stands there. */
static const char *opened(const char *after_key)
{
	const char *at = skip_blanks(after_key);

	if (*at != ':')
		return NULL;
	at = skip_blanks(at + 1);
	return *at == '[' ? at + 1 : NULL;
}

/* Up to the bracket that closes the list: one of its items may hold lists. */
static size_t list_length(const char *list)
{
	const char *at;
	int depth = 1, quoted = 0;

	for (at = list; *at != '\0'; at++) {
		if (quoted && *at == '\\' && at[1] != '\0')
			at++;
		else if (*at == '"')
			quoted = !quoted;
		else if (!quoted && *at == '[')
			depth++;
		else if (!quoted && *at == ']' && --depth == 0)
			break;
	}
	return (size_t)(at - list);
}

/*
 * What the catalog says of a stem, up to the end of its list; NULL: not.
 * Some versions of pkg write blanks between the parts, some none.
 */
static const char *find_stem(const search *s, size_t *len)
{
	char key[IT_PACKAGE_NAME + 8];
	const char *at = it_strbuf_str(s->catalog), *list;

	(void)snprintf(key, sizeof key, "\"%s\"", s->stem);
	while ((at = strstr(at, key)) != NULL) {
		at += strlen(key);
		list = opened(at);
		if (list == NULL)
			continue;
		*len = list_length(list);
		return list;
	}
	return NULL;
}

static int is_installed(const search *s, const char *version)
{
	char key[MAX_PATH];
	size_t len;
	const char *list = find_stem(s, &len), *at;

	(void)snprintf(key, sizeof key, "\"%s\"", version);
	at = list != NULL ? strstr(list, key) : NULL;
	return at != NULL && (size_t)(at - list) < len;
}

/* ---- manifests ---------------------------------------------------------- */

/* "file HASH ... path=kernel/drv/amd64/vmxnet3s ..." */
static int delivers(const it_strbuf *manifest, const char *path)
{
	it_slice rest = it_slice_of(it_strbuf_str(manifest)), line, word;

	while (it_next_line(&rest, &line)) {
		if (!it_next_word(&line, &word) ||
		    (!it_slice_is(word, "file") && !it_slice_is(word, "link") &&
		     !it_slice_is(word, "hardlink")))
			continue;
		while (it_next_word(&line, &word))
			if (it_slice_starts(word, "path=") &&
			    word.len == strlen(path) + 5 &&
			    memcmp(word.at + 5, path, word.len - 5) == 0)
				return 1;
	}
	return 0;
}

static it_code read_manifest(search *s, const char *place)
{
	it_strbuf text = {NULL, 0, 0, 0};
	int found;
	it_code code = it_root_read(&s->job->root, place, MAX_MANIFEST, &text,
				    &found, &s->job->error);

	s->read += code == IT_OK && found;
	if (code == IT_OK && found && delivers(&text, s->path))
		(void)snprintf(s->name, IT_PACKAGE_NAME, "%s", s->stem);
	it_strbuf_free(&text);
	return code;
}

static it_code see_version(search *s, const char *dir, const char *leaf)
{
	char version[256], place[MAX_PATH];
	struct stat st;
	int found;
	it_code code;

	if (!decode(leaf, version, sizeof version) ||
	    !is_installed(s, version))
		return IT_OK;
	(void)snprintf(place, sizeof place, "%s/%s", dir, leaf);
	code = it_root_stat(&s->job->root, place, &st, &found,
			    &s->job->error);
	if (code == IT_OK && found && S_ISDIR(st.st_mode))
		(void)snprintf(place, sizeof place, "%s/%s/manifest", dir,
			       leaf);
	return code == IT_OK ? read_manifest(s, place) : code;
}

static it_code see_stem(search *s, const char *dir, const char *leaf)
{
	char place[MAX_PATH];
	size_t len;

	if (!decode(leaf, s->stem, sizeof s->stem) ||
	    find_stem(s, &len) == NULL)
		return IT_OK;
	(void)snprintf(place, sizeof place, "%s/%s", dir, leaf);
	return walk(s, place, see_version);
}

static it_code see_publisher(search *s, const char *dir, const char *leaf)
{
	char place[MAX_PATH];

	(void)snprintf(place, sizeof place, "%s/%s/pkg", dir, leaf);
	return walk(s, place, see_stem);
}

/* ---- the question ------------------------------------------------------- */

static unsigned long count_installed(const it_strbuf *catalog)
{
	static const char key[] = "\"version\"";
	const char *at = it_strbuf_str(catalog);
	unsigned long count = 0;

	while ((at = strstr(at, key)) != NULL) {
		at += sizeof key - 1;
		count++;
	}
	return count;
}

/* New images have the manifests in one place, old ones in the other. */
static it_code search_all(search *s, int *whole)
{
	unsigned long count = count_installed(s->catalog);
	it_code code = walk(s, PUBLISHERS, see_publisher);

	*whole = count != 0 && s->read == count;
	s->read = 0;
	if (code == IT_OK)
		code = walk(s, OLD_PLACE, see_stem);
	*whole |= count != 0 && s->read == count;
	return code;
}

it_code it_ips_owner(it_job *job, const char *path,
		     char name[IT_PACKAGE_NAME], int *whole)
{
	it_strbuf catalog = {NULL, 0, 0, 0};
	search s;
	int found;
	it_code code = it_root_read(&job->root, IT_IPS_CATALOG, MAX_CATALOG,
				    &catalog, &found, &job->error);

	*whole = 0;
	memset(&s, 0, sizeof s);
	s.job = job;
	s.catalog = &catalog;
	s.path = path;
	s.name = name;
	name[0] = '\0';
	if (code == IT_OK && found)
		code = search_all(&s, whole);
	it_strbuf_free(&catalog);
	return code;
}
