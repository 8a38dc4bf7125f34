/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Libraries that are loaded only when they are first needed, so that a command
 * that needs none (--version, a refusal) does not wait for them: loading them
 * with all that they depend on takes several times as long as such a command.
 *
 * The rooms call the functions of these libraries by their usual names.  Here
 * these names are stubs (support/late_*.c, payload/late_archive.c), which pass
 * each call on to the library.  Code that makes the first object of a library
 * must call it_late_*() before, or the stubs must not be called.  If configure
 * found no way to load late, everything is linked as usual, there are no stubs,
 * and it_late_*() do nothing.
 */
#ifndef IT_LATE_H
#define IT_LATE_H

#include <stddef.h>

#include "support/error.h"

/*
 * Each may be called any number of times.  IT_FAILED names the library if it,
 * or one of its functions, is missing; or IT_NO_MEMORY.
 */
it_code it_late_archive(it_error *err) IT_CHECKED; /* libarchive */
it_code it_late_crypto(it_error *err) IT_CHECKED;  /* libcrypto */
it_code it_late_xml(it_error *err) IT_CHECKED;	   /* libxml2 */

/*
 * Load a library ahead of its use: while another process works, or before a
 * fork, so that not both processes load it.  A failure is not reported here; it
 * comes again when the library is needed.
 */
void it_late_begin_crypto(void);
void it_late_begin_xml(void);

/* --- for the stubs ----------------------------------------------------- */

typedef void it_late_call(void); /* a function of any type */

typedef struct it_late_library {
	const char *file; /* as the dynamic loader knows it */
	const char *const *names;
	it_late_call **calls; /* what the names stand for, once it is loaded */
	size_t count;
	int loaded;
} it_late_library;

it_code it_late_load(it_late_library *library, it_error *err) IT_CHECKED;

/*
 * A library is a list LIST(CALL, ACT, NAME) of its functions: CALL(type, name,
 * (parameters), (arguments)), ACT of one that returns nothing, NAME of one of
 * which the stub is written by hand.
 */
#define IT_LATE_INDEX_CALL(type, name, parameters, arguments) AT_##name,
#define IT_LATE_INDEX_ACT(name, parameters, arguments)	      AT_##name,
#define IT_LATE_INDEX_NAME(name)			      AT_##name,
#define IT_LATE_NAME_CALL(type, name, parameters, arguments)  #name,
#define IT_LATE_NAME_ACT(name, parameters, arguments)	      #name,
#define IT_LATE_NAME_NAME(name)				      #name,

#define IT_LATE_STUB_CALL(type, name, parameters, arguments)       \
	type name parameters                                       \
	{                                                          \
		return ((type(*) parameters)calls[AT_##name])      \
			arguments;                                 \
	}
#define IT_LATE_STUB_ACT(name, parameters, arguments)              \
	void name parameters                                       \
	{                                                          \
		((void(*) parameters)calls[AT_##name]) arguments;  \
	}
#define IT_LATE_STUB_NAME(name)

#define IT_LATE_LIBRARY(file, LIST)                                       \
	enum { LIST(IT_LATE_INDEX_CALL, IT_LATE_INDEX_ACT,                \
		    IT_LATE_INDEX_NAME) CALLS };                          \
	static const char *const names[] = {LIST(                         \
		IT_LATE_NAME_CALL, IT_LATE_NAME_ACT, IT_LATE_NAME_NAME)}; \
	static it_late_call *calls[CALLS];                                \
	static it_late_library library = {file, names, calls, CALLS, 0};  \
	LIST(IT_LATE_STUB_CALL, IT_LATE_STUB_ACT, IT_LATE_STUB_NAME)

#endif
