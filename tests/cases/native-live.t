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
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 0
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
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 0
System    SmartOS 20240418T001843Z, 64-bit kernel: native
Driver    pvscsi, the system's own for PVSCSI disk adapters
F  kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
   boot again: the platform image has the system's driver
Result    VMware's drivers are here and do not belong here
System    SmartOS 20240418T001843Z, 64-bit kernel: native
install-tools: /kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
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
$ new omnios package; guest g install-tools repair -q
install-tools: /kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  "pkg install driver/network/vmxnet3s" puts the system's driver in its place
[4]
