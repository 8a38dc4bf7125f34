What dladm prints: columns, escaping, which letter is for programs, what is an
error and where it is said (tuning.md 2.0, 2.1; 7: 7, 8, 12).
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ guest_like sol11.1-nics
$ : with columns
$ at dladm show-link
1: LINK        CLASS     MTU    STATE    OVER
1: net0        phys      1500   up       --
1: net1        phys      1500   up       --
1: net2        phys      1500   up       --
1: net3        phys      1500   up       --
1: net4        phys      1500   unknown  --
1: aggr0       aggr      1500   up       net3
1: vnic0       vnic      1500   up       net2
$ at dladm
1: LINK        CLASS     MTU    STATE    OVER
1: net0        phys      1500   up       --
1: net1        phys      1500   up       --
1: net2        phys      1500   up       --
1: net3        phys      1500   up       --
1: net4        phys      1500   unknown  --
1: aggr0       aggr      1500   up       net3
1: vnic0       vnic      1500   up       net2
$ at dladm show-link net4
1: LINK        CLASS     MTU    STATE    OVER
1: net4        phys      1500   unknown  --
$ at dladm show-phys
1: LINK         MEDIA                STATE      SPEED    DUPLEX   DEVICE
1: net0         Ethernet             up         1000     full     e1000g0
1: net1         Ethernet             up         1000     full     e1000g1
1: net2         Ethernet             up         10000    full     vmxnet3s0
1: net3         Ethernet             up         10000    full     vmxnet3s1
1: net4         Ethernet             unknown    0        unknown  vmxnet3s2
$ at dladm show-linkprop -p mtu net2
1: LINK         PROPERTY        PERM VALUE          EFFECTIVE      DEFAULT        POSSIBLE
1: net2         mtu             rw   1500           1500           1500           1500
$ at dladm show-aggr; at dladm show-vnic
1: LINK         PORT
1: aggr0        net3
1: LINK         OVER         VID
1: vnic0        net2         0
$ : for programs: one field as it is, several escaped, nothing between colons
$ at dladm show-link -p -o link,class,over net0
1: net0:phys:
$ at dladm show-link -p -o MTU,link net0
1: 1500:net0
$ at dladm show-link -p -o over aggr0
1: net3
$ at dladm show-phys -p -o state,speed,duplex,device net4
1: unknown:0:unknown:vmxnet3s2
$ at dladm show-linkprop -c -o LINK,PROPERTY,PERM,VALUE,DEFAULT,POSSIBLE -p mtu net0
1: net0:mtu:rw:1500:1500:1500-16362
$ at dladm show-linkprop -c -o value -p mtu net0
1: 1500
$ at dladm show-linkprop -P -c -o VALUE -p mtu net0
1: 
$ at dladm show-linkprop -P -o link,value -p mtu net0
1: LINK         VALUE
1: net0         --
$ : a property that the driver does not know, one that nobody knows
$ at dladm show-linkprop -c -o property,perm,value,default,possible -p flowctrl net2
1: flowctrl:--:--::
$ at dladm show-linkprop -c -o property,perm,value,default,possible -p nothing,mtu net2
1: nothing:?:?:?:?
1: mtu:rw:1500:1500:1500
2: dladm: warning: cannot get link property 'nothing' for net2: object not found
[1]
$ : what is wrong
$ at dladm show-link -p
2: dladm: output fields must be specified in parsable mode
[1]
$ at dladm show-link -p -o all
2: dladm: output field `all' invalid in parsable mode
[1]
$ at dladm show-link -p -o link,nothing
2: dladm: unknown output field: `nothing'
[1]
$ at dladm show-link -o link,nothing net0
1: LINK
1: net0
2: dladm: warning: ignoring unknown output field: `nothing'
$ at dladm show-link nothing
2: dladm: link nothing is not valid: object not found
[1]
$ at dladm show-link -x
2: dladm: unrecognized option '-x'
2: usage: show-link        [-pP] [-o <field>,..] [-s [-i <interval>]] [<link>]
[1]
$ at dladm show-link -o
2: dladm: option '-o' requires a value
2: usage: show-link        [-pP] [-o <field>,..] [-s [-i <interval>]] [<link>]
[1]
$ at dladm set-linkprop net0
2: dladm: link property must be specified
[1]
$ at dladm set-linkprop -p mtu net0
2: dladm: warning: no value specified for 'mtu'
[1]
$ at dladm set-linkprop -p nothing=1 net0
2: dladm: warning: invalid link property 'nothing'
[1]
$ at dladm set-linkprop -p mtu=large net4
2: dladm: warning: link property 'mtu' must be one of: 1500
[1]
$ at dladm set-linkprop -p mtu=9000 nothing
2: dladm: link nothing is not valid: object not found
[1]
$ at dladm frob
2: dladm: unknown subcommand 'frob'
2: usage:	dladm <subcommand> <args>...
[1]
$ : the driver since 9.10 answers for what it does not know
$ guest_like sol11.1-late
$ at dladm show-linkprop -c -o property,perm,value -p flowctrl,mtu net0; grep get_prop g/state/console
1: flowctrl:rw:4283236360
1: mtu:rw:1500
vmxnet3s:0: vmxnet3_get_prop property flowctrl not supported
$ : 2009.06: no bridge, other words, and ends of lines on the other stream
$ guest_like osol2009.06-net
$ at dladm show-link
1: LINK        CLASS    MTU    STATE    OVER
1: e1000g0     phys     1500   unknown  --
1: vmxnet3s0   phys     1500   up       --
$ at dladm
2: usage:	dladm <subcommand> <args>...
[1]
$ at dladm show-link -p
1: 
2: dladm: -p requires -o[1]
$ at dladm show-linkprop -c -o all -p mtu vmxnet3s0
1: 
2: dladm: "-o all" is invalid with -c[1]
$ at dladm show-link -o nothing
1: 
2: dladm: invalid field(s) specified[1]
$ inside dladm show-link nothing >out 2>err; od -An -c out; wc -l <err
  \n
0
$ : illumos shows bridges
$ guest_like omnios
$ at dladm show-link
1: LINK        CLASS     MTU    STATE    BRIDGE     OVER
1: vmxnet3s0   phys      1500   up       --         --
$ at dladm show-link -p -o link,bridge,over vmxnet3s0
1: vmxnet3s0::
$ at dladm show-linkprop -o link,effective -p mtu vmxnet3s0; at dladm show-link -p -o link,active
1: LINK
1: vmxnet3s0
2: dladm: warning: ignoring unknown output field: `effective'
2: dladm: unknown output field: `active'
[1]
$ guest_like sol11.0; at dladm show-link net1; at dladm show-linkprop -p mtu net1
1: LINK        CLASS     MTU    STATE    BRIDGE     OVER
1: net1        phys      1500   unknown  --         --
1: LINK         PROPERTY        PERM VALUE          DEFAULT        POSSIBLE
1: net1         mtu             rw   1500           1500           1500
$ : 11.4 calls most of them otherwise, mtu not
$ guest_like sol11.4-late
$ at dladm show-linkprop -c -o property -p mtu,flow-control,flowctrl net0
1: mtu
1: flow-control
1: flowctrl
2: dladm: warning: cannot get link property 'flowctrl' for net0: object not found
[1]
$ : Solaris 10: no -o, no properties
$ guest_like sol10u11-net 'adapter vlance'
$ at dladm show-link
1: e1000g0  	type: non-vlan	mtu: 1500	device: e1000g0
1: vmxnet3s0	type: non-vlan	mtu: 1500	device: vmxnet3s0
$ at dladm show-link -p
1: e1000g0 type=non-vlan mtu=1500 device=e1000g0
1: vmxnet3s0 type=non-vlan mtu=1500 device=vmxnet3s0
$ at dladm show-dev -p
1: e1000g0 link=up speed=1000 duplex=full
1: vmxnet3s0 link=up speed=10000 duplex=full
$ at dladm show-dev vmxnet3s0
1: vmxnet3s0	link: up	speed: 10000 Mbps	duplex: full
$ at dladm show-link -o link
2: dladm: unrecognized option '-o'
2: usage:	dladm show-link [-p] [-s [-i <interval>]] [<name>]
2: 	dladm show-dev [-p] [-s [-i <interval>]] [<dev>]
[1]
$ at dladm set-linkprop -p mtu=9000 vmxnet3s0
2: dladm: warning: invalid link property 'mtu'
[1]
$ at dladm show-linkprop -p mtu vmxnet3s0
2: dladm: warning: invalid link property 'mtu'
[1]
$ at dladm show-phys
2: dladm: unknown subcommand 'show-phys'
2: usage:	dladm show-link [-p] [-s [-i <interval>]] [<name>]
2: 	dladm show-dev [-p] [-s [-i <interval>]] [<dev>]
[1]
$ at dladm
2: usage:	dladm show-link [-p] [-s [-i <interval>]] [<name>]
2: 	dladm show-dev [-p] [-s [-i <interval>]] [<dev>]
[1]
