# SPDX-License-Identifier: BSD-2-Clause
# For the scripts of the campaign, called with the mode, short or full, and the
# file for their rows (see run.sh): one root $work/r, an operation on it by the
# real program, and the judgement whether it is OLD, NEW or a third state.
: "${top_srcdir:=.}" "${top_builddir:=.}"
built=$(cd "$top_builddir" && pwd)
samples=$built/tests/samples/built
program=$built/installer/install-tools
libs=$built/tests/faults/.libs
media=$samples/media
mode=$1 rows=$2
# In memory where there is any: a run syncs a hundred times.
[ ! -w /dev/shm ] || TMPDIR=/dev/shm
work=$(mktemp -d "${TMPDIR:-/tmp}/it-faults.XXXXXX") || exit 2
work=$(cd "$work" && pwd -P)
r=$work/r
own=var/lib/install-tools
failed=0 wrapper="" extra=""
NO_COLOR=1 LC_ALL=C TZ=UTC
export NO_COLOR LC_ALL TZ
umask 022
trap 'unfreeze; chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# What rm cannot remove; scripts that make such things define it anew.
unfreeze() {
	:
}

# listing DIR: names, types, modes, owners, contents; not times of runs
listing() {
	(
		cd "$1" || exit
		find . -printf '%p %y %m %U:%G %l\n' | LC_ALL=C sort
		find . -type f ! -path "./$own/*" -exec sha256sum {} + |
			LC_ALL=C sort -k 2
		find "./$own" -type f 2>/dev/null | LC_ALL=C sort |
			xargs sed -e "s/[-0-9]*T[:0-9]*Z/TIME/" \
				-e "s/^record [0-9a-f]*/record/" \
				-e "/^[.].etc/s/ sha256=.*//"
	)
}

# run: the operation; replaces the shell, so call it in a subshell
run() {
	case $operation in
	install) set -- install --media "$media/vmware-tools-distrib" ;;
	upgrade) set -- install --media "$media/late/vmware-tools-distrib" ;;
	*) set -- "$operation" ;;
	esac
	# shellcheck disable=SC2086 # words, or nothing
	exec $wrapper "$program" "$@" $extra --root "$r"
}

restore() {
	unfreeze
	rm -rf "$r"
	cp -Rp "$work/start.$operation" "$r"
}

# begin CLASS OPERATION: a starting point, and what OLD and NEW are
begin() {
	class=$1 operation=install
	points=0 old=0 new=0 third=0
	since=$(date +%s%N)
	cp -Rp "$samples/roots/sol11.1" "$work/start.install"
	restore
	if [ "$2" != install ]; then
		(run) >/dev/null || exit 2
		operation=$2
		cp -Rp "$r" "$work/start.$operation"
	fi
	listing "$r" >"$work/OLD"
	(run) >/dev/null || exit 2
	listing "$r" >"$work/NEW"
	restore
}

seconds() {
	awk "BEGIN { printf \"%.1f\", ($(date +%s%N) - $since) / 1e9 }"
}

# row: the line of the common table
row() {
	printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$class" "$operation" $points \
		$old $new $third \
		"$(seconds)" >>"$rows"
	rm -rf "$work"/start.*
}

complain() {
	third=$((third + 1)) failed=1
	echo "class $class, $operation, $name: $1" >&2
	sed 's/^/    /' "$work/err" >&2
}

# state: old, new or third
state() {
	listing "$r" >"$work/now"
	for candidate in OLD NEW; do
		cmp -s "$work/now" "$work/$candidate" && {
			echo $candidate
			return
		}
	done
	diff "$work/OLD" "$work/now" >>"$work/err"
	echo third
}

# A run without any fault ends in NEW, whatever came before.
follow_up() {
	unfreeze
	(run) >"$work/err" 2>&1 || {
		complain "the run after it ends $?"
		return
	}
	[ "$(state)" = NEW ] || complain "the run after it is not NEW"
}

# Status 7 says what to do; once that is done it does not come again.
recover() {
	grep "install-tools recover" "$work/err" >/dev/null ||
		complain "status 7 without a word what to do"
	"$program" recover --root "$r" >>"$work/err" 2>&1 ||
		complain "recover ends with $?"
}

# judge WANT STATUS [TEXT]: the state there is and the exit status fit WANT
# (OLD, NEW or either), and TEXT was among the messages
judge() {
	points=$((points + 1)) ended=$2
	[ "$ended" != 7 ] || recover
	found=$(state)
	case $found:$ended in
	NEW:0 | NEW:7) new=$((new + 1)) ;;
	OLD:[147] | OLD:129 | OLD:130 | OLD:143) old=$((old + 1)) ;;
	*) complain "state $found, status $ended" && return ;;
	esac
	if [ "$1" != either ] && [ "$1" != "$found" ]; then
		complain "$found instead of $1"
	elif [ -n "${3:-}" ] && ! grep -e "$3" "$work/err" >/dev/null; then
		complain "does not say \"$3\""
	else
		follow_up
	fi
}

# try NAME WANT TEXT COMMAND: COMMAND runs the operation under a fault
try() {
	name=$1
	restore
	(eval "$4") </dev/null >"$work/out" 2>"$work/err"
	judge "$2" $? "$3"
}

# at N COMMAND: the N-th call that changes names or syncs is met by COMMAND
at() {
	INTRUDE_AT=$1 INTRUDE_RUN=$2 LD_PRELOAD=$libs/intrude.so
	export INTRUDE_AT INTRUDE_RUN LD_PRELOAD
}

# count_calls: how many such calls the operation makes
count_calls() {
	(
		INTRUDE_COUNT=$work/count
		export INTRUDE_COUNT
		at 0 : && run
	) >/dev/null || exit 2
	cat "$work/count"
}

# every N: in short mode a point of so many is tried
every() {
	stride=1
	[ "$mode" = full ] || stride=$1
}

# skip CLASS WHY: instead of a row
skip() {
	printf '%s\tall\tskipped\t%s\n' "$1" "$2" >>"$rows"
	exit 0
}
