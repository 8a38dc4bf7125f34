A clean image of Solaris 11.1: installed, verified, taken back.

$ root r
$ listing r >before; contents r >contents
$ install-tools --root r --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      9 changes
          install  kernel/drv/vmxnet3s.conf: settings of the driver
          install  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          install  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          edit     etc/name_to_major: add 'vmxnet3s 7', add 'vmxnet 9'
          edit     etc/minor_perm: add 'vmxnet3s:* 0600 root sys', add 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"', add 'vmxnet "pci15ad,720"'
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
          create   reconfigure: the next boot looks for new devices
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  r
          done     kernel/drv/vmxnet3s.conf
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/amd64/vmxnet
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     etc/driver/drv/vmxnet3s.conf
          done     reconfigure
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
$ ls r/reconfigure
r/reconfigure
$ install-tools verify --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Result    no differences
$ install-tools uninstall --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      10 changes
          edit     etc/driver_aliases: drop 'vmxnet3s "pci15ad,7b0"', drop 'vmxnet "pci15ad,720"'
          edit     etc/minor_perm: drop 'vmxnet3s:* 0600 root sys', drop 'vmxnet:* 0600 root sys'
          edit     etc/name_to_major: drop 'vmxnet3s 7', drop 'vmxnet 9'
          remove   kernel/drv/amd64/vmxnet: was not there before the first install
          remove   kernel/drv/amd64/vmxnet3s: was not there before the first install
          remove   kernel/drv/vmxnet3s.conf: was not there before the first install
          remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
          remove   etc/driver/drv: was not there before tuning
          remove   etc/driver: was not there before tuning
          edit     etc/rem_name_to_major: add 'vmxnet3s 7', add 'vmxnet 9'
Changing  r
          done     etc/driver_aliases
          done     etc/minor_perm
          done     etc/name_to_major
          done     kernel/drv/amd64/vmxnet
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/vmxnet3s.conf
          done     etc/driver/drv/vmxnet3s.conf
          done     etc/driver/drv
          done     etc/driver
          done     etc/rem_name_to_major
Result    removed; what install-tools had changed is as it was before the first install
$ contents r >after
$ diff contents after
19a20
> f 644 ./etc/rem_name_to_major SHA256
47a49
> f 644 ./reconfigure SHA256
59a62
> d 755 ./var/lib
[1]
$ install-tools tune show --root r; install-tools tune show --json --root r | grep '"tuning"'
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    nothing is tuned here; "install-tools tune plan" shows what can be
      "tuning": []
