With --new-be a clone of the running boot environment gets the drivers; the
running system stays as it is, and a clone that fails goes again.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ guest -k h sol11.1 zonename >/dev/null; guest_listing h >was
$ masked() { sed 's/install-tools\.[A-Za-z0-9]*/install-tools.X/g'; }
$ guest -k g sol11.1 install-tools --new-be | masked; calls g | masked; guest_listing g | diff was -
Boot env. install-tools-1, cloned from the running one
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     /media/VMware Tools
          directory holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      9 changes
          install  kernel/drv/vmxnet3s.conf: settings of the driver
          install  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          install  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          edit     etc/name_to_major: add 'vmxnet3s 7', add 'vmxnet 9'
          edit     etc/minor_perm: add 'vmxnet3s:* 0600 root sys', add 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"', add 'vmxnet "pci15ad,720"'
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
          create   reconfigure: the next boot looks for new devices
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /tmp/install-tools.X
          done     kernel/drv/vmxnet3s.conf
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/amd64/vmxnet
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     etc/driver/drv/vmxnet3s.conf
          done     reconfigure
          done     var/lib/install-tools/tuning.xml
Result    installed and verified; the drivers serve from the next boot of this root on
Boot env. install-tools-1 is used from the next boot on; the running one is as before
zonename -> 0
smbios -t SMB_TYPE_SYSTEM -> 0
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
beadm list -H -> 0
beadm create install-tools-1 -> 0
beadm mount install-tools-1 /tmp/install-tools.X -> 0
  /tmp/install-tools.X/boot/solaris/bin/create_ramdisk -> executed as root
bootadm update-archive -R /tmp/install-tools.X -> 0
bootadm update-archive -n -R /tmp/install-tools.X -> 0
beadm unmount install-tools-1 -> 0
beadm activate install-tools-1 -> 0
beadm list -H -> 0
$ guest g beadm list -H; guest g install-tools status | tail -n 1
solaris;;N;/;4402341478;static;1353146472
install-tools-1;;R;;4402341478;static;1353146472
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
$ guest g install-tools -q --new-be=drivers; guest g beadm list -H
solaris;;N;/;4402341478;static;1353146472
install-tools-1;;;;4402341478;static;1353146472
drivers;;R;;4402341478;static;1353146472
$ try() { rm -rf g; guest -k g -i "$1" sol11.1 install-tools -q --new-be=new; echo "status $?"; guest_listing g | diff was -; guest g beadm list -H; }
$ try beadm:3:exit=1
install-tools: new: the boot environment cannot be mounted
  the running system is as before; the messages are in /var/log/install-tools.log
status 1
solaris;;NR;/;4402341478;static;1353146472
$ try beadm:2:exit=1
install-tools: new: the boot environment cannot be made
  the running system is as before; the messages are in /var/log/install-tools.log
status 1
solaris;;NR;/;4402341478;static;1353146472
$ try beadm:5:exit=1
install-tools: new: the boot environment cannot be activated
  the running system is as before; the messages are in /var/log/install-tools.log
status 1
solaris;;NR;/;4402341478;static;1353146472
$ try bootadm:1:exit=1
install-tools: new: the boot environment cannot be given a boot archive
  the running system is as before; the messages are in /var/log/install-tools.log
status 1
solaris;;NR;/;4402341478;static;1353146472
$ : "it says that it did, and did not: 2009.06 would stop at its next boot"
$ rm -rf g; guest -k g -i bootadm:1:lie osol2009.06 install-tools -q --new-be=new; echo "status $?"; guest g beadm list -H | cut -d ';' -f 1-4
install-tools: new: the boot environment cannot be given a boot archive that is up to date
  the running system is as before; the messages are in /var/log/install-tools.log
status 1
opensolaris;;NR;/
$ guest -k k sol11.1 install-tools --new-be='a b'; guest k install-tools --new-be --root /tmp
install-tools: a b: is not a valid name for a boot environment
  use letters, digits, "-", "_" and "."
install-tools: --new-be: contradicts --root
  "install-tools --help" lists what there is
[2]
$ guest -k l sol10u11 install-tools --new-be
install-tools: /: has no boot environments: there is no beadm
  install without --new-be; on Solaris 10 lucreate makes a copy to name with --root
[4]
$ guest -k o omnios install-tools --new-be
System    OmniOS r151048, 64-bit kernel: native
Result    nothing to do: illumos maintains its own drivers for VMware's devices
$ : "a plan is that of the clone, which is made later"
$ guest h install-tools plan --new-be | sed -n '1p;/^Tuning/,/^warn/p;/^Plan/,$p'; calls h | grep -c 'beadm create'; guest_listing h | diff was -
Boot env. install-tools-1 would be cloned from the running one
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      9 changes
          install  kernel/drv/vmxnet3s.conf: settings of the driver
          install  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          install  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          edit     etc/name_to_major: add 'vmxnet3s 7', add 'vmxnet 9'
          edit     etc/minor_perm: add 'vmxnet3s:* 0600 root sys', add 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"', add 'vmxnet "pci15ad,720"'
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
          create   reconfigure: the next boot looks for new devices
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    nothing was written: this was a dry run
0
$ guest h install-tools --dry-run --new-be=solaris; guest l install-tools plan --new-be -q
install-tools: solaris: there is a boot environment of that name
  name another one, or none: "--new-be" finds a name
install-tools: /: has no boot environments: there is no beadm
  install without --new-be; on Solaris 10 lucreate makes a copy to name with --root
[4]
$ : "it does more than it says, or less"
$ try beadm:2:exit-after=1
install-tools: new: the boot environment cannot be made
  the running system is as before; the messages are in /var/log/install-tools.log
status 1
solaris;;NR;/;4402341478;static;1353146472
$ try beadm:2:lie
install-tools: new: the boot environment cannot be mounted: new does not exist or appear to be a valid BE.
  the running system is as before; the messages are in /var/log/install-tools.log
status 1
solaris;;NR;/;4402341478;static;1353146472
$ try beadm:3:exit-after=1
install-tools: new: the boot environment cannot be mounted
  the running system is as before; the messages are in /var/log/install-tools.log
status 1
solaris;;NR;/;4402341478;static;1353146472
$ try beadm:3:lie 2>&1 | masked
install-tools: new: beadm mounted it, and it is not in /tmp/install-tools.X
  the running system is as before; the messages are in /var/log/install-tools.X
status 1
solaris;;NR;/;4402341478;static;1353146472
$ try beadm:4:lie 2>&1 | masked
install-tools: /tmp/install-tools.X: is still in use, though beadm unmounted it
  the running system is as before; the messages are in /var/log/install-tools.X
status 1
solaris;;NR;/;4402341478;static;1353146472
$ try beadm:5:lie
install-tools: new: beadm activated it, and does not list it so
  the running system is as before; the messages are in /var/log/install-tools.log
status 1
solaris;;NR;/;4402341478;static;1353146472
$ try beadm:5:exit-after=1
install-tools: new: the boot environment cannot be activated
  the running system is as before; the messages are in /var/log/install-tools.log
status 1
solaris;;NR;/;4402341478;static;1353146472
$ : "it does not even go back"
$ rm -rf g; guest -k g -i beadm:5:exit-after=1 -i beadm:7:exit=1 -i beadm:8:exit=1 sol11.1 install-tools -q --new-be=new; guest g beadm list -H; guest g beadm activate solaris; guest g beadm destroy -F new
install-tools: new: the boot environment is left, and used from the next boot on
  "beadm activate solaris", then "beadm destroy -F new" removes it
install-tools: new: the boot environment cannot be activated
  the running system is as before; the messages are in /var/log/install-tools.log
solaris;;N;/;4402341478;static;1353146472
new;;R;;4402341478;static;1353146472
Activated successfully
$ : "it hangs, and a signal comes: what it made goes"
$ rm -rf g; guest -k g -i beadm:2:hang-after -i beadm:2:signal-caller=15 sol11.1 install-tools -q --new-be=new --answer-within 2; guest g beadm list -H
install-tools: /usr/sbin/beadm create new: has 1 second to end by itself; another ^C ends it now
install-tools: new: the boot environment cannot be made
  the running system is as before; the messages are in /var/log/install-tools.log
solaris;;NR;/;4402341478;static;1353146472
$ : "what others made stays"
$ rm -rf g; guest -k g sol11.1 beadm create mine; guest g install-tools -q --new-be=mine; guest g beadm list -H
install-tools: mine: there is a boot environment of that name
  name another one, or none: "--new-be" finds a name
solaris;;NR;/;4402341478;static;1353146472
mine;;;;4402341478;static;1353146472
$ rm -rf g; guest -k g sol11.1 beadm create new; guest -i 'beadm:2:exit=1' g install-tools -q --new-be=new; guest g beadm list -H
install-tools: beadm: does not list the boot environments
  run "beadm list" to see why
solaris;;NR;/;4402341478;static;1353146472
new;;;;4402341478;static;1353146472
$ : "it mounts it elsewhere"
$ rm -rf g; guest -k g -i 'beadm:3:run=beadm mount new /mnt' -i 'beadm:3:lie' sol11.1 install-tools -q --new-be=new 2>&1 | masked; guest g beadm list -H
install-tools: new: beadm mounted it, and it is not in /tmp/install-tools.X
  the running system is as before; the messages are in /var/log/install-tools.X
solaris;;NR;/;4402341478;static;1353146472
$ : "what is wrong in the clone is so in the running system, where it can be mended"
$ new() { { echo 'system sol11.1'; echo 'adapter vmxnet3'; for fact; do echo "$fact"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; }
$ for fact in "line /etc/name_to_major damaged" "file /etc/name_to_major.hold 644 x" "directory /kernel/drv/vmxnet3s.conf 755" "remove /etc/minor_perm"; do new "$fact"; guest g install-tools -q --new-be=new; echo "status $?"; guest g beadm list -H; done
install-tools: new: /etc/name_to_major: line 21 has one field only: damaged
  in the running system, of which this is a clone: correct line 21 by hand or restore the file from a backup
status 4
solaris;;NR;/;4402341478;static;1353146472
install-tools: new: /etc/name_to_major.hold: was left behind by a rem_drv or update_drv that died
  in the running system, of which this is a clone: compare it with etc/name_to_major, remove it and run again
status 4
solaris;;NR;/;4402341478;static;1353146472
install-tools: new: /kernel/drv/vmxnet3s.conf: is not a regular file
  in the running system, of which this is a clone: move it away and run again
status 4
solaris;;NR;/;4402341478;static;1353146472
install-tools: new: /etc/minor_perm: is missing: no system is whole without it
  in the running system, of which this is a clone: restore it from a backup and run again
status 4
solaris;;NR;/;4402341478;static;1353146472
$ new "line /etc/name_to_major damaged"; guest g install-tools --new-be=new 2>&1 | tail -n 3; guest g install-tools --new-be=new --json | grep -e '"path"' -e '"remedy"'
install-tools: new: /etc/name_to_major: line 21 has one field only: damaged
  in the running system, of which this is a clone: correct line 21 by hand or restore the file from a backup
Boot env. new was removed again; the running one is as before
install-tools: new: /etc/name_to_major: line 21 has one field only: damaged
  in the running system, of which this is a clone: correct line 21 by hand or restore the file from a backup
    "path": "/media/VMware Tools",
        "remedy": null,
          "path": "new: /etc/name_to_major",
          "remedy": "in the running system, of which this is a clone: correct line 21 by hand or restore the file from a backup"
$ : "beadm mounts something else there"
$ new ''; guest -i 'beadm:3:run={ for d in /tmp/install-tools.*; do : >$d/x; done; }' -i 'beadm:3:lie' g install-tools -q --new-be=new 2>&1 | masked
install-tools: new: the boot environment is left
  "beadm destroy -F new" removes it
install-tools: new: beadm mounted it, and it is not in /tmp/install-tools.X
  the running system is as before; the messages are in /var/log/install-tools.X
$ : "rem_drv and update_drv are for the running system, without -b"
$ new 'line /etc/driver_aliases other "pci15ad,7b0"' 'line /etc/name_to_major other 270'; guest g install-tools -q --new-be=new
install-tools: new: the adapter of vmxnet3s already belongs to other in etc/driver_aliases line 9 (for add_drv alone: quotes are missing)
  in the running system, of which this is a clone: remove that entry (rem_drv or update_drv -d; by hand where these do not know it) if the adapter is to be served by vmxnet3s
[4]
