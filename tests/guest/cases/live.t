add_drv, rem_drv, update_drv and devfsadm in the running system
(driver-install.md 1.5, 1.7): what the kernel hears, and which statuses lie.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ new() { system=$1; shift; new_guest $system 'adapter e1000' 'adapter vmxnet3' 'interface e1000g0 192.0.2.10/24' "$@"; }
$ bound() { at prtconf -D | sed -n 's/^1:  *pci15ad,7b0//p'; }
$ a="-m '* 0600 root sys' -i '\"pci15ad,7b0\"' vmxnet3s"
$ : no module, then one, then again
$ new sol11.1
$ eval at add_drv $a; entries vmxnet
2: Cannot find module (vmxnet3s).
$ driver; eval at add_drv $a; entries vmxnet; bound; at modinfo | sed -n 's/.*  1  vm/vm/p'; tail -n 1 g/tree/etc/path_to_inst; ls g/tree/reconfigure
name_to_major:21:vmxnet3s 7
driver_aliases:9:vmxnet3s "pci15ad,7b0"
minor_perm:13:vmxnet3s:* 0600 root sys
, instance #0 (driver name: vmxnet3s)
vmxnet3s (VMware EtherAdapter v3 b724730)
"/pci@0,0/pci15ad,7a0@15/pci15ad,7b0@0" 0 "vmxnet3s"
g/tree/reconfigure
$ calls g | head -n 3
add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s -> 1
  devfsadm -i vmxnet3s -> 0
add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s -> 0
$ : it goes as it came, but for its instance
$ at rem_drv vmxnet3s; entries vmxnet; bound; at modinfo | grep vmxnet; tail -n 1 g/tree/etc/path_to_inst
rem_name_to_major:1:vmxnet3s 7

"/pci@0,0/pci15ad,7a0@15/pci15ad,7b0@0" 0 "vmxnet3s"
$ : the kernel does not attach it: status 0
$ new sol11.1 'refuses vmxnet3s'; driver
$ eval at add_drv $a; entries vmxnet | head -n 1
2: devfsadm: driver failed to attach: vmxnet3s
2: Warning: Driver (vmxnet3s) successfully added to system but failed to attach
name_to_major:21:vmxnet3s 7
$ : devfsadm fails, or lies
$ new sol11.1; driver
$ eval wrong devfsadm:1:exit=1 add_drv $a; bound
2: Warning: Driver (vmxnet3s) successfully added to system but failed to attach
 (driver name: vmxnet3s)
$ at devfsadm -i vmxnet3s; bound
, instance #0 (driver name: vmxnet3s)
$ new sol11.1; driver
$ eval wrong devfsadm:1:lie add_drv $a; bound
 (driver name: vmxnet3s)
$ : there is no such adapter
$ new_guest sol11.1 'adapter e1000'; driver
$ eval at add_drv $a; entries vmxnet | head -n 1
2: devfsadm: driver failed to attach: vmxnet3s
2: Warning: Driver (vmxnet3s) successfully added to system but failed to attach
name_to_major:21:vmxnet3s 7
$ : -n: files only since 2009, and no devfsadm can attach it
$ new sol11.1
$ eval at add_drv -n $a; at devfsadm -i vmxnet3s; bound
2: Reboot client to install driver.
2: devfsadm: driver failed to attach: vmxnet3s

$ new sol10u11; driver 10
$ eval at add_drv -n $a; at devfsadm -i vmxnet3s; bound
2: System configuration files modified but vmxnet3s driver not loaded or attached.
, instance #0 (driver name: vmxnet3s)
$ new sol10u11; eval at add_drv -n $a
2: Cannot find module (vmxnet3s).
[1]
$ : -u: bound, attached by devfsadm -u
$ new openindiana; at rem_drv vmxnet3s; driver
$ eval at add_drv -u $a; bound; at devfsadm -u; bound
 (driver name: vmxnet3s)
, instance #0 (driver name: vmxnet3s)
$ : the wrong width, the wrong place, no ELF file
$ new sol11.1; cp "$SAMPLES/media/vmware-tools-distrib/lib/modules/binary/11/vmxnet3s" g/tree/kernel/drv/
$ eval at add_drv $a; bound; entries vmxnet | head -n 1
2: No 64-bit version of (vmxnet3s) found; 32-bit version of this driver exists.
2: 32-bit driver (vmxnet3s) not loadable on 64-bit kernel.
2: Reboot client to install driver.

name_to_major:21:vmxnet3s 7
$ new sol11.1; cp "$SAMPLES/media/vmware-tools-distrib/lib/modules/binary/11_64/vmxnet3s" g/tree/kernel/drv/
$ eval at add_drv $a
2: Warning: 64-bit version of driver found at /kernel/drv/vmxnet3s.
2: Place (vmxnet3s) driver in correct location and run devfsadm -i vmxnet3s.
2: Reboot client to install driver.
$ new sol11.1; echo text >g/tree/kernel/drv/amd64/vmxnet3s
$ eval at add_drv $a; entries vmxnet
2: The file (/kernel/drv/amd64/vmxnet3s) is not in ELF format.
2: Error: Could not install driver (vmxnet3s).
$ : a stale one in an earlier folder is found first
$ new sol11.1; driver; echo text >g/tree/platform/i86pc/kernel/drv/amd64/vmxnet3s
$ eval at add_drv $a
2: The file (/platform/i86pc/kernel/drv/amd64/vmxnet3s) is not in ELF format.
2: Error: Could not install driver (vmxnet3s).
[1]
$ : a less specific driver has the node
$ new sol11.1 'line /etc/name_to_major gen 290' 'line /etc/driver_aliases gen \"pciclass,020000\"' 'sample 11_64/vmxnet3s /kernel/drv/amd64/gen'; driver
$ eval at add_drv $a; entries vmxnet
2: Error: Could not install driver (vmxnet3s).
2: Device managed by another driver.
$ eval at add_drv -f $a; bound
2: devfsadm: driver failed to attach: vmxnet3s
2: Warning: Driver (vmxnet3s) successfully added to system but failed to attach
, instance #0 (driver name: gen)
$ : in use: rem_drv says so and ends with 0, update_drv -d with 1
$ new sol11.1 'busy vmxnet3s'; driver; eval at add_drv $a
$ at update_drv -d -i pci15ad,7b0 vmxnet3s; entries vmxnet
2: Cannot unload module: vmxnet3s
2: Will be unloaded upon reboot.
name_to_major:21:vmxnet3s 7
minor_perm:13:vmxnet3s:* 0600 root sys
$ at rem_drv vmxnet3s; entries vmxnet; bound
2: Device busy
2: Cannot unload module: vmxnet3s
2: Will be unloaded upon reboot.
rem_name_to_major:1:vmxnet3s 7
, instance #0 (driver name: vmxnet3s)
$ : an interface of it is plumbed
$ new sol11.1; at rem_drv e1000g; entries e1000g
2: Device busy
2: Cannot unload module: e1000g
2: Will be unloaded upon reboot.
rem_name_to_major:1:e1000g 118
minor_perm:11:clone:e1000g 0666 root sys
$ : update_drv -a -i binds and attaches
$ new sol11.1; driver; at add_drv vmxnet3s; at update_drv -a -i '"pciex15ad,7b0"' vmxnet3s; bound
2: devfsadm: driver failed to attach: vmxnet3s
2: Warning: Driver (vmxnet3s) successfully added to system but failed to attach
, instance #0 (driver name: vmxnet3s)
$ : more numbers than the kernel has room for
$ new sol11.1; seq 290 520 | sed 's/.*/d& &/' >>g/tree/etc/name_to_major; seq 1 289 | sed 's/.*/e& &/' >>g/tree/etc/name_to_major
$ driver; eval at add_drv $a; entries vmxnet
2: No available major numbers.
$ : an alias that another driver has in the kernel stays his, in silence
$ new sol11.1 'line /etc/name_to_major gen 290' 'line /etc/driver_aliases gen \"pci15ad,7b0\"' 'sample 11_64/vmxnet3s /kernel/drv/amd64/gen'; driver; sed -i /^gen/d g/tree/etc/driver_aliases
$ eval at add_drv $a; grep 7b0 g/state/aliases; bound
2: devfsadm: driver failed to attach: vmxnet3s
2: Warning: Driver (vmxnet3s) successfully added to system but failed to attach
pci15ad,7b0 gen
, instance #0 (driver name: gen)
