/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "installer/report.h"
#include "support/text.h"

/* With --json standard output is the object's alone. */
static FILE *stream(const it_options *opt)
{
	return opt->json ? stderr : stdout;
}

static int is_silent(const it_options *opt)
{
	return opt->quiet || opt->json;
}

static int use_colour(FILE *out)
{
	const char *no = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	return isatty(fileno(out)) && (no == NULL || no[0] == '\0') &&
	       (term == NULL || strcmp(term, "dumb") != 0);
}

static const char *colour_on(FILE *out, it_colour colour)
{
	static const char *const codes[] = {"",		"\033[1m",  "\033[32m",
					    "\033[33m", "\033[31m", "\033[2m"};

	return use_colour(out) ? codes[colour] : "";
}

static const char *colour_off(FILE *out, it_colour colour)
{
	return colour != IT_PLAIN && use_colour(out) ? "\033[0m" : "";
}

/* A name in a text must not steer the terminal or begin a line. */
static void put_clean(FILE *out, const char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < 32 || c == 127)
			(void)fprintf(out, "\\x%02X", (unsigned)c);
		else
			(void)putc(c, out);
	}
}

void it_say(const it_options *opt, const char *label, it_colour colour,
	    const char *text, ...)
{
	it_strbuf line = {NULL, 0, 0, 0};
	FILE *out = stream(opt);
	va_list args;

	if (is_silent(opt))
		return;
	va_start(args, text);
	it_strbuf_vformat(&line, text, args);
	va_end(args);
	(void)fprintf(out, "%s%-10s%s", colour_on(out, IT_BOLD), label,
		      colour_off(out, IT_BOLD));
	(void)fputs(colour_on(out, colour), out);
	put_clean(out, it_strbuf_str(&line));
	(void)fprintf(out, "%s\n", colour_off(out, colour));
	it_strbuf_free(&line);
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

void it_say_media(const it_options *opt, const it_media *media)
{
	char name[1024];

	it_mask(name, sizeof name, media->path);
	it_say(opt, "Media", IT_PLAIN, "%s", name);
	it_say(opt, "", IT_PLAIN, "%s, VMware Tools %s", media->form,
	       media->version[0] != '\0' ? media->version
					 : "of unknown version");
	if (opt->verbose)
		it_say(opt, "", IT_DIM, "SHA-256 %s", media->sha256);
	if (media->faults != 0 && opt->verbose)
		it_say(opt, "", IT_YELLOW,
		       "%lu odd names in it that are not used here",
		       (unsigned long)media->faults);
}

/* Housekeeping of our own is no news. */
static int is_shown(const it_options *opt, const it_step *step)
{
	return opt->verbose || step->note[0] != '\0';
}

static void say_planned(const it_options *opt, FILE *out, const it_step *step)
{
	int kept = step->state == IT_STEP_UNCHANGED;
	it_colour colour = kept ? IT_DIM : IT_PLAIN;

	if (!is_shown(opt, step) || (kept && !opt->verbose))
		return;
	(void)fprintf(out, "%-10s%s%-8s %s%s%s%s\n", "",
		      colour_on(out, colour), kept ? "keep" : step->verb,
		      step->path, step->note[0] != '\0' ? ": " : "",
		      step->note, colour_off(out, colour));
}

void it_say_plan(const it_options *opt, const it_plan *plan)
{
	size_t i, shown = 0;

	if (is_silent(opt) || plan->count == 0)
		return;
	for (i = 0; i < plan->count; i++)
		shown += is_shown(opt, &plan->steps[i]) &&
			 plan->steps[i].state != IT_STEP_UNCHANGED;
	it_say(opt, "Plan", IT_PLAIN, "%lu change%s",
	       (unsigned long)shown, shown == 1 ? "" : "s");
	for (i = 0; i < plan->count; i++)
		say_planned(opt, stream(opt), &plan->steps[i]);
}

/* "text", then the remedy on a line of its own. */
static void say_finding(FILE *out, const it_finding *finding)
{
	static const char *const words[] = {"note", "warning", ""};
	static const it_colour colours[] = {IT_DIM, IT_YELLOW, IT_RED};
	it_colour colour = colours[finding->weight];
	int differs = finding->weight == IT_DIFFERENCE;

	(void)fputs(colour_on(out, colour), out);
	if (differs)
		(void)putc(finding->letter, out);
	else
		(void)fprintf(out, "%-10s", words[finding->weight]);
	(void)fprintf(out, "%s%s", colour_off(out, colour),
		      differs ? "  " : "");
	put_clean(out, finding->path);
	(void)fputs(finding->path[0] != '\0' ? ": " : "", out);
	put_clean(out, finding->text);
	(void)putc('\n', out);
	if (finding->remedy[0] == '\0')
		return;
	(void)fputs(differs ? "   " : "          ", out);
	put_clean(out, finding->remedy);
	(void)putc('\n', out);
}

void it_say_findings(const it_options *opt, const it_findings *findings)
{
	size_t i;

	if (opt->json)
		return;
	for (i = 0; i < findings->count; i++)
		if (!opt->quiet ||
		    findings->items[i].weight == IT_DIFFERENCE)
			say_finding(stream(opt), &findings->items[i]);
}

void it_say_error(const it_error *err)
{
	(void)fflush(stdout);
	(void)fprintf(stderr, "%sinstall-tools:%s %s%s",
		      colour_on(stderr, IT_RED), colour_off(stderr, IT_RED),
		      err->path, err->path[0] != '\0' ? ": " : "");
	put_clean(stderr, err->text);
	if (err->remedy[0] != '\0') {
		(void)fputs("\n  ", stderr);
		put_clean(stderr, err->remedy);
	}
	(void)putc('\n', stderr);
}

void it_say_step(const it_options *opt, const it_step *step)
{
	FILE *out = stream(opt);

	if (is_silent(opt) || step->state != IT_STEP_DONE ||
	    !is_shown(opt, step))
		return;
	(void)fprintf(out, "%-10s%sdone%s     %s\n", "",
		      colour_on(out, IT_GREEN), colour_off(out, IT_GREEN),
		      step->path);
}
