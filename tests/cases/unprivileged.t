Without the privilege to set owners they are recorded, and verify does not
count them.

$ root r
$ as_user r install-tools --root r --media "$media" | grep owner
note      owners cannot be set without privilege; they are recorded in var/lib/install-tools/owners.mtree
          record   var/lib/install-tools/owners.mtree: owners that root has to set
          done     var/lib/install-tools/owners.mtree
$ sed 's/uid=[1-9][0-9]* gid=[0-9]*/OWNER/' r/var/lib/install-tools/owners.mtree
#mtree v2.0
./kernel/drv/vmxnet3s.conf type=file uid=0 gid=3 mode=0644 sha256=SHA256
./kernel/drv/amd64/vmxnet3s type=file uid=0 gid=3 mode=0755 sha256=SHA256
./kernel/drv/amd64/vmxnet type=file uid=0 gid=3 mode=0755 sha256=SHA256
./etc/name_to_major type=file OWNER mode=0644 sha256=SHA256
./etc/minor_perm type=file OWNER mode=0644 sha256=SHA256
./etc/driver_aliases type=file OWNER mode=0644 sha256=SHA256
./reconfigure type=file uid=0 gid=0 mode=0644 sha256=SHA256
./etc/driver/drv/vmxnet3s.conf type=file uid=0 gid=3 mode=0644 sha256=SHA256
$ as_user r install-tools verify --root r | grep -v 'known\|LSO\|MTU' | sed 's/owner is [0-9]*:[0-9]*/owner is N:N/'
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      kernel/drv/amd64/vmxnet: owner is N:N, not 0:3: setting it needs a privilege that was missing
note      kernel/drv/amd64/vmxnet3s: owner is N:N, not 0:3: setting it needs a privilege that was missing
note      kernel/drv/vmxnet3s.conf: owner is N:N, not 0:3: setting it needs a privilege that was missing
Result    no differences
$ as_user r install-tools uninstall -q --root r
$ find r/var/lib/install-tools -type f | sort
r/var/lib/install-tools/history
r/var/lib/install-tools/lock
