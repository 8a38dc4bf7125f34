rem_drv -b and update_drv -b (driver-install.md 1.4, 1.5): how their statuses
lie, what they leave, how each generation replaces a file.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ etc=g/tree/export/i/etc
$ new() { new_guest $1; mkdir g/tree/export/i; (cd "$SAMPLES/roots/sol11.1" && cp -Rp etc var tmp "$W/g/tree/export/i/"); at add_drv -b /export/i -m '* 0600 root sys' -i '"pci15ad,7b0" "pci15ad,7b1"' vmxnet3s >/dev/null; }
$ mine() { (cd $etc; grep -n vmxnet * security/* 2>/dev/null; return 0); }
$ new openindiana; mine
driver_aliases:9:vmxnet3s "pci15ad,7b0"
driver_aliases:10:vmxnet3s "pci15ad,7b1"
minor_perm:13:vmxnet3s:* 0600 root sys
name_to_major:21:vmxnet3s 7
$ at rem_drv -b /export/i nothing
2: Driver (nothing) not installed.
[1]
$ at rem_drv -b /export/i
2: Usage:
[1]
$ : whole names only, and what IPS adds for clones stays
$ (cd $etc; echo 'vmxnet 300' >>name_to_major; echo 'clone:vmxnet3s 0666 root sys' >>minor_perm; printf '\n# by hand\nvmxnet3s:*\tread_priv_set=none \\\n\twrite_priv_set=none\n' >>security/device_policy; unfaked chmod 640 security/device_policy; echo vmxnet3s:net_rawaccess >>security/extra_privs)
$ at rem_drv -b /export/i vmxnet3s; mine
minor_perm:13:clone:vmxnet3s 0666 root sys
name_to_major:21:vmxnet 300
rem_name_to_major:1:vmxnet3s 7
$ (cd $etc; unfaked stat -c '%a %n' name_to_major security/device_policy; tail -n 1 security/device_policy)
644 name_to_major
640 security/device_policy
log:conslog	read_priv_set=none	write_priv_set=none
$ : a .hold that was left: nothing goes, the number is noted, the status is 0
$ new openindiana; touch $etc/name_to_major.hold $etc/driver_aliases.hold
$ at rem_drv -b /export/i vmxnet3s; mine
2: Temporary file (/export/i/etc/name_to_major.hold) exists; Please remove by hand.
2: Cannot update; check file /export/i/etc/name_to_major and rem_drv vmxnet3s by hand.
2: Temporary file (/export/i/etc/driver_aliases.hold) exists; Please remove by hand.
2: Cannot delete entry for driver (vmxnet3s) from file (/export/i/etc/driver_aliases).
driver_aliases:9:vmxnet3s "pci15ad,7b0"
driver_aliases:10:vmxnet3s "pci15ad,7b1"
name_to_major:21:vmxnet3s 7
rem_name_to_major:1:vmxnet3s 7
$ : owner and mode are not kept, a link becomes a file
$ new openindiana; (cd $etc; unfaked chmod 600 name_to_major; mv minor_perm mp; ln -s mp minor_perm)
$ at rem_drv -b /export/i vmxnet3s; (cd $etc; unfaked stat -c '%a %F %n' name_to_major minor_perm mp)
644 regular file name_to_major
644 regular file minor_perm
644 regular file mp
$ : no note can be written: nothing is done
$ new openindiana; mkdir $etc/rem_name_to_major
$ at rem_drv -b /export/i vmxnet3s; mine
2: Is a directory
2: Cannot access file (/export/i/etc/rem_name_to_major).
2: Cannot update (/export/i/etc/rem_name_to_major)
driver_aliases:9:vmxnet3s "pci15ad,7b0"
driver_aliases:10:vmxnet3s "pci15ad,7b1"
minor_perm:13:vmxnet3s:* 0600 root sys
name_to_major:21:vmxnet3s 7
$ : each needs all three files
$ new sol11.1; mv $etc/minor_perm x
$ at rem_drv -b /export/i vmxnet3s
2: No such file or directory
2: Cannot access file (/export/i/etc/minor_perm).
[1]
$ mv x $etc/minor_perm; at rem_drv -Cn -b /export/i vmxnet3s; mine
rem_name_to_major:1:vmxnet3s 7
$ : before illumos: between two renames there is no file, and a crash leaves it so
$ new sol11.1; wrong rem_drv:1:crash=4 rem_drv -b /export/i vmxnet3s
2: Killed
[137]
$ (cd $etc; ls TmPhOlD; ls name_to_major 2>&1)
TmPhOlD
ls: cannot access 'name_to_major': No such file or directory
[2]
$ : update_drv -a
$ new sol11.1; at update_drv -b /export/i -a -i '"pci15ad,7b2" pci15ad,7b0' vmxnet3s; mine
driver_aliases:9:vmxnet3s "pci15ad,7b0"
driver_aliases:10:vmxnet3s "pci15ad,7b1"
driver_aliases:11:vmxnet3s "pci15ad,7b2"
minor_perm:13:vmxnet3s:* 0600 root sys
name_to_major:21:vmxnet3s 7
$ at update_drv -b /export/i -a -i pci8086,100f vmxnet3s
2: ("pci8086,100f") already in use as a driver or alias.
[255]
$ at update_drv -b /export/i -a -i e1000g vmxnet3s
2: ("e1000g") already in use as a driver or alias.
[255]
$ at update_drv -b /export/i -a -i pci1,2 nothing
2: Driver (nothing) not installed.
[1]
$ at update_drv -b /export/i -a -m '* 0666 root sys' vmxnet3s; at update_drv -b /export/i -a -m 'x 0644 root sys' nothing; tail -n 2 $etc/minor_perm
vmxnet3s:* 0666 root sys
nothing:x 0644 root sys
$ at update_drv -b /export/i -a -m '* 9666 root sys' vmxnet3s
2: Bad mode: (9666)
[255]
$ at update_drv -b /export/i -a vmxnet3s
2: Usage:	update_drv [ -f | -v ] <driver_module>
[1]
$ at update_drv -b /export/i nothing
$ : update_drv -d: with quotes nothing is found, and the status is 0
$ at update_drv -b /export/i -d -i '"pci15ad,7b1"' vmxnet3s
2: No entry found for driver (vmxnet3s) in file (/export/i/etc/driver_aliases).
$ at update_drv -b /export/i -d -i pci15ad,7b1 vmxnet3s
$ at update_drv -b /export/i -d -i pci15ad,7b vmxnet3s; mine
2: No entry found for driver (vmxnet3s) in file (/export/i/etc/driver_aliases).
driver_aliases:9:vmxnet3s "pci15ad,7b0"
driver_aliases:10:vmxnet3s "pci15ad,7b2"
minor_perm:13:vmxnet3s:* 0666 root sys
name_to_major:21:vmxnet3s 7
$ at update_drv -b /export/i -d -m 'y 0644 root sys' vmxnet3s
2: No entry found for driver (vmxnet3s) in file (/export/i/etc/minor_perm).
[252]
$ at update_drv -b /export/i -d -m '* 0666 root sys' vmxnet3s; mine
driver_aliases:9:vmxnet3s "pci15ad,7b0"
driver_aliases:10:vmxnet3s "pci15ad,7b2"
name_to_major:21:vmxnet3s 7
$ : Solaris 10: the alias is written before the driver is looked for
$ new sol10u11; at update_drv -b /export/i -a -i '"pci1,2"' nothing; tail -n 1 $etc/driver_aliases
2: Driver (nothing) not installed.
nothing "pci1,2"
$ at update_drv -b /export/i -a -i '"pci15ad,7b0"' vmxnet3s
2: ("pci15ad,7b0") already in use as a driver or alias.
[255]
$ : its -d takes every line that holds the text
$ at update_drv -b /export/i -d -i pci15ad,7b vmxnet3s; mine
minor_perm:13:vmxnet3s:* 0600 root sys
name_to_major:21:vmxnet3s 7
$ at rem_drv -n -b /export/i vmxnet3s
2: Usage:
[1]
$ : and it tells the running kernel of that of an image
$ at update_drv -b /export/i -a -i '"pci1,3"' vmxnet3s; grep vmxnet g/state/bound g/state/aliases
g/state/bound:vmxnet3s 7
g/state/aliases:pci1,3 vmxnet3s
