A root that cannot be written: refused before anything is written.

$ root r; as_user r chmod -R a-w r; listing r >before
$ as_user r install-tools -q --root r --media "$media"
install-tools: r/var/lib: cannot be written: its directory belongs to somebody else
  run as root, or as the owner of the image
[4]
$ listing r | diff before -
$ : "one where root has been before: its lock says no"
$ root s; install-tools install -q --root s --media "$media"
$ as_user s chmod 0 s/var/lib/install-tools/lock; listing s >before
$ as_user s install-tools uninstall -q --root s
install-tools: s/var/lib/install-tools/lock: cannot be opened: it belongs to somebody else
  run as root, or as the owner of the image
[4]
$ listing s | diff before -
$ : "add_drv's lock file of another user keeps nobody out of an image"
$ root t; mkdir -p t/tmp; : >t/tmp/AdDrEm.lck; as_user t chmod 444 t/tmp/AdDrEm.lck
$ as_user t install-tools -q --root t --media "$media"
