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
	SIZE = 124,
	SIZE_LEN = 12,
	TYPE = 156,
	MAGIC = 257,
	EXTENDED = 482,	     /* old sparse files: a block of them follows */
	MORE_EXTENDED = 504, /* the same in such a block */
	RECORD_MAX = 8	     /* digits of a record's length */
};

static const char for_all[] =
	"has a header for all files behind it that names or sizes them, which "
	"readers take in different ways";
static const char twice[] =
	"tells the name, link or size of a file twice, which readers take in "
	"different ways";

/* --- records of pax: "LENGTH KEY=VALUE\n" ------------------------------ */

/* What decides which file it is; those of sparse files may come repeatedly. */
static const struct {
	const char *key;
	unsigned bit; /* 0: all that begin with it */
} keys[] = {
	{"path", IT_TAR_NAME},
	{"linkpath", IT_TAR_LINK},
	{"size", IT_TAR_SIZE},
	{"GNU.sparse.", 0},
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
	if ((scan->told & bit) != 0)
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
}

static void record_byte(it_tar_scan *scan, unsigned char c)
{
	static void (*const take[])(it_tar_scan *scan, unsigned char c) = {
		length_byte, key_byte, value_byte,
	};

	take[scan->part](scan, c);
}

/* --- headers ----------------------------------------------------------- */

/* Octal digits, or a number of eleven bytes; libarchive judges it. */
static unsigned long long size_of(const unsigned char *field)
{
	unsigned long long size = 0;
	size_t i = 0;

	if ((field[0] & 0x80) != 0) {
		for (i = 1; i < SIZE_LEN; i++)
			size = size << 8 | field[i];
		return size;
	}
	while (i < SIZE_LEN && (field[i] == ' ' || field[i] == '\t'))
		i++;
	for (; i < SIZE_LEN && field[i] >= '0' && field[i] <= '7'; i++)
		size = size * 8 + (unsigned long long)(field[i] - '0');
	return size;
}

static int is_zero(const unsigned char *block)
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
	if (type == 'L')
		tell(scan, IT_TAR_NAME);
	if (type == 'K')
		tell(scan, IT_TAR_LINK);
}

/* Links, devices, directories and pipes have nothing behind them. */
static void take_entry(it_tar_scan *scan, const unsigned char *head)
{
	unsigned char type = head[TYPE];
	unsigned long long size = size_of(head + SIZE);

	if ((scan->told & IT_TAR_SIZE) != 0)
		size = scan->size;
	if (type >= '1' && type <= '6')
		size = 0;
	scan->extended = type == 'S' && head[EXTENDED] != 0 &&
		memcmp(head + MAGIC, "ustar  ", 7) == 0;
	scan->entries++;
	scan->places += scan->begun ? scan->entry : scan->at;
	scan->begun = 0;
	scan->told = 0;
	scan->skip = padded(size);
}

static void take_block(it_tar_scan *scan, const unsigned char *block)
{
	if (scan->extended) {
		scan->extended = block[MORE_EXTENDED] != 0;
	} else if (is_zero(block)) {
		scan->lost = 1;
	} else if (block[TYPE] != '\0' &&
		   strchr("xXgALKV", block[TYPE]) != NULL) {
		take_extension(scan, block[TYPE], size_of(block + SIZE));
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
