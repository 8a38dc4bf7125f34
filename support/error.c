/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "support/error.h"
#include "support/text.h"

static const struct {
	int status;
	const char *word;
} codes[IT_CODE_COUNT] = {
#define IT_ERROR_ROW(code, status, word) {status, word},
	IT_ERROR_LIST(IT_ERROR_ROW)
#undef IT_ERROR_ROW
};

int it_code_status(it_code code)
{
	return codes[code].status;
}

const char *it_code_word(it_code code)
{
	return codes[code].word;
}

void it_error_clear(it_error *err)
{
	if (err != NULL)
		memset(err, 0, sizeof *err);
}

it_code it_fail(it_error *err, it_code code, const char *path,
		const char *fmt, ...)
{
	va_list args;

	if (err == NULL || err->code != IT_OK)
		return code;
	err->code = code;
	err->sys_errno = 0;
	err->remedy[0] = '\0';
	it_mask(err->path, sizeof err->path, path != NULL ? path : "");
	va_start(args, fmt);
	(void)vsnprintf(err->text, sizeof err->text, fmt, args);
	va_end(args);
	return code;
}

static it_code code_of_errno(int number)
{
	switch (number) {
	case ENOSPC:
	case EDQUOT:
		return IT_NO_SPACE;
	case ENOMEM:
		return IT_NO_MEMORY;
	default:
		return IT_IO;
	}
}

it_code it_fail_errno(it_error *err, const char *path, const char *doing)
{
	int number = errno;
	it_code code = code_of_errno(number);

	if (err == NULL || err->code != IT_OK)
		return code;
	(void)it_fail(err, code, path, "%s: %s", doing, strerror(number));
	err->sys_errno = number;
	return code;
}

it_code it_fail_memory(it_error *err)
{
	return it_fail(err, IT_NO_MEMORY, NULL, "out of memory");
}

/*
 * Whatever was done to the path.  EACCES, EPERM and ENOENT mean too many
 * things: where one of these may come, the caller knows better.
 */
static const struct {
	int number;
	const char *cure;
} cures[] = {
	{ENOSPC, "free space or inodes there, then run again"},
	{EDQUOT, "raise the quota or free space there, then run again"},
	{EROFS, "mount its filesystem for writing, then run again"},
	{EMFILE, "allow more open files (ulimit -n), then run again"},
	{ENFILE, "wait until the system has file descriptors again, then run "
		 "again"},
	{EFBIG, "allow larger files (ulimit -f), then run again"},
	{ENOLCK, "start the lock manager of its filesystem (NFS), or work on a "
		 "copy on a local disk"},
	{EIO, "see what the system's log says of the disk, then run again"},
};

const char *it_error_cure(const it_error *err)
{
	size_t i;

	if (err->remedy[0] != '\0')
		return err->remedy;
	for (i = 0; i < sizeof cures / sizeof cures[0]; i++)
		if (cures[i].number == err->sys_errno)
			return cures[i].cure;
	return "";
}

it_code it_error_pass(it_error *err, const it_error *inner)
{
	if (err != NULL && err->code == IT_OK)
		*err = *inner;
	return inner->code;
}

void it_error_remedy(it_error *err, const char *fmt, ...)
{
	va_list args;

	if (err == NULL || err->remedy[0] != '\0')
		return;
	va_start(args, fmt);
	(void)vsnprintf(err->remedy, sizeof err->remedy, fmt, args);
	va_end(args);
}
