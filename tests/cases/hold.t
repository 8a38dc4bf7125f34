A .hold file of a rem_drv that died: refused, nothing written.

$ root r; : >r/etc/driver_aliases.hold; listing r >before
$ install-tools -q --root r --media "$iso"
install-tools: r/etc/driver_aliases.hold: was left behind by a rem_drv or update_drv that died
  compare it with etc/driver_aliases, remove it and run again
[4]
$ listing r | diff before -
$ : "who only looks, or has nothing to do, is told of it"
$ for c in status verify uninstall 'tune show'; do install-tools $c --root r | grep -v ^System; done; listing r | diff before -
warning   etc/driver_aliases.hold: was left behind by a rem_drv or update_drv that died
          compare it with etc/driver_aliases and remove it: until then nothing is changed here
note      no driver of VMware's is installed here
Result    nothing is installed; "install-tools install" is refused here
warning   etc/driver_aliases.hold: was left behind by a rem_drv or update_drv that died
          compare it with etc/driver_aliases and remove it: until then nothing is changed here
note      no driver of VMware's is installed here
Result    no differences
warning   etc/driver_aliases.hold: was left behind by a rem_drv or update_drv that died
          compare it with etc/driver_aliases and remove it: until then nothing is changed here
Result    nothing to do: there is no record of install-tools here
warning   etc/driver_aliases.hold: was left behind by a rem_drv or update_drv that died
          compare it with etc/driver_aliases and remove it: until then nothing is changed here
Result    nothing is tuned here; "install-tools tune plan" shows what can be
$ root n; install-tools -q --root n --media "$iso"; : >n/etc/name_to_major.hold; install-tools status --root n | tail -n 1; install-tools --root n --media "$iso" | tail -n 3; chmod 600 n/kernel/drv/amd64/vmxnet3s; install-tools status --root n | tail -n 2; install-tools plan -q --root n --media "$iso"; install-tools uninstall -q --root n
Result    installed, and it fits this system
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      0 changes
Result    nothing to do, everything is as it should be
M  kernel/drv/amd64/vmxnet3s: mode is 0600, not 0755
Result    not as it should be; "install-tools repair" is refused here
install-tools: n/etc/name_to_major.hold: was left behind by a rem_drv or update_drv that died
  compare it with etc/name_to_major, remove it and run again
install-tools: n/etc/name_to_major.hold: was left behind by a rem_drv or update_drv that died
  compare it with etc/name_to_major, remove it and run again
[4]
$ install-tools verify --root n | tail -n 1
Result    1 difference; "install-tools repair" is refused here
$ root m; rm -r m/kernel/drv/amd64; install-tools -q --root m --media "$iso"; drivers m
755 kernel/drv/amd64/vmxnet
755 kernel/drv/amd64/vmxnet3s
644 kernel/drv/e1000g.conf
644 kernel/drv/vmxnet3s.conf
$ install-tools uninstall -q --root m; drivers m
644 kernel/drv/e1000g.conf
$ : "one of before 2010 died while the table had another name"
$ for t in driver_aliases driver_classes; do rm -rf t; root t sol10u11; mv t/etc/$t t/etc/TmPhOlD; listing t >before; for c in status 'uninstall --stale-boot-archive=accept'; do install-tools $c -q --root t; echo "status $?"; done; listing t | diff before -; mv t/etc/TmPhOlD t/etc/$t; install-tools status --root t | tail -n 1; done
install-tools: t/etc/driver_aliases: is missing: a rem_drv or update_drv that died left a table as etc/TmPhOlD
  see whether etc/TmPhOlD is it, move that back to etc/driver_aliases and run again
status 4
install-tools: t/etc/driver_aliases: is missing: a rem_drv or update_drv that died left a table as etc/TmPhOlD
  see whether etc/TmPhOlD is it, move that back to etc/driver_aliases and run again
status 4
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
install-tools: t/etc/driver_classes: is missing: a rem_drv or update_drv that died left a table as etc/TmPhOlD
  see whether etc/TmPhOlD is it, move that back to etc/driver_classes and run again
status 4
install-tools: t/etc/driver_classes: is missing: a rem_drv or update_drv that died left a table as etc/TmPhOlD
  see whether etc/TmPhOlD is it, move that back to etc/driver_classes and run again
status 4
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
