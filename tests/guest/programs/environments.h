/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef IT_TESTS_GUEST_ENVIRONMENTS_H
#define IT_TESTS_GUEST_ENVIRONMENTS_H

/* Mounts last as long as a command: those that beadm noted, again. */
void mount_environments(void);

#endif
