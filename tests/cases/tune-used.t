What lies over a link is found before anything is touched: bridges,
aggregations, VLANs, however the release tells of them; and names that are
easily taken for others.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ plan() { inside install-tools tune plan "$@" --mtu 9000 | sed -n -e '/ mtu /p' -e '/^ \{34\}/p'; }
$ late() { new_guest "$@" 'tools late/11' 'adapter vmxnet3' 'adapter vmxnet3'; }
$ : "a bridge: all of its links, and no other"
$ late sol11.1 'adapter vmxnet3' 'datalink tonic0 bridge net0,net2'; inside dladm show-link; inside dladm show-link -p -o link,class,over,bridge; plan
LINK        CLASS     MTU    STATE    OVER
net0        phys      1500   up       --
net1        phys      1500   unknown  --
net2        phys      1500   up       --
tonic0      bridge    1500   up       net0,net2
net0:phys::tonic
net1:phys::
net2:phys::tonic
tonic0:bridge:net0,net2:
          net0       mtu          9000 not set: it belongs to tonic0 (bridge), all of whose links need one MTU
                                  take it out of the bridge, and the others too, by "dladm remove-bridge -l"
          net1       mtu          1500 -> 9000, at the next boot (option)
          net2       mtu          9000 not set: it belongs to tonic0 (bridge), all of whose links need one MTU
                                  take it out of the bridge, and the others too, by "dladm remove-bridge -l"
$ inside install-tools tune apply -q --mtu 9000 --live --link net0; inside install-tools tune apply -q --mtu 9000 --live --link net1; inside dladm show-link -p -o link,mtu
install-tools: net0: mtu cannot be set: it belongs to tonic0 (bridge), all of whose links need one MTU
  take it out of the bridge, and the others too, by "dladm remove-bridge -l"
net0:1500
net1:9000
net2:1500
tonic0:1500
$ late omnios 'datalink tonic0 bridge vmxnet3s1'; inside dladm show-link -p -o link,class,over,bridge; plan --live
vmxnet3s0:phys::
vmxnet3s1:phys::tonic
tonic0:bridge:vmxnet3s1:
          vmxnet3s0  mtu          1500 -> 9000, at once (option)
          vmxnet3s1  mtu          9000 not set: it belongs to tonic0 (bridge), all of whose links need one MTU
                                  take it out of the bridge, and the others too, by "dladm remove-bridge -l"
          set      dladm vmxnet3s0: mtu 9000 (was 1500)
$ : "its daemon does not run, and dladm does not know over what it is: what is stored tells, else it may be any"
$ late sol11.1 'datalink tonic0 bridge ?' 'directory /etc/dladm' 'line /etc/dladm/datalink.conf "net1	class=int,1;media=int,4;bridge=string,tonic;"'; plan
install-tools: net1: mtu cannot be set: it belongs to tonic (bridge), all of whose links need one MTU
  take it out of the bridge, and the others too, by "dladm remove-bridge -l"
$ : "in an image, too, with ports of an aggregation that is stored by its names"
$ root r openindiana; mkdir -p r/etc/dladm; printf '%s\n' '"/pci@0,0/pci15ad,7b0@0" 0 "vmxnet3s"' '"/pci@0,0/pci15ad,7b0@1" 1 "vmxnet3s"' '"/pci@0,0/pci15ad,7b0@2" 12 "vmxnet3s"' >>r/etc/path_to_inst; printf 'aggr0\tname=string,aggr0;class=int,4;media=int,4;nports=int,1;ports=string,vmxnet3s12.;\nvmxnet3s0\tclass=int,1;media=int,4;bridge=string,tonic;\n' >r/etc/dladm/datalink.conf; install-tools tune plan --root r --mtu 9000 | grep -A 1 ' mtu '
          e1000g0    mtu          1500 -> 9000, at the next boot (option)
          vmxnet3s0  mtu          9000 not set: it belongs to tonic (bridge), all of whose links need one MTU
                                  take it out of the bridge, and the others too, by "dladm remove-bridge -l"
          vmxnet3s1  mtu          1500 -> 9000, at the next boot (option)
          vmxnet3s1  rx-ring      4096 already
--
          vmxnet3s12 mtu          9000 not set: aggr0 (aggr) lies over it, whose MTU has to be set together with its own
                                  set both by dladm while they are not in use
$ : "many links under one, more than fit on a line of any screen"
$ late sol11.1 'link-name vmxnet3s1 the_last_of_all' 'datalink aggr_of_many aggr net_with_a_long_name_1,net_with_a_long_name_2,net_with_a_long_name_3,the_last_of_all'; plan
          net0            mtu          1500 -> 9000, at the next boot (option)
          the_last_of_all mtu          9000 not set: aggr_of_many (aggr) lies over it, whose MTU has to be set together with its own
                                       set both by dladm while they are not in use
$ : "Solaris 10: a VLAN is another interface, an aggregation has its own list"
$ new_guest sol10u11 'tools 10' 'adapter vmxnet3' 'adapter vmxnet3' 'adapter vmxnet3' 'datalink vmxnet3s5000 vlan vmxnet3s0' 'datalink aggr1 aggr vmxnet3s2' 'interface vmxnet3s5000 192.0.2.10/24' 'interface vmxnet3s1 198.51.100.10/24'; inside dladm show-link -p; inside dladm show-aggr -p; plan; calls g | grep dladm
vmxnet3s0 type=non-vlan mtu=1500 device=vmxnet3s0
vmxnet3s1 type=non-vlan mtu=1500 device=vmxnet3s1
vmxnet3s2 type=non-vlan mtu=1500 device=vmxnet3s2
vmxnet3s5000 type=vlan 5 mtu=1500 device=vmxnet3s0
aggr1 type=non-vlan mtu=1500 key=1
aggr key=1 policy=L4 address=0:c:29:0:0:1 address-type=auto
dev key=1 device=vmxnet3s2 address=0:c:29:0:0:1 speed=10000 duplex=full link=up port=attached
          vmxnet3s0  mtu          9000 not set: vmxnet3s5000 (vlan) lies over it, whose MTU has to be set together with its own
                                  take that away, tune, and make it again after the boot
          vmxnet3s1  mtu          1500 -> 9000, at the next boot (option)
          vmxnet3s2  mtu          9000 not set: aggr1 (aggr) lies over it, whose MTU has to be set together with its own
                                  take that away, tune, and make it again after the boot
dladm show-link -p -> 0
dladm show-aggr -p -> 0
dladm show-link -p -> 0
dladm show-aggr -p -> 0
$ : "one that only ifconfig tells of"
$ new_guest sol10u11 'tools 10' 'adapter vmxnet3' 'adapter vmxnet3' 'interface vmxnet3s0 192.0.2.10/24'; echo 'ifconfig:1:stdout=vmxnet3s4094001: flags=1000843<UP> mtu 1500 index 9' >g/state/inject; plan
          vmxnet3s0  mtu          1500 -> 9000, at the next boot (option)
          vmxnet3s1  mtu          9000 not set: vmxnet3s4094001 (vlan) lies over it, whose MTU has to be set together with its own
                                  take that away, tune, and make it again after the boot
$ echo 'ifconfig:*:stdout=vmxnet3s7002: flags=1000843<UP> mtu 1500 index 9' >g/state/inject; plan
install-tools: dladm: does not tell the device and the class of every link that there is
  run again; without what it tells of the network nothing is tuned (install: --tune none)
$ : "links that are called as another one's device"
$ late sol11.1 'link-name vmxnet3s0 vmxnet3s1' 'link-name vmxnet3s1 vmxnet3s0' 'interface vmxnet3s0 192.0.2.10/24'; inside dladm show-phys -p -o link,device; plan; inside install-tools tune apply -q --mtu 9000 --live --link vmxnet3s0; inside dladm show-link -p -o link,mtu; inside install-tools tune show; inside install-tools tune revert -q; inside dladm show-link -p -o link,mtu
vmxnet3s1:vmxnet3s0
vmxnet3s0:vmxnet3s1
          vmxnet3s1  mtu          1500 -> 9000, at the next boot (option)
          vmxnet3s0  mtu          1500 -> 9000, at the next boot (option)
vmxnet3s1:1500
vmxnet3s0:9000
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  mtu               9000      9000      9000   9000  option
          vmxnet3s0  rx-ring           1024      1024       256      -  computed, at the next boot
          vmxnet3s0  rx-pool           4096      4096       512      -  computed, at the next boot
Result    2 settings wait for the next boot
vmxnet3s1:1500
vmxnet3s0:1500
$ : "a size that the driver does not take is refused before it would be lost at each boot"
$ new_guest sol11.1 'adapter e1000' 'interface net0 192.0.2.10/24'; inside dladm show-linkprop -c -o possible -p mtu net0; plan() { inside install-tools tune plan "$@" | grep ' mtu '; }; plan --mtu 1000; plan --mtu 1500; plan --mtu 9000
1500-16362
install-tools: net0: mtu cannot be set: its driver takes 1500 to 16362
          net0       mtu          1500 already
          net0       mtu          1500 -> 9000, at the next boot (option)
$ new_guest osol2009.06 'adapter e1000'; plan --mtu 1499; plan --mtu 1501
install-tools: e1000g0: mtu cannot be set: e1000g takes 1500 or more
          e1000g0    mtu          1500 -> 1501, at the next boot (option)
$ root s openindiana; echo '"/pci@0,0/pci8086,100f@1" 0 "e1000g"' >>s/etc/path_to_inst; install-tools tune plan --root s --mtu 1400 | grep ' mtu '
          e1000g0    mtu          1400 not set: e1000g takes 1500 or more
          vmxnet3s0  mtu          1500 -> 1400, at the next boot (option)
$ late sol11.2; plan --mtu 59; plan --mtu 61
install-tools: --mtu: "59" must be a number from 60 to 9000
          net0       mtu          1500 -> 61, at the next boot (option)
          net1       mtu          1500 -> 61, at the next boot (option)
$ : "what came over it since it was tuned keeps the way back of that link alone: said, with what helps, by tune revert and by uninstall"
$ for s in 'sol11.3 net0 --live' 'openindiana vmxnet3s0 --replumb'; do set -- $s; t='memory 4096'; test $1 = openindiana || t='tools late/11'; new_guest $1 'adapter vmxnet3' "$t"; guest_listing g >was; inside install-tools tune apply -q --profile recommended --mtu 9000 $3; echo "datalink up0 vnic $2" >>g/state/facts; reboot install-tools tune revert >out; echo "status $?"; grep -A 1 -e '^warn' -e '^Res' out; inside ipadm show-prop -c -o current,persistent -p max_buf tcp; inside install-tools uninstall -q; echo "status $?"; sed -i '/^datalink/d' g/state/facts; reboot install-tools tune revert -q; inside dladm show-link -p -o link,mtu; guest_listing g | diff was -; done
status 3
warning   net0: its MTU is not set back to 1500 now: up0 (vnic) lies over it
          take up0 away, then run "install-tools tune revert" again
--
Result    what tuning had changed is as it was before, but for what is named above; what the last boot set of it stays until the next
1048576:
warning   net0: its MTU is not set back to 1500 now: up0 (vnic) lies over it
          take up0 away, then run "install-tools tune revert" again
status 3
net0:1500
status 3
warning   vmxnet3s0: its MTU is not set back to 1500 now: up0 (vnic) lies over it
          take up0 away, then run "install-tools tune revert" again
--
Result    what tuning had changed is as it was before, but for what is named above
1048576:
warning   vmxnet3s0: its MTU is not set back to 1500 now: up0 (vnic) lies over it
          take up0 away, then run "install-tools tune revert" again
status 3
vmxnet3s0:1500
$ : "a program has it open, which no list shows: busy, and left"
$ new_guest openindiana 'adapter vmxnet3' 'memory 4096'; inside install-tools tune apply -q --mtu 9000 --replumb; echo 'opener vmxnet3s0 snoop' >>g/state/facts; reboot install-tools tune revert -q; echo "status $?"; inside dladm show-link -p -o link,mtu; sed -i '/^opener/d' g/state/facts; reboot install-tools tune revert -q; inside dladm show-link -p -o link,mtu
warning   vmxnet3s0: its MTU is not set back to 1500 now: dladm calls it busy: a program has it open
          take away what has it open (snoop; its IP interface goes down with --replumb), then run "install-tools tune revert" again
status 3
vmxnet3s0:9000
vmxnet3s0:1500
$ : "and one that is in a bridge by now"
$ new_guest openindiana 'adapter vmxnet3' 'memory 4096'; inside install-tools tune apply -q --mtu 9000 --replumb; echo 'datalink tonic0 bridge vmxnet3s0' >>g/state/facts; reboot install-tools tune revert | grep -A 1 -e '^warn' -e '^Res'; inside dladm show-link -p -o link,mtu
warning   vmxnet3s0: its MTU is not set back to 1500 now: it belongs to tonic0 (bridge)
          take it out of tonic0, then run "install-tools tune revert" again
--
Result    what tuning had changed is as it was before, but for what is named above
vmxnet3s0:9000
tonic0:9000
