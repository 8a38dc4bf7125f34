/* SPDX-License-Identifier: BSD-2-Clause */
/* The boot environments, as beadm lists them. */
#ifndef IT_BE_LIST_H
#define IT_BE_LIST_H

#include "support/error.h"
#include "support/strbuf.h"
#include "support/text.h"

/* One line of "beadm list -H": name;uuid;flags;mountpoint;... */
typedef struct it_be_listed {
	it_slice name, flags, mountpoint;
} it_be_listed;

/* "beadm list"; IT_FAILED where that fails, or lists nothing. */
it_code it_be_list(it_strbuf *text, it_error *err) IT_CHECKED;

/* The next one of the list in *rest; 0 at its end. */
int it_be_next(it_slice *rest, it_be_listed *one);
/* The one of that name; it points into text. */
int it_be_find(const it_strbuf *text, const char *name, it_be_listed *one);

/* N: it runs, R: it is used from the next boot on. */
int it_be_has_flag(const it_be_listed *one, char flag);

#endif
