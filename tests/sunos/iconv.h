/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_ICONV_H
#define SUNOS_ICONV_H

typedef struct _iconv_info *iconv_t;

#endif
