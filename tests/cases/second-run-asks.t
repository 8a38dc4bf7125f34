What lets a second run take the media as known, media.seen, is only written
where the first run was a plain one, and only read by a plain one.

$ seen() { test -f "$1/var/lib/install-tools/media.seen" && echo seen || echo not seen; }
$ way() { install-tools "$@" >out 2>&1; status=$?; grep -q "who made it was not verified" out && echo read: "$status" || echo known: "$status"; }
$ : "the plain run is known, whatever says more or asks for trust is read"
$ root r; way --root r --media "$iso"; for more in --verbose --explain --strict --trust-directory; do way --root r --media "$iso"; way --root r --media "$iso" $more; done
read: 0
known: 0
read: 0
known: 0
read: 0
known: 0
read: 0
known: 0
read: 0
$ way --root r --media "$iso"; install-tools --root r --media "$iso" --require-signature
known: 0
install-tools: SAMPLES/media/solaris.iso: VMware's media carry no signature, and one is required
  name a medium that you trust with --trust-sha256, or use a signed bundle
[5]
$ way --root r --media "$iso"; install-tools --root r --media "$iso" --trust-sha256 SHA256
known: 0
install-tools: --trust-sha256: "SHA256" is not a SHA-256: 64 hexadecimal digits
  "install-tools --help" lists what there is
[2]
$ way --root r --media "$iso"; install-tools --root r --media "$iso" --trust-sha256 "$(sha256sum <"$iso" | cut -c-64)" | grep "Plan\|named"
known: 0
          named by its SHA-256
Plan      0 changes
$ way --root r --media "$iso"; way --root r --media "$iso" --os-dir 11; way --root r --media "$iso"
known: 0
read: 0
read: 0
$ : "not plain: the next run decides anew"
$ for o in --strict --trust-directory --os-dir=11; do rm -rf s; root s; install-tools -q --root s --media "$iso" $o; seen s; done
not seen
not seen
not seen
$ : "a bundle is not noted"
$ rm -rf s; root s; install-tools repack -q "$iso" -o b.tar; install-tools -q --root s --media b.tar; seen s
not seen
$ : "a file that is changed in the second in which it was made looks the same later"
$ size=$(stat -c %s "$iso"); for try in 1 2 3 4 5 6 7 8 9 10; do rm -rf s; root s; cp "$iso" copy.iso; stat -c %Z copy.iso >was; install-tools -q --root s --media copy.iso; head -c "$size" /dev/zero >copy.iso; stat -c %Z copy.iso | cmp -s was - && break; done; install-tools -q --root s --media copy.iso; sleep 4; install-tools -q --root s --media copy.iso
install-tools: copy.iso: is no tar, zip or ISO 9660 image
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
install-tools: copy.iso: is no tar, zip or ISO 9660 image
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
[5]
$ : "what is known is noted again, with all that is known of it, beside a new record"
$ rm -rf s; root s; install-tools -q --root s --media "$iso"; head -n 1 s/var/lib/install-tools/media.seen >first; tail -n +2 s/var/lib/install-tools/media.seen >rest; sed 's/^vmxnet3s 7/vmxnet3s 99/' s/etc/name_to_major >x; cat x >s/etc/name_to_major; sleep 1.1; way --root s --media "$iso"; head -n 1 s/var/lib/install-tools/media.seen | cmp -s first - || echo another record; tail -n +2 s/var/lib/install-tools/media.seen | diff rest -
known: 0
another record
$ : "a repair with it carries it over, beside the new record; one of another media is worth nothing"
$ rm -rf s; root s; install-tools -q --root s --media "$iso"; tail -n +2 s/var/lib/install-tools/media.seen >before; head -n 1 s/var/lib/install-tools/media.seen >first; cat "$SAMPLES/files/vmxnet3s-10-64" >s/kernel/drv/amd64/vmxnet3s; sed "s/^vmxnet3s 7/vmxnet3s 99/" s/etc/name_to_major >x; cat x >s/etc/name_to_major; sleep 1.1; install-tools repair -q --root s --media "$iso"; tail -n +2 s/var/lib/install-tools/media.seen | diff before -; head -n 1 s/var/lib/install-tools/media.seen | cmp -s first - || echo another record; way --root s --media "$iso"
another record
known: 0
$ echo other >s/var/lib/install-tools/media.seen; rm s/kernel/drv/vmxnet3s.conf; install-tools repair -q --root s --media "$iso"; cat s/var/lib/install-tools/media.seen; way --root s --media "$iso"
other
read: 0
$ rm -rf s; root s; install-tools -q --root s --media "$iso"; tar cf late.tar -C "$SAMPLES/media/late" vmware-tools-distrib; rm s/kernel/drv/vmxnet3s.conf; install-tools repair --root s --media late.tar | grep Result; way --root s --media "$iso"; way --root s --media late.tar
Result    repaired and verified; the drivers serve from the next boot of this root on
read: 5
read: 0
$ : "an upgrade notes the new one; also where another component stays as it was, or the first lacked a driver"
$ rm -rf s; root s; install-tools -q --root s --media "$iso" --components network,vmblock; install-tools -q --root s --media late.tar; seen s
seen
$ rm -rf s; root s; tar xf late.tar; rm vmware-tools-distrib/lib/modules/binary/11*/vmxnet; tar cf less.tar vmware-tools-distrib; install-tools -q --root s --media less.tar; seen s
seen
$ : "a directory and the programs are read each time"
$ rm -rf s; root s; for i in 1 2; do way --root s --media vmware-tools-distrib; done
read: 0
read: 0
$ rm -rf s; root s; mkdir -p s/usr/lib; echo isaexec >s/usr/lib/isaexec; chmod 755 s/usr/lib/isaexec; programs p; tar cf p.tar -C p vmware-tools-distrib; for i in 1 2; do way --root s --media p.tar --components network,userland; done
read: 0
read: 0
