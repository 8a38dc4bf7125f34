# SPDX-License-Identifier: BSD-2-Clause
# Sourced by tests of a schema; xmllint is the referee.  The schema says of
# every test document what our parser says, as far as a schema can:
# DATA/schema-blind lists what it cannot see.  "bad" is 1 after a difference.
set -u
src=$(cd "${top_srcdir:-.}" && pwd)
built=$(cd "${top_builddir:-.}" && pwd)
command -v xmllint >/dev/null || {
	echo "skipped: xmllint is not installed"
	exit 77
}
work=$(mktemp -d "${TMPDIR:-/tmp}/it-schema.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
bad=0

# expect SCHEMA WORD FILE: the referee finds FILE valid or not.
expect() {
	if xmllint --nonet --noout --relaxng "$1" "$3" >"$work/said" 2>&1; then
		word=valid
	else
		word=invalid
	fi
	if [ "$word" != "$2" ]; then
		echo "$3: $word for the schema, should be $2"
		cat "$work/said"
		bad=1
	fi
}

# agree SCHEMA DATA: all of good-*.xml and bad-*.xml there.
agree() {
	for file in "$2"/*.xml; do
		name=$(basename "$file" .xml)
		case $name in
		good-*) expect "$1" valid "$file" ;;
		*)
			if grep -x "$name" "$2/schema-blind" >/dev/null; then
				expect "$1" valid "$file"
			else
				expect "$1" invalid "$file"
			fi
			;;
		esac
	done
}
