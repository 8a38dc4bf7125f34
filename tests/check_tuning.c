/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the tuning stage knows: the table of ways row by row, the words of
 * every call, what the output of each program means, and edits of lists in a
 * driver.conf.
 */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "installer/conf_edit.h"
#include "nettune/dial.h"
#include "nettune/fields.h"
#include "nettune/hostname.h"
#include "nettune/links.h"
#include "nettune/matrix.h"
#include "nettune/plumbing.h"
#include "tests/check_main.h"

#define COUNT(rows)		 ((int)(sizeof(rows) / sizeof((rows)[0])))
#define ADD_ROWS(tc, test, rows) tcase_add_loop_test(tc, test, 0, COUNT(rows))

/* ---- the table ---------------------------------------------------------- */

/* Kernel, build, setting; mechanism, when: reference/tuning.md 1.2 to 1.6. */
#define ROW(k, b, s, by, when)                                                 \
	{                                                                      \
		IT_KERNEL_##k, IT_BUILD_##b, IT_SET_##s, IT_BY_##by,           \
		    IT_WHEN_##when                                             \
	}

static const struct {
	it_kernel kernel;
	it_build build;
	it_setting setting;
	it_mechanism mechanism;
	it_when when;
} way_rows[] = {
    ROW(10, 10, MTU, CONF_AND_JUMBO, REBOOT),
    ROW(10, 2009_06, MTU, NONE, NEVER),
    ROW(10, 11_OLD, MTU, NONE, NEVER),
    ROW(10, 11_NEW, MTU, NONE, NEVER),
    ROW(10, E1000G, MTU, FRAME_CLASS, REBOOT),
    ROW(10, VMXNET, MTU, NONE, NEVER),
    ROW(10, OTHER, MTU, NONE, NEVER),
    ROW(2009_06, 2009_06, MTU, JUMBO, LIVE),
    ROW(2009_06, 10, MTU, NONE, NEVER),
    ROW(2009_06, 11_NEW, MTU, NONE, NEVER),
    ROW(2009_06, E1000G, MTU, DLADM_IDLE, REPLUMB),
    ROW(11, 11_OLD, MTU, JUMBO, LIVE),
    ROW(11, 11_NEW, MTU, DLADM, LIVE),
    ROW(11, 10, MTU, NONE, NEVER),
    ROW(11, 2009_06, MTU, NONE, NEVER),
    ROW(11, E1000G, MTU, DLADM_IDLE, REPLUMB),
    ROW(11, VMXNET, MTU, NONE, NEVER),
    ROW(11_4, 11_OLD, MTU, JUMBO, LIVE),
    ROW(11_4, 11_NEW, MTU, DLADM, LIVE),
    ROW(11_4, E1000G, MTU, DLADM_IDLE, REPLUMB),
    ROW(ILLUMOS, NATIVE, MTU, DLADM_IDLE, REPLUMB),
    ROW(ILLUMOS, 11_NEW, MTU, DLADM, LIVE),
    ROW(ILLUMOS, 11_OLD, MTU, NONE, NEVER),
    ROW(ILLUMOS, E1000G, MTU, DLADM_IDLE, REPLUMB),
    ROW(10, 10_CLAIMS, MTU, JUMBO, REBOOT),
    ROW(10, 10_FIRST, MTU, NONE, NEVER),
    ROW(10, 11_CLAIMS, MTU, NONE, NEVER),
    ROW(2009_06, 2009_06_CLAIMS, MTU, JUMBO, REBOOT),
    ROW(2009_06, 2009_06_FIRST, MTU, NONE, NEVER),
    ROW(11, 11_CLAIMS, MTU, JUMBO, REBOOT),
    ROW(11_4, 11_CLAIMS, MTU, JUMBO, REBOOT),
    ROW(11, 10_CLAIMS, MTU, NONE, NEVER),
    ROW(ILLUMOS, 11_CLAIMS, MTU, NONE, NEVER),
    ROW(SMARTOS, NATIVE, MTU, NONE, NEVER),
    ROW(SMARTOS, E1000G, MTU, NONE, NEVER),
    ROW(OTHER, E1000G, MTU, NONE, NEVER),
    ROW(OTHER, 11_NEW, MTU, NONE, NEVER),

    ROW(10, 10, LSO, CONF, REBOOT),
    ROW(2009_06, 2009_06, LSO, CONF, REBOOT),
    ROW(11, 11_OLD, LSO, CONF, REBOOT),
    ROW(11, 11_NEW, LSO, CONF, REBOOT),
    ROW(11_4, 11_OLD, LSO, CONF, REBOOT),
    ROW(ILLUMOS, NATIVE, LSO, CONF, REBOOT),
    ROW(11, E1000G, LSO, NONE, NEVER),
    ROW(10, VMXNET, LSO, NONE, NEVER),
    ROW(SMARTOS, NATIVE, LSO, NONE, NEVER),
    ROW(11, OTHER, LSO, NONE, NEVER),

    ROW(11, 11_OLD, RX_RING, CONF, REBOOT),
    ROW(10, 10, RX_POOL, CONF, REBOOT),
    ROW(11, 11_NEW, TX_RING, CONF, REBOOT),
    ROW(11, E1000G, RX_RING, NONE, NEVER),
    ROW(11, VMXNET, RX_POOL, NONE, NEVER),

    ROW(10, OTHER, TCP_CAP, NDD, LIVE),
    ROW(2009_06, OTHER, TCP_SEND, NDD, LIVE),
    ROW(11, OTHER, TCP_RECEIVE, IPADM, LIVE),
    ROW(11_4, OTHER, TCP_CWND, IPADM, LIVE),
    ROW(ILLUMOS, OTHER, TCP_CAP, IPADM, LIVE),
    ROW(SMARTOS, OTHER, TCP_CAP, NONE, NEVER),
    ROW(OTHER, OTHER, TCP_CAP, NONE, NEVER),
};

START_TEST(ways)
{
	const it_way *way = it_way_of(way_rows[_i].kernel, way_rows[_i].build,
				      way_rows[_i].setting);

	ck_assert_int_eq(way->mechanism, way_rows[_i].mechanism);
	ck_assert_int_eq(way->when, way_rows[_i].when);
	/* A refusal says why. */
	ck_assert_int_eq(way->reason != NULL, way->mechanism == IT_BY_NONE);
}
END_TEST

/* For whatever is asked there is an answer. */
START_TEST(every_way)
{
	int kernel, build, setting;

	for (kernel = 0; kernel < IT_KERNELS; kernel++)
		for (build = 0; build < IT_BUILDS; build++)
			for (setting = 0; setting < IT_SETTINGS; setting++)
				ck_assert_ptr_nonnull(it_way_of(
				    (it_kernel)kernel, (it_build)build,
				    (it_setting)setting));
}
END_TEST

/* reference/tuning.md 3.3 */
static const struct {
	it_kernel kernel;
	it_build build;
	int broken;
} lso_rows[] = {
    {IT_KERNEL_10, IT_BUILD_10, 0},
    {IT_KERNEL_2009_06, IT_BUILD_2009_06, 1},
    {IT_KERNEL_11_EXPRESS, IT_BUILD_11_OLD, 1},
    {IT_KERNEL_11, IT_BUILD_11_OLD, 1},
    {IT_KERNEL_11_4, IT_BUILD_11_OLD, 1},
    {IT_KERNEL_ILLUMOS, IT_BUILD_11_OLD, 1},
    {IT_KERNEL_11, IT_BUILD_11_NEW, 0},
    {IT_KERNEL_11, IT_BUILD_10, 0},
    {IT_KERNEL_11, IT_BUILD_10_CLAIMS, 0},
    {IT_KERNEL_11, IT_BUILD_11_CLAIMS, 1},
    {IT_KERNEL_2009_06, IT_BUILD_2009_06_CLAIMS, 1},
    {IT_KERNEL_2009_06, IT_BUILD_2009_06_FIRST, 1},
    {IT_KERNEL_2009_06, IT_BUILD_2009_06_NEW, 1},
    {IT_KERNEL_11, IT_BUILD_2009_06, 1},
    {IT_KERNEL_11, IT_BUILD_2009_06_NEW, 0},
    {IT_KERNEL_ILLUMOS, IT_BUILD_2009_06_NEW, 0},
    {IT_KERNEL_10, IT_BUILD_10_CLAIMS, 0},
    {IT_KERNEL_11, IT_BUILD_E1000G, 0},
    {IT_KERNEL_ILLUMOS, IT_BUILD_NATIVE, 0},
    {IT_KERNEL_10, IT_BUILD_11_OLD, 0},
};

START_TEST(lso_faults)
{
	ck_assert_int_eq(
	    it_lso_is_broken(lso_rows[_i].kernel, lso_rows[_i].build),
	    lso_rows[_i].broken);
}
END_TEST

static const struct {
	const char *release, *version, *file;
	it_kernel kernel;
} kernel_rows[] = {
    {"5.10", "Generic_147148-26",
     "Oracle Solaris 10 1/13 s10x_u11wos_24a X86\n", IT_KERNEL_10},
    {"5.11", "snv_111b", "OpenSolaris 2009.06 snv_111b X86\n",
     IT_KERNEL_2009_06},
    {"5.11", "snv_151a", "Oracle Solaris 11 Express snv_151a X86\n",
     IT_KERNEL_11_EXPRESS},
    {"5.11", "11.1", "Oracle Solaris 11.1 X86\n", IT_KERNEL_11},
    {"5.11", "11.3", "Oracle Solaris 11.3 X86\n", IT_KERNEL_11},
    {"5.11", "11.4.0.15.0", "Oracle Solaris 11.4 X86\n", IT_KERNEL_11_4},
    {"5.11", "omnios-r151048-abc", "OmniOS v11 r151048\n", IT_KERNEL_ILLUMOS},
    {"5.11", "joyent_20230101T000000Z", "SmartOS 20230101T000000Z x86_64\n",
     IT_KERNEL_SMARTOS},
};

START_TEST(kernels)
{
	osd_facts *facts = NULL;
	osd_identity *identity = NULL;

	ck_assert_int_eq(osd_facts_new(&facts), OSD_OK);
	ck_assert_int_eq(osd_facts_set(facts, "sysname", "SunOS"), OSD_OK);
	ck_assert_int_eq(osd_facts_set(facts, "machine", "i86pc"), OSD_OK);
	ck_assert_int_eq(
	    osd_facts_set(facts, "release", kernel_rows[_i].release), OSD_OK);
	ck_assert_int_eq(
	    osd_facts_set(facts, "version", kernel_rows[_i].version), OSD_OK);
	ck_assert_int_eq(
	    osd_facts_set(facts, "release_file", kernel_rows[_i].file), OSD_OK);
	ck_assert_int_eq(osd_identify(facts, &identity), OSD_OK);
	ck_assert_int_eq(it_kernel_of(identity), kernel_rows[_i].kernel);
	osd_identity_free(identity);
	osd_facts_free(facts);
}
END_TEST

static const struct {
	it_kernel kernel;
	const char *cap, *send, *receive, *cwnd, *folder;
} name_rows[] = {
    {IT_KERNEL_10, "tcp_max_buf", "tcp_xmit_hiwat", "tcp_recv_hiwat",
     "tcp_cwnd_max", "kernel/drv"},
    {IT_KERNEL_2009_06, "tcp_max_buf", "tcp_xmit_hiwat", "tcp_recv_hiwat",
     "tcp_cwnd_max", "kernel/drv"},
    {IT_KERNEL_11_EXPRESS, "_max_buf", "send_maxbuf", "recv_maxbuf",
     "_cwnd_max", "kernel/drv"},
    {IT_KERNEL_11, "max_buf", "send_buf", "recv_buf", "_cwnd_max",
     "etc/driver/drv"},
    {IT_KERNEL_11_4, "max-buf", "send-buf", "recv-buf", "cwnd-max",
     "etc/driver/drv"},
    {IT_KERNEL_ILLUMOS, "max_buf", "send_buf", "recv_buf", "_cwnd_max",
     "kernel/drv"},
};

START_TEST(tcp_names)
{
	it_kernel k = name_rows[_i].kernel;

	ck_assert_str_eq(it_tcp_name(k, IT_SET_TCP_CAP), name_rows[_i].cap);
	ck_assert_str_eq(it_tcp_name(k, IT_SET_TCP_SEND), name_rows[_i].send);
	ck_assert_str_eq(it_tcp_name(k, IT_SET_TCP_RECEIVE),
			 name_rows[_i].receive);
	ck_assert_str_eq(it_tcp_name(k, IT_SET_TCP_CWND), name_rows[_i].cwnd);
	ck_assert_ptr_null(it_tcp_name(k, IT_SET_MTU));
	ck_assert_str_eq(it_conf_folder(k), name_rows[_i].folder);
}
END_TEST

/* ---- parsable lines ------------------------------------------------------ */

static const struct {
	const char *line;
	const char *fields[4]; /* NULL: no such field */
} field_rows[] = {
    {"net0:phys:1500:", {"net0", "phys", "1500", ""}},
    {"net0:mac:fa\\:16\\:3e:x", {"net0", "mac", "fa:16:3e", "x"}},
    {"a\\\\b:c", {"a\\b", "c", NULL, NULL}},
    {"", {"", NULL, NULL, NULL}},
    {":", {"", "", NULL, NULL}},
    {"x:?", {"x", "?", NULL, NULL}},
};

START_TEST(fields)
{
	it_slice line = it_slice_of(field_rows[_i].line);
	char field[64];
	int i;

	for (i = 0; i < 4 && field_rows[_i].fields[i] != NULL; i++) {
		ck_assert_int_eq(it_next_field(&line, field, sizeof field), 1);
		ck_assert_str_eq(field, field_rows[_i].fields[i]);
	}
	ck_assert_int_eq(it_next_field(&line, field, sizeof field), 0);
}
END_TEST

/* ---- dials --------------------------------------------------------------- */

#define CAP(current, stored)                                                   \
	{                                                                      \
		IT_FAMILY_IPADM, "tcp", "max_buf", "4194304", current, stored, \
		    "1048576", 1, 0, 0, 0, 0                                   \
	}

/* What sets it, and what makes it what it was: calls, " / " between them. */
static const struct {
	it_dial dial;
	const char *set, *back;
} call_rows[] = {
    {CAP("1048576", ""), "ipadm set-prop -p max_buf=4194304 tcp",
     "ipadm reset-prop -p max_buf tcp"},
    /* Set before us for this boot only: that comes back too. */
    {CAP("2097152", ""), "ipadm set-prop -p max_buf=4194304 tcp",
     "ipadm reset-prop -p max_buf tcp / "
     "ipadm set-prop -t -p max_buf=2097152 tcp"},
    {CAP("2097152", "2097152"), "ipadm set-prop -p max_buf=4194304 tcp",
     "ipadm set-prop -p max_buf=2097152 tcp"},
    {CAP("1048576", "2097152"), "ipadm set-prop -p max_buf=4194304 tcp",
     "ipadm set-prop -p max_buf=2097152 tcp / "
     "ipadm set-prop -t -p max_buf=1048576 tcp"},
    {{IT_FAMILY_IPADM, "tcp", "max_buf", "4194304", "1048576", "", "1048576", 1,
      1, 0, 0, 0},
     "ipadm reset-prop -p max_buf tcp / "
     "ipadm set-prop -p max_buf=4194304 tcp",
     "ipadm reset-prop -p max_buf tcp"},
    {{IT_FAMILY_IPADM, "ip", "_lso_outbound", "0", "1", "", "1", 0,
      0, 0, 0, 0},
     "ipadm set-prop -t -p _lso_outbound=0 ip",
     "ipadm set-prop -t -p _lso_outbound=1 ip"},
    {{IT_FAMILY_NDD, "/dev/tcp", "tcp_max_buf", "4194304", "1048576", "", "", 0,
      0, 0, 0, 0},
     "ndd -set /dev/tcp tcp_max_buf 4194304",
     "ndd -set /dev/tcp tcp_max_buf 1048576"},
    /* It could not be read: nobody knows what it was. */
    {{IT_FAMILY_NDD, "/dev/tcp", "tcp_max_buf", "4194304", "", "", "", 0,
      0, 0, 0, 0},
     "ndd -set /dev/tcp tcp_max_buf 4194304",
     ""},
    {{IT_FAMILY_DLADM, "net0", "mtu", "9000", "1500", "", "1500", 1,
      0, 0, 0, 0},
     "dladm set-linkprop -p mtu=9000 net0",
     "dladm reset-linkprop -p mtu net0"},
    {{IT_FAMILY_DLADM, "net0", "mtu", "9000", "1500", "", "1500", 0,
      0, 0, 0, 0},
     "dladm set-linkprop -t -p mtu=9000 net0",
     "dladm set-linkprop -t -p mtu=1500 net0"},
    {{IT_FAMILY_JUMBO, "net0", "vmxnet3s0", "9000", "1500", "", "", 0,
      0, 0, 0, 0},
     "ndd -set /dev/vmxnet3s0 accept-jumbo 1",
     "ndd -set /dev/vmxnet3s0 accept-jumbo 0"},
};

typedef int (*calls)(const it_dial *dial, size_t i, it_dial_call *call);

static const char *const tools[] = {"ipadm",    "ndd",     "dladm",
				    "ifconfig", "netstat", "route"};

static void show(const it_dial_call *call, it_strbuf *out)
{
	size_t i;

	it_strbuf_text(out, tools[call->tool]);
	for (i = 0; call->words[i] != NULL; i++)
		it_strbuf_format(out, " %s", call->words[i]);
}

static void assert_calls(const it_dial *dial, calls next, const char *want)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_dial_call call;
	size_t i;

	for (i = 0; next(dial, i, &call); i++) {
		if (i > 0)
			it_strbuf_text(&text, " / ");
		show(&call, &text);
	}
	ck_assert_str_eq(it_strbuf_str(&text), want);
	it_strbuf_free(&text);
}

START_TEST(dial_calls)
{
	assert_calls(&call_rows[_i].dial, it_dial_set, call_rows[_i].set);
	assert_calls(&call_rows[_i].dial, it_dial_back, call_rows[_i].back);
}
END_TEST

#define DIAL(family, object, name, wanted, keeps)                              \
	{                                                                      \
		IT_FAMILY_##family, object, name, wanted, "1", "", "1", keeps, \
		    0, 0, 0, 0                                                 \
	}

/* Two dials, the call that reads both, its output, what it means. */
static const struct {
	it_dial dials[2];
	const char *call, *output;
	const char *value[2], *stored[2];
	int set[2];
} read_rows[] = {
    {{DIAL(IPADM, "tcp", "max_buf", "4194304", 1),
      DIAL(IPADM, "tcp", "send_buf", "262144", 1)},
     "ipadm show-prop -c -o property,current,persistent -p "
     "max_buf,send_buf tcp",
     "max_buf:4194304:4194304\nsend_buf:262144:\n",
     {"4194304", "262144"},
     {"4194304", ""},
     {1, 0}},
    /* Not stored, though it looks right; and one that nobody knows. */
    {{DIAL(IPADM, "ip", "_lso_outbound", "0", 0),
      DIAL(IPADM, "ip", "_lso-outbound", "0", 0)},
     "ipadm show-prop -c -o property,current,persistent -p "
     "_lso_outbound,_lso-outbound ip",
     "_lso_outbound:0:\n_lso-outbound:?:?\n",
     {"0", ""},
     {"", ""},
     {1, 0}},
    {{DIAL(NDD, "/dev/tcp", "tcp_max_buf", "4194304", 0),
      DIAL(NDD, "/dev/tcp", "tcp_xmit_hiwat", "262144", 0)},
     "ndd /dev/tcp tcp_max_buf tcp_xmit_hiwat",
     "4194304\n\n49152\n",
     {"4194304", "49152"},
     {"", ""},
     {1, 0}},
    {{DIAL(NDD, "/dev/tcp", "tcp_none", "1", 0),
      DIAL(NDD, "/dev/tcp", "tcp_xmit_hiwat", "262144", 0)},
     "ndd /dev/tcp tcp_none tcp_xmit_hiwat",
     "name is non-existent for this module\n",
     {"", ""},
     {"", ""},
     {0, 0}},
    {{DIAL(DLADM, "net0", "mtu", "9000", 0),
      DIAL(DLADM, "net1", "mtu", "9000", 0)},
     "dladm show-linkprop -c -o link,value -p mtu",
     "net0:9000\nnet1:1500\nnet2:9000\n",
     {"9000", "1500"},
     {"", ""},
     {1, 0}},
    {{DIAL(JUMBO, "net0", "vmxnet3s0", "9000", 0),
      DIAL(JUMBO, "net1", "vmxnet3s1", "9000", 0)},
     "dladm show-link -p -o link,mtu",
     "\nnet0:1500\nnet1:9000\n",
     {"1500", "9000"},
     {"", ""},
     {0, 1}},
};

START_TEST(dial_reading)
{
	const it_dial *dials = read_rows[_i].dials;
	it_strbuf text = {NULL, 0, 0, 0};
	it_reading readings[2];
	it_dial_call call;
	int i;

	ck_assert_uint_eq(it_dial_together(dials, 2), 2);
	ck_assert_int_eq(it_dial_read(dials, 2, &call), 1);
	show(&call, &text);
	ck_assert_str_eq(it_strbuf_str(&text), read_rows[_i].call);
	it_strbuf_free(&text);
	it_dial_parse(dials, 2, it_slice_of(read_rows[_i].output), readings);
	for (i = 0; i < 2; i++) {
		ck_assert_str_eq(readings[i].value, read_rows[_i].value[i]);
		ck_assert_str_eq(readings[i].stored, read_rows[_i].stored[i]);
		ck_assert_int_eq(it_dial_is_set(&dials[i], &readings[i]),
				 read_rows[_i].set[i]);
	}
}
END_TEST

START_TEST(dials_unlike)
{
	static const it_dial dials[] = {
		DIAL(IPADM, "tcp", "max_buf", "1", 1),
		DIAL(IPADM, "ip", "_lso_outbound", "1", 1),
		DIAL(NDD, "tcp", "x", "1", 0),
	};

	ck_assert_uint_eq(it_dial_together(dials, 3), 1);
	ck_assert_uint_eq(it_dial_together(dials + 1, 2), 1);
}
END_TEST

START_TEST(dials_too_many_for_one_call)
{
	it_dial dials[IT_DIAL_MOST + 2];
	size_t i;

	for (i = 0; i < IT_DIAL_MOST + 2; i++)
		dials[i] = (it_dial)DIAL(IPADM, "tcp", "max_buf", "1", 1);
	ck_assert_uint_eq(it_dial_together(dials, IT_DIAL_MOST + 2),
			  IT_DIAL_MOST);
	ck_assert_uint_eq(it_dial_together(dials + 3, IT_DIAL_MOST - 1),
			  IT_DIAL_MOST - 1);
}
END_TEST

/* ---- links --------------------------------------------------------------- */

static it_links links;

START_TEST(links_of_instances)
{
	memset(&links, 0, sizeof links);
	it_links_from_instances(
	    &links, it_slice_of("#\n#	Caution!\n"
				"\"/pci@0,0/pci15ad,7b0@0\" 0 \"vmxnet3s\"\n"
				"\"/pci@0,0/pci8086,100f@1\" 1 \"e1000g\"\n"
				"\"/pci@0,0/pci15ad,7b0@1\" 12 \"vmxnet3s\"\n"
				"\"/pci@0,0/ide\" 0 \"pci-ide\"\n\"broken\n"));
	ck_assert_uint_eq(links.count, 3);
	ck_assert_str_eq(links.items[0].device, "vmxnet3s0");
	ck_assert_str_eq(links.items[1].name, "e1000g1");
	ck_assert_int_eq(links.items[1].build, IT_BUILD_E1000G);
	ck_assert_str_eq(links.items[2].driver, "vmxnet3s");
	ck_assert_int_eq(links.items[2].instance, 12);
}
END_TEST

START_TEST(links_of_dladm)
{
	memset(&links, 0, sizeof links);
	it_links_from_phys(&links, it_slice_of("net0:up:10000:vmxnet3s0\n"
					       "net1:down:0:e1000g0\n"
					       "net2:up:1000:bge0\n"));
	ck_assert_uint_eq(links.count, 2);
	it_links_add_mtu(&links, it_slice_of("net0:phys:9000:\n"
					     "net1:phys:1500:\n"
					     "vnic0:vnic:1500:net1\n"
					     "aggr1:aggr:1500:bge1,net0\n"));
	ck_assert_str_eq(links.items[0].user, "aggr1");
	links.items[0].user[0] = '\0';
	it_links_add_possible(&links, it_slice_of("net0:9000:60-9000\n"
						  "net1:1500:1500\n"));
	it_links_add_interfaces(
	    &links,
	    it_slice_of("lo0: flags=1<UP> mtu 8232 index 1\n"
			"\tinet 127.0.0.1 netmask ff000000\n"
			"net0: flags=1000843<UP,IPv4> mtu 9000 index 2\n"
			"\tinet 10.0.0.1 netmask ff000000 mtu 1\n"
			"\tgroupname ipmp0\n"
			"bge0: flags=1000843<UP,IPv4> mtu 9000 index 2\n"
			"\tgroupname ipmp0\n"));
	ck_assert_int_eq(links.items[0].grouped, 1);
	ck_assert_int_eq(links.items[1].grouped, 0);
	it_links_add_stored(&links, it_slice_of("net0\tclass=int,1;media=int,4;"
						"mtu=string,9000;\n"
						"net1\tclass=int,1;\n"));
	ck_assert_str_eq(links.items[0].name, "net0");
	ck_assert_str_eq(links.items[0].device, "vmxnet3s0");
	ck_assert_uint_eq(links.items[0].speed, 10000);
	ck_assert_uint_eq(links.items[0].mtu, 9000);
	ck_assert_uint_eq(links.items[0].ip_mtu, 9000);
	ck_assert_int_eq(links.items[0].plumbed, 1);
	ck_assert_int_eq(links.items[0].takes_mtu, 1);
	ck_assert_uint_eq(links.items[0].least_mtu, 60);
	ck_assert_uint_eq(links.items[0].most_mtu, 9000);
	/* e1000g answers itself: a chip of one size */
	ck_assert_uint_eq(links.items[1].least_mtu, 1500);
	ck_assert_uint_eq(links.items[1].most_mtu, 1500);
	ck_assert_int_eq(links.items[0].stored_mtu, 9000);
	ck_assert_str_eq(links.items[0].user, "");
	ck_assert_int_eq(links.items[1].takes_mtu, 0);
	ck_assert_int_eq(links.items[1].plumbed, 0);
	ck_assert_int_eq(links.items[1].stored_mtu, 0);
	ck_assert_str_eq(links.items[1].user, "vnic0");
	ck_assert_ptr_eq(it_links_find(&links, "e1000g0"), &links.items[1]);
	ck_assert_ptr_null(it_links_find(&links, "net2"));
}
END_TEST

START_TEST(links_of_solaris_10)
{
	memset(&links, 0, sizeof links);
	it_links_from_show_link_10(
	    &links,
	    it_slice_of("e1000g0 type=non-vlan mtu=1500 device=e1000g0\n"
			"vmxnet3s0 type=non-vlan mtu=9000 "
			"device=vmxnet3s0\n"
			"eri0 type=legacy mtu=1500 device=eri0\n"));
	ck_assert_uint_eq(links.count, 2);
	ck_assert_uint_eq(links.items[0].mtu, 1500);
	ck_assert_uint_eq(links.items[1].mtu, 9000);
	ck_assert_int_eq(links.items[1].takes_mtu, -1);
}
END_TEST

/* "NAME (CLASS)" of what lies over each, with a blank between them. */
static const char *users(void)
{
	static char text[256];
	size_t i, len = 0;

	text[0] = '\0';
	for (i = 0; i < links.count; i++)
		len += (size_t)snprintf(text + len, sizeof text - len,
					"%s%s(%s)", i == 0 ? "" : " ",
					links.items[i].user,
					links.items[i].user_class);
	return text;
}

static void three_links(void)
{
	memset(&links, 0, sizeof links);
	it_links_from_phys(&links, it_slice_of("net0:up:10000:vmxnet3s0\n"
					       "a.b:up:10000:vmxnet3s1\n"
					       "b:up:10000:vmxnet3s12\n"));
}

START_TEST(links_used)
{
	three_links();
	it_links_add_mtu(&links, it_slice_of("tonic0:bridge:1500:net0,b\n"
					     "net0:phys:1500:\n"));
	ck_assert_str_eq(users(), "tonic0(bridge) () tonic0(bridge)");
	three_links();
	it_links_add_mtu(&links, it_slice_of("vnic0:vnic:1500:b\n"
					     "tonic0:bridge:1500:?\n"));
	ck_assert_str_eq(users(),
			 "tonic0(bridge) tonic0(bridge) vnic0(vnic)");
	three_links();
	it_links_add_stored(
	    &links, it_slice_of("net0\tclass=int,1;bridge=string,tonic;\n"
				"aggr0\tclass=int,4;ports=string,a.b.;\n"
				"vnic0\tclass=int,8;linkover=int,3;\n"));
	ck_assert_str_eq(users(), "tonic(bridge) aggr0(aggr) aggr0(aggr)");
}
END_TEST

/* Each is called as the device of the other one. */
START_TEST(links_swapped)
{
	memset(&links, 0, sizeof links);
	it_links_from_phys(&links, it_slice_of("e1000g1:up:1000:e1000g0\n"
					       "e1000g0:up:1000:e1000g1\n"));
	ck_assert_uint_eq(links.count, 2);
	it_links_add_mtu(&links, it_slice_of("e1000g0:phys:9000:\n"
					     "e1000g1:phys:4000:\n"));
	ck_assert_uint_eq(links.items[0].mtu, 4000);
	ck_assert_uint_eq(links.items[1].mtu, 9000);
	ck_assert_ptr_eq(it_links_find(&links, "e1000g0"), &links.items[1]);
}
END_TEST

START_TEST(links_used_on_10)
{
	memset(&links, 0, sizeof links);
	it_links_from_show_link_10(
	    &links,
	    it_slice_of("vmxnet3s5000 type=vlan 5 mtu=1500 "
			"device=vmxnet3s0\n"
			"vmxnet3s0 type=non-vlan mtu=1500 device=vmxnet3s0\n"
			"vmxnet3s1 type=non-vlan mtu=1500 device=vmxnet3s1\n"
			"vmxnet3s2 type=non-vlan mtu=1500 device=vmxnet3s2\n"
			"aggr7 type=non-vlan mtu=1500 key=7\n"));
	ck_assert_uint_eq(links.count, 3);
	ck_assert_int_eq(links.aggregated, 1);
	it_links_add_ports_10(&links,
			      it_slice_of("aggr key=7 policy=L4\n"
					  "dev key=7 device=vmxnet3s1\n"));
	it_links_add_interfaces(
	    &links, it_slice_of("vmxnet3s4094002: flags=1<UP> mtu 1500\n"));
	ck_assert_str_eq(
	    users(),
	    "vmxnet3s5000(vlan) aggr7(aggr) vmxnet3s4094002(vlan)");
	ck_assert_int_eq(links.items[2].plumbed, 0);
	ck_assert_int_eq(it_links_are_lacking(&links), 0);
	it_links_add_interfaces(
	    &links, it_slice_of("vmxnet3s5003: flags=1<UP> mtu 1500\n"));
	ck_assert_int_eq(it_links_are_lacking(&links), 1);
}
END_TEST

/* What a member that failed has is not known, whatever IPv6 says. */
START_TEST(links_failed_on_10)
{
	memset(&links, 0, sizeof links);
	it_links_from_show_link_10(
	    &links,
	    it_slice_of("e1000g0 type=non-vlan mtu=16362 device=e1000g0\n"
			"e1000g1 type=non-vlan mtu=16362 device=e1000g1\n"));
	it_links_add_interfaces(
	    &links, it_slice_of("e1000g0: flags=9<UP,IPv4,FAILED> mtu 0\n"
				"e1000g0: flags=9<UP,IPv6,FAILED> mtu 1500\n"
				"e1000g1: flags=1<UP,IPv6> mtu 1500\n"));
	ck_assert_uint_eq(links.items[0].ip_mtu, 0);
	ck_assert_uint_eq(links.items[0].ip6_mtu, 1500);
	ck_assert_uint_eq(links.items[1].ip_mtu, 1500);
}
END_TEST

START_TEST(links_held)
{
	memset(&links, 0, sizeof links);
	it_links_from_phys(&links, it_slice_of("net0:up:10000:vmxnet3s0\n"
					       "net1:up:10000:vmxnet3s1\n"
					       "net2:up:1000:e1000g0\n"));
	it_links_add_held(
	    &links,
	    it_slice_of("Memory size: 4096 Megabytes\n"
			"i86pc (driver name: rootnex)\n"
			"    pci15ad,7b0, instance #1 (driver name: vmxnet3s)\n"
			"        System properties:\n"
			"            name='EnableLSO' type=int items=3\n"
			"                value=00000001.00000000.00000001\n"
			"            name='RxRingSize' type=int items=1\n"
			"                value=00000100\n"
			"            name='TxRingSize' type=string items=1\n"
			"                value='a'\n"
			"            name='RxBufPoolLimit' type=int items=2\n"
			"                value=00000200.00001000\n"
			"        Driver properties:\n"
			"            name='EnableLSO' type=int items=3\n"
			"                value=00000001.00000001.00000001\n"
			"    pci8086,100f, instance #0 (driver name: e1000g)\n"
			"            name='EnableLSO' type=int items=1\n"
			"    pci15ad,7b0, instance #0 (driver not attached)\n"
			"                value=00000001\n"
			"            name='EnableLSO' type=int items=1\n"
			"                value=00000001\n"));
	ck_assert_int_eq(links.items[0].held[IT_SET_LSO], -1);
	ck_assert_int_eq(links.items[1].held[IT_SET_LSO], 0);
	ck_assert_int_eq(links.items[1].held[IT_SET_RX_RING], -1);
	ck_assert_int_eq(links.items[1].held[IT_SET_TX_RING], -1);
	ck_assert_int_eq(links.items[1].held[IT_SET_RX_POOL], 4096);
	ck_assert_int_eq(links.items[1].held[IT_SET_MTU], -1);
	ck_assert_int_eq(links.items[2].held[IT_SET_LSO], -1);
}
END_TEST

static const struct {
	const char *node;
	int missed;
} node_rows[] = {
    {"pci15ad,7b0, instance #0 (driver name: vmxnet3s)", 0},
    {"    pci8086,100f, instance #0 (driver name: e1000g)", 0},
    {"pci15ad,7b0, instance #1 (driver name: vmxnet3s)", 1},
    {"    pci1022,2000, instance #0 (driver name: vmxnet)", 1},
    /* No link comes of these, or of none of ours. */
    {"pci15ad,7b0, instance #1 (driver not attached)", 0},
    {"pci15ad,7b0 (driver name: vmxnet3s)", 0},
    {"pci15ad,740, instance #3 (driver name: pcn)", 0},
    {"", 0},
};

START_TEST(links_missed)
{
	memset(&links, 0, sizeof links);
	it_links_from_phys(&links, it_slice_of("net0:up:10000:vmxnet3s0\n"
					       "net2:up:1000:e1000g0\n"));
	ck_assert_int_eq(
	    it_links_miss_node(&links, it_slice_of(node_rows[_i].node)),
	    node_rows[_i].missed);
}
END_TEST

/* ---- interfaces ----------------------------------------------------- */

#define PLAIN "net0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> "
#define INET  "mtu 1500 index 2\n\tinet 10.0.0.1 netmask ffffff80 broadcast "
#define ETHER "10.0.0.127\n\tether 0:c:29:0:0:2 \n"

/* why: how its reason begins; NULL: it may be taken down. */
static const struct {
	int old;
	const char *output, *why, *rows[3];
} plumb_rows[] = {
    {0,
     "lo0/v4:static:ok:---:127.0.0.1/8\n"
     "net0/v4:static:ok:U--:10.0.0.1/24\n"
     "net01/v4:dhcp:ok:---:10.0.0.9/24\n"
     "net0/x:static:tentative:U--:fe80\\:\\:1/10\n",
     NULL,
     {"net0/v4 10.0.0.1/24", "net0/x fe80::1/10", NULL}},
    /* What routers told is told again. */
    {0,
     "net0/v4:static:ok:U--:10.0.0.1/24\n"
     "net0/v6:addrconf:ok:U--:fe80\\:\\:1/10\n",
     NULL,
     {"net0/v4 10.0.0.1/24", NULL}},
    {0, "net0/v6:addrconf:ok:U--:fe80\\:\\:1/10\n", "it has no addr", {NULL}},
    {0,
     "net0/v4:static:ok:U--:10.0.0.1/24\n"
     "net0/v6:addrconf:ok:---:fe80\\:\\:1/10\n",
     "it has an address that ipadm has not",
     {NULL}},
    {0, "net0/v4:static:ok:---:1.2.3.4/8\n", "it has an address that", {NULL}},
    {0, "net0/v4:dhcp:ok:U--:1.2.3.4/8\n", "it has an address by D", {NULL}},
    {0, "net0/v4:vrrp:ok:U--:1.2.3.4/8\n", "it has an address by D", {NULL}},
    {0, "net0/v4:static:disabled:U--:1.2.3.4/8\n", NULL, {NULL}},
    /* Down by hand, which no store knows. */
    {0, "net0/v4:static:down:U--:1.2.3.4/8\n", "somebody has", {NULL}},
    {0,
     "net0/v4:static:ok:U--:10.0.0.1/24\n"
     "net0/x:static:down:U--:10.0.0.2/24\n",
     "somebody has",
     {NULL}},
    {1,
     "net0: flags=1000842<BROADCAST,RUNNING,MULTICAST,IPv4> " INET ETHER,
     "somebody has",
     {NULL}},
    {0, "ipadm: unknown\n", NULL, {NULL}},
    {1, PLAIN INET ETHER, NULL, {"10.0.0.1 255.255.255.128 10.0.0.127", NULL}},
    {1, "net01" PLAIN INET ETHER, NULL, {NULL}},
    {1, PLAIN INET ETHER "net0:1: flags=1<UP>\n", "it has more than", {NULL}},
    {1, PLAIN INET ETHER PLAIN INET ETHER, "it has more than", {NULL}},
    {1,
     "net0: flags=1004843<UP,DHCP,IPv4> " INET ETHER,
     "it has flags",
     {NULL}},
    {1, "net0: flags=2<UP,IPv6> mtu 1500 index 2\n", "it has flags", {NULL}},
    {1, PLAIN INET "10.0.0.127 metric 3\n", "it has flags", {NULL}},
    {1, PLAIN INET ETHER "\tgroupname a\n", "it has no address", {NULL}},
    {1, PLAIN "mtu 1500 index 2\n", "it has no address", {NULL}},
};

START_TEST(plumbing)
{
	it_slice output = it_slice_of(plumb_rows[_i].output);
	it_plumbing p;
	const char *why =
	    it_plumbing_take(&p, "net0", plumb_rows[_i].old, output);
	size_t count = 0;

	if (plumb_rows[_i].why != NULL) {
		ck_assert_ptr_nonnull(why);
		ck_assert_int_eq(strncmp(why, plumb_rows[_i].why,
					 strlen(plumb_rows[_i].why)),
				 0);
		return;
	}
	ck_assert_ptr_null(why);
	for (; plumb_rows[_i].rows[count] != NULL; count++)
		ck_assert_str_eq(p.rows[count], plumb_rows[_i].rows[count]);
	ck_assert_uint_eq(p.count, count);
	ck_assert_uint_eq(it_plumbing_present(&p, output), count);
	ck_assert_uint_eq(it_plumbing_present(&p, it_slice_of("")), 0);
}
END_TEST

START_TEST(plumbing_calls)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_dial_call call;
	it_plumbing p;

	(void)it_plumbing_take(&p, "net0", 1, it_slice_of(PLAIN INET ETHER));
	ck_assert_int_eq(it_plumbing_down(&p, &call), 1);
	show(&call, &text);
	ck_assert_int_eq(it_plumbing_up(&p, &call), 1);
	show(&call, &text);
	ck_assert_str_eq(it_strbuf_str(&text),
			 "ifconfig net0 unplumb"
			 "ifconfig net0 plumb 10.0.0.1 netmask "
			 "255.255.255.128 broadcast 10.0.0.127 up");
	it_strbuf_free(&text);
}
END_TEST

/* ---- addresses and routes ------------------------------------------- */

/* bytes: of what it is, in hexadecimal; NULL: is no address */
static const struct {
	const char *text, *bytes;
} address_rows[] = {
    {"192.0.2.1", "c0000201"},
    {"0.0.0.0", "00000000"},
    {"10.1", NULL},
    {"1.2.3.4.5", NULL},
    {"1.2.3.256", NULL},
    {"1.2.3.", NULL},
    {"1.2.3.0004", NULL},
    {"--", NULL},
    {"", NULL},
    {"::", "00000000000000000000000000000000"},
    {"::1", "00000000000000000000000000000001"},
    {"fe80::20c:29FF:fe75:b321", "fe80000000000000020c29fffe75b321"},
    {"2001:db8::", "20010db8000000000000000000000000"},
    {"1:2:3:4:5:6:7:8", "00010002000300040005000600070008"},
    {"1:2:3:4:5:6:7::", "00010002000300040005000600070000"},
    {"1:2:3:4:5:6:7", NULL},
    {"1:2:3:4:5:6:7:8:9", NULL},
    {"1:2:3:4::5:6:7:8", NULL},
    {"1::2::3", NULL},
    {"1:::2", NULL},
    {":1", NULL},
    {"12345::", NULL},
    {"fe80::1%net0", NULL},
};

START_TEST(addresses)
{
	char bytes[40] = "";
	it_address a;
	unsigned i;
	int is = it_address_read(it_slice_of(address_rows[_i].text), &a);

	ck_assert_int_eq(is, address_rows[_i].bytes != NULL);
	for (i = 0; is && i < it_address_bits(a.six) / 8; i++)
		(void)snprintf(bytes + 2 * i, 3, "%02x", (unsigned)a.at[i]);
	if (is)
		ck_assert_str_eq(bytes, address_rows[_i].bytes);
}
END_TEST

/* length: -1 of what is no mask */
static const struct {
	const char *text;
	int length;
} mask_rows[] = {
    {"0.0.0.0", 0},	   {"255.255.255.0", 24}, {"255.255.255.255", 32},
    {"255.255.255.128", 25}, {"255.0.255.0", -1},   {"ffffff00", -1},
    {"::", -1},
};

START_TEST(masks)
{
	unsigned length;
	int is = it_address_mask(it_slice_of(mask_rows[_i].text), &length);

	ck_assert_int_eq(is ? (int)length : -1, mask_rows[_i].length);
}
END_TEST

/* Heads as captured: of 8 to 2009.06 and illumos, and of 11.x. */
#define HEAD_OLD                                                               \
	"\nIRE Table: IPv4\n"                                                  \
	"  Destination             Mask           Gateway          Device "   \
	"Mxfrg Rtt   Ref Flg  Out  In/Fwd \n"                                  \
	"-------------------- --------------- -------------------- ------ "   \
	"----- ----- --- --- ----- ------ \n"
#define HEAD_11                                                                \
	"\nIRE Table: IPv4\n"                                                  \
	"  Destination             Mask           Gateway          Device "   \
	" MTU  Ref Flg  Out  In/Fwd \n"                                        \
	"-------------------- --------------- -------------------- ------ "   \
	"----- --- --- ----- ------ \n"
#define HEAD6_OLD                                                              \
	"\nIRE Table: IPv6\n"                                                  \
	"  Destination/Mask            Gateway                    If    PMTU " \
	"  Rtt  Ref Flags  Out   In/Fwd \n"                                    \
	"--------------------------- --------------------------- ----- \n"
#define HEAD6_11                                                               \
	"\nIRE Table: IPv6\n"                                                  \
	"  Destination/Mask            Gateway                    If    MTU  " \
	"Ref Flags  Out   In/Fwd\n"                                            \
	"--------------------------- --------------------------- ----- \n"

#define LO   "127.0.0.1 255.255.255.255 127.0.0.1 lo0 8232* 0 1 UH 21 0\n"
#define NET  "192.0.2.0 255.255.255.0 192.0.2.10 net0 1500* 0 1 U 122 0\n"
#define LO11 "127.0.0.1 255.255.255.255 127.0.0.1 lo0 8232 2 UH 3 3\n"
#define NET11 "192.0.2.0 255.255.255.0 192.0.2.10 net0 1500 3 U 21 0\n"
#define NONE "No persistent routes are defined\n"

/* What is kept of net0 with 192.0.2.10/24; or why not. */
static const struct {
	const char *table, *stored, *routers, *why, *kept[5];
	int unstored; /* who learned them is to be asked */
} route_rows[] = {
    /* an empty column of the interface */
    {HEAD_OLD
     "default 0.0.0.0 192.0.2.1         1500*    0   1 UG  47      0\n" LO NET,
     NONE, "", "", {"inet default 192.0.2.1 gateway -"}, 1},
    {HEAD_11
     "default 0.0.0.0 192.0.2.1         0   5 UG  5666596      0\n" LO11 NET11,
     NONE, "", "", {"inet default 192.0.2.1 gateway -"}, 1},
    /* bound to it; of other interfaces; of an address more of it */
    {HEAD_OLD "default 0.0.0.0 192.0.2.1 net0 1500* 0 1 UG 47 0\n" LO NET
	      "10.0.0.0 255.0.0.0 192.0.2.2 net0:1 1500* 0 1 UG 47 0\n"
	      "10.1.0.0 255.255.0.0 192.0.2.2 net01 1500* 0 1 UG 47 0\n"
	      "10.2.0.0 255.255.0.0 198.51.100.1 1500* 0 1 UG 47 0\n"
	      "198.51.100.0 255.255.255.0 198.51.100.9 net1 1500* 0 1 U 4 0\n",
     NONE, "", "",
     {"inet default 192.0.2.1 gateway net0",
      "inet 10.0.0.0/8 192.0.2.2 gateway net0"}, 1},
    /* a host, a network on its link, multicast; behind another gateway */
    {HEAD_OLD NET LO "203.0.113.9 255.255.255.255 192.0.2.2 1 0 1 UGH 2 0\n"
	      "203.0.113.0 255.255.255.0 192.0.2.10 net0 1500* 0 1 U 2 0\n"
	      "224.0.0.0 240.0.0.0 192.0.2.10 net0 1500* 0 1 U 2 0\n"
	      "10.0.0.0 255.0.0.0 203.0.113.9 1500* 0 1 UG 2 0\n",
     NONE, "", "",
     {"inet 203.0.113.9/32 192.0.2.2 gateway -",
      "inet 203.0.113.0/24 192.0.2.10 direct net0",
      "inet 224.0.0.0/4 192.0.2.10 direct net0",
      "inet 10.0.0.0/8 203.0.113.9 gateway -"}, 1},
    /* a redirect, touched by its counter */
    {HEAD_OLD NET LO
     "203.0.113.9 255.255.255.255 192.0.2.2 1500* 0 1 UGHD123456 0\n",
     NONE, "", "", {NULL}, 0},
    /* what is stored, with what netstat does not show */
    {HEAD_OLD NET LO "10.0.0.0 255.0.0.0 192.0.2.2 1500* 0 1 UG 2 0\n"
	      "10.9.0.0 255.255.0.0 192.0.2.2 1500* 0 1 UGMS 2 0\n",
     "persistent: route add 10.0.0.0/16 192.0.2.2 -mtu 1400\n"
     "persistent: route add net 10.0.0.0 -netmask 255.0.0.0 -gateway "
     "192.0.2.2 -ifp net0 -sendpipe 65536\n"
     "persistent: route add -inet -net 10.9.0.0/16 192.0.2.2 1 -multirt "
     "-setsrc 192.0.2.10 -static\n",
     "", "",
     {"inet 10.0.0.0/8 192.0.2.2 gateway - -sendpipe 65536",
      "inet 10.9.0.0/16 192.0.2.2 gateway - -multirt -setsrc 192.0.2.10"}, 0},
    {HEAD_OLD NET LO "default 0.0.0.0 192.0.2.1 1500* 0 1 UG 2 0\n", NONE,
     "# ours\n192.0.2.1 the router\n", "",
     {"inet default 192.0.2.1 gateway -"}, 0},
    {HEAD_OLD NET LO "10.9.0.0 255.255.0.0 192.0.2.2 1500* 0 1 UGM 2 0\n",
     NONE, "",
     "its route 10.9.0.0/16 by 192.0.2.2 cannot be made again (flags UGM)",
     {NULL}, 0},
    {HEAD_OLD NET LO "10.9.0.0 255.255.0.0 -- net0 1500* 0 1 UG 2 0\n",
     NONE, "",
     "its route 10.9.0.0/16 by -- cannot be made again (flags UG)",
     {NULL}, 0},
    /* IPv6; of what a router tells its link-local address is one */
    {HEAD_OLD NET LO HEAD6_OLD
     "default fe80::1 net0 1500* 0 1 UG 0 0\n"
     "2001:db8:9::/48 2001:db8::1 1500* 0 1 UG 0 0\n"
     "2001:db8::/64 2001:db8::a net0 1500* 0 1 U 0 0\n"
     "ff00::/8 fe80::a net0 1500* 0 1 U 0 0\n"
     "fe80::/10 fe80::a net0 1500* 0 1 U 0 0\n"
     "::1 ::1 lo0 8252* 0 1 UH 0 0\n",
     NONE, "", "",
     {"inet6 2001:db8:9::/48 2001:db8::1 gateway -",
      "inet6 ff00::/8 fe80::a direct net0"}, 1},
    {HEAD_11 NET11 LO11 HEAD6_11
     "default fe80::1 net0 1500 1 UG 0 0\n"
     "2001:db8::7 fe80::1 net0 1500 1 UGH 0 0\n"
     "::1 ::1 lo0 8252 2 UH 0 0\n",
     "persistent: route add -inet6 default fe80::1 -ifp net0\n", "", "",
     {"inet6 default fe80::1 gateway net0"}, 0},
    /* what is not understood is not taken for nothing */
    {"", NONE, "", "its routes cannot be read", {NULL}, 0},
    {HEAD_OLD NET LO, "", "", "its routes cannot be read", {NULL}, 0},
    {HEAD_OLD NET "default 192.0.2.1 UG 2 0 net0\n", NONE, "",
     "its routes cannot be read", {NULL}, 0},
    {"\nRouting Table: IPv4\n  Destination Gateway Flags Ref Use Interface\n"
     "default 192.0.2.1 UG 2 0 net0\n", NONE, "",
     "its routes cannot be read", {NULL}, 0},
};

START_TEST(routes)
{
	it_route_texts texts;
	char why[300], which[IT_ROUTE_TEXT];
	it_plumbing p;
	size_t i;

	(void)it_plumbing_take(&p, "net0", 0,
			       it_slice_of("net0/v4:static:ok:U--:192.0.2.10/"
					   "24\n"
					   "net0/v6:addrconf:ok:U--:fe80\\:\\"
					   ":a/10\n"));
	texts.table = it_slice_of(route_rows[_i].table);
	texts.stored = it_slice_of(route_rows[_i].stored);
	texts.routers = it_slice_of(route_rows[_i].routers);
	it_plumbing_take_routes(&p, &texts, why, sizeof why);
	if (route_rows[_i].why[0] != '\0') {
		ck_assert_int_eq(strncmp(why, route_rows[_i].why,
					 strlen(route_rows[_i].why)),
				 0);
		return;
	}
	ck_assert_str_eq(why, "");
	for (i = 0; route_rows[_i].kept[i] != NULL; i++) {
		ck_assert_uint_lt(i, p.route_count);
		ck_assert_str_eq(p.routes[i], route_rows[_i].kept[i]);
		ck_assert_int_eq(it_plumbing_has_route(p.routes[i],
						       texts.table), 1);
		ck_assert_int_eq(it_plumbing_has_route(
				     p.routes[i], it_slice_of(HEAD_OLD NET)),
				 0);
	}
	ck_assert_uint_eq(p.route_count, i);
	ck_assert_int_eq(it_plumbing_has_unstored(&p, &texts, which,
						  sizeof which),
			 route_rows[_i].unstored);
}
END_TEST

/* ifconfig's rows have the mask in words of its own */
START_TEST(routes_of_ifconfig)
{
	char why[300];
	it_route_texts texts = {
	    it_slice_of(HEAD_OLD LO
			"10.0.0.0 255.255.255.128 10.0.0.1 net0 1 0 1 U 2 0\n"
			"10.0.0.0 255.0.0.0 10.0.0.1 net0 1 0 1 U 2 0\n"),
	    it_slice_of(NONE), it_slice_of("")};
	it_plumbing p;

	(void)it_plumbing_take(&p, "net0", 1, it_slice_of(PLAIN INET ETHER));
	it_plumbing_take_routes(&p, &texts, why, sizeof why);
	ck_assert_str_eq(why, "");
	ck_assert_uint_eq(p.route_count, 1);
	ck_assert_str_eq(p.routes[0], "inet 10.0.0.0/8 10.0.0.1 direct net0");
}
END_TEST

static const struct {
	const char *kept, *words;
} add_rows[] = {
    {"inet default 192.0.2.1 gateway -",
     "route -n add -inet -net default 192.0.2.1"},
    {"inet default 192.0.2.1 gateway net0",
     "route -n add -inet -net default 192.0.2.1 -ifp net0"},
    {"inet 10.0.0.0/8 192.0.2.2 gateway - -mtu 1400",
     "route -n add -inet -net 10.0.0.0/8 192.0.2.2 -mtu 1400"},
    {"inet 10.0.0.7/32 192.0.2.2 gateway net0 -private",
     "route -n add -inet -host 10.0.0.7 192.0.2.2 -ifp net0 -private"},
    {"inet 224.0.0.0/4 192.0.2.10 direct net0",
     "route -n add -inet -net 224.0.0.0/4 192.0.2.10 -interface"},
    {"inet6 default fe80::1 gateway net0",
     "route -n add -inet6 -net default fe80::1 -ifp net0"},
    {"inet6 2001:db8::7/128 fe80::1 gateway net0",
     "route -n add -inet6 -host 2001:db8::7 fe80::1 -ifp net0"},
    {"inet 10.0.0.0/8 192.0.2.2 gateway", NULL},
    {"inet 10.0.0.0/33 192.0.2.2 gateway -", NULL},
    {"inet6 10.0.0.0/8 192.0.2.2 gateway -", NULL},
    {"inet 10.0.0.0/8 -- direct net0", NULL},
};

START_TEST(route_calls)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_dial_call call;
	int is = it_route_add(add_rows[_i].kept, &call);

	ck_assert_int_eq(is, add_rows[_i].words != NULL);
	if (is) {
		show(&call, &text);
		ck_assert_str_eq(it_strbuf_str(&text), add_rows[_i].words);
	}
	it_strbuf_free(&text);
}
END_TEST

/* One that is bound to no interface is the same by any, and no other is. */
START_TEST(route_is_there)
{
	static const char other[] =
	    HEAD_OLD NET "10.0.0.0 255.0.0.0 192.0.2.2 net1 1500* 0 1 UG 2 0\n";
	it_slice table = it_slice_of(other);

	ck_assert_int_eq(it_plumbing_has_route(
			     "inet 10.0.0.0/8 192.0.2.2 gateway -", table), 1);
	ck_assert_int_eq(it_plumbing_has_route(
			     "inet 10.0.0.0/8 192.0.2.2 gateway net1", table),
			 1);
	ck_assert_int_eq(it_plumbing_has_route(
			     "inet 10.0.0.0/8 192.0.2.2 gateway net0", table),
			 0);
	ck_assert_int_eq(it_plumbing_has_route(
			     "inet 10.0.0.0/9 192.0.2.2 gateway -", table), 0);
	ck_assert_int_eq(it_plumbing_has_route(
			     "inet 10.0.0.0/8 192.0.2.3 gateway -", table), 0);
	ck_assert_int_eq(it_plumbing_has_route(
			     "inet 10.0.0.0/8 192.0.2.2 direct -", table), 0);
}
END_TEST

static const struct {
	const char *services, *daemon; /* NULL: none runs */
} daemon_rows[] = {
    {"online         svc:/network/routing/ndp:default\n"
     "disabled       svc:/network/routing/route:default\n"
     "online         svc:/network/routing-setup:default\n", NULL},
    {"online svc:/network/routing/route:default\n",
     "svc:/network/routing/route:default"},
    {"online svc:/network/routing/ospf:quagga\n",
     "svc:/network/routing/ospf:quagga"},
};

START_TEST(routing_daemons)
{
	char name[96];
	int runs = it_routes_daemon(it_slice_of(daemon_rows[_i].services),
				    name, sizeof name);

	ck_assert_int_eq(runs, daemon_rows[_i].daemon != NULL);
	if (runs)
		ck_assert_str_eq(name, daemon_rows[_i].daemon);
}
END_TEST

/* ---- files of interfaces -------------------------------------------- */

/* text: with an mtu of 9000, and without any; NULL: of another form. */
static const struct {
	const char *text;
	long mtu;
	const char *with, *without;
} host_rows[] = {
    {"sol10\n", 0, "sol10 netmask + broadcast + up mtu 9000\n", "sol10\n"},
    {"sol10", 0, "sol10 netmask + broadcast + up mtu 9000", "sol10"},
    {"10.0.0.1/24 up\n", 0, "10.0.0.1/24 up mtu 9000\n", "10.0.0.1/24 up\n"},
    {"a netmask 255.0.0.0 \n", 0,
     "a netmask 255.0.0.0 netmask + broadcast + up mtu 9000 \n",
     "a netmask 255.0.0.0 \n"},
    {"  sol10\tmtu  1400 up \n", 1400, "  sol10 up mtu 9000 \n",
     "  sol10 up \n"},
    {"a up mtu 1400\n", 1400, "a up mtu 9000\n", "a up\n"},
    {"a mtu 1400\n", 1400, "a netmask + broadcast + up mtu 9000\n", "a\n"},
    {"a mtu 1400 addif b\n", 1400, "a mtu 9000 addif b\n", "a addif b\n"},
    /* That of the second address is not that of the first. */
    {"a addif b mtu 1400\n", 0, "a mtu 9000 addif b mtu 1400\n",
     "a addif b mtu 1400\n"},
    {"a up addif b up\n", 0, "a up mtu 9000 addif b up\n",
     "a up addif b up\n"},
    {"", 0, NULL, NULL},
    {"\n", 0, NULL, NULL},
    {"a\nb\n", 0, NULL, NULL},
    {"# a\n", 0, NULL, NULL},
    {"group b a\n", 0, NULL, NULL},
    {"inet a\n", 0, NULL, NULL},
    {"a mtu\n", 0, NULL, NULL},
    {"a mtu big\n", 0, NULL, NULL},
    {"a mtu 1 mtu 2\n", 1, NULL, NULL},
};

static void assert_host(const char *text, long mtu, const char *wanted)
{
	it_strbuf out = {NULL, 0, 0, 0};

	it_hostname_write(it_slice_of(text), mtu, &out);
	ck_assert_str_eq(it_strbuf_str(&out), wanted != NULL ? wanted : "");
	it_strbuf_free(&out);
}

START_TEST(host_files)
{
	const char *text = host_rows[_i].text;
	long mtu;

	ck_assert_int_eq(it_hostname_read(it_slice_of(text), &mtu),
			 host_rows[_i].with != NULL);
	ck_assert_int_eq(mtu, host_rows[_i].mtu);
	assert_host(text, 9000, host_rows[_i].with);
	assert_host(text, 0, host_rows[_i].without);
}
END_TEST

/* text, as somebody left it, and what it was before tuning: the way back. */
static const struct {
	const char *text, *before, *back;
} host_back_rows[] = {
    {"b netmask + broadcast + up mtu 9000\n", "a\n", "b\n"},
    {"b netmask + broadcast + up mtu 9000\n", "a mtu 1400\n",
     "b mtu 1400\n"},
    {"b group c netmask + broadcast + up mtu 9000\n", "a group c\n",
     "b group c\n"},
    /* Those of the administrator stay. */
    {"b netmask + broadcast + up mtu 9000\n", "a netmask + broadcast + up\n",
     "b netmask + broadcast + up\n"},
    {"b mtu 9000 netmask + broadcast + up\n", "a\n",
     "b netmask + broadcast + up\n"},
    {"b netmask 255.0.0.0 up mtu 9000\n", "a\n", "b netmask 255.0.0.0 up\n"},
    {"b mtu 9000 addif c\n", "a addif c\n", "b addif c\n"},
    {"b mtu 9000\n", "a mtu 1400 up\n",
     "b netmask + broadcast + up mtu 1400\n"},
};

START_TEST(host_files_back)
{
	it_strbuf out = {NULL, 0, 0, 0};

	it_hostname_put_back(it_slice_of(host_back_rows[_i].text),
			     it_slice_of(host_back_rows[_i].before), &out);
	ck_assert_str_eq(it_strbuf_str(&out), host_back_rows[_i].back);
	it_strbuf_free(&out);
}
END_TEST

/* ---- lists in a driver.conf ----------------------------------------- */

static const struct {
	const char *conf, *key;
	int instance;
	long value, standard;
	const char *result; /* NULL: refused */
} list_rows[] = {
    {"EnableLSO=1,1,1;\n", "EnableLSO", 1, 0, 1, "EnableLSO=1,0,1;\n"},
    /* What is right stays as it was written. */
    {"EnableLSO = 0, 1;\n", "EnableLSO", 0, 0, 1, "EnableLSO = 0, 1;\n"},
    {"# a\nEnableLSO=1;\n#b\n", "EnableLSO", 2, 0, 1,
     "# a\nEnableLSO=1,1,0;\n#b\n"},
    {"#MTU=1500,1500;\nx=1;\n", "MTU", 0, 9000, 1500,
     "MTU=9000,1500,1500,1500,1500,1500,1500,1500,1500,1500;\nx=1;\n"},
    {"", "EnableLSO", 0, 0, 1, "EnableLSO=0,1,1,1,1,1,1,1,1,1;\n"},
    {"x=1;", "RxRingSize", 0, 1024, 256,
     "x=1;\nRxRingSize=1024,256,256,256,256,256,256,256,256,256;\n"},
    {"EnableLSO=1,1;\n", "EnableLSO", IT_CONF_EACH, 0, 1, "EnableLSO=0,0;\n"},
    {"", "EnableLSO", IT_CONF_EACH, 0, 1, "EnableLSO=0,0,0,0,0,0,0,0,0,0;\n"},
    {"EnableLSO=\"no\";\n", "EnableLSO", 0, 0, 1, NULL},
    {"EnableLSO=1,1\n", "EnableLSO", 0, 0, 1, NULL},
    {"", "EnableLSO", 100000, 0, 1, NULL},
};

START_TEST(conf_list)
{
	it_strbuf conf = {NULL, 0, 0, 0};
	it_error err;
	it_code code;

	it_error_clear(&err);
	it_strbuf_text(&conf, list_rows[_i].conf);
	code = it_conf_set_element(&conf, "x.conf", list_rows[_i].key,
				   list_rows[_i].instance, list_rows[_i].value,
				   list_rows[_i].standard, &err);
	if (list_rows[_i].result == NULL) {
		ck_assert_int_eq(code, IT_TARGET);
		ck_assert_str_eq(err.path, "x.conf");
		ck_assert_str_eq(it_strbuf_str(&conf), list_rows[_i].conf);
	} else {
		ck_assert_int_eq(code, IT_OK);
		ck_assert_str_eq(it_strbuf_str(&conf), list_rows[_i].result);
	}
	it_strbuf_free(&conf);
}
END_TEST

static const struct {
	const char *conf;
	int instance, found;
	long value;
} element_rows[] = {
    {"EnableLSO=1,0,1;\n", 1, 1, 0},
    {"EnableLSO=1,0,1;\n", 3, 0, 0},
    {"EnableLSO=0,0;\n", IT_CONF_EACH, 1, 0},
    {"EnableLSO=0,1;\n", IT_CONF_EACH, 0, 0},
    {"EnableLSO=0x0;\n", 0, 1, 0},
    {"#EnableLSO=0;\n", 0, 0, 0},
    {"EnableLSO=0;\nbroken\n", 0, 1, 0},
};

START_TEST(conf_element)
{
	it_strbuf conf = {NULL, 0, 0, 0};
	long value = 0;
	int found;

	it_strbuf_text(&conf, element_rows[_i].conf);
	ck_assert_int_eq(it_conf_element(&conf, "EnableLSO",
					 element_rows[_i].instance, &found,
					 &value, NULL),
			 IT_OK);
	ck_assert_int_eq(found, element_rows[_i].found);
	if (element_rows[_i].found)
		ck_assert_int_eq(value, element_rows[_i].value);
	it_strbuf_free(&conf);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tuning");
	TCase *tc = tcase_create("tuning");

	ADD_ROWS(tc, ways, way_rows);
	tcase_add_test(tc, every_way);
	ADD_ROWS(tc, lso_faults, lso_rows);
	ADD_ROWS(tc, kernels, kernel_rows);
	ADD_ROWS(tc, tcp_names, name_rows);
	ADD_ROWS(tc, fields, field_rows);
	ADD_ROWS(tc, dial_calls, call_rows);
	ADD_ROWS(tc, dial_reading, read_rows);
	tcase_add_test(tc, dials_unlike);
	tcase_add_test(tc, dials_too_many_for_one_call);
	tcase_add_test(tc, links_of_instances);
	tcase_add_test(tc, links_of_dladm);
	tcase_add_test(tc, links_of_solaris_10);
	tcase_add_test(tc, links_used);
	tcase_add_test(tc, links_swapped);
	tcase_add_test(tc, links_used_on_10);
	tcase_add_test(tc, links_failed_on_10);
	tcase_add_test(tc, links_held);
	ADD_ROWS(tc, links_missed, node_rows);
	ADD_ROWS(tc, plumbing, plumb_rows);
	tcase_add_test(tc, plumbing_calls);
	ADD_ROWS(tc, addresses, address_rows);
	ADD_ROWS(tc, masks, mask_rows);
	ADD_ROWS(tc, routes, route_rows);
	tcase_add_test(tc, routes_of_ifconfig);
	ADD_ROWS(tc, route_calls, add_rows);
	tcase_add_test(tc, route_is_there);
	ADD_ROWS(tc, routing_daemons, daemon_rows);
	ADD_ROWS(tc, host_files, host_rows);
	ADD_ROWS(tc, host_files_back, host_back_rows);
	ADD_ROWS(tc, conf_list, list_rows);
	ADD_ROWS(tc, conf_element, element_rows);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
