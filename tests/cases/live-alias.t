In a running system an alias that was lost is given back by update_drv where
that makes exactly the wanted table; else the table is replaced.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ new() { rm -rf g; guest -k g $1 install-tools -q; sed -i "${2:-/vmxnet3s/d}" g/tree/etc/driver_aliases; cp g/tree/etc/driver_aliases was; : >g/state/log; }
$ for s in sol11.1 sol10u11 osol2009.06 sol11.4; do new $s; guest g install-tools repair | sed -n '/^Plan/,$p' | grep -v ' done '; calls g | grep -e drv -e bootadm; guest g install-tools verify -q && tail -n 1 g/tree/etc/driver_aliases; done
Plan      3 changes
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"'
          run      update_drv -a -i '"pci15ad,7b0"' vmxnet3s: by the system's own program
          run      bootadm update-archive: by the system's own program
Changing  /
Result    repaired and verified; no reboot is needed
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
update_drv -a -i '"pci15ad,7b0"' vmxnet3s -> 0
bootadm update-archive -> 0
bootadm update-archive -n -> 0
bootadm update-archive -n -> 0
vmxnet3s "pci15ad,7b0"
Plan      3 changes
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"'
          run      update_drv -a -i '"pci15ad,7b0"' vmxnet3s: by the system's own program
          run      bootadm update-archive: by the system's own program
Changing  /
Result    repaired and verified; no reboot is needed
update_drv -a -i '"pci15ad,7b0"' vmxnet3s -> 0
bootadm update-archive -> 0
bootadm update-archive -n -> 0
bootadm update-archive -n -> 0
vmxnet3s "pci15ad,7b0"
Plan      3 changes
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"'
          run      update_drv -a -i '"pci15ad,7b0"' vmxnet3s: by the system's own program
          run      bootadm update-archive: by the system's own program
Changing  /
Result    repaired and verified; no reboot is needed
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
pkg search -l -H -o pkg.name /kernel/drv/vmxnet -> 1
update_drv -a -i '"pci15ad,7b0"' vmxnet3s -> 0
bootadm update-archive -> 0
bootadm update-archive -n -> 0
bootadm update-archive -n -> 0
vmxnet3s "pci15ad,7b0"
Plan      3 changes
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"'
          run      update_drv -a -i '"pci15ad,7b0"' vmxnet3s: by the system's own program
          run      bootadm update-archive: by the system's own program
Changing  /
Result    repaired and verified; no reboot is needed
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
update_drv -a -i '"pci15ad,7b0"' vmxnet3s -> 0
bootadm update-archive -> 0
bootadm update-archive -n -> 0
bootadm update-archive -n -> 0
vmxnet3s "pci15ad,7b0"
$ : "a program that fails, lies, is killed after its work"
$ for i in exit=1 lie exit-after=255 kill kill-after; do new sol11.1; guest -i "update_drv:1:$i" g install-tools repair -q; echo "status $?"; cmp was g/tree/etc/driver_aliases && calls g | grep drv; done
install-tools: update_drv: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
status 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
update_drv -a -i '"pci15ad,7b0"' vmxnet3s -> 1
install-tools: /etc/driver_aliases: is not what the system's program (add_drv, rem_drv or update_drv) was to make of it
  everything was put back; the system's messages are in /var/log/install-tools.log
status 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
update_drv -a -i '"pci15ad,7b0"' vmxnet3s -> 0
install-tools: update_drv: ended with status 255
  everything was put back; its messages are in /var/log/install-tools.log
status 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
update_drv -a -i '"pci15ad,7b0"' vmxnet3s -> 255
update_drv -d -i pci15ad,7b0 vmxnet3s -> 0
install-tools: update_drv: was ended by signal 9
  everything was put back; its messages are in /var/log/install-tools.log
status 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
update_drv -a -i '"pci15ad,7b0"' vmxnet3s -> signal 9
install-tools: update_drv: was ended by signal 9
  everything was put back; its messages are in /var/log/install-tools.log
status 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
update_drv -a -i '"pci15ad,7b0"' vmxnet3s -> signal 9
update_drv -d -i pci15ad,7b0 vmxnet3s -> 0
$ : "one that writes another line; a stale .hold; a last line without a newline"
$ new sol11.1; guest -i 'update_drv:1:stdout=x' g install-tools repair -q; guest g install-tools verify -q && echo right
right
$ new sol11.1; printf 'x "pci1,2"' >>g/tree/etc/driver_aliases; echo 'x 444' >>g/tree/etc/name_to_major; guest g install-tools repair | sed -n '/^Plan/,$p' | grep -e edit -e run -e Result; calls g | grep drv; guest g install-tools verify -q && echo right
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"'
          run      bootadm update-archive: by the system's own program
Result    repaired and verified; reboot to use it
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet -> 1
right
$ : "another alias of ours stands there instead: the table is replaced"
$ new sol11.1 's/"pci15ad,7b0"/"pci15ad,7b9"/'; guest g install-tools repair | sed -n '/^Plan/,$p' | grep -e edit -e run -e Result; guest g install-tools verify -q && echo right
          edit     etc/driver_aliases: drop 'vmxnet3s "pci15ad,7b9"', add 'vmxnet3s "pci15ad,7b0"'
          run      bootadm update-archive: by the system's own program
Result    repaired and verified; reboot to use it
right
