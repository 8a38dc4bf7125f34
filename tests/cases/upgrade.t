From one release of the media to a later one and back out: one transaction
each, and uninstall gives back what was there before the first install.

$ late=$SAMPLES/media/late/vmware-tools-distrib
$ root r; perl_installer r 10; contents r >before
$ install-tools -q --root r --media "$media"; install-tools verify -q --root r
$ install-tools --root r --media "$late"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/late/vmware-tools-distrib
          directory, VMware Tools 9.10.0 build-2476743
          warning: who made it was not verified: VMware's media carry no signature
Tuning    vmxnet3s0  lso          off -> on, at the next boot (profile)
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
warning   vmxnet3s: accept-jumbo is not told to the network stack, only dladm is
warning   vmxnet3s: ask dladm for the property mtu alone, others answer garbage
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      5 changes
          replace  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.10 or later, N bytes
          replace  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          replace  etc/vmware-tools/locations: tells VMware's own programs of the files above
          edit     etc/driver/drv/vmxnet3s.conf: EnableLSO=1 for vmxnet3s0
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  r
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/amd64/vmxnet
          done     etc/vmware-tools/locations
          done     etc/driver/drv/vmxnet3s.conf
          done     var/lib/install-tools/tuning.xml
Result    installed and verified; the drivers serve from the next boot of this root on
$ install-tools verify -q --root r; cmp r/kernel/drv/amd64/vmxnet3s "$late/lib/modules/binary/11_64/vmxnet3s"
$ install-tools status --root r | grep Media
Media     vmware-tools-distrib, VMware Tools 9.10.0 build-2476743
$ listing r >after; install-tools -q --root r --media "$late"; listing r | diff after -
$ chmod 0600 r/kernel/drv/amd64/vmxnet3s; install-tools repair -q --root r; install-tools verify -q --root r
$ install-tools uninstall -q --root r; contents r | diff before -
19a20
> f 644 ./etc/rem_name_to_major SHA256
66a68
> d 755 ./var/lib
[1]
