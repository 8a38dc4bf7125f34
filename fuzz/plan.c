/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A medium, and what would be installed from it: read here, then planned for
 * a root of the samples ($FUZZ_ROOTS), of which nothing but the plan comes.
 * The first byte says for which root, with what options.
 */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz/fuzz.h"
#include "installer/commands.h"
#include "installer/job.h"
#include "payload/media.h"

enum { BLOCK = 512 };

/* --- mutations that a tar survives -------------------------------------- */

size_t LLVMFuzzerMutate(uint8_t *bytes, size_t len, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t len, size_t most,
			       unsigned seed);

/* Or else every change of a header would end at its checksum. */
static void sum_header(uint8_t *block)
{
	char sum[8];
	unsigned long all = 0;
	size_t i;

	if (memcmp(block + 257, "ustar", 5) != 0)
		return;
	memset(block + 148, ' ', sizeof sum);
	for (i = 0; i < BLOCK; i++)
		all += block[i];
	(void)snprintf(sum, sizeof sum, "%06lo", all);
	memcpy(block + 148, sum, sizeof sum - 1);
}

static void sum_all(uint8_t *bytes, size_t len)
{
	for (bytes++; len > BLOCK; bytes += BLOCK, len -= BLOCK)
		sum_header(bytes);
}

static void move_block(uint8_t *to, const uint8_t *from)
{
	memmove(to, from, BLOCK);
}

/* Within one block, so that the others stay where they are. */
static void change_block(uint8_t *block)
{
	uint8_t changed[BLOCK];
	size_t len;

	memcpy(changed, block, BLOCK);
	len = LLVMFuzzerMutate(changed, BLOCK, BLOCK);
	memset(changed + len, 0, BLOCK - len);
	move_block(block, changed);
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t len, size_t most,
			       unsigned seed)
{
	size_t blocks = len / BLOCK, one, other;

	if (blocks < 2 || seed % 8 == 0) {
		len = LLVMFuzzerMutate(bytes, len, most);
		sum_all(bytes, len);
		return len;
	}
	one = 1 + (seed / 16) % (blocks - 1) * BLOCK;
	other = 1 + (seed / 16384) % (blocks - 1) * BLOCK;
	if (seed % 8 == 1)
		move_block(bytes + one, bytes + other);
	else
		change_block(bytes + one);
	if (seed % 8 == 2)
		(void)LLVMFuzzerMutate(bytes, 1, 1);
	sum_all(bytes, len);
	return len;
}

/* --- one medium --------------------------------------------------------- */

static const char *const roots[] = {"sol11.1", "sol10u11", "osol2009.06",
				    "sol11.4"};

static char places[sizeof roots / sizeof roots[0]][512], medium[64];

/* The command line's parser asks; nothing is parsed here. */
const it_command *it_command_find(const char *name)
{
	(void)name;
	return NULL;
}

static void find_root(char *place, size_t size, const char *name)
{
	const char *from = getenv("FUZZ_ROOTS");

	(void)snprintf(place, size, "%s/%s", from != NULL ? from : "", name);
	if (from == NULL || access(place, X_OK) != 0) {
		(void)fprintf(stderr, "plan: no $FUZZ_ROOTS/%s\n", name);
		exit(2);
	}
}

/* What is said goes nowhere; libFuzzer's own words go to stderr. */
static void begin(void)
{
	size_t i;
	int nowhere = open("/dev/null", O_WRONLY);

	for (i = 0; i < sizeof roots / sizeof roots[0]; i++)
		find_root(places[i], sizeof places[i], roots[i]);
	(void)snprintf(medium, sizeof medium, "/dev/shm/it-plan.%ld",
		       (long)getpid());
	(void)dup2(nowhere, STDOUT_FILENO);
}

static void write_medium(const uint8_t *bytes, size_t len)
{
	FILE *out = fopen(medium, "wb");

	if (out == NULL || fwrite(bytes, 1, len, out) != len ||
	    fclose(out) != 0)
		exit(2);
}

static int want(void *arg, const char *path)
{
	return it_wants_has(arg, path);
}

/* Whatever the medium says, a step is about a name in the root. */
static void look_at(const it_plan *plan)
{
	const char *path;
	size_t i;

	for (i = 0; i < plan->count; i++) {
		path = plan->steps[i].path;
		if (path[0] == '/' || strstr(path, "..") != NULL)
			abort();
	}
}

static void plan(it_job *job, it_wants *wants)
{
	it_media_request request = {want, NULL, NULL, NULL, 0};
	it_media media;

	request.arg = wants;
	if (it_media_read(&media, medium, &request, NULL) != IT_OK)
		return;
	if (it_job_survey(job) == IT_OK &&
	    it_plan_install(job, &media) == IT_OK)
		look_at(&job->plan);
	it_media_free(&media);
}

static void set_options(it_options *opt, uint8_t wish)
{
	memset(opt, 0, sizeof *opt);
	opt->command = "install";
	opt->components = (wish & 32) != 0 ? "network,startup" : "network";
	opt->tune_profile = (wish & 64) != 0 ? "cure" : "none";
	opt->dry_run = 1;
	opt->quiet = 1;
	opt->accept_stale_archive = 1;
	opt->trust_directory = (wish & 4) != 0;
	opt->strict = (wish & 8) != 0;
	opt->start_services = (wish & 48) == 48;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	it_wants wants = {NULL, 0, 0};
	it_options opt;
	it_job job;

	if (medium[0] == '\0')
		begin();
	if (len == 0)
		return 0;
	set_options(&opt, bytes[0]);
	write_medium(bytes + 1, len - 1);
	it_job_init(&job, &opt, places[bytes[0] % 4]);
	if (it_job_open(&job) == IT_OK && it_job_wants(&job, &wants) == IT_OK)
		plan(&job, &wants);
	it_wants_free(&wants);
	it_job_close(&job);
	(void)unlink(medium);
	return 0;
}
