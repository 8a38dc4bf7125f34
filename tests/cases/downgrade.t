Older media than the installed one are refused, unless that is allowed; what is
unknown, or was not installed from newer ones, is not.

$ release() { rm -rf m; cp -Rp "$SAMPLES/media/vmware-tools-distrib" m; for script in m/vmware-install.pl m/bin/*.pl; do sed "s/9\.0\.0 build-782409/$1/" "$script" >x; cat x >"$script"; done; }
$ root r; install-tools -q --root r --media "$SAMPLES/media/late"; listing r >before
$ install-tools --root r --media "$media"; listing r | diff before -
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: SAMPLES/media/vmware-solaris-tools.tar.gz: VMware Tools 9.0.0 build-782409 is older than 9.10.0 build-2476743, from which vmxnet3s was installed
  use media of that version or a later one, or allow it with --allow-downgrade
$ install-tools plan -q --root r --media "$media"
install-tools: SAMPLES/media/vmware-solaris-tools.tar.gz: VMware Tools 9.0.0 build-782409 is older than 9.10.0 build-2476743, from which vmxnet3s was installed
  use media of that version or a later one, or allow it with --allow-downgrade
[5]
$ echo text >r/kernel/drv/amd64/vmxnet3s; listing r >before
$ install-tools repair -q --root r --media "$media"; listing r | diff before -
install-tools: SAMPLES/media/vmware-solaris-tools.tar.gz: VMware Tools 9.0.0 build-782409 is older than 9.10.0 build-2476743, from which vmxnet3s was installed
  use media of that version or a later one, or allow it with --allow-downgrade
$ install-tools repair -q --root r --media "$media" --allow-downgrade; install-tools verify -q --root r; install-tools status --root r | grep Media
Media     vmware-solaris-tools.tar.gz, VMware Tools 9.0.0 build-782409
$ try() { release "$1"; install-tools plan --root r --media m "${2--q}"; echo "status $?"; }
$ try '9.0.0 build-782408'
install-tools: m: VMware Tools 9.0.0 build-782408 is older than 9.0.0 build-782409, from which vmxnet3s was installed
  use media of that version or a later one, or allow it with --allow-downgrade
status 5
$ try '8.8.4 build-999999'
install-tools: m: VMware Tools 8.8.4 build-999999 is older than 9.0.0 build-782409, from which vmxnet3s was installed
  use media of that version or a later one, or allow it with --allow-downgrade
status 5
$ try '9.0.0 build-782409'
status 0
$ try '9.0.0 build-782410'
status 0
$ try '9.0'
status 0
$ try '9.0.1 build-1'
status 0
$ try '10.0.5 build-1'
status 0
$ try 'unknown'
status 0
$ try '8.8.4 build-999999' --components=vmblock | grep -v warning
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     m
          directory, VMware Tools 8.8.4 build-999999
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      1 change
          install  kernel/drv/amd64/vmblock: 11_64, built for Solaris 11, Tools before 10.3.10, N bytes
Result    nothing was written: this was a dry run
status 0
$ release '10.0.5 build-3227872'; install-tools -q --root r --media m; try '9.10.0 build-2476743'
install-tools: m: VMware Tools 9.10.0 build-2476743 is older than 10.0.5 build-3227872, from which vmxnet3s was installed
  use media of that version or a later one, or allow it with --allow-downgrade
status 5
$ release unknown; install-tools -q --root r --media m --components network,vmblock --allow-downgrade; install-tools plan -q --root r --media "$media"
$ contents r >x; install-tools -q --root r --media "$SAMPLES/media/late"; install-tools -q --root r --media "$media" --allow-downgrade; install-tools verify -q --root r; contents r | diff x -
$ install-tools uninstall -q --root r; root s; contents s >x; contents r | diff x -
19a20
> f 644 ./etc/rem_name_to_major SHA256
47a49
> f 644 ./reconfigure SHA256
59a62
> d 755 ./var/lib
[1]
$ : "Each module remembers its own media: those of a later run for others do not count."
$ release '9.4.0 build-1'; mv m new; root q; install-tools -q --root q --components vmxnet3s --media new; install-tools -q --root q --components vmmemctl --media "$media"; grep '<m' q/var/lib/install-tools/installed.xml
  <media name="vmware-solaris-tools.tar.gz" form="tar.gz" version="9.0.0 build-782409" sha256="SHA256" trust="unsigned"/>
  <module name="vmmemctl" directory="11_64" flavour="11" generation="Tools before 9.10" proven="no" forced="no"/>
  <module name="vmxnet3s" directory="11_64" flavour="11" generation="Tools 9.0" proven="yes" forced="no" version="9.4.0 build-1"/>
$ release '9.2.0 build-1'; listing q >before; install-tools -q --root q --components vmxnet3s --media m; listing q | diff before -
install-tools: m: VMware Tools 9.2.0 build-1 is older than 9.4.0 build-1, from which vmxnet3s was installed
  use media of that version or a later one, or allow it with --allow-downgrade
$ install-tools -q --root q --components vmmemctl --media m; install-tools -q --root q --components vmmemctl --media m; grep '<m' q/var/lib/install-tools/installed.xml
  <media name="vmware-solaris-tools.tar.gz" form="tar.gz" version="9.0.0 build-782409" sha256="SHA256" trust="unsigned"/>
  <module name="vmmemctl" directory="11_64" flavour="11" generation="Tools before 9.10" proven="no" forced="no"/>
  <module name="vmxnet3s" directory="11_64" flavour="11" generation="Tools 9.0" proven="yes" forced="no" version="9.4.0 build-1"/>
$ install-tools -q --root q --components vmxnet3s --media new; grep '<m' q/var/lib/install-tools/installed.xml
  <media name="vmware-solaris-tools.tar.gz" form="tar.gz" version="9.0.0 build-782409" sha256="SHA256" trust="unsigned"/>
  <module name="vmmemctl" directory="11_64" flavour="11" generation="Tools before 9.10" proven="no" forced="no"/>
  <module name="vmxnet3s" directory="11_64" flavour="11" generation="Tools 9.0" proven="yes" forced="no" version="9.4.0 build-1"/>
$ install-tools verify -q --root q; install-tools -q --root q --components vmmemctl --media "$media"
