/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/journal_text.h"

enum { MAX_PATH = 4096, MAX_STEPS = 10000 };

static const char magic[] = "install-tools-journal 1";

/* ---- sums ----------------------------------------------------------- */

/* FNV-1a, by G. Fowler, L. Noll and K. Vo. */
static uint64_t sum_of(const char *bytes, size_t len)
{
	uint64_t sum = UINT64_C(0xcbf29ce484222325);
	size_t i;

	for (i = 0; i < len; i++)
		sum = (sum ^ (unsigned char)bytes[i]) *
		      UINT64_C(0x100000001b3);
	return sum;
}

static void sum_text(char out[IT_JOURNAL_SUM + 1], const char *bytes,
		     size_t len)
{
	uint64_t sum = sum_of(bytes, len);

	(void)snprintf(out, IT_JOURNAL_SUM + 1, "%08lx%08lx",
		       (unsigned long)(sum >> 32),
		       (unsigned long)(sum & 0xffffffffUL));
}

void it_journal_sum(char out[IT_JOURNAL_SUM + 1], const char *text)
{
	sum_text(out, text, strlen(text));
}

void it_journal_line(it_strbuf *out, const char *text)
{
	char sum[IT_JOURNAL_SUM + 1];

	it_journal_sum(sum, text);
	it_strbuf_format(out, "%s %s\n", sum, text);
}

int it_journal_check(it_slice line, it_slice *text)
{
	char sum[IT_JOURNAL_SUM + 1];

	if (line.len <= IT_JOURNAL_SUM || line.at[IT_JOURNAL_SUM] != ' ')
		return 0;
	text->at = line.at + IT_JOURNAL_SUM + 1;
	text->len = line.len - IT_JOURNAL_SUM - 1;
	sum_text(sum, text->at, text->len);
	return memcmp(sum, line.at, IT_JOURNAL_SUM) == 0;
}

/* ---- words ---------------------------------------------------------- */

void it_journal_put_word(it_strbuf *out, const char *path)
{
	/* An empty one, the root itself, is a word too. */
	if (path[0] == '\0')
		it_strbuf_char(out, '.');
	for (; *path != '\0'; path++) {
		unsigned char c = (unsigned char)*path;

		if (c <= ' ' || c >= 127 || c == '%')
			it_strbuf_format(out, "%%%02X", (unsigned)c);
		else
			it_strbuf_char(out, c);
	}
}

int it_journal_get_word(it_slice word, char *out, size_t size)
{
	size_t i, len = 0;
	int high, low;

	for (i = 0; i < word.len && len + 1 < size; i++) {
		if (word.at[i] != '%') {
			out[len++] = word.at[i];
			continue;
		}
		high = i + 2 < word.len ? it_hex_digit(word.at[i + 1]) : -1;
		low = high >= 0 ? it_hex_digit(word.at[i + 2]) : -1;
		if (low < 0)
			return 0;
		out[len++] = (char)(high * 16 + low);
		i += 2;
	}
	out[len] = '\0';
	if (strcmp(out, ".") == 0)
		out[0] = '\0';
	return i == word.len;
}

int it_journal_get_flag(it_slice *words, int *flag)
{
	unsigned long value;
	it_slice word;

	if (!it_next_word(words, &word) || !it_slice_number(word, 1, &value))
		return 0;
	*flag = (int)value;
	return 1;
}

/* ---- writing -------------------------------------------------------- */

static void put_step(it_strbuf *out, it_strbuf *line, const it_step *step)
{
	it_strbuf_reset(line);
	it_strbuf_format(line, "step %s %d ", step->kind->name,
			 (int)step->phase);
	it_journal_put_word(line, step->path);
	step->kind->encode(step, line);
	it_journal_line(out, it_strbuf_str(line));
	out->failed |= line->failed;
}

static void put_filesystem(it_strbuf *out, it_strbuf *line, const char *dir)
{
	it_strbuf_reset(line);
	it_strbuf_text(line, "filesystem ");
	it_journal_put_word(line, dir);
	it_journal_line(out, it_strbuf_str(line));
	out->failed |= line->failed;
}

void it_journal_write(it_strbuf *out, const it_plan *plan,
		      const it_filesystems *fs, const it_run *run)
{
	it_strbuf line = {NULL, 0, 0, 0};
	char text[64];
	size_t i, steps = 0;

	it_journal_line(out, magic);
	(void)snprintf(text, sizeof text, "run %s", run->txid);
	it_journal_line(out, text);
	for (i = 0; i < fs->count; i++)
		put_filesystem(out, &line, fs->all[i].dir);
	for (i = 0; i < plan->count; i++) {
		if (plan->steps[i].state == IT_STEP_UNCHANGED)
			continue;
		put_step(out, &line, &plan->steps[i]);
		steps++;
	}
	(void)snprintf(text, sizeof text, "end %lu", (unsigned long)steps);
	it_journal_line(out, text);
	it_strbuf_free(&line);
}

/* ---- reading -------------------------------------------------------- */

static const it_step_kind *kind_of(it_slice name,
				   const it_step_kind *const *kinds)
{
	for (; *kinds != NULL; kinds++)
		if (it_slice_is(name, (*kinds)->name))
			return *kinds;
	return NULL;
}

static it_code damaged(it_error *err)
{
	return it_fail(err, IT_UNFINISHED, NULL, "is damaged");
}

/* Its sum is right, so that another version of this program wrote it. */
static it_code not_known(it_error *err)
{
	return it_fail(err, IT_FAILED, NULL, "is of another version");
}

static it_code get_step(it_slice words, it_plan *plan,
			const it_step_kind *const *kinds, it_error *err)
{
	it_slice kind, phase, path;
	const it_step_kind *known;
	char name[MAX_PATH];
	unsigned long number;
	void *data = NULL;
	it_code code;

	if (!it_next_word(&words, &kind) || !it_next_word(&words, &phase) ||
	    !it_next_word(&words, &path))
		return not_known(err);
	known = kind_of(kind, kinds);
	if (known == NULL || plan->count >= MAX_STEPS ||
	    !it_slice_number(phase, IT_PHASES - 1, &number) ||
	    !it_journal_get_word(path, name, sizeof name))
		return not_known(err);
	code = known->decode(words, &data, NULL);
	if (code != IT_OK)
		return code == IT_FAILED ? not_known(err) : it_fail_memory(err);
	code = it_plan_add(plan, known, name, "finish", data, err, "%s", "");
	if (code == IT_OK)
		it_plan_set_phase(plan, (it_phase)number);
	return code;
}

static it_code get_filesystem(it_slice words, it_filesystems *fs,
			      it_error *err)
{
	it_filesystem *next = &fs->all[fs->count];
	it_slice dir;

	if (fs->count == IT_MAX_FILESYSTEMS || !it_next_word(&words, &dir) ||
	    !it_journal_get_word(dir, next->dir, sizeof next->dir))
		return not_known(err);
	fs->count++;
	return IT_OK;
}

/* One checked line between the first two and "end". */
static it_code get_line(it_slice text, it_plan *plan, it_filesystems *fs,
			const it_step_kind *const *kinds, it_error *err)
{
	it_slice word;

	if (!it_next_word(&text, &word))
		return not_known(err);
	if (it_slice_is(word, "step"))
		return get_step(text, plan, kinds, err);
	if (it_slice_is(word, "filesystem"))
		return get_filesystem(text, fs, err);
	/* With another number than that of the steps: lines are missing. */
	return it_slice_is(word, "end") ? damaged(err) : not_known(err);
}

static int next_checked(it_slice *rest, it_slice *text)
{
	it_slice line;

	return it_next_line(rest, &line) && it_journal_check(line, text);
}

/* "end N", where N is the number of steps read. */
static int is_end(it_slice text, const it_plan *plan)
{
	char want[64];

	(void)snprintf(want, sizeof want, "end %lu",
		       (unsigned long)plan->count);
	return it_slice_is(text, want);
}

static it_code get_head(it_slice *rest, it_run *run, it_error *err)
{
	it_slice text;

	if (!next_checked(rest, &text))
		return damaged(err);
	if (!it_slice_is(text, magic))
		return not_known(err);
	if (!next_checked(rest, &text))
		return damaged(err);
	if (!it_slice_starts(text, "run it"))
		return not_known(err);
	text.at += 4;
	text.len -= 4;
	return it_slice_copy(text, run->txid, sizeof run->txid)
		       ? IT_OK
		       : not_known(err);
}

it_code it_journal_parse(it_slice *rest, it_plan *plan, it_filesystems *fs,
			 it_run *run, const it_step_kind *const *kinds,
			 it_error *err)
{
	it_slice text;
	it_code code = get_head(rest, run, err);

	fs->count = 0;
	while (code == IT_OK) {
		if (!next_checked(rest, &text))
			return damaged(err);
		if (is_end(text, plan))
			return IT_OK;
		code = get_line(text, plan, fs, kinds, err);
	}
	return code;
}
