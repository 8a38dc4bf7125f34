/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How long to wait for a program of the system.  One that only reports
 * something is ended when it does not answer in time, or at once if the run is
 * to stop: nothing is lost by that.  One that changes something is never ended
 * unasked: after a while the user is told its name, and after a stop signal it
 * has the same while to end by itself.  One that proves a change is in between:
 * it is ended when it does not answer in time, but a stop signal leaves it the
 * while, since without the proof everything is put back.
 */
#ifndef IT_PATIENCE_H
#define IT_PATIENCE_H

typedef enum it_patience_news {
	IT_PATIENCE_NONE,
	IT_PATIENCE_WAITS,   /* it takes long */
	IT_PATIENCE_STOPS,   /* it has half a while to end by itself */
	IT_PATIENCE_SILENT,  /* it was not heard in time */
	IT_PATIENCE_STUBBORN /* it does not even end when killed */
} it_patience_news;

/* The caller sets the first three, and proves; all else begins as zero. */
typedef struct it_patience {
	int changes;		/* the program is not just a question */
	unsigned long limit_ms; /* of a question, or a proof */
	unsigned long while_ms;
	int stops;	       /* the signals that were seen */
	int stopped;	       /* since it runs */
	int told;	       /* of that */
	unsigned long next_ms; /* when the next thing is to be done */
	int sent;	       /* the last signal to it, or 0 */
	int said;
	int silent;
	int proves; /* with changes: it changes nothing itself */
} it_patience;

/*
 * ms: how long it runs; stops: how many stop signals came so far, by whom-
 * ever.  Returns the signal to send to it, or 0.
 */
int it_patience_judge(it_patience *p, unsigned long ms, int stops,
		      it_patience_news *news);

#endif
