/* SPDX-License-Identifier: BSD-2-Clause */
/* manifest.xml; what was read and is written is read as the same again. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "payload/manifest.h"

static void write_and_read(const it_manifest *manifest)
{
	it_strbuf once = {NULL, 0, 0, 0}, twice = {NULL, 0, 0, 0};
	it_manifest again;

	if (it_manifest_write(manifest, &once, NULL) != IT_OK ||
	    once.len > IT_MANIFEST_MAX) {
		it_strbuf_free(&once);
		return;
	}
	if (it_manifest_read(&again, once.data, once.len, "m", NULL) != IT_OK ||
	    it_manifest_write(&again, &twice, NULL) != IT_OK ||
	    once.len != twice.len ||
	    memcmp(once.data, twice.data, once.len) != 0)
		abort();
	it_manifest_free(&again);
	it_strbuf_free(&once);
	it_strbuf_free(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	it_manifest manifest;

	if (it_manifest_read(&manifest, (const char *)bytes, len, "m", NULL) !=
	    IT_OK)
		return 0;
	write_and_read(&manifest);
	it_manifest_free(&manifest);
	return 0;
}
