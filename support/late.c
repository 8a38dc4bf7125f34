/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#if defined IT_LATE_ARCHIVE || defined IT_LATE_DIGEST || defined IT_LATE_XML
#include <dlfcn.h>
#include <errno.h>

#include "support/late.h"

/* What is not the library's fault; the loader tells it in words only. */
static int cause_of(const char *why)
{
	static const int causes[] = {EMFILE, ENFILE, EIO};
	const char *colon = strrchr(why, ':');
	size_t i;

	for (i = 0; i < sizeof causes / sizeof causes[0]; i++)
		if (colon != NULL && colon[1] == ' ' &&
		    strcmp(colon + 2, strerror(causes[i])) == 0)
			return causes[i];
	return 0;
}

/* glibc says the same of too little memory and of a noexec filesystem. */
static const char *remedy_of(const char *why)
{
	return strstr(why, "failed to map segment") != NULL ||
			       strstr(why, "cannot map zero-fill") != NULL
		       ? "allow more memory (ulimit -v), or see whether it "
			 "lies on a filesystem mounted noexec"
		       : "install the package it comes from again";
}

static it_code cannot_load(it_error *err, int number)
{
	const char *why = dlerror();

	if (number == ENOMEM)
		return it_fail_memory(err);
	if (why == NULL)
		why = "the system does not say why";
	(void)it_fail(err, IT_FAILED, NULL, "cannot load a library: %s", why);
	if (err == NULL)
		return IT_FAILED;
	err->sys_errno = cause_of(why);
	if (it_error_cure(err)[0] == '\0')
		it_error_remedy(err, "%s", remedy_of(why));
	return IT_FAILED;
}

/* All names at once: no call can find out later that its own is missing. */
static it_code find_all(it_late_library *library, void *handle, it_error *err)
{
	void *at;
	size_t i;

	for (i = 0; i < library->count; i++) {
		at = dlsym(handle, library->names[i]);
		if (at == NULL)
			return cannot_load(err, 0);
		/* POSIX says that this works, ISO C has no cast for it. */
		memcpy(&library->calls[i], &at, sizeof at);
	}
	return IT_OK;
}

/*
 * The loader of glibc ends the process (status 127) where it cannot get
 * memory for a table of C++ symbols, which the ICU below libxml2 brings.  It
 * takes much less than this.
 */
static int is_memory_there(void)
{
	void *some = malloc(256 * 1024);

	free(some);
	return some != NULL;
}

/* It stays loaded until the end. */
it_code it_late_load(it_late_library *library, it_error *err)
{
	void *handle;
	it_code code;

	if (library->loaded)
		return IT_OK;
	if (!is_memory_there())
		return it_fail_memory(err);
	errno = 0; /* the loader leaves it alone, malloc does not */
	handle = dlopen(library->file, RTLD_LAZY | RTLD_LOCAL);
	if (handle == NULL)
		return cannot_load(err, errno);
	code = find_all(library, handle, err);
	library->loaded = code == IT_OK;
	return code;
}
#else
typedef int it_late_nothing;
#endif
