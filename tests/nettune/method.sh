# SPDX-License-Identifier: BSD-2-Clause
# Functions for transcripts of the method of the boot services; read after
# tests/cases/lib.sh.  The method runs as it is, with its absolute paths, in a
# root where its programs are small fakes that write down how they were
# called:
#   m/smf/NAME-STAGE   what svcprop says of the group "config" of a service
#   m/smf/INSTANCE-state, -next_state      svc:/network/physical:INSTANCE
#   m/wrong            calls that fail, as they are written down
#   m/current          what ipadm and ndd say of every property
#   m/calls            all calls but those of svcprop
# All shells of this machine run it, and all must do the same.
PATH=$PATH:/usr/sbin:/sbin

fake() {
	cat >"m/$1" && chmod 755 "m/$1"
}

fake_tool() {
	fake "$1" <<'END'
#!/bin/sh
call=${0##*/}
for word; do
	call="$call [$word]"
done
echo "$call" >>/calls
if grep -Fx "$call" /wrong >/dev/null; then
	echo "${0##*/}: it does not work" >&2
	exit 1
fi
case $call in
"ipadm [show-prop]"* | "ndd [/dev/"*) cat /current ;;
esac
END
}

# new_root: physical is not there yet, nothing is to be set
new_root() {
	rm -rf m
	mkdir -p m/host m/smf m/sbin m/usr/bin m/usr/sbin
	for name in bin lib lib32 lib64 dev; do
		[ ! -e /$name ] || ln -s host/$name m/$name
	done
	ln -s ../host/usr/lib m/usr/lib
	[ ! -e /usr/lib64 ] || ln -s ../host/usr/lib64 m/usr/lib64
	cp "$SRC/nettune/net-tune.sh" m/net-tune
	: >m/wrong
	echo 0 >m/current
	: >m/calls
	for tool in dladm ipadm ndd; do
		fake_tool usr/sbin/$tool
	done
	fake usr/bin/svcprop <<'END'
#!/bin/sh
# -p config svc:/site/install-tools/net-STAGE:default
# -p restarter/PROPERTY svc:/network/physical:INSTANCE
case $2 in
config) name=${3%:default} ;;
*) name=${3##*:}-${2#restarter/} ;;
esac
name=${name##*/}
[ -f "/smf/$name" ] || {
	echo "svcprop: Pattern '$3' doesn't match any entities" >&2
	exit 1
}
cat "/smf/$name"
END
}

# physical INSTANCE STATE [NEXT]
physical() {
	echo "$2" >"m/smf/$1-state"
	echo "${3:-none}" >"m/smf/$1-next_state"
}

# properties STAGE: from standard input, a value a line, as svcprop prints
# them, in an order of its own
properties() {
	sed 's/[];&()|^<> 	\\"'"'"'`[]/\\&/g' | awk '
		{ printf "config/item_%02d astring %s\n", NR - 1, $0 }' |
		sort -r >"m/smf/net-$1"
}

# manifest STAGE FILE: those of a manifest
manifest() {
	sed -n 's/.*name="item_[0-9]*" type="astring" value="\([^"]*\)".*/\1/p' \
		"$2" | properties "$1"
}

shells() {
	for shell in dash bash busybox ksh ksh93 mksh posh yash; do
		path=$(command -v $shell) || continue
		# Its link may lead to a place outside m.
		path=$(readlink -f "$path")
		case $shell in
		bash) echo "$path --posix" ;;
		busybox) echo "$path sh" ;;
		*) echo "$path" ;;
		esac
	done
}

# in_root COMMAND...: in a mount namespace, so that nothing is left of it
in_root() {
	user=
	[ "$(id -u)" = 0 ] || user=-r
	unshare -m $user sh -c 'mount --rbind / m/host && exec chroot m "$@"' \
		sh "$@"
}

# method STAGE: what it says, then what it called; the status is its own
method() {
	rm -f first
	shells >shells
	while read -r shell options; do
		: >m/calls
		in_root "/host$shell" $options /net-tune "$@" >out 2>err \
			</dev/null
		status=$?
		{
			cat out
			sed 's/^/stderr: /' err
			sed 's/^/called: /' m/calls
			echo "status $status"
		} >all
		[ -f first ] || cp all first
		diff first all >differs || {
			echo "not like others: $shell"
			cat differs
		}
	done <shells
	sed '$d' first
	return "$(sed -n '$s/status //p' first)"
}
