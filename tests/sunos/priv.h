/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_PRIV_H
#define SUNOS_PRIV_H

#include <sys/types.h>

typedef enum priv_op { PRIV_ON, PRIV_OFF, PRIV_SET } priv_op_t;
typedef const char *priv_ptype_t;
typedef struct priv_set priv_set_t;
#define PRIV_ALLSETS ((priv_ptype_t)0)
int priv_set(priv_op_t, priv_ptype_t, ...);

#endif
