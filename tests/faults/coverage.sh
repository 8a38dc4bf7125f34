#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# coverage.sh [short|full [PART...]]: class 12, how much of the transaction's
# code the tests and the parts of the campaign run through.  Builds in a
# folder of its own ($BUILD, else build/coverage) and prints for each file how
# many of its lines and branches were taken, then the branches that never
# were.  Fails below 95 % of the lines or 90 % of the branches, and when one
# of the others is in a function that tests/faults/holes does not name.
set -eu
src=$(cd "$(dirname "$0")/../.." && pwd)
mode=${1:-short}
[ $# -eq 0 ] || shift
build=${BUILD:-$src/build/coverage}
parts=${*:-campaign powerloss environment numbered sweep targets}
code='engine/*.c installer/apply.c installer/cmd_recover.c installer/locks.c
	installer/step_*.c'

mkdir -p "$build"
cd "$build"
[ -f Makefile ] || "$src/configure" -q --enable-coverage
make -s
make -s check TESTS= >/dev/null
find . -name '*.gcda' -exec rm -f {} +
GUEST_COVERAGE=$build
export GUEST_COVERAGE

# Cases that run as somebody else cannot write down what they ran through, and
# where write(2) is struck what was written down before is damaged.
make -s check TESTS="$(cd "$src" &&
	grep -L -e as_user -e inject=write tests/cases/*.t |
	tr '\n' ' ') tests/check_engine" \
	>check.log 2>&1 || grep '^FAIL' check.log
: >rows
for part in $parts; do
	top_srcdir=$src top_builddir=$build \
		sh "$src/tests/faults/$part.sh" "$mode" rows || :
done

# shellcheck disable=SC2086 # patterns
(cd "$src" && ls $code) | while read -r file; do
	for dir in "${file%/*}" "${file%/*}/.libs"; do
		stem=$dir/$(basename "$file" .c)
		[ ! -f "$stem.gcno" ] || gcov -b -c -t "$stem.gcno"
	done
done >all.gcov
awk -f "$src/tests/faults/coverage.awk" "$src/tests/faults/holes" all.gcov
