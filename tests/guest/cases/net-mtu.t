The size of a link, by driver build and kernel: what a command says and what
it does (tuning.md 1.2 to 1.4, 2.1.4, 2.3; 7: 1 to 4, 13).
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ one() { at dladm show-linkprop -c -o perm,value,default,possible -p mtu $1; }
$ all() { echo $(inside dladm show-link -p -o mtu $1) ip $(inside ifconfig ${2:-$1} | sed -n 's/.* mtu \([0-9]*\) .*/\1/p') device $(sed -n "s/^$1 phys [^ ]* [^ ]* [^ ]* [^ ]* [^ ]* \([0-9]*\) .*/\1/p" g/state/links) stored $(inside dladm show-linkprop -P -c -o VALUE -p mtu $1); }
$ : e1000g: busy while it is started, and nothing is stored
$ new_guest sol11.1 'adapter e1000' 'adapter e1000e' 'interface net0 192.0.2.10/24'
$ one net0; one net1
1: rw:1500:1500:1500-16362
1: rw:1500:1500:1500-9216
$ at dladm set-linkprop -p mtu=9000 net0
2: dladm: warning: cannot set link property 'mtu' on 'net0': link busy
[1]
$ all net0; cat g/tree/etc/dladm/datalink.conf
1500 ip 1500 device 1500 stored
#
# DO NOT EDIT OR PARSE THIS FILE!
#
$ at ipadm disable-if -t net0; at dladm set-linkprop -p mtu=9000 net0; at ipadm enable-if -t net0; all net0
9000 ip 9000 device 9000 stored 9000
$ cat g/tree/etc/dladm/datalink.conf
#
# DO NOT EDIT OR PARSE THIS FILE!
#
net0	name=string,net0;class=int,1;media=int,4;mtu=string,9000;
$ at dladm set-linkprop -p mtu=9217 net1
2: dladm: warning: cannot set link property 'mtu' on 'net1': invalid argument
[1]
$ at dladm set-linkprop -p mtu=0x2000 net1; all net1
ifconfig: status: SIOCGLIFFLAGS: net1: no such interface
8192 ip device 8192 stored 0x2000
$ : the present value is no change, started or not
$ at dladm set-linkprop -t -p mtu=9000 net0
$ at dladm set-linkprop -p mtu=1400 net1
2: dladm: warning: cannot set link property 'mtu' on 'net1': invalid argument
[1]
$ at dladm reset-linkprop -p mtu net1; all net1
ifconfig: status: SIOCGLIFFLAGS: net1: no such interface
1500 ip device 1500 stored
$ : others who have it open: a program, a VNIC, an aggregation
$ guest_like sol11.1-nics
$ for n in net1 net2; do at dladm set-linkprop -p mtu=9000 $n; done
2: dladm: warning: cannot set link property 'mtu' on 'net1': link busy
2: dladm: warning: cannot set link property 'mtu' on 'net2': operation not supported
[1]
$ at dladm set-linkprop -p mtu=9000 vnic0; at dladm set-linkprop -p mtu=1400 vnic0; at dladm set-linkprop -p mtu=9000 aggr0
2: dladm: warning: cannot set link property 'mtu' on 'vnic0': invalid argument
2: dladm: warning: cannot set link property 'mtu' on 'aggr0': operation not supported
[1]
$ : old 11: unsupported, one possible value though "rw", accept-jumbo
$ new_guest sol11.1 'adapter vmxnet3' 'tools 11' 'interface net0 192.0.2.10/24'
$ one net0
1: rw:1500:1500:1500
$ at dladm set-linkprop -p mtu=9000 net0
2: dladm: warning: cannot set link property 'mtu' on 'net0': operation not supported
[1]
$ at ndd -set /dev/vmxnet3s0 accept-jumbo 1; all net0; one net0
9000 ip 9000 device 9000 stored
1: rw:9000:1500:9000
$ at ndd -set /dev/vmxnet3s0 accept-jumbo 1; tail -n 1 g/state/console
vmxnet3s:0: New MTU is same as old mtu : 9000.
$ at ndd -set /dev/net/net0 accept-jumbo 0; all net0
1500 ip 1500 device 1500 stored
$ at ndd -set /dev/vmxnet3s0 accept-jumbo 17; all net0
9000 ip 9000 device 9000 stored
$ at ndd -set /dev/vmxnet3s0 accept-jumbo 9000
1: operation failed: Invalid argument
[1]
$ at ndd -get /dev/vmxnet3s0 accept-jumbo
1: operation failed: Invalid argument
[1]
$ at ndd -set /dev/vmxnet3s7 accept-jumbo 1
2: open of /dev/vmxnet3s7 failed: No such file or directory
[1]
$ : new 11: live, IP follows, accept-jumbo says yes and the MAC does not hear
$ guest_like sol11.1-late; one net0
1: rw:1500:1500:60-9000
$ at dladm set-linkprop -p mtu=9000 net0; all net0
9000 ip 9000 device 9000 stored 9000
$ at dladm set-linkprop -p mtu=9001 net0
2: dladm: warning: cannot set link property 'mtu' on 'net0': invalid argument
[1]
$ at dladm reset-linkprop -p mtu net0; all net0
1500 ip 1500 device 1500 stored
$ at ndd -set /dev/vmxnet3s0 accept-jumbo 1; all net0
2: WARNING: The ndd commands for datalink administration are obsolete and may be removed in a future release of Solaris. Use dladm(1M) to manage datalink tunables.
1500 ip 1500 device 9000 stored
$ : an interface that has its own does not follow
$ at ifconfig net0 mtu 1400; at dladm set-linkprop -p mtu=9000 net0; all net0; at ifconfig net0 | grep -c FIXEDMTU
9000 ip 1400 device 9000 stored 9000
1
$ at ipadm reset-ifprop -t -p mtu -m ipv4 net0; all net0
9000 ip 9000 device 9000 stored 9000
$ : 10 on 11.1: all commands succeed
$ guest_like sol11.1-wrong; one net1
1: rw:1500:1500:1500
$ at ndd -set /dev/vmxnet3s0 accept-jumbo 1; all net1
1500 ip 1500 device 9000 stored
$ at dladm set-linkprop -p mtu=9000 net1
2: dladm: warning: cannot set link property 'mtu' on 'net1': operation not supported
[1]
$ : 2009.06: r-, nothing possible, accept-jumbo
$ guest_like osol2009.06-net; one vmxnet3s0; one e1000g0
1: r-:1500:1500:
1: rw:1500:1500:
$ at dladm set-linkprop -p mtu=9000 vmxnet3s0
1: 
2: dladm: warning: cannot set link property 'mtu' on 'vmxnet3s0': operation not supported[1]
$ at ndd -set /dev/vmxnet3s0 accept-jumbo 1; all vmxnet3s0
9000 ip 9000 device 9000 stored
$ : illumos: busy while started
$ guest_like openindiana-2024; one vmxnet3s0
1: rw:1500:1500:60-9000
$ at dladm set-linkprop -p mtu=9000 vmxnet3s0; all vmxnet3s0
2: dladm: warning: cannot set link property 'mtu' on 'vmxnet3s0': link busy
1500 ip 1500 device 1500 stored
$ at ipadm disable-if -t vmxnet3s0; at dladm set-linkprop -p mtu=59 vmxnet3s0; at dladm set-linkprop -p mtu=9000 vmxnet3s0; at ipadm enable-if -t vmxnet3s0; all vmxnet3s0
2: dladm: warning: cannot set link property 'mtu' on 'vmxnet3s0': invalid argument
9000 ip 9000 device 9000 stored 9000
$ : Solaris 10: the file gives the MAC its half, ndd the device the other
$ guest_like sol10u11-net; sed -i 's/^#MTU=1500/MTU=9000/' g/tree/kernel/drv/vmxnet3s.conf; at bootadm update-archive | tail -n 1; reboot
1: updating /platform/i86pc/boot_archive
$ half() { at dladm show-link -p vmxnet3s0; at ifconfig vmxnet3s0 | sed 1q; sed -n 's/^vmxnet3s0 .* \([0-9]*\) -$/device \1/p' g/state/links; }
$ half
1: vmxnet3s0 type=non-vlan mtu=9000 device=vmxnet3s0
1: vmxnet3s0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 9000 index 3
device 1500
$ at ndd -set /dev/vmxnet3s0 accept-jumbo 1; half
1: vmxnet3s0 type=non-vlan mtu=9000 device=vmxnet3s0
1: vmxnet3s0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 9000 index 3
device 9000
$ : vmxnet has none of it
$ new_guest sol11.1 'adapter vmxnet' 'line /etc/name_to_major vmxnet 8' 'line /etc/driver_aliases vmxnet \"pci15ad,720\"' 'sample 11_64/vmxnet /kernel/drv/amd64/vmxnet'
$ one net0; at dladm set-linkprop -p mtu=9000 net0; at ndd -set /dev/vmxnet0 accept-jumbo 1
1: rw:1500:1500:1500
2: dladm: warning: cannot set link property 'mtu' on 'net0': operation not supported
1: operation failed: Invalid argument
[1]
$ : several at once: the status is that of the last
$ guest_like sol11.1-late
$ at dladm set-linkprop -p priority=high,mtu=9000 net0
2: dladm: warning: cannot set link property 'priority' on 'net0': operation not supported
$ at dladm set-linkprop -p mtu=9000,priority=high net0
2: dladm: warning: cannot set link property 'priority' on 'net0': operation not supported
[1]
$ : below a VNIC: never smaller than that
$ new_guest sol11.1 'adapter vmxnet3' 'tools late/11' 'datalink vnic0 vnic net0' 'interface vnic0 192.0.2.10/24'
$ at dladm set-linkprop -p mtu=9000 net0; at dladm show-link -p -o link,mtu; at dladm set-linkprop -p mtu=9000 vnic0; at dladm set-linkprop -p mtu=1500 net0; at ifconfig vnic0 | sed 1q
1: net0:9000
1: vnic0:1500
2: dladm: warning: cannot set link property 'mtu' on 'net0': link busy
1: vnic0: flags=100001000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,PHYSRUNNING> mtu 9000 index 2
$ : under traffic a driver of VMwares is not to be touched
$ guest_like sol11.1-late 'traffic net0'; at dladm set-linkprop -p mtu=9000 net0; grep panic g/state/console; calls g
2: Killed
panic[cpu0]/thread=ffffff0004c2fc40: BAD TRAP: type=e (#pf Page fault) occurred in module "vmxnet3s"
dladm set-linkprop -p mtu=9000 net0 -> signal 9
$ at ipadm disable-if -t net0; at dladm set-linkprop -p mtu=9000 net0; all net0
ifconfig: status: SIOCGLIFFLAGS: net0: no such interface
9000 ip device 9000 stored 9000
$ guest_like osol2009.06-net 'traffic vmxnet3s0'; at ndd -set /dev/vmxnet3s0 accept-jumbo 1
2: Killed
[137]
$ guest_like omnios 'traffic vmxnet3s0'; at dladm set-linkprop -p mtu=9000 vmxnet3s0
2: dladm: warning: cannot set link property 'mtu' on 'vmxnet3s0': link busy
[1]
