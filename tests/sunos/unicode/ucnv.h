/* SPDX-License-Identifier: BSD-2-Clause */
/* For the headers of libxml2 alone. */
#ifndef SUNOS_UCNV_H
#define SUNOS_UCNV_H

typedef struct UConverter UConverter;
typedef unsigned short UChar;

#endif
