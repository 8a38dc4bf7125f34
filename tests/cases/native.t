Images of systems that have the driver themselves: VMware's build over it is
named, and repair says how the system's own one comes back.

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
   remove it: "rem_drv vmxnet", then the file
Result    VMware's drivers are here and do not belong here
install-tools: r/kernel/drv/amd64/vmxnet: VMware's build for Solaris 10 has no place on this system
  remove it: "rem_drv vmxnet", then the file
[4]
$ mkdir r/etc/vmware-tools; echo 'file /kernel/drv/amd64/vmxnet' >r/etc/vmware-tools/locations; install-tools repair -q --root r; install-tools uninstall -q --vendor --root r; install-tools repair --root r | tail -n 1
install-tools: r/kernel/drv/amd64/vmxnet: VMware's build for Solaris 10 has no place on this system
  "install-tools uninstall --vendor" removes it with all that VMware's installer put here
Result    nothing to repair: illumos maintains its own drivers for VMware's devices
$ : "packages of SVR4; a driver of illumos itself"
$ over omnios 11_64/vmxnet3s; mkdir -p r/var/sadm/install; echo '/kernel/drv/amd64/vmxnet3s f none 0755 root sys 1 2 3 TRIBdrv-net-vmxnet3s' >r/var/sadm/install/contents; install-tools repair -q --root r
install-tools: r/kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  install the package TRIBdrv-net-vmxnet3s again (pkgadd)
[4]
$ rm -rf r; root r omnios; install-tools repair --root r | tail -n 1; install-tools verify -q --root r && echo right
Result    nothing to repair: illumos maintains its own drivers for VMware's devices
right
