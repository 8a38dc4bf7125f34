The native form of media: made of any other, it gives the same installation.

$ install-tools repack "$media" -o tools.bundle
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
Bundle    tools.bundle
          13 groups, N bytes; SHA-256 SHA256
          unsigned
$ install-tools repack "$media" -o -
install-tools: -: cannot be written to: a bundle is a file that is there when it is whole
  name a file, and "cat" it then; one that is called so is "./-"
[2]
$ install-tools repack "$media" --manifest-out - --json 2>/dev/null | grep -e text -e remedy; ls
      "text": "cannot be written to: a bundle is a file that is there when it is whole",
      "remedy": "name a file, and \"cat\" it then; one that is called so is \"./-\""
tools.bundle
$ tar tf tools.bundle
manifest.xml
drivers-10.tar.zst
drivers-10_64.tar.zst
drivers-11.tar.zst
drivers-11_64.tar.zst
drivers-2009.06.tar.zst
drivers-2009.06_64.tar.zst
tools-bin.tar.zst
tools-doc.tar.zst
tools-etc.tar.zst
tools-installer.tar.zst
tools-lib-bin.tar.zst
tools-lib-modules.tar.zst
tools.tar.zst
$ install-tools inspect tools.bundle | sed -n '1,/^Driver/p'
Media     tools.bundle
          bundle, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: it is not signed
          52 names, SHA-256 SHA256
Made of   tar.gz, SHA-256 SHA256
Group     drivers-10.tar.zst          Solaris 10, 32-bit; 6 files, N bytes
Group     drivers-10_64.tar.zst       Solaris 10, 64-bit; 5 files, N bytes
Group     drivers-11.tar.zst          Solaris 11, 32-bit; 6 files, N bytes
Group     drivers-11_64.tar.zst       Solaris 11, 64-bit; 5 files, N bytes
Group     drivers-2009.06.tar.zst     OpenSolaris 2009.06, 32-bit; 3 files, N bytes
Group     drivers-2009.06_64.tar.zst  OpenSolaris 2009.06, 64-bit; 2 files, N bytes
Group     tools-bin.tar.zst           any; 2 files, N bytes
Group     tools-doc.tar.zst           any; 2 files, N bytes
Group     tools-etc.tar.zst           any; 2 files, N bytes
Group     tools-installer.tar.zst     any; 1 file, N bytes
Group     tools-lib-bin.tar.zst       any; 0 files, N bytes
Group     tools-lib-modules.tar.zst   any; 0 files, N bytes
Group     tools.tar.zst               any; 2 files, N bytes
Driver    10/vmblock             Solaris 10, Tools before 10.3.10
$ root a; root b
$ install-tools -q --root a --media "$media"
$ install-tools --root b --media tools.bundle
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     tools.bundle
          bundle, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: it is not signed
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      9 changes
          install  kernel/drv/vmxnet3s.conf: settings of the driver
          install  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          install  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          edit     etc/name_to_major: add 'vmxnet3s 7', add 'vmxnet 9'
          edit     etc/minor_perm: add 'vmxnet3s:* 0600 root sys', add 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"', add 'vmxnet "pci15ad,720"'
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
          create   reconfigure: the next boot looks for new devices
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  b
          done     kernel/drv/vmxnet3s.conf
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/amd64/vmxnet
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     etc/driver/drv/vmxnet3s.conf
          done     reconfigure
          done     var/lib/install-tools/tuning.xml
Result    installed and verified; the drivers serve from the next boot of this root on
$ contents a >a.list; contents b | diff a.list - && echo the same
the same
$ install-tools --root b --media tools.bundle
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     tools.bundle
          bundle, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: it is not signed
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      0 changes
Result    nothing to do, everything is as it should be
$ install-tools verify --root b --media tools.bundle | tail -n 1
Result    no differences
$ install-tools status --root b | sed -n 2,4p
Media     tools.bundle, VMware Tools 9.0.0 build-782409
          installed on DATE by install-tools VERSION
Driver    vmxnet from 11_64, built for Solaris 11, major number 9
$ install-tools history --root b | sed -n '3,$p'
          tools.bundle, bundle, VMware Tools 9.0.0 build-782409
          SHA-256 SHA256
          vmxnet:11_64 vmxnet3s:11_64 on Oracle Solaris 11.1 x86
Result    1 run changed what is installed here
$ sed -n '/<media/s/.* trust=/trust=/p' b/var/lib/install-tools/installed.xml
trust="unsigned"/>
$ rm b/kernel/drv/amd64/vmxnet3s; install-tools repair -q --root b --media tools.bundle; install-tools verify -q --root b
$ for system in sol10u11 osol2009.06 sol11.4; do root $system $system; root $system-b $system; install-tools -q --stale-boot-archive=accept --root $system --media "$media" >/dev/null; install-tools -q --stale-boot-archive=accept --root $system-b --media tools.bundle >/dev/null; contents $system >s.list; contents $system-b | diff s.list - || echo $system differs; done
$ install-tools repack -q "$media" -o again.bundle; cmp tools.bundle again.bundle
$ SOURCE_DATE_EPOCH=1343779200 install-tools repack -q "$media" -o dated.bundle; tar tvf dated.bundle | sed -n 's/.* \(2012[^ ]*\) .* *manifest.xml$/\1/p'
2012-08-01
$ SOURCE_DATE_EPOCH=today install-tools repack -q "$media" -o dated.bundle
install-tools: SOURCE_DATE_EPOCH: is not a number of seconds from 0 to 4294967295
  set it as in "SOURCE_DATE_EPOCH=0", or not at all
[2]
$ for word in xz gz zstd; do install-tools repack -q "$iso" --compress $word -o $word.bundle; tar tf $word.bundle | sed -n 2p; root r-$word; install-tools -q --root r-$word --media $word.bundle; contents r-$word | diff a.list -; done
drivers-10.tar.xz
drivers-10.tar.gz
drivers-10.tar.zst
$ cat tools.bundle | install-tools verify --root b --media - | tail -n 1
Result    no differences
$ mkfifo pipe; cat tools.bundle >pipe & install-tools verify --root b --media pipe | tail -n 1
Result    no differences
$ (sleep 1; dd if=tools.bundle bs=700 2>/dev/null >pipe) & install-tools verify --root b --media pipe | tail -n 1
Result    no differences
$ (exec 9>pipe; sleep 1; cat tools.bundle >&9) & install-tools verify --root b --media pipe | tail -n 1
Result    no differences
$ head -c 300 tools.bundle >short; install-tools verify --root b --media short; cat short | install-tools verify --root b --media -
install-tools: short: its tar is empty, cut off or damaged
  copy the media again from where it came and compare the sizes and check sums
install-tools: -: is a pipe without a native bundle
  only what "install-tools repack" made can be read from a pipe
[5]
$ install-tools verify --root b --media pipe
install-tools: pipe: is a pipe that nobody writes into
  only what "install-tools repack" made can be read from a pipe
[5]
$ cat "$media" | install-tools verify --root b --media -
install-tools: -: is a pipe without a native bundle
  only what "install-tools repack" made can be read from a pipe
[5]
$ mkdir x; (cd x && tar xf ../gz.bundle && for group in *.tar.gz; do tar xzf $group; done); diff -r x/vmware-tools-distrib "$SAMPLES/media/vmware-tools-distrib" && echo the same
the same
$ install-tools repack --verify tools.bundle | tail -n 2
Driver    2009.06_64/vmxnet3s    OpenSolaris 2009.06, Tools 9.0
Result    every file is what its manifest says
$ : "What a manifest claims beyond the bytes is compared with the files, too."
$ mkdir y; claim() { tar xf tools.bundle -C y; sed "$1" y/manifest.xml >m; if cmp -s m y/manifest.xml; then echo no change; fi; mv m y/manifest.xml; (cd y && tar --format=ustar -cf ../false.bundle $(tar tf ../tools.bundle)); install-tools repack --verify false.bundle 2>&1 >/dev/null; }
$ : "a group of directories alone, too"; claim '/directory path="lib.bin.i86"/s/i86/i87/'
install-tools: false.bundle: tools-lib-bin.tar.zst in it holds "lib/bin/i86" where its manifest.xml has another name
  do not use this bundle; make it again of VMware's media, or get it again from whoever made it
[5]
$ claim 's/\(path="lib.bin.i86" mode="\)0755/\10700/'
install-tools: false.bundle: "lib/bin/i86" in it has another mode than its manifest.xml says
  do not use this bundle; make it again of VMware's media, or get it again from whoever made it
[5]
$ claim '/driver module="vmxnet3s"/s/flavour="10"/flavour="11"/'
install-tools: false.bundle: its manifest.xml says of lib/modules/binary/10/vmxnet3s: flavour "11", but it is "10"
  do not use this bundle; make it again of VMware's media
[5]
$ claim '/driver module="vmxnet3s"/s/generation="[^"]*"/generation="2031-01"/'
install-tools: false.bundle: its manifest.xml says of lib/modules/binary/10/vmxnet3s: generation "2031-01", but it is "2012-08"
  do not use this bundle; make it again of VMware's media
[5]
$ claim '/driver module="vmxnet3s"/s/product="[^"]*"/product="Tools 99"/'
install-tools: false.bundle: its manifest.xml says of lib/modules/binary/10/vmxnet3s: product "Tools 99", but it is "Tools 9.0"
  do not use this bundle; make it again of VMware's media
[5]
$ claim '/driver module="vmxnet3s"/s/proven="yes"/proven="no"/'
install-tools: false.bundle: its manifest.xml says of lib/modules/binary/10/vmxnet3s: proven "no", but it is "yes"
  do not use this bundle; make it again of VMware's media
[5]
$ claim '/driver module/s/module="vmxnet3s"/module="vmxnet"/'
install-tools: false.bundle: its manifest.xml says of lib/modules/binary/10/vmxnet3s: module "vmxnet", but it is "vmxnet3s"
  do not use this bundle; make it again of VMware's media
[5]
$ claim '/driver module="vmxnet3s"/s/bits="64"/bits="32"/'
install-tools: false.bundle: its manifest.xml says of lib/modules/binary/10_64/vmxnet3s: bits "32", but it is "64"
  do not use this bundle; make it again of VMware's media
[5]
$ claim '/<driver module="vmxnet3s"/d'
install-tools: false.bundle: its manifest.xml says of lib/modules/binary/10/vmxnet3s: driver "none", but it is "one of VMware's"
  do not use this bundle; make it again of VMware's media
[5]
$ claim '/group file="drivers-11_64/s/systems="[^"]*"/systems="illumos"/'
install-tools: false.bundle: its manifest.xml says of drivers-11_64.tar.zst: systems "illumos", but it is "Solaris 11"
  do not use this bundle; make it again of VMware's media
[5]
$ claim '/group file="drivers-11_64/s/bits="64"/bits="32"/'
install-tools: false.bundle: its manifest.xml says of drivers-11_64.tar.zst: bits "32", but it is "64"
  do not use this bundle; make it again of VMware's media
[5]
$ claim 's/ version="9.0.0/ version="99.0.0/'
install-tools: false.bundle: its manifest.xml says of VMware Tools for Solaris: version "99.0.0 build-782409", but it is "9.0.0 build-782409"
  do not use this bundle; make it again of VMware's media
[5]
$ claim 's,\( path="lib/modules/binary/11/vmxnet3s.conf" .*\)/>,\1><driver module="vmxnet3s" bits="64" flavour="11" generation="" product="" proven="no"/></file>,'
install-tools: false.bundle: its manifest.xml says of lib/modules/binary/11/vmxnet3s.conf: driver "one of VMware's", but it is "none"
  do not use this bundle; make it again of VMware's media
[5]
$ : "What is false is neither signed nor taken over"; claim 's/ version="9.0.0/ version="99.0.0/'; for how in "--sign $SRC/tests/data/minisign/first.key" "--compress xz" "--revoke 0123456789ABCDEF"; do install-tools repack false.bundle -o lie.bundle $how; done; ls lie*
install-tools: false.bundle: its manifest.xml says of VMware Tools for Solaris: version "99.0.0 build-782409", but it is "9.0.0 build-782409"
  do not use this bundle; make it again of VMware's media
install-tools: false.bundle: its manifest.xml says of VMware Tools for Solaris: version "99.0.0 build-782409", but it is "9.0.0 build-782409"
  do not use this bundle; make it again of VMware's media
install-tools: false.bundle: its manifest.xml says of VMware Tools for Solaris: version "99.0.0 build-782409", but it is "9.0.0 build-782409"
  do not use this bundle; make it again of VMware's media
install-tools: false.bundle: its manifest.xml says of VMware Tools for Solaris: version "99.0.0 build-782409", but it is "9.0.0 build-782409"
  do not use this bundle; make it again of VMware's media
ls: cannot access 'lie*': No such file or directory
[2]
$ install-tools repack --verify --json tools.bundle 2>/dev/null | sed -n '1,/drivers-10.tar/p'
{
  "schema": 1,
  "command": "repack",
  "form": "bundle",
  "version": "9.0.0 build-782409",
  "sha256": "SHA256",
  "trust": "unsigned",
  "not_verified": "who made it was not verified: it is not signed",
  "entries": 52,
  "bundle": {
    "product": "VMware Tools for Solaris",
    "source_form": "tar.gz",
    "source_sha256": "SHA256",
    "revoked": [],
    "groups": [
      {
        "file": "drivers-10.tar.zst",
$ install-tools repack --verify "$media"
install-tools: SAMPLES/media/vmware-solaris-tools.tar.gz: is not a native bundle but tar.gz
  "install-tools repack MEDIA -o BUNDLE" makes one; "install-tools inspect" lists any media
[5]
$ install-tools repack "$media"
install-tools: repack: needs -o BUNDLE, --manifest-out FILE or --verify
  "install-tools repack --help" shows how
[2]
$ install-tools repack "$media" -o x --compress lzip
install-tools: lzip: is neither zstd nor xz nor gz
  "install-tools repack --help" shows how
[2]
$ install-tools repack tools.bundle --verify -o x
install-tools: --verify: writes nothing
  "install-tools repack --help" shows how
[2]
$ install-tools repack "$media" --manifest-out m.xml --sign k
install-tools: repack: needs -o BUNDLE to put a signature into
  "install-tools repack --help" shows how
[2]
$ install-tools repack "$media" -o x
install-tools: x: exists and is not a file
  name a new file, or one to be replaced
[1]
$ install-tools repack "$media" -o none/x.bundle
install-tools: none/x.bundle: cannot be written: No such file or directory
  name a file in a folder that is there
[1]
$ install-tools repack "$media" -o x.bundle --manifest-out x.bundle
install-tools: x.bundle: cannot be bundle and manifest at once
  "install-tools repack --help" shows how
[2]
$ mkdir here; ln -s .. here/up; install-tools repack "$media" -o x.bundle --manifest-out here/up/x.bundle; rm -r here; ls x.bundle
install-tools: x.bundle: cannot be bundle and manifest at once
  "install-tools repack --help" shows how
ls: cannot access 'x.bundle': No such file or directory
[2]
$ install-tools repack "$media" -o ""; install-tools repack "$media" --manifest-out ""; ls -A | grep -c new
install-tools: -o: needs a value
  "install-tools repack --help" lists what there is
install-tools: --manifest-out: needs a value
  "install-tools repack --help" lists what there is
0
[1]
$ for option in --sign --attach-signature; do install-tools repack "$media" -o x.bundle $option none; done
install-tools: none: cannot be opened: No such file or directory
  give a key made by "minisign -G -W"; with any other sign what --manifest-out writes and use --attach-signature
install-tools: none: cannot be opened: No such file or directory
  a signature is the file that "minisign -S" calls manifest.xml.minisig
[1]
$ install-tools repack missing -o x.bundle
install-tools: missing: cannot be opened: No such file or directory
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
[5]
$ echo old >keep.bundle; head -c 20000 tools.bundle >cut.bundle; install-tools repack cut.bundle -o keep.bundle; cat keep.bundle
install-tools: cut.bundle: is cut off: it ends within its tar
  copy the media again from where it came and compare the sizes and check sums
old
$ ls -A | grep -c new
0
[1]
$ : "what a bundle revokes is revoked once, and in those made of it"; a=0123456789ABCDEF b=FEDCBA9876543210; install-tools repack -q tools.bundle -o r.bundle --revoke $a --revoke $b --revoke $a; install-tools repack -q r.bundle -o s.bundle --compress gz --revoke $b --revoke 0000000000000001; for x in r s; do install-tools inspect $x.bundle | grep Revokes; done
Revokes   key 0123456789ABCDEF
Revokes   key FEDCBA9876543210
Revokes   key FEDCBA9876543210
Revokes   key 0000000000000001
Revokes   key 0123456789ABCDEF
$ install-tools repack -q tools.bundle -o t.bundle --sign "$SRC/tests/data/minisign/first.key" --revoke 9166BB2FA1B990A0; echo $?; test -e t.bundle
install-tools: t.bundle: it is signed by key 9166BB2FA1B990A0, which it revokes itself
  sign it with another key, or do not revoke this one
5
[1]
$ : "what a bundle could not give back is not packed: a name that is too long with that of the tree before it, one that is there twice"
$ tree="$SAMPLES/media/vmware-tools-distrib"; cp -R "$tree" deep; mkdir -p deep/$(echo doc $(seq 31) | tr ' ' /); install-tools repack -q deep -o deep.bundle
install-tools: deep: "vmware-tools-distrib/doc/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21/22/23/24/25/26/27/28/29/30/31" has more than 32 components: a bundle cannot hold it
  use a complete and unchanged VMware Tools media
[5]
$ mkdir deep/etc/one deep/etc/one/x; rm -r deep/doc/1; echo x >deep/etc/two; chmod u+s deep/etc/two; tar cf twice.tar -C deep .; tar rf twice.tar -C deep ./etc/two; install-tools repack -q twice.tar -o deep.bundle
install-tools: twice.tar: "etc/two" is there more than once: a bundle cannot hold it
  use a complete and unchanged VMware Tools media
[5]
$ tar cf twice.tar -C deep .; rm -r deep/etc/one; echo y >deep/etc/one; tar rf twice.tar -C deep ./etc/one; install-tools repack -q twice.tar -o deep.bundle
install-tools: twice.tar: "etc/one" is there more than once: a bundle cannot hold it
  use a complete and unchanged VMware Tools media
[5]
$ mkdir low; echo x >low/x; tar cf low.tar -C "$tree" . -C "$W/low" ./x; rm low/x; mkdir low/x; echo x >low/x/f; tar rf low.tar -C low ./x/f; install-tools repack -q low.tar -o low.bundle
install-tools: low.tar: "x/f" lies below a name that is no directory: a bundle cannot hold it
  use a complete and unchanged VMware Tools media
[5]
$ install-tools repack -q deep -o deep.bundle && install-tools repack -q --verify deep.bundle
$ : "the lists of names that mkisofs -T puts into each directory are no part of the tree"
$ mkdir lists; cp -R "$tree" lists/; tar cf plain.tar -C lists .; install-tools repack -q plain.tar -o plain.bundle; find lists -type d -exec sh -c 'echo list >"$1/TRANS.TBL"' sh {} ';'; tar cf lists.tar -C lists .; install-tools repack -q lists.tar -o lists.bundle; for b in plain lists; do tar xOf $b.bundle manifest.xml | grep -v "<source" >$b.xml; done; cmp lists.xml plain.xml
$ : "what is read is not written over, but a bundle by what becomes of it"
$ cp "$iso" own.iso; ln own.iso two.iso; install-tools repack own.iso -o two.iso; cmp own.iso "$iso"
install-tools: two.iso: is what this run reads, and would be lost
  name another file to be written
$ cp "$SRC/tests/data/minisign/first.key" s.key; install-tools repack tools.bundle -o s.key --sign s.key || install-tools repack own.iso --manifest-out own.iso; cmp s.key "$SRC/tests/data/minisign/first.key"; cp "$SRC/tests/data/minisign/first.pub" k.pub; install-tools repack tools.bundle -o k.pub --key k.pub; cmp k.pub "$SRC/tests/data/minisign/first.pub"
install-tools: s.key: is what this run reads, and would be lost
  name another file to be written
install-tools: own.iso: is what this run reads, and would be lost
  name another file to be written
install-tools: k.pub: is what this run reads, and would be lost
  name another file to be written
$ rm -rf own; mkdir own; cp -R "$tree" own; chmod -R u+w own; echo before >own/old; install-tools repack own -o own/vmware-tools-distrib/vmware-install.pl; install-tools repack own/vmware-tools-distrib --manifest-out own/vmware-tools-distrib/lib/modules/binary/11_64/vmxnet3s; diff -r own/vmware-tools-distrib "$tree"; install-tools repack -q own -o own/old --manifest-out own/new; ls own
install-tools: own/vmware-tools-distrib/vmware-install.pl: is what this run reads, and would be lost
  name another file to be written
install-tools: own/vmware-tools-distrib/lib/modules/binary/11_64/vmxnet3s: is what this run reads, and would be lost
  name another file to be written
new
old
vmware-tools-distrib
$ rm -r own/*; cp "$media" own/vmware-solaris-tools.tar.gz; install-tools repack own -o own/vmware-solaris-tools.tar.gz; cmp own/vmware-solaris-tools.tar.gz "$media"; rm -r own
install-tools: own/vmware-solaris-tools.tar.gz: is what this run reads, and would be lost
  name another file to be written
$ cp tools.bundle n.bundle; install-tools repack -q n.bundle -o n.bundle --sign s.key; install-tools repack -q n.bundle --verify
$ : "both files or none"
$ mkdir both; install-tools repack "$media" -o both/missing/x.bundle --manifest-out both/x.xml; install-tools repack "$media" -o both/x.bundle --manifest-out both/missing/x.xml; ls both; install-tools repack -q "$media" -o both/x.bundle --manifest-out both/x.xml; ls both; rm -r both
install-tools: both/missing/x.bundle: cannot be written: No such file or directory
  name a file in a folder that is there
install-tools: both/missing/x.xml: cannot be written: No such file or directory
  name a file in a folder that is there
x.bundle
x.xml
$ : "what a run of the same number left when it was killed"
$ sh -c ': >left.$$.new; exec install-tools repack "$1" -o left' sh "$media" >out 2>&1; echo "status $?"; sed 's/left\.[0-9]*/left.N/' out; rm left.*
status 1
install-tools: left.N.new: cannot be written: File exists
  a run that died has left it: remove it and run again
$ : "a directory whose name has a part like the end of a group's"; cp -R "$SAMPLES/media/vmware-tools-distrib" odd; mv odd/lib/modules/binary/2009.06_64 odd/lib/modules/binary/2009.06.tar_64; install-tools repack -q odd -o odd.bundle; install-tools repack --verify odd.bundle | grep -E '2009.06[.]tar_64[.]|^Result'
Group     drivers-2009.06.tar_64.tar.zst any, 64-bit; 2 files, N bytes
Result    every file is what its manifest says
