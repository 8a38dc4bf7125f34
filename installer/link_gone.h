/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Was the adapter of a link taken out, or does dladm only not tell of it?
 */
#ifndef IT_LINK_GONE_H
#define IT_LINK_GONE_H

#include "nettune/dial.h"
#include "support/error.h"

/*
 * Marks a dial whose reading is empty as gone where its link is.  Taken as
 * true only where both lists of dladm are there and name it in neither, and
 * each adapter that prtconf knows to be attached has a link: where a program
 * fails or hides something, the dial stays as it is.
 */
it_code it_dial_note_gone(it_dial *dial, const it_reading *reading,
			  it_error *err) IT_CHECKED;

#endif
