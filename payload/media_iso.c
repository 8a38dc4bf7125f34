/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The directories of an ISO 9660 image, followed beside libarchive.  It reads
 * a directory as a whole, and remembers all files of it, before it tells of
 * the first one: so it is counted here, before, how much that is.  And it does
 * not look at all that a record says of where a file lies: an image in which
 * that makes a difference holds other bytes for other readers.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "payload/media_priv.h"
#include "support/list.h"

static unsigned le16(const unsigned char *at)
{
	return at[0] | (unsigned)at[1] << 8;
}

enum {
	PRIMARY = 1,
	SUPPLEMENTARY = 2,
	LAST = 255,
	VERSION_AT = 6,
	ESCAPES = 88, /* "%/@", "%/C" or "%/E": Joliet */
	BLOCK_SIZE = 128,
	TOP = 156 /* the record of the directory at its top */
};

/* Of a record. */
enum {
	ATTRIBUTES_AT = 1,
	PLACE_AT = 2,
	SIZE_AT = 10,
	FLAGS_AT = 25,
	UNIT_AT = 26,
	GAP_AT = 27,
	NAME_LEN_AT = 32,
	NAME_AT = 33,
	IS_DIRECTORY = 2
};

/* ECMA-119 8.4.8, 8.4.12: blocks of the volume, bytes of a block. */
unsigned long long it_iso_volume_size(const unsigned char *head, size_t len)
{
	const unsigned char *volume = head + IT_ISO_DESCRIPTOR;

	if (len < IT_ISO_DESCRIPTOR + 132)
		return 0;
	return (unsigned long long)it_le32(volume + 80) *
		le16(volume + BLOCK_SIZE);
}

/* --- which of its directories ------------------------------------------- */

static int is_joliet(const unsigned char *volume)
{
	const unsigned char *escapes = volume + ESCAPES;

	return volume[0] == SUPPLEMENTARY && escapes[0] == '%' &&
		escapes[1] == '/' && escapes[2] != '\0' &&
		strchr("@CE", escapes[2]) != NULL;
}

/* What of two lies further ahead; that of the first descriptor counts. */
static void take_top(unsigned long *top, const unsigned char *volume)
{
	if (*top == 0)
		*top = it_le32(volume + TOP + PLACE_AT);
}

/*
 * Where an image has Rock Ridge it counts, and Joliet counts where it has
 * not.  But libarchive takes Joliet for better also where its directory lies
 * before the primary one, and Linux where its descriptor does, as no program
 * makes it: another tree, then, than the one that Solaris mounts.
 */
const char *it_iso_wrong(const unsigned char *head, size_t len)
{
	unsigned long primary = 0, joliet = 0;
	size_t at = IT_ISO_DESCRIPTOR;
	int ahead = 0;

	for (; at + IT_ISO_SECTOR <= len && head[at] != LAST;
	     at += IT_ISO_SECTOR) {
		if (head[at] == PRIMARY)
			take_top(&primary, head + at);
		if (!is_joliet(head + at))
			continue;
		ahead |= primary == 0;
		take_top(&joliet, head + at);
	}
	if (at + IT_ISO_SECTOR > len)
		return "has descriptors without an end";
	return joliet != 0 && primary != 0 && (joliet < primary || ahead)
		? "has its second directory before the first, which readers "
		  "take in different ways"
		: NULL;
}

/* --- parts of the image that are looked at ------------------------------- */

enum {
	JOLIET_TREE = 1, /* of the second tree */
	LIST = 2,	 /* records of a directory */
	TOP_LIST = 4,	 /* the first ones of all */
	OF_DIRECTORY = 8, /* what continues the record of a directory */
	OF_DOT = 16,	/* or that of "." or "..", */
	OF_TOP = 32,	/* of the directory at the top, */
	NAMED = 64,	/* or one whose name has ended, */
	OF_ABOVE = 128,	/* that of "..", */
	UNNAMED = 256,	/* or one that says that it has none, */
	UNTYPED = 512,	/* or no type, */
	NUMBERED = 1024, /* whose number was told, */
	OF_LINK = 2048,	/* or that of a link */
	FIRST_LIST = 4096 /* the first records of a directory */
};

/* The number of the first part that does not lie before this sector. */
static size_t find_part(const it_iso_scan *scan, uint32_t sector)
{
	size_t low = 0, high = scan->count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (scan->parts[middle].sector < sector)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Once only, however many records lead there. */
static it_code add_part(it_reader *rd, it_iso_scan *scan,
			const it_iso_part *part)
{
	size_t i = find_part(scan, part->sector);
	it_iso_part *parts;

	for (; i < scan->count && scan->parts[i].sector == part->sector; i++)
		if (scan->parts[i].from == part->from &&
		    scan->parts[i].to == part->to &&
		    scan->parts[i].kind == part->kind &&
		    scan->parts[i].place == part->place &&
		    scan->parts[i].size == part->size &&
		    scan->parts[i].named == part->named)
			return IT_OK;
	parts = it_list_more(scan->parts, scan->count, sizeof *parts);
	if (parts == NULL)
		return it_fail_memory(rd->err);
	memmove(parts + i + 1, parts + i, (scan->count - i) * sizeof *parts);
	parts[i] = *part;
	scan->parts = parts;
	scan->count++;
	return IT_OK;
}

static const char second_top[] = "a second directory at its top";

static it_code differs(it_reader *rd, const char *what)
{
	return it_media_hostile(rd, "its ISO 9660 has %s, which readers take "
				"in different ways", what);
}

/* libarchive has all of a directory in memory at once, and files of all. */
static it_code count_lists(it_reader *rd, it_iso_scan *scan,
			   unsigned long long len, unsigned tree)
{
	if (len > IT_ISO_MAX_LIST)
		return it_media_hostile(rd, "a directory of its ISO 9660 is "
					"longer than %d KiB",
					IT_ISO_MAX_LIST / 1024);
	scan->listed[tree] += len;
	if (scan->listed[tree] > IT_ISO_MAX_LISTS)
		return it_media_hostile(rd, "the directories of its ISO 9660 "
					"are longer than %d KiB together",
					IT_ISO_MAX_LISTS / 1024);
	return IT_OK;
}

/* Of the last sector only what belongs to it. */
static it_code add_directory(it_reader *rd, it_iso_scan *scan,
			     const unsigned char *record, unsigned kind)
{
	const unsigned once = TOP_LIST | FIRST_LIST;
	unsigned long long left = it_le32(record + SIZE_AT);
	it_iso_part part = {0, 0, IT_ISO_SECTOR, 0, 0, 0, 0, 0};
	it_code code = count_lists(rd, scan, (left + IT_ISO_SECTOR - 1) /
				   IT_ISO_SECTOR * IT_ISO_SECTOR,
				   kind & JOLIET_TREE);

	part.sector = part.place = it_le32(record + PLACE_AT);
	part.size = (uint32_t)left;
	part.kind = (uint16_t)(kind | FIRST_LIST);
	for (; code == IT_OK && left != 0; left -= part.to, part.sector++) {
		if (left < IT_ISO_SECTOR)
			part.to = (uint16_t)left;
		code = add_part(rd, scan, &part);
		part.kind = (uint16_t)(kind & ~once);
	}
	return code;
}

/* --- what stands behind a name (Rock Ridge) ------------------------------ */

enum {
	PX_LEAST = 12,
	PX_NUMBERED = 44,
	CL_LEN = 12,
	CE_LEN = 28,
	FORMAT = 0170000,
	DIRECTORY = 0040000,
	REGULAR = 0100000,
	LINK = 0120000
};

/*
 * Where these begin is told by one more of them, which not every reader
 * heeds.  So they are looked for anywhere: a name that holds such bytes is no
 * name.
 */
static int is_entry(const unsigned char *at, const char *name, size_t least,
		    size_t left)
{
	return memcmp(at, name, 2) == 0 && at[2] >= least && at[2] <= left &&
		at[3] == 1;
}

/* What is met of each in one record, or in what continues one. */
typedef struct met {
	unsigned of;
	uint32_t place, size; /* of the file */
	uint32_t number;
	unsigned named; /* bytes of its name so far */
	int link, file, moved;
	int goes_on; /* it continues elsewhere */
	int passed;  /* by an entry where libarchive looks no further */
	int rock, says_rock;
	int has_number;
	const it_iso_part *part; /* what continues one; NULL: a record */
} met;

static const char two_types[] = "a directory that is a file as well";

/*
 * What is a directory by one mark only, libarchive reads as one.  mkisofs
 * gives ".." no type where directories were moved up; nobody looks at that.
 * Nor do all look at the type of what has bytes: a device is a file for them.
 */
static it_code check_type(it_reader *rd, const unsigned char *px,
			  const met *m)
{
	unsigned long format = it_le32(px + 4) & FORMAT;

	if ((m->of & OF_ABOVE) != 0 && format == 0)
		return IT_OK;
	if ((format == DIRECTORY) != ((m->of & OF_DIRECTORY) != 0))
		return differs(rd, two_types);
	return m->size == 0 || format == DIRECTORY || format == REGULAR ||
			format == LINK
		? IT_OK : differs(rd, "a device that is a file as well");
}

/* A file in its place says where it is, and that it is a directory. */
static it_code moved_up(it_reader *rd)
{
	it_code code = it_media_refused(rd, "its ISO 9660 has a directory "
					"that was moved up, being too deep, "
					"which is not read here");

	it_error_remedy(rd->err, "mount it and give the directory where it is "
			"mounted");
	return code;
}

/*
 * Some readers take these in any version and length, others do not, and of a
 * sparse file few know.  ST ends the entries of one record, for libarchive
 * those of all records that follow.
 */
static const struct {
	char name[3];
	unsigned char least, most; /* bytes; 0: none is taken */
} known[] = {
	{"NM", 6, 255}, {"SL", 5, 255}, {"RE", 4, 4}, {"PL", 12, 12},
	{"ZF", 16, 255}, {"SP", 7, 7}, {"PX", 36, 255}, {"CE", 28, 28},
	{"CL", 12, 12}, {"PN", 20, 20}, {"TF", 5, 255}, {"RR", 5, 255},
	{"ER", 8, 255}, {"SF", 0, 0}, {"ST", 0, 0},
};

static int is_well_formed(const unsigned char *at)
{
	size_t i;

	for (i = 0; i < sizeof known / sizeof known[0]; i++)
		if (memcmp(at, known[i].name, 2) == 0)
			return at[3] == 1 && at[2] >= known[i].least &&
				at[2] <= known[i].most;
	return 1;
}

static const met nothing_met;

static const char unusual[] = "an entry of Rock Ridge in an unusual form";

/*
 * Pieces of a name: libarchive begins anew behind one that said that it is
 * the last, others put it behind or stop.  "." and ".." for a name, and that
 * of the machine, some take and some do not.  Linux leaves a piece away that
 * would make it longer.
 */
static const char *take_name(met *m, const unsigned char *at)
{
	enum { CONTINUES = 1, HEAD = 5, LONGEST = 253 };

	m->rock = 1;
	if ((m->of & OF_DOT) != 0)
		return "a name for \".\" or \"..\"";
	if ((m->of & UNNAMED) != 0)
		return unusual;
	if ((m->of & NAMED) != 0)
		return "two names for a file";
	if (memchr(at + HEAD, '/', at[2] - (size_t)HEAD) != NULL)
		return "a slash within a name";
	if ((at[4] & ~(unsigned)CONTINUES) != 0 ||
	    memchr(at + HEAD, '\0', at[2] - (size_t)HEAD) != NULL)
		return "a name that is none";
	m->named += at[2] - (unsigned)HEAD;
	if (m->named > LONGEST)
		return "a name of more than 253 bytes";
	if ((at[4] & CONTINUES) == 0)
		m->of |= NAMED;
	return NULL;
}

/* Parts of a link, each with flags; Linux passes by what it does not know. */
static const char *take_link(met *m, const unsigned char *at)
{
	enum { HEAD = 5, PART = 2 };
	size_t place = HEAD;

	m->rock = m->link = 1;
	for (; place + PART <= at[2]; place += PART + at[place + 1])
		if (memchr("\0\1\2\4\10", at[place], 5) == NULL)
			return unusual;
	return NULL;
}

/* Linux and Solaris know by it that there is Rock Ridge. */
static void take_extension(met *m, const unsigned char *at)
{
	enum { HEAD = 8 };
	static const char *const names[] = {
		"RRIP_1991A", "IEEE_P1282", "IEEE_1282",
	};
	size_t i, len = at[4];

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (len == strlen(names[i]) && HEAD + len <= at[2] &&
		    memcmp(at + HEAD, names[i], len) == 0)
			m->says_rock = 1;
}

/* Linux does not look for what is not said to be there. */
static const char *take_flags(met *m, const unsigned char *at)
{
	enum { NAME = 0x08, TYPES = 0x95 };

	if ((at[4] & NAME) == 0)
		m->of |= UNNAMED;
	if ((at[4] & TYPES) == 0)
		m->of |= UNTYPED;
	return (m->of & UNNAMED) != 0 && m->named != 0 ? unusual : NULL;
}

static const char *take_type(met *m, const unsigned char *at)
{
	m->rock = 1;
	if ((m->of & UNTYPED) != 0)
		return unusual;
	m->file = (it_le32(at + 4) & FORMAT) != LINK;
	if (!m->file)
		m->of |= OF_LINK;
	if (at[2] < PX_NUMBERED)
		return NULL;
	m->of |= NUMBERED;
	m->has_number = 1;
	m->number = it_le32(at + PX_NUMBERED - 8);
	return NULL;
}

static const char *take_entry(met *m, const unsigned char *at)
{
	if (m->passed || !is_well_formed(at))
		return unusual;
	m->passed = at[0] < 'A' || at[0] > 'Z' || at[1] < 'A' || at[1] > 'Z';
	if (memcmp(at, "NM", 2) == 0)
		return take_name(m, at);
	if (memcmp(at, "SP", 2) == 0 && (at[4] != 0xBE || at[5] != 0xEF))
		return unusual;
	if (memcmp(at, "SP", 2) == 0 && at[6] != 0)
		return "bytes before the entries of Rock Ridge";
	if (memcmp(at, "ER", 2) == 0)
		take_extension(m, at);
	if (memcmp(at, "CE", 2) == 0 && m->goes_on++ != 0)
		return unusual;
	if (memcmp(at, "SL", 2) == 0 && take_link(m, at) != NULL)
		return unusual;
	if (memcmp(at, "RR", 2) == 0 && take_flags(m, at) != NULL)
		return unusual;
	if (memcmp(at, "PX", 2) == 0 && take_type(m, at) != NULL)
		return unusual;
	m->moved |= memcmp(at, "RE", 2) == 0 || memcmp(at, "PL", 2) == 0;
	return m->link && m->file ? "a link that is a file as well" : NULL;
}

/*
 * One after the other, as they are meant to be read.  Where the last one does
 * not end where they all do, Linux does not look where they continue.
 */
static it_code walk(it_reader *rd, const unsigned char *at, size_t len,
		    met *m)
{
	const char *wrong = NULL;

	while (wrong == NULL && len >= 4 && at[2] >= 4 && at[2] <= len) {
		wrong = take_entry(m, at);
		len -= at[2];
		at += at[2];
	}
	if (wrong == NULL && ((m->goes_on && len > 2) ||
			      (len > 3 && at[2] == 3)))
		wrong = unusual;
	if (wrong == NULL && m->moved)
		return moved_up(rd);
	return wrong == NULL ? IT_OK : differs(rd, wrong);
}

/* libarchive would follow it for ever; to an earlier sector it does not go. */
static int goes_back(const it_iso_part *to, const it_iso_part *part)
{
	return part != NULL && to->sector == part->sector &&
		to->from <= part->from;
}

/* Where it goes on, in another sector; libarchive refuses what crosses one. */
static it_code add_more(it_reader *rd, it_iso_scan *scan,
			const unsigned char *ce, const met *m)
{
	enum { LEAST = 256 }; /* so that there are not too many of them */
	it_iso_part part = {0, 0, 0, 0, 0, 0, 0, 0};
	uint32_t from = it_le32(ce + 12), len = it_le32(ce + 20);

	if (len > IT_ISO_SECTOR || from > IT_ISO_SECTOR - len)
		return IT_OK;
	scan->continued += len < LEAST ? LEAST : len;
	if (scan->continued > IT_MEDIA_MAX_NAMES)
		return it_media_hostile(rd, "the names in it are longer than "
					"%llu MiB together",
					IT_MEDIA_MAX_NAMES >> 20);
	part.sector = it_le32(ce + 4);
	part.from = (uint16_t)from;
	part.to = (uint16_t)(from + len);
	part.place = m->place;
	part.size = m->size;
	part.kind = (uint16_t)m->of;
	part.named = (uint16_t)m->named;
	if (goes_back(&part, m->part))
		return it_media_hostile(rd, "what continues a name in its "
					"ISO 9660 leads back to itself");
	return add_part(rd, scan, &part);
}

/* Whether the image has Rock Ridge, and says so: the first tree alone. */
static void note_rock(it_iso_scan *scan, const met *m)
{
	if ((m->of & JOLIET_TREE) != 0)
		return;
	scan->rock |= m->rock;
	/* It ends here, and its name did not. */
	if ((m->of & (OF_DOT | NAMED)) == 0 && !m->goes_on)
		scan->nameless = 1;
	if ((m->of & OF_TOP) != 0)
		scan->says_rock |= m->says_rock;
}

/*
 * What counts is what is told last.  An empty file without a number has none
 * for libarchive, nor has a link that has bytes.
 */
static it_code note_number(it_reader *rd, it_iso_scan *scan, const met *m)
{
	it_iso_number number = {0, 0, 0, 0};

	if ((m->of & (OF_DOT | OF_TOP)) == OF_DOT ||
	    ((m->of & OF_LINK) != 0 && m->size != 0))
		return IT_OK;
	if (!m->has_number &&
	    (m->goes_on || (m->of & NUMBERED) != 0 || m->size == 0))
		return IT_OK;
	number.number = m->has_number ? m->number : m->place;
	number.place = m->place;
	number.size = m->size;
	number.tree = m->of & JOLIET_TREE;
	return it_iso_number_add(scan, rd, &number);
}

static it_code look_behind(it_reader *rd, it_iso_scan *scan,
			   const unsigned char *at, size_t len, met *m)
{
	size_t i;
	it_code code = walk(rd, at, len, m);

	note_rock(scan, m);
	if (code == IT_OK)
		code = note_number(rd, scan, m);
	for (i = 0; code == IT_OK && i + CL_LEN <= len; i++)
		if (is_entry(at + i, "CL", CL_LEN, len - i))
			return moved_up(rd);
	for (; code == IT_OK && len >= PX_LEAST; at++, len--) {
		if (is_entry(at, "PX", PX_LEAST, len))
			code = check_type(rd, at, m);
		else if (is_entry(at, "CE", CE_LEN, len))
			code = add_more(rd, scan, at, m);
	}
	return code;
}

/* --- records of a directory (ECMA-119 9.1) ------------------------------- */

static const struct {
	size_t at;
	unsigned bits;
	const char *what;
} oddities[] = {
	{ATTRIBUTES_AT, 0xFF, "a file behind a record of attributes"},
	{FLAGS_AT, 0x04, "a file associated with another one"},
	{FLAGS_AT, 0x80, "a file in several pieces"},
	/* records, and bits that nobody has defined: none for Solaris */
	{FLAGS_AT, 0x68, "a file with unusual flags"},
	{UNIT_AT, 0xFF, "an interleaved file"},
	{GAP_AT, 0xFF, "an interleaved file"},
};

/* The directory itself, and the one above it. */
static int is_special(const unsigned char *record)
{
	return record[NAME_LEN_AT] == 1 && record[NAME_AT] <= 1;
}

/* What has the name of a directory only some readers pass by. */
static it_code check_record(it_reader *rd, const unsigned char *record)
{
	size_t i;

	if (is_special(record) && (record[FLAGS_AT] & IS_DIRECTORY) == 0)
		return differs(rd, two_types);
	for (i = 0; i < sizeof oddities / sizeof oddities[0]; i++)
		if ((record[oddities[i].at] & oddities[i].bits) != 0)
			return differs(rd, oddities[i].what);
	return IT_OK;
}

static it_code count_record(it_reader *rd, it_iso_scan *scan, unsigned kind)
{
	if (++scan->records[kind & JOLIET_TREE] <= IT_MEDIA_MAX_ENTRIES)
		return IT_OK;
	return it_media_hostile(rd, "it holds more than %d files",
				(int)IT_MEDIA_MAX_ENTRIES);
}

/* A byte makes the length of the record even there. */
static size_t behind_name(const unsigned char *record)
{
	return (NAME_AT + (size_t)record[NAME_LEN_AT] + 1) & ~(size_t)1;
}

static unsigned owner(const unsigned char *record, unsigned kind)
{
	unsigned of = kind & JOLIET_TREE;

	if ((record[FLAGS_AT] & IS_DIRECTORY) != 0)
		of |= OF_DIRECTORY;
	if (!is_special(record))
		return of;
	of |= OF_DOT;
	if (record[NAME_AT] != 0)
		return of | OF_ABOVE;
	return (kind & TOP_LIST) != 0 ? of | OF_TOP : of;
}

/* libarchive looks for Rock Ridge where the first record of all says so. */
static void note_start(it_iso_scan *scan, const unsigned char *at, size_t len,
		       unsigned of)
{
	static const char start[] = "SP\7\1\276\357";

	if ((of & (OF_TOP | JOLIET_TREE)) == OF_TOP && len > sizeof start - 1)
		scan->starts_rock = memcmp(at, start, sizeof start - 1) == 0;
}

/*
 * Where there are no other names, ";1" at the end is left away by all, and a
 * dot before it; but a dot alone, or another version, not.  "mkisofs -N" makes
 * such dots: they harm where there are small letters, as all names that are
 * looked for have, but no name of ISO 9660.
 */
static void look_at_plain(it_iso_scan *scan, const unsigned char *record)
{
	const unsigned char *name = record + NAME_AT;
	size_t len = record[NAME_LEN_AT], i;

	if (len + NAME_AT > record[0] || len == 0)
		return;
	if (len > 2 && memcmp(name + len - 2, ";1", 2) == 0)
		len -= 2;
	else if (name[len - 1] == '.')
		scan->dot_plain = 1;
	for (i = 0; i < len; i++) {
		if (name[i] == ';' || name[i] == '/')
			scan->odd_plain = 1;
		if (name[i] >= 'a' && name[i] <= 'z')
			scan->small_plain = 1;
	}
}

static int is_odd_plain(const it_iso_scan *scan)
{
	return scan->odd_plain || (scan->dot_plain && scan->small_plain);
}

static it_code take_record(it_reader *rd, it_iso_scan *scan,
			   const unsigned char *record, unsigned kind)
{
	size_t len = record[0];
	size_t name_end = behind_name(record);
	int is_directory = (record[FLAGS_AT] & IS_DIRECTORY) != 0;
	met m = nothing_met;
	it_code code = check_record(rd, record);

	m.of = owner(record, kind);
	m.place = it_le32(record + PLACE_AT);
	m.size = it_le32(record + SIZE_AT);
	if (name_end > len)
		name_end = len;
	note_start(scan, record + name_end, len - name_end, m.of);
	if (code == IT_OK)
		code = look_behind(rd, scan, record + name_end, len - name_end,
				   &m);
	if (code != IT_OK || is_special(record))
		return code;
	look_at_plain(scan, record);
	code = count_record(rd, scan, kind);
	if (code == IT_OK && is_directory)
		code = add_directory(rd, scan, record,
				     LIST | (kind & JOLIET_TREE));
	return code;
}

static int is_top(const it_iso_scan *scan, const unsigned char *record,
		  unsigned tree)
{
	return memcmp(record + PLACE_AT, scan->top[tree],
		      sizeof scan->top[0]) == 0;
}

/*
 * libarchive believes the first record of the top, and others the descriptor.
 * Of other directories Linux does, and others the record that leads there.
 */
static it_code check_first(it_reader *rd, const it_iso_scan *scan,
			   const unsigned char *record,
			   const it_iso_part *part)
{
	int is_self = is_special(record) && record[NAME_AT] == 0;

	if ((part->kind & TOP_LIST) != 0)
		return is_self && is_top(scan, record, part->kind & JOLIET_TREE)
			? IT_OK : differs(rd, second_top);
	return is_self && it_le32(record + PLACE_AT) == part->place &&
			it_le32(record + SIZE_AT) == part->size
		? IT_OK : differs(rd, "a directory that names another one as "
				  "itself");
}

/* Linux and Solaris read on in the next sector, and libarchive does not. */
static int is_whole(const unsigned char *record, size_t left)
{
	return record[0] <= left;
}

static it_code take_records(it_reader *rd, it_iso_scan *scan,
			    const unsigned char *sector,
			    const it_iso_part *part)
{
	unsigned kind = part->kind;
	size_t at = 0;
	int files = 0;
	it_code code = IT_OK;

	if ((kind & FIRST_LIST) != 0)
		code = check_first(rd, scan, sector, part);
	for (; code == IT_OK && at < IT_ISO_SECTOR && sector[at] > NAME_AT;
	     at += sector[at]) {
		if (at >= part->to || !is_whole(sector + at, part->to - at))
			return differs(rd, "a record across the end of its "
				       "sector or directory");
		files += !is_special(sector + at);
		code = take_record(rd, scan, sector + at, kind);
		kind &= ~(unsigned)TOP_LIST; /* there is but one first one */
	}
	if ((part->kind & (TOP_LIST | JOLIET_TREE)) == TOP_LIST)
		scan->empty_top = files == 0;
	return code;
}

static it_code take_part(it_reader *rd, it_iso_scan *scan,
			 const unsigned char *sector, const it_iso_part *part)
{
	met m = nothing_met;

	if ((part->kind & LIST) != 0)
		return take_records(rd, scan, sector, part);
	m.of = part->kind;
	m.place = part->place;
	m.size = part->size;
	m.named = part->named;
	m.part = part;
	return look_behind(rd, scan, sector + part->from,
			   (size_t)(part->to - part->from), &m);
}

/* What is found in a sector may lead to it once more. */
static it_code take_sector(it_reader *rd, it_iso_scan *scan,
			   const unsigned char *sector, uint32_t number)
{
	size_t i = find_part(scan, number);
	it_iso_part part;
	it_code code = IT_OK;

	while (code == IT_OK && i < scan->count &&
	       scan->parts[i].sector == number) {
		if (scan->parts[i].done) {
			i++;
			continue;
		}
		scan->parts[i].done = 1;
		part = scan->parts[i];
		code = take_part(rd, scan, sector, &part);
		i = find_part(scan, number);
	}
	return code;
}

/* --- names that libarchive passed by ------------------------------------- */

/*
 * It reads what continues a record only where it comes by when it has read a
 * directory: just behind that, or behind what else it read so.  One that it
 * did not come to hides those further on.
 */
typedef struct reached {
	uint32_t next; /* the sector that it would come to */
	int blocked;
} reached;

static int is_reached(reached *to, const it_iso_part *part)
{
	int is_list = (part->kind & LIST) != 0;

	if ((part->kind & JOLIET_TREE) != 0 ||
	    (part->kind & (OF_DOT | OF_TOP)) == OF_DOT)
		return 1;
	if (is_list || (!to->blocked && (part->sector == to->next ||
					 part->sector + 1 == to->next))) {
		to->next = part->sector + 1;
		return 1;
	}
	to->blocked = 1;
	return (part->kind & OF_TOP) != 0; /* it has no name */
}

it_code it_iso_names(it_iso_scan *scan, it_reader *rd, unsigned long long at)
{
	reached to = {0, 0};
	size_t i;

	if (scan->looked == scan->count)
		return IT_OK;
	for (i = 0; i < scan->count; i++)
		if (!is_reached(&to, &scan->parts[i]) ||
		    ((scan->parts[i].kind & (LIST | OF_DOT | JOLIET_TREE)) == 0
		     && (unsigned long long)scan->parts[i].sector *
			IT_ISO_SECTOR >= at))
			return differs(rd, "names in an unusual place");
	scan->looked = scan->count;
	return IT_OK;
}

/* --- the image ------------------------------------------------------------ */

/*
 * A tree: from the record in the descriptor.  Of several descriptors GRUB
 * takes the last one; libarchive takes another one if the first leads to
 * sector 0, and what it finds in an empty directory depends on its version.
 */
static it_code add_top(it_reader *rd, it_iso_scan *scan,
		       const unsigned char *volume, unsigned tree)
{
	const unsigned char *record = volume + TOP;

	if (it_le32(record + PLACE_AT) == 0 || it_le32(record + SIZE_AT) == 0)
		return differs(rd, "no directory at its top");
	if (scan->listed[tree] != 0)
		return is_top(scan, record, tree) ? IT_OK
						  : differs(rd, second_top);
	memcpy(scan->top[tree], record + PLACE_AT, sizeof scan->top[0]);
	if (record[ATTRIBUTES_AT] != 0)
		return check_record(rd, record);
	return add_directory(rd, scan, record, LIST | TOP_LIST | tree);
}

/*
 * The size of a block in the second descriptor counts for the first tree too,
 * says libarchive.  It does not look at a descriptor of version 2 (ISO 9660 of
 * 1999), whose directory Solaris takes where there is no Rock Ridge.
 */
static it_code take_volume(it_reader *rd, it_iso_scan *scan,
			   const unsigned char *volume)
{
	int second = is_joliet(volume);

	if (volume[0] == SUPPLEMENTARY && volume[VERSION_AT] == 2)
		scan->other_top |= !is_top(scan, volume + TOP, 0);
	if (volume[0] != PRIMARY && !second)
		return IT_OK;
	if (le16(volume + BLOCK_SIZE) != IT_ISO_SECTOR)
		return differs(rd, "blocks of another size than 2048 bytes");
	return add_top(rd, scan, volume, second ? JOLIET_TREE : 0);
}

it_code it_iso_begin(it_iso_scan *scan, it_reader *rd,
		     const unsigned char *head, size_t len)
{
	size_t at = IT_ISO_DESCRIPTOR;
	it_code code = IT_OK;

	for (; code == IT_OK && at + IT_ISO_SECTOR <= len && head[at] != LAST;
	     at += IT_ISO_SECTOR)
		code = take_volume(rd, scan, head + at);
	return code;
}

/* Puts sectors together of blocks of any length. */
static size_t fill_sector(it_iso_scan *scan, const unsigned char *bytes,
			  size_t len)
{
	size_t want = IT_ISO_SECTOR - (size_t)(scan->at % IT_ISO_SECTOR);

	if (want > len)
		want = len;
	memcpy(scan->sector + scan->have, bytes, want);
	scan->have += want; /* a whole one only if it begins there */
	scan->at += want;
	return want;
}

it_code it_iso_follow(it_iso_scan *scan, it_reader *rd, unsigned long long at,
		      const unsigned char *bytes, size_t len)
{
	size_t took;
	it_code code = IT_OK;

	if (scan->at != at)
		scan->have = 0;
	scan->at = at;
	for (; code == IT_OK && len != 0; bytes += took, len -= took) {
		took = fill_sector(scan, bytes, len);
		if (scan->at % IT_ISO_SECTOR != 0)
			continue;
		if (scan->have == IT_ISO_SECTOR)
			code = take_sector(rd, scan, scan->sector, (uint32_t)
					   (scan->at / IT_ISO_SECTOR - 1));
		scan->have = 0;
	}
	return code;
}

static int take_passed(it_iso_scan *scan, const it_source *source,
		       uint32_t number)
{
	return it_source_take(source, (unsigned long long)number *
			      IT_ISO_SECTOR, scan->sector, IT_ISO_SECTOR) ==
		IT_ISO_SECTOR;
}

/*
 * libarchive passes by what it has no use for, where it can.  What is found
 * may lead back.
 */
static it_code look_at_the_rest(it_iso_scan *scan, it_reader *rd,
				const it_source *source)
{
	it_code code = IT_OK;
	size_t i = 0;

	while (code == IT_OK && i < scan->count) {
		if (scan->parts[i].done ||
		    !take_passed(scan, source, scan->parts[i].sector)) {
			i++;
			continue;
		}
		code = take_sector(rd, scan, scan->sector,
				   scan->parts[i].sector);
		i = 0;
	}
	return code;
}

static const char *wrong_in_plain(const it_iso_scan *scan)
{
	if (scan->other_top)
		return second_top;
	return scan->listed[JOLIET_TREE] == 0 && is_odd_plain(scan)
		? "plain names with a dot or a version of their own at the end"
		: NULL;
}

/*
 * With one of both marks some readers take its names, or Joliet's, or not.  A
 * file without one has the plain name, in capitals for some and not for others.
 * Linux takes Joliet where the first sector of the first tree has no file.
 */
static const char *wrong_in_rock(const it_iso_scan *scan)
{
	if (!scan->starts_rock || !scan->says_rock)
		return "Rock Ridge without saying so at its top";
	if (scan->empty_top && scan->listed[JOLIET_TREE] != 0)
		return "no file where its first directory begins";
	return scan->nameless ? "a file that Rock Ridge does not name" : NULL;
}

it_code it_iso_finish(it_iso_scan *scan, it_reader *rd,
		      const it_source *source)
{
	const char *wrong;
	it_code code = source != NULL ? look_at_the_rest(scan, rd, source)
				      : IT_OK;

	if (code == IT_OK)
		code = rd->err->code; /* something could not be read */
	if (code != IT_OK)
		return code;
	wrong = scan->rock ? wrong_in_rock(scan) : wrong_in_plain(scan);
	if (wrong == NULL && it_iso_numbers_differ(scan))
		wrong = "files of one number in different places";
	return wrong == NULL ? IT_OK : differs(rd, wrong);
}

void it_iso_end(it_iso_scan *scan)
{
	free(scan->parts);
	scan->parts = NULL;
	free(scan->numbers);
	scan->numbers = NULL;
}
