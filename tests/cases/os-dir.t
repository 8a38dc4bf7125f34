What the user decided against the table is recorded, shown, no difference, and
what repair keeps to.

$ root r snv134; install-tools -q --root r --media "$iso" --os-dir 2009.06 --stale-boot-archive=accept
$ install-tools status --root r
System    OpenSolaris (snv_134) x86: unsupported
Media     solaris.iso, VMware Tools 9.0.0 build-782409
          installed on DATE by install-tools VERSION
Driver    vmxnet from 2009.06_64, built for OpenSolaris 2009.06, major number 9
          chosen by the user against the table
Driver    vmxnet3s from 2009.06_64, built for OpenSolaris 2009.06, Tools 9.0, major number 7
          chosen by the user against the table
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Result    installed as the user decided, against the table
$ install-tools verify -q --root r
$ chmod 0600 r/kernel/drv/amd64/vmxnet3s; install-tools verify -q --root r
M  kernel/drv/amd64/vmxnet3s: mode is 0600, not 0755
[3]
$ install-tools repair -q --root r --stale-boot-archive=accept; install-tools verify -q --root r
$ rm r/kernel/drv/vmxnet; install-tools repair -q --root r --media "$media" --stale-boot-archive=accept; install-tools verify -q --root r; grep -c 'directory="2009.06_64"' r/var/lib/install-tools/installed.xml
2
$ install-tools uninstall -q --root r --stale-boot-archive=accept
$ install-tools verify --root r
System    OpenSolaris (snv_134) x86: unsupported
install-tools: r: OpenSolaris (snv_134) x86 is not OpenSolaris 2009.06 (snv_111b), the only snv build with a driver
  "install-tools --os-dir 2009.06" installs that one, at your own risk
[4]
$ root s; install-tools -q --root s --media "$iso" --os-dir 10 --trust-directory
$ install-tools verify --root s
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   kernel/drv/amd64/vmxnet: built for Solaris 10, not for Solaris 11, as the user decided
warning   kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11, as the user decided
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
warning   kernel/drv/amd64/vmxnet3s: a new MTU is not told to the network stack
Result    no differences
$ install-tools plan --root s --media "$iso" | grep replace
          replace  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          replace  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
$ echo text >s/kernel/drv/amd64/vmxnet; install-tools repair -q --root s --media "$iso"; install-tools verify -q --root s; grep -c 'directory="10_64"' s/var/lib/install-tools/installed.xml
2
$ : "what stands there is named by what was asked for, and tune advises what helps: repair would not"
$ root u; install-tools -q --root u --media "$iso"
$ install-tools plan --root u --media "$iso" --os-dir 10 | grep "driver installed now"
warning   kernel/drv/amd64/vmxnet3s: the driver installed now is not the one that the user chose: built for Solaris 11, not for Solaris 10
warning   kernel/drv/amd64/vmxnet: the driver installed now is not the one that the user chose: built for Solaris 11, not for Solaris 10
$ install-tools -q --root u --media "$iso" --os-dir 10 --tune jumbo; install-tools tune plan --root u --link vmxnet3s0 --mtu 9000
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: vmxnet3s0: mtu cannot be set: the driver was built for Solaris 10: accept-jumbo succeeds with it on this system and changes nothing
  it is the user's choice; "install-tools install" brings the one of the table
[4]
$ install-tools plan --root u --media "$iso" | grep "driver installed now"
warning   kernel/drv/amd64/vmxnet3s: the driver installed now is wrong for this system: built for Solaris 10, not for Solaris 11
warning   kernel/drv/amd64/vmxnet: the driver installed now is wrong for this system: built for Solaris 10, not for Solaris 11
$ install-tools plan --root u --media "$iso" --os-dir 10 --tune jumbo | sed -n '/ mtu /{p;n;p;}'
          vmxnet3s0  mtu          9000 not set: the driver was built for Solaris 10: accept-jumbo succeeds with it on this system and changes nothing
                                  it is the user's choice; "install-tools install" brings the one of the table
$ : "a driver that comes back is judged by the system, not by what the user had decided"
$ back() { root b; install-tools -q --root b --media "$iso" --os-dir $1; rm -r b/var/lib/install-tools; install-tools -q --root b --media "$iso" --os-dir $2 --trust-directory; install-tools uninstall -n --root b | grep "stood here"; }
$ back 11 10
[1]
$ back 10 10
warning   kernel/drv/amd64/vmxnet: the driver that stood here before is wrong for this system: built for Solaris 10, not for Solaris 11
warning   kernel/drv/amd64/vmxnet3s: the driver that stood here before is wrong for this system: built for Solaris 10, not for Solaris 11
$ : "the names of the media's own directories say the same; others are refused before anything is read"
$ root t; install-tools plan --root t --media "$iso" --os-dir 10_64 --trust-directory | grep "install .*amd64"
          install  kernel/drv/amd64/vmxnet3s: 10_64, built for Solaris 10, Tools 9.0, N bytes
          install  kernel/drv/amd64/vmxnet: 10_64, built for Solaris 10, N bytes
$ for d in 12 ../11 11_32 ""; do install-tools plan --root none --media none --os-dir "$d"; echo $?; done
install-tools: --os-dir: "12" is not a driver directory: 10, 11 or 2009.06
  "install-tools plan --help" lists what there is
2
install-tools: --os-dir: "../11" is not a driver directory: 10, 11 or 2009.06
  "install-tools plan --help" lists what there is
2
install-tools: --os-dir: "11_32" is not a driver directory: 10, 11 or 2009.06
  "install-tools plan --help" lists what there is
2
install-tools: --os-dir: "" is not a driver directory: 10, 11 or 2009.06
  "install-tools plan --help" lists what there is
2
