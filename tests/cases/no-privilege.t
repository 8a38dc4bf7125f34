A root that belongs to somebody else: refused before anything is written.

$ root r; chmod -R a-w r; listing r >before
$ as_other() { if [ "$(id -u)" = 0 ]; then chmod 755 "$W" "$W/.."; setpriv --reuid=12345 --regid=12345 --clear-groups "$@"; else "$@"; fi; }
$ as_other install-tools -q --root r --media "$media"
install-tools: r/var/lib: cannot be written: its directory belongs to somebody else
  run as root, or as the owner of the image
[4]
$ listing r | diff before -
