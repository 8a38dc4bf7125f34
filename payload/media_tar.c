/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The headers of a tar, followed beside libarchive.  Readers of tar differ in
 * what counts when a name or a size is told twice, or for all that follows,
 * and in whether anything lies behind a header that has a size and no use for
 * one.  Such a tar holds one file for one reader and another for the next:
 * no writer that is known makes it, and it is refused.
 */
#include "config.h"

#include <string.h>

#include "payload/media_priv.h"

enum {
	NAME_LEN = 100,
	SIZE = 124,
	SIZE_LEN = 12,
	TYPE = 156,
	LINK = 157,
	MAGIC = 257,
	PREFIX = 345,
	MAP = 386,	     /* old sparse files: where their parts go */
	MAPPED = 4,	     /* so many of them */
	EXTENDED = 482,	     /* a block of them follows */
	REAL_SIZE = 483,
	EXTENT = 500,	     /* of Solaris: which part of a file it is */
	MORE_MAPPED = 21,    /* in such a block */
	MORE_EXTENDED = 504, /* the same in such a block */
	PART = 24,	     /* place and length of one */
	PART_LEN = 12,	     /* where the latter stands */
	RECORD_MAX = 8	     /* digits of a record's length */
};

static const char for_all[] =
	"has a header for all files behind it that names or sizes them, which "
	"readers take in different ways";
static const char twice[] =
	"tells the name, link or size of a file twice, which readers take in "
	"different ways";

static const char no_number[] =
	"tells a size that is no number, which readers take in different ways";
static const char blank_key[] =
	"has a record with a blank before its key, which readers take in "
	"different ways";
static const char odd_prefix[] =
	"has half a name in a header of no known kind, which readers take in "
	"different ways";
static const char contents[] =
	"has a size for a link, directory, device or label, which readers take "
	"in different ways";
static const char of_which[] =
	"tells of a file before a label or an ACL, which readers take in "
	"different ways";
static const char of_dumps[] =
	"has a member of incremental or divided archives of GNU tar, which "
	"readers take in different ways";
static const char of_none[] =
	"has a label, an ACL or a header for all files, which no group may "
	"hold";
static const char both[] =
	"has two headers of pax for one file, of which readers take one or "
	"both";
static const char with_link[] =
	"has a file with the target of a link, which readers take in different "
	"ways";
static const char in_parts[] =
	"has a part of a file that was divided by Solaris, which is not read "
	"here";
static const char half_dir[] =
	"has a file whose header names a directory, which readers take in "
	"different ways";
static const char odd_map[] =
	"has a sparse file whose map readers take in different ways";

/* --- records of pax: "LENGTH KEY=VALUE\n" ------------------------------ */

/* What decides which file it is; those of sparse files may come repeatedly. */
static const struct {
	const char *key;
	unsigned bit; /* 0: all that begin with it */
} keys[] = {
	{"path", IT_TAR_NAME},
	{"linkpath", IT_TAR_LINK},
	{"size", IT_TAR_SIZE},
	{"GNU.sparse.size", IT_TAR_REAL},
	{"GNU.sparse.realsize", IT_TAR_REAL},
	{"GNU.sparse.map", IT_TAR_MAP},
	{"GNU.sparse.numblocks", IT_TAR_MAP},
	{"GNU.sparse.major", IT_TAR_MAP},
	{"GNU.sparse.name", IT_TAR_REAL_NAME},
	{"GNU.sparse.", 0},
	{"SCHILY.realsize", 0},
	{"SUN.holesdata", IT_TAR_HOLES},
};
enum { KEYS = sizeof keys / sizeof keys[0] };

static size_t find_key(const it_tar_scan *scan)
{
	size_t i;

	for (i = 0; i < KEYS; i++)
		if (keys[i].bit != 0
		    ? strcmp(scan->key, keys[i].key) == 0
		    : strncmp(scan->key, keys[i].key,
			      strlen(keys[i].key)) == 0)
			break;
	return i;
}

static void tell(it_tar_scan *scan, unsigned bit)
{
	if ((scan->told & bit & IT_TAR_ONCE) != 0)
		scan->wrong = twice;
	scan->told |= bit;
}

static void end_record(it_tar_scan *scan)
{
	size_t i = find_key(scan);

	if (i < KEYS && scan->type == 'g')
		scan->wrong = for_all;
	else if (i < KEYS && keys[i].bit != 0)
		tell(scan, keys[i].bit);
	/* An empty value takes the earlier one back, for some. */
	if (i < KEYS && scan->value_len == 0)
		scan->wrong = twice;
	if (i < KEYS && keys[i].bit == IT_TAR_SIZE)
		scan->size = scan->value;
	if (i < KEYS && keys[i].bit == IT_TAR_LINK && scan->type == 'X')
		scan->told |= IT_TAR_TARGET;
	scan->part = IT_TAR_LENGTH;
	scan->digits = 0;
	scan->left = 0;
}

static void length_byte(it_tar_scan *scan, unsigned char c)
{
	if (c == ' ' && scan->left > scan->digits + 1) {
		scan->left -= scan->digits + 1;
		scan->part = IT_TAR_KEY;
		scan->key_len = 0;
	} else if (c >= '0' && c <= '9' && scan->digits < RECORD_MAX) {
		scan->left = scan->left * 10 + (c - '0');
		scan->digits++;
	} else {
		scan->lost = 1;
	}
}

static void key_byte(it_tar_scan *scan, unsigned char c)
{
	scan->left--;
	if (scan->key_len == 0 && (c == ' ' || c == '\t'))
		scan->wrong = blank_key; /* GNU tar passes it by */
	if (c == '=') {
		scan->key[scan->key_len] = '\0';
		scan->part = IT_TAR_VALUE;
		scan->value_len = 0;
		scan->value = 0;
	} else if (scan->key_len + 1 < sizeof scan->key) {
		scan->key[scan->key_len++] = (char)c;
	}
	if (scan->left == 0)
		scan->lost = 1;
}

static void value_byte(it_tar_scan *scan, unsigned char c)
{
	if (--scan->left == 0) {
		end_record(scan);
		return;
	}
	scan->value_len++;
	if (c >= '0' && c <= '9')
		scan->value = scan->value * 10 + (c - '0');
	else if (strcmp(scan->key, "size") == 0)
		scan->wrong = no_number;
}

static void record_byte(it_tar_scan *scan, unsigned char c)
{
	static void (*const take[])(it_tar_scan *scan, unsigned char c) = {
		length_byte, key_byte, value_byte,
	};

	take[scan->part](scan, c);
}

/* --- headers ----------------------------------------------------------- */

/*
 * Octal digits up to a blank or a NUL, or a number of eleven bytes; libarchive
 * judges it.
 */
static unsigned long long size_of(it_tar_scan *scan,
				  const unsigned char *field)
{
	unsigned long long size = 0;
	size_t i = 0;

	if ((field[0] & 0x80) != 0) {
		for (i = 1; i < SIZE_LEN; i++)
			size = size << 8 | field[i];
		return size;
	}
	if (field[0] == '\0' && field[1] != '\0')
		scan->wrong = no_number; /* GNU tar begins at the second byte */
	while (i < SIZE_LEN && (field[i] == ' ' || field[i] == '\t'))
		i++;
	for (; i < SIZE_LEN && field[i] >= '0' && field[i] <= '7'; i++)
		size = size * 8 + (unsigned long long)(field[i] - '0');
	if (i < SIZE_LEN && field[i] != ' ' && field[i] != '\0')
		scan->wrong = no_number;
	return size;
}

int it_tar_is_zero(const unsigned char *block)
{
	size_t i;

	for (i = 0; i < IT_TAR_BLOCK; i++)
		if (block[i] != 0)
			return 0;
	return 1;
}

static unsigned long long padded(unsigned long long size)
{
	return (size + IT_TAR_BLOCK - 1) / IT_TAR_BLOCK * IT_TAR_BLOCK;
}

/* One that says something of the entry behind it. */
static void take_extension(it_tar_scan *scan, unsigned char type,
			   unsigned long long size)
{
	if (!scan->begun)
		scan->entry = scan->at;
	scan->begun = 1;
	scan->type = type;
	scan->skip = padded(size);
	scan->records = type == 'x' || type == 'X' || type == 'g' ? size : 0;
	scan->part = IT_TAR_LENGTH;
	scan->digits = 0;
	scan->left = 0;
	if (type == 'V' && size != 0)
		scan->wrong = contents;
	if (scan->group && strchr("VAg", type) != NULL)
		scan->wrong = of_none;
	/* For GNU tar these are what it was told of. */
	if ((type == 'V' || type == 'A') && (scan->told & IT_TAR_ONCE) != 0)
		scan->wrong = of_which;
	/* GNU tar takes the last one alone. */
	if (type == 'x' || type == 'X') {
		if ((scan->told & IT_TAR_HEADER) != 0)
			scan->wrong = both;
		scan->told |= IT_TAR_HEADER;
	}
	if (type == 'L')
		tell(scan, IT_TAR_NAME);
	if (type == 'K')
		tell(scan, IT_TAR_LINK);
}

/* --- old sparse files ---------------------------------------------------- */

/*
 * A map ends with the first part without a place for libarchive, without a
 * length for GNU tar, which looks for no further block then.
 */
static int is_odd_map(const unsigned char *parts, size_t count, int more)
{
	size_t i;

	for (i = 0; i < count; i++, parts += PART)
		if (parts[0] == '\0' || parts[PART_LEN] == '\0')
			return more || parts[0] != parts[PART_LEN];
	return 0;
}

/*
 * What GNU tar makes of a file that only seems to have holes.  A map that goes
 * on in another block has all its parts here.
 */
static int is_whole(it_tar_scan *scan, const unsigned char *head,
		    unsigned long long size)
{
	const unsigned char *part = head + MAP;

	if (size_of(scan, part) != 0 ||
	    size_of(scan, part + PART_LEN) != size ||
	    size_of(scan, head + REAL_SIZE) != size)
		return 0;
	part += PART;
	if (part[0] != '\0' && size_of(scan, part) == size &&
	    size_of(scan, part + PART_LEN) == 0)
		part += PART;
	return part[0] == '\0';
}

/* Without map or magic it is a file like any other, for some. */
static void take_sparse(it_tar_scan *scan, const unsigned char *head)
{
	scan->extended = head[EXTENDED] != 0;
	if (memcmp(head + MAGIC, "ustar  ", 7) != 0 || head[MAP] == '\0' ||
	    head[REAL_SIZE] == '\0' ||
	    is_odd_map(head + MAP, MAPPED, scan->extended))
		scan->wrong = odd_map;
}

static void take_more_map(it_tar_scan *scan, const unsigned char *block)
{
	scan->extended = block[MORE_EXTENDED] != 0;
	if (is_odd_map(block, MORE_MAPPED, scan->extended))
		scan->wrong = odd_map;
}

/* --- entries ------------------------------------------------------------- */

/*
 * GNU tar knows a prefix only by all of the magic, others by a part of it, or
 * without; its own magic has times there, of incremental archives, which are
 * a prefix for Python, but not where it has a map of parts.
 */
static int has_odd_prefix(const unsigned char *head)
{
	return memcmp(head + MAGIC, "ustar", 6) != 0 &&
		head[PREFIX] != '\0' &&
		(memcmp(head + MAGIC, "ustar  ", 7) != 0 || head[TYPE] != 'S');
}

/*
 * A sparse file has its map and, where pax tells of it, its size, and may have
 * a name: one without the other is a sparse file for some, or has that name.
 */
static int is_sparse_in_part(unsigned told)
{
	int has_map = (told & IT_TAR_MAP) != 0;

	return ((told & IT_TAR_REAL) != 0) != has_map ||
		((told & IT_TAR_REAL_NAME) != 0 && !has_map);
}

/* For the tar of Solaris a file with a target is a hard link to that. */
static int is_also_link(const it_tar_scan *scan, const unsigned char *head)
{
	return (head[TYPE] < '1' || head[TYPE] > '6') &&
		(head[LINK] != '\0' || (scan->told & IT_TAR_TARGET) != 0);
}

/*
 * In the seventh edition a directory is a file whose name ends in a slash.  For
 * Python that is the name in the header, whatever else it was told before.
 */
static int is_half_dir(const it_tar_scan *scan, const unsigned char *head)
{
	const unsigned char *end = memchr(head, '\0', NAME_LEN);
	size_t len = end != NULL ? (size_t)(end - head) : NAME_LEN;

	return head[TYPE] == '\0' && (scan->told & IT_TAR_NAME) != 0 &&
		len != 0 && head[len - 1] == '/';
}

/* What an entry cannot be, whatever its size. */
static void judge_entry(it_tar_scan *scan, const unsigned char *head)
{
	if (is_sparse_in_part(scan->told))
		scan->wrong = odd_map;
	if (head[TYPE] == 'S')
		take_sparse(scan, head);
	if (has_odd_prefix(head))
		scan->wrong = odd_prefix;
	/* The names in a directory; the rest of a file. */
	if (head[TYPE] == 'D' || head[TYPE] == 'M')
		scan->wrong = of_dumps;
	if (is_also_link(scan, head))
		scan->wrong = with_link;
	if (head[EXTENT] != '\0')
		scan->wrong = in_parts;
	if (is_half_dir(scan, head))
		scan->wrong = half_dir;
}

/*
 * Links, devices, directories and pipes have nothing behind them.  Where they
 * tell a size, GNU tar passes so much by if it was not asked for them, and
 * does not if it was; but for hard links, which had sizes once.
 */
static void take_entry(it_tar_scan *scan, const unsigned char *head)
{
	unsigned char type = head[TYPE];
	unsigned long long size = size_of(scan, head + SIZE), place;

	if ((scan->told & IT_TAR_SIZE) != 0)
		size = scan->size;
	if (type >= '2' && type <= '6' && size != 0)
		scan->wrong = contents;
	if (type >= '1' && type <= '6')
		size = 0;
	judge_entry(scan, head);
	scan->entries++;
	place = scan->begun ? scan->entry : scan->at;
	scan->places += place;
	if ((scan->told & (IT_TAR_MAP | IT_TAR_HOLES)) != 0 ||
	    (type == 'S' && scan->wrong == NULL && !is_whole(scan, head, size)))
		scan->holes += place + 1;
	scan->begun = 0;
	scan->told = 0;
	scan->skip = padded(size);
}

static void take_block(it_tar_scan *scan, const unsigned char *block)
{
	if (scan->extended) {
		take_more_map(scan, block);
	} else if (it_tar_is_zero(block)) {
		scan->lost = 1;
	} else if (block[TYPE] != '\0' &&
		   strchr("xXgALKV", block[TYPE]) != NULL) {
		take_extension(scan, block[TYPE], size_of(scan, block + SIZE));
	} else {
		take_entry(scan, block);
	}
}

/* --- bytes ------------------------------------------------------------- */

/* Of what lies behind a header only records are looked at. */
static size_t pass(it_tar_scan *scan, const unsigned char *at, size_t len)
{
	size_t i;

	if (scan->skip < len)
		len = (size_t)scan->skip;
	for (i = 0; i < len && scan->records != 0 && !scan->lost; i++) {
		record_byte(scan, at[i]);
		scan->records--;
	}
	scan->skip -= len;
	return len;
}

static size_t collect(it_tar_scan *scan, const unsigned char *at, size_t len)
{
	if (len > IT_TAR_BLOCK - scan->have)
		len = IT_TAR_BLOCK - scan->have;
	memcpy(scan->block + scan->have, at, len);
	scan->have += len;
	return len;
}

const char *it_tar_follow(it_tar_scan *scan, const unsigned char *at,
			  size_t len)
{
	size_t taken;

	while (len != 0 && !scan->lost && scan->wrong == NULL) {
		/* Sparse ones have their blocks before what they hold. */
		if (scan->skip != 0 && !scan->extended) {
			taken = pass(scan, at, len);
			scan->at += taken;
		} else {
			taken = collect(scan, at, len);
		}
		if (scan->have == IT_TAR_BLOCK) {
			take_block(scan, scan->block);
			scan->at += IT_TAR_BLOCK;
			scan->have = 0;
		}
		at += taken;
		len -= taken;
	}
	return scan->wrong;
}
