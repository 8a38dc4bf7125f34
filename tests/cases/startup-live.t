VMware's programs and their service in running systems: nothing is started
unless asked for, and all of it goes.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ programs m; new() { { cat "$SRC/tests/guest/guests/$1.guest"; echo 'file /usr/lib/isaexec 0555 isaexec'; echo 'file /usr/bin/bash 0755 bash'; shift; for fact; do echo "$fact"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; guest_listing g >was; : >g/state/log; }
$ it() { guest -m m g install-tools "$@"; }
$ state() { guest g svcs -H -o state,fmri svc:/system/vmware-tools; }
$ new sol11.1; it --components startup | tail -n 2; calls g | grep svc; state; guest g install-tools verify -q && echo right
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed and verified; no reboot is needed
svcs: Pattern 'svc:/system/vmware-tools' doesn't match any instances
right
$ it --components startup --start-services | sed -n '/^Plan/,$p'; calls g | grep svc; state
Plan      4 changes
          replace  lib/svc/manifest/system/vmware-tools.xml: of VMware's programs
          run      bootadm update-archive: by the system's own program
          run      svccfg import /lib/svc/manifest/system/vmware-tools.xml: by the system's own program
          run      svcadm enable svc:/system/vmware-tools:default: by the system's own program
Changing  /
          done     lib/svc/manifest/system/vmware-tools.xml
          done     bootadm update-archive
          done     svccfg import /lib/svc/manifest/system/vmware-tools.xml
          done     svcadm enable svc:/system/vmware-tools:default
note      addresses are configured on e1000g0 (ifconfig -a), and none on vmxnet3s0: they stay there until you move them
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed and verified; no reboot is needed
svcs -H -o state,fmri svc:/system/vmware-tools -> 1
svccfg import /lib/svc/manifest/system/vmware-tools.xml -> 0
svcadm enable svc:/system/vmware-tools:default -> 0
svcs svc:/system/vmware-tools:default -> 0
svcs -H -o state svc:/system/vmware-tools:default -> 0
online         svc:/system/vmware-tools:default
$ it --components startup --start-services | tail -n 2; guest g install-tools verify -q && echo right
Plan      0 changes
Result    nothing to do, everything is as it should be
right
$ : >g/state/log; it uninstall | sed -n '/^Plan/,/^Changing/p' | grep -e run -e svc; calls g | grep svc; state; guest_listing g | diff was -
          run      svcadm disable -s svc:/system/vmware-tools:default: by the system's own program
          run      svccfg delete -f svc:/system/vmware-tools: by the system's own program
          remove   usr/lib/vmware-tools/plugins64/vmsvc/libtimeSync.so: was not there before the first install
          remove   usr/lib/vmware-tools/plugins32/vmsvc/libtimeSync.so: was not there before the first install
          remove   lib/svc/manifest/system/vmware-tools.xml: was not there before the first install
          remove   usr/lib/vmware-tools/plugins64/vmsvc: if it is empty then
          remove   usr/lib/vmware-tools/plugins32/vmsvc: if it is empty then
          remove   lib/svc/manifest/system: if it is empty then
          remove   lib/svc/manifest: if it is empty then
          remove   lib/svc: if it is empty then
          run      bootadm update-archive: by the system's own program
svcs -H -o state svc:/system/vmware-tools:default -> 0
svcs -H -o state svc:/system/vmware-tools:default -> 0
svcadm disable -s svc:/system/vmware-tools:default -> 0
svccfg delete -f svc:/system/vmware-tools -> 0
svcs svc:/system/vmware-tools:default -> 1
svcs: Pattern 'svc:/system/vmware-tools' doesn't match any instances
96a97
> d 755 ./var/lib
[1]
$ : "a service that does not start; a failure undoes the service too"
$ new sol11.1 'service-fails svc:/system/vmware-tools:default'; it --components startup --start-services | sed -n '/^Changing/,$p' | grep -v ' done '
Changing  /
warning   the service svc:/system/vmware-tools:default is not online but in the state maintenance
          "svcs -xv system/vmware-tools" tells why
note      addresses are configured on e1000g0 (ifconfig -a), and none on vmxnet3s0: they stay there until you move them
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed and verified; no reboot is needed
$ new sol11.1; guest -m m -i 'svcadm:1:exit=1' g install-tools -q --components startup --start-services; state; calls g | grep svc; guest_listing g | diff was -
install-tools: svcadm: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
svcs: Pattern 'svc:/system/vmware-tools' doesn't match any instances
svccfg import /lib/svc/manifest/system/vmware-tools.xml -> 0
svcadm enable svc:/system/vmware-tools:default -> 1
svcadm disable svc:/system/vmware-tools:default -> 0
svccfg delete -f svc:/system/vmware-tools -> 0
svcs svc:/system/vmware-tools:default -> 1
svcs -H -o state,fmri svc:/system/vmware-tools -> 1
$ new sol11.1; guest -m m -i 'svccfg:1:exit=1' g install-tools -q --components network,startup --start-services; state; guest_listing g | diff was -
install-tools: svccfg: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
svcs: Pattern 'svc:/system/vmware-tools' doesn't match any instances
$ : "Solaris 10: run levels, for the next boot"
$ new sol10u11; it -q --components startup --start-services; calls g | grep svc; ls -l g/tree/etc/rc2.d | grep -c vmware; guest g install-tools uninstall | grep ^note; guest_listing g | diff was -
1
note      what VMware's script started goes on until the next boot
93a94
> d 755 ./var/lib
[1]
$ : "open-vm-tools of a package serves 11.4"
$ new sol11.4 'file /usr/bin/vmtoolsd 0555 x'; it -q --components userland; it -q && echo drivers installed
install-tools: /: the package system/virtualization/open-vm-tools serves this guest already
  leave the component userland out, or remove that package first
drivers installed
$ : "a failure while it is taken away brings the service back"
$ for i in svcadm:2:exit=1 svccfg:2:exit=1 svccfg:2:kill-after rem_drv:1:exit=1; do new sol11.1; it -q --components network,startup --start-services; guest_listing g >full; guest -i $i g install-tools uninstall -q; echo "status $?"; state; guest_listing g | diff full -; done
install-tools: svcadm: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
status 1
online         svc:/system/vmware-tools:default
install-tools: svccfg: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
status 1
online         svc:/system/vmware-tools:default
install-tools: svccfg: was ended by signal 9
  everything was put back; its messages are in /var/log/install-tools.log
status 1
online         svc:/system/vmware-tools:default
install-tools: rem_drv: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
status 1
online         svc:/system/vmware-tools:default
$ new sol11.1; it -q --components startup; : >g/state/log; it -q --components startup; guest g install-tools status >/dev/null; calls g | grep pkg
[1]
$ : "killed while the service changes: recover ends it, one way or the other"
$ for i in svccfg:2 svcadm:2; do new sol11.1; it -q --components network,startup --start-services; guest_listing g >full; guest -i $i:signal-caller=9 g install-tools uninstall -q 2>/dev/null; guest g install-tools recover | tail -n 1; state; guest g install-tools verify -q && echo whole; done 2>&1 | grep -v ^Killed
Result    the interrupted run was taken back; this root is as before
online         svc:/system/vmware-tools:default
whole
Result    the interrupted run was finished; everything is in place
svcs: Pattern 'svc:/system/vmware-tools' doesn't match any instances
whole
$ for i in svccfg:1 svcadm:1; do new sol11.1; guest -m m -i $i:signal-caller=9 g install-tools -q --components network,startup --start-services 2>/dev/null; guest g install-tools recover | tail -n 1; state; guest g install-tools verify -q && echo whole; done 2>&1 | grep -v ^Killed
Result    the interrupted run was finished; everything is in place
online         svc:/system/vmware-tools:default
whole
Result    the interrupted run was finished; everything is in place
online         svc:/system/vmware-tools:default
whole
$ : "svccfg does not do what it says"
$ new sol11.1; guest -m m -i 'svccfg:1:lie' -i 'svcadm:1:lie' g install-tools -q --components network,startup --start-services; echo "status $?"; state; guest_listing g | diff was -
install-tools: svcs: ended with status 1: svcs: Pattern 'svc:/system/vmware-tools:default' doesn't match any instances
  everything was put back; its messages are in /var/log/install-tools.log
status 1
svcs: Pattern 'svc:/system/vmware-tools' doesn't match any instances
$ new sol11.1; it -q --components network,startup --start-services; guest_listing g >full; guest -i 'svccfg:2:lie' g install-tools uninstall -q; echo "status $?"; state; guest_listing g | diff full - && guest g install-tools uninstall -q; state
install-tools: svcs: does not say that svc:/system/vmware-tools:default is gone
  everything was put back; its messages are in /var/log/install-tools.log
status 1
online         svc:/system/vmware-tools:default
svcs: Pattern 'svc:/system/vmware-tools' doesn't match any instances
[1]
