In a running system the drivers of a Perl install are unregistered by the
system's own programs, and pcn gets its adapter back.
Needs: [ "$(id -u)" = 0 ] && top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ guest -k g sol11.1-perl install-tools status | tail -n 4
note      etc/vmware-tools/locations: the record of VMware's installer names 4 files: all are as it says
note      addresses are configured on e1000g0 (ifconfig -a), and none on vmxnet3s0: they stay there until you move them
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    not as it should be; "install-tools repair" puts it right
$ : >g/state/log; guest g install-tools uninstall --vendor
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   etc/vmware-tools: stays: it holds config
Plan      10 changes
          edit     etc/name_to_major: drop 'vmxnet3s 7'
          edit     etc/minor_perm: drop 'vmxnet3s:* 0600 root sys'
          edit     etc/driver_aliases: drop 'vmxnet3s "pci15ad,7b0"'
          edit     etc/rem_name_to_major: add 'vmxnet3s 7'
          run      rem_drv vmxnet3s: by the system's own program
          remove   kernel/drv/amd64/vmxnet3s: installed by VMware's installer
          remove   kernel/drv/vmxnet3s: installed by VMware's installer
          remove   kernel/drv/vmxnet3s.conf: installed by VMware's installer
          run      bootadm update-archive: by the system's own program
          remove   etc/vmware-tools/locations: the records of VMware's installer
Changing  /
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     etc/rem_name_to_major
          done     rem_drv vmxnet3s
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/vmxnet3s
          done     kernel/drv/vmxnet3s.conf
          done     bootadm update-archive
          done     etc/vmware-tools/locations
Result    removed what VMware's installer had recorded; no service was stopped: what runs goes on until the next boot
$ calls g
zonename -> 0
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/vmxnet3s -> 1
modinfo -> 0
rem_drv vmxnet3s -> 0
bootadm update-archive -> 0
bootadm update-archive -n -> 0
bootadm update-archive -n -> 1
bootadm update-archive -> 0
bootadm update-archive -n -> 0
modinfo -> 0
$ registered g/tree; drivers g/tree; ls g/tree/etc/vmware-tools
etc/rem_name_to_major:1:vmxnet3s 7
755 kernel/drv/amd64/e1000g
755 kernel/drv/amd64/sd
644 kernel/drv/e1000g.conf
config
$ guest g install-tools status | tail -n 2
note      no driver of VMware's is installed here
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
$ guest -k h sol11.1-perl install-tools -q; guest h install-tools verify -q; untrue h/tree
$ : >h/state/log; guest h install-tools uninstall --vendor | tail -n 1; calls h
Result    removed what VMware's installer had recorded; no service was stopped: what runs goes on until the next boot
zonename -> 0
modinfo -> 0
bootadm update-archive -> 0
bootadm update-archive -n -> 0
bootadm update-archive -n -> 0
modinfo -> 0
$ guest h install-tools verify -q; drivers h/tree
755 kernel/drv/amd64/e1000g
755 kernel/drv/amd64/sd
755 kernel/drv/amd64/vmxnet
755 kernel/drv/amd64/vmxnet3s
644 kernel/drv/e1000g.conf
644 kernel/drv/vmxnet3s.conf
$ guest h install-tools uninstall -q; registered h/tree; drivers h/tree
etc/rem_name_to_major:1:vmxnet3s 7
etc/rem_name_to_major:2:vmxnet 9
755 kernel/drv/amd64/e1000g
755 kernel/drv/amd64/sd
644 kernel/drv/e1000g.conf
$ guest -k p sol10u11-perl install-tools uninstall --vendor
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
warning   etc/vmware-tools: stays: it holds config
Plan      17 changes
          edit     etc/name_to_major: drop 'vmxnet 161', drop 'vmxnet3s 7'
          edit     etc/minor_perm: drop 'vmxnet:* 0600 root sys', drop 'vmxnet3s:* 0600 root sys'
          edit     etc/driver_aliases: drop 'vmxnet "pci15ad,720"', drop 'vmxnet "pci1022,2000"', drop 'vmxnet3s "pci15ad,7b0"', add 'pcn "pci1022,2000"'
          edit     etc/rem_name_to_major: add 'vmxnet3s 7', add 'vmxnet 161'
          run      rem_drv vmxnet3s: by the system's own program
          run      rem_drv vmxnet: by the system's own program
          run      update_drv -a -i '"pci1022,2000"' pcn: by the system's own program
          restore  etc/hostname.pcn0: VMware's installer had moved it away
          remove   etc/hostname.pcn0.BeforeVMwareToolsInstall: stands at its old place again
          remove   etc/hostname.vmxnet0: installed by VMware's installer
          remove   kernel/drv/amd64/vmxnet: installed by VMware's installer
          remove   kernel/drv/vmxnet: installed by VMware's installer
          remove   kernel/drv/amd64/vmxnet3s: installed by VMware's installer
          remove   kernel/drv/vmxnet3s: installed by VMware's installer
          remove   kernel/drv/vmxnet3s.conf: installed by VMware's installer
          run      bootadm update-archive: by the system's own program
          remove   etc/vmware-tools/locations: the records of VMware's installer
Changing  /
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     etc/rem_name_to_major
          done     rem_drv vmxnet3s
          done     rem_drv vmxnet
          done     update_drv -a -i '"pci1022,2000"' pcn
          done     etc/hostname.pcn0
          done     etc/hostname.pcn0.BeforeVMwareToolsInstall
          done     etc/hostname.vmxnet0
          done     kernel/drv/amd64/vmxnet
          done     kernel/drv/vmxnet
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/vmxnet3s
          done     kernel/drv/vmxnet3s.conf
          done     bootadm update-archive
          done     etc/vmware-tools/locations
Result    removed what VMware's installer had recorded; no service was stopped: what runs goes on until the next boot
$ calls p
zonename -> 0
modinfo -> 0
rem_drv vmxnet3s -> 0
rem_drv vmxnet -> 0
  devfsadm -i pcn -> 1
update_drv -a -i '"pci1022,2000"' pcn -> 0
bootadm update-archive -> 0
bootadm update-archive -n -> 0
bootadm update-archive -n -> 1
bootadm update-archive -> 0
bootadm update-archive -n -> 0
modinfo -> 0
$ grep -n -e pcn -e vmxnet p/tree/etc/name_to_major p/tree/etc/driver_aliases; ls p/tree/etc | grep hostname
p/tree/etc/name_to_major:21:pcn 160
p/tree/etc/driver_aliases:9:pcn "pci103c,104c"
p/tree/etc/driver_aliases:10:pcn "pci1022,2000"
hostname.pcn0
$ guest -k f -i 'update_drv:1:exit=1' sol10u11-perl install-tools uninstall --vendor -q
install-tools: update_drv: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
[1]
$ calls f
zonename -> 0
modinfo -> 0
rem_drv vmxnet3s -> 0
rem_drv vmxnet -> 0
update_drv -a -i '"pci1022,2000"' pcn -> 1
  devfsadm -i vmxnet -> 0
add_drv -m '* 0600 root sys' -i '"pci15ad,720"' vmxnet -> 0
  devfsadm -i vmxnet3s -> 1
add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s -> 0
bootadm update-archive -n -> 0
$ grep -n -e pcn -e vmxnet f/tree/etc/name_to_major f/tree/etc/driver_aliases; ls f/tree/etc | grep hostname
f/tree/etc/name_to_major:21:pcn 160
f/tree/etc/name_to_major:22:vmxnet 161
f/tree/etc/name_to_major:23:vmxnet3s 7
f/tree/etc/driver_aliases:9:pcn "pci103c,104c"
f/tree/etc/driver_aliases:10:vmxnet "pci15ad,720"
f/tree/etc/driver_aliases:11:vmxnet "pci1022,2000"
f/tree/etc/driver_aliases:12:vmxnet3s "pci15ad,7b0"
hostname.pcn0.BeforeVMwareToolsInstall
hostname.vmxnet0
