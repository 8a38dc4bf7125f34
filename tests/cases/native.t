Images of systems that have the driver themselves: VMware's build over it is
named; what a package owns comes back from there, and repair says how; what
nobody owns repair takes away, and uninstall brings that back.

$ over() { rm -rf r; root r $1; cp "$SAMPLES/media/vmware-tools-distrib/lib/modules/binary/$2" "r/kernel/drv/amd64/"; }
$ for s in openindiana omnios smartos; do over $s 11_64/vmxnet3s; install-tools verify -q --root r; install-tools repair --root r; done
F  kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
   "pkg -R r fix driver/network/vmxnet3s" brings the system's driver back
System    OpenIndiana Hipster 2021.04, 64-bit kernel: native
install-tools: r/kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  "pkg -R r fix driver/network/vmxnet3s" brings the system's driver back
F  kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
   "pkg -R r fix driver/network/vmxnet3s" brings the system's driver back
System    OmniOS r151048, 64-bit kernel: native
install-tools: r/kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  "pkg -R r fix driver/network/vmxnet3s" brings the system's driver back
F  kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
   boot again: the platform image has the system's driver
System    SmartOS 20240418T001843Z, 64-bit kernel: native
install-tools: r/kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  boot again: the platform image has the system's driver
[4]
$ over omnios 10_64/vmxnet; install-tools status --root r; install-tools repair -q --root r
System    OmniOS r151048, 64-bit kernel: native
Driver    vmxnet3s, the system's own for vmxnet3 network adapters
Driver    pvscsi, the system's own for PVSCSI disk adapters
F  kernel/drv/amd64/vmxnet: VMware's build for Solaris 10 has no place on this system
   remove it: "rem_drv -b r vmxnet", then the file
Result    VMware's drivers are here and do not belong here
install-tools: r/kernel/drv/amd64/vmxnet: VMware's build for Solaris 10 has no place on this system
  remove it: "rem_drv -b r vmxnet", then the file
[4]
$ mkdir r/etc/vmware-tools; echo 'file /kernel/drv/amd64/vmxnet' >r/etc/vmware-tools/locations; install-tools repair -q --root r; install-tools uninstall -q --vendor --root r; install-tools repair --root r | tail -n 1
install-tools: r/kernel/drv/amd64/vmxnet: VMware's build for Solaris 10 has no place on this system
  "install-tools uninstall --vendor" removes it with all that VMware's installer put here
Result    nothing to repair: illumos maintains its own drivers for VMware's devices
$ : "packages of SVR4; a driver of illumos itself"
$ over omnios 11_64/vmxnet3s; mkdir -p r/var/sadm/install; echo '/kernel/drv/amd64/vmxnet3s f none 0755 root sys 1 2 3 TRIBdrv-net-vmxnet3s' >r/var/sadm/install/contents; install-tools repair -q --root r
install-tools: r/kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  install the package TRIBdrv-net-vmxnet3s again (pkgadd -R r)
[4]
$ rm -rf r; root r omnios; install-tools repair --root r | tail -n 1; install-tools verify -q --root r && echo right
Result    nothing to repair: illumos maintains its own drivers for VMware's devices
right
$ : "where packages can be asked, what nobody owns goes: drivers that are in the way or of no use, and what registered them"
$ put() { mkdir -p "r/$(dirname "$2")"; cp "$SAMPLES/media/vmware-tools-distrib/lib/modules/binary/$1" "r/$2"; }
$ packaged() { rm -rf r; root r omnios; o=r/var/pkg/publisher/o/pkg/driver%2Fnetwork%2Fvmxnet3s; mkdir -p r/var/pkg/state/installed $o; echo '{"o":{"driver/network/vmxnet3s": [{"version": "1"}]}}' >r/var/pkg/state/installed/catalog.base.C; printf 'set name=pkg.fmri value=x\nfile 01 group=sys mode=0755 owner=root path=%s\n' $1 >$o/1; }
$ left() { put 11/vmxnet3s kernel/drv/vmxnet3s; put 10/vmxnet kernel/drv/vmxnet; put 10_64/vmxnet kernel/drv/amd64/vmxnet; put 11_64/vmxnet3s platform/i86pc/kernel/drv/amd64/vmxnet3s; printf 'vmxnet 250\npcn 251\n' >>r/etc/name_to_major; printf 'vmxnet "%s"\n' pci15ad,720 pci1022,2000 >>r/etc/driver_aliases; echo 'vmxnet:* 0600 root sys' >>r/etc/minor_perm; contents r >was; }
$ packaged kernel/drv/amd64/vmxnet3s; left; install-tools verify --root r
System    OmniOS r151048, 64-bit kernel: native
E  kernel/drv/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
   no package owns it: "install-tools repair" removes it
E  platform/i86pc/kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
   no package owns it: "install-tools repair" removes it
E  kernel/drv/amd64/vmxnet: VMware's build for Solaris 10 has no place on this system
   no package owns it: "install-tools repair" removes it
E  kernel/drv/vmxnet: VMware's build for Solaris 10 has no place on this system
   no package owns it: "install-tools repair" removes it
Result    4 differences
[3]
$ install-tools repair --root r
System    OmniOS r151048, 64-bit kernel: native
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      8 changes
          edit     etc/driver_aliases: drop 'vmxnet "pci15ad,720"', drop 'vmxnet "pci1022,2000"', add 'pcn "pci1022,2000"'
          edit     etc/minor_perm: drop 'vmxnet:* 0600 root sys'
          edit     etc/name_to_major: drop 'vmxnet 250'
          remove   kernel/drv/vmxnet: VMware's, on a system with drivers of its own
          remove   kernel/drv/amd64/vmxnet: VMware's, on a system with drivers of its own
          remove   platform/i86pc/kernel/drv/amd64/vmxnet3s: VMware's, on a system with drivers of its own
          remove   kernel/drv/vmxnet3s: VMware's, on a system with drivers of its own
          edit     etc/rem_name_to_major: add 'vmxnet 250'
Changing  r
          done     etc/driver_aliases
          done     etc/minor_perm
          done     etc/name_to_major
          done     kernel/drv/vmxnet
          done     kernel/drv/amd64/vmxnet
          done     platform/i86pc/kernel/drv/amd64/vmxnet3s
          done     kernel/drv/vmxnet3s
          done     etc/rem_name_to_major
Result    repaired; the system's own drivers serve from the next boot on
$ registered r; grep pcn r/etc/driver_aliases; install-tools verify -q --root r && echo right; install-tools repair --root r | tail -n 1; install-tools status --root r; install-tools history --root r | tail -n 2
etc/name_to_major:21:vmxnet3s 288
etc/minor_perm:13:clone:vmxnet3s 0666 root sys
etc/minor_perm:14:vmxnet3s:* 0666 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
etc/rem_name_to_major:1:vmxnet 250
pcn "pci1022,2000"
right
Result    nothing to repair: illumos maintains its own drivers for VMware's devices
System    OmniOS r151048, 64-bit kernel: native
Repaired  on DATE by install-tools VERSION
Driver    vmxnet3s, the system's own for vmxnet3 network adapters, of the package driver/network/vmxnet3s
Driver    pvscsi, the system's own for PVSCSI disk adapters
Result    the system's own driver serves; there is nothing to install
          no media, drivers that had no place on OmniOS r151048
Result    1 run changed what is installed here
$ install-tools uninstall -q --root r; contents r | diff was -
68a69
> d 755 ./var/lib
[1]
$ : "nothing goes while anything has to come from a package, or may have one"
$ packaged kernel/drv/amd64/vmxnet3s; left; put 11_64/vmxnet3s kernel/drv/amd64/vmxnet3s; contents r >was; install-tools repair -q --root r; contents r | diff was -
install-tools: r/kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  "pkg -R r fix driver/network/vmxnet3s" brings the system's driver back
$ packaged kernel/drv/vmxnet; left; install-tools repair -q --root r; contents r | diff was -
install-tools: r/kernel/drv/vmxnet: VMware's build for Solaris 10 has no place on this system
  "pkg -R r fix driver/network/vmxnet3s" brings the system's driver back
$ packaged kernel/drv/vmxnet; left; rm r/var/pkg/state/installed/catalog.base.C; install-tools repair -q --root r
install-tools: r/kernel/drv/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  "pkg -R r fix driver/network/vmxnet3s" brings the system's driver back
[4]
$ packaged kernel/drv/vmxnet; left; rm -r r/var/pkg/publisher; install-tools repair -q --root r
install-tools: r/kernel/drv/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  "pkg -R r fix driver/network/vmxnet3s" brings the system's driver back
[4]
$ : "what is no driver of VMware's stays, whatever its name"
$ packaged kernel/drv/amd64/vmxnet3s; echo x >r/kernel/drv/vmxnet; cp "$SAMPLES/roots/omnios/kernel/drv/amd64/vmxnet3s" r/kernel/drv/amd64/vmxnet; contents r >was; install-tools repair --root r | tail -n 1; contents r | diff was -
Result    nothing to repair: illumos maintains its own drivers for VMware's devices
$ : "a driver that this kernel cannot load serves nobody; the system's own has to be installed then"
$ packaged kernel/drv/other; put 11_64/vmxnet3s kernel/drv/amd64/vmxnet3s; contents r >was; install-tools repair --root r | sed 1d; registered r; install-tools uninstall -q --root r; contents r | diff was -
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      5 changes
          edit     etc/driver_aliases: drop 'vmxnet3s "pci15ad,7b0"'
          edit     etc/minor_perm: drop 'vmxnet3s:* 0666 root sys'
          edit     etc/name_to_major: drop 'vmxnet3s 288'
          remove   kernel/drv/amd64/vmxnet3s: VMware's, on a system with drivers of its own
          edit     etc/rem_name_to_major: add 'vmxnet3s 288'
Changing  r
          done     etc/driver_aliases
          done     etc/minor_perm
          done     etc/name_to_major
          done     kernel/drv/amd64/vmxnet3s
          done     etc/rem_name_to_major
Result    repaired; "pkg -R r install driver/network/vmxnet3s" brings the system's own driver
etc/minor_perm:13:clone:vmxnet3s 0666 root sys
etc/rem_name_to_major:1:vmxnet3s 288
64a65
> d 755 ./var/lib
[1]
$ : "a note of numbers that was there before stays, though it is empty"
$ packaged kernel/drv/other; put 11_64/vmxnet3s kernel/drv/amd64/vmxnet3s; : >r/etc/rem_name_to_major; contents r >was; install-tools repair -q --root r; cat r/etc/rem_name_to_major; install-tools uninstall -q --root r; contents r | diff was -
vmxnet3s 288
65a66
> d 755 ./var/lib
[1]
$ : "VMware's records stay true"
$ packaged kernel/drv/amd64/vmxnet3s; left; mkdir r/etc/vmware-tools; printf 'file /kernel/drv/%s\n' vmxnet amd64/vmxnet >r/etc/vmware-tools/locations; contents r >was; install-tools repair -q --root r; cat r/etc/vmware-tools/locations; install-tools uninstall -q --root r; contents r | diff was -
70a71
> d 755 ./var/lib
[1]
$ : "its entries are gone, as VMware's uninstaller leaves it, or another driver has them"
$ bare() { rm -rf r; root r $1; sed -i "$2" r/etc/$3; install-tools verify -q --root r; }
$ bare omnios /vmxnet3s/d name_to_major; install-tools status --root r; install-tools repair -q --root r
N  etc/name_to_major: vmxnet3s, the system's own driver, has no major number
   "pkg -R r fix driver/network/vmxnet3s" registers it again
System    OmniOS r151048, 64-bit kernel: native
Driver    vmxnet3s, the system's own for vmxnet3 network adapters
Driver    pvscsi, the system's own for PVSCSI disk adapters
N  etc/name_to_major: vmxnet3s, the system's own driver, has no major number
   "pkg -R r fix driver/network/vmxnet3s" registers it again
Result    the system's own driver is here and does not serve
install-tools: r/etc/name_to_major: vmxnet3s, the system's own driver, has no major number
  "pkg -R r fix driver/network/vmxnet3s" registers it again
[4]
$ bare openindiana /vmxnet3s/d driver_aliases; bare smartos /vmxnet3s/d driver_aliases; bare openindiana 's/vmxnet3s "pci15/e1000g "pci15/' driver_aliases
A  etc/driver_aliases: vmxnet3s, the system's own driver, is not bound to its adapter
   "pkg -R r fix driver/network/vmxnet3s" registers it again
A  etc/driver_aliases: vmxnet3s, the system's own driver, is not bound to its adapter
   boot again: the platform image has its entries
R  etc/driver_aliases: the adapter of vmxnet3s, the system's own driver, belongs to e1000g in etc/driver_aliases line 9
   remove that entry (rem_drv or update_drv -d, with -b r; by hand where these do not know it) if the adapter is to be served by vmxnet3s
[3]
$ bare omnios 's/vmxnet3s "pci15/vmxnet3s "pciex15/' driver_aliases && echo right; echo 'e1000g "pci15ad,7b0"' >r/etc/ppt_aliases; install-tools verify -q --root r && echo right
right
right
$ bare omnios /vmxnet3s/d name_to_major; install-tools --root r; install-tools plan --root r | tail -n 1
N  etc/name_to_major: vmxnet3s, the system's own driver, has no major number
   "pkg -R r fix driver/network/vmxnet3s" registers it again
System    OmniOS r151048, 64-bit kernel: native
N  etc/name_to_major: vmxnet3s, the system's own driver, has no major number
   "pkg -R r fix driver/network/vmxnet3s" registers it again
Result    nothing was done: the system's own driver is here and does not serve
Result    nothing was done: the system's own driver is here and does not serve
$ : "it is bound, too, where a comment, another alias or a useless line stands beside"
$ for line in 's/7b0"/& # by hand/' 's/"pci15/"pci1,1" &/' '/vmxnet3s/p; s/"//g' '/vmxnet3s/s/"//g'; do bare openindiana "$line" driver_aliases && echo right; done
right
right
right
A  etc/driver_aliases: vmxnet3s, the system's own driver, is not bound to its adapter
   "pkg -R r fix driver/network/vmxnet3s" registers it again
[3]
$ : "what is left of a driver that is gone takes nothing away; registered, it does"
$ bare omnios '1i gone "pci15ad,7b0"' driver_aliases && echo right; echo 'gone 300' >>r/etc/name_to_major; install-tools verify -q --root r
right
R  etc/driver_aliases: the adapter of vmxnet3s, the system's own driver, belongs to gone in etc/driver_aliases line 1
   remove that entry (rem_drv or update_drv -d, with -b r; by hand where these do not know it) if the adapter is to be served by vmxnet3s
[3]
$ : "nor does a line behind its own, however its name is written, nor what the kernel reads as something else"
$ for lines in '/7b0/{s/^vmxnet3s/"&"/;s/$/\ne1000g "pci15ad,7b0"/}' '/7b0/{s/"pci15/"pci1,1" &/;s/$/ # mine\ne1000g "pci15ad,7b0"/}' '/7b0/{s/"pci15/"pci15ad,7b0.1" &/;s/$/\ne1000g "pci15ad,7b0"/}' '1i e1000g pci15ad,7b0' "1i e1000g 'pciex15ad,7b0.1'" '1i e1000g vmxnet3s'; do bare openindiana "$lines" driver_aliases && echo right; done; bare openindiana '1i e1000g pci1,1 "pci15ad,7b0"' driver_aliases
right
right
right
right
right
right
R  etc/driver_aliases: the adapter of vmxnet3s, the system's own driver, belongs to e1000g in etc/driver_aliases line 1
   remove that entry (rem_drv or update_drv -d, with -b r; by hand where these do not know it) if the adapter is to be served by vmxnet3s
[3]
$ : "a package of IPS may have a name of one word"
$ packaged kernel/drv/amd64/vmxnet3s; (cd r/var/pkg; sed -i s,driver/network/,, state/installed/catalog.base.C; mv publisher/o/pkg/driver%2Fnetwork%2Fvmxnet3s publisher/o/pkg/vmxnet3s); sed -i /vmxnet3s/d r/etc/name_to_major; install-tools verify -q --root r; : >r/kernel/drv/amd64/vmxnet3s; install-tools verify -q --root r
N  etc/name_to_major: vmxnet3s, the system's own driver, has no major number
   "pkg -R r fix vmxnet3s" registers it again
C  kernel/drv/amd64/vmxnet3s: is empty: the system's own driver belongs there
   "pkg -R r fix vmxnet3s" brings the system's driver back
N  etc/name_to_major: vmxnet3s, the system's own driver, has no major number
   "pkg -R r fix vmxnet3s" registers it again
[3]
$ : "or its number has another driver, too"
$ bare openindiana '$a mine 288' name_to_major; install-tools status --root r | tail -n 1; install-tools repair -q --root r
N  etc/name_to_major: vmxnet3s, the system's own driver, shares the major number 288 with another driver
   give the other driver a free number there, by hand: rem_drv knows only the last of the two
Result    the system's own driver is here and does not serve
install-tools: r/etc/name_to_major: vmxnet3s, the system's own driver, shares the major number 288 with another driver
  give the other driver a free number there, by hand: rem_drv knows only the last of the two
[4]
$ : "a driver of the system's that is none"
$ root junk openindiana; echo junk >junk/kernel/drv/amd64/vmxnet3s; install-tools verify --root junk
System    OpenIndiana Hipster 2021.04, 64-bit kernel: native
C  kernel/drv/amd64/vmxnet3s: is damaged: the system's own driver belongs there, and this is not a 64-bit module
   "pkg -R junk fix driver/network/vmxnet3s" brings the system's driver back
Result    1 difference
[3]
