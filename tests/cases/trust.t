Who vouches for a bundle.  The keys are those of tests/data/minisign.

Needs: installer/install-tools --version --verbose | grep "signatures by"

$ cp "$SRC"/tests/data/minisign/* .; root r
$ install-tools repack -q "$media" -o plain.bundle
$ install-tools repack plain.bundle -o signed.bundle --sign first.key
Media     plain.bundle
          bundle, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: it is not signed
Bundle    signed.bundle
          13 groups, N bytes; SHA-256 SHA256
          signed by 9166BB2FA1B990A0
$ install-tools repack signed.bundle -o both.bundle --sign second.key --key first.pub | tail -n 1
          signed by 9166BB2FA1B990A0 7BB5D19A20B6A0DC
$ tar tf signed.bundle | sed -n 1,3p
manifest.xml
manifest.xml.minisig
drivers-10.tar.zst
$ plan() { install-tools plan --root r "$@" | sed -n '2,4p'; }
$ plan --media signed.bundle --key first.pub
Media     signed.bundle
          bundle, VMware Tools 9.0.0 build-782409
          signed by 9166BB2FA1B990A0
$ plan --media both.bundle --key second.pub
Media     both.bundle
          bundle, VMware Tools 9.0.0 build-782409
          signed by 7BB5D19A20B6A0DC
$ plan --media both.bundle --key second.pub --key first.pub
Media     both.bundle
          bundle, VMware Tools 9.0.0 build-782409
          signed by 9166BB2FA1B990A0 7BB5D19A20B6A0DC
$ install-tools -q --root r --media signed.bundle --key first.pub; sed -n '/<media/s/.* trust=/trust=/p' r/var/lib/install-tools/installed.xml
trust="signed by 9166BB2FA1B990A0"/>
$ install-tools inspect -v signed.bundle --key first.pub | sed -n 3,4p
          signed by 9166BB2FA1B990A0
          "VMware Tools for Solaris 9.0.0 build-782409"
$ plan --media signed.bundle
Media     signed.bundle
          bundle, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: it is signed by key 9166BB2FA1B990A0, which is not at hand
$ plan --media plain.bundle
Media     plain.bundle
          bundle, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: it is not signed
$ install-tools plan --root r --media signed.bundle --key second.pub
install-tools: signed.bundle: it is signed by key 9166BB2FA1B990A0, which is not at hand
  get it signed, name the key of who signed it with --key, or take it as it is with --allow-unsigned
[5]
$ plan --media signed.bundle --key second.pub --allow-unsigned
Media     signed.bundle
          bundle, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: it is signed by key 9166BB2FA1B990A0, which is not at hand
$ install-tools plan --root r --media plain.bundle --key first.pub
install-tools: plain.bundle: it is not signed
  get it signed, name the key of who signed it with --key, or take it as it is with --allow-unsigned
[5]
$ install-tools plan --root r --media plain.bundle --require-signature
install-tools: plain.bundle: it is not signed
  get it signed, name the key of who signed it with --key, or take it as it is with --allow-unsigned
[5]
$ install-tools plan --root r --media signed.bundle --require-signature
install-tools: signed.bundle: it is signed by key 9166BB2FA1B990A0, which is not at hand
  get it signed, name the key of who signed it with --key, or take it as it is with --allow-unsigned
[5]
$ plan --media plain.bundle --key first.pub --allow-unsigned
Media     plain.bundle
          bundle, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: it is not signed
$ install-tools plan --root r --media plain.bundle --require-signature --allow-unsigned
install-tools: --allow-unsigned: contradicts --require-signature
  "install-tools plan --help" lists what there is
[2]
$ flip() { perl -0777 -pe "$1" signed.bundle >bad.bundle; install-tools plan --root r --media bad.bundle --key first.pub --allow-unsigned; }
$ flip 's/systems="Solaris 10"/systems="Solaris 11"/'
install-tools: bad.bundle: its signature by key 9166BB2FA1B990A0 is wrong: it is not what was signed
  do not use it; get the bundle and its signature again from whoever signed it
[5]
$ flip 's/(trusted comment: VMware Tools for )S/$1s/'
install-tools: bad.bundle: its signature by key 9166BB2FA1B990A0 is wrong: it is not what was signed
  do not use it; get the bundle and its signature again from whoever signed it
[5]
$ flip 's/\nRU(.)/"\nRU" . ($1 eq "T" ? "S" : "T")/e'
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     bad.bundle
          bundle, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: it is signed by key 9166BB2FA1B990E0, which is not at hand
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      0 changes
Result    nothing to do, everything is as it should be
$ flip 's/<!DOCTYPE|<bundle format/<Bundle format/'
install-tools: bad.bundle: its signature by key 9166BB2FA1B990A0 is wrong: it is not what was signed
  do not use it; get the bundle and its signature again from whoever signed it
[5]
$ sum=$(sha256sum <"$media" | cut -c1-64); plan --media "$media" --trust-sha256 "$sum" --require-signature
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          named by its SHA-256
$ plan --media "$media" --trust-sha256 "$(echo "$sum" | tr a-f A-F)"
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          named by its SHA-256
$ install-tools plan --root r --media "$iso" --trust-sha256 "$sum"
install-tools: SAMPLES/media/solaris.iso: its SHA-256 is SHA256, not the one of --trust-sha256
  compare the digest with the one that you were given; "install-tools inspect" shows what is inside
[5]
$ tar xOf plain.bundle manifest.xml >m.xml; plan --media plain.bundle --key first.pub --trust-sha256 "$(sha256sum <m.xml | cut -c1-64)"
Media     plain.bundle
          bundle, VMware Tools 9.0.0 build-782409
          named by its SHA-256
$ install-tools plan --root r --media signed.bundle --trust-sha256 "$sum"
install-tools: signed.bundle: its SHA-256 is SHA256, not the one of --trust-sha256
  compare the digest with the one that you were given; "install-tools inspect" shows what is inside
[5]
$ install-tools plan --root r --media "$media" --require-signature
install-tools: SAMPLES/media/vmware-solaris-tools.tar.gz: VMware's media carry no signature, and one is required
  name a medium that you trust with --trust-sha256, or use a signed bundle
[5]
$ install-tools plan --root r --media "$media" --trust-sha256 12
install-tools: --trust-sha256: "12" is not a SHA-256: 64 hexadecimal digits
  "install-tools plan --help" lists what there is
[2]
$ old=$(sed -n '1s/.* //p' first.pub); install-tools repack -q plain.bundle --revoke "$old" --sign second.key -o next.bundle
$ install-tools inspect next.bundle --key second.pub | sed -n '/^Revokes/p'
Revokes   key 9166BB2FA1B990A0
$ install-tools -q --allow-downgrade --root r --media next.bundle --key second.pub; root s; install-tools -q --root s --media next.bundle --key second.pub
$ sed -n '/<media/s/.* trust=/trust=/p' s/var/lib/install-tools/installed.xml
trust="signed by 7BB5D19A20B6A0DC" revoked="9166BB2FA1B990A0"/>
$ install-tools --root s --media signed.bundle --key first.pub --key second.pub
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     signed.bundle
          bundle, VMware Tools 9.0.0 build-782409
          signed by 9166BB2FA1B990A0
install-tools: signed.bundle: it is signed by key 9166BB2FA1B990A0, which a bundle installed here before has revoked
  use a bundle that is signed by the key which took its place
[5]
$ install-tools verify -q --root s --media signed.bundle --key first.pub --key second.pub; install-tools verify --root s --media both.bundle --key first.pub --key second.pub | tail -n 1
install-tools: signed.bundle: it is signed by key 9166BB2FA1B990A0, which a bundle installed here before has revoked
  use a bundle that is signed by the key which took its place
Result    no differences
$ install-tools --root s --media both.bundle --key first.pub --key second.pub | tail -n 1
Result    nothing to do, everything is as it should be
$ : "nor without the key: who has stolen it may as well sign what is allowed unsigned"; install-tools -q --root s --media signed.bundle; install-tools -q --root s --media signed.bundle --key second.pub --allow-unsigned; install-tools plan -q --root s --media both.bundle --key second.pub
install-tools: signed.bundle: it is signed by key 9166BB2FA1B990A0, which a bundle installed here before has revoked
  use a bundle that is signed by the key which took its place
install-tools: signed.bundle: it is signed by key 9166BB2FA1B990A0, which a bundle installed here before has revoked
  use a bundle that is signed by the key which took its place
$ : "what was revoked stays so, once, whatever is installed next"; install-tools repack -q plain.bundle --revoke "$old" --revoke 0000000000000001 --sign second.key -o more.bundle
$ install-tools plan --root s --media more.bundle --key second.pub | sed -n '/^Plan/,$p'
Plan      1 change
          record   var/lib/install-tools/installed.xml: which keys are revoked
Result    nothing was written: this was a dry run
$ install-tools -q --root s --media more.bundle --key second.pub; install-tools --root s --media more.bundle --key second.pub | tail -n 1; sed -n '/<media/s/.* revoked=/revoked=/p' s/var/lib/install-tools/installed.xml
Result    nothing to do, everything is as it should be
revoked="9166BB2FA1B990A0 0000000000000001"/>
$ install-tools -q --root s --media "$media" --trust-sha256 "$sum"; sed -n '/<media/s/.* trust=/trust=/p' s/var/lib/install-tools/installed.xml
trust="signed by 7BB5D19A20B6A0DC" revoked="9166BB2FA1B990A0 0000000000000001"/>
$ install-tools repack -q plain.bundle --revoke "$old" --sign second.key -o next.bundle; install-tools repack -q next.bundle --sign first.key --key second.pub -o own.bundle; install-tools plan --root r --media own.bundle --key first.pub
install-tools: own.bundle: it is signed by key 9166BB2FA1B990A0, which it revokes itself
  where another key signed it as well, name that with --key; otherwise get a bundle that is signed by the key which took its place
[5]
$ install-tools repack -q plain.bundle --revoke abc -o x.bundle
install-tools: --revoke: "abc" is not a key identity: 16 digits 0 to 9 and A to F, of which minisign leaves out zeros at the beginning
  "install-tools repack --help" lists what there is
[2]
$ : "no root remembers more than its runs can heed"; root v; for i in 0 1 2 3 4 5 6 7 8; do set --; for k in 0 1 2 3 4 5 6 7 8 9 A B C D E F; do set -- "$@" --revoke "00000000000001$i$k"; done; install-tools repack -q plain.bundle "$@" --sign second.key -o x.bundle; install-tools -q --root v --media x.bundle --key second.pub; done
install-tools: x.bundle: with the keys that it revokes there would be more than 128 in var/lib/install-tools/installed.xml
  uninstall first: it names the keys that it forgets, and /etc/install-tools/keys/revoked keeps those that you write there
[5]
$ tr ' ' '\n' <v/var/lib/install-tools/installed.xml | grep -c 000000000001; install-tools -q --root v --media plain.bundle; rm x.bundle
128
$ : "with the record it is forgotten, and that is told"; install-tools uninstall -n --root s | grep -A 1 "which keys"
warning   var/lib/install-tools/installed.xml: only this record, which goes, knows which keys bundles have revoked: 9166BB2FA1B990A0 0000000000000001
          to keep them revoked, write each on a line of /etc/install-tools/keys/revoked
$ : "what nobody vouches for revokes nothing"; root u; install-tools -q --root u --media next.bundle; grep -c 'revoked=' u/var/lib/install-tools/installed.xml; install-tools uninstall -n --root u | grep -c "which keys"
0
0
[1]
$ install-tools plan --root r --media signed.bundle --key missing.pub --key first.pub
install-tools: missing.pub: cannot be opened: No such file or directory
  a key is the file that "minisign -G" calls minisign.pub
[2]
$ install-tools plan --root r --media signed.bundle --key message
install-tools: message: does not begin with "untrusted comment: "
  a key is the file that "minisign -G" calls minisign.pub
[2]
$ install-tools plan --root r --media signed.bundle --key first.key
install-tools: first.key: has no proper key in its second line
  a key is the file that "minisign -G" calls minisign.pub
[2]
$ install-tools repack plain.bundle -o x.bundle --sign first.pub
install-tools: first.pub: has no proper key in its second line
  give a key made by "minisign -G -W"; with any other sign what --manifest-out writes and use --attach-signature
[2]
$ install-tools repack plain.bundle -o x.bundle --attach-signature first.pub
install-tools: x.bundle: its manifest.xml.minisig has no proper signature in its second line
  do not use it; get the bundle and its signature again from whoever signed it
[5]
$ install-tools repack plain.bundle -o x.bundle --attach-signature legacy.minisig --key first.pub
install-tools: x.bundle: its signature by key 9166BB2FA1B990A0 is wrong: it is not what was signed
  do not use it; get the bundle and its signature again from whoever signed it
[5]
$ : "what together no reader would take, and what adds nothing"; long=$(printf '%08000d' 0); sed "s/^trusted comment: /&$long/" legacy.minisig >long.minisig; for i in 1 2; do install-tools repack -q plain.bundle -o plain.bundle --attach-signature long.minisig; done; tar tf plain.bundle | grep -c minisig; install-tools repack -q plain.bundle -o plain.bundle --compress gz
install-tools: plain.bundle: would have signatures of more than N bytes, which no reader takes
  make the bundle again of its media, and sign it with fewer keys or shorter comments
1
$ : >none; install-tools repack plain.bundle -o x.bundle --attach-signature none
install-tools: none: is empty
  a signature is the file that "minisign -S" calls manifest.xml.minisig
[1]
$ install-tools repack plain.bundle -o x.bundle --attach-signature legacy.minisig --attach-signature second.minisig
install-tools: --attach-signature: adds one signature: repack what this run writes to add another
  "install-tools repack --help" lists what there is
[2]
$ install-tools repack signed.bundle --verify --compress gz; install-tools repack signed.bundle --verify --revoke "$old"
install-tools: --verify: writes nothing
  "install-tools repack --help" shows how
install-tools: --verify: writes nothing
  "install-tools repack --help" shows how
[2]
$ set --; for k in 0 1 2 3 4 5 6 7 8 9 A B C D E F; do set -- "$@" --revoke "000000000000000$k"; done; install-tools repack -q plain.bundle -o full.bundle "$@"; install-tools repack full.bundle -o x.bundle --revoke "$old"; rm full.bundle
install-tools: full.bundle: would revoke more than 16 keys with those that it revokes already
  revoke fewer, or make the bundle again of VMware's media
$ install-tools plan --root r --media "$media" --trust-sha256 "$sum" --trust-sha256 "$(echo "$sum" | tr a-f A-F)" | grep -c "named by"; install-tools plan --root r --media "$media" --trust-sha256 "$sum" --trust-sha256 "$(echo "$sum" | tr 0-4 5-9)"
1
install-tools: --trust-sha256: "SHA256" is another SHA-256 than the one before it
  "install-tools plan --help" lists what there is
[2]
$ ls | grep -c x.bundle
0
[1]
$ install-tools status --root s | sed -n 2,4p
Media     more.bundle, VMware Tools 9.0.0 build-782409
          installed on DATE by install-tools VERSION
          signed by 7BB5D19A20B6A0DC
$ install-tools repack -q "$SAMPLES/media/late/vmware-tools-distrib" --sign first.key -o late.bundle; root t; install-tools -q --root t --media late.bundle --key first.pub
$ install-tools -q --root t --media signed.bundle --key first.pub
install-tools: signed.bundle: VMware Tools 9.0.0 build-782409 is older than 9.10.0 build-2476743, from which vmxnet3s was installed
  use media of that version or a later one, or allow it with --allow-downgrade
[5]
$ install-tools verify --root t --media signed.bundle --key second.pub
install-tools: signed.bundle: it is signed by key 9166BB2FA1B990A0, which is not at hand
  get it signed, name the key of who signed it with --key, or take it as it is with --allow-unsigned
[5]
$ mkdir keys; cp first.pub keys; printf 'untrusted comment: x\n' >keys/odd.pub; install-tools plan --root r --media signed.bundle --key keys/odd.pub
install-tools: keys/odd.pub: has no proper key in its second line
  a key is the file that "minisign -G" calls minisign.pub
[2]
$ : "a directory is named as inspect shows it, whatever a system uses of it"; cp -R "$SAMPLES/media/vmware-tools-distrib" d; chmod -R u+w d
$ digest() { install-tools inspect d | sed -n 's/.* names, SHA-256 //p'; }; dir=$(digest)
$ plan --media d --trust-sha256 "$dir"; root w sol10u11; install-tools plan -q --stale-boot-archive=accept --root w --media d --trust-sha256 "$dir"
Media     d
          directory, VMware Tools 9.0.0 build-782409
          named by its SHA-256
$ for f in doc/README lib/modules/binary/10/vmhgfs; do echo x >>d/$f; test "$(digest)" != "$dir"; install-tools plan -q --root r --media d --trust-sha256 "$dir" 2>&1 | grep -c "not the one of"; dir=$(digest); done
1
1
$ for to in README other; do ln -sfn $to d/doc/link; test "$(digest)" != "$dir" && dir=$(digest); done
$ : "a medium that is known from the last run is read again where keys are given"
$ rm -rf k; root k; install-tools -q --root k --media "$iso"; install-tools --root k --media "$iso" | grep -c "who made it"; install-tools --root k --media "$iso" --key first.pub | grep "who made it"
0
          warning: who made it was not verified: VMware's media carry no signature
