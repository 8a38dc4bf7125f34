/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/advice.h"
#include "installer/plan_userland.h"
#include "nettune/dial.h"
#include "payload/elf.h"
#include "support/text.h"

enum {
	MAX_STORE = 1 << 20,
	MAX_MODULE = 64 << 20,
	NAME = 64
};

/* ---- who has the addresses ------------------------------------------ */

/* What configures an interface at boot, seen for one driver. */
typedef struct interfaces {
	const char *driver;
	int rank; /* of the file below, the lowest is told */
	char first[4 * NAME]; /* "e1000g0 (etc/hostname.e1000g0)", "" if none */
} interfaces;

/* Solaris 10 and 2009.06 have a file for each interface. */
static const char *const kinds[] = {"hostname", "hostname6", "dhcp"};

/* 0 to 9, or -1: a virtual machine has at most ten adapters. */
static int instance_of(const char *name, const char *kind, const char *driver)
{
	char prefix[NAME];
	size_t len;

	(void)snprintf(prefix, sizeof prefix, "%s.%s", kind, driver);
	len = strlen(prefix);
	if (strncmp(name, prefix, len) != 0 || name[len] < '0' ||
	    name[len] > '9' || name[len + 1] != '\0')
		return -1;
	return name[len] - '0';
}

static it_code note_file(const char *name, void *arg, it_error *err)
{
	interfaces *seen = arg;
	int kind, instance, rank;

	(void)err;
	for (kind = 0; kind < (int)(sizeof kinds / sizeof kinds[0]); kind++) {
		instance = instance_of(name, kinds[kind], seen->driver);
		rank = kind * 10 + instance;
		if (instance < 0 ||
		    (seen->first[0] != '\0' && rank > seen->rank))
			continue;
		seen->rank = rank;
		(void)snprintf(seen->first, sizeof seen->first,
			       "%s%d (etc/%s)", seen->driver, instance, name);
	}
	return IT_OK;
}

static it_code look_for_files(it_job *job, interfaces *seen)
{
	return it_root_list(&job->root, "etc", note_file, seen, &job->error);
}

/* The value of key= in a line of "key=value;" pairs, empty if none. */
static it_slice value_of(it_slice line, const char *key)
{
	it_slice value = {"", 0};
	size_t len = strlen(key), end;

	while (line.len != 0) {
		for (end = 0; end < line.len && line.at[end] != ';'; end++)
			continue;
		if (end > len && memcmp(line.at, key, len) == 0 &&
		    line.at[len] == '=') {
			value.at = line.at + len + 1;
			value.len = end - len - 1;
			return value;
		}
		line.at += end + (end < line.len);
		line.len -= end + (end < line.len);
	}
	return value;
}

/*
 * The device of a link: etc/dladm/datalink.conf has a line for each, its
 * name, a tab, and "devname=string,e1000g0;" among other pairs.  A link that
 * has none there is named as its device.
 */
static it_slice device_of(const it_strbuf *links, it_slice link)
{
	it_slice rest = it_slice_of(it_strbuf_str(links)), line, device;
	const char *comma;

	while (it_next_line(&rest, &line)) {
		if (line.len <= link.len || line.at[link.len] != '\t' ||
		    memcmp(line.at, link.at, link.len) != 0)
			continue;
		line.at += link.len + 1;
		line.len -= link.len + 1;
		device = value_of(line, "devname");
		comma = memchr(device.at, ',', device.len);
		if (comma == NULL)
			return link;
		device.len -= (size_t)(comma + 1 - device.at);
		device.at = comma + 1;
		return device;
	}
	return link;
}

static int is_instance(it_slice device, const char *driver)
{
	size_t len = strlen(driver);

	return it_slice_starts(device, driver) && device.len > len &&
	       device.at[len] >= '0' && device.at[len] <= '9';
}

/* Each address object of ipadm(8) names its interface. */
static void look_in_store(const it_strbuf *addresses, const it_strbuf *links,
			  interfaces *seen)
{
	it_slice rest = it_slice_of(it_strbuf_str(addresses)), line, link;
	char shown[32];

	while (seen->first[0] == '\0' && it_next_line(&rest, &line)) {
		link = value_of(line, "_ifname");
		if (link.len == 0 || value_of(line, "_aobjname").len == 0 ||
		    !is_instance(device_of(links, link), seen->driver) ||
		    !it_slice_copy(device_of(links, link), shown,
				   sizeof shown))
			continue;
		(void)snprintf(seen->first, sizeof seen->first,
			       "%s (etc/ipadm/ipadm.conf)", shown);
	}
}

static it_code look_for_addresses(it_job *job, interfaces *seen)
{
	it_strbuf addresses = {NULL, 0, 0, 0}, links = {NULL, 0, 0, 0};
	int found;
	it_code code = look_for_files(job, seen);

	if (code == IT_OK)
		code = it_root_read(&job->root, IT_IPADM_STORE,
				    MAX_STORE, &addresses, &found,
				    &job->error);
	if (code == IT_OK)
		code = it_root_read(&job->root, IT_DLADM_STORE,
				    MAX_STORE, &links, &found, &job->error);
	if (code == IT_OK)
		look_in_store(&addresses, &links, seen);
	it_strbuf_free(&addresses);
	it_strbuf_free(&links);
	return code;
}

static void add_heard(const it_address_question *heard, interfaces *seen)
{
	if (heard->device[0] != '\0' && seen->first[0] == '\0')
		(void)snprintf(seen->first, sizeof seen->first,
			       "%s (ifconfig -a)", heard->device);
}

static it_code hear_of_both(it_job *job, interfaces *old, interfaces *ours)
{
	it_address_question heard[2] = {{old->driver, ""}, {ours->driver, ""}};
	it_code code;

	if (!job->live || ours->first[0] != '\0')
		return IT_OK;
	code = it_job_hear_addresses(job, heard, 2);
	add_heard(&heard[0], old);
	add_heard(&heard[1], ours);
	return code;
}

/* They are never moved: that would cut off whoever is logged in over them. */
static it_code note_addresses(it_job *job)
{
	interfaces old = {"e1000g", 0, ""}, ours = {"vmxnet3s", 0, ""};
	it_code code = look_for_addresses(job, &old);

	if (code == IT_OK)
		code = look_for_addresses(job, &ours);
	if (code == IT_OK)
		code = hear_of_both(job, &old, &ours);
	if (code != IT_OK || old.first[0] == '\0' || ours.first[0] != '\0')
		return code;
	return it_findings_add(&job->findings, IT_NOTE, ' ', "addresses", "",
			       &job->error,
			       "addresses are configured on %s, and none on "
			       "%s0: they stay there until you move them",
			       old.first, ours.driver);
}

/* ---- signatures ----------------------------------------------------- */

static int is_signed(const it_strbuf *bytes)
{
	it_elf elf;
	it_elf_section section;
	const char *why;
	size_t i;

	if (it_elf_open(&elf, bytes->data, bytes->len, &why) != IT_ELF_OK ||
	    !it_elf_has_sections(&elf, &why))
		return 0;
	for (i = 1; i < elf.sections; i++)
		if (it_elf_section_at(&elf, i, &section) &&
		    strcmp(section.name, ".SUNW_signature") == 0)
			return 1;
	return 0;
}

static it_code look_for_signature(it_job *job, const char *path, int *found,
				  int *yes)
{
	it_strbuf bytes = {NULL, 0, 0, 0};
	it_code code = it_root_read(&job->root, path, MAX_MODULE, &bytes,
				    found, &job->error);

	*yes = code == IT_OK && *found && is_signed(&bytes);
	it_strbuf_free(&bytes);
	return code;
}

/*
 * Verified Boot of 11.4 may refuse modules without a signature, and VMware
 * signs none.  Whether it does is a setting of the firmware, not of a file.
 */
static it_code note_signatures(it_job *job)
{
	static const char *const ours = "kernel/drv/amd64/vmxnet3s";
	static const char *const neighbours[] = {"kernel/drv/amd64/e1000g",
						 "kernel/drv/amd64/sd",
						 "kernel/amd64/genunix"};
	int found, is = 0, any = 0;
	size_t i;
	it_code code;

	if (strncmp(osd_identity_release(job->identity), "11.4", 4) != 0)
		return IT_OK;
	code = look_for_signature(job, ours, &found, &is);
	if (code != IT_OK || !found || is)
		return code;
	for (i = 0; code == IT_OK && !any && i < 3; i++)
		code = look_for_signature(job, neighbours[i], &found, &any);
	if (code != IT_OK || !any)
		return code;
	return it_findings_add(&job->findings, IT_WARNING, ' ',
			       "unsigned-driver", ours, &job->error,
			       "has no signature, but %s has: Verified Boot "
			       "set to enforce will not load it",
			       neighbours[i - 1]);
}

/* ---- when to look again --------------------------------------------- */

/* A packaged system changes by clones of itself, drivers of ours included. */
static it_code note_updates(it_job *job)
{
	struct stat st;
	int found;
	it_code code;

	if (!job->live)
		return IT_OK;
	code = it_root_stat(&job->root, "var/pkg", &st, &found, &job->error);
	if (code != IT_OK || !found)
		return code;
	return it_findings_add(&job->findings, IT_NOTE, ' ', "verify-again",
			       "", &job->error,
			       "run \"install-tools verify\" after a pkg "
			       "update and in a new boot environment: the "
			       "driver comes along as it is");
}

it_code it_job_note_failsafe(it_job *job)
{
	struct stat st;
	int found;
	it_code code = it_root_stat(&job->root, "boot/x86.miniroot-safe", &st,
				    &found, &job->error);

	if (code != IT_OK || !found)
		return code;
	return it_findings_add(&job->findings, IT_NOTE, ' ', "failsafe", "",
			       &job->error,
			       "the failsafe system has a boot archive of its "
			       "own, without this driver: with a vmxnet3 "
			       "adapter alone it has no network");
}

it_code it_job_advise(it_job *job)
{
	it_code code = it_job_tell_service(job);

	if (code == IT_OK)
		code = note_addresses(job);
	if (code == IT_OK)
		code = note_signatures(job);
	return code == IT_OK ? note_updates(job) : code;
}
