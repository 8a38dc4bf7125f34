What "tune show" says of what is not as wanted: in the words of the release,
and the same to programs as to people.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ told() { inside install-tools tune show --json >out; echo "status $?"; grep -E '"(reboot_required|object|setting|takes_effect|differs|reason)":' out | sed 's/^ *//' | tr -d '\n' | sed 's/"object"/\n&/g'; echo; }
$ : "three wait for the boot"
$ new_guest sol11.1 'tools late/11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; inside install-tools tune apply -q --profile jumbo; told
status 3
"reboot_required": true,"reason": null,
"object": "net0","setting": "mtu","takes_effect": "at the next boot","differs": true,"reason": null,
"object": "net0","setting": "rx-ring","takes_effect": "at the next boot","differs": true,"reason": null,
"object": "net0","setting": "rx-pool","takes_effect": "at the next boot","differs": true,"reason": null,
"object": "tcp","setting": "tcp-cap","takes_effect": "at once","differs": false,"reason": null,
"object": "tcp","setting": "tcp-send","takes_effect": "at once","differs": false,"reason": null,
"object": "tcp","setting": "tcp-receive","takes_effect": "at once","differs": false,"reason": null,
$ reboot; told
status 0
"reboot_required": false,"reason": null,
"object": "net0","setting": "mtu","takes_effect": "at the next boot","differs": false,"reason": null,
"object": "net0","setting": "rx-ring","takes_effect": "at the next boot","differs": false,"reason": null,
"object": "net0","setting": "rx-pool","takes_effect": "at the next boot","differs": false,"reason": null,
"object": "tcp","setting": "tcp-cap","takes_effect": "at once","differs": false,"reason": null,
"object": "tcp","setting": "tcp-send","takes_effect": "at once","differs": false,"reason": null,
"object": "tcp","setting": "tcp-receive","takes_effect": "at once","differs": false,"reason": null,
$ : "IP has its own, the stack has LSO off, somebody made a buffer smaller"
$ inside ipadm set-ifprop -p mtu=1500 -m ipv4 net0; inside ipadm set-prop -t -p _lso_outbound=0 ip; inside ndd -set /dev/tcp tcp_recv_hiwat 400000; inside install-tools tune apply -q --link net0 --lso on; inside ndd -set /dev/tcp tcp_recv_hiwat 400000; told; inside install-tools tune show
status 3
"reboot_required": false,"reason": null,
"object": "net0","setting": "mtu","takes_effect": "at the next boot","differs": true,"reason": "IP has an MTU of its own, which \"ipadm show-ifprop -p mtu\" shows",
"object": "net0","setting": "lso","takes_effect": "at the next boot","differs": true,"reason": "the whole stack has it off: _lso_outbound of ip",
"object": "net0","setting": "rx-ring","takes_effect": "at the next boot","differs": false,"reason": null,
"object": "net0","setting": "rx-pool","takes_effect": "at the next boot","differs": false,"reason": null,
"object": "tcp","setting": "tcp-cap","takes_effect": "at once","differs": false,"reason": null,
"object": "tcp","setting": "tcp-send","takes_effect": "at once","differs": false,"reason": null,
"object": "tcp","setting": "tcp-receive","takes_effect": "at once","differs": true,"reason": null,
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       mtu               9000      9000      9000   1500  profile, IP has an MTU of its own, which "ipadm show-ifprop -p mtu" shows
          net0       lso                 on        on       off      -  option, the whole stack has it off: _lso_outbound of ip
          net0       rx-ring           1024      1024      1024      -  profile
          net0       rx-pool           4096      4096      4096      -  profile
          tcp        tcp-cap        4194304   4194304   4194304      -  profile
          tcp        tcp-send       1048576   1048576   1048576      -  profile
          tcp        tcp-receive    1048576   1048576    400000      -  profile, stored, but something set less since, or the boot did not set it: "tune apply" does it
Result    3 settings are not as wanted; "install-tools tune apply" sets what can be set
[3]
$ : "by the names that it has on 11.4 and on Solaris 10, which has no ipadm"
$ new_guest sol11.4 'tools late/11' 'lso-property _lso-outbound' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; inside ipadm set-prop -t -p _lso-outbound=0 ip; inside install-tools tune show --lso on | grep ' lso '
          net0       lso                 on        on       off      -  option, the whole stack has it off: _lso-outbound of ip
$ for s in sol10u11:10 osol2009.06:2009.06; do new_guest ${s%:*} "tools ${s#*:}" 'adapter vmxnet3' 'interface vmxnet3s0 192.0.2.10/24'; inside install-tools tune apply -q --mtu 9000 --lso on; reboot; inside ifconfig vmxnet3s0 mtu 1500; inside ndd -set /dev/ip ip_lso_outbound 0; inside install-tools tune show; done
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  mtu               9000      9000      9000   1500  option, IP has an MTU of its own, given by "ifconfig" or /etc/hostname of the interface
          vmxnet3s0  lso                 on        on       off      -  option, the whole stack has it off: ip_lso_outbound of /dev/ip
          vmxnet3s0  rx-ring           1024      1024      1024      -  computed
          vmxnet3s0  rx-pool           4096      4096      4096      -  computed
Result    2 settings are not as wanted, for the reasons told above
System    OpenSolaris 2009.06 (snv_111b) x86, 32-bit and 64-bit kernels: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  mtu               9000      9000      9000   1500  option, IP has an MTU of its own, given by "ifconfig" or /etc/hostname of the interface
          vmxnet3s0  lso                 on        on       off      -  option, the whole stack has it off: ip_lso_outbound of /dev/ip
          vmxnet3s0  rx-ring           1024      1024      1024      -  computed
          vmxnet3s0  rx-pool           4096      4096      4096      -  computed
Result    2 settings are not as wanted, for the reasons told above
[3]
$ : "stored in the stack by somebody: the driver alone does not switch it on"
$ new_guest sol11.1 'tools late/11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24' 'run ipadm set-prop -p _lso_outbound=0 ip'; inside install-tools tune apply --lso on; inside install-tools tune show --lso on | grep ' lso '
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: net0: lso cannot be set: the whole stack has it off: _lso_outbound of ip
  "ipadm reset-prop" of it has LSO on for all links whose driver has it on
          net0       lso                 on        on       off      -  option, the whole stack has it off: _lso_outbound of ip
$ inside ipadm reset-prop -p _lso_outbound ip; inside install-tools tune apply --lso on | tail -n 1
Result    nothing to do: all is as wanted
$ : "what waits for the boot is not there already"
$ inside install-tools tune apply -q --mtu 9000; inside install-tools tune apply | grep -E ' mtu |^Result'; reboot; inside install-tools tune apply | grep -E ' mtu |^Result'
Tuning    net0       mtu          9000 already, from the next boot on
Result    nothing to do: all is as wanted
Tuning    net0       mtu          9000 already
Result    nothing to do: all is as wanted
$ : "with -q the rows that differ, of several roots with the name of the root, and what a peer did not prove"
$ guest_like sol11.2; inside install-tools tune apply -q --profile recommended; inside install-tools tune show -q; inside ipadm set-prop -p recv_buf=200000 tcp; at install-tools tune show -q; echo "status $?"; at install-tools tune show -q --peer 192.0.2.77; echo "status $?"
1: Tuning    link       setting         wanted    stored   current     IP  origin
1:           tcp        tcp-receive     262144    262144    200000      -  profile, stored, but something set less since, or the boot did not set it: "tune apply" does it
status 3
1: Tuning    link       setting         wanted    stored   current     IP  origin
1:           tcp        tcp-receive     262144    262144    200000      -  profile, stored, but something set less since, or the boot did not set it: "tune apply" does it
1: Peer      192.0.2.77: packets of N bytes do not come back: every link and switch on the way, and the peer, must take them
status 3
$ new_guest sol11.2 'tools late/11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; inside install-tools tune apply -q --profile jumbo; cp -Rp g/tree r; rm r/etc/driver/drv/vmxnet3s.conf; install-tools tune show -q --root g/tree --root r; echo "status $?"
Root      r
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  rx-ring           1024       256         -      -  profile, not set: "tune apply" does it
          vmxnet3s0  rx-pool           4096       512         -      -  profile, not set: "tune apply" does it
status 3
$ : "an interface without any address"
$ new_guest omnios 'adapter vmxnet3' 'interface vmxnet3s0 -'; at install-tools tune apply -q --mtu 9000 --replumb
2: install-tools: vmxnet3s0: mtu cannot be set: its interface has no address that could be kept
2:   without --replumb it is set at the next boot
[4]
$ : "IPv4 and IPv6 have an MTU each: the smaller one is told, whichever it is, and a peer is asked by that of its address"
$ new_guest sol11.2 'tools late/11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24' 'address6 net0 fe80::a' 'peer 192.0.2.1 9000' 'peer fe80::1 9000'; inside install-tools tune apply -q --live --mtu 9000
$ row() { inside install-tools tune show --peer $1 | grep -e ' mtu ' -e ^Peer; }
$ row 192.0.2.1
          net0       mtu               9000      9000      9000   9000  option
Peer      192.0.2.1: packets of N bytes arrive whole, and larger ones do not leave
$ inside ipadm set-ifprop -t -p mtu=1500 -m ipv4 net0; row 192.0.2.1; row fe80::1
          net0       mtu               9000      9000      9000   1500  option, IP has an MTU of its own, which "ipadm show-ifprop -p mtu" shows
Peer      192.0.2.1: packets of N bytes arrive whole, and larger ones do not leave
          net0       mtu               9000      9000      9000   1500  option, IP has an MTU of its own, which "ipadm show-ifprop -p mtu" shows
Peer      fe80::1: packets of N bytes arrive whole, and larger ones do not leave
$ inside ipadm set-ifprop -t -p mtu=9000 -m ipv4 net0; inside ipadm set-ifprop -t -p mtu=2000 -m ipv6 net0; row 192.0.2.1; row fe80::1; calls g | grep 'ping .* fe80'
          net0       mtu               9000      9000      9000   2000  option, IP has an MTU of its own, which "ipadm show-ifprop -p mtu" shows
Peer      192.0.2.1: packets of N bytes arrive whole, and larger ones do not leave
          net0       mtu               9000      9000      9000   2000  option, IP has an MTU of its own, which "ipadm show-ifprop -p mtu" shows
Peer      fe80::1: packets of N bytes arrive whole, and larger ones do not leave
ping -D -s -A inet6 fe80::1 8952 1 -> 0
ping -D -s -A inet6 fe80::1 8953 1 -> 1
ping -D -s -A inet6 fe80::1 1952 1 -> 0
ping -D -s -A inet6 fe80::1 1953 1 -> 1
$ : "an interface of IPv6 alone: its MTU is told, and it is not taken down"
$ new_guest osol2009.06 'tools 2009.06' 'adapter vmxnet3' 'interface vmxnet3s0 -' 'address6 vmxnet3s0 fe80::a' 'peer fe80::1 9000'; inside install-tools tune apply --replumb --mtu 9000; inside install-tools tune apply -q --mtu 9000; reboot; inside install-tools tune show
System    OpenSolaris 2009.06 (snv_111b) x86, 32-bit and 64-bit kernels: supported
install-tools: vmxnet3s0: mtu cannot be set: it has flags, by ifconfig, of which it is not known that they come back
  without --replumb it is set at the next boot
System    OpenSolaris 2009.06 (snv_111b) x86, 32-bit and 64-bit kernels: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  mtu               9000      9000      9000   9000  option
          vmxnet3s0  lso                off       off       off      -  profile
          vmxnet3s0  rx-ring           1024      1024      1024      -  computed
          vmxnet3s0  rx-pool           4096      4096      4096      -  computed
Result    all is as wanted
$ new_guest sol11.2 'tools late/11' 'adapter vmxnet3' 'interface net0 -' 'address6 net0 fe80::a' 'peer 192.0.2.1 9000'; inside install-tools tune apply --replumb --mtu 9000
System    Oracle Solaris 11.2 x86, 64-bit kernel: supported
install-tools: net0: mtu cannot be set: it has no address that could be kept
  without --replumb it is set at the next boot
[4]
$ : "a peer of IPv6 where there is none"
$ new_guest sol11.2 'tools late/11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24' 'peer fe80::1'; inside install-tools tune show --peer fe80::1
System    Oracle Solaris 11.2 x86, 64-bit kernel: supported
Peer      was not asked: the link has no interface of IPv6, which the peer's address is of
Result    the settings are as wanted, but nothing was proved: the peer was not asked
[3]
$ : "a long name of a link moves all columns"
$ new_guest sol11.2 'tools 11' 'adapter vmxnet3' 'adapter vmxnet3' 'link-name vmxnet3s0 storage_network_east_wing_00000' 'interface storage_network_east_wing_00000 192.0.2.10/24'; inside install-tools tune plan --profile jumbo | sed '/^Plan/,$d'; inside install-tools tune apply -q --profile jumbo; reboot; inside install-tools tune show
System    Oracle Solaris 11.2 x86, 64-bit kernel: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          storage_network_east_wing_00000 mtu          1500 -> 9000, at the next boot (profile)
          storage_network_east_wing_00000 lso          on -> off, at the next boot (profile)
          storage_network_east_wing_00000 rx-ring      256 -> 1024, at the next boot (profile)
          storage_network_east_wing_00000 rx-pool      512 -> 4096, at the next boot (profile)
          net0                            mtu          1500 -> 9000, at the next boot (profile)
          net0                            lso          on -> off, at the next boot (profile)
          net0                            rx-ring      256 -> 1024, at the next boot (profile)
          net0                            rx-pool      512 -> 4096, at the next boot (profile)
          tcp                             tcp-cap      1048576 -> 4194304, at once (profile)
          tcp                             tcp-send     49152 -> 1048576, at once (profile)
          tcp                             tcp-receive  128000 -> 1048576, at once (profile)
          until then new connections go without LSO: _lso_outbound of ip is 0
          receive buffers take 45 MiB a link
          a connection whose peer stalls takes up to 2048 KiB
System    Oracle Solaris 11.2 x86, 64-bit kernel: supported
Tuning    link                            setting         wanted    stored   current     IP  origin
          storage_network_east_wing_00000 mtu               9000      9000      9000   9000  profile
          storage_network_east_wing_00000 lso                off       off       off      -  profile
          storage_network_east_wing_00000 rx-ring           1024      1024      1024      -  profile
          storage_network_east_wing_00000 rx-pool           4096      4096      4096      -  profile
          net0                            mtu               9000      9000      9000      -  profile
          net0                            lso                off       off       off      -  profile
          net0                            rx-ring           1024      1024      1024      -  profile
          net0                            rx-pool           4096      4096      4096      -  profile
          tcp                             tcp-cap        4194304   4194304   4194304      -  profile
          tcp                             tcp-send       1048576   1048576   1048576      -  profile
          tcp                             tcp-receive    1048576   1048576   1048576      -  profile
Result    all is as wanted
