/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * ping and snoop: tuning.md 2.8, 5.1.  "peer HOST [MTU [RTT [inet6]]]" answers,
 * drops frames above its MTU, and takes RTT milliseconds; a name may have an
 * address of IPv6 alone.  The frames that left last are lines of state/wire,
 * for snoop.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/guest/programs/net.h"

typedef struct pinging {
	const char *host;
	int counts;   /* -s */
	int no_cut;   /* -D */
	int six;      /* -A inet6 */
	int four;     /* -A inet */
	long size, packets;
	/* found out */
	int alive;
	int only_six; /* the host has no other address */
	long peer_mtu;
	double rtt;
	long ip_mtu, half;
	char link[NAME_SIZE];
} pinging;

enum { FOUR_HEAD = 28, SIX_HEAD = 48, USUAL = 56, MAX_PACKETS = 1000 };

/* ---- the way ---------------------------------------------------------- */

static void find_peer(pinging *p)
{
	char buffer[LINE_SIZE], words[4][NAME_SIZE];
	size_t at = 0, count;

	while (next_fact(&at, "peer", buffer, sizeof buffer)) {
		count = split(it_slice_of(buffer), words, 4);
		if (count == 0 || strcmp(words[0], p->host) != 0)
			continue;
		p->alive = 1;
		p->peer_mtu = count > 1 ? atol(words[1]) : ORDINARY;
		p->rtt = count > 2 ? atof(words[2]) : 0.25;
		p->only_six = count > 3;
	}
}

/* A name without an address of that family. */
static int is_unknown(const pinging *p)
{
	if (strchr(p->host, ':') != NULL ||
	    p->host[strspn(p->host, "0123456789.")] == '\0')
		return 0;
	return !p->alive || (p->only_six && p->four);
}

/* The same net, else the first that is up. */
static const net_if *way_out(const interfaces *all, const char *host)
{
	char own[NAME_SIZE], mask[NAME_SIZE], broadcast[NAME_SIZE];
	const net_if *first = NULL, *one;
	size_t i;

	for (i = 0; i < all->count; i++) {
		one = &all->at[i];
		if (!one->enabled || !one->up)
			continue;
		first = first == NULL ? one : first;
		address_parts(one->address, own, mask, broadcast);
		if (strncmp(own, host, strcspn(own, ".")) == 0 &&
		    strrchr(own, '.') != NULL &&
		    strncmp(own, host,
			    (size_t)(strrchr(own, '.') - own) + 1) == 0)
			return one;
	}
	return first;
}

/* By loopback, whatever the link says. */
static void be_oneself(pinging *p)
{
	p->alive = 1;
	p->peer_mtu = p->half = p->ip_mtu = 8232;
	p->rtt = 0.05;
}

static int find_way(pinging *p)
{
	char own[NAME_SIZE], mask[NAME_SIZE], broadcast[NAME_SIZE];
	interfaces all;
	const net_if *one;
	links l;
	net_link *lower;

	interfaces_read(&all);
	one = way_out(&all, p->host);
	if (one == NULL)
		return 0;
	address_parts(one->address, own, mask, broadcast);
	if (strcmp(own, p->host) == 0 || strcmp("127.0.0.1", p->host) == 0) {
		be_oneself(p);
		return 1;
	}
	links_read(&l);
	lower = link_find(&l, one->name);
	p->ip_mtu = one->mtu[p->six];
	p->half = lower != NULL ? lower->half : p->ip_mtu;
	(void)snprintf(p->link, sizeof p->link, "%s", one->name);
	return 1;
}

static long whole(const pinging *p)
{
	return p->size + (p->six ? SIX_HEAD : FOUR_HEAD);
}

static void put_on_wire(const pinging *p)
{
	it_strbuf line = {NULL, 0, 0, 0};
	long left = whole(p), part;
	int first = 1;

	while (left > 0) {
		part = left < p->ip_mtu ? left : p->ip_mtu;
		it_strbuf_format(&line, "%s %s %s %ld\n",
				 p->link[0] != '\0' ? p->link : "lo0", p->host,
				 first ? "echo" : "fragment", part);
		left -= part;
		first = 0;
		if (left > 0)
			left += 20;
	}
	state_append("wire", line.data, line.len);
}

/* Does one come back?  Its largest frame must fit everywhere. */
static int comes_back(const pinging *p)
{
	long frame = whole(p) < p->ip_mtu ? whole(p) : p->ip_mtu;

	return p->alive && frame <= p->peer_mtu && frame <= p->half;
}

/* ---- what is said ----------------------------------------------------- */

static int too_long(const pinging *p)
{
	(void)fprintf(stderr, "ping: sendto Message too long\n");
	(void)printf("ping: wrote %s %ld chars, ret=-1\n", p->host,
		     p->size + 8);
	return 0;
}

static void show_end(const pinging *p, long sent, long back)
{
	(void)printf("\n----%s PING Statistics----\n", p->host);
	(void)printf("%ld packets transmitted, %ld packets received, "
		     "%ld%% packet loss\n",
		     sent, back, sent != 0 ? (sent - back) * 100 / sent : 0);
	if (back != 0)
		(void)printf("round-trip (ms)  min/avg/max/stddev = "
			     "%.3f/%.3f/%.3f/%.3f\n",
			     p->rtt, p->rtt + 0.01, p->rtt + 0.02, 0.01);
}

static int ping_often(const pinging *p)
{
	long i, back = 0;

	(void)printf("PING %s: %ld data bytes\n", p->host, p->size);
	for (i = 0; i < p->packets; i++) {
		if (p->no_cut && whole(p) > p->ip_mtu) {
			(void)too_long(p);
			continue;
		}
		put_on_wire(p);
		if (!comes_back(p))
			continue;
		back++;
		(void)printf("%ld bytes from %s: icmp_seq=%ld. time=%.3f ms\n",
			     p->size + 8, p->host, i, p->rtt);
	}
	show_end(p, p->packets, back);
	return back != 0 ? 0 : 1;
}

static int ping_once(const pinging *p)
{
	int back = !(p->no_cut && whole(p) > p->ip_mtu);

	if (!back)
		(void)too_long(p);
	else
		put_on_wire(p);
	if (back && comes_back(p)) {
		(void)printf("%s is alive\n", p->host);
		return 0;
	}
	(void)printf("no answer from %s\n", p->host);
	return 1;
}

static int usage(void)
{
	(void)fprintf(stderr, "usage: ping host [timeout]\n"
			      "usage: ping -s [-l | U] [-adLnRrv] [-A "
			      "addr_family] host [data_size] [npackets]\n");
	return 1;
}

/* -D is not there before 2009-11. */
static int take_options(pinging *p, int argc, char **argv)
{
	int option;
	int old = the_system()->net == NET_10 || the_system()->net == NET_09;

	opterr = 0;
	while ((option = getopt(argc, argv, old ? "+snvA:I:i:"
						: "+snvDA:I:i:")) != -1) {
		if (option == '?')
			return 0;
		p->counts |= option == 's';
		p->no_cut |= option == 'D';
		if (option == 'A') {
			p->six = strcmp(optarg, "inet6") == 0;
			p->four = !p->six;
		}
	}
	if (optind >= argc)
		return 0;
	p->host = argv[optind++];
	p->six |= strchr(p->host, ':') != NULL;
	p->size = USUAL;
	p->packets = 1;
	/* without -s the one number is how long to wait */
	if (p->counts && optind < argc)
		p->size = atol(argv[optind++]);
	if (p->counts && optind < argc)
		p->packets = atol(argv[optind]);
	return p->packets > 0 && p->packets <= MAX_PACKETS && p->size >= 0;
}

int ping(int argc, char **argv)
{
	pinging p;

	memset(&p, 0, sizeof p);
	if (!take_options(&p, argc, argv))
		return usage();
	find_peer(&p);
	if (is_unknown(&p)) {
		(void)fprintf(stderr, "ping: unknown host %s\n", p.host);
		return 1;
	}
	if (!find_way(&p)) {
		(void)fprintf(stderr, "ping: sendto Network is unreachable\n");
		return 1;
	}
	return p.counts ? ping_often(&p) : ping_once(&p);
}

/* ---- snoop ------------------------------------------------------------ */

static void show_frame(char words[][NAME_SIZE])
{
	int first = strcmp(words[2], "echo") == 0;

	(void)printf("       guest -> %s ICMP %s (%s bytes)\n", words[1],
		     first ? "Echo request" : "IP fragment", words[3]);
}

/* Shows what has left already, where a real one waits for what will. */
int snoop(int argc, char **argv)
{
	it_strbuf text = {NULL, 0, 0, 0};
	char words[4][NAME_SIZE];
	const char *device = NULL;
	long count = -1;
	it_slice rest, line;
	int option;

	opterr = 0;
	while ((option = getopt(argc, argv, "+d:c:rV")) != -1) {
		device = option == 'd' ? optarg : device;
		count = option == 'c' ? atol(optarg) : count;
	}
	if (geteuid() != 0 || device == NULL) {
		(void)fprintf(stderr, "snoop: %s\n",
			      device == NULL ? "no device given"
					     : "permission denied");
		return 1;
	}
	(void)fprintf(stderr, "Using device %s (promiscuous mode)\n", device);
	state_read("wire", &text);
	rest = it_slice_of(it_strbuf_str(&text));
	while (count != 0 && it_next_line(&rest, &line)) {
		if (split(line, words, 4) < 4 || strcmp(words[0], device) != 0)
			continue;
		show_frame(words);
		count--;
	}
	return 0;
}
