/* SPDX-License-Identifier: BSD-2-Clause */
/* net-tune.sh as a string; local.mk makes it. */
#ifndef IT_NET_TUNE_H
#define IT_NET_TUNE_H

extern const char it_net_tune[];

#endif
