#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Each command loads the libraries that it needs and no others, and says which
# one is not there; the root is as before then.
set -u
built=$(cd "${top_builddir:-.}" && pwd)
samples=$built/tests/samples/built
program=$built/installer/install-tools
work=$(mktemp -d "${TMPDIR:-/tmp}/it-late.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
bad=0

# What config.h calls each of them; a build that links them has none.
for library in archive xml crypto; do
	case $library in
	archive) macro=IT_LATE_ARCHIVE ;;
	xml) macro=IT_LATE_XML ;;
	crypto) macro=IT_LATE_DIGEST ;;
	esac
	file=$(sed -n "s/^#define $macro \"\(.*\)\"/\1/p" "$built/config.h")
	if test -z "$file"; then
		echo "skipped: this build does not load lib$library late"
		exit 77
	fi
	mkdir "$work/$library" && : >"$work/$library/$file" || exit 1
	echo "$file" >"$work/$library.file"
done

cp -Rp "$samples/roots/sol11.3" "$work/fresh" || exit 1
cp -Rp "$samples/roots/sol11.3" "$work/served" || exit 1
iso=$samples/media/solaris.iso
"$program" -q --root "$work/served" --media "$iso" || exit 1

look() {
	(cd "$work" && find fresh served -exec ls -ldn {} + &&
		find fresh served -type f -exec cksum {} +)
}
look >"$work/before"

fail() {
	echo "$1"
	cat "$work/out" "$work/err"
	bad=1
}

# try LIBRARY VERDICT: the command works without it, or says that it wants it,
# or is left out.
try() {
	test "$2" = later && return
	# shellcheck disable=SC2086 # words of a command
	LD_LIBRARY_PATH=$work/$1 "$program" $command \
		>"$work/out" 2>"$work/err"
	status=$?
	case $2,$status,$(cat "$work/err") in
	works,0,*) ;;
	wants,1,"install-tools: cannot load a library: "*"/$(cat \
		"$work/$1.file")"*"
  install the package it comes from again") ;;
	*) fail "status $status without lib$1: $command" ;;
	esac
}

# What a command wants of archive, xml, crypto.
while read -r archive xml crypto command; do
	command=$(echo "$command" |
		sed "s|SERVED|--root $work/served|; s|MEDIA|$iso|
			s|FRESH|--root $work/fresh|; s|OUT|$work/bundle|
			s|DRIVER|$samples/files/vmxnet3s-11-64|")
	try archive "$archive"
	try xml "$xml"
	try crypto "$crypto"
done <<'TABLE'
works works works --version
works works works --help
works works works status FRESH
works works works recover SERVED
works works works history FRESH
wants wants wants install FRESH --media MEDIA
wants wants wants plan FRESH --media MEDIA
wants wants wants inspect MEDIA
wants wants wants repack MEDIA -o OUT
works wants wants status SERVED
works wants wants verify SERVED
later wants wants uninstall SERVED
works wants wants tune plan SERVED
works works works identify DRIVER
TABLE

# Too little memory for one of them is not the fault of its package.
for kib in 8000 10000 12000 16000 20000 30000 40000; do
	(
		# shellcheck disable=SC3045 # where there is no -v: no test
		ulimit -v "$kib" || exit 0
		"$program" --version || exit 0
		"$program" install --root "$work/fresh" --media "$iso" --dry-run
	) >"$work/out" 2>"$work/err"
	! grep 'the package it comes from' "$work/err" >/dev/null ||
		fail "ulimit -v $kib"
done

look | cmp - "$work/before" || fail "the roots were changed"
command="uninstall --root $work/served"
try archive works
exit $bad
