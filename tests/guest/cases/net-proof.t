What shows that it took effect: ping, counters, what the kernel holds, the
active profile (tuning.md 2.5, 2.6, 2.8, 5).
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ guest_like sol11.1-late
$ at ping 192.0.2.1
1: 192.0.2.1 is alive
$ at ping 192.0.2.99
1: no answer from 192.0.2.99
[1]
$ at ping -s 192.0.2.1 56 2
1: PING 192.0.2.1: 56 data bytes
1: N bytes from 192.0.2.1: icmp_seq=0. time=0.288 ms
1: N bytes from 192.0.2.1: icmp_seq=1. time=0.288 ms
1: 
1: ----192.0.2.1 PING Statistics----
1: 2 packets transmitted, 2 packets received, 0% packet loss
1: round-trip (ms)  min/avg/max/stddev = 0.288/0.298/0.308/0.010
$ : not to be cut to pieces
$ at ping -D -s 192.0.2.1 1472 1 | sed 2q; at ping -D -s 192.0.2.1 1473 1
1: PING 192.0.2.1: 1472 data bytes
1: N bytes from 192.0.2.1: icmp_seq=0. time=0.288 ms
1: PING 192.0.2.1: 1473 data bytes
1: ping: wrote 192.0.2.1 1481 chars, ret=-1
1: 
1: ----192.0.2.1 PING Statistics----
1: 1 packets transmitted, 0 packets received, 100% packet loss
2: ping: sendto Message too long
[1]
$ at dladm set-linkprop -p mtu=9000 net0; at ping -D -s 192.0.2.1 8972 1 | tail -n 2; at ping -D -s 192.0.2.1 8973 1
1: 1 packets transmitted, 1 packets received, 0% packet loss
1: round-trip (ms)  min/avg/max/stddev = 0.288/0.298/0.308/0.010
1: PING 192.0.2.1: 8973 data bytes
1: ping: wrote 192.0.2.1 8981 chars, ret=-1
1: 
1: ----192.0.2.1 PING Statistics----
1: 1 packets transmitted, 0 packets received, 100% packet loss
2: ping: sendto Message too long
[1]
$ at ping -A inet6 -D -s 192.0.2.1 8953 1 | sed 2q
1: PING 192.0.2.1: 8953 data bytes
1: ping: wrote 192.0.2.1 8961 chars, ret=-1
$ : in pieces it arrives even from 1500: 7 of them
$ at dladm reset-linkprop -p mtu net0; at ping -s 192.0.2.1 9000 1 | tail -n 2; at snoop -d net0 -c 30 icmp | tail -n 7
1: 1 packets transmitted, 1 packets received, 0% packet loss
1: round-trip (ms)  min/avg/max/stddev = 0.288/0.298/0.308/0.010
1:        guest -> 192.0.2.1 ICMP IP fragment (N bytes)
1:        guest -> 192.0.2.1 ICMP IP fragment (N bytes)
1:        guest -> 192.0.2.1 ICMP IP fragment (N bytes)
1:        guest -> 192.0.2.1 ICMP IP fragment (N bytes)
1:        guest -> 192.0.2.1 ICMP IP fragment (N bytes)
1:        guest -> 192.0.2.1 ICMP IP fragment (N bytes)
2: Using device net0 (promiscuous mode)
$ : the other end is smaller
$ guest_like sol11.1-late 'peer 192.0.2.2 1500'; at dladm set-linkprop -p mtu=9000 net0; at ping -D -s 192.0.2.2 8972 2; at ping -D -s 192.0.2.2 1472 1 | tail -n 2
1: PING 192.0.2.2: 8972 data bytes
1: 
1: ----192.0.2.2 PING Statistics----
1: 2 packets transmitted, 0 packets received, 100% packet loss
1: 1 packets transmitted, 1 packets received, 0% packet loss
1: round-trip (ms)  min/avg/max/stddev = 0.250/0.260/0.270/0.010
$ : half a setting: a hole for what is large
$ guest_like sol10u11-net; sed -i 's/^#MTU=1500/MTU=9000/' g/tree/kernel/drv/vmxnet3s.conf; at bootadm update-archive | tail -n 1; reboot; at ping -s 198.51.100.1 1472 1 | tail -n 2; at ping -s 198.51.100.1 8972 1; at ndd -set /dev/vmxnet3s0 accept-jumbo 1; at ping -s 198.51.100.1 8972 1 | tail -n 2
1: updating /platform/i86pc/boot_archive
1: 1 packets transmitted, 1 packets received, 0% packet loss
1: round-trip (ms)  min/avg/max/stddev = 0.300/0.310/0.320/0.010
1: PING 198.51.100.1: 8972 data bytes
1: 
1: ----198.51.100.1 PING Statistics----
1: 1 packets transmitted, 0 packets received, 100% packet loss
1: 1 packets transmitted, 1 packets received, 0% packet loss
1: round-trip (ms)  min/avg/max/stddev = 0.300/0.310/0.320/0.010
$ : no -D there
$ at ping -D -s 198.51.100.1 8972 1
2: usage: ping host [timeout]
2: usage: ping -s [-l | U] [-adLnRrv] [-A addr_family] host [data_size] [npackets]
[1]
$ : oneself, by loopback
$ at ping -s 198.51.100.10 8000 1 | tail -n 2
1: 1 packets transmitted, 1 packets received, 0% packet loss
1: round-trip (ms)  min/avg/max/stddev = 0.050/0.060/0.070/0.010
$ : counters
$ guest_like sol11.1-nics 'kstat tcp:0:tcp:retransSegs 17'
$ at kstat -p 'link:0:net[04]:ifspeed'; at kstat -p -m vmxnet3s -s ifspeed; at kstat -p tcp:0:tcp:retransSegs tcp:0:tcpstat:tcp_lso_times
1: link:0:net0:ifspeed	1000000000
1: link:0:net4:ifspeed	0
1: vmxnet3s:0:mac:ifspeed	10000000000
1: vmxnet3s:1:mac:ifspeed	10000000000
1: vmxnet3s:2:mac:ifspeed	0
1: tcp:0:tcp:retransSegs	17
1: tcp:0:tcpstat:tcp_lso_times	0
$ at kstat -p link:0:net0:mtu
[1]
$ at kstat -m ip -n ip; at kstat -C -m ip; at kstat -p -m ip ip:0
1: module: ip                              instance: 0     
1: name:   ip                              class:    mib2  
1: 	fragCreates                     0
1: 	reasmReqds                      0
2: Usage:
2: Usage:
[1]
$ guest_like omnios; at kstat -C -m ip; at kstat -x
1: ip:0:ip:fragCreates:0
1: ip:0:ip:reasmReqds:0
2: Usage:
[2]
$ at netstat -s -P ip; at netstat -in
1: 
1: IPv4	ipFragCreates       =     0	ipReasmReqds        =     0
1: Name  Mtu  Net/Dest      Address       
1: lo0   8232 127.0.0.0     127.0.0.1     
1: vmxnet3s0 1500 192.0.2.0     192.0.2.10    
$ : what the kernel holds, how much memory there is
$ guest_like sol11.1-nics; at prtconf | sed -n 2p; at prtconf -v | sed -n '/pci15ad,7b0, instance #1/,/EnableLSO/p'
1: Memory size: 1536 Megabytes
1:         pci15ad,7b0, instance #1
1:             System properties:
1:                 name='TxRingSize' type=int items=10
1:                     value=00000100.00000100.00000100.00000100.00000100.00000100.00000100.00000100.00000100.00000100
1:                 name='RxRingSize' type=int items=10
1:                     value=00000100.00000100.00000100.00000100.00000100.00000100.00000100.00000100.00000100.00000100
1:                 name='RxBufPoolLimit' type=int items=10
1:                     value=00000200.00000200.00000200.00000200.00000200.00000200.00000200.00000200.00000200.00000200
1:                 name='EnableLSO' type=int items=10
$ guest_like osol2009.06-net; at prtconf -d
2: Usage: prtconf [-DPdpv]
[1]
$ : profiles
$ for s in sol11.1-late sol11.2 sol11.4; do guest_like $s; at netadm list; at svcprop -p netcfg/active_ncp network/physical:default; done
2: netadm: DefaultFixed NCP is enabled;
2: automatic network management is not available.
2: 'netadm list' is only supported when automatic network management is active.
1: DefaultFixed
1: TYPE        PROFILE        STATE
1: ncp         Automatic      online
1: ncp         DefaultFixed   disabled
1: loc         DefaultFixed   disabled
1: loc         Automatic      online
1: loc         NoNet          disabled
1: Automatic
1: TYPE        PROFILE        STATE
1: ncp         Automatic      disabled
1: ncp         DefaultFixed   online
1: loc         DefaultFixed   online
1: loc         Automatic      disabled
1: loc         NoNet          disabled
1: DefaultFixed
$ guest_like omnios; at netadm list
2: enter: cannot run netadm: No such file or directory
[125]
