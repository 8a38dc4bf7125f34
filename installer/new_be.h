/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * --new-be: installs into a clone of the running boot environment, which is
 * used from the next boot on; the running one is not touched.
 */
#ifndef IT_NEW_BE_H
#define IT_NEW_BE_H

#include "installer/options.h"

/*
 * Makes the clone and calls install for it, with options that name it as the
 * root; install returns the exit status.  If the clone was not needed in the
 * end, or does not work, it is destroyed.  Returns the exit status.
 */
int it_new_be_install(const it_options *opt,
		      int (*install)(const it_options *opt));

/*
 * An error that names a file of the clone, which goes with it: the name of the
 * boot environment instead of dir, where it is mounted, and what helps in the
 * running system.  Returns code, as it is for the running system.
 */
it_code it_new_be_retell(const char *name, const char *dir, it_error *err,
			 it_code code);

#endif
