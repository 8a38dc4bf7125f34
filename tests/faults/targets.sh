#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Class 10: targets that are not what one expects.  Without the right to
# mount or to set attributes the rows that need it are left out, and named.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
outside=$work/outside
drv=kernel/drv/amd64
driver=$drv/vmxnet3s
table=etc/driver_aliases
or=4

unfreeze() {
	find "$r" -type f -exec chattr -i {} + 2>/dev/null
	chattr -i "$r/$drv" 2>/dev/null
	chmod u+w "$r/$drv" 2>/dev/null
	:
}

# set_up COMMANDS: they make the root odd, in the root
set_up() {
	restore
	rm -rf "$outside"
	mkdir -p "$outside/amd64"
	echo 'not yours' >"$outside/file"
	cp "$r/$table" "$outside/table"
	(cd "$r" && eval "$1") || exit 1
	{ listing "$r"; listing "$outside"; } >"$work/before"
}

# go COMMAND: not longer than a program that waits for nobody
go() {
	wrapper='timeout 20'
	(eval "$1") </dev/null >"$work/out" 2>"$work/err"
	status=$?
	wrapper=
}

# refused NAME TEXT COMMANDS [COMMAND]: nothing is changed at all
refused() {
	name=$1 points=$((points + 1))
	set_up "$3"
	go "${4:-run}"
	{ listing "$r"; listing "$outside"; } >"$work/after"
	if ! cmp -s "$work/before" "$work/after"; then
		diff "$work/before" "$work/after" >>"$work/err"
		complain "changed something, status $status"
	elif [ "$status" != 4 ] && [ "$status" != "$or" ]; then
		complain "status $status instead of 4"
	elif [ "$status" != 0 ] && ! grep -e "$2" "$work/err" >/dev/null; then
		complain "does not say \"$2\""
	else
		old=$((old + 1))
	fi
}

# accepted NAME COMMANDS CHECK [COMMAND]: done, and CHECK is true in the root
accepted() {
	name=$1 points=$((points + 1))
	set_up "$2"
	go "${4:-run}"
	if [ "$status" != 0 ]; then
		complain "status $status instead of 0"
	elif ! (cd "$r" && eval "$3"); then
		complain "not true: $3"
	elif ! "$program" verify --root "$r" >"$work/err" 2>&1; then
		complain 'verify finds differences'
	else
		new=$((new + 1))
	fi
}

# ---- what stands where a file belongs ------------------------------------

occupied() {
	refused 'directory for a driver' 'not a regular file' \
		"rm -f $driver; mkdir $driver"
	refused 'directory for a table' 'regular file' \
		"rm $table; mkdir $table"
	refused 'fifo for a driver' 'not a regular file' \
		"rm -f $driver; mkfifo $driver"
	refused 'fifo for a table' 'regular file' \
		"rm $table; mkfifo $table"
	refused 'link for a driver' 'symbolic link' \
		"rm -f $driver; ln -s e1000g $driver"
	refused 'dangling link for a driver' 'symbolic link' \
		"rm -f $driver; ln -s nowhere $driver"
	refused 'dangling link for a table' "$table" \
		"rm $table; ln -s nowhere $table"
	refused 'table linked out of the root' 'out of the root\|outside' \
		"rm $table; ln -s ../../outside/table $table"
	refused 'stale hold' 'was left behind' ": >$table.hold"
	[ "$(id -u)" != 0 ] || refused 'device for a driver' \
		'not a regular file' "rm -f $driver; mknod $driver c 1 3"
}

# ---- the way there -------------------------------------------------------

ways() {
	refused 'file for a directory' 'not a directory' \
		"rm -rf $drv; : >$drv"
	refused 'directory linked out of the root' 'out of the root\|outside' \
		"rm -rf $drv; ln -s ../../../outside/amd64 $drv"
	refused 'two links out of the root' 'out of the root\|outside' \
		"rm -rf $drv; ln -s ../up $drv; ln -s ../../outside kernel/up"
	refused 'dangling directory' 'not a directory' \
		"rm -rf $drv; ln -s nowhere $drv"
	refused 'circle of directories' "$drv" "rm -rf $drv; ln -s amd64 $drv"
	accepted 'directory linked inside' \
		"mv $drv usr/there; ln -s ../../usr/there $drv" \
		"test -h $drv"
	accepted 'directory linked inside, absolute' \
		"mv $drv usr/there; ln -s /usr/there $drv" "test -h $drv"
	accepted 'table linked inside' \
		"mv $table var/adm/t; ln -s ../var/adm/t $table" \
		"test -h $table && test -f var/adm/t"
	accepted 'var linked inside' 'mv var usr/var; ln -s usr/var var' \
		'test -h var && test -d usr/var/lib/install-tools'
}

# ---- our own folder and the locks ----------------------------------------

# out_of PATH: the way from its directory to what lies beside the root
out_of() {
	echo "$(dirname "$1")/../outside" | sed 's|[^/]*/|../|g'
}

# odd_own PATH: something else stands where that part of ours belongs
odd_own() {
	make="mkdir -p $(dirname "$1"); rm -rf $1;"
	# A journal stands for work to recover.
	[ "$1" != $own/journal ] || or=7
	refused "link out of the root for $1" "$1\|outside" \
		"$make ln -s $(out_of "$1")/file $1"
	# What is not there needs no uninstall.
	case $operation:$1 in
	uninstall:*-tools | uninstall:*.xml) or=0 ;;
	esac
	refused "dangling link for $1" "$1" "$make ln -s nowhere $1"
	refused "file or directory for $1" "$1" "$make ${2:-mkdir} $1"
	refused "fifo for $1" "$1" "$make mkfifo $1"
	or=4
}

# In a root without our folder and in one that has it.
own_folder() {
	odd_own $own touch
	odd_own $own/lock
	odd_own $own/installed.xml
	odd_own $own/journal
	odd_own tmp/AdDrEm.lck
	odd_own var/run/AdDrEm.lck
	[ "$operation" = uninstall ] || accepted 'our folder linked inside' \
		"mkdir -p $own usr/lib; mv $own usr/lib/ours
		ln -s ../../usr/lib/ours $own" \
		"test -h $own && test -f usr/lib/ours/lock"
}

# ---- other names, other hands --------------------------------------------

others() {
	accepted 'second name of a table' "ln $table var/adm/other" \
		"cmp var/adm/other '$outside/table' &&
		! cmp -s var/adm/other $table"
	accepted 'foreign staged files' \
		"echo a >$drv/.vmxnet3s.it00000000000
		echo b >$drv/.vmxnet3s.it00000000000~" \
		"cat $drv/.vmxnet3s.it00000000000* | tr '\\n' . | grep a.b"
	accepted 'edited before' "echo '# mine' >>$table" \
		"grep '# mine' $table"
	accepted 'no last newline' "printf 'mine \"pci1,2\"' >>$table" \
		"grep '^mine \"pci1,2\"\$' $table"
	accepted 'mode of a table' "chmod 0600 $table" \
		"test \$(stat -c %a $table) = 600"
	accepted 'root by a link' "ln -s r '$work/link'" \
		"test -h '$work/link'; rm '$work/link'" \
		'r=$work/link/; run'
}

# Attributes need a filesystem that has them and a privilege.
immutable() {
	: >"$work/probe"
	if ! chattr +i "$work/probe" 2>/dev/null; then
		echo 'left out: immutable files (no privilege, or not here)' >&2
		return
	fi
	chattr -i "$work/probe"
	[ "$operation" = upgrade ] ||
		refused 'immutable table' 'immutable' "chattr +i $table"
	refused 'immutable directory' "$drv.*cannot be written" \
		"chattr +i $drv"
}

# As somebody whom modes concern.
read_only_directory() {
	if [ "$(id -u)" != 0 ]; then
		refused 'read-only directory' "$drv.*cannot be written" \
			"chmod a-w $drv"
		return
	fi
	chmod 755 "$work"
	refused 'read-only directory' "$drv.*cannot be written" \
		"chmod a-w $drv; chown -R 12345:12345 ." \
		'wrapper="setpriv --reuid=12345 --regid=12345 --clear-groups"
		run'
}

# ---- mounts --------------------------------------------------------------

if [ "$(id -u)" = 0 ]; then
	unshare='unshare -m'
else
	unshare='unshare -Urm'
fi

# mounted COMMANDS: the operation, then verify, with mounts of their own
mounted() {
	cat >"$work/mounts" <<-END
		cd "$r" || exit
		$1 || exit 99
		"\$@" || exit
		[ -n "$2" ] || "$program" verify --root "$r"
	END
	wrapper="$wrapper $unshare sh $work/mounts"
	run
}

# elsewhere NAME COMMANDS: done, with a filesystem mounted on the way
elsewhere() {
	name=$1 points=$((points + 1))
	set_up ''
	go "mounted '$2'"
	if [ "$status" = 0 ]; then
		new=$((new + 1))
	else
		complain "status $status instead of 0"
	fi
}

mounts() {
	if ! $unshare true 2>/dev/null; then
		echo 'left out: mounts (they are not allowed here)' >&2
		return
	fi
	# Only rename(2) knows that a name is a mount point.
	or=1
	refused 'mount point for a driver' "$driver" ": >>$driver" \
		"mounted 'mount --bind $outside/file $driver'"
	[ "$operation" = upgrade ] ||
		refused 'mount point for a table' "$table" '' \
			"mounted 'mount --bind $outside/table $table'"
	or=4
	refused 'read-only root' 'read-only' '' \
		"mounted 'mount --bind $r $r && mount -o remount,bind,ro $r'"
	refused 'read-only directory mounted' 'ead-only' '' \
		"mounted 'mount --bind $drv $drv &&
			mount -o remount,bind,ro $drv'"
	elsewhere 'drivers on their own filesystem' \
		"mount -t tmpfs none $work/outside &&
		cp -Rp $drv $work/outside/new &&
		mount --bind $work/outside/new $drv"
	elsewhere 'var on its own filesystem' \
		"mount -t tmpfs none $work/outside &&
		cp -Rp var $work/outside &&
		mount --bind $work/outside/var var"
}

# ---- two names of one file -----------------------------------------------

# A system with drivers of both widths, and one directory for both.
two_names() {
	refused 'one directory for both widths' "$driver" \
		"find . -mindepth 1 -delete
		cp -Rp $samples/roots/sol10u11/. .
		rm -rf $drv && ln -s . $drv" \
		'extra=--stale-boot-archive=accept; run'
}

# ---- edited while we are at work -----------------------------------------

# edited_at N: the admin adds a line just before that call; it is in the table
# afterwards, or, when the run had just published it, kept in the backup
edited_at() {
	name="edited before call $1"
	set_up ''
	go "at $1 \"echo '# mine' >>'$r/$table'\"; run"
	points=$((points + 1))
	kept=$(grep -l '# mine' "$r/var/lib/install-tools/backup"/* 2>/dev/null)
	if ! grep '# mine' "$r/$table" >/dev/null && [ -z "$kept" ]; then
		complain "the edit is lost, status $status"
		return
	fi
	# What is kept is not a part of OLD; nor is the folder made for it.
	if [ -n "$kept" ]; then
		rm "$kept"
		[ "$operation" != install ] || rm -r "$r/var/lib"
	fi
	sed '/# mine/d' "$r/$table" >"$work/table"
	cat "$work/table" >"$r/$table"
	found=$(state)
	case $found:$status in
	NEW:0) new=$((new + 1)) ;;
	OLD:[14]) old=$((old + 1)) ;;
	*) complain "state $found, status $status" ;;
	esac
}

edited() {
	restore
	calls=$(count_calls)
	n=1
	while [ "$n" -le "$calls" ]; do
		edited_at "$n"
		n=$((n + stride))
	done
}

[ -e "$libs/intrude.so" ] || skip 10 "not built here"
every 11
begin 10 install
occupied
ways
own_folder
others
immutable
read_only_directory
mounts
two_names
edited
row
for one in upgrade uninstall; do
	begin 10 $one
	occupied
	own_folder
	immutable
	mounts
	edited
	row
done
exit $failed
