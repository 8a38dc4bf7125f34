/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Points of edwards25519 that are no part of an honest key or signature: their
 * order is 1, 2, 4 or 8, so that what is multiplied with them says next to
 * nothing.  With such a key anybody has signed whatever there is.  libcrypto
 * takes them, as RFC 8032 lets it; libsodium, and so minisign, does not.
 */
#include "config.h"

#include <string.h>

#include "payload/ed25519.h"

enum { LAST = IT_ED25519_KEY - 1, SIGN = 0x80 };

/* The y of the points of order 8, least byte first; the sum of both is p. */
static const unsigned char of_order_8[][IT_ED25519_KEY] = {
	{0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0,
	 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0,
	 0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39,
	 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05},
	{0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F,
	 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67, 0x0F,
	 0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6,
	 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A},
};

/* All bytes but the first are these. */
static int goes_on(const unsigned char *y, unsigned char most,
		   unsigned char last)
{
	size_t i;

	for (i = 1; i < LAST; i++)
		if (y[i] != most)
			return 0;
	return y[LAST] == last;
}

int it_ed25519_is_weak(const unsigned char point[IT_ED25519_KEY])
{
	unsigned char y[IT_ED25519_KEY];
	size_t i;

	memcpy(y, point, sizeof y);
	y[LAST] &= SIGN - 1;
	/* 0 has order 4, 1 is the neutral one; p is 2^255 - 19: p - 1 has
	 * order 2, and from p on a number is none that anybody writes. */
	if (goes_on(y, 0, 0) && y[0] <= 1)
		return 1;
	if (goes_on(y, 0xFF, 0x7F) && y[0] >= 0xEC)
		return 1;
	for (i = 0; i < sizeof of_order_8 / sizeof of_order_8[0]; i++)
		if (memcmp(y, of_order_8[i], sizeof y) == 0)
			return 1;
	return 0;
}
