/* SPDX-License-Identifier: BSD-2-Clause */
/* Is this an x86 or a SPARC system?  Several facts tell; all must agree. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "libosdetect/internal.h"

/*
 * uname -m and -p are i86pc and i386 on 64-bit kernels too, so they tell the
 * processor and never the width.  Machine types of illumos other than i86pc
 * (oxide) are x86 as well.
 */
static const struct {
	const char *name;
	const char *key; /* fact, or NULL for the words of the release line */
	const char *pattern;
	unsigned flag;
} processor_rows[] = {
	{"machine-x86", "machine", "i86*", OSDI_X86},
	{"machine-oxide", "machine", "oxide", OSDI_X86},
	{"machine-sparc", "machine", "sun#*", OSDI_SPARC},
	{"processor-x86", "processor", "i386", OSDI_X86},
	{"processor-x86-64", "processor", "amd64", OSDI_X86},
	{"processor-sparc", "processor", "sparc*", OSDI_SPARC},
	{"isainfo-amd64", "isainfo", "~amd64~", OSDI_X86},
	{"isainfo-i386", "isainfo", "~i386~", OSDI_X86},
	{"isainfo-sparc", "isainfo", "~sparc~", OSDI_SPARC},
	{"kernel-sparc", "kernel_files", "~sparc~", OSDI_SPARC},
	{"kernel-x86", "kernel_files", "~unix#~", OSDI_X86},
	{"release-word-x86", NULL, "x86(_64)", OSDI_X86},
	{"release-word-i386", NULL, "i386", OSDI_X86},
	{"release-word-sparc", NULL, "sparc", OSDI_SPARC},
};

const char *osdi_processor_row(size_t i)
{
	return i < OSDI_COUNT(processor_rows) ? processor_rows[i].name : NULL;
}

struct findings {
	unsigned flags;
	size_t first; /* row that told first */
	char told[2][OSDI_LINE]; /* what the first two sources show */
};

static void note(struct findings *f, size_t i, const char *what)
{
	const char *key = processor_rows[i].key;
	const char *source = key != NULL ? key : "etc/release";
	unsigned flag = processor_rows[i].flag;

	if (f->flags & flag)
		return;
	if (f->flags == 0)
		f->first = i;
	(void)snprintf(f->told[f->flags != 0], OSDI_LINE, "%s says \"%.100s\"",
		       source, what);
	f->flags |= flag;
}

static void look_at_words(struct findings *f, size_t i, const char *line)
{
	it_slice rest = it_slice_of(line), word;
	char text[OSDI_WORD];

	while (it_next_word(&rest, &word)) {
		osdi_copy_slice(text, sizeof text, word);
		if (osdi_match(processor_rows[i].pattern, text, NULL))
			note(f, i, text);
	}
}

/*
 * A root that holds kernels of both kinds (an install server's) tells
 * nothing by them.
 */
static int has_both_kernels(const char *words)
{
	return osdi_match("~unix#~", words, NULL) &&
	       osdi_match("~sparc~", words, NULL);
}

static void look_at_fact(struct findings *f, size_t i, const osd_facts *facts)
{
	const char *value = osd_facts_get(facts, processor_rows[i].key);
	osdi_line line;

	if (value == NULL)
		return;
	osdi_first_line(value, strlen(value), &line);
	if (strcmp(processor_rows[i].key, "kernel_files") == 0 &&
	    has_both_kernels(line.text))
		return;
	if (osdi_match(processor_rows[i].pattern, line.text, NULL))
		note(f, i, line.text);
}

/* A machine or processor that is named, and none of those above. */
static int is_odd(const osd_facts *facts)
{
	const char *machine = osd_facts_get(facts, "machine");
	const char *processor = osd_facts_get(facts, "processor");

	return (machine != NULL && machine[0] != '\0') ||
	       (processor != NULL && processor[0] != '\0');
}

void osdi_processor(const osd_facts *facts, const char *release_line,
		    osd_identity *id)
{
	struct findings f;
	size_t i;

	memset(&f, 0, sizeof f);
	for (i = 0; i < OSDI_COUNT(processor_rows); i++)
		if (processor_rows[i].key != NULL)
			look_at_fact(&f, i, facts);
		else
			look_at_words(&f, i, release_line);
	if (f.flags == 0 && is_odd(facts))
		f.flags = OSDI_ODD_MACHINE;
	else if (f.flags == (OSDI_X86 | OSDI_SPARC))
		f.flags = OSDI_ARCH_CONFLICT;
	id->flags |= f.flags;
	if (f.told[0][0] != '\0')
		osdi_explain(id, processor_rows[f.first].name, "%s", f.told[0]);
	if (f.flags == OSDI_ARCH_CONFLICT)
		(void)snprintf(id->conflict, sizeof id->conflict, "%s, %s",
			       f.told[0], f.told[1]);
}
