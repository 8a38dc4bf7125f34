Programs of the running system fail, lie and die: the databases and files are
as before, or everything is in place.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ guest -k h sol11.1 zonename >/dev/null; guest_listing h >was
$ try() { rm -rf g; guest -k g -i "$1" sol11.1 install-tools -q; echo "status $?"; guest_listing g | diff was - >changes; if [ -s changes ]; then guest g install-tools verify -q && echo NEW; else echo OLD; fi; }
$ try add_drv:1:exit=1
install-tools: add_drv: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
$ try add_drv:1:lie
install-tools: /etc/name_to_major: is not what the system's program (add_drv, rem_drv or update_drv) was to make of it
  everything was put back; the system's messages are in /var/log/install-tools.log
status 1
OLD
$ try add_drv:2:lie
install-tools: /etc/name_to_major: is not what the system's program (add_drv, rem_drv or update_drv) was to make of it
  everything was put back; the system's messages are in /var/log/install-tools.log
status 1
OLD
$ try add_drv:2:exit-after=1
install-tools: add_drv: ended with status 1: devfsadm: driver failed to attach: vmxnet; Warning: Driver (vmxnet) successfully added to system but failed to attach
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
$ try add_drv:1:kill
install-tools: add_drv: was ended by signal 9
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
$ try add_drv:2:kill-after
install-tools: add_drv: was ended by signal 9
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
$ for k in 1 2 3 4; do try add_drv:1:crash=$k 2>&1 | tail -n 1; done
OLD
OLD
OLD
OLD
$ try bootadm:1:exit=1
install-tools: bootadm: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
$ try bootadm:1:lie
install-tools: bootadm: says that it updated the boot archive, and that this is out of date
  everything was put back; see why "bootadm update-archive -v" leaves it so
status 1
OLD
$ : "bootadm never succeeds again: what else is as before, or done, is said, also by the run after our death"
$ try 'bootadm:*:exit=1'
install-tools: /: has a boot archive that is not up to date, and bootadm does not update it; all else is as before this run (bootadm: ended with status 1)
  run "bootadm update-archive" before the next boot
status 7
OLD
$ rm -rf g; guest -k g -i bootadm:3:exit=1 -i bootadm:4:exit=1 -i bootadm:5:exit=1 sol11.1 install-tools -q; echo "status $?"; guest g install-tools verify -q && echo NEW
install-tools: /: has a boot archive that is not up to date, and bootadm does not update it; all else is done and right
  run "bootadm update-archive" before the next boot
status 7
NEW
$ rm -rf g; guest -k g -i add_drv:1:signal-caller=9 -i 'bootadm:*:exit=1' sol11.1 install-tools -q >/dev/null 2>&1; guest g install-tools recover -q; echo "status $?"
install-tools: /: has a boot archive that is not up to date, and bootadm does not update it; the interrupted run was taken back
  run "bootadm update-archive" before the next boot
status 7
$ : "somebody damages a table while bootadm runs, after the proofs"
$ for g in sol11.1 sol11.1-perl; do test $g = sol11.1 && c=install || c='uninstall --vendor'; rm -rf g; guest -k g -i "bootadm:1:run=echo x >>/etc/driver_aliases; echo" $g install-tools $c -q; echo "status $?"; tail -n 1 g/tree/etc/driver_aliases; done
install-tools: etc/driver_aliases: was damaged while this run was at work (line 11 has one field only: x); all else is done and right
  correct line 11 by hand or restore the file from a backup
status 7
x
install-tools: etc/driver_aliases: was damaged while this run was at work (line 9 has one field only: x); all else is done and right
  correct line 9 by hand or restore the file from a backup
status 7
x
$ : "it dies before it tells: then nobody knows"
$ rm -rf g; guest -k g -i bootadm:3:kill -i bootadm:5:kill sol11.1 install-tools -q; echo "status $?"; guest g install-tools verify -q && echo NEW
install-tools: /: has a boot archive that may not be up to date: bootadm did not live to tell; all else is done and right
  run "bootadm update-archive" before the next boot
status 7
NEW
$ : "add_drv of Solaris 10 dies and leaves its lock: this run tells, not the next"
$ rm -rf g; guest -k g -i add_drv:1:crash=3 sol10u11 install-tools -q; echo "status $?"; rm g/tree/tmp/AdDrEm.lck; guest g install-tools -q && guest -i rem_drv:2:crash=2 g install-tools uninstall -q; echo "status $?"; ls g/tree/tmp
install-tools: add_drv: was ended by signal 9
  everything was put back; its messages are in /var/log/install-tools.log; but /tmp/AdDrEm.lck is left: remove it if no add_drv or rem_drv is running
status 1
install-tools: rem_drv: was ended by signal 9
  everything was put back; its messages are in /var/log/install-tools.log; but /tmp/AdDrEm.lck is left: remove it if no add_drv or rem_drv is running
status 1
AdDrEm.lck
$ try devfsadm:1:exit=1
status 0
NEW
$ try add_drv:1:signal-caller=15
status 0
NEW
$ : "our own death: the next run, or recover, decides by what is there"
$ try add_drv:1:signal-caller=9 >/dev/null 2>&1; guest g install-tools recover; guest g install-tools verify -q && echo NEW
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    the interrupted run was finished; everything is in place
NEW
$ try bootadm:1:signal-caller=9 >/dev/null 2>&1; guest g install-tools -q; guest g install-tools verify -q && echo NEW
NEW
$ : "the way out"
$ installed() { rm -rf g; guest -k g sol11.1 install-tools -q; guest_listing g >now; guest -i "$1" g install-tools uninstall -q; echo "status $?"; if guest_listing g | diff -q now - >/dev/null; then echo INSTALLED; else guest_listing g | diff -q was - >/dev/null && echo REMOVED; fi; }
$ installed rem_drv:1:lie
install-tools: /etc/name_to_major: is not what the system's program (add_drv, rem_drv or update_drv) was to make of it
  everything was put back; the system's messages are in /var/log/install-tools.log
status 1
INSTALLED
$ installed rem_drv:2:exit=1
install-tools: rem_drv: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
status 1
INSTALLED
$ installed rem_drv:1:kill-after
install-tools: rem_drv: was ended by signal 9
  everything was put back; its messages are in /var/log/install-tools.log
status 1
INSTALLED
$ for k in 1 2 3 4 5; do installed rem_drv:2:crash=$k 2>&1 | tail -n 1; done
INSTALLED
INSTALLED
INSTALLED
INSTALLED
INSTALLED
$ installed bootadm:4:exit=1
install-tools: bootadm: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
status 1
INSTALLED
