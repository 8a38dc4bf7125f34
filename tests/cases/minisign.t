minisign itself checks what is signed here, and signs what is checked here.

Needs: minisign -v

$ minisign -G -W -p own.pub -s own.key >/dev/null
$ install-tools repack -q "$media" -o s.bundle --sign own.key
$ tar xf s.bundle manifest.xml manifest.xml.minisig; minisign -V -p own.pub -m manifest.xml
Signature and comment signature verified
Trusted comment: VMware Tools for Solaris 9.0.0 build-782409
$ minisign -V -q -H -p own.pub -m manifest.xml && echo prehashed
prehashed
$ install-tools repack -q "$media" -o plain.bundle --manifest-out m.xml; cmp m.xml manifest.xml
$ for form in -H -l; do minisign -S $form -s own.key -m m.xml -x m.minisig -t "a comment of the signer"; install-tools repack -q plain.bundle -o t.bundle --attach-signature m.minisig --key own.pub; install-tools inspect -v t.bundle --key own.pub | sed -n 3,4p | sed 's/by [0-9A-F]*/by KEY/'; install-tools plan -q --root "$SAMPLES/roots/sol11.1" --media t.bundle --key own.pub --require-signature && echo taken; done
          signed by KEY
          "a comment of the signer"
taken
          signed by KEY
          "a comment of the signer"
taken
$ : "the age of a bundle is told, and until when its signer wants it used"
$ for comment in "timestamp:86400	file:m.xml" "not-after:172800 timestamp:86400" "timestamp:4294967295 not-after:4294967295" "not-after:x timestamp:"; do minisign -S -s own.key -m m.xml -x m.minisig -t "$comment"; install-tools repack -q plain.bundle -o t.bundle --attach-signature m.minisig --key own.pub; install-tools plan --root "$SAMPLES/roots/sol11.1" --media t.bundle --key own.pub --require-signature | sed -n 's/[0-9]* days ago/DAYS ago/; /signed on\|meant\|no number/p'; install-tools inspect --json t.bundle --key own.pub | sed -n '/signed_at/p; /not_after/p'; done
          signed on 1970-01-02, DAYS ago
  "signed_at": 86400,
          signed on 1970-01-02, DAYS ago
          warning: its signer meant it to be used until 1970-01-03 only
  "signed_at": 86400,
  "not_after": 172800,
          signed on 2106-02-07, which is to come by this system's clock
  "signed_at": 4294967295,
  "not_after": 4294967295,
          warning: a time in its trusted comment is no number of seconds since 1970
$ : "a key with a mark of Unicode, and empty lines behind key and signature, as minisign takes them"
$ minisign -S -s own.key -m m.xml -x m.minisig; (printf '\357\273\277'; cat own.pub; echo) >odd.pub; (cat m.minisig; echo) >odd.minisig; minisign -V -q -p odd.pub -m m.xml -x odd.minisig && install-tools repack -q plain.bundle -o t.bundle --attach-signature odd.minisig --key odd.pub && install-tools plan -q --root "$SAMPLES/roots/sol11.1" --media t.bundle --key odd.pub --require-signature && echo taken
taken
$ : "one without its last end of a line, and another one behind it"
$ minisign -G -W -p two.pub -s two.key >/dev/null; printf %s "$(cat m.minisig)" >cut.minisig; install-tools repack -q plain.bundle -o t.bundle --attach-signature cut.minisig --sign two.key && for key in own two; do install-tools inspect t.bundle --key $key.pub | sed -n 's/by [0-9A-F]*/by KEY/; /signed by/p'; done
          signed by KEY
          signed by KEY
$ echo >>m.xml; minisign -S -s own.key -m m.xml -x m.minisig; install-tools repack plain.bundle -o t.bundle --attach-signature m.minisig --key own.pub 2>&1 | sed 's/key [0-9A-F]*/key KEY/'
install-tools: t.bundle: its signature by key KEY is wrong: it is not what was signed
  do not use it; get the bundle and its signature again from whoever signed it
$ printf 'secret\nsecret\n' | minisign -G -f -p with.pub -s with.key >/dev/null 2>&1; install-tools repack plain.bundle -o t.bundle --sign with.key
install-tools: with.key: is protected by a password
  give a key made by "minisign -G -W"; with any other sign what --manifest-out writes and use --attach-signature
[2]
