/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A zip names each file twice, before its bytes and in the directory at the
 * end, and tells its sizes twice.  libarchive takes the first name, others the
 * second; for unzip the sizes before the bytes count, for others those of the
 * directory: a zip where they differ holds one file for one reader and another
 * for the next.
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
	SHORT = 256,	/* most of them */
	ENCRYPTED = 1, UTF8 = 0x800, /* flags */
	SIZES_BEHIND = 8, /* those before the bytes are not meant */
	PATCHED = 0x20, STRONG = 0x40, MASKED = 0x2000,
	NEWEST = 63, /* of APPNOTE.TXT; what needs more no reader can know */
	NUMBERS64 = 1, UNICODE_NAME = 0x7075, /* extra fields */
	OF_LIBARCHIVE = 0x6C78, /* another mode, which it alone knows */
	COMMENT = 20, /* in END: the length of the comment behind it */
	COMMENT_MAX = 0xFFFF,
	NAME_SUM = 5 /* version and CRC before the name in the latter */
};
#define IN_FIELD 0xFFFFFFFFUL

static const char not_found[] =
	"has a directory that only some readers find";
static const char not_first[] =
	"begins with a file that its directory does not list, which some "
	"readers take";
static const char not_alike[] =
	"names a file otherwise in its directory than before its bytes";

static const char two_sizes[] =
	"tells the size or check sum of a file otherwise in its directory than "
	"before its bytes";
static const char two_names[] =
	"gives a file a second name, which only some readers heed";
static const char odd_name[] =
	"has a backslash or a NUL in a name, which readers take in different "
	"ways";
static const char odd_end[] =
	"has a name that ends in a version (\";1\") or a dot, of which readers "
	"make different ones";
static const char odd_letters[] =
	"has a name in letters of another system, of which readers make "
	"different ones";
static const char not_plain[] =
	"holds a patch, or a file that is encrypted in a way of its own, which "
	"only some readers notice";
static const char two_types[] =
	"says of a file that it is a directory or a device, which readers take "
	"in different ways";
static const char too_new[] =
	"has a file for readers of a newer version than 6.3, which some read "
	"and some leave out";

/* What is read of a zip in one go: step bytes, or what is needed at once. */
typedef struct piece {
	unsigned char bytes[WINDOW];
	unsigned long long from;
	size_t len, step;
} piece;

typedef struct zip {
	const it_source *src;
	unsigned long long at, end; /* of the directory */
	unsigned long long count;
	unsigned long long shift; /* of all offsets: what lies before */
	int first; /* a file is listed that begins where it does */
	piece listed, placed;	  /* of the directory; before a file's bytes */
	unsigned char tail[TAIL];
} zip;

/* A file's name and extra fields, of either place; in a piece. */
typedef struct named {
	const unsigned char *head;
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

/* One of which all that follows is the comment; to_end: from here. */
static int holds_end(const unsigned char *bytes, size_t len,
		     unsigned long long to_end)
{
	const unsigned char *at = bytes;
	unsigned long long before;

	for (; len - (size_t)(at - bytes) >= END; at++) {
		at = memchr(at, 'P', len - (size_t)(at - bytes) - END + 1);
		if (at == NULL)
			return 0;
		before = (unsigned long long)(at - bytes) + END;
		if (memcmp(at, "PK\5\6", 4) == 0 &&
		    le16(at + COMMENT) == to_end - before)
			return 1;
	}
	return 0;
}

/* Is there one before this place of which all that follows is the comment? */
static int has_end_before(const it_source *src, unsigned long long place)
{
	unsigned char bytes[WINDOW];
	unsigned long long size = src->stream.size, at;
	size_t len;

	at = size > COMMENT_MAX + END ? size - COMMENT_MAX - END : 0;
	for (; at + END <= place; at += WINDOW - END + 1) {
		len = it_source_take(src, at, bytes, sizeof bytes);
		if (len > place - at)
			len = (size_t)(place - at);
		if (holds_end(bytes, len, size - at))
			return 1;
	}
	return 0;
}

int it_zip_ends(const it_source *source)
{
	return has_end_before(source, source->stream.size);
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

	if (!find_end(z, &end, &place) || has_end_before(z->src, place) ||
	    le16(end + COMMENT) > z->src->stream.size - place - END)
		return 0;
	if (end - z->tail >= LOCATOR &&
	    memcmp(end - LOCATOR, "PK\6\7", 4) == 0)
		return find_directory64(z, end, place);
	z->count = le16(end + 10);
	return place_directory(z, place, it_le32(end + 12),
			       it_le32(end + 16));
}

/* --- one file ----------------------------------------------------------- */

/* NULL if there are not as many bytes, or more than a piece has room for. */
static const unsigned char *see(const zip *z, piece *p, unsigned long long at,
				size_t len)
{
	if (at < p->from || at - p->from > p->len ||
	    p->len - (size_t)(at - p->from) < len) {
		p->from = at;
		p->len = it_source_take(z->src, at, p->bytes,
					len > p->step ? WINDOW : p->step);
	}
	return p->len - (size_t)(at - p->from) >= len
		? p->bytes + (at - p->from) : NULL;
}

static int take_named(const zip *z, piece *p, unsigned long long at,
		      const char *magic, size_t fixed, named *n)
{
	n->head = see(z, p, at, fixed);
	if (n->head == NULL || memcmp(n->head, magic, 4) != 0)
		return 0;
	n->fixed = fixed;
	n->name_len = le16(n->head + (fixed == LOCAL ? 26 : 28));
	n->extra_len = le16(n->head + (fixed == LOCAL ? 28 : 30));
	n->head = see(z, p, at, fixed + n->name_len + n->extra_len);
	return n->head != NULL;
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

/* What is told of a file: bytes, packed bytes, the place of the latter. */
typedef struct told {
	unsigned long sum;
	unsigned long long number[3];
	size_t used; /* bytes of the field with long numbers */
} told;

/* Numbers that do not fit into 32 bits stand in a field, in this order. */
static int take_told(const named *n, told *of)
{
	static const size_t local[] = {22, 18}, central[] = {24, 20, 42};
	const size_t *at = n->fixed == LOCAL ? local : central;
	size_t i, len, count = n->fixed == LOCAL ? 2 : 3;
	const unsigned char *field = find_field(n, NUMBERS64, &len);

	of->used = 0;
	of->sum = it_le32(n->head + (n->fixed == LOCAL ? 14 : 16));
	for (i = 0; i < count; i++) {
		of->number[i] = it_le32(n->head + at[i]);
		if (of->number[i] != IN_FIELD)
			continue;
		if (field == NULL || len < of->used + 8)
			return 0;
		of->number[i] = le64(field + of->used);
		of->used += 8;
	}
	return 1;
}

/* Where they come behind the bytes all take those of the directory. */
static int is_as_large(const named *local, const told *central)
{
	told here;

	return (le16(local->head + 6) & SIZES_BEHIND) != 0 ||
		(take_told(local, &here) && here.sum == central->sum &&
		 here.number[0] == central->number[0] &&
		 here.number[1] == central->number[1]);
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

/*
 * Of Windows it parts names, so that some readers make a slash of it, but
 * only where it stands in a zip from there; a NUL ends the name for some.
 */
static int is_odd_name(const named *n)
{
	const unsigned char *name = n->head + n->fixed;

	return memchr(name, '\\', n->name_len) != NULL ||
		memchr(name, '\0', n->name_len) != NULL;
}

/*
 * unzip leaves a version of VMS away, whatever system made the zip: what it
 * writes so may be another file of the zip.  Of a last "." it makes "_".
 */
static int has_odd_end(const named *n)
{
	const unsigned char *name = n->head + n->fixed;
	size_t len = n->name_len;

	if (len != 0 && name[len - 1] == '.' &&
	    (len == 1 || name[len - 2] == '/'))
		return 1;
	while (len != 0 && name[len - 1] >= '0' && name[len - 1] <= '9')
		len--;
	return len != 0 && name[len - 1] == ';';
}

/*
 * libarchive believes the mode, and others the slash at the end of the name.
 * Links are links by their mode alone.  Of what systems but Unix say unzip
 * takes one thing, 7z another, and libarchive nothing.
 */
static int is_odd_type(const named *central)
{
	enum { UNIX = 3, FORMAT = 0170000, DOS_DIRECTORY = 0x10 };
	enum { DIRECTORY = 0040000, REGULAR = 0100000, LINK = 0120000 };
	const unsigned char *name = central->head + CENTRAL;
	unsigned system = central->head[5];
	unsigned format = le16(central->head + 40) & FORMAT;
	int has_slash = central->name_len != 0 &&
		name[central->name_len - 1] == '/';

	if (system != UNIX)
		return format == LINK || (!has_slash &&
			(central->head[38] & DOS_DIRECTORY) != 0);
	return format == DIRECTORY ? !has_slash
		: format != 0 && format != REGULAR && format != LINK;
}

static int has_type_of_its_own(const named *n)
{
	size_t len;

	return find_field(n, OF_LIBARCHIVE, &len) != NULL;
}

/* Version and flags, then how it is packed: two bytes each. */
static int is_packed_alike(const named *local, const named *central)
{
	unsigned differ = le16(local->head + 6) ^ le16(central->head + 8);

	return (differ & (ENCRYPTED | UTF8)) == 0 &&
		le16(local->head + 8) == le16(central->head + 10);
}

/*
 * Of a zip from DOS unzip makes other letters: of 0xDC "_" and of 0xD5 "i", so
 * that it may be the name of a driver.
 */
static int has_odd_letters(const named *central)
{
	enum { UNIX = 3, DARWIN = 19 };
	const unsigned char *name = central->head + CENTRAL;
	size_t i;

	if (central->head[5] == UNIX || central->head[5] == DARWIN ||
	    (le16(central->head + 8) & UTF8) != 0)
		return 0;
	for (i = 0; i < central->name_len; i++)
		if (name[i] > 127)
			return 1;
	return 0;
}

/* What one reader gives up at, another does not look at. */
static const char *check_kind(const named *local, const named *central)
{
	unsigned flags = le16(local->head + 6) | le16(central->head + 8);

	if ((flags & (PATCHED | STRONG | MASKED)) != 0)
		return not_plain;
	return local->head[4] > NEWEST || central->head[6] > NEWEST ? too_new
								     : NULL;
}

static const char *check_both(const named *local, const named *central,
			      const told *sizes)
{
	if (!is_same(local, central) || !is_packed_alike(local, central))
		return not_alike;
	if (!is_as_large(local, sizes))
		return two_sizes;
	if (is_odd_name(central))
		return odd_name;
	if (has_odd_end(central))
		return odd_end;
	if (is_odd_type(central) || has_type_of_its_own(central) ||
	    has_type_of_its_own(local))
		return two_types;
	/* of two before the bytes libarchive heeds the last one */
	if (!has_one_name(central) || !has_one_name(local))
		return two_names;
	return has_odd_letters(central) ? odd_letters
					: check_kind(local, central);
}

/* On another disk; some look there for it, others in this file. */
static int is_elsewhere(const named *central, const told *of)
{
	enum { IN_FIELD_TOO = 0xFFFF };
	unsigned disk = le16(central->head + 34);
	size_t len;
	const unsigned char *field = find_field(central, NUMBERS64, &len);

	if (disk != IN_FIELD_TOO)
		return disk != 0;
	return field == NULL || len < of->used + 4 ||
		it_le32(field + of->used) != 0;
}

static const char *check_file(zip *z)
{
	named central, local;
	told of;

	if (!take_named(z, &z->listed, z->at, "PK\1\2", CENTRAL, &central))
		return not_found;
	z->at += CENTRAL + central.name_len + central.extra_len +
		le16(central.head + 32);
	if (!take_told(&central, &of) || is_elsewhere(&central, &of) ||
	    !take_named(z, &z->placed, of.number[2] + z->shift, "PK\3\4",
			LOCAL, &local))
		return not_found;
	z->first |= of.number[2] + z->shift == 0;
	return check_both(&local, &central, &of);
}

static int begins_with_file(zip *z)
{
	const unsigned char *head = see(z, &z->placed, 0, LOCAL);

	return head != NULL && memcmp(head, "PK\3\4", 4) == 0;
}

static int begin(zip *z, const it_source *source)
{
	memset(z, 0, sizeof *z);
	z->src = source;
	z->listed.step = WINDOW;
	z->placed.step = SHORT;
	return find_directory(z);
}

long it_zip_files(const it_source *source, long most)
{
	const unsigned char *head;
	long count;
	zip z;

	if (!begin(&z, source))
		return -1;
	for (count = 0; count < most; count++) {
		head = see(&z, &z.listed, z.at, CENTRAL);
		if (head == NULL || memcmp(head, "PK\1\2", 4) != 0)
			break;
		z.at += CENTRAL + le16(head + 28) + le16(head + 30) +
			le16(head + 32);
	}
	return count;
}

/*
 * 7z takes the first of two zips behind each other, and who reads from a pipe
 * the first file, also where no directory lists it.
 */
const char *it_zip_wrong(const it_source *source)
{
	zip z;
	unsigned long long i;
	const char *wrong = NULL;

	if (!begin(&z, source))
		return not_found;
	for (i = 0; wrong == NULL && i < z.count; i++)
		wrong = check_file(&z);
	if (wrong != NULL)
		return wrong;
	if (z.at != z.end)
		return not_found;
	return z.first || !begins_with_file(&z) ? NULL : not_first;
}
