/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "installer/programs.h"

enum {
	MAX_PATHS = 2,
	MAX_OUTPUT = 1 << 20 /* prtconf of a large machine has 200 KB */
};

/*
 * In the order in which they are tried.  /sbin is a directory of its own on
 * Solaris 10, 2009.06 and illumos, a link to /usr/sbin on Solaris 11; where
 * a program is in two places both are the same program.
 */
static const char *const paths[IT_PROGRAMS][MAX_PATHS] = {
	[IT_PROGRAM_ADD_DRV] = {"/usr/sbin/add_drv"},
	[IT_PROGRAM_REM_DRV] = {"/usr/sbin/rem_drv"},
	[IT_PROGRAM_UPDATE_DRV] = {"/usr/sbin/update_drv"},
	[IT_PROGRAM_DEVFSADM] = {"/usr/sbin/devfsadm"},
	[IT_PROGRAM_MODINFO] = {"/usr/sbin/modinfo"},
	[IT_PROGRAM_BOOTADM] = {"/sbin/bootadm", "/usr/sbin/bootadm"},
	[IT_PROGRAM_BEADM] = {"/usr/sbin/beadm", "/sbin/beadm"},
	[IT_PROGRAM_ZONENAME] = {"/sbin/zonename", "/usr/bin/zonename"},
	[IT_PROGRAM_ISAINFO] = {"/usr/bin/isainfo"},
	[IT_PROGRAM_PKG] = {"/usr/bin/pkg"},
	[IT_PROGRAM_PKGINFO] = {"/usr/bin/pkginfo"},
	[IT_PROGRAM_SVCADM] = {"/usr/sbin/svcadm"},
	[IT_PROGRAM_SVCCFG] = {"/usr/sbin/svccfg"},
	[IT_PROGRAM_SVCS] = {"/usr/bin/svcs"},
	[IT_PROGRAM_SVCPROP] = {"/usr/bin/svcprop"},
	[IT_PROGRAM_PRTCONF] = {"/usr/sbin/prtconf"},
	[IT_PROGRAM_SMBIOS] = {"/usr/sbin/smbios"},
	[IT_PROGRAM_PRTDIAG] = {"/usr/sbin/prtdiag"},
	[IT_PROGRAM_DLADM] = {"/sbin/dladm", "/usr/sbin/dladm"},
	[IT_PROGRAM_IPADM] = {"/sbin/ipadm", "/usr/sbin/ipadm"},
	[IT_PROGRAM_NDD] = {"/usr/sbin/ndd"},
	[IT_PROGRAM_IFCONFIG] = {"/sbin/ifconfig", "/usr/sbin/ifconfig"},
	[IT_PROGRAM_KSTAT] = {"/usr/bin/kstat"},
	[IT_PROGRAM_NETADM] = {"/usr/sbin/netadm"},
	[IT_PROGRAM_NETSTAT] = {"/usr/bin/netstat"},
	[IT_PROGRAM_ROUTE] = {"/usr/sbin/route", "/sbin/route"},
	[IT_PROGRAM_PING] = {"/usr/sbin/ping"},
};

static const struct {
	const char *name;
	const char *purpose;
} words[IT_PROGRAMS] = {
#define IT_PROGRAM_WORDS(id, name, purpose) {name, purpose},
	IT_PROGRAM_LIST(IT_PROGRAM_WORDS)
#undef IT_PROGRAM_WORDS
};

const char *it_program_name(it_program id)
{
	return words[id].name;
}

const char *it_program_purpose(it_program id)
{
	return words[id].purpose;
}

const char *it_program_try(it_program id, size_t i)
{
	return i < MAX_PATHS ? paths[id][i] : NULL;
}

const char *it_program_path(it_program id)
{
	const char *path;
	size_t i;

	for (i = 0; (path = it_program_try(id, i)) != NULL; i++)
		if (access(path, X_OK) == 0)
			return path;
	return NULL;
}

it_code it_program_run(it_program id, const char *const *args,
		       it_run_result *result, it_error *err)
{
	const char *path = it_program_path(id);

	if (path != NULL)
		return it_run_program(path, args, MAX_OUTPUT, result, err);
	memset(result, 0, sizeof *result);
	return IT_OK;
}

void it_program_show(it_program id, const char *const *args, it_strbuf *out)
{
	const char *path = it_program_path(id);

	it_run_show(out, path != NULL ? path : it_program_try(id, 0), args);
}
