/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * nettune/: what a network is to be like, and what sets it at each boot.
 *	settings	names and bounds, as options give them
 *	profiles	built in; tests/data/profile: read, or refused
 *	computing	buffers from path and memory, rings from memory
 *	services	tests/data/service: written so, and read back
 */
#include "config.h"

#include <sys/types.h>
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "nettune/profile.h"
#include "nettune/service.h"
#include "support/io.h"
#include "tests/check_main.h"

#define PROFILES TOP_SRCDIR "/tests/data/profile/"
#define SERVICES TOP_SRCDIR "/tests/data/service/"
#define METHOD	 TOP_SRCDIR "/nettune/net-tune.sh"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static void load(const char *dir, const char *name, const char *ending,
		 it_strbuf *out)
{
	char path[1024];

	memset(out, 0, sizeof *out);
	(void)snprintf(path, sizeof path, "%s%s%s", dir, name, ending);
	ck_assert_msg(it_read_file(path, 4 << 20, out, NULL) == IT_OK, "%s",
		      path);
}

/* A profile as text: what it wants, in order, and who else does. */
static void describe(const it_profile *profile, it_strbuf *out)
{
	static const char *const marks[] = {"", "", " (option)", " (computed)"};
	int i;

	it_strbuf_format(out, "%s: %s\n%s", profile->name,
			 profile->description,
			 profile->compute ? "compute\n" : "");
	for (i = 0; i < IT_SETTINGS; i++) {
		const it_wish *wish = &profile->wishes[i];

		if (wish->origin == IT_FROM_NOBODY)
			continue;
		it_strbuf_format(out, "%s ", it_setting_name((it_setting)i));
		if (i == IT_SET_LSO)
			it_strbuf_text(out, it_lso_name(wish->value));
		else
			it_strbuf_format(out, "%ld", wish->value);
		it_strbuf_format(out, "%s\n", marks[wish->origin]);
	}
}

static void expect(const it_profile *profile, const char *text)
{
	it_strbuf got = {NULL, 0, 0, 0};

	describe(profile, &got);
	ck_assert_str_eq(it_strbuf_str(&got), text);
	it_strbuf_free(&got);
}

static void load_profile(it_profile *profile, const char *name)
{
	it_error err;

	it_error_clear(&err);
	ck_assert_msg(it_profile_load(name, profile, &err) == IT_OK, "%s: %s",
		      name, err.text);
}

/* --- settings --------------------------------------------------------- */

#define RING   "must be a multiple of 32 from 32 to 4096"
#define BUFFER "must be a number of bytes from "

/* value is -1 where the text is refused. */
static const struct {
	it_setting setting;
	const char *text;
	long value;
	const char *must;
} overrides[] = {
	{IT_SET_MTU, "60", 60, NULL},
	{IT_SET_MTU, "9000", 9000, NULL},
	{IT_SET_MTU, "59", -1, "must be a number from 60 to 9000"},
	{IT_SET_MTU, "9001", -1, "must be a number from 60 to 9000"},
	{IT_SET_MTU, "", -1, "must be a number from 60 to 9000"},
	{IT_SET_MTU, "09000", -1, "must be a number from 60 to 9000"},
	{IT_SET_MTU, "-60", -1, "must be a number from 60 to 9000"},
	{IT_SET_MTU, "9k", -1, "must be a number from 60 to 9000"},
	{IT_SET_LSO, "auto", IT_LSO_AUTO, NULL},
	{IT_SET_LSO, "on", IT_LSO_ON, NULL},
	{IT_SET_LSO, "off", IT_LSO_OFF, NULL},
	{IT_SET_LSO, "0", -1, "must be \"auto\", \"on\" or \"off\""},
	{IT_SET_LSO, "", -1, "must be \"auto\", \"on\" or \"off\""},
	{IT_SET_TX_RING, "32", 32, NULL},
	{IT_SET_TX_RING, "4096", 4096, NULL},
	{IT_SET_TX_RING, "0", -1, RING},
	{IT_SET_TX_RING, "48", -1, RING},
	{IT_SET_TX_RING, "4128", -1, RING},
	{IT_SET_RX_RING, "1024", 1024, NULL},
	{IT_SET_RX_RING, "1023", -1, RING},
	{IT_SET_RX_POOL, "0", 0, NULL},
	{IT_SET_RX_POOL, "40960", 40960, NULL},
	{IT_SET_RX_POOL, "40961", -1, "must be a number from 0 to 40960"},
	{IT_SET_TCP_CAP, "8192", 8192, NULL},
	{IT_SET_TCP_CAP, "8191", -1, BUFFER "8192 to 1073741824"},
	{IT_SET_TCP_CAP, "1073741824", 1073741824, NULL},
	{IT_SET_TCP_CAP, "1073741825", -1, BUFFER "8192 to 1073741824"},
	{IT_SET_TCP_SEND, "4096", 4096, NULL},
	{IT_SET_TCP_SEND, "4095", -1, BUFFER "4096 to 1073741824"},
	{IT_SET_TCP_RECEIVE, "2048", 2048, NULL},
	{IT_SET_TCP_RECEIVE, "2047", -1, BUFFER "2048 to 1073741824"},
	{IT_SET_TCP_CWND, "128", 128, NULL},
	{IT_SET_TCP_CWND, "127", -1, BUFFER "128 to 1073741824"},
	{IT_SET_TCP_CWND, "18446744073709551744", -1,
	 BUFFER "128 to 1073741824"},
};

START_TEST(options)
{
	const it_setting setting = overrides[_i].setting;
	char text[200];
	it_profile profile;
	it_error err;
	it_code code;

	it_error_clear(&err);
	load_profile(&profile, "wan");
	profile.wishes[setting].value = 77;
	code = it_profile_override(&profile, setting, overrides[_i].text,
				   &err);
	if (overrides[_i].value >= 0) {
		ck_assert_int_eq(code, IT_OK);
		ck_assert_int_eq(profile.wishes[setting].value,
				 overrides[_i].value);
		ck_assert_int_eq(profile.wishes[setting].origin,
				 IT_FROM_OPTION);
		return;
	}
	(void)snprintf(text, sizeof text, "\"%s\" %s", overrides[_i].text,
		       overrides[_i].must);
	ck_assert_int_eq(code, IT_USAGE);
	ck_assert_str_eq(err.path, it_setting_name(setting));
	ck_assert_str_eq(err.text, text);
	ck_assert_int_eq(profile.wishes[setting].value, 77);
	ck_assert_int_ne(profile.wishes[setting].origin, IT_FROM_OPTION);
}
END_TEST

/* The names are a part of the interface. */
START_TEST(names)
{
	static const char *const wanted[] = {
		"mtu", "lso", "tx-ring", "rx-ring", "rx-pool", "tcp-cap",
		"tcp-send", "tcp-receive", "tcp-cwnd"};
	int i;

	ck_assert_int_eq(COUNT(wanted), IT_SETTINGS);
	for (i = 0; i < IT_SETTINGS; i++)
		ck_assert_str_eq(it_setting_name((it_setting)i), wanted[i]);
	ck_assert_str_eq(it_lso_name(IT_LSO_AUTO), "auto");
	ck_assert_str_eq(it_lso_name(IT_LSO_ON), "on");
	ck_assert_str_eq(it_lso_name(IT_LSO_OFF), "off");
}
END_TEST

/* --- profiles --------------------------------------------------------- */

static const char *const built_in[] = {
	"cure: LSO off where the driver is broken for its kernel\n"
	"lso auto\n",
	"recommended: cure, and TCP buffers for a fast local network\n"
	"lso auto\n"
	"tcp-cap 4194304\n"
	"tcp-send 262144\n"
	"tcp-receive 262144\n",
	"jumbo: frames of 9000 bytes, with rings and buffers that fit\n"
	"mtu 9000\n"
	"lso auto\n"
	"rx-ring 1024\n"
	"rx-pool 4096\n"
	"tcp-cap 4194304\n"
	"tcp-send 1048576\n"
	"tcp-receive 1048576\n",
	"wan: cure, and TCP buffers for fast and long paths\n"
	"lso auto\n"
	"tcp-cap 16777216\n"
	"tcp-send 4194304\n"
	"tcp-receive 4194304\n"
	"tcp-cwnd 8388608\n",
	"auto: cure, and TCP buffers computed for the path\n"
	"compute\n"
	"lso auto\n"};

START_TEST(built_in_profiles)
{
	it_profile profile;

	ck_assert_ptr_nonnull(it_profile_names[_i]);
	load_profile(&profile, it_profile_names[_i]);
	ck_assert_str_eq(profile.name, it_profile_names[_i]);
	expect(&profile, built_in[_i]);
	ck_assert_int_eq(it_profile_check(&profile, NULL), IT_OK);
	ck_assert_ptr_null(it_profile_names[COUNT(built_in)]);
}
END_TEST

static void check_good(const char *name)
{
	it_strbuf xml, wanted;
	it_profile profile;
	it_error err;

	it_error_clear(&err);
	load(PROFILES, name, ".xml", &xml);
	load(PROFILES, name, ".txt", &wanted);
	ck_assert_msg(it_profile_parse(it_strbuf_slice(&xml), "p", &profile,
				       &err) ==
			      IT_OK, "%s: %s", name, err.text);
	expect(&profile, it_strbuf_str(&wanted));
	it_strbuf_free(&xml);
	it_strbuf_free(&wanted);
}

static void check_bad(const char *name)
{
	it_strbuf xml, wanted;
	it_profile profile;
	it_error err;

	it_error_clear(&err);
	load(PROFILES, name, ".xml", &xml);
	load(PROFILES, name, ".txt", &wanted);
	wanted.data[wanted.len - 1] = '\0';
	ck_assert_msg(it_profile_parse(it_strbuf_slice(&xml), "p", &profile,
				       &err) ==
			      IT_USAGE, "%s", name);
	ck_assert_str_eq(err.path, "p");
	ck_assert_str_eq(err.text, wanted.data);
	ck_assert_str_ne(err.remedy, "");
	it_strbuf_free(&xml);
	it_strbuf_free(&wanted);
}

/* Every document that is there. */
static int each_profile(const char *prefix, void (*check)(const char *))
{
	DIR *dir = opendir(PROFILES);
	struct dirent *entry;
	char name[256];
	int seen = 0;

	ck_assert_ptr_nonnull(dir);
	while ((entry = readdir(dir)) != NULL) {
		if (strncmp(entry->d_name, prefix, strlen(prefix)) != 0 ||
		    strstr(entry->d_name, ".xml") == NULL)
			continue;
		(void)snprintf(name, sizeof name, "%.*s",
			       (int)strcspn(entry->d_name, "."),
			       entry->d_name);
		check(name);
		seen++;
	}
	(void)closedir(dir);
	return seen;
}

START_TEST(good_profiles)
{
	ck_assert_int_eq(each_profile("good-", check_good), 6);
}
END_TEST

START_TEST(bad_profiles)
{
	ck_assert_int_ge(each_profile("bad-", check_bad), 80);
}
END_TEST

#define MISSING "cannot be opened: No such file or directory"
#define USE                                                                   \
	"use cure, recommended, jumbo, wan, auto, or a file whose name ends " \
	"in .xml or has a slash"

#define USE_ANOTHER                                                          \
	"use cure, recommended, jumbo, wan, auto, or a file that is there "    \
	"and can be read"

static const struct {
	const char *name;
	it_code code;
	const char *text, *remedy;
} loads[] = {
	{PROFILES "good-full.xml", IT_OK, "", ""},
	{PROFILES "bad-mtu-low.xml", IT_USAGE,
	 "line 4: <mtu> holds \"59\", must be a number from 60 to 9000",
	 "correct the file; install-tools-profile(5) tells what it may hold"},
	{"/no/such/profile", IT_IO, MISSING, USE_ANOTHER},
	{"no-such.xml", IT_IO, MISSING, USE_ANOTHER},
	{"/dev/null", IT_FAILED, "is not a regular file", USE_ANOTHER},
	{"none", IT_USAGE, "is not a profile", USE},
	{"Jumbo", IT_USAGE, "is not a profile", USE},
	{".xml", IT_USAGE, "is not a profile", USE},
};

START_TEST(loading)
{
	it_profile profile;
	it_error err;

	it_error_clear(&err);
	ck_assert_int_eq(it_profile_load(loads[_i].name, &profile, &err),
			 loads[_i].code);
	ck_assert_str_eq(err.text, loads[_i].text);
	ck_assert_str_eq(err.remedy, loads[_i].remedy);
	if (loads[_i].code != IT_OK)
		ck_assert_str_eq(err.path, loads[_i].name);
}
END_TEST

/* 64 KiB, no byte more; read from a file or given. */
START_TEST(size_of_a_file)
{
	char path[] = "/tmp/it-nettune.XXXXXX", name[64];
	it_strbuf xml;
	it_profile profile;
	it_error err;
	int fd, more;

	load(PROFILES, "good-least", ".xml", &xml);
	while (xml.len < IT_PROFILE_MAX)
		it_strbuf_char(&xml, '\n');
	for (more = 0; more < 2; more++) {
		it_error_clear(&err);
		ck_assert_int_eq(it_profile_parse(it_strbuf_slice(&xml), "p",
						  &profile, &err),
				 more ? IT_USAGE : IT_OK);
		fd = mkstemp(path);
		ck_assert_int_ge(fd, 0);
		(void)snprintf(name, sizeof name, "%s", path);
		ck_assert_int_eq(it_write_full(fd, xml.data, xml.len), 0);
		(void)close(fd);
		it_error_clear(&err);
		ck_assert_int_eq(it_profile_load(name, &profile, &err),
				 more ? IT_USAGE : IT_OK);
		(void)unlink(name);
		(void)strcpy(path, "/tmp/it-nettune.XXXXXX");
		it_strbuf_char(&xml, '\n');
	}
	ck_assert_str_eq(err.text, "is larger than 64 KiB");
	it_strbuf_free(&xml);
}
END_TEST

/* --- what goes together ----------------------------------------------- */

static const struct {
	const char *profile;
	it_setting setting;
	const char *option, *refusal;
} pairs[] = {
	{"recommended", IT_SET_TCP_SEND, "4194304", NULL},
	{"recommended", IT_SET_TCP_SEND, "4194305",
	 "tcp-send is 4194305, but with tcp-cap 4194304 it must be at most "
	 "4194304"},
	{"recommended", IT_SET_TCP_CAP, "262143",
	 "tcp-send is 262144, but with tcp-cap 262143 it must be at most "
	 "262143"},
	{"recommended", IT_SET_TCP_RECEIVE, "8388608",
	 "tcp-receive is 8388608, but with tcp-cap 4194304 it must be at most "
	 "4194304"},
	{"cure", IT_SET_TCP_SEND, "8388608", NULL},
	{"cure", IT_SET_RX_POOL, "40960", NULL},
	{"jumbo", IT_SET_RX_RING, "416", NULL},
	{"jumbo", IT_SET_RX_RING, "384",
	 "rx-pool is 4096, but with rx-ring 384 it must be at most 3840"},
};

START_TEST(together)
{
	it_profile profile;
	it_error err;

	it_error_clear(&err);
	load_profile(&profile, pairs[_i].profile);
	ck_assert_int_eq(it_profile_override(&profile, pairs[_i].setting,
					     pairs[_i].option, &err), IT_OK);
	ck_assert_int_eq(it_profile_check(&profile, &err),
			 pairs[_i].refusal == NULL ? IT_OK : IT_USAGE);
	if (pairs[_i].refusal != NULL) {
		ck_assert_str_eq(err.text, pairs[_i].refusal);
		ck_assert_str_eq(err.path, pairs[_i].profile);
	}
}
END_TEST

/* --- computing -------------------------------------------------------- */

enum { KIB = 1024, MIB = 1024 * 1024 };

static const struct {
	it_path_facts facts;
	long buffer, cap;
} paths[] = {
	/* Mb/s, us, given, KiB, links */
	{{0, 0, 0, 0, 0}, 512 * KIB, 512 * KIB},
	{{10000, 100, 0, 0, 1}, 512 * KIB, 512 * KIB},
	{{10000, 100, 1, 0, 1}, 512 * KIB, 512 * KIB},
	{{10000, 288, 0, 0, 1}, 512 * KIB, 512 * KIB},
	{{10000, 500, 0, 0, 1}, MIB, MIB},
	{{10000, 1000, 0, 0, 1}, MIB, 2 * MIB},
	{{25000, 1000, 0, 0, 1}, MIB, 4 * MIB},
	{{40000, 5000, 0, 0, 1}, MIB, 4 * MIB},
	{{1000, 250, 0, 0, 1}, 256 * KIB, 256 * KIB},
	{{1000, 20000, 0, 0, 1}, MIB, MIB}, /* 5 ms */
	{{1000, 20000, 1, 0, 1}, MIB, 4 * MIB},
	{{400, 20000, 0, 0, 1}, 256 * KIB, 256 * KIB},
	{{100, 20000, 1, 0, 1}, 256 * KIB, 256 * KIB},
	{{16, ~(~0UL >> 1), 1, 0, 1}, MIB, 2 * MIB},
	{{100, 4294967295UL, 1, 0, 1}, MIB, 4 * MIB},
	{{8192, 256, 0, 0, 1}, 256 * KIB, 256 * KIB}, /* exactly */
	{{8193, 256, 0, 0, 1}, 512 * KIB, 512 * KIB},
	{{40000, 5000, 0, 8388608, 1}, MIB, 4 * MIB}, /* 8 GiB */
	{{40000, 5000, 0, 8388607, 1}, MIB, 2 * MIB},
	{{40000, 5000, 0, 2097152, 1}, MIB, MIB}, /* 2 GiB */
	{{40000, 5000, 0, 2097151, 1}, 512 * KIB, 512 * KIB},
	{{40000, 5000, 0, 524288, 1}, 256 * KIB, 256 * KIB},
	{{40000, 5000, 0, 262144, 1}, 128 * KIB, 128 * KIB},
};

START_TEST(computed)
{
	const it_path_facts other = {100000, 5000, 0, 0, 1};
	char wanted[300];
	it_profile profile;

	load_profile(&profile, "auto");
	it_profile_compute(&profile, &other);
	it_profile_compute(&profile, &paths[_i].facts); /* anew */
	(void)snprintf(wanted, sizeof wanted,
		       "auto: cure, and TCP buffers computed for the path\n"
		       "compute\nlso auto\n"
		       "tcp-cap %ld (computed)\n"
		       "tcp-send %ld (computed)\n"
		       "tcp-receive %ld (computed)\n",
		       paths[_i].cap, paths[_i].buffer, paths[_i].buffer);
	expect(&profile, wanted);
	ck_assert_uint_eq(it_profile_connection_memory(&profile),
			  2 * (unsigned long)paths[_i].buffer);
	ck_assert_int_eq(it_profile_check(&profile, NULL), IT_OK);
}
END_TEST

/* What an option or a file sets stays, and the rest goes with it. */
static const struct {
	it_setting setting;
	const char *option, *wanted;
} fixed[] = {
	{IT_SET_TCP_CAP, "300000",
	 "tcp-cap 300000 (option)\n"
	 "tcp-send 300000 (computed)\n"
	 "tcp-receive 300000 (computed)\n"},
	{IT_SET_TCP_CAP, "16777216",
	 "tcp-cap 16777216 (option)\n"
	 "tcp-send 524288 (computed)\n"
	 "tcp-receive 524288 (computed)\n"},
	{IT_SET_TCP_SEND, "8388608",
	 "tcp-cap 8388608 (computed)\n"
	 "tcp-send 8388608 (option)\n"
	 "tcp-receive 524288 (computed)\n"},
	{IT_SET_TCP_RECEIVE, "2048",
	 "tcp-cap 524288 (computed)\n"
	 "tcp-send 524288 (computed)\n"
	 "tcp-receive 2048 (option)\n"},
};

START_TEST(computed_rest)
{
	const it_path_facts facts = {10000, 300, 0, 0, 1};
	char wanted[300];
	it_profile profile;

	load_profile(&profile, "auto");
	ck_assert_int_eq(it_profile_override(&profile, fixed[_i].setting,
					     fixed[_i].option, NULL), IT_OK);
	it_profile_compute(&profile, &facts);
	(void)snprintf(wanted, sizeof wanted,
		       "auto: cure, and TCP buffers computed for the path\n"
		       "compute\nlso auto\n%s", fixed[_i].wanted);
	expect(&profile, wanted);
	ck_assert_int_eq(it_profile_check(&profile, NULL), IT_OK);
}
END_TEST

START_TEST(not_computed)
{
	const it_path_facts facts = {10000, 1000, 0, 0, 1};
	it_profile profile;
	int i;

	for (i = 0; i < 4; i++) {
		load_profile(&profile, it_profile_names[i]);
		it_profile_compute(&profile, &facts);
		expect(&profile, built_in[i]);
	}
	load_profile(&profile, PROFILES "good-compute.xml");
	it_profile_compute(&profile, &facts);
	expect(&profile, "x: For a test\ncompute\nlso auto\n"
			 "tcp-cap 524288\n"
			 "tcp-send 524288 (computed)\n"
			 "tcp-receive 524288 (computed)\n");
}
END_TEST

static const struct {
	const char *profile;
	unsigned long ring, connection;
} costs[] = {
	{"cure", 768 * 2, 0},
	{"recommended", 768 * 2, 524288},
	{"jumbo", 45 * 1024, 2097152},
	{"wan", 768 * 2, 8388608},
	{PROFILES "good-full.xml", (4096 + 40960) * 9,
	 1073741824UL + 8388608},
	{PROFILES "good-lowest.xml", 32, 6144},
};

START_TEST(memory)
{
	it_profile profile;

	load_profile(&profile, costs[_i].profile);
	ck_assert_uint_eq(it_profile_ring_memory(&profile), costs[_i].ring);
	ck_assert_uint_eq(it_profile_connection_memory(&profile),
			  costs[_i].connection);
}
END_TEST

/* A buffer has 18 bytes more than the MTU, and is rounded up to KiB. */
START_TEST(buffer_sizes)
{
	it_profile profile;

	load_profile(&profile, "jumbo");
	ck_assert_int_eq(it_profile_override(&profile, IT_SET_MTU, "8174",
					     NULL), IT_OK);
	ck_assert_uint_eq(it_profile_ring_memory(&profile), 5120 * 8);
	ck_assert_int_eq(it_profile_override(&profile, IT_SET_MTU, "8175",
					     NULL), IT_OK);
	ck_assert_uint_eq(it_profile_ring_memory(&profile), 5120 * 9);
}
END_TEST

/*
 * ring and pool of jumbo; a ring or pool that an option sets is negative, one
 * that nobody sets is 0.
 */
static const struct {
	unsigned long memory;
	unsigned links;
	long ring, pool;
	int did;
	long wanted_ring, wanted_pool;
} scales[] = {
	{0, 1, 1024, 4096, 0, 1024, 4096},
	{2097152, 10, 1024, 4096, 0, 1024, 4096},
	{2097151, 1, 1024, 4096, 0, 1024, 4096},
	{1843200, 1, 1024, 4096, 0, 1024, 4096},
	{1843200, 0, 1024, 4096, 0, 1024, 4096},
	{1843199, 0, 1024, 4096, 1, 512, 2048},
	{1843199, 1, 1024, 4096, 1, 512, 2048},
	{1843200, 2, 1024, 4096, 1, 512, 2048},
	{1048576, 1, 1024, 4096, 1, 512, 2048},
	{524288, 1, 1024, 4096, 1, 256, 1024},
	{524288, 4, 1024, 4096, 1, 64, 256},
	{65536, 1, 1024, 4096, 1, 32, 128},
	{8192, 1, 1024, 4096, 1, 32, 0},
	{524288, 1, -1024, 4096, 1, 1024, 256},
	{524288, 1, 1024, -4096, 1, 512, 4096},
	{524288, 1, -1024, -4096, 0, 1024, 4096},
	{524288, 1, 96, 960, 0, 96, 960},
	{262144, 1, 96, 960, 1, 32, 320},
	/* A ring as small as the pool allows, but no smaller. */
	{262144, 1, 128, -640, 1, 64, 640},
	{262144, 1, 128, -650, 0, 128, 650},
	{1048576, 1, 0, 4096, 1, 0, 2048},
	{1048576, 1, 4096, 0, 1, 2048, 0},
};

static it_wish wish_of(long value)
{
	it_wish wish;

	wish.origin = value < 0 ? IT_FROM_OPTION :
		      value > 0 ? IT_FROM_PROFILE : IT_FROM_NOBODY;
	wish.value = value < 0 ? -value : value;
	return wish;
}

START_TEST(scaled)
{
	it_path_facts facts = {0, 0, 0, 0, 0};
	it_profile profile;

	facts.memory = scales[_i].memory;
	facts.links = scales[_i].links;
	load_profile(&profile, "jumbo");
	profile.wishes[IT_SET_RX_RING] = wish_of(scales[_i].ring);
	profile.wishes[IT_SET_RX_POOL] = wish_of(scales[_i].pool);
	ck_assert_int_eq(it_profile_scale(&profile, &facts), scales[_i].did);
	ck_assert_int_eq(profile.wishes[IT_SET_RX_RING].value,
			 scales[_i].wanted_ring);
	ck_assert_int_eq(profile.wishes[IT_SET_RX_POOL].value,
			 scales[_i].wanted_pool);
	ck_assert_int_eq(it_profile_check(&profile, NULL), IT_OK);
}
END_TEST

/* What nobody wants is not made smaller. */
START_TEST(not_scaled)
{
	const it_path_facts facts = {0, 0, 0, 1024, 1};
	it_profile profile;

	load_profile(&profile, "recommended");
	ck_assert_int_eq(it_profile_scale(&profile, &facts), 0);
	expect(&profile, built_in[1]);
}
END_TEST

/* --- services --------------------------------------------------------- */

static const it_boot_item items[] = {
	{IT_BOOT_IPADM, "tcp", "max_buf", "4194304"},
	{IT_BOOT_LINK_MTU, "net0", "", "9000"},
	{IT_BOOT_NDD, "/dev/tcp", "tcp_xmit_hiwat", "1048576"},
	{IT_BOOT_ACCEPT_JUMBO, "vmxnet3s1", "", "1"},
	{IT_BOOT_IPADM, "ip", "_lso_outbound", "0"},
};

/* Those of a stage, in their order. */
static const int early_items[] = {1, 3}, late_items[] = {0, 2, 4};

static const struct {
	const char *name;
	it_service_stage stage;
	int solaris10;
	const char *path;
	const int *items;
	size_t count;
} services[] = {
	{"early", IT_SERVICE_EARLY, 0,
	 "lib/svc/manifest/site/install-tools-net-early.xml", early_items, 2},
	{"early-10", IT_SERVICE_EARLY, 1,
	 "var/svc/manifest/site/install-tools-net-early.xml", early_items, 2},
	{"late", IT_SERVICE_LATE, 0,
	 "lib/svc/manifest/site/install-tools-net-late.xml", late_items, 3},
	{"late-10", IT_SERVICE_LATE, 1,
	 "var/svc/manifest/site/install-tools-net-late.xml", late_items, 3},
};

static void ck_item(const it_boot_item *got, const it_boot_item *wanted)
{
	ck_assert_int_eq(got->kind, wanted->kind);
	ck_assert_str_eq(got->object, wanted->object);
	ck_assert_str_eq(got->name, wanted->name);
	ck_assert_str_eq(got->value, wanted->value);
}

START_TEST(written)
{
	it_strbuf wanted, got = {NULL, 0, 0, 0};
	it_error err;

	it_error_clear(&err);
	load(SERVICES, services[_i].name, ".xml", &wanted);
	ck_assert_int_eq(it_service_manifest(services[_i].stage, items,
					     COUNT(items),
					     services[_i].solaris10, &got,
					     &err), IT_OK);
	ck_assert_str_eq(it_strbuf_str(&got), it_strbuf_str(&wanted));
	ck_assert_str_eq(it_service_manifest_path(services[_i].stage,
						  services[_i].solaris10),
			 services[_i].path);
	it_strbuf_free(&wanted);
	it_strbuf_free(&got);
}
END_TEST

/* Also behind items that are there already. */
START_TEST(read_back)
{
	it_boot_item *list = NULL;
	size_t i, count = 0;
	it_strbuf xml;
	it_error err;

	it_error_clear(&err);
	load(SERVICES, services[_i].name, ".xml", &xml);
	for (i = 0; i < 2; i++)
		ck_assert_msg(it_service_parse(it_strbuf_slice(&xml), "m",
					       &list, &count, &err) == IT_OK,
			      "%s", err.text);
	ck_assert_uint_eq(count, 2 * services[_i].count);
	for (i = 0; i < count; i++)
		ck_item(&list[i],
			&items[services[_i].items[i % services[_i].count]]);
	free(list);
	it_strbuf_free(&xml);
}
END_TEST

/* Nonzero if the text was taken; then it must say something else. */
static int taken(const it_strbuf *xml, int row)
{
	it_boot_item *list = NULL;
	size_t i, count = 0;
	it_error err;
	it_code code;

	it_error_clear(&err);
	code = it_service_parse(it_strbuf_slice(xml), "m", &list, &count, &err);
	if (code != IT_OK) {
		ck_assert_int_eq(code, IT_TARGET);
		ck_assert_str_eq(err.path, "m");
		ck_assert_str_ne(err.remedy, "");
		ck_assert(list == NULL && count == 0);
		return 0;
	}
	for (i = 0; i < count && count == services[row].count; i++)
		if (memcmp(&list[i], &items[services[row].items[i]],
			   sizeof list[i]) != 0)
			break;
	ck_assert_msg(count != services[row].count || i < count,
		      "changed, and not seen");
	free(list);
	return 1;
}

START_TEST(any_byte_changed)
{
	it_strbuf xml;
	size_t i;
	char was;
	int took = 0;

	load(SERVICES, services[_i].name, ".xml", &xml);
	for (i = 0; i < xml.len; i++) {
		was = xml.data[i];
		xml.data[i] = (char)(was ^ 1);
		took += taken(&xml, _i);
		xml.data[i] = was;
	}
	/* A few are other values. */
	ck_assert_int_gt(took, 0);
	ck_assert_int_lt(took, 100);
	for (i = 0; i < xml.len; i++) {
		xml.len = i;
		ck_assert_int_eq(taken(&xml, _i), 0);
		xml.len = strlen(xml.data);
	}
	it_strbuf_free(&xml);
}
END_TEST

#define ITEM(n, value)                                                        \
	"      <propval name=\"item_" n "\" type=\"astring\" "                \
	"value=\"" value "\"/>\n"
#define CONFIG                                                                \
	"    <property_group name=\"config\" type=\"application\">\n"
#define END "    </property_group>\n"
#define STARTD                                                                \
	"    <property_group name=\"startd\" type=\"framework\">\n"          \
	"      <propval name=\"duration\" type=\"astring\" "                  \
	"value=\"transient\"/>\n" END

static const struct {
	const char *from, *to, *text;
} edits[] = {
	{"<!DOCTYPE service_bundle SYSTEM",
	 "<!DOCTYPE service_bundle [<!ENTITY a \"b\">] SYSTEM",
	 "line 2: it must be <!DOCTYPE service_bundle SYSTEM "
	 "\"/usr/share/lib/xml/dtd/service_bundle.dtd.1\">"},
	{"<single_instance/>", "<!-- mine -->",
	 "line 6: a comment must not stand here"},
	{"xml:lang", "lang",
	 "line 28: <loctext> has an unknown attribute \"lang\""},
	{"net-tune early", "net-tune late",
	 "is not as install-tools writes it"},
	{"optional_all", "require_all", "is not as install-tools writes it"},
	{"    <single_instance/>\n", "",
	 "line 6: <dependency> stands where <single_instance> must"},
	{"mtu net0", "ndd net0", "is not as install-tools writes it"},
	{"mtu net0", "mut net0", "is not as install-tools writes it"},
	{"mtu net0 9000", "mtu net0  9000",
	 "is not as install-tools writes it"},
	{"mtu net0 9000", "mtu net0", "is not as install-tools writes it"},
	{"mtu net0 9000", "mtu $x 9000", "is not as install-tools writes it"},
	{"mtu net0 9000", "mtu -R 9000", "is not as install-tools writes it"},
	{"mtu net0 9000", "mtu net0 9000 1",
	 "is not as install-tools writes it"},
	{"mtu net0 9000", "", "is not as install-tools writes it"},
	{"item_01", "item_02", "is not as install-tools writes it"},
	{"name=\"config\"", "name=\"konfig\"",
	 "is not as install-tools writes it"},
	{"</service_bundle>\n", "</service_bundle>\n\n",
	 "is not as install-tools writes it"},
	{ITEM("00", "mtu net0 9000") ITEM("01", "accept-jumbo vmxnet3s1 1"),
	 "", "is not as install-tools writes it"},
	{STARTD CONFIG ITEM("00", "mtu net0 9000")
		 ITEM("01", "accept-jumbo vmxnet3s1 1") END,
	 "", "is not as install-tools writes it"},
	{"value=\"mtu net0 9000\"", "value=\"mtu net0 9000\" override=\"true\"",
	 "line 22: <propval> has an unknown attribute \"override\""},
};

START_TEST(edited)
{
	const char *at;
	it_boot_item *list = NULL;
	size_t count = 0;
	it_strbuf xml, text = {NULL, 0, 0, 0};
	it_error err;

	it_error_clear(&err);
	load(SERVICES, "early", ".xml", &xml);
	at = strstr(xml.data, edits[_i].from);
	ck_assert_ptr_nonnull(at);
	it_strbuf_bytes(&text, xml.data, (size_t)(at - xml.data));
	it_strbuf_text(&text, edits[_i].to);
	it_strbuf_text(&text, at + strlen(edits[_i].from));
	ck_assert_int_eq(it_service_parse(it_strbuf_slice(&text), "m", &list,
					  &count, &err), IT_TARGET);
	ck_assert_str_eq(err.text, edits[_i].text);
	ck_assert_ptr_null(list);
	it_strbuf_free(&xml);
	it_strbuf_free(&text);
}
END_TEST

static const struct {
	it_boot_item item;
	const char *text;
} odd[] = {
	{{IT_BOOT_LINK_MTU, "", "", "9000"},
	 "cannot be set at boot: mtu \"\" \"9000\" is not made of plain "
	 "words"},
	{{IT_BOOT_LINK_MTU, "net0", "mtu", "9000"},
	 "cannot be set at boot: mtu \"mtu\" \"9000\" is not made of plain "
	 "words"},
	{{IT_BOOT_LINK_MTU, "net 0", "", "9000"},
	 "cannot be set at boot: mtu \"\" \"9000\" is not made of plain "
	 "words"},
	{{IT_BOOT_LINK_MTU, "-R", "", "9000"},
	 "cannot be set at boot: mtu \"\" \"9000\" is not made of plain "
	 "words"},
	{{IT_BOOT_NDD, "/dev/tcp", "", "1"},
	 "cannot be set at boot: ndd \"\" \"1\" is not made of plain words"},
	{{IT_BOOT_NDD, "/dev/tcp", "a", "$(b)"},
	 "cannot be set at boot: ndd \"a\" \"$(b)\" is not made of plain "
	 "words"},
	{{IT_BOOT_IPADM, "tcp", "a=b", "1"},
	 "cannot be set at boot: ipadm \"a=b\" \"1\" is not made of plain "
	 "words"},
};

START_TEST(odd_items)
{
	it_strbuf got = {NULL, 0, 0, 0};
	it_error err;

	it_error_clear(&err);
	ck_assert_int_eq(it_service_manifest(it_boot_stage(odd[_i].item.kind),
					     &odd[_i].item, 1, 0, &got, &err),
			 IT_FAILED);
	ck_assert_str_eq(err.path, odd[_i].item.object);
	ck_assert_str_eq(err.text, odd[_i].text);
	ck_assert_uint_eq(got.len, 0);
}
END_TEST

START_TEST(how_many)
{
	it_boot_item many[IT_SERVICE_ITEMS + 1], *list = NULL;
	it_strbuf got = {NULL, 0, 0, 0};
	size_t i, count = 0;
	it_error err;

	it_error_clear(&err);
	for (i = 0; i < IT_SERVICE_ITEMS + 1; i++) {
		many[i] = items[1];
		(void)snprintf(many[i].object, sizeof many[i].object, "net%d",
			       (int)i);
	}
	ck_assert_int_eq(it_service_manifest(IT_SERVICE_EARLY, many,
					     IT_SERVICE_ITEMS, 1, &got, &err),
			 IT_OK);
	ck_assert_int_eq(it_service_parse(it_strbuf_slice(&got), "m", &list,
					  &count, &err), IT_OK);
	ck_assert_uint_eq(count, IT_SERVICE_ITEMS);
	for (i = 0; i < count; i++)
		ck_item(&list[i], &many[i]);
	ck_assert_int_eq(it_service_manifest(IT_SERVICE_EARLY, many,
					     IT_SERVICE_ITEMS + 1, 1, &got,
					     &err), IT_FAILED);
	ck_assert_str_eq(err.text, "can set at most 100 things");
	it_error_clear(&err);
	ck_assert_int_eq(it_service_manifest(IT_SERVICE_LATE, many, 1, 1,
					     &got, &err), IT_FAILED);
	ck_assert_str_eq(err.text, "would have nothing to set");
	ck_assert_str_eq(err.path, "svc:/site/install-tools/net-late:default");
	free(list);
	it_strbuf_free(&got);
}
END_TEST

START_TEST(method)
{
	it_strbuf script;
	it_slice text = it_service_method();

	load("", METHOD, "", &script);
	ck_assert_uint_eq(text.len, script.len);
	ck_assert_int_eq(memcmp(text.at, script.data, text.len), 0);
	ck_assert_str_eq(it_service_method_path,
			 "usr/lib/install-tools/net-tune");
	ck_assert_str_eq(it_service_fmri(IT_SERVICE_EARLY),
			 "svc:/site/install-tools/net-early:default");
	it_strbuf_free(&script);
}
END_TEST

/* --- all -------------------------------------------------------------- */

#define ALL(tcase, test, rows)                                                \
	tcase_add_loop_test(tcase, test, 0, COUNT(rows))

static void add_profiles(TCase *tcase)
{
	tcase_add_test(tcase, names);
	ALL(tcase, options, overrides);
	ALL(tcase, built_in_profiles, built_in);
	tcase_add_test(tcase, good_profiles);
	tcase_add_test(tcase, bad_profiles);
	ALL(tcase, loading, loads);
	tcase_add_test(tcase, size_of_a_file);
	ALL(tcase, together, pairs);
	ALL(tcase, computed, paths);
	ALL(tcase, computed_rest, fixed);
	tcase_add_test(tcase, not_computed);
	ALL(tcase, memory, costs);
	tcase_add_test(tcase, buffer_sizes);
	ALL(tcase, scaled, scales);
	tcase_add_test(tcase, not_scaled);
}

static void add_services(TCase *tcase)
{
	ALL(tcase, written, services);
	ALL(tcase, read_back, services);
	ALL(tcase, any_byte_changed, services);
	ALL(tcase, edited, edits);
	ALL(tcase, odd_items, odd);
	tcase_add_test(tcase, how_many);
	tcase_add_test(tcase, method);
}

int main(void)
{
	Suite *suite = suite_create("nettune");
	TCase *profiles = tcase_create("profiles");
	TCase *boot = tcase_create("services");

	add_profiles(profiles);
	add_services(boot);
	tcase_set_timeout(boot, 60);
	suite_add_tcase(suite, profiles);
	suite_add_tcase(suite, boot);
	return run_suite(suite);
}
