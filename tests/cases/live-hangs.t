Programs of a running system that hang: a question is given up after a while,
what changes something is waited for until a signal comes.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ guest -k h sol11.1 zonename >/dev/null; guest_listing h >was; command="install-tools -q --answer-within 2"
$ hung() { rm -rf g; n=$#; for what; do set -- "$@" -i "$what"; done; shift $n; top_builddir=$BUILT timeout -s KILL 60 sh "$SRC/tests/guest/run" -m "$SAMPLES/media/cd" -k g "$@" sol11.1 $command 2>&1; echo "status $?"; guest_listing g | diff was - >changes; rm -f g/state/inject; if [ -s changes ]; then guest g install-tools verify -q && echo NEW; else echo OLD; fi; }
$ : "questions"
$ hung 'zonename:*:hang'
install-tools: /sbin/zonename: did not answer within 2 seconds and is not asked again
install-tools: /: zonename does not tell which zone this is
  run again, in the global zone
status 4
OLD
$ hung 'smbios:*:hang'
install-tools: /usr/sbin/smbios -t SMB_TYPE_SYSTEM: did not answer within 2 seconds and is not asked again
status 0
NEW
$ hung 'smbios:*:hang' 'prtdiag:*:hang'
install-tools: /usr/sbin/smbios -t SMB_TYPE_SYSTEM: did not answer within 2 seconds and is not asked again
install-tools: /usr/sbin/prtdiag: did not answer within 2 seconds and is not asked again
install-tools: /: this machine does not say that VMware made it: the drivers would find no adapter
  run in the guest, or with --any-host if you know better
status 4
OLD
$ hung 'prtconf:*:hang' 'modinfo:*:hang' 'pkg:*:hang'
install-tools: /usr/bin/pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s: did not answer within 2 seconds and is not asked again
install-tools: /usr/sbin/prtconf -D: did not answer within 2 seconds and is not asked again
install-tools: prtconf: did not answer in time
  run again; without what it tells of the network nothing is tuned (install: --tune none)
status 1
OLD
$ : "once is enough"
$ grep -c 'hangs' g/state/log
2
$ : "it does not obey, and is killed"
$ hung 'smbios:*:hang' 'smbios:*:stubborn'
install-tools: /usr/sbin/smbios -t SMB_TYPE_SYSTEM: did not answer within 2 seconds and is not asked again
status 0
NEW
$ : "it has told all, and does not end: that is no answer"
$ hung 'smbios:*:hang-after'
install-tools: /usr/sbin/smbios -t SMB_TYPE_SYSTEM: did not answer within 2 seconds and is not asked again
status 0
NEW
$ : "a signal: nothing was changed"
$ hung 'pkg:1:hang' 'pkg:1:signal-caller=15'
install-tools: /usr/bin/pkg: was stopped by a signal before it answered
status 1
OLD
$ hung 'pkg:1:hang' 'pkg:1:stubborn' 'pkg:1:signal-caller=15'
install-tools: /usr/bin/pkg: was stopped by a signal before it answered
status 1
OLD
$ : "what changes something is not ended by itself, a signal leaves it a second"
$ hung 'add_drv:1:hang' 'add_drv:1:signal-caller=15'
install-tools: /usr/sbin/add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s: has 1 second to end by itself; another ^C ends it now
install-tools: add_drv: was ended by signal 15
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
$ hung 'add_drv:2:hang-after' 'add_drv:2:signal-caller=15'
install-tools: /usr/sbin/add_drv -m '* 0600 root sys' -i '"pci15ad,720"' vmxnet: has 1 second to end by itself; another ^C ends it now
install-tools: add_drv: was ended by signal 15
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
$ hung 'add_drv:2:hang' 'add_drv:2:stubborn' 'add_drv:2:signal-caller=15'
install-tools: /usr/sbin/add_drv -m '* 0600 root sys' -i '"pci15ad,720"' vmxnet: has 1 second to end by itself; another ^C ends it now
install-tools: add_drv: was ended by signal 9
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
$ hung 'devfsadm:1:hang' 'add_drv:1:signal-caller=15'
install-tools: /usr/sbin/add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s: has 1 second to end by itself; another ^C ends it now
install-tools: add_drv: was ended by signal 15
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
$ hung 'bootadm:1:hang' 'bootadm:1:signal-caller=15'
install-tools: /sbin/bootadm update-archive: has 1 second to end by itself; another ^C ends it now
install-tools: bootadm: was ended by signal 15
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
$ hung 'bootadm:1:hang-after' 'bootadm:1:signal-caller=15'
install-tools: /sbin/bootadm update-archive: has 1 second to end by itself; another ^C ends it now
install-tools: bootadm: was ended by signal 15
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
$ : "the way back hangs, too: the archive is asked about, and made anew"
$ hung 'bootadm:1:hang-after' 'bootadm:2:hang' 'bootadm:1:signal-caller=15' 'bootadm:2:signal-caller=15'
install-tools: /sbin/bootadm update-archive: has 1 second to end by itself; another ^C ends it now
install-tools: /sbin/bootadm update-archive: has 1 second to end by itself; another ^C ends it now
install-tools: bootadm: was ended by signal 15
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
$ grep bootadm g/state/log
bootadm update-archive -> hangs
bootadm update-archive -> hangs
bootadm update-archive -n -> 1
bootadm update-archive -> 0
bootadm update-archive -n -> 0
$ : "other commands; a bad number"
$ command="install-tools -q --answer-within 2"; hung 'x:1:lie'; for c in uninstall repair; do guest -i 'modinfo:*:hang' -i 'prtconf:*:hang' -i 'svcs:*:hang' g install-tools $c -q --answer-within 2; echo "status $?"; rm -f g/state/inject; done
status 0
NEW
install-tools: /usr/sbin/modinfo: did not answer within 2 seconds and is not asked again
status 0
status 0
$ guest g install-tools --answer-within 0; guest g install-tools --answer-within x1
install-tools: --answer-within: "0" is not a number of seconds from 1 to 86400
  "install-tools --help" lists what there is
install-tools: --answer-within: "x1" is not a number of seconds from 1 to 86400
  "install-tools --help" lists what there is
[2]
$ : "what reads a setting back is ended when it does not answer, as who changed the MTU of his own connection may not be there to do it: all is as before"
$ . "$SRC/tests/guest/lib.sh"
$ now() { inside dladm show-link -p -o link,mtu; inside ipadm show-prop -c -o current -p max_buf tcp; inside ipadm show-prop -c -o current -p _lso_outbound ip; }
$ for call in dladm:5 ipadm:9 ipadm:10; do new_guest sol11.2 'tools 11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; inside dladm show-link -p -o mtu; inside ipadm show-prop -c -o current -p send_buf tcp; echo "$call:hang" >g/state/inject; unfaked timeout -s KILL 30 "$BUILT/tests/guest/enter" g "$BUILT/tests/guest/runtime" "$BUILT/installer/install-tools" install-tools tune apply -q --profile jumbo --live --answer-within 1; echo "status $?"; rm -f g/state/inject; now; inside install-tools tune confirm | tail -n 1; done
1500
49152
install-tools: /sbin/dladm show-link -p -o link,mtu: did not answer within 1 second
install-tools: accept-jumbo net0 vmxnet3s0: was set to 9000, and reads nothing
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
net0:1500
1048576
1
Result    nothing waits for a confirmation: nothing is tuned here
1500
49152
install-tools: /sbin/ipadm show-prop -c -o property,current,persistent -p _lso_outbound ip: did not answer within 1 second
install-tools: ipadm ip _lso_outbound: was set to 0, and reads nothing
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
net0:1500
1048576
1
Result    nothing waits for a confirmation: nothing is tuned here
1500
49152
install-tools: /sbin/ipadm show-prop -c -o property,current,persistent -p max_buf,send_buf,recv_buf tcp: did not answer within 1 second
install-tools: ipadm tcp max_buf: was set to 4194304, and reads nothing, stored nothing
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
net0:1500
1048576
1
Result    nothing waits for a confirmation: nothing is tuned here
$ : "and the log does not take it for one that succeeded"
$ sed -n 's/^[^ ]* [0-9]* \(.*max_buf,.*: .*\)/\1/p' g/tree/var/log/install-tools.log
/sbin/ipadm show-prop -c -o property,current,persistent -p max_buf,send_buf,recv_buf tcp: no answer in time
/sbin/ipadm show-prop -c -o property,current,persistent -p max_buf,send_buf,recv_buf tcp: status 0
