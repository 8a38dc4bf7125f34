/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A dial is one thing that a program of the running system sets and reads.
 * Here are the words of the calls and what their output means; nothing is
 * run here.  That a call succeeded is never believed: after it the dial is
 * read.
 */
#ifndef IT_DIAL_H
#define IT_DIAL_H

#include "support/attributes.h"
#include "support/strbuf.h"
#include "support/text.h"

typedef enum it_family {
	IT_FAMILY_IPADM, /* object: "tcp" or "ip" */
	IT_FAMILY_NDD,	 /* object: "/dev/tcp" or "/dev/ip" */
	IT_FAMILY_DLADM, /* object: a link; name: "mtu" */
	IT_FAMILY_JUMBO, /* object: a link; name: its device, "vmxnet3s0" */
	IT_FAMILIES
} it_family;

/* "ipadm", "ndd", "dladm", "accept-jumbo": in the journal and records. */
const char *it_family_name(it_family family);
int it_family_of_name(it_slice name, it_family *family);

enum {
	IT_DIAL_TEXT = 64,
	IT_DIAL_MOST = 16 /* that one call reads */
};

/*
 * Values are numbers as the programs print them.  What a dial was before:
 * current, "" if it could not be read; stored, "" if the system's store had
 * no value of its own; standard, the default of the system.
 */
typedef struct it_dial {
	it_family family;
	char object[IT_DIAL_TEXT];
	char name[IT_DIAL_TEXT];
	char wanted[IT_DIAL_TEXT];
	char current[IT_DIAL_TEXT];
	char stored[IT_DIAL_TEXT];
	char standard[IT_DIAL_TEXT];
	int keeps; /* stored as well; zero: it holds until the next boot */
	int renew; /* its stored value goes first, to come back as the last */
	int idle;  /* a link: set while its interface is down */
	int goes;  /* a link whose driver is removed later in this run */
	int gone;  /* the system no longer has the link, or the setting */
} it_dial;

/* Where the system keeps what its programs store. */
#define IT_IPADM_STORE "etc/ipadm/ipadm.conf"
#define IT_DLADM_STORE "etc/dladm/datalink.conf"

typedef enum it_tool {
	IT_TOOL_IPADM,
	IT_TOOL_NDD,
	IT_TOOL_DLADM,
	IT_TOOL_IFCONFIG,
	IT_TOOL_NETSTAT,
	IT_TOOL_ROUTE
} it_tool;

enum { IT_DIAL_WORDS = 24, IT_DIAL_ROOM = 512 };

/* A call: words up to NULL point into text. */
typedef struct it_dial_call {
	it_tool tool;
	const char *words[IT_DIAL_WORDS];
	char text[IT_DIAL_ROOM];
} it_dial_call;

/* Makes a call of words with "\n" between them; 0 when they do not fit. */
int it_dial_say(it_dial_call *call, it_tool tool, const char *fmt, ...)
    IT_PRINTF(3, 4);

/* i: 0, 1, ...: what has to be called to set it; 0 after the last one. */
int it_dial_set(const it_dial *dial, size_t i, it_dial_call *call);

/* The same to make it what it was. */
int it_dial_back(const it_dial *dial, size_t i, it_dial_call *call);

/*
 * One call that reads several dials of one family, and of one object where
 * the program asks for one; 0 when they are too many.
 */
int it_dial_read(const it_dial *dials, size_t count, it_dial_call *call);

/* Of a link, not of a protocol? */
int it_dial_is_of_link(const it_dial *dial);

/* How many, from the first on, one call can read; count is not 0. */
size_t it_dial_together(const it_dial *dials, size_t count);

/*
 * What that call printed: value and stored get what the dial has now, "" where
 * it is not told.  IPADM alone tells what is stored.
 */
typedef struct it_reading {
	char value[IT_DIAL_TEXT];
	char stored[IT_DIAL_TEXT];
} it_reading;

void it_dial_parse(const it_dial *dials, size_t count, it_slice output,
		   it_reading *readings);

/* Has it the wanted value, and is that stored if it is to be stored? */
int it_dial_is_set(const it_dial *dial, const it_reading *reading);

/* Is it as it was?  A value that we did not store may be stored by others. */
int it_dial_is_back(const it_dial *dial, const it_reading *reading);

#endif
