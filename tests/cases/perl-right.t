A Perl install with the right flavour: verify says what install would correct.

$ root r sol11.3; perl_installer r 11
$ install-tools verify --root r --media "$iso"
System    Oracle Solaris 11.3 x86, 64-bit kernel: supported
Media     SAMPLES/media/solaris.iso
          iso holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
O  kernel/drv/vmxnet3s.conf: owner is 0:0, not 0:3
M  kernel/drv/amd64/vmxnet3s: mode is 0644, not 0755
O  kernel/drv/amd64/vmxnet3s: owner is 0:0, not 0:3
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel; it is lib/modules/binary/11/vmxnet3s of VMware Tools 9.0.0 build-782409
note      the drivers here were not installed by install-tools but by VMware's own installer
note      etc/vmware-tools/locations: the record of VMware's installer names 4 files: all are as it says
Result    4 differences; "install-tools repair" puts them right
[3]
$ install-tools status --root r
System    Oracle Solaris 11.3 x86, 64-bit kernel: supported
O  kernel/drv/vmxnet3s.conf: owner is 0:0, not 0:3
M  kernel/drv/amd64/vmxnet3s: mode is 0644, not 0755
O  kernel/drv/amd64/vmxnet3s: owner is 0:0, not 0:3
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel
note      the drivers here were not installed by install-tools but by VMware's own installer
note      etc/vmware-tools/locations: the record of VMware's installer names 4 files: all are as it says
Result    not as it should be; "install-tools repair" puts it right
[3]
$ install-tools -q --root r --media "$iso"
$ install-tools verify -q --root r
$ cp "$SAMPLES/media/vmware-tools-distrib/lib/modules/binary/11/vmxnet3s" r/kernel/drv/
$ install-tools verify -q --root r
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel
[3]
$ install-tools -q --root r --media "$iso"; install-tools verify -q --root r
