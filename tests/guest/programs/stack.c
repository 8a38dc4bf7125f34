/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Properties of the protocols: names, defaults and ranges by system
 * (tuning.md 1.5, 1.6).  state/stack has a line for each that was changed:
 * name in ndd, value.
 */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/stack.h"

const char *ip_status_text(ip_status status)
{
	static const char *const texts[] = {
		[IP_DONE] = "Operation succeeded",
		[IP_UNKNOWN] = "Unknown property",
		[IP_RANGE] = "Value is outside the allowed range",
		[IP_INVALID] = "Invalid argument provided",
		[IP_UNAUTHORIZED] = "Insufficient user authorizations",
		[IP_DENIED] = "Permission denied",
		[IP_NO_INTERFACE] = "Interface does not exist",
		[IP_TEMPORARY] = "Persistent operation on temporary object",
		[IP_UNSUPPORTED] = "Operation not supported",
		[IP_DISABLED] = "Operation not supported on disabled object",
		[IP_NO_LINK] = "Datalink does not exist",
		[IP_EXISTS] = "Interface already exists",
		[IP_FAILED] = "Operation failed",
	};

	return texts[status];
}

/* ---- the table -------------------------------------------------------- */

#define MOST "1073741824"

/* In the columns of a system; those of ndd in the first two. */
enum lineages { L_10 = 1, L_147 = 2, L_11 = 4, L_11_4 = 8, L_IL = 16 };

enum {
	L_NDD = L_10,
	L_ALL = L_10 | L_147 | L_11 | L_11_4 | L_IL,
	L_IPADM = L_147 | L_11 | L_11_4 | L_IL
};

/*
 * possible "8192-N" or words; "cap" as the upper end is the value of max_buf
 * now.
 */
static const struct known {
	int where;
	const char *proto, *key, *name, *first, *possible;
} table[] = {
	{L_IPADM, "ipv4", "ip_forwarding", "forwarding", "off", "on,off"},
	{L_IPADM, "ipv4", "ip_def_ttl", "ttl", "255", "1-255"},
	{L_IPADM, "ipv6", "ip6_forwarding", "forwarding", "off", "on,off"},
	{L_IPADM, "ipv6", "ipv6_def_hops", "hoplimit", "255", "1-255"},
	{L_ALL, "ip", "ip_lso_outbound", "_lso_outbound", "1", "0,1"},
	{L_NDD, "ip", "ip_forwarding", "ip_forwarding", "0", "0,1"},
	{L_NDD, "ip", "ip_def_ttl", "ip_def_ttl", "255", "1-255"},

	{L_147 | L_11 | L_IL, "tcp", "tcp_ecn_permitted", "ecn", "passive",
	 "never,passive,active"},
	{L_11_4, "tcp", "tcp_ecn_permitted", "ecn", "passive",
	 "never,passive,active"},
	{L_147 | L_11 | L_IL, "tcp", "tcp_extra_priv_ports",
	 "extra_priv_ports", "2049,4045", "1-65535"},
	{L_11_4, "tcp", "tcp_extra_priv_ports", "extra-priv-ports",
	 "2049,4045", "1-65535"},
	{L_147 | L_11 | L_IL, "tcp", "tcp_largest_anon_port",
	 "largest_anon_port", "65535", "32768-65535"},
	{L_11_4, "tcp", "tcp_largest_anon_port", "largest-anon-port", "65535",
	 "32768-65535"},
	{L_NDD, "tcp", "tcp_max_buf", "", "1048576", "8192-" MOST},
	{L_147, "tcp", "tcp_max_buf", "_max_buf", "1048576", "8192-" MOST},
	{L_11, "tcp", "tcp_max_buf", "max_buf", "1048576", "128000-" MOST},
	{L_11_4, "tcp", "tcp_max_buf", "max-buf", "1048576", "256000-" MOST},
	{L_IL, "tcp", "tcp_max_buf", "max_buf", "1048576", "8192-" MOST},
	{L_NDD, "tcp", "tcp_recv_hiwat", "", "49152", "2048-" MOST},
	{L_147, "tcp", "tcp_recv_hiwat", "recv_maxbuf", "128000",
	 "2048-" MOST},
	{L_11 | L_IL, "tcp", "tcp_recv_hiwat", "recv_buf", "128000",
	 "2048-cap"},
	{L_11_4, "tcp", "tcp_recv_hiwat", "recv-buf", "256000", "2048-cap"},
	{L_147 | L_11 | L_11_4 | L_IL, "tcp", "tcp_sack_permitted", "sack",
	 "active", "never,passive,active"},
	{L_NDD, "tcp", "tcp_xmit_hiwat", "", "49152", "4096-" MOST},
	{L_147, "tcp", "tcp_xmit_hiwat", "send_maxbuf", "49152",
	 "4096-" MOST},
	{L_11 | L_IL, "tcp", "tcp_xmit_hiwat", "send_buf", "49152",
	 "4096-cap"},
	{L_11_4, "tcp", "tcp_xmit_hiwat", "send-buf", "49152", "4096-cap"},
	{L_NDD | L_147 | L_11 | L_IL, "tcp", "tcp_cwnd_max", "_cwnd_max",
	 "1048576", "128-" MOST},
	{L_11_4, "tcp", "tcp_cwnd_max", "cwnd-max", "1048576", "128-" MOST},

	{L_NDD, "udp", "udp_max_buf", "", "2097152", "65536-" MOST},
	{L_147, "udp", "udp_max_buf", "_max_buf", "2097152", "65536-" MOST},
	{L_11 | L_IL, "udp", "udp_max_buf", "max_buf", "2097152",
	 "65536-" MOST},
	{L_11_4, "udp", "udp_max_buf", "max-buf", "2097152", "65536-" MOST},
};

enum { ROWS = sizeof table / sizeof table[0] };

static int lineage(void)
{
	static const int bits[] = {
		[NET_10] = L_10, [NET_09] = L_10,	[NET_147] = L_147,
		[NET_11] = L_11, [NET_11_4] = L_11_4, [NET_IL] = L_IL,
	};

	return bits[the_system()->net];
}

/* "tcp-defaults CAP SEND RECV": of a distribution that patches them. */
static void patch_default(stack_prop *p)
{
	static const char *const keys[] = {"tcp_max_buf", "tcp_xmit_hiwat",
					   "tcp_recv_hiwat"};
	char words[3][NAME_SIZE];
	const char *text = fact("tcp-defaults");
	size_t i;

	if (text == NULL || split(it_slice_of(text), words, 3) < 3)
		return;
	for (i = 0; i < 3; i++)
		if (strcmp(keys[i], p->key) == 0)
			(void)snprintf(p->first, NAME_SIZE, "%.250s",
				       words[i]);
}

/* "lso-property NAME": how 11.4 calls it nobody has seen. */
static void patch_name(stack_prop *p)
{
	const char *name = fact("lso-property");

	if (name != NULL && strcmp(p->key, "ip_lso_outbound") == 0)
		p->name = name;
}

static void find_range(stack_prop *p, const char *possible)
{
	char cap[NAME_SIZE];
	const char *dash = strchr(possible, '-');
	stack_prop max;

	(void)snprintf(p->possible, NAME_SIZE, "%s", possible);
	p->least = 1;
	p->most = 0;
	if (dash == NULL || !isdigit((unsigned char)possible[0]))
		return;
	p->least = atol(possible);
	p->most = atol(dash + 1);
	if (strcmp(dash + 1, "cap") != 0)
		return;
	if (!stack_find_ndd("tcp", "tcp_max_buf", &max))
		die("no cap");
	stack_current(&max, cap);
	p->most = atol(cap);
	(void)snprintf(p->possible, NAME_SIZE, "%ld-%ld", p->least, p->most);
}

int stack_prop_at(size_t i, stack_prop *p)
{
	size_t k;

	for (k = 0; k < ROWS; k++) {
		if ((table[k].where & lineage()) == 0 || i-- != 0)
			continue;
		memset(p, 0, sizeof *p);
		p->proto = table[k].proto;
		p->key = table[k].key;
		p->name = table[k].name;
		(void)snprintf(p->first, NAME_SIZE, "%s", table[k].first);
		find_range(p, table[k].possible);
		patch_default(p);
		patch_name(p);
		return 1;
	}
	return 0;
}

/* illumos takes the names of before 2013 (2.2.2). */
static const char *new_name(const char *name)
{
	static const char *const names[][2] = {{"_max_buf", "max_buf"},
					       {"recv_maxbuf", "recv_buf"},
					       {"send_maxbuf", "send_buf"}};
	size_t i;

	for (i = 0; lineage() == L_IL && i < 3; i++)
		if (strcmp(names[i][0], name) == 0)
			return names[i][1];
	return name;
}

/*
 * Whether 11.4 takes underscores for its hyphens nobody has seen: "underscores
 * accepted" says that it does.
 */
static int is_name(const char *known, const char *name)
{
	int loose = lineage() == L_11_4 && fact_is("underscores", "accepted");

	while (*known != '\0' &&
	       (*known == *name || (loose && *known == '-' && *name == '_'))) {
		known++;
		name++;
	}
	return *known == '\0' && *name == '\0';
}

int stack_find(const char *proto, const char *name, stack_prop *p)
{
	size_t i;

	name = new_name(name);
	for (i = 0; stack_prop_at(i, p); i++)
		if (strcmp(p->proto, proto) == 0 && is_name(p->name, name))
			return 1;
	return 0;
}

int stack_find_ndd(const char *proto, const char *key, stack_prop *p)
{
	size_t i, k;

	/* not by stack_prop_at: it needs the cap to give a range */
	for (i = 0, k = 0; k < ROWS; k++) {
		if ((table[k].where & lineage()) == 0)
			continue;
		if (strncmp(table[k].proto, proto, strlen(proto)) == 0 &&
		    strcmp(table[k].key, key) == 0)
			return stack_prop_at(i, p);
		i++;
	}
	return 0;
}

int stack_is_private(const stack_prop *p)
{
	return p->name[0] == '_';
}

/* ---- values ----------------------------------------------------------- */

static int is_line_of(it_slice line, const stack_prop *p, char *value)
{
	char words[3][NAME_SIZE];

	if (split(line, words, 3) < 3 || strcmp(words[0], p->proto) != 0 ||
	    strcmp(words[1], p->key) != 0)
		return 0;
	(void)snprintf(value, NAME_SIZE, "%s", words[2]);
	return 1;
}

void stack_current(const stack_prop *p, char *value)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;

	(void)snprintf(value, NAME_SIZE, "%s", p->first);
	state_read("stack", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		if (is_line_of(line, p, value))
			return;
}

static void keep(const stack_prop *p, const char *value)
{
	it_strbuf text = {NULL, 0, 0, 0}, new = {NULL, 0, 0, 0};
	char other[NAME_SIZE];
	it_slice rest, line;

	state_read("stack", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		if (!is_line_of(line, p, other))
			it_strbuf_format(&new, "%.*s\n", (int)line.len,
					 line.at);
	it_strbuf_format(&new, "%s %s %s\n", p->proto, p->key, value);
	step();
	state_write("stack", &new);
}

static ip_status check_number(const stack_prop *p, const char *value)
{
	long number;
	char *end;

	number = strtol(value, &end, 10);
	if (end == value || *end != '\0')
		return IP_INVALID;
	return number < p->least || number > p->most ? IP_RANGE : IP_DONE;
}

static ip_status check_word(const stack_prop *p, const char *value)
{
	const char *at = p->possible;
	size_t len;

	for (; *at != '\0'; at += len + (at[len] == ',')) {
		len = strcspn(at, ",");
		if (len == strlen(value) && strncmp(at, value, len) == 0)
			return IP_DONE;
	}
	return isdigit((unsigned char)p->possible[0]) &&
			       isdigit((unsigned char)value[0])
		       ? IP_RANGE
		       : IP_INVALID;
}

ip_status stack_set(const stack_prop *p, const char *value)
{
	ip_status status = p->least > p->most ? check_word(p, value)
					      : check_number(p, value);

	if (status == IP_DONE)
		keep(p, value);
	return status;
}
