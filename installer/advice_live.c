/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Who has the addresses of the running system.  No file tells of those that
 * DHCP gave under a profile of Solaris 11, nor of those that somebody set by
 * hand.
 */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "installer/advice.h"
#include "installer/programs.h"
#include "nettune/links.h"

/* What one call prints; nothing where it fails, as this is advice. */
static it_code hear(it_job *job, it_program program, const char *const *words,
		    it_strbuf *out)
{
	it_run_result result;
	it_code code = it_program_run(program, words, &result, &job->error);

	if (code == IT_OK && result.end == IT_RUN_EXITED &&
	    result.status == 0)
		it_strbuf_text(out, it_strbuf_str(&result.out));
	it_run_result_free(&result);
	return code == IT_OK ? it_strbuf_check(out, &job->error) : code;
}

/* Interfaces are called like links; on Solaris 10 like devices. */
static it_code hear_links(it_job *job, it_links *links)
{
	static const char *const words[] = {
		"show-phys", "-p", "-o", IT_PHYS_COLUMNS, NULL};
	it_strbuf text = {NULL, 0, 0, 0};
	it_code code;

	if (it_kernel_of(job->identity) == IT_KERNEL_10)
		return IT_OK;
	code = hear(job, IT_PROGRAM_DLADM, words, &text);
	if (code == IT_OK)
		it_links_from_phys(links, it_slice_of(it_strbuf_str(&text)));
	it_strbuf_free(&text);
	return code;
}

/* "net0:1: flags=..." is about net0; nothing in lines that are indented. */
static it_slice interface_of(it_slice line)
{
	const char *colon;

	if (line.len != 0 && isspace((unsigned char)line.at[0]))
		line.len = 0;
	colon = line.len != 0 ? memchr(line.at, ':', line.len) : NULL;
	line.len = colon != NULL ? (size_t)(colon - line.at) : 0;
	return line;
}

/* Of IPv4: each interface that is up has one of IPv6 of its own. */
static int is_address(it_slice line)
{
	it_slice word;

	return it_next_word(&line, &word) && it_slice_is(word, "inet") &&
	       it_next_word(&line, &word) && !it_slice_is(word, "0.0.0.0");
}

static int is_of(it_links *links, const char *name, it_address_question *q)
{
	const it_link *link = it_links_find(links, name);
	const char *is = link != NULL ? link->device : name;
	size_t len = strlen(q->driver);

	return strncmp(is, q->driver, len) == 0 &&
	       isdigit((unsigned char)is[len]) &&
	       it_slice_copy(it_slice_of(is), q->device, sizeof q->device);
}

static void find_address(it_links *links, it_slice ifconfig,
			 it_address_question *q)
{
	char name[IT_LINK_NAME] = "";
	it_slice line, head;

	while (it_next_line(&ifconfig, &line)) {
		head = interface_of(line);
		if (head.len != 0 && !it_slice_copy(head, name, sizeof name))
			name[0] = '\0';
		else if (head.len == 0 && is_address(line) &&
			 is_of(links, name, q))
			return;
	}
	q->device[0] = '\0';
}

it_code it_job_hear_addresses(it_job *job, it_address_question *questions,
			      size_t count)
{
	static const char *const words[] = {"-a", NULL};
	it_strbuf text = {NULL, 0, 0, 0};
	it_links links;
	size_t i;
	it_code code;

	memset(&links, 0, sizeof links);
	code = hear(job, IT_PROGRAM_IFCONFIG, words, &text);
	if (code == IT_OK && text.len != 0)
		code = hear_links(job, &links);
	for (i = 0; code == IT_OK && i < count; i++)
		find_address(&links, it_slice_of(it_strbuf_str(&text)),
			     &questions[i]);
	it_strbuf_free(&text);
	return code;
}
