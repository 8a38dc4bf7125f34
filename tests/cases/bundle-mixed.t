A bundle put together by hand: the same members in the same order are as good
as repack's own; mixed, cut, reordered or stripped it is refused, and the root
and what lies beside it are as before.
Needs: installer/install-tools --version --verbose | grep "signatures by"

$ cp "$SRC"/tests/data/minisign/* .; root r; listing r >before; install-tools repack -q "$media" --sign first.key -o a.bundle
$ install-tools repack -q "$SAMPLES/media/late/vmware-tools-distrib" --sign first.key -o b.bundle
$ mkdir a b; tar xf a.bundle -C a; tar xf b.bundle -C b; tar tf a.bundle >names
$ bundle() { (cd a && tar --format=ustar -cf ../m.bundle $*); install-tools "${how:-plan}" --root r --media m.bundle --key first.pub 2>&1 | sed "$show"; }
$ show=1,4!d; bundle $(cat names)
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     m.bundle
          bundle, VMware Tools 9.0.0 build-782409
          signed by 9166BB2FA1B990A0
$ how=install show=/^System/d
$ cp a/drivers-11_64.tar.zst keep; cp b/drivers-11_64.tar.zst a/; bundle $(cat names)
install-tools: m.bundle: drivers-11_64.tar.zst in it has another size than its manifest.xml says
  do not use this bundle; make it again of VMware's media, or get it again from whoever made it
$ cp a/drivers-10_64.tar.zst a/drivers-11_64.tar.zst; bundle $(cat names)
install-tools: m.bundle: drivers-11_64.tar.zst in it has another size than its manifest.xml says
  do not use this bundle; make it again of VMware's media, or get it again from whoever made it
$ cp keep a/drivers-11_64.tar.zst; bundle $(grep -v 11_64 names)
install-tools: m.bundle: "drivers-2009.06.tar.zst" in it stands where drivers-11_64.tar.zst must
  do not use this bundle; make it again of VMware's media, or get it again from whoever made it
$ bundle $(sed -n '1,2p' names) $(sed 1,2d names | sort -r)
install-tools: m.bundle: "tools.tar.zst" in it stands where drivers-10.tar.zst must
  do not use this bundle; make it again of VMware's media, or get it again from whoever made it
$ echo >a/more; bundle $(cat names) more
install-tools: m.bundle: "more" in it is not in its manifest.xml
  do not use this bundle; make it again of VMware's media, or get it again from whoever made it
$ bundle $(grep -v minisig names)
install-tools: m.bundle: it is not signed
  get it signed, name the key of who signed it with --key, or take it as it is with --allow-unsigned
$ cp b/manifest.xml a/; bundle $(cat names)
install-tools: m.bundle: its signature by key 9166BB2FA1B990A0 is wrong: it is not what was signed
  do not use it; get the bundle and its signature again from whoever signed it
$ cp b/manifest.xml.minisig a/; bundle $(cat names)
install-tools: m.bundle: drivers-10.tar.zst in it has another size than its manifest.xml says
  do not use this bundle; make it again of VMware's media, or get it again from whoever made it
$ tar xf a.bundle -C a; ln -sf ../names a/tools.tar.zst; bundle $(cat names)
install-tools: m.bundle: its tar has a member that is not a plain file
  copy the media again from where it came and compare the sizes and check sums
$ rm a/tools.tar.zst; mkfifo a/tools.tar.zst; bundle $(cat names)
install-tools: m.bundle: its tar has a member that is not a plain file
  copy the media again from where it came and compare the sizes and check sums
$ tar xf a.bundle -C a; tar cf - -T /dev/null | gzip -n >a/tools-none.tar.gz; (cd a && echo "<group file=\"tools-none.tar.gz\" systems=\"any\" bits=\"0\" size=\"$(wc -c <tools-none.tar.gz)\" sha256=\"$(sha256sum tools-none.tar.gz | sed 's/ .*//')\"/></bundle>") >end; sed -i '/<.bundle>/d' a/manifest.xml; cat end >>a/manifest.xml
$ (cd a && tar --format=ustar -cf ../m.bundle $(grep -v minisig ../names) tools-none.tar.gz); install-tools -q --root r --media m.bundle
install-tools: m.bundle: its manifest.xml has nothing in tools-none.tar.gz
  do not use this bundle; make it again of VMware's media, or get it again from whoever made it
[5]
$ install-tools repack --verify m.bundle
install-tools: m.bundle: its manifest.xml has nothing in tools-none.tar.gz
  do not use this bundle; make it again of VMware's media, or get it again from whoever made it
[5]
$ listing r | diff before - && echo as before
as before
