#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# bootstrap refuses what cannot work before it does anything.
set -u
top=$(cd "${top_srcdir:-.}" && pwd) || exit 1
dir=$(mktemp -d "${TMPDIR:-/tmp}/it-bootstrap.XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
failed=0

# refused STATUS TEXT ARGUMENT...: nothing is made, and this is said
refused() {
	expected=$1 text=$2
	shift 2
	said=$(cd "$dir/a b" && sh ./bootstrap --no-install "$@" 2>&1)
	status=$?
	if [ "$status" != "$expected" ] || [ "$(ls "$dir/a b")" != bootstrap ]; then
		echo "$*: status $status, not $expected: $said"
		failed=1
	fi
	case $said in
	*"$text"*) ;;
	*)
		echo "$*: does not say '$text': $said"
		failed=1
		;;
	esac
}

mkdir "$dir/a b" && cp "$top/bootstrap" "$dir/a b/" || exit 1
refused 1 'a folder whose path has no blanks' check
refused 2 'tidy: is neither an action nor an option' tidy
exit $failed
