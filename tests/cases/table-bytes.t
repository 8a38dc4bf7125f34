What uninstall makes of tables whose last line has no newline, byte for byte.

$ kept() { install-tools -q --root r --media "$media" --components vmxnet3s --tune none; install-tools verify -q --root r && eval "${1-}"; install-tools uninstall -q --root r; for t in name_to_major driver_aliases minor_perm; do cmp "r/etc/$t" "was/etc/$t"; done; }
$ cut() { rm -rf r was; root r; for t; do printf %s "$(cat "r/etc/$t")" >x; cat x >"r/etc/$t"; done; cp -Rp r was; }
$ cut name_to_major; kept
$ cut driver_aliases minor_perm; kept
$ cut name_to_major driver_aliases minor_perm; kept
$ : "repair and a second install in between"
$ cut name_to_major driver_aliases; kept 'sed -i /vmxnet3s/d r/etc/driver_aliases; install-tools repair -q --root r --media "$media"; install-tools -q --root r --media "$media" --components vmxnet3s --tune none'
$ : "somebody else's line came behind it: the newline is needed"
$ cut driver_aliases; kept 'echo "e1000g \"pci1234,1\"" >>r/etc/driver_aliases'; diff was/etc/driver_aliases r/etc/driver_aliases
cmp: EOF on was/etc/driver_aliases after byte 151, in line 8
8c8,9
< e1000g "pci8086,10d3"
\ No newline at end of file
---
> e1000g "pci8086,10d3"
> e1000g "pci1234,1"
[1]
$ : "a line that stood there before us goes, and repair puts its own in its place"
$ for line in 'vmxnet3s  "pci15ad,7b0"' 'vmxnet3s "pci15ad,7b0"'; do root r; sed -i "3i $line" r/etc/driver_aliases; cp r/etc/driver_aliases old; install-tools -q --root r --media "$media"; sed -i '/pci15ad,7b0/d' r/etc/driver_aliases; for i in 1 2; do install-tools repair -q --root r; sed -i '/pci15ad,7b0/d' r/etc/driver_aliases; done; install-tools repair -q --root r; grep 7b0 r/etc/driver_aliases; install-tools uninstall -q --root r; diff old r/etc/driver_aliases; rm -r r; done
vmxnet3s "pci15ad,7b0"
vmxnet3s "pci15ad,7b0"
