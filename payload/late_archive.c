/* SPDX-License-Identifier: BSD-2-Clause */
/* libarchive, loaded when the first archive is read or written. */
#include "config.h"

#include "support/late.h"

#ifdef IT_LATE_ARCHIVE
#include <stdarg.h>
#include <stdio.h>
#include <sys/types.h>

#include <archive.h>
#include <archive_entry.h>


#define ENTRY(CALL, ACT)                                                     \
	CALL(struct archive_entry *, archive_entry_clear,                    \
	     (struct archive_entry *e), (e))                                 \
	CALL(mode_t, archive_entry_filetype, (struct archive_entry *e), (e)) \
	ACT(archive_entry_free, (struct archive_entry *e), (e))              \
	CALL(const char *, archive_entry_hardlink,                           \
	     (struct archive_entry *e), (e))                                 \
	CALL(int, archive_entry_is_encrypted, (struct archive_entry *e), (e))\
	CALL(struct archive_entry *, archive_entry_new, (void), ())          \
	CALL(const char *, archive_entry_pathname,                           \
	     (struct archive_entry *e), (e))                                 \
	CALL(const char *, archive_entry_pathname_utf8,                      \
	     (struct archive_entry *e), (e))                                 \
	CALL(mode_t, archive_entry_perm, (struct archive_entry *e), (e))     \
	ACT(archive_entry_set_filetype,                                      \
	    (struct archive_entry *e, unsigned type), (e, type))             \
	ACT(archive_entry_set_mtime,                                         \
	    (struct archive_entry *e, time_t at, long ns), (e, at, ns))      \
	ACT(archive_entry_set_pathname,                                      \
	    (struct archive_entry *e, const char *name), (e, name))          \
	ACT(archive_entry_set_perm,                                          \
	    (struct archive_entry *e, mode_t mode), (e, mode))               \
	ACT(archive_entry_set_size,                                          \
	    (struct archive_entry *e, la_int64_t size), (e, size))           \
	ACT(archive_entry_set_symlink,                                       \
	    (struct archive_entry *e, const char *target), (e, target))      \
	CALL(la_int64_t, archive_entry_size, (struct archive_entry *e), (e)) \
	CALL(int, archive_entry_sparse_count, (struct archive_entry *e), (e))\
	CALL(const char *, archive_entry_symlink,                            \
	     (struct archive_entry *e), (e))

/* Of an archive and nothing else. */
#define PLAIN(CALL, name) CALL(int, name, (struct archive *a), (a))

#define READ(CALL, ACT)                                                      \
	PLAIN(CALL, archive_errno)                                           \
	CALL(const char *, archive_error_string, (struct archive *a), (a))   \
	CALL(la_int64_t, archive_filter_bytes, (struct archive *a, int n),   \
	     (a, n))                                                         \
	PLAIN(CALL, archive_filter_count)                                    \
	CALL(int, archive_read_data_block,                                   \
	     (struct archive *a, const void **at, size_t *len,               \
	      la_int64_t *offset),                                           \
	     (a, at, len, offset))                                           \
	PLAIN(CALL, archive_read_data_skip)                                  \
	PLAIN(CALL, archive_read_free)                                       \
	CALL(la_int64_t, archive_read_header_position, (struct archive *a),  \
	     (a))                                                            \
	CALL(struct archive *, archive_read_new, (void), ())                 \
	CALL(int, archive_read_next_header,                                  \
	     (struct archive *a, struct archive_entry **e), (a, e))          \
	PLAIN(CALL, archive_read_open1)                                      \
	CALL(int, archive_read_set_callback_data,                            \
	     (struct archive *a, void *arg), (a, arg))                       \
	CALL(int, archive_read_set_read_callback,                            \
	     (struct archive *a, archive_read_callback *f), (a, f))          \
	CALL(int, archive_read_set_skip_callback,                            \
	     (struct archive *a, archive_skip_callback *f), (a, f))          \
	CALL(int, archive_read_set_seek_callback,                            \
	     (struct archive *a, archive_seek_callback *f), (a, f))          \
	PLAIN(CALL, archive_read_support_filter_bzip2)                       \
	PLAIN(CALL, archive_read_support_filter_gzip)                        \
	PLAIN(CALL, archive_read_support_filter_xz)                          \
	PLAIN(CALL, archive_read_support_format_iso9660)                     \
	PLAIN(CALL, archive_read_support_format_raw)                         \
	PLAIN(CALL, archive_read_support_format_tar)                         \
	PLAIN(CALL, archive_read_support_format_zip_seekable)

#define WRITE(CALL, ACT)                                                     \
	PLAIN(CALL, archive_write_add_filter_gzip)                           \
	PLAIN(CALL, archive_write_add_filter_xz)                             \
	PLAIN(CALL, archive_write_close)                                     \
	CALL(la_ssize_t, archive_write_data,                                 \
	     (struct archive *a, const void *at, size_t len), (a, at, len))  \
	PLAIN(CALL, archive_write_free)                                      \
	CALL(int, archive_write_header,                                      \
	     (struct archive *a, struct archive_entry *e), (a, e))           \
	CALL(struct archive *, archive_write_new, (void), ())                \
	CALL(int, archive_write_open,                                        \
	     (struct archive *a, void *arg, archive_open_callback *o,        \
	      archive_write_callback *w, archive_close_callback *c),         \
	     (a, arg, o, w, c))                                              \
	CALL(int, archive_write_set_bytes_in_last_block,                     \
	     (struct archive *a, int bytes), (a, bytes))                     \
	CALL(int, archive_write_set_format_option,                           \
	     (struct archive *a, const char *module, const char *option,     \
	      const char *value),                                            \
	     (a, module, option, value))                                     \
	PLAIN(CALL, archive_write_set_format_pax_restricted)                 \
	CALL(int, archive_write_set_options,                                 \
	     (struct archive *a, const char *options), (a, options))

/* What libarchive got later than the oldest version that is taken. */
#if ARCHIVE_VERSION_NUMBER >= 3003003
#define ZSTD(CALL)                                                           \
	PLAIN(CALL, archive_read_support_filter_zstd)                        \
	PLAIN(CALL, archive_write_add_filter_zstd)
#else
#define ZSTD(CALL)
#endif

#define LIBARCHIVE(CALL, ACT, NAME)                                          \
	ENTRY(CALL, ACT) READ(CALL, ACT) WRITE(CALL, ACT) ZSTD(CALL)         \
	NAME(archive_set_error)

IT_LATE_LIBRARY(IT_LATE_ARCHIVE, LIBARCHIVE)

typedef void set_error(struct archive *, int, const char *, ...);

void archive_set_error(struct archive *a, int number, const char *fmt, ...)
{
	char text[200];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	((set_error *)calls[AT_archive_set_error])(a, number, "%s", text);
}

it_code it_late_archive(it_error *err)
{
	return it_late_load(&library, err);
}
#else
it_code it_late_archive(it_error *err)
{
	(void)err;
	return IT_OK;
}
#endif
