Tuning of a running system, where the system's own programs set and tell: what
can take effect now does, the rest waits for the next boot; nothing that they
claim is believed.

Needs: [ "$(id -u)" = 0 ] && sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ : the story of 2013: a driver for Solaris 10 on Solaris 11.1
$ guest -k g sol11.1-wrong install-tools verify | grep -v note
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
O  kernel/drv/vmxnet3s.conf: owner is 0:0, not 0:3
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11
O  kernel/drv/amd64/vmxnet3s: owner is 0:0, not 0:3
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel
Result    4 differences; "install-tools repair" puts them right
$ guest g install-tools tune plan --profile jumbo
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          net1       mtu          9000 not set: the driver was built for Solaris 10: accept-jumbo succeeds with it on this system and changes nothing
                                  "install-tools repair" brings the right one
          tcp        tcp-cap      1048576 -> 4194304, at once (profile)
          tcp        tcp-send     49152 -> 1048576, at once (profile)
          tcp        tcp-receive  128000 -> 1048576, at once (profile)
          a connection whose peer stalls takes up to 2048 KiB
Plan      2 changes
          set      ipadm tcp: max_buf 4194304 (was 1048576), send_buf 1048576 (was 49152), recv_buf 1048576 (was 128000)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    nothing was written
$ guest g install-tools repair -q; reboot install-tools verify -q; guest_listing g >was
$ guest g install-tools tune apply --profile jumbo
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          net1       mtu          1500 -> 9000, at the next boot (profile)
          net1       lso          on -> off, at the next boot (profile)
          net1       rx-ring      256 -> 1024, at the next boot (profile)
          net1       rx-pool      512 -> 4096, at the next boot (profile)
          tcp        tcp-cap      1048576 -> 4194304, at once (profile)
          tcp        tcp-send     49152 -> 1048576, at once (profile)
          tcp        tcp-receive  128000 -> 1048576, at once (profile)
          until then new connections go without LSO: _lso_outbound of ip is 0
          receive buffers take 45 MiB a link
          a connection whose peer stalls takes up to 2048 KiB
Plan      8 changes
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0, RxRingSize=1024 for vmxnet3s0, RxBufPoolLimit=4096 for vmxnet3s0
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  lib/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          run      bootadm update-archive: by the system's own program
          run      svccfg import /lib/svc/manifest/site/install-tools-net-early.xml: by the system's own program
          set      ipadm ip: _lso_outbound 0 (was 1)
          set      ipadm tcp: max_buf 4194304 (was 1048576), send_buf 1048576 (was 49152), recv_buf 1048576 (was 128000)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     etc/driver/drv/vmxnet3s.conf
          done     usr/lib/install-tools/net-tune
          done     lib/svc/manifest/site/install-tools-net-early.xml
          done     bootadm update-archive
          done     svccfg import /lib/svc/manifest/site/install-tools-net-early.xml
          done     ipadm ip
          done     ipadm tcp
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
$ guest g install-tools tune show
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net1       mtu               9000      9000      1500   1500  profile, at the next boot
          net1       lso                off       off       off      -  profile
          net1       rx-ring           1024      1024       256      -  profile, at the next boot
          net1       rx-pool           4096      4096       512      -  profile, at the next boot
          tcp        tcp-cap        4194304   4194304   4194304      -  profile
          tcp        tcp-send       1048576   1048576   1048576      -  profile
          tcp        tcp-receive    1048576   1048576   1048576      -  profile
Result    3 settings wait for the next boot
[3]
$ reboot install-tools tune show; guest g dladm show-link -p -o link,mtu
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net1       mtu               9000      9000      9000   9000  profile
          net1       lso                off       off       off      -  profile
          net1       rx-ring           1024      1024      1024      -  profile
          net1       rx-pool           4096      4096      4096      -  profile
          tcp        tcp-cap        4194304   4194304   4194304      -  profile
          tcp        tcp-send       1048576   1048576   1048576      -  profile
          tcp        tcp-receive    1048576   1048576   1048576      -  profile
Result    all is as wanted
net0:1500
net1:9000
$ : >g/state/log; guest g install-tools tune apply; calls g
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    net1       mtu          9000 already
          net1       lso          off already
          net1       rx-ring      1024 already
          net1       rx-pool      4096 already
          tcp        tcp-cap      4194304 already
          tcp        tcp-send     1048576 already
          tcp        tcp-receive  1048576 already
Result    nothing to do: all is as wanted
zonename -> 0
dladm show-phys -p -o link,state,speed,device -> 0
dladm show-link -p -o link,class,mtu,over -> 0
dladm show-linkprop -c -o link,value,possible -p mtu -> 0
ifconfig -a -> 0
prtconf -D -v -> 0
ipadm show-prop -c -o property,current,persistent,default tcp -> 0
ipadm show-prop -c -o property,current,persistent,default -p _cwnd_max tcp -> 0
ipadm show-prop -c -o property,current,persistent -p _lso_outbound ip -> 0
$ guest g install-tools tune revert; guest_listing g | diff was - | grep -v var/svc/log
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      ip: _lso_outbound is 1 already, as it was before tuning
Plan      13 changes
          run      svccfg delete -f svc:/site/install-tools/net-early:default: by the system's own program
          remove   lib/svc/manifest/site/install-tools-net-early.xml: was not there before tuning
          remove   usr/lib/install-tools/net-tune: was not there before tuning
          remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
          remove   lib/svc/manifest/site: was not there before tuning
          remove   lib/svc/manifest: was not there before tuning
          remove   lib/svc: was not there before tuning
          remove   lib: was not there before tuning
          remove   usr/lib/install-tools: was not there before tuning
          remove   etc/driver/drv: was not there before tuning
          remove   etc/driver: was not there before tuning
          run      bootadm update-archive: by the system's own program
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
Changing  /
          done     svccfg delete -f svc:/site/install-tools/net-early:default
          done     lib/svc/manifest/site/install-tools-net-early.xml
          done     usr/lib/install-tools/net-tune
          done     etc/driver/drv/vmxnet3s.conf
          done     lib/svc/manifest/site
          done     lib/svc/manifest
          done     lib/svc
          done     lib
          done     usr/lib/install-tools
          done     etc/driver/drv
          done     etc/driver
          done     bootadm update-archive
          done     ipadm tcp
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
[1]
$ reboot ipadm show-prop -c -o property,current,persistent -p max_buf,send_buf,recv_buf tcp; guest g dladm show-link -p -o link,mtu; guest g prtconf -v | grep -A 1 EnableLSO | tail -n 1
max_buf:1048576:
send_buf:49152:
recv_buf:128000:
net0:1500
net1:1500
                    value=00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001
$ : "a driver that takes the MTU from dladm: kept in its store with --live"
$ rm -rf g; guest -k g sol11.1-late zonename; guest_listing g >was; guest g install-tools tune apply --profile jumbo --live
global
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          net0       mtu          1500 -> 9000, at once (profile)
          net0       rx-ring      256 -> 1024, at the next boot (profile)
          net0       rx-pool      512 -> 4096, at the next boot (profile)
          tcp        tcp-cap      1048576 -> 4194304, at once (profile)
          tcp        tcp-send     49152 -> 1048576, at once (profile)
          tcp        tcp-receive  128000 -> 1048576, at once (profile)
          receive buffers take 45 MiB a link
          a connection whose peer stalls takes up to 2048 KiB
Plan      5 changes
          install  etc/driver/drv/vmxnet3s.conf: RxRingSize=1024 for vmxnet3s0, RxBufPoolLimit=4096 for vmxnet3s0
          run      bootadm update-archive: by the system's own program
          set      dladm net0: mtu 9000 (was 1500)
          set      ipadm tcp: max_buf 4194304 (was 1048576), send_buf 1048576 (was 49152), recv_buf 1048576 (was 128000)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     etc/driver/drv/vmxnet3s.conf
          done     bootadm update-archive
          done     dladm net0
          done     ipadm tcp
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
$ guest g install-tools tune show -q; grep -o 'mtu=[a-z0-9,]*' g/tree/etc/dladm/datalink.conf
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       rx-ring           1024      1024       256      -  profile, at the next boot
          net0       rx-pool           4096      4096       512      -  profile, at the next boot
mtu=string,9000
$ guest g install-tools tune revert -q; guest_listing g | diff was -
$ : "each call that fails, lies or dies leaves all as it was, or the next run ends what it began"
$ try() { rm -rf g; guest -k g sol11.1-late zonename >/dev/null; guest_listing g >was; guest -i "$1" g install-tools tune apply -q --profile jumbo --live; echo "status $?"; guest g install-tools recover -q; guest_listing g | diff -q was - >/dev/null && echo OLD; guest g ipadm show-prop -c -o property,current,persistent -p max_buf,send_buf,recv_buf tcp; guest g dladm show-link -p -o link,mtu; }
$ try dladm:4:exit=1
install-tools: dladm net0 mtu: was set to 9000, and reads 1500
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
OLD
max_buf:1048576:
send_buf:49152:
recv_buf:128000:
net0:1500
$ try dladm:4:lie
install-tools: dladm net0 mtu: was set to 9000, and reads 1500
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
OLD
max_buf:1048576:
send_buf:49152:
recv_buf:128000:
net0:1500
$ try ipadm:5:exit=1
install-tools: ipadm tcp send_buf: was set to 1048576, and reads 49152, stored nothing
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
OLD
max_buf:1048576:
send_buf:49152:
recv_buf:128000:
net0:1500
$ try ipadm:6:lie
install-tools: ipadm tcp recv_buf: was set to 1048576, and reads 128000, stored nothing
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
OLD
max_buf:1048576:
send_buf:49152:
recv_buf:128000:
net0:1500
$ try ipadm:6:kill-after
status 0
max_buf:4194304:4194304
send_buf:1048576:1048576
recv_buf:1048576:1048576
net0:9000
$ try ipadm:6:signal-caller=9
Killed
status 137
max_buf:4194304:4194304
send_buf:1048576:1048576
recv_buf:1048576:1048576
net0:9000
$ try bootadm:1:exit=1
install-tools: bootadm: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
status 1
OLD
max_buf:1048576:
send_buf:49152:
recv_buf:128000:
net0:1500
$ : "what tells how the network is, and dies or tells nothing, is not believed"
$ for i in dladm:*:kill dladm:*:exit=1 dladm:2:lie ifconfig:*:exit=1 prtconf:*:lie ipadm:*:lie; do rm -rf g; guest -k g sol11.1-late zonename >/dev/null; guest_listing g >was; guest -i "$i" g install-tools tune apply -q --profile jumbo --live; echo "status $?"; guest_listing g | diff -q was - >/dev/null && echo OLD; done
install-tools: dladm: was ended by signal 9
  run again; without what it tells of the network nothing is tuned (install: --tune none)
status 1
OLD
install-tools: dladm: tells nothing, and ended with status 1
  run again; without what it tells of the network nothing is tuned (install: --tune none)
status 1
OLD
status 0
install-tools: ifconfig: tells nothing, and ended with status 1
  run again; without what it tells of the network nothing is tuned (install: --tune none)
status 1
OLD
install-tools: prtconf: tells nothing, and ended with status 0
  run again; without what it tells of the network nothing is tuned (install: --tune none)
status 1
OLD
install-tools: ipadm: tells nothing, and ended with status 0
  run again; without what it tells of the network nothing is tuned (install: --tune none)
status 1
OLD
$ : "a way back that stops half-way leaves the store in the order that a boot needs"
$ rm -rf g; guest -k g sol11.1-late install-tools tune apply -q --profile jumbo --live; guest -i ipadm:9:crash=2 g install-tools tune revert -q; grep tcp g/tree/etc/ipadm/ipadm.conf
install-tools: ipadm tcp recv_buf: was set to 128000, and reads 128000, stored 1048576
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
_protocol=tcp;max_buf=4194304;
_protocol=tcp;send_buf=1048576;
_protocol=tcp;recv_buf=1048576;
$ : "Solaris 10 has no store for any of it"
$ rm -rf g; guest -k g sol10u11-net install-tools tune apply --profile jumbo
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          vmxnet3s0  mtu          1500 -> 9000, at the next boot (profile)
          vmxnet3s0  rx-ring      256 -> 1024, at the next boot (profile)
          vmxnet3s0  rx-pool      512 -> 4096, at the next boot (profile)
          tcp        tcp-cap      1048576 -> 4194304, at once (profile)
          tcp        tcp-send     49152 -> 1048576, at once (profile)
          tcp        tcp-receive  49152 -> 1048576, at once (profile)
          receive buffers take 45 MiB a link
          a connection whose peer stalls takes up to 2048 KiB
Plan      9 changes
          edit     kernel/drv/vmxnet3s.conf: MTU=9000 for vmxnet3s0, RxRingSize=1024 for vmxnet3s0, RxBufPoolLimit=4096 for vmxnet3s0
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  var/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          install  var/svc/manifest/site/install-tools-net-late.xml: what is set at each boot
          run      bootadm update-archive: by the system's own program
          run      svccfg import /var/svc/manifest/site/install-tools-net-early.xml: by the system's own program
          run      svccfg import /var/svc/manifest/site/install-tools-net-late.xml: by the system's own program
          set      ndd /dev/tcp: tcp_max_buf 4194304 (was 1048576), tcp_xmit_hiwat 1048576 (was 49152), tcp_recv_hiwat 1048576 (was 49152)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     kernel/drv/vmxnet3s.conf
          done     usr/lib/install-tools/net-tune
          done     var/svc/manifest/site/install-tools-net-early.xml
          done     var/svc/manifest/site/install-tools-net-late.xml
          done     bootadm update-archive
          done     svccfg import /var/svc/manifest/site/install-tools-net-early.xml
          done     svccfg import /var/svc/manifest/site/install-tools-net-late.xml
          done     ndd /dev/tcp
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
$ guest g install-tools tune show -q; reboot install-tools tune show
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  mtu               9000      9000      1500   1500  profile, at the next boot
          vmxnet3s0  rx-ring           1024      1024       256      -  profile, at the next boot
          vmxnet3s0  rx-pool           4096      4096       512      -  profile, at the next boot
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  mtu               9000      9000      9000   9000  profile
          vmxnet3s0  rx-ring           1024      1024      1024      -  profile
          vmxnet3s0  rx-pool           4096      4096      4096      -  profile
          tcp        tcp-cap        4194304   4194304   4194304      -  profile
          tcp        tcp-send       1048576   1048576   1048576      -  profile
          tcp        tcp-receive    1048576   1048576   1048576      -  profile
Result    all is as wanted
$ guest g ifconfig -a | grep -o '^[a-z].*mtu [0-9]*'
lo0: flags=2001000849<UP,LOOPBACK,RUNNING,MULTICAST,IPv4,VIRTUAL> mtu 8232
e1000g0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 1500
vmxnet3s0: flags=1000843<UP,BROADCAST,RUNNING,MULTICAST,IPv4> mtu 9000
$ : "an order of the store that the next boot would trip over"
$ rm -rf g; guest -k g sol11.1 ipadm set-prop -p recv_buf=1048576 tcp; guest g ipadm set-prop -p max_buf=2097152 tcp
$ guest g ipadm set-prop -p recv_buf=2097152 tcp; grep tcp g/tree/etc/ipadm/ipadm.conf
_protocol=tcp;recv_buf=2097152;
_protocol=tcp;max_buf=2097152;
$ guest g install-tools tune apply --profile recommended; grep tcp g/tree/etc/ipadm/ipadm.conf
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile recommended: cure, and TCP buffers for a fast local network
          tcp        tcp-cap      2097152 -> 4194304, at once (profile)
          tcp        tcp-send     49152 -> 262144, at once (profile)
          tcp        tcp-receive  2097152 already, at each boot from now on (profile)
          a connection whose peer stalls takes up to 2304 KiB
Plan      2 changes
          set      ipadm tcp: max_buf 4194304 (was 2097152), send_buf 262144 (was 49152), recv_buf 2097152 (was 2097152)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     ipadm tcp
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
_protocol=tcp;max_buf=4194304;
_protocol=tcp;send_buf=262144;
_protocol=tcp;recv_buf=2097152;
$ reboot ipadm show-prop -c -o property,current,persistent -p max_buf,send_buf,recv_buf tcp
max_buf:4194304:4194304
send_buf:262144:262144
recv_buf:2097152:2097152
$ : "what is larger stays; names and defaults are those of the system"
$ rm -rf g; guest -k g sol11.4-late install-tools tune apply --profile wan | grep tcp
          tcp        tcp-cap      1048576 -> 16777216, at once (profile)
          tcp        tcp-send     49152 -> 4194304, at once (profile)
          tcp        tcp-receive  256000 -> 4194304, at once (profile)
          tcp        tcp-cwnd     1048576 -> 8388608, at once (profile)
          set      ipadm tcp: max-buf 16777216 (was 1048576), send-buf 4194304 (was 49152), recv-buf 4194304 (was 256000), cwnd-max 8388608 (was 1048576)
          done     ipadm tcp
$ rm -rf g; guest -k g openindiana-2024 install-tools tune apply --profile recommended | grep tcp
          tcp        tcp-cap      2097152 -> 4194304, at once (profile)
          tcp        tcp-send     1048576 already
          tcp        tcp-receive  1048576 already
          set      ipadm tcp: max_buf 4194304 (was 2097152)
          done     ipadm tcp
$ : "links of several drivers, and places where nothing is tuned"
$ rm -rf g; guest -k g sol11.1-nics install-tools tune plan --mtu 9000
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile cure: LSO off where the driver is broken for its kernel
          net0       mtu          1500 -> 9000, at the next boot (option)
          net1       mtu          1500 -> 9000, at the next boot (option)
          net2       mtu          9000 not set: vnic0 (vnic) lies over it, whose MTU has to be set together with its own
                                  set both by dladm while they are not in use
          net2       lso          on -> off, at the next boot (profile)
          net3       mtu          9000 not set: aggr0 (aggr) lies over it, whose MTU has to be set together with its own
                                  set both by dladm while they are not in use
          net3       lso          on -> off, at the next boot (profile)
          net4       mtu          1500 -> 9000, at the next boot (option)
          net4       lso          on -> off, at the next boot (profile)
          net4       rx-ring      256 -> 1024, at the next boot (computed)
          net4       rx-pool      512 -> 4096, at the next boot (computed)
          until then new connections go without LSO: _lso_outbound of ip is 0
          receive buffers take 45 MiB a link
Plan      7 changes
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0, EnableLSO=0 for vmxnet3s1, EnableLSO=0 for vmxnet3s2, RxRingSize=1024 for vmxnet3s2, RxBufPoolLimit=4096 for vmxnet3s2
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  lib/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          run      bootadm update-archive: by the system's own program
          run      svccfg import /lib/svc/manifest/site/install-tools-net-early.xml: by the system's own program
          set      ipadm ip: _lso_outbound 0 (was 1)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    nothing was written
$ guest g install-tools tune apply --mtu 9000 --link net7
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: net7: is no link of VMware's adapters here
  "dladm show-phys" lists the links
[4]
$ for z in sol11.3-exclusive sol11.3-shared sol11.1-zone smartos; do rm -rf g; guest -k g $z install-tools tune apply --profile jumbo; done
System    Oracle Solaris 11.3 x86, 64-bit kernel: supported
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone; TCP of a zone with a stack of its own is set in that zone, by ipadm or ndd
System    Oracle Solaris 11.3 x86, 64-bit kernel: supported
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone; TCP of a zone with a stack of its own is set in that zone, by ipadm or ndd
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone; TCP of a zone with a stack of its own is set in that zone, by ipadm or ndd
System    SmartOS 20240418T001843Z, 64-bit kernel: native
install-tools: vmxnet3s0: mtu cannot be set: the root of SmartOS is a ramdisk: nothing that is set here outlives the next boot
  set it by nictagadm(8), "nictagadm update -p mtu=MTU TAG", which takes effect at the next boot
[4]
$ : "a revert that fails, or dies, leaves the services as they were"
$ rm -rf g; guest -k g sol11.1-late install-tools tune apply -q --profile jumbo; guest_listing g >was
$ guest -i svccfg:2:kill-after g install-tools tune revert -q; guest g svcs -H -o state,fmri svc:/site/install-tools/net-early:default; guest_listing g | diff was -
install-tools: svccfg: was ended by signal 9
  everything was put back; its messages are in /var/log/install-tools.log
online         svc:/site/install-tools/net-early:default
$ guest -i svccfg:4:signal-caller=9 g install-tools tune revert -q; guest g install-tools recover | tail -n 1; guest g svcs -H -o state,fmri svc:/site/install-tools/net-early:default; guest_listing g | diff was -
Killed
Result    the interrupted run was taken back; this root is as before
online         svc:/site/install-tools/net-early:default
$ for i in kill lie exit=1; do guest -i "svcs:*:$i" g install-tools tune revert -q; done; guest_listing g | diff was -
install-tools: svcs: does not tell the state of svc:/site/install-tools/net-early:default
  run again
install-tools: svcs: does not tell the state of svc:/site/install-tools/net-early:default
  run again
install-tools: svcs: does not tell the state of svc:/site/install-tools/net-early:default
  run again
$ : "do whole packets reach another machine?"
$ reboot install-tools tune show --peer 192.0.2.1 | tail -n 2; guest g install-tools tune show --peer 192.0.2.9 | tail -n 2
Peer      192.0.2.1: packets of N bytes arrive whole, and larger ones do not leave
Result    all is as wanted
Peer      192.0.2.9: packets of N bytes do not come back: every link and switch on the way, and the peer, must take them
Result    1 setting is not as wanted, for the reasons told above
$ guest g install-tools tune plan --profile auto --peer 192.0.2.1 | sed -n 1,2p; guest g install-tools tune plan --profile auto --peer 192.0.2.9 | tail -n 1
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile auto: cure, and TCP buffers computed for the path
install-tools: 192.0.2.9: does not answer: how long the way there is, is not known
  tell it with --rtt
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
$ : "what nobody confirms in time is reverted, what is confirmed stays"
$ rm -rf g; guest -k g sol11.1-late zonename; guest_listing g >was; guest g install-tools tune apply --profile jumbo --live --confirm-within 2 | tail -n 1; guest g dladm show-link -p -o link,mtu
global
Result    tuned, and read back; it is reverted unless "install-tools tune confirm" comes within 2 seconds
net0:9000
$ i=0; while test -f g/tree/var/lib/install-tools/tuning.xml && test $i -lt 60; do sleep 1; i=$((i + 1)); done; sleep 1; guest_listing g | diff was -; guest g dladm show-link -p -o link,mtu; guest g install-tools tune confirm -q; echo $?; guest g install-tools tune confirm | tail -n 1
net0:1500
3
Result    nothing waits for a confirmation: nothing is tuned here
$ guest g install-tools tune apply -q --profile jumbo --live --confirm-within 20; guest g install-tools tune confirm | tail -n 1; guest g install-tools tune confirm | tail -n 1; guest g dladm show-link -p -o link,mtu
Result    confirmed: what was tuned stays
Result    nothing waits for a confirmation
net0:9000
$ guest g install-tools tune apply --confirm-within never; root r; install-tools tune apply --root r --confirm-within 5
install-tools: --confirm-within: "never" is not a number of seconds from 1 to 86400
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: r: is an image: nobody is cut off by what is set there
  leave --confirm-within out
[4]
$ : "what the kernel holds is shown: before a boot, and where the whole stack has LSO off"
$ rm -rf g; guest -k g sol11.1-late ipadm set-prop -p _lso_outbound=0 ip; guest g install-tools tune show --lso on
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       lso                 on        on       off      -  option, the whole stack has it off: _lso_outbound of ip
Result    1 setting is not as wanted, for the reasons told above
[3]
$ rm -rf g; guest -k g sol11.1-late install-tools tune apply -q --lso off; guest g install-tools tune show; reboot install-tools tune show | grep lso
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       lso                off       off        on      -  option, at the next boot
Result    1 setting waits for the next boot
          net0       lso                off       off       off      -  option
$ : "a reactive profile would have what is stored for itself"
$ rm -rf g; guest -k g sol11.2 zonename; guest_listing g >was; guest g install-tools tune apply --profile jumbo --live; calls g | grep -e netadm -e -t; cat g/tree/etc/ipadm/ipadm.conf g/tree/etc/dladm/datalink.conf | grep -v '^#'
global
System    Oracle Solaris 11.2 x86, 64-bit kernel: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          net0       mtu          1500 -> 9000, at once (profile)
          net0       rx-ring      256 -> 1024, at the next boot (profile)
          net0       rx-pool      512 -> 4096, at the next boot (profile)
          tcp        tcp-cap      1048576 -> 4194304, at once (profile)
          tcp        tcp-send     49152 -> 1048576, at once (profile)
          tcp        tcp-receive  128000 -> 1048576, at once (profile)
          the network's profile is Automatic, which would keep for itself what is stored now: each boot sets it instead
          receive buffers take 45 MiB a link
          a connection whose peer stalls takes up to 2048 KiB
Plan      10 changes
          install  etc/driver/drv/vmxnet3s.conf: RxRingSize=1024 for vmxnet3s0, RxBufPoolLimit=4096 for vmxnet3s0
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  lib/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          install  lib/svc/manifest/site/install-tools-net-late.xml: what is set at each boot
          run      bootadm update-archive: by the system's own program
          run      svccfg import /lib/svc/manifest/site/install-tools-net-early.xml: by the system's own program
          run      svccfg import /lib/svc/manifest/site/install-tools-net-late.xml: by the system's own program
          set      dladm net0: mtu 9000 (was 1500)
          set      ipadm tcp: max_buf 4194304 (was 1048576), send_buf 1048576 (was 49152), recv_buf 1048576 (was 128000)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     etc/driver/drv/vmxnet3s.conf
          done     usr/lib/install-tools/net-tune
          done     lib/svc/manifest/site/install-tools-net-early.xml
          done     lib/svc/manifest/site/install-tools-net-late.xml
          done     bootadm update-archive
          done     svccfg import /lib/svc/manifest/site/install-tools-net-early.xml
          done     svccfg import /lib/svc/manifest/site/install-tools-net-late.xml
          done     dladm net0
          done     ipadm tcp
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
netadm list -> 0
netadm list -> 0
  svcprop -p config svc:/site/install-tools/net-early:default -> 0
svccfg import /lib/svc/manifest/site/install-tools-net-early.xml -> 0
  svcprop -p config svc:/site/install-tools/net-late:default -> 0
  ipadm set-prop -t -p max_buf=4194304 tcp -> 0
  ipadm set-prop -t -p send_buf=1048576 tcp -> 0
  ipadm set-prop -t -p recv_buf=1048576 tcp -> 0
svccfg import /lib/svc/manifest/site/install-tools-net-late.xml -> 0
dladm set-linkprop -t -p mtu=9000 net0 -> 0
ipadm set-prop -t -p max_buf=4194304 tcp -> 0
ipadm set-prop -t -p send_buf=1048576 tcp -> 0
ipadm set-prop -t -p recv_buf=1048576 tcp -> 0
svcs svc:/site/install-tools/net-early:default -> 0
svcs svc:/site/install-tools/net-late:default -> 0
[1]
$ guest g install-tools tune show -q; reboot install-tools tune show; : >g/state/log; guest g install-tools tune apply | tail -n 1; calls g | grep -c netadm
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       rx-ring           1024      1024       256      -  profile, at the next boot
          net0       rx-pool           4096      4096       512      -  profile, at the next boot
System    Oracle Solaris 11.2 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       mtu               9000      9000      9000   9000  profile
          net0       rx-ring           1024      1024      1024      -  profile
          net0       rx-pool           4096      4096      4096      -  profile
          tcp        tcp-cap        4194304   4194304   4194304      -  profile
          tcp        tcp-send       1048576   1048576   1048576      -  profile
          tcp        tcp-receive    1048576   1048576   1048576      -  profile
Result    all is as wanted
Result    nothing to do: all is as wanted
0
[1]
$ guest g install-tools tune revert -q; guest_listing g | diff was - | grep -v var/svc/log; reboot ipadm show-prop -c -o property,current,persistent -p max_buf,send_buf,recv_buf tcp
max_buf:1048576:
send_buf:49152:
recv_buf:128000:
$ : "an answer of netadm that says nothing is no leave to store"
$ rm -rf g; guest -k g -i netadm:1:lie -i netadm:2:lie sol11.2 install-tools tune apply --profile recommended | grep -e profile -e set; calls g | grep set-prop | sort -u
Tuning    profile recommended: cure, and TCP buffers for a fast local network
          tcp        tcp-cap      1048576 -> 4194304, at once (profile)
          tcp        tcp-send     49152 -> 262144, at once (profile)
          tcp        tcp-receive  128000 -> 262144, at once (profile)
          the network's profile is not known, which would keep for itself what is stored now: each boot sets it instead
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  lib/svc/manifest/site/install-tools-net-late.xml: what is set at each boot
          set      ipadm tcp: max_buf 4194304 (was 1048576), send_buf 262144 (was 49152), recv_buf 262144 (was 128000)
          record   var/lib/install-tools/tuning.xml: how the network was set before
  ipadm set-prop -t -p max_buf=4194304 tcp -> 0
  ipadm set-prop -t -p recv_buf=262144 tcp -> 0
  ipadm set-prop -t -p send_buf=262144 tcp -> 0
ipadm set-prop -t -p max_buf=4194304 tcp -> 0
ipadm set-prop -t -p recv_buf=262144 tcp -> 0
ipadm set-prop -t -p send_buf=262144 tcp -> 0
$ : "an order of the store that the next boot would trip over"
$ rm -rf g; guest -k g sol11.2 ipadm set-prop -p recv_buf=1048576 tcp; guest g ipadm set-prop -p max_buf=4194304 tcp; guest g ipadm set-prop -p recv_buf=2097152 tcp; guest g ipadm set-prop -p send_buf=262144 tcp
$ guest g install-tools tune apply --profile recommended | grep -e tcp; guest g install-tools tune apply | tail -n 1; reboot ipadm show-prop -c -o property,current,persistent -p max_buf,send_buf,recv_buf tcp
          tcp        tcp-cap      4194304 already
          tcp        tcp-send     262144 already
          tcp        tcp-receive  2097152 already, at each boot from now on (profile)
Result    nothing to do: all is as wanted
max_buf:4194304:4194304
send_buf:262144:262144
recv_buf:2097152:2097152
$ : "11 Express has other names, and a driver.conf in one place"
$ new_guest sol11express 'adapter vmxnet3' 'tools 11'; inside install-tools tune apply --profile wan; calls g | grep -e show-prop -e set-prop | sort -u
System    Oracle Solaris 11 Express (snv_151a) x86, 32-bit and 64-bit kernels: supported
          warning: Solaris 11 Express came out before Solaris 11: a driver built for 11 may not load
Tuning    profile wan: cure, and TCP buffers for fast and long paths
          vmxnet3s0  lso          on -> off, at the next boot (profile)
          tcp        tcp-cap      1048576 -> 16777216, at once (profile)
          tcp        tcp-send     49152 -> 4194304, at once (profile)
          tcp        tcp-receive  128000 -> 4194304, at once (profile)
          tcp        tcp-cwnd     1048576 -> 8388608, at once (profile)
          until then new connections go without LSO: _lso_outbound of ip is 0
          a connection whose peer stalls takes up to 8192 KiB
Plan      5 changes
          edit     kernel/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
          run      bootadm update-archive: by the system's own program
          set      ipadm ip: _lso_outbound 0 (was 1)
          set      ipadm tcp: _max_buf 16777216 (was 1048576), send_maxbuf 4194304 (was 49152), recv_maxbuf 4194304 (was 128000), _cwnd_max 8388608 (was 1048576)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     kernel/drv/vmxnet3s.conf
          done     bootadm update-archive
          done     ipadm ip
          done     ipadm tcp
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
ipadm set-prop -p _cwnd_max=8388608 tcp -> 0
ipadm set-prop -p _max_buf=16777216 tcp -> 0
ipadm set-prop -p recv_maxbuf=4194304 tcp -> 0
ipadm set-prop -p send_maxbuf=4194304 tcp -> 0
ipadm set-prop -t -p _lso_outbound=0 ip -> 0
ipadm show-prop -c -o property,current,persistent -p _lso_outbound ip -> 0
ipadm show-prop -c -o property,current,persistent -p _max_buf,send_maxbuf,recv_maxbuf,_cwnd_max tcp -> 0
ipadm show-prop -c -o property,current,persistent,default -p _max_buf,_cwnd_max tcp -> 0
ipadm show-prop -c -o property,current,persistent,default tcp -> 0
$ reboot install-tools tune show; inside install-tools tune apply | tail -n 1; inside install-tools tune revert -q; inside ipadm show-prop -c -o property,current,persistent -p _max_buf,send_maxbuf,recv_maxbuf,_cwnd_max tcp
System    Oracle Solaris 11 Express (snv_151a) x86, 32-bit and 64-bit kernels: supported
          warning: Solaris 11 Express came out before Solaris 11: a driver built for 11 may not load
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  lso                off       off       off      -  profile
          tcp        tcp-cap       16777216  16777216  16777216      -  profile
          tcp        tcp-send       4194304   4194304   4194304      -  profile
          tcp        tcp-receive    4194304   4194304   4194304      -  profile
          tcp        tcp-cwnd       8388608   8388608   8388608      -  profile
Result    all is as wanted
Result    nothing to do: all is as wanted
_max_buf:1048576:
send_maxbuf:49152:
recv_maxbuf:128000:
_cwnd_max:1048576:
$ root r sol11express; vendor r 11_64 2>/dev/null; install-tools tune plan --root r --profile recommended | grep tcp
          tcp        tcp-cap      set to 4194304, at the next boot (profile)
          tcp        tcp-send     set to 262144, at the next boot (profile)
          tcp        tcp-receive  set to 262144, at the next boot (profile)
$ : "how 11.4 calls the switch of LSO nobody knows"
$ for p in _lso-outbound _no-lso; do new_guest sol11.4 "lso-property $p" 'adapter vmxnet3' 'tools 11'; inside install-tools tune apply | grep -e lso -e outbound; calls g | grep -e ipadm.*_ -e lso_ -e _lso; done
          net0       lso          on -> off, at the next boot (profile)
          until then new connections go without LSO: _lso-outbound of ip is 0
          set      ipadm ip: _lso-outbound 0 (was 1)
ipadm show-prop -c -o property,current,persistent -p _lso_outbound,_lso-outbound ip -> 1
ipadm set-prop -t -p _lso-outbound=0 ip -> 0
ipadm show-prop -c -o property,current,persistent -p _lso-outbound ip -> 0
          net0       lso          on -> off, at the next boot (profile)
          until then new connections go without LSO: ip_lso_outbound of /dev/ip is 0
          set      ndd /dev/ip: ip_lso_outbound 0 (was 1)
ipadm show-prop -c -o property,current,persistent -p _lso_outbound,_lso-outbound ip -> 1
ndd /dev/ip ip_lso_outbound -> 0
ndd -set /dev/ip ip_lso_outbound 0 -> 0
ndd /dev/ip ip_lso_outbound -> 0
$ new_guest sol11.4 'lso-property _no-lso' 'adapter vmxnet3' 'tools 11'; echo 'ndd:*:stderr=operation failed: Unknown property' >g/state/inject; echo 'ndd:*:exit=1' >>g/state/inject; inside install-tools tune apply | grep -e lso -e outbound; calls g | grep -e ipadm.*_ -e lso_ -e _lso
          net0       lso          on -> off, at the next boot (profile)
          until then LSO, broken in this driver, stays on: ip_lso_outbound of /dev/ip cannot be read
ipadm show-prop -c -o property,current,persistent -p _lso_outbound,_lso-outbound ip -> 1
ndd /dev/ip ip_lso_outbound -> 1
$ : "what ndd switched goes back by it"
$ new_guest sol11.4 'lso-property _no-lso' 'adapter vmxnet3' 'tools 11'; inside install-tools tune apply -q; inside ndd /dev/ip ip_lso_outbound; inside install-tools tune revert -q; inside ndd /dev/ip ip_lso_outbound
0
1
$ : "show calls eight programs at most, however many links there are"
$ rm -rf g; guest -k g sol11.1-nics zonename; calls g >was; guest g install-tools tune show -q --profile jumbo; calls g
global
Tuning    link       setting         wanted    stored   current     IP  origin
          net2       mtu               9000         -      1500      -  profile, vnic0 (vnic) lies over it, whose MTU has to be set together with its own
          net2       lso                off        on        on      -  profile, not set: "tune apply" does it
          net3       mtu               9000         -      1500      -  profile, aggr0 (aggr) lies over it, whose MTU has to be set together with its own
          net3       lso                off        on        on      -  profile, not set: "tune apply" does it
          net4       mtu               9000      1500      1500      -  profile, not set: "tune apply" does it
          net4       lso                off        on        on      -  profile, not set: "tune apply" does it
          net4       rx-pool           1024       512       512      -  profile, not set: "tune apply" does it
          tcp        tcp-cap        4194304   1048576   1048576      -  profile, not set: "tune apply" does it
          tcp        tcp-send       1048576     49152     49152      -  profile, not set: "tune apply" does it
          tcp        tcp-receive    1048576    128000    128000      -  profile, not set: "tune apply" does it
dladm show-phys -p -o link,state,speed,device -> 0
dladm show-link -p -o link,class,mtu,over -> 0
dladm show-linkprop -c -o link,value,possible -p mtu -> 0
ifconfig -a -> 0
prtconf -D -v -> 0
ipadm show-prop -c -o property,current,persistent,default tcp -> 0
ipadm show-prop -c -o property,current,persistent,default -p _cwnd_max tcp -> 0
ipadm show-prop -c -o property,current,persistent -p _lso_outbound ip -> 0
$ new_guest sol11.4 'lso-property _no-lso' 'adapter vmxnet3' 'tools 11'; inside install-tools tune show -q --profile jumbo >show; calls g | grep -v -e zonename -e modinfo | grep -c .
8
$ : "a list without links that another list has is not believed; what is told the second time is what counts"
$ rm -rf g; guest -k g -i dladm:1:lie -i dladm:4:lie omnios install-tools tune apply -q --mtu 9000; calls g | grep -c set-
install-tools: dladm: does not tell the device and the class of every link that there is
  run again; without what it tells of the network nothing is tuned (install: --tune none)
0
[1]
$ rm -rf g; guest -k g -i dladm:1:lie omnios install-tools tune apply -q --mtu 9000; guest g install-tools tune show | grep mtu
          vmxnet3s0  mtu               9000      9000      1500   1500  option, at the next boot
$ : "asked for links, where there are none is an answer"
$ . "$SRC/tests/guest/lib.sh"
$ new_guest omnios; inside install-tools tune plan --mtu 9000
System    OmniOS r151048, 64-bit kernel: native
install-tools: mtu cannot be set: there is no link of VMware's adapters here
[4]
$ new_guest sol11.1 'adapter vmxnet'; inside install-tools tune plan --lso off
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: lso cannot be set: there is no link of VMware's adapters here
[4]
$ new_guest omnios; inside install-tools tune plan --profile jumbo | grep -e link -e tcp
          tcp        tcp-cap      1048576 -> 4194304, at once (profile)
          tcp        tcp-send     49152 -> 1048576, at once (profile)
          tcp        tcp-receive  128000 -> 1048576, at once (profile)
note      mtu: 9000 is not set: a profile means links of vmxnet3s, and there is none
          set      ipadm tcp: max_buf 4194304 (was 1048576), send_buf 1048576 (was 49152), recv_buf 1048576 (was 128000)
$ : "ndd has the name of the switch: where it tells nothing of it, it is asked again"
$ rm -rf g; guest -k g -i ndd:2:lie osol2009.06-net install-tools tune apply -q; guest g ndd -get /dev/ip ip_lso_outbound
0
$ rm -rf g; guest -k g -i ndd:2:exit=1 -i ndd:4:exit=1 osol2009.06-net install-tools tune apply -q
install-tools: ndd: tells nothing, and ended with status 1
  run again; without what it tells of the network nothing is tuned (install: --tune none)
[1]
$ : "what is set already, but for the next boot; a buffer that is larger already counts with its size"
$ guest_like sol11.1-late; inside dladm set-linkprop -t -p mtu=9000 net0; inside ipadm set-prop -p max_buf=16777216 tcp; inside ipadm set-prop -p recv_buf=8388608 tcp; inside ipadm set-prop -t -p send_buf=2097152 tcp; inside install-tools tune plan --profile recommended --mtu 9000 | grep -e mtu -e tcp -e connection
          net0       mtu          9000 already, at each boot from now on (option)
          tcp        tcp-cap      16777216 already
          tcp        tcp-send     2097152 already, at each boot from now on (profile)
          tcp        tcp-receive  8388608 already
          a connection whose peer stalls takes up to 10240 KiB
          set      ipadm tcp: send_buf 2097152 (was 2097152)
$ : "on Solaris 10 an interface tells of a link"
$ guest_like sol10u11-net; inside zonename; wrong dladm:1:lie install-tools tune apply -q --profile jumbo; inside install-tools tune show | grep mtu
global
          vmxnet3s0  mtu               9000      9000      1500   1500  profile, at the next boot
$ guest_like sol10u11-net; inside zonename; echo dladm:1:lie >g/state/inject; wrong dladm:2:lie install-tools tune apply -q --profile jumbo
global
2: install-tools: dladm: does not tell the device and the class of every link that there is
2:   run again; without what it tells of the network nothing is tuned (install: --tune none)
[1]
$ : "a zone is told what it is, by those that only look, too"
$ for one in sol11.1-zone sol11.3-shared sol11.3-exclusive; do guest_like $one; inside install-tools tune plan -q; echo $?; inside install-tools tune show -q; echo $?; done
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone; TCP of a zone with a stack of its own is set in that zone, by ipadm or ndd
4
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone; TCP of a zone with a stack of its own is set in that zone, by ipadm or ndd
4
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone; TCP of a zone with a stack of its own is set in that zone, by ipadm or ndd
4
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone; TCP of a zone with a stack of its own is set in that zone, by ipadm or ndd
4
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone; TCP of a zone with a stack of its own is set in that zone, by ipadm or ndd
4
0
$ guest_like sol11.2; echo 'dladm:*:kill' >g/state/inject; inside install-tools tune show -q
install-tools: dladm: was ended by signal 9
  run again; without what it tells of the network nothing is tuned (install: --tune none)
[1]
$ : "the file has LSO off already, and the kernel does not know it yet"
$ new_guest sol11.1 'tools 11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; mkdir -p g/tree/etc/driver/drv; echo 'EnableLSO=0;' >g/tree/etc/driver/drv/vmxnet3s.conf; inside install-tools tune apply; inside install-tools tune apply | tail -n 1; reboot install-tools tune show | grep lso; inside install-tools tune apply | tail -n 1
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile cure: LSO off where the driver is broken for its kernel
          net0       lso          off already, from the next boot on
          until then new connections go without LSO: _lso_outbound of ip is 0
Plan      2 changes
          set      ipadm ip: _lso_outbound 0 (was 1)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     ipadm ip
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
Result    nothing to do: all is as wanted
          net0       lso                off       off       off      -  profile
Result    nothing to do: all is as wanted
$ : "a buffer that is stored, but was above the cap at boot, is in force with a cap that lets it be"
$ new_guest sol11.1; inside ipadm set-prop -t -p max_buf=8388608 tcp; inside ipadm set-prop -p recv_buf=8388608 tcp; reboot ipadm show-prop -c -o current,persistent -p recv_buf tcp; inside install-tools tune apply --profile recommended | grep -e tcp -e Result; reboot ipadm show-prop -c -o current,persistent -p max_buf,recv_buf tcp; inside install-tools tune revert -q; reboot ipadm show-prop -c -o current,persistent -p max_buf,recv_buf tcp
128000:8388608
          tcp        tcp-cap      1048576 -> 8388608, at once (profile)
          tcp        tcp-send     49152 -> 262144, at once (profile)
          tcp        tcp-receive  128000 -> 8388608, at once (profile)
          set      ipadm tcp: max_buf 8388608 (was 1048576), send_buf 262144 (was 49152), recv_buf 8388608 (was 128000)
          done     ipadm tcp
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
8388608:8388608
8388608:8388608
1048576:
128000:8388608
$ : "no half of a profile is set that the system would not take"
$ new_guest sol11.1; printf '<?xml version="1.0" encoding="UTF-8"?>\n<profile format="1" name="send"><description>no cap</description><tcp-send>4194304</tcp-send><tcp-receive>262144</tcp-receive></profile>\n' >send.xml; cp send.xml g/tree/; inside install-tools tune apply --profile /send.xml; calls g | grep set-prop
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile send: no cap
          tcp        tcp-send     4194304 not set: it is above the cap of this system, which is 1048576
                                  a profile with tcp-cap raises that
          tcp        tcp-receive  128000 -> 262144, at once (profile)
          a connection whose peer stalls takes up to 304 KiB
Plan      2 changes
          set      ipadm tcp: recv_buf 262144 (was 128000)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     ipadm tcp
          done     var/lib/install-tools/tuning.xml
Result    tuned but for what is told above; "install-tools tune show" tells how things are
ipadm set-prop -p recv_buf=262144 tcp -> 0
$ : "one that is stored above the cap is in force until the boot, and told before it as after it"
$ new_guest sol11.1; sed -e 's/4194304/131072/' send.xml >g/tree/send.xml; for v in max_buf=8388608 recv_buf=6000000 max_buf=4194304; do inside ipadm set-prop -p $v tcp; done; inside install-tools tune apply --profile /send.xml | grep -e receive -e Result; inside install-tools tune show | grep -e receive -e Result; reboot ipadm show-prop -p recv_buf tcp; inside install-tools tune show | grep -e receive -e Result
          tcp        tcp-receive  6000000 not set: it is stored above the cap of this system, which is 4194304: each boot loses it
Result    tuned but for what is told above; "install-tools tune show" tells how things are
          tcp        tcp-receive    6000000   6000000   6000000      -  profile, it is stored above the cap of this system, which is 4194304: each boot loses it
Result    1 setting is not as wanted, for the reasons told above
PROTO PROPERTY              PERM CURRENT      PERSISTENT   DEFAULT      POSSIBLE
tcp   recv_buf              rw   128000       6000000      128000       2048-4194304
          tcp        tcp-receive    6000000   6000000    128000      -  profile, it is stored above the cap of this system, which is 4194304: each boot loses it
Result    1 setting is not as wanted, for the reasons told above
$ : "an image does not tell what is larger already: what sets it at boot looks first"
$ guest_like openindiana-2024; install-tools tune apply -q --root g/tree --profile recommended; reboot ipadm show-prop -c -o property,current -p max_buf,send_buf,recv_buf tcp; grep tune: g/tree/var/svc/log/site-install-tools-net-late:default.log
max_buf:4194304
send_buf:1048576
recv_buf:1048576
net-tune: /usr/sbin/ipadm set-prop -t -p max_buf=4194304 tcp: status 0
net-tune: ipadm tcp send_buf 262144: it is 1048576 already
net-tune: ipadm tcp recv_buf 262144: it is 1048576 already
$ guest_like sol10u11-net; install-tools tune apply -q --root g/tree --profile recommended; reboot ndd /dev/tcp tcp_max_buf tcp_xmit_hiwat; grep tune: g/tree/var/svc/log/site-install-tools-net-late:default.log
4194304

262144
net-tune: /usr/sbin/ndd -set /dev/tcp tcp_max_buf 4194304: status 0
net-tune: /usr/sbin/ndd -set /dev/tcp tcp_xmit_hiwat 262144: status 0
net-tune: /usr/sbin/ndd -set /dev/tcp tcp_recv_hiwat 262144: status 0
$ : "what svcs says of something else is no word that a service is not there"
$ rm -rf g; guest -k g sol11.1-late install-tools tune apply -q --mtu 9000; reboot svcs -H -o fmri svc:/site/install-tools/net-early:default; guest -i 'svcs:*:stderr=Unbekannte Eigenschaft' -i 'svcs:*:exit=1' g install-tools tune revert; inside install-tools tune show -q; echo "status $?"
svc:/site/install-tools/net-early:default
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: svcs: does not tell the state of svc:/site/install-tools/net-early:default
  run again
status 0
$ : "an answer without a link is none, whatever its status"
$ for s in sol11.1-late sol10u11-net; do rm -rf g; guest -k g -i 'dladm:*:stdout=WARNING: see dladm(8)' -i 'dladm:*:lie' $s install-tools tune plan -q; done
install-tools: dladm: does not tell the links
  run again; without what it tells of the network nothing is tuned (install: --tune none)
install-tools: dladm: does not tell the links
  run again; without what it tells of the network nothing is tuned (install: --tune none)
[1]
