/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The one error object.  A function that can fail returns an it_code and
 * fills the it_error of its caller (NULL is allowed).  The first error wins:
 * what is set already stays, so that a clean-up that fails too does not hide
 * the cause.
 */
#ifndef IT_ERROR_H
#define IT_ERROR_H

#include "support/attributes.h"

/* code, exit status of the program, word for JSON */
#define IT_ERROR_LIST(X)                                                      \
	X(IT_OK, 0, "ok")                                                     \
	X(IT_FAILED, 1, "failed")              /* anything not below */       \
	X(IT_NO_MEMORY, 1, "no-memory")        /* malloc returned NULL */     \
	X(IT_NO_SPACE, 1, "no-space")          /* ENOSPC, EDQUOT, foreseen */ \
	X(IT_IO, 1, "io")                      /* a system call failed */     \
	X(IT_STOPPED, 1, "stopped")            /* by a signal, undone */      \
	X(IT_USAGE, 2, "usage")                /* command line */             \
	X(IT_DIFFERENCES, 3, "differences")    /* verify, status */           \
	X(IT_TARGET, 4, "target-refused")      /* this system or root */      \
	X(IT_MEDIA, 5, "media-refused")        /* the media or its files */   \
	X(IT_BUSY, 6, "busy")                  /* our lock or add_drv's */    \
	X(IT_UNFINISHED, 7, "unfinished")      /* recovery impossible */

typedef enum it_code {
#define IT_ERROR_ENUM(code, status, word) code,
	IT_ERROR_LIST(IT_ERROR_ENUM)
#undef IT_ERROR_ENUM
	IT_CODE_COUNT
} it_code;

/*
 * path: the file or thing concerned, masked for display, "" if none.
 * text: what is wrong with it, one sentence without final full stop.
 * remedy: what the user can do, one sentence, "" if none is known.
 */
typedef struct it_error {
	it_code code;
	int sys_errno; /* 0 when no system call was involved */
	char path[1024];
	char text[512];
	char remedy[512];
} it_error;

void it_error_clear(it_error *err);

/* Sets err (if it is clear) and returns code, for "return it_fail(...)". */
it_code it_fail(it_error *err, it_code code, const char *path,
		const char *fmt, ...) IT_PRINTF(4, 5);

/* The same from errno: picks IT_NO_SPACE, IT_NO_MEMORY or IT_IO itself. */
it_code it_fail_errno(it_error *err, const char *path, const char *doing);

it_code it_fail_memory(it_error *err);

/* Hands an error of an inner call on to a caller who has none yet. */
it_code it_error_pass(it_error *err, const it_error *inner);

/*
 * What the user can do: the remedy of err, else what helps against its
 * errno value, "" if nothing is known.
 */
const char *it_error_cure(const it_error *err);

/* Adds the remedy to an error that has none yet. */
void it_error_remedy(it_error *err, const char *fmt, ...) IT_PRINTF(2, 3);

int it_code_status(it_code code);
const char *it_code_word(it_code code);

#endif
