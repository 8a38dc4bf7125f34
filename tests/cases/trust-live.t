What the folder of keys of the running system says holds for every root that is
worked on from there; so does what its own record revokes.

Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible && installer/install-tools --version --verbose | grep "signatures by"

$ data=$SRC/tests/data/minisign; mkdir m; old=$(sed -n '1s/.* //p' "$data/first.pub"); cp "$media" m/tools
$ make() { out=$1; shift; install-tools repack -q "$media" -o "m/$out" "$@"; }
$ make first --sign "$data/first.key"; make next --revoke "$old" --sign "$data/second.key"; make plain
$ install-tools repack -q "$SAMPLES/media/late/vmware-tools-distrib" -o m/late --sign "$data/second.key"
$ new() { rm -rf g; guest -k g sol11.1 zonename >/dev/null; keys=g/tree/etc/install-tools/keys; mkdir -p $keys; cp -Rp "$SAMPLES/roots/sol11.1" g/tree/image; cp -R m g/tree/m; }
$ it() { guest g install-tools "$@"; }
$ on() { medium=$1; shift; it --root /image --media "/m/$medium" "$@"; }
$ can() { on "$@" -n -q && echo "$1 is taken"; }
$ new; cp "$data"/*.pub $keys; can first; can next; can plain
first is taken
next is taken
install-tools: /m/plain: it is not signed
  get it signed, name the key of who signed it with --key, or take it as it is with --allow-unsigned
[5]
$ echo "$old # stolen" >$keys/revoked; can first; can first --allow-unsigned; can next
install-tools: /m/first: it is signed by key 9166BB2FA1B990A0, which this system has revoked
  use a bundle that is signed by the key which took its place
install-tools: /m/first: it is signed by key 9166BB2FA1B990A0, which this system has revoked
  use a bundle that is signed by the key which took its place
next is taken
$ : "without the key, when nobody is asked to sign"; rm $keys/*.pub; can first; can next; can plain
install-tools: /m/first: it is signed by key 9166BB2FA1B990A0, which this system has revoked
  use a bundle that is signed by the key which took its place
next is taken
plain is taken
$ it inspect /m/first | sed -n 1,4p
Media     /m/first
          bundle, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: it is signed by key 9166BB2FA1B990A0, which this system has revoked
          52 names, SHA-256 SHA256
$ : "one medium, signed or not"; sum=$(tar xOf m/plain manifest.xml | sha256sum | cut -c1-64); echo "$sum" >$keys/revoked; can plain; can plain --trust-sha256 "$sum"; can first
install-tools: /m/plain: this system has revoked it: its SHA-256 is SHA256
  use a later one; /etc/install-tools/keys/revoked names what must not be used
install-tools: /m/plain: this system has revoked it: its SHA-256 is SHA256
  use a later one; /etc/install-tools/keys/revoked names what must not be used
install-tools: /m/first: this system has revoked it: its SHA-256 is SHA256
  use a later one; /etc/install-tools/keys/revoked names what must not be used
[5]
$ sha256sum <m/tools | cut -c1-64 | tr a-f A-F >$keys/revoked; can tools; can plain; it inspect /m/tools | sed -n 1,3p
install-tools: /m/tools: this system has revoked it: its SHA-256 is SHA256
  use a later one; /etc/install-tools/keys/revoked names what must not be used
plain is taken
Media     /m/tools
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
$ : "one that was installed before"; rm $keys/revoked; on tools -q; on tools | tail -n 1; sha256sum <m/tools | cut -c1-64 >$keys/revoked; on tools -q
Result    nothing to do, everything is as it should be
install-tools: /m/tools: this system has revoked it: its SHA-256 is SHA256
  use a later one; /etc/install-tools/keys/revoked names what must not be used
[5]
$ : "a list that cannot be read"; echo stolen >$keys/revoked; can plain
install-tools: /etc/install-tools/keys/revoked: has a line that is neither a key's identity nor a SHA-256
  write a line for each, at most 128: what "install-tools inspect" calls key or SHA-256
[1]
$ : "older media, on new roots too"; new; echo "9.10.0 build-2476743" >$keys/oldest; can first; can late; can first --allow-downgrade
install-tools: /m/first: VMware Tools 9.0.0 build-782409: 9.10.0 build-2476743 is the oldest that this system takes
  use media of that version or a later one, or allow it with --allow-downgrade; /etc/install-tools/keys/oldest names the oldest
late is taken
first is taken
$ on first -q --allow-downgrade; it verify -q --root /image && echo right; on first -q
right
install-tools: /m/first: VMware Tools 9.0.0 build-782409: 9.10.0 build-2476743 is the oldest that this system takes
  use media of that version or a later one, or allow it with --allow-downgrade; /etc/install-tools/keys/oldest names the oldest
[5]
$ : "what a bundle installed in the running system revoked"; new; cp "$data"/*.pub $keys; can first; it -q --media /m/next; sed -n '/<media/s/.* revoked=/revoked=/p' g/tree/var/lib/install-tools/installed.xml
first is taken
revoked="9166BB2FA1B990A0"/>
$ can first; can next; can late
install-tools: /m/first: it is signed by key 9166BB2FA1B990A0, which this system has revoked
  use a bundle that is signed by the key which took its place
next is taken
late is taken
$ : "and by hand when that goes, as it says"; it uninstall -n | grep -A 1 "which keys"
warning   var/lib/install-tools/installed.xml: only this record, which goes, knows which keys bundles have revoked: 9166BB2FA1B990A0
          to keep them revoked, write each on a line of /etc/install-tools/keys/revoked
$ echo "$old" | tr A-F a-f >$keys/revoked; it uninstall | grep "which keys"; can first
install-tools: /m/first: it is signed by key 9166BB2FA1B990A0, which this system has revoked
  use a bundle that is signed by the key which took its place
[5]
