An admin's settings survive an upgrade and are kept by uninstall.

$ root r; install-tools -q --root r --media "$media"
$ sed 's/^EnableLSO=.*/EnableLSO=0,0,0,0,0,0,0,0,0,0;/' r/kernel/drv/vmxnet3s.conf >x; cp x r/kernel/drv/vmxnet3s.conf
$ install-tools verify --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      kernel/drv/vmxnet3s.conf: was edited after the install
Result    no differences
$ install-tools --root r --media "$SAMPLES/media/late/vmware-tools-distrib"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/late/vmware-tools-distrib
          directory, VMware Tools 9.10.0 build-2476743
          warning: who made it was not verified: VMware's media carry no signature
note      kernel/drv/vmxnet3s.conf: edited settings stay as they are: EnableLSO
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
warning   vmxnet3s: accept-jumbo is not told to the network stack, only dladm is
warning   vmxnet3s: ask dladm for the property mtu alone, others answer garbage
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      2 changes
          replace  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.10 or later, N bytes
          replace  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
Changing  r
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/amd64/vmxnet
Result    installed and verified; the drivers serve from the next boot of this root on
$ grep '^EnableLSO' r/kernel/drv/vmxnet3s.conf
EnableLSO=0,0,0,0,0,0,0,0,0,0;
$ install-tools status --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     vmware-tools-distrib, VMware Tools 9.10.0 build-2476743
          installed on DATE by install-tools VERSION
Driver    vmxnet from 11_64, built for Solaris 11, major number 9
Driver    vmxnet3s from 11_64, built for Solaris 11, Tools 9.10 or later, major number 7
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
warning   kernel/drv/amd64/vmxnet3s: accept-jumbo is not told to the network stack, only dladm is
warning   kernel/drv/amd64/vmxnet3s: ask dladm for the property mtu alone, others answer garbage
Result    installed, and it fits this system
$ sed 's/^EnableLSO=.*/EnableLSO=1,0,0,0,0,0,0,0,0,0;/' r/kernel/drv/vmxnet3s.conf >x; cp x r/kernel/drv/vmxnet3s.conf
$ install-tools uninstall --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   kernel/drv/vmxnet3s.conf: was changed after the install; a copy stays in var/lib/install-tools/backup/SHA256
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
$ ls r/kernel/drv
amd64
e1000g.conf
$ grep -c EnableLSO=1,0,0 r/var/lib/install-tools/backup/*
1
$ : "a file that tuning cannot edit"
$ root u sol10u11; install-tools -q --root u --media "$iso" --stale-boot-archive=accept; echo x >>u/kernel/drv/vmxnet3s.conf; install-tools tune plan --root u --profile jumbo
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
install-tools: u/kernel/drv/vmxnet3s.conf: its setting MTU cannot be edited: it is not a list of integers, or the file is not a driver.conf
  put the file right first
[4]
