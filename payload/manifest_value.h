/* SPDX-License-Identifier: BSD-2-Clause */
/* Kinds of values that only the manifest of a bundle has. */
#ifndef IT_MANIFEST_VALUE_H
#define IT_MANIFEST_VALUE_H

#include "support/xml_value.h"

extern const it_value it_value_bits;	/* unsigned long: 0, 32 or 64 */
extern const it_value it_value_key_id;	/* char *, 16 digits A to F */
extern const it_value it_value_member;	/* char *, name of a group */
extern const it_value it_value_product; /* char *, VMware's for Solaris */

#endif
