A root that cannot be written: refused before anything is written.

$ root r; as_user r chmod -R a-w r; listing r >before
$ as_user r install-tools -q --root r --media "$media"
install-tools: r/var/lib: cannot be written: no permission to write to its directory
  run as root, or as a user who may read and write all of the image
[4]
$ listing r | diff before -
$ : "one where root has been before: its lock says no"
$ root s; install-tools install -q --root s --media "$media"
$ as_user s chmod 0 s/var/lib/install-tools/lock; listing s >before
$ as_user s install-tools uninstall -q --root s
install-tools: s/var/lib/install-tools/lock: cannot be opened: no permission to write to it
  run as root, or as a user who may read and write all of the image
[4]
$ listing s | diff before -
$ : "what cannot be read: files of the root, the root, the media; or written: a bundle"
$ root v; as_user v chmod 0 v/etc/release; as_user v install-tools status --root v
install-tools: v/etc/release: cannot be read: Permission denied
  run as root, or as a user who may read and write all of the image
[4]
$ as_user v chmod 444 v/etc/release; as_user v chmod 0 v/etc/name_to_major; as_user v install-tools status -q --root v
install-tools: v/etc/name_to_major: cannot be reached: Permission denied
  run as root, or as a user who may read and write all of the image
[4]
$ mkdir w; as_user w chmod 0 w; as_user w install-tools status --root w
install-tools: w: cannot be opened: Permission denied
  run as root, or as a user who may read and write all of the image
[4]
$ chmod 755 w; cp "$iso" w/m.iso; as_user w chmod 0 w/m.iso; as_user w install-tools inspect w/m.iso
install-tools: w/m.iso: cannot be opened: Permission denied
  run as a user who may read it
[5]
$ cp -Rp "$SAMPLES/media/vmware-tools-distrib" w/d; file=w/d/lib/modules/binary/10/vmxnet; as_user w chmod 0 $file; as_user w install-tools inspect w/d
install-tools: w/d: "lib/modules/binary/10/vmxnet" in it cannot be opened: Permission denied
  run as a user who may read it
[5]
$ as_user w chmod 644 $file; as_user w chmod 0 ${file%/*}; as_user w install-tools inspect w/d
install-tools: w/d: "lib/modules/binary/10" in it cannot be opened: Permission denied
  run as a user who may read it
[5]
$ as_user w chmod 755 ${file%/*}; as_user w chmod 444 w/d; as_user w install-tools inspect w/d
install-tools: w/d: "vmware-tools-distrib" in it cannot be opened: Permission denied
  run as a user who may read it
[5]
$ as_user w chmod 755 w/d; as_user w chmod 444 w/m.iso; as_user w chmod 555 w; as_user w install-tools repack w/m.iso -o w/b
install-tools: w/b: cannot be written: Permission denied
  name a file in a folder that you may write to
[1]
$ chmod 755 w
$ : "add_drv's lock file of another user keeps nobody out of an image"
$ root t; mkdir -p t/tmp; : >t/tmp/AdDrEm.lck; as_user t chmod 444 t/tmp/AdDrEm.lck
$ as_user t install-tools -q --root t --media "$media"
