--explain says which row of the table decided, and why.

$ root r
$ install-tools plan --explain --root r --media "$media" | sed -n 1,11p
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
          because etc/release says "Oracle Solaris 11.1 X86" (row release-11-minor)
          because kernel_files says "unix64 elf64 genunix64" (row kernel-x86)
          because family solaris11, verdict supported (row solaris11)
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
note      vmxnet3s: from 11_64 (row 11-vmxnet3s)
note      vmxnet: from 11_64 (row 11-vmxnet)
$ osdetect --explain --root r
System:     Oracle Solaris 11.1 x86
Family:     solaris11
Release:    11.1
Kernel:     64-bit
Verdict:    supported
Directory:  11_64 (64-bit)

Decided by these table rows:
  release-11-minor           etc/release says "Oracle Solaris 11.1 X86"
  kernel-x86                 kernel_files says "unix64 elf64 genunix64"
  solaris11                  family solaris11, verdict supported
  11-vmxnet3s                vmxnet3s from 11
$ root x sol11express
$ osdetect --root x
System:     Oracle Solaris 11 Express (snv_151a) x86
Family:     solaris11express
Release:    11 Express
Update:     snv_151a
Kernel:     32-bit or 64-bit
Verdict:    supported
Directory:  11 (32-bit), 11_64 (64-bit)
Warning:    Solaris 11 Express came out before Solaris 11: a driver built for 11 may not load
