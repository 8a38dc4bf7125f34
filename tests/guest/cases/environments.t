beadm (driver-install.md 3.5): a new boot environment is a copy, mounted at a
place until it is unmounted, and runs after the boot that follows its
activation.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ boot() { sh "$SRC/tests/guest/run" -r g; }
$ new_guest sol11.1 'adapter vmxnet3'
$ at beadm list; at beadm list -H
1: BE      Active Mountpoint Space Policy Created
1: --      ------ ---------- ----- ------ -------
1: solaris NR     /          4.10G static 2012-11-17 10:01
1: solaris;;NR;/;4402341478;static;1353146472
$ at beadm create new; at beadm create new; at beadm list -H
2: BE new already exists. Please choose a different BE name.
1: solaris;;NR;/;4402341478;static;1353146472
1: new;;;;4402341478;static;1353146472
$ at beadm mount new /mnt; ls g/state/bes; at beadm list -H new
1: Mounted successfully on: '/mnt'
new
1: new;;;/mnt;4402341478;static;1353146472
$ driver; mkdir -p g/state/bes/new/kernel/drv/amd64; mv g/tree/kernel/drv/amd64/vmxnet3s g/state/bes/new/kernel/drv/amd64/
$ at add_drv -b /mnt -i '"pci15ad,7b0"' vmxnet3s; entries vmxnet; grep -n vmxnet g/state/bes/new/etc/name_to_major
2: Reboot client to install driver.
21:vmxnet3s 7
$ at bootadm update-archive -R /mnt
1: updating /mnt/platform/i86pc/amd64/boot_archive
$ at beadm destroy -F new | sed 's/new.*/new/'; at beadm list -H
2: Unable to destroy new
2: It is currently mounted and must be unmounted before it can be destroyed.
1: solaris;;NR;/;4402341478;static;1353146472
1: new;;;/mnt;4402341478;static;1353146472
$ new_guest sol11.1 'adapter vmxnet3'; at beadm create new; at beadm mount new /mnt
1: Mounted successfully on: '/mnt'
$ cp g/tree/kernel/drv/amd64/e1000g g/state/bes/new/kernel/drv/amd64/vmxnet3s; at add_drv -b /mnt -i '"pci15ad,7b0"' vmxnet3s
2: Reboot client to install driver.
$ at bootadm update-archive -R /mnt; at beadm unmount new; at beadm activate new; at beadm list -H
1: updating /mnt/platform/i86pc/amd64/boot_archive
1: Activated successfully
1: solaris;;N;/;4402341478;static;1353146472
1: new;;R;;4402341478;static;1353146472
$ at beadm destroy new
2: Unable to destroy new.
2: It is the active BE.
[1]
$ boot; at prtconf -D | tail -n 1; entries vmxnet; at beadm list -H; at beadm destroy solaris
1:         pci15ad,7b0, instance #0 (driver name: vmxnet3s)
name_to_major:21:vmxnet3s 7
driver_aliases:9:vmxnet3s "pci15ad,7b0"
1: solaris;;;;4402341478;static;1353146472
1: new;;NR;/;4402341478;static;1353146472
$ at beadm list -H; at beadm mount other; at beadm frob; at beadm create
1: new;;NR;/;4402341478;static;1353146472
2: other does not exist or appear to be a valid BE.
2: Please check that the name of the BE provided is correct.
2: usage: beadm subcommand cmd_options
2: usage: beadm subcommand cmd_options
[2]
$ at beadm create third; at beadm mount third | sed 's/be\..*/be.N/'; at beadm mount third; at beadm destroy third
1: Mounted successfully on: '/tmp/.be.N
2: Unable to mount third.
2: It is already mounted.
2: Unable to destroy third.
2: It is currently mounted and must be unmounted before it can be destroyed.
[1]
$ new_guest osol2009.06 'be opensolaris NR' 'be old -'; at beadm list -H
1: opensolaris;;NR;/;4402341478;static;1353146472
1: old;;;;4402341478;static;1353146472
$ new_guest sol11.1 'user 12345'; at beadm create new; at beadm list -H
2: beadm: create: insufficient privileges
1: solaris;;NR;/;4402341478;static;1353146472
