# SPDX-License-Identifier: BSD-2-Clause
# Sourced by the checks: which files are ours.  top_srcdir comes from make.
: "${top_srcdir:=.}"
rooms="support libosdetect engine payload nettune installer"

# find_in DIR... -- EXPRESSION...: files below those DIRs that exist.
find_in() {
	dirs=
	while test "$1" != --; do
		test -d "$top_srcdir/$1" && dirs="$dirs $1"
		shift
	done
	shift
	test -z "$dirs" || (
		cd "$top_srcdir" || exit 1
		# shellcheck disable=SC2086 # names without blanks
		find $dirs -name .libs -prune -o -name .deps -prune -o \
			-type f "$@" -print | LC_ALL=C sort
	)
}

product_sources() {
	# shellcheck disable=SC2086
	find_in $rooms -- -name '*.[ch]'
}

c_sources() {
	# shellcheck disable=SC2086
	find_in $rooms tests fuzz bench -- -name '*.[ch]' ! -path '*/data/*'
}

# scripts: ours, by their first line.
scripts() {
	{
		# shellcheck disable=SC2086
		find_in $rooms tests fuzz bench packaging doc .ci -- \
			! -name '*.[cho]' ! -path '*/data/*'
		(cd "$top_srcdir" && ls bootstrap install-tools autogen.sh \
			2>/dev/null)
	} | while read -r file; do
		head -n 1 "$top_srcdir/$file" 2>/dev/null | tr -d '\000' |
			grep '^#!.*sh' >/dev/null && echo "$file"
	done
}

build_files() {
	# shellcheck disable=SC2086
	find_in $rooms tests fuzz bench packaging m4 -- \( -name '*.mk' -o \
		-name 'it-*.m4' \) ! -path '*/data/*'
	(cd "$top_srcdir" && ls configure.ac Makefile.am 2>/dev/null)
}

man_pages() {
	find_in man -- -name '*.[1-9]'
}

# verdict FILE: prints what FILE lists and fails, or passes if it is empty.
verdict() {
	if test -s "$1"; then
		cat "$1"
		status=1
	else
		status=0
	fi
	rm -f "$1"
	exit $status
}

new_list() {
	mktemp "${TMPDIR:-/tmp}/it-lint.XXXXXX"
}

# Not every system that builds has mktemp or these tools.
need_tool() {
	command -v "$1" >/dev/null 2>&1 && return
	echo "skipped: $1 is not installed"
	exit 77
}
