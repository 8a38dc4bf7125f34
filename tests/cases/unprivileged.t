Without the privilege to set owners they are recorded, and verify does not
count them.

$ root r
$ as_user() { if [ "$(id -u)" = 0 ]; then chown -R 12345:12345 "$W/r"; chmod 755 "$W" "$W/.."; setpriv --reuid=12345 --regid=12345 --clear-groups "$@"; else "$@"; fi; }
$ as_user install-tools -q --root r --media "$media"
$ sed 's/uid=0 gid=3/OWNER/' r/var/lib/install-tools/owners.mtree
#mtree v2.0
./kernel/drv/vmxnet3s.conf type=file OWNER mode=0644 sha256=SHA256
./kernel/drv/amd64/vmxnet3s type=file OWNER mode=0755 sha256=SHA256
./kernel/drv/amd64/vmxnet type=file OWNER mode=0755 sha256=SHA256
$ as_user install-tools verify -q --root r
$ as_user install-tools uninstall -q --root r
$ find r/var/lib/install-tools -type f
r/var/lib/install-tools/lock
