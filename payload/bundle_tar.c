/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "payload/bundle_priv.h"

/* Fields of a header, octal numbers ended by a NUL. */
enum {
	NAME = 0,
	MODE = 100,
	UID = 108,
	GID = 116,
	SIZE = 124,
	SIZE_LEN = 12,
	MTIME = 136,
	TYPE = 156,
	MAGIC = 257,
	OWNER = 265,
	GROUP = 297,
	PREFIX = 345
};

/* Digits, then blanks or NULs; 0 if it is anything else. */
static int take_octal(const unsigned char *field, size_t len,
		      unsigned long long *value)
{
	size_t i = 0;

	*value = 0;
	for (; i < len && field[i] >= '0' && field[i] <= '7'; i++)
		*value = *value * 8 + (unsigned long long)(field[i] - '0');
	if (i == 0)
		return 0;
	for (; i < len; i++)
		if (field[i] != ' ' && field[i] != '\0')
			return 0;
	return 1;
}

static int is_plain_file(const unsigned char *block)
{
	return (block[TYPE] == '0' || block[TYPE] == '\0') &&
	       block[PREFIX] == '\0' && block[NAME] != '\0' &&
	       memchr(block + NAME, '\0', IT_OUTER_NAME) != NULL;
}

const char *it_outer_take(const unsigned char block[IT_TAR_BLOCK],
			  it_outer_member *member)
{
	unsigned long long sum;

	memset(member, 0, sizeof *member);
	if (it_tar_is_zero(block))
		return NULL;
	if (memcmp(block + MAGIC, "ustar", 5) != 0 ||
	    !take_octal(block + IT_TAR_SUM, IT_TAR_SUM_LEN, &sum) ||
	    sum != it_tar_sum(block))
		return "has a damaged header";
	if (!is_plain_file(block))
		return "has a member that is not a plain file";
	if (!take_octal(block + SIZE, SIZE_LEN, &member->size))
		return "has a member without proper size";
	memcpy(member->name, block + NAME, sizeof member->name);
	return NULL;
}

static void put_octal(unsigned char *field, int digits,
		      unsigned long long value)
{
	char text[32];

	(void)snprintf(text, sizeof text, "%0*llo", digits, value);
	memcpy(field, text, (size_t)digits);
}

void it_outer_put(unsigned char block[IT_TAR_BLOCK],
		  const it_outer_member *member, unsigned long mtime)
{
	memset(block, 0, IT_TAR_BLOCK);
	memcpy(block + NAME, member->name, strlen(member->name));
	put_octal(block + MODE, 7, 0644);
	put_octal(block + UID, 7, 0);
	put_octal(block + GID, 7, 0);
	put_octal(block + SIZE, SIZE_LEN - 1, member->size);
	put_octal(block + MTIME, 11, mtime);
	block[TYPE] = '0';
	memcpy(block + MAGIC, "ustar\0" "00", 8);
	memcpy(block + OWNER, "root", 4);
	memcpy(block + GROUP, "root", 4);
	put_octal(block + IT_TAR_SUM, 6, it_tar_sum(block));
	block[IT_TAR_SUM + 7] = ' ';
}

size_t it_outer_padding(unsigned long long size)
{
	return (size_t)((IT_TAR_BLOCK - size % IT_TAR_BLOCK) % IT_TAR_BLOCK);
}
