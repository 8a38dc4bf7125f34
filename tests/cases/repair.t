One damage a row: verify names it, repair mends it, verify finds nothing more,
uninstall gives back what was there before the first install (but for the
lines and files that every uninstall leaves).

$ root before; contents before >before.list; other=$SAMPLES/files/vmxnet3s-10-64; shadow=x/platform/i86pc/kernel/drv
$ edit() { sed "$1" "$2" >y && cat y >"$2"; }
$ left() { contents x | diff before.list - | grep '^[<>]' | grep -v './etc/rem_name_to_major \|./reconfigure \|./var/lib$'; }
$ mend() { damage=$1; shift; root x; install-tools -q --root x --media "$iso"; eval "$damage"; install-tools verify -q --root x; install-tools repair -q --root x "$@"; echo "repair $?"; install-tools verify -q --root x; echo "verify $?"; install-tools uninstall -q --root x; echo "uninstall $?"; left; rm -rf y; }
$ try() { mend "$@"; rm -rf x; }
$ try 'chmod 0600 x/kernel/drv/amd64/vmxnet3s'
M  kernel/drv/amd64/vmxnet3s: mode is 0600, not 0755
repair 0
verify 0
uninstall 0
$ try 'chmod 0666 x/kernel/drv/vmxnet3s.conf'
M  kernel/drv/vmxnet3s.conf: mode is 0666, not 0644
repair 0
verify 0
uninstall 0
$ try 'chown 5:6 x/kernel/drv/amd64/vmxnet'
O  kernel/drv/amd64/vmxnet: owner is 5:6, not 0:3
repair 0
verify 0
uninstall 0
$ try 'rm x/kernel/drv/vmxnet3s.conf'
X  kernel/drv/vmxnet3s.conf: is missing
repair 0
verify 0
uninstall 0
$ try ': >x/kernel/drv/vmxnet3s.conf'
C  kernel/drv/vmxnet3s.conf: is empty
repair 0
verify 0
uninstall 0
$ try 'cp "$SAMPLES/media/vmware-tools-distrib/lib/modules/binary/11/vmxnet3s" x/kernel/drv/'
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel
repair 0
verify 0
uninstall 0
> f 644 ./kernel/drv/vmxnet3s SHA256
$ try 'rm x/kernel/drv/amd64/vmxnet3s' --media "$media"
X  kernel/drv/amd64/vmxnet3s: is missing
repair 0
verify 0
uninstall 0
$ try 'rm -r x/kernel/drv/amd64/vmxnet* x/kernel/drv/vmxnet*' --media "$media"
X  kernel/drv/amd64/vmxnet: is missing
X  kernel/drv/amd64/vmxnet3s: is missing
X  kernel/drv/vmxnet3s.conf: is missing
repair 0
verify 0
uninstall 0
$ try 'cat "$other" >x/kernel/drv/amd64/vmxnet3s' --media "$media"
C  kernel/drv/amd64/vmxnet3s: contents are not what was installed
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11
repair 0
verify 0
uninstall 0
$ try 'echo text >x/kernel/drv/amd64/vmxnet3s' --media "$media"
C  kernel/drv/amd64/vmxnet3s: contents are not what was installed
F  kernel/drv/amd64/vmxnet3s: not a loadable driver: it is not an ELF file
repair 0
verify 0
uninstall 0
$ try ': >x/kernel/drv/amd64/vmxnet' --media "$media"
C  kernel/drv/amd64/vmxnet: contents are not what was installed
F  kernel/drv/amd64/vmxnet: not a loadable driver: it is empty
repair 0
verify 0
uninstall 0
$ try 'printf "\377" | dd of=x/kernel/drv/amd64/vmxnet3s bs=1 seek=700 conv=notrunc 2>/dev/null' --media "$media"
C  kernel/drv/amd64/vmxnet3s: contents are not what was installed
repair 0
verify 0
uninstall 0
$ try 'edit "/^vmxnet3s /d" x/etc/name_to_major'
N  etc/name_to_major: vmxnet3s has no major number
repair 0
verify 0
uninstall 0
$ try 'edit "s/^vmxnet3s 7/vmxnet3s 400/" x/etc/name_to_major'
N  etc/name_to_major: vmxnet3s has the major number 400, not 7
repair 0
verify 0
uninstall 0
$ try 'edit "s/^vmxnet3s 7/vmxnet3s 9/" x/etc/name_to_major'
N  etc/name_to_major: vmxnet shares the major number 9 with another driver
N  etc/name_to_major: vmxnet3s shares the major number 9 with another driver
repair 0
verify 0
uninstall 0
$ try 'echo "vmxnet3s 400" >>x/etc/name_to_major'
N  etc/name_to_major: vmxnet3s has more than one major number
repair 0
verify 0
uninstall 0
$ try 'edit "/^vmxnet3s/d" x/etc/driver_aliases'
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
repair 0
verify 0
uninstall 0
$ try 'edit "s/7b0/7b1/" x/etc/driver_aliases'
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
repair 0
verify 0
uninstall 0
$ try 'edit "s/\"pci15ad,7b0\"/pci15ad,7b0/" x/etc/driver_aliases'
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
repair 0
verify 0
uninstall 0
$ try 'edit "/^vmxnet3s/d" x/etc/minor_perm'
P  etc/minor_perm: vmxnet3s does not have the permissions of its device
repair 0
verify 0
uninstall 0
$ try 'edit "s/^vmxnet3s:. 0600/vmxnet3s:* 0666/" x/etc/minor_perm'
P  etc/minor_perm: vmxnet3s does not have the permissions of its device
repair 0
verify 0
uninstall 0
$ try 'edit "/^vmxnet3s/d" x/etc/minor_perm; edit "/^vmxnet3s/d" x/etc/driver_aliases; edit "/^vmxnet3s/d" x/etc/name_to_major; echo "vmxnet3s 7" >x/etc/rem_name_to_major'
N  etc/name_to_major: vmxnet3s has no major number
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
P  etc/minor_perm: vmxnet3s does not have the permissions of its device
repair 0
verify 0
uninstall 0
$ try 'edit "/^vmxnet3s/d" x/etc/driver_aliases; echo "# pkg(7): other \"pci15ad,7b0\"" >>x/etc/driver_aliases'
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
R  etc/driver_aliases: the adapter of vmxnet3s belongs to a packaged driver (pkg commented other out) in etc/driver_aliases line 10
repair 0
verify 0
uninstall 0
< f 644 ./etc/driver_aliases SHA256
> f 644 ./etc/driver_aliases SHA256
$ mend 'edit "1s/^/e1000g \"pci15ad,7b0\"\n/" x/etc/driver_aliases'; head -n 1 x/etc/driver_aliases; rm -r x
R  etc/driver_aliases: the adapter of vmxnet3s belongs to e1000g in etc/driver_aliases line 1
repair 0
verify 0
uninstall 0
< f 644 ./etc/driver_aliases SHA256
> f 644 ./etc/driver_aliases SHA256
e1000g "pci15ad,7b0"
$ mend 'edit "3s/^/e1000g \"pciex15ad,7b0\"\n/" x/etc/driver_aliases'; sed -n 3p x/etc/driver_aliases; rm -r x
R  etc/driver_aliases: the adapter of vmxnet3s belongs to e1000g in etc/driver_aliases line 3
repair 0
verify 0
uninstall 0
< f 644 ./etc/driver_aliases SHA256
> f 644 ./etc/driver_aliases SHA256
e1000g "pciex15ad,7b0"
$ mend 'mkdir -p $shadow/amd64; cp -p "$other" $shadow/amd64/vmxnet3s; chmod 0711 $shadow/amd64/vmxnet3s'; cmp "$other" $shadow/amd64/vmxnet3s; stat -c %a $shadow/amd64/vmxnet3s; rm -r x
R  platform/i86pc/kernel/drv/amd64/vmxnet3s: is loaded instead of the driver in kernel/drv
repair 0
verify 0
uninstall 0
> f 711 ./platform/i86pc/kernel/drv/amd64/vmxnet3s SHA256
711
$ mend 'echo mine >$shadow/vmxnet'; cat $shadow/vmxnet; rm -r x
R  platform/i86pc/kernel/drv/vmxnet: is loaded instead of the driver in kernel/drv
repair 0
verify 0
uninstall 0
> f 644 ./platform/i86pc/kernel/drv/vmxnet SHA256
mine
$ root x; install-tools -q --root x --media "$iso"; edit 's/^EnableLSO=.*/EnableLSO=0,0,0,0,0,0,0,0,0,0;/' x/kernel/drv/vmxnet3s.conf; chmod 0600 x/kernel/drv/vmxnet3s.conf; install-tools repair -q --root x; install-tools verify -q --root x; grep '^EnableLSO' x/kernel/drv/vmxnet3s.conf; stat -c %a x/kernel/drv/vmxnet3s.conf; rm -r x
EnableLSO=0,0,0,0,0,0,0,0,0,0;
644
$ root x; install-tools -q --root x --media "$iso"; for text in one two; do mkdir -p $shadow/amd64; echo $text >$shadow/amd64/vmxnet3s; install-tools repair --root x | grep warning.*platform; done; install-tools uninstall -q --root x; cat $shadow/amd64/vmxnet3s; rm -r x
warning   platform/i86pc/kernel/drv/amd64/vmxnet3s: is not the file that stood here before; a copy stays in var/lib/install-tools/backup/SHA256
one
$ root x sol10u11; install-tools -q --root x --media "$iso" --stale-boot-archive=accept; for d in kernel platform etc/release; do cp -Rp "$SAMPLES/roots/sol11.1/$d" "x/$(dirname $d)/"; done; install-tools verify -q --root x; install-tools repair -q --root x; install-tools repair -q --root x --media "$media"; install-tools verify -q --root x; drivers x; install-tools uninstall -q --root x; drivers x
F  kernel/drv/amd64/vmxnet: built for Solaris 10, not for Solaris 11
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11
F  kernel/drv/vmxnet: built for Solaris 10, not for Solaris 11
F  kernel/drv/vmxnet3s: built for Solaris 10, not for Solaris 11
E  kernel/drv/vmxnet: this release has no 32-bit kernel
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel
install-tools: x/kernel/drv/amd64/vmxnet: is not as it should be, and there is no media to put it right from
  name VMware's tar.gz, ISO or directory with --media
755 kernel/drv/amd64/e1000g
755 kernel/drv/amd64/sd
755 kernel/drv/amd64/vmxnet
755 kernel/drv/amd64/vmxnet3s
755 kernel/drv/e1000g
644 kernel/drv/e1000g.conf
755 kernel/drv/sd
644 kernel/drv/vmxnet3s.conf
755 kernel/drv/amd64/e1000g
755 kernel/drv/amd64/sd
755 kernel/drv/e1000g
644 kernel/drv/e1000g.conf
755 kernel/drv/sd
