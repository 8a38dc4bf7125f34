/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/journal_text.h"
#include "installer/state.h"
#include "installer/step_live.h"
#include "support/text.h"
#include "tests/faults/sweep_journal.h"
#include "tests/faults/sweep_judge.h"

static const char path[] = IT_STATE_DIR "/journal";
static const blow none = {BLOW_NONE, 0, 0};

static void complain(const world *w, size_t at, const char *what)
{
	outcome o;

	memset(&o, 0, sizeof o);
	(void)printf("journal, at %lu: ", (unsigned long)at);
	judge_complain(w, &none, NULL, &o, what);
}

/* ---- the journal that an interrupted run leaves -------------------------- */

static it_slice read_journal(char *text, size_t size)
{
	int fd = openat(world_fd(), path, O_RDONLY);
	ssize_t len = fd >= 0 ? read(fd, text, size) : 0;
	it_slice journal;

	if (fd >= 0)
		(void)close(fd);
	journal.at = text;
	journal.len = len > 0 ? (size_t)len : 0;
	return journal;
}

/*
 * A world whose run lost its power as late as possible; what its journal is,
 * in text.
 */
static it_slice interrupt(const world *w, char *text, size_t size)
{
	static blow_report whole;
	blow b = {BLOW_DISK, 0, 0};
	it_slice journal = {"", 0};
	outcome o;

	world_begin(w);
	world_apply(w, NULL, &o);
	world_end();
	whole = o.report;
	for (b.at = whole.calls * 9 / 10; b.at > 10; b.at -= 10) {
		world_begin(w);
		world_apply(w, &b, &o);
		journal = read_journal(text, size);
		if (journal.len != 0)
			return journal;
		world_end();
	}
	return journal;
}

/* ---- words --------------------------------------------------------------- */

#define LONG "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

/* What stands in the place of a word; "+" doubles it. */
static const char *const others[] = {
	"", "+", "%", "%0g", "x", "-1", "9", ";", "99999999999999999999",
	"absent", "none", "-", LONG LONG LONG LONG LONG,
};

enum { OTHERS = sizeof others / sizeof others[0] };

/* The line, without its sum, with another word in the place of the i-th. */
static int replace_word(it_slice line, size_t i, const char *other,
			it_strbuf *out)
{
	it_slice word;
	size_t k;
	int found = 0;

	it_strbuf_reset(out);
	for (k = 0; it_next_word(&line, &word); k++) {
		found |= k == i;
		if (k == i && other[0] == '\0')
			continue;
		it_strbuf_text(out, out->len != 0 ? " " : "");
		if (k != i || other[0] == '+')
			it_strbuf_bytes(out, word.at, word.len);
		if (k == i && other[0] == '+') {
			it_strbuf_char(out, ' ');
			it_strbuf_bytes(out, word.at, word.len);
		} else if (k == i) {
			it_strbuf_text(out, other);
		}
	}
	return found;
}

static void write_lines(it_strbuf *out, const char *step)
{
	it_strbuf_reset(out);
	it_journal_line(out, "install-tools-journal 1");
	it_journal_line(out, "run it00000000000");
	it_journal_line(out, step);
	it_journal_line(out, "end 1");
}

/* Is what was read from text written again so? */
static int is_written_so(const it_strbuf *text, const it_plan *plan,
			 const it_filesystems *fs, const it_run *run)
{
	it_strbuf again = {NULL, 0, 0, 0};
	int same;

	it_journal_write(&again, plan, fs, run);
	same = strncmp(it_strbuf_str(&again), it_strbuf_str(text),
		       text->len) == 0;
	it_strbuf_free(&again);
	return same;
}

static it_code parse(const it_strbuf *text, int *same)
{
	it_slice rest;
	it_plan plan = {NULL, 0};
	it_filesystems fs;
	it_run run;
	it_code code;

	memset(&run, 0, sizeof run);
	rest.at = it_strbuf_str(text);
	rest.len = text->len;
	code = it_journal_parse(&rest, &plan, &fs, &run, it_step_kinds, NULL);
	*same = code == IT_OK && is_written_so(text, &plan, &fs, &run);
	it_plan_free(&plan);
	return code;
}

/* Numbers are written without what is too much of them. */
static int may_differ(const char *other)
{
	return other[0] == '9' || other[0] == '-';
}

static void damage_line(const world *w, it_slice line)
{
	it_strbuf step = {NULL, 0, 0, 0}, text = {NULL, 0, 0, 0};
	size_t i, k;
	int same;
	it_code code;

	for (i = 0; replace_word(line, i, "", &step); i++)
		for (k = 0; k < OTHERS; k++) {
			(void)replace_word(line, i, others[k], &step);
			write_lines(&text, it_strbuf_str(&step));
			code = parse(&text, &same);
			points++;
			if (code != IT_FAILED &&
			    (code != IT_OK ||
			     (!same && !may_differ(others[k]))))
				complain(w, i, it_strbuf_str(&step));
		}
	it_strbuf_free(&step);
	it_strbuf_free(&text);
}

/* And no memory for what it says. */
static void starve_line(const world *w, it_slice line)
{
	it_strbuf step = {NULL, 0, 0, 0}, text = {NULL, 0, 0, 0};
	blow b = {BLOW_MEMORY, 0, 0};
	blow_report report = {0, 0, "", 0};
	int same;
	it_code code;

	(void)replace_word(line, (size_t)-1, "", &step);
	write_lines(&text, it_strbuf_str(&step));
	for (b.at = 1; report.name != NULL; b.at++) {
		calls_begin(&b);
		code = parse(&text, &same);
		calls_end(&report);
		points++;
		/* Nobody is told of damage where it was memory. */
		if (report.name != NULL &&
		    (same || (code != IT_OK && code != IT_NO_MEMORY)))
			complain(w, b.at, it_strbuf_str(&step));
	}
	it_strbuf_free(&step);
	it_strbuf_free(&text);
}

void sweep_words(const world *w)
{
	static char text[65536];
	it_slice rest = interrupt(w, text, sizeof text), line;
	it_slice words;

	if (rest.len == 0) {
		complain(w, 0, "no journal");
		return;
	}
	while (it_next_line(&rest, &line))
		if (it_journal_check(line, &words) &&
		    it_slice_starts(words, "step ")) {
			damage_line(w, words);
			starve_line(w, words);
		}
	world_end();
}

/* ---- bytes --------------------------------------------------------------- */

static void write_journal(const char *text, size_t len)
{
	int fd = openat(world_fd(), path, O_WRONLY | O_TRUNC);

	if (fd < 0 || write(fd, text, len) != (ssize_t)len)
		abort();
	(void)close(fd);
}

/* With this journal; whether the world is another one now. */
static int try_journal(const world *w, const char *text, size_t len, size_t at)
{
	it_strbuf before = {NULL, 0, 0, 0}, after = {NULL, 0, 0, 0};
	const char *what;
	outcome o;
	int same;

	write_journal(text, len);
	world_list(&before);
	world_recover(w, NULL, &o);
	world_list(&after);
	points++;
	same = strcmp(it_strbuf_str(&before), it_strbuf_str(&after)) == 0;
	what = judge_words(&o);
	if (what == NULL && o.code == IT_UNFINISHED && !same)
		what = "it was refused, and something was changed";
	if (what == NULL && o.code != IT_UNFINISHED)
		what = o.code == IT_OK ? judge_state(IT_UNFINISHED)
				       : "another status";
	if (what != NULL)
		complain(w, at, what);
	it_strbuf_free(&before);
	it_strbuf_free(&after);
	return !same;
}

void sweep_bytes(const world *w, size_t every)
{
	static char text[65536], damaged[65536];
	it_slice journal = interrupt(w, text, sizeof text);
	size_t at;
	int changed;

	for (at = 0; at < journal.len; at += every) {
		memcpy(damaged, text, journal.len);
		damaged[at] ^= (char)(1 << at % 8);
		changed = try_journal(w, damaged, journal.len, at);
		changed |= !changed && try_journal(w, text, at, at);
		if (!changed)
			continue;
		world_end();
		journal = interrupt(w, text, sizeof text);
	}
	world_end();
}
