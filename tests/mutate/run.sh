#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# run.sh [-j N] [FILE...]: takes each condition of the files of tests/mutate/
# files (or of those named) out, one after another, and looks whether a test
# of tests/mutate/tests fails then.  All mutants are built into the programs
# once (mutate.awk); what a test meets of them is found by a run of it, so that
# a mutant only has those tests to survive, the quickest first.  One that lives
# and is not in tests/mutate/alive, which says why it may, ends it with 1.
# By hand: it takes hours; less with a list of other tests, IT_MUTATE_TESTS.
set -eu
src=$(cd "$(dirname "$0")/../.." && pwd)
here=$src/tests/mutate
jobs=1
test "${1:-}" != -j || { jobs=$2 && shift 2; }
work=$(mktemp -d "${TMPDIR:-/tmp}/it-mutate.XXXXXX")
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
: "${IT_SHARED=$src/../shared}"
export IT_SHARED TMPDIR="$work/tmp"
mkdir "$work/src" "$work/tmp" "$work/trace"
(cd "$src" && git ls-files -z | xargs -0 tar cf -) |
	(cd "$work/src" && tar xf -)

# --- all mutants in one build ---------------------------------------------

build() {
	"$@" >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
}

cd "$work/src"
: >"$work/list"
# shellcheck disable=SC2046 # names without blanks
test $# -ne 0 || set -- $(grep -v '^#' "$here/files")
for file; do
	: >"$work/part"
	awk -v first=$(($(wc -l <"$work/list") + 1)) -v list="$work/part" \
		-f "$here/mutate.awk" "$file" >"$work/mutated"
	cp "$work/mutated" "$file"
	cat "$work/part" >>"$work/list"
done
build sh ./bootstrap build --no-install --builddir=build
build make -s -C build check TESTS=
echo "$(wc -l <"$work/list") mutants"

# --- tests -----------------------------------------------------------------

# run_test KIND NAME [CASE]
run_test() {
	case $1 in
	check) CK_RUN_CASE=${3-} tests/"$2" ;;
	case) sh ../tests/run-case.sh ../tests/cases/"$2".t ;;
	row) sh ../tests/hostile/hostile.sh "$2" ;;
	script) sh ../"$2" ;;
	esac
}

cd build
top_srcdir=.. top_builddir=. CC=cc
export top_srcdir top_builddir CC
n=0
grep -v '^#' "${IT_MUTATE_TESTS-$here/tests}" >"$work/tests"
while read -r kind name part; do
	n=$((n + 1))
	dd if=/dev/zero of="$work/trace/$n" bs=8192 count=1 2>/dev/null
	began=$(date +%s%3N)
	IT_MUTANT_TRACE=$work/trace/$n run_test "$kind" "$name" "$part" \
		>"$work/log" 2>&1 </dev/null || {
		tail "$work/log"
		echo "fails without a mutant: $kind $name $part"
		exit 1
	}
	cost=$(($(date +%s%3N) - began))
	tr '\000' 0 <"$work/trace/$n" | fold -w 1 |
		awk -v cost=$cost -v n=$n '/1/ { print NR - 1, cost, n }'
done <"$work/tests" | sort -k 1,1n -k 2,2n >"$work/order"

# --- mutants ---------------------------------------------------------------

# judge NUMBER: whether a test fails, and which
judge() {
	awk -v m="$1" '$1 == m { print $2, $3 }' "$work/order" >"$work/o.$job"
	while read -r cost n; do
		test_line=$(sed -n "${n}p" "$work/tests")
		# shellcheck disable=SC2086 # words of the line
		set -- $test_line
		timeout -k 1 $((cost / 100 + 10)) sh "$work/one" "$n" \
			>"$work/log.$job" 2>&1 </dev/null || {
			echo "killed $*"
			return 0
		}
	done <"$work/o.$job"
	test -s "$work/o.$job" || { echo "unmet"; return 0; }
	echo "alive"
}

# timeout takes a program
cat >"$work/one" <<END
line=\$(sed -n "\${1}p" "$work/tests")
kind=\${line%% *}
line=\${line#* }
$(sed -n '/^run_test() {$/,/^}$/p' "$here/run.sh")
case \$line in
*' '*) run_test "\$kind" "\${line%% *}" "\${line#* }" ;;
*) run_test "\$kind" "\$line" ;;
esac
END

mutate() {
	job=$1
	while IFS='	' read -r number place name kind text; do
		test $((number % jobs)) -eq "$job" || continue
		export IT_MUTANT="$number"
		printf '%s\t%s\t%s\t%s\t%s\n' "$(judge "$number")" \
			"$place" "$name" "$kind" "$text"
	done <"$work/list" >"$work/verdicts.$job"
}

job=0
while test $job -lt "$jobs"; do
	mutate $job &
	job=$((job + 1))
done
wait
cat "$work"/verdicts.* | sort -t '	' -k 2

# --- what should not live --------------------------------------------------

# FILE, function, kind and words; lines move.  What alive names and is no
# more, or is noticed now, goes out of it.
awk -F '\t' '/^#/ || NF < 4 { next }
	FNR == NR { known[$1 FS $2 FS $3 FS $4] = 1; next }
	{
		split($2, at, ":")
		tried[at[1]] = 1
		what = at[1] FS $3 FS $4 FS $5
	}
	$1 !~ /^killed/ && (what in known) { lives[what] = 1 }
	$1 !~ /^killed/ && !(what in known) {
		print "lives: " $2 ": " $3 ": " $4 ": " $5
		bad = 1
	}
	END {
		for (what in known) {
			split(what, part, FS)
			if (!(part[1] in tried) || (what in lives))
				continue
			print "lives no more: " what
			bad = 1
		}
		exit bad
	}' "$here/alive" "$work"/verdicts.*
