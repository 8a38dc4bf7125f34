#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# doc/profile.rng and our parser agree; the example of the manual page is one
# of their test documents.
# shellcheck source=tests/schema.sh
. "${top_srcdir:-.}/tests/schema.sh"
data=$src/tests/data/profile
agree "$src/doc/profile.rng" "$data"
sed -e '1,/^\.SH EXAMPLES/d' -e '/^<?xml/,/^<\/profile>/!d' \
	-e 's/\\-/-/g' "$src/man/install-tools-profile.5" >"$work/example.xml"
diff "$data/good-example.xml" "$work/example.xml" || bad=1
exit $bad
