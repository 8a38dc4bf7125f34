/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The boot archive of a root (driver-install.md 3): which files it holds,
 * and whether it is what they are now.  The archive is simulated as a text,
 * a line for each file, so that a test can read what is in it.
 */
#ifndef IT_TESTS_GUEST_ARCHIVE_H
#define IT_TESTS_GUEST_ARCHIVE_H

#include "tests/guest/programs/guest.h"

/* Does the root boot from one? */
int archive_is_used(const char *root);

/*
 * Appends a line for each file that differs, as "bootadm -v" shows it; a
 * root whose archive was never compared has no differences.
 */
size_t archive_differences(const char *root, it_strbuf *out);

/* 0 when it cannot be written; the names of what was written to out. */
int archive_update(const char *root, it_strbuf *out);

#endif
