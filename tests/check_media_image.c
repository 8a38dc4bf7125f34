/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The directories of an image as they are followed beside libarchive
 * (media_iso.c), by themselves: libarchive refuses much of this before, so
 * that no medium shows each condition.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "payload/media_priv.h"
#include "tests/check_main.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* Where things lie: descriptors, the two trees, what records lead to. */
enum {
	SECTOR = IT_ISO_SECTOR,
	SECTORS = 400,
	PRIMARY = 16,
	JOLIET = 17,
	TOP = 20,
	SECOND_TOP = 21,
	MORE = 22,
	DEEP = 23,
	DEEPER = 25,
	BULK = 30,
	DIRECTORY = 2,
	ASSOCIATED = 4
};

static unsigned char image[SECTORS * SECTOR];
static size_t ends[SECTORS]; /* of the records in a sector */

static void both(unsigned char *at, unsigned long value)
{
	int i;

	for (i = 0; i < 4; i++)
		at[i] = at[7 - i] = (unsigned char)(value >> 8 * i);
}

/* What stands behind a name. */
typedef struct entry {
	unsigned char bytes[232];
	size_t len;
} entry;

static const entry nothing;

static entry an_entry(const char *name, size_t len)
{
	entry e;

	memset(&e, 0, sizeof e);
	memcpy(e.bytes, name, 2);
	e.bytes[2] = (unsigned char)len;
	e.bytes[3] = 1;
	e.len = len;
	return e;
}

static entry type(unsigned long mode)
{
	entry e = an_entry("PX", 36);

	both(e.bytes + 4, mode);
	return e;
}

static entry more(unsigned long sector, unsigned long from,
		  unsigned long len)
{
	entry e = an_entry("CE", 28);

	both(e.bytes + 4, sector);
	both(e.bytes + 12, from);
	both(e.bytes + 20, len);
	return e;
}

static entry directory(void) { return type(0040755); }
static entry plain(void) { return type(0100644); }

/* One of what continues elsewhere. */
static void behind(unsigned long sector, size_t from, entry e)
{
	memcpy(image + sector * SECTOR + from, e.bytes, e.len);
}

static void top_of(unsigned volume, unsigned long place, unsigned long len)
{
	both(image + volume * SECTOR + 156 + 2, place);
	both(image + volume * SECTOR + 156 + 10, len);
}

/* A record of the name "A", behind those that are there. */
static unsigned char *put(unsigned sector, unsigned flags,
			  unsigned long place, unsigned long len, entry e)
{
	unsigned char *at = image + sector * SECTOR + ends[sector];

	at[0] = (unsigned char)(34 + e.len);
	both(at + 2, place);
	both(at + 10, len);
	at[25] = (unsigned char)flags;
	at[32] = 1;
	at[33] = 'A';
	memcpy(at + 34, e.bytes, e.len);
	ends[sector] += at[0];
	return at;
}

static unsigned char *file_with(entry e)
{
	return put(TOP, 0, BULK, 4, e);
}

static void folder(unsigned sector, unsigned long place)
{
	(void)put(sector, DIRECTORY, place, SECTOR, nothing);
}

static void odd(unsigned sector)
{
	(void)put(sector, ASSOCIATED, BULK, 4, nothing);
}

/* The directory itself, and the one above it. */
static void specials(unsigned sector)
{
	put(sector, DIRECTORY, sector, SECTOR, nothing)[33] = 0;
	put(sector, DIRECTORY, sector, SECTOR, nothing)[33] = 1;
}

static void descriptor(unsigned volume, unsigned char kind, unsigned top)
{
	unsigned char *at = image + volume * SECTOR;

	at[0] = kind;
	if (kind == 2)
		memcpy(at + 88, "%/E", 3);
	both(at + 128, 0); /* 16 bits */
	at[129] = at[130] = SECTOR >> 8;
	at[128] = at[131] = 0;
	top_of(volume, top, SECTOR);
	specials(top);
}

static void second_tree(void)
{
	descriptor(JOLIET, 2, SECOND_TOP);
}

/* --- what the images hold ------------------------------------------------ */

static void as_it_is(void) { (void)file_with(plain()); }

static void second_as_it_is(void)
{
	second_tree();
	(void)put(SECOND_TOP, 0, BULK, 4, nothing);
}

static void second_odd(void)
{
	second_tree();
	odd(SECOND_TOP);
}

static void block_second(void)
{
	second_tree();
	image[JOLIET * SECTOR + 129] = 4;
}

/* Whatever the second one says. */
static void block_first(void)
{
	second_tree();
	image[PRIMARY * SECTOR + 129] = 4;
}

static void block_third(void)
{
	descriptor(JOLIET, 3, SECOND_TOP);
	image[JOLIET * SECTOR + 129] = 4;
}

static void top_nowhere(void) { top_of(PRIMARY, 0, SECTOR); }
static void top_empty(void) { top_of(PRIMARY, TOP, 0); }

static void second_nowhere(void)
{
	second_tree();
	top_of(JOLIET, 0, SECTOR);
}

static void second_empty(void)
{
	second_tree();
	top_of(JOLIET, SECOND_TOP, 0);
}

/* The first of a kind counts. */
static void once_more(void)
{
	descriptor(JOLIET, 1, SECOND_TOP);
	odd(SECOND_TOP);
}

static void behind_the_end(void)
{
	image[JOLIET * SECTOR] = 255;
	descriptor(JOLIET + 1, 2, SECOND_TOP);
	odd(SECOND_TOP);
}

static void other_place(void) { image[TOP * SECTOR + 2]++; }
static void other_length(void) { image[TOP * SECTOR + 10]++; }
static void begins_above(void) { image[TOP * SECTOR + 33] = 1; }

static void begins_otherwise(void)
{
	image[TOP * SECTOR + 32] = 2;
}

static void second_other_place(void)
{
	second_tree();
	image[SECOND_TOP * SECTOR + 2]++;
}

/* Only the first sector at the top begins with the directory itself. */
static void top_of_two(void)
{
	top_of(PRIMARY, TOP, 2 * SECTOR);
	both(image + TOP * SECTOR + 10, 2 * SECTOR);
	(void)put(TOP + 1, 0, BULK, 4, nothing);
}

static void top_of_two_odd(void)
{
	top_of_two();
	odd(TOP + 1);
}

static void in_folder(void)
{
	folder(TOP, DEEP);
	odd(DEEP);
}

static void in_folder_of_second(void)
{
	second_tree();
	folder(SECOND_TOP, DEEP);
	odd(DEEP);
}

static void in_second_sector(void)
{
	(void)put(TOP, DIRECTORY, DEEP, SECTOR + 1, nothing);
	(void)put(DEEP, 0, BULK, 4, nothing);
	odd(DEEP + 1);
}

/* Found after the one that lies behind it. */
static void in_earlier_folder(void)
{
	folder(TOP, DEEPER);
	folder(TOP, DEEP);
	odd(DEEP);
}

static void in_later_folder(void)
{
	folder(TOP, DEEP);
	folder(TOP, DEEPER);
	odd(DEEPER);
}

/* A file lies where the directory does; nothing leads there. */
static void in_file(void)
{
	(void)put(TOP, 0, DEEP, SECTOR, nothing);
	odd(DEEP);
}

static void above_leads_elsewhere(void)
{
	unsigned char *above = image + TOP * SECTOR + 34;

	both(above + 2, DEEP);
	odd(DEEP);
}

static void above_is_odd(void)
{
	image[TOP * SECTOR + 34 + 25] |= ASSOCIATED;
}

/* What is wrong stays so, whatever its record says besides. */
static void odd_and_more(void)
{
	(void)put(TOP, ASSOCIATED, BULK, 4, plain());
	(void)file_with(plain());
}

static void name_of_two(void)
{
	entry e = nothing;
	unsigned char *at;

	e.len = 2;
	at = put(TOP, DIRECTORY, DEEP, SECTOR, e);
	at[32] = 2;
	at[33] = 0;
	odd(DEEP);
}

static void name_2(void)
{
	put(TOP, DIRECTORY, DEEP, SECTOR, nothing)[33] = 2;
	odd(DEEP);
}

/* A name longer than its record. */
static void name_beyond(void)
{
	(void)file_with(nothing);
	image[TOP * SECTOR + 2 * 34 + 32] = 255;
}

/* --- records at the edges of a sector */

static void fill_up(size_t left)
{
	entry e = nothing;

	while (SECTOR - ends[TOP] > left) {
		e.len = SECTOR - ends[TOP] - left - 34;
		if (e.len > 186)
			e.len = e.len < 186 + 34 ? 100 : 186;
		(void)file_with(e);
	}
}

static void to_the_end(void)
{
	fill_up(34);
	odd(TOP);
}

static void beyond_the_end(void)
{
	fill_up(34);
	odd(TOP);
	image[(TOP + 1) * SECTOR - 34]++;
}

static void too_short(void)
{
	odd(TOP);
	image[TOP * SECTOR + 2 * 34]--;
}

/* --- behind the name */

static void says_directory(void) { (void)file_with(directory()); }

static void says_file(void)
{
	(void)put(TOP, DIRECTORY, DEEP, SECTOR, plain());
}

static void of_no_type(unsigned char name)
{
	put(TOP, DIRECTORY, TOP, SECTOR, type(0755))[33] = name;
}

static void says_nothing_above(void) { of_no_type(1); }
static void says_nothing_of_itself(void) { of_no_type(0); }
static void says_nothing(void) { of_no_type('A'); }

static void says_file_above(void)
{
	put(TOP, DIRECTORY, TOP, SECTOR, plain())[33] = 1;
}

static void says_link(void) { (void)file_with(type(0120777)); }

static void says_directory_first(void)
{
	entry e = directory(), two = plain();

	memcpy(e.bytes + e.len, two.bytes, two.len);
	e.len += two.len;
	(void)file_with(e);
}

/* 12 bytes, as little as says it */
static void says_briefly(void)
{
	entry e = directory();

	e.bytes[2] = 12;
	e.len = 12;
	(void)file_with(e);
}

static void says_too_briefly(void)
{
	entry e = directory();

	e.bytes[2] = 11;
	(void)file_with(e);
}

static void says_too_long(void)
{
	entry e = directory();

	e.bytes[2]++;
	(void)file_with(e);
}

static void says_in_version_2(void)
{
	entry e = directory();

	e.bytes[3] = 2;
	(void)file_with(e);
}

static void says_elsewhere(void)
{
	(void)file_with(more(MORE, 0, 36));
	behind(MORE, 0, directory());
}

static void says_file_elsewhere(void)
{
	(void)file_with(more(MORE, 0, 36));
	behind(MORE, 0, plain());
}

/* Two that go on in one sector: from another place, or to another one. */
static void says_elsewhere_from(void)
{
	(void)file_with(more(MORE, 0, 36));
	(void)file_with(more(MORE, 64, 36));
	behind(MORE, 64, directory());
}

static void says_elsewhere_first(void)
{
	(void)file_with(more(MORE, 0, 36));
	(void)file_with(more(MORE, 64, 36));
	behind(MORE, 0, directory());
	behind(MORE, 64, plain());
}

static void says_elsewhere_from_the_same_end(void)
{
	(void)file_with(more(MORE, 36, 64));
	(void)file_with(more(MORE, 0, 100));
	behind(MORE, 0, directory());
}

static void says_elsewhere_to(void)
{
	(void)file_with(more(MORE, 0, 36));
	(void)file_with(more(MORE, 0, 72));
	behind(MORE, 36, directory());
}

/* The same words of a file and of a directory. */
static void says_elsewhere_of_both(void)
{
	(void)file_with(more(MORE, 0, 36));
	(void)put(TOP, DIRECTORY, DEEP, SECTOR, more(MORE, 0, 36));
	behind(MORE, 0, plain());
}

static void says_elsewhere_of_directory(void)
{
	(void)put(TOP, DIRECTORY, DEEP, SECTOR, more(MORE, 0, 36));
	behind(MORE, 0, directory());
}

static void says_still_elsewhere(void)
{
	(void)file_with(more(MORE, 0, 28));
	behind(MORE, 0, more(MORE, 1000, 36));
	behind(MORE, 1000, directory());
}

/* Who follows that never ends. */
static void leads_to_itself(void)
{
	(void)file_with(more(MORE, 0, 28));
	behind(MORE, 0, more(MORE, 0, 28));
}

static void leads_in_a_circle(void)
{
	(void)file_with(more(MORE, 4, 28));
	behind(MORE, 4, more(MORE, 100, 28));
	behind(MORE, 100, more(MORE, 3, 28));
}

static void leads_further(void)
{
	(void)file_with(more(MORE, 0, 28));
	behind(MORE, 0, more(MORE, 1, 36));
}

/* libarchive refuses it. */
static void leads_to_earlier_sector(void)
{
	(void)file_with(more(MORE, 8, 28));
	behind(MORE, 8, more(DEEP, 0, 36));
}

/* What was said before is not taken back by what goes on. */
static void says_both(void)
{
	entry e = directory(), go_on = more(MORE, 0, 36);

	memcpy(e.bytes + e.len, go_on.bytes, go_on.len);
	e.len += go_on.len;
	(void)file_with(e);
	behind(MORE, 0, plain());
}

static void elsewhere_whole(void)
{
	(void)file_with(more(MORE, 0, SECTOR));
	behind(MORE, SECTOR - 36, directory());
}

static void elsewhere_to_the_end(void)
{
	(void)file_with(more(MORE, SECTOR - 36, 36));
	behind(MORE, SECTOR - 36, directory());
}

static void elsewhere_too_long(void)
{
	(void)file_with(more(MORE, 0, SECTOR + 1));
	behind(MORE, 0, directory());
}

static void elsewhere_across(void)
{
	(void)file_with(more(MORE, SECTOR - 36, 37));
	behind(MORE, SECTOR - 36, directory());
}

static void elsewhere_beyond(void)
{
	(void)file_with(more(MORE, 0xFFFFFFF0UL, 36));
	behind(MORE, 0, directory());
}

static void elsewhere_short(void)
{
	entry e = more(MORE, 0, 36);

	e.bytes[2]--;
	(void)file_with(e);
	behind(MORE, 0, directory());
}

static void moved(void) { (void)file_with(an_entry("CL", 12)); }

static void moved_behind(void)
{
	(void)file_with(more(MORE, 5, 12));
	behind(MORE, 5, an_entry("CL", 12));
}

static void moved_by_little(void)
{
	entry e = an_entry("CL", 12);

	e.bytes[2] = 11;
	(void)file_with(e);
}

/* --- how much of it */

/* So many times so many bytes go on elsewhere. */
static void go_on(unsigned times, unsigned long len)
{
	entry one = more(MORE, 0, len);
	unsigned sector = BULK;

	(void)put(TOP, DIRECTORY, BULK, 130 * SECTOR, nothing);
	for (; times != 0; times--) {
		if (ends[sector] + 34 + one.len > SECTOR)
			sector++;
		(void)put(sector, 0, 0, 0, one);
	}
}

static void goes_on_much(void) { go_on(512, SECTOR); }
static void goes_on_too_much(void) { go_on(513, SECTOR); }
static void goes_on_often(void) { go_on(4096, 0); }
static void goes_on_too_often(void) { go_on(4097, 0); }

/* One directory of so many bytes, beyond all that is given here. */
static void long_folder(unsigned sector, unsigned long len)
{
	(void)put(sector, DIRECTORY, 5000 + (unsigned long)ends[sector] * 99,
		  len, nothing);
}

static void list_long(void) { long_folder(TOP, IT_ISO_MAX_LIST); }
static void list_too_long(void) { long_folder(TOP, IT_ISO_MAX_LIST + 1); }

static void top_too_long(void)
{
	top_of(PRIMARY, TOP, IT_ISO_MAX_LIST + 1);
	both(image + TOP * SECTOR + 10, IT_ISO_MAX_LIST + 1);
}

/* With the top itself just what is allowed, in both trees. */
static void lists_of(unsigned sector)
{
	long_folder(sector, IT_ISO_MAX_LIST);
	long_folder(sector, IT_ISO_MAX_LIST);
	long_folder(sector, IT_ISO_MAX_LISTS - 2 * IT_ISO_MAX_LIST - SECTOR);
}

static void lists_long(void)
{
	second_tree();
	lists_of(TOP);
	lists_of(SECOND_TOP);
}

static void lists_too_long(void)
{
	lists_of(TOP);
	long_folder(TOP, 1);
}

static void second_lists_too_long(void)
{
	second_tree();
	lists_of(SECOND_TOP);
	long_folder(SECOND_TOP, 1);
}

/* The least record, 60 of which fill a sector, in one of both trees. */
static void files_below(unsigned top, unsigned place, unsigned count)
{
	(void)put(top, DIRECTORY, place, (count + 59) / 60 * SECTOR, nothing);
	for (count--; count != 0; count--) {
		if (ends[place] + 34 > SECTOR)
			place++;
		(void)put(place, 0, 0, 0, nothing);
	}
}

static void many(void)
{
	files_below(TOP, BULK, IT_MEDIA_MAX_ENTRIES);
}

static void too_many(void)
{
	files_below(TOP, BULK, IT_MEDIA_MAX_ENTRIES + 1);
}

static void too_many_folders(void)
{
	many();
	folder(BULK + (IT_MEDIA_MAX_ENTRIES - 2) / 60, DEEP);
}

static void many_in_both(void)
{
	many();
	second_tree();
	files_below(SECOND_TOP, BULK + 310, 1000);
}

static void too_many_in_second(void)
{
	second_tree();
	files_below(SECOND_TOP, BULK, IT_MEDIA_MAX_ENTRIES + 1);
}

/* --- what a name is made of ---------------------------------------------- */

static entry named(const char *text, unsigned flags)
{
	entry e = an_entry("NM", 5 + strlen(text));

	e.bytes[4] = (unsigned char)flags;
	memcpy(e.bytes + 5, text, strlen(text));
	return e;
}

static entry followed_by(entry a, entry b)
{
	memcpy(a.bytes + a.len, b.bytes, b.len);
	a.len += b.len;
	return a;
}

static void in_pieces(void)
{
	(void)file_with(followed_by(named("vmx", 1), named("net", 0)));
}

static void ends_twice(void)
{
	(void)file_with(followed_by(named("vmx", 0), named("net", 0)));
}

static void is_above(void) { (void)file_with(named("a", 4)); }
static void is_empty(void) { (void)file_with(named("", 0)); }

static void begins_empty(void)
{
	(void)file_with(followed_by(named("", 1), named("a", 0)));
}
static void is_of_machine(void) { (void)file_with(named("a", 0x20)); }
static void has_slash(void) { (void)file_with(named("a/b", 0)); }

static void name_version_2(void)
{
	entry e = named("a", 0);

	e.bytes[3] = 2;
	(void)file_with(e);
}

static void ends_all(void) { (void)file_with(an_entry("ST", 4)); }
static void sparse(void) { (void)file_with(an_entry("SF", 21)); }
static void was_moved(void) { (void)file_with(an_entry("RE", 4)); }

static void link_and_file(void)
{
	(void)file_with(followed_by(type(0100644), an_entry("SL", 8)));
}

static void is_link(void)
{
	(void)file_with(followed_by(type(0120777), an_entry("SL", 8)));
}

/* Of Rock Ridge. */
static entry start(void)
{
	entry e = an_entry("SP", 7);

	e.bytes[4] = 0xBE;
	e.bytes[5] = 0xEF;
	return e;
}

static void odd_flags(unsigned flags)
{
	(void)put(TOP, flags, BULK, 4, nothing);
}

static void begins_later(void)
{
	entry e = start();

	e.bytes[6] = 1;
	(void)file_with(e);
}

static void begins_with_other(unsigned at)
{
	entry e = start();

	e.bytes[at]++;
	(void)file_with(e);
}

static void other_magic(void) { begins_with_other(4); }
static void other_magic_end(void) { begins_with_other(5); }

/* Pieces of 200 bytes and of as many as are left, here or elsewhere. */
static entry of_length(size_t len, unsigned flags)
{
	static const char text[] =
		"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
		"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
		"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn";

	return named(text + sizeof text - 1 - len, flags);
}

static void name_in_two_places(size_t len)
{
	(void)file_with(followed_by(of_length(150, 1),
				    more(MORE, 9, len + 5)));
	behind(MORE, 9, of_length(len, 0));
}

static void name_253(void) { name_in_two_places(103); }
static void name_254(void) { name_in_two_places(104); }

/* One place for two names, of which the second one is too long so. */
static void name_254_after_another(void)
{
	(void)file_with(followed_by(of_length(1, 1), more(MORE, 9, 109)));
	name_in_two_places(104);
}

static entry a_link(unsigned flags)
{
	entry e = an_entry("SL", 8);

	e.bytes[5] = (unsigned char)flags;
	e.bytes[6] = 1;
	e.bytes[7] = 'a';
	return e;
}

static void link_to_root(void) { (void)file_with(a_link(8)); }
static void link_to_volume(void) { (void)file_with(a_link(0x10)); }

static void link_of_two_parts(void)
{
	entry e = an_entry("SL", 10);

	e.bytes[7] = 0x20;
	(void)file_with(e);
}

static void by_a_number(void)
{
	(void)file_with(followed_by(an_entry("X1", 4), named("a", 0)));
}

static void by_a_letter(void)
{
	(void)file_with(followed_by(an_entry("XX", 4), named("a", 0)));
}

static void number_alone(void) { (void)file_with(an_entry("1X", 4)); }

static void three_bytes(void)
{
	entry e = an_entry("XX", 3);

	e.len = 4;
	(void)file_with(e);
}

static void more_and(size_t len)
{
	entry e = more(MORE, 0, 6);

	e.len += len;
	(void)file_with(e);
	behind(MORE, 0, named("a", 0));
}

static void more_and_two(void) { more_and(2); }
static void more_and_three(void) { more_and(3); }

static void more_twice(void)
{
	(void)file_with(followed_by(more(MORE, 0, 6), more(MORE, 0, 6)));
}

static void more_by_30(void)
{
	entry e = more(MORE, 0, 6);

	e.bytes[2] = 30;
	e.len = 30;
	(void)file_with(e);
}

/* Where nobody looks for entries any more: one of few bytes, or version 2. */
static void file_with_hidden(entry e)
{
	entry end = nothing;

	end.len = 4;
	(void)file_with(followed_by(end, e));
}

static void hidden_move(void) { file_with_hidden(an_entry("CL", 12)); }

static void hidden_move_by_little(void)
{
	entry e = an_entry("CL", 12);

	e.bytes[2] = 11;
	file_with_hidden(e);
}

static void hidden_move_of_version_2(void)
{
	entry e = an_entry("CL", 12);

	e.bytes[3] = 2;
	file_with_hidden(e);
}

static void hidden_brief_type(void)
{
	entry e = directory();

	e.bytes[2] = 12;
	e.len = 12;
	file_with_hidden(e);
}

static void name_with_nul(void)
{
	entry e = named("a.b", 0);

	e.bytes[6] = '\0';
	(void)file_with(e);
}

/* Where the second entry would be is the one of the next record. */
static void entry_over_two_records(void)
{
	entry e = an_entry("XX", 4);

	e.bytes[2] = 4 + 34;
	(void)file_with(followed_by(named("a", 0), e));
	(void)file_with(named("b", 0));
}

/* The first thing that is wrong is told. */
static void ends_twice_and_more(void)
{
	entry e = followed_by(more(MORE, 0, 6), named("a", 0));

	e = followed_by(e, named("a", 0));
	(void)file_with(followed_by(e, an_entry("XX", 4)));
}

static void ends_twice_and_was_moved(void)
{
	(void)file_with(followed_by(an_entry("RE", 4),
				    followed_by(named("a", 0),
						named("a", 0))));
}

static void ends_twice_and_moved(void)
{
	(void)file_with(followed_by(named("a", 0),
				    followed_by(named("a", 0),
						an_entry("CL", 12))));
}

static void three_bytes_at_the_end(void)
{
	(void)file_with(an_entry("XX", 3));
}

static void top_with_attributes(void)
{
	image[PRIMARY * SECTOR + 156 + 1] = 1;
}

static void of_records(void) { odd_flags(0x08); }
static void of_unused(void) { odd_flags(0x40); }
static void hidden(void) { odd_flags(0x01); }
static void says_but_35(void)
{
	entry e = plain();

	e.bytes[2] = 35;
	(void)file_with(e);
}

#define NAMELESS DIFFERS("a file that Rock Ridge does not name")
#define PLAINS DIFFERS( \
	"plain names with a dot or a version of their own at the end")
#define UNTOLD DIFFERS("Rock Ridge without saying so at its top")
#define LONG_NAME DIFFERS("a name of more than 253 bytes")
#define FLAGS_ODD DIFFERS("a file with unusual flags")
#define NO_NAME DIFFERS("a name that is none")
#define TWO_NAMES DIFFERS("two names for a file")
#define UNUSUAL DIFFERS("an entry of Rock Ridge in an unusual form")
#define LINK_TOO DIFFERS("a link that is a file as well")
#define LATER DIFFERS("bytes before the entries of Rock Ridge")
#define DIFFERS(what) \
	"its ISO 9660 has " what ", which readers take in different ways"
#define ASSOCIATED_FILE DIFFERS("a file associated with another one")
#define BLOCKS DIFFERS("blocks of another size than 2048 bytes")
#define NO_TOP DIFFERS("no directory at its top")
#define SECOND DIFFERS("a second directory at its top")
#define AS_WELL DIFFERS("a directory that is a file as well")
#define MOVED "its ISO 9660 has a directory that was moved up, being too " \
	"deep, which is not read here"
#define CIRCLE \
	"what continues a name in its ISO 9660 leads back to itself"
#define NAMES "the names in it are longer than 1 MiB together"
#define LIST "a directory of its ISO 9660 is longer than 1024 KiB"
#define LISTS \
	"the directories of its ISO 9660 are longer than 2560 KiB together"
#define FILES "it holds more than 18000 files"

static const struct {
	void (*make)(void);
	const char *text; /* "" for a good one */
} images[] = {
	{as_it_is, ""},
	{second_as_it_is, ""},
	{second_odd, ASSOCIATED_FILE},
	{block_second, BLOCKS},
	{block_first, BLOCKS},
	{block_third, ""},
	{top_nowhere, NO_TOP},
	{top_empty, NO_TOP},
	{second_nowhere, NO_TOP},
	{second_empty, NO_TOP},
	{once_more, ""},
	{behind_the_end, ""},
	{other_place, SECOND},
	{other_length, SECOND},
	{begins_above, SECOND},
	{begins_otherwise, SECOND},
	{second_other_place, SECOND},
	{top_of_two, ""},
	{top_of_two_odd, ASSOCIATED_FILE},
	{in_folder, ASSOCIATED_FILE},
	{in_folder_of_second, ASSOCIATED_FILE},
	{in_second_sector, ASSOCIATED_FILE},
	{in_earlier_folder, ASSOCIATED_FILE},
	{in_later_folder, ASSOCIATED_FILE},
	{in_file, ""},
	{above_leads_elsewhere, ""},
	{above_is_odd, ASSOCIATED_FILE},
	{odd_and_more, ASSOCIATED_FILE},
	{name_of_two, ASSOCIATED_FILE},
	{name_2, ASSOCIATED_FILE},
	{name_beyond, ""},
	{to_the_end, ASSOCIATED_FILE},
	{beyond_the_end, ""},
	{too_short, ""},
	{says_directory, AS_WELL},
	{says_file, AS_WELL},
	{says_nothing_above, ""},
	{says_nothing_of_itself, AS_WELL},
	{says_nothing, AS_WELL},
	{says_file_above, AS_WELL},
	{says_link, ""},
	{says_directory_first, AS_WELL},
	{says_briefly, UNUSUAL},
	{says_but_35, UNUSUAL},
	{says_too_briefly, UNUSUAL},
	{says_too_long, ""},
	{says_in_version_2, UNUSUAL},
	{says_elsewhere, AS_WELL},
	{says_file_elsewhere, ""},
	{says_elsewhere_from, AS_WELL},
	{says_elsewhere_first, AS_WELL},
	{says_elsewhere_from_the_same_end, AS_WELL},
	{says_elsewhere_to, AS_WELL},
	{says_elsewhere_of_both, AS_WELL},
	{says_elsewhere_of_directory, ""},
	{says_still_elsewhere, AS_WELL},
	{leads_to_itself, CIRCLE},
	{leads_in_a_circle, CIRCLE},
	{leads_further, ""},
	{leads_to_earlier_sector, ""},
	{says_both, AS_WELL},
	{elsewhere_whole, AS_WELL},
	{elsewhere_to_the_end, AS_WELL},
	{elsewhere_too_long, ""},
	{elsewhere_across, ""},
	{elsewhere_beyond, ""},
	{elsewhere_short, UNUSUAL},
	{moved, MOVED},
	{moved_behind, MOVED},
	{moved_by_little, UNUSUAL},
	{in_pieces, ""},
	{ends_twice, TWO_NAMES},
	{is_above, NO_NAME},
	{is_of_machine, NO_NAME},
	{has_slash, DIFFERS("a slash within a name")},
	{name_version_2, UNUSUAL},
	{ends_all, UNUSUAL},
	{sparse, UNUSUAL},
	{was_moved, MOVED},
	{link_and_file, LINK_TOO},
	{is_link, ""},
	{begins_later, LATER},
	{is_empty, UNUSUAL},
	{begins_empty, UNUSUAL},
	{other_magic, UNUSUAL},
	{other_magic_end, UNUSUAL},
	{name_253, ""},
	{name_254, LONG_NAME},
	{name_254_after_another, LONG_NAME},
	{link_to_root, ""},
	{link_to_volume, UNUSUAL},
	{link_of_two_parts, UNUSUAL},
	{by_a_number, UNUSUAL},
	{by_a_letter, ""},
	{number_alone, ""},
	{three_bytes, UNUSUAL},
	{more_and_two, ""},
	{more_and_three, UNUSUAL},
	{more_twice, UNUSUAL},
	{more_by_30, UNUSUAL},
	{hidden_move, MOVED},
	{hidden_move_by_little, ""},
	{hidden_move_of_version_2, ""},
	{hidden_brief_type, AS_WELL},
	{name_with_nul, NO_NAME},
	{entry_over_two_records, ""},
	{ends_twice_and_more, TWO_NAMES},
	{ends_twice_and_was_moved, TWO_NAMES},
	{ends_twice_and_moved, TWO_NAMES},
	{three_bytes_at_the_end, ""},
	{top_with_attributes, DIFFERS("a file behind a record of attributes")},
	{of_records, FLAGS_ODD},
	{of_unused, FLAGS_ODD},
	{hidden, ""},
	{goes_on_much, ""},
	{goes_on_too_much, NAMES},
	{goes_on_often, ""},
	{goes_on_too_often, NAMES},
	{list_long, ""},
	{list_too_long, LIST},
	{top_too_long, LIST},
	{lists_long, ""},
	{lists_too_long, LISTS},
	{second_lists_too_long, LISTS},
	{many, ""},
	{too_many, FILES},
	{too_many_folders, FILES},
	{many_in_both, ""},
	{too_many_in_second, FILES},
};

/* --- how they are followed ----------------------------------------------- */

typedef struct followed {
	it_media media;
	it_error err;
	it_reader rd;
	it_iso_scan scan;
	it_code code;
} followed;

static void begin(followed *f)
{
	static char path[] = "m";

	memset(f, 0, sizeof *f);
	f->media.path = path;
	f->rd.media = &f->media;
	f->rd.err = &f->err;
	memset(image, 0, sizeof image);
	memset(ends, 0, sizeof ends);
	descriptor(PRIMARY, 1, TOP);
	image[JOLIET * SECTOR] = 255;
	image[(JOLIET + 1) * SECTOR] = 255;
}

static void head(followed *f)
{
	f->code = it_iso_begin(&f->scan, &f->rd, image, TOP * SECTOR);
}

/* From there on, len bytes in blocks of that size. */
static void give(followed *f, size_t at, size_t len, size_t block)
{
	size_t one;

	for (; f->code == IT_OK && len != 0; at += one, len -= one) {
		one = block < len ? block : len;
		f->code = it_iso_follow(&f->scan, &f->rd, at, image + at, one);
	}
}

static void finish(followed *f, const char *text)
{
	ck_assert_str_eq(f->err.text, text);
	ck_assert_int_eq(f->code, text[0] == '\0' ? IT_OK : IT_MEDIA);
	ck_assert_int_eq(strstr(f->err.remedy, "mount it") != NULL,
			 strcmp(text, MOVED) == 0);
	it_iso_end(&f->scan);
	ck_assert_ptr_null(f->scan.parts);
}

/* Its first record of all tells of Rock Ridge, by two marks, or does not. */
enum { CUT = -1, OTHER = -2, OF_FILE_ALONE = -3, IN_SECOND_DOT = -4,
       LIKE_FOLDER = -5 };

static const struct {
	int starts, second; /* the first mark, and in ".." */
	const char *name;   /* the other one */
	int elsewhere;      /* that one is where the record continues, or odd */
	int joliet;	    /* the names are of the second tree */
	const char *text;
} marks[] = {
	{1, 0, "RRIP_1991A", 0, 0, ""},
	{1, 0, "IEEE_P1282", 0, 0, ""},
	{1, 0, "IEEE_1282", 0, 0, ""},
	{1, 0, "RRIP_1991A", 1, 0, ""},
	{1, 0, "RRIP_1991A", 2, 0, ""}, /* and was passed by */
	{1, 0, "RRIP_1991B", 2, 0, UNTOLD},
	{1, 0, "RRIP_1991B", 0, 0, UNTOLD},
	{1, 0, "RRIP_1991", 0, 0, UNTOLD},
	{1, 0, "RRIP_1991A1", 0, 0, UNTOLD},
	{1, 0, "", 0, 0, UNTOLD},
	{0, 0, "RRIP_1991A", 0, 0, UNTOLD},
	{0, 1, "RRIP_1991A", 0, 0, UNTOLD},
	{0, 0, "", 0, 0, UNTOLD},
	{0, 0, "", 0, 1, ""},
	{1, 0, "RRIP_1991A", CUT, 0, UNTOLD},
	{1, 0, "RRIP_1991A", OTHER, 0, UNTOLD},
	{1, 0, "RRIP_1991A", OF_FILE_ALONE, 0, UNTOLD},
	{0, 0, "", IN_SECOND_DOT, 0, UNTOLD},
	{1, 0, "", IN_SECOND_DOT, 0, UNTOLD},
	{1, 0, "RRIP_1991A", LIKE_FOLDER, 0, ""},
	{0, 0, "", LIKE_FOLDER, 0, UNTOLD},
};


static entry extension(const char *name)
{
	entry e = an_entry("ER", 8 + strlen(name));

	e.bytes[4] = (unsigned char)strlen(name);
	memcpy(e.bytes + 8, name, strlen(name));
	return e;
}

/* It counts nowhere but in the first record. */
static void mark_elsewhere(int where)
{
	entry marks_both = followed_by(start(), extension("RRIP_1991A"));

	if (where == OF_FILE_ALONE)
		(void)file_with(followed_by(named("b", 0),
					    extension("RRIP_1991A")));
	if (where == IN_SECOND_DOT)
		put(TOP, DIRECTORY, TOP, SECTOR, marks_both)[33] = 0;
	if (where != LIKE_FOLDER)
		return;
	(void)put(TOP, DIRECTORY, DEEP, SECTOR, named("d", 0));
	(void)put(TOP, DIRECTORY, DEEPER, SECTOR, named("e", 0));
	put(DEEP, DIRECTORY, DEEP, SECTOR, marks_both)[33] = 0;
	put(DEEPER, DIRECTORY, DEEPER, SECTOR, directory())[33] = 0;
}

START_TEST(test_marks)
{
	entry dot = marks[_i].starts ? start() : an_entry("XX", 7);
	entry is = extension(marks[_i].name);
	it_source source;
	followed f;

	begin(&f);
	memset(image + TOP * SECTOR, 0, SECTOR);
	ends[TOP] = 0;
	is.bytes[2] = (unsigned char)(is.len - (marks[_i].elsewhere == CUT));
	if (marks[_i].elsewhere == OTHER)
		is.bytes[1] = 'X';
	if (marks[_i].elsewhere == OF_FILE_ALONE)
		is.len = 0;
	if (marks[_i].elsewhere > 0) {
		dot = followed_by(dot, more(MORE, 4, is.len));
		behind(MORE, 4, is);
	} else {
		dot = followed_by(dot, is);
	}
	put(TOP, DIRECTORY, TOP, SECTOR, dot)[33] = 0;
	put(TOP, DIRECTORY, TOP, SECTOR,
	    marks[_i].second ? start() : nothing)[33] = 1;
	if (marks[_i].joliet) {
		second_tree();
		(void)put(SECOND_TOP, 0, BULK, 4, named("a", 0));
	} else {
		(void)file_with(named("a", 0));
	}
	mark_elsewhere(marks[_i].elsewhere);
	head(&f);
	give(&f, 0, marks[_i].elsewhere == 2 ? MORE * SECTOR : sizeof image,
	     SECTOR);
	memset(&source, 0, sizeof source);
	source.fd = -1;
	source.held.data = (char *)image;
	source.stream.size = sizeof image;
	if (f.code == IT_OK)
		f.code = it_iso_finish(&f.scan, &f.rd,
				       marks[_i].elsewhere == 2 ? &source
								: NULL);
	finish(&f, marks[_i].text);
}
END_TEST

static entry a_name(void) { return named("a", 0); }
static entry half_a_name(void) { return named("a", 1); }
static entry no_entry(void) { return nothing; }
static entry just_more(void) { return more(MORE, 0, 36); }

static entry half_and_more(void)
{
	return followed_by(half_a_name(), just_more());
}

/* All files have such names, or none has. */
static const struct {
	entry (*of)(void); /* behind the name of a file */
	entry (*behind)(void); /* and where that goes on */
	const char *text;
} nameless[] = {
	{a_name, NULL, ""},
	{plain, NULL, NAMELESS},
	{no_entry, NULL, NAMELESS},
	{half_a_name, NULL, NAMELESS},
	{half_and_more, a_name, ""},
	{half_and_more, half_a_name, NAMELESS},
	{half_and_more, plain, NAMELESS},
	{just_more, a_name, ""},
	{just_more, plain, NAMELESS},
};

START_TEST(test_nameless)
{
	followed f;

	begin(&f);
	memset(image + TOP * SECTOR, 0, SECTOR);
	ends[TOP] = 0;
	put(TOP, DIRECTORY, TOP, SECTOR,
	    followed_by(start(), extension("RRIP_1991A")))[33] = 0;
	put(TOP, DIRECTORY, TOP, SECTOR, nothing)[33] = 1;
	(void)file_with(a_name());
	(void)file_with(nameless[_i].of());
	if (nameless[_i].behind != NULL)
		behind(MORE, 0, nameless[_i].behind());
	second_tree();
	(void)put(SECOND_TOP, 0, BULK, 4, nothing);
	head(&f);
	give(&f, 0, sizeof image, SECTOR);
	if (f.code == IT_OK)
		f.code = it_iso_finish(&f.scan, &f.rd, NULL);
	finish(&f, nameless[_i].text);
}
END_TEST

/* Where nothing else names a file. */
static const struct {
	const char *name;
	int tree; /* 1: Joliet's is there as well, 2: Rock Ridge, 3: nothing
		   * behind the name, 4: nor its last letter */
	const char *text;
} plains[] = {
	{"A", 0, ""},
	{"A.;1", 0, ""},
	{"A;1", 0, ""},
	{"A.B;1", 0, ""},
	{"A.", 0, ""}, /* by "mkisofs -N" */
	{"a.", 0, PLAINS},
	{"z.", 0, PLAINS},
	{"aA.", 0, PLAINS},
	{"`{.", 0, ""},
	{"a.;1", 0, ""},
	{"a.b", 0, ""},
	{"A.;2", 0, PLAINS},
	{"A;12", 0, PLAINS},
	{"A;1;1", 0, PLAINS},
	{"A;", 0, PLAINS},
	{"A/B;1", 0, PLAINS},
	{"A/B", 0, PLAINS},
	{"a.", 1, ""},
	{"a.", 2, ""},
	{";1", 0, PLAINS},
	{"a.", 3, PLAINS},
	{"A;", 3, PLAINS},
	{"A;", 4, ""},
};

START_TEST(test_plain)
{
	size_t len = strlen(plains[_i].name);
	unsigned char *record;
	entry e = an_entry("XX", 8 + len);
	followed f;

	begin(&f);
	memset(image + TOP * SECTOR, 0, SECTOR);
	ends[TOP] = 0;
	put(TOP, DIRECTORY, TOP, SECTOR,
	    followed_by(start(), extension("RRIP_1991A")))[33] = 0;
	put(TOP, DIRECTORY, TOP, SECTOR, nothing)[33] = 1;
	record = file_with(e);
	memset(record + 34, 0, e.len);
	record[32] = (unsigned char)len;
	memcpy(record + 33, plains[_i].name, len);
	if (plains[_i].tree == 1)
		second_tree();
	if (plains[_i].tree >= 3)
		record[0] = (unsigned char)(33 + len -
					    (plains[_i].tree == 4));
	if (plains[_i].tree == 2) {
		e = a_name();
		memcpy(record + 33 + len + (len % 2 == 0), e.bytes, e.len);
	}
	head(&f);
	give(&f, 0, sizeof image, SECTOR);
	if (f.code == IT_OK)
		f.code = it_iso_finish(&f.scan, &f.rd, NULL);
	finish(&f, plains[_i].text);
}
END_TEST

/*
 * What was passed by leads to what lies before it, and beyond the end.  Of an
 * image within another archive it is gone.
 */
START_TEST(test_passed)
{
	it_source source;
	followed f;

	begin(&f);
	(void)file_with(more(DEEPER, 0, 28));
	behind(DEEPER, 0, more(MORE, 0, 36 + 28));
	behind(MORE, 0, _i == 0 ? directory() : plain());
	behind(MORE, 36, more(SECTORS, 64, 36));
	behind(MORE, 64, directory()); /* nothing leads there */
	head(&f);
	give(&f, 0, MORE * SECTOR, SECTOR);
	memset(&source, 0, sizeof source);
	source.fd = -1;
	source.held.data = (char *)image;
	source.stream.size = sizeof image;
	if (f.code == IT_OK)
		f.code = it_iso_finish(&f.scan, &f.rd,
				       _i == 2 ? NULL : &source);
	finish(&f, _i == 0 ? AS_WELL : _i == 1 ? UNTOLD : "");
}
END_TEST

/* Of a file that is not open. */
START_TEST(test_passed_unreadable)
{
	it_source source;
	followed f;

	begin(&f);
	folder(TOP, DEEP);
	head(&f);
	give(&f, 0, DEEP * SECTOR, SECTOR);
	ck_assert_int_eq(f.code, IT_OK);
	memset(&source, 0, sizeof source);
	source.fd = 9999;
	source.rd = &f.rd;
	source.stream.size = sizeof image;
	ck_assert_int_eq(it_iso_finish(&f.scan, &f.rd, &source), IT_MEDIA);
	ck_assert_ptr_nonnull(strstr(f.err.text, "cannot be read: "));
	it_iso_end(&f.scan);
}
END_TEST

/* Names, types, links alone: each of them is Rock Ridge. */
START_TEST(test_unmarked)
{
	followed f;

	begin(&f);
	if (_i == 0)
		(void)file_with(type(0100644));
	else if (_i == 1)
		(void)file_with(a_link(0));
	else
		(void)file_with(an_entry("XX", 9));
	head(&f);
	give(&f, 0, sizeof image, SECTOR);
	if (f.code == IT_OK)
		f.code = it_iso_finish(&f.scan, &f.rd, NULL);
	finish(&f, _i == 2 ? "" : UNTOLD);
}
END_TEST

/* libarchive looks no further behind one that has no two capitals. */
START_TEST(test_letters)
{
	static const char *const names[] = {
		"@A", "[A", "A@", "A[", "AB", "ZA", "BA", "AZ",
	};
	static followed f;

	begin(&f);
	(void)file_with(followed_by(an_entry(names[_i], 4), named("a", 0)));
	head(&f);
	give(&f, 0, sizeof image, SECTOR);
	finish(&f, _i < 4 ? UNUSUAL : "");
}
END_TEST

/* As its first descriptor says, where that is there. */
START_TEST(test_volume_size)
{
	enum { LEAST = PRIMARY * SECTOR + 132 };
	static followed f;

	begin(&f);
	both(image + PRIMARY * SECTOR + 80, 0x12345);
	ck_assert_uint_eq(it_iso_volume_size(image, LEAST),
			  0x12345ULL * SECTOR);
	ck_assert_uint_eq(it_iso_volume_size(image, LEAST + 1),
			  0x12345ULL * SECTOR);
	ck_assert_uint_eq(it_iso_volume_size(image, LEAST - 1), 0);
	it_iso_end(&f.scan);
}
END_TEST

/* Blocks as they come, that begin and end anywhere in a sector. */
START_TEST(test_image)
{
	static const size_t blocks[] = {sizeof image, SECTOR, 5000, 1000};
	static followed f;
	int i;

	for (i = 0; i < COUNT(blocks); i++) {
		begin(&f);
		images[_i].make();
		head(&f);
		give(&f, 0, sizeof image, blocks[i]);
		finish(&f, images[_i].text);
	}
}
END_TEST

/* However many records lead there, it is looked at once. */
START_TEST(test_once)
{
	static followed f;
	int i;

	begin(&f);
	for (i = 0; i < 3; i++) {
		(void)file_with(more(MORE, 0, 36));
		folder(TOP, DEEP);
	}
	head(&f);
	give(&f, 0, sizeof image, SECTOR);
	ck_assert_uint_eq(f.scan.count, 3);
	finish(&f, "");
}
END_TEST

/* More than there was room for at first, in any order. */
START_TEST(test_many_parts)
{
	static followed f;
	unsigned i;

	begin(&f);
	(void)put(TOP, DIRECTORY, DEEP, 6 * SECTOR, nothing);
	for (i = 0; i < 200; i++)
		folder(DEEP + i / 50, 60 + i * 77 % 200);
	odd(60 + 123);
	head(&f);
	give(&f, 0, (60 + 123) * SECTOR, SECTOR);
	ck_assert_int_eq(f.code, IT_OK);
	ck_assert_uint_eq(f.scan.count, 1 + 6 + 200);
	give(&f, (60 + 123) * SECTOR, SECTOR, SECTOR);
	finish(&f, ASSOCIATED_FILE);
}
END_TEST

/* A sector of which the begin or the end was passed by is none. */
START_TEST(test_jumps)
{
	static followed f;

	begin(&f);
	odd(TOP);
	head(&f);
	give(&f, TOP * SECTOR + 1, SECTOR, SECTOR);
	give(&f, TOP * SECTOR, SECTOR - 1, SECTOR);
	give(&f, (TOP + 1) * SECTOR, SECTOR, SECTOR);
	give(&f, TOP * SECTOR + 34, SECTOR - 34, SECTOR);
	ck_assert_int_eq(f.code, IT_OK);
	give(&f, TOP * SECTOR, SECTOR, 7);
	finish(&f, ASSOCIATED_FILE);
}
END_TEST

/* The begin of one sector and the end of another one make none. */
START_TEST(test_two_halves)
{
	static followed f;

	begin(&f);
	specials(DEEP);
	folder(TOP, DEEP);
	odd(DEEP);
	head(&f);
	give(&f, TOP * SECTOR, SECTOR, SECTOR);
	give(&f, TOP * SECTOR, 68, 68);
	give(&f, DEEP * SECTOR + 68, SECTOR - 68, SECTOR);
	ck_assert_int_eq(f.code, IT_OK);
	give(&f, DEEP * SECTOR, SECTOR, SECTOR);
	finish(&f, ASSOCIATED_FILE);
}
END_TEST

/* Descriptors are read as far as they go. */
START_TEST(test_head)
{
	static followed f;

	begin(&f);
	block_second();
	f.code = it_iso_begin(&f.scan, &f.rd, image, JOLIET * SECTOR);
	finish(&f, "");
	begin(&f);
	block_second();
	f.code = it_iso_begin(&f.scan, &f.rd, image, (JOLIET + 1) * SECTOR);
	finish(&f, BLOCKS);
}
END_TEST

/* Going back gives the same ones again, which count once. */
START_TEST(test_back)
{
	static followed f;

	begin(&f);
	many();
	head(&f);
	give(&f, 0, sizeof image, SECTOR);
	give(&f, 0, sizeof image, SECTOR);
	ck_assert_uint_eq(f.scan.records[0], IT_MEDIA_MAX_ENTRIES);
	finish(&f, "");
}
END_TEST

/* --- names that stand elsewhere ------------------------------------------ */

enum { OF_TREE = 2, OF_SECOND = 3, OF_FILE = 0, OF_SECOND_FILE = 1,
       OF_ANY_DOT = 24, OF_TOP_DOT = 56, FAR = 1 << 20 };

/* Parts of an image at sectors, as they are found; a file is told at "at". */
static const struct {
	it_iso_part parts[4];
	size_t count, at;
	int fits;
} places[] = {
	{{{20, 0, 0, 0, OF_TREE, 0}}, 1, FAR, 1},
	{{{20, 0, 0, 0, OF_TREE, 0}, {21, 0, 9, 0, OF_FILE, 0}}, 2, FAR, 1},
	{{{20, 0, 0, 0, OF_TREE, 0}, {21, 0, 9, 0, OF_FILE, 0},
	  {21, 9, 20, 0, OF_FILE, 0}, {22, 0, 9, 0, OF_FILE, 0}}, 4, FAR, 1},
	{{{20, 0, 0, 0, OF_TREE, 0}, {22, 0, 9, 0, OF_FILE, 0}}, 2, FAR, 0},
	{{{20, 0, 0, 0, OF_TREE, 0}, {21, 0, 9, 0, OF_FILE, 0},
	  {23, 9, 20, 0, OF_FILE, 0}}, 3, FAR, 0},
	/* Behind a directory of the tree that does not count. */
	{{{20, 0, 0, 0, OF_TREE, 0}, {21, 0, 0, 0, OF_SECOND, 0},
	  {22, 0, 9, 0, OF_FILE, 0}}, 3, FAR, 0},
	{{{20, 0, 0, 0, OF_TREE, 0},
	  {25, 0, 9, 0, OF_SECOND_FILE, 0}}, 2, FAR, 1},
	/* What continues "." has no name; at the top it hides others. */
	{{{20, 0, 0, 0, OF_TREE, 0}, {25, 0, 9, 0, OF_TOP_DOT, 0}}, 2, FAR, 1},
	{{{20, 0, 0, 0, OF_TREE, 0}, {22, 0, 9, 0, OF_TOP_DOT, 0},
	  {30, 0, 0, 0, OF_TREE, 0}, {31, 0, 9, 0, OF_FILE, 0}}, 4, FAR, 0},
	{{{20, 0, 0, 0, OF_TREE, 0}, {22, 0, 9, 0, OF_ANY_DOT, 0},
	  {30, 0, 0, 0, OF_TREE, 0}, {31, 0, 9, 0, OF_FILE, 0}}, 4, FAR, 1},
	/* A file that lies before the name of it or of its directory. */
	{{{20, 0, 0, 0, OF_TREE, 0},
	  {21, 0, 9, 0, OF_FILE, 0}}, 2, 21 * SECTOR, 0},
	/* Directories, and what has no name or does not count, may. */
	{{{20, 0, 0, 0, OF_TREE, 0},
	  {30, 0, 0, 0, OF_TREE, 0}}, 2, 25 * SECTOR, 1},
	{{{20, 0, 0, 0, OF_TREE, 0},
	  {21, 0, 9, 0, OF_TOP_DOT, 0}}, 2, 21 * SECTOR, 1},
	{{{20, 0, 0, 0, OF_TREE, 0},
	  {25, 0, 9, 0, OF_SECOND_FILE, 0}}, 2, 21 * SECTOR, 1},
};

START_TEST(test_places)
{
	static followed f;
	it_iso_part parts[4];

	begin(&f);
	memcpy(parts, places[_i].parts, sizeof parts);
	f.scan.parts = parts;
	f.scan.count = places[_i].count;
	f.code = it_iso_names(&f.scan, &f.rd, places[_i].at);
	f.scan.parts = NULL;
	finish(&f, places[_i].fits ? "" : DIFFERS("names in an unusual place"));
}
END_TEST

static TCase *cases(void)
{
	TCase *tc = tcase_create("image");

	tcase_add_loop_test(tc, test_image, 0, COUNT(images));
	tcase_add_loop_test(tc, test_marks, 0, COUNT(marks));
	tcase_add_loop_test(tc, test_unmarked, 0, 3);
	tcase_add_loop_test(tc, test_letters, 0, 8);
	tcase_add_test(tc, test_volume_size);
	tcase_add_loop_test(tc, test_nameless, 0, COUNT(nameless));
	tcase_add_loop_test(tc, test_passed, 0, 3);
	tcase_add_test(tc, test_passed_unreadable);
	tcase_add_loop_test(tc, test_plain, 0, COUNT(plains));
	tcase_add_test(tc, test_once);
	tcase_add_test(tc, test_many_parts);
	tcase_add_test(tc, test_jumps);
	tcase_add_test(tc, test_two_halves);
	tcase_add_test(tc, test_head);
	tcase_add_test(tc, test_back);
	tcase_add_loop_test(tc, test_places, 0, COUNT(places));
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("media_image");

	suite_add_tcase(suite, cases());
	return run_suite(suite);
}
