/* SPDX-License-Identifier: BSD-2-Clause */
/* zonename, isainfo, smbios, prtdiag: one answer each. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/guest.h"

int zonename(int argc, char **argv)
{
	const char *zone = fact("zone");

	(void)argv;
	if (argc > 1) {
		(void)fprintf(stderr, "usage: zonename\n");
		return 1;
	}
	(void)printf("%s\n", zone != NULL ? zone : "global");
	return 0;
}

/* ---- isainfo ---------------------------------------------------------- */

/* Rows by the options given, in the order of the alphabet. */
static const struct {
	const char *options;
	const char *answer32, *answer64;
} isa_rows[] = {
	{"", "i386\n", "amd64 i386\n"},
	{"b", "32\n", "64\n"},
	{"k", "i386\n", "amd64\n"},
	{"n", "i386\n", "amd64\n"},
	{"kv", "32-bit i386 kernel modules\n", "64-bit amd64 kernel modules\n"},
};

int isainfo(int argc, char **argv)
{
	char given[8] = "";
	size_t i;
	int option;

	opterr = 0;
	while ((option = getopt(argc, argv, "+bknv")) != -1) {
		if (option == '?' || strlen(given) == 2)
			break;
		given[strlen(given)] = (char)option;
	}
	if (strcmp(given, "vk") == 0)
		(void)snprintf(given, sizeof given, "kv");
	for (i = 0; i < sizeof isa_rows / sizeof isa_rows[0]; i++) {
		if (strcmp(isa_rows[i].options, given) != 0)
			continue;
		(void)fputs(kernel_bits() == 64 ? isa_rows[i].answer64
						: isa_rows[i].answer32,
			    stdout);
		return 0;
	}
	(void)fprintf(stderr, "usage: isainfo [ -v ] [ -b | -n | -k ]\n");
	return 1;
}

/* ---- the machine's own table ------------------------------------------ */

typedef struct maker {
	const char *fact;
	const char *maker, *product, *serial, *bios;
} maker;

static const maker *the_maker(void)
{
	static const maker makers[] = {
		{"vmware", "VMware, Inc.", "VMware Virtual Platform",
		 "VMware-56 4d 21 43 65 87 a9 cb-ed 0f 11 22 33 44 55 66",
		 "Phoenix Technologies LTD 6.00 07/02/2012"},
		{"vmware7", "VMware, Inc.", "VMware7,1",
		 "VMware-42 1c 5f 0e 7a 33 11 d0-0a 8b 6e 94 21 57 c3 f8",
		 "VMware, Inc. VMW71.00V.16707776.B64.2008070230 08/07/2020"},
		{"kvm", "QEMU", "Standard PC (i440FX + PIIX, 1996)", "None",
		 "SeaBIOS 1.14.0-2 04/01/2014"},
		{"virtualbox", "innotek GmbH", "VirtualBox", "0",
		 "innotek GmbH VirtualBox 12/01/2006"},
		{"metal", "Sun Microsystems", "Sun Fire X4100 M2",
		 "0632QAT019", "American Megatrends Inc. 0ABJX034 07/10/2007"},
	};
	const char *host = fact("host");
	size_t i;

	for (i = 0; i < sizeof makers / sizeof makers[0]; i++)
		if (strcmp(makers[i].fact, host != NULL ? host : "vmware") == 0)
			return &makers[i];
	die("no host %s", host);
}

/*
 * illumos says the number of a type too; the rest of the layout is that of
 * all [seen in illumos' smbios.c, of Oracle's recalled].
 */
int smbios(int argc, char **argv)
{
	const maker *m = the_maker();
	const char *type = "SMB_TYPE_SYSTEM";
	int option;

	opterr = 0;
	while ((option = getopt(argc, argv, "+t:")) != -1)
		if (option == 't')
			type = optarg;
	if (fact_is("smbios", "no")) {
		(void)fprintf(stderr, "smbios: failed to load SMBIOS: System "
				      "does not export an SMBIOS table\n");
		return 1;
	}
	if (strcmp(type, "SMB_TYPE_SYSTEM") != 0 && strcmp(type, "1") != 0)
		return 0;
	(void)printf("ID    SIZE TYPE\n1     162  SMB_TYPE_SYSTEM%s (system "
		     "information)\n\n",
		     the_system()->tools == G25 ? " (type 1)" : "");
	(void)printf("  Manufacturer: %s\n  Product: %s\n  Version: None\n"
		     "  Serial Number: %s\n\n",
		     m->maker, m->product, m->serial);
	(void)printf("  UUID: 564d2143-6587-a9cb-ed0f-112233445566\n"
		     "  Wake-Up Event: 0x6 (power switch)\n"
		     "  SKU Number: Not Specified\n"
		     "  Family: Not Specified\n\n");
	return 0;
}

/* [recalled] */
int prtdiag(int argc, char **argv)
{
	const maker *m = the_maker();

	(void)argc;
	(void)argv;
	(void)printf("System Configuration: %s %s\nBIOS Configuration: %s\n",
		     m->maker, m->product, m->bios);
	return 0;
}
