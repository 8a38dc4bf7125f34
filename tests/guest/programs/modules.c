/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Modules: driver-install.md 2.1 (where they are looked for), 4.1, 4.3.
 * state/modules has a line for each that is loaded: id, name, size, text.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/guest/programs/kernel.h"

/* The kernel's module path; for each width all of it. */
static const char *const module_path[] = {
	"/platform/i86pc/kernel",
	"/kernel",
	"/usr/kernel",
};

enum { PLACES = sizeof module_path / sizeof module_path[0] };

static int is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static int find_in(const char *isa, const char *name, char *path)
{
	size_t i;

	for (i = 0; i < PLACES; i++) {
		(void)snprintf(path, PATH_SIZE, "%s/drv/%s%s", module_path[i],
			       isa, name);
		if (is_file(path))
			return 1;
	}
	return 0;
}

int find_module(const char *name, char *path)
{
	return (kernel_bits() == 64 && find_in("amd64/", name, path)) ||
	       find_in("", name, path);
}

/* ---- what the kernel demands of the file (4.3) ------------------------ */

static int bits_of(const it_strbuf *file)
{
	const unsigned char *head = (const unsigned char *)file->data;

	if (file->len < 52 || memcmp(head, "\177ELF", 4) != 0 || head[5] != 1)
		return 0;
	if (head[4] == 1 && head[18] == 3)
		return 32;
	return head[4] == 2 && head[18] == 62 ? 64 : 0;
}

int module_bits(const char *path)
{
	it_strbuf file = {NULL, 0, 0, 0};
	int bits = 0;

	if (read_guest_file(path, &file) && file.len != 0)
		bits = bits_of(&file);
	it_strbuf_free(&file);
	return bits;
}

int is_well_placed(const char *path, int bits)
{
	return (strstr(path, "/amd64/") != NULL) == (bits == 64);
}

/* e_type must be that of a relocatable object. */
static int is_relocatable(const it_strbuf *file)
{
	return file->len > 16 && file->data[16] == 1;
}

/* ---- its text --------------------------------------------------------- */

/* The text of the loaded module, of which 31 bytes are kept (4.1, 4.2). */
static void text_of(const it_strbuf *file, const char *name, char *text)
{
	static const char *const begins[] = {"VMware Ether", "VMware Memory",
					     "VMBlock File", "HGFS File"};
	size_t i, k;

	(void)snprintf(text, 32, "%s driver", name);
	for (i = 0; i + 14 < file->len; i++)
		for (k = 0; k < sizeof begins / sizeof begins[0]; k++)
			if (strncmp(file->data + i, begins[k],
				    strlen(begins[k])) == 0) {
				(void)snprintf(text, 32, "%s", file->data + i);
				return;
			}
}

/* ---- loading ---------------------------------------------------------- */

static int is_line_of(it_slice line, const char *name)
{
	char words[2][NAME_SIZE];

	return split(line, words, 2) == 2 && strcmp(words[1], name) == 0;
}

int is_loaded(const char *name)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;

	state_read("modules", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		if (is_line_of(line, name))
			return 1;
	return 0;
}

static unsigned long next_id(void)
{
	unsigned long id = 99; /* those of the kernel's own modules are lower */
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;
	char words[1][NAME_SIZE];

	state_read("modules", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		if (split(line, words, 1) == 1 &&
		    strtoul(words[0], NULL, 10) > id)
			id = strtoul(words[0], NULL, 10);
	return id + 1;
}

int load_module(const char *name)
{
	it_strbuf file = {NULL, 0, 0, 0}, line = {NULL, 0, 0, 0};
	char path[PATH_SIZE], text[32];

	if (is_loaded(name))
		return 1;
	if (fact_is("refuses", name) || !find_module(name, path) ||
	    !read_guest_file(path, &file) || file.len == 0 ||
	    bits_of(&file) != kernel_bits() || !is_relocatable(&file))
		return 0;
	text_of(&file, name, text);
	it_strbuf_format(&line, "%lu %s %lx %s\n", next_id(), name,
			 (unsigned long)file.len, text);
	state_append("modules", line.data, line.len);
	return 1;
}

void unload_module(const char *name)
{
	it_strbuf text = {NULL, 0, 0, 0}, left = {NULL, 0, 0, 0};
	it_slice rest, line;

	state_read("modules", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line)) {
		if (is_line_of(line, name))
			continue;
		it_strbuf_bytes(&left, line.at, line.len);
		it_strbuf_char(&left, '\n');
	}
	state_write("modules", &left);
}
