The programs that know of services fail, hang, say nothing or something else
when VMware's programs are installed with their service, or taken away: all is
as before, or complete, and where nothing proves it, recover ends it.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ programs m; { cat "$SRC/tests/guest/guests/sol11.1.guest"; echo 'file /usr/lib/isaexec 0555 isaexec'; echo 'file /usr/bin/bash 0755 bash'; } >x.guest; guest -k base ./x.guest zonename >/dev/null
$ state() { guest g svcs -H -o state,fmri svc:/system/vmware-tools; guest_listing g; }
$ cp -a base g; state >absent 2>&1; install="install -q --components network,vmmemctl,vmhgfs,vmblock,userland,startup --start-services"; guest -m m g install-tools $install; state >there; rm -rf full; cp -a g full; : >g/state/log; guest g install-tools uninstall -q; state >gone 2>&1; grep '^svc' g/state/log
svcs -H -o state svc:/system/vmware-tools:default -> 0
svcs -H -o state svc:/system/vmware-tools:default -> 0
svcadm disable -s svc:/system/vmware-tools:default -> 0
svccfg delete -f svc:/system/vmware-tools -> 0
svcs svc:/system/vmware-tools:default -> 1
svcs -H -o state,fmri svc:/system/vmware-tools -> 1
$ is() { state >now 2>&1; for what; do ! cmp -s now $what || { echo "$what"; return; }; done; echo 'neither'; }
$ lied() { rm -rf g; cp -a $1 g; was=$2 will=$3; shift 3; top_builddir=$BUILT timeout -s KILL 60 sh "$SRC/tests/guest/run" -m m "$@" 2>&1 | grep -v -e 'are in /var' -e 'did not answer within'; rm -f g/state/inject; now=$(is $was $will); [ "$now" != neither ] && guest g install-tools verify -q >/dev/null 2>&1 || guest g install-tools recover | tail -n 1; is $was $will; }
$ come() { echo "- $*"; for row; do set -- "$@" -i "$row"; shift; done; lied base absent there "$@" g install-tools $install --answer-within 1; }
$ go() { echo "- $*"; for row; do set -- "$@" -i "$row"; shift; done; lied full there gone "$@" g install-tools uninstall -q --answer-within 1; }
$ : "the proof that it is there: who hangs, or does not name it, proves nothing"
$ for i in hang hang-after kill quiet stdout=nonsense swap; do come svcs:1:$i; done
- svcs:1:hang
install-tools: svcs: did not answer in time
absent
- svcs:1:hang-after
install-tools: svcs: did not answer in time
absent
- svcs:1:kill
install-tools: svcs: was ended by signal 9
absent
- svcs:1:quiet
install-tools: svcs: does not say that svc:/system/vmware-tools:default is there
absent
- svcs:1:stdout=nonsense
there
- svcs:1:swap
install-tools: svcs: does not say that svc:/system/vmware-tools:default is there
absent
$ come svcs:1:lie 'svcs:1:stdout=online  10:00:00 svc:/system/other:default'
- svcs:1:lie svcs:1:stdout=online  10:00:00 svc:/system/other:default
install-tools: svcs: does not say that svc:/system/vmware-tools:default is there
absent
$ come svccfg:1:lie svcadm:1:lie svcs:1:lie
- svccfg:1:lie svcadm:1:lie svcs:1:lie
install-tools: svcs: does not say that svc:/system/vmware-tools:default is there
absent
$ : "the others"
$ for i in svccfg svcadm; do for how in exit-after=1 kill-after lie swap; do come $i:1:$how; done; done
- svccfg:1:exit-after=1
install-tools: svccfg: ended with status 1
absent
- svccfg:1:kill-after
install-tools: svccfg: was ended by signal 9
absent
- svccfg:1:lie
install-tools: svcadm: ended with status 1: svcadm: Pattern 'svc:/system/vmware-tools:default' doesn't match any instances
absent
- svccfg:1:swap
there
- svcadm:1:exit-after=1
install-tools: svcadm: ended with status 1
absent
- svcadm:1:kill-after
install-tools: svcadm: was ended by signal 9
absent
- svcadm:1:lie
there
- svcadm:1:swap
there
$ : "what changes something and hangs is waited for until a signal comes"
$ for i in svccfg svcadm; do come $i:1:hang $i:1:signal-caller=15; go $i:2:hang-after $i:2:signal-caller=15; done
- svccfg:1:hang svccfg:1:signal-caller=15
install-tools: /usr/sbin/svccfg import /lib/svc/manifest/system/vmware-tools.xml: has 1 second to end by itself; another ^C ends it now
install-tools: svccfg: was ended by signal 15
absent
- svccfg:2:hang-after svccfg:2:signal-caller=15
install-tools: /usr/sbin/svccfg delete -f svc:/system/vmware-tools: has 1 second to end by itself; another ^C ends it now
install-tools: svccfg: was ended by signal 15
there
- svcadm:1:hang svcadm:1:signal-caller=15
install-tools: /usr/sbin/svcadm enable svc:/system/vmware-tools:default: has 1 second to end by itself; another ^C ends it now
install-tools: svcadm: was ended by signal 15
absent
- svcadm:2:hang-after svcadm:2:signal-caller=15
install-tools: /usr/sbin/svcadm disable -s svc:/system/vmware-tools:default: has 1 second to end by itself; another ^C ends it now
install-tools: svcadm: was ended by signal 15
there
$ : "nothing proves that it is gone again"
$ come 'svcs:*:exit=1'
- svcs:*:exit=1
install-tools: svcs: does not say that svc:/system/vmware-tools:default is gone
  put this right, then "install-tools recover" brings everything back
Result    the interrupted run was taken back; this root is as before
absent
$ come 'svcs:*:lie'
- svcs:*:lie
install-tools: svcs: does not say that svc:/system/vmware-tools:default is gone
  put this right, then "install-tools recover" brings everything back
Result    the interrupted run was taken back; this root is as before
absent
$ come 'svcs:*:hang'
- svcs:*:hang
install-tools: svcs: does not say that svc:/system/vmware-tools:default is gone
  put this right, then "install-tools recover" brings everything back
Result    the interrupted run was taken back; this root is as before
absent
$ : "going"
$ n=$(stat -c %s full/state/calls.svcs); for i in hang exit=1 lie; do go svcs:$((n + 1)):$i; done; for i in hang exit=1 lie swap; do go svcs:$((n + 3)):$i; done
- svcs:5:hang
install-tools: svcs: does not tell the state of svc:/system/vmware-tools:default
  run again
there
- svcs:5:exit=1
gone
- svcs:5:lie
gone
- svcs:7:hang
install-tools: svcs: does not say that svc:/system/vmware-tools:default is gone
there
- svcs:7:exit=1
install-tools: svcs: does not say that svc:/system/vmware-tools:default is gone
there
- svcs:7:lie
install-tools: svcs: does not say that svc:/system/vmware-tools:default is gone
there
- svcs:7:swap
install-tools: svcs: does not say that svc:/system/vmware-tools:default is gone
there
$ go svcs:$((n + 3)):exit=1 "svcs:$((n + 3)):stderr=svcs: warning"
- svcs:7:exit=1 svcs:7:stderr=svcs: warning
install-tools: svcs: does not say that svc:/system/vmware-tools:default is gone
there
$ go 'svcs:*:hang'
- svcs:*:hang
install-tools: svcs: does not tell the state of svc:/system/vmware-tools:default
  run again
there
$ for i in svcadm svccfg; do for how in exit-after=1 kill-after lie swap; do go $i:2:$how; done; done
- svcadm:2:exit-after=1
install-tools: svcadm: ended with status 1
there
- svcadm:2:kill-after
install-tools: svcadm: was ended by signal 9
there
- svcadm:2:lie
gone
- svcadm:2:swap
gone
- svccfg:2:exit-after=1
install-tools: svccfg: ended with status 1
there
- svccfg:2:kill-after
install-tools: svccfg: was ended by signal 9
there
- svccfg:2:lie
install-tools: svcs: does not say that svc:/system/vmware-tools:default is gone
there
- svccfg:2:swap
gone
