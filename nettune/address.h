/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * IPv4 and IPv6 addresses as programs print and take them.  inet_pton is not
 * used, since on Solaris 10 we would have to link a library for it alone.
 */
#ifndef IT_ADDRESS_H
#define IT_ADDRESS_H

#include "support/text.h"

typedef struct it_address {
	int six;
	unsigned char at[16]; /* the first four of IPv4, else all */
} it_address;

/* Reads "192.0.2.1" or "fe80::1"; 0 for all else: names, zones, "10.1". */
int it_address_read(it_slice text, it_address *out);

/* Bits of an address: 32 or 128. */
unsigned it_address_bits(int six);

int it_address_is(const it_address *a, const it_address *b);

/* Are the first length bits the same?  Never if the families differ. */
int it_address_is_in(const it_address *a, const it_address *net,
		     unsigned length);

/* Reads "255.255.255.0" as 24; 0 if it is no mask, or one with holes. */
int it_address_mask(it_slice text, unsigned *length);

#endif
