Interfaces: ipadm and ifconfig (tuning.md 2.2.5, 2.2.6, 2.4).
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ guest_like sol11.1-late
$ at ipadm show-if; at ipadm show-addr
1: IFNAME     CLASS    STATE    ACTIVE OVER
1: lo0        loopback ok       yes    --
1: net0       ip       ok       yes    --
1: ADDROBJ           TYPE     STATE        ADDR
1: lo0/v4            static   ok           127.0.0.1/8
1: net0/v4           static   ok           192.0.2.10/24
1: lo0/v6            static   ok           ::1/128
$ at ipadm show-if -p -o ifname,class,persistent,over net0
1: net0:ip:46--:
$ at ipadm show-addr -p -o addrobj,addr
1: lo0/v4:127.0.0.1/8
1: net0/v4:192.0.2.10/24
1: lo0/v6:\:\:1/128
$ at ipadm show-addr -p -o addr net0
1: 192.0.2.10/24
$ at ipadm show-ifprop -p mtu net0
1: IFNAME      PROPERTY        PROTO PERM CURRENT    PERSISTENT DEFAULT    POSSIBLE
1: net0        mtu             ipv4  rw   1500       --         1500       68-1500
1: net0        mtu             ipv6  rw   1500       --         1500       1280-1500
$ at ipadm show-ifprop -c -o IFNAME,PROPERTY,PROTO,CURRENT,DEFAULT -p mtu -m ipv4 net0
1: net0:mtu:ipv4:1500:1500
$ at ipadm show-ifprop -c -o CURRENT -p mtu -m ipv4 nothing
1: 
2: ipadm: no such object 'nothing': Interface does not exist[1]
$ at ipadm show-ifprop -c -o PROPERTY,CURRENT -p nothing -m ipv4 net0
1: nothing:?
[1]
$ : its own mtu, not above that of the link
$ at ipadm set-ifprop -p mtu=9000 -m ipv4 net0
1: 
2: ipadm: set-ifprop: mtu: Value is outside the allowed range[1]
$ at ipadm set-ifprop -p mtu=1400 -m ipv4 net0; at ipadm show-ifprop -c -o PROTO,CURRENT,PERSISTENT -p mtu net0; tail -n 1 g/tree/etc/ipadm/ipadm.conf
1: ipv4:1400:1400
1: ipv6:1500:
_ifname=net0;_protocol=ipv4;mtu=1400;
$ at ipadm reset-ifprop -p mtu -m ipv4 net0; at ipadm show-ifprop -c -o PROTO,CURRENT,PERSISTENT -p mtu net0
1: ipv4:1500:
1: ipv6:1500:
$ : disabled and enabled
$ at ipadm disable-if net0
1: 
2: ipadm: persistent operation not supported for disable-if[1]
$ at ipadm disable-if -t net0; at ipadm show-if; at ifconfig net0
1: IFNAME     CLASS    STATE    ACTIVE OVER
1: lo0        loopback ok       yes    --
1: net0       ip       disabled no     --
2: ifconfig: status: SIOCGLIFFLAGS: net0: no such interface
[1]
$ at ipadm set-ifprop -p mtu=1400 -m ipv4 net0
1: 
2: ipadm: set-ifprop: mtu: Operation not supported on disabled object[1]
$ at ipadm enable-if -t net0; at ipadm show-addr -p -o addr net0; at ifconfig -a
1: 192.0.2.10/24
1: lo0: flags=2001000849<UP,LOOPBACK,RUNNING,MULTICAST,IPv4,VIRTUAL> mtu 8232 index 1
1: 	inet 127.0.0.1 netmask ff000000 
1: net0: flags=100001000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,PHYSRUNNING> mtu 1500 index 2
1: 	inet 192.0.2.10 netmask ffffff00 broadcast 192.0.2.255
1: 	ether 0:c:29:0:0:2 
$ at ipadm disable-if -t nothing
1: 
2: ipadm: Could not disable nothing: Interface does not exist[1]
$ : what is not stored does not come back
$ at ipadm show-addr -p -o addrobj,state,current,persistent net0; at ipadm delete-addr net0/v4; at ipadm create-addr -t -T static -a 192.0.2.12/24 net0/v4; at ipadm show-addr -p -o addr,persistent net0; at ipadm disable-if -t net0; at ipadm enable-if -t net0; at ipadm show-addr -p -o addr,persistent net0; at ipadm create-addr -T static -a 192.0.2.10/24 net0/v4
1: net0/v4:ok:U----:U--
1: 192.0.2.12/24:---
$ : deleted, and made again
$ at ipadm delete-if net0
2: ipadm: unknown subcommand 'delete-if'
2: Usage:  ipadm <subcommand> <args> ...
[1]
$ at ipadm delete-ip net0; at ipadm show-if -p -o ifname; at ipadm delete-ip net0
1: lo0
1: 
2: ipadm: Could not delete net0: Interface does not exist[1]
$ at ipadm create-ip net0; at ipadm create-addr -T static -a 192.0.2.11/24 net0/v4; at ipadm show-addr -p -o addr net0; at ipadm create-ip net0; at ipadm create-ip net9
1: 192.0.2.11/24
1: 
2: ipadm: Could not create net0 : Interface already exists1: 
2: ipadm: Could not create net9 : Datalink does not exist[1]
$ reboot ipadm show-addr -p -o addr net0
192.0.2.11/24
$ : what a profile gave is temporary
$ guest_like sol11.2; at ipadm show-addr net0; at ipadm show-if -p -o ifname,persistent net0; at ipadm disable-if -t net0; at ipadm set-ifprop -p mtu=1400 -m ipv4 net0
1: ADDROBJ           TYPE     STATE        ADDR
1: net0/v4           dhcp     ok           198.51.100.77/24
1: net0:----
1: 
2: ipadm: Could not disable net0: Persistent operation on temporary object1: 
2: ipadm: set-ifprop: mtu: Persistent operation on temporary object[1]
$ : illumos has both names, or only its own
$ guest_like omnios; at ipadm show-if; at ipadm delete-ip vmxnet3s0; at ipadm create-if vmxnet3s0
1: IFNAME     STATE    CURRENT      PERSISTENT
1: lo0        ok       -m-v------46 ---
1: vmxnet3s0  ok       bm--------46 -46
$ guest_like omnios 'ipadm-names old'; at ipadm delete-ip vmxnet3s0
2: ipadm: unknown subcommand 'delete-ip'
2: Usage:  ipadm <subcommand> <args> ...
[1]
$ at ipadm show-if -p -o ifname,class; at ipadm show-if -p -o ifname,active
1: 
2: ipadm: unknown output field: `class'1: 
2: ipadm: unknown output field: `active'[1]
$ new_guest sol11express; at ipadm
2: Usage:  ipadm <subcommand> <args> ...
[1]
$ : ifconfig
$ guest_like sol10u11-net; at ifconfig -a
1: lo0: flags=2001000849<UP,LOOPBACK,RUNNING,MULTICAST,IPv4,VIRTUAL> mtu 8232 index 1
1: 	inet 127.0.0.1 netmask ff000000 
1: e1000g0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 1500 index 2
1: 	inet 192.0.2.10 netmask ffffff00 broadcast 192.0.2.255
1: 	ether 0:c:29:0:0:2 
1: vmxnet3s0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 1500 index 3
1: 	inet 198.51.100.10 netmask ffffff00 broadcast 198.51.100.255
1: 	ether 0:c:29:0:0:3 
$ at ifconfig vmxnet3s0 mtu 1400; at ifconfig vmxnet3s0 | sed 1q; at ifconfig vmxnet3s0 mtu 9000; at ifconfig vmxnet3s0:1 mtu 1400; at ifconfig nothing mtu 1400
1: vmxnet3s0: flags=1001000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,FIXEDMTU> mtu 1400 index 3
2: ifconfig: setifmtu: SIOCSLIFMTU: vmxnet3s0: Invalid argument
2: ifconfig: setifmtu: SIOCSLIFMTU: vmxnet3s0:1: Invalid argument
2: ifconfig: status: SIOCGLIFFLAGS: nothing: no such interface
[1]
$ at ifconfig vmxnet3s0 inet6 mtu 1280
$ at ifconfig vmxnet3s0 unplumb; at ifconfig vmxnet3s0; at ifconfig vmxnet3s0 plumb 198.51.100.10 netmask + broadcast + up; at ifconfig vmxnet3s0
2: ifconfig: status: SIOCGLIFFLAGS: vmxnet3s0: no such interface
1: vmxnet3s0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 1500 index 3
1: 	inet 198.51.100.10 netmask ffffff00 broadcast 198.51.100.255
1: 	ether 0:c:29:0:0:3 
$ at ifconfig nothing plumb
2: ifconfig: cannot open link: nothing: DLPI link does not exist
[1]
$ : "a group: its members are up without an address; who is taken down has left it, until add-ipmp or a boot"
$ new_guest sol11.1 'adapter e1000' 'adapter e1000' 'interface net0 -' 'interface net1 -' 'interface ipmp0 192.0.2.10/24' 'ipmp ipmp0 net0 net1'; inside ifconfig -a | sed 1,2d; inside ipadm show-if; inside ipadm show-if -p -o ifname,class,over,persistent; inside ipadm show-addr -p -o addrobj,addr
net0: flags=100001000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,PHYSRUNNING> mtu 1500 index 2
	inet 0.0.0.0 netmask 0 
	groupname ipmp0
	ether 0:c:29:0:0:2 
net1: flags=100001000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,PHYSRUNNING> mtu 1500 index 3
	inet 0.0.0.0 netmask 0 
	groupname ipmp0
	ether 0:c:29:0:0:3 
ipmp0: flags=108001000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,IPMP,PHYSRUNNING> mtu 1500 index 4
	inet 192.0.2.10 netmask ffffff00 broadcast 192.0.2.255
	groupname ipmp0
IFNAME     CLASS    STATE    ACTIVE OVER
lo0        loopback ok       yes    --
net0       ip       ok       yes    --
net1       ip       ok       yes    --
ipmp0      ipmp     ok       yes    net0 net1
lo0:loopback::---
net0:ip::46--
net1:ip::46--
ipmp0:ipmp:net0 net1:46--
lo0/v4:127.0.0.1/8
ipmp0/v4:192.0.2.10/24
lo0/v6:\:\:1/128
$ over() { inside ipadm show-if -p -o ifname,class,over ipmp0; }
$ inside ipadm disable-if -t net0; inside dladm set-linkprop -p mtu=4000 net0; inside ipadm enable-if -t net0; over; inside ifconfig net0; inside ipadm add-ipmp -i net0 ipmp0; over; inside ifconfig net0 | grep group; inside ifconfig ipmp0 | grep -o 'mtu [0-9]*'
ipmp0:ipmp:net1
net0: flags=100001000842<BROADCAST,RUNNING,MULTICAST,IPv4,PHYSRUNNING> mtu 4000 index 2
	inet 0.0.0.0 netmask 0 
	ether 0:c:29:0:0:2 
ipmp0:ipmp:net0 net1
	groupname ipmp0
mtu 1500
$ inside ipadm disable-if -t net1; inside ipadm enable-if -t net1; inside ifconfig ipmp0 | grep -o 'mtu [0-9]*'; reboot zonename; over
mtu 4000
global
ipmp0:ipmp:net0 net1
$ inside ipadm add-ipmp -i net0 ipmp9; at ipadm add-ipmp net0
ipadm: cannot add net0 to ipmp9: Interface does not exist
1: 
2: ipadm: Usage: add-ipmp -i <interface> <group>[1]
