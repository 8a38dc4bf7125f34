/* SPDX-License-Identifier: BSD-2-Clause */
/* What was found, in words; and whether it fits a directory. */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "payload/flavour.h"

static const char *const module_names[IT_MODULE_COUNT] = {
	[IT_MODULE_NONE] = "",
	[IT_MODULE_VMXNET3S] = "vmxnet3s",
	[IT_MODULE_VMXNET] = "vmxnet",
	[IT_MODULE_VMMEMCTL] = "vmmemctl",
	[IT_MODULE_VMHGFS] = "vmhgfs",
	[IT_MODULE_VMBLOCK] = "vmblock",
};

struct flavour_name {
	unsigned flavour;
	const char *name;
	const char *system;
};

static const struct flavour_name flavour_names[] = {
	{IT_FLAVOUR_10, "10", "Solaris 10"},
	{IT_FLAVOUR_2009_06, "2009.06", "OpenSolaris 2009.06"},
	{IT_FLAVOUR_11, "11", "Solaris 11"},
	{IT_FLAVOUR_ILLUMOS, "illumos", "illumos"},
	{0, NULL, NULL},
};

const char *it_module_name(it_module module)
{
	return module < IT_MODULE_COUNT ? module_names[module] : "";
}

it_module it_module_of_name(const char *name)
{
	unsigned i;

	for (i = IT_MODULE_NONE + 1; i < IT_MODULE_COUNT; i++)
		if (strcmp(module_names[i], name) == 0)
			return (it_module)i;
	return IT_MODULE_NONE;
}

/* Appends to a text of fixed size; what does not fit is cut. */
static void add(char *out, size_t size, const char *fmt, ...) IT_PRINTF(3, 4);

static void add(char *out, size_t size, const char *fmt, ...)
{
	size_t have = strlen(out);
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(out + have, size - have, fmt, args);
	va_end(args);
}

static void list_flavours(unsigned flavours, int systems, char *out,
			  size_t size)
{
	const struct flavour_name *f;
	unsigned left = flavours;
	const char *between = "";

	if (size == 0)
		return;
	out[0] = '\0';
	for (f = flavour_names; f->name != NULL; f++) {
		if ((left & f->flavour) == 0)
			continue;
		left &= ~f->flavour;
		add(out, size, "%s%s", between, systems ? f->system : f->name);
		between = (left & (left - 1)) != 0 ? ", " : " or ";
	}
	if (out[0] == '\0')
		add(out, size, "unknown");
}

void it_flavour_text(unsigned flavours, char *out, size_t size)
{
	list_flavours(flavours, 0, out, size);
}

void it_flavour_systems(unsigned flavours, char *out, size_t size)
{
	list_flavours(flavours, 1, out, size);
}

unsigned it_flavour_of_name(const char *name)
{
	const struct flavour_name *f;

	for (f = flavour_names; f->name != NULL; f++)
		if (strcmp(f->name, name) == 0)
			return f->flavour;
	return 0;
}

static int has(const it_probe *probe, it_fact fact)
{
	return (probe->facts & FACT(fact)) != 0;
}

static void explain_slots(const it_probe *probe, char *out, size_t size)
{
	const char *between = "";
	unsigned i;

	if (!probe->objects.vector_read) {
		add(out, size, ", MAC vector not readable");
		return;
	}
	add(out, size, ", MAC slots ");
	for (i = 8; i <= 10; i++) {
		if ((probe->objects.slots & SLOT(i)) == 0)
			continue;
		add(out, size, "%s%u", between, i);
		between = " and ";
	}
	add(out, size, "%s filled", between[0] == '\0' ? "8 to 10 not" : "");
}

static void explain_revision(const it_probe *probe, char *out, size_t size)
{
	int version = probe->objects.revision_word;
	const char *what = probe->ops == U_FSOPS ? "vfsdef version"
						 : "dev_ops revision";

	if (version == ANY)
		add(out, size, "%s not readable", what);
	else
		add(out, size, "%s %d", what, version);
}

static void explain_quiesce(const it_probe *probe, char *out, size_t size)
{
	static const char *const found[] = {
		"no quiesce symbol",
		"a quiesce slot without the symbol",
		"quiesce symbol without its dev_ops slot",
		"quiesce symbol",
	};
	int slot = has(probe, R_QUIESCE_SLOT);

	/* Where dev_ops was not found its slot is not missing. */
	if (probe->objects.revision_word == ANY)
		slot = has(probe, U_QUIESCE);
	add(out, size, ", %s", found[2 * has(probe, U_QUIESCE) + slot]);
}

static void explain_vmxnet3s(const it_probe *probe, char *out, size_t size)
{
	explain_slots(probe, out, size);
	explain_quiesce(probe, out, size);
	add(out, size, ", %s",
	    has(probe, D_DEPENDS) ? "_depends_on" : "no _depends_on");
	if (has(probe, U_PROP_RANGE))
		add(out, size, ", mac_prop_info_set_range_uint32");
	if (has(probe, U_DEV_ERR))
		add(out, size, ", dev_err");
}

/* What stands against every flavour, beside the signs themselves. */
static void explain_conflict(const it_probe *probe, char *out, size_t size)
{
	if (probe->objects.conflict)
		add(out, size, ", more than one reading");
	if (probe->objects.misfit)
		add(out, size, ", an object of another size");
	if (!it_probe_flags_agree(probe))
		add(out, size, ", flag word 0x%x for slots that are empty",
		    probe->objects.flag_word);
}

static void explain_vmmemctl(const it_probe *probe, char *out, size_t size)
{
	uint64_t bytes = probe->seen[L_STATE].size;
	const it_hint_row *row;

	add(out, size, "nothing in a vmmemctl file tells its flavour");
	if (!has(probe, L_STATE))
		return;
	for (row = it_hint_rows; row->bits != 0; row++)
		if (row->bits == probe->elf.bits && bytes >= row->from &&
		    bytes <= row->to)
			add(out, size, "; size of global_state %s", row->text);
}

int it_probe_explain(it_probe *probe)
{
	it_driver *driver = probe->driver;
	char *out = driver->reason;
	size_t size = sizeof(driver->reason);

	if (driver->contradictory)
		add(out, size, "its signs fit no flavour: ");
	if (driver->module == IT_MODULE_VMMEMCTL)
		explain_vmmemctl(probe, out, size);
	else
		explain_revision(probe, out, size);
	if (driver->module == IT_MODULE_VMXNET3S)
		explain_vmxnet3s(probe, out, size);
	if (driver->module == IT_MODULE_VMXNET)
		add(out, size, ", %s",
		    has(probe, U_POWER) ? "ddi_power" : "no ddi_power");
	if (driver->contradictory)
		explain_conflict(probe, out, size);
	return 1;
}

/* A question put to a driver: is this the one for that directory? */
struct wanted {
	it_module module;
	const char *flavour;
	unsigned bit;
	int bits;
};

typedef int (*differs)(const it_driver *driver, const struct wanted *w,
		       char *why, size_t size);

static int wrong_kind(const it_driver *driver, const struct wanted *w,
		      char *why, size_t size)
{
	(void)w;
	if (driver->kind != IT_KIND_DRIVER)
		add(why, size, "not a loadable driver: %s", driver->reason);
	return driver->kind != IT_KIND_DRIVER;
}

static int wrong_module(const it_driver *driver, const struct wanted *w,
			char *why, size_t size)
{
	if (driver->module == w->module)
		return 0;
	add(why, size, "%s%s driver, not %s",
	    driver->module == IT_MODULE_NONE ? "another Solaris" : "the ",
	    it_module_name(driver->module), it_module_name(w->module));
	return 1;
}

static int wrong_width(const it_driver *driver, const struct wanted *w,
		       char *why, size_t size)
{
	if (driver->bits == w->bits)
		return 0;
	add(why, size, "wrong width: a %d-bit file where a %d-bit one belongs",
	    driver->bits, w->bits);
	return 1;
}

static int no_flavour(const it_driver *driver, const struct wanted *w,
		      char *why, size_t size)
{
	(void)w;
	if (driver->flavours == 0)
		add(why, size, "flavour unknown: %s", driver->reason);
	return driver->flavours == 0;
}

static int wrong_flavour(const it_driver *driver, const struct wanted *w,
			 char *why, size_t size)
{
	char have[96], want[96];

	if ((driver->flavours & w->bit) != 0)
		return 0;
	it_flavour_systems(driver->flavours, have, sizeof(have));
	it_flavour_systems(w->bit, want, sizeof(want));
	add(why, size, "built for %s, not for %s", have, want);
	return 1;
}

static const differs differences[] = {
	wrong_kind, wrong_module, wrong_width, no_flavour, wrong_flavour,
};

it_fit it_driver_fit(const it_driver *driver, it_module module,
		     const char *flavour, int bits, char *why, size_t size)
{
	struct wanted w;
	char want[96];
	size_t i;

	w.module = module;
	w.flavour = flavour;
	w.bit = it_flavour_of_name(flavour);
	w.bits = bits;
	why[0] = '\0';
	for (i = 0; i < sizeof(differences) / sizeof(differences[0]); i++)
		if (differences[i](driver, &w, why, size))
			return IT_FIT_OTHER;
	it_flavour_systems(w.bit, want, sizeof(want));
	if (driver->proven) {
		add(why, size, "built for %s", want);
		return IT_FIT_MATCH;
	}
	add(why, size, "may be built for %s, which is not proven: %s", want,
	    driver->reason);
	return IT_FIT_UNPROVEN;
}
