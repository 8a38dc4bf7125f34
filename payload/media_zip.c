/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A zip names each file twice, before its bytes and in the directory at the
 * end.  libarchive takes the first name, others the second, so that a zip
 * where they differ holds one file for one reader and another for the next.
 * One that lies in another archive is held in memory to be looked at so.
 * (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.14 to 4.3.16, 4.5.3, 4.6.9)
 */
#include "config.h"

#include <string.h>

#include "payload/media_priv.h"

enum {
	LOCAL = 30,	/* bytes of a header before its name */
	CENTRAL = 46,	/* of an entry of the directory */
	END = 22,	/* of its end */
	END64 = 56,	/* of the end with numbers of 64 bits */
	LOCATOR = 20,	/* before END, where there is one */
	TAIL = 16384,	/* libarchive looks so far for the end */
	WINDOW = 4096,	/* name and extra fields, as a rule */
	ENCRYPTED = 1, UTF8 = 0x800, /* flags */
	NUMBERS64 = 1, UNICODE_NAME = 0x7075, /* extra fields */
	NAME_SUM = 5 /* version and CRC before the name in the latter */
};
#define IN_FIELD 0xFFFFFFFFUL

static const char not_found[] =
	"has a directory that only some readers find";
static const char not_alike[] =
	"names a file otherwise in its directory than before its bytes";

static const char two_names[] =
	"gives a file a second name, which only some readers heed";

typedef struct zip {
	const it_source *src;
	unsigned long long at, end; /* of the directory */
	unsigned long long count;
	unsigned long long shift; /* of all offsets: what lies before */
	unsigned char tail[TAIL];
} zip;

/* A file's name and extra fields, of either place. */
typedef struct named {
	unsigned char head[WINDOW];
	size_t name_len, extra_len, fixed;
} named;

static unsigned le16(const unsigned char *at)
{
	return at[0] | (unsigned)at[1] << 8;
}

static unsigned long long le64(const unsigned char *at)
{
	return it_le32(at) | (unsigned long long)it_le32(at + 4) << 32;
}

/* --- the end of the directory ------------------------------------------ */

/* The last one counts for every reader; 0 if there is none. */
static int find_end(zip *z, const unsigned char **end,
		    unsigned long long *place)
{
	unsigned long long size = z->src->stream.size;
	size_t len = size < TAIL ? (size_t)size : TAIL, i;

	if (len < END ||
	    it_source_take(z->src, size - len, z->tail, len) != len)
		return 0;
	for (i = len - END + 1; i-- != 0;) {
		if (memcmp(z->tail + i, "PK\5\6", 4) != 0)
			continue;
		*end = z->tail + i;
		*place = size - len + i;
		return 1;
	}
	return 0;
}

/* Where it begins, if it lies just before its end as it must. */
static int place_directory(zip *z, unsigned long long end,
			   unsigned long long size, unsigned long long offset)
{
	if (size > end || offset > end - size)
		return 0;
	z->at = end - size;
	z->end = end;
	z->shift = z->at - offset;
	return 1;
}

/* All of it is in this file, and it is of the size that every reader takes. */
static int is_whole64(const unsigned char *locator, const unsigned char *end)
{
	return it_le32(locator + 4) == 0 && it_le32(locator + 16) == 1 &&
		memcmp(end, "PK\6\6", 4) == 0 &&
		le64(end + 4) == END64 - 12 && it_le32(end + 16) == 0 &&
		it_le32(end + 20) == 0 && le64(end + 24) == le64(end + 32);
}

/* Some readers take the short numbers where they fit, others never. */
static int fits_short(const unsigned char *end64, const unsigned char *end)
{
	return (le16(end + 10) == 0xFFFF ||
		le16(end + 10) == le64(end64 + 32)) &&
		(it_le32(end + 12) == IN_FIELD ||
		 it_le32(end + 12) == le64(end64 + 40)) &&
		(it_le32(end + 16) == IN_FIELD ||
		 it_le32(end + 16) == le64(end64 + 48));
}

/*
 * The end with long numbers stands just before its locator, and that before
 * the end at "place".  libarchive passes by one that it does not like, and
 * looks for the directory where its offset says, however much lies before.
 */
static int find_directory64(zip *z, const unsigned char *end,
			    unsigned long long place)
{
	unsigned char end64[END64];
	unsigned long long at = le64(end - LOCATOR + 8);

	if (at + END64 + LOCATOR != place ||
	    it_source_take(z->src, at, end64, sizeof end64) != sizeof end64 ||
	    !is_whole64(end - LOCATOR, end64) || !fits_short(end64, end))
		return 0;
	z->count = le64(end64 + 32);
	return place_directory(z, at, le64(end64 + 40), le64(end64 + 48)) &&
		z->shift == 0;
}

static int find_directory(zip *z)
{
	const unsigned char *end;
	unsigned long long place;

	if (!find_end(z, &end, &place))
		return 0;
	if (end - z->tail >= LOCATOR &&
	    memcmp(end - LOCATOR, "PK\6\7", 4) == 0)
		return find_directory64(z, end, place);
	z->count = le16(end + 10);
	return place_directory(z, place, it_le32(end + 12),
			       it_le32(end + 16));
}

/* --- one file ----------------------------------------------------------- */

static int take_named(const zip *z, unsigned long long at, const char *magic,
		      size_t fixed, named *n)
{
	size_t got = it_source_take(z->src, at, n->head, sizeof n->head);

	if (got < fixed || memcmp(n->head, magic, 4) != 0)
		return 0;
	n->fixed = fixed;
	n->name_len = le16(n->head + (fixed == LOCAL ? 26 : 28));
	n->extra_len = le16(n->head + (fixed == LOCAL ? 28 : 30));
	return got >= fixed + n->name_len + n->extra_len;
}

/* The contents of an extra field; NULL if there is none. */
static const unsigned char *find_field(const named *n, unsigned id,
				       size_t *len)
{
	const unsigned char *at = n->head + n->fixed + n->name_len;
	size_t left = n->extra_len;

	for (*len = 0; left >= 4; at += 4 + *len, left -= 4 + *len) {
		*len = le16(at + 2);
		if (*len > left - 4)
			break;
		if (le16(at) == id)
			return at + 4;
	}
	*len = 0;
	return NULL;
}

/* Sizes come before it, those that did not fit into 32 bits. */
static int find_local(const zip *z, const named *central,
		      unsigned long long *at)
{
	const unsigned char *field;
	size_t len, skip = 0;

	*at = it_le32(central->head + 42);
	if (*at == IN_FIELD) {
		skip += it_le32(central->head + 24) == IN_FIELD ? 8 : 0;
		skip += it_le32(central->head + 20) == IN_FIELD ? 8 : 0;
		field = find_field(central, NUMBERS64, &len);
		if (field == NULL || len < skip + 8)
			return 0;
		*at = le64(field + skip);
	}
	*at += z->shift;
	return 1;
}

static int is_same(const named *a, const named *b)
{
	size_t len[2];
	const unsigned char *x = find_field(a, UNICODE_NAME, &len[0]);
	const unsigned char *y = find_field(b, UNICODE_NAME, &len[1]);

	return a->name_len == b->name_len && len[0] == len[1] &&
		memcmp(a->head + a->fixed, b->head + b->fixed,
		       a->name_len) == 0 &&
		(len[0] == 0 || memcmp(x, y, len[0]) == 0);
}

/* Info-ZIP escapes what is no ASCII with "#". */
static int is_plain(const unsigned char *name, size_t len)
{
	while (len != 0 && name[len - 1] < 128 && name[len - 1] != '#')
		len--;
	return len == 0;
}

/* Of several such names some readers heed the first, others the last. */
static int has_field_twice(const named *n, const unsigned char *field,
			   size_t len)
{
	named rest = *n;
	size_t skip = (size_t)(field + len - (n->head + n->fixed));

	rest.fixed += skip;
	rest.extra_len -= skip - n->name_len;
	rest.name_len = 0;
	return find_field(&rest, UNICODE_NAME, &len) != NULL;
}

/*
 * A second name, in Unicode, counts for some readers and not for others.  It
 * is there for what is no ASCII, as no name is that we install.
 */
static int has_one_name(const named *n)
{
	const unsigned char *name = n->head + n->fixed;
	size_t len;
	const unsigned char *field = find_field(n, UNICODE_NAME, &len);

	if (field == NULL)
		return 1;
	if (len < NAME_SUM || has_field_twice(n, field, len))
		return 0;
	field += NAME_SUM;
	len -= NAME_SUM;
	return (len == n->name_len && memcmp(field, name, len) == 0) ||
		(!is_plain(name, n->name_len) && !is_plain(field, len));
}

/* Version and flags, then how it is packed: two bytes each. */
static int is_packed_alike(const named *local, const named *central)
{
	unsigned differ = le16(local->head + 6) ^ le16(central->head + 8);

	return (differ & (ENCRYPTED | UTF8)) == 0 &&
		le16(local->head + 8) == le16(central->head + 10);
}

static const char *check_file(zip *z)
{
	named central, local;
	unsigned long long at;

	if (!take_named(z, z->at, "PK\1\2", CENTRAL, &central))
		return not_found;
	z->at += CENTRAL + central.name_len + central.extra_len +
		le16(central.head + 32);
	if (!find_local(z, &central, &at) ||
	    !take_named(z, at, "PK\3\4", LOCAL, &local))
		return not_found;
	if (!is_same(&local, &central) || !is_packed_alike(&local, &central))
		return not_alike;
	return has_one_name(&central) ? NULL : two_names;
}

const char *it_zip_wrong(const it_source *source)
{
	zip z;
	unsigned long long i;
	const char *wrong = NULL;

	memset(&z, 0, sizeof z);
	z.src = source;
	if (!find_directory(&z))
		return not_found;
	for (i = 0; wrong == NULL && i < z.count; i++)
		wrong = check_file(&z);
	return wrong == NULL && z.at != z.end ? not_found : wrong;
}
