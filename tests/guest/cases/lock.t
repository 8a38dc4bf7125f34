The lock of add_drv and its kin (driver-install.md 1.6): where it is, what a
file that was left does, what a link does.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ new_guest sol10u11; driver 10
$ at add_drv -n vmxnet3s; ls g/tree/tmp
2: System configuration files modified but vmxnet3s driver not loaded or attached.
$ touch g/tree/tmp/AdDrEm.lck; at rem_drv vmxnet3s; at rem_drv vmxnet3s
2: add_drv/rem_drv currently busy; try later
2: add_drv/rem_drv currently busy; try later
[1]
$ new_guest osol2009.06
$ at add_drv -n vmxnet3s; ls g/tree/tmp; at rem_drv vmxnet3s
2: Reboot client to install driver.
AdDrEm.lck
$ "$BUILT/tests/guest/hold" g/tree/tmp/AdDrEm.lck sh "$SRC/tests/guest/run" g add_drv -n x
add_drv/rem_drv currently busy; try later
[1]
$ new_guest sol11.1
$ at add_drv -n vmxnet3s; ls g/tree/var/run; stat -c %a g/tree/var/run/AdDrEm.lck; at update_drv -d -i x vmxnet3s
2: Reboot client to install driver.
AdDrEm.lck
600
2: No entry found for driver (vmxnet3s) in file (/etc/driver_aliases).
$ "$BUILT/tests/guest/hold" g/tree/var/run/AdDrEm.lck sh "$SRC/tests/guest/run" g rem_drv vmxnet3s
add_drv/rem_drv currently busy; try later
[1]
$ rm g/tree/var/run/AdDrEm.lck; ln -s /etc/motd g/tree/var/run/AdDrEm.lck; at rem_drv vmxnet3s
2: Failed to create lock file(/var/run/AdDrEm.lck): Too many levels of symbolic links
[1]
$ : each root has its own
$ mkdir -p g/tree/export/i; cp -Rp "$SAMPLES/roots/sol11.1/etc" "$SAMPLES/roots/sol11.1/var" g/tree/export/i/
$ rm g/tree/var/run/AdDrEm.lck; "$BUILT/tests/guest/hold" g/tree/var/run/AdDrEm.lck sh "$SRC/tests/guest/run" g add_drv -b /export/i x
Reboot client to install driver.
