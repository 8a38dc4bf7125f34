A record that no longer says what is there is put right, and only then.

$ root r; install-tools -q --root r --media "$iso"
$ for d in vmxnet3s vmxnet; do cat "$SAMPLES/media/late/vmware-tools-distrib/lib/modules/binary/11_64/$d" >r/kernel/drv/amd64/$d; done
$ install-tools verify -q --root r
C  kernel/drv/amd64/vmxnet: contents are not what was installed
C  kernel/drv/amd64/vmxnet3s: contents are not what was installed
[3]
$ install-tools --root r --media "$SAMPLES/media/late"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/late
          directory, VMware Tools 9.10.0 build-2476743
          warning: who made it was not verified: VMware's media carry no signature
Tuning    vmxnet3s0  lso          off -> on, at the next boot (profile)
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
warning   vmxnet3s: accept-jumbo is not told to the network stack, only dladm is
warning   vmxnet3s: ask dladm for the property mtu alone, others answer garbage
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      2 changes
          edit     etc/driver/drv/vmxnet3s.conf: EnableLSO=1 for vmxnet3s0
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  r
          done     etc/driver/drv/vmxnet3s.conf
          done     var/lib/install-tools/tuning.xml
Result    installed and verified; the drivers serve from the next boot of this root on
$ install-tools verify -q --root r
$ listing r >before; cksum r/var/lib/install-tools/installed.xml >sum
$ install-tools -q --root r --media "$SAMPLES/media/late"
$ listing r | diff before -; cksum r/var/lib/install-tools/installed.xml | diff sum -
$ install-tools -q --root r --media "$SAMPLES/media/late" --components vmblock
$ install-tools -q --root r --media "$SAMPLES/media/late" --components vmhgfs
$ cksum r/var/lib/install-tools/installed.xml >sum
$ install-tools -q --root r --media "$SAMPLES/media/late" --components vmblock; install-tools -q --root r --media "$SAMPLES/media/late"
$ cksum r/var/lib/install-tools/installed.xml | diff sum -
$ : "files of ours and of the system that nobody has as large, and something else in the place of a directory"
$ for f in var/lib/install-tools/history etc/path_to_inst kernel/drv/amd64/vmxnet3s var/lib/install-tools/journal; do rm -rf r; root r; install-tools -q --root r --media "$media"; truncate -s 200M r/$f; install-tools -q --root r --media "$media" --components vmxnet3s >out 2>&1 && install-tools uninstall -q --root r >out 2>&1; echo "$f $?"; cut -c1-90 out; done
var/lib/install-tools/history 0
etc/path_to_inst 4
install-tools: r/etc/path_to_inst: is larger than N bytes
  no file of this name is as large: restore it from a backup
kernel/drv/amd64/vmxnet3s 4
install-tools: r/kernel/drv/amd64/vmxnet3s: is larger than N bytes
  no file of this name is as large: restore it from a backup
var/lib/install-tools/journal 7
install-tools: r/var/lib/install-tools/journal: is the journal of an interrupted run, and 
  files named .NAME.it... beside their targets belong to that run, those that end in "~" a
$ rm -r r; root r; install-tools -q --root r --media "$media"; rm -r r/var/lib/install-tools/backup; : >r/var/lib/install-tools/backup; install-tools uninstall -q --root r
install-tools: r/var/lib/install-tools/backup: cannot be reached: Not a directory
  move it away and run again
[4]
$ : "what only tells of earlier runs: of a history that is too long the end is kept, another media.seen is made"
$ rm -rf r; root r; install-tools -q --root r --media "$media"; h=r/var/lib/install-tools/history; sed -n 1p $h >line; truncate -s 3M $h; { echo; cat line; } >>$h; truncate -s 200M r/var/lib/install-tools/media.seen; rm r/kernel/drv/amd64/vmxnet; install-tools repair -q --root r --media "$media"; install-tools uninstall -q --root r; cut -f 2 $h
install
repair
uninstall
$ : "no file, but a folder, in the place of others"
$ for f in etc/name_to_major var/lib/install-tools/history var/lib/install-tools/media.seen var/lib/install-tools/tuning.xml; do rm -rf r; root r; install-tools -q --root r --media "$media"; rm r/$f r/kernel/drv/amd64/vmxnet; mkdir r/$f; install-tools repair -q --root r --media "$media"; echo "status $?"; install-tools uninstall -q --root r; echo "status $?"; done
install-tools: r/etc/name_to_major: is not a regular file
  put the file that belongs there in its place and run again
status 4
install-tools: r/etc/name_to_major: is not a regular file
  put the file that belongs there in its place and run again
status 4
install-tools: r/var/lib/install-tools/history: is not a regular file
  put the file that belongs there in its place and run again
status 4
install-tools: r/var/lib/install-tools/history: is not a regular file
  put the file that belongs there in its place and run again
status 4
status 0
install-tools: r/var/lib/install-tools/media.seen: is not a regular file
  move it away and run again
status 4
status 0
install-tools: r/var/lib/install-tools/tuning.xml: is not a regular file
  put the file that belongs there in its place and run again
status 4
