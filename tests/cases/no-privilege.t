A root that cannot be written: refused before anything is written.

$ root r; as_user r chmod -R a-w r; listing r >before
$ as_user r install-tools -q --root r --media "$media"
install-tools: r/var/lib: cannot be written: its directory belongs to somebody else
  run as root, or as the owner of the image
[4]
$ listing r | diff before -
