One link that cannot be set back keeps no other setting from going back, though
what holds it shows in no list, and dladm alone calls it busy.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ told() { echo "status $?"; sed -n -e '/^Tun/p' -e '/^warn/,/^   /p' -e '/^Res/p' out; inside dladm show-link -p -o link,mtu; }
$ free() { sed -i -e '/^opener/d' -e '/^datalink/d' g/state/facts; reboot zonename >/dev/null; }
$ back() { inside install-tools tune revert -q --replumb; echo "status $?"; inside dladm show-link -p -o link,mtu; guest_listing g | diff was -; }
$ two() { system=$1 p=$2; shift 2; new_guest $system 'adapter e1000' 'adapter e1000' "interface ${p}0 192.0.2.10/24" "interface ${p}1 198.51.100.10/24" "$@"; guest_listing g >was; inside install-tools tune apply -q --profile recommended --mtu 9000 --replumb; }
$ : "of two links one; the other and the buffers go back, and this one, too, when nobody has it open"
$ for s in 'sol11.1 net' 'sol11.4 net' 'openindiana e1000g' 'osol2009.06 e1000g'; do two $s; echo "opener ${p}1 snoop" >>g/state/facts; reboot install-tools tune revert --replumb >out; told; free; back; done
status 3
Tuning    net1 is busy: all else goes back without it
warning   net1: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
          take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
Result    what tuning had changed is as it was before, but for what is named above
net0:1500
net1:9000
status 0
net0:1500
net1:1500
status 3
Tuning    net1 is busy: all else goes back without it
warning   net1: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
          take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
Result    what tuning had changed is as it was before, but for what is named above
net0:1500
net1:9000
status 0
net0:1500
net1:1500
status 3
Tuning    e1000g1 is busy: all else goes back without it
warning   e1000g1: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
          take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
Result    what tuning had changed is as it was before, but for what is named above
e1000g0:1500
e1000g1:9000
status 0
e1000g0:1500
e1000g1:1500
status 3
Tuning    e1000g1 is busy: all else goes back without it
warning   e1000g1: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
          take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
Result    what tuning had changed is as it was before, but for what is named above
e1000g0:1500
e1000g1:9000
status 0
e1000g0:1500
e1000g1:1500
$ : "both, one after the other; then nothing is left to be done but to say so"
$ two sol11.2 net; echo 'opener net0 snoop' >>g/state/facts; echo 'opener net1 lldpd' >>g/state/facts; reboot install-tools tune revert --replumb >out; told; cp g/tree/var/lib/install-tools/tuning.xml left; inside install-tools tune revert --replumb >out; told; cmp left g/tree/var/lib/install-tools/tuning.xml; inside install-tools uninstall --json | grep -e '"code": "left'; free; back
status 3
Tuning    net0 is busy: all else goes back without it
warning   net0: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
          take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
Tuning    net1 is busy: all else goes back without it
warning   net0: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
          take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
warning   net1: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
          take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
Result    what tuning had changed is as it was before, but for what is named above
net0:9000
net1:9000
status 3
Tuning    net0 is busy: all else goes back without it
warning   net0: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
          take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
Tuning    net1 is busy: all else goes back without it
warning   net0: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
          take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
warning   net1: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
          take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
Result    nothing could be done: what is named above stays tuned
net0:9000
net1:9000
          "code": "left-tuned",
          "code": "left-tuned",
status 0
net0:1500
net1:1500
$ : "its own interface, which was taken down for it, is no such program"
$ two omnios e1000g; inside install-tools tune revert >out; told; back
status 0
Result    everything that tuning had changed is as it was before
e1000g0:1500
e1000g1:1500
status 0
e1000g0:1500
e1000g1:1500
$ : "an interface that would not come back as it is, by what was done since"
$ two omnios e1000g; inside ipadm delete-addr e1000g0/v4; inside ipadm create-addr -t -T static -a 192.0.2.11/24 e1000g0/v4; inside install-tools tune revert --replumb >out; told; inside ipadm delete-addr e1000g0/v4; inside ipadm create-addr -T static -a 192.0.2.10/24 e1000g0/v4; inside install-tools tune revert -q --replumb; inside dladm show-link -p -o link,mtu
status 3
warning   e1000g0: its MTU is not set back to 1500 now: its interface is not to be taken down: it has an address that ipadm has not stored, which would not come back
          take its addresses away, and give them back after this, then run "install-tools tune revert" again
Result    what tuning had changed is as it was before, but for what is named above
e1000g0:9000
e1000g1:1500
e1000g0:1500
e1000g1:1500
$ : "what nobody confirmed is taken back but for it, and keeps no other run from its end"
$ two sol11.3 net; echo 'opener net1 snoop' >>g/state/facts; echo 1 >g/tree/var/lib/install-tools/confirm; reboot install-tools recover >out; told; free; back
status 3
Tuning    was not confirmed in time, and is reverted first
Tuning    net1 is busy: all else goes back without it
warning   net1: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
          take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
Result    what nobody confirmed in time was reverted, but for what is named above
net0:1500
net1:9000
status 0
net0:1500
net1:1500
$ : "uninstall: the drivers go all the same, and what is left is known to the next tune revert"
$ new_guest sol11.1 'adapter vmxnet3' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; mkdir -p m; cp -r "$SAMPLES/media/late/vmware-tools-distrib" m; inside zonename; guest -m m g install-tools install -q --tune none; reboot install-tools tune apply -q --profile recommended --mtu 9000 --live; echo 'datalink up0 vnic net1' >>g/state/facts; reboot install-tools uninstall >out; told; ls g/tree/var/lib/install-tools; ls g/tree/kernel/drv/amd64 | grep vmxnet3s; ls g/tree/var/lib/install-tools/backup; free; inside install-tools tune revert >out; told; ls g/tree/var/lib/install-tools
global
status 3
warning   net1: its MTU is not set back to 1500 now: up0 (vnic) lies over it
          take up0 away, then run "install-tools tune revert" again
Result    removed; what install-tools had changed is as it was before the first install, but for what is named above; what runs of it goes on until the next boot
net0:1500
net1:9000
up0:9000
backup
history
lock
tuning.xml
status 0
warning   net1: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; "dladm reset-linkprop -p mtu" does it where the link is there again
Plan      0 changes
Changing  /
Result    what tuning had changed is as it was before, but for the links named above, which the system has no more
Result    what tuning had changed is as it was before, but for the links named above, which the system has no more
backup
history
lock
$ : "with -q what did not go back is said all the same, of several roots with the name of the root"
$ for c in 'tune revert --replumb' uninstall; do two sol11.1 net; echo 'opener net1 snoop' >>g/state/facts; reboot zonename >/dev/null; at install-tools $c -q; echo "status $?"; done
1: warning   net1: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
1:           take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
status 3
1: warning   net1: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
1:           take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
status 3
$ two sol11.1 net; mkdir r; root r/a; install-tools tune revert -q --root g/tree --root r/a | sed 's/remedy//'
Root      g/tree
warning   net0: its MTU stays stored: only a program of the running system takes it out of its store
          boot it, then run "install-tools tune revert" there
warning   net1: its MTU stays stored: only a program of the running system takes it out of its store
          boot it, then run "install-tools tune revert" there
warning   tcp: max_buf stays stored: only a program of the running system takes it out of its store
          boot it, then run "install-tools tune revert" there
warning   tcp: send_buf stays stored: only a program of the running system takes it out of its store
          boot it, then run "install-tools tune revert" there
warning   tcp: recv_buf stays stored: only a program of the running system takes it out of its store
          boot it, then run "install-tools tune revert" there
