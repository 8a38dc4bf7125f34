/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Where a guest finds what is not part of it.  /dev is a mount of its own on
 * a real system as well, and what lies there is compared by no test.
 */
#ifndef IT_TESTS_GUEST_PLACES_H
#define IT_TESTS_GUEST_PLACES_H

#define GUEST_HIDDEN  "/dev/.guest"
#define GUEST_STATE   GUEST_HIDDEN "/state"
#define GUEST_RUNTIME GUEST_HIDDEN "/runtime"
#define GUEST_LIB     GUEST_RUNTIME "/lib"
#define GUEST_PROGRAM GUEST_HIDDEN "/install-tools"
#define GUEST_COVERED GUEST_HIDDEN "/coverage"
#define GUEST_PATH    "/usr/sbin:/usr/bin:/sbin"

#endif
