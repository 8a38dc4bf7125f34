/* SPDX-License-Identifier: BSD-2-Clause */
/* Kinds of values that only the installed record has. */
#ifndef IT_STATE_VALUE_H
#define IT_STATE_VALUE_H

#include "support/xml_value.h"

extern const it_value it_value_table; /* it_db_table by its path */

#endif
