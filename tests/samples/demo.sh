#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# demo.sh BUILD: the main job on sample data.  An image root of Solaris 11.1
# on which VMware's Perl installer has put the Solaris 10 driver, as it did in
# 2013, gets the right one.  The root stays in BUILD/demo to look at.  Then the
# tale goes on in a running guest, where one can be simulated.
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

# shellcheck source=tests/samples/steps.sh
. "$here/steps.sh"

step 0 "Which system is in this image?" osdetect --root root
step 3 "What is wrong there?  (VMware's own installer was here.)" \
	install-tools verify --root root --media solaris.iso
step 0 "What would be done?" \
	install-tools plan --root root --media solaris.iso
step 0 "Do it." install-tools install --root root --media solaris.iso
step 0 "Is everything as it should be?" install-tools verify --root root
step 0 "What is installed?" install-tools status --root root
printf '\nThe image is in %s/demo/root;\n' "$build"
printf '"install-tools uninstall --root %s/demo/root" takes it all back.\n' \
	"$build"

if why=$(top_builddir=$build sh "$here/../guest/run" --possible 2>&1); then
	sh "$here/story.sh" "$build" "$build/demo"
else
	say "The second part, in a running guest, cannot be shown here."
	printf '%s\n' "$why"
fi
