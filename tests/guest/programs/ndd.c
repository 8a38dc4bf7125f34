/* SPDX-License-Identifier: BSD-2-Clause */
/* ndd: tuning.md 2.3. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/stack.h"

/* Solaris 10 and 2009.06 ask the module; later ndd is a face of libipadm. */
static int is_native(void)
{
	return the_system()->net == NET_10 || the_system()->net == NET_09;
}

static int fail(FILE *stream, const char *text)
{
	(void)fprintf(stream, "operation failed: %s\n", text);
	return 1;
}

static int say_missing(void)
{
	(void)printf("name is non-existent for this module\n"
		     "for a list of valid names, use name '?'\n");
	return 1;
}

static int no_device(const char *path, const char *why)
{
	(void)fprintf(stderr, "open of %s failed: %s\n", path, why);
	return 1;
}

/* ---- protocols -------------------------------------------------------- */

static void list_names(const char *proto)
{
	stack_prop p;
	size_t i;

	(void)printf("%-30s(read only)\n", "?");
	for (i = 0; stack_prop_at(i, &p); i++)
		if (strncmp(p.proto, proto, strlen(proto)) == 0)
			(void)printf("%-30s(read and write)\n", p.key);
}

/* Words of ipadm are numbers here. */
static const char *as_number(const char *value)
{
	static const char *const words[][2] = {
		{"off", "0"},	{"on", "1"},	  {"never", "0"},
		{"passive", "1"}, {"active", "2"},
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i][0], value) == 0)
			return words[i][1];
	return value;
}

static int get(const char *proto, const char *key)
{
	char value[NAME_SIZE];
	stack_prop p;

	if (strcmp(key, "?") == 0) {
		list_names(proto);
		return 0;
	}
	if (!stack_find_ndd(proto, key, &p))
		return is_native() ? say_missing()
				   : fail(stderr, "Unknown property");
	stack_current(&p, value);
	(void)printf("%s\n", as_number(value));
	return 0;
}

static int set_native(const stack_prop *p, const char *value)
{
	if (geteuid() != 0 || zone_is_shared())
		return fail(stdout, "Permission denied");
	return stack_set(p, value) == IP_DONE
		       ? 0
		       : fail(stdout, "Invalid argument");
}

static int set(const char *proto, const char *key, const char *value)
{
	ip_status status;
	stack_prop p;

	if (!stack_find_ndd(proto, key, &p))
		return is_native() ? say_missing()
				   : fail(stderr, "Unknown property");
	if (is_native())
		return set_native(&p, value);
	status = zone_is_shared() || geteuid() != 0 ? IP_DENIED
						    : stack_set(&p, value);
	return status == IP_DONE ? 0 : fail(stderr, ip_status_text(status));
}

/* ---- links ------------------------------------------------------------ */

static net_link *device_at(links *l, const char *path)
{
	const char *name = path + strlen("/dev/");

	links_read(l);
	if (strncmp(name, "net/", 4) == 0)
		return link_find(l, name + 4);
	return link_of_device(l, name);
}

/* It knows ND_SET alone. */
static int with_link(const char *path, const char *key, const char *value)
{
	links l;
	net_link *one = device_at(&l, path);
	net_status status = NET_INVALID;

	if (one == NULL || zone_is_shared())
		return no_device(path, "No such file or directory");
	if (geteuid() != 0)
		return no_device(path, "Permission denied");
	/* where it believes that the link has flow control (2.3) */
	if (the_system()->net != NET_10 &&
	    (one->build == BUILD_E1000G || one->build == BUILD_FIXED))
		(void)fprintf(stderr,
			      "WARNING: The ndd commands for datalink "
			      "administration are obsolete and may be removed "
			      "in a future release of Solaris. Use dladm(1M) "
			      "to manage datalink tunables.\n");
	if (value != NULL && strcmp(key, "accept-jumbo") == 0) {
		step();
		status = mtu_accept_jumbo(&l, one, value);
	}
	if (status != NET_DONE)
		return fail(stdout, "Invalid argument");
	links_write(&l);
	interfaces_follow(one);
	return 0;
}

/* ---- the command ------------------------------------------------------ */

static const char *proto_of(const char *path)
{
	static const char *const protos[] = {"ip", "tcp", "udp", "icmp",
					     "arp", "sctp"};
	size_t i;

	for (i = 0; i < sizeof protos / sizeof protos[0]; i++)
		if (strcmp(path, protos[i]) == 0 ||
		    (strncmp(path, "/dev/", 5) == 0 &&
		     strcmp(path + 5, protos[i]) == 0))
			return protos[i];
	return NULL;
}

static int get_all(const char *proto, const char *path, char **names)
{
	int status = 0;

	for (; *names != NULL; names++) {
		status = proto != NULL ? get(proto, *names)
				       : with_link(path, *names, NULL);
		if (status != 0)
			return status;
		if (names[1] != NULL)
			(void)printf("\n");
	}
	return status;
}

int ndd(int argc, char **argv)
{
	int sets = argc > 1 && strcmp(argv[1], "-set") == 0;
	int first = sets || (argc > 1 && strcmp(argv[1], "-get") == 0) ? 2 : 1;
	const char *path, *proto;

	if (argc < first + 2 || (sets && argc != first + 3)) {
		(void)fprintf(stderr, "usage: ndd [-set] driver param "
				      "[value]\n");
		return 1;
	}
	path = argv[first];
	proto = proto_of(path);
	if (proto == NULL && strncmp(path, "/dev/", 5) != 0)
		return no_device(path, "No such file or directory");
	if (!sets)
		return get_all(proto, path, argv + first + 1);
	if (proto != NULL)
		return set(proto, argv[first + 1], argv[first + 2]);
	return with_link(path, argv[first + 1], argv[first + 2]);
}
