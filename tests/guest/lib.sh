# SPDX-License-Identifier: BSD-2-Clause
# Functions for the transcripts of guests; read after tests/cases/lib.sh.
top_builddir=$BUILT
export top_builddir

# unfaked COMMAND...: without what pretends to be root
unfaked() {
	env -u LD_PRELOAD -u FAKEROOTKEY "$@"
}

# new_guest SYSTEM [FACT]...: one in ./g
new_guest() {
	rm -rf g
	echo "system $1" >declared
	shift
	for fact; do
		echo "$fact" >>declared
	done
	unfaked sh "$SRC/tests/guest/make.sh" declared g
}

# guest_like NAME [FACT]...: one of tests/guest/guests, with more facts
guest_like() {
	rm -rf g
	cp "$SRC/tests/guest/guests/$1.guest" declared
	shift
	for fact; do
		echo "$fact" >>declared
	done
	unfaked sh "$SRC/tests/guest/make.sh" declared g
}

# reboot [COMMAND]...: boots it again first
reboot() {
	unfaked sh "$SRC/tests/guest/run" -r g "$@"
}

# inside COMMAND...: in the guest as it is
inside() {
	unfaked "$BUILT/tests/guest/enter" g "$BUILT/tests/guest/runtime" \
		"$BUILT/installer/install-tools" "$@"
}

# at COMMAND...: the same, each line with the stream that it came from; of a
# usage text the first line
at() {
	inside "$@" >out 2>err
	status=$?
	sed 's/^/1: /' out
	sed -e 's/^/2: /' -e '/^2: Usage/q' err
	return $status
}

# wrong TEXT COMMAND...: the same with an injection
wrong() {
	printf '%s\n' "$1" >>g/state/inject
	shift
	at "$@"
}

# entries DRIVER: its lines in the databases of the guest
entries() {
	(cd g/tree/etc && for name in name_to_major rem_name_to_major \
		driver_aliases driver_classes minor_perm; do
		grep -n "$1" $name 2>/dev/null | sed "s/^/$name:/"
	done)
	return 0
}

# driver: vmxnet3s of the right flavour where the kernel looks for it
driver() {
	for place in 10:kernel/drv 10_64:kernel/drv/amd64; do
		cp "$SAMPLES/media/vmware-tools-distrib/lib/modules/binary/$(
			echo "${place%%:*}" | sed "s/^10/${1:-11}/"
		)/vmxnet3s" "g/tree/${place#*:}/"
	done
}
