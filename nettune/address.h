/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Addresses of IPv4 and IPv6 as programs print and take them.  Not by
 * inet_pton: on Solaris 10 that is in a library of its own, for which alone
 * we would be linked with it.
 */
#ifndef IT_ADDRESS_H
#define IT_ADDRESS_H

#include "support/text.h"

typedef struct it_address {
	int six;
	unsigned char at[16]; /* four of them, or all */
} it_address;

/* "192.0.2.1", "fe80::1"; 0: is none.  No names, no zones, no "10.1". */
int it_address_read(it_slice text, it_address *out);

/* The bits of one family. */
unsigned it_address_bits(int six);

int it_address_is(const it_address *a, const it_address *b);

/* Have both the same first bits?  Never those of two families. */
int it_address_is_in(const it_address *a, const it_address *net,
		     unsigned length);

/* "255.255.255.0": 24; 0: is no mask, or one with holes. */
int it_address_mask(it_slice text, unsigned *length);

#endif
