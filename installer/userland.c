/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/userland.h"

/* ---- files ---------------------------------------------------------- */

/*
 * A pattern is a path in which "*" stands for any part of one name, "@" for
 * a name of a width, i86 or amd64, and "**" at the end for all that lies
 * below.  The first row that fits counts.
 *
 * Modes are those of the original: only the wrapper is set-uid, the helpers
 * of mount may not be written.
 */
static const struct row {
	const char *pattern;
	it_userland_fate fate;
	unsigned mode; /* 0: by the executable bits of the media */
	int may_link;
} rows[] = {
#define PUT(pattern, mode) {pattern, IT_USERLAND_PUT, mode, 0}
#define TREE(pattern)	   {pattern, IT_USERLAND_PUT, 0, 1}
#define LEFT(pattern)	   {pattern, IT_USERLAND_LEFT_OUT, 0, 1}
	PUT("bin/vm-support", 0755),
	PUT("doc/INSTALL", 0644),
	PUT("doc/README", 0644),
	PUT("doc/open_source_licenses.txt", 0644),
	PUT("etc/poweron-vm-default", 0755),
	PUT("etc/poweroff-vm-default", 0755),
	PUT("etc/suspend-vm-default", 0755),
	PUT("etc/resume-vm-default", 0755),
	PUT("etc/statechange.subr", 0644),
	PUT("etc/scripts/vmware/network", 0755),
	PUT("etc/messages/*/*.vmsg", 0644),
	PUT("lib/bin/i86/vmware-user-suid-wrapper", 04555),
	LEFT("lib/bin/amd64/vmware-user-suid-wrapper"), /* a link of ours */
	PUT("lib/bin/vmware-user-wrapper", 0755),
	PUT("lib/bin/@/vmware-user-loader", 0755),
	PUT("lib/bin/@/vmware-xdg-detect-de", 0755),
	PUT("lib/bin/@/vmware-toolbox-cmd", 0755),
	PUT("lib/bin/@/vmtoolsd", 0755),
	PUT("lib/sbin/@/vmtoolsd", 0755),
	PUT("lib/sbin/@/vmware-checkvm", 0755),
	PUT("lib/sbin/@/vmware-rpctool", 0755),
	PUT("lib/sbin/@/vmware-hgfsmounter", 0555),
	PUT("lib/sbin/@/vmware-vmblockmounter", 0555),
	PUT("lib/wrapper-all.sh", 0755),
	TREE("lib/lib/@/**"),
	TREE("lib/plugins32/**"),
	TREE("lib/plugins64/**"),
	TREE("lib/icu/**"),
	/* Drivers are components of their own, start-up is another. */
	LEFT("lib/modules/**"),
	LEFT(IT_STARTUP_MEDIA),
	/* This program stands for VMware's installer and its records. */
	LEFT("INSTALL"),
	LEFT("FILES"),
	LEFT("vmware-install.pl"),
	LEFT("bin/vmware-config-tools.pl"),
	LEFT("bin/vmware-uninstall-tools.pl"),
	LEFT("etc/installer.sh"),
	LEFT("etc/not_configured"),
	LEFT("etc/manifest.txt.shipped"),
	/* X11, HAL and the desktop. */
	LEFT("lib/configurator/**"),
	LEFT("lib/bin/@/configure-gtk.sh"),
	LEFT("lib/bin/@/vmware-toolbox"),
	LEFT("etc/vmware-user.desktop"),
	LEFT("etc/vmware-user.Xresources"),
	LEFT("etc/xsession-gdm.sh"),
	LEFT("etc/xsession-xdm.sh"),
	LEFT("etc/xsession-xdm.pl"),
};

/* Where the directories of the media go. */
static const struct {
	const char *from, *to;
} places[] = {
	{"bin/", "usr/bin/"},
	{"doc/", "usr/share/doc/vmware-tools/"},
	{"etc/", IT_USERLAND_ETC "/"},
	{"lib/", IT_USERLAND_LIB "/"},
};

const char *it_userland_dir_of(it_userland_dir dir)
{
	static const char *const dirs[IT_USERLAND_DIRS] = {
		[IT_USERLAND_BINDIR] = "usr/bin",
		[IT_USERLAND_SBINDIR] = "usr/sbin",
		[IT_USERLAND_LIBDIR] = IT_USERLAND_LIB,
		[IT_USERLAND_DOCDIR] = "usr/share/doc/vmware-tools",
	};

	return dirs[dir];
}

const char *it_userland_dir_key(it_userland_dir dir)
{
	static const char *const keys[IT_USERLAND_DIRS] = {
		[IT_USERLAND_BINDIR] = "BINDIR",
		[IT_USERLAND_SBINDIR] = "SBINDIR",
		[IT_USERLAND_LIBDIR] = "LIBDIR",
		[IT_USERLAND_DOCDIR] = "DOCDIR",
	};

	return keys[dir];
}

int it_userland_path(const it_userland_moved *moved, const char *path,
		     char *out, size_t size)
{
	size_t len;
	int i;

	for (i = 0; i < IT_USERLAND_DIRS; i++) {
		const char *from = it_userland_dir_of((it_userland_dir)i);

		len = strlen(from);
		if (moved->dirs[i][0] != '\0' &&
		    strncmp(path, from, len) == 0 &&
		    (path[len] == '/' || path[len] == '\0'))
			return (size_t)snprintf(out, size, "%s%s",
						moved->dirs[i],
						path + len) < size;
	}
	return (size_t)snprintf(out, size, "%s", path) < size;
}

/* The length of a width's name at the begin of path, 0 if there is none. */
static size_t width_at(const char *path)
{
	static const char *const widths[] = {"i86", "amd64"};
	size_t i, len;

	for (i = 0; i < 2; i++) {
		len = strlen(widths[i]);
		if (strncmp(path, widths[i], len) == 0 && path[len] == '/')
			return len;
	}
	return 0;
}

static int fits(const char *pattern, const char *path)
{
	size_t len;

	while (*pattern != '\0' && *pattern != '*' && *pattern != '@')
		if (*pattern++ != *path++)
			return 0;
	if (*pattern == '\0')
		return *path == '\0';
	if (strcmp(pattern, "**") == 0)
		return *path != '\0';
	if (*pattern == '@') {
		len = width_at(path);
		return len != 0 && fits(pattern + 1, path + len);
	}
	for (; *path != '\0' && *path != '/'; path++)
		if (fits(pattern + 1, path + 1))
			return 1;
	return 0;
}

static void place(const char *media_path, char *out, size_t size)
{
	size_t i, len;

	out[0] = '\0';
	for (i = 0; i < sizeof places / sizeof places[0]; i++) {
		len = strlen(places[i].from);
		if (strncmp(media_path, places[i].from, len) == 0)
			(void)snprintf(out, size, "%s%s", places[i].to,
				       media_path + len);
	}
}

void it_userland_judge(const char *media_path, it_userland_file *file)
{
	size_t i;

	memset(file, 0, sizeof *file);
	for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (fits(rows[i].pattern, media_path))
			break;
	/* A name that has no room is as good as unknown. */
	if (i == sizeof rows / sizeof rows[0] ||
	    strlen(media_path) + 64 > sizeof file->path)
		return;
	file->fate = rows[i].fate;
	file->mode = rows[i].mode;
	file->may_link = rows[i].may_link;
	if (file->fate == IT_USERLAND_PUT)
		place(media_path, file->path, sizeof file->path);
}

/* ---- links ---------------------------------------------------------- */

#define LIB IT_USERLAND_LIB
#define ETC IT_USERLAND_ETC

/* isaexec looks for a program of the right width beside its own name. */
#define BY_WIDTH(width, name)                                                 \
	{"usr/sbin/" width "/" name, "../../lib/vmware-tools/sbin/" width     \
				     "/" name,                                \
	 LIB "/sbin/" width "/" name}

static const it_userland_link links[] = {
	BY_WIDTH("i86", "vmware-checkvm"),
	BY_WIDTH("amd64", "vmware-checkvm"),
	BY_WIDTH("i86", "vmware-rpctool"),
	BY_WIDTH("amd64", "vmware-rpctool"),
	{"usr/sbin/vmtoolsd", "../lib/vmware-tools/wrapper-all.sh",
	 LIB "/wrapper-all.sh"},
	{"usr/bin/vmware-toolbox-cmd", "../lib/vmware-tools/wrapper-all.sh",
	 LIB "/wrapper-all.sh"},
	{"usr/bin/vmware-user",
	 "../lib/vmware-tools/bin/i86/vmware-user-suid-wrapper",
	 LIB "/bin/i86/vmware-user-suid-wrapper"},
	{"usr/bin/vmware-xdg-detect-de",
	 "../lib/vmware-tools/bin/i86/vmware-xdg-detect-de",
	 LIB "/bin/i86/vmware-xdg-detect-de"},
	{LIB "/bin/amd64/vmware-user-suid-wrapper",
	 "../i86/vmware-user-suid-wrapper",
	 LIB "/bin/i86/vmware-user-suid-wrapper"},
	{"etc/fs/vmhgfs/mount",
	 "../../../usr/lib/vmware-tools/sbin/i86/vmware-hgfsmounter",
	 LIB "/sbin/i86/vmware-hgfsmounter"},
	{"etc/fs/vmblock/mount",
	 "../../../usr/lib/vmware-tools/sbin/i86/vmware-vmblockmounter",
	 LIB "/sbin/i86/vmware-vmblockmounter"},
	{ETC "/plugins", "../../usr/lib/vmware-tools/plugins32",
	 LIB "/plugins32"},
	{LIB "/plugins32/amd64", "../plugins64", LIB "/plugins64"},
	{ETC "/icu", "../../usr/lib/vmware-tools/icu", LIB "/icu"},
	/* The first of two that is there. */
	{LIB "/libconf", "lib/amd64/libconf", LIB "/lib/amd64/libconf"},
	{LIB "/libconf", "lib/i86/libconf", LIB "/lib/i86/libconf"},
};

const it_userland_link *it_userland_link_at(size_t i)
{
	return i < sizeof links / sizeof links[0] ? &links[i] : NULL;
}

const char *it_userland_isaexec_at(size_t i)
{
	static const char *const programs[] = {"usr/sbin/vmware-checkvm",
					       "usr/sbin/vmware-rpctool"};

	return i < sizeof programs / sizeof programs[0] ? programs[i] : NULL;
}
