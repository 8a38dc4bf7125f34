#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# sweep.sh short|full ROWS: class 14 of the fault campaign, the transaction in
# one process.
: "${top_srcdir:=.}" "${top_builddir:=.}"
sweep=$top_builddir/tests/faults/sweep
if test ! -x "$sweep"; then
	printf '14\tall\tskipped\tnot built here\n' >>"$2"
	exit 0
fi
exec "$sweep" "$1" "$2"
