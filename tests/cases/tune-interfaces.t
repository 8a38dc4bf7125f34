A link that is in use, after more accidents: a restart while its interface is
down, a way back that fails, nobody who confirms, kills; and more than one link.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ : "killed while it is down: a boot brings it back, the next run ends the rest"
$ guest -k g -i ipadm:7:signal-caller=9 omnios install-tools tune apply -q --mtu 9000 --replumb; guest g ipadm show-addr -p -o addrobj,state,addr vmxnet3s0; reboot ipadm show-addr -p -o addrobj,state,addr vmxnet3s0; guest g install-tools tune show -q; guest g install-tools tune revert | tail -n 3; guest g dladm show-link -p -o link,mtu; guest g ipadm show-addr -p -o addrobj,state,addr vmxnet3s0
Killed
vmxnet3s0/v4:disabled:192.0.2.10/24
vmxnet3s0/v4:ok:192.0.2.10/24
          done     dladm vmxnet3s0
          done     interface vmxnet3s0
Result    everything that tuning had changed is as it was before
vmxnet3s0:1500
vmxnet3s0/v4:ok:192.0.2.10/24
$ : "a way back that fails with the interface down"
$ rm -rf g; guest -k g omnios install-tools tune apply -q --mtu 9000 --replumb; wrong dladm:8:exit=1 install-tools tune revert; inside dladm show-link -p -o link,mtu; inside ipadm show-addr -p -o addrobj,state,addr vmxnet3s0; inside install-tools tune revert -q; inside dladm show-link -p -o link,mtu
1: System    OmniOS r151048, 64-bit kernel: native
1: Plan      3 changes
1:           down     interface vmxnet3s0: for a moment, with vmxnet3s0/v4 192.0.2.10/24
1:           set      dladm vmxnet3s0: mtu 1500 (was set to 9000)
1:           up       interface vmxnet3s0: again, with vmxnet3s0/v4 192.0.2.10/24
1: Changing  /
1:           done     interface vmxnet3s0
2: install-tools: dladm vmxnet3s0 mtu: was set to 1500, and reads 9000
2:   everything was put back; the messages of the system's programs are in /var/log/install-tools.log
vmxnet3s0:9000
vmxnet3s0/v4:ok:192.0.2.10/24
vmxnet3s0:1500
$ : "nobody confirms"
$ rm -rf g; guest -k g omnios install-tools tune apply -q --mtu 9000 --replumb --confirm-within 2; i=0; while test -f g/tree/var/lib/install-tools/tuning.xml && test $i -lt 60; do sleep 1; i=$((i + 1)); done; sleep 1; guest g dladm show-link -p -o link,mtu; guest g ipadm show-addr -p -o addrobj,state,addr vmxnet3s0
vmxnet3s0:1500
vmxnet3s0/v4:ok:192.0.2.10/24
$ : "who holds the link, for programs"
$ rm -rf g; guest -k g omnios install-tools tune plan --json --mtu 9000 --live | grep -A 14 '"setting": "mtu"'
          "setting": "mtu",
          "wanted": 9000,
          "stored": 1500,
          "current": 1500,
          "ip_mtu": 1500,
          "origin": "option",
          "mechanism": "dladm, idle",
          "takes_effect": "at the next boot",
          "differs": true,
          "reason": null,
          "remedy": "its IP interface has the link in use: --replumb takes it down meanwhile"
        },
        {
          "object": "vmxnet3s0",
          "setting": "rx-ring",
$ : "two links, one after the other"
$ new_guest sol11.1 'adapter e1000' 'adapter e1000' 'interface net0 192.0.2.10/24' 'interface net1 198.51.100.1/24'; inside install-tools tune apply --mtu 9000 --replumb | grep -e 'interface' -e dladm; inside dladm show-link -p -o link,mtu; inside install-tools tune revert -q; inside dladm show-link -p -o link,mtu
          down     interface net0: for a moment, with net0/v4 192.0.2.10/24
          set      dladm net0: mtu 9000 (was 1500)
          up       interface net0: again, with net0/v4 192.0.2.10/24
          down     interface net1: for a moment, with net1/v4 198.51.100.1/24
          set      dladm net1: mtu 9000 (was 1500)
          up       interface net1: again, with net1/v4 198.51.100.1/24
          done     interface net0
          done     dladm net0
          done     interface net0
          done     interface net1
          done     dladm net1
          done     interface net1
net0:9000
net1:9000
net0:1500
net1:1500
$ : "killed at a call: once the time is over its child takes it back, with its address and its route"
$ rm -rf g base; guest_like omnios 'route inet 10.0.0.0/8 192.0.2.2 vmxnet3s0 UG'; inside zonename; cp -Rp g base; state() { cat g/state/links; LC_ALL=C sort g/state/plumbed g/state/routes; guest_listing g; }; state >was; inside install-tools tune apply -q --mtu 9000 --replumb --confirm-within 60; grep -c ' -> ' g/state/log
global
33
$ for c in ipadm:4 ipadm:7 dladm:4 dladm:5 ipadm:9 route:2 netstat:2; do rm -rf g; cp -Rp base g; MARK=$PWD guest -i $c:signal-caller=9 g install-tools tune apply -q --mtu 9000 --replumb --confirm-within 1; while test -n "$(grep -slz "^MARK=$PWD\$" /proc/[0-9]*/environ)"; do sleep 1; done; state | diff was - >/dev/null && echo "$c: as before"; done
Killed
ipadm:4: as before
Killed
ipadm:7: as before
Killed
dladm:4: as before
Killed
dladm:5: as before
Killed
ipadm:9: as before
Killed
route:2: as before
Killed
netstat:2: as before
$ : "the same in another boot environment: the running one is as before, and once what was left is removed the next run makes one"
$ rm -rf g base; guest -k base sol11.1 zonename; cp -Rp base g; state() { cat g/state/links; guest_listing g | grep -v ' \./tmp'; }; state >was
global
$ for c in pkg:1 beadm:2 beadm:3 bootadm:1 beadm:4 beadm:5; do rm -rf g; cp -Rp base g; guest -i $c:signal-caller=9 g install-tools -q --new-be=new --tune jumbo; echo "$c" $(guest g beadm list -H | cut -d';' -f1,3); state | diff was -; rm g/state/inject; guest g install-tools -q --new-be=again --tune jumbo || { guest g beadm unmount new; guest g beadm destroy -F new; guest g install-tools -q --new-be=again --tune jumbo; } >/dev/null 2>&1; state | diff was -; guest g beadm list -H | grep again | cut -d';' -f1,3; done
Killed
pkg:1 solaris;NR
again;R
Killed
beadm:2 solaris;NR new;
install-tools: new: the boot environment was left by a run with --new-be
  "beadm destroy -F new" removes it
again;R
Killed
beadm:3 solaris;NR new;
install-tools: new: the boot environment was left by a run with --new-be
  "beadm unmount new", then "beadm destroy -F new" removes it
again;R
Killed
bootadm:1 solaris;NR new;
install-tools: new: the boot environment was left by a run with --new-be
  "beadm unmount new", then "beadm destroy -F new" removes it
again;R
Killed
beadm:4 solaris;NR new;
install-tools: new: the boot environment was left by a run with --new-be
  "beadm destroy -F new" removes it
again;R
Killed
beadm:5 solaris;N new;R
again;R
