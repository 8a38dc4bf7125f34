A whole Perl install, with all that its records may hold: links, directories,
what it had moved away, files that were edited since, and damaged lines.

$ root r; contents r >clean; perl_installer r 10; vendor_userland r; contents r >perl
$ install-tools verify -v --root r | grep -v '^[A-Z]  '
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      the drivers here were not installed by install-tools but by VMware's own installer
note      etc/vmware-tools/locations: VMware Tools 9.0.0 build-782409: the record of VMware's installer names 9 files: all are as it says
Result    5 differences; "install-tools repair" puts them right
$ install-tools uninstall --vendor --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   etc/vmware-tools: stays: it holds config
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      17 changes
          edit     etc/driver_aliases: drop 'vmxnet3s "pci15ad,7b0"'
          edit     etc/minor_perm: drop 'vmxnet3s:* 0600 root sys'
          edit     etc/name_to_major: drop 'vmxnet3s 7'
          remove   etc/vmware-tools/plugins: installed by VMware's installer
          remove   etc/rc2.d/S05vmware-tools: installed by VMware's installer
          remove   etc/init.d/vmware-tools: installed by VMware's installer
          remove   usr/bin/vmware-config-tools.pl: installed by VMware's installer
          remove   usr/lib/vmware-tools/bin/vmtoolsd: installed by VMware's installer
          remove   usr/lib/vmware-tools/plugins32/libhgfs.so: installed by VMware's installer
          remove   kernel/drv/amd64/vmxnet3s: installed by VMware's installer
          remove   kernel/drv/vmxnet3s: installed by VMware's installer
          remove   kernel/drv/vmxnet3s.conf: installed by VMware's installer
          remove   usr/lib/vmware-tools/plugins32: made by VMware's installer
          remove   usr/lib/vmware-tools/bin: made by VMware's installer
          remove   usr/lib/vmware-tools: made by VMware's installer
          edit     etc/rem_name_to_major: add 'vmxnet3s 7'
          remove   etc/vmware-tools/locations: the records of VMware's installer
Changing  r
          done     etc/driver_aliases
          done     etc/minor_perm
          done     etc/name_to_major
          done     etc/vmware-tools/plugins
          done     etc/rc2.d/S05vmware-tools
          done     etc/init.d/vmware-tools
          done     usr/bin/vmware-config-tools.pl
          done     usr/lib/vmware-tools/bin/vmtoolsd
          done     usr/lib/vmware-tools/plugins32/libhgfs.so
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/vmxnet3s
          done     kernel/drv/vmxnet3s.conf
          done     usr/lib/vmware-tools/plugins32
          done     usr/lib/vmware-tools/bin
          done     usr/lib/vmware-tools
          done     etc/rem_name_to_major
          done     etc/vmware-tools/locations
Result    removed what VMware's installer had recorded
$ contents r | diff clean -
14a15
> d 755 ./etc/init.d
18a20
> d 755 ./etc/rc2.d
19a22
> f 644 ./etc/rem_name_to_major SHA256
23a27,28
> d 755 ./etc/vmware-tools
> f 644 ./etc/vmware-tools/config SHA256
47a53
> f 644 ./reconfigure SHA256
59a66
> d 755 ./var/lib
[1]
