What a package owns is not ours to replace, of whatever version it is: in
images SVR4's list of files is read, and that of IPS is said not to be.

$ owned() { rm -rf r; root r sol10u11; printf '%s\n' "$@" >>r/var/sadm/install/contents; listing r >was; install-tools --root r --media "$media" --stale-boot-archive=accept -q; echo "status $?"; listing r | diff was - >/dev/null && echo as before || echo changed; }
$ owned '/kernel/drv/amd64/vmxnet3s f none 0755 root sys 34104 12345 1353110400 RGCvmxnet'
install-tools: r/kernel/drv/amd64/vmxnet3s: belongs to the package RGCvmxnet: the system maintains its own driver
  there is nothing to install; "pkgchk -R r RGCvmxnet" tells whether it is whole
status 4
as before
$ owned '/kernel/drv/amd64/vmxnet3 f none 0755 root sys 34104 12345 1353110400 RGCvmxnet' '/kernel/drv/amd64/vmxnet3s.old f none 0755 root sys 1 2 3 RGCvmxnet'
status 0
changed
$ : every type of entry, and states of a package
$ owned '/kernel/drv/amd64/vmxnet3s e build 0755 root sys 34104 12345 1353110400 *RGCvmxnet:build SUNWother'
install-tools: r/kernel/drv/amd64/vmxnet3s: belongs to the package RGCvmxnet: the system maintains its own driver
  there is nothing to install; "pkgchk -R r RGCvmxnet" tells whether it is whole
status 4
as before
$ owned '/kernel/drv/amd64/vmxnet3s=../../../opt/vmxnet3s s none RGCvmxnet'
install-tools: r/kernel/drv/amd64/vmxnet3s: belongs to the package RGCvmxnet: the system maintains its own driver
  there is nothing to install; "pkgchk -R r RGCvmxnet" tells whether it is whole
status 4
as before
$ owned '/kernel/drv/amd64/vmxnet3s d none 0755 root sys RGCvmxnet'
install-tools: r/kernel/drv/amd64/vmxnet3s: belongs to the package RGCvmxnet: the system maintains its own driver
  there is nothing to install; "pkgchk -R r RGCvmxnet" tells whether it is whole
status 4
as before
$ : lines that are none
$ owned '/kernel/drv/amd64/vmxnet3s' '/kernel/drv/amd64/vmxnet3s f none' '/kernel/drv/amd64/vmxnet3s zz' '/kernel/drv/amd64/vmxnet3s q none 0755 root sys 1 2 3 RGCvmxnet'
status 0
changed
$ : another driver is asked about where its file is
$ owned '/kernel/drv/vmxnet f none 0755 root sys 34104 12345 1353110400 RGCvmxnet'
status 0
changed
$ rm -rf r; root r sol10u11; echo x >r/kernel/drv/vmxnet; echo '/kernel/drv/vmxnet f none 0755 root sys 34104 12345 1353110400 RGCvmxnet' >>r/var/sadm/install/contents; install-tools --root r --media "$media" --stale-boot-archive=accept -q
install-tools: r/kernel/drv/vmxnet: belongs to the package RGCvmxnet: the system maintains its own driver
  there is nothing to install; "pkgchk -R r RGCvmxnet" tells whether it is whole
[4]
$ install-tools --root r --media "$media" --stale-boot-archive=accept -q --components vmxnet3s && echo installed
installed
$ : "VMware's own packages"
$ rm -rf r; root r sol10u11; mkdir -p r/usr/lib/vmware-tools; : >r/usr/lib/vmware-tools/dsp; install-tools --root r --media "$media" --stale-boot-archive=accept
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
install-tools: r: VMware Tools are installed here from VMware's own packages
  update those packages, or remove them first
[4]
$ : open-vm-tools without drivers stays beside ours
$ rm -rf r; root r sol10u11; mkdir -p r/usr/bin; : >r/usr/bin/vmtoolsd; echo '/usr/bin/vmtoolsd f none 0555 root bin 1 2 3 CSWovt' >>r/var/sadm/install/contents; install-tools --root r --media "$media" --stale-boot-archive=accept | grep ^note
note      the package CSWovt serves this guest's programs and stays; drivers alone are installed
$ : an image of IPS without its catalog cannot be asked
$ rm -rf r; root r; perl_installer r 10; install-tools plan --root r --media "$media" | grep ^note
note      kernel/drv/amd64/vmxnet3s: whether a package owns it was not looked up: there is no var/pkg/state/installed/catalog.base.C
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
$ install-tools repair --root r --media "$media" -q; echo "status $?"
status 0
$ : "IPS: what is installed by its catalog, what that delivers by its manifests"
$ ips() { rm -rf r; root r; cp $drivers/11_64/vmxnet3s r/kernel/drv/amd64/; mkdir -p r/var/pkg/state/installed "r/var/pkg/$1"; echo "$4" >r/var/pkg/state/installed/catalog.base.C; printf 'set name=pkg.fmri value=x\ndir group=sys path=kernel/drv\n%s\n' "$3" >"r/var/pkg/$1/$2"; listing r >was; install-tools -q --root r --media "$media"; echo "status $?"; listing r | diff was - >/dev/null && echo as before || echo changed; }
$ drivers=$SAMPLES/media/vmware-tools-distrib/lib/modules/binary; v=12.5.0-0.175; enc=12.5.0-0.175%3A20250601T000000Z; whole=12.5.0-0.175:20250601T000000Z; line='file 0123 chash=45 group=sys mode=0755 owner=root path=kernel/drv/amd64/vmxnet3s pkg.size=1 reboot-needed=true'
$ ips publisher/rgc/pkg/vmware%2Fvmxnet3s $enc "$line" '{"rgc": {"vmware/vmxnet3s": [{"version": "'$whole'"}]},"_SIGNATURE": {"sha-1": "9"}}'
install-tools: r/kernel/drv/amd64/vmxnet3s: belongs to the package vmware/vmxnet3s: the system maintains its own driver
  there is nothing to install; "pkg -R r fix vmware/vmxnet3s" brings a changed one back
status 4
as before
$ ips pkg/vmware%2Fvmxnet3s/$enc manifest "$line" '{"rgc": {"vmware/vmxnet3s": [{"version": "'$whole'"}]}}'
install-tools: r/kernel/drv/amd64/vmxnet3s: belongs to the package vmware/vmxnet3s: the system maintains its own driver
  there is nothing to install; "pkg -R r fix vmware/vmxnet3s" brings a changed one back
status 4
as before
$ : "what a package maintains is no difference, whatever we would make of it, as long as it serves"
$ registers() { echo 'vmxnet3s 200' >>r/etc/name_to_major; echo 'vmxnet3s "pci15ad,7b0"' >>r/etc/driver_aliases; }
$ registers; chmod 644 r/kernel/drv/amd64/vmxnet3s; install-tools status --root r; install-tools verify -q --root r && echo right; install-tools repair --root r | tail -n 1
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      kernel/drv/amd64/vmxnet3s: belongs to the package vmware/vmxnet3s, which maintains this driver
note      the drivers here were not installed by install-tools
Result    drivers are installed, not by install-tools, and they fit this system
right
Result    nothing to repair: everything is as it should be
$ : "written without blanks, as later versions of pkg do; lists within"
$ ips publisher/rgc/pkg/vmware%2Fvmxnet3s $enc "$line" '{"rgc":{"vmware/vmxnet3s":[{"metadata":{"states":[1,7],"x":"]"},"version":"'$whole'"}]},"_SIGNATURE":{"sha-1":"9"}}'
install-tools: r/kernel/drv/amd64/vmxnet3s: belongs to the package vmware/vmxnet3s: the system maintains its own driver
  there is nothing to install; "pkg -R r fix vmware/vmxnet3s" brings a changed one back
status 4
as before
$ ips publisher/rgc/pkg/vmware%2Fvmxnet3s $enc "$line" '{"rgc":{"x":[{"version":"vmware/vmxnet3s"}],"vmware/vmxnet3s" : [ {"version":"1"}],"y":[{"version":"'$whole'"}]}}'
status 0
changed
$ : "a manifest that stayed when its package went; of another version; another path; a directory"
$ ips publisher/rgc/pkg/vmware%2Fvmxnet3s $enc "$line" '{"rgc": {"vmware/other": [{"version": "'$whole'"}]}}'
status 0
changed
$ ips publisher/rgc/pkg/vmware%2Fvmxnet3s $enc "$line" '{"rgc": {"vmware/vmxnet3s": [{"version": "1"}],"vmware/other": [{"version": "'$whole'"}]}}'
status 0
changed
$ ips publisher/rgc/pkg/vmware%2Fvmxnet3s $enc 'file 01 path=kernel/drv/amd64/vmxnet3s.old mode=0755' '{"rgc": {"vmware/vmxnet3s": [{"version": "'$whole'"}]}}'
status 0
changed
$ ips publisher/rgc/pkg/vmware%2Fvmxnet3s $enc 'dir path=kernel/drv/amd64/vmxnet3s mode=0755' '{"rgc": {"vmware/vmxnet3s": [{"version": "'$whole'"}]}}'
status 0
changed
$ ips publisher/rgc/pkg/vmware%2Fvmxnet3s%4 x "$line" '{'
status 0
changed
$ : "a package of IPS whose name is one word"
$ ips publisher/rgc/pkg/vmxnet3s $enc "$line" '{"rgc": {"vmxnet3s": [{"version": "'$whole'"}]}}'
install-tools: r/kernel/drv/amd64/vmxnet3s: belongs to the package vmxnet3s: the system maintains its own driver
  there is nothing to install; "pkg -R r fix vmxnet3s" brings a changed one back
status 4
as before
$ : "one that cannot serve is told of, and is that package's to put right"
$ told() { install-tools status -q --root r; echo "status $?"; install-tools status --root r | tail -n 1; install-tools verify --root r | tail -n 1; install-tools repair -q --root r --media "$media"; echo "status $?"; }
$ theirs() { rm -rf r; root r sol10u11; cp $drivers/$1/vmxnet3s r/kernel/drv/amd64/; echo '/kernel/drv/amd64/vmxnet3s f none 0755 root sys 1 2 3 RGCvmxnet' >>r/var/sadm/install/contents; }
$ theirs 10_64; registers; told
status 0
Result    drivers are installed, not by install-tools, and they fit this system
Result    no differences
status 0
$ theirs 10_64; told
N  etc/name_to_major: vmxnet3s, the driver of the package RGCvmxnet, has no major number
   install the package RGCvmxnet again (pkgadd -R r)
status 3
Result    a package maintains the driver, and that cannot serve
Result    1 difference
install-tools: r/kernel/drv/amd64/vmxnet3s: belongs to the package RGCvmxnet: the system maintains its own driver
  there is nothing to install; "pkgchk -R r RGCvmxnet" tells whether it is whole
status 4
$ theirs 11_64; registers; told
F  kernel/drv/amd64/vmxnet3s: built for Solaris 11, not for Solaris 10
   "pkgchk -R r RGCvmxnet" tells whether it is what the package has
status 3
Result    a package maintains the driver, and that cannot serve
Result    1 difference
install-tools: r/kernel/drv/amd64/vmxnet3s: belongs to the package RGCvmxnet: the system maintains its own driver
  there is nothing to install; "pkgchk -R r RGCvmxnet" tells whether it is whole
status 4
$ theirs 10_64; registers; : >r/kernel/drv/amd64/vmxnet3s; told | head -n 4
C  kernel/drv/amd64/vmxnet3s: is empty
   "pkgchk -R r RGCvmxnet" tells whether it is what the package has
status 3
Result    a package maintains the driver, and that cannot serve
install-tools: r/kernel/drv/amd64/vmxnet3s: belongs to the package RGCvmxnet: the system maintains its own driver
  there is nothing to install; "pkgchk -R r RGCvmxnet" tells whether it is whole
$ theirs 10_64; echo 'vmxnet3s 200' >>r/etc/name_to_major; told | head -n 4
A  etc/driver_aliases: vmxnet3s, the driver of the package RGCvmxnet, is not bound to its adapter
   install the package RGCvmxnet again (pkgadd -R r)
status 3
Result    a package maintains the driver, and that cannot serve
install-tools: r/kernel/drv/amd64/vmxnet3s: belongs to the package RGCvmxnet: the system maintains its own driver
  there is nothing to install; "pkgchk -R r RGCvmxnet" tells whether it is whole
