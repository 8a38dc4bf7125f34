Several roots in one run: each is a change of its own.

$ root a; root b sol10u11; root c sparc11; root d sol11.4
$ install-tools -q --media "$media" --root a --root b --root c --root d
install-tools: b: has a boot archive, which this change makes stale: the first boot of Oracle Solaris 10 1/13 (u11) x86 would stop in maintenance
  run with --stale-boot-archive=accept, then on a Solaris host: bootadm update-archive -R b
install-tools: c: this is a SPARC system; VMware's virtual machines are x86
  there are no such drivers for SPARC
[4]
$ for r in a b c d; do find $r/kernel/drv -name vmxnet3s | sort; done
a/kernel/drv/amd64/vmxnet3s
d/kernel/drv/amd64/vmxnet3s
$ install-tools -q --media "$media" --root a --root d
