/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What stands in for media that need not be decoded: the files that the
 * record names, as long as they are what it says.
 */
#ifndef IT_MEDIA_RECORD_H
#define IT_MEDIA_RECORD_H

#include "installer/job.h"

/*
 * A media with a file for each one recorded in job->state: the driver as it
 * stands in the root, settings as they were shipped, from the backup.
 * lacking gets the path of a file that is missing or is not what was
 * installed; then media is empty.  "": there is none.
 */
it_code it_media_from_record(it_media *media, it_job *job, const char *path,
			     char *lacking, size_t size) IT_CHECKED;

/* What the record says of the media, but for its name. */
void it_media_head_of_record(it_media *media, const it_state *state);

/*
 * Is the media at this path the one of the last run, with the same request?
 * Then media is what stands in for it, else it is empty.  Known by size,
 * times and inode it is not read, by its size alone only hashed.
 */
int it_media_recall(it_media *media, it_job *job, const char *path);

#define IT_MEDIA_SEEN IT_STATE_DIR "/media.seen"

/*
 * What the next run has to know for that, to be kept beside a record of
 * these bytes; empty where nothing is to be kept.
 */
it_code it_media_seen(const it_job *job, const it_media *media,
		      const it_strbuf *record, it_strbuf *text,
		      it_error *err) IT_CHECKED;

#endif
