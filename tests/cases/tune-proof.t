Who asks for a proof on the wire and gets none is told why, and not "all is
well".

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ peer() { inside install-tools tune show --peer 192.0.2.1 "$@" | grep -e '^Peer' -e '^Result'; inside install-tools tune show -q --peer 192.0.2.1 "$@"; echo "status $?"; }
$ : "no link has an IP interface"
$ new_guest sol11.1 'adapter vmxnet3' 'tools late/11' 'peer 192.0.2.1'; peer; calls g | grep ping
Peer      was not asked: no link of vmxnet3s has an IP interface; name another one with --link
Result    the settings are as wanted, but nothing was proved: the peer was not asked
Peer      was not asked: no link of vmxnet3s has an IP interface; name another one with --link
status 3
[1]
$ : "that of another link would tell nothing of this one"
$ new_guest sol11.1 'adapter vmxnet3' 'adapter vmxnet3' 'tools late/11' 'interface net0 192.0.2.10/24' 'peer 192.0.2.1'; peer --link net1; peer --link net0
Peer      was not asked: the link has no IP interface, so that nothing can be sent over it
Result    the settings are as wanted, but nothing was proved: the peer was not asked
Peer      was not asked: the link has no IP interface, so that nothing can be sent over it
status 3
Peer      192.0.2.1: packets of N bytes arrive whole, and larger ones do not leave
Result    all is as wanted
status 0
$ : "of another driver it has to be named"
$ new_guest sol11.1 'adapter e1000' 'interface net0 192.0.2.10/24' 'peer 192.0.2.1'; peer; peer --link net0
Peer      was not asked: no link of vmxnet3s has an IP interface; name another one with --link
Result    the settings are as wanted, but nothing was proved: the peer was not asked
Peer      was not asked: no link of vmxnet3s has an IP interface; name another one with --link
status 3
Peer      192.0.2.1: packets of N bytes arrive whole, and larger ones do not leave
Result    all is as wanted
status 0
$ : "one of IPv6 alone sends nothing to an address of IPv4: another link is asked about, whose MTU is less"
$ new_guest sol11.3 'adapter vmxnet3' 'adapter vmxnet3' 'tools late/11' 'interface net0 -' 'address6 net0 fe80::10/10' 'interface net1 192.0.2.10/24' 'peer 192.0.2.1'; inside install-tools tune apply -q --live --mtu 9000 --link net0; peer; calls g | grep -h '^ping'; peer --link net0; peer --link net1
Peer      192.0.2.1: packets of N bytes arrive whole, and larger ones do not leave
Result    2 settings wait for the next boot
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       rx-ring           1024      1024       256      -  computed, at the next boot
          net0       rx-pool           4096      4096       512      -  computed, at the next boot
status 3
ping -D -s -A inet 192.0.2.1 1472 1 -> 0
ping -D -s -A inet 192.0.2.1 1473 1 -> 1
ping -D -s -A inet 192.0.2.1 1472 1 -> 0
ping -D -s -A inet 192.0.2.1 1473 1 -> 1
Peer      was not asked: the link has no IPv4 that is up, by which that peer is asked
Result    2 settings wait for the next boot
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       rx-ring           1024      1024       256      -  computed, at the next boot
          net0       rx-pool           4096      4096       512      -  computed, at the next boot
Peer      was not asked: the link has no IPv4 that is up, by which that peer is asked
status 3
Peer      192.0.2.1: packets of N bytes arrive whole, and larger ones do not leave
Result    all is as wanted
status 0
$ : "an image"
$ root r; install-tools tune show --root r --peer 192.0.2.1 | grep -e '^Peer' -e '^Result'; install-tools tune show -q --root r --peer 192.0.2.1
Peer      was not asked: an image sends nothing: ask in the system that booted from it
Result    the settings are as wanted, but nothing was proved: the peer was not asked
Peer      was not asked: an image sends nothing: ask in the system that booted from it
[3]
$ : "where ping cannot prove it, it is told how to do it by hand"
$ new_guest sol10u11 'adapter vmxnet3' 'tools 10' 'interface vmxnet3s0 192.0.2.10/24' 'peer 192.0.2.1'; peer
Peer      cannot be asked here: ping has no -D; watch "snoop -d LINK icmp" there for fragments while "ping -s PEER 8972 4" runs
Result    all is as wanted
status 0
$ : "a name that is not known, or has an address of IPv6 alone, tells nothing of the way"
$ new_guest sol11.3 'adapter vmxnet3' 'tools late/11' 'interface net0 192.0.2.10/24' 'address6 net0 fe80::10/10' 'peer six.example 1500 0.25 inet6' 'peer four.example' 'peer fe80::1'; named() { inside install-tools tune show --peer $1 | grep -e '^Peer' -e '^Result'; inside install-tools tune show -q --peer $1; echo "status $?"; }; for h in nobody.example six.example four.example fe80::1; do named $h; done; calls g | grep -c ping
Peer      was not asked: ping knows no IPv4 address of that name; name an address of the peer, which may be one of IPv6
Result    the settings are as wanted, but nothing was proved: the peer was not asked
Peer      was not asked: ping knows no IPv4 address of that name; name an address of the peer, which may be one of IPv6
status 3
Peer      was not asked: ping knows no IPv4 address of that name; name an address of the peer, which may be one of IPv6
Result    the settings are as wanted, but nothing was proved: the peer was not asked
Peer      was not asked: ping knows no IPv4 address of that name; name an address of the peer, which may be one of IPv6
status 3
Peer      four.example: packets of N bytes arrive whole, and larger ones do not leave
Result    all is as wanted
status 0
Peer      fe80::1: packets of N bytes arrive whole, and larger ones do not leave
Result    all is as wanted
status 0
12
$ inside install-tools tune plan --profile auto --peer nobody.example; inside install-tools tune plan --profile auto --peer six.example | grep ^Result
System    Oracle Solaris 11.3 x86, 64-bit kernel: supported
install-tools: nobody.example: is no host that ping knows: how long the way there is, is not known
  tell it with --rtt
Result    nothing was written
$ : "that one byte more gets lost, or that ping ended without a word, does not show that it cannot leave; what IP has no room for is told so"
$ for i in ping:2:exit=1 ping:2:lie ping:2:kill 'ping:1:exit=1\nping:1:stderr=ping: sendto Message too long'; do new_guest sol11.3 'adapter vmxnet3' 'tools late/11' 'interface net0 192.0.2.10/24' 'peer 192.0.2.1'; printf "$i\n" >g/state/inject; inside install-tools tune show --peer 192.0.2.1 | grep -e '^Peer' -e '^Result'; done
Peer      192.0.2.1: packets of N bytes are not known to be the largest that leave: nothing is proved
Result    1 setting is not as wanted, for the reasons told above
Peer      192.0.2.1: packets of N bytes are not known to be the largest that leave: nothing is proved
Result    1 setting is not as wanted, for the reasons told above
Peer      192.0.2.1: packets of N bytes are not known to be the largest that leave: nothing is proved
Result    1 setting is not as wanted, for the reasons told above
Peer      192.0.2.1: packets of N bytes do not leave: IP has less for the way there
Result    1 setting is not as wanted, for the reasons told above
