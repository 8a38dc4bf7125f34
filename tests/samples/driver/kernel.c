/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A sample of a file of a kernel: nothing but the names that it defines.
 * SYSTEM is 200600 and 200708 (Solaris 10), 200906, 201100, 201600 and 202501
 * (illumos); one of IN_UNIX, IN_GENUNIX, IN_MAC, IN_GLD says which file.
 */
#define DEFINE(name)                                                          \
	void name()                                                           \
	{                                                                     \
	}
#include "kernel.def"
