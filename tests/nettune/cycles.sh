#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# With our two services no service waits for itself, neither directly nor
# around others: tsort(1) is the referee of each system's.
set -u
src=$(cd "${top_srcdir:-.}" && pwd)
data=$src/tests/data/service
command -v tsort >/dev/null || {
	echo "skipped: tsort is not installed"
	exit 77
}
work=$(mktemp -d "${TMPDIR:-/tmp}/it-cycles.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
bad=0

# ours FILE: pairs of its manifest, who waits first
ours() {
	awk -F '"' '
		/<service name=/ { own = $2 }
		/<dependency / { waits = 1 }
		/<dependent / { waits = 0 }
		/<service_fmri / {
			other = $2
			sub(/^svc:\//, "", other)
			sub(/:.*/, "", other)
			print waits ? own " " other : other " " own
		}' "$1"
}

# theirs SYSTEM
theirs() {
	awk -v s="$1" '
		!/^#/ && ("," $1 "," ~ "," s "," || $1 == "all") {
			print $2, $3
		}' "$data/needs"
}

# expect WORD WHAT: of the pairs in $work/pairs
expect() {
	if tsort "$work/pairs" >"$work/order" 2>"$work/said" &&
		[ ! -s "$work/said" ]; then
		word=order
	else
		word=cycle
	fi
	if [ "$word" != "$1" ]; then
		echo "$2: $word, should be $1"
		cat "$work/said"
		bad=1
	fi
}

# before ONE OTHER WHAT: in the order, in which who waits comes first
before() {
	awk -v a="$1" -v b="$2" '
		$1 == a && !seen { seen = 1 }
		$1 == b { found = seen }
		END { exit !found }' "$work/order" || {
		echo "$3: $1 does not wait for $2"
		bad=1
	}
}

for system in 10 2009 11 illumos; do
	form=
	case $system in
	10 | 2009) form=-10 ;;
	esac
	{
		theirs $system
		ours "$data/early$form.xml"
		ours "$data/late$form.xml"
	} >"$work/pairs"
	[ "$(grep -c install-tools "$work/pairs")" -ge 8 ] || bad=1
	expect order "$system"
	before network/physical site/install-tools/net-early "$system"
	before site/install-tools/net-late network/physical "$system"
	before milestone/multi-user site/install-tools/net-late "$system"
	# The referee sees one.
	echo "system/filesystem/usr network/physical" >>"$work/pairs"
	expect cycle "$system"
done
exit $bad
