Can the kernel of the root load the driver?  Refused where it provably cannot,
said where it was not checked, and proof is asked of the oldest Solaris 10.

$ root r; rm r/kernel/amd64/genunix; install-tools plan --root r --media "$media" | grep -i 'load'
note      lib/modules/binary/11_64/vmxnet3s: whether this kernel can load it was not checked: kernel/amd64/genunix is not there or has no symbol table
note      lib/modules/binary/11_64/vmxnet: whether this kernel can load it was not checked: kernel/amd64/genunix is not there or has no symbol table
$ root old sol10u1; rm old/kernel/genunix old/kernel/amd64/genunix; install-tools plan -q --root old --media "$media" --stale-boot-archive=accept
install-tools: old: lib/modules/binary/10_64/vmxnet3s needs a kernel of Solaris 10 8/07 or later, and that this one can load it is not proven: kernel/amd64/genunix is not there or has no symbol table
  --trust-directory installs it all the same
[4]
$ root u3 sol10u3; install-tools plan --root u3 --media "$media" --stale-boot-archive=accept --trust-directory | grep lacks
warning   lib/modules/binary/10_64/vmxnet3s: the kernel of this root lacks 1 of its symbols: mac_alloc
warning   lib/modules/binary/10/vmxnet3s: the kernel of this root lacks 1 of its symbols: mac_alloc
$ root p sol10u3; perl_installer p 10; install-tools verify -q --root p
O  kernel/drv/vmxnet3s.conf: owner is 0:0, not 0:3
L  kernel/drv/amd64/vmxnet3s: cannot be loaded by this kernel, which lacks: mac_alloc
M  kernel/drv/amd64/vmxnet3s: mode is 0644, not 0755
O  kernel/drv/amd64/vmxnet3s: owner is 0:0, not 0:3
L  kernel/drv/vmxnet3s: cannot be loaded by this kernel, which lacks: mac_alloc
M  kernel/drv/vmxnet3s: mode is 0644, not 0755
O  kernel/drv/vmxnet3s: owner is 0:0, not 0:3
[3]
$ root s11; install-tools -q --root s11 --media "$SAMPLES/media/late/vmware-tools-distrib"
$ root s10 sol10u11; install-tools plan -q --root s10 --media "$SAMPLES/media/late/vmware-tools-distrib" --stale-boot-archive=accept
install-tools: s10: lib/modules/binary/10_64/vmxnet3s cannot be loaded by this kernel, which lacks: mac_lso_get
  use media whose drivers were built for this release; --trust-directory installs it all the same
[4]
$ root s09 osol2009.06; install-tools plan -q --root s09 --media "$SAMPLES/media/late/vmware-tools-distrib" --stale-boot-archive=accept
install-tools: s09: lib/modules/binary/2009.06_64/vmxnet3s cannot be loaded by this kernel, which lacks: mac_lso_get
  use media whose drivers were built for this release; --trust-directory installs it all the same
[4]
$ : "What is installed all the same is known as forced ever after, and verify warns."
$ install-tools -q --root u3 --components vmxnet3s --media "$media" --stale-boot-archive=accept --trust-directory; grep '<mod' u3/var/lib/install-tools/installed.xml; install-tools verify --root u3; install-tools repair -q --root u3
  <module name="vmxnet3s" directory="10_64" flavour="10" generation="Tools 9.0" proven="yes" forced="yes"/>
System    Solaris 10 11/06 (u3) x86, 32-bit and 64-bit kernels: supported
warning   kernel/drv/amd64/vmxnet3s: cannot be loaded by this kernel, which lacks: mac_alloc; installed as the user decided
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
warning   kernel/drv/amd64/vmxnet3s: a new MTU is not told to the network stack
warning   kernel/drv/vmxnet3s: cannot be loaded by this kernel, which lacks: mac_alloc; installed as the user decided
Result    no differences
$ install-tools -q --root old --components vmxnet3s --media "$media" --stale-boot-archive=accept --trust-directory; grep -o 'forced="[a-z]*"' old/var/lib/install-tools/installed.xml
forced="yes"
