The same in running systems, where pkg is asked who owns the file.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ new() { { cat "$SRC/tests/guest/guests/$1.guest"; echo 'sample 11_64/vmxnet3s /kernel/drv/amd64/vmxnet3s'; } | grep -v -e "^${2:-#}" >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; guest_listing g >was; : >g/state/log; }
$ for s in openindiana omnios smartos; do new $s; guest g install-tools status; guest g install-tools repair; calls g; guest g install-tools -q; guest_listing g | diff was -; done
System    OpenIndiana Hipster 2021.04, 64-bit kernel: native
Driver    pvscsi, the system's own for PVSCSI disk adapters
F  kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
   "pkg fix driver/network/vmxnet3s" brings the system's driver back
Result    VMware's drivers are here and do not belong here
System    OpenIndiana Hipster 2021.04, 64-bit kernel: native
install-tools: /kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  "pkg fix driver/network/vmxnet3s" brings the system's driver back
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 0
pkg search -l -H -o pkg.name /kernel/drv/amd64/pvscsi -> 1
zonename -> 0
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 0
F  kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
   "pkg fix driver/network/vmxnet3s" brings the system's driver back
System    OmniOS r151048, 64-bit kernel: native
Driver    pvscsi, the system's own for PVSCSI disk adapters
F  kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
   "pkg fix driver/network/vmxnet3s" brings the system's driver back
Result    VMware's drivers are here and do not belong here
System    OmniOS r151048, 64-bit kernel: native
install-tools: /kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  "pkg fix driver/network/vmxnet3s" brings the system's driver back
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 0
pkg search -l -H -o pkg.name /kernel/drv/amd64/pvscsi -> 1
zonename -> 0
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 0
F  kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
   "pkg fix driver/network/vmxnet3s" brings the system's driver back
System    SmartOS 20240418T001843Z, 64-bit kernel: native
Driver    pvscsi, the system's own for PVSCSI disk adapters
F  kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
   boot again: the platform image has the system's driver
Result    VMware's drivers are here and do not belong here
System    SmartOS 20240418T001843Z, 64-bit kernel: native
install-tools: /kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  boot again: the platform image has the system's driver
zonename -> 0
F  kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
   boot again: the platform image has the system's driver
$ for s in openindiana omnios smartos; do rm -rf g; guest -k g $s install-tools status; done
System    OpenIndiana Hipster 2021.04, 64-bit kernel: native
Driver    vmxnet3s, the system's own for vmxnet3 network adapters, of the package driver/network/vmxnet3s
Driver    pvscsi, the system's own for PVSCSI disk adapters
Result    the system's own driver serves; there is nothing to install
System    OmniOS r151048, 64-bit kernel: native
Driver    vmxnet3s, the system's own for vmxnet3 network adapters, of the package driver/network/vmxnet3s
Driver    pvscsi, the system's own for PVSCSI disk adapters
Result    the system's own driver serves; there is nothing to install
System    SmartOS 20240418T001843Z, 64-bit kernel: native
Driver    vmxnet3s, the system's own for vmxnet3 network adapters
Driver    pvscsi, the system's own for PVSCSI disk adapters
Result    the system's own driver serves; there is nothing to install
$ new omnios package; guest g install-tools repair | tail -n 1; guest g install-tools status | tail -n 1
Result    repaired; "pkg install driver/network/vmxnet3s" brings the system's own driver
Result    illumos has a driver of its own for vmxnet3 adapters, since March 2016, and it is not installed: "pkg install driver/network/vmxnet3s" does it
$ : "what pkg says that nobody owns goes, by rem_drv, and comes back"
$ stray() { { cat "$SRC/tests/guest/guests/$1.guest"; printf '%s\n' 'sample 11/vmxnet3s /kernel/drv/vmxnet3s' 'sample 10_64/vmxnet /kernel/drv/amd64/vmxnet' 'sample 11_64/vmxnet3s /platform/i86pc/kernel/drv/amd64/vmxnet3s' 'line /etc/name_to_major "vmxnet 250"' "line /etc/driver_aliases 'vmxnet \"pci15ad,720\"'" "line /etc/minor_perm 'vmxnet:* 0600 root sys'" "$2"; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; guest_listing g >was; : >g/state/log; }
$ stray omnios; guest g install-tools repair; calls g; guest g install-tools verify; guest g install-tools uninstall -q; guest_listing g | diff was -
System    OmniOS r151048, 64-bit kernel: native
Plan      9 changes
          edit     etc/name_to_major: drop 'vmxnet 250'
          edit     etc/minor_perm: drop 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: drop 'vmxnet "pci15ad,720"'
          edit     etc/rem_name_to_major: add 'vmxnet 250'
          run      rem_drv vmxnet: by the system's own program
          remove   kernel/drv/amd64/vmxnet: VMware's, on a system with drivers of its own
          remove   platform/i86pc/kernel/drv/amd64/vmxnet3s: VMware's, on a system with drivers of its own
          remove   kernel/drv/vmxnet3s: VMware's, on a system with drivers of its own
          run      bootadm update-archive: by the system's own program
Changing  /
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     etc/rem_name_to_major
          done     rem_drv vmxnet
          done     kernel/drv/amd64/vmxnet
          done     platform/i86pc/kernel/drv/amd64/vmxnet3s
          done     kernel/drv/vmxnet3s
          done     bootadm update-archive
Result    repaired; the system's own drivers serve from the next boot on
pkg search -l -H -o pkg.name /kernel/drv/vmxnet3s -> 1
pkg search -l -H -o pkg.name /platform/i86pc/kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
prtconf -pv -> 0
zonename -> 0
pkg search -l -H -o pkg.name /kernel/drv/vmxnet3s -> 1
pkg search -l -H -o pkg.name /platform/i86pc/kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
pkg search -l -H -o pkg.name /kernel/drv/vmxnet3s -> 1
pkg search -l -H -o pkg.name /platform/i86pc/kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
modinfo -> 0
pkg search -l -H -o pkg.name /kernel/drv/vmxnet3s -> 1
pkg search -l -H -o pkg.name /platform/i86pc/kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
rem_drv vmxnet -> 0
bootadm update-archive -> 0
bootadm update-archive -n -> 0
bootadm update-archive -n -> 1
bootadm update-archive -> 0
bootadm update-archive -n -> 0
modinfo -> 0
System    OmniOS r151048, 64-bit kernel: native
Result    no differences
100a101
> d 755 ./var/lib
[1]
$ : "but not what an adapter may be served by; nor is pkg's word taken when it is none"
$ stray omnios 'adapter vmxnet'; guest g install-tools repair -q; guest_listing g | diff was -
install-tools: /kernel/drv/amd64/vmxnet: VMware's build for Solaris 10 has no place on this system
  remove it: "rem_drv vmxnet", then the file
$ stray openindiana; guest -i 'pkg:1:exit=1' -i 'pkg:1:stderr=pkg: no index' g install-tools repair -q; guest_listing g | diff was -
install-tools: /kernel/drv/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  "pkg install driver/network/vmxnet3s" puts the system's driver in its place
$ stray openindiana; guest -i 'rem_drv:1:lie' g install-tools repair -q; guest_listing g | diff was -
install-tools: /etc/name_to_major: is not what the system's program (add_drv, rem_drv or update_drv) was to make of it
  everything was put back; the system's messages are in /var/log/install-tools.log
$ stray openindiana; guest -i 'rem_drv:1:signal-caller=9' g install-tools repair -q; guest g install-tools recover | tail -n 1; guest g install-tools verify -q
Killed
Result    the interrupted run was finished; everything is in place
$ : "VMware's uninstaller took the entries of the system's own driver"
$ rm -rf g; guest -k g omnios rem_drv vmxnet3s; guest -r g prtconf -D | grep 7b0; guest g install-tools verify; guest g install-tools status | tail -n 1
Device busy
Cannot unload module: vmxnet3s
Will be unloaded upon reboot.
        pci15ad,7b0
System    OmniOS r151048, 64-bit kernel: native
N  etc/name_to_major: vmxnet3s, the system's own driver, has no major number
   "pkg fix driver/network/vmxnet3s" registers it again
Result    1 difference
Result    the system's own driver is here and does not serve
$ : "install tells it too, and so does one into an image"
$ guest g install-tools; guest g install-tools -q; echo $?; guest g install-tools --json | grep -e '"remedy"' -e '"result"'; guest g install-tools plan | tail -n 1
System    OmniOS r151048, 64-bit kernel: native
N  etc/name_to_major: vmxnet3s, the system's own driver, has no major number
   "pkg fix driver/network/vmxnet3s" registers it again
Result    nothing was done: the system's own driver is here and does not serve
N  etc/name_to_major: vmxnet3s, the system's own driver, has no major number
   "pkg fix driver/network/vmxnet3s" registers it again
3
      "result": "differences",
        "remedy": "install the system's package driver/network/vmxnet3s where it is missing",
          "remedy": "\"pkg fix driver/network/vmxnet3s\" registers it again"
  "result": "differences",
Result    nothing was done: the system's own driver is here and does not serve
$ : "its file is junk, or empty: it does not serve"
$ for system in openindiana smartos omnios; do { echo "system $system"; echo 'adapter vmxnet3'; [ $system = omnios ] || echo 'package driver/network/vmxnet3s 1.0 kernel/drv/amd64/vmxnet3s'; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; [ $system = omnios ] || echo junk >g/tree/kernel/drv/amd64/vmxnet3s; [ $system != omnios ] || : >g/tree/kernel/drv/amd64/vmxnet3s; guest g install-tools status; echo "status $?"; guest g install-tools repair -q; echo "status $?"; done
System    OpenIndiana Hipster 2021.04, 64-bit kernel: native
Driver    pvscsi, the system's own for PVSCSI disk adapters
C  kernel/drv/amd64/vmxnet3s: is damaged: the system's own driver belongs there, and this is not a 64-bit module
   "pkg fix driver/network/vmxnet3s" brings the system's driver back
Result    the system's own driver is here and does not serve
status 3
install-tools: /kernel/drv/amd64/vmxnet3s: is damaged: the system's own driver belongs there, and this is not a 64-bit module
  "pkg fix driver/network/vmxnet3s" brings the system's driver back
status 4
System    SmartOS 20240418T001843Z, 64-bit kernel: native
Driver    pvscsi, the system's own for PVSCSI disk adapters
C  kernel/drv/amd64/vmxnet3s: is damaged: the system's own driver belongs there, and this is not a 64-bit module
   boot again: the platform image has the system's driver
Result    the system's own driver is here and does not serve
status 3
install-tools: /kernel/drv/amd64/vmxnet3s: is damaged: the system's own driver belongs there, and this is not a 64-bit module
  boot again: the platform image has the system's driver
status 4
System    OmniOS r151048, 64-bit kernel: native
Driver    pvscsi, the system's own for PVSCSI disk adapters
C  kernel/drv/amd64/vmxnet3s: is empty: the system's own driver belongs there
   remove it; "pkg install driver/network/vmxnet3s" brings the system's driver back
Result    the system's own driver is here and does not serve
status 3
install-tools: /kernel/drv/amd64/vmxnet3s: is empty: the system's own driver belongs there
  remove it; "pkg install driver/network/vmxnet3s" brings the system's driver back
status 4
$ : "nothing is to be removed: not refused where install is not, in a zone, for anybody, beside a .hold"
$ for system in omnios smartos; do for fact in 'zone z1' 'user 100' 'file /etc/driver_aliases.hold 644 x'; do { echo "system $system"; echo 'adapter vmxnet3'; echo "$fact"; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; for c in install status verify uninstall; do guest g install-tools $c >out 2>&1; echo "$c $? $(tail -n 1 out)"; done; grep -A 1 ^warning out; done; done
install 0 Result    nothing to do: illumos maintains its own drivers for VMware's devices
status 0 Result    the system's own driver serves; there is nothing to install
verify 0 Result    no differences
uninstall 0 Result    nothing to do: there is no record of install-tools here
install 0 Result    nothing to do: illumos maintains its own drivers for VMware's devices
status 0 Result    the system's own driver serves; there is nothing to install
verify 0 Result    no differences
uninstall 0 Result    nothing to do: there is no record of install-tools here
install 0 Result    nothing to do: illumos maintains its own drivers for VMware's devices
status 0 Result    the system's own driver serves; there is nothing to install
verify 0 Result    no differences
uninstall 0 Result    nothing to do: there is no record of install-tools here
warning   etc/driver_aliases.hold: was left behind by a rem_drv or update_drv that died
          compare it with etc/driver_aliases and remove it: until then nothing is changed here
install 0 Result    nothing to do: SmartOS has its own drivers in the platform image, which is read only
status 0 Result    the system's own driver serves; there is nothing to install
verify 0 Result    no differences
uninstall 0 Result    nothing to do: there is no record of install-tools here
install 0 Result    nothing to do: SmartOS has its own drivers in the platform image, which is read only
status 0 Result    the system's own driver serves; there is nothing to install
verify 0 Result    no differences
uninstall 0 Result    nothing to do: there is no record of install-tools here
install 0 Result    nothing to do: SmartOS has its own drivers in the platform image, which is read only
status 0 Result    the system's own driver serves; there is nothing to install
verify 0 Result    no differences
uninstall 0 Result    nothing to do: there is no record of install-tools here
warning   etc/driver_aliases.hold: was left behind by a rem_drv or update_drv that died
          compare it with etc/driver_aliases and remove it: until then nothing is changed here
$ : "but a record is"
$ new omnios package; guest g install-tools repair -q; echo 'zone z1' >>g/state/facts; guest g install-tools uninstall -q; echo "status $?"
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone
status 4
$ : "a run that is taken back leaves no flag for the next boot: repair here, uninstall elsewhere"
$ stray omnios; guest -i rem_drv:1:exit-after=1 g install-tools repair -q; guest_listing g | diff was -
install-tools: rem_drv: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
$ rm -rf g; guest -k g sol11.1 install-tools -q; guest -r g zonename; guest_listing g >was; guest -i 'bootadm:*:exit=1' g install-tools uninstall -q; guest_listing g | diff was -
global
install-tools: /: has a boot archive that is not up to date, and bootadm does not update it; all else is as before this run (bootadm: ended with status 1)
  run "bootadm update-archive" before the next boot
