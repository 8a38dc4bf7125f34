#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# demo.sh BUILD: the main job on sample data.  An image root of Solaris 11.1
# on which VMware's Perl installer has put the Solaris 10 driver, as it did in
# 2013, gets the right one.  The root stays in BUILD/demo to look at.
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
samples=$build/tests/samples/built
PATH=$build/installer:$build/libosdetect:$PATH
export PATH

rm -rf "$build/demo"
mkdir "$build/demo"
cd "$build/demo"
cp -Rp "$samples/roots/sol11.1" root
cp "$samples/media/solaris.iso" .
sh "$here/roots/mkperl.sh" root "$samples/media/vmware-tools-distrib" 10

bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
	bold=$(printf '\033[1;36m') plain=$(printf '\033[0m')
fi

# step SENTENCE COMMAND...: says, shows the command, runs it
step() {
	printf '\n%s# %s%s\n' "$bold" "$1" "$plain"
	shift
	printf '%s$ %s%s\n' "$bold" "$*" "$plain"
	"$@" || status=$?
}

status=0
step "Which system is in this image?" osdetect --root root
step "What is wrong there?  (VMware's own installer was here.)" \
	install-tools verify --root root --media solaris.iso
step "What would be done?" \
	install-tools plan --root root --media solaris.iso
status=0
step "Do it." install-tools install --root root --media solaris.iso
step "Is everything as it should be?" install-tools verify --root root
step "What is installed?" install-tools status --root root
printf '\nThe image is in %s/demo/root;\n' "$build"
printf '"install-tools uninstall --root %s/demo/root" takes it all back.\n' \
	"$build"
exit $status
