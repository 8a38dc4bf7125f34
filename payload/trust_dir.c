/* SPDX-License-Identifier: BSD-2-Clause */
/* What the folder of keys holds.  What it would forbid must be known: any
 * file of it that cannot be used ends the run. */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "payload/trust.h"
#include "support/io.h"

/* --- keys ------------------------------------------------------------- */

static const char no_key[] =
	"a key is the file that \"minisign -G\" calls minisign.pub";
static const char needless[] = "leave out those that sign nothing any more";
static const char of_two[] =
	"find out which of the two is right, and leave out the other";

static it_code bad_file(it_error *err, it_code code, const char *path,
			const char *why, const char *remedy)
{
	(void)it_fail(err, code, path, "%s", why);
	it_error_remedy(err, "%s", remedy);
	return code;
}

/*
 * One key under two identities would count as two signers, and of two keys
 * with one identity only the first would ever be asked.
 */
static const char *find_clash(const it_trust *trust,
			      const it_minisign_key *key)
{
	const it_minisign_key *old;
	int same_id, same_key;
	size_t i;

	for (i = 0; i < trust->count; i++) {
		old = &trust->keys[i];
		same_id = memcmp(old->id, key->id, sizeof key->id) == 0;
		same_key = memcmp(old->key, key->key, sizeof key->key) == 0;
		if (same_id && !same_key)
			return "has the identity of another key";
		if (same_key && !same_id)
			return "is another key under a new identity";
	}
	return NULL;
}

/* The next key of the list, not yet counted; what is wrong, or NULL. */
static const char *take_key(it_trust *trust, const it_strbuf *text,
			    const char **remedy)
{
	it_minisign_key *key = &trust->keys[trust->count];
	const char *wrong;

	*remedy = needless;
	if (trust->count == IT_TRUST_MAX_KEYS)
		return "is one key too many: 32 are used at most";
	*remedy = no_key;
	wrong = it_minisign_read_key(it_strbuf_slice(text), key);
	if (wrong != NULL)
		return wrong;
	*remedy = of_two;
	return find_clash(trust, key);
}

static it_code add_key(it_trust *trust, const char *path, it_code refusal,
		       it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	const char *wrong = NULL, *remedy = no_key;
	it_error own;
	it_code code;

	it_error_clear(&own);
	code = it_read_file(path, IT_MINISIGN_MAX, &text, &own);
	if (code == IT_OK)
		wrong = take_key(trust, &text, &remedy);
	it_strbuf_free(&text);
	if (code == IT_NO_MEMORY)
		return it_fail_memory(err);
	if (code != IT_OK || wrong != NULL)
		return bad_file(err, refusal, path,
				code != IT_OK ? own.text : wrong, remedy);
	trust->count++;
	return IT_OK;
}

it_code it_trust_add_key(it_trust *trust, const char *path, it_error *err)
{
	return add_key(trust, path, IT_USAGE, err);
}

/* --- lists and numbers ------------------------------------------------- */

typedef const char *it_take_text(it_trust *trust, it_slice text);

/* How many signatures the administrator wants. */
static const char *take_threshold(it_trust *trust, it_slice text)
{
	unsigned long number = 0;
	it_slice line;

	if (it_next_line(&text, &line) && text.len == 0)
		(void)it_slice_number(it_trim(line), IT_TRUST_MAX_THRESHOLD,
				      &number);
	trust->threshold = number;
	return number != 0 ? NULL : "holds no number from 1 to 8";
}

static const char too_many[] = "revokes more than 128 keys and media";

const char *it_trust_revoke(it_trust *trust, it_slice name)
{
	char text[IT_SHA256_HEX];

	if (!it_slice_copy(name, text, sizeof text) ||
	    (strlen(text) != IT_MINISIGN_ID_HEX - 1 &&
	     strlen(text) != IT_SHA256_HEX - 1) ||
	    text[strspn(text, "0123456789ABCDEFabcdef")] != '\0')
		return "has a line that is neither a key's identity nor a "
		       "SHA-256";
	if (it_trust_has_revoked(trust, text))
		return NULL;
	if (trust->revoked_count == IT_TRUST_MAX_REVOKED)
		return too_many;
	memcpy(trust->revoked[trust->revoked_count++], text, sizeof text);
	return NULL;
}

/* A line each; what follows a # is for people. */
static const char *take_revoked(it_trust *trust, it_slice text)
{
	const char *wrong = NULL, *comment;
	it_slice line, name, more;

	while (wrong == NULL && it_next_line(&text, &line)) {
		comment = memchr(line.at, '#', line.len);
		if (comment != NULL)
			line.len = (size_t)(comment - line.at);
		line = it_trim(line);
		if (!it_next_word(&line, &name))
			continue;
		wrong = it_next_word(&line, &more)
			? "has two words in a line"
			: it_trust_revoke(trust, name);
	}
	if (wrong == NULL && trust->revoked_count > IT_TRUST_MAX_LISTED)
		wrong = too_many;
	return wrong;
}

/* "9.10.0 build-2476743", as "install-tools inspect" shows it. */
static const char *take_oldest(it_trust *trust, it_slice text)
{
	it_slice line = {"", 0};

	(void)it_next_line(&text, &line);
	line = it_trim(line);
	if (text.len == 0 && line.len != 0 &&
	    line.at[0] >= '0' && line.at[0] <= '9' &&
	    it_slice_copy(line, trust->oldest, sizeof trust->oldest))
		return NULL;
	return "holds no version";
}

static const struct list {
	const char *name;
	it_take_text *take;
	const char *remedy;
} lists[] = {
	{"threshold", take_threshold,
	 "write how many keys must have signed a bundle"},
	{"revoked", take_revoked,
	 "write a line for each, at most 128: what \"install-tools inspect\" "
	 "calls key or SHA-256"},
	{"oldest", take_oldest,
	 "write one version, as \"install-tools inspect\" shows it"},
};

static it_code read_list(it_trust *trust, const struct list *list,
			 const char *path, it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	const char *wrong = NULL;
	it_slice all;
	it_code code = it_read_file(path, IT_MINISIGN_MAX, &text, err);

	all.at = it_strbuf_str(&text);
	all.len = text.len;
	if (code == IT_OK)
		wrong = list->take(trust, all);
	it_strbuf_free(&text);
	if (wrong != NULL)
		code = it_fail(err, IT_FAILED, path, "%s", wrong);
	if (code != IT_OK && code != IT_NO_MEMORY)
		it_error_remedy(err, "%s", list->remedy);
	return code;
}

/* --- the folder -------------------------------------------------------- */

static int is_key_name(const char *name)
{
	size_t len = strlen(name);

	return len > 4 && name[0] != '.' && strcmp(name + len - 4, ".pub") == 0;
}

/*
 * Whoever may write there says whom this system trusts: anybody whom the
 * mode lets, unless it has the bit SAFE, and the owner whatever the mode.
 */
static it_code check_writers(const char *path, mode_t safe, it_error *err)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return it_fail_errno(err, path, "cannot be looked at");
	if (st.st_uid != 0 && st.st_uid != geteuid())
		return bad_file(err, IT_FAILED, path,
				"belongs to another user than root",
				"see that it still holds what you put there, "
				"then \"chown root\" it");
	if ((st.st_mode & S_IWOTH) == 0 || (st.st_mode & safe) != 0)
		return IT_OK;
	return bad_file(err, IT_FAILED, path, "anybody may write there",
			"see that it still holds what you put there, "
			"then \"chmod o-w\" it");
}

enum { STICKY = 01000 }; /* S_ISVTX, which is not in plain POSIX */

static void path_above(const char *dir, char above[1024])
{
	(void)snprintf(above, 1024, "%s", dir);
	*strrchr(above, '/') = '\0';
}

/* What a folder lies in, or what it leads to does; a sticky one is safe. */
static it_code check_parent(const char *dir, it_error *err)
{
	char parent[1024 + 3];

	(void)snprintf(parent, sizeof parent, "%s/..", dir);
	return check_writers(parent, STICKY, err);
}

/*
 * Or puts another folder in its place; a sticky one keeps what is others'.
 * Where the folder is a link there are two that it lies in.
 */
static it_code check_above(const char *dir, it_error *err)
{
	char above[1024];
	it_code code;

	path_above(dir, above);
	code = check_writers(above, STICKY, err);
	return code == IT_OK ? check_parent(dir, err) : code;
}

/* The folder of a path, and what that lies in. */
static it_code check_place(const char *path, it_error *err)
{
	char above[1024];
	it_code code;

	path_above(path, above);
	if (above[0] == '\0')
		return IT_OK; /* the root of the system */
	code = check_writers(above, STICKY, err);
	return code == IT_OK ? check_parent(above, err) : code;
}

/* Where a link to a key or list leads to, by each link on the way. */
static it_code check_links(const char *first, it_error *err)
{
	enum { MOST = 32 };
	char path[1024], target[1024], above[1024];
	ssize_t len = 0;
	it_code code = IT_OK;
	int i;

	(void)snprintf(path, sizeof path, "%s", first);
	for (i = 0; code == IT_OK && i < MOST; i++) {
		len = readlink(path, target, sizeof target - 1);
		if (len < 0)
			return IT_OK; /* no link: the file */
		target[len] = '\0';
		path_above(path, above);
		if (snprintf(path, sizeof path, "%s%s%s",
			     target[0] == '/' ? "" : above,
			     target[0] == '/' ? "" : "/", target) >=
		    (int)sizeof path)
			return it_fail(err, IT_FAILED, first,
				       "is a link to too long a name");
		code = check_place(path, err);
	}
	return code;
}

static it_code add_named(it_trust *trust, const char *dir, const char *name,
			 it_error *err)
{
	char path[1024];
	const struct list *list = NULL;
	it_code code;
	size_t i;

	(void)snprintf(path, sizeof path, "%s/%s", dir, name);
	for (i = 0; i < sizeof lists / sizeof lists[0]; i++)
		if (strcmp(name, lists[i].name) == 0)
			list = &lists[i];
	if (list == NULL && !is_key_name(name))
		return IT_OK;
	code = list != NULL ? read_list(trust, list, path, err)
			    : add_key(trust, path, IT_FAILED, err);
	if (code == IT_OK)
		code = check_writers(path, 0, err);
	return code == IT_OK ? check_links(path, err) : code;
}

static it_code add_all(it_trust *trust, const char *dir, DIR *stream,
		       it_error *err)
{
	struct dirent *entry;
	it_code code = IT_OK;

	do {
		errno = 0;
		entry = readdir(stream);
		if (entry == NULL && errno != 0)
			return it_fail_errno(err, dir, "cannot be read");
		if (entry != NULL)
			code = add_named(trust, dir, entry->d_name, err);
	} while (entry != NULL && code == IT_OK);
	return code;
}

static int leads_nowhere(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && stat(path, &st) != 0;
}

/* It, or what it lies in, may be a link to what is not mounted now. */
static int is_missing(const char *dir, int number)
{
	char above[1024];

	path_above(dir, above);
	return number == ENOENT && !leads_nowhere(dir) && !leads_nowhere(above);
}

static it_code refuse_folder(const char *dir, int number, it_error *err)
{
	if (number == ENOMEM)
		return it_fail_memory(err);
	(void)it_fail(err, IT_FAILED, dir, "cannot be opened: %s",
		      strerror(number));
	it_error_remedy(err, "see that it is a folder of keys that can be "
			     "read, or take it away");
	return IT_FAILED;
}

it_code it_trust_add_dir(it_trust *trust, const char *dir, it_error *err)
{
	DIR *stream;
	it_code code;
	int number;

	do {
		stream = opendir(dir);
		number = errno;
	} while (stream == NULL && number == EINTR);
	if (stream == NULL && is_missing(dir, number))
		return IT_OK;
	if (stream == NULL)
		return refuse_folder(dir, number, err);
	code = check_writers(dir, 0, err);
	if (code == IT_OK)
		code = check_above(dir, err);
	if (code == IT_OK)
		code = add_all(trust, dir, stream, err);
	(void)closedir(stream);
	return code;
}
