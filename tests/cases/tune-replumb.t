A link that is in use: it is set while its IP interface is down, which comes
back with its addresses whatever fails meanwhile, or dies.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ : "without --replumb the next boot sets it, and who holds the link is said"
$ guest -k g omnios install-tools tune plan --mtu 9000 --live
System    OmniOS r151048, 64-bit kernel: native
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  mtu          1500 -> 9000, at the next boot (option)
                                  its IP interface has the link in use: --replumb takes it down meanwhile
          vmxnet3s0  rx-ring      4096 already
          vmxnet3s0  rx-pool      16384 already
          receive buffers take 180 MiB a link
Plan      4 changes
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  lib/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          run      svccfg import /lib/svc/manifest/site/install-tools-net-early.xml: by the system's own program
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    nothing was written
$ : with it
$ guest g ipadm show-addr >before; guest_listing g >was; : >g/state/log; guest g install-tools tune apply --mtu 9000 --replumb; calls g | grep -e -if -e set-; guest g dladm show-link -p -o link,mtu; guest g ipadm show-addr | diff before -
System    OmniOS r151048, 64-bit kernel: native
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  mtu          1500 -> 9000, at once (option)
          vmxnet3s0  rx-ring      4096 already
          vmxnet3s0  rx-pool      16384 already
          receive buffers take 180 MiB a link
Plan      4 changes
          down     interface vmxnet3s0: for a moment, with vmxnet3s0/v4 192.0.2.10/24
          set      dladm vmxnet3s0: mtu 9000 (was 1500)
          up       interface vmxnet3s0: again, with vmxnet3s0/v4 192.0.2.10/24
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     interface vmxnet3s0
          done     dladm vmxnet3s0
          done     interface vmxnet3s0
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
ipadm disable-if -t vmxnet3s0 -> 0
dladm set-linkprop -p mtu=9000 vmxnet3s0 -> 0
ipadm enable-if -t vmxnet3s0 -> 0
vmxnet3s0:9000
$ guest g install-tools tune show -q; reboot dladm show-link -p -o link,mtu; guest g install-tools tune revert; guest_listing g | diff was -; guest g dladm show-link -p -o link,mtu; guest g ipadm show-addr | diff before -
vmxnet3s0:9000
System    OmniOS r151048, 64-bit kernel: native
Plan      3 changes
          down     interface vmxnet3s0: for a moment, with vmxnet3s0/v4 192.0.2.10/24
          set      dladm vmxnet3s0: mtu 1500 (was set to 9000)
          up       interface vmxnet3s0: again, with vmxnet3s0/v4 192.0.2.10/24
Changing  /
          done     interface vmxnet3s0
          done     dladm vmxnet3s0
          done     interface vmxnet3s0
Result    everything that tuning had changed is as it was before
vmxnet3s0:1500
$ : "2009.06 has no store of addresses: ifconfig makes them again"
$ guest_like osol2009.06-net 'interface e1000g0 198.51.100.10/25'; inside ifconfig -a >before; inside install-tools tune apply --mtu 4000 --link e1000g0 --replumb; calls g | grep -e plumb -e set-; inside ifconfig -a | diff before -; inside install-tools tune revert | grep -A 4 Plan; inside ifconfig -a | diff before -
System    OpenSolaris 2009.06 (snv_111b) x86, 32-bit and 64-bit kernels: supported
Tuning    profile cure: LSO off where the driver is broken for its kernel
          e1000g0    mtu          1500 -> 4000, at once (option)
Plan      4 changes
          down     interface e1000g0: for a moment, with 198.51.100.10 255.255.255.128 198.51.100.127
          set      dladm e1000g0: mtu 4000 (was 1500)
          up       interface e1000g0: again, with 198.51.100.10 255.255.255.128 198.51.100.127
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     interface e1000g0
          done     dladm e1000g0
          done     interface e1000g0
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
ifconfig e1000g0 unplumb -> 0
dladm set-linkprop -p mtu=4000 e1000g0 -> 0
ifconfig e1000g0 plumb 198.51.100.10 netmask 255.255.255.128 broadcast 198.51.100.127 up -> 0
6c6
< e1000g0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 1500 index 3
---
> e1000g0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 4000 index 3
Plan      3 changes
          down     interface e1000g0: for a moment, with 198.51.100.10 255.255.255.128 198.51.100.127
          set      dladm e1000g0: mtu 1500 (was set to 4000)
          up       interface e1000g0: again, with 198.51.100.10 255.255.255.128 198.51.100.127
Changing  /
$ : "whom traffic would kill is set without it: by accept-jumbo, and by dladm"
$ new_guest sol11.1 'adapter vmxnet3' 'tools 11' 'interface net0 192.0.2.10/24' 'traffic net0'; inside install-tools tune apply --mtu 9000 --replumb | sed -n '1,/^Result/p' | grep -v done; inside dladm show-link -p -o link,mtu; inside ipadm show-addr -p -o addrobj,addr net0; inside install-tools tune revert -q; inside dladm show-link -p -o link,mtu
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile cure: LSO off where the driver is broken for its kernel
          net0       mtu          1500 -> 9000, at once (option)
          net0       lso          on -> off, at the next boot (profile)
          net0       rx-ring      256 -> 1024, at the next boot (computed)
          net0       rx-pool      512 -> 4096, at the next boot (computed)
          until then new connections go without LSO: _lso_outbound of ip is 0
          receive buffers take 45 MiB a link
Plan      10 changes
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0, RxRingSize=1024 for vmxnet3s0, RxBufPoolLimit=4096 for vmxnet3s0
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  lib/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          run      bootadm update-archive: by the system's own program
          run      svccfg import /lib/svc/manifest/site/install-tools-net-early.xml: by the system's own program
          down     interface net0: for a moment, with net0/v4 192.0.2.10/24
          set      accept-jumbo net0: net0 9000 (was 1500)
          up       interface net0: again, with net0/v4 192.0.2.10/24
          set      ipadm ip: _lso_outbound 0 (was 1)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
net0:9000
net0/v4:192.0.2.10/24
net0:1500
$ guest_like sol11.1-late 'traffic net0'; inside install-tools tune apply -q --mtu 9000 --replumb; inside dladm show-link -p -o link,mtu; inside install-tools tune apply --mtu 1500 --live --replumb | grep -e Result -e interface; inside dladm show-link -p -o link,mtu
net0:9000
          down     interface net0: for a moment, with net0/v4 192.0.2.10/24
          up       interface net0: again, with net0/v4 192.0.2.10/24
          done     interface net0
          done     interface net0
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
net0:1500
$ : "what was set in another way can be taken back in this one"
$ guest_like sol11.1-late; inside install-tools tune apply -q --mtu 9000 --live; inside install-tools tune revert --replumb | grep -e interface -e dladm; inside dladm show-link -p -o link,mtu
          down     interface net0: for a moment, with net0/v4 192.0.2.10/24
          set      dladm net0: mtu 1500 (was set to 9000)
          up       interface net0: again, with net0/v4 192.0.2.10/24
          done     interface net0
          done     dladm net0
          done     interface net0
net0:1500
$ : "what fails, lies or dies: the address comes back, and nothing is changed, or the next run ends it"
$ try() { rm -rf g; guest -k g omnios zonename >/dev/null; guest_listing g >was; for i; do printf '%s\n' "$i" >>g/state/inject; done; guest g install-tools tune apply -q --mtu 9000 --replumb; echo "status $?"; guest g install-tools recover | sed -n '$p'; guest_listing g | diff -q was - >/dev/null && echo OLD; guest g dladm show-link -p -o link,mtu; guest g ipadm show-addr -p -o addrobj,state,addr vmxnet3s0; calls g | grep -c enable-if; }
$ try dladm:4:exit=1
install-tools: dladm vmxnet3s0 mtu: was set to 9000, and reads 1500
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
Result    nothing to do: no run was interrupted here
OLD
vmxnet3s0:1500
vmxnet3s0/v4:ok:192.0.2.10/24
2
$ try dladm:4:lie
install-tools: dladm vmxnet3s0 mtu: was set to 9000, and reads 1500
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
Result    nothing to do: no run was interrupted here
OLD
vmxnet3s0:1500
vmxnet3s0/v4:ok:192.0.2.10/24
2
$ try dladm:4:kill-after
status 0
Result    nothing to do: no run was interrupted here
vmxnet3s0:9000
vmxnet3s0/v4:ok:192.0.2.10/24
1
$ try ipadm:7:exit=1
install-tools: vmxnet3s0: could not be taken down
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
Result    nothing to do: no run was interrupted here
OLD
vmxnet3s0:1500
vmxnet3s0/v4:ok:192.0.2.10/24
0
[1]
$ try ipadm:7:lie
install-tools: vmxnet3s0: could not be taken down
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
Result    nothing to do: no run was interrupted here
OLD
vmxnet3s0:1500
vmxnet3s0/v4:ok:192.0.2.10/24
0
[1]
$ try ipadm:7:exit-after=1
status 0
Result    nothing to do: no run was interrupted here
vmxnet3s0:9000
vmxnet3s0/v4:ok:192.0.2.10/24
1
$ try ipadm:10:exit=1
install-tools: vmxnet3s0: did not come back with its address: vmxnet3s0/v4 192.0.2.10/24
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
Result    nothing to do: no run was interrupted here
OLD
vmxnet3s0:1500
vmxnet3s0/v4:ok:192.0.2.10/24
2
$ try ipadm:10:lie
install-tools: vmxnet3s0: did not come back with its address: vmxnet3s0/v4 192.0.2.10/24
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
Result    nothing to do: no run was interrupted here
OLD
vmxnet3s0:1500
vmxnet3s0/v4:ok:192.0.2.10/24
2
$ try ipadm:10:lie ipadm:14:exit=1
install-tools: vmxnet3s0: did not come back with its address: vmxnet3s0/v4 192.0.2.10/24
  put this right, then "install-tools recover" brings everything back
status 7
Result    the interrupted run was taken back; this root is as before
OLD
vmxnet3s0:1500
vmxnet3s0/v4:ok:192.0.2.10/24
3
$ try ipadm:6:exit=1
install-tools: vmxnet3s0: cannot be asked for: nothing tells whether it is down
  everything was put back; run again
status 1
Result    nothing to do: no run was interrupted here
OLD
vmxnet3s0:1500
vmxnet3s0/v4:ok:192.0.2.10/24
0
[1]
$ try ipadm:7:signal-caller=9
Killed
status 137
Result    the interrupted run was finished; everything is in place
vmxnet3s0:9000
vmxnet3s0/v4:ok:192.0.2.10/24
1
$ try dladm:4:signal-caller=9
Killed
status 137
Result    the interrupted run was finished; everything is in place
vmxnet3s0:9000
vmxnet3s0/v4:ok:192.0.2.10/24
1
$ try ipadm:10:signal-caller=9
Killed
status 137
Result    the interrupted run was finished; everything is in place
vmxnet3s0:9000
vmxnet3s0/v4:ok:192.0.2.10/24
2
$ : "ifconfig of 2009.06 dies between its steps: what is plumbed without its address is in use, and is not plumbed again"
$ for d in vmxnet3:vmxnet3s0 e1000:e1000g0; do new_guest osol2009.06 'tools 2009.06' "adapter ${d%:*}" "interface ${d#*:} 192.0.2.10/24"; guest_listing g >was; for i in 1 2; do rm -f g/state/calls.*; echo "ifconfig:8:crash=$i" >g/state/inject; inside install-tools tune apply -q --mtu 9000 --replumb >/dev/null 2>&1; echo "status $?"; rm g/state/inject; guest_listing g | diff was -; inside ifconfig "${d#*:}" | sed -n 2p; done; done
status 1
	inet 192.0.2.10 netmask ffffff00 broadcast 192.0.2.255
status 1
	inet 192.0.2.10 netmask ffffff00 broadcast 192.0.2.255
status 1
	inet 192.0.2.10 netmask ffffff00 broadcast 192.0.2.255
status 1
	inet 192.0.2.10 netmask ffffff00 broadcast 192.0.2.255
$ : "who else has it open is not ours to take away: all is put back"
$ guest_like omnios 'opener vmxnet3s0 lldpd'; inside install-tools tune apply -q --mtu 9000 --replumb; inside ipadm show-addr -p -o addrobj,state,addr vmxnet3s0
install-tools: dladm vmxnet3s0 mtu: was set to 9000, and reads 1500; dladm: warning: cannot set link property 'mtu' on 'vmxnet3s0': link busy
  everything was put back; take away what has the link open (a VNIC, VLAN or aggregation, snoop; its IP interface goes down with --replumb), then run again
vmxnet3s0/v4:ok:192.0.2.10/24
$ : "where it is not certain that all comes back nothing is touched"
$ guest_like sol11.2; inside install-tools tune apply --mtu 9000 --replumb
System    Oracle Solaris 11.2 x86, 64-bit kernel: supported
install-tools: net0: mtu cannot be set: it has an address by DHCP or of another kind that may not come back
  without --replumb it is set at the next boot
[4]
$ guest_like omnios; inside ipadm delete-addr vmxnet3s0/v4; inside ipadm create-addr -t -T static -a 192.0.2.11/24 vmxnet3s0/v4; inside install-tools tune apply -q --mtu 9000 --replumb
install-tools: vmxnet3s0: mtu cannot be set: it has an address that ipadm has not stored, which would not come back
  without --replumb it is set at the next boot
[4]
$ new_guest sol11.1 'adapter vmxnet3' 'tools late/11' 'datalink vnic0 vnic net0' 'interface vnic0 192.0.2.10/24'; inside install-tools tune apply -q --mtu 9000 --replumb
install-tools: net0: mtu cannot be set: vnic0 (vnic) lies over it, whose MTU has to be set together with its own
  set both by dladm while they are not in use
[4]
$ guest_like omnios; wrong ipadm:4:exit=1 install-tools tune apply -q --mtu 9000 --replumb; calls g | grep -e -if
2: install-tools: vmxnet3s0: mtu cannot be set: the addresses of its interface cannot be read
2:   without --replumb it is set at the next boot
[1]
$ new_guest osol2009.06 'adapter e1000' 'interface e1000g0 192.0.2.10/24'; inside ifconfig e1000g0 down; inside ifconfig e1000g0 >was; inside install-tools tune apply -q --mtu 9000 --replumb; inside ifconfig e1000g0 | diff was -
install-tools: e1000g0: mtu cannot be set: somebody has brought its address down, and it would come back up
  without --replumb it is set at the next boot
$ : "routes over it come back as they were: by a gateway, to a host, on the link, bound to it, of IPv6, with what they were given"
$ new() { guest_like omnios 'address6 vmxnet3s0 fe80::a' "$@"; inside route -n add default 192.0.2.1; inside route -p add 10.0.0.0/8 192.0.2.2 -sendpipe 65536; inside route -n add 203.0.113.9 192.0.2.2 -ifp vmxnet3s0; inside route -n add -net 198.51.100.0/24 192.0.2.10 -interface; inside route -p add -inet6 default fe80::1 -ifp vmxnet3s0; inside route -n add -net 172.16.0.0/12 198.51.100.7; inside netstat -rnv >before; : >g/state/log; }
$ new >/dev/null; inside install-tools tune apply --mtu 9000 --replumb | grep -e interface -e Result; inside netstat -rnv | sort >after; sort before | diff - after; calls g | grep -e route -e netstat -e '-if' -e svcs
          down     interface vmxnet3s0: for a moment, with vmxnet3s0/v4 192.0.2.10/24, route default by 192.0.2.1, route 10.0.0.0/8 by 192.0.2.2, route 203.0.113.9/32 by 192.0.2.2, route 198.51.100.0/24 over 192.0.2.10, route 172.16.0.0/12 by 198.51.100.7, route default by fe80::1
          up       interface vmxnet3s0: again, with vmxnet3s0/v4 192.0.2.10/24 and 6 routes
          done     interface vmxnet3s0
          done     interface vmxnet3s0
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
netstat -rnv -> 0
route -p show -> 0
svcs -H -o state,fmri -> 0
netstat -rnv -> 0
route -p show -> 0
svcs -H -o state,fmri -> 0
ipadm disable-if -t vmxnet3s0 -> 0
ipadm enable-if -t vmxnet3s0 -> 0
netstat -rnv -> 0
route -n add -inet -net 198.51.100.0/24 192.0.2.10 -interface -> 0
route -n add -inet -net default 192.0.2.1 -> 0
route -n add -inet -net 10.0.0.0/8 192.0.2.2 -sendpipe 65536 -> 0
route -n add -inet -host 203.0.113.9 192.0.2.2 -ifp vmxnet3s0 -> 0
route -n add -inet -net 172.16.0.0/12 198.51.100.7 -> 0
route -n add -inet6 -net default fe80::1 -ifp vmxnet3s0 -> 0
netstat -rnv -> 0
netstat -rnv -> 0
netstat -rnv -> 0
$ : >g/state/log; inside install-tools tune revert -q; inside netstat -rnv | sort | diff after -; calls g | grep -c 'route.*add'
6
$ : "what is there already is not added: it did not go, or somebody else brought it back"
$ new 'routes-stay' >/dev/null; inside install-tools tune apply -q --mtu 9000 --replumb; calls g | grep 'route.*add'; inside netstat -rnv | sort | diff after -
route -n add -inet -net 198.51.100.0/24 192.0.2.10 -interface -> 0
route -n add -inet -host 203.0.113.9 192.0.2.2 -ifp vmxnet3s0 -> 0
route -n add -inet6 -net default fe80::1 -ifp vmxnet3s0 -> 0
$ guest_like sol11.4-late; inside route add default 192.0.2.1; inside install-tools tune apply -q --mtu 9000 --replumb; inside netstat -rn | grep UG
add net default: gateway 192.0.2.1
default              192.0.2.1            UG        2          0           
$ new_guest osol2009.06 'adapter e1000' 'interface e1000g0 198.51.100.10/25'; inside route add default 198.51.100.1 -ifp e1000g0; inside install-tools tune apply -q --mtu 4000 --link e1000g0 --replumb; inside netstat -rn | grep UG
add net default: gateway 198.51.100.1
default              198.51.100.1         UG        2          0 e1000g0   
$ : "a redirect is not ours, and what is no route over it"
$ guest_like omnios 'adapter e1000' 'interface e1000g0 198.51.100.10/24' 'route inet 203.0.113.9 192.0.2.2 vmxnet3s0 UGHD'; inside route add default 198.51.100.1; inside install-tools tune apply --mtu 9000 --link vmxnet3s0 --replumb | grep interface; calls g | grep -c 'route.*add'; inside netstat -rn | grep UG
add net default: gateway 198.51.100.1
          down     interface vmxnet3s0: for a moment, with vmxnet3s0/v4 192.0.2.10/24
          up       interface vmxnet3s0: again, with vmxnet3s0/v4 192.0.2.10/24
          done     interface vmxnet3s0
          done     interface vmxnet3s0
1
default              198.51.100.1         UG        2          0           
$ : "what cannot be made again is refused, by its name, and nothing is touched"
$ refused() { guest_listing g >was; inside install-tools tune apply -q --mtu 9000 --replumb; guest_listing g | diff was -; calls g | grep -e -if; }
$ guest_like omnios; inside route add 10.0.0.0/8 192.0.2.2 -multirt; refused
add net 10.0.0.0: gateway 192.0.2.2
install-tools: vmxnet3s0: mtu cannot be set: its route 10.0.0.0/8 by 192.0.2.2 cannot be made again (flags UGM)
  without --replumb it is set at the next boot
[1]
$ guest_like omnios; inside route -p add 10.0.0.0/8 192.0.2.2 -multirt; inside install-tools tune apply -q --mtu 9000 --replumb; inside netstat -rn | grep UG
add net 10.0.0.0: gateway 192.0.2.2
add persistent net 10.0.0.0: gateway 192.0.2.2
10.0.0.0             192.0.2.2            UGM       2          0           
$ guest_like omnios 'service svc:/network/routing/route:default online'; inside route add default 192.0.2.1; refused
add net default: gateway 192.0.2.1
install-tools: vmxnet3s0: mtu cannot be set: svc:/network/routing/route:default may have learned its route default by 192.0.2.1, which is stored nowhere
  without --replumb it is set at the next boot
[1]
$ guest_like omnios 'service svc:/network/routing/route:default online'; echo 192.0.2.1 >g/tree/etc/defaultrouter; reboot install-tools tune apply -q --mtu 9000 --replumb; inside netstat -rn | grep UG
default              192.0.2.1            UG        2          0           
$ guest_like omnios; inside route add default 192.0.2.1; wrong netstat:1:lie zonename; refused
add net default: gateway 192.0.2.1
1: global
install-tools: vmxnet3s0: mtu cannot be set: its routes cannot be read, and might not come back
  without --replumb it is set at the next boot
[1]
$ guest_like omnios; inside route add default 192.0.2.1; wrong netstat:1:kill zonename; refused
add net default: gateway 192.0.2.1
1: global
install-tools: vmxnet3s0: mtu cannot be set: its routes cannot be read, and might not come back
  without --replumb it is set at the next boot
[1]
$ guest_like omnios; inside route add default 192.0.2.1; wrong route:2:lie zonename; refused
add net default: gateway 192.0.2.1
1: global
install-tools: vmxnet3s0: mtu cannot be set: its routes cannot be read, and might not come back
  without --replumb it is set at the next boot
[1]
$ guest_like omnios; inside route add default 192.0.2.1; wrong 'svcs:1:exit=1' zonename; refused
add net default: gateway 192.0.2.1
1: global
install-tools: vmxnet3s0: mtu cannot be set: whether a routing daemon learned its route default by 192.0.2.1 cannot be asked for
  without --replumb it is set at the next boot
[1]
$ : "what fails, lies or dies: the routes come back, now or by the next run"
$ routed() { new >/dev/null; for i; do printf '%s\n' "$i" >>g/state/inject; done; guest_listing g >was; inside install-tools tune apply -q --mtu 9000 --replumb; echo "status $?"; inside install-tools recover | sed -n '$p'; guest_listing g | diff -q was - >/dev/null && echo OLD; inside netstat -rnv | sort | diff after - | grep '^[<>]'; calls g | grep -c 'route.* add'; }
$ routed dladm:4:lie
install-tools: dladm vmxnet3s0 mtu: was set to 9000, and reads 1500
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
Result    nothing to do: no run was interrupted here
OLD
12
$ routed dladm:4:signal-caller=9
Killed
status 137
Result    the interrupted run was finished; everything is in place
6
$ routed ipadm:10:signal-caller=9
Killed
status 137
Result    the interrupted run was finished; everything is in place
6
$ routed route:9:signal-caller=9
Killed
status 137
Result    the interrupted run was finished; everything is in place
7
$ routed route:10:exit=1
status 0
Result    nothing to do: no run was interrupted here
7
$ routed route:10:lie
status 0
Result    nothing to do: no run was interrupted here
7
$ routed route:10:kill
status 0
Result    nothing to do: no run was interrupted here
7
$ routed route:10:exit-after=1
status 0
Result    nothing to do: no run was interrupted here
6
$ routed route:10:lie route:15:lie
install-tools: vmxnet3s0: did not come back with its route: default by 192.0.2.1
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
Result    nothing to do: no run was interrupted here
OLD
13
$ routed route:10:lie route:15:lie route:17:lie route:22:lie
install-tools: vmxnet3s0: did not come back with its route: default by 192.0.2.1
  put this right, then "install-tools recover" brings everything back
status 7
Result    the interrupted run was taken back; this root is as before
OLD
20
$ routed netstat:4:lie
status 0
Result    nothing to do: no run was interrupted here
6
$ routed netstat:4:kill
status 0
Result    nothing to do: no run was interrupted here
6
$ routed netstat:4:lie netstat:6:lie
status 0
Result    nothing to do: no run was interrupted here
12
$ : "without an answer nothing tells that it is down: whom traffic would kill is not set then"
$ killed() { new_guest sol11.1 'adapter vmxnet3' 'tools 11' 'interface net0 192.0.2.10/24' 'traffic net0'; inside zonename >/dev/null; for i; do echo "$i" >>g/state/inject; done; inside install-tools tune apply -q --mtu 9000 --replumb; echo "status $?"; inside dladm show-link -p -o link,mtu; inside ipadm show-addr -p -o addrobj,addr net0; cat g/state/console | grep -i panic; }
$ killed ipadm:6:lie
install-tools: net0: cannot be asked for: nothing tells whether it is down
  everything was put back; run again
status 1
net0:1500
net0/v4:192.0.2.10/24
[1]
$ killed ipadm:6:exit=1
install-tools: net0: cannot be asked for: nothing tells whether it is down
  everything was put back; run again
status 1
net0:1500
net0/v4:192.0.2.10/24
[1]
$ killed ipadm:6:kill
install-tools: net0: cannot be asked for: nothing tells whether it is down
  everything was put back; run again
status 1
net0:1500
net0/v4:192.0.2.10/24
[1]
$ killed ipadm:8:lie
install-tools: net0: could not be taken down
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
net0:1500
net0/v4:192.0.2.10/24
[1]
$ rm -f g/state/inject; inside install-tools tune apply -q --mtu 9000 --replumb; rm -f g/state/calls.ipadm; for i in 2 3 4 5 6; do echo "ipadm:$i:lie"; done >g/state/inject; inside install-tools tune revert -q --replumb; rm g/state/inject; inside install-tools tune revert -q --replumb; inside dladm show-link -p -o link,mtu
install-tools: net0: is not to be taken down: the addresses of its interface cannot be read
  run again
net0:1500
