/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * /etc/hostname.IF of Solaris 10: the words of its line are given to ifconfig
 * at boot, "mtu 9000" among them.  Only a file of one line that begins
 * with the host or its address is understood.
 */
#ifndef IT_HOSTNAME_H
#define IT_HOSTNAME_H

#include "support/strbuf.h"
#include "support/text.h"

/* *mtu is that of the line, 0 if it has none.  Returns 0 for another form. */
int it_hostname_read(it_slice text, long *mtu);

/*
 * Appends the file's text with this mtu, 0 for none, otherwise unchanged but
 * for what brings the interface up before it gets a new one.
 */
void it_hostname_write(it_slice text, long mtu, it_strbuf *out);

/*
 * Appends the file's text with the MTU of before, and without the words that
 * it_hostname_write added for its own; nothing if one is of another form.
 */
void it_hostname_put_back(it_slice text, it_slice before, it_strbuf *out);

#endif
