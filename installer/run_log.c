/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "installer/run_log.h"
#include "support/io.h"
#include "support/text.h"

/* "2026-11-26T02:31:04Z 1234 " */
static void put_head(it_strbuf *text)
{
	time_t now = time(NULL);
	struct tm *utc = gmtime(&now);
	char when[32] = "-";

	if (utc != NULL)
		(void)strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", utc);
	it_strbuf_format(text, "%s %ld ", when, (long)getpid());
}

static int open_log(void)
{
	return it_open_at(IT_CWD, IT_RUN_LOG,
			  O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW |
				  O_NONBLOCK | O_CLOEXEC,
			  0644);
}

/*
 * In one write: lines of two runs do not mix.  A system without the directory
 * gets it: messages tell people to look there.
 */
static void append(it_strbuf *text)
{
	int fd = open_log();

	if (fd < 0 && errno == ENOENT && mkdir(IT_RUN_LOG_DIRECTORY, 0755) == 0)
		fd = open_log();

	if (fd >= 0 && !text->failed)
		(void)it_write_full(fd, it_strbuf_str(text), text->len);
	if (fd >= 0)
		(void)it_close(fd);
	it_strbuf_free(text);
}

void it_run_log(const char *format, ...)
{
	it_strbuf text = {NULL, 0, 0, 0};
	va_list args;

	put_head(&text);
	va_start(args, format);
	it_strbuf_vformat(&text, format, args);
	va_end(args);
	it_strbuf_char(&text, '\n');
	append(&text);
}

/* Each line of it behind a mark of its stream. */
static void put_output(it_strbuf *text, char mark, const it_strbuf *output)
{
	char shown[1024], raw[256];
	it_slice rest, line;

	rest.at = it_strbuf_str(output);
	rest.len = output->len;
	while (it_next_line(&rest, &line)) {
		if (line.len >= sizeof raw)
			line.len = sizeof raw - 1;
		(void)it_slice_copy(line, raw, sizeof raw);
		it_mask(shown, sizeof shown, raw);
		it_strbuf_format(text, "  %c %s\n", mark, shown);
	}
}

/* ": status 1" */
static void put_end(it_strbuf *text, const it_run_result *result, it_code code)
{
	static const char *const ends[] = {
		[IT_RUN_MISSING] = "missing",
		[IT_RUN_EXITED] = "status",
		[IT_RUN_KILLED] = "signal",
		[IT_RUN_SILENT] = "no answer in time",
	};

	it_strbuf_format(text, ": %s",
			 code == IT_OK ? ends[result->end]
				       : "no result");
	if (result->end == IT_RUN_EXITED || result->end == IT_RUN_KILLED)
		it_strbuf_format(text, " %d", result->status);
	it_strbuf_char(text, '\n');
}

static void log_call(it_program program, const char *const *words,
		     const it_run_result *result, it_code code)
{
	it_strbuf text = {NULL, 0, 0, 0};

	put_head(&text);
	it_program_show(program, words, &text);
	put_end(&text, result, code);
	put_output(&text, '|', &result->out);
	put_output(&text, '!', &result->err);
	append(&text);
}

it_code it_run_logged(it_program program, const char *const *words,
		      it_run_result *result, it_error *err)
{
	it_code code = it_program_act(program, words, result, err);

	log_call(program, words, result, code);
	return code;
}

it_code it_prove_logged(it_program program, const char *const *words,
			it_run_result *result, it_error *err)
{
	it_code code = it_program_prove(program, words, result, err);

	log_call(program, words, result, code);
	return code;
}
