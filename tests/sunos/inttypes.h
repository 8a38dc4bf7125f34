/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SUNOS_INTTYPES_H
#define SUNOS_INTTYPES_H

#include <stdint.h>

#endif
