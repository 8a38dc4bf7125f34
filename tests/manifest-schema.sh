#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# doc/manifest.rng says of every test document what our parser says, as far as
# a schema can: tests/data/manifest/schema-blind lists what it cannot see.
# xmllint is the referee, also of a manifest that repack has written.
set -u
src=$(cd "${top_srcdir:-.}" && pwd)
built=$(cd "${top_builddir:-.}" && pwd)
data=$src/tests/data/manifest
command -v xmllint >/dev/null || {
	echo "skipped: xmllint is not installed"
	exit 77
}
work=$(mktemp -d "${TMPDIR:-/tmp}/it-schema.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
bad=0

# expect WORD FILE: the referee finds FILE valid or not.
expect() {
	if xmllint --nonet --noout --relaxng "$src/doc/manifest.rng" "$2" \
		>"$work/said" 2>&1; then
		word=valid
	else
		word=invalid
	fi
	if [ "$word" != "$1" ]; then
		echo "$2: $word for the schema, should be $1"
		cat "$work/said"
		bad=1
	fi
}

for file in "$data"/*.xml; do
	name=$(basename "$file" .xml)
	case $name in
	good-*) expect valid "$file" ;;
	*)
		if grep -x "$name" "$data/schema-blind" >/dev/null; then
			expect valid "$file"
		else
			expect invalid "$file"
		fi
		;;
	esac
done
"$built/installer/install-tools" repack -q \
	"$built/tests/samples/built/media/solaris.iso" \
	--revoke 0123456789ABCDEF --manifest-out "$work/manifest.xml" || exit 1
expect valid "$work/manifest.xml"
exit $bad
