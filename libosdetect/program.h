/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the osdetect program share. */
#ifndef OSDETECT_PROGRAM_H
#define OSDETECT_PROGRAM_H

#include "libosdetect/osdetect.h"
#include "support/error.h"
#include "support/strbuf.h"

struct osdp_options {
	const char *root;
	const char *facts;
	const char *table;
	int json;
	int explain;
	int quiet;
	int verbose;
	int help;
	int version;
};

/* Directories of VMware's media, all that there ever were. */
extern const char *const osdp_dirs[6];
extern const char *const osdp_modules[];
extern const size_t osdp_module_count;

/* Both append to out; IT_NO_MEMORY is the only failure. */
it_code osdp_show_text(const struct osdp_options *options,
		       const osd_facts *facts, const osd_identity *id,
		       it_strbuf *out, it_error *err) IT_CHECKED;
it_code osdp_show_json(const osd_facts *facts, const osd_identity *id,
		       it_strbuf *out, it_error *err) IT_CHECKED;

/* The object that --json prints for an error. */
void osdp_json_error(const it_error *err, it_strbuf *out);

/* One line a row of directory/systems.tsv. */
it_code osdp_table(const char *directory, int with_header, it_strbuf *out,
		   it_error *err) IT_CHECKED;

/* An osd_status as our error. */
it_code osdp_fail(it_error *err, osd_status status, const char *path);

#endif
