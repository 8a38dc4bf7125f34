/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "installer/answers.h"
#include "installer/history.h"
#include "installer/tuning_record.h"

/* Every run of ours that changes something replaces one of these files. */
enum { RECORDS = 2 };
static const char *const paths[RECORDS] = {IT_STATE_HISTORY, IT_TUNING_FILE};

typedef struct record {
	struct stat st;
	int found;
} record;

typedef struct answer {
	it_strbuf question, said;
} answer;

struct it_answers {
	answer *all;
	size_t count;
	record records[RECORDS]; /* as they were at the first question */
	int repeat;
};

static it_code look_at_records(it_job *job, record *records)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < RECORDS; i++)
		code = it_root_stat(&job->root, paths[i], &records[i].st,
				    &records[i].found, &job->error);
	return code;
}

static it_code begin(it_job *job)
{
	struct it_answers *answers;

	if (job->answers != NULL)
		return IT_OK;
	answers = calloc(1, sizeof *answers);
	if (answers == NULL)
		return it_fail_memory(&job->error);
	job->answers = answers;
	return look_at_records(job, answers->records);
}

static void write_question(it_strbuf *question, it_program program,
			   const char *const *words)
{
	it_strbuf_format(question, "%d", (int)program);
	for (; *words != NULL; words++)
		it_strbuf_format(question, "\n%s", *words);
}

int it_answers_find(const it_job *job, it_program program,
		    const char *const *words, it_strbuf *out)
{
	const struct it_answers *answers = job->answers;
	it_strbuf question = {NULL, 0, 0, 0};
	int found = 0;
	size_t i;

	if (answers == NULL || !answers->repeat)
		return 0;
	write_question(&question, program, words);
	for (i = 0; !question.failed && !found && i < answers->count; i++) {
		const answer *one = &answers->all[i];

		found = strcmp(it_strbuf_str(&one->question),
			       it_strbuf_str(&question)) == 0;
		if (found)
			it_strbuf_bytes(out, it_strbuf_str(&one->said),
					one->said.len);
	}
	it_strbuf_free(&question);
	return found;
}

it_code it_answers_keep(it_job *job, it_program program,
			const char *const *words, const it_strbuf *out)
{
	struct it_answers *answers;
	answer *all, *one;
	it_code code = begin(job);

	if (code != IT_OK)
		return code;
	answers = job->answers;
	all = realloc(answers->all, (answers->count + 1) * sizeof *all);
	if (all == NULL)
		return it_fail_memory(&job->error);
	answers->all = all;
	one = &all[answers->count++];
	memset(one, 0, sizeof *one);
	write_question(&one->question, program, words);
	it_strbuf_bytes(&one->said, it_strbuf_str(out), out->len);
	code = it_strbuf_check(&one->question, &job->error);
	return code == IT_OK ? it_strbuf_check(&one->said, &job->error) : code;
}

static int is_same(const record *was, const record *now)
{
	if (!was->found || !now->found)
		return was->found == now->found;
	return now->st.st_ino == was->st.st_ino &&
	       now->st.st_size == was->st.st_size &&
	       now->st.st_mtime == was->st.st_mtime;
}

static int are_same(const record *was, const record *now)
{
	size_t i;

	for (i = 0; i < RECORDS; i++)
		if (!is_same(&was[i], &now[i]))
			return 0;
	return 1;
}

it_code it_answers_repeat(it_job *job)
{
	record now[RECORDS];
	it_code code;

	if (job->answers == NULL)
		return IT_OK;
	code = look_at_records(job, now);
	if (code == IT_OK && are_same(job->answers->records, now))
		job->answers->repeat = 1;
	else
		it_answers_forget(job);
	return code;
}

void it_answers_forget(it_job *job)
{
	struct it_answers *answers = job->answers;
	size_t i;

	if (answers == NULL)
		return;
	for (i = 0; i < answers->count; i++) {
		it_strbuf_free(&answers->all[i].question);
		it_strbuf_free(&answers->all[i].said);
	}
	free(answers->all);
	free(answers);
	job->answers = NULL;
}
