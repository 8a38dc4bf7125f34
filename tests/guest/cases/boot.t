What a boot makes of the files: how the kernel reads them
(driver-install.md 1.8), and a stale boot archive (3.2, 3.3).
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ boot() { sh "$SRC/tests/guest/run" -r g; }
$ reads() { for s in sol10u11 sol11.1; do new_guest $s 'adapter vmxnet3'; printf "$1" >>g/tree/etc/name_to_major; printf "$2" >>g/tree/etc/driver_aliases; rm -f g/state/console; inside guest-boot --first; echo "$s:" $(grep 15ad g/state/aliases) $(grep vdisk g/state/bound); grep -v -e zconsnex -e ^NOTICE g/state/console; done; :; }
$ n='vmxnet3s 7\nother 9\n'
$ reads "$n" 'vmxnet3s "pci15ad,7b0"\n'
sol10u11: pci15ad,7b0 vmxnet3s
sol11.1: pci15ad,7b0 vmxnet3s
$ reads "$n" 'vmxnet3s pci15ad,7b0\n'
sol10u11: pci15ad,b0 vmxnet3s
Unexpected token '7' on line 9 of /etc/driver_aliases
sol11.1: pci15ad,b0 vmxnet3s
Unexpected token '7' on line 9 of /etc/driver_aliases
$ reads "$n" 'vmxnet3s "pci15ad,7b0" "pci15ad,7b1"\n'
sol10u11: pci15ad,7b0 vmxnet3s
sol11.1: pci15ad,7b0 vmxnet3s pci15ad,7b1 vmxnet3s
$ reads "$n" 'vmxnet3s "pci15ad,7b0"'
sol10u11: pci15ad,7b0 vmxnet3s
sol11.1: pci15ad,7b0 vmxnet3s
$ reads "$n" 'vmxnet3s "pci15ad,7b0"\r\n'
sol10u11: pci15ad,7b0 vmxnet3s
sol11.1: pci15ad,7b0 vmxnet3s
$ reads "$n" 'vmxnet3s "pci15ad,7b0" # text\n'
sol10u11:
sol11.1: pci15ad,7b0 vmxnet3s
$ reads "$n" '# text\nvmxnet3s "pci15ad,7b0"\n'
sol10u11: pci15ad,7b0 vmxnet3s
sol11.1: pci15ad,7b0 vmxnet3s
$ reads 'vmxnet3s 7 # text\n' 'vmxnet3s "pci15ad,7b0"\n'
sol10u11:
sol11.1: pci15ad,7b0 vmxnet3s
$ reads "$n" 'vmxnet3s "pci15ad,7b1\nvmxnet3s "pci15ad,7b0"\n'
sol10u11: pci15ad,7b0 vmxnet3s
Missing " on line 9 of /etc/driver_aliases
sol11.1: pci15ad,7b0 vmxnet3s
Missing " on line 9 of /etc/driver_aliases
$ reads "$n" 'other "pci15ad,7b0"\nvmxnet3s "pci15ad,7b0"\n'
sol10u11: pci15ad,7b0 other
WARNING: driver alias "pci15ad,7b0" conflicts with an existing driver name or alias
sol11.1: pci15ad,7b0 other
WARNING: driver alias "pci15ad,7b0" conflicts with an existing driver name or alias
$ reads '' 'vmxnet3s "pci15ad,7b0"\n'
sol10u11:
sol11.1:
$ reads 'vdisk 300vmxnet3s 7\n' 'vmxnet3s "pci15ad,7b0"\n'
sol10u11:
Missing name? on line 21 of /etc/name_to_major
sol11.1:
Missing name? on line 21 of /etc/name_to_major
$ reads 'vmxnet3s 7\nother 7\n' 'vmxnet3s "pci15ad,7b0"\nother "pci15ad,7b1"\n'
sol10u11: pci15ad,7b0 vmxnet3s pci15ad,7b1 other
sol11.1: pci15ad,7b0 vmxnet3s pci15ad,7b1 other
$ reads '3com 300\n' '3com "pci15ad,7b0"\n'
sol10u11:
Missing name? on line 21 of /etc/name_to_major
sol11.1:
Missing name? on line 21 of /etc/name_to_major
$ reads '\tvmxnet3s\t7\rother 9\n' 'other "pci15ad,7b1"\rvmxnet3s "pci15ad,7b0"\r\n'
sol10u11: pci15ad,7b1 other pci15ad,7b0 vmxnet3s
sol11.1: pci15ad,7b1 other pci15ad,7b0 vmxnet3s
$ reads "$n" 'other " pci15ad,7b0"\nvmxnet3s "pci15ad,7b0"\n'
sol10u11: pci15ad,7b0 vmxnet3s
sol11.1: pci15ad,7b0 vmxnet3s
$ : illumos reads ppt_aliases first
$ new_guest openindiana 'adapter vmxnet3' 'line /etc/name_to_major ppt 299' 'line /etc/ppt_aliases ppt \"pci15ad,7b0\"'; grep 7b0 g/state/aliases
pci15ad,7b0 ppt
$ : the archive: compared by bootadm, renewed by a boot of Solaris 11
$ new_guest sol11.1 'adapter vmxnet3'; driver; at add_drv -n -i '"pci15ad,7b0"' vmxnet3s
2: Reboot client to install driver.
$ at bootadm update-archive -vn
1:     changed /etc/driver_aliases
1:     changed /etc/name_to_major
1:     new     /kernel/drv/amd64/vmxnet3s
1:     new     /kernel/drv/vmxnet3s
[1]
$ boot; grep Reboot g/state/console; at prtconf -D | tail -n 1; ls g/tree | grep reconf; ls g/tree/var/run
WARNING: Reboot required. The system has updated the cache of files (boot archive); the system will be restarted.
1:         pci15ad,7b0, instance #0 (driver name: vmxnet3s)
$ : the new instance is a difference as well
$ at bootadm update-archive -vn
1:     changed /etc/path_to_inst
[1]
$ : Solaris 10 stops, until bootadm has run
$ new_guest sol10u11 'adapter vmxnet3'; driver 10; at add_drv -n -i '"pci15ad,7b0"' vmxnet3s
2: System configuration files modified but vmxnet3s driver not loaded or attached.
$ boot; sed 3q g/state/console
run: the boot stops
WARNING: The following files in / differ from the boot archive:
    changed /etc/driver_aliases
    changed /etc/name_to_major
$ at bootadm update-archive; boot; at prtconf -D | tail -n 1
1: updating /platform/i86pc/boot_archive
1:         pci15ad,7b0, instance #0 (driver name: vmxnet3s)
$ grep -c vmxnet3s g/tree/platform/i86pc/boot_archive
2
$ : a file that is gone, no difference, force
$ rm g/tree/kernel/drv/vmxnet3s; at bootadm update-archive -v; at bootadm update-archive; at bootadm update-archive -f
1:     changed /etc/path_to_inst
1:     stale   /kernel/drv/vmxnet3s
1: updating /platform/i86pc/boot_archive
1: updating /platform/i86pc/boot_archive
$ at bootadm list-archive | head -n 2
1: etc/driver_aliases
1: etc/driver_classes
$ : of another root a program is run as root
$ cp -Rp "$SAMPLES/roots/sol11.1" g/tree/export/i; at bootadm update-archive -f -R /export/i; tail -n 2 g/state/log
1: updating /export/i/platform/i86pc/amd64/boot_archive
  /export/i/boot/solaris/bin/create_ramdisk -> executed as root
bootadm update-archive -f -R /export/i -> 0
$ rm -r g/tree/export/i/boot; at bootadm update-archive -R /export/i
2: bootadm: /export/i: not a boot archive based Solaris instance
[1]
$ at bootadm 2>&1 | head -n 1
2: USAGE:
$ at bootadm update-all 2>&1 | head -n 1
2: USAGE:
$ new_guest sol11.1 'user 12345'; at bootadm update-archive
2: bootadm: you must be root to run this command
[1]
$ new_guest smartos ramdisk; at bootadm update-archive -f
$ new_guest sol11.1 'readonly /'; touch g/tree/etc/system; at bootadm update-archive -v
1:     changed /etc/system
[1]
