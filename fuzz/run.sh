#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# run.sh BUILD SECONDS: builds the targets with clang, AddressSanitizer and
# UndefinedBehaviorSanitizer in BUILD/fuzz-build, and runs each for its share
# of the time.  What makes one fail stays in BUILD/fuzz-build/found; what
# reached new places stays in .../corpus for the next time.
set -eu
src=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd)
seconds=$2
dir=$build/fuzz-build
targets="manifest profile driver release driver_db journal media plan"

skip() {
	echo "fuzz: skipped: $*"
	exit 0
}
command -v clang >/dev/null || skip "no clang"
mkdir -p "$dir/found"
printf '%s\n' '#include <stddef.h>' \
	'int LLVMFuzzerTestOneInput(const char *b, size_t n);' \
	'int LLVMFuzzerTestOneInput(const char *b, size_t n)' \
	'{ return b == NULL && n != 0; }' >"$dir/try.c"
clang -fsanitize=fuzzer,address,undefined -o "$dir/try" "$dir/try.c" \
	2>/dev/null || skip "clang has no libFuzzer (apt-get install" \
	"libclang-rt-14-dev)"

san="-fsanitize=address,undefined -fno-sanitize-recover=undefined"
cd "$dir"
if test ! -f Makefile; then
	"$src/configure" --disable-shared --enable-static CC=clang \
		CFLAGS="-O2 -g -fsanitize=fuzzer-no-link $san" \
		LDFLAGS="$san" >configure.log 2>&1 || {
		tail -n 5 configure.log
		exit 1
	}
fi
make -s fuzz-programs >make.log 2>&1 || {
	tail -n 20 make.log
	exit 1
}
sh "$src/fuzz/seeds.sh" "$src" "$build" "$dir/seeds"
FUZZ_ROOTS=$dir/roots
export FUZZ_ROOTS

# Of 0 seconds libFuzzer makes no end.
share=$(((seconds + 7) / 8))
# More media than these bytes are tried as slowly as others are quickly.
failed=0
for target in $targets; do
	dict=$src/fuzz/text.dict
	case $target in manifest | profile) dict=$src/fuzz/xml.dict ;; esac
	mkdir -p "corpus/$target"
	if ! "./fuzz/$target" -max_total_time=$share \
		-max_len=65536 -rss_limit_mb=1024 -timeout=20 -dict="$dict" \
		-print_final_stats=1 -artifact_prefix="found/$target-" \
		"corpus/$target" "seeds/$target" >"$target.log" 2>&1; then
		echo "fuzz: $target FAILED: $dir/$target.log"
		grep -E 'ERROR|SUMMARY|runtime error' "$target.log" | head -n 3
		failed=1
	fi
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$target.log")
	cov=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$target.log" | tail -n 1)
	all=$(sed -n 's/.*(\([0-9]*\) inline 8-bit counters).*/\1/p' \
		"$target.log" | awk '{ n += $1 } END { print n }')
	printf '%-10s %10s executions, %5s of %5s edges\n' "$target" \
		"${runs:-?}" "${cov:-?}" "${all:-?}"
done
exit $failed
