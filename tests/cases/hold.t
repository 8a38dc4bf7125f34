A .hold file of a rem_drv that died: refused, nothing written.

$ root r; : >r/etc/driver_aliases.hold; listing r >before
$ install-tools -q --root r --media "$iso"
install-tools: r/etc/driver_aliases.hold: was left behind by a rem_drv or update_drv that died
  compare it with etc/driver_aliases, remove it and run again
[4]
$ listing r | diff before -
$ root m; rm -r m/kernel/drv/amd64; install-tools -q --root m --media "$iso"; drivers m
755 kernel/drv/amd64/vmxnet
755 kernel/drv/amd64/vmxnet3s
644 kernel/drv/e1000g.conf
644 kernel/drv/vmxnet3s.conf
$ install-tools uninstall -q --root m; drivers m
644 kernel/drv/e1000g.conf
