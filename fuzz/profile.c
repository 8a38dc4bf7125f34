/* SPDX-License-Identifier: BSD-2-Clause */
/* A profile file, and what is computed of what it says. */
#include "config.h"

#include "fuzz/fuzz.h"
#include "nettune/profile.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const it_path_facts facts = {10000, 900, 1, 65536, 4};
	it_profile profile;
	it_slice all;

	all.at = (const char *)bytes;
	all.len = len;
	if (it_profile_parse(all, "p", &profile, NULL) != IT_OK ||
	    it_profile_check(&profile, NULL) != IT_OK)
		return 0;
	it_profile_compute(&profile, &facts);
	(void)it_profile_scale(&profile, &facts);
	(void)it_profile_ring_memory(&profile);
	(void)it_profile_connection_memory(&profile);
	return 0;
}
