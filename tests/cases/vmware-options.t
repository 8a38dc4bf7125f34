What scripts pass to VMware's installer is accepted, with no question asked.

$ root r
$ install-tools -q -d --default -f --force-install --prefix=/usr --clobber-kernel-modules=vmxnet EULA_AGREED=yes --root r --media "$media" --yes --tune none
$ install-tools verify --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   kernel/drv/amd64/vmxnet3s: LSO is broken in this build (older than Tools 9.10): on a 5.11 kernel outgoing TCP stalls unless EnableLSO=0 is set in vmxnet3s.conf
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Result    no differences
