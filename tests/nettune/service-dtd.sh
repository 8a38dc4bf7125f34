#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The manifests that check_nettune compares with what is written are valid for
# the document types of their systems, of which Solaris 11's is not public.
set -u
src=$(cd "${top_srcdir:-.}" && pwd)
smf=${IT_SHARED:-}/data/smf
command -v xmllint >/dev/null || {
	echo "skipped: xmllint is not installed"
	exit 77
}
[ -f "$smf/service_bundle.2005.dtd.1" ] || {
	echo "skipped: no document types of SMF"
	exit 77
}
work=$(mktemp -d "${TMPDIR:-/tmp}/it-smf.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
bad=0

# expect WORD YEAR FILE
expect() {
	if xmllint --nonet --noout --dtdvalid \
		"$smf/service_bundle.$2.dtd.1" "$3" >"$work/said" 2>&1; then
		word=valid
	else
		word=invalid
	fi
	if [ "$word" != "$1" ]; then
		echo "$3: $word for the document type of $2, should be $1"
		cat "$work/said"
		bad=1
	fi
}

for stage in early late; do
	for year in 2005 2009; do
		expect valid $year "$src/tests/data/service/$stage-10.xml"
	done
	for year in 2009 2023; do
		expect valid $year "$src/tests/data/service/$stage.xml"
	done
	# The referee sees what is wrong.
	sed 's/<single_instance\/>//; s/<stability/<single_instance\/>&/' \
		"$src/tests/data/service/$stage.xml" >"$work/order.xml"
	expect invalid 2009 "$work/order.xml"
done
exit $bad
