What scripts pass to VMware's installer is accepted, with no question asked.

$ root r
$ install-tools -q -d --default -f --force-install --prefix=/usr --clobber-kernel-modules=vmxnet EULA_AGREED=yes --root r --media "$media" --yes --tune none
$ install-tools verify --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    no differences
