/* SPDX-License-Identifier: BSD-2-Clause */
/* A driver file: what it is, where it fits, what it needs. */
#include "config.h"

#include "fuzz/fuzz.h"
#include "payload/driver.h"

static void look_up(const uint8_t *bytes, size_t len)
{
	it_strbuf names = {NULL, 0, 0, 0};
	it_symbols *set;

	if (it_symbols_new(&set, NULL) != IT_OK)
		return;
	(void)it_symbols_add(set, bytes, len, 32);
	(void)it_symbols_add(set, bytes, len, 64);
	(void)it_symbols_usable(set);
	(void)it_symbols_missing(set, bytes, len, &names);
	it_driver_depends(bytes, len, &names);
	it_strbuf_free(&names);
	it_symbols_free(set);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	it_driver driver;
	char why[256];

	it_driver_identify(bytes, len, &driver);
	(void)it_driver_fit(&driver, driver.module, "11", 64, why, sizeof why);
	look_up(bytes, len);
	return 0;
}
