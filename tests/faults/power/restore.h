/* SPDX-License-Identifier: BSD-2-Clause */
/* Makes a real tree equal to a state; only what differs is written. */
#ifndef IT_TESTS_POWER_RESTORE_H
#define IT_TESTS_POWER_RESTORE_H

#include "tests/faults/power/states.h"

void restore_tree(const char *root, const states_image *image);

#endif
