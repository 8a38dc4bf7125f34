# SPDX-License-Identifier: BSD-2-Clause
# Floor 2: what media and driver files hold.
include payload/driver.mk
include payload/media.mk
include payload/bundle.mk
