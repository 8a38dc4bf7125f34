What the programs say of the machine (driver-install.md 4.1, 5; smbios).
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ new_guest sol11.1 'adapter e1000' 'adapter vmxnet3' 'adapter vmxnet3' 'interface e1000g0 192.0.2.10/24'
$ at zonename
1: global
$ at isainfo
1: amd64 i386
$ at isainfo -b
1: 64
$ at isainfo -kv
1: 64-bit amd64 kernel modules
$ at smbios -t SMB_TYPE_SYSTEM | sed 5q
1: ID    SIZE TYPE
1: 1     162  SMB_TYPE_SYSTEM (system information)
1: 
1:   Manufacturer: VMware, Inc.
1:   Product: VMware Virtual Platform
$ at prtdiag
1: System Configuration: VMware, Inc. VMware Virtual Platform
1: BIOS Configuration: Phoenix Technologies LTD 6.00 07/02/2012
$ at prtconf
1: System Configuration:  Oracle Corporation  i86pc
1: Memory size: 4096 Megabytes
1: System Peripherals (Software Nodes):
1: 
1: i86pc
1:     pci, instance #0
1:         pci15ad,750, instance #0
1:         pci15ad,7b0 (driver not attached)
1:         pci15ad,7b0 (driver not attached)
$ at prtconf -D | tail -n 3
1:         pci15ad,750, instance #0 (driver name: e1000g)
1:         pci15ad,7b0
1:         pci15ad,7b0
$ at prtconf -v | tail -n 3
1:             Hardware properties:
1:                 name='compatible' type=string items=13
1:                     value='pciex15ad,7b0.15ad.7b0.1' + 'pciex15ad,7b0.15ad.7b0' + 'pciex15ad,7b0.1' + 'pciex15ad,7b0' + 'pciexclass,020000' + 'pciexclass,0200' + 'pci15ad,7b0.15ad.7b0.1' + 'pci15ad,7b0.15ad.7b0' + 'pci15ad,7b0' + 'pci15ad,7b0.1' + 'pci15ad,7b0' + 'pciclass,020000' + 'pciclass,0200'
$ at prtconf -pv | tail -n 4
1:         Node 0x000012
1:             compatible: 'pciex15ad,7b0.15ad.7b0.1' + 'pciex15ad,7b0.15ad.7b0' + 'pciex15ad,7b0.1' + 'pciex15ad,7b0' + 'pciexclass,020000' + 'pciexclass,0200' + 'pci15ad,7b0.15ad.7b0.1' + 'pci15ad,7b0.15ad.7b0' + 'pci15ad,7b0' + 'pci15ad,7b0.1' + 'pci15ad,7b0' + 'pciclass,020000' + 'pciclass,0200'
1:             name:  'pci15ad,7b0'
1: 
$ at modinfo
1:  Id         Loadaddr   Size Info Rev Module Name
1:   0 fffffffff7000000   3000   -   1  unix ()
1:   1 fffffffff7010000   3000   -   1  genunix ()
1:   8 fffffffff7080000   3000   -   1  specfs (filesystem for specfs)
1:  57 fffffffff7390000   3000   -   1  mac (MAC Services)
1: 100 fffffffff7640000     40 118   1  e1000g (e1000g driver)
$ new_guest sol10u11 'kernel 32' 'host kvm' 'smbios no' 'zone web' 'adapter vmxnet'
$ at zonename
1: web
$ at isainfo -kv
1: 32-bit i386 kernel modules
$ at smbios
2: smbios: failed to load SMBIOS: System does not export an SMBIOS table
[1]
$ at prtdiag
1: System Configuration: QEMU Standard PC (i440FX + PIIX, 1996)
1: BIOS Configuration: SeaBIOS 1.14.0-2 04/01/2014
$ at prtconf
1: System Configuration:  Sun Microsystems  i86pc
1: Memory size: 4096 Megabytes
1: System Peripherals (Software Nodes):
1: 
1: i86pc
1:     pci, instance #0
1:         pci15ad,720 (driver not attached)
$ at modinfo | head -n 2
1:  Id Loadaddr   Size Info Rev Module Name
1:   0 fe800000   3000   -   1  unix ()
$ new_guest openindiana 'host virtualbox' 'adapter vmxnet3'
$ at smbios -t 1 | sed 5q
1: ID    SIZE TYPE
1: 1     162  SMB_TYPE_SYSTEM (type 1) (system information)
1: 
1:   Manufacturer: innotek GmbH
1:   Product: VirtualBox
$ at prtconf -D | tail -n 1
1:         pci15ad,7b0, instance #0 (driver name: vmxnet3s)
$ at modinfo | sed -n 's/.*  1  vm/vm/p'
vmxnet3s (VMware Ethernet v3 1.1.0.0)
$ : every host and adapter
$ for h in vmware vmware7 kvm virtualbox metal; do new_guest sol11.4 "host $h"; at smbios -t 1 | sed -n '/Product/p'; done
1:   Product: VMware Virtual Platform
1:   Product: VMware7,1
1:   Product: Standard PC (i440FX + PIIX, 1996)
1:   Product: VirtualBox
1:   Product: Sun Fire X4100 M2
$ new_guest sol11.4 'adapter e1000e' 'adapter vlance' 'adapter vmxnet' 'adapter e1000' 'adapter e1000'; at prtconf -pv | grep -v '^1: *$'; cat g/state/nodes
1: System Configuration:  Oracle Corporation  i86pc
1: Memory size: 4096 Megabytes
1: System Peripherals (PROM Nodes):
1: Node 0x000001
1:         Node 0x000010
1:             compatible: 'pciex8086,10d3.15ad.7d0.1' + 'pciex8086,10d3.15ad.7d0' + 'pciex8086,10d3.1' + 'pciex8086,10d3' + 'pciexclass,020000' + 'pciexclass,0200' + 'pci8086,10d3.15ad.7d0.1' + 'pci8086,10d3.15ad.7d0' + 'pci15ad,7d0' + 'pci8086,10d3.1' + 'pci8086,10d3' + 'pciclass,020000' + 'pciclass,0200'
1:             name:  'pci15ad,7d0'
1:         Node 0x000011
1:             compatible: 'pci1022,2000.1022.2000.1' + 'pci1022,2000.1022.2000' + 'pci1022,2000' + 'pci1022,2000.1' + 'pci1022,2000' + 'pciclass,020000' + 'pciclass,0200'
1:             name:  'pci1022,2000'
1:         Node 0x000012
1:             compatible: 'pci15ad,720.15ad.720.1' + 'pci15ad,720.15ad.720' + 'pci15ad,720' + 'pci15ad,720.1' + 'pci15ad,720' + 'pciclass,020000' + 'pciclass,0200'
1:             name:  'pci15ad,720'
1:         Node 0x000013
1:             compatible: 'pci8086,100f.15ad.750.1' + 'pci8086,100f.15ad.750' + 'pci15ad,750' + 'pci8086,100f.1' + 'pci8086,100f' + 'pciclass,020000' + 'pciclass,0200'
1:             name:  'pci15ad,750'
1:         Node 0x000014
1:             compatible: 'pci8086,100f.15ad.750.1' + 'pci8086,100f.15ad.750' + 'pci15ad,750' + 'pci8086,100f.1' + 'pci8086,100f' + 'pciclass,020000' + 'pciclass,0200'
1:             name:  'pci15ad,750'
/pci@0,0/pci15ad,7a0@15/pci15ad,7d0@0 e1000g 10 1
/pci@0,0/pci15ad,790@11/pci15ad,750@0 e1000g 4 0
/pci@0,0/pci15ad,790@11/pci15ad,750@1 e1000g 4 2
