In a running system the drivers are registered by its own add_drv, proved by
reading the databases again, and taken back by its own rem_drv.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ guest -k g sol11.1 install-tools
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     /media/VMware Tools
          directory holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
          until then new connections go without LSO: _lso_outbound of ip is 0
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      this machine has no adapter for vmxnet now
Plan      13 changes
          install  kernel/drv/vmxnet3s.conf: settings of the driver
          install  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          install  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          edit     etc/name_to_major: add 'vmxnet3s 7', add 'vmxnet 9'
          edit     etc/minor_perm: add 'vmxnet3s:* 0600 root sys', add 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"', add 'vmxnet "pci15ad,720"'
          edit     reconfigure: the next boot looks for new devices
          run      add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s: by the system's own program
          run      add_drv -m '* 0600 root sys' -i '"pci15ad,720"' vmxnet: by the system's own program
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
          run      bootadm update-archive: by the system's own program
          set      ipadm ip: _lso_outbound 0 (was 1)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     kernel/drv/vmxnet3s.conf
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/amd64/vmxnet
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     reconfigure
          done     add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s
          done     add_drv -m '* 0600 root sys' -i '"pci15ad,720"' vmxnet
          done     etc/driver/drv/vmxnet3s.conf
          done     bootadm update-archive
          done     ipadm ip
          done     var/lib/install-tools/tuning.xml
note      addresses are configured on e1000g0 (ifconfig -a), and none on vmxnet3s0: they stay there until you move them
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed and verified; no reboot is needed
$ calls g
zonename -> 0
smbios -t SMB_TYPE_SYSTEM -> 0
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
prtconf -D -> 0
dladm show-phys -p -o link,state,speed,device -> 0
dladm show-link -p -o link,class,mtu,over -> 0
dladm show-linkprop -c -o link,value,possible -p mtu -> 0
ifconfig -a -> 0
prtconf -D -v -> 0
ipadm show-prop -c -o property,current,persistent,default tcp -> 0
ipadm show-prop -c -o property,current,persistent,default -p _cwnd_max tcp -> 0
ipadm show-prop -c -o property,current,persistent -p _lso_outbound ip -> 0
prtconf -pv -> 0
modinfo -> 0
  devfsadm -i vmxnet3s -> 0
add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s -> 0
  devfsadm -i vmxnet -> 1
add_drv -m '* 0600 root sys' -i '"pci15ad,720"' vmxnet -> 0
bootadm update-archive -> 0
ipadm set-prop -t -p _lso_outbound=0 ip -> 0
bootadm update-archive -n -> 0
ipadm show-prop -c -o property,current,persistent -p _lso_outbound ip -> 0
bootadm update-archive -n -> 0
modinfo -> 0
ifconfig -a -> 0
dladm show-phys -p -o link,state,speed,device -> 0
$ guest g install-tools; calls g
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     /media/VMware Tools
          directory holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      this machine has no adapter for vmxnet now
Plan      0 changes
Result    nothing to do, everything is as it should be
zonename -> 0
smbios -t SMB_TYPE_SYSTEM -> 0
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
dladm show-phys -p -o link,state,speed,device -> 0
dladm show-link -p -o link,class,mtu,over -> 0
dladm show-linkprop -c -o link,value,possible -p mtu -> 0
ifconfig -a -> 0
prtconf -D -v -> 0
ipadm show-prop -c -o property,current,persistent,default tcp -> 0
ipadm show-prop -c -o property,current,persistent,default -p _cwnd_max tcp -> 0
ipadm show-prop -c -o property,current,persistent -p _lso_outbound ip -> 0
prtconf -pv -> 0
$ guest g install-tools verify; guest g modinfo | grep -c vmxnet3s
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Result    no differences
1
$ guest g install-tools status | tail -n 5
Driver    vmxnet3s from 11_64, built for Solaris 11, Tools 9.0, major number 7
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      addresses are configured on e1000g0 (ifconfig -a), and none on vmxnet3s0: they stay there until you move them
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed, and it fits this system
$ : >g/state/log; guest g install-tools uninstall -q; calls g
zonename -> 0
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
ipadm show-prop -c -o property,current,persistent -p _lso_outbound ip -> 0
modinfo -> 0
rem_drv vmxnet3s -> 0
rem_drv vmxnet -> 0
bootadm update-archive -> 0
ipadm set-prop -t -p _lso_outbound=1 ip -> 0
bootadm update-archive -n -> 0
ipadm show-prop -c -o property,current,persistent -p _lso_outbound ip -> 0
bootadm update-archive -n -> 1
bootadm update-archive -> 0
bootadm update-archive -n -> 0
modinfo -> 0
dladm show-phys -p -o link,state,speed,device -> 0
dladm show-link -p -o link,class,mtu,over -> 0
dladm show-linkprop -c -o link,value,possible -p mtu -> 0
ifconfig -a -> 0
prtconf -D -v -> 0
ipadm show-prop -c -o property,current,persistent,default tcp -> 0
ipadm show-prop -c -o property,current,persistent,default -p _cwnd_max tcp -> 0
ipadm show-prop -c -o property,current,persistent -p _lso_outbound ip -> 0
$ guest -k h sol11.1 zonename >/dev/null; guest_listing h >was; guest_listing g | diff was -
20a21
> f 644 ./etc/rem_name_to_major SHA256
47a49
> f 644 ./reconfigure SHA256
94a97
> d 755 ./var/lib
[1]
$ guest g install-tools --json 2>/dev/null | grep -e '"result"' -e reboot -e '"kind"' -e '"action": "run"'
      "result": "changed",
      "reboot_required": false,
          "kind": "directory",
          "kind": "directory",
          "kind": "directory",
          "kind": "directory",
          "kind": "file",
          "kind": "file",
          "kind": "directory",
          "kind": "file",
          "kind": "file",
          "kind": "table",
          "kind": "table",
          "kind": "table",
          "kind": "table",
          "kind": "table",
          "kind": "table",
          "kind": "table",
          "kind": "command",
          "action": "run",
          "kind": "command",
          "action": "run",
          "kind": "directory",
          "kind": "directory",
          "kind": "file",
          "kind": "command",
          "action": "run",
          "kind": "settings",
          "kind": "file",
          "kind": "file",
          "kind": "file",
          "kind": "file",
  "result": "changed",
$ : "a driver that was loaded before is the old one until the next boot"
$ guest -k p sol11.1-perl install-tools | tail -n 1; guest p install-tools verify -q && echo right; guest -r p modinfo | grep -c vmxnet3s
Result    installed and verified; reboot to use it
right
1
$ for s in sol10u11 osol2009.06 sol11.3 sol11.4; do rm -rf s; guest -k s $s install-tools | sed -e "1,/^Changing/d" -e "/  done/d"; guest s install-tools verify -q && guest s install-tools uninstall -q && guest s install-tools status | tail -n 1; done
note      addresses are configured on e1000g0 (ifconfig -a), and none on vmxnet3s0: they stay there until you move them
Result    installed and verified; no reboot is needed
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
note      addresses are configured on e1000g0 (ifconfig -a), and none on vmxnet3s0: they stay there until you move them
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed and verified; no reboot is needed
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
warning   vmxnet3s is registered, but the running kernel did not take it
          see /var/log/install-tools.log and /var/adm/messages
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed and verified; reboot to use it
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed and verified; no reboot is needed
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
$ for s in openindiana omnios smartos sol11.1-zone sol11.1-immutable; do rm -rf s; guest -k s $s install-tools 2>&1 | tail -n 2; done
System    OpenIndiana Hipster 2021.04, 64-bit kernel: native
Result    nothing to do: illumos maintains its own drivers for VMware's devices
System    OmniOS r151048, 64-bit kernel: native
Result    nothing to do: illumos maintains its own drivers for VMware's devices
System    SmartOS 20240418T001843Z, 64-bit kernel: native
Result    nothing to do: SmartOS has its own drivers in the platform image, which is read only
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone
install-tools: /var: is on a filesystem that is mounted read-only
  mount it read-write (an immutable system: boot it with -w) and run again
$ : "repair of a driver that was loaded; of an entry that was lost"
$ rm -rf p; guest -k p sol11.1 install-tools -q; echo x >>p/tree/kernel/drv/amd64/vmxnet3s; guest p install-tools repair | tail -n 1
Result    repaired and verified; reboot to use it
$ guest p install-tools repair -q; sed -i /vmxnet3s/d p/tree/etc/driver_aliases; guest p install-tools repair | tail -n 4; guest p install-tools verify -q && echo right
          done     etc/driver_aliases
          done     update_drv -a -i '"pci15ad,7b0"' vmxnet3s
          done     bootadm update-archive
Result    repaired and verified; no reboot is needed
right
$ : "a run that changes something leaves a trace, also where the directory of logs is missing"
$ rm -rf g; guest -k g sol11.3 install-tools -q --components vmxnet3s; guest g install-tools status >/dev/null; sed -n 's/^[^ ]* [0-9]* //p' g/tree/var/log/install-tools.log | grep -e '^install' -e add_drv
install: begins, install-tools VERSION
/usr/sbin/add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s: status 0
install: done
