/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/native.h"
#include "installer/packages.h"
#include "installer/planner.h"
#include "installer/vendor_locations.h"

/* The package that has it on illumos, of IPS. */
#define OWN_PACKAGE "driver/network/vmxnet3s"

static int is_of(const it_job *job, const char *distribution)
{
	return strncmp(osd_identity_distribution(job->identity), distribution,
		       strlen(distribution)) == 0;
}

/* Nothing in the ramdisk of SmartOS outlives a boot. */
static int is_ramdisk(const it_job *job)
{
	return is_of(job, "SmartOS");
}

/* Tribblix has packages of SVR4, with names of its own, and no pkg. */
static int has_ips(const it_job *job)
{
	return !is_of(job, "Tribblix");
}

/* Known to be of before illumos had it: "r151014", "oi_151a8", "2015.10". */
static int is_too_old(const it_job *job)
{
	const char *release = osd_identity_release(job->identity);
	unsigned long number = strtoul(release + (release[0] == 'r'), NULL, 10);

	return strncmp(release, "oi_", 3) == 0 ||
	       (number >= 2010 && number < 2016) ||
	       (release[0] == 'r' && number >= 151000 && number < 151018);
}

enum { OWN_SIZE = IT_PACKAGE_ROOT + 64 };

/* What gets the driver. */
static const char *own_package(const it_job *job, char text[OWN_SIZE])
{
	char root[IT_PACKAGE_ROOT];

	if (is_too_old(job))
		return "a release of 2016 or later";
	if (!has_ips(job))
		return "installing the package TRIBdrv-net-vmxnet3s";
	it_package_root(job, "-R", root);
	(void)snprintf(text, OWN_SIZE, "\"pkg%s install " OWN_PACKAGE "\"",
		       root);
	return text;
}

static int is_own(const it_module_row *row)
{
	return row->module == IT_MODULE_VMXNET3S;
}

int it_native_has(const it_job *job, const char *path)
{
	char own[128];
	size_t i;

	if (osd_identity_verdict(job->identity) != OSD_NATIVE)
		return 0;
	for (i = 0; i < IT_WIDTHS; i++) {
		it_module_path(it_module_row_of("vmxnet3s"),
			       it_module_width(i), own, sizeof own);
		if (strcmp(path, own) == 0)
			return 1;
	}
	return 0;
}

static void of_ips(const it_job *job, const char *name, it_native_file *out)
{
	char check[IT_PACKAGE_CHECK];

	it_package_check(job, name, 1, check);
	(void)snprintf(out->remedy, sizeof out->remedy,
		       "%s brings the system's driver back", check);
}

static it_code of_package(it_job *job, const char *path, const char *name,
			  it_native_file *out)
{
	int ips;
	it_code code = it_package_is_ips(job, path, &ips);

	if (ips)
		of_ips(job, name, out);
	else
		it_package_again(job, name, out->remedy, sizeof out->remedy);
	return code;
}

/* No package has it: one has to be installed, or there is none to have. */
static it_code of_nobody(it_job *job, it_native_file *out)
{
	char root[IT_PACKAGE_ROOT], own[OWN_SIZE];
	struct stat st;
	int perl;
	it_code code = it_root_stat(&job->root, IT_LOCATIONS, &st, &perl,
				    &job->error);

	it_package_root(job, "-b", root);
	if (is_own(out->row))
		(void)snprintf(out->remedy, sizeof out->remedy,
			       "%s puts the system's driver in its place",
			       own_package(job, own));
	else if (code == IT_OK && perl)
		(void)snprintf(out->remedy, sizeof out->remedy,
			       "\"install-tools uninstall --vendor\" removes "
			       "it with all that VMware's installer put here");
	else
		(void)snprintf(out->remedy, sizeof out->remedy,
			       "remove it: \"rem_drv%s %s\", then the file",
			       root, out->row->reg.driver);
	return code;
}

/* ---- may it simply go? ------------------------------------------------ */

/* Does this kernel look at the path at all, and first? */
static it_code is_in_vain(it_job *job, const it_native_file *file, int *vain)
{
	char served[128];
	struct stat st;

	*vain = file->bits == 32 &&
		!(osd_identity_kernels(job->identity) & OSD_KERNEL_32);
	it_module_path(file->row, file->bits, served, sizeof served);
	if (*vain || strcmp(served, file->path) == 0)
		return IT_OK;
	return it_root_stat(&job->root, served, &st, vain, &job->error);
}

static it_code cannot_load(it_job *job, const it_native_file *file,
			   const it_present *now, int *vain)
{
	it_load load;
	it_code code = it_load_check(job, it_strbuf_str(&now->bytes),
				     now->bytes.len, file->bits, &load);

	*vain = code == IT_OK && load.not_checked[0] == '\0' &&
		load.count > 0;
	it_strbuf_free(&load.names);
	return code;
}

/*
 * Not the one driver that an adapter may be served by: without it, and with
 * none of the system's in its place, the machine could lose its network.
 */
static it_code may_go(it_job *job, it_native_file *file, const it_present *now)
{
	int served = is_own(file->row);
	it_code code = is_in_vain(job, file, &file->goes);

	if (code == IT_OK && !file->goes)
		code = cannot_load(job, file, now, &file->goes);
	if (code == IT_OK && !file->goes && job->live && !served)
		code = it_job_has_adapter(job, file->row, &served);
	file->goes |= code == IT_OK && !served;
	return code;
}

/* ---- what becomes of it ----------------------------------------------- */

static it_code unpackaged(it_job *job, it_native_file *out)
{
	if (job->live || !is_own(out->row) || !has_ips(job) ||
	    is_too_old(job))
		return of_nobody(job, out);
	of_ips(job, OWN_PACKAGE, out);
	return IT_OK;
}

static it_code find_remedy(it_job *job, const it_present *now,
			   it_native_file *out)
{
	char name[IT_PACKAGE_NAME];
	int known;
	it_code code = it_package_ask(job, out->path, name, &known);

	if (code == IT_OK && known && name[0] == '\0' && !is_ramdisk(job))
		code = may_go(job, out, now);
	if (code != IT_OK)
		return code;
	if (is_ramdisk(job))
		(void)snprintf(out->remedy, sizeof out->remedy,
			       "boot again: the platform image has the "
			       "system's driver");
	else if (name[0] != '\0')
		code = of_package(job, out->path, name, out);
	else if (!out->goes)
		code = unpackaged(job, out);
	else
		(void)snprintf(out->remedy, sizeof out->remedy,
			       "no package owns it: \"install-tools repair\" "
			       "removes it");
	return code;
}

/* Nothing is known for a driver of VMware's but what proves that it is one. */
static it_code look_at(it_job *job, it_native_file *file)
{
	it_present now;
	it_code code = it_present_read(&now, job, file->path, &job->error);

	file->goes = 0;
	file->driver.kind = IT_KIND_OTHER;
	if (code == IT_OK && now.found && now.sha256[0] != '\0')
		it_driver_identify(now.bytes.data, now.bytes.len,
				   &file->driver);
	file->found = file->driver.kind == IT_KIND_DRIVER &&
		      file->driver.proven &&
		      !(file->driver.flavours & IT_FLAVOUR_ILLUMOS);
	if (code == IT_OK && file->found)
		code = find_remedy(job, &now, file);
	it_present_free(&now);
	return code;
}

static it_code visit_row(it_job *job, it_native_file *file,
			 it_native_visit visit, void *arg)
{
	static const struct {
		int bits;
		void (*path)(const it_module_row *row, int bits, char *out,
			     size_t size);
	} places[] = {{64, it_module_path}, {32, it_module_path},
		      {64, it_module_shadow}, {32, it_module_shadow}};
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < sizeof places / sizeof places[0];
	     i++) {
		file->bits = places[i].bits;
		places[i].path(file->row, file->bits, file->path,
			       sizeof file->path);
		code = look_at(job, file);
		if (code == IT_OK && file->found)
			code = visit(job, file, arg);
	}
	return code;
}

it_code it_native_each(it_job *job, it_native_visit visit, void *arg)
{
	it_native_file file;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && (file.row = it_module_at(i)) != NULL; i++)
		if (file.row->reg.driver != NULL)
			code = visit_row(job, &file, visit, arg);
	return code;
}

static void say_what(const it_native_file *file, char *out, size_t size)
{
	char systems[128];

	it_flavour_systems(file->driver.flavours, systems, sizeof systems);
	(void)snprintf(out, size,
		       is_own(file->row) ? "VMware's build for %s stands over "
					   "the system's own driver"
					 : "VMware's build for %s has no place "
					   "on this system",
		       systems);
}

static it_code tell(it_job *job, const it_native_file *file, void *unused)
{
	char text[200];
	it_code code;

	(void)unused;
	say_what(file, text, sizeof text);
	code = it_findings_add(&job->findings, IT_DIFFERENCE,
			       file->goes ? 'E' : 'F',
			       file->goes ? "extra" : "wrong-flavour",
			       file->path, &job->error, "%s", text);
	return code == IT_OK ? it_findings_remedy(&job->findings, &job->error,
						  "%s", file->remedy)
			     : code;
}

static int is_told(const it_job *job, const char *path)
{
	size_t i;

	for (i = 0; i < job->findings.count; i++)
		if (strcmp(job->findings.items[i].path, path) == 0)
			return 1;
	return 0;
}

/* What is no module at all, no kernel loads; NULL where it may be one. */
static const char *damage(const it_present *now)
{
	static const char elf64[] = {0x7f, 'E', 'L', 'F', 2};
	const it_strbuf *bytes = &now->bytes;

	if (!now->found || now->sha256[0] == '\0')
		return NULL;
	if (bytes->len == 0)
		return "is empty: the system's own driver belongs there";
	if (bytes->len < sizeof elf64 ||
	    memcmp(bytes->data, elf64, sizeof elf64) != 0)
		return "is damaged: the system's own driver belongs there, "
		       "and this is not a 64-bit module";
	return NULL;
}

static it_code damage_remedy(it_job *job, const char *path,
			     const char *package, it_native_file *out)
{
	char *text = out->remedy, own[OWN_SIZE];

	if (is_ramdisk(job))
		(void)snprintf(text, sizeof out->remedy,
			       "boot again: the platform image has the "
			       "system's driver");
	else if (package[0] != '\0')
		return of_package(job, path, package, out);
	else if (!job->live && has_ips(job))
		of_ips(job, OWN_PACKAGE, out);
	else
		(void)snprintf(text, sizeof out->remedy,
			       "remove it; %s brings the system's driver back",
			       own_package(job, own));
	return IT_OK;
}

static it_code say_damage(it_job *job, const char *path, const char *text)
{
	it_native_file file;
	char name[IT_PACKAGE_NAME];
	it_code code = it_package_owner(job, path, name);

	if (code == IT_OK)
		code = damage_remedy(job, path, name, &file);
	if (code != IT_OK)
		return code;
	code = it_findings_add(&job->findings, IT_DIFFERENCE, 'C', "contents",
			       path, &job->error, "%s", text);
	return code == IT_OK ? it_findings_remedy(&job->findings, &job->error,
						  "%s", file.remedy)
			     : code;
}

static it_code compare_contents(it_job *job, const char *path)
{
	it_present now;
	it_code code = it_present_read(&now, job, path, &job->error);
	const char *text = code == IT_OK ? damage(&now) : NULL;

	if (text != NULL)
		code = say_damage(job, path, text);
	it_present_free(&now);
	return code;
}

/* Only of the system's own file: with VMware's build it is that one's. */
static it_code compare_entries(it_job *job)
{
	const it_module_row *row = it_module_row_of("vmxnet3s");
	it_native_usual usual;
	char path[128];
	struct stat st;
	int found;
	it_code code;

	it_module_path(row, 64, path, sizeof path);
	code = it_root_stat(&job->root, path, &st, &found, &job->error);
	if (code != IT_OK || !found || is_told(job, path))
		return code;
	code = compare_contents(job, path);
	if (code != IT_OK)
		return code;
	usual.package = has_ips(job) ? OWN_PACKAGE : "TRIBdrv-net-vmxnet3s";
	usual.ips = has_ips(job);
	usual.kept = !is_ramdisk(job);
	return it_native_entries(job, row, &usual);
}

it_code it_native_compare(it_job *job)
{
	it_code code = it_native_each(job, tell, NULL);

	return code == IT_OK ? compare_entries(job) : code;
}

/* All but what compare_entries() tells concerns something of VMware's. */
const char *it_native_trouble(const it_job *job)
{
	size_t i;

	for (i = 0; i < job->findings.count; i++)
		if (job->findings.items[i].weight == IT_DIFFERENCE &&
		    strchr("ACNR", job->findings.items[i].letter) == NULL)
			return "VMware's drivers are here and do not belong "
			       "here";
	return "the system's own driver is here and does not serve";
}

it_code it_native_refuse(it_job *job)
{
	const it_finding *found;
	size_t i;

	for (i = 0; i < job->findings.count; i++) {
		found = &job->findings.items[i];
		if (found->weight == IT_DIFFERENCE && found->letter != 'E')
			return it_job_refuse(job, found->path, found->text,
					     found->remedy);
	}
	return IT_OK;
}

it_code it_native_refuse_file(it_job *job, const it_native_file *file)
{
	char text[200];

	say_what(file, text, sizeof text);
	return it_job_refuse(job, file->path, text, file->remedy);
}

static int lacks_own(const it_job *job)
{
	struct stat st;
	int found = 0;

	return it_root_stat(&job->root, "kernel/drv/amd64/vmxnet3s", &st,
			    &found, NULL) == IT_OK &&
	       !found;
}

/* It came with illumos issue 1555; a repository of before lacks it. */
int it_native_lacking(const it_job *job, char *out, size_t size)
{
	char own[OWN_SIZE];

	if (!lacks_own(job))
		return 0;
	if (is_ramdisk(job))
		(void)snprintf(out, size,
			       "this platform image has no driver for vmxnet3 "
			       "adapters: one of June 2016 or later has");
	else if (is_too_old(job))
		(void)snprintf(out, size,
			       "illumos has a driver of its own for vmxnet3 "
			       "adapters since March 2016, which this release "
			       "is too old for: one of 2016 or later has it");
	else
		(void)snprintf(out, size,
			       "illumos has a driver of its own for vmxnet3 "
			       "adapters, since March 2016, and it is not "
			       "installed: %s does it",
			       own_package(job, own));
	return 1;
}

void it_native_closing(const it_job *job, char *out, size_t size)
{
	char own[OWN_SIZE];

	if (!is_ramdisk(job) && lacks_own(job))
		(void)snprintf(out, size,
			       "repaired; %s brings the system's own driver",
			       own_package(job, own));
	else
		(void)snprintf(out, size,
			       "repaired; the system's own drivers serve from "
			       "the next boot on");
}

/* ---- what serves -------------------------------------------------------- */

static it_code say_own(it_job *job, const char *driver, const char *adapter)
{
	char path[128], name[IT_PACKAGE_NAME];
	struct stat st;
	int found;
	it_code code;

	(void)snprintf(path, sizeof path, "kernel/drv/amd64/%s", driver);
	code = it_root_stat(&job->root, path, &st, &found, &job->error);
	if (code != IT_OK || !found ||
	    is_told(job, path))
		return code;
	code = it_package_owner(job, path, name);
	if (code == IT_OK)
		it_say(job->opt, "Driver", IT_PLAIN,
		       "%s, the system's own for %s%s%s", driver, adapter,
		       name[0] != '\0' ? ", of the package " : "", name);
	return code;
}

it_code it_native_say(it_job *job)
{
	static const struct {
		const char *driver, *adapter;
	} rows[] = {
		{"vmxnet3s", "vmxnet3 network adapters"},
		{"pvscsi", "PVSCSI disk adapters"},
	};
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < sizeof rows / sizeof rows[0]; i++)
		code = say_own(job, rows[i].driver, rows[i].adapter);
	return code;
}
