/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The states that a filesystem may be in when the power fails after a call:
 * what may be lost then is a list of choices; a vector picks one alternative
 * of each; a vector makes a state.
 */
#ifndef IT_TESTS_POWER_STATES_H
#define IT_TESTS_POWER_STATES_H

#include "support/strbuf.h"
#include "tests/faults/power/rules.h"

typedef enum states_kind {
	STATES_JOURNAL, /* where the journal ends */
	STATES_NAMES,	/* newest lasting change of a directory or name */
	STATES_ATTR,
	STATES_SIZE,
	STATES_BLOCK,  /* which bytes a block holds */
	STATES_BLOCKS, /* the same for a file of many, by patterns */
} states_kind;

typedef struct states_choice {
	states_kind kind;
	int object; /* first one that it decides */
	int owner;  /* the inode */
	unsigned count, full; /* alternatives; the one that loses nothing */
	int *calls;	      /* JOURNAL, NAMES, ATTR: the last to last */
	int first;	      /* SIZE: version of alternative 0 */
	disk_block **blocks;  /* BLOCK; NULL is zeros */
} states_choice;

typedef struct states_cut {
	const disk *disk;
	const rules_row *rules;
	int call;
	size_t count;
	states_choice *choices;
	/* of each object of the disk: */
	int *durable;	/* the call that made it so */
	int *choice_of; /* or -1 */
	disk_block **made; /* torn ones */
	size_t made_count;
} states_cut;

/* What the power failure left: a value for each object of the disk. */
typedef struct states_image {
	const disk *disk;
	disk_value *values;
	int *reached; /* of inodes: which in the order of the walk, or -1 */
	unsigned long long hash;
	const char *masked; /* by inode: of these files only the size counts */
} states_image;

void states_cut_begin(states_cut *cut, const disk *d, const rules_row *rules,
		      int call);
void states_cut_end(states_cut *cut);

/* How many vectors there are, at most limit. */
unsigned long long states_count(const states_cut *cut,
				unsigned long long limit);

/* Vectors are counted up from all zeros; 0 after the last one. */
int states_next(const states_cut *cut, unsigned *vector);
void states_full(const states_cut *cut, unsigned *vector);

void states_image_begin(states_image *image, const disk *d);
void states_image_end(states_image *image);

/*
 * The state of a vector; 0 if it stands for none of its own: it differs from
 * another vector in what cannot be seen, or the rules forbid it.
 */
int states_make(const states_cut *cut, const unsigned *vector,
		states_image *image);

/* The hash without the bytes of some files (masked, by inode). */
unsigned long long states_masked_hash(states_image *image, const char *masked);

/* Calls each for every name, a directory before what is in it. */
typedef void (*states_each)(void *arg, const states_image *image,
			    const char *path, int inode);
void states_walk(const states_image *image, states_each each, void *arg);

/* Bytes of one block of a file as they can be read, zeros behind the end. */
void states_read(const states_image *image, int inode, long long at,
		 unsigned char bytes[BLOCK]);
/* The hash of a file's size and bytes. */
unsigned long long states_content(const states_image *image, int inode);

/* What the vector loses, one line a choice. */
void states_describe(const states_cut *cut, const unsigned *vector,
		     it_strbuf *out);

#endif
