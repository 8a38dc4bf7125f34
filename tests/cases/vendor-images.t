Over a Perl install: its records stay true while our drivers stand there, our
uninstall brings both back, and its uninstall leaves what is ours.

$ root r; perl_installer r 10; contents r >perl
$ install-tools -q --root r --media "$media"; untrue r; grep kernel r/etc/vmware-tools/locations | cut -d' ' -f1-2; install-tools verify -q --root r
file /kernel/drv/vmxnet3s.conf
file /kernel/drv/amd64/vmxnet3s
$ install-tools -q --root r --media "$media"; install-tools repair -q --root r; untrue r
$ install-tools uninstall -q --root r; contents r | diff perl -; untrue r
19a20
> f 644 ./etc/rem_name_to_major SHA256
66a68
> d 755 ./var/lib
$ root s; contents s >clean; perl_installer s 10; install-tools -q --root s --media "$media"
$ install-tools uninstall --vendor --root s
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   etc/vmware-tools: stays: it holds config
Plan      1 change
          remove   etc/vmware-tools/locations: the records of VMware's installer
Changing  s
          done     etc/vmware-tools/locations
Result    removed what VMware's installer had recorded
$ install-tools verify --root s | tail -n 1; ls s/var/lib/install-tools/backup | wc -l
Result    no differences
1
$ install-tools uninstall -q --root s; contents s | diff clean -
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
$ root t; perl_installer t 11; echo edited >t/kernel/drv/vmxnet3s.conf; install-tools uninstall --vendor --root t | grep -e kept -e copy; ls t/kernel/drv; cat t/var/lib/install-tools/backup/*
warning   kernel/drv/vmxnet3s.conf: was changed after VMware's installer put it there; a copy stays in var/lib/install-tools/backup/SHA256
amd64
e1000g.conf
edited
$ root u omnios; mkdir -p u/etc/vmware-tools; note u 'file /kernel/drv/amd64/vmxnet3s' 'file /etc/name_to_major' 'file /opt/x'; : >u/opt/x; contents u >before; install-tools uninstall --vendor --root u | grep -v ' note '; contents u | diff before -
System    OmniOS r151048, 64-bit kernel: native
warning   etc/name_to_major: stays: the system does not start without it
warning   kernel/drv/amd64/vmxnet3s: stays: this system has its own driver there: "install-tools status" tells what brings it back
Plan      2 changes
          remove   opt/x: installed by VMware's installer
          remove   etc/vmware-tools/locations: the records of VMware's installer
Changing  u
          done     opt/x
          done     etc/vmware-tools/locations
Result    removed what VMware's installer had recorded
27d26
< f 644 ./etc/vmware-tools/locations SHA256
45d43
< f 644 ./opt/x SHA256
67a66
> d 755 ./var/lib
[1]
$ root v; perl_installer v 10; contents v >perl; install-tools -q --root v --media "$media"; note v 'answer LATER yes'
$ install-tools uninstall --root v | grep locations; untrue v; contents v | diff perl - | grep -v var/lib; tail -n 3 v/etc/vmware-tools/locations
          edit     etc/vmware-tools/locations: names the files that come back
          done     etc/vmware-tools/locations
19a20
> f 644 ./etc/rem_name_to_major SHA256
26c27
< f 644 ./etc/vmware-tools/locations SHA256
---
> f 644 ./etc/vmware-tools/locations SHA256
66a68
answer VMXNET3S_CONFED yes
answer LATER yes
file /kernel/drv/vmxnet3s 1353110400
$ : "pcn gets its adapter back from a vmxnet that has it in an odd way"
$ given() { rm -rf w; root w; mkdir -p w/etc/vmware-tools; : >w/kernel/drv/amd64/vmxnet; note w 'file /kernel/drv/amd64/vmxnet'; printf 'pcn 160\nvmxnet 161\n' >>w/etc/name_to_major; printf '%s\n' "$@" >>w/etc/driver_aliases; install-tools uninstall --vendor -q --root w; grep -e pcn -e vmxnet w/etc/driver_aliases; }
$ given 'vmxnet pci1022,2000'; given 'vmxnet "pci15ad,720" "pci1022,2000"'; given 'vmxnet "pci1022,2000"' 'vmxnet pci1022,2000'; given 'vmxnet "pci15ad,720"'; given 'vmxnet pci1022,2000' 'other "pci1022,2000"'
pcn "pci1022,2000"
pcn "pci1022,2000"
pcn "pci1022,2000"
[1]
$ : "when VMware's records went first it is our uninstall that gives it back"
$ rm -rf w; root w; perl_installer w 11; cp "$SAMPLES/roots/sol11.1/kernel/drv/amd64/e1000g" w/kernel/drv/amd64/vmxnet 2>/dev/null || : >w/kernel/drv/amd64/vmxnet; note w 'file /kernel/drv/amd64/vmxnet'; printf 'pcn 260\nvmxnet 261\n' >>w/etc/name_to_major; echo 'vmxnet "pci1022,2000"' >>w/etc/driver_aliases
$ for c in "install --media $media --components vmxnet3s,vmxnet" "uninstall --vendor" uninstall; do install-tools $c -q --root w; echo "status $?"; grep -e pcn -e vmxnet w/etc/driver_aliases; done
status 0
vmxnet3s "pci15ad,7b0"
vmxnet "pci1022,2000"
vmxnet "pci15ad,720"
status 0
vmxnet3s "pci15ad,7b0"
vmxnet "pci1022,2000"
vmxnet "pci15ad,720"
status 0
pcn "pci1022,2000"
