/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Stop signals: only noted, and looked for where a run can end cleanly.  A
 * first one lets the run undo itself; a second one waits as well, but for a
 * program of the system that hangs: patience.h.
 */
#ifndef IT_SIGNALS_H
#define IT_SIGNALS_H

/* A signal that the caller has switched off (nohup) stays off. */
void it_signals_catch(void);

/* How many stop signals came. */
const volatile int *it_stop_flag(void);
int it_stop_wanted(void);

#endif
