What a boot makes of what was set: the stores in their order, files, and what
is lost (tuning.md 1.6, 1.8, 2.1.6, 2.6; 7: 10, 11).
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ buffers() { at ipadm show-prop -c -o property,current,persistent -p max_buf,recv_buf,send_buf tcp; }
$ guest_like sol11.1-late
$ at ipadm set-prop -p max_buf=4194304 tcp; at ipadm set-prop -p recv_buf=2097152 tcp; at ipadm set-prop -t -p send_buf=262144 tcp; at ndd -set /dev/tcp tcp_cwnd_max 4194304; at dladm set-linkprop -p mtu=9000 net0; at ipadm set-prop -p _lso_outbound=0 ip
$ reboot; buffers; at ipadm show-prop -c -o current -p _cwnd_max tcp; at ipadm show-prop -c -o current -p _lso_outbound ip; at dladm show-link -p -o mtu net0; at ifconfig net0 | sed 1q; cat g/state/console
1: max_buf:4194304:4194304
1: recv_buf:2097152:2097152
1: send_buf:49152:
1: 1048576
1: 0
1: 9000
1: net0: flags=100001000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,PHYSRUNNING> mtu 9000 index 2
WARNING: driver alias "zconsnex" conflicts with an existing driver name or alias
$ : -t of a link, and accept-jumbo, are lost
$ at dladm reset-linkprop -p mtu net0; at dladm set-linkprop -t -p mtu=4000 net0; reboot dladm show-link -p -o mtu net0
1500
$ guest_like sol11.0; at ndd -set /dev/vmxnet3s0 accept-jumbo 1; at dladm show-link -p -o mtu net1; reboot dladm show-link -p -o mtu net1
1: 9000
1500
$ : an older line of recv_buf stands before the cap
$ guest_like omnios; at ipadm set-prop -p recv_buf=131072 tcp; at ipadm set-prop -p max_buf=4194304 tcp; at ipadm set-prop -p recv_buf=2097152 tcp; buffers
1: max_buf:4194304:4194304
1: recv_buf:2097152:2097152
1: send_buf:49152:
$ sed 1,3d g/tree/etc/ipadm/ipadm.conf
_protocol=tcp;recv_buf=2097152;
_protocol=tcp;max_buf=4194304;
$ reboot; buffers; cat g/state/console
1: max_buf:4194304:4194304
1: recv_buf:128000:2097152
1: send_buf:49152:
WARNING: driver alias "zconsnex" conflicts with an existing driver name or alias
ipmgmtd[44]: Failed to reapply property recv_buf
$ : after a reset of both the order is right
$ at ipadm reset-prop -p recv_buf tcp; at ipadm reset-prop -p max_buf tcp; at ipadm set-prop -p max_buf=4194304 tcp; at ipadm set-prop -p recv_buf=2097152 tcp; reboot; buffers; cat g/state/console
1: max_buf:4194304:4194304
1: recv_buf:2097152:2097152
1: send_buf:49152:
WARNING: driver alias "zconsnex" conflicts with an existing driver name or alias
$ : a link that is busy while it is started takes what is stored at its attach
$ at ipadm disable-if -t vmxnet3s0; at dladm set-linkprop -p mtu=9000 vmxnet3s0; reboot dladm show-link -p -o mtu,state vmxnet3s0; at ifconfig vmxnet3s0 | sed 1q
9000:up
1: vmxnet3s0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 9000 index 2
$ : an mtu of the interface alone
$ at ipadm set-ifprop -p mtu=4000 -m ipv4 vmxnet3s0; reboot ifconfig vmxnet3s0 | sed 1q
vmxnet3s0: flags=1001000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,FIXEDMTU> mtu 4000 index 2
$ : upgrade_datalink is read before interfaces are plumbed, where it is known to be
$ line='/sbin/dladm set-linkprop -p mtu=9000 vmxnet3s0  # added by dladm(8)'
$ guest_like openindiana; mkdir -p g/tree/var/svc/profile; echo "$line" >g/tree/var/svc/profile/upgrade_datalink; reboot dladm show-link -p -o mtu vmxnet3s0; at dladm show-linkprop -P -c -o value -p mtu vmxnet3s0; ls g/tree/var/svc/profile
9000
1: 9000
$ guest_like sol11.4-late; mkdir -p g/tree/var/svc/profile; echo "$line" | sed s/vmxnet3s0/net0/ >g/tree/var/svc/profile/upgrade_datalink; reboot dladm show-link -p -o mtu net0; ls g/tree/var/svc/profile
1500
upgrade_datalink
$ guest_like sol11.4-late 'upgrade-datalink read'; mkdir -p g/tree/var/svc/profile; echo "$line" | sed s/vmxnet3s0/net0/ >g/tree/var/svc/profile/upgrade_datalink; reboot dladm show-link -p -o mtu net0
9000
$ : dladm -R writes that line
$ mkdir -p g/tree/r/etc/dladm g/tree/r/var/svc/profile; at dladm set-linkprop -R /r -p mtu=9000 net0; touch g/tree/r/etc/dladm/datalink.conf; at dladm set-linkprop -t -R /r -p mtu=9000 net0; (cd g/tree/r/var/svc/profile && grep . *); at dladm set-linkprop -R /none -p mtu=9000 net0
upgrade:/sbin/dladm set-linkprop -p mtu=9000 net0  # added by dladm(8)
upgrade_datalink:/sbin/dladm set-linkprop -t -p mtu=9000 net0  # added by dladm(8)
2: dladm: operation not supported on /none
[1]
$ : driver.conf is held since the attach, that of the administrator lies over it on 11
$ held() { at prtconf -v | grep -A 1 -e EnableLSO -e MTU; }
$ guest_like sol11.1-late; held; mkdir -p g/tree/etc/driver/drv; echo 'EnableLSO=0,1;' >g/tree/etc/driver/drv/vmxnet3s.conf; at update_drv -f -v vmxnet3s; held
1:                 name='EnableLSO' type=int items=10
1:                     value=00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001
2: Cannot unload module: vmxnet3s
2: Will be unloaded upon reboot.
2: Forcing update of vmxnet3s.conf.
2: vmxnet3s.conf updated in the kernel.
1:                 name='EnableLSO' type=int items=10
1:                     value=00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001
$ reboot; held
1:                 name='EnableLSO' type=int items=2
1:                     value=00000000.00000001
$ : no such file on illumos, a list too short, a number too large
$ guest_like omnios; mkdir -p g/tree/etc/driver/drv; echo 'EnableLSO=0;' >g/tree/etc/driver/drv/vmxnet3s.conf; reboot; held
1:                 name='EnableLSO' type=int items=4
1:                     value=00000001.00000001.00000001.00000001
$ guest_like sol10u11-net 'adapter vmxnet3'; printf 'EnableLSO=2;\nMTU=9001 , 1;\n' >g/tree/kernel/drv/vmxnet3s.conf; at bootadm update-archive | tail -n 1; reboot; held; grep vmxnet3s: g/state/console; at dladm show-link -p vmxnet3s0
1: updating /platform/i86pc/boot_archive
1:                 name='EnableLSO' type=int items=1
1:                     value=00000002
1:                 name='MTU' type=int items=2
1:                     value=00002329.00000001
--
1:                 name='EnableLSO' type=int items=1
1:                     value=00000002
1:                 name='MTU' type=int items=2
1:                     value=00002329.00000001
vmxnet3s:0: property MTU invalid (60 <= 9001 <= 9000)
vmxnet3s:0: property EnableLSO invalid (0 <= 2 <= 1)
vmxnet3s:1: property MTU invalid (60 <= 1 <= 9000)
vmxnet3s:1: property EnableLSO not available for this device
1: vmxnet3s0 type=non-vlan mtu=1500 device=vmxnet3s0
$ : /etc/hostname.X
$ echo 'sol10 mtu 1400' >g/tree/etc/hostname.vmxnet3s0; sed -i '/interface vmxnet3s0/d' g/state/facts; reboot ifconfig vmxnet3s0 | sed 1q
vmxnet3s0: flags=1001000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,FIXEDMTU> mtu 1400 index 3
$ : frame classes of e1000g
$ new_guest sol10u11 'adapter e1000' 'adapter e1000e' 'adapter e1000' 'interface e1000g0 192.0.2.10/24'; sed -i s/=0,0/=1,3/ g/tree/kernel/drv/e1000g.conf; at bootadm update-archive | tail -n 1; reboot; at dladm show-link -p; at ifconfig e1000g0 | sed 1q
1: updating /platform/i86pc/boot_archive
1: e1000g0 type=non-vlan mtu=4074 device=e1000g0
1: e1000g1 type=non-vlan mtu=9216 device=e1000g1
1: e1000g2 type=non-vlan mtu=1500 device=e1000g2
1: e1000g0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 4074 index 2
$ : a ramdisk forgets all of it, but what is on disks
$ guest_like smartos; at ipadm disable-if -t vmxnet3s0; at dladm set-linkprop -p mtu=9000 vmxnet3s0; at ipadm set-prop -p max_buf=4194304 tcp; touch g/tree/kernel/drv/x.conf; mkdir -p g/tree/opt/custom; reboot dladm show-link -p -o mtu vmxnet3s0; at ipadm show-prop -c -o current,persistent -p max_buf tcp; ls -d g/tree/kernel/drv/x.conf g/tree/opt/custom 2>&1
1500
1: 1048576:
ls: cannot access 'g/tree/kernel/drv/x.conf': No such file or directory
g/tree/opt/custom
[2]
