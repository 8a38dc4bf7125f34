Databases that others changed since: our driver goes by name, all else stays.

$ root r; contents r >before; install-tools -q --root r --media "$iso"
$ sed 's/^vmxnet3s 7$/vmxnet3s 400/' r/etc/name_to_major >x; cat x >r/etc/name_to_major
$ echo 'other 77' >>r/etc/name_to_major; echo 'other "pci1234,5678"' >>r/etc/driver_aliases
$ install-tools uninstall --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      10 changes
          edit     etc/driver_aliases: drop 'vmxnet3s "pci15ad,7b0"', drop 'vmxnet "pci15ad,720"'
          edit     etc/minor_perm: drop 'vmxnet3s:* 0600 root sys', drop 'vmxnet:* 0600 root sys'
          edit     etc/name_to_major: drop 'vmxnet3s 400', drop 'vmxnet 9'
          remove   kernel/drv/amd64/vmxnet: was not there before the first install
          remove   kernel/drv/amd64/vmxnet3s: was not there before the first install
          remove   kernel/drv/vmxnet3s.conf: was not there before the first install
          remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
          remove   etc/driver/drv: was not there before tuning
          remove   etc/driver: was not there before tuning
          edit     etc/rem_name_to_major: add 'vmxnet3s 400', add 'vmxnet 9'
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
$ contents r | diff before - | grep '^[<>]'
< f 644 ./etc/driver_aliases SHA256
> f 644 ./etc/driver_aliases SHA256
< f 644 ./etc/name_to_major SHA256
> f 644 ./etc/name_to_major SHA256
> f 644 ./etc/rem_name_to_major SHA256
> f 644 ./reconfigure SHA256
> d 755 ./var/lib
$ tail -n 1 r/etc/name_to_major r/etc/driver_aliases
==> r/etc/name_to_major <==
other 77

==> r/etc/driver_aliases <==
other "pci1234,5678"
