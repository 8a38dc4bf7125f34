/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a person should know, or do, when our drivers are installed.  All of
 * it is read from files of the root, and nothing is done about any of it.
 */
#ifndef IT_ADVICE_H
#define IT_ADVICE_H

#include "installer/job.h"

/* A finding if there is a small system for repairs, which lacks the driver. */
it_code it_job_note_failsafe(it_job *job) IT_CHECKED;

/*
 * Findings about a root in which a driver for a network adapter is installed
 * now: who has the addresses, signed neighbours of an unsigned driver, and
 * when to look again.
 */
it_code it_job_advise(it_job *job) IT_CHECKED;

#endif
