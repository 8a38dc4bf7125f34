/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What libcrypto is given: memory where none is to be had, for many
 * signatures, and no configuration.
 */
#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include <check.h>

static int short_of_memory;

static void *maybe(size_t len)
{
	return short_of_memory ? NULL : malloc(len);
}

/* Only of that file; the library's own calls come to its functions. */
#define malloc(len) maybe(len)
#include "payload/ed25519_openssl.c"
#include "tests/check_main.h"
#undef malloc

static const char text[] = "what is signed";

START_TEST(on_the_reserve)
{
	unsigned char seed[IT_ED25519_KEY] = {1}, key[IT_ED25519_KEY];
	unsigned char sig[IT_ED25519_SIG], sum[IT_BLAKE2B_512];
	int i;

	short_of_memory = 1;
	ck_assert(it_ed25519_public(seed, key));
	ck_assert(it_ed25519_sign(seed, text, sizeof text, sig));
	for (i = 0; i < 100; i++)
		ck_assert(it_ed25519_verify(key, text, sizeof text, sig));
	ck_assert(it_blake2b_512(text, sizeof text, sum));
	sig[0] ^= 1;
	ck_assert(!it_ed25519_verify(key, text, sizeof text, sig));
	ck_assert_uint_gt(used, 0);
}
END_TEST

/* It would leave no algorithm but those of a provider that is not there. */
START_TEST(no_configuration)
{
	static const char lines[] = "openssl_conf = a\n[a]\n"
				    "alg_section = b\n[b]\n"
				    "default_properties = fips=yes\n";
	unsigned char seed[IT_ED25519_KEY] = {1}, key[IT_ED25519_KEY];
	unsigned char sig[IT_ED25519_SIG], sum[IT_BLAKE2B_512];
	char name[] = "/tmp/it-openssl.XXXXXX";
	int fd = mkstemp(name);

	ck_assert(fd >= 0 &&
		  write(fd, lines, sizeof lines - 1) == sizeof lines - 1 &&
		  close(fd) == 0);
	ck_assert_int_eq(setenv("OPENSSL_CONF", name, 1), 0);
	ck_assert(it_ed25519_public(seed, key));
	ck_assert(it_ed25519_sign(seed, text, sizeof text, sig));
	ck_assert(it_ed25519_verify(key, text, sizeof text, sig));
	ck_assert(it_blake2b_512(text, sizeof text, sum));
	ck_assert_int_eq(unlink(name), 0);
}
END_TEST

/* Blocks of both kinds keep their bytes when they grow, and are given back. */
START_TEST(blocks)
{
	char *own, *of_reserve;
	size_t before;

	short_of_memory = 0;
	own = give(5, "", 0);
	memcpy(own, "abcd", 5);
	short_of_memory = 1;
	of_reserve = give_more(own, 100, "", 0);
	ck_assert_str_eq(of_reserve, "abcd");
	ck_assert(is_of_reserve((const block *)(void *)of_reserve));
	short_of_memory = 0;
	own = give_more(of_reserve, 3, "", 0);
	ck_assert(!is_of_reserve((const block *)(void *)own));
	ck_assert_int_eq(memcmp(own, "abc", 3), 0);
	ck_assert_ptr_null(give_more(own, 0, "", 0));
	short_of_memory = 1;
	before = used;
	ck_assert_ptr_null(give((size_t)-1, "", 0));
	ck_assert_ptr_null(give(RESERVE, "", 0));
	ck_assert_uint_eq(used, before);
	take_back(NULL, "", 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("libcrypto");
	TCase *tc = tcase_create("libcrypto");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, on_the_reserve);
	tcase_add_test(tc, no_configuration);
	tcase_add_test(tc, blocks);
	return run_suite(suite);
}
