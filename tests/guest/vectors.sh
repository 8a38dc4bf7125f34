#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The vectors of driver-install.md 1.9: what add_drv -b and rem_drv -b of each
# generation make of the databases, and that the product's own editing makes
# the same bytes wherever the real programs do not go wrong.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top_builddir=$(cd "${top_builddir:-.}" && pwd)
export top_builddir
run="env -u LD_PRELOAD -u FAKEROOTKEY sh $here/run"
$run --possible || exit 77

work=$(mktemp -d "${TMPDIR:-/tmp}/it-vectors.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 1
failed=0 rows=0
tables="name_to_major rem_name_to_major driver_aliases driver_classes
	minor_perm"

bad() {
	echo "FAIL: $system: $row: $*"
	failed=1
}

# each COMMAND...: in the databases of both copies
each() {
	(cd "$a/etc" && eval "$1") && (cd "$b/etc" && eval "$1")
}

# One line of a table, and no more, begins with the driver.
has() {
	[ "$(grep "^${driver}[ 	:]" "$a/etc/$1")" = "$2" ] ||
		bad "$1 has '$(grep "^$driver" "$a/etc/$1")', not '$2'"
}

compare() {
	for table in $tables; do
		cmp -s "$a/etc/$table" "$b/etc/$table" && continue
		[ ! -e "$a/etc/$table" ] && [ ! -e "$b/etc/$table" ] &&
			continue
		bad "$table is not what the product makes:"
		diff "$a/etc/$table" "$b/etc/$table"
	done
}

# new ROW PREPARATION: both copies as they were, then prepared
new() {
	row=$1
	rows=$((rows + 1))
	rm -rf g/tree/export/a b
	cp -Rp base g/tree/export/a
	cp -Rp base b
	each "${2:-:}"
}

# both STATUS PROGRAM ARGUMENT...: in the guest, and by the product
both() {
	wanted=$1 program=$2
	shift 2
	$enter "${program}_drv" -b /export/a "$@" >said 2>&1
	status=$?
	[ $status = "$wanted" ] ||
		bad "${program}_drv ends with $status: $(cat said)"
	"$top_builddir/tests/guest/native" b "$program" "$@" >>said 2>&1
}

# --- rows --------------------------------------------------------------------

# What -i must be, for double quotes to be in the file, and the result.
vectors() {
	driver=vmxnet3s
	one='"pci15ad,7b0"'
	two='"pci15ad,7b0" "pciex15ad,7b0"'

	new fresh
	both 0 add -m '* 0666 root sys' -i "$two" -c net vmxnet3s
	has name_to_major "vmxnet3s $first"
	has minor_perm 'vmxnet3s:* 0666 root sys'
	has driver_aliases 'vmxnet3s "pci15ad,7b0"
vmxnet3s "pciex15ad,7b0"'
	has driver_classes 'vmxnet3s	net'
	[ -f "$a/reconfigure" ] || bad "no reconfigure"
	compare

	row=removed
	both 0 rem vmxnet3s
	has name_to_major ''
	has minor_perm ''
	has driver_aliases ''
	has driver_classes ''
	has rem_name_to_major "vmxnet3s $first"
	compare

	row='added again'
	both 0 add -i "$one" vmxnet3s
	has name_to_major "vmxnet3s $first"
	[ -f "$a/etc/rem_name_to_major" ] || bad "no rem_name_to_major"
	[ ! -s "$a/etc/rem_name_to_major" ] || bad "rem_ is not empty"
	compare

	row='added twice'
	both 1 add -i "$one" vmxnet3s
	case $system in
	sol10*) grep '(vmxnet3s) already' said >/dev/null || bad "says" ;;
	*) grep '("pci15ad,7b0") already' said >/dev/null || bad "says" ;;
	esac
	compare

	new 'its old number is taken' 'echo vmxnet3s 12 >rem_name_to_major'
	grep ' 12$' "$a/etc/name_to_major" >/dev/null || bad '12 is free'
	both 0 add -i "$one" vmxnet3s
	has name_to_major "vmxnet3s $first"
	has rem_name_to_major ''
	compare

	new 'a number of another removed one' \
		"echo zzz $first >rem_name_to_major"
	both 0 add -i "$one" vmxnet3s
	has name_to_major "vmxnet3s $second"
	compare

	new 'all of 0 to 300' 'seq 0 300 | sed "s/.*/d& &/" >name_to_major'
	both 0 add -i "$one" vmxnet3s
	has name_to_major 'vmxnet3s 301'
	compare

	new 'a number that is too large' 'echo big 99999 >>name_to_major'
	both 0 add -i "$one" vmxnet3s
	has name_to_major "vmxnet3s $first"
	grep "^Warning: Entry 'big 99999' in" said >/dev/null ||
		bad "no warning"

	new 'commented out by pkg' \
		'echo "# pkg(7): vmxnet3s \"pci15ad,7b0\"" >>driver_aliases'
	both 0 add -i "$one" vmxnet3s
	has driver_aliases 'vmxnet3s "pci15ad,7b0"'
	compare

	new 'an alias is left' \
		'echo "vmxnet3s \"pci15ad,7b0\"" >>driver_aliases'
	both 1 add -m '* 0600 root sys' vmxnet3s
	has name_to_major ''

	new 'no folder for the lock'
	rm -rf "$a/var/run" "$a/tmp"
	both 1 add -i "$one" vmxnet3s
	grep '^Failed to create lock file(/export/a/.*/AdDrEm.lck): No such' \
		said >/dev/null || bad "says"

	new 'no final newline' 'printf "vdisk 300" >>name_to_major'
	both 0 add -i "$one" vmxnet3s
	tail -n 1 "$a/etc/name_to_major" | grep "^vdisk 300vmxnet3s $first\$" \
		>/dev/null || bad "is not glued"

	new 'lines that end in CR and LF' \
		'sed "s/$/\r/" name_to_major >x && mv x name_to_major'
	both 0 add -i "$one" vmxnet3s
	has name_to_major "vmxnet3s $first"
	compare

	new 'a number below 0' 'echo neg -5 >>name_to_major'
	both 139 add -i "$one" vmxnet3s

	new 'one field' 'echo lonely >>name_to_major'
	both 1 add -i "$one" vmxnet3s
	has name_to_major ''

	new 'hexadecimal is read as 0' 'echo hex 0x10 >>name_to_major'
	both 0 add vmxnet3s
	has name_to_major "vmxnet3s $first"

	new 'every number' \
		'seq 0 16383 | sed "s/.*/d& &/" >name_to_major'
	both 0 add vmxnet3s
	has name_to_major 'vmxnet3s 16384'

	new 'two of one number' 'echo twin 22 >>name_to_major'
	both 0 rem twin
	driver=twin
	has name_to_major ''
	has rem_name_to_major 'twin 22'
}

# Where the generations differ.
differences() {
	driver=vmxnet3s
	new 'number 0 is free' 'sed "/[ 	]0$/d" name_to_major >x
		mv x name_to_major'
	both 0 add vmxnet3s
	case $system in
	openindiana) has name_to_major "vmxnet3s $first" ;;
	*) has name_to_major 'vmxnet3s 0' ;;
	esac

	new 'comments in name_to_major' 'echo "# text" >>name_to_major
		echo "x 290 # more" >>name_to_major; echo >>name_to_major'
	case $system in
	sol10*) both 1 add vmxnet3s ;;
	*) both 0 add vmxnet3s && compare ;;
	esac

	new 'alias without quotes'
	both 0 add -i pci15ad,7b0 vmxnet3s
	case $system in
	sol10*) has driver_aliases 'vmxnet3s pci15ad,7b0' ;;
	*) has driver_aliases 'vmxnet3s "pci15ad,7b0"' && compare ;;
	esac

	new 'alias of another, without quotes' \
		'echo "other \"pci15ad,7b0\"" >>driver_aliases'
	case $system in
	sol10*) both 0 add -i pci15ad,7b0 vmxnet3s ;;
	*) both 1 add -i pci15ad,7b0 vmxnet3s ;;
	esac

	new 'a word for a number' 'echo "other x7" >>name_to_major'
	both 1 add vmxnet3s
	has name_to_major ''

	new 'removed, the last line has no newline' \
		'printf "vmxnet3s 7" >>name_to_major'
	both 0 rem vmxnet3s
	cmp -s base/etc/name_to_major "$a/etc/name_to_major" ||
		bad "name_to_major is not as it was"
	compare

	new 'several permissions'
	both 0 add -m '* 0600 root sys,a 0666 root sys' vmxnet3s
	has minor_perm 'vmxnet3s:* 0600 root sys
vmxnet3s:a 0666 root sys'
	new 'a comma in a minor name'
	case $system in
	sol10* | osol*) both 1 add -m 'a,b 0600 root sys' vmxnet3s ;;
	*) both 0 add -m 'a,b 0600 root sys' vmxnet3s
		has minor_perm 'vmxnet3s:a,b 0600 root sys' ;;
	esac
}

# update STATUS ARGUMENT...: in the guest alone
update() {
	wanted=$1
	shift
	$enter update_drv -b /export/a "$@" >said 2>&1
	status=$?
	[ $status = "$wanted" ] ||
		bad "update_drv ends with $status: $(cat said)"
}

# What update_drv of all but Solaris 10 takes for the same entry.
updates() {
	driver=vmxnet3s
	new 'aliases that go' 'echo "vmxnet3s 290" >>name_to_major
		echo "vmxnet3s pci15ad,7b0" >>driver_aliases
		echo "vmxnet3s	 \"pci15ad,7b1\" " >>driver_aliases
		echo "vmxnet3s \"pci15ad,7b2\" # text" >>driver_aliases'
	update 0 -d -i pci15ad,7b0 vmxnet3s
	update 0 -d -i pci15ad,7b1 vmxnet3s
	update 0 -d -i pci15ad,7b2 vmxnet3s
	update 0 -d -i pci15ad,7b vmxnet3s
	has driver_aliases 'vmxnet3s "pci15ad,7b2" # text'

	new 'an alias of both' 'echo "vmxnet3s 290" >>name_to_major
		echo "vmxnet3s \"pci15ad,7b0\"" >>driver_aliases
		echo "other \"pci15ad,7b0\"" >>driver_aliases'
	update 255 -a -i pci15ad,7b0 vmxnet3s

	new 'permissions' 'echo "vmxnet3s:* 0600 root sys # text" >>minor_perm
		printf "vmxnet3s:a 0600 root sys" >>minor_perm'
	update 252 -d -m '*' vmxnet3s
	update 0 -a -m '* 0666 root sys' vmxnet3s
	update 0 -a -m 'b 0666 root sys' vmxnet3s
	has minor_perm 'vmxnet3s:* 0666 root sys # text
vmxnet3s:a 0600 root sysvmxnet3s:b 0666 root sys'
	update 0 -d -m 'a 0600 root sysvmxnet3s:b 0666 root sys' vmxnet3s
	has minor_perm 'vmxnet3s:* 0666 root sys # text'
	[ -z "$(tail -n 1 "$a/etc/minor_perm")" ] || bad "no blank line"

	new 'a line that is none' 'echo oneword >>minor_perm'
	update 255 -a -m '* 0666 root sys' vmxnet3s
	compare
}

# free N: the N-th number from 1 on that the base does not use
free() {
	awk -v n="$1" '{ used[$2] = 1 } END {
		for (i = 1; n > 0; i++) if (!(i in used)) n--
		print i - 1 }' base/etc/name_to_major
}

# begin SYSTEM: a guest of it, which edits copies of base
begin() {
	system=$1
	rm -rf g base
	echo "system $system" >declared
	$run -k g declared zonename >said 2>&1 || {
		cat said
		exit 1
	}
	enter="env -u LD_PRELOAD -u FAKEROOTKEY
		$top_builddir/tests/guest/enter g
		$top_builddir/tests/guest/runtime
		$top_builddir/installer/install-tools"
	a=g/tree/export/a b=b
	mkdir base
	# not that of illumos, which has the driver already
	sample=$top_builddir/tests/samples/built/roots/sol11.4
	cp -Rp "$sample/etc" "$sample/tmp" "$sample/var" base/
}

both_kinds() {
	first=$(free 1) second=$(free 2)
	vectors
	differences
	[ "$system" = sol10u11 ] || updates
}

# The databases of real systems, where there are any.
data=${IT_SHARED:-}/data/driver-db
for systems in sol10u11:2005 osol2009.06:2009 sol11.1:2009 openindiana:2009; do
	begin "${systems%:*}"
	both_kinds
	[ "$first $second" = "7 9" ] || bad "the sample is another"
	[ -d "$data" ] || continue
	cp "$data/${systems#*:}"/* base/etc/
	both_kinds
done
echo "$rows rows"
exit $failed
