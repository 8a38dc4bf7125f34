/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Three-way comparison of a driver.conf(4): what the previous media brought
 * (base), what stands in the root (ours, perhaps edited by the admin), what
 * the new media brings (theirs).  Settings are "name=value,...;" statements,
 * comments are text.  The admin's values stay; everything else follows the
 * new media.
 */
#ifndef IT_CONF_MERGE_H
#define IT_CONF_MERGE_H

#include "support/error.h"
#include "support/strbuf.h"

typedef enum it_merge_result {
	IT_MERGE_THEIRS, /* not edited: the new file as it is */
	IT_MERGE_OURS,	 /* edited, and the media brought nothing new */
	IT_MERGE_MIXED	 /* the new file with the admin's values in it */
} it_merge_result;

/*
 * base NULL: no earlier version is known; then every setting of ours whose
 * value differs from theirs counts as the admin's, and one that ours lacks
 * as new.
 *
 * merged is the new file, byte for byte, but for the admin's settings: a
 * changed one stands where the new file has the setting or its commented
 * template ("#MTU=..."), else at the end below a comment; one that the admin
 * took out becomes a comment.
 *
 * kept gets the names of the settings that stayed, ", " between them;
 * "comments" if only those were edited; "the whole file" if a file is no
 * valid driver.conf, which leaves ours as it is (IT_MERGE_OURS).  An ours
 * that is empty, or base or theirs cut off inside a line, is damage and not
 * an edit: IT_MERGE_THEIRS.
 */
it_code it_conf_merge(const it_strbuf *base, const it_strbuf *ours,
		      const it_strbuf *theirs, it_strbuf *merged,
		      it_strbuf *kept, it_merge_result *result,
		      it_error *err) IT_CHECKED;

/*
 * Value of a setting without blanks ("256,256"), 0 if it is not set; the
 * first one wins.  Settings before a syntax error count.  value->failed tells
 * of missing memory.
 */
int it_conf_get(const it_strbuf *conf, const char *name, it_strbuf *value);

#endif
