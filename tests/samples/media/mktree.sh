#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# mktree.sh DRIVERDIR OUTDIR
# Lays out OUTDIR/vmware-tools-distrib as VMware does, for tests and the demo:
# DRIVERDIR/10/vmxnet3s and so on become lib/modules/binary/10/vmxnet3s.
# The scripts and documents in it are stand-ins in our own words; no VMware
# text is in them but the name of the variable that holds the version.
set -e

usage() {
	echo "usage: mktree.sh DRIVERDIR OUTDIR" >&2
	exit 2
}

test $# -eq 2 || usage
drivers=$1
tree=$2/vmware-tools-distrib
version=${SAMPLE_VERSION:-9.0.0 build-782409}
test -d "$drivers" || usage
umask 022

# put MODE NAME: standard input becomes a file of the tree
put() {
	mkdir -p "$tree/`dirname "$2"`"
	cat >"$tree/$2"
	chmod "$1" "$tree/$2"
}

# perl NAME WHAT: a script that only knows its version
perl_stand_in() {
	put 0755 "$1" <<END
#!/usr/bin/env perl
# Stand-in of the sample media: $2.
use strict;

# Name and version of the product, as the real scripts hold them.
my \$buildNr;
\$buildNr = '$version';
print "sample media, version \$buildNr: nothing to run here\n";
exit 1;
END
}

perl_stand_in vmware-install.pl "the installer"
perl_stand_in bin/vmware-config-tools.pl "the configurator"
perl_stand_in bin/vmware-uninstall-tools.pl "the uninstaller"

put 0755 installer/services.sh <<'END'
#!/bin/sh
# Stand-in of the sample media: the boot script.
exit 0
END

put 0644 doc/INSTALL <<'END'
Sample media in the layout of VMware Tools for Solaris.
It holds no VMware software.
END
put 0644 doc/README <<'END'
Made by tests/samples/media/mktree.sh; see there.
END
put 0644 etc/manifest.txt.shipped <<END
vmxnet3s.version = "sample"
product.version = "$version"
END
put 0755 etc/poweron-vm-default <<'END'
#!/bin/sh
exit 0
END
mkdir -p "$tree/lib/bin/amd64" "$tree/lib/bin/i86"

for dir in "$drivers"/*; do
	test -d "$dir" || continue
	to=$tree/lib/modules/binary/`basename "$dir"`
	mkdir -p "$to"
	for file in "$dir"/*; do
		test -f "$file" || continue
		cp "$file" "$to/"
		chmod 0644 "$to/`basename "$file"`"
	done
done

# VMware's list of the tree; it has no sums.
(cd "$tree" && find . -type f -print | LC_ALL=C sort | sed 's,^\./,,') \
	>"$2/FILES.$$"
mv "$2/FILES.$$" "$tree/FILES"
chmod 0644 "$tree/FILES"
