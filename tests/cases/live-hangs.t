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
