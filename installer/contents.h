/* SPDX-License-Identifier: BSD-2-Clause */
/* What a medium holds, for inspect and repack. */
#ifndef IT_CONTENTS_H
#define IT_CONTENTS_H

#include "installer/options.h"
#include "payload/media.h"
#include "support/json.h"

/* For it_media_request: only drivers have to be read to show all of it. */
int it_contents_wants(void *arg, const char *path);

/* Prints it and puts the same into the JSON object that is open. */
void it_contents_show(const it_options *opt, const it_media *media,
		      it_json *json);

#endif
