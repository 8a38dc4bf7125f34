The right directory for every system, or a refusal with the reason.

$ try() { root x "$1"; shift; install-tools -q --root x --media "$media" "$@"; echo "status $?"; find x/kernel/drv -name 'vmxnet*' 2>/dev/null | sort; sed -n 's/.*<module name="\([^"]*\)" directory="\([^"]*\)".*/\1 from \2/p' x/var/lib/install-tools/installed.xml 2>/dev/null; rm -rf x; }
$ try sol10u11
install-tools: x: has a boot archive, which this change makes stale: the first boot of Oracle Solaris 10 1/13 (u11) x86 would stop in maintenance
  run with --stale-boot-archive=accept, then on a Solaris host: bootadm update-archive -R x
status 4
$ try sol10u11 --stale-boot-archive=accept
status 0
x/kernel/drv/amd64/vmxnet
x/kernel/drv/amd64/vmxnet3s
x/kernel/drv/vmxnet
x/kernel/drv/vmxnet3s
x/kernel/drv/vmxnet3s.conf
vmxnet from 10_64
vmxnet3s from 10_64
$ try sol10ga
install-tools: x: lib/modules/binary/10_64/vmxnet3s cannot be loaded by this kernel, which lacks: mac_alloc
  Solaris 10 8/07 has it, an older one only by a kernel patch: patch or upgrade it, or leave this driver out (--components vmxnet); --trust-directory installs it all the same
status 4
$ try sol10u1 --stale-boot-archive=accept
install-tools: x: lib/modules/binary/10_64/vmxnet3s cannot be loaded by this kernel, which lacks: mac_alloc
  Solaris 10 8/07 has it, an older one only by a kernel patch: patch or upgrade it, or leave this driver out (--components vmxnet); --trust-directory installs it all the same
status 4
$ try sol10u3 --stale-boot-archive=accept
install-tools: x: lib/modules/binary/10_64/vmxnet3s cannot be loaded by this kernel, which lacks: mac_alloc
  Solaris 10 8/07 has it, an older one only by a kernel patch: patch or upgrade it, or leave this driver out (--components vmxnet); --trust-directory installs it all the same
status 4
$ try osol2009.06
install-tools: x: has a boot archive, which this change makes stale: the first boot of OpenSolaris 2009.06 (snv_111b) x86 would stop in maintenance
  run with --stale-boot-archive=accept, then on a Solaris host: bootadm update-archive -R x
status 4
$ try osol2009.06 --stale-boot-archive=accept
status 0
x/kernel/drv/amd64/vmxnet
x/kernel/drv/amd64/vmxnet3s
x/kernel/drv/vmxnet
x/kernel/drv/vmxnet3s
x/kernel/drv/vmxnet3s.conf
vmxnet from 2009.06_64
vmxnet3s from 2009.06_64
$ try snv134
install-tools: x: OpenSolaris (snv_134) x86 is not OpenSolaris 2009.06 (snv_111b), the only snv build with a driver
  "install-tools --os-dir 2009.06" installs that one, at your own risk
status 4
$ try snv134 --os-dir 2009.06 --stale-boot-archive=accept
status 0
x/kernel/drv/amd64/vmxnet
x/kernel/drv/amd64/vmxnet3s
x/kernel/drv/vmxnet
x/kernel/drv/vmxnet3s
x/kernel/drv/vmxnet3s.conf
vmxnet from 2009.06_64
vmxnet3s from 2009.06_64
$ try sol11express
status 0
x/kernel/drv/amd64/vmxnet
x/kernel/drv/amd64/vmxnet3s
x/kernel/drv/vmxnet
x/kernel/drv/vmxnet3s
x/kernel/drv/vmxnet3s.conf
vmxnet from 11_64
vmxnet3s from 11_64
$ try sol11.0
status 0
x/kernel/drv/amd64/vmxnet
x/kernel/drv/amd64/vmxnet3s
x/kernel/drv/vmxnet3s.conf
vmxnet from 11_64
vmxnet3s from 11_64
$ try sol11.1
status 0
x/kernel/drv/amd64/vmxnet
x/kernel/drv/amd64/vmxnet3s
x/kernel/drv/vmxnet3s.conf
vmxnet from 11_64
vmxnet3s from 11_64
$ try sol11.3
status 0
x/kernel/drv/amd64/vmxnet
x/kernel/drv/amd64/vmxnet3s
x/kernel/drv/vmxnet3s.conf
vmxnet from 11_64
vmxnet3s from 11_64
$ try sol11.4
status 0
x/kernel/drv/amd64/vmxnet
x/kernel/drv/amd64/vmxnet3s
x/kernel/drv/vmxnet3s.conf
vmxnet from 11_64
vmxnet3s from 11_64
$ try openindiana
status 0
x/kernel/drv/amd64/vmxnet3s
x/kernel/drv/vmxnet3s.conf
$ try omnios
status 0
x/kernel/drv/amd64/vmxnet3s
x/kernel/drv/vmxnet3s.conf
$ try smartos
status 0
x/kernel/drv/amd64/vmxnet3s
x/kernel/drv/vmxnet3s.conf
$ try sparc11
install-tools: x: this is a SPARC system; VMware's virtual machines are x86
  there are no such drivers for SPARC
status 4
$ try sparc11 --os-dir 11
install-tools: x: vmxnet3s: this is a SPARC system; VMware's virtual machines are x86
  there are no such drivers for SPARC
status 4
$ try solaris9
install-tools: x: Solaris 9 9/05 (u8) x86 is older than Solaris 10, the oldest system that these drivers were built for
status 4
$ try zone
install-tools: x/kernel/drv: is missing: this is not the root of a global zone
  name the directory that holds the whole system, with its kernel and etc, with --root
status 4
$ try linux
install-tools: x: this is Debian GNU/Linux 12, and these drivers are for Solaris
  name a directory that holds a Solaris system with --root; Linux has drivers of its own
status 4
$ try notsolaris
install-tools: x: nothing tells which system this is
  check that the root is whole and the one that was meant; "install-tools --os-dir DIR" installs one of the directories 10, 11 and 2009.06 anyway, at your own risk
status 4
