/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a command has to say: for people as text, for programs as one JSON
 * object (doc/json.md).  Nothing else prints.
 */
#ifndef IT_REPORT_H
#define IT_REPORT_H

#include "engine/plan.h"
#include "installer/options.h"
#include "libosdetect/osdetect.h"
#include "payload/media.h"
#include "support/json.h"

typedef enum it_result {
	IT_RESULT_UNCHANGED,
	IT_RESULT_CHANGED,
	IT_RESULT_DIFFERENCES,
	IT_RESULT_REFUSED,
	IT_RESULT_FAILED,
	IT_RESULT_INTERRUPTED,
	IT_RESULT_COUNT
} it_result;

typedef enum it_weight {
	IT_NOTE,       /* worth knowing */
	IT_WARNING,    /* may need a person */
	IT_DIFFERENCE  /* verify: not as it should be */
} it_weight;

/*
 * letter: of a difference (doc/json.md lists them), else ' '.
 * code: a stable word for programs ("restored-driver-wrong").
 */
typedef struct it_finding {
	it_weight weight;
	char letter;
	char *code;
	char *path; /* "" if none */
	char *text;
	char *remedy; /* "" if none */
} it_finding;

typedef struct it_findings {
	it_finding *items;
	size_t count;
} it_findings;

it_code it_findings_add(it_findings *list, it_weight weight, char letter,
			const char *code, const char *path, it_error *err,
			const char *text, ...) IT_PRINTF(7, 8);
/* To the finding added last. */
it_code it_findings_remedy(it_findings *list, it_error *err, const char *text,
			   ...) IT_PRINTF(3, 4);
size_t it_findings_weighing(const it_findings *list, it_weight weight);
/* Is it said with --quiet, too? */
int it_finding_is_difference(const it_finding *finding);
void it_findings_free(it_findings *list);

/* One root of a command.  Everything but the findings is borrowed. */
typedef struct it_report_root {
	const char *root;
	it_result result;
	int changed;
	int reboot_required;
	const osd_identity *identity; /* NULL if not reached */
	const it_plan *plan;	      /* NULL if there is none */
	const it_findings *findings;  /* NULL if there are none */
	it_error error;		      /* code IT_OK if there is none */
	/* What a command adds to its row of JSON; NULL if nothing. */
	void (*extra)(it_json *json, const void *arg);
	const void *arg; /* of extra */
} it_report_root;

const char *it_result_word(it_result result);
it_result it_result_of(it_code code, int changed);
it_result it_result_of_status(int status, int changed);

/* ---- text ------------------------------------------------------------ */

/* The version of media behind "VMware Tools ": words where it is "". */
const char *it_version_shown(const char *version);

/* Colours are used on a terminal only, and not when NO_COLOR is set. */
typedef enum it_colour {
	IT_PLAIN,
	IT_BOLD,
	IT_GREEN,
	IT_YELLOW,
	IT_RED,
	IT_DIM
} it_colour;

/* A line "Label    text" of the summary; nothing with --quiet or --json. */
void it_say(const it_options *opt, const char *label, it_colour colour,
	    const char *text, ...) IT_PRINTF(4, 5);
/* One that tells why the status is 3: with --quiet, too. */
void it_say_difference(const it_options *opt, const char *label,
		       it_colour colour, const char *text, ...)
	IT_PRINTF(4, 5);

/* The heading of one of several roots; also with --quiet. */
void it_say_root(const it_options *opt, const char *root);
void it_say_gap(const it_options *opt); /* after the lines of each */
/* "3 roots: 2 changed, 1 refused" */
void it_say_total(const it_options *opt,
		  const unsigned long counts[IT_RESULT_COUNT]);
void it_say_system(const it_options *opt, const osd_identity *id);
void it_say_media(const it_options *opt, const it_media *media);
void it_say_plan(const it_options *opt, const it_plan *plan);
void it_say_findings(const it_options *opt, const it_findings *findings);
/* Those that came after the others were said. */
void it_say_findings_from(const it_options *opt, const it_findings *findings,
			  size_t first);
void it_say_last_finding(const it_options *opt, const it_findings *findings);
/*
 * To standard error, always.  root: one of several, named unless the error
 * does it; NULL otherwise.
 */
void it_say_error(const it_error *err);
void it_say_error_in(const char *root, const it_error *err);

/* A line for a step that was re-read and found right. */
void it_say_step(const it_options *opt, const it_step *step);

/* ---- JSON ------------------------------------------------------------ */

/*
 * The object up to "command", then what the command puts in, then "result"
 * and "errors".  Printed only with --json, at the end or by it_report_flush
 * as far as it is; the text is freed in any case.
 */
void it_report_json_begin(it_json *json, it_strbuf *text, const char *command);
void it_report_json_media(it_json *json, const it_media *media);
/* "trust" and "not_verified" of an object about a medium. */
void it_report_json_trust(it_json *json, const it_vouched *vouched);
void it_report_json_root(it_json *json, const it_report_root *root);
void it_report_flush(const it_options *opt, it_json *json);
void it_report_json_end(const it_options *opt, it_json *json,
			it_result result, const it_error *err);

/* A wrong command line: text, or JSON where that was asked for. */
void it_report_usage(const char *command, const it_error *err, int json);

#endif
