/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Edits of a driver.conf(4) that leave all else in it as it is, byte for
 * byte: comments, order, blanks.
 */
#ifndef IT_CONF_EDIT_H
#define IT_CONF_EDIT_H

#include "installer/conf_parse.h"

/* Replaces old, a piece of buf, by new text. */
void it_conf_replace(it_strbuf *buf, it_slice old, it_slice text);

/*
 * "#MTU=1500,...;" on a line of its own, where a setting would stand; 0 if
 * there is none.
 */
int it_conf_find_template(const it_strbuf *buf, const char *key,
			  it_slice *line);

/* Lists of integers, one for each instance of a driver. */
enum {
	IT_CONF_ELEMENTS = 10, /* as VMware ships them */
	IT_CONF_MAX_ELEMENTS = 256,
	IT_CONF_EACH = -1 /* in place of an instance: all of the list */
};

/*
 * Gives one element of a list its value.  A list that is too short grows by
 * standard; one that is commented out, or missing, comes into being with it.
 * Nothing changes where it has the value already.  IT_TARGET, with a
 * message for name, when the text is no driver.conf, or the list none of
 * integers.
 */
it_code it_conf_set_element(it_strbuf *conf, const char *name, const char *key,
			    int instance, long value, long standard,
			    it_error *err) IT_CHECKED;

/*
 * The element that the driver of that instance takes; *found is 0 when there
 * is none, and the driver takes its own default.  With IT_CONF_EACH only if
 * all are alike.  IT_NO_MEMORY at worst.
 */
it_code it_conf_element(const it_strbuf *conf, const char *key, int instance,
			int *found, long *value, it_error *err) IT_CHECKED;

/*
 * Is there a statement for one device (name="pci15ad,7b0" parent=...) that has
 * the setting as well, which counts more than the list does?  Of several the
 * last one.
 */
it_code it_conf_of_device(const it_strbuf *conf, const char *key, int *found,
			  long *value, it_error *err) IT_CHECKED;

/*
 * How many statements for all devices have the setting, and do they say the
 * same?  Which of several the kernel takes has never been seen.
 */
it_code it_conf_statements(const it_strbuf *conf, const char *key,
			   size_t *count, int *alike, it_error *err) IT_CHECKED;

/*
 * Gives a setting the statement that it has in old; one that old lacks goes,
 * with its line, or gives way to the comment whose place it took.  What is no
 * driver.conf stays as it is.  IT_NO_MEMORY at worst.
 */
it_code it_conf_put_back(it_strbuf *conf, const it_strbuf *old, const char *key,
			 it_error *err) IT_CHECKED;

#endif
