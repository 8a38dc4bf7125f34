/* SPDX-License-Identifier: BSD-2-Clause */
/* What a driver file is, as lines for people and as JSON members. */
#ifndef IT_DESCRIBE_H
#define IT_DESCRIBE_H

#include "installer/options.h"
#include "payload/driver.h"
#include "support/json.h"

/* The word for JSON, "driver" or "not-elf": see doc/json.md. */
const char *it_driver_kind_word(it_driver_kind kind);

/* Prints name on the first line, then details; more with --verbose. */
void it_describe_driver(const it_options *opt, const char *name,
			const it_driver *driver);

/* The members of an object that the caller has begun. */
void it_describe_driver_json(it_json *json, const it_driver *driver);

#endif
