#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# doc/manifest.rng and our parser agree, also on a manifest that repack has
# written.
# shellcheck source=tests/schema.sh
. "${top_srcdir:-.}/tests/schema.sh"
schema=$src/doc/manifest.rng
agree "$schema" "$src/tests/data/manifest"
"$built/installer/install-tools" repack -q \
	"$built/tests/samples/built/media/solaris.iso" \
	--revoke 0123456789ABCDEF --manifest-out "$work/manifest.xml" || exit 1
expect "$schema" valid "$work/manifest.xml"
exit $bad
