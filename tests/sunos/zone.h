/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_ZONE_H
#define SUNOS_ZONE_H

#include <sys/types.h>

#define ZONENAME_MAX 64
zoneid_t getzoneid(void);
ssize_t getzonenamebyid(zoneid_t, char *, size_t);

#endif
