/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * ipmgmtd: its file, and what it makes of it at boot (tuning.md 1.6, 2.2.4).
 * Of an interface only its mtu is in the file; addresses are in the table of
 * interfaces.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/guest/programs/stack.h"

static int is_ours(const char *name)
{
	return name[0] == '_';
}

/* "_ifname=net0;_protocol=ipv4;mtu=": what the line begins with */
static void prefix_of(const char *ifname, const char *proto, const char *name,
		      char *prefix)
{
	(void)snprintf(prefix, 3 * NAME_SIZE, "%s%s%s_protocol=%s;%s%s=",
		       ifname != NULL ? "_ifname=" : "",
		       ifname != NULL ? ifname : "", ifname != NULL ? ";" : "",
		       proto, is_ours(name) ? "_" : "", name);
}

static int begins(it_slice line, const char *prefix)
{
	return line.len > strlen(prefix) &&
	       strncmp(line.at, prefix, strlen(prefix)) == 0;
}

static void value_of(it_slice line, const char *prefix, char *value)
{
	const char *at = line.at + strlen(prefix);
	size_t len = line.len - strlen(prefix);

	if (len != 0 && at[len - 1] == ';')
		len--;
	(void)snprintf(value, NAME_SIZE, "%.*s", (int)len, at);
}

int ipmgmt_get(const char *ifname, const char *proto, const char *name,
	       char *value)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char prefix[3 * NAME_SIZE];
	it_slice rest, line;

	prefix_of(ifname, proto, name, prefix);
	(void)read_guest_file(IPADM_CONF, &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		if (begins(line, prefix)) {
			value_of(line, prefix, value);
			return 1;
		}
	return 0;
}

static int replace(const it_strbuf *text)
{
	static const char new[] = IPADM_CONF ".new";

	(void)mkdir("/etc/ipadm", 0755);
	(void)unlink(new);
	step();
	if (!append_guest_file(new, it_strbuf_str(text), text->len))
		return 0;
	step();
	return rename(new, IPADM_CONF) == 0;
}

static void put_line(it_strbuf *text, const char *prefix, const char *value)
{
	if (value != NULL)
		it_strbuf_format(text, "%s%s;\n", prefix, value);
}

int ipmgmt_put(const char *ifname, const char *proto, const char *name,
	       const char *value)
{
	it_strbuf old = {NULL, 0, 0, 0}, text = {NULL, 0, 0, 0};
	char prefix[3 * NAME_SIZE];
	it_slice rest, line;
	int found = 0;

	prefix_of(ifname, proto, name, prefix);
	(void)read_guest_file(IPADM_CONF, &old);
	rest = it_slice_of(it_strbuf_str(&old));
	while (it_next_line(&rest, &line)) {
		if (!begins(line, prefix)) {
			it_strbuf_format(&text, "%.*s\n", (int)line.len,
					 line.at);
			continue;
		}
		if (!found)
			put_line(&text, prefix, value);
		found = 1;
	}
	if (!found && value == NULL)
		return 1;
	if (!found)
		put_line(&text, prefix, value);
	return replace(&text);
}

ip_status ipmgmt_may(void)
{
	if (zone_is_shared())
		return IP_DENIED;
	return geteuid() == 0 ? IP_DONE : IP_UNAUTHORIZED;
}

/* ---- at boot ---------------------------------------------------------- */

/* Splits "key=value;key=value;" */
static size_t take_pairs(it_slice line, char keys[][NAME_SIZE],
			 char values[][NAME_SIZE], size_t max)
{
	const char *at = line.at, *end = line.at + line.len, *stop, *equals;
	size_t count = 0;

	while (at < end && count < max) {
		stop = memchr(at, ';', (size_t)(end - at));
		stop = stop != NULL ? stop : end;
		equals = memchr(at, '=', (size_t)(stop - at));
		if (equals != NULL) {
			(void)snprintf(keys[count], NAME_SIZE, "%.*s",
				       (int)(equals - at), at);
			(void)snprintf(values[count], NAME_SIZE, "%.*s",
				       (int)(stop - equals - 1), equals + 1);
			count++;
		}
		at = stop + 1;
	}
	return count;
}

static void reapply(const char *proto, const char *key, const char *value)
{
	/* a private name has lost its second "_" by now */
	const char *name = key[0] == '_' ? key + 1 : key;
	stack_prop p;

	if (!stack_find(proto, name, &p) || stack_set(&p, value) != IP_DONE)
		console("ipmgmtd[44]: Failed to reapply property %s", name);
}

static void replay_line(it_slice line)
{
	char keys[4][NAME_SIZE], values[4][NAME_SIZE];
	size_t count = take_pairs(line, keys, values, 4);

	if (count == 2 && strcmp(keys[0], "_protocol") == 0)
		reapply(values[0], keys[1], values[1]);
}

static void replay(void (*each)(it_slice line))
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_slice rest, line;

	(void)read_guest_file(IPADM_CONF, &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (it_next_line(&rest, &line))
		if (line.len != 0 && line.at[0] != '#')
			each(line);
}

void ipmgmt_replay(void)
{
	replay(replay_line);
}

static void replay_interface(it_slice line)
{
	char keys[4][NAME_SIZE], values[4][NAME_SIZE];
	size_t count = take_pairs(line, keys, values, 4);

	if (count == 3 && strcmp(keys[0], "_ifname") == 0 &&
	    strcmp(keys[2], "mtu") == 0 &&
	    interface_set_mtu(values[0], strcmp(values[1], "ipv6") == 0,
			      atol(values[2])) != IP_DONE)
		console("ipmgmtd[44]: Failed to reapply property mtu on %s",
			values[0]);
}

void ipmgmt_replay_interfaces(void)
{
	replay(replay_interface);
}

/* ---- mtu of an interface ---------------------------------------------- */

ip_status interface_set_mtu(const char *name, int six, long mtu)
{
	interfaces all;
	net_link *lower;
	net_if *one;
	links l;

	interfaces_read(&all);
	links_read(&l);
	one = interface_find(&all, name);
	lower = link_find(&l, name);
	if (one == NULL)
		return IP_NO_INTERFACE;
	if (!one->enabled)
		return IP_DISABLED;
	/* not above the link, nor below what the protocol needs */
	if (mtu < (six ? 1280 : 68) || (lower != NULL && mtu > lower->sdu))
		return IP_RANGE;
	step();
	one->mtu[six] = mtu;
	one->fixed[six] = 1;
	interfaces_write(&all);
	return IP_DONE;
}
