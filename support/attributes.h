/* SPDX-License-Identifier: BSD-2-Clause */
/* Compiler attributes, empty where the compiler does not know them. */
#ifndef IT_ATTRIBUTES_H
#define IT_ATTRIBUTES_H

#if defined(__GNUC__)
#define IT_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define IT_CHECKED           __attribute__((warn_unused_result))
#define IT_NORETURN          __attribute__((noreturn))
#else
#define IT_PRINTF(fmt, args)
#define IT_CHECKED
#define IT_NORETURN
#endif

#endif
