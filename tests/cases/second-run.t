A second run writes nothing at all, our own folder included, and does not read
a medium that is the one of the last run.

$ everything() { find "$1" -printf '%p %y %m %U:%G %i %T@ %C@\n' | sort; }
$ root r; install-tools --root r --media "$iso" >first; everything r >before
$ install-tools --root r --media "$iso"; everything r | diff before -
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/solaris.iso
          iso holding tar.gz, VMware Tools 9.0.0 build-782409
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      0 changes
Result    nothing to do, everything is as it should be
$ : "what is known from the last run is not told as verified"; install-tools --json --root r --media "$iso" | grep -e '"trust"' -e '"not_verified"'
    "trust": "unsigned",
    "not_verified": "who made it was not verified"
$ install-tools repair -q --root r; everything r | diff before -
$ install-tools plan -q --root r --media "$iso"; everything r | diff before -
$ sed 's/^program .*/program VERSION/; s/ [0-9a-f]\{64\}$/ SHA256/; s/^\(size\|mtime\|ctime\|inode\) [0-9]*$/\1 N/' r/var/lib/install-tools/media.seen
record SHA256
program VERSION
system Oracle Solaris 11.1 x86
components network
size N
mtime N
ctime N
inode N
$ cp "$iso" copy.iso; install-tools -q --root r --media copy.iso; everything r | diff before -
$ install-tools -q --root r --media "$media"; everything r | diff before -
$ size=$(stat -c %s copy.iso); head -c "$size" /dev/zero >copy.iso; install-tools -q --root r --media copy.iso; everything r | diff before -
install-tools: copy.iso: is no tar, zip or ISO 9660 image
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
$ install-tools -q --root r --media "$iso" --components vmblock; install-tools --root r --media "$iso"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/solaris.iso
          iso holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      0 changes
Result    nothing to do, everything is as it should be
$ echo damaged >r/var/lib/install-tools/media.seen; install-tools -q --root r --media "$iso"; cat r/var/lib/install-tools/media.seen
damaged
$ rm r/var/lib/install-tools/media.seen; install-tools -q --root r --media "$iso"; ls r/var/lib/install-tools
backup
history
installed.xml
lock
tuning.xml
$ install-tools uninstall -q --root r; install-tools -q --root r --media "$iso"; cat "$SAMPLES/files/vmxnet3s-10-64" >r/kernel/drv/amd64/vmxnet3s; install-tools --root r --media "$iso"; install-tools verify -q --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/solaris.iso
          iso holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
warning   kernel/drv/amd64/vmxnet3s: the driver installed now is wrong for this system: built for Solaris 10, not for Solaris 11
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      1 change
          replace  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
Changing  r
          done     kernel/drv/amd64/vmxnet3s
Result    installed and verified; the drivers serve from the next boot of this root on
$ sed 's/^vmxnet3s 7/vmxnet3s 99/' r/etc/name_to_major >x; cat x >r/etc/name_to_major; install-tools --root r --media "$iso"; install-tools verify -q --root r; everything r >before; install-tools -q --root r --media "$iso"; everything r | diff before -
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/solaris.iso
          iso holding tar.gz, VMware Tools 9.0.0 build-782409
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      1 change
          edit     etc/name_to_major: drop 'vmxnet3s 99', add 'vmxnet3s 7'
Changing  r
          done     etc/name_to_major
Result    installed and verified; the drivers serve from the next boot of this root on
$ mkdir t; cp -Rp "$SAMPLES/media/vmware-tools-distrib" t/; for d in 11 11_64; do rm t/*/lib/modules/binary/$d/vmxnet; cp "$SAMPLES/media/late/vmware-tools-distrib/lib/modules/binary/$d/vmxnet3s" t/*/lib/modules/binary/$d/; done; tar cf t.tar -C t vmware-tools-distrib
$ install-tools --root r --media t.tar | grep 'note.*vmxnet:\|Plan'; install-tools --root r --media t.tar | grep 'note.*vmxnet:\|Plan'
note      vmxnet: not on this media
Plan      3 changes
note      vmxnet: not on this media
Plan      0 changes
$ install-tools uninstall -q --root r; find r -name "media.seen*"
