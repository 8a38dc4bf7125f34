/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What libFuzzer calls.  Any bytes may be refused; none may crash, leak, loop
 * or be taken for two different things (abort).
 */
#ifndef IT_FUZZ_H
#define IT_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

#endif
