/* SPDX-License-Identifier: BSD-2-Clause */
/*
 *	<?xml version="1.0" encoding="UTF-8"?>
 *	<profile format="1" name="storage">
 *	  <description>What it is for, one line</description>
 *	  <compute/>                       as it_profile_compute
 *	  <mtu>9000</mtu>                  these are optional, too, and stand in
 *	  <lso>auto</lso>                  the order of it_setting
 *	  ...
 *	</profile>
 */
#include "config.h"

#include <limits.h>
#include <stddef.h>
#include <string.h>

#include "nettune/profile.h"
#include "support/io.h"
#include "support/xml.h"

/* --- settings --------------------------------------------------------- */

/*
 * Bounds of rings and MTU are the driver's, those of TCP the widest that any
 * system has: it says itself what it allows.
 */
#define SETTINGS(X)                                                           \
	X(MTU, "mtu", 1500, 60, 9000, 1, "a number from 60 to 9000")          \
	X(LSO, "lso", 1, 0, 1, 1, "\"auto\", \"on\" or \"off\"")              \
	X(TX_RING, "tx-ring", 256, 32, 4096, 32, RING)                        \
	X(RX_RING, "rx-ring", 256, 32, 4096, 32, RING)                        \
	X(RX_POOL, "rx-pool", 512, 0, 40960, 1, "a number from 0 to 40960")   \
	X(TCP_CAP, "tcp-cap", 0, 8192, GIB, 1, BUFFER("8192"))                \
	X(TCP_SEND, "tcp-send", 0, 4096, GIB, 1, BUFFER("4096"))              \
	X(TCP_RECEIVE, "tcp-receive", 0, 2048, GIB, 1, BUFFER("2048"))        \
	X(TCP_CWND, "tcp-cwnd", 0, 128, GIB, 1, BUFFER("128"))

#define RING	      "a multiple of 32 from 32 to 4096"
#define GIB	      (1L << 30)
#define BUFFER(least) "a number of bytes from " least " to 1073741824"

static it_code take(it_setting setting, void *member, const char *text);

#define TAKE(id, name, standard, least, most, step, must)                     \
	static it_code take_##id(void *member, const char *text)              \
	{                                                                     \
		return take(IT_SET_##id, member, text);                       \
	}
SETTINGS(TAKE)

static const struct setting {
	const char *name;
	it_range range;
	it_value value; /* a long; read only, so there is no spelling */
} settings[IT_SETTINGS] = {
#define SETTING(id, name, standard, least, most, step, must)                  \
	{name,                                                                \
	 {standard, least, most, step},                                       \
	 {"must be " must, NULL, take_##id, NULL}},
	SETTINGS(SETTING)};

static const char *const lso_names[] = {"auto", "on", "off"};

const char *it_setting_name(it_setting setting)
{
	return settings[setting].name;
}

const it_range *it_setting_range(it_setting setting)
{
	return &settings[setting].range;
}

const char *it_lso_name(long lso)
{
	return lso_names[lso];
}

static int take_lso(const char *text, long *value)
{
	for (*value = IT_LSO_AUTO; *value <= IT_LSO_OFF; *value += 1)
		if (strcmp(text, lso_names[*value]) == 0)
			return 1;
	return 0;
}

/* No zero before other digits: a number has one spelling. */
static int take_number(const struct setting *setting, const char *text,
		       long *value)
{
	const it_range *range = &setting->range;
	unsigned long number;

	if ((text[0] == '0' && text[1] != '\0') ||
	    !it_slice_number(it_slice_of(text), (unsigned long)range->most,
			     &number))
		return 0;
	*value = (long)number;
	return *value >= range->least && *value % range->step == 0;
}

static it_code take(it_setting setting, void *member, const char *text)
{
	long value;
	int good = setting == IT_SET_LSO
			   ? take_lso(text, &value)
			   : take_number(&settings[setting], text, &value);

	if (!good)
		return IT_FAILED;
	*(long *)member = value;
	return IT_OK;
}

it_code it_profile_override(it_profile *profile, it_setting setting,
			    const char *text, it_error *err)
{
	char shown[80];

	if (take(setting, &profile->wishes[setting].value, text) == IT_OK) {
		profile->wishes[setting].origin = IT_FROM_OPTION;
		return IT_OK;
	}
	it_mask(shown, sizeof shown, text);
	return it_fail(err, IT_USAGE, it_setting_name(setting),
		       "\"%s\" %s", shown, settings[setting].value.must);
}

/* --- built in --------------------------------------------------------- */

#define WANT(setting, number) [IT_SET_##setting] = {IT_FROM_PROFILE, number}
#define CURE		      WANT(LSO, IT_LSO_AUTO)
#define BUFFERS(cap, size)                                                    \
	WANT(TCP_CAP, cap), WANT(TCP_SEND, size), WANT(TCP_RECEIVE, size)

static const it_profile built_in[] = {
	{"cure", "LSO off where the driver is broken for its kernel", 0,
	 {CURE}},
	{"recommended", "cure, and TCP buffers for a fast local network", 0,
	 {CURE, BUFFERS(4194304, 262144)}},
	{"jumbo", "frames of 9000 bytes, with rings and buffers that fit", 0,
	 {WANT(MTU, 9000), CURE, WANT(RX_RING, 1024), WANT(RX_POOL, 4096),
	  BUFFERS(4194304, 1048576)}},
	{"wan", "cure, and TCP buffers for fast and long paths", 0,
	 {CURE, BUFFERS(16777216, 4194304), WANT(TCP_CWND, 8388608)}},
	{"auto", "cure, and TCP buffers computed for the path", 1, {CURE}}};

enum { BUILT_IN = sizeof built_in / sizeof built_in[0] };

const char *const it_profile_names[] = {
	built_in[0].name, built_in[1].name, built_in[2].name,
	built_in[3].name, built_in[4].name, NULL};

static const it_profile *find_built_in(const char *name)
{
	size_t i;

	for (i = 0; i < BUILT_IN; i++)
		if (strcmp(name, built_in[i].name) == 0)
			return &built_in[i];
	return NULL;
}

/* --- files ------------------------------------------------------------ */

struct document {
	char name[sizeof((it_profile *)NULL)->name];
	char description[sizeof((it_profile *)NULL)->description];
	int compute;
	struct member {
		int there;
		long value;
	} members[IT_SETTINGS];
};

/* Plans show this name, so a file may not have that of a built-in profile. */
static it_code take_name(void *member, const char *text)
{
	size_t len = strlen(text);

	if (len == 0 || len >= sizeof((struct document *)NULL)->name ||
	    strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789._-") != len ||
	    find_built_in(text) != NULL || strcmp(text, "none") == 0)
		return IT_FAILED;
	memcpy(member, text, len + 1);
	return IT_OK;
}

/* A character reference may stand for any byte. */
static it_code take_description(void *member, const char *text)
{
	size_t i, len = strlen(text);

	if (len == 0 || len >= sizeof((struct document *)NULL)->description)
		return IT_FAILED;
	for (i = 0; i < len; i++)
		if (text[i] < 32 || text[i] > 126)
			return IT_FAILED;
	memcpy(member, text, len + 1);
	return IT_OK;
}

static const it_value value_name = {
	"must be 1 to 63 of a-z, 0-9, \".\", \"_\" and \"-\", and no name that "
	"is built in", NULL, take_name, NULL};
static const it_value value_description = {
	"must be one line of 1 to 255 printable ASCII characters", NULL,
	take_description, NULL};

static const it_xml_attribute profile_attributes[] = {
	{"format", &it_value_format, 0, IT_XML_ALWAYS},
	{"name", &value_name, offsetof(struct document, name), IT_XML_ALWAYS},
	IT_XML_LAST};

static const it_xml_attribute no_attributes[] = {IT_XML_LAST};
static const it_xml_element nothing[] = {IT_XML_END};

static const it_xml_attribute description_text = {
	NULL, &value_description, offsetof(struct document, description),
	IT_XML_ALWAYS};

static const it_xml_attribute texts[IT_SETTINGS] = {
#define MEMBER_TEXT(id, name, standard, least, most, step, must)              \
	{NULL, &settings[IT_SET_##id].value, offsetof(struct member, value),  \
	 IT_XML_ALWAYS},
	SETTINGS(MEMBER_TEXT)};

static const it_xml_element profile_children[] = {
	{"description", no_attributes, NULL, &description_text, IT_XML_ONE, 0,
	 0, 0, 0},
	{"compute", no_attributes, nothing, NULL, IT_XML_MAYBE, 0,
	 offsetof(struct document, compute), 0, 0},
#define MEMBER(id, name, standard, least, most, step, must)                   \
	{name, no_attributes, NULL, &texts[IT_SET_##id], IT_XML_MAYBE,        \
	 offsetof(struct document, members[IT_SET_##id]),                     \
	 offsetof(struct document, members[IT_SET_##id].there), 0, 0},
	SETTINGS(MEMBER) IT_XML_END};

static const it_xml_element document_children[] = {
	{"profile", profile_attributes, profile_children, NULL, IT_XML_ONE, 0,
	 0, 0, 0},
	IT_XML_END};

static const it_xml_element document = {
	"document", NULL, document_children, NULL, IT_XML_ONE, 0, 0, 0, 0};

static const it_xml_form form = {
	&document, IT_USAGE,
	"correct the file; install-tools-profile(5) tells what it may hold",
	IT_XML_COMMENTS, NULL};

static void fill(it_profile *profile, const struct document *from)
{
	size_t i;

	memset(profile, 0, sizeof *profile);
	memcpy(profile->name, from->name, sizeof from->name);
	memcpy(profile->description, from->description,
	       sizeof from->description);
	profile->compute = from->compute;
	for (i = 0; i < IT_SETTINGS; i++) {
		if (!from->members[i].there)
			continue;
		profile->wishes[i].origin = IT_FROM_PROFILE;
		profile->wishes[i].value = from->members[i].value;
	}
}

static it_code check(const it_profile *profile, const char *name,
		     it_error *err);

static it_code too_large(const char *name, it_error *err)
{
	(void)it_fail(err, IT_USAGE, name, "is larger than 64 KiB");
	it_error_remedy(err, "%s", form.remedy);
	return IT_USAGE;
}

it_code it_profile_parse(it_slice bytes, const char *name,
			 it_profile *profile, it_error *err)
{
	struct document from;
	it_code code;

	if (bytes.len > IT_PROFILE_MAX)
		return too_large(name, err);
	memset(&from, 0, sizeof from);
	code = it_xml_read(&form, bytes.at, bytes.len, name, &from, err);
	if (code != IT_OK)
		return code;
	fill(profile, &from);
	code = check(profile, name, err);
	if (code != IT_OK)
		it_error_remedy(err, "%s", form.remedy);
	return code;
}

static void say_names(it_error *err, const char *how)
{
	char names[200] = "";
	size_t i;

	for (i = 0; i < BUILT_IN; i++) {
		(void)strcat(names, i != 0 ? ", " : "");
		(void)strcat(names, built_in[i].name);
	}
	it_error_remedy(err, "use %s, or a file %s", names, how);
}

static it_code load_file(const char *path, it_profile *profile, it_error *err)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice bytes;
	it_error inner;
	it_code code;

	it_error_clear(&inner);
	code = it_read_file(path, IT_PROFILE_MAX, &text, &inner);
	if (code == IT_OK) {
		bytes.at = it_strbuf_str(&text);
		bytes.len = text.len;
		code = it_profile_parse(bytes, path, profile, err);
	} else if (code == IT_FAILED && text.len != 0) {
		code = too_large(path, err);
	} else {
		say_names(&inner, "that is there and can be read");
		code = it_error_pass(err, &inner);
	}
	it_strbuf_free(&text);
	return code;
}

static int is_path(const char *name)
{
	size_t len = strlen(name);

	return strchr(name, '/') != NULL ||
	       (len > 4 && strcmp(name + len - 4, ".xml") == 0);
}

static it_code no_such(const char *name, it_error *err)
{
	char shown[80];

	it_mask(shown, sizeof shown, name);
	(void)it_fail(err, IT_USAGE, shown, "is not a profile");
	say_names(err, "whose name ends in .xml or has a slash");
	return IT_USAGE;
}

it_code it_profile_load(const char *name, it_profile *profile, it_error *err)
{
	const it_profile *known = find_built_in(name);

	if (known != NULL) {
		*profile = *known;
		return IT_OK;
	}
	return is_path(name) ? load_file(name, profile, err)
			     : no_such(name, err);
}

/* --- what goes together ----------------------------------------------- */

static const struct bound {
	it_setting small, large;
	long factor;
} bounds[] = {{IT_SET_RX_POOL, IT_SET_RX_RING, IT_POOL_PER_RING},
	      {IT_SET_TCP_SEND, IT_SET_TCP_CAP, 1},
	      {IT_SET_TCP_RECEIVE, IT_SET_TCP_CAP, 1}};

static it_code check(const it_profile *profile, const char *name,
		     it_error *err)
{
	const it_wish *small, *large;
	size_t i;

	for (i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
		small = &profile->wishes[bounds[i].small];
		large = &profile->wishes[bounds[i].large];
		if (small->origin == IT_FROM_NOBODY ||
		    large->origin == IT_FROM_NOBODY ||
		    small->value <= large->value * bounds[i].factor)
			continue;
		return it_fail(err, IT_USAGE, name,
			       "%s is %ld, but with %s %ld it must be at most "
			       "%ld", it_setting_name(bounds[i].small),
			       small->value, it_setting_name(bounds[i].large),
			       large->value,
			       large->value * bounds[i].factor);
	}
	return IT_OK;
}

it_code it_profile_check(const it_profile *profile, it_error *err)
{
	return check(profile, profile->name, err);
}

/* --- computing -------------------------------------------------------- */

enum {
	USUAL_SPEED = 10000,	/* Mb/s */
	LEAST_RTT = 250,	/* microseconds */
	MOST_RTT = 5000,
	LEAST_BUFFER = 256 << 10,
	MOST_BUFFER = 1 << 20,
	MOST_CAP = 4 << 20
};

/* Bytes under way on a path that is used fully. */
static unsigned long long window(const it_path_facts *facts)
{
	unsigned long long speed = facts->speed, rtt = facts->rtt;

	if (speed == 0)
		speed = USUAL_SPEED;
	if (rtt < LEAST_RTT)
		rtt = LEAST_RTT;
	if (rtt > MOST_RTT && !facts->rtt_given)
		rtt = MOST_RTT;
	/* A second is longer than any path; the product has 64 bits. */
	if (rtt > 1000000)
		rtt = 1000000;
	return speed * rtt / 8;
}

/*
 * The two buffers of a socket take at most 1/1024 of memory: as many bytes as
 * the memory (told in KiB) has KiB.
 */
static long buffer_of(unsigned long long need, unsigned long long most,
		      unsigned long memory)
{
	unsigned long long size = LEAST_BUFFER;

	while (size < need && size < most)
		size *= 2;
	while (memory != 0 && size * 2 > memory)
		size /= 2;
	return (long)size;
}

static int is_open(const it_wish *wish)
{
	return wish->origin == IT_FROM_NOBODY ||
	       wish->origin == IT_FROM_COMPUTING;
}

static void set_computed(it_wish *wish, long value)
{
	if (!is_open(wish))
		return;
	wish->origin = IT_FROM_COMPUTING;
	wish->value = value;
}

static long larger(long a, long b)
{
	return a > b ? a : b;
}

void it_profile_compute(it_profile *profile, const it_path_facts *facts)
{
	it_wish *cap = &profile->wishes[IT_SET_TCP_CAP];
	it_wish *send = &profile->wishes[IT_SET_TCP_SEND];
	it_wish *receive = &profile->wishes[IT_SET_TCP_RECEIVE];
	unsigned long long need = window(facts);
	long buffer = buffer_of(need, MOST_BUFFER, facts->memory);

	if (!profile->compute)
		return;
	if (!is_open(cap) && cap->value < buffer)
		buffer = cap->value;
	set_computed(send, buffer);
	set_computed(receive, buffer);
	set_computed(cap, larger(buffer_of(need, MOST_CAP, facts->memory),
				 larger(send->value, receive->value)));
}

unsigned long it_profile_connection_memory(const it_profile *profile)
{
	const it_wish *send = &profile->wishes[IT_SET_TCP_SEND];
	const it_wish *receive = &profile->wishes[IT_SET_TCP_RECEIVE];
	unsigned long sum = 0;

	if (send->origin != IT_FROM_NOBODY)
		sum += (unsigned long)send->value;
	if (receive->origin != IT_FROM_NOBODY)
		sum += (unsigned long)receive->value;
	return sum;
}

/* --- receive rings ---------------------------------------------------- */


static long wanted(const it_profile *profile, it_setting setting)
{
	const it_wish *wish = &profile->wishes[setting];

	return wish->origin != IT_FROM_NOBODY
		   ? wish->value
		   : it_setting_range(setting)->standard;
}

/*
 * The driver asks for MTU + 18 bytes a buffer (vmxnet3_alloc_rxbuf); what the
 * kernel makes of that is counted in whole KiB.
 */
unsigned long it_profile_ring_memory(const it_profile *profile)
{
	long buffers = wanted(profile, IT_SET_RX_RING) +
		       wanted(profile, IT_SET_RX_POOL);
	long size = (wanted(profile, IT_SET_MTU) + 18 + 1023) / 1024;

	return (unsigned long)(buffers * size);
}

static int too_much(const it_profile *profile, const it_path_facts *facts)
{
	unsigned long long links = facts->links != 0 ? facts->links : 1;

	return facts->memory != 0 && facts->memory < 2UL << 20 &&
	       it_profile_ring_memory(profile) * links * 40 > facts->memory;
}

static int is_ours(const it_wish *wish)
{
	return wish->origin == IT_FROM_PROFILE;
}

/* Least ring that the driver takes with this pool. */
static long least_ring(const it_wish *pool)
{
	long step = it_setting_range(IT_SET_RX_RING)->step, least = step;

	while (pool->origin == IT_FROM_OPTION &&
	       least * IT_POOL_PER_RING < pool->value)
		least += step;
	return least;
}

/* Not above what the ring allows, when somebody wants a ring. */
static void halve_pool(const it_wish *ring, it_wish *pool)
{
	long most = ring->value * IT_POOL_PER_RING;

	pool->value /= 2;
	if (ring->origin != IT_FROM_NOBODY && pool->value > most)
		pool->value = most;
}

/* Returns 0 when nothing is left to take. */
static int halve(it_wish *ring, it_wish *pool)
{
	long old_ring = ring->value, old_pool = pool->value;
	long step = it_setting_range(IT_SET_RX_RING)->step;
	long half = ring->value / 2 / step * step;

	if (is_ours(ring) && half >= least_ring(pool))
		ring->value = half;
	if (is_ours(pool))
		halve_pool(ring, pool);
	return ring->value != old_ring || pool->value != old_pool;
}

int it_profile_scale(it_profile *profile, const it_path_facts *facts)
{
	int did = 0;

	while (too_much(profile, facts) &&
	       halve(&profile->wishes[IT_SET_RX_RING],
		     &profile->wishes[IT_SET_RX_POOL]))
		did = 1;
	return did;
}
