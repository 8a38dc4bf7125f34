/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files that read one source each share. */
#ifndef OSDETECT_SOURCES_H
#define OSDETECT_SOURCES_H

#include "libosdetect/internal.h"

/* Takes the name of an snv build, without the "_rc2" of release files. */
void osdi_take_build(osdi_claim *claim, it_slice build);

/* Names of table rows, NULL past the end. */
const char *osdi_uname_row(size_t i);
const char *osdi_release_row(size_t i);
const char *osdi_os_release_row(size_t i);

#endif
