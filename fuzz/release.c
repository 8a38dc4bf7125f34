/* SPDX-License-Identifier: BSD-2-Clause */
/* The first byte says which fact the rest is, as one of a root. */
#include "config.h"

#include "fuzz/fuzz.h"
#include "libosdetect/osdetect.h"

static void choose(const osd_identity *id)
{
	static const char *const dirs[] = {"10", "10_64", "11", "11_64",
					   "2009.06", "2009.06_64"};
	osd_choice *choice;

	if (osd_choose(id, "vmxnet3s", dirs, sizeof dirs / sizeof dirs[0],
		       NULL, &choice) == OSD_OK)
		osd_choice_free(choice);
}

static size_t count_keys(void)
{
	size_t count = 0;

	while (osd_facts_key(count) != NULL)
		count++;
	return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	osd_facts *facts;
	osd_identity *id;
	size_t bad;

	if (len == 0 || osd_facts_new(&facts) != OSD_OK)
		return 0;
	if (bytes[0] < 128)
		(void)osd_facts_set(facts, "origin", "root");
	(void)osd_facts_set_bytes(facts,
				  osd_facts_key(bytes[0] % count_keys()),
				  bytes + 1, len - 1);
	if (osd_identify(facts, &id) == OSD_OK) {
		choose(id);
		osd_identity_free(id);
	}
	(void)osd_facts_parse(facts, (const char *)bytes + 1, len - 1, NULL,
			      NULL, &bad);
	osd_facts_free(facts);
	return 0;
}
