/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The step kind "plumb": an IP interface is taken down, or brought back with
 * the addresses that it had.  Two of them stand around the setting of its
 * link, so that on the way back, too, the link is set while it is not in use,
 * and whatever fails, or dies, the interface comes back.
 */
#ifndef IT_STEP_PLUMB_H
#define IT_STEP_PLUMB_H

#include "engine/plan.h"
#include "nettune/plumbing.h"

extern const it_step_kind it_kind_plumb;
extern const it_step_kind it_kind_plumb_apart; /* see step_live.h */

typedef enum it_plumb_way { IT_PLUMB_DOWN, IT_PLUMB_UP } it_plumb_way;

/* Appends a step; copies. */
it_code it_plan_plumb(it_plan *plan, const it_plumbing *plumbing,
		      it_plumb_way way, it_error *err) IT_CHECKED;

#endif
