add_drv -b (driver-install.md 1.2): messages go to standard error, the status
is 0 or 1, nothing is checked of the module.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ new_guest sol11.1
$ cp -Rp "$SAMPLES/roots/sol11.1" g/tree/export/i
$ image=g/tree/export/i
$ at add_drv -v -b /export/i -m '* 0666 root sys' -i '"pci15ad,7b0" "pciex15ad,7b0"' -c net vmxnet3s
2: Reboot client to install driver.
2: Driver (vmxnet3s) installed.
$ tail -n 1 $image/etc/name_to_major $image/etc/minor_perm $image/etc/driver_classes
==> g/tree/export/i/etc/name_to_major <==
vmxnet3s 7

==> g/tree/export/i/etc/minor_perm <==
vmxnet3s:* 0666 root sys

==> g/tree/export/i/etc/driver_classes <==
vmxnet3s	net
$ tail -n 2 $image/etc/driver_aliases; ls $image/reconfigure $image/var/run
vmxnet3s "pci15ad,7b0"
vmxnet3s "pciex15ad,7b0"
g/tree/export/i/reconfigure

g/tree/export/i/var/run:
AdDrEm.lck
$ at add_drv -b /export/i -i '"pci15ad,7b0"' vmxnet3s
2: ("pci15ad,7b0") already in use as a driver or alias.
[1]
$ at add_drv -b /export/i vmxnet3s
2: ("vmxnet3s") already in use as a driver or alias.
[1]
$ at add_drv -b /export/i other/vmxnet
2: Error: driver may not be specified by path (other/vmxnet)
2: Error: Could not install driver (vmxnet).
[1]
$ at add_drv -b /export/i
2: Usage:
[1]
$ at add_drv -b /export/i one two
2: Usage:
[1]
$ at add_drv -b /export/i -u one
2: Usage:
[1]
$ at add_drv one -b /export/i
2: Usage:
[1]
$ at add_drv -b /export/i -i '"a b"' one
2: Can't have space within double quote: "a b". Use octal escape sequence "\040".
[1]
$ at add_drv -b /export/i -i e1000g one
2: ("e1000g") already in use as a driver or alias.
[1]
$ at add_drv -b /export/i -i sd one
2: ("sd") already in use as a driver or alias.
[1]
$ at add_drv -b /export/i -i rootnex one
2: Alias ("rootnex") already in use as driver name.
[1]
$ at add_drv -b /export/i -i 'a#b' one
2: Option (-i) : bad token: (a#b)
[1]
$ at add_drv -b /export/i -m '* 9666 root sys' one
2: Bad mode: (9666)
2: Usage:
[1]
$ at add_drv -b /export/i -m '* 0999 root' one
2: Option (-m) : missing token: (* 0999 root)
2: Usage:
[1]
$ at add_drv -b /export/i -m '* 0999 root sys more' one
2: Option (-m) : too many arguments: (* 0999 root sys more)
2: Usage:
[1]
$ at add_drv -b /export/i -m '* 0999 root sys' one/
2: Reboot client to install driver.
$ tail -n 1 $image/etc/minor_perm
one:* 0999 root sys
$ : two of one list are not noticed
$ at add_drv -b /export/i -i 'twice twice' two
2: Reboot client to install driver.
$ tail -n 2 $image/etc/driver_aliases
two "twice"
two "twice"
$ : an alias that is left blocks its own driver
$ echo 'three "pci1,2"' >>$image/etc/driver_aliases
$ at add_drv -b /export/i three
2: ("three") already in use as a driver or alias.
[1]
$ : files that must be there
$ mv $image/etc/minor_perm x; at add_drv -b /export/i four; at add_drv -b /export/i -m '* 0600 root sys' five; mv x $image/etc/minor_perm
2: Reboot client to install driver.
2: No such file or directory
2: Cannot access file (/export/i/etc/minor_perm).
$ mv $image/etc/driver_aliases x; at add_drv -b /export/i five; at add_drv -b /export/i -i y five; mv x $image/etc/driver_aliases
2: No such file or directory
2: Cannot open (/export/i/etc/driver_aliases)
2: No such file or directory
2: Cannot access file (/export/i/etc/driver_aliases).
$ mv $image/etc/name_to_major x; at add_drv -b /export/i five; mv x $image/etc/name_to_major
2: No such file or directory
2: Cannot access file (/export/i/etc/name_to_major).
$ : a last line without its newline
$ printf 'vdisk 300' >>$image/etc/name_to_major; at add_drv -b /export/i glued; tail -n 1 $image/etc/name_to_major
2: Reboot client to install driver.
vdisk 300glued 15
$ : another user
$ new_guest sol11.1 'user 12345'
$ at add_drv vmxnet3s
2: You must be root to run this program.
[1]
$ at rem_drv e1000g
2: You must be root to run this program.
[1]
$ at update_drv e1000g
2: You must be root to run this program.
[1]
$ new_guest sol11.1 'zone web'
$ at add_drv -n vmxnet3s
2: add_drv/rem_drv can only be run from the global zone.
[1]
$ new_guest osol2009.06 'zone web'
$ at add_drv -n vmxnet3s
2: Reboot client to install driver.
