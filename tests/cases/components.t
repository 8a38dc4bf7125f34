Components: the network drivers unless told otherwise; memory ballooning never
on Solaris 10 1/06 and earlier.

$ root r; install-tools -q --root r --media "$media" --components vmmemctl,vmhgfs
$ find r/kernel/drv -name 'vm*' | sort
r/kernel/drv/amd64/vmhgfs
r/kernel/drv/amd64/vmmemctl
$ registered r
$ install-tools verify --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    no differences
$ root u1 sol10u1; install-tools --root u1 --media "$media" --components vmmemctl --stale-boot-archive=accept
System    Solaris 10 1/06 (u1) x86, 32-bit and 64-bit kernels: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
note      vmmemctl: vmmemctl is not for Solaris 10 1/06
Result    nothing to do, everything is as it should be
$ install-tools verify --root u1
System    Solaris 10 1/06 (u1) x86, 32-bit and 64-bit kernels: supported
note      no driver of VMware's is installed here
Result    no differences
