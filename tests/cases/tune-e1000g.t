e1000g on Solaris 10: the frame class of the chip stands in e1000g.conf, and
what IP is to use of it in the file of the interface: both halves, or neither.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ guest_like sol10u11-net 'file /etc/hostname.e1000g0 644 "sol10 netmask + broadcast + up"'; reboot; guest_listing g >was
$ inside install-tools tune apply --mtu 9000 --link e1000g0; cat g/tree/etc/hostname.e1000g0; grep ^MaxF g/tree/kernel/drv/e1000g.conf
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Tuning    profile cure: LSO off where the driver is broken for its kernel
          e1000g0    mtu          1500 -> 9000, at the next boot (option)
Plan      4 changes
          edit     kernel/drv/e1000g.conf: MTU 9000 for e1000g0
          edit     etc/hostname.e1000g0: MTU 9000 for e1000g0
          run      bootadm update-archive: by the system's own program
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     kernel/drv/e1000g.conf
          done     etc/hostname.e1000g0
          done     bootadm update-archive
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
sol10 netmask + broadcast + up mtu 9000
MaxFrameSize=3,0,0,0;
$ inside install-tools tune show --link e1000g0; reboot install-tools tune show --link e1000g0; inside ifconfig e1000g0 | sed 1q; inside dladm show-link -p e1000g0; inside install-tools tune apply --link e1000g0 | tail -n 1
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          e1000g0    mtu               9000      9000      1500   1500  option, at the next boot
Result    1 setting waits for the next boot
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          e1000g0    mtu               9000      9000      9000   9000  option
Result    all is as wanted
e1000g0: flags=1001000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,FIXEDMTU> mtu 9000 index 2
e1000g0 type=non-vlan mtu=16362 device=e1000g0
Result    nothing to do: all is as wanted
$ : "another size, a class as a whole, and none at all"
$ inside install-tools tune apply --mtu 3000 --link e1000g0 -q; cat g/tree/etc/hostname.e1000g0; grep ^MaxF g/tree/kernel/drv/e1000g.conf; inside install-tools tune apply --mtu 1500 --link e1000g0 -q; cat g/tree/etc/hostname.e1000g0; grep ^MaxF g/tree/kernel/drv/e1000g.conf; reboot ifconfig e1000g0 | sed 1q
sol10 netmask + broadcast + up mtu 3000
MaxFrameSize=1,0,0,0;
sol10 netmask + broadcast + up mtu 1500
MaxFrameSize=0,0,0,0;
e1000g0: flags=1001000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,FIXEDMTU> mtu 1500 index 2
$ : "what a person wrote since stays"
$ echo 'other mtu 1500 netmask + broadcast + up' >g/tree/etc/hostname.e1000g0; inside install-tools tune revert | grep -e hostname -e e1000g; cat g/tree/etc/hostname.e1000g0
          edit     etc/hostname.e1000g0: its MTU as it was before
          restore  kernel/drv/e1000g.conf: as it was before tuning
          done     etc/hostname.e1000g0
          done     kernel/drv/e1000g.conf
other netmask + broadcast + up
$ echo 'sol10 netmask + broadcast + up' >g/tree/etc/hostname.e1000g0; guest_listing g | diff was - | grep -v -e var/log -e var/svc -e hostname
[1]
$ inside install-tools tune apply --mtu 4074 --link e1000g0 -q; cat g/tree/etc/hostname.e1000g0; reboot ifconfig e1000g0 | sed 1q; inside install-tools tune revert -q; cat g/tree/etc/hostname.e1000g0
sol10 netmask + broadcast + up
e1000g0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 4074 index 2
sol10 netmask + broadcast + up
$ : "nor do the words stay that were added before the MTU"
$ echo sol10 >g/tree/etc/hostname.e1000g0; inside install-tools tune apply --mtu 9000 --link e1000g0 -q; cat g/tree/etc/hostname.e1000g0; sed 's/sol10/other/' g/tree/etc/hostname.e1000g0 >edited; cat edited >g/tree/etc/hostname.e1000g0; inside install-tools tune revert -q; cat g/tree/etc/hostname.e1000g0
sol10 netmask + broadcast + up mtu 9000
other
$ : "where the file cannot say it neither half is written"
$ no() { guest_like sol10u11-net "$@"; inside install-tools tune apply --mtu 9000 --link e1000g0; grep -c '^MaxFrameSize=0' g/tree/kernel/drv/e1000g.conf; }
$ no
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
install-tools: e1000g0: mtu cannot be set: etc/hostname of its interface is missing, which has to say it, too
  give its interface "mtu" by hand, and MaxFrameSize in kernel/drv/e1000g.conf
1
$ no 'file /etc/hostname.e1000g0 644 ""'
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
install-tools: e1000g0: mtu cannot be set: etc/hostname of its interface has more than one line, or does not begin with a host
  give its interface "mtu" by hand, and MaxFrameSize in kernel/drv/e1000g.conf
1
$ no 'file /etc/hostname.e1000g0 644 sol10' 'line /etc/hostname.e1000g0 addif sol10-2 up'
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
install-tools: e1000g0: mtu cannot be set: etc/hostname of its interface has more than one line, or does not begin with a host
  give its interface "mtu" by hand, and MaxFrameSize in kernel/drv/e1000g.conf
1
$ no 'file /etc/hostname.e1000g0 644 "group ipmp0 sol10"'
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
install-tools: e1000g0: mtu cannot be set: etc/hostname of its interface has more than one line, or does not begin with a host
  give its interface "mtu" by hand, and MaxFrameSize in kernel/drv/e1000g.conf
1
$ no 'file /etc/hostname.e1000g0 644 sol10' 'file /etc/hostname6.e1000g0 644 up'
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
install-tools: e1000g0: mtu cannot be set: its interface has IPv6 addresses, whose MTU nothing keeps on Solaris 10
  give its interface "mtu" by hand, and MaxFrameSize in kernel/drv/e1000g.conf
1
$ : "a file of the host alone"
$ guest_like sol10u11-net 'file /etc/hostname.e1000g0 644 sol10'; inside install-tools tune apply -q --mtu 9000 --link e1000g0; cat g/tree/etc/hostname.e1000g0; reboot ifconfig e1000g0 | sed 1q
sol10 netmask + broadcast + up mtu 9000
e1000g0: flags=1001000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4,FIXEDMTU> mtu 9000 index 2
$ : "a plan that fails leaves both as they were"
$ guest_like sol10u11-net 'file /etc/hostname.e1000g0 644 sol10'; inside zonename; guest_listing g >was; wrong bootadm:1:exit=1 install-tools tune apply -q --mtu 9000 --link e1000g0; guest_listing g | diff was -; cat g/tree/etc/hostname.e1000g0
global
2: install-tools: bootadm: ended with status 1
2:   everything was put back; its messages are in /var/log/install-tools.log
sol10
$ : "a chip that takes no such frames: the interface comes up all the same"
$ chip() { new_guest $1 'line /etc/driver_aliases e1000g \"pciex8086,109a\"' 'adapter 82573' "$2" "$3"; inside zonename >/dev/null; link=$(sed -n 's/ .*//p' g/state/links); }
$ chip sol10u11 'file /etc/hostname.e1000g1 644 192.0.2.10'; inside install-tools tune apply --mtu 9000 | grep ^Result; cat g/tree/etc/hostname.e1000g1; reboot ifconfig e1000g1 | sed 1q; inside install-tools tune show | sed 1,2d; inside install-tools tune apply -q; echo "status $?"; inside install-tools tune revert -q; reboot ifconfig e1000g1 | sed 1q; cat g/tree/etc/hostname.e1000g1
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
192.0.2.10 netmask + broadcast + up mtu 9000
e1000g1: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 1500 index 2
          e1000g1    mtu               9000      9000      1500   1500  option, MaxFrameSize allows it, but its adapter takes no more than 1500
Result    1 setting is not as wanted, for the reasons told above
install-tools: e1000g1: mtu cannot be set: MaxFrameSize allows it, but its adapter takes no more than 1500
  ask for a size that it takes
status 4
e1000g1: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 1500 index 2
192.0.2.10
$ chip sol10u11 'file /etc/hostname.e1000g1 644 192.0.2.10\\ mtu\\ 1500'; inside install-tools tune apply -q --mtu 9000; cat g/tree/etc/hostname.e1000g1; reboot ifconfig e1000g1 | sed 1q
192.0.2.10 netmask + broadcast + up mtu 9000
e1000g1: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 1500 index 2
$ : "it is one that has LSO"
$ chip openindiana; inside install-tools tune apply --lso off | grep -e ' lso ' -e ^Result
install-tools: e1000g1: lso cannot be set: e1000g never uses LSO on VMware's adapters
[1]
$ : "elsewhere the driver says so"
$ for s in sol11.3 openindiana; do chip $s; for o in '' --live --replumb; do inside install-tools tune apply -q --mtu 9000 $o; echo "status $?"; done; inside install-tools tune apply --mtu 1500 | grep -e ' mtu ' -e ^Result; done
install-tools: net0: mtu cannot be set: its driver takes no other size than 1500 of this adapter
status 4
install-tools: net0: mtu cannot be set: its driver takes no other size than 1500 of this adapter
status 4
install-tools: net0: mtu cannot be set: its driver takes no other size than 1500 of this adapter
status 4
          net0       mtu          1500 already
Result    nothing to do: all is as wanted
install-tools: e1000g1: mtu cannot be set: its driver takes no other size than 1500 of this adapter
status 4
install-tools: e1000g1: mtu cannot be set: its driver takes no other size than 1500 of this adapter
status 4
install-tools: e1000g1: mtu cannot be set: its driver takes no other size than 1500 of this adapter
status 4
          e1000g1    mtu          1500 already
Result    nothing to do: all is as wanted
$ : "MaxFrameSize of e1000g.conf gives a link its size where dladm tells it none: 1500 has to be set, too"
$ frame() { new_guest "$@" 'interface e1000g0 192.0.2.10/24'; sed 's/^MaxFrameSize=[0-9]*/MaxFrameSize=3/' g/tree/kernel/drv/e1000g.conf >f; cat f >g/tree/kernel/drv/e1000g.conf; inside bootadm update-archive >/dev/null; reboot dladm show-link -p -o mtu; for mtu in 1500 9000; do inside install-tools tune apply --mtu $mtu | grep ' mtu '; reboot dladm show-link -p -o mtu; inside install-tools tune show | grep -e ' mtu ' -e ^Result; done; inside install-tools tune revert -q; reboot dladm show-link -p -o mtu; }
$ for s in osol2009.06 sol11.3 openindiana; do frame $s 'adapter e1000'; done
16362
          e1000g0    mtu          16362 -> 1500, at the next boot (option)
1500
          e1000g0    mtu               1500      1500      1500   1500  option
Result    all is as wanted
Tuning    e1000g0    mtu          1500 -> 9000, at the next boot (option)
9000
          e1000g0    mtu               9000      9000      9000   9000  option
Result    all is as wanted
16362
16362
          net0       mtu          16362 -> 1500, at the next boot (option)
1500
          net0       mtu               1500      1500      1500   1500  option
Result    all is as wanted
Tuning    net0       mtu          1500 -> 9000, at the next boot (option)
9000
          net0       mtu               9000      9000      9000   9000  option
Result    all is as wanted
16362
16362
          e1000g0    mtu          16362 -> 1500, at the next boot (option)
1500
          e1000g0    mtu               1500      1500      1500   1500  option
Result    all is as wanted
Tuning    e1000g0    mtu          1500 -> 9000, at the next boot (option)
9000
          e1000g0    mtu               9000      9000      9000   9000  option
Result    all is as wanted
16362
