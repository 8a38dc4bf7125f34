What VMware's Perl installer left is removed by its own records.

$ root r; contents r >clean; perl_installer r 10; contents r >perl
$ install-tools uninstall --vendor --root r --dry-run
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   etc/vmware-tools: stays: it holds config
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      8 changes
          edit     etc/driver_aliases: drop 'vmxnet3s "pci15ad,7b0"'
          edit     etc/minor_perm: drop 'vmxnet3s:* 0600 root sys'
          edit     etc/name_to_major: drop 'vmxnet3s 7'
          remove   kernel/drv/amd64/vmxnet3s: installed by VMware's installer
          remove   kernel/drv/vmxnet3s: installed by VMware's installer
          remove   kernel/drv/vmxnet3s.conf: installed by VMware's installer
          edit     etc/rem_name_to_major: add 'vmxnet3s 7'
          remove   etc/vmware-tools/locations: the records of VMware's installer
Result    nothing was written: this was a dry run
$ contents r | diff perl -
$ install-tools uninstall --vendor --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   etc/vmware-tools: stays: it holds config
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      8 changes
          edit     etc/driver_aliases: drop 'vmxnet3s "pci15ad,7b0"'
          edit     etc/minor_perm: drop 'vmxnet3s:* 0600 root sys'
          edit     etc/name_to_major: drop 'vmxnet3s 7'
          remove   kernel/drv/amd64/vmxnet3s: installed by VMware's installer
          remove   kernel/drv/vmxnet3s: installed by VMware's installer
          remove   kernel/drv/vmxnet3s.conf: installed by VMware's installer
          edit     etc/rem_name_to_major: add 'vmxnet3s 7'
          remove   etc/vmware-tools/locations: the records of VMware's installer
Changing  r
          done     etc/driver_aliases
          done     etc/minor_perm
          done     etc/name_to_major
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/vmxnet3s
          done     kernel/drv/vmxnet3s.conf
          done     etc/rem_name_to_major
          done     etc/vmware-tools/locations
Result    removed what VMware's installer had recorded
$ contents r | diff clean -
19a20
> f 644 ./etc/rem_name_to_major SHA256
23a25,26
> d 755 ./etc/vmware-tools
> f 644 ./etc/vmware-tools/config SHA256
47a51
> f 644 ./reconfigure SHA256
59a64
> d 755 ./var/lib
[1]
$ install-tools uninstall --vendor --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: r/etc/vmware-tools/locations: is missing: VMware's installer never ran here, or was uninstalled
  "install-tools uninstall" removes what install-tools itself installed
[4]
$ install-tools status --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      no driver of VMware's is installed here
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
$ install-tools uninstall --vendor --root r --json | sed -n '/"errors"/,/]/p' | head -n 8
install-tools: r/etc/vmware-tools/locations: is missing: VMware's installer never ran here, or was uninstalled
  "install-tools uninstall" removes what install-tools itself installed
      "errors": [
        {
          "code": "target-refused",
          "status": 4,
          "path": "r/etc/vmware-tools/locations",
          "text": "is missing: VMware's installer never ran here, or was uninstalled",
          "remedy": "\"install-tools uninstall\" removes what install-tools itself installed"
        }
$ install-tools history --root r | sed "s/[0-9:]* UTC/TIME UTC/"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Run       DATE TIME UTC: uninstall by install-tools VERSION
          VMware's own install, VMware Tools of unknown version, on Oracle Solaris 11.1 x86
Result    1 run changed what is installed here
$ : "damaged records name what no file of VMware's can be; records edited under DOS"
$ root h; perl_installer h 10; mkdir -p h/export; truncate -s 9G h/export/disk; echo "file /export/disk" >>h/etc/vmware-tools/locations; sed -i 's/$/\r/' h/etc/vmware-tools/locations; install-tools uninstall --vendor --root h | grep -e disk -e ^Result; ls h/export; find h -name 'vmxnet3s*'
warning   export/disk: stays: it is larger than 64 MiB, as no file of VMware's is
Result    removed what VMware's installer had recorded
disk
$ root k; perl_installer k 10; echo x >k/kernel/drv/amd64/sd; printf 'file %s\n' /kernel/drv/amd64/sd /kernel/unix >>k/etc/vmware-tools/locations; echo "remove_file /kernel/drv/amd64/vmxnet3s" >>k/etc/vmware-tools/locations; install-tools uninstall --vendor --root k | grep -e stays -e alias; find k -name 'vmxnet3s*' -o -name sd | LC_ALL=C sort
warning   kernel/drv/amd64/vmxnet3s: stays: the records of VMware's installer do not name it
warning   kernel/drv/amd64/sd: stays: it is no module of VMware's
warning   etc/vmware-tools: stays: it holds config
          edit     etc/driver_aliases: drop 'vmxnet3s "pci15ad,7b0"'
          done     etc/driver_aliases
k/kernel/drv/amd64/sd
k/kernel/drv/amd64/vmxnet3s
