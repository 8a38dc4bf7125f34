verify names each difference with a letter.

$ root r; install-tools -q --root r --media "$media"
$ cp "$SAMPLES/files/vmxnet3s-10-64" r/kernel/drv/amd64/vmxnet3s
$ chmod 0700 r/kernel/drv/amd64/vmxnet
$ grep -v vmxnet3s r/etc/driver_aliases >x; cp x r/etc/driver_aliases
$ sed '/^vmxnet3s:/d' r/etc/minor_perm >x; cp x r/etc/minor_perm
$ install-tools verify --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
M  kernel/drv/amd64/vmxnet: mode is 0700, not 0755
C  kernel/drv/amd64/vmxnet3s: contents are not what was installed
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
P  etc/minor_perm: vmxnet3s does not have the permissions of its device
Result    5 differences; "install-tools repair" puts them right
[3]
$ install-tools status --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     vmware-solaris-tools.tar.gz, VMware Tools 9.0.0 build-782409
          installed on DATE by install-tools VERSION
Driver    vmxnet from 11_64, built for Solaris 11, major number 9
Driver    vmxnet3s from 11_64, built for Solaris 11, Tools 9.0, major number 7
M  kernel/drv/amd64/vmxnet: mode is 0700, not 0755
C  kernel/drv/amd64/vmxnet3s: contents are not what was installed
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
P  etc/minor_perm: vmxnet3s does not have the permissions of its device
Result    not as it should be; "install-tools repair" puts it right
[3]
$ install-tools verify --root r -q
M  kernel/drv/amd64/vmxnet: mode is 0700, not 0755
C  kernel/drv/amd64/vmxnet3s: contents are not what was installed
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
P  etc/minor_perm: vmxnet3s does not have the permissions of its device
[3]
$ rm r/kernel/drv/amd64/vmxnet r/kernel/drv/vmxnet3s.conf
$ sed '/^vmxnet3s /d' r/etc/name_to_major >x; cp x r/etc/name_to_major
$ echo 'e1000g "pci15ad,7b0"' >>r/etc/driver_aliases
$ install-tools verify --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
X  kernel/drv/amd64/vmxnet: is missing
C  kernel/drv/amd64/vmxnet3s: contents are not what was installed
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11
X  kernel/drv/vmxnet3s.conf: is missing
N  etc/name_to_major: vmxnet3s has no major number
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
P  etc/minor_perm: vmxnet3s does not have the permissions of its device
R  etc/driver_aliases: the adapter of vmxnet3s belongs to e1000g in etc/driver_aliases line 10
Result    8 differences; "install-tools repair" puts them right
[3]
$ install-tools --root r --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: r: the adapter of vmxnet3s already belongs to e1000g in etc/driver_aliases line 10
  "install-tools repair" takes it away, and uninstall brings it back
[4]
$ install-tools repair -q --root r --media "$media"; install-tools verify -q --root r; install-tools uninstall -q --root r; tail -n 1 r/etc/driver_aliases; drivers r
e1000g "pci15ad,7b0"
755 kernel/drv/amd64/e1000g
755 kernel/drv/amd64/sd
644 kernel/drv/e1000g.conf
