/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * To be loaded by LD_AUDIT, which hears of what a program looks up in a
 * library that it loads late: counts what decompressors give to the program,
 * which reads them as archives of the format "raw", and what it takes of the
 * members of a zip.  The count stands in the file $DECODED: it is mapped
 * before the program gives up the right to write.
 */
#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <archive.h>

static unsigned long long *decoded;
static int (*real)(struct archive *, const void **, size_t *, la_int64_t *);

static void __attribute__((constructor)) begin(void)
{
	const char *name = getenv("DECODED");
	int fd = name != NULL ? open(name, O_RDWR) : -1;

	if (fd < 0)
		return;
	decoded = mmap(NULL, sizeof *decoded, PROT_READ | PROT_WRITE,
		       MAP_SHARED, fd, 0);
	(void)close(fd);
}

static int is_unpacked(struct archive *a)
{
	int format = archive_format(a) & ARCHIVE_FORMAT_BASE_MASK;

	return format == ARCHIVE_FORMAT_RAW || format == ARCHIVE_FORMAT_ZIP;
}

static int count_block(struct archive *a, const void **at, size_t *len,
		       la_int64_t *offset)
{
	int r = real(a, at, len, offset);

	if (r == ARCHIVE_OK && decoded != NULL && decoded != MAP_FAILED &&
	    is_unpacked(a))
		*decoded += *len;
	return r;
}

unsigned la_version(unsigned version)
{
	return version;
}

unsigned la_objopen(struct link_map *map, Lmid_t space, uintptr_t *cookie)
{
	(void)map;
	(void)space;
	(void)cookie;
	return LA_FLG_BINDTO | LA_FLG_BINDFROM;
}

#if __ELF_NATIVE_CLASS == 64
uintptr_t la_symbind64(Elf64_Sym *sym, unsigned number, uintptr_t *from,
		       uintptr_t *to, unsigned *flags, const char *name)
#else
uintptr_t la_symbind32(Elf32_Sym *sym, unsigned number, uintptr_t *from,
		       uintptr_t *to, unsigned *flags, const char *name)
#endif
{
	uintptr_t at = sym->st_value;

	(void)number;
	(void)from;
	(void)to;
	(void)flags;
	if (strcmp(name, "archive_read_data_block") != 0)
		return at;
	memcpy(&real, &at, sizeof real);
	return (uintptr_t)count_block;
}
