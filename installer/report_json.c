/* SPDX-License-Identifier: BSD-2-Clause */
/* The JSON object of doc/json.md. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "installer/report.h"
#include "support/json.h"
#include "support/output.h"

enum { SCHEMA = 1 };

static void put_error(it_json *json, const it_error *err)
{
	it_json_object(json, NULL);
	it_json_text(json, "code", it_code_word(err->code));
	it_json_number(json, "status", it_code_status(err->code));
	it_json_text_or_null(json, "path", err->path);
	it_json_text(json, "text", err->text);
	it_json_text_or_null(json, "remedy", it_error_cure(err));
	it_json_object_end(json);
}

static void put_errors(it_json *json, const it_error *err)
{
	it_json_array(json, "errors");
	if (err != NULL && err->code != IT_OK && err->text[0] != '\0')
		put_error(json, err);
	it_json_array_end(json);
}

static void put_kernels(it_json *json, unsigned kernels)
{
	it_json_array(json, "kernels");
	if (kernels & OSD_KERNEL_32)
		it_json_number(json, NULL, 32);
	if (kernels & OSD_KERNEL_64)
		it_json_number(json, NULL, 64);
	it_json_array_end(json);
}

static void put_rows(it_json *json, const osd_identity *id)
{
	size_t i;

	it_json_array(json, "explain");
	for (i = 0; osd_identity_row(id, i) != NULL; i++) {
		it_json_object(json, NULL);
		it_json_text(json, "row", osd_identity_row(id, i));
		it_json_text(json, "because", osd_identity_row_because(id, i));
		it_json_object_end(json);
	}
	it_json_array_end(json);
}

static void put_system(it_json *json, const osd_identity *id)
{
	if (id == NULL) {
		it_json_null(json, "system");
		return;
	}
	it_json_object(json, "system");
	it_json_text(json, "family", osd_identity_family_name(id));
	it_json_text(json, "distribution", osd_identity_distribution(id));
	it_json_text_or_null(json, "release", osd_identity_release(id));
	it_json_text_or_null(json, "update", osd_identity_update(id));
	it_json_number(json, "kernel_bits", osd_identity_kernel_bits(id));
	put_kernels(json, osd_identity_kernels(id));
	it_json_text(json, "verdict",
		     osd_verdict_name(osd_identity_verdict(id)));
	it_json_text_or_null(json, "reason", osd_identity_reason(id));
	it_json_text_or_null(json, "warning", osd_identity_warning(id));
	it_json_text_or_null(json, "remedy", osd_identity_remedy(id));
	put_rows(json, id);
	it_json_object_end(json);
}

static void put_step(it_json *json, const it_step *step)
{
	it_json_object(json, NULL);
	it_json_text(json, "kind", step->kind->name);
	it_json_text(json, "action", step->verb);
	it_json_text(json, "path", step->path);
	it_json_text_or_null(json, "note", step->note);
	it_json_text(json, "state", it_step_state_name(step->state));
	it_json_object_end(json);
}

/* In the order in which they are made. */
static void put_steps(it_json *json, const it_plan *plan)
{
	int phase;
	size_t i;

	it_json_array(json, "steps");
	for (phase = 0; plan != NULL && phase < IT_PHASES; phase++)
		for (i = 0; i < plan->count; i++)
			if ((int)plan->steps[i].phase == phase)
				put_step(json, &plan->steps[i]);
	it_json_array_end(json);
}

static void put_findings(it_json *json, const it_findings *findings)
{
	static const char *const weights[] = {"note", "warning", "difference"};
	size_t i;

	it_json_array(json, "findings");
	for (i = 0; findings != NULL && i < findings->count; i++) {
		const it_finding *f = &findings->items[i];
		char letter[2] = {f->letter, '\0'};

		it_json_object(json, NULL);
		it_json_text(json, "code", f->code);
		it_json_text(json, "weight", weights[f->weight]);
		it_json_text_or_null(json, "letter",
				     f->letter == ' ' ? "" : letter);
		it_json_text_or_null(json, "path", f->path);
		it_json_text(json, "text", f->text);
		it_json_text_or_null(json, "remedy", f->remedy);
		it_json_object_end(json);
	}
	it_json_array_end(json);
}

void it_report_json_root(it_json *json, const it_report_root *root)
{
	it_json_object(json, NULL);
	it_json_text(json, "root", root->root);
	it_json_text(json, "result", it_result_word(root->result));
	it_json_bool(json, "changed", root->changed);
	it_json_bool(json, "reboot_required", root->reboot_required);
	put_system(json, root->identity);
	put_steps(json, root->plan);
	put_findings(json, root->findings);
	put_errors(json, &root->error);
	if (root->extra != NULL)
		root->extra(json, root->arg);
	it_json_object_end(json);
}

void it_report_json_media(it_json *json, const it_media *media)
{
	if (media == NULL || media->path == NULL) {
		it_json_null(json, "media");
		return;
	}
	it_json_object(json, "media");
	it_json_text(json, "path", media->path);
	it_json_text(json, "form", media->form);
	it_json_text_or_null(json, "version", media->version);
	it_json_text(json, "sha256", media->sha256);
	it_report_json_trust(json, &media->vouched);
	it_json_object_end(json);
}

void it_report_json_trust(it_json *json, const it_vouched *vouched)
{
	it_json_text_or_null(json, "trust", vouched->text);
	it_json_text_or_null(json, "not_verified", it_trust_lack(vouched));
	if (vouched->signed_at != 0)
		it_json_number(json, "signed_at",
			       (long long)vouched->signed_at);
	if (vouched->not_after != 0)
		it_json_number(json, "not_after",
			       (long long)vouched->not_after);
}

void it_report_json_begin(it_json *json, it_strbuf *text, const char *command)
{
	it_json_begin(json, text);
	it_json_object(json, NULL);
	it_json_number(json, "schema", SCHEMA);
	it_json_text(json, "command", command);
}

void it_report_flush(const it_options *opt, it_json *json)
{
	if (opt->json)
		it_output(STDOUT_FILENO, json->out);
	it_strbuf_reset(json->out);
}

static void put_end(it_json *json, it_result result, const it_error *err)
{
	it_json_text(json, "result", it_result_word(result));
	put_errors(json, err);
	it_json_object_end(json);
	it_json_end(json);
}

void it_report_json_end(const it_options *opt, it_json *json,
			it_result result, const it_error *err)
{
	put_end(json, result, err);
	it_report_flush(opt, json);
	it_strbuf_free(json->out);
}

void it_report_usage(const char *command, const it_error *err, int want_json)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_json json;

	it_say_error(err);
	if (!want_json)
		return;
	it_report_json_begin(&json, &text, command);
	it_report_json_media(&json, NULL);
	it_json_array(&json, "roots");
	it_json_array_end(&json);
	put_end(&json, it_result_of(err->code, 0), err);
	it_output(STDOUT_FILENO, &text);
	it_strbuf_free(&text);
}
