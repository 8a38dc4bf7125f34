/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * --new-be: the install goes into a clone of the running boot environment,
 * which serves from the next boot on; the running one is not touched.
 */
#ifndef IT_NEW_BE_H
#define IT_NEW_BE_H

#include "installer/options.h"

/*
 * install works on the root that the options name, which is the clone, and
 * returns the exit status.  A clone that is not wanted in the end, or does
 * not work, is destroyed.  Returns the exit status.
 */
int it_new_be_install(const it_options *opt,
		      int (*install)(const it_options *opt));

#endif
