/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * /etc/hostname.IF of Solaris 10: the words of its line are given to ifconfig
 * at boot, "HOST mtu 9000" among them.  Only a file of one line that begins
 * with the host or its address is understood.
 */
#ifndef IT_HOSTNAME_H
#define IT_HOSTNAME_H

#include "support/strbuf.h"
#include "support/text.h"

/* 0: of another form.  mtu is that of the line, 0 where it says none. */
int it_hostname_read(it_slice text, long *mtu);

/* Appends the file with this mtu, 0 for none; all else stays as it is. */
void it_hostname_write(it_slice text, long mtu, it_strbuf *out);

#endif
