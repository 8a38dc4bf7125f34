/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "installer/report.h"
#include "support/io.h"
#include "support/output.h"
#include "support/text.h"

/* With --json standard output is the object's alone. */
static int stream(const it_options *opt)
{
	return opt->json ? STDERR_FILENO : STDOUT_FILENO;
}

static int is_silent(const it_options *opt)
{
	return opt->quiet || opt->json;
}

static int use_colour(int out)
{
	const char *no = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	return isatty(out) && (no == NULL || no[0] == '\0') &&
	       (term == NULL || strcmp(term, "dumb") != 0);
}

static const char *colour_on(int out, it_colour colour)
{
	static const char *const codes[] = {"",		"\033[1m",  "\033[32m",
					    "\033[33m", "\033[31m", "\033[2m"};

	return use_colour(out) ? codes[colour] : "";
}

static const char *colour_off(int out, it_colour colour)
{
	return colour != IT_PLAIN && use_colour(out) ? "\033[0m" : "";
}

/* Terminals obey the second set of control characters too: C2 80 to C2 9F. */
static int steers(const unsigned char *at, size_t step)
{
	return step == 0 || at[0] < 32 || at[0] == 127 ||
	       (step == 2 && at[0] == 0xC2 && at[1] < 0xA0);
}

/* A name in a text must not steer the terminal or begin a line. */
static void put_clean(it_strbuf *line, const char *text)
{
	const unsigned char *at = (const unsigned char *)text;
	size_t step, left = strlen(text);

	for (; left != 0; at += step, left -= step) {
		step = it_utf8_length(at, left);
		if (steers(at, step)) {
			it_strbuf_format(line, "\\x%02X", (unsigned)at[0]);
			step = 1;
		} else {
			it_strbuf_bytes(line, at, step);
		}
	}
}

/* Ends a line, or the last of several, and prints it. */
static void print(int out, it_strbuf *line)
{
	it_strbuf_char(line, '\n');
	it_output(out, line);
	it_strbuf_free(line);
}

static void say(int out, const char *label, it_colour colour, const char *text)
{
	it_strbuf line = {NULL, 0, 0, 0};

	it_strbuf_format(&line, "%s%-10s%s%s", colour_on(out, IT_BOLD), label,
			 colour_off(out, IT_BOLD), colour_on(out, colour));
	put_clean(&line, text);
	it_strbuf_text(&line, colour_off(out, colour));
	print(out, &line);
}

static void vsay(const it_options *opt, const char *label, it_colour colour,
		 const char *text, va_list args) IT_PRINTF(4, 0);
static void vsay(const it_options *opt, const char *label, it_colour colour,
		 const char *text, va_list args)
{
	it_strbuf said = {NULL, 0, 0, 0};

	it_strbuf_vformat(&said, text, args);
	say(stream(opt), label, colour, it_strbuf_str(&said));
	it_strbuf_free(&said);
}

void it_say(const it_options *opt, const char *label, it_colour colour,
	    const char *text, ...)
{
	va_list args;

	if (is_silent(opt))
		return;
	va_start(args, text);
	vsay(opt, label, colour, text, args);
	va_end(args);
}

void it_say_difference(const it_options *opt, const char *label,
		       it_colour colour, const char *text, ...)
{
	va_list args;

	if (opt->json)
		return;
	va_start(args, text);
	vsay(opt, label, colour, text, args);
	va_end(args);
}

void it_say_root(const it_options *opt, const char *root)
{
	if (!opt->json)
		say(stream(opt), "Root", IT_BOLD, root);
}

void it_say_gap(const it_options *opt)
{
	it_strbuf line = {NULL, 0, 0, 0};

	if (!is_silent(opt))
		print(stream(opt), &line);
}

void it_say_total(const it_options *opt,
		  const unsigned long counts[IT_RESULT_COUNT])
{
	static const char *const words[IT_RESULT_COUNT] = {
		"unchanged", "changed", "with differences",
		"refused",   "failed",	"interrupted"};
	it_strbuf text = {NULL, 0, 0, 0};
	unsigned long roots = 0;
	int i, good = 1;

	for (i = 0; i < IT_RESULT_COUNT; i++) {
		roots += counts[i];
		good &= i <= IT_RESULT_CHANGED || counts[i] == 0;
		if (counts[i] != 0)
			it_strbuf_format(&text, "%s %lu %s",
					 text.len != 0 ? "," : ":", counts[i],
					 words[i]);
	}
	it_say(opt, "Total", good ? IT_GREEN : IT_YELLOW, "%lu roots%s", roots,
	       it_strbuf_str(&text));
	it_strbuf_free(&text);
}

static const char *kernels_text(const osd_identity *id)
{
	static const char *const texts[] = {
		"", ", 32-bit kernel", ", 64-bit kernel",
		", 32-bit and 64-bit kernels"};

	if (osd_identity_verdict(id) == OSD_UNSUPPORTED)
		return "";
	return texts[osd_identity_kernels(id) & 3];
}

void it_say_system(const it_options *opt, const osd_identity *id)
{
	static const it_colour colours[] = {IT_RED, IT_GREEN, IT_GREEN};
	osd_verdict verdict = osd_identity_verdict(id);
	size_t i;

	it_say(opt, "System", colours[verdict], "%s%s: %s",
	       osd_identity_distribution(id), kernels_text(id),
	       osd_verdict_name(verdict));
	if (osd_identity_warning(id)[0] != '\0')
		it_say(opt, "", IT_YELLOW, "warning: %s",
		       osd_identity_warning(id));
	for (i = 0; opt->explain && osd_identity_row(id, i) != NULL; i++)
		it_say(opt, "", IT_DIM, "because %s (row %s)",
		       osd_identity_row_because(id, i),
		       osd_identity_row(id, i));
}

static void put_date(unsigned long seconds, char date[16])
{
	time_t when = (time_t)seconds;
	struct tm *utc = gmtime(&when);

	date[0] = '\0';
	if (utc != NULL)
		(void)strftime(date, 16, "%Y-%m-%d", utc);
}

static void say_age(const it_options *opt, unsigned long signed_at,
		    unsigned long now)
{
	unsigned long days = (now - signed_at) / 86400;
	char date[16];

	put_date(signed_at, date);
	if (now < signed_at)
		it_say(opt, "", IT_PLAIN, "signed on %s, which is to come by "
		       "this system's clock", date);
	else
		it_say(opt, "", IT_PLAIN, "signed on %s, %lu day%s ago", date,
		       days, days == 1 ? "" : "s");
}

/* An old one may lack what a later one mends. */
static void say_times(const it_options *opt, const it_vouched *vouched)
{
	unsigned long now = (unsigned long)time(NULL);
	char date[16];

	if (vouched->signed_at != 0)
		say_age(opt, vouched->signed_at, now);
	if (vouched->odd_times)
		it_say(opt, "", IT_YELLOW, "warning: a time in its trusted "
		       "comment is no number of seconds since 1970");
	if (vouched->not_after == 0 || now <= vouched->not_after)
		return;
	put_date(vouched->not_after, date);
	it_say(opt, "", IT_YELLOW, "warning: its signer meant it to be used "
	       "until %s only", date);
}

/* Of media that stands in for what was read before there is no warning. */
static void say_vouched(const it_options *opt, const it_vouched *vouched)
{
	if (vouched->warning[0] != '\0')
		it_say(opt, "", IT_YELLOW, "warning: %s", vouched->warning);
	else if (vouched->needed != 0 || vouched->text[0] == 'n')
		it_say(opt, "", IT_GREEN, "%s", vouched->text);
	if (vouched->comment[0] != '\0' && opt->verbose)
		it_say(opt, "", IT_DIM, "\"%s\"", vouched->comment);
	say_times(opt, vouched);
}

const char *it_version_shown(const char *version)
{
	return version[0] != '\0' ? version : "of unknown version";
}

static void say_odd_names(const it_options *opt, const it_media *media)
{
	const it_entry *entry = media->entries;
	size_t i;

	if (media->faults == 0 || !opt->verbose)
		return;
	it_say(opt, "", IT_YELLOW,
	       "odd names in it, not used here: %lu",
	       (unsigned long)media->faults);
	for (i = 0; i < media->count; i++, entry++)
		if (entry->fault != IT_FAULT_NONE)
			it_say(opt, "", IT_DIM, "%s %s", entry->path,
			       it_fault_text(entry->fault));
}

void it_say_media(const it_options *opt, const it_media *media)
{
	it_say(opt, "Media", IT_PLAIN, "%s", media->path);
	it_say(opt, "", IT_PLAIN, "%s, VMware Tools %s", media->form,
	       it_version_shown(media->version));
	say_vouched(opt, &media->vouched);
	if (opt->verbose)
		it_say(opt, "", IT_DIM, "SHA-256 %s", media->sha256);
	say_odd_names(opt, media);
}

/* Housekeeping of our own is no news. */
static int is_shown(const it_options *opt, const it_step *step)
{
	return opt->verbose || step->note[0] != '\0';
}

static void say_planned(const it_options *opt, int out, const it_step *step)
{
	int kept = step->state == IT_STEP_UNCHANGED;
	it_colour colour = kept ? IT_DIM : IT_PLAIN;
	it_strbuf line = {NULL, 0, 0, 0};

	if (!is_shown(opt, step) || (kept && !opt->verbose))
		return;
	it_strbuf_format(&line, "%-10s%s%-8s %s%s%s%s", "",
			 colour_on(out, colour), kept ? "keep" : step->verb,
			 step->path, step->note[0] != '\0' ? ": " : "",
			 step->note, colour_off(out, colour));
	print(out, &line);
}

void it_say_plan(const it_options *opt, const it_plan *plan)
{
	size_t i, shown = 0;
	int phase;

	if (is_silent(opt) || plan->count == 0)
		return;
	for (i = 0; i < plan->count; i++)
		shown += is_shown(opt, &plan->steps[i]) &&
			 plan->steps[i].state != IT_STEP_UNCHANGED;
	it_say(opt, "Plan", IT_PLAIN, "%lu change%s",
	       (unsigned long)shown, shown == 1 ? "" : "s");
	/* In the order in which they are going to be made. */
	for (phase = 0; phase < IT_PHASES; phase++)
		for (i = 0; i < plan->count; i++)
			if ((int)plan->steps[i].phase == phase)
				say_planned(opt, stream(opt), &plan->steps[i]);
}

/* "text", then the remedy on a line of its own. */
static void say_finding(int out, const it_finding *finding)
{
	static const char *const words[] = {"note", "warning", ""};
	static const it_colour colours[] = {IT_DIM, IT_YELLOW, IT_RED};
	it_colour colour = colours[finding->weight];
	int differs = finding->weight == IT_DIFFERENCE;
	it_strbuf line = {NULL, 0, 0, 0};

	it_strbuf_text(&line, colour_on(out, colour));
	if (differs)
		it_strbuf_char(&line, finding->letter);
	else
		it_strbuf_format(&line, "%-10s", words[finding->weight]);
	it_strbuf_format(&line, "%s%s", colour_off(out, colour),
			 differs ? "  " : "");
	put_clean(&line, finding->path);
	it_strbuf_text(&line, finding->path[0] != '\0' ? ": " : "");
	put_clean(&line, finding->text);
	if (finding->remedy[0] != '\0') {
		it_strbuf_format(&line, "\n%s", differs ? "   " : "          ");
		put_clean(&line, finding->remedy);
	}
	print(out, &line);
}

void it_say_findings(const it_options *opt, const it_findings *findings)
{
	it_say_findings_from(opt, findings, 0);
}

void it_say_findings_from(const it_options *opt, const it_findings *findings,
			  size_t first)
{
	size_t i;

	if (opt->json)
		return;
	for (i = first; i < findings->count; i++)
		if (!opt->quiet ||
		    it_finding_is_difference(&findings->items[i]))
			say_finding(stream(opt), &findings->items[i]);
}

void it_say_last_finding(const it_options *opt, const it_findings *findings)
{
	if (!opt->json && !opt->quiet)
		say_finding(stream(opt), &findings->items[findings->count - 1]);
}

void it_say_error(const it_error *err)
{
	it_say_error_in(NULL, err);
}

/* Is path the root, or below it?  Both as they are shown. */
static int is_in(const char *path, const char *root)
{
	size_t len = strlen(root);

	if (strncmp(path, root, len) != 0)
		return 0;
	return path[len] == '\0' || path[len] == '/' || root[len - 1] == '/';
}

static void write_plainly(const char *text)
{
	char shown[1024];

	it_mask(shown, sizeof shown, text);
	(void)it_write_full(STDERR_FILENO, shown, strlen(shown));
}

static void write_line_end(void)
{
	(void)it_write_full(STDERR_FILENO, "\n", 1);
}

/* Without any memory: the reason and the remedy, in pieces. */
static void say_plainly(const it_error *err)
{
	write_plainly("install-tools: ");
	write_plainly(err->path);
	write_plainly(err->path[0] != '\0' ? ": " : "");
	write_plainly(err->text);
	write_line_end();
	if (it_error_cure(err)[0] == '\0')
		return;
	write_plainly("  ");
	write_plainly(it_error_cure(err));
	write_line_end();
}

void it_say_error_in(const char *root, const it_error *err)
{
	int out = STDERR_FILENO;
	it_strbuf line = {NULL, 0, 0, 0};
	char name[sizeof err->path] = "";

	if (root != NULL)
		it_mask(name, sizeof name, root);
	it_strbuf_format(&line, "%sinstall-tools:%s ", colour_on(out, IT_RED),
			 colour_off(out, IT_RED));
	if (name[0] != '\0' && !is_in(err->path, name))
		it_strbuf_format(&line, "%s: ", name);
	it_strbuf_format(&line, "%s%s", err->path,
			 err->path[0] != '\0' ? ": " : "");
	put_clean(&line, err->text);
	if (it_error_cure(err)[0] != '\0') {
		it_strbuf_text(&line, "\n  ");
		put_clean(&line, it_error_cure(err));
	}
	if (line.failed)
		say_plainly(err);
	print(out, &line);
}

void it_say_step(const it_options *opt, const it_step *step)
{
	int out = stream(opt);
	it_strbuf line = {NULL, 0, 0, 0};

	if (is_silent(opt) || step->state != IT_STEP_DONE ||
	    !is_shown(opt, step))
		return;
	it_strbuf_format(&line, "%-10s%sdone%s     %s", "",
			 colour_on(out, IT_GREEN), colour_off(out, IT_GREEN),
			 step->path);
	print(out, &line);
}
