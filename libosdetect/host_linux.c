/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include "libosdetect/internal.h"

/* A Linux kernel has neither isainfo nor zones; uname(2) tells enough. */
osd_status osdi_host_facts(osd_facts *facts)
{
	(void)facts;
	return OSD_OK;
}
