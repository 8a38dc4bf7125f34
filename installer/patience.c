/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <signal.h>

#include "installer/patience.h"

static int send(it_patience *p, unsigned long ms, int number)
{
	p->sent = number;
	p->next_ms = ms + p->while_ms;
	return number;
}

/* SIGKILL is not obeyed within a call of the kernel that hangs. */
static int insist(it_patience *p, unsigned long ms, it_patience_news *news)
{
	if (p->sent == SIGTERM)
		return send(p, ms, SIGKILL);
	*news = IT_PATIENCE_STUBBORN;
	p->next_ms = ms + p->limit_ms;
	return 0;
}

/* Of what changes something: a first signal is borne, a second one is not. */
static int obey(it_patience *p, unsigned long ms)
{
	if (!p->changes || ++p->stopped > 1)
		return send(p, ms, SIGTERM);
	p->next_ms = ms + p->while_ms / 2;
	return 0;
}

/* Most end soon enough, and nobody hears of it. */
static int give_time(it_patience *p, unsigned long ms, it_patience_news *news)
{
	if (ms < p->next_ms)
		return 0;
	if (p->told)
		return send(p, ms, SIGTERM);
	p->told = 1;
	*news = IT_PATIENCE_STOPS;
	p->next_ms = ms + p->while_ms / 2;
	return 0;
}

static int lose(it_patience *p, unsigned long ms, it_patience_news *news)
{
	p->silent = 1;
	*news = IT_PATIENCE_SILENT;
	return send(p, ms, SIGTERM);
}

int it_patience_judge(it_patience *p, unsigned long ms, int stops,
		      it_patience_news *news)
{
	int more = stops != p->stops;

	*news = IT_PATIENCE_NONE;
	p->stops = stops;
	if (p->sent != 0)
		return ms >= p->next_ms ? insist(p, ms, news) : 0;
	if (more)
		return obey(p, ms);
	if (p->stopped != 0)
		return give_time(p, ms, news);
	if ((!p->changes || p->proves) && ms >= p->limit_ms)
		return lose(p, ms, news);
	if (!p->said && ms >= p->while_ms) {
		p->said = 1;
		*news = IT_PATIENCE_WAITS;
	}
	return 0;
}
