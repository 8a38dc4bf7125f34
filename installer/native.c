/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/native.h"
#include "installer/packages.h"
#include "installer/planner.h"
#include "installer/vendor_locations.h"

/* The package that has it on illumos, of IPS. */
#define OWN_PACKAGE "driver/network/vmxnet3s"

typedef struct remedy {
	char text[400];
} remedy;

/* Nothing in the ramdisk of SmartOS outlives a boot. */
static int is_ramdisk(const it_job *job)
{
	return strncmp(osd_identity_distribution(job->identity), "SmartOS",
		       7) == 0;
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

static void of_package(const char *name, remedy *out)
{
	int ips = strchr(name, '/') != NULL;

	(void)snprintf(out->text, sizeof out->text,
		       ips ? "\"pkg fix %s\" brings the system's driver back"
			   : "install the package %s again (pkgadd)",
		       name);
}

/* No package has it: one has to be installed, or there is none to have. */
static it_code of_nobody(it_job *job, const it_module_row *row, remedy *out)
{
	const char *driver = row->reg.driver;
	struct stat st;
	int perl;
	it_code code = it_root_stat(&job->root, IT_LOCATIONS, &st, &perl,
				    &job->error);

	if (is_own(row))
		(void)snprintf(out->text, sizeof out->text,
			       "\"pkg install " OWN_PACKAGE "\" puts the "
			       "system's driver in its place");
	else if (code == IT_OK && perl)
		(void)snprintf(out->text, sizeof out->text,
			       "\"install-tools uninstall --vendor\" removes "
			       "it with all that VMware's installer put here");
	else
		(void)snprintf(out->text, sizeof out->text,
			       "remove it: \"rem_drv %s\", then the file",
			       driver);
	return code;
}

static it_code find_remedy(it_job *job, const it_module_row *row,
			   const char *path, remedy *out)
{
	char name[IT_PACKAGE_NAME];
	it_code code = it_package_owner(job, path, name);

	if (code != IT_OK)
		return code;
	if (is_ramdisk(job))
		(void)snprintf(out->text, sizeof out->text,
			       "boot again: the platform image has the "
			       "system's driver");
	else if (name[0] != '\0')
		of_package(name, out);
	else if (job->live || !is_own(row))
		return of_nobody(job, row, out);
	else
		(void)snprintf(out->text, sizeof out->text,
			       "\"pkg -R %.200s fix " OWN_PACKAGE "\" brings "
			       "the system's driver back",
			       job->root.path);
	return IT_OK;
}

static it_code tell(it_job *job, const it_module_row *row, const char *path,
		    const it_driver *driver)
{
	char systems[128];
	remedy how;
	it_code code = find_remedy(job, row, path, &how);

	if (code != IT_OK)
		return code;
	it_flavour_systems(driver->flavours, systems, sizeof systems);
	code = it_findings_add(&job->findings, IT_DIFFERENCE, 'F',
			       "wrong-flavour", path, &job->error,
			       is_own(row)
				       ? "VMware's build for %s stands over "
					 "the system's own driver"
				       : "VMware's build for %s has no place "
					 "on this system",
			       systems);
	return code == IT_OK ? it_findings_remedy(&job->findings, &job->error,
						  "%s", how.text)
			     : code;
}

static it_code look_at(it_job *job, const it_module_row *row, int bits)
{
	char path[128];
	it_present now;
	it_driver driver;
	it_code code;

	it_module_path(row, bits, path, sizeof path);
	code = it_present_read(&now, job, path, &job->error);
	if (code == IT_OK && now.found && now.sha256[0] != '\0') {
		it_driver_identify(now.bytes.data, now.bytes.len, &driver);
		if (driver.kind == IT_KIND_DRIVER && driver.proven &&
		    !(driver.flavours & IT_FLAVOUR_ILLUMOS))
			code = tell(job, row, path, &driver);
	}
	it_present_free(&now);
	return code;
}

it_code it_native_compare(it_job *job)
{
	const it_module_row *row;
	size_t i;
	it_code code = IT_OK;

	for (i = 0; code == IT_OK && (row = it_module_at(i)) != NULL; i++) {
		if (row->reg.driver == NULL)
			continue;
		code = look_at(job, row, 64);
		if (code == IT_OK)
			code = look_at(job, row, 32);
	}
	return code;
}

it_code it_native_refuse(it_job *job)
{
	const it_finding *found = NULL;
	char name[1024];
	size_t i;

	for (i = 0; found == NULL && i < job->findings.count; i++)
		if (job->findings.items[i].weight == IT_DIFFERENCE)
			found = &job->findings.items[i];
	if (found == NULL)
		return IT_OK;
	it_root_name(&job->root, found->path, name, sizeof name);
	(void)it_fail(&job->error, IT_TARGET, name, "%s", found->text);
	it_error_remedy(&job->error, "%s", found->remedy);
	return IT_TARGET;
}

/* ---- what serves -------------------------------------------------------- */

static int is_told(const it_job *job, const char *path)
{
	size_t i;

	for (i = 0; i < job->findings.count; i++)
		if (strcmp(job->findings.items[i].path, path) == 0)
			return 1;
	return 0;
}

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
