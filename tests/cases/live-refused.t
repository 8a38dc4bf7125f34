What is refused in a running system is refused before anything is written.
Needs: [ "$(id -u)" = 0 ] && top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ with() { for fact; do echo "$fact"; done >x.more; sed 's/ .*//' x.more | sed 's/.*/^& /' >x.words; { grep -v -f x.words "$SRC/tests/guest/guests/sol11.1.guest"; cat x.more; } >x.guest; rm -rf g h; guest -k h ./x.guest zonename >/dev/null; guest_listing h >was; guest -k g ./x.guest install-tools 2>&1 | tail -n 2; guest_listing g | diff was -; }
$ with 'user 100'
install-tools: /: the running system is changed by root only
  run as root, with su or pfexec
$ with 'zone web'
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone
$ with 'host kvm'; guest -k k ./x.guest install-tools -q --any-host; guest k install-tools verify -q && echo installed
install-tools: /: this machine does not say that VMware made it: the drivers would find no adapter
  run in the guest, or with --any-host if you know better
installed
$ with 'file /usr/lib/vmware-tools/dsp 0644 x'
install-tools: /: VMware Tools are installed here from VMware's own packages
  update those packages, or remove them first
$ with 'file /etc/driver_aliases.hold 0644 x'
install-tools: /etc/driver_aliases.hold: was left behind by a rem_drv or update_drv that died
  compare it with etc/driver_aliases, remove it and run again
$ with 'zone web'; guest g install-tools uninstall -q; echo "status $?"
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone
status 4
$ with 'file /boot/x86.miniroot-safe 0644 x' 'adapter e1000' >/dev/null; rm -rf g; guest -k g ./x.guest install-tools plan | grep ^note
note      this machine has no adapter for vmxnet3s now
note      this machine has no adapter for vmxnet now
note      the failsafe system has a boot archive of its own, without this driver: with a vmxnet3 adapter alone it has no network
$ : a dry run needs no privilege
$ with 'user 100'; guest g install-tools plan 2>&1 | grep -e ^System -e 'by root only'
install-tools: /: the running system is changed by root only
  run as root, with su or pfexec
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
$ : what a package owns is refused, open-vm-tools without drivers stays
$ with 'package vmware/vmxnet3s 12.5.0 kernel/drv/amd64/vmxnet3s'
install-tools: /kernel/drv/amd64/vmxnet3s: belongs to the package vmware/vmxnet3s: the system maintains its own driver
  there is nothing to install; "pkg fix vmware/vmxnet3s" brings a changed one back
$ with 'file /var/sadm/install/contents 0644 "/kernel/drv/amd64/vmxnet3s f none 0755 root sys 1 2 3 RGCvmx"'
install-tools: /kernel/drv/amd64/vmxnet3s: belongs to the package RGCvmx: the system maintains its own driver
  there is nothing to install; "pkgchk RGCvmx" tells whether it is whole
$ with 'file /usr/bin/vmtoolsd 0555 x' 'package system/virtualization/open-vm-tools 12.5.0 usr/bin/vmtoolsd' >/dev/null; rm -rf g; guest -k g ./x.guest install-tools | grep ^note; calls g | grep pkg
note      this machine has no adapter for vmxnet now
note      the package system/virtualization/open-vm-tools serves this guest's programs and stays; drivers alone are installed
note      addresses are configured on e1000g0 (ifconfig -a), and none on vmxnet3s0: they stay there until you move them
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /usr/bin/vmtoolsd -> 0
$ : "status says so beforehand, and does not advise what would be refused"
$ told() { for fact; do echo "$fact"; done >x.guest; rm -rf g; guest -k g ./x.guest install-tools status | grep -v -e ^System -e ^[A-Z] -e ^Driver -e 'no driver of'; tail -n 0 x.guest; guest g install-tools status | grep ^Result; }
$ told 'system sol11.1' 'zone web'
note      this is not the global zone: it has no kernel of its own
          run in the global zone
Result    nothing is installed; "install-tools install" is refused here
$ told 'system sol11.1' 'zone web' 'perl-install 10' | grep -v locations
note      the drivers here were not installed by install-tools but by VMware's own installer
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
note      this is not the global zone: it has no kernel of its own
          run in the global zone
Result    not as it should be; "install-tools repair" is refused here
$ told 'system sol11.1' 'host kvm'
note      this machine does not say that VMware made it: the drivers would find no adapter
          run in the guest, or with --any-host if you know better
Result    nothing is installed; "install-tools install" is refused here
$ told 'system sol10u11' 'host kvm'
note      this machine does not say that VMware made it: the drivers would find no adapter
          run in the guest, or with --any-host if you know better
Result    nothing is installed; "install-tools install" is refused here
$ told 'system sol11.1' 'file /usr/lib/vmware-tools/dsp 0644 x'
note      VMware Tools are installed here from VMware's own packages
          update those packages, or remove them first
Result    nothing is installed; "install-tools install" is refused here
$ told 'system sol11.1' "line /etc/driver_aliases 'e1000g \"pciex15ad,7b0.1\"'"
note      the adapter of vmxnet3s already belongs to e1000g in etc/driver_aliases line 9
          remove that entry (rem_drv or update_drv -d; by hand where these do not know it) if the adapter is to be served by vmxnet3s
Result    nothing is installed; "install-tools install" is refused here
$ root r; echo 'e1000g "pci15ad,7b0"' >>r/etc/driver_aliases; install-tools status --root r | tail -n 3
note      the adapter of vmxnet3s already belongs to e1000g in etc/driver_aliases line 9
          remove that entry (rem_drv or update_drv -d, with -b r; by hand where these do not know it) if the adapter is to be served by vmxnet3s
Result    nothing is installed; "install-tools install" is refused here
$ told 'system omnios' 'zone web'
note      this is not the global zone: it has no kernel of its own
          run in the global zone
Result    the system's own driver serves; there is nothing to install
$ told 'system sol11.1'
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
$ : "nobody tells an ordinary user who made the machine"
$ { echo 'system sol11.1'; echo 'user 100'; } >x.guest; rm -rf g; guest -k g -i 'smbios:*:exit=1' -i 'prtdiag:*:exit=1' ./x.guest install-tools status | grep -e ^note -e ^Result
note      no driver of VMware's is installed here
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
$ : "what is installed and right is not advised about"
$ rm -rf g; guest -k g sol11.1 install-tools -q; echo 'host kvm' >>g/state/facts; guest g install-tools status | grep -e VMware.made -e ^Result
Result    installed, and it fits this system
$ : "a driver that serves every network adapter, by an alias that says less"
$ generic() { with 'file /kernel/drv/amd64/gnic 0755 x' 'line /etc/name_to_major "gnic 250"' "line /etc/driver_aliases 'gnic \"pciclass,020000\"'" "$@"; }
$ generic 'sample 11_64/vmxnet3s /kernel/drv/amd64/gnic' 'adapter e1000' 'adapter vmxnet3'
install-tools: /: the adapter of vmxnet3s is served by gnic now: add_drv would refuse it
  remove gnic with rem_drv, or with update_drv -d the alias that gave it the adapter, boot and run again; or use --new-be
$ : "where prtconf does not tell, add_drv does, in its second line"
$ guest -i 'prtconf:*:exit=1' g install-tools -q --components vmxnet3s --tune none; echo "status $?"; guest_listing g | diff was -
install-tools: add_drv: ended with status 1: Error: Could not install driver (vmxnet3s). Device managed by another driver.
  everything was put back; its messages are in /var/log/install-tools.log
status 1
$ : "verify in a zone: what puts it right is refused there"
$ { echo 'system sol10u11'; echo 'zone z1'; echo 'tools 10'; } >x.guest; rm -rf g; guest -k g ./x.guest install-tools verify | tail -n 3
note      this is not the global zone: it has no kernel of its own
          run in the global zone
Result    3 differences; "install-tools repair" is refused here
$ : "by whatever name"
$ with 'zone web'; ln -s / g/tree/own; for name in // /. /own; do guest g install-tools -q --root $name; done
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone
[4]
$ : "repair in a zone without drivers: install is refused there, too"
$ { echo 'system sol11.1'; echo 'zone z1'; } >x.guest; rm -rf g; guest -k g ./x.guest install-tools repair | tail -n 3
note      this is not the global zone: it has no kernel of its own
          run in the global zone
Result    nothing to repair: no driver is installed here; "install-tools install" is refused here
$ : "a link to our lock, which anybody may make in tmp: whoever opened that would drop the lock"
$ rm -rf g; guest -k g sol11.1 zonename >/dev/null; guest_listing g >was; ln -s /var/lib/install-tools/lock g/tree/tmp/AdDrEm.lck; guest g install-tools -q; echo "status $?"; rm g/tree/tmp/AdDrEm.lck; guest_listing g | diff was -
install-tools: /tmp/AdDrEm.lck: is not a regular file
  move it away and run again
status 4
$ : "a running system that is not whole"
$ for f in etc/minor_perm etc/driver_aliases; do { echo 'system sol11.1'; echo 'adapter vmxnet3'; echo "remove /$f"; } >broken.guest; rm -rf b; guest -k b ./broken.guest install-tools -q; echo "status $?"; done
install-tools: /etc/minor_perm: is missing: no system is whole without it
  restore it from a backup and run again
status 4
install-tools: /etc/driver_aliases: is missing: no system is whole without it
  restore it from a backup and run again
status 4
