/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * mkhostile CASE FORM OUT MEDIA: the sample media in the folder MEDIA with
 * one thing in it that VMware would never have put there; FORM is tar, zip,
 * iso or bundle.  Without arguments it lists its cases, one "CASE FORM" a
 * line.  tests/hostile/cases says what has to come of each.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "support/io.h"
#include "support/strbuf.h"
#include "tests/samples/media/archive_writer.h"

enum { BLOCK = 512, MOST = 64 << 20, MANY = 100000, LETTER = 'P' };

#define TREE "vmware-tools-distrib/"
#define DIRECTORY "lib/modules/binary/11_64"
#define DRIVER DIRECTORY "/vmxnet3s"

static const char *media;
static it_strbuf out;

static int failed(const char *what)
{
	(void)fprintf(stderr, "mkhostile: %s\n", what);
	exit(1);
}

static void save(const char *path)
{
	FILE *to = fopen(path, "w");

	if (out.failed || to == NULL ||
	    fwrite(out.data, 1, out.len, to) != out.len || fclose(to) != 0)
		failed("it cannot be written");
}

/* --- tar, byte by byte ------------------------------------------------ */

static void sum(unsigned char *block)
{
	unsigned long total = 0;
	size_t i;

	memset(block + 148, ' ', 8);
	for (i = 0; i < BLOCK; i++)
		total += block[i];
	(void)snprintf((char *)block + 148, 8, "%06lo", total);
}

static void header(const char *name, char type, unsigned mode,
		   const char *size, const char *link)
{
	unsigned char block[BLOCK];

	memset(block, 0, sizeof block);
	memcpy(block, name, strlen(name) < 100 ? strlen(name) : 100);
	(void)snprintf((char *)block + 100, 8, "%07o", mode);
	memcpy(block + 108, "0000000\0000000000", 15);
	memcpy(block + 124, size, 12);
	memcpy(block + 136, "00000000000", 11);
	block[156] = (unsigned char)type;
	memcpy(block + 157, link, strlen(link));
	memcpy(block + 257, "ustar\0" "00", 8);
	sum(block);
	it_strbuf_bytes(&out, block, sizeof block);
}

static void fill(void)
{
	while (out.len % BLOCK != 0)
		it_strbuf_char(&out, 0);
}

static void member(const char *name, char type, const char *bytes, size_t len)
{
	char size[16];

	(void)snprintf(size, sizeof size, "%011lo", (unsigned long)len);
	header(name, type, 0644, size, "");
	it_strbuf_bytes(&out, bytes, len);
	fill();
}

static void end(void)
{
	static const char zeros[2 * BLOCK];

	it_strbuf_bytes(&out, zeros, sizeof zeros);
}

/* The sample's tar without its end, and without that file. */
static void base(const char *without)
{
	it_strbuf tar = {NULL, 0, 0, 0};
	char path[1024];
	size_t at, len;

	(void)snprintf(path, sizeof path, "%s/vmware-solaris-tools.tar",
		       media);
	if (it_read_file(path, MOST, &tar, NULL) != IT_OK)
		failed("the sample cannot be read");
	for (at = 0; at + BLOCK <= tar.len && tar.data[at] != '\0';
	     at += len) {
		len = strtoul(tar.data + at + 124, NULL, 8);
		len = BLOCK + (len + BLOCK - 1) / BLOCK * BLOCK;
		if (without == NULL ||
		    strcmp(tar.data + at, without) != 0)
			it_strbuf_bytes(&out, tar.data + at, len);
	}
	it_strbuf_free(&tar);
}

/* A record of pax: its length counts itself. */
static void pax(char type, const char *key, const char *value, size_t len)
{
	size_t total = strlen(key) + len + 3, digits = 1, power = 10;
	it_strbuf record = {NULL, 0, 0, 0};

	while (total + digits >= power) {
		digits++;
		power *= 10;
	}
	it_strbuf_format(&record, "%lu %s=", (unsigned long)(total + digits),
			 key);
	it_strbuf_bytes(&record, value, len);
	it_strbuf_char(&record, '\n');
	member("PaxHeaders/x", type, record.data, record.len);
	it_strbuf_free(&record);
}

static void file(const char *name)
{
	member(name, '0', "text", 4);
}

/* --- one case of tar each --------------------------------------------- */

/* The driver as something else. */
static void driver_as(char type, unsigned mode, const char *link)
{
	base(TREE DRIVER);
	header(TREE DRIVER, type, mode, "00000000000", link);
}

/* Driver of which the size is told so: it has no contents. */
static void driver_size(const char *size)
{
	base(TREE DRIVER);
	header(TREE DRIVER, '0', 0755, size, "");
}

static void driver_pax(const char *key, const char *value, size_t len)
{
	base(TREE DRIVER);
	pax('x', key, value, len);
	member(TREE DRIVER, '0', "text", 4);
}

static void driver_named_again(void)
{
	pax('x', "path", TREE DRIVER, sizeof TREE DRIVER - 1);
	file(TREE "b");
}

static void link_absolute(void) { driver_as('2', 0777, "/etc/passwd"); }
static void link_out(void) { driver_as('2', 0777, "../../../../../../f"); }
static void link_self(void) { driver_as('2', 0777, "vmxnet3s"); }
static void hard_absolute(void) { driver_as('1', 0755, "/etc/passwd"); }
static void hard_out(void) { driver_as('1', 0755, "../../../../../../f"); }
static void hard_self(void) { driver_as('1', 0755, TREE DRIVER); }
static void device_char(void) { driver_as('3', 0644, ""); }
static void device_block(void) { driver_as('4', 0644, ""); }
static void fifo(void) { driver_as('6', 0644, ""); }
static void as_directory(void) { driver_as('5', 0755, ""); }
static void contiguous(void) { driver_as('7', 0755, ""); }
static void unknown_type(void) { driver_as('Z', 0755, ""); }
static void volume_label(void) { driver_as('V', 0755, ""); }
static void set_uid(void) { driver_as('0', 04755, ""); }
static void set_gid(void) { driver_as('0', 02755, ""); }

static void size_negative(void)
{
	driver_size("\377\377\377\377\377\377\377\377\377\377\377\377");
}

static void size_2_63(void)
{
	driver_size("\200\0\0\0\177\377\377\377\377\377\377\377");
}

static void size_2_64(void)
{
	driver_size("\200\0\0\1\0\0\0\0\0\0\0\0");
}

static void size_2_32(void) { driver_size("40000000000"); }
static void size_2_31(void) { driver_size("20000000000"); }
static void size_text(void) { driver_size("12345x67890"); }
static void size_nul(void) { driver_size("\0001234567890"); }
static void pax_negative(void) { driver_pax("size", "-1", 2); }
static void pax_huge(void) { driver_pax("size", "99999999999999999999", 20); }
static void pax_text(void) { driver_pax("size", "four", 4); }
static void pax_nul(void) { driver_pax("path", "a\0b", 3); }
static void pax_absolute(void) { driver_pax("path", "/etc/passwd", 11); }
static void pax_dotdot(void) { driver_pax("path", "a/../../b", 9); }
static void pax_link(void) { driver_pax("linkpath", "/etc/passwd", 11); }
static void pax_owner(void) { driver_pax("uid", "-999999999999", 13); }
static void pax_time(void) { driver_pax("mtime", "1e400", 5); }

static void pax_acl(void)
{
	driver_pax("SCHILY.acl.access", "user::rwx,user:root:rwx", 23);
}

static void pax_sparse(void)
{
	driver_pax("GNU.sparse.realsize", "1099511627776", 13);
}

/* A driver of four bytes and a hole, as GNU tar told of them at first, */
static void pax_sparse_parts(void)
{
	static const char map[] = "21 GNU.sparse.size=8\n"
				  "26 GNU.sparse.numblocks=1\n"
				  "23 GNU.sparse.offset=0\n"
				  "25 GNU.sparse.numbytes=4\n";

	base(TREE DRIVER);
	member("PaxHeaders/x", 'x', map, sizeof map - 1);
	member(TREE DRIVER, '0', "text", 4);
}

/* then (version 0.1), */
static void pax_sparse_map(void)
{
	static const char map[] = "21 GNU.sparse.size=8\n"
				  "26 GNU.sparse.numblocks=1\n"
				  "22 GNU.sparse.map=0,4\n";

	base(TREE DRIVER);
	member("PaxHeaders/x", 'x', map, sizeof map - 1);
	member(TREE DRIVER, '0', "text", 4);
}

/* and now: the map stands before the bytes. */
static void pax_sparse_block(void)
{
	static const char told[] = "22 GNU.sparse.major=1\n"
				   "22 GNU.sparse.minor=0\n"
				   "25 GNU.sparse.realsize=8\n";
	char bytes[BLOCK + 4] = "1\n0\n4\n";

	memcpy(bytes + BLOCK, "text", 4);
	base(TREE DRIVER);
	member("PaxHeaders/x", 'x', told, sizeof told - 1);
	member(TREE DRIVER, '0', bytes, sizeof bytes);
}

static void pax_length(void)
{
	base(TREE DRIVER);
	member("PaxHeaders/x", 'x', "99999999999 path=a\n", 19);
	file(TREE DRIVER);
}

static void pax_endless(void)
{
	base(TREE DRIVER);
	header("PaxHeaders/x", 'x', 0644, "77777777777", "");
	end();
}

static void pax_global(void)
{
	base(NULL);
	pax('g', "path", "/etc/passwd", 11);
	file(TREE "a");
}

/* Sparse files, and the commit that git archive notes. */
static void pax_global_sparse(void)
{
	base(NULL);
	pax('g', "GNU.sparse.name", TREE "a", sizeof TREE);
	file(TREE "b");
}

static void pax_global_comment(void)
{
	pax('g', "comment", "0123456789abcdef", 16);
	base(NULL);
	pax('g', "mtime", "1", 1);
	file(TREE "a");
}

static void pax_global_size(void)
{
	base(NULL);
	pax('g', "size", "0", 1);
	file(TREE "a");
}

static void pax_empty(void) { driver_pax("path", "", 0); }

static void pax_twice(void)
{
	static const char both[] = "31 path=" TREE "a\n"
		"63 path=" TREE DRIVER "\n";

	base(TREE DRIVER);
	member("PaxHeaders/x", 'x', both, sizeof both - 1);
	file(TREE "b");
}

static void pax_link_twice(void)
{
	static const char both[] = "14 linkpath=a\n14 linkpath=b\n";

	base(NULL);
	member("PaxHeaders/x", 'x', both, sizeof both - 1);
	header(TREE "a", '2', 0777, "00000000000", "c");
}

static void pax_gnu(void)
{
	base(TREE DRIVER);
	member("././@LongLink", 'L', TREE "a", sizeof TREE + 1);
	driver_named_again();
}

static void gnu_link_twice(void)
{
	base(NULL);
	member("././@LongLink", 'K', "a", 2);
	member("././@LongLink", 'K', "b", 2);
	header(TREE "a", '2', 0777, "00000000000", "c");
}

/* For some readers its contents, for others the next file. */
static void pax_size_link(void)
{
	base(NULL);
	pax('x', "size", "512", 3);
	header(TREE "a", '1', 0777, "00000000000", "b");
	header(TREE "lib/b", '0', 0644, "00000000000", "");
}

/* For GNU tar a file without contents, and then no tar any more. */
static void pax_size_blank(void)
{
	char bytes[BLOCK] = "text";

	base(NULL);
	pax('x', "size", " 512", 4);
	header(TREE "a", '0', 0644, "00000000000", "");
	it_strbuf_bytes(&out, bytes, sizeof bytes);
}

/* For GNU tar "a", for others "b". */
static void pax_key_blank(void)
{
	base(NULL);
	pax('x', " path", TREE "a", sizeof TREE);
	file(TREE "b");
}

/* What GNU tar takes of the first one is nothing. */
static void pax_headers(void)
{
	base(TREE DRIVER);
	pax('x', "path", TREE DRIVER, sizeof TREE DRIVER - 1);
	pax('x', "comment", "x", 1);
	file(TREE "b");
}

static void pax_headers_empty(void)
{
	base(NULL);
	pax('x', "path", TREE DRIVER, sizeof TREE DRIVER - 1);
	member("PaxHeaders/x", 'x', "", 0);
	file(TREE "b");
}

static void solaris_headers(void)
{
	base(TREE DRIVER);
	pax('x', "path", TREE DRIVER, sizeof TREE DRIVER - 1);
	pax('X', "comment", "x", 1);
	file(TREE "b");
}

/* The driver as a link for the tar of Solaris. */
static void solaris_link(void)
{
	driver_as('0', 0755, TREE "FILES");
}

static void solaris_link_pax(void)
{
	base(TREE DRIVER);
	pax('X', "linkpath", TREE "FILES", sizeof TREE "FILES" - 1);
	file(TREE DRIVER);
}

/* A header's name that is a directory's, and another before it. */
static void name_directory(const char *name, char type)
{
	base(NULL);
	pax('x', "path", TREE "b", sizeof TREE "b" - 1);
	header(name, type, 0644, "00000000000", "");
}

static void header_directory(void) { name_directory(TREE "b/", '\0'); }
static void header_no_directory(void) { name_directory(TREE "b/", '5'); }

/* What lies behind it is a file for some, and for others its contents. */
static void link_size(void)
{
	base(TREE DRIVER);
	header(TREE "a", '2', 0777, "00000002000", "c");
	file(TREE DRIVER);
}

/* For GNU tar the label is called so, and the file is not. */
static void name_label(void)
{
	base(NULL);
	pax('x', "path", TREE "a", sizeof TREE);
	header("label", 'V', 0644, "00000000000", "");
	file(TREE "b");
}

/* GNU tar passes so much by where it is not asked for it. */
static void pax_real_size(void)
{
	base(NULL);
	pax('x', "GNU.sparse.realsize", "512", 3);
	header(TREE "a", '0', 0644, "00000000000", "");
	file(TREE "b");
}

/* For who does not know sparse files of GNU tar it is called otherwise. */
static void pax_real_name(void)
{
	driver_pax("GNU.sparse.name", TREE DRIVER, sizeof TREE DRIVER - 1);
}

static unsigned char *last_header(void)
{
	return (unsigned char *)out.data + out.len - BLOCK;
}

/* Half a name that counts only where half of the magic does. */
static void magic_half(void)
{
	unsigned char *block;

	base(NULL);
	header("b", '0', 0644, "00000000000", "");
	block = last_header();
	memcpy(block + 257, "ustar 00", 8);
	memcpy(block + 345, TREE, sizeof TREE - 1);
	sum(block);
}

/* The same by GNU's magic, which has times there; for Python half a name. */
static void magic_gnu(void)
{
	unsigned char *block;

	base(NULL);
	header("b", '0', 0644, "00000000000", "");
	block = last_header();
	memcpy(block + 257, "ustar  ", 8);
	memcpy(block + 345, TREE, sizeof TREE - 1);
	sum(block);
}

/* For GNU tar names of a directory and the rest of a file, for Python files. */
/* The first of one. */
static void solaris_part(void)
{
	unsigned char *block;

	driver_as('0', 0755, "");
	block = last_header();
	block[500] = block[501] = 1;
	sum(block);
}

static void gnu_dump(void)
{
	base(NULL);
	member(TREE "a", 'D', "Yb\0", 4);
}

static void gnu_divided(void)
{
	base(TREE DRIVER);
	member(TREE DRIVER, 'M', "text", 4);
}

/* For GNU tar it has no bytes: nothing says where any would go. */
static void gnu_sparse_no_map(void)
{
	unsigned char *block;

	base(NULL);
	header(TREE "a", 'S', 0644, "00000000004", "");
	block = last_header();
	memcpy(block + 257, "ustar  ", 8);
	memcpy(block + 483, "00000000004", 11);
	sum(block);
	it_strbuf_bytes(&out, "text", 4);
	fill();
}

/* All of "a", told in parts of four bytes each. */
static void sparse_parts(unsigned parts)
{
	unsigned char *block;
	unsigned i;
	char size[12];

	base(NULL);
	(void)snprintf(size, sizeof size, "%011o", 4 * parts);
	header(TREE "a", 'S', 0644, size, "");
	block = last_header();
	memcpy(block + 257, "ustar  ", 8);
	memcpy(block + 483, size, 11);
	for (i = 0; i <= parts; i++) {
		(void)snprintf((char *)block + 386 + 24 * i, 12, "%011o",
			       4 * i);
		(void)snprintf((char *)block + 398 + 24 * i, 12, "%011o",
			       i < parts ? 4U : 0U);
	}
	sum(block);
	it_strbuf_bytes(&out, "texttext", 4 * parts);
	fill();
}

/* For GNU tar the second part begins in a block of its own. */
static void gnu_sparse_parts(void) { sparse_parts(2); }
static void gnu_sparse_whole(void) { sparse_parts(1); }

/* For GNU tar the next map is a part of its bytes, as this one has an end. */
static void gnu_sparse_more(void)
{
	unsigned char *block;

	base(NULL);
	header(TREE "a", 'S', 0644, "00000000004", "");
	block = last_header();
	memcpy(block + 257, "ustar  ", 8);
	memcpy(block + 386, "00000000000\00000000000004", 23);
	memcpy(block + 482, "\00100000000004", 12);
	sum(block);
	it_strbuf_bytes(&out, "", 1);
	fill();
	it_strbuf_bytes(&out, "text", 4);
	fill();
}

static void gnu_sparse(void)
{
	unsigned char *block;

	base(TREE DRIVER);
	header(TREE DRIVER, 'S', 0755, "00000001000", "");
	block = last_header();
	memcpy(block + 257, "ustar  ", 8);
	memcpy(block + 386, "00000000000\00000000001000", 23);
	memcpy(block + 483, "20000000000000", 12); /* 1 TiB */
	sum(block);
	it_strbuf_bytes(&out, "text", 4);
	fill();
}

static void gnu_long_endless(void)
{
	base(NULL);
	header("././@LongLink", 'L', 0644, "77777777777", "");
}

static void gnu_long_nul(void)
{
	base(TREE DRIVER);
	member("././@LongLink", 'L', "\0\0\0\0", 4);
	file(TREE DRIVER);
}

static void twice(void)
{
	base(NULL);
	file(TREE DRIVER);
}

/* An older or newer version beside that of the tree, and the tree's again. */
static void version_beside(void)
{
	static const char text[] = "$buildNr = '99.0.0 build-1';\n";

	base(NULL);
	member("vmware-install.pl", '0', text, sizeof text - 1);
}

static void version_twice(void)
{
	base(NULL);
	file(TREE "vmware-install.pl");
}

/* Not where the version comes from: it is not used. */
static void version_unused_twice(void)
{
	base(NULL);
	file(TREE "bin/vmware-config-tools.pl");
}

static void twin(void)
{
	base(NULL);
	file(TREE "lib/modules/binary/11_64/VMXNET3S");
}

static void link_then_below(void)
{
	base(NULL);
	header(TREE "lib/x", '2', 0777, "00000000000", "../../../sentinel");
	file(TREE "lib/x/f");
	file(TREE "lib/x/new");
}

/* The directory of the driver is a link, and so is one above it. */
static void link_above(void)
{
	header(TREE "lib/modules/binary", '2', 0777, "00000000000",
	       "../../../../sentinel");
	header(TREE DIRECTORY, '2', 0777, "00000000000", "/sentinel");
	base(NULL);
}

static void chain(void)
{
	char name[sizeof TREE + 12], link[32];
	int i;

	base(NULL);
	for (i = 0; i < 100; i++) {
		(void)snprintf(name, sizeof name, TREE "l%d", i);
		(void)snprintf(link, sizeof link, "l%d", i + 1);
		header(name, '2', 0777, "00000000000", link);
	}
}

/* A file where the directory of the driver is. */
static void file_above(void)
{
	file(TREE DIRECTORY);
	base(NULL);
}

/* Behind the driver a link to it, and what some write through that. */
static void written_through(char type, const char *link, const char *name)
{
	base(NULL);
	header(TREE "f", type, 0777, "00000000000", link);
	if (name != NULL)
		file(name);
}

static void link_again(void) { written_through('2', DRIVER, TREE "f"); }
static void link_in_dir(void)
{
	written_through('2', DIRECTORY, TREE "f/vmxnet3s");
}

static void link_on_disk(void)
{
	written_through('1', TREE DRIVER, TREE "./f");
}

static void link_twice(void)
{
	written_through('2', DRIVER, NULL);
	header(TREE "f", '2', 0777, "00000000000", DRIVER);
}

static void link_behind(void)
{
	base(NULL);
	file(TREE "f");
	header(TREE "f", '2', 0777, "00000000000", DRIVER);
}

static void link_or_link(void)
{
	written_through('2', DRIVER, NULL);
	header(TREE "f", '1', 0777, "00000000000", DRIVER);
}

static void link_linked(void)
{
	header(TREE "lib/x", '2', 0777, "00000000000", "modules/binary");
	written_through('1', TREE "lib/x", TREE "f/11_64/vmxnet3s");
}

static void link_top(void)
{
	header("evil/", '5', 0755, "00000000000", "");
	header("./vmware-tools-distrib", '2', 0777, "00000000000", "evil");
	base(NULL);
	file("evil/" DRIVER);
}

static void file_top(void)
{
	file("vmware-tools-distrib");
	base(NULL);
}

/* The driver lies beside the tree, or in one within it. */
static void beside(void)
{
	base(TREE DRIVER);
	file(DRIVER);
}

static void within(void)
{
	base(TREE DRIVER);
	file(TREE TREE DRIVER);
}

static void many(void)
{
	char name[64];
	long i;

	base(NULL);
	for (i = 0; i < MANY; i++) {
		(void)snprintf(name, sizeof name, TREE "many/%ld", i);
		header(name, '0', 0644, "00000000000", "");
	}
}

/* "TREEddd.../ddd.../7", of some 950 bytes */
static size_t put_long(char *name, size_t size, long number)
{
	size_t at = (size_t)snprintf(name, size, TREE);
	int i;

	for (i = 0; i < 4; i++, at += 230) {
		memset(name + at, 'd', 229);
		name[at + 229] = '/';
	}
	return at + (size_t)snprintf(name + at, size - at, "%ld", number);
}

/* 1,200 of them are more than 1 MiB. */
static void long_names(void)
{
	char name[1024];
	long i;

	base(NULL);
	for (i = 0; i < 1200; i++) {
		pax('x', "path", name, put_long(name, sizeof name, i));
		header("x", '0', 0644, "00000000000", "");
	}
}

static void long_targets(void)
{
	char name[64], target[1024];
	long i;

	base(NULL);
	for (i = 0; i < 1200; i++) {
		(void)snprintf(name, sizeof name, TREE "l%ld", i);
		pax('x', "linkpath", target,
		    put_long(target, sizeof target, i));
		header(name, '2', 0777, "00000000000", "x");
	}
}

static void bad_sum(void)
{
	base(NULL);
	header(TREE "a", '0', 0644, "00000000000", "");
	out.data[out.len - BLOCK + 1] ^= 1;
}

static void no_end(void)
{
	base(NULL);
	file(TREE "a");
	/* build() has to leave it so */
}

static void not_last(void)
{
	base(NULL);
	end();
	file("/etc/passwd");
}

static const struct {
	const char *name;
	void (*make)(void);
} tars[] = {
	{"link-absolute", link_absolute},
	{"link-out", link_out},
	{"link-self", link_self},
	{"link-then-below", link_then_below},
	{"link-above", link_above},
	{"file-above", file_above},
	{"link-again", link_again},
	{"link-in-dir", link_in_dir},
	{"link-on-disk", link_on_disk},
	{"link-twice", link_twice},
	{"link-behind", link_behind},
	{"link-or-link", link_or_link},
	{"link-linked", link_linked},
	{"link-top", link_top},
	{"file-top", file_top},
	{"beside", beside},
	{"within", within},
	{"link-chain", chain},
	{"hardlink-absolute", hard_absolute},
	{"hardlink-out", hard_out},
	{"hardlink-self", hard_self},
	{"device-char", device_char},
	{"device-block", device_block},
	{"fifo", fifo},
	{"type-directory", as_directory},
	{"type-contiguous", contiguous},
	{"type-unknown", unknown_type},
	{"type-volume-label", volume_label},
	{"set-uid", set_uid},
	{"set-gid", set_gid},
	{"size-negative", size_negative},
	{"size-text", size_text},
	{"size-nul", size_nul},
	{"size-2-31", size_2_31},
	{"size-2-32", size_2_32},
	{"size-2-63", size_2_63},
	{"size-2-64", size_2_64},
	{"pax-size-negative", pax_negative},
	{"pax-size-huge", pax_huge},
	{"pax-size-text", pax_text},
	{"pax-path-nul", pax_nul},
	{"pax-path-absolute", pax_absolute},
	{"pax-path-dotdot", pax_dotdot},
	{"pax-path-global", pax_global},
	{"pax-path-empty", pax_empty},
	{"pax-path-twice", pax_twice},
	{"pax-path-gnu", pax_gnu},
	{"pax-size-global", pax_global_size},
	{"pax-sparse-global", pax_global_sparse},
	{"pax-comment-global", pax_global_comment},
	{"pax-size-link", pax_size_link},
	{"pax-link-twice", pax_link_twice},
	{"gnu-link-twice", gnu_link_twice},
	{"pax-link", pax_link},
	{"pax-owner", pax_owner},
	{"pax-time", pax_time},
	{"pax-acl", pax_acl},
	{"pax-sparse-terabyte", pax_sparse},
	{"pax-sparse-map", pax_sparse_map},
	{"pax-sparse-parts", pax_sparse_parts},
	{"pax-sparse-block", pax_sparse_block},
	{"pax-length", pax_length},
	{"pax-endless", pax_endless},
	{"pax-size-blank", pax_size_blank},
	{"pax-key-blank", pax_key_blank},
	{"magic-half", magic_half},
	{"magic-gnu", magic_gnu},
	{"gnu-dump", gnu_dump},
	{"gnu-divided", gnu_divided},
	{"pax-headers", pax_headers},
	{"pax-headers-empty", pax_headers_empty},
	{"solaris-headers", solaris_headers},
	{"solaris-link", solaris_link},
	{"solaris-link-pax", solaris_link_pax},
	{"solaris-part", solaris_part},
	{"header-directory", header_directory},
	{"header-no-directory", header_no_directory},
	{"link-size", link_size},
	{"name-label", name_label},
	{"pax-real-size", pax_real_size},
	{"pax-real-name", pax_real_name},
	{"gnu-sparse-no-map", gnu_sparse_no_map},
	{"gnu-sparse-more", gnu_sparse_more},
	{"gnu-sparse-parts", gnu_sparse_parts},
	{"gnu-sparse-whole", gnu_sparse_whole},
	{"gnu-sparse-terabyte", gnu_sparse},
	{"gnu-long-endless", gnu_long_endless},
	{"gnu-long-nul", gnu_long_nul},
	{"twice", twice},
	{"version-beside", version_beside},
	{"version-twice", version_twice},
	{"version-unused-twice", version_unused_twice},
	{"twin", twin},
	{"many", many},
	{"long-names", long_names},
	{"long-targets", long_targets},
	{"bad-sum", bad_sum},
	{"no-end", no_end},
	{"not-last", not_last},
};

/* --- names, in each form ----------------------------------------------- */

#define FIVE "a/a/a/a/a/"
#define LONG "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define C250 LONG LONG LONG LONG LONG

static const struct {
	const char *name;
	const char *text;
	int iso; /* a name of ISO can be so */
} names[] = {
	{"name-absolute", "/etc/passwd", 1},
	{"name-root", "//", 0},
	{"name-dotdot", "..", 1},
	{"name-dotdot-first", "../../../../sentinel/f", 1},
	{"name-dotdot-within", "a/../../sentinel/f", 1},
	{"name-dotdot-last", "a/b/..", 1},
	{"name-newline", "a\nb", 1},
	{"name-escape", "a\033[2Jb", 1},
	{"name-delete", "a\177b", 1},
	{"name-dash", "--root", 1},
	{"name-backslash", "..\\..\\f", 1},
	{"name-drive", "C:\\f", 1},
	{"name-drive-only", "C:" TREE DRIVER, 0},
	{"name-share", "\\" TREE DRIVER, 0},
	{"name-blank", "    ", 1},
	{"name-not-ascii", "a\303\251", 0},
	{"name-not-utf8", "a\377b", 0},
	{"name-component", C250, 0},
	{"name-long", C250 "/" C250 "/" C250 "/" C250 "/" LONG, 0},
	{"name-deep", FIVE FIVE FIVE FIVE FIVE FIVE FIVE "a", 0},
};

enum {
	NAMES = sizeof names / sizeof names[0],
	TARS = sizeof tars / sizeof tars[0]
};

static void long_name(const char *text)
{
	base(NULL);
	if (strlen(text) >= 100)
		member("././@LongLink", 'L', text, strlen(text) + 1);
	file(text);
}

static void slurp(const char *path)
{
	if (it_read_file(path, MOST, &out, NULL) != IT_OK)
		failed("what was packed cannot be read");
}

/* Every run of as many letters becomes the text. */
static void patch(const char *letters, const char *text)
{
	size_t i, len = strlen(text), found = 0;

	for (i = 0; i + len <= out.len; i++)
		if (memcmp(out.data + i, letters, len) == 0) {
			memcpy(out.data + i, text, len);
			found++;
		}
	if (found == 0)
		failed("the name is not in it");
}

/* A writer would not write it: another name of that length is replaced. */
static void packed_name(const char *form, const char *path, const char *text)
{
	char letters[1200] = "", tree[1024];
	struct archive *a;

	memset(letters, LETTER, strlen(text));
	(void)snprintf(tree, sizeof tree, "%s/vmware-tools-distrib", media);
	if (aw_open(&a, form, path) != 0 ||
	    aw_add_tree(a, tree, "vmware-tools-distrib") != 0 ||
	    aw_add(a, letters, S_IFREG | 0644, NULL, "text", 4) != 0 ||
	    aw_close(a, path) != 0)
		failed("it cannot be packed");
	slurp(path);
	patch(letters, text);
}

/* --- archives in archives ------------------------------------------------ */

/* Adds a file of 60 MiB that say nothing. */
static int add_much(struct archive *a, const char *name)
{
	static char block[1 << 20];
	int i, bad = aw_begin(a, name, 60 * sizeof block) != 0;

	memset(block, LETTER, sizeof block);
	for (i = 0; bad == 0 && i < 60; i++)
		bad = aw_data(a, block, sizeof block) != 0;
	return bad;
}

static void bomb(const char *path)
{
	struct archive *a;

	if (aw_open(&a, "tar.gz", path) != 0 ||
	    add_much(a, TREE DRIVER) != 0 || aw_close(a, path) != 0)
		failed("it cannot be packed");
}

/* A file that the image itself holds compressed, and nobody wants. */
static void zisofs(const char *form, const char *path)
{
	struct archive *a;
	char tree[1024];

	(void)form;
	(void)snprintf(tree, sizeof tree, "%s/cd", media);
	if (aw_open(&a, "iso.zisofs", path) != 0 ||
	    aw_add_tree(a, tree, "") != 0 || add_much(a, "a") != 0 ||
	    aw_close(a, path) != 0)
		failed("it cannot be packed");
}

/* The file becomes an archive that holds it. */
static void wrap(const char *form, const char *path, const char *name)
{
	struct archive *a;
	size_t len;
	unsigned char *bytes = aw_slurp(path, &len);

	if (bytes == NULL || aw_open(&a, form, path) != 0 ||
	    aw_add(a, name, S_IFREG | 0644, NULL, bytes, len) != 0 ||
	    aw_close(a, path) != 0)
		failed("it cannot be packed");
	free(bytes);
}

static void bomb_in(const char *form, const char *path)
{
	bomb(path);
	if (strcmp(form, "tar.gz") != 0)
		wrap(form, path, "vmware-solaris-tools.tar.gz");
}

/* With that around it four deep. */
static void nested_in(const char *form, const char *path)
{
	base(NULL);
	end();
	save(path);
	wrap("zip", path, "a.zip");
	wrap("zip", path, "b.zip");
	wrap(form, path, "c.zip");
}

static void twice_compressed(const char *form, const char *path)
{
	(void)form;
	base(NULL);
	end();
	save(path);
	wrap("raw.gz", path, "a");
	wrap("raw.gz", path, "a");
}

/*
 * Both headers of the member say that its name is UTF-8.  They stand before
 * the name: how far, and where their flags are.
 */
static void claim_utf8(const char *name)
{
	static const struct {
		const char *magic;
		size_t size, flags;
	} headers[] = {{"PK\1\2", 46, 9}, {"PK\3\4", 30, 7}};
	size_t i, k, len = strlen(name);
	char *at;

	for (i = headers[0].size; i + len <= out.len; i++)
		for (k = 0; k < 2; k++) {
			at = out.data + i - headers[k].size;
			if (memcmp(out.data + i, name, len) == 0 &&
			    memcmp(at, headers[k].magic, 4) == 0)
				at[headers[k].flags] |= 8;
		}
}

static void claimed(const char *form, const char *path, const char *name)
{
	packed_name(form, path, name);
	claim_utf8(name);
	save(path);
}

static void unicode(const char *form, const char *path)
{
	claimed(form, path, "a\303\251");
}

static void not_unicode(const char *form, const char *path)
{
	claimed(form, path, "a\377b");
}

/* --- what two readers of a zip or an image see --------------------------- */

static void pack(const char *form, const char *path, const char *from,
		 const char *below)
{
	char tree[1024];
	struct archive *a;

	(void)snprintf(tree, sizeof tree, "%s/%s", media, from);
	if (aw_open(&a, form, path) != 0 || aw_add_tree(a, tree, below) != 0 ||
	    aw_close(a, path) != 0)
		failed("it cannot be packed");
	slurp(path);
}

/* What zip's directory has of the driver: its name stands 46 bytes on. */
static unsigned char *in_directory(void)
{
	enum { HEAD = 46 };
	const char name[] = TREE DRIVER;
	size_t i;

	for (i = 0; i + HEAD + sizeof name <= out.len; i++)
		if (memcmp(out.data + i, "PK\1\2", 4) == 0 &&
		    memcmp(out.data + i + HEAD, name, sizeof name - 1) == 0 &&
		    out.data[i + 28] == sizeof name - 1)
			return (unsigned char *)out.data + i;
	failed("the driver is not in it");
	return NULL;
}

enum {
	ZIP_LOCAL_FLAGS = 6, /* before the file itself */
	ZIP_LOCAL_SUM = 14,
	ZIP_MADE = 5, /* and in the directory */
	ZIP_VERSION = 6,
	ZIP_FLAGS = 9,
	ZIP_METHOD = 10,
	ZIP_LOCAL_SIZE = 22, /* before the file itself */
	ZIP_SIZE = 24,
	ZIP_DISK = 34,
	ZIP_MODE = 41,
	ZIP_PLACE = 42,
	ZIP_NAME = 46,
	ZIP_END = 22
};

/* The zip itself, or an archive with nothing else in it. */
static void save_zip(const char *form, const char *path)
{
	save(path);
	if (strcmp(form, "zip") != 0)
		wrap(form, path, "tools.zip");
}

static void other_byte(const char *form, const char *path, size_t at,
		       unsigned char byte)
{
	pack("zip", path, "vmware-tools-distrib", "vmware-tools-distrib");
	in_directory()[at] = byte;
	save_zip(form, path);
}

static void directory_name(const char *form, const char *path)
{
	other_byte(form, path, ZIP_NAME + sizeof TREE DRIVER - 2, 't');
}

static void directory_method(const char *form, const char *path)
{
	other_byte(form, path, ZIP_METHOD, 0);
}

static void directory_flags(const char *form, const char *path)
{
	other_byte(form, path, ZIP_FLAGS, 8);
}

static unsigned long number_at(const unsigned char *at)
{
	return at[0] | (unsigned long)at[1] << 8 | (unsigned long)at[2] << 16;
}

static void put_number(unsigned char *at, unsigned long value)
{
	int i;

	for (i = 0; i < 4; i++)
		at[i] = (unsigned char)(value >> 8 * i);
}

/* What it has before the driver itself. */
static unsigned char *in_local(void)
{
	return (unsigned char *)out.data +
		number_at(in_directory() + ZIP_PLACE);
}

/* Both say that the driver is a byte longer than what is packed. */
static void directory_size(const char *form, const char *path)
{
	pack("zip", path, "vmware-tools-distrib", "vmware-tools-distrib");
	in_directory()[ZIP_SIZE]++;
	in_local()[ZIP_LOCAL_SIZE]++;
	save_zip(form, path);
}

/* A file without bytes for unzip, and for others the driver. */
static void local_empty(const char *form, const char *path)
{
	unsigned char *local;

	pack("zip", path, "vmware-tools-distrib", "vmware-tools-distrib");
	local = in_local();
	local[ZIP_LOCAL_FLAGS] &= 0xF7;
	memset(local + ZIP_LOCAL_SUM, 0, 12);
	save_zip(form, path);
}

/* These bits in both flags. */
static void flagged(const char *form, const char *path, unsigned bits)
{
	unsigned char *at;

	pack("zip", path, "vmware-tools-distrib", "vmware-tools-distrib");
	at = in_directory() + ZIP_FLAGS - 1;
	at[0] |= bits & 0xFF;
	at[1] |= (unsigned char)(bits >> 8);
	at = in_local() + ZIP_LOCAL_FLAGS;
	at[0] |= bits & 0xFF;
	at[1] |= (unsigned char)(bits >> 8);
	save_zip(form, path);
}

static void flag_patch(const char *form, const char *path)
{
	flagged(form, path, 0x20);
}

static void flag_strong(const char *form, const char *path)
{
	flagged(form, path, 0x40);
}

static void flag_masked(const char *form, const char *path)
{
	flagged(form, path, 0x2000);
}

static void directory_version(const char *form, const char *path)
{
	other_byte(form, path, ZIP_VERSION, 64);
}

static void directory_disk(const char *form, const char *path)
{
	other_byte(form, path, ZIP_DISK, 1);
}

/* By its mode the driver is a directory. */
static void directory_type(const char *form, const char *path)
{
	other_byte(form, path, ZIP_MODE, 0x41);
}

/* Its comment is the directory once more, and another end. */
static void directory_ends(const char *form, const char *path)
{
	size_t len, end, size;
	char *again;

	pack("zip", path, "vmware-tools-distrib", "vmware-tools-distrib");
	len = out.len;
	end = len - ZIP_END;
	size = number_at((unsigned char *)out.data + end + 12);
	again = malloc(size + ZIP_END);
	if (again == NULL)
		failed("there is no memory");
	memcpy(again, out.data + end - size, size + ZIP_END);
	it_strbuf_bytes(&out, again, size + ZIP_END);
	free(again);
	out.data[len - 2] = (char)((size + ZIP_END) & 0xFF);
	out.data[len - 1] = (char)((size + ZIP_END) >> 8);
	put_number((unsigned char *)out.data + out.len - ZIP_END + 16, len);
	save_zip(form, path);
}

/* One of them is of Windows: "bin\vmware". */
static void backslash(const char *form, const char *path)
{
	packed_name("zip", path, TREE "bin\\a");
	save_zip(form, path);
}

/* Its end counts one file less than there are. */
/* Without the first file, which is that of the tree's own directory. */
static void directory_first(const char *form, const char *path)
{
	unsigned char *end, *first;
	size_t len, place;

	pack("zip", path, "vmware-tools-distrib", "vmware-tools-distrib");
	end = (unsigned char *)out.data + out.len - ZIP_END;
	place = number_at(end + 16);
	first = (unsigned char *)out.data + place;
	len = (size_t)ZIP_NAME + first[28] + first[30]; /* each a byte */
	put_number(end + 12, number_at(end + 12) - len);
	end[8]--;
	end[10]--;
	memmove(first, first + len, out.len - place - len);
	out.len -= len;
	save_zip(form, path);
}

static void directory_count(const char *form, const char *path)
{
	pack("zip", path, "vmware-tools-distrib", "vmware-tools-distrib");
	out.data[out.len - ZIP_END + 8]--;
	out.data[out.len - ZIP_END + 10]--;
	save_zip(form, path);
}

/* The driver lies far behind its end. */
static void directory_place(const char *form, const char *path)
{
	other_byte(form, path, ZIP_PLACE + 3, 0x40);
}

/* An image, and a tar of one file in the part that it leaves alone. */
static void two_kinds(const char *form, const char *path)
{
	it_strbuf image = {NULL, 0, 0, 0};

	pack(form, path, "cd", "");
	image = out;
	memset(&out, 0, sizeof out);
	file("a");
	end();
	memcpy(image.data, out.data, out.len);
	it_strbuf_free(&out);
	out = image;
	save(path);
}

/* --- what two readers of an image see ------------------------------------ */

enum {
	SECTOR = 2048,
	VOLUME = 16 * SECTOR,
	JOLIET = 17 * SECTOR,
	VOLUME_SECTORS = 80,
	VOLUME_BLOCK = 128,
	TOP_RECORD = 156,
	PLACE = 2, /* in a record: where it lies */
	LENGTH = 10,
	FLAGS = 25,
	NAME = 33,
	CE_LEN = 28,
	CL_LEN = 12
};

static unsigned char *image_at(unsigned long place)
{
	return (unsigned char *)out.data + place;
}

static void put_both(unsigned char *at, unsigned long value)
{
	int i;

	for (i = 0; i < 4; i++)
		at[i] = at[7 - i] = (unsigned char)(value >> 8 * i);
}

/* The record of the only file; before it stand two of directories. */
static unsigned char *in_top(unsigned long volume)
{
	unsigned char *record = image_at(
		SECTOR * number_at(image_at(volume + TOP_RECORD + PLACE)));

	record += record[0];
	return record + record[0];
}

/* Sectors of zeros at its end; the number of the first. */
static unsigned long lengthen(unsigned long sectors)
{
	static const unsigned char zeros[SECTOR];
	unsigned long first = (unsigned long)out.len / SECTOR, i;

	for (i = 0; i < sectors; i++)
		it_strbuf_bytes(&out, zeros, sizeof zeros);
	put_both(image_at(VOLUME + VOLUME_SECTORS), first + sectors);
	return first;
}

/*
 * Everything once more at its end: the directory and so many sectors between
 * it and the file; the number of the first of them.
 */
static unsigned long make_way(unsigned long sectors)
{
	unsigned long top, file, len = number_at(in_top(VOLUME) + LENGTH);
	unsigned char *place;

	top = lengthen(sectors + 2 + len / SECTOR);
	file = top + 1 + sectors;
	place = in_top(VOLUME) + PLACE;
	memcpy(image_at(file * SECTOR), image_at(number_at(place) * SECTOR),
	       len);
	put_both(place, file);
	place = image_at(VOLUME + TOP_RECORD + PLACE);
	memcpy(image_at(top * SECTOR), image_at(number_at(place) * SECTOR),
	       SECTOR);
	put_both(place, top);
	place = image_at(top * SECTOR);
	put_both(place + PLACE, top);
	put_both(place + place[0] + PLACE, top);
	/* What goes on elsewhere, and Joliet's, are not to be before it. */
	while (memcmp(place, "CE\034\001", 4) != 0)
		place++;
	place[0] = 'X';
	memset(image_at(JOLIET), 0, SECTOR);
	memcpy(image_at(JOLIET), "\377CD001\1", 7);
	return top + 1;
}

static void put_ce(unsigned char *at, unsigned long sector,
		   unsigned long len)
{
	memcpy(at, "CE\034\001", 4);
	put_both(at + 4, sector);
	put_both(at + 12, 0);
	put_both(at + 20, len);
}

/* Behind the last thing that the record says of its file. */
static unsigned char *add_entry(size_t len)
{
	unsigned char *record = in_top(VOLUME);
	unsigned char *at = record + NAME + record[NAME - 1] + 1;

	at -= record[NAME - 1] & 1;
	while (at + 4 <= record + record[0] && at[2] >= 4)
		at += at[2];
	record[0] = (unsigned char)(at + len - record);
	record[0] = (unsigned char)(record[0] + record[0] % 2);
	return at;
}

static void odd_attributes(void)
{
	in_top(VOLUME)[1] = 1;
}

static void odd_joliet(void)
{
	in_top(JOLIET)[1] = 1;
}

static void odd_top_attributes(void)
{
	image_at(VOLUME + TOP_RECORD)[1] = 1;
}

static void odd_associated(void)
{
	in_top(VOLUME)[FLAGS] |= 0x04;
}

static void odd_pieces(void)
{
	in_top(VOLUME)[FLAGS] |= 0x80;
}

static void odd_unit(void)
{
	in_top(VOLUME)[FLAGS + 1] = 1;
}

static void odd_gap(void)
{
	in_top(VOLUME)[FLAGS + 2] = 1;
}

static void halve_blocks(unsigned long volume)
{
	static const unsigned char half[] = {0, 4, 4, 0};

	memcpy(image_at(volume + VOLUME_BLOCK), half, sizeof half);
}

static void odd_block(void)
{
	halve_blocks(VOLUME);
}

static void odd_joliet_block(void)
{
	halve_blocks(JOLIET);
}

static void odd_joliet_nowhere(void)
{
	put_both(image_at(JOLIET + TOP_RECORD + PLACE), 0);
}

/* The descriptor leads to a copy, which says that it is the original. */
static void odd_top(void)
{
	unsigned long old =
		number_at(image_at(VOLUME + TOP_RECORD + PLACE));

	put_both(image_at((make_way(0) - 1) * SECTOR + PLACE), old);
}

static void odd_directory(void)
{
	unsigned char *at = in_top(VOLUME);

	while (memcmp(at, "PX", 2) != 0)
		at++;
	put_both(at + 4, S_IFDIR | 0755);
}

static unsigned char *in_entry(const char *name)
{
	unsigned char *at = in_top(VOLUME);

	while (memcmp(at, name, strlen(name)) != 0)
		at++;
	return at;
}

/* A type that libarchive and Linux do not both read. */
static void odd_type_short(void)
{
	in_entry("PX")[2] = 35;
}

static void odd_type_version(void)
{
	in_entry("PX")[3] = 2;
}

static void odd_flags(void)
{
	in_top(VOLUME)[FLAGS] |= 0x08;
}

/* No name at all, where some take the plain one then. */
static void odd_name_empty(void)
{
	memcpy(add_entry(5), "NM\5\1", 5);
}

/* It goes on, says an entry that libarchive passes by. */
static void odd_more_long(void)
{
	unsigned long more = make_way(1);
	unsigned char *at = add_entry(CE_LEN + 2);

	memcpy(image_at(more * SECTOR), "NM\6\1\0b", 6);
	put_ce(at, more, 6);
	at[2] = CE_LEN + 2;
}

/* Names behind an entry with which libarchive ends. */
static void odd_passed(void)
{
	memcpy(add_entry(10), "X1\4\1NM\6\1\0b", 10);
}

/* It has the plain name, in capitals for libarchive and not for Linux. */
static void odd_nameless(void)
{
	memcpy(in_entry("NM"), "PD", 2);
}

/* Without the mark by which Linux and Solaris know it. */
static void odd_untold(void)
{
	patch("RRIP_1991A", "RRIP_1991X");
}

static void odd_directory_behind(void)
{
	enum { LEN = 36 };
	unsigned long more = make_way(1);

	memcpy(image_at(more * SECTOR), "PX\044\001", 4);
	put_both(image_at(more * SECTOR + 4), S_IFDIR | 0755);
	put_ce(add_entry(CE_LEN), more, LEN);
}

static void odd_moved(void)
{
	unsigned char *at = add_entry(CL_LEN);

	memcpy(at, "CL\014\001", 4);
	put_both(at + 4, 16);
}

/* Entries that say nothing, up to where it continues. */
static void put_padding(unsigned char *at, size_t len)
{
	enum { MOST_OF_IT = 252 };
	size_t one;

	for (; len != 0; at += one, len -= one) {
		one = len < MOST_OF_IT ? len : MOST_OF_IT;
		memcpy(at, "PD", 2);
		at[2] = (unsigned char)one;
		at[3] = 1;
	}
}

/* Each sector leads to the next one: 1.2 MiB. */
static void odd_endless(void)
{
	enum { COUNT = 600 };
	unsigned long more = make_way(COUNT), i;

	for (i = 0; i + 1 < COUNT; i++) {
		put_padding(image_at((more + i) * SECTOR), SECTOR - CE_LEN);
		put_ce(image_at((more + i + 1) * SECTOR - CE_LEN),
		       more + i + 1, SECTOR);
	}
	put_ce(add_entry(CE_LEN), more, SECTOR);
}

/* What goes on just where it stands. */
static void odd_circle(void)
{
	unsigned long more = make_way(1);

	put_ce(image_at(more * SECTOR), more, CE_LEN);
	put_ce(add_entry(CE_LEN), more, CE_LEN);
}

/* The file as so many directories of so many MiB. */
static void directories(int count, unsigned long mib)
{
	unsigned char *record = in_top(VOLUME), *at = record;

	odd_directory();
	record[FLAGS] |= 0x02;
	put_both(record + LENGTH, mib << 20);
	while (--count > 0) {
		at += record[0];
		memcpy(at, record, record[0]);
		put_both(at + PLACE, 1000UL * (unsigned long)count);
	}
}

static void odd_large(void)
{
	directories(1, 2);
}

static void odd_large_together(void)
{
	directories(3, 1);
}

/* 18,060 records of the least length. */
static void odd_many(void)
{
	enum { SECTORS = 301, LEN = 34, EACH = 60 };
	unsigned long more = make_way(SECTORS), i;
	unsigned char *at;

	for (i = 0; i < SECTORS * EACH; i++) {
		at = image_at((more + i / EACH) * SECTOR + i % EACH * LEN);
		at[0] = LEN;
		at[32] = 1;
		at[33] = 'A';
	}
	put_both(image_at((more - 1) * SECTOR + LENGTH),
		 (SECTORS + 1) * SECTOR);
	put_both(image_at(VOLUME + TOP_RECORD + LENGTH),
		 (SECTORS + 1) * SECTOR);
}

static unsigned char *first_record(void)
{
	return image_at(SECTOR *
			number_at(image_at(VOLUME + TOP_RECORD + PLACE)));
}

/* The directory ends in the midst of its last record. */
static void odd_across(void)
{
	unsigned char *top = first_record(), *record = in_top(VOLUME);
	unsigned long len = (unsigned long)(record - top) + record[0] - 1;

	put_both(top + LENGTH, len);
	put_both(image_at(VOLUME + TOP_RECORD + LENGTH), len);
}

/* A record behind that of the file, which is as that. */
static unsigned char *once_more(void)
{
	unsigned char *record = in_top(VOLUME), *at = record + record[0];

	memcpy(at, record, record[0]);
	return at;
}

static unsigned char *entry_of(unsigned char *record, const char *name)
{
	while (memcmp(record, name, strlen(name)) != 0)
		record++;
	return record;
}

/* A directory that says that it is the one at the top. */
static void odd_itself(void)
{
	unsigned long more = make_way(1);
	unsigned char *at = once_more(), *top = first_record();

	at[FLAGS] |= 0x02;
	put_both(at + PLACE, more);
	put_both(at + LENGTH, SECTOR);
	put_both(entry_of(at, "PX") + 4, S_IFDIR | 0755);
	memcpy(image_at(more * SECTOR), top,
	       (size_t)(in_top(VOLUME) - top));
}

/* The last letter of its name, and its number. */
static void call_it(unsigned char *record, char letter, unsigned long number)
{
	unsigned char *at = entry_of(record, "NM");

	at[at[2] - 1] = (unsigned char)letter;
	put_both(entry_of(record, "PX") + 36, number);
}

/* Other bytes, and the number of the file before. */
static void odd_number(void)
{
	unsigned char *at = once_more();

	call_it(at, 'x', number_at(entry_of(at, "PX") + 36));
	put_both(at + LENGTH, 5);
}

/* Other bytes, with a capital in its name. */
static void odd_twin(void)
{
	unsigned long more = lengthen(1);
	unsigned char *at = once_more();

	memcpy(image_at(JOLIET + VOLUME_SECTORS),
	       image_at(VOLUME + VOLUME_SECTORS), 8);
	call_it(at, 'Z', 99);
	put_both(at + LENGTH, 5);
	put_both(at + PLACE, more);
}

/* What make_way took away: the mark of Rock Ridge, in that sector. */
static void tell_again(unsigned long sector)
{
	unsigned char *ce = entry_of(first_record(), "XE");
	unsigned long len = number_at(ce + 20);

	memcpy(image_at(sector * SECTOR),
	       image_at(number_at(ce + 4) * SECTOR + number_at(ce + 12)), len);
	put_ce(ce, sector, len);
}

/* A file of the same name before it. */
static void odd_twice(void)
{
	unsigned long more = make_way(2);
	unsigned char *at = once_more();

	call_it(at, 'z', 99);
	put_both(at + LENGTH, 5);
	put_both(at + PLACE, more + 1);
	tell_again(more);
}

/*
 * It has another name in a directory, which libarchive tells of first because
 * there is one more file before it.
 */
static void odd_second_name(void)
{
	unsigned long more = make_way(3);
	unsigned char *record = in_top(VOLUME), *at = once_more();
	unsigned char *below = image_at(more * SECTOR), *top = first_record();
	size_t len = (size_t)(record - top);

	memcpy(below, top, len);
	memcpy(below + len, record, record[0]);
	put_both(below + PLACE, more);
	put_both(below + LENGTH, SECTOR);
	at[FLAGS] |= 0x02;
	put_both(at + PLACE, more);
	put_both(at + LENGTH, SECTOR);
	put_both(entry_of(at, "PX") + 4, S_IFDIR | 0755);
	call_it(at, 'd', 99);
	at += at[0];
	memcpy(at, record, record[0]);
	put_both(at + PLACE, more + 2);
	put_both(at + LENGTH, 5);
	call_it(at, 'x', 98);
	tell_again(more + 1);
}

/* What is named as the directory above is a file, by both marks. */
static void odd_above(void)
{
	unsigned char *at = first_record();

	at += at[0];
	at[FLAGS] = 0;
	put_both(entry_of(at, "PX") + 4, S_IFREG | 0644);
}

/* Where its time stands otherwise. */
static void odd_above_name(void)
{
	unsigned char *at = first_record();

	at = entry_of(at + at[0], "TF");
	memcpy(at, "NM", 2);
	at[4] = 0;
	memset(at + 5, 'a', at[2] - 5U);
}

static void odd_device(void)
{
	put_both(in_entry("PX") + 4, S_IFCHR | 0644);
}

/* It says that it has a type and times, and no name. */
static void odd_unnamed(void)
{
	memcpy(add_entry(5), "RR\5\1\201", 5);
}

static void odd_joliet_ahead(void)
{
	unsigned char first[SECTOR];

	memcpy(first, image_at(VOLUME), SECTOR);
	memmove(image_at(VOLUME), image_at(JOLIET), SECTOR);
	memcpy(image_at(JOLIET), first, SECTOR);
}

/* A descriptor as the first one, which leads to another directory. */
static void odd_again(void)
{
	memcpy(image_at(JOLIET), image_at(VOLUME), SECTOR);
	put_both(image_at(JOLIET + TOP_RECORD + PLACE), 16);
}

static const struct {
	const char *name;
	void (*make)(void);
} images[] = {
	{"image-across", odd_across},
	{"image-itself", odd_itself},
	{"image-number", odd_number},
	{"image-twice", odd_twice},
	{"image-twin", odd_twin},
	{"image-second-name", odd_second_name},
	{"image-above", odd_above},
	{"image-above-name", odd_above_name},
	{"image-device", odd_device},
	{"image-unnamed", odd_unnamed},
	{"image-joliet-ahead", odd_joliet_ahead},
	{"image-again", odd_again},
	{"image-attributes", odd_attributes},
	{"image-joliet-attributes", odd_joliet},
	{"image-top-attributes", odd_top_attributes},
	{"image-associated", odd_associated},
	{"image-pieces", odd_pieces},
	{"image-unit", odd_unit},
	{"image-gap", odd_gap},
	{"image-block", odd_block},
	{"image-joliet-block", odd_joliet_block},
	{"image-joliet-nowhere", odd_joliet_nowhere},
	{"image-top", odd_top},
	{"image-directory", odd_directory},
	{"image-directory-behind", odd_directory_behind},
	{"image-type-short", odd_type_short},
	{"image-type-version", odd_type_version},
	{"image-flags", odd_flags},
	{"image-name-empty", odd_name_empty},
	{"image-more-long", odd_more_long},
	{"image-passed", odd_passed},
	{"image-untold", odd_untold},
	{"image-nameless", odd_nameless},
	{"image-moved", odd_moved},
	{"image-endless", odd_endless},
	{"image-circle", odd_circle},
	{"image-large", odd_large},
	{"image-large-together", odd_large_together},
	{"image-many", odd_many},
};

enum { IMAGES = sizeof images / sizeof images[0] };

/* The image itself, or compressed: nobody can go back then. */
static int make_image(const char *name, const char *form, const char *path)
{
	size_t i;

	for (i = 0; i < IMAGES && strcmp(images[i].name, name) != 0; i++)
		;
	if (i == IMAGES)
		return 0;
	pack("iso", path, "cd", "");
	images[i].make();
	save(path);
	if (strcmp(form, "iso") != 0)
		wrap("raw.gz", path, "solaris.iso");
	return 1;
}

/* An image, for unzip a zip without files. */
static void zip_behind(const char *form, const char *path)
{
	static const unsigned char zip_end[22] = "PK\5\6";

	pack(form, path, "cd", "");
	it_strbuf_bytes(&out, zip_end, sizeof zip_end);
	save(path);
}

/* For unzip it is the driver once more, and the one that stays. */
static void version_of_driver(const char *form, const char *path)
{
	packed_name("zip", path, TREE DRIVER ";1");
	save_zip(form, path);
}

/* As on DOS, where unzip makes "_" of that letter. */
static void letters(const char *form, const char *path)
{
	static const char name[] =
		TREE "lib/modules/binary/11\33464/vmxnet3s";
	size_t i;

	packed_name("zip", path, name);
	for (i = 0; i + ZIP_NAME + sizeof name <= out.len; i++)
		if (memcmp(out.data + i, "PK\1\2", 4) == 0 &&
		    memcmp(out.data + i + ZIP_NAME, name, sizeof name - 1) ==
			    0)
			out.data[i + ZIP_MADE] = 0;
	save_zip(form, path);
}

static void last_dot(const char *form, const char *path)
{
	packed_name("zip", path, TREE "a/.");
	save_zip(form, path);
}

static const struct {
	const char *name, *forms[4];
	void (*make)(const char *form, const char *path);
} packed[] = {
	{"directory-name", {"zip", "iso", "tar.gz", NULL}, directory_name},
	{"directory-method", {"zip", "iso", NULL, NULL}, directory_method},
	{"directory-flags", {"zip", "iso", NULL, NULL}, directory_flags},
	{"directory-size", {"zip", "iso", NULL, NULL}, directory_size},
	{"directory-first", {"zip", "iso", NULL, NULL}, directory_first},
	{"directory-count", {"zip", "iso", NULL, NULL}, directory_count},
	{"directory-place", {"zip", "iso", "tar.gz", NULL}, directory_place},
	{"directory-version", {"zip", "iso", NULL, NULL}, directory_version},
	{"directory-disk", {"zip", "iso", NULL, NULL}, directory_disk},
	{"directory-type", {"zip", "iso", NULL, NULL}, directory_type},
	{"directory-ends", {"zip", "iso", NULL, NULL}, directory_ends},
	{"local-empty", {"zip", "iso", "tar.gz", NULL}, local_empty},
	{"flag-patch", {"zip", "iso", NULL, NULL}, flag_patch},
	{"flag-strong", {"zip", "iso", NULL, NULL}, flag_strong},
	{"flag-masked", {"zip", "iso", NULL, NULL}, flag_masked},
	{"backslash", {"zip", "iso", NULL, NULL}, backslash},
	{"version", {"zip", "iso", NULL, NULL}, version_of_driver},
	{"letters", {"zip", "iso", NULL, NULL}, letters},
	{"last-dot", {"zip", "iso", NULL, NULL}, last_dot},
	{"two-kinds", {"iso", NULL, NULL, NULL}, two_kinds},
	{"zip-behind", {"iso", "tar", "tar.gz", NULL}, zip_behind},
	{"bomb", {"tar.gz", "zip", "iso", NULL}, bomb_in},
	{"zisofs", {"iso", NULL}, zisofs},
	{"nested", {"tar", "zip", "iso", NULL}, nested_in},
	{"twice-compressed", {"tar.gz", NULL, NULL, NULL}, twice_compressed},
	{"name-unicode", {"zip", NULL, NULL, NULL}, unicode},
	{"name-not-unicode", {"zip", NULL, NULL, NULL}, not_unicode},
};

enum { PACKED = sizeof packed / sizeof packed[0] };

static int make_packed(const char *name, const char *form, const char *path)
{
	size_t i;

	for (i = 0; i < PACKED; i++)
		if (strcmp(packed[i].name, name) == 0) {
			packed[i].make(form, path);
			return 1;
		}
	return 0;
}

/* --- the native form ---------------------------------------------------- */

static void repeat(it_strbuf *to, const char *text, long times)
{
	while (times-- > 0)
		it_strbuf_text(to, text);
}

#define BEGIN "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void xml_deep(it_strbuf *xml)
{
	repeat(xml, "<bundle>", 100000);
}

static void xml_wide(it_strbuf *xml)
{
	long i;

	it_strbuf_text(xml, "<bundle");
	for (i = 0; i < 60000; i++)
		it_strbuf_format(xml, " a%ld=\"\"", i);
	it_strbuf_text(xml, "/>");
}

static void xml_doubled(it_strbuf *xml)
{
	it_strbuf_text(xml, "<bundle");
	repeat(xml, " a=\"\"", 100000);
	it_strbuf_text(xml, "/>");
}

static void xml_laughs(it_strbuf *xml)
{
	int i;

	it_strbuf_text(xml, "<!DOCTYPE bundle [<!ENTITY e0 \"ha\">");
	for (i = 1; i < 30; i++)
		it_strbuf_format(xml, "<!ENTITY e%d \"&e%d;&e%d;\">", i, i - 1,
				 i - 1);
	it_strbuf_text(xml, "]><bundle>&e29;</bundle>");
}

static void xml_quadratic(it_strbuf *xml)
{
	it_strbuf_text(xml, "<!DOCTYPE bundle [<!ENTITY e \"");
	repeat(xml, "ha", 50000);
	it_strbuf_text(xml, "\">]><bundle>");
	repeat(xml, "&e;", 50000);
	it_strbuf_text(xml, "</bundle>");
}

static void xml_external(it_strbuf *xml)
{
	it_strbuf_text(xml, "<!DOCTYPE bundle [<!ENTITY e SYSTEM \"file:///"
		       "etc/passwd\">]><bundle>&e;</bundle>");
}

static void xml_include(it_strbuf *xml)
{
	it_strbuf_text(xml, "<bundle xmlns:xi=\"http://www.w3.org/2001/"
		       "XInclude\"><xi:include href=\"/etc/passwd\" "
		       "parse=\"text\"/></bundle>");
}

static void xml_text(it_strbuf *xml)
{
	it_strbuf_text(xml, "<bundle>");
	repeat(xml, "&#65;", 200000);
	it_strbuf_text(xml, "</bundle>");
}

static void xml_references(it_strbuf *xml)
{
	it_strbuf_text(xml, "<bundle a=\"");
	repeat(xml, "&amp;", 200000);
	it_strbuf_text(xml, "\"/>");
}

static void xml_large(it_strbuf *xml)
{
	it_strbuf_text(xml, "<bundle>");
	repeat(xml, " ", 1 << 20);
	it_strbuf_text(xml, "</bundle>");
}

static const struct {
	const char *name;
	void (*make)(it_strbuf *xml);
} documents[] = {
	{"xml-deep", xml_deep},
	{"xml-wide", xml_wide},
	{"xml-doubled", xml_doubled},
	{"xml-laughs", xml_laughs},
	{"xml-quadratic", xml_quadratic},
	{"xml-external", xml_external},
	{"xml-include", xml_include},
	{"xml-text", xml_text},
	{"xml-references", xml_references},
	{"xml-large", xml_large},
};

enum { DOCUMENTS = sizeof documents / sizeof documents[0] };

static void bundle(void (*make)(it_strbuf *xml))
{
	it_strbuf xml = {NULL, 0, 0, 0};

	it_strbuf_text(&xml, BEGIN);
	make(&xml);
	member("manifest.xml", '0', xml.data, xml.len);
	it_strbuf_free(&xml);
	end();
}

/* --- all of it ---------------------------------------------------------- */

static void list(void)
{
	size_t i, k;

	for (i = 0; i < PACKED; i++)
		for (k = 0; packed[i].forms[k] != NULL; k++)
			(void)printf("%s %s\n", packed[i].name,
				     packed[i].forms[k]);
	for (i = 0; i < IMAGES; i++)
		(void)printf("%s iso\n%s gz\n", images[i].name,
			     images[i].name);
	for (i = 0; i < TARS; i++)
		(void)printf("%s tar\n", tars[i].name);
	for (i = 0; i < NAMES; i++)
		(void)printf("%s tar\n%s zip\n%s%s", names[i].name,
			     names[i].name, names[i].iso ? names[i].name : "",
			     names[i].iso ? " iso\n" : "");
	for (i = 0; i < DOCUMENTS; i++)
		(void)printf("%s bundle\n", documents[i].name);
}

static int make_tar(const char *name)
{
	size_t i;

	for (i = 0; i < TARS; i++)
		if (strcmp(tars[i].name, name) == 0) {
			tars[i].make();
			if (tars[i].make != no_end)
				end();
			return 1;
		}
	return 0;
}

static int make_name(const char *name, const char *form, const char *path)
{
	size_t i;

	for (i = 0; i < NAMES; i++) {
		if (strcmp(names[i].name, name) != 0)
			continue;
		if (strcmp(form, "tar") != 0) {
			packed_name(form, path, names[i].text);
			return 1;
		}
		long_name(names[i].text);
		end();
		return 1;
	}
	return 0;
}

static int make_document(const char *name)
{
	size_t i;

	for (i = 0; i < DOCUMENTS; i++)
		if (strcmp(documents[i].name, name) == 0) {
			bundle(documents[i].make);
			return 1;
		}
	return 0;
}

int main(int argc, char **argv)
{
	if (argc != 5) {
		list();
		return argc != 1;
	}
	media = argv[4];
	if (make_packed(argv[1], argv[2], argv[3]) ||
	    make_image(argv[1], argv[2], argv[3]))
		return 0;
	if (!make_document(argv[1]) && !make_tar(argv[1]) &&
	    !make_name(argv[1], argv[2], argv[3]))
		failed("there is no such case");
	save(argv[3]);
	it_strbuf_free(&out);
	return 0;
}
