/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Between tuning_decide.c, which goes through the wishes, the ways that fulfil
 * one of them, and what they edit.  Nothing here writes to the root.
 */
#ifndef IT_TUNING_WAYS_H
#define IT_TUNING_WAYS_H

#include "installer/tuning.h"

/* ---- ways: each fills in what is stored, whether and when it is set ----- */

typedef it_code it_tuning_way(it_tuning *t, it_tuning_change *c);

it_tuning_way it_tuning_by_none;	   /* tuning_by_link.c */
it_tuning_way it_tuning_by_conf;
it_tuning_way it_tuning_by_jumbo;
it_tuning_way it_tuning_by_conf_and_jumbo;
it_tuning_way it_tuning_by_dladm;
it_tuning_way it_tuning_by_frame_class; /* tuning_by_frame.c */
it_tuning_way it_tuning_by_ipadm;	   /* tuning_by_tcp.c */
it_tuning_way it_tuning_by_ndd;

/*
 * What MaxFrameSize gives a link of e1000g that dladm tells nothing; -1: the
 * most of its chip, which is not known.
 */
it_code it_tuning_class_size(it_tuning *t, const it_link *link,
			     long *mtu) IT_CHECKED;

/* A finding where the file of an interface holds IP below the MTU. */
it_code it_tuning_tell_ip_size(it_tuning *t,
			       const it_tuning_change *c) IT_CHECKED;

/* ---- what they say of a change (tuning_decide.c) ------------------------ */

/* What a profile says is the least; what an option says is meant. */
int it_tuning_is_enough(const it_tuning_change *c, long have);

/* It cannot be set: both texts are kept, not copied. */
void it_tuning_refuse(it_tuning_change *c, const char *why,
		      const char *remedy);

/* ---- ipadm's store (tuning_store.c) -------------------------------------- */

/* The one of t->tcp that a release calls so; NULL: none of them. */
it_dial *it_tuning_dial_named(it_tuning *t, const char *name);

/*
 * Which of t->tcp stand before the cap, so that they are stored anew where they
 * are set (renew).  The cap itself stays where it is: what stands behind it,
 * and is not ours to set, would else be before it.  Of an image, which has
 * nobody to ask, what is stored as well.
 */
it_code it_tuning_read_store(it_tuning *t) IT_CHECKED;

/* Of LSO alone, of a running system as well: t->lso.stored. */
it_code it_tuning_read_lso(it_tuning *t) IT_CHECKED;

/*
 * A finding where the replay refuses what is stored of a buffer, and nobody
 * wishes anything of it.
 */
it_code it_tuning_tell_unkept(it_tuning *t, it_setting setting) IT_CHECKED;

/*
 * Findings for scripts of the administrator's that set the same at boot.  LSO
 * that they have off counts as stored where the system has no store for it.
 */
it_code it_tuning_read_scripts(it_tuning *t) IT_CHECKED;

/* The replay refuses it, and our service does not set it afterwards. */
int it_tuning_is_lost(const it_tuning *t, const it_dial *dial);

/* ---- what they edit (tuning_edits.c) ------------------------------------ */

/* A file that is edited, read when it is asked for the first time. */
it_code it_tuning_file(it_tuning *t, const char *path, it_tuning_conf **out,
		       int *is_new) IT_CHECKED;

/* Sets stored: of elements that may serve, one that is not what is wanted. */
it_code it_tuning_conf_stored(it_tuning *t, const it_tuning_conf *conf,
			      it_tuning_change *c) IT_CHECKED;

/* The element of a list that is the link's, or each that is not enough. */
it_code it_tuning_set_conf(it_tuning *t, it_tuning_conf *conf,
			   const char *key,
			   const it_tuning_change *c) IT_CHECKED;

/*
 * Refuses what a statement for one device sets otherwise: it counts more than
 * the list, and which link it is for is not looked at.  Refuses as well what
 * would have to be changed in one of several statements, or is not the same in
 * them: which one counts is not known.
 */
it_code it_tuning_yield(it_tuning *t, const it_tuning_conf *conf,
			const char *key, long wanted,
			it_tuning_change *c) IT_CHECKED;

/* What the next boot sets by our services; -1: nothing. */
long it_tuning_item(const it_tuning *t, it_boot_kind kind,
		    const char *object, const char *name);
it_code it_tuning_set_item(it_tuning *t, it_boot_kind kind,
			   const char *object, const char *name, long value)
	IT_CHECKED;

/* Not set any longer; zero if it was not. */
int it_tuning_drop_item(it_tuning *t, it_boot_kind kind, const char *object);

/* Set in the running kernel; keeps: and in its own store. */
it_code it_tuning_add_dial(it_tuning *t, const it_dial *dial, long wanted,
			   int keeps) IT_CHECKED;

#endif
