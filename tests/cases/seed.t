The accident of 2013: VMware's Perl installer put the Solaris 10 driver on
Solaris 11.1.  It is found, named and replaced; a second run changes nothing;
uninstall brings back what was there, the wrong driver included.

$ root r
$ perl_installer r 10
$ listing r >before; contents r >contents
$ install-tools verify --root r --media "$iso"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/solaris.iso
          iso holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
O  kernel/drv/vmxnet3s.conf: owner is 0:0, not 0:3
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11; it is lib/modules/binary/10_64/vmxnet3s of VMware Tools 9.0.0 build-782409
M  kernel/drv/amd64/vmxnet3s: mode is 0644, not 0755
O  kernel/drv/amd64/vmxnet3s: owner is 0:0, not 0:3
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel; it is lib/modules/binary/10/vmxnet3s of VMware Tools 9.0.0 build-782409
note      the drivers here were not installed by install-tools but by VMware's own installer
note      etc/vmware-tools/locations: the record of VMware's installer names 4 files: all are as it says
Result    5 differences; "install-tools repair" puts them right
[3]
$ install-tools plan --root r --media "$iso"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/solaris.iso
          iso holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
warning   kernel/drv/amd64/vmxnet3s: the driver installed now is wrong for this system: built for Solaris 10, not for Solaris 11
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      kernel/drv/amd64/vmxnet3s: whether a package owns it was not looked up: there is no var/pkg/state/installed/catalog.base.C
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      10 changes
          correct  kernel/drv/vmxnet3s.conf: settings of the driver
          remove   kernel/drv/vmxnet3s: this release has no 32-bit kernel
          replace  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          install  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          replace  etc/vmware-tools/locations: tells VMware's own programs of the files above
          edit     etc/name_to_major: add 'vmxnet 9'
          edit     etc/minor_perm: add 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: add 'vmxnet "pci15ad,720"'
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    nothing was written: this was a dry run
$ listing r | diff before -
$ install-tools --root r --media "$iso"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/solaris.iso
          iso holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
warning   kernel/drv/amd64/vmxnet3s: the driver installed now is wrong for this system: built for Solaris 10, not for Solaris 11
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      kernel/drv/amd64/vmxnet3s: whether a package owns it was not looked up: there is no var/pkg/state/installed/catalog.base.C
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      10 changes
          correct  kernel/drv/vmxnet3s.conf: settings of the driver
          remove   kernel/drv/vmxnet3s: this release has no 32-bit kernel
          replace  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          install  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          replace  etc/vmware-tools/locations: tells VMware's own programs of the files above
          edit     etc/name_to_major: add 'vmxnet 9'
          edit     etc/minor_perm: add 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: add 'vmxnet "pci15ad,720"'
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  r
          done     kernel/drv/vmxnet3s.conf
          done     kernel/drv/vmxnet3s
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/amd64/vmxnet
          done     etc/vmware-tools/locations
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     etc/driver/drv/vmxnet3s.conf
          done     var/lib/install-tools/tuning.xml
Result    installed and verified; the drivers serve from the next boot of this root on
$ drivers r
755 kernel/drv/amd64/e1000g
755 kernel/drv/amd64/sd
755 kernel/drv/amd64/vmxnet
755 kernel/drv/amd64/vmxnet3s
644 kernel/drv/e1000g.conf
644 kernel/drv/vmxnet3s.conf
$ registered r
etc/name_to_major:21:vmxnet3s 7
etc/name_to_major:22:vmxnet 9
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/minor_perm:14:vmxnet:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
etc/driver_aliases:10:vmxnet "pci15ad,720"
$ install-tools verify --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      etc/vmware-tools/locations: the record of VMware's installer names 3 files: all are as it says
Result    no differences
$ install-tools verify --root r --media "$iso"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/solaris.iso
          iso holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
note      kernel/drv/amd64/vmxnet: is lib/modules/binary/11_64/vmxnet of VMware Tools 9.0.0 build-782409
note      kernel/drv/amd64/vmxnet3s: is lib/modules/binary/11_64/vmxnet3s of VMware Tools 9.0.0 build-782409
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      etc/vmware-tools/locations: the record of VMware's installer names 3 files: all are as it says
Result    no differences
$ install-tools status --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     solaris.iso, VMware Tools 9.0.0 build-782409
          installed on DATE by install-tools VERSION
Driver    vmxnet from 11_64, built for Solaris 11, major number 9
Driver    vmxnet3s from 11_64, built for Solaris 11, Tools 9.0, major number 7
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      etc/vmware-tools/locations: the record of VMware's installer names 3 files: all are as it says
Result    installed, and it fits this system
$ listing r >after
$ install-tools --root r --media "$iso"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/solaris.iso
          iso holding tar.gz, VMware Tools 9.0.0 build-782409
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      0 changes
Result    nothing to do, everything is as it should be
$ listing r | diff after -
$ install-tools uninstall --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   kernel/drv/amd64/vmxnet3s: the driver that stood here before is wrong for this system: built for Solaris 10, not for Solaris 11
warning   kernel/drv/vmxnet3s: the driver that stood here before is wrong for this system: built for Solaris 10, not for Solaris 11
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      12 changes
          edit     etc/driver_aliases: drop 'vmxnet "pci15ad,720"'
          edit     etc/minor_perm: drop 'vmxnet:* 0600 root sys'
          edit     etc/name_to_major: drop 'vmxnet 9'
          restore  etc/vmware-tools/locations: as it was before the first install
          remove   kernel/drv/amd64/vmxnet: was not there before the first install
          restore  kernel/drv/amd64/vmxnet3s: as it was before the first install
          restore  kernel/drv/vmxnet3s: as it was before the first install
          restore  kernel/drv/vmxnet3s.conf: as it was before the first install
          remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
          remove   etc/driver/drv: was not there before tuning
          remove   etc/driver: was not there before tuning
          edit     etc/rem_name_to_major: add 'vmxnet 9'
Changing  r
          done     etc/driver_aliases
          done     etc/minor_perm
          done     etc/name_to_major
          done     etc/vmware-tools/locations
          done     kernel/drv/amd64/vmxnet
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/vmxnet3s
          done     kernel/drv/vmxnet3s.conf
          done     etc/driver/drv/vmxnet3s.conf
          done     etc/driver/drv
          done     etc/driver
          done     etc/rem_name_to_major
Result    removed; what install-tools had changed is as it was before the first install
$ contents r >restored
$ diff contents restored
19a20
> f 644 ./etc/rem_name_to_major SHA256
66a68
> d 755 ./var/lib
[1]
$ install-tools uninstall --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    nothing to do: there is no record of install-tools here; --vendor removes what VMware's installer did
$ find r/var/lib | sort
r/var/lib
r/var/lib/install-tools
r/var/lib/install-tools/backup
r/var/lib/install-tools/history
r/var/lib/install-tools/lock
