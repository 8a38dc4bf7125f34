The programs of a guest are those of the product's table, at paths that it
tries, and each system has those that it should.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ new_guest sol11.1
$ "$BUILT/tests/guest/called" | cut -d' ' -f1 | sort >called
$ inside guest-list | sed 's,.*/,,' | sort | diff called - && wc -l <called
27
$ "$BUILT/tests/guest/called" | tr ' ' '\n' | grep / | sort >tried
$ inside guest-list | sort | comm -23 - tried
$ (cd g/tree; find . -type l | sed 's,^\.,,' | sort) >links; inside guest-list --all | sort | diff links -
$ : and those that people and methods call
$ inside guest-list | sort >listed; inside guest-list --all | sort | comm -13 listed -
/sbin/route
/sbin/sh
/usr/bin/sh
/usr/sbin/dladm
/usr/sbin/ifconfig
/usr/sbin/ipadm
/usr/sbin/snoop
$ for s in sol10ga sol10u11 osol2009.06 sol11.4 openindiana omnios smartos; do new_guest $s; echo $s lacks $(inside guest-list | sed 's,.*/,,' | sort | comm -13 - called); done
sol10ga lacks beadm bootadm ipadm netadm pkg smbios
sol10u11 lacks beadm ipadm netadm pkg
osol2009.06 lacks ipadm netadm
sol11.4 lacks
openindiana lacks netadm
omnios lacks netadm pkginfo
smartos lacks beadm netadm pkg pkginfo
$ : as the product calls them, in the place of install-tools
$ called() { unfaked "$BUILT/tests/guest/enter" g "$BUILT/tests/guest/runtime" "$BUILT/tests/guest/called" install-tools "$@"; }
$ new_guest sol11.1
$ called zonename
exited 0
out: global

err: 
$ called add_drv -n -i '"pci15ad,7b0"' 'vm xnet'
exited 0
out: 
err: Reboot client to install driver.

$ printf 'zonename:*:kill\n' >g/state/inject; called zonename
killed 9
out: 
err: 
$ rm g/tree/usr/sbin/smbios; called smbios
missing 0
out: 
err: 
$ cat g/state/log
zonename -> 0
add_drv -n -i '"pci15ad,7b0"' 'vm xnet' -> 0
zonename -> signal 9
