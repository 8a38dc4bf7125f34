#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# totals.sh DIR...: adds up what the last make check in those build
# directories has left.  A suite counts with its checks, a script as one; what
# a suite says it skipped ("skipped: ...") is counted apart.  The last line is
# "N passed, N failed, N skipped"; the exit status is 1 if anything failed, or
# nothing passed.
set -u
find "$@" -name '*.trs' -print | LC_ALL=C sort | while read -r trs; do
	result=$(sed -n 's/^:test-result: *\([A-Z]*\).*/\1/p' "$trs" |
		tail -n 1)
	echo "@ ${trs%.trs} $result"
	cat "${trs%.trs}.log" 2>/dev/null
done | LC_ALL=C awk '
	function close_test() {
		if (name == "")
			return
		programs++
		if (checks) {
			passed += checks - bad
			failed += bad
			if (!bad && (result == "FAIL" || result == "ERROR"))
				failed++
			suites++
			all += checks
		} else if (result == "SKIP") {
			if (!said)
				skipped++
		} else if (result == "PASS")
			passed++
		else
			failed++
		if (result != "PASS" && result != "SKIP")
			wrong = wrong "\n  " name ": " result
	}
	/^@ / {
		close_test()
		name = $2; result = $3; checks = bad = said = 0
		next
	}
	# Check: "100%: Checks: 12, Failures: 0, Errors: 0"
	/%: Checks: [0-9]+, Failures: [0-9]+, Errors: [0-9]+/ {
		row = $0
		sub(/^.*%: Checks: /, "", row)
		gsub(/[^0-9]+/, " ", row)
		split(row, n, " ")
		checks += n[1]
		bad += n[2] + n[3]
	}
	/^skipped: / { skipped++; said++; print }
	END {
		close_test()
		if (wrong != "")
			print "failed:" wrong
		printf "%d test programs; Check: %d checks in %d suites\n",
			programs, all, suites
		printf "%d passed, %d failed, %d skipped\n", passed, failed,
			skipped
		exit failed > 0 || passed + 0 == 0
	}'
