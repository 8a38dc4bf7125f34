#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The transcript in README.md is what the program prints.
set -u
top=${top_srcdir:-.}
case_file=$(mktemp "${TMPDIR:-/tmp}/it-readme.XXXXXX") || exit 1
trap 'rm -f "$case_file"' EXIT
trap 'exit 1' HUP INT TERM
{
	echo '$ root root; perl_installer root 10; cp "$iso" solaris.iso'
	awk '/^```/ { inside = !inside; next }
		inside && /^\$ install-tools/ { shown = 1 }
		inside && shown { print }
		!inside { shown = 0 }' "$top/README.md"
} >"$case_file"
sh "$top/tests/run-case.sh" "$case_file"
