Interfaces of an IPMP group: none is taken down, since nobody knows that it comes
back as a member.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ group() { system=$1 adapter=$2; shift 2; new_guest $system "adapter $adapter" "adapter $adapter" 'interface net0 -' 'interface net1 -' 'interface ipmp0 192.0.2.10/24' 'ipmp ipmp0 net0 net1' "$@"; }
$ over() { inside ipadm show-if -p -o ifname,class,over | grep ipmp; }
$ : "refused before anything is touched, whether its driver would be busy or not; without --replumb the next boot sets it"
$ for s in sol11.1 sol11.4; do group $s e1000; guest_listing g >was; inside install-tools tune apply -q --mtu 9000 --replumb; echo "status $?"; guest_listing g | diff was -; over; done
install-tools: net1: mtu cannot be set: its interface is one of an IPMP group
  without --replumb it is set at the next boot
status 4
ipmp0:ipmp:net0 net1
install-tools: net1: mtu cannot be set: its interface is one of an IPMP group
  without --replumb it is set at the next boot
status 4
ipmp0:ipmp:net0 net1
$ inside install-tools tune apply -q --mtu 9000; reboot dladm show-link -p -o link,mtu; over; inside install-tools tune show -q; inside install-tools tune revert -q; guest_listing g | diff was -
net0:9000
net1:9000
ipmp0:ipmp:net0 net1
$ group sol11.1 vmxnet3 'tools late/11'; guest_listing g >was; inside install-tools tune apply -q --mtu 9000 --replumb; echo "status $?"; guest_listing g | diff was -; over
install-tools: net1: mtu cannot be set: its interface is one of an IPMP group
  without --replumb it is set at the next boot
status 4
ipmp0:ipmp:net0 net1
$ : "now, with --live, no interface is taken down for it"
$ inside install-tools tune apply -q --mtu 9000 --live; over; inside install-tools tune show | grep ' mtu '; inside install-tools tune revert -q; over; guest_listing g | diff was -; inside dladm show-link -p -o link,mtu
ipmp0:ipmp:net0 net1
          net0       mtu               9000      9000      9000   9000  option
          net1       mtu               9000      9000      9000   9000  option
ipmp0:ipmp:net0 net1
net0:1500
net1:1500
$ : "IP takes the least of a group: the large MTU of one alone is none, on the wire neither"
$ group sol11.1 vmxnet3 'tools late/11' 'peer 192.0.2.1 9000'; inside install-tools tune apply -q --mtu 9000 --live --link net0; reboot install-tools tune show --peer 192.0.2.1 | grep -v '^ .* rx-'; inside install-tools tune show --json | grep -e ip_mtu -e '"reason": "'
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       mtu               9000      9000      9000   1500  option, IP takes the least MTU of the interfaces of its IPMP group
Peer      192.0.2.1: packets of N bytes arrive whole, and larger ones do not leave
Result    1 setting is not as wanted, for the reasons told above
          "ip_mtu": 1500,
          "reason": "IP takes the least MTU of the interfaces of its IPMP group",
$ inside install-tools tune apply -q --mtu 9000 --live; reboot install-tools tune show --peer 192.0.2.1 | grep -v '^ .* rx-'
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       mtu               9000      9000      9000   9000  option
          net1       mtu               9000      9000      9000   9000  option
Peer      192.0.2.1: packets of N bytes arrive whole, and larger ones do not leave
Result    all is as wanted
$ : "it joined a group since it was tuned, with a test address or without: revert takes nothing down, leads all else back, and says what to do"
$ for a in 192.0.2.11/24 -; do new_guest sol11.4 'adapter e1000' 'adapter e1000' "interface net0 192.0.2.11/24" 'interface net1 -' 'interface ipmp0 192.0.2.10/24' 'ipmp ipmp0 net1'; guest_listing g >was; inside install-tools tune apply -q --profile recommended --mtu 9000 --replumb --link net0; test $a = - && inside ipadm delete-addr net0/v4; echo 'ipmp0 net0 net1' >g/state/ipmp; : >g/state/log; inside install-tools tune revert >out; echo "status $?"; grep -A 1 -e ^warn -e ^Res out; calls g | grep -e '-if' -e linkprop; over; inside dladm show-link -p -o link,mtu; inside ipadm show-prop -c -o current,persistent -p max-buf tcp; grep -c -e "<wish" -e "<file" -e "<dial" g/tree/var/lib/install-tools/tuning.xml; done
status 3
warning   net0: its MTU is not set back to 1500 now: its interface is one of an IPMP group, and is not to be taken down
          take it out of its group, then run "install-tools tune revert" again
--
Result    what tuning had changed is as it was before, but for what is named above
dladm show-linkprop -c -o link,value,possible -p mtu -> 0
ipmp0:ipmp:net0 net1
net0:9000
net1:1500
1048576:
1
status 3
warning   net0: its MTU is not set back to 1500 now: its interface is one of an IPMP group, and is not to be taken down
          take it out of its group, then run "install-tools tune revert" again
--
Result    what tuning had changed is as it was before, but for what is named above
dladm show-linkprop -c -o link,value,possible -p mtu -> 0
ipmp0:ipmp:net0 net1
net0:9000
net1:1500
1048576:
1
$ : "again, and by uninstall; out of the group it comes back"
$ inside install-tools tune revert >out; echo "status $?"; grep -A 1 -e ^warn -e ^Res out; inside install-tools uninstall -q; echo "status $?"
status 3
warning   net0: its MTU is not set back to 1500 now: its interface is one of an IPMP group, and is not to be taken down
          take it out of its group, then run "install-tools tune revert" again
--
Result    nothing could be done: what is named above stays tuned
warning   net0: its MTU is not set back to 1500 now: its interface is one of an IPMP group, and is not to be taken down
          take it out of its group, then run "install-tools tune revert" again
status 3
$ echo 'ipmp0 net1' >g/state/ipmp; inside ipadm create-addr -T static -a 192.0.2.11/24 net0/v4; inside install-tools tune revert -q; guest_listing g | diff was -; inside dladm show-link -p -o link,mtu
net0:1500
net1:1500
$ : "nobody tells whether it is in one"
$ inside install-tools tune apply -q --mtu 9000 --replumb --link net0; echo 'ifconfig:*:exit=1' >g/state/inject; inside install-tools tune revert -q; echo "status $?"; inside dladm show-link -p -o link,mtu net0
install-tools: net0: is not to be taken down: whether its interface is one of an IPMP group cannot be read
  run again when "ifconfig -a" answers
status 4
net0:9000
$ : "so it is on 2009.06, where ifconfig tells of the group"
$ new_guest osol2009.06 'adapter e1000' 'adapter e1000' 'interface e1000g0 192.0.2.10/24' 'interface e1000g1 198.51.100.11/24'; guest_listing g >was; inside install-tools tune apply -q --profile recommended --mtu 9000 --replumb; echo 'ipmp g1 e1000g0' >>g/state/facts; reboot install-tools tune revert --replumb >out; echo "status $?"; grep -A 1 -e ^warn -e ^Res out; inside dladm show-link -p -o link,mtu; sed -i '/^ipmp/d' g/state/facts; reboot install-tools tune revert -q --replumb; echo "status $?"; guest_listing g | diff was -; inside dladm show-link -p -o link,mtu
status 3
warning   e1000g0: its MTU is not set back to 1500 now: its interface is one of an IPMP group, and is not to be taken down
          take it out of its group, then run "install-tools tune revert" again
--
Result    what tuning had changed is as it was before, but for what is named above
e1000g0:9000
e1000g1:1500
status 0
e1000g0:1500
e1000g1:1500
$ : "a member that has failed has no MTU on Solaris 10: what it has is not known, and no boot is missing"
$ pair() { new_guest sol10u11 "adapter $1" "adapter $1" 'ipmp grp0 '$2'0 '$2'1' "failed ${2}0" "tools 10" "interface ${2}1 192.0.2.11/24" "file /etc/hostname.${2}0 644 'h0 group grp0'" "file /etc/hostname.${2}1 644 'h1 group grp0'"; }
$ for a in 'e1000 e1000g' 'vmxnet3 vmxnet3s'; do pair $a; inside ifconfig -a | grep -A 2 FAILED; inside install-tools tune apply --mtu 9000 | grep -e ' mtu ' -e ^Result; reboot install-tools tune show | grep -e ' mtu ' -e ^Result; inside install-tools tune apply | tail -n 1; done
e1000g0: flags=19000842<BROADCAST,RUNNING,MULTICAST,IPv4,NOFAILOVER,FAILED> mtu 0 index 3
	inet 0.0.0.0 netmask 0 
	groupname grp0
          e1000g0    mtu          1500 -> 9000, at the next boot (option)
          e1000g1    mtu          1500 -> 9000, at the next boot (option)
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
          e1000g0    mtu               9000      9000         -      -  option
          e1000g1    mtu               9000      9000      9000   9000  option
Result    all is as wanted
Result    nothing to do: all is as wanted
vmxnet3s0: flags=19000842<BROADCAST,RUNNING,MULTICAST,IPv4,NOFAILOVER,FAILED> mtu 0 index 3
	inet 0.0.0.0 netmask 0 
	groupname grp0
          vmxnet3s0  mtu          1500 -> 9000, at the next boot (option)
          vmxnet3s1  mtu          1500 -> 9000, at the next boot (option)
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
          vmxnet3s0  mtu               9000      9000      9000      -  option
          vmxnet3s1  mtu               9000      9000      9000   9000  option
Result    all is as wanted
Result    nothing to do: all is as wanted
$ : "elsewhere it keeps its own"
$ group sol11.1 vmxnet3 'tools late/11' 'failed net0'; inside ifconfig net0 | sed 1q; inside install-tools tune apply -q --mtu 9000 --live; inside install-tools tune show | grep -e ' mtu ' -e ^Result; inside install-tools tune revert -q --live; inside dladm show-link -p -o link,mtu
net0: flags=100011000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,FAILED,PHYSRUNNING> mtu 1500 index 2
          net0       mtu               9000      9000      9000   9000  option
          net1       mtu               9000      9000      9000   9000  option
Result    4 settings wait for the next boot
net0:1500
net1:1500
