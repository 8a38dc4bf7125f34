#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# story.sh BUILD DIR: the whole tale of 2013 in a running Solaris 11.1: the
# wrong driver, jumbo frames that are none, the cure, the tuning, and all of
# it taken back.  The guest is a simulated one (tests/guest), made anew in
# DIR/guest.
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
cd "$2"
top_builddir=$build
export top_builddir
# shellcheck source=tests/samples/steps.sh
. "$here/steps.sh"

run() {
	sh "$here/../guest/run" -m "$build/tests/samples/built/media/cd" "$@"
}

# in_guest COMMAND...: there
in_guest() {
	if [ "$*" = reboot ]; then
		run -r guest
	else
		run guest "$@"
	fi
}

# settled: what is to be as before: each file, but for logs and what a boot
# writes
settled() {
	(cd guest/tree && find . -type f ! -path './dev/*' \
		! -path './var/*log/*' ! -name path_to_inst \
		! -name 'boot_archive*' ! -name filestat.ramdisk \
		-exec cksum {} + | LC_ALL=C sort -k 3)
}

run -k guest sol11.1-wrong zonename >/dev/null
within=in_guest prompt='guest#'
step 3 "A running Solaris 11.1 is slow.  Is the right driver in it?" \
	install-tools verify
step 0 "Jumbo frames, as the manuals of the time tell it: no complaint ..." \
	ndd -set /dev/vmxnet3s0 accept-jumbo 1
step 0 "... and no effect." dladm show-link -o link,mtu net1
step 0 "Why?" install-tools tune plan --profile jumbo
step 0 "The right driver, in place of the wrong one." install-tools repair
step 0 "It serves from the next boot on." reboot
step 0 "Is it all right?  But for its LSO, and that is a setting." \
	install-tools verify

settled >before
step 0 "MTU with the rings it needs, LSO off in this driver, TCP buffers." \
	install-tools tune apply --profile jumbo
step 3 "What can take effect at once has; the rest waits for a boot." \
	install-tools tune show
step 0 "So be it." reboot
step 0 "Large packets reach another machine now." \
	install-tools tune show --peer 198.51.100.1
step 0 "Does it last?" reboot
step 0 "It does." install-tools tune show

step 0 "Now all of it back, byte for byte." install-tools tune revert
settled >after
within='' prompt='host$'
step 0 "Is every file of the guest as it was?" cmp before after
within=in_guest prompt='guest#'
step 0 "And the network?" reboot
step 0 "The frames ..." dladm show-link -o link,mtu net1
step 0 "... and the buffers." \
	ipadm show-prop -p max_buf,send_buf,recv_buf tcp
printf '\nThe guest is in %s/guest; tests/guest/run takes it from here.\n' \
	"$PWD"
