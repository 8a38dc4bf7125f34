Without a record: what VMware's Perl installer left is put right, nothing else
is added, and uninstall gives back what it had left.

$ root r; perl_installer r 10; contents r >before
$ install-tools verify -q --root r
O  kernel/drv/vmxnet3s.conf: owner is 0:0, not 0:3
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11
M  kernel/drv/amd64/vmxnet3s: mode is 0644, not 0755
O  kernel/drv/amd64/vmxnet3s: owner is 0:0, not 0:3
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel
[3]
$ install-tools repair -q --root r
install-tools: r/kernel/drv/vmxnet3s.conf: is not as it should be, and there is no media to put it right from
  name VMware's tar.gz, ISO or directory with --media
[5]
$ install-tools repair --root r --media "$iso"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/solaris.iso
          iso holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
warning   kernel/drv/amd64/vmxnet3s: the driver installed now is wrong for this system: built for Solaris 10, not for Solaris 11
warning   vmxnet3s: LSO is broken in this build (older than Tools 9.10): on a 5.11 kernel outgoing TCP stalls unless EnableLSO=0 is set in vmxnet3s.conf
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      kernel/drv/amd64/vmxnet3s: whether a package owns it was not looked up: there is no var/pkg/state/installed/catalog.base.C
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      4 changes
          correct  kernel/drv/vmxnet3s.conf: settings of the driver
          remove   kernel/drv/vmxnet3s: this release has no 32-bit kernel
          replace  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          replace  etc/vmware-tools/locations: tells VMware's own programs of the files above
Changing  r
          done     kernel/drv/vmxnet3s.conf
          done     kernel/drv/vmxnet3s
          done     kernel/drv/amd64/vmxnet3s
          done     etc/vmware-tools/locations
Result    repaired and verified; the drivers serve from the next boot of this root on
$ install-tools verify -q --root r; registered r
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
$ install-tools uninstall -q --root r; contents r | diff before -
66a67
> d 755 ./var/lib
[1]
$ root s sol11.3; perl_installer s 11; contents s >before
$ echo 'e1000g "pci15ad,7b0"' >x; cat s/etc/driver_aliases >>x; cat x >s/etc/driver_aliases; sed '/^vmxnet3s/d' s/etc/minor_perm >x; cat x >s/etc/minor_perm; mkdir -p s/platform/i86pc/kernel/drv/amd64; echo other >s/platform/i86pc/kernel/drv/amd64/vmxnet3s; rm s/kernel/drv/vmxnet3s.conf; contents s >before
$ install-tools verify -q --root s
X  kernel/drv/vmxnet3s.conf: is missing
M  kernel/drv/amd64/vmxnet3s: mode is 0644, not 0755
O  kernel/drv/amd64/vmxnet3s: owner is 0:0, not 0:3
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel
R  platform/i86pc/kernel/drv/amd64/vmxnet3s: is loaded instead of the driver in kernel/drv
P  etc/minor_perm: vmxnet3s does not have the permissions of its device
R  etc/driver_aliases: the adapter of vmxnet3s belongs to e1000g in etc/driver_aliases line 1
[3]
$ install-tools repair -q --root s --media "$media"
$ install-tools verify -q --root s; registered s
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
$ install-tools uninstall -q --root s; contents s | diff before -
66a67
> d 755 ./var/lib
[1]
$ root t; perl_installer t 11; rm t/kernel/drv/vmxnet3s; chmod 0755 t/kernel/drv/amd64/vmxnet3s; chown 0:3 t/kernel/drv/amd64/vmxnet3s t/kernel/drv/vmxnet3s.conf; listing t >before; install-tools repair --root t; listing t | diff before -
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    nothing to repair: everything is as it should be
$ root u sol10u11; perl_installer u 11; install-tools repair -q --root u --media "$media"
install-tools: u: has a boot archive, which this change makes stale: the first boot of Oracle Solaris 10 1/13 (u11) x86 would stop in maintenance
  run with --stale-boot-archive=accept, then on a Solaris host: bootadm update-archive -R u
[4]
$ install-tools repair -q --root u --media "$media" --stale-boot-archive=accept; install-tools verify -q --root u
