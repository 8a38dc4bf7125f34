/* SPDX-License-Identifier: BSD-2-Clause */
/* Whom a run trusts, and what a root remembers of keys. */
#ifndef IT_TRUSTED_H
#define IT_TRUSTED_H

#include "installer/job.h"

/*
 * The keys of the running system and of the command line, and what the
 * options require of media.
 */
it_code it_trusted(it_trust *trust, const it_options *opt, it_error *err)
	IT_CHECKED;

/* The same for commands that only look: nothing need be signed. */
it_code it_trusted_looking(it_trust *trust, const it_options *opt,
			   it_error *err) IT_CHECKED;

/*
 * IT_MEDIA when too few of those who signed are left without the keys that
 * bundles installed here before have revoked.
 */
it_code it_check_revoked(it_job *job, const it_media *media) IT_CHECKED;

/* What the next record says of revoked keys: the old ones and the media's. */
it_code it_note_revoked(it_job *job, const it_media *media, char **revoked)
	IT_CHECKED;

/* Warns of the keys that count again when the record of a root goes. */
it_code it_tell_forgotten(it_job *job) IT_CHECKED;

#endif
