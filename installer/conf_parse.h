/* SPDX-License-Identifier: BSD-2-Clause */
/* The statements of a driver.conf(4).  Private to conf_*.c. */
#ifndef IT_CONF_PARSE_H
#define IT_CONF_PARSE_H

#include "support/error.h"
#include "support/strbuf.h"
#include "support/text.h"

enum {
	IT_CONF_MAX_BYTES = 256 * 1024, /* real ones have a few thousand */
	IT_CONF_MAX_SETTINGS = 1000
};

/*
 * One statement.  "MTU=1500;" has the key MTU and the value 1500.  One with
 * several assignments (name="x" parent="pci" ...;) describes a device: its
 * key is all of it, its value empty.  Key and value hold no blanks outside
 * of strings.
 */
typedef struct it_conf_setting {
	it_slice text; /* from the name to the semicolon */
	char *key;
	char *value;
	int assignments;
} it_conf_setting;

typedef struct it_conf {
	it_conf_setting *items;
	size_t count;
} it_conf;

/*
 * IT_TARGET (without a message) when the text is no driver.conf; what was
 * read before the fault is in conf.  The slices point into text.
 */
it_code it_conf_parse(it_slice text, it_conf *conf, it_error *err) IT_CHECKED;
void it_conf_free(it_conf *conf);

/* NULL if there is none; the first one wins. */
const it_conf_setting *it_conf_find(const it_conf *conf, const char *key);

#endif
