/* SPDX-License-Identifier: BSD-2-Clause */
/* What is no part of a standard shows with __EXTENSIONS__ alone. */
#ifndef SUNOS_SYS_FEATURE_TESTS_H
#define SUNOS_SYS_FEATURE_TESTS_H

#ifndef __EXTENSIONS__
#error "config.h has to come first"
#endif
#if _FILE_OFFSET_BITS != 64
#error "files are larger than 2 GiB"
#endif

#endif
