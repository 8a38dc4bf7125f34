/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Lines of dladm(8) and ipadm(8) in their parsable form: fields with ":"
 * between them, in which "\" stands before ":" and "\" - but only where more
 * than one field was asked for, so that two at least are always asked for.
 */
#ifndef IT_FIELDS_H
#define IT_FIELDS_H

#include "support/text.h"

/*
 * Takes the next field off *line, without its escapes; 0 after the last, or
 * when it does not fit.  "?" is what a program says of what it cannot tell.
 */
int it_next_field(it_slice *line, char *out, size_t size);

/* Fills all of count fields; 0 if there are fewer, or one does not fit. */
int it_fields(it_slice line, char (*out)[64], size_t count);

#endif
