/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a driver file says: the samples that mkset.sh has compiled, stripped
 * and damaged copies of them, impostors, and the load check against sample
 * kernels.
 */
#include "config.h"

#include <check.h>
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "payload/driver.h"
#include "payload/elf.h"
#include "tests/check_main.h"

#define SET TOP_BUILDDIR "/tests/samples/driver/set/"

struct file {
	unsigned char *bytes;
	size_t len;
};

static char work[] = "/tmp/check_driver.XXXXXX";

static int try_load(struct file *f, const char *path)
{
	FILE *in = fopen(path, "rb");
	long len;

	f->bytes = NULL;
	f->len = 0;
	if (in == NULL)
		return 0;
	ck_assert_int_eq(fseek(in, 0, SEEK_END), 0);
	len = ftell(in);
	ck_assert_int_ge(len, 0);
	rewind(in);
	f->len = (size_t)len;
	f->bytes = malloc(f->len + 1);
	ck_assert(f->bytes != NULL);
	ck_assert_uint_eq(fread(f->bytes, 1, f->len, in), f->len);
	(void)fclose(in);
	return 1;
}

static void load(struct file *f, const char *name)
{
	char path[1024];

	(void)snprintf(path, sizeof(path), SET "%s", name);
	ck_assert_msg(try_load(f, path), "%s is not there", path);
}

/* In a block of exactly that length, so that reading beyond is noticed. */
static void identify(const unsigned char *bytes, size_t len, it_driver *d)
{
	unsigned char *exact = malloc(len == 0 ? 1 : len);

	ck_assert(exact != NULL);
	memcpy(exact, bytes, len);
	it_driver_identify(exact, len, d);
	free(exact);
}

static void identify_sample(const char *name, it_driver *d)
{
	struct file f;

	load(&f, name);
	identify(f.bytes, f.len, d);
	free(f.bytes);
}

#define NO_QUIESCE ", no quiesce symbol, _depends_on"
#define QUIESCE	   ", quiesce symbol, _depends_on"
#define RANGE	   ", mac_prop_info_set_range_uint32"
#define LSO                                                                   \
	"LSO is broken in this build (older than Tools 9.10): on a 5.11 "     \
	"kernel outgoing TCP stalls unless EnableLSO=0 is set in "            \
	"vmxnet3s.conf; "
#define RACE                                                                  \
	"changing the MTU while traffic runs can panic the system "           \
	"(stop/transmit race)"
#define UNTOLD "; a new MTU is not told to the network stack"
#define NO_LSO_GET                                                            \
	"; imports mac_lso_get, which the kernels of Solaris 10 and 2009.06 " \
	"are not known to have"
#define DLADM_ONLY                                                            \
	"; accept-jumbo is not told to the network stack, only dladm is; "    \
	"ask dladm for the property mtu alone, others answer garbage"
#define TEN   "dev_ops revision 3, MAC slots 9 and 10 filled" NO_QUIESCE
#define NINE  "dev_ops revision 4, MAC slots 8 and 9 filled" QUIESCE
#define ELEVEN "dev_ops revision 4, MAC slots 9 and 10 filled" QUIESCE
#define NATIVE                                                                \
	"dev_ops revision 4, MAC slots 9 and 10 filled, quiesce symbol, no "  \
	"_depends_on" RANGE ", dev_err"
#define CLAIM                                                                  \
	"; the network stack is told 9000 bytes, of which the device takes "   \
	"1500 before accept-jumbo"
#define CONF_MTU "conf MTU= and accept-jumbo"
#define IDENT3	 "VMware EtherAdapter v3 "

/* Every sample without variants, and all that must be found in it. */
static const struct expected {
	const char *module, *flavour, *file_generation;
	int proven;
	const char *generation, *ident, *depends, *reason;
	int lso_fixed;
	const char *mtu_way, *cautions;
} samples[] = {
	{"vmxnet3s", "10", "2010-01", 1, "2010-01", IDENT3 "b217847",
	 "misc/mac", "dev_ops revision 3, MAC slots 10 filled" NO_QUIESCE, 0,
	 "none", RACE UNTOLD},
	{"vmxnet3s", "10", "2011-08", 1, "2011-08 or 2012-10",
	 IDENT3 "b621624", "misc/mac", TEN, 0, "accept-jumbo", RACE UNTOLD
	 CLAIM},
	{"vmxnet3s", "10", "2012-10", 1, "2011-08 or 2012-10",
	 IDENT3 "b1031360", "misc/mac", TEN, 0, "accept-jumbo", RACE UNTOLD
	 CLAIM},
	{"vmxnet3s", "10", "2012-08", 1, "2012-08", IDENT3 "b724730",
	 "misc/mac", TEN, 0, CONF_MTU, RACE UNTOLD},
	{"vmxnet3s", "10", "2013-09", 1, "2013-09", IDENT3 "b2627939",
	 "misc/mac", TEN, 0, CONF_MTU, RACE UNTOLD},
	{"vmxnet3s", "10", "2015-03", 1, "9.10 or later", IDENT3 "1.1.0.0",
	 "misc/mac", TEN, 1, CONF_MTU, RACE UNTOLD NO_LSO_GET},
	{"vmxnet3s", "10", "10.3.10", 1, "9.10 or later", IDENT3 "1.1.0.0",
	 "misc/mac", TEN, 1, CONF_MTU, RACE UNTOLD NO_LSO_GET},
	{"vmxnet3s", "2009.06", "2010-01", 1, "2010-01", IDENT3 "b217847",
	 "misc/mac", "dev_ops revision 4, MAC slots 9 filled" QUIESCE, 0,
	 "none", LSO RACE},
	{"vmxnet3s", "2009.06", "2011-08", 1, "2011-08 or 2012-10",
	 IDENT3 "b621624", "misc/mac", NINE, 0, "accept-jumbo", LSO RACE
	 CLAIM},
	{"vmxnet3s", "2009.06", "2012-10", 1, "2011-08 or 2012-10",
	 IDENT3 "b1031360", "misc/mac", NINE, 0, "accept-jumbo", LSO RACE
	 CLAIM},
	{"vmxnet3s", "2009.06", "2012-08", 1, "2012-08", IDENT3 "b724730",
	 "misc/mac", NINE, 0, "accept-jumbo", LSO RACE},
	{"vmxnet3s", "2009.06", "2013-09", 1, "2013-09", IDENT3 "b2627939",
	 "misc/mac", NINE, 0, "accept-jumbo", LSO RACE},
	{"vmxnet3s", "2009.06", "2015-03", 1, "9.10 or later",
	 IDENT3 "1.1.0.0", "misc/mac", NINE, 1, "accept-jumbo",
	 RACE NO_LSO_GET},
	{"vmxnet3s", "11", "2012-10", 1, "2011-08 or 2012-10",
	 IDENT3 "b1031360", "misc/mac", ELEVEN, 0, "accept-jumbo", LSO RACE
	 CLAIM},
	{"vmxnet3s", "11", "2012-08", 1, "2012-08", IDENT3 "b724730",
	 "misc/mac", ELEVEN, 0, "accept-jumbo", LSO RACE},
	{"vmxnet3s", "11", "2013-09", 1, "2013-09", IDENT3 "b2627939",
	 "misc/mac", ELEVEN, 0, "accept-jumbo", LSO RACE},
	{"vmxnet3s", "11", "2015-03", 1, "9.10 or later", IDENT3 "1.1.0.0",
	 "misc/mac", ELEVEN RANGE, 1, "dladm", RACE DLADM_ONLY},
	{"vmxnet3s", "11", "2018-11", 1, "9.10 or later", IDENT3 "1.1.0.0",
	 "misc/mac", ELEVEN RANGE, 1, "dladm", RACE DLADM_ONLY},
	{"vmxnet3s", "illumos", "2016-04", 1, "illumos 2016-04",
	 "VMware Ethernet v3 (20160330)", "", NATIVE, 1,
	 "dladm, while the link is not in use",
	 "lasting receipt of jumbo frames can make the guest unreachable "
	 "(illumos bug 7583)"},
	{"vmxnet3s", "illumos", "2016-11", 1, "illumos 2016-11 to 2020-04",
	 "VMware Ethernet v3 1.1.0.0", "", NATIVE, 1,
	 "dladm, while the link is not in use", ""},
	{"vmxnet3s", "illumos", "2023", 1, "illumos 2020-05 or later",
	 "VMware Ethernet v3 1.1.0.0", "", NATIVE, 1,
	 "dladm, while the link is not in use", ""},
	{"vmxnet", "10", "2012-08", 1, "", "VMware Ethernet Adapter b724730",
	 "misc/gld", "dev_ops revision 3, ddi_power", -1, "", ""},
	{"vmxnet", "2009.06", "2012-08", 1, "",
	 "VMware Ethernet Adapter b724730", "misc/gld",
	 "dev_ops revision 4, ddi_power", -1, "", ""},
	{"vmxnet", "11", "10.3.10", 1, "",
	 "VMware Ethernet Adapter b12406962", "misc/gld",
	 "dev_ops revision 4, no ddi_power", -1, "", ""},
	{"vmblock", "10", "2012-08", 1, "before 10.3.10",
	 "VMBlock File system", "", "vfsdef version 3", -1, "", ""},
	{"vmblock", "11", "10.3.10", 1, "10.3.10 or later",
	 "VMBlock File system", "", "vfsdef version 5", -1, "", ""},
	{"vmhgfs", "10", "10.3.10", 1, "10.3.10 or later", "HGFS File system",
	 "", "vfsdef version 3", -1, "", ""},
	{"vmhgfs", "11", "2012-08", 1, "before 10.3.10", "HGFS File system",
	 "", "vfsdef version 5", -1, "", ""},
	{"vmmemctl", "10", "2012-08", 0, "before 2015-03",
	 "VMware Memory Control b724730", "",
	 "nothing in a vmmemctl file tells its flavour", -1, "", ""},
	{"vmmemctl", "11", "10.3.10", 0, "2015-03 or later",
	 "VMware Memory Control b12406962", "",
	 "nothing in a vmmemctl file tells its flavour", -1, "", ""},
};

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

static void sample_name(const struct expected *e, int bits, char *out,
			size_t size)
{
	(void)snprintf(out, size, "%s-%s-%d-%s.o", e->module, e->flavour, bits,
		       e->file_generation);
}

static void check_text(const char *where, const char *what, const char *is,
		       const char *should)
{
	ck_assert_msg(strcmp(is, should) == 0, "%s: %s is '%s', not '%s'",
		      where, what, is, should);
}

/* The hint about vmmemctl's state goes with the local names. */
static void check_reason(const char *where, const struct expected *e,
			 const it_driver *d)
{
	if (e->proven)
		check_text(where, "reason", d->reason, e->reason);
	else
		ck_assert_msg(strncmp(d->reason, e->reason,
				      strlen(e->reason)) == 0,
			      "%s: reason '%s'", where, d->reason);
}

static void check_expected(const char *where, const struct expected *e,
			   int bits, const it_driver *d)
{
	char flavours[64];

	it_flavour_text(d->flavours, flavours, sizeof(flavours));
	ck_assert_msg(d->kind == IT_KIND_DRIVER, "%s: kind %d, %s", where,
		      (int)d->kind, d->reason);
	check_text(where, "module", it_module_name(d->module), e->module);
	check_text(where, "flavour", flavours,
		   e->proven ? e->flavour : "10, 2009.06 or 11");
	ck_assert_msg(d->bits == bits && d->proven == e->proven &&
			      !d->contradictory &&
			      d->lso_fixed == e->lso_fixed,
		      "%s: bits %d proven %d contradictory %d lso %d", where,
		      d->bits, d->proven, d->contradictory, d->lso_fixed);
	check_text(where, "generation", d->generation, e->generation);
	check_text(where, "ident", d->ident, e->ident);
	check_text(where, "depends", d->depends, e->depends);
	check_text(where, "mtu", d->mtu_way, e->mtu_way);
	check_text(where, "cautions", d->cautions, e->cautions);
	check_reason(where, e, d);
}

/* illumos has no 32-bit kernel any more in that generation. */
static int never_made(const struct expected *e, int bits)
{
	return bits == 32 && strcmp(e->file_generation, "2023") == 0;
}

START_TEST(every_sample)
{
	const struct expected *e = &samples[_i / 2];
	int bits = _i % 2 == 0 ? 32 : 64;
	char name[128];
	it_driver d;

	if (never_made(e, bits))
		return;
	sample_name(e, bits, name, sizeof(name));
	identify_sample(name, &d);
	check_expected(name, e, bits, &d);
}
END_TEST

/* Tools that take names or move sections; 32-bit files may need another. */
static const struct tool {
	const char *command64, *command32;
} tools[] = {
	{"strip -g", NULL},
	{"strip -x", NULL},
	{"strip --strip-unneeded", NULL},
	{"ld -r -m elf_x86_64", "ld -r -m elf_i386"},
	{"ld -r -x -m elf_x86_64", "ld -r -x -m elf_i386"},
	{"llvm-strip -x", NULL},
	{"ld.lld -r -m elf_x86_64", "ld.lld -r -m elf_i386"},
};

/* Runs it; 0 if the tool is not here or does not know such files. */
static int use_tool(const struct tool *tool, int bits, const char *name,
		    struct file *out)
{
	const char *program = bits == 32 && tool->command32 != NULL
				      ? tool->command32
				      : tool->command64;
	char to[128], command[1500];

	(void)snprintf(to, sizeof(to), "%s/out.o", work);
	(void)unlink(to);
	(void)snprintf(command, sizeof(command),
		       "%s -o %s '%s%s' >/dev/null 2>&1", program, to, SET,
		       name);
	return system(command) == 0 && try_load(out, to);
}

/* Of the generations, one a flavour is enough for a process each. */
static int worth_a_process(const struct expected *e)
{
	return strcmp(e->module, "vmxnet3s") != 0 ||
	       strcmp(e->file_generation, "2012-08") == 0 ||
	       strcmp(e->file_generation, "2010-01") == 0 ||
	       strcmp(e->file_generation, "2015-03") == 0 ||
	       strcmp(e->file_generation, "2023") == 0;
}

START_TEST(stripped_and_linked)
{
	const struct tool *tool = &tools[_i];
	struct file f;
	char name[128], where[256];
	it_driver d;
	int i;

	for (i = 0; i < 2 * COUNT(samples); i++) {
		const struct expected *e = &samples[i / 2];
		int bits = i % 2 == 0 ? 32 : 64;

		if (never_made(e, bits) || !worth_a_process(e))
			continue;
		sample_name(e, bits, name, sizeof(name));
		if (!use_tool(tool, bits, name, &f)) {
			printf("skipped: %s\n", tool->command64);
			return;
		}
		identify(f.bytes, f.len, &d);
		free(f.bytes);
		(void)snprintf(where, sizeof(where), "%s after %s", name,
			       tool->command64);
		check_expected(where, e, bits, &d);
	}
}
END_TEST

START_TEST(stripped_of_everything)
{
	static const struct tool strip = {"strip -s", NULL};
	struct file f;
	it_driver d;

	if (!use_tool(&strip, 64, "vmxnet3s-10-64-2012-08.o", &f)) {
		printf("skipped: strip -s\n");
		return;
	}
	identify(f.bytes, f.len, &d);
	free(f.bytes);
	ck_assert_int_eq(d.kind, IT_KIND_NOT_LOADABLE);
	ck_assert_str_eq(d.reason,
			 "it has no symbol table (its text says \"VMware "
			 "EtherAdapter v3 b724730\"): it was stripped, and no "
			 "kernel can load it");
}
END_TEST

/* The variants of variants.list, in what they differ from the samples. */
static const struct variant {
	const char *name, *module, *flavour;
	int kind, bits, proven, contradictory;
	const char *reason; /* part of it */
} variants[] = {
	{"o0-10", "vmxnet3s", "10", 0, 64, 1, 0, TEN},
	{"o1-2009.06", "vmxnet3s", "2009.06", 0, 64, 1, 0, NINE},
	{"o3-11", "vmxnet3s", "11", 0, 64, 1, 0, ELEVEN},
	{"os-11-32", "vmxnet3s", "11", 0, 32, 1, 0, ELEVEN},
	{"pic-10-64", "vmxnet3s", "10", 0, 64, 1, 0, TEN},
	{"pic-11-32", "vmxnet3s", "11", 0, 32, 1, 0, ELEVEN},
	{"debug-11-32", "vmxnet3s", "11", 0, 32, 1, 0, ELEVEN RANGE},
	{"debug-2009.06", "vmxnet3s", "2009.06", 0, 64, 1, 0, NINE},
	{"split-10", "vmxnet3s", "10", 0, 64, 1, 0, TEN},
	{"split-11-32", "vmxnet3s", "11", 0, 32, 1, 0, ELEVEN},
	{"section-2009.06", "vmxnet3s", "2009.06", 0, 32, 1, 0, NINE},
	{"section-11", "vmxnet3s", "11", 0, 64, 1, 0, ELEVEN},
	{"grown-10", "vmxnet3s", "10", 0, 64, 1, 0, TEN},
	{"grown-10-32", "vmxnet3s", "10", 0, 32, 1, 0, TEN},
	{"grown-2009.06", "vmxnet3s", "2009.06", 0, 64, 1, 0, NINE},
	{"grown-11", "vmxnet3s", "11", 0, 64, 1, 0, ELEVEN},
	{"decoy-11", "vmxnet3s", "11", 0, 64, 1, 0, ELEVEN},
	{"decoy-10-32", "vmxnet3s", "10", 0, 32, 1, 0, TEN},
	{"twice-11", "vmxnet3s", "11", 0, 64, 1, 0, ELEVEN},
	{"unwind-11", "vmxnet3s", "11", 0, 64, 1, 0, ELEVEN},
	{"late-10", "vmxnet3s", "10", 0, 64, 0, 0, "revision not readable"},
	{"late-11-32", "vmxnet3s", "11", 0, 32, 0, 0,
	 "dev_ops revision not readable, MAC slots 9 and 10 filled" QUIESCE},
	{"bad-revision-10", "vmxnet3s", "unknown", 0, 64, 0, 1,
	 "its signs fit no flavour: dev_ops revision 4, MAC slots 9 and 10 "
	 "filled" NO_QUIESCE},
	{"bad-revision-11", "vmxnet3s", "unknown", 0, 32, 0, 1, "revision 3"},
	{"bad-revision-5", "vmxnet3s", "unknown", 0, 64, 0, 1, "revision 5"},
	{"bad-quiesce-10", "vmxnet3s", "unknown", 0, 64, 0, 1,
	 "quiesce symbol without its dev_ops slot"},
	{"bad-quiesce-10-both", "vmxnet3s", "unknown", 0, 64, 0, 1,
	 "dev_ops revision 3"},
	{"bad-quiesce-11", "vmxnet3s", "unknown", 0, 64, 0, 1,
	 "quiesce symbol without its dev_ops slot"},
	{"bad-quiesce-2009.06", "vmxnet3s", "unknown", 0, 32, 0, 1,
	 "no quiesce symbol"},
	{"bad-depends-11", "vmxnet3s", "unknown", 0, 64, 0, 1,
	 "no _depends_on"},
	{"bad-depends-illumos", "vmxnet3s", "unknown", 0, 64, 0, 1,
	 "_depends_on" RANGE ", dev_err"},
	{"bad-slot-2009.06", "vmxnet3s", "unknown", 0, 64, 0, 1,
	 "MAC slots 8 and 9 and 10 filled"},
	{"bad-slot-11", "vmxnet3s", "unknown", 0, 32, 0, 1,
	 "MAC slots 8 and 9 and 10 filled"},
	{"bad-slot-10", "vmxnet3s", "unknown", 0, 64, 0, 1,
	 "MAC slots 9 filled"},
	{"bad-flags-10", "vmxnet3s", "unknown", 0, 64, 0, 1,
	 "flag word 0x1 for slots that are empty"},
	{"bad-flags-11", "vmxnet3s", "unknown", 0, 64, 0, 1,
	 "flag word 0x27 for slots that are empty"},
	{"bad-size-11", "vmxnet3s", "unknown", 0, 64, 0, 1,
	 "an object of another size"},
	{"bad-size-2009.06", "vmxnet3s", "unknown", 0, 32, 0, 1,
	 "an object of another size"},
	{"bad-import-2009.06", "vmxnet3s", "unknown", 0, 64, 0, 1, RANGE},
	{"bad-import-10", "vmxnet3s", "unknown", 0, 64, 0, 1, "dev_err"},
	{"bad-twice-11", "vmxnet3s", "unknown", 0, 64, 0, 1,
	 "more than one reading"},
	{"bad-vmxnet-10", "vmxnet", "unknown", 0, 64, 0, 1,
	 "dev_ops revision 4, ddi_power, an object of another size"},
	{"bad-vmxnet-11", "vmxnet", "unknown", 0, 32, 0, 1,
	 "dev_ops revision 3, no ddi_power"},
	{"bad-vmxnet-2009.06", "vmxnet", "unknown", 0, 64, 0, 1,
	 "dev_ops revision 3, ddi_power, an object of another size"},
	{"bad-vmblock-4", "vmblock", "unknown", 0, 64, 0, 1,
	 "its signs fit no flavour: vfsdef version 4"},
	{"bad-vmhgfs-0", "vmhgfs", "unknown", 0, 32, 0, 1,
	 "its signs fit no flavour: vfsdef version 0"},
	{"part", "", "unknown", IT_KIND_OTHER, 64, 0, 0,
	 "it is one part of a driver before linking: vmxnet3_tx is not in "
	 "it"},
	{"linux", "", "unknown", IT_KIND_FOREIGN, 64, 0, 0,
	 "it is a kernel module of Linux, not of Solaris (.modinfo)"},
	{"linux-name", "", "unknown", IT_KIND_FOREIGN, 32, 0, 0,
	 "it is a kernel module of Linux, not of Solaris ("},
	{"freebsd", "", "unknown", IT_KIND_FOREIGN, 64, 0, 0,
	 "it is a kernel module of FreeBSD, not of Solaris "
	 "(set_modmetadata_set)"},
	{"solaris", "", "unknown", 0, 64, 0, 0,
	 "it is a Solaris module, but none of VMware's"},
	{"no-info", "", "unknown", IT_KIND_OTHER, 64, 0, 0,
	 "it is an object, but no Solaris driver: it defines no function "
	 "_info"},
	{"plain", "", "unknown", IT_KIND_OTHER, 32, 0, 0,
	 "it is an object, but no Solaris driver: it defines no function "
	 "_init"},
};

START_TEST(every_variant)
{
	const struct variant *v = &variants[_i];
	char name[128], flavours[64];
	it_driver d;

	(void)snprintf(name, sizeof(name), "%s.o", v->name);
	identify_sample(name, &d);
	it_flavour_text(d.flavours, flavours, sizeof(flavours));
	check_text(v->name, "module", it_module_name(d.module), v->module);
	check_text(v->name, "flavour", flavours, v->flavour);
	ck_assert_msg((int)d.kind == v->kind && d.bits == v->bits &&
			      d.proven == v->proven &&
			      d.contradictory == v->contradictory,
		      "%s: kind %d bits %d proven %d contradictory %d",
		      v->name, (int)d.kind, d.bits, d.proven,
		      d.contradictory);
	ck_assert_msg(strstr(d.reason, v->reason) != NULL, "%s: reason %s",
		      v->name, d.reason);
}
END_TEST

/* Bytes of a sound driver changed: offset, up to 2 values. */
static const struct edit {
	const char *name;
	struct {
		int at, value;
	} bytes[3];
	it_driver_kind kind;
	const char *reason;
} edits[] = {
	{"vmxnet3s-10-64-2012-08.o", {{0, 'F'}}, IT_KIND_NOT_ELF,
	 "it is not an ELF file"},
	{"vmxnet3s-10-64-2012-08.o", {{4, 3}}, IT_KIND_DAMAGED,
	 "it is damaged: its ELF class is neither 32 nor 64 bit"},
	{"vmxnet3s-10-64-2012-08.o", {{5, 0}}, IT_KIND_DAMAGED,
	 "it is damaged: its ELF byte order is neither of the two"},
	{"vmxnet3s-10-64-2012-08.o", {{18, 3}}, IT_KIND_DAMAGED,
	 "its header is damaged: class 64 bit, but machine 3"},
	{"vmxnet3s-11-32-2012-08.o", {{18, 62}}, IT_KIND_DAMAGED,
	 "its header is damaged: class 32 bit, but machine 62"},
	{"vmxnet3s-10-64-2012-08.o", {{5, 2}, {18, 0}, {19, 43}},
	 IT_KIND_WRONG_ARCH, "it is for SPARC, not for x86"},
	{"vmxnet3s-10-32-2012-08.o", {{5, 2}, {18, 0}, {19, 2}},
	 IT_KIND_WRONG_ARCH, "it is for SPARC, not for x86"},
	{"vmxnet3s-10-32-2012-08.o", {{5, 2}, {18, 0}, {19, 18}},
	 IT_KIND_WRONG_ARCH, "it is for SPARC, not for x86"},
	{"vmxnet3s-10-64-2012-08.o", {{5, 2}}, IT_KIND_WRONG_ARCH,
	 "it is big endian, not for x86"},
	{"vmxnet3s-10-64-2012-08.o", {{18, 183}}, IT_KIND_WRONG_ARCH,
	 "it is for ARM, not for x86"},
	{"vmxnet3s-10-64-2012-08.o", {{18, 99}}, IT_KIND_WRONG_ARCH,
	 "it is for another machine (ELF number 99)"},
	{"vmxnet3s-10-64-2012-08.o", {{16, 2}}, IT_KIND_NOT_LOADABLE,
	 "it is a driver linked as a program or shared object: no kernel "
	 "loads that"},
	{"vmxnet3s-11-32-2012-08.o", {{16, 3}}, IT_KIND_NOT_LOADABLE,
	 "it is a driver linked as a program or shared object: no kernel "
	 "loads that"},
	{"no-info.o", {{16, 3}}, IT_KIND_OTHER,
	 "it is a program or shared object, no driver"},
	{"freebsd.o", {{16, 3}}, IT_KIND_FOREIGN,
	 "it is a kernel module of FreeBSD, not of Solaris "
	 "(set_modmetadata_set)"},
	{"no-info.o", {{16, 4}}, IT_KIND_OTHER, "it is a core file, no driver"},
	{"vmxnet3s-10-64-2012-08.o", {{16, 77}}, IT_KIND_DAMAGED,
	 "its header is damaged: no such ELF type (77)"},
	{"vmxnet3s-10-64-2012-08.o", {{58, 65}}, IT_KIND_DAMAGED,
	 "it is damaged: its section headers have a wrong size"},
	{"vmxnet3s-10-64-2012-08.o", {{60, 255}}, IT_KIND_DAMAGED,
	 "it is damaged: its section headers lie beyond the end of the file"},
	{"vmxnet3s-10-64-2012-08.o", {{60, 0}}, IT_KIND_DAMAGED,
	 "it is damaged: it has no section headers"},
	{"vmxnet3s-10-64-2012-08.o", {{62, 99}}, IT_KIND_DAMAGED,
	 "it is damaged: its section names are in a section that is not "
	 "there"},
};

START_TEST(edited_headers)
{
	const struct edit *e = &edits[_i];
	struct file f;
	it_driver d;
	char why[512];
	int i;

	load(&f, e->name);
	for (i = 0; i < 3; i++)
		if (e->bytes[i].at != 0 || e->bytes[i].value != 0)
			f.bytes[e->bytes[i].at] =
				(unsigned char)e->bytes[i].value;
	identify(f.bytes, f.len, &d);
	free(f.bytes);
	ck_assert_str_eq(d.reason, e->reason);
	ck_assert_int_eq(d.kind, e->kind);
	ck_assert_int_eq(d.module, IT_MODULE_NONE);
	ck_assert_int_eq(it_driver_fit(&d, IT_MODULE_VMXNET3S, "10", 64, why,
				       sizeof(why)),
			 IT_FIT_OTHER);
	ck_assert_msg(strncmp(why, "not a loadable driver: ", 23) == 0, "%s",
		      why);
}
END_TEST

START_TEST(no_elf_at_all)
{
	static const char text[] =
		"_init _fini _info mod_install mod_remove mod_info "
		"mod_driverops vmxnet3_tx VMware EtherAdapter v3 b724730";
	it_driver d;

	identify((const unsigned char *)text, sizeof(text), &d);
	ck_assert_int_eq(d.kind, IT_KIND_NOT_ELF);
	ck_assert_str_eq(d.reason, "it is not an ELF file");
	identify((const unsigned char *)text, 0, &d);
	ck_assert_int_eq(d.kind, IT_KIND_NOT_ELF);
	ck_assert_str_eq(d.reason, "it is empty");
	ck_assert_str_eq(d.ident, "");
}
END_TEST

static void put(unsigned char *at, unsigned width, uint64_t value)
{
	for (; width-- != 0; value >>= 8)
		*at++ = (unsigned char)value;
}

/* Finds a name in the symbol table; the entry, for changing it. */
static unsigned char *symbol_entry(struct file *f, const char *name,
				   size_t *index, it_elf_symbol *symbol)
{
	it_elf_symbols symbols;
	const char *why;
	it_elf elf;
	size_t i;

	ck_assert_int_eq(it_elf_open(&elf, f->bytes, f->len, &why),
			 IT_ELF_OK);
	ck_assert_int_eq(
		it_elf_symbols_at(&elf, it_elf_find(&elf, IT_ELF_SYMTAB, 1),
				  &symbols),
		1);
	for (i = 1; i < symbols.count; i++) {
		it_elf_symbol_at(&symbols, i, symbol);
		if (strcmp(symbol->name, name) != 0)
			continue;
		*index = i;
		return f->bytes + (symbols.data - f->bytes) + 24 * i;
	}
	ck_abort_msg("no symbol %s", name);
	return NULL;
}

/* The symbol that stands for a section itself. */
static size_t section_symbol(const struct file *f, unsigned section)
{
	it_elf_symbols symbols;
	it_elf_symbol symbol;
	const char *why;
	it_elf elf;
	size_t i;

	(void)it_elf_open(&elf, f->bytes, f->len, &why);
	(void)it_elf_symbols_at(&elf, it_elf_find(&elf, IT_ELF_SYMTAB, 1),
				&symbols);
	for (i = 1; i < symbols.count; i++) {
		it_elf_symbol_at(&symbols, i, &symbol);
		if (symbol.type == 3 && symbol.section == section)
			return i;
	}
	ck_abort_msg("no symbol for section %u", section);
	return 0;
}

/* The relocation of data for that symbol; its 24 bytes, for changing. */
static unsigned char *data_reloc(struct file *f, size_t symbol)
{
	it_elf_section target;
	it_elf_relocs relocs;
	it_elf_reloc reloc;
	const char *why;
	size_t i, k;
	it_elf elf;

	(void)it_elf_open(&elf, f->bytes, f->len, &why);
	for (i = 1; i < elf.sections; i++) {
		if (!it_elf_relocs_at(&elf, i, &relocs))
			continue;
		(void)it_elf_section_at(&elf, relocs.target, &target);
		for (k = 0; k < relocs.count; k++) {
			it_elf_reloc_at(&relocs, k, &reloc);
			if (reloc.symbol == symbol &&
			    (target.flags & IT_ELF_WRITE) != 0)
				return f->bytes + (relocs.data - f->bytes) +
				       24 * k;
		}
	}
	ck_abort_msg("no relocation in data");
	return NULL;
}

/* An assembler may name a global function by its section and distance. */
START_TEST(global_by_section)
{
	struct file f;
	it_driver d;
	it_elf_symbol tx;
	unsigned char *reloc;
	size_t index;

	load(&f, "vmxnet3s-11-64-2012-08.o");
	(void)symbol_entry(&f, "vmxnet3_tx", &index, &tx);
	reloc = data_reloc(&f, index);
	put(reloc + 12, 4, section_symbol(&f, tx.section));
	put(reloc + 16, 8, tx.value);
	identify(f.bytes, f.len, &d);
	ck_assert_str_eq(d.reason, ELEVEN);
	ck_assert_int_eq(d.proven, 1);
	put(reloc + 16, 8, tx.value + 1);
	identify(f.bytes, f.len, &d);
	ck_assert_int_eq(d.kind, IT_KIND_OTHER);
	free(f.bytes);
}
END_TEST

/* Only a plain address is a slot; without one there is no such driver. */
START_TEST(no_plain_address)
{
	struct file f;
	it_driver d;
	it_elf_symbol tx;
	size_t index;

	load(&f, "vmxnet3s-11-64-2012-08.o");
	(void)symbol_entry(&f, "vmxnet3_tx", &index, &tx);
	put(data_reloc(&f, index) + 8, 4, 2);
	identify(f.bytes, f.len, &d);
	ck_assert_str_eq(d.reason,
			 "it is not a vmxnet3s driver: no data of it holds the "
			 "address of vmxnet3_tx");
	ck_assert_int_eq(d.kind, IT_KIND_OTHER);
	free(f.bytes);
}
END_TEST

/* One index, offset or size too large in each of the tables. */
START_TEST(damaged_tables)
{
	enum { SYMBOL, RELOC, SECTION };
	static const struct {
		int table, at;
		unsigned width;
		uint64_t value;
		const char *reason;
	} damages[] = {
		{SYMBOL, 0, 4, 0xffffff,
		 "a symbol name lies beyond its string table"},
		{SYMBOL, 6, 2, 200,
		 "a symbol is in a section that is not there"},
		{RELOC, 12, 4, 0xffffff,
		 "a relocation is for a symbol that is not there"},
		{RELOC, 0, 8, 1 << 20, "a relocation lies beyond its section"},
		{SECTION, 32, 8, 1 << 30,
		 "a section lies beyond the end of the file"},
	};
	unsigned char *tables[3];
	char reason[128];
	struct file f;
	it_driver d;
	it_elf_symbol tx;
	size_t index;

	load(&f, "vmxnet3s-11-64-2012-08.o");
	tables[SYMBOL] = symbol_entry(&f, "vmxnet3_tx", &index, &tx);
	tables[RELOC] = data_reloc(&f, index);
	tables[SECTION] = f.bytes + f.len - 64; /* the last header */
	put(tables[damages[_i].table] + damages[_i].at, damages[_i].width,
	    damages[_i].value);
	identify(f.bytes, f.len, &d);
	(void)snprintf(reason, sizeof(reason), "it is damaged: %s",
		       damages[_i].reason);
	ck_assert_str_eq(d.reason, reason);
	ck_assert_int_eq(d.kind, IT_KIND_DAMAGED);
	free(f.bytes);
}
END_TEST

/* Another object inside the vector, or its name elsewhere. */
START_TEST(objects_that_overlap)
{
	static const char *const moved[] = {"vmxnet3_dma_attrs_1",
					    "vmxnet3_mac_callbacks"};
	struct file f;
	it_driver d;
	it_elf_symbol vector, other;
	size_t index;

	load(&f, "vmxnet3s-11-64-2012-08.o");
	(void)symbol_entry(&f, "vmxnet3_mac_callbacks", &index, &vector);
	put(symbol_entry(&f, moved[_i], &index, &other) + 8, 8,
	    vector.value + 24);
	identify(f.bytes, f.len, &d);
	ck_assert_str_eq(d.reason, "its signs fit no flavour: " ELEVEN
				   ", an object of another size");
	ck_assert_int_eq(d.contradictory, 1);
	free(f.bytes);
}
END_TEST

/* Names appended to an object are in no table, so nobody sees them. */
START_TEST(names_appended)
{
	static const char names[] = "\0_init\0_fini\0_info\0mod_install\0"
				    "mod_driverops\0vmxnet3_tx";
	struct file f;
	it_driver d;
	unsigned char *more;

	load(&f, "plain.o");
	more = malloc(f.len + sizeof(names));
	ck_assert(more != NULL);
	memcpy(more, f.bytes, f.len);
	memcpy(more + f.len, names, sizeof(names));
	identify(more, f.len + sizeof(names), &d);
	free(more);
	free(f.bytes);
	ck_assert_int_eq(d.kind, IT_KIND_OTHER);
	ck_assert_str_eq(d.reason,
			 "it is an object, but no Solaris driver: it defines "
			 "no function _init");
}
END_TEST

static const char *const small_samples[] = {
	"vmxnet3s-11-32-2012-08.o",
	"vmxnet3s-10-64-2012-08.o",
	"vmblock-10-32-10.3.10.o",
	"vmmemctl-11-64-2012-08.o",
};

/* The section headers stand last: every cut takes some of them. */
START_TEST(cut_anywhere)
{
	struct file f;
	it_driver d;
	size_t len;

	load(&f, small_samples[_i]);
	for (len = 0; len < f.len; len++) {
		identify(f.bytes, len, &d);
		ck_assert_msg(d.kind == (len < 4 ? IT_KIND_NOT_ELF
						 : IT_KIND_DAMAGED),
			      "%s cut at %lu: %d %s", small_samples[_i],
			      (unsigned long)len, (int)d.kind, d.reason);
	}
	free(f.bytes);
}
END_TEST

static void check_sane(const it_driver *d)
{
	ck_assert(memchr(d->reason, 0, sizeof(d->reason)) != NULL);
	ck_assert(memchr(d->ident, 0, sizeof(d->ident)) != NULL);
	ck_assert(memchr(d->depends, 0, sizeof(d->depends)) != NULL);
	ck_assert(memchr(d->cautions, 0, sizeof(d->cautions)) != NULL);
	ck_assert_str_ne(d->reason, "");
	ck_assert_int_eq(d->proven && d->contradictory, 0);
	if (d->kind != IT_KIND_DRIVER)
		ck_assert_int_eq(d->proven, 0);
}

/* Everything that reads the bytes of a driver or a kernel. */
static void read_all(const unsigned char *bytes, size_t len, it_driver *d)
{
	it_strbuf names = {0};
	it_symbols *set;

	identify(bytes, len, d);
	check_sane(d);
	it_driver_depends(bytes, len, &names);
	ck_assert_int_eq(it_symbols_new(&set, NULL), IT_OK);
	(void)it_symbols_add(set, bytes, len, 64);
	(void)it_symbols_add(set, bytes, len, 32);
	(void)it_symbols_missing(set, bytes, len, &names);
	it_symbols_free(set);
	it_strbuf_free(&names);
}

/* One bit in every byte, and no flip makes another flavour out of it. */
START_TEST(every_byte_flipped)
{
	unsigned flavours;
	struct file f;
	it_driver d;
	size_t i;

	load(&f, small_samples[_i]);
	identify(f.bytes, f.len, &d);
	flavours = d.flavours;
	for (i = 0; i < f.len; i++) {
		f.bytes[i] ^= (unsigned char)(1U << (i * 5 + i / 7) % 8);
		identify(f.bytes, f.len, &d);
		check_sane(&d);
		ck_assert_msg(!d.proven || d.flavours == flavours,
			      "%s: byte %lu: %s", small_samples[_i],
			      (unsigned long)i, d.reason);
		f.bytes[i] ^= (unsigned char)(1U << (i * 5 + i / 7) % 8);
	}
	free(f.bytes);
}
END_TEST

static unsigned long next_random(unsigned long *seed)
{
	*seed = (*seed * 1103515245UL + 12345UL) & 0x7fffffffUL;
	return *seed >> 8;
}

START_TEST(many_flips)
{
	unsigned long seed = 4711UL + (unsigned long)_i;
	struct file f, copy;
	it_driver d;
	int round, i;

	load(&f, small_samples[_i]);
	copy.bytes = malloc(f.len);
	ck_assert(copy.bytes != NULL);
	for (round = 0; round < 3000; round++) {
		memcpy(copy.bytes, f.bytes, f.len);
		for (i = 0; i < 1 + round % 24; i++)
			copy.bytes[next_random(&seed) % f.len] =
				(unsigned char)next_random(&seed);
		/* Headers are where most harm can be done. */
		if (round % 3 == 0)
			copy.bytes[f.len - 1 - next_random(&seed) % 900] =
				(unsigned char)next_random(&seed);
		memcpy(copy.bytes, f.bytes, 20);
		read_all(copy.bytes, f.len, &d);
	}
	free(copy.bytes);
	free(f.bytes);
}
END_TEST

/* A 64-bit object with given sections, for what no compiler makes. */
struct section {
	uint32_t type;
	uint64_t flags;
	uint32_t link, info;
	uint64_t each;
	size_t size;
};

/* Sections follow the header; their headers come last, 0 is empty. */
static struct file build(const struct section *s, size_t count)
{
	size_t i, at = 64, total = 64 + 64 * (count + 1);
	struct file f;
	unsigned char *h;

	for (i = 0; i < count; i++)
		total += s[i].size;
	f.len = total;
	f.bytes = calloc(1, total);
	ck_assert(f.bytes != NULL);
	memcpy(f.bytes, "\177ELF\2\1\1", 7);
	put(f.bytes + 16, 2, 1);
	put(f.bytes + 18, 2, 62);
	put(f.bytes + 40, 8, total - 64 * (count + 1));
	put(f.bytes + 58, 2, 64);
	put(f.bytes + 60, 2, count + 1);
	h = f.bytes + total - 64 * count;
	for (i = 0; i < count; i++, h += 64) {
		put(h + 4, 4, s[i].type);
		put(h + 8, 8, s[i].flags);
		put(h + 24, 8, at);
		put(h + 32, 8, s[i].size);
		put(h + 40, 4, s[i].link);
		put(h + 44, 4, s[i].info);
		put(h + 56, 8, s[i].each);
		at += s[i].size;
	}
	return f;
}

static void put_symbol(unsigned char *at, uint32_t name, unsigned info,
		       unsigned section)
{
	put(at, 4, name);
	put(at + 4, 1, info);
	put(at + 6, 2, section);
}

/* Names of the large object, in the order of its first symbols. */
static const char big_names[] =
	"\0_init\0_fini\0_info\0vmxnet3_tx\0mod_install\0mod_remove\0"
	"mod_info\0mod_driverops\0mod_install_and_a_long_name_too";
enum { BIG = 400000, BIG_NAMES = 8, BIG_DATA = 4096 };

static struct file big_object(void)
{
	const struct section sections[] = {
		{1, 3, 0, 0, 0, BIG_DATA},
		{2, 0, 3, 1, 24, (size_t)24 * BIG},
		{3, 0, 0, 0, 0, sizeof(big_names)},
		{4, 0, 2, 1, 24, (size_t)24 * BIG},
	};
	struct file f = build(sections, 4);
	unsigned char *symbols = f.bytes + 64 + BIG_DATA;
	unsigned char *relocs = symbols + 24 * (size_t)BIG + sizeof(big_names);
	uint32_t name = 1;
	size_t i;

	memcpy(relocs - sizeof(big_names), big_names, sizeof(big_names));
	for (i = 1; i < BIG; i++) {
		put_symbol(symbols + 24 * i, name, 0x12, i <= 4 ? 1 : 0);
		if (i <= BIG_NAMES)
			name += (uint32_t)strlen(big_names + name) + 1;
	}
	for (i = 0; i < BIG; i++) {
		put(relocs + 24 * i, 8, i % 500 * 8);
		put(relocs + 24 * i + 8, 8, (uint64_t)4 << 32 | 1);
	}
	return f;
}

/* Hundreds of thousands of symbols and relocations: linear work. */
START_TEST(large_tables)
{
	struct file f = big_object();
	it_strbuf names = {0};
	it_symbols *set;
	it_driver d;

	(void)alarm(60);
	it_driver_identify(f.bytes, f.len, &d);
	ck_assert_int_eq(d.kind, IT_KIND_DRIVER);
	ck_assert_int_eq(d.module, IT_MODULE_VMXNET3S);
	ck_assert_int_eq(d.contradictory, 1);
	ck_assert_int_eq(it_symbols_new(&set, NULL), IT_OK);
	ck_assert_int_eq(it_symbols_missing(set, f.bytes, f.len, &names),
			 BIG - 5);
	ck_assert_uint_le(names.len, 65 * 40);
	ck_assert_int_eq(it_symbols_add(set, f.bytes, f.len, 64), 1);
	ck_assert_int_eq(it_symbols_usable(set), 0);
	(void)alarm(0);
	it_symbols_free(set);
	it_strbuf_free(&names);
	free(f.bytes);
}
END_TEST

/* 60,000 headers for the same bytes must not cost 60,000 times the work. */
START_TEST(overlapping_sections)
{
	enum { MANY = 60000 };
	struct section *s = calloc(MANY, sizeof(*s));
	struct file f;
	it_driver d;
	size_t i;

	ck_assert(s != NULL);
	for (i = 0; i < MANY; i++) {
		s[i].type = 4;
		s[i].each = 24;
		s[i].link = 1;
	}
	f = build(s, MANY);
	for (i = 0; i < MANY; i++) {
		put(f.bytes + f.len - 64 * (MANY - i) + 24, 8, 64);
		put(f.bytes + f.len - 64 * (MANY - i) + 32, 8,
		    (f.len - 64) / 24 * 24);
	}
	(void)alarm(60);
	it_driver_identify(f.bytes, f.len, &d);
	(void)alarm(0);
	ck_assert_str_eq(d.reason, "it is damaged: its sections overlap");
	free(f.bytes);
	free(s);
}
END_TEST

/* NEEDED entries as the Solaris linker makes them; 1 is the tag. */
START_TEST(needed_dependencies)
{
	static const char text[] = "\0misc/mac\0drv/ip\0bad\033path\0";
	const struct section sections[] = {
		{6, 2, 2, 0, 16, 80},
		{3, 2, 0, 0, 0, sizeof(text)},
	};
	struct file f = build(sections, 2);
	it_strbuf names = {0};
	unsigned char *entry = f.bytes + 64;

	memcpy(f.bytes + 64 + 80, text, sizeof(text));
	put(entry, 8, 1);
	put(entry + 8, 8, 1);
	put(entry + 16, 8, 14); /* some other tag */
	put(entry + 24, 8, 10);
	put(entry + 32, 8, 1);
	put(entry + 40, 8, 17); /* control byte: left out */
	put(entry + 48, 8, 1);
	put(entry + 56, 8, 10);
	it_driver_depends(f.bytes, f.len, &names);
	ck_assert_str_eq(it_strbuf_str(&names), "misc/mac drv/ip");
	it_strbuf_free(&names);
	free(f.bytes);
}
END_TEST

START_TEST(named_dependencies)
{
	it_strbuf names = {0};
	struct file f;

	load(&f, "solaris.o");
	it_driver_depends(f.bytes, f.len, &names);
	ck_assert_str_eq(it_strbuf_str(&names), "drv/ip misc/mac");
	it_strbuf_free(&names);
	free(f.bytes);
}
END_TEST

/* A driver, the directory it is offered for, and the answer. */
static const struct question {
	const char *file;
	it_module module;
	const char *flavour;
	int bits;
	it_fit fit;
	const char *why;
} questions[] = {
	{"vmxnet3s-11-64-2012-08.o", IT_MODULE_VMXNET3S, "11", 64,
	 IT_FIT_MATCH, "built for Solaris 11"},
	{"vmxnet3s-10-64-2012-08.o", IT_MODULE_VMXNET3S, "11", 64,
	 IT_FIT_OTHER, "built for Solaris 10, not for Solaris 11"},
	{"vmxnet3s-2009.06-64-2012-08.o", IT_MODULE_VMXNET3S, "11", 64,
	 IT_FIT_OTHER, "built for OpenSolaris 2009.06, not for Solaris 11"},
	{"vmxnet3s-11-64-2012-08.o", IT_MODULE_VMXNET3S, "2009.06", 64,
	 IT_FIT_OTHER, "built for Solaris 11, not for OpenSolaris 2009.06"},
	{"vmxnet3s-illumos-64-2023.o", IT_MODULE_VMXNET3S, "11", 64,
	 IT_FIT_OTHER, "built for illumos, not for Solaris 11"},
	{"vmxnet3s-illumos-64-2023.o", IT_MODULE_VMXNET3S, "illumos", 64,
	 IT_FIT_MATCH, "built for illumos"},
	{"vmxnet3s-11-32-2012-08.o", IT_MODULE_VMXNET3S, "11", 64,
	 IT_FIT_OTHER, "wrong width: a 32-bit file where a 64-bit one belongs"},
	{"vmxnet3s-11-64-2012-08.o", IT_MODULE_VMXNET3S, "11", 32,
	 IT_FIT_OTHER, "wrong width: a 64-bit file where a 32-bit one belongs"},
	{"vmxnet-11-64-2012-08.o", IT_MODULE_VMXNET3S, "11", 64, IT_FIT_OTHER,
	 "the vmxnet driver, not vmxnet3s"},
	{"solaris.o", IT_MODULE_VMXNET, "10", 64, IT_FIT_OTHER,
	 "another Solaris driver, not vmxnet"},
	{"vmxnet-2009.06-64-2012-08.o", IT_MODULE_VMXNET, "2009.06", 64,
	 IT_FIT_MATCH, "built for OpenSolaris 2009.06"},
	{"vmblock-10-64-2012-08.o", IT_MODULE_VMBLOCK, "11", 64, IT_FIT_OTHER,
	 "built for Solaris 10, not for Solaris 11"},
	{"vmhgfs-11-32-2012-08.o", IT_MODULE_VMHGFS, "11", 32, IT_FIT_MATCH,
	 "built for Solaris 11"},
	{"vmmemctl-10-64-2012-08.o", IT_MODULE_VMMEMCTL, "10", 64,
	 IT_FIT_UNPROVEN,
	 "may be built for Solaris 10, which is not proven: nothing in a "
	 "vmmemctl file tells its flavour; size of global_state as with "
	 "headers of 2006 to 2008"},
	{"vmmemctl-10-64-2012-08.o", IT_MODULE_VMMEMCTL, "11", 64,
	 IT_FIT_UNPROVEN,
	 "may be built for Solaris 11, which is not proven: nothing in a "
	 "vmmemctl file tells its flavour; size of global_state as with "
	 "headers of 2006 to 2008"},
	{"late-10.o", IT_MODULE_VMXNET3S, "10", 64, IT_FIT_UNPROVEN,
	 "may be built for Solaris 10, which is not proven: dev_ops revision "
	 "not readable, MAC slots 9 and 10 filled" NO_QUIESCE},
	{"late-10.o", IT_MODULE_VMXNET3S, "11", 64, IT_FIT_OTHER,
	 "built for Solaris 10, not for Solaris 11"},
	{"bad-revision-11.o", IT_MODULE_VMXNET3S, "11", 32, IT_FIT_OTHER,
	 "flavour unknown: its signs fit no flavour: dev_ops revision 3, MAC "
	 "slots 9 and 10 filled" QUIESCE},
	{"linux.o", IT_MODULE_VMXNET3S, "11", 64, IT_FIT_OTHER,
	 "not a loadable driver: it is a kernel module of Linux, not of "
	 "Solaris (.modinfo)"},
};

START_TEST(fits)
{
	const struct question *q = &questions[_i];
	char why[512];
	it_driver d;
	it_fit fit;

	identify_sample(q->file, &d);
	fit = it_driver_fit(&d, q->module, q->flavour, q->bits, why,
			    sizeof(why));
	check_text(q->file, "answer", why, q->why);
	ck_assert_int_eq(fit, q->fit);
}
END_TEST

START_TEST(flavour_words)
{
	static const struct {
		unsigned flavours;
		const char *text;
	} words[] = {
		{0, "unknown"}, {1, "10"}, {2, "2009.06"}, {4, "11"},
		{8, "illumos"}, {5, "10 or 11"}, {7, "10, 2009.06 or 11"},
	};
	char text[32];
	int i;

	for (i = 0; i < COUNT(words); i++) {
		it_flavour_text(words[i].flavours, text, sizeof(text));
		ck_assert_str_eq(text, words[i].text);
	}
	it_flavour_text(7, text, 6);
	ck_assert_str_eq(text, "10, 2");
	ck_assert_uint_eq(it_flavour_of_name("2009.06"), IT_FLAVOUR_2009_06);
	ck_assert_uint_eq(it_flavour_of_name("12"), 0);
	ck_assert_int_eq(it_module_of_name("vmhgfs"), IT_MODULE_VMHGFS);
	ck_assert_int_eq(it_module_of_name(""), IT_MODULE_NONE);
	ck_assert_str_eq(it_module_name(IT_MODULE_VMBLOCK), "vmblock");
}
END_TEST

static void add_file(it_symbols *set, const char *system, const char *folder,
		     const char *file, int bits)
{
	char name[256];
	struct file f;

	(void)snprintf(name, sizeof(name), "k-%s/%s%s/%s", system, folder,
		       bits == 64 ? "/amd64" : "", file);
	load(&f, name);
	ck_assert_int_eq(it_symbols_add(set, f.bytes, f.len, bits), 1);
	/* A file of the other width is none of this kernel. */
	ck_assert_int_eq(it_symbols_add(set, f.bytes, f.len, 96 - bits), 0);
	free(f.bytes);
}

static void add_kernel(it_symbols *set, const char *system, int bits,
		       const char *depends)
{
	add_file(set, system, "platform/i86pc/kernel", "unix", bits);
	add_file(set, system, "kernel", "genunix", bits);
	if (strcmp(depends, "misc/gld") == 0)
		add_file(set, system, "kernel/misc", "gld", bits);
	else
		add_file(set, system, "kernel/misc", "mac", bits);
}

/* What is missing. */
static const struct load_case {
	const char *driver, *system;
	int missing;
	const char *names[3];
} loads[] = {
	{"vmxnet3s-10-64-2012-08.o", "solaris10", 0, {0}},
	{"vmxnet3s-10-64-2012-08.o", "solaris10-2006", 1, {"mac_alloc"}},
	{"vmxnet3s-10-64-2012-08.o", "2009.06", 0, {0}},
	{"vmxnet3s-10-64-2012-08.o", "solaris11", 0, {0}},
	{"vmxnet3s-10-32-2012-08.o", "solaris10", 0, {0}},
	{"vmxnet3s-10-64-2015-03.o", "solaris10", 1, {"mac_lso_get"}},
	{"vmxnet3s-10-64-2015-03.o", "solaris11", 0, {0}},
	{"vmxnet3s-2009.06-64-2012-08.o", "2009.06", 0, {0}},
	{"vmxnet3s-2009.06-64-2015-03.o", "2009.06", 1, {"mac_lso_get"}},
	{"vmxnet3s-2009.06-64-2010-01.o", "solaris10", 1,
	 {"ddi_quiesce_not_supported"}},
	{"vmxnet3s-11-64-2012-08.o", "solaris11", 0, {0}},
	{"vmxnet3s-11-64-2012-08.o", "2009.06", 0, {0}},
	{"vmxnet3s-11-64-2012-08.o", "solaris10", 2,
	 {"ddi_quiesce_not_supported", "mac_maxsdu_update"}},
	{"vmxnet3s-11-32-2012-08.o", "solaris10", 2,
	 {"ddi_quiesce_not_supported", "mac_maxsdu_update"}},
	{"vmxnet3s-11-64-2015-03.o", "2009.06", 2,
	 {"mac_lso_get", "mac_prop_info_set_range_uint32"}},
	{"vmxnet3s-11-64-2015-03.o", "solaris11", 0, {0}},
	{"vmxnet3s-11-64-2012-08.o", "illumos2016", 0, {0}},
	{"vmxnet3s-11-64-2012-08.o", "illumos2025", 2,
	 {"hcksum_assoc", "hcksum_retrieve"}},
	{"vmxnet3s-10-64-2012-08.o", "illumos2025", 2,
	 {"hcksum_assoc", "hcksum_retrieve"}},
	{"vmxnet3s-illumos-64-2016-11.o", "illumos2025", 2,
	 {"hcksum_assoc", "hcksum_retrieve"}},
	{"vmxnet3s-illumos-64-2023.o", "illumos2025", 0, {0}},
	{"vmxnet-10-64-2012-08.o", "solaris10", 0, {0}},
	{"vmxnet-11-64-2012-08.o", "illumos2025", 0, {0}},
	{"vmblock-11-64-2012-08.o", "solaris11", 0, {0}},
	{"vmhgfs-10-64-10.3.10.o", "solaris10", 0, {0}},
	{"vmmemctl-10-64-10.3.10.o", "solaris10", 0, {0}},
	{"solaris.o", "solaris10", 0, {0}}, /* weak and probe imports */
};

/* Each name is in the text, as a word. */
static void check_names(const struct load_case *c, const char *text)
{
	char padded[512], wanted[128];
	size_t total = 0;
	int i;

	(void)snprintf(padded, sizeof(padded), " %s ", text);
	for (i = 0; i < c->missing; i++) {
		(void)snprintf(wanted, sizeof(wanted), " %s ", c->names[i]);
		ck_assert_msg(strstr(padded, wanted) != NULL, "%s on %s: %s",
			      c->driver, c->system, text);
		total += strlen(c->names[i]) + (i != 0);
	}
	ck_assert_uint_eq(strlen(text), total);
}

START_TEST(load_check)
{
	const struct load_case *c = &loads[_i];
	it_strbuf names = {0};
	it_symbols *set;
	struct file f;
	it_driver d;
	int missing;

	load(&f, c->driver);
	identify(f.bytes, f.len, &d);
	ck_assert_int_eq(it_symbols_new(&set, NULL), IT_OK);
	add_kernel(set, c->system, d.bits, d.depends);
	ck_assert_int_eq(it_symbols_usable(set), 1);
	missing = it_symbols_missing(set, f.bytes, f.len, &names);
	ck_assert_msg(missing == c->missing, "%s on %s: %d missing: %s",
		      c->driver, c->system, missing, it_strbuf_str(&names));
	check_names(c, it_strbuf_str(&names));
	it_symbols_free(set);
	it_strbuf_free(&names);
	free(f.bytes);
}
END_TEST

/* The names of a kernel file also count in a dynamic symbol table. */
START_TEST(kinds_of_symbol_tables)
{
	static const uint32_t kinds[] = {2, 11, 0x6ffffff3};
	struct file f;
	it_symbols *set;
	size_t index;
	it_elf elf;
	const char *why;

	load(&f, "k-solaris10/kernel/amd64/genunix");
	put(f.bytes + 16, 2, 2); /* linked, as unix is */
	ck_assert_int_eq(it_elf_open(&elf, f.bytes, f.len, &why), IT_ELF_OK);
	index = it_elf_find(&elf, IT_ELF_SYMTAB, 1);
	put(f.bytes + elf.table + 64 * index + 4, 4, kinds[_i]);
	ck_assert_int_eq(it_symbols_new(&set, NULL), IT_OK);
	ck_assert_int_eq(it_symbols_add(set, f.bytes, f.len, 64), 1);
	ck_assert_int_eq(it_symbols_usable(set), 1);
	it_symbols_free(set);
	free(f.bytes);
}
END_TEST

START_TEST(sets_not_worth_asking)
{
	it_symbols *set;
	struct file f;

	ck_assert_int_eq(it_symbols_new(&set, NULL), IT_OK);
	ck_assert_int_eq(it_symbols_usable(set), 0);
	load(&f, "k-solaris10/kernel/misc/amd64/mac");
	ck_assert_int_eq(it_symbols_add(set, f.bytes, f.len, 64), 1);
	ck_assert_int_eq(it_symbols_usable(set), 0);
	ck_assert_int_eq(it_symbols_add(set, f.bytes, f.len / 2, 64), 0);
	ck_assert_int_eq(it_symbols_missing(set, f.bytes, f.len / 2, NULL),
			 -1);
	ck_assert_int_eq(it_symbols_missing(set, "text", 4, NULL), -1);
	it_symbols_free(set);
	it_symbols_free(NULL);
	free(f.bytes);
}
END_TEST

/* A row of the reference: does the sample import that name? */
static int imports(const struct file *f, const char *name)
{
	it_elf_symbols symbols;
	it_elf_symbol symbol;
	const char *why;
	it_elf elf;
	size_t i;

	if (it_elf_open(&elf, f->bytes, f->len, &why) != IT_ELF_OK ||
	    !it_elf_symbols_at(&elf, it_elf_find(&elf, IT_ELF_SYMTAB, 1),
			       &symbols))
		return 0;
	for (i = 1; i < symbols.count; i++) {
		it_elf_symbol_at(&symbols, i, &symbol);
		if (symbol.section == IT_ELF_UNDEF &&
		    strcmp(symbol.name, name) == 0)
			return 1;
	}
	return 0;
}

static int compare_row(char *line)
{
	char *column[6], path[1024];
	struct file f;
	int i;

	for (i = 0; i < 6; i++) {
		column[i] = line;
		line += strcspn(line, "\t\n");
		if (*line != '\0')
			*line++ = '\0';
	}
	if (strcmp(column[3], "undefined") != 0)
		return 0;
	(void)snprintf(path, sizeof(path), SET "%s-%s-%s-%s.o", column[5],
		       column[0], column[1], column[2]);
	if (!try_load(&f, path))
		return 0;
	ck_assert_msg(imports(&f, column[4]), "%s lacks %s", path, column[4]);
	free(f.bytes);
	return 1;
}

/* The samples import what the really compiled drivers import. */
START_TEST(samples_are_like_the_real_ones)
{
	const char *shared = getenv("IT_SHARED");
	char path[1024], line[512];
	int compared = 0;
	FILE *in;

	(void)snprintf(path, sizeof(path), "%s/reference/driver-symbols.tsv",
		       shared != NULL ? shared : TOP_SRCDIR "/../shared");
	in = fopen(path, "r");
	if (in == NULL) {
		printf("skipped: driver-symbols.tsv\n");
		return;
	}
	while (fgets(line, sizeof(line), in) != NULL)
		compared += compare_row(line);
	(void)fclose(in);
	ck_assert_int_gt(compared, 3000);
}
END_TEST

/* Count of undefined symbols: 75, 77 and 79 tell that nothing is too much. */
START_TEST(samples_import_no_more)
{
	static const struct {
		const char *name;
		int count;
	} counts[] = {
		{"vmxnet3s-10-64-2010-01.o", 69},
		{"vmxnet3s-10-64-2012-08.o", 75},
		{"vmxnet3s-10-32-2015-03.o", 76},
		{"vmxnet3s-2009.06-64-2010-01.o", 70},
		{"vmxnet3s-2009.06-64-2011-08.o", 76},
		{"vmxnet3s-2009.06-64-2012-08.o", 77},
		{"vmxnet3s-2009.06-32-2015-03.o", 78},
		{"vmxnet3s-11-64-2012-10.o", 76},
		{"vmxnet3s-11-64-2012-08.o", 77},
		{"vmxnet3s-11-32-2015-03.o", 79},
		{"vmxnet3s-illumos-64-2016-04.o", 81},
		{"vmxnet3s-illumos-64-2016-11.o", 83},
		{"vmxnet3s-illumos-64-2023.o", 83},
		{"vmxnet-10-64-2012-08.o", 64},
		{"vmxnet-11-32-2012-08.o", 63},
		{"vmblock-10-64-2012-08.o", 57},
		{"vmhgfs-11-64-2012-08.o", 52},
		{"vmmemctl-10-32-2012-08.o", 44},
		{"vmmemctl-10-64-10.3.10.o", 49},
	};
	it_symbols *empty;
	struct file f;
	int i;

	ck_assert_int_eq(it_symbols_new(&empty, NULL), IT_OK);
	for (i = 0; i < COUNT(counts); i++) {
		load(&f, counts[i].name);
		ck_assert_msg(it_symbols_missing(empty, f.bytes, f.len,
						 NULL) == counts[i].count,
			      "%s", counts[i].name);
		free(f.bytes);
	}
	it_symbols_free(empty);
}
END_TEST

static Suite *driver_suite(void)
{
	Suite *suite = suite_create("driver");
	TCase *c = tcase_create("driver");

	tcase_set_timeout(c, 120);
	tcase_add_loop_test(c, every_sample, 0, 2 * COUNT(samples));
	tcase_add_loop_test(c, stripped_and_linked, 0, COUNT(tools));
	tcase_add_test(c, stripped_of_everything);
	tcase_add_loop_test(c, every_variant, 0, COUNT(variants));
	tcase_add_loop_test(c, edited_headers, 0, COUNT(edits));
	tcase_add_test(c, no_elf_at_all);
	tcase_add_test(c, names_appended);
	tcase_add_test(c, global_by_section);
	tcase_add_test(c, no_plain_address);
	tcase_add_loop_test(c, damaged_tables, 0, 5);
	tcase_add_loop_test(c, objects_that_overlap, 0, 2);
	tcase_add_loop_test(c, cut_anywhere, 0, COUNT(small_samples));
	tcase_add_loop_test(c, every_byte_flipped, 0, COUNT(small_samples));
	tcase_add_loop_test(c, many_flips, 0, COUNT(small_samples));
	tcase_add_test(c, large_tables);
	tcase_add_test(c, overlapping_sections);
	tcase_add_test(c, needed_dependencies);
	tcase_add_test(c, named_dependencies);
	tcase_add_loop_test(c, fits, 0, COUNT(questions));
	tcase_add_test(c, flavour_words);
	tcase_add_loop_test(c, load_check, 0, COUNT(loads));
	tcase_add_loop_test(c, kinds_of_symbol_tables, 0, 3);
	tcase_add_test(c, sets_not_worth_asking);
	tcase_add_test(c, samples_are_like_the_real_ones);
	tcase_add_test(c, samples_import_no_more);
	suite_add_tcase(suite, c);
	return suite;
}

int main(void)
{
	char out[128];
	int failed;

	if (mkdtemp(work) == NULL)
		return 1;
	failed = run_suite(driver_suite());
	(void)snprintf(out, sizeof(out), "%s/out.o", work);
	(void)unlink(out);
	(void)rmdir(work);
	return failed;
}
