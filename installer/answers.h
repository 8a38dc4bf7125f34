/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What programs of the running system answered when the first plan was made,
 * for the one that is made again under the lock: the lock keeps runs of ours
 * out and nobody else, so the answers hold where none of those came between.
 */
#ifndef IT_ANSWERS_H
#define IT_ANSWERS_H

#include "installer/job.h"
#include "installer/programs.h"

/* Appends what that call told before; 0 when the program has to be asked. */
int it_answers_find(const it_job *job, it_program program,
		    const char *const *words, it_strbuf *out);

/* What a call told, to be repeated. */
it_code it_answers_keep(it_job *job, it_program program,
			const char *const *words, const it_strbuf *out)
	IT_CHECKED;

/* The lock was taken: from here on answers are repeated that still hold. */
it_code it_answers_repeat(it_job *job) IT_CHECKED;

/* From here on every program is asked. */
void it_answers_forget(it_job *job);

#endif
