/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the user should know or do when our drivers are installed.  The program
 * itself does nothing about it.
 */
#ifndef IT_ADVICE_H
#define IT_ADVICE_H

#include "installer/job.h"

/* A finding if there is a failsafe system, which lacks the driver. */
it_code it_job_note_failsafe(it_job *job) IT_CHECKED;

/*
 * Findings about a root in which a driver for a network adapter is installed
 * now: who has the addresses, signed neighbours of an unsigned driver, and
 * when to look again.
 */
it_code it_job_advise(it_job *job) IT_CHECKED;

/* advice_live.c: has a device of this driver an address of IPv4 now? */
typedef struct it_address_question {
	const char *driver;
	char device[32]; /* the first that has one; "": none, or not told */
} it_address_question;

/* Asks the running system once; what does not answer is no error. */
it_code it_job_hear_addresses(it_job *job, it_address_question *questions,
			      size_t count) IT_CHECKED;

#endif
