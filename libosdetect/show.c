/* SPDX-License-Identifier: BSD-2-Clause */
/* Prints facts and identity, for people and as JSON. */
#include "config.h"

#include <string.h>

#include "libosdetect/program.h"
#include "support/json.h"
#include "support/text.h"

const char *const osdp_dirs[6] = {"10",	   "10_64",   "11",
				  "11_64", "2009.06", "2009.06_64"};
const char *const osdp_modules[] = {"vmxnet3s", "vmxnet", "vmmemctl", "vmhgfs",
				    "vmblock"};
const size_t osdp_module_count = sizeof osdp_modules / sizeof osdp_modules[0];

static it_code choose(const osd_identity *id, const char *module,
		      osd_choice **choice, it_error *err)
{
	osd_status status = osd_choose(id, module, osdp_dirs, 6, NULL, choice);

	return status == OSD_OK ? IT_OK : osdp_fail(err, status, NULL);
}

/* --- text ---------------------------------------------------------------- */

static void line(it_strbuf *out, const char *label, const char *value)
{
	if (value[0] != '\0')
		it_strbuf_format(out, "%-11s %s\n", label, value);
}

static void kernel_line(const osd_identity *id, it_strbuf *out)
{
	static const char *const has[] = {"", "32-bit", "64-bit",
					  "32-bit or 64-bit"};
	unsigned kernels = osd_identity_kernels(id);
	int bits = osd_identity_kernel_bits(id);

	if (bits != 0)
		it_strbuf_format(out, "%-11s %d-bit\n", "Kernel:", bits);
	else if (osd_identity_family(id) != OSD_UNKNOWN && kernels < 4 &&
		 osd_identity_verdict(id) != OSD_UNSUPPORTED)
		line(out, "Kernel:", has[kernels]);
}

static void dirs_of(const osd_choice *choice, it_strbuf *out)
{
	const char *dir32 = osd_choice_dir32(choice);
	const char *dir64 = osd_choice_dir64(choice);

	if (dir32 != NULL)
		it_strbuf_format(out, "%s (32-bit)%s", dir32,
				 dir64 != NULL ? ", " : "");
	if (dir64 != NULL)
		it_strbuf_format(out, "%s (64-bit)", dir64);
}

static it_code module_line(const osd_identity *id, const char *module,
			   const char *label, it_strbuf *out, it_error *err)
{
	osd_choice *choice;
	it_code code = choose(id, module, &choice, err);

	if (code != IT_OK)
		return code;
	if (osd_choice_get(choice) == OSD_CHOSEN) {
		it_strbuf_format(out, "%-11s ", label);
		dirs_of(choice, out);
		it_strbuf_char(out, '\n');
	} else if (osd_choice_get(choice) == OSD_LEFT_OUT) {
		it_strbuf_format(out, "%-11s none: %s\n", label,
				 osd_choice_reason(choice));
	}
	osd_choice_free(choice);
	return IT_OK;
}

static void show_facts(const osd_facts *facts, it_strbuf *out)
{
	const char *key, *value;
	char shown[256];
	size_t i;

	it_strbuf_text(out, "\nFacts:\n");
	for (i = 0; (key = osd_facts_key(i)) != NULL; i++) {
		value = osd_facts_get(facts, key);
		if (value == NULL)
			continue;
		it_mask(shown, sizeof shown, value);
		it_strbuf_format(out, "  %-16s %s\n", key, shown);
	}
}

static it_code show_modules(const osd_identity *id, it_strbuf *out,
			    it_error *err)
{
	it_code code = IT_OK;
	char label[32];
	it_slice name;
	size_t i;

	it_strbuf_text(out, "\nModules:\n");
	for (i = 0; code == IT_OK && i < osdp_module_count; i++) {
		name = it_slice_of(osdp_modules[i]);
		memcpy(label, "  ", 2);
		(void)it_slice_copy(name, label + 2, sizeof label - 2);
		code = module_line(id, osdp_modules[i], label, out, err);
	}
	return code;
}

static it_code show_why(const osd_identity *id, it_strbuf *out, it_error *err)
{
	osd_choice *choice;
	const char *row;
	size_t i;
	it_code code = choose(id, osdp_modules[0], &choice, err);

	if (code != IT_OK)
		return code;

	it_strbuf_text(out, "\nDecided by these table rows:\n");
	for (i = 0; (row = osd_identity_row(id, i)) != NULL; i++)
		it_strbuf_format(out, "  %-26s %s\n", row,
				 osd_identity_row_because(id, i));
	if (osd_identity_verdict(id) == OSD_SUPPORTED)
		it_strbuf_format(out, "  %-26s %s from %s\n",
				 osd_choice_row(choice), osdp_modules[0],
				 osd_choice_flavour(choice));
	osd_choice_free(choice);
	return IT_OK;
}

it_code osdp_show_text(const struct osdp_options *options,
		       const osd_facts *facts, const osd_identity *id,
		       it_strbuf *out, it_error *err)
{
	it_code code;

	line(out, "System:", osd_identity_distribution(id));
	line(out, "Family:", osd_identity_family_name(id));
	line(out, "Release:", osd_identity_release(id));
	line(out, "Update:", osd_identity_update(id));
	kernel_line(id, out);
	line(out, "Verdict:", osd_verdict_name(osd_identity_verdict(id)));
	code = module_line(id, "vmxnet3s", "Directory:", out, err);
	line(out, "Reason:", osd_identity_reason(id));
	line(out, "Warning:", osd_identity_warning(id));
	line(out, "Remedy:", osd_identity_remedy(id));
	if (options->verbose &&
	    osd_identity_verdict(id) == OSD_SUPPORTED && code == IT_OK)
		code = show_modules(id, out, err);
	if (options->verbose)
		show_facts(facts, out);
	if (options->explain && code == IT_OK)
		code = show_why(id, out, err);
	return code != IT_OK ? code : it_strbuf_check(out, err);
}

/* --- JSON ---------------------------------------------------------------- */

static void json_facts(const osd_facts *facts, it_json *json)
{
	const char *key, *value;
	size_t i, len;

	it_json_object(json, "facts");
	for (i = 0; (key = osd_facts_key(i)) != NULL; i++) {
		value = osd_facts_get_bytes(facts, key, &len);
		if (value != NULL)
			it_json_bytes(json, key, value, len);
		else
			it_json_null(json, key);
	}
	it_json_object_end(json);
}

static it_code json_module(const osd_identity *id, const char *module,
			   it_json *json, it_error *err)
{
	osd_choice *choice;
	it_code code = choose(id, module, &choice, err);

	if (code != IT_OK)
		return code;
	it_json_object(json, NULL);
	it_json_text(json, "module", module);
	it_json_text(json, "result",
		     osd_choice_result_name(osd_choice_get(choice)));
	it_json_text_or_null(json, "dir32", osd_choice_dir32(choice));
	it_json_text_or_null(json, "dir64", osd_choice_dir64(choice));
	it_json_text_or_null(json, "conf_dir", osd_choice_conf_dir(choice));
	it_json_bool(json, "must_prove_load",
		     osd_choice_must_prove_load(choice));
	it_json_text_or_null(json, "reason", osd_choice_reason(choice));
	it_json_text(json, "row", osd_choice_row(choice));
	it_json_object_end(json);
	osd_choice_free(choice);
	return IT_OK;
}

static void json_kernels(const osd_identity *id, it_json *json)
{
	unsigned kernels = osd_identity_kernels(id);

	if (osd_identity_kernel_bits(id) != 0)
		it_json_number(json, "kernel_bits",
			       osd_identity_kernel_bits(id));
	else
		it_json_null(json, "kernel_bits");
	it_json_array(json, "kernels");
	if (kernels & OSD_KERNEL_32)
		it_json_number(json, NULL, 32);
	if (kernels & OSD_KERNEL_64)
		it_json_number(json, NULL, 64);
	it_json_array_end(json);
}

static it_code json_system(const osd_identity *id, it_json *json, it_error *err)
{
	static const char *const archives[] = {"none", "stops", "restarts"};
	it_code code = IT_OK;
	size_t i;

	it_json_object(json, "system");
	it_json_text(json, "family", osd_identity_family_name(id));
	it_json_text(json, "distribution", osd_identity_distribution(id));
	it_json_text_or_null(json, "release", osd_identity_release(id));
	it_json_text_or_null(json, "update", osd_identity_update(id));
	json_kernels(id, json);
	it_json_text(json, "verdict",
		     osd_verdict_name(osd_identity_verdict(id)));
	it_json_text_or_null(json, "reason", osd_identity_reason(id));
	it_json_text_or_null(json, "warning", osd_identity_warning(id));
	it_json_text_or_null(json, "remedy", osd_identity_remedy(id));
	it_json_text(json, "stale_boot_archive",
		     archives[osd_identity_boot_archive(id)]);
	it_json_array(json, "modules");
	for (i = 0; code == IT_OK && i < osdp_module_count; i++)
		code = json_module(id, osdp_modules[i], json, err);
	it_json_array_end(json);
	it_json_object_end(json);
	return code;
}

static void json_explain(const osd_identity *id, it_json *json)
{
	const char *row;
	size_t i;

	it_json_array(json, "explain");
	for (i = 0; (row = osd_identity_row(id, i)) != NULL; i++) {
		it_json_object(json, NULL);
		it_json_text(json, "row", row);
		it_json_text(json, "because", osd_identity_row_because(id, i));
		it_json_object_end(json);
	}
	it_json_array_end(json);
}

static void json_head(it_json *json, it_strbuf *out, const char *result)
{
	it_json_begin(json, out);
	it_json_object(json, NULL);
	it_json_number(json, "schema", 1);
	it_json_text(json, "command", "osdetect");
	it_json_text(json, "result", result);
}

it_code osdp_show_json(const osd_facts *facts, const osd_identity *id,
		       it_strbuf *out, it_error *err)
{
	int refused = osd_identity_verdict(id) == OSD_UNSUPPORTED;
	it_json json;
	it_code code;

	json_head(&json, out, refused ? "refused" : "unchanged");
	json_facts(facts, &json);
	code = json_system(id, &json, err);
	json_explain(id, &json);
	it_json_array(&json, "errors");
	it_json_array_end(&json);
	it_json_object_end(&json);
	it_json_end(&json);
	return code != IT_OK ? code : it_strbuf_check(out, err);
}

void osdp_json_error(const it_error *err, it_strbuf *out)
{
	it_json json;

	json_head(&json, out, "failed");
	it_json_array(&json, "errors");
	it_json_object(&json, NULL);
	it_json_text(&json, "code", it_code_word(err->code));
	it_json_text_or_null(&json, "path", err->path);
	it_json_text(&json, "text", err->text);
	it_json_text_or_null(&json, "remedy", err->remedy);
	it_json_object_end(&json);
	it_json_array_end(&json);
	it_json_object_end(&json);
	it_json_end(&json);
}
