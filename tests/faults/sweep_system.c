/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/text.h"
#include "tests/faults/sweep_system.h"

enum { TEXT = 64, MOST = 4096 };

typedef struct dial {
	const char *object, *name, *standard;
	const char *now_before, *stored_before;
	char now[TEXT], stored[TEXT];
} dial;

static dial dials[] = {
	{"tcp", "max_buf", "1048576", "1048576", "", "", ""},
	{"tcp", "recv_buf", "128000", "200000", "256000", "", ""},
	{"ip", "ttl", "255", "64", "64", "", ""},
	{"/dev/tcp", "tcp_max_buf", "", "1048576", "", "", ""},
	{"/dev/tcp", "tcp_xmit_hiwat", "", "49152", "", "", ""},
	{"net0", "mtu", "1500", "1500", "", "", ""},
	{"/dev/vmxnet3s0", "accept-jumbo", "", "0", "", "", ""},
};

enum { DIALS = sizeof dials / sizeof dials[0] };

static int root;
static int is_up, is_plumbed, has_service, has_other_service;

/* Over net0, and gone with it.  The second one's gateway is the first. */
static const struct route {
	const char *to, *mask, *gateway, *flags, *added;
} routes[] = {
	{"203.0.113.1", "255.255.255.255", "192.0.2.10", "UH",
	 "203.0.113.1"},
	{"10.0.0.0", "255.0.0.0", "203.0.113.1", "UG", "10.0.0.0/8"},
};

enum { ROUTES = sizeof routes / sizeof routes[0] };

static int has_route[ROUTES];

void system_begin(int root_fd)
{
	size_t i;

	root = root_fd;
	is_up = is_plumbed = has_other_service = 1;
	has_route[0] = has_route[1] = 1;
	has_service = 0;
	for (i = 0; i < DIALS; i++) {
		(void)snprintf(dials[i].now, TEXT, "%s", dials[i].now_before);
		(void)snprintf(dials[i].stored, TEXT, "%s",
			       dials[i].stored_before);
	}
}

void system_list(it_strbuf *out)
{
	size_t i;

	for (i = 0; i < DIALS; i++)
		it_strbuf_format(out, "%s %s: %s, stored %s\n",
				 dials[i].object, dials[i].name, dials[i].now,
				 dials[i].stored);
	it_strbuf_format(out,
			 "net0 %s, net1 %s, services %d %d, routes %d %d\n",
			 is_up ? "up" : "down",
			 is_plumbed ? "plumbed" : "unplumbed", has_service,
			 has_other_service, has_route[0], has_route[1]);
}

static dial *find_dial(const char *object, const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < DIALS; i++)
		if (strcmp(dials[i].object, object) == 0 &&
		    strlen(dials[i].name) == len &&
		    strncmp(dials[i].name, name, len) == 0)
			return &dials[i];
	return NULL;
}

/* ---- tables ------------------------------------------------------------ */

static void read_file(const char *path, char *text)
{
	int fd = openat(root, path, O_RDONLY);
	ssize_t len = fd >= 0 ? read(fd, text, MOST - 1) : 0;

	text[len > 0 ? len : 0] = '\0';
	if (fd >= 0)
		(void)close(fd);
}

static void write_file(const char *path, const char *text)
{
	int fd = openat(root, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text))
		abort();
	(void)close(fd);
}

/* Lines that begin with head go; line, if it is one, comes. */
static void edit(const char *path, const char *head, const char *line)
{
	char old[MOST], text[MOST] = "";
	it_slice rest, at;
	size_t len = 0;

	read_file(path, old);
	rest = it_slice_of(old);
	while (it_next_line(&rest, &at))
		if (!it_slice_starts(at, head))
			len += (size_t)snprintf(text + len, MOST - len,
						"%.*s\n", (int)at.len, at.at);
	if (line != NULL)
		(void)snprintf(text + len, MOST - len, "%s\n", line);
	write_file(path, text);
}

/* What one of them leaves that dies while it writes a table. */
static void leave_halves(void)
{
	write_file("etc/name_to_major.hold", "half");
	write_file("etc/TmPhOlD", "half");
	write_file("etc/name_to_major.a01234", "half");
}

/* -i "ALIAS" NAME */
static int add_drv(const char *const *words)
{
	char line[MOST], old[MOST];

	(void)snprintf(line, MOST, "%s ", words[2]);
	read_file("etc/name_to_major", old);
	if (strstr(old, line) != NULL)
		return 1;
	(void)snprintf(line, MOST, "%s 300", words[2]);
	edit("etc/name_to_major", line, line);
	(void)snprintf(line, MOST, "%s %s", words[2], words[1]);
	edit("etc/driver_aliases", line, line);
	return 0;
}

static int rem_drv(const char *const *words)
{
	char head[TEXT];

	(void)snprintf(head, TEXT, "%s ", words[0]);
	edit("etc/name_to_major", head, NULL);
	edit("etc/driver_aliases", head, NULL);
	return 0;
}

/* -a or -d, -i "ALIAS" NAME */
static int update_drv(const char *const *words)
{
	char line[MOST];

	(void)snprintf(line, MOST, "%s %s", words[3], words[2]);
	edit("etc/driver_aliases", line,
	     strcmp(words[0], "-a") == 0 ? line : NULL);
	return 0;
}

/* ---- settings ---------------------------------------------------------- */

static int count_words(const char *const *words)
{
	int count = 0;

	while (words[count] != NULL)
		count++;
	return count;
}

/* dladm keeps what is stored in a file. */
static void store(dial *d, const char *value)
{
	char line[MOST];

	(void)snprintf(d->stored, TEXT, "%s", value);
	if (strcmp(d->name, "mtu") != 0)
		return;
	(void)snprintf(line, MOST, "net0\tclass=int,1%s%s;",
		       value[0] != '\0' ? ";mtu=string," : "", value);
	edit("etc/dladm/datalink.conf", "net0\t", line);
}

/* [-t] -p NAME=VALUE OBJECT */
static int set_prop(const char *const *words)
{
	int count = count_words(words);
	const char *pair = words[count - 2];
	size_t len = strcspn(pair, "=");
	dial *d = find_dial(words[count - 1], pair, len);

	if (d == NULL || (strcmp(d->name, "mtu") == 0 && is_up))
		return 1;
	(void)snprintf(d->now, TEXT, "%s", pair + len + 1);
	if (strcmp(words[1], "-t") != 0)
		store(d, pair + len + 1);
	return 0;
}

static int reset_prop(const char *const *words)
{
	dial *d = find_dial(words[3], words[2], strlen(words[2]));

	if (d == NULL || (strcmp(d->name, "mtu") == 0 && is_up))
		return 1;
	(void)snprintf(d->now, TEXT, "%s", d->standard);
	store(d, "");
	return 0;
}

/* ... -p NAME,NAME OBJECT */
static void show_prop(const char *const *words, it_strbuf *out)
{
	const char *at = words[count_words(words) - 2];
	const dial *d;
	size_t len;

	for (; *at != '\0'; at += len + (at[len] == ',')) {
		len = strcspn(at, ",");
		d = find_dial(words[count_words(words) - 1], at, len);
		if (d != NULL)
			it_strbuf_format(out, "%s:%s:%s\n", d->name, d->now,
					 d->stored);
	}
}

/* enable-if, disable-if; routes do not come back with it. */
static void set_up(int up)
{
	is_up = up;
	if (!up)
		has_route[0] = has_route[1] = 0;
}

static int ipadm(const char *const *words, it_strbuf *out)
{
	if (strcmp(words[0], "set-prop") == 0)
		return set_prop(words);
	if (strcmp(words[0], "reset-prop") == 0)
		return reset_prop(words);
	if (strcmp(words[0], "show-prop") == 0)
		show_prop(words, out);
	else if (strcmp(words[0], "show-addr") == 0)
		it_strbuf_format(out,
				 "lo0/v4:static:ok:U--:127.0.0.1/8\n"
				 "net0/v4:static:%s:U--:192.0.2.10/24\n"
				 "net0/b:static:%s:U--:192.0.2.12/24\n",
				 is_up ? "ok" : "disabled",
				 is_up ? "ok" : "disabled");
	else
		set_up(strcmp(words[0], "enable-if") == 0);
	return 0;
}

static int dladm(const char *const *words, it_strbuf *out)
{
	if (strcmp(words[0], "set-linkprop") == 0)
		return set_prop(words);
	if (strcmp(words[0], "reset-linkprop") == 0)
		return reset_prop(words);
	if (strcmp(words[0], "show-linkprop") == 0)
		it_strbuf_format(out, "net0:%s\n",
				 find_dial("net0", "mtu", 3)->now);
	else
		it_strbuf_format(out, "net1:%d\n",
				 dials[DIALS - 1].now[0] == '1' ? 9000 : 1500);
	return 0;
}

/* -set OBJECT NAME VALUE, or OBJECT NAME... */
static int ndd(const char *const *words, it_strbuf *out)
{
	const dial *d;
	size_t i;

	if (strcmp(words[0], "-set") == 0) {
		(void)snprintf(find_dial(words[1], words[2], strlen(words[2]))
				       ->now,
			       TEXT, "%s", words[3]);
		return 0;
	}
	for (i = 1; words[i] != NULL; i++) {
		d = find_dial(words[0], words[i], strlen(words[i]));
		it_strbuf_format(out, "%s%s\n", i > 1 ? "\n" : "", d->now);
	}
	return 0;
}

static int ifconfig(const char *const *words, it_strbuf *out)
{
	if (strcmp(words[0], "-a") != 0) {
		is_plumbed = strcmp(words[1], "plumb") == 0;
		return 0;
	}
	it_strbuf_text(out, "lo0: flags=2001000849<UP,LOOPBACK,RUNNING,"
			    "MULTICAST,IPv4,VIRTUAL> mtu 8232 index 1\n"
			    "\tinet 127.0.0.1 netmask ff000000\n");
	if (is_plumbed)
		it_strbuf_text(out,
			       "net1: flags=1000843<UP,BROADCAST,RUNNING,"
			       "MULTICAST,IPv4> mtu 1500 index 2\n"
			       "\tinet 192.0.2.11 netmask ffffff00 "
			       "broadcast 192.0.2.255\n");
	return 0;
}

static int netstat(it_strbuf *out)
{
	size_t i;

	it_strbuf_text(out, "\nIRE Table: IPv4\n"
			    "  Destination Mask Gateway Device MTU Ref Flg "
			    "Out In/Fwd\n");
	for (i = 0; i < ROUTES; i++)
		if (has_route[i])
			it_strbuf_format(out, "%s %s %s net0 1500 1 %s 0 0\n",
					 routes[i].to, routes[i].mask,
					 routes[i].gateway, routes[i].flags);
	return 0;
}

/* -n add -inet -host|-net TO GATEWAY...: a gateway that nothing leads to. */
static int route(const char *const *words)
{
	size_t i;

	for (i = 0; i < ROUTES; i++) {
		if (strcmp(words[4], routes[i].added) != 0)
			continue;
		if (!is_up || (i == 1 && !has_route[0]))
			return 1;
		has_route[i] = 1;
		return 0;
	}
	return 1;
}

/* ---- services ---------------------------------------------------------- */

static int *find_service(const char *name)
{
	return strstr(name, "other") != NULL ? &has_other_service
					     : &has_service;
}

static int svccfg(const char *const *words)
{
	*find_service(words[1]) = strcmp(words[0], "import") == 0;
	return 0;
}

/* Names the one that it was asked for; else that stands in the complaint. */
static int svcs(const char *const *words, it_strbuf *out)
{
	if (!*find_service(words[0]))
		return 1;
	it_strbuf_format(out, "online %s\n", words[0]);
	return 0;
}

/* ---- a call ------------------------------------------------------------ */

static int act(it_program id, const char *const *words, it_strbuf *out)
{
	switch (id) {
	case IT_PROGRAM_ADD_DRV:
		return add_drv(words);
	case IT_PROGRAM_REM_DRV:
		return rem_drv(words);
	case IT_PROGRAM_UPDATE_DRV:
		return update_drv(words);
	case IT_PROGRAM_IPADM:
		return ipadm(words, out);
	case IT_PROGRAM_DLADM:
		return dladm(words, out);
	case IT_PROGRAM_NDD:
		return ndd(words, out);
	case IT_PROGRAM_IFCONFIG:
		return ifconfig(words, out);
	case IT_PROGRAM_NETSTAT:
		return netstat(out);
	case IT_PROGRAM_ROUTE:
		return route(words);
	case IT_PROGRAM_SVCCFG:
		return svccfg(words);
	case IT_PROGRAM_SVCS:
		return svcs(words, out);
	default:
		return 0;
	}
}

/* The first of these is that of every program when the power fails. */
static const struct way {
	int acts, halves;
	it_run_end end;
	int status;
	const char *out, *err;
	it_code code;
} ways[PROGRAM_WAYS] = {
	{0, 0, IT_RUN_EXITED, 1, "", "fails\n", IT_OK},
	{1, 0, IT_RUN_EXITED, 1, "", "", IT_OK},
	{0, 0, IT_RUN_EXITED, 1, "says why\n", "", IT_OK},
	{0, 0, IT_RUN_KILLED, 9, "", "", IT_OK},
	{1, 0, IT_RUN_KILLED, 9, "", "", IT_OK},
	{0, 0, IT_RUN_MISSING, 0, "", "", IT_OK},
	{0, 0, IT_RUN_EXITED, 0, "", "", IT_OK},
	{0, 1, IT_RUN_KILLED, 11, "", "", IT_OK},
	{0, 0, IT_RUN_MISSING, 0, "", "", IT_NO_MEMORY},
	{0, 0, IT_RUN_MISSING, 0, "", "", IT_IO},
	{0, 0, IT_RUN_SILENT, 0, "", "", IT_OK},
};

static int writes_tables(it_program id)
{
	return id == IT_PROGRAM_ADD_DRV || id == IT_PROGRAM_REM_DRV ||
	       id == IT_PROGRAM_UPDATE_DRV;
}

static it_code go_wrong(it_program id, const char *const *words,
			const struct way *way, it_run_result *result,
			it_error *err)
{
	if (way->acts)
		(void)act(id, words, &result->out);
	if (way->halves && writes_tables(id))
		leave_halves();
	result->end = way->end;
	result->status = way->status;
	it_strbuf_text(&result->out, way->out);
	it_strbuf_text(&result->err, way->err);
	return way->code == IT_OK
		       ? IT_OK
		       : it_fail(err, way->code, it_program_name(id),
				 "cannot be run");
}

it_code system_run(it_program id, const char *const *words, int way,
		   it_run_result *result, it_error *err)
{
	memset(result, 0, sizeof *result);
	if (way >= 0)
		return go_wrong(id, words, &ways[way], result, err);
	result->end = IT_RUN_EXITED;
	result->status = act(id, words, &result->out);
	if (result->status != 0)
		it_strbuf_format(&result->err, "%s is not there\n", words[0]);
	return IT_OK;
}
