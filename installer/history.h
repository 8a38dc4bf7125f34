/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What was done in a root: var/lib/install-tools/history, one line a run that
 * changed it, newest last.  Fields are separated by tabs, in the order of
 * it_history_field; bytes that are not printable ASCII are \xHH.  It is
 * written by the same transaction as what it tells, and survives uninstall.
 */
#ifndef IT_HISTORY_H
#define IT_HISTORY_H

#include "installer/planner.h"

#define IT_STATE_HISTORY IT_STATE_DIR "/history"

typedef enum it_history_field {
	IT_HISTORY_TIME,    /* 2026-11-25T22:52:47Z */
	IT_HISTORY_COMMAND, /* install, repair, uninstall */
	IT_HISTORY_PROGRAM, /* version of install-tools */
	IT_HISTORY_SYSTEM,  /* as detected */
	/*
	 * Name, form, version and digest of the media; of "uninstall
	 * --vendor" the version alone.
	 */
	IT_HISTORY_MEDIA,
	IT_HISTORY_FORM,
	IT_HISTORY_VERSION,
	IT_HISTORY_SHA256,
	IT_HISTORY_MODULES, /* "vmxnet3s:11_64 vmxnet:11_64" */
	IT_HISTORY_FIELDS
} it_history_field;

/* The step that appends what the plan does; state: what it is about. */
it_code it_plan_history(it_job *job, const it_state *state) IT_CHECKED;

/* The text, as far as any run keeps it; "" where nothing was ever done. */
it_code it_history_read(const it_root *root, it_strbuf *text, it_error *err)
	IT_CHECKED;

/*
 * Takes the next line that can be read off *rest; 0 at the end.  Lines of
 * another form are passed over.
 */
int it_history_next(it_slice *rest, it_slice fields[IT_HISTORY_FIELDS]);

/* The array "history" of a row of JSON; arg: the text, an it_strbuf. */
void it_history_json(it_json *json, const void *arg);

#endif
