A table behind a link counts as the system: it is in the boot archive all the
same, wherever its bytes lie.

$ root r sol10u11; mv r/etc/driver_aliases r/var/adm/; ln -s ../var/adm/driver_aliases r/etc/driver_aliases
$ install-tools -q --root r --media "$media" --stale-boot-archive=accept
$ grep vmxnet r/var/adm/driver_aliases; readlink r/etc/driver_aliases
vmxnet3s "pci15ad,7b0"
vmxnet "pci15ad,720"
../var/adm/driver_aliases
$ grep -v vmxnet3s r/var/adm/driver_aliases >x; cat x >r/var/adm/driver_aliases
$ install-tools -q --root r --media "$media"
install-tools: r: has a boot archive, which this change makes stale: the first boot of Oracle Solaris 10 1/13 (u11) x86 would stop in maintenance
  run with --stale-boot-archive=accept, then on a Solaris host: bootadm update-archive -R r
[4]
$ : "whether there is a boot archive cannot be known: that is not none"
$ rm -rf r; root r sol10u11; cd r/platform/i86pc; rm -rf boot_archive amd64; ln -s amd64 amd64; cd ../../..; listing r >was; install-tools -q --root r --media "$media"; echo "status $?"; listing r | diff was -
install-tools: r/platform/i86pc/amd64/boot_archive: is reached through too many symbolic links
status 4
