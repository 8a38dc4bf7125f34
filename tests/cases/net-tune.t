The method of the boot services: what it sets, in which order, when it leaves
the links alone, and what it does when something is missing or wrong.
Needs: PATH=$PATH:/usr/sbin:/sbin; u=; [ "$(id -u)" = 0 ] || u=-r; sh "$top_srcdir/tests/guest/run" --possible && unshare -m $u mount --rbind / /mnt && command -v chroot

$ . "$SRC/tests/nettune/method.sh"; services=$SRC/tests/data/service
$ new_root; physical default offline; physical nwam disabled; manifest early "$services/early.xml"; cat m/smf/net-early
config/item_01 astring accept-jumbo\ vmxnet3s1\ 1
config/item_00 astring mtu\ net0\ 9000
$ method early
net-tune: /usr/sbin/dladm set-linkprop -t -p mtu=9000 net0: status 0
net-tune: /usr/sbin/ndd -set /dev/vmxnet3s1 accept-jumbo 1: status 0
called: dladm [show-phys] [-p] [-o] [link,device]
called: dladm [set-linkprop] [-t] [-p] [mtu=9000] [net0]
called: ndd [-set] [/dev/vmxnet3s1] [accept-jumbo] [1]
$ echo 'dladm [set-linkprop] [-t] [-p] [mtu=9000] [net0]' >m/wrong; method early
dladm: it does not work
net-tune: /usr/sbin/dladm set-linkprop -t -p mtu=9000 net0: status 1
net-tune: /usr/sbin/ndd -set /dev/vmxnet3s1 accept-jumbo 1: status 0
called: dladm [show-phys] [-p] [-o] [link,device]
called: dladm [set-linkprop] [-t] [-p] [mtu=9000] [net0]
called: ndd [-set] [/dev/vmxnet3s1] [accept-jumbo] [1]
$ physical default online; method early
net-tune: mtu net0 9000: at next boot, svc:/network/physical:default has state online
net-tune: accept-jumbo vmxnet3s1 1: at next boot, svc:/network/physical:default has state online
$ physical default disabled; physical nwam online; method early
net-tune: mtu net0 9000: at next boot, svc:/network/physical:nwam has state online
net-tune: accept-jumbo vmxnet3s1 1: at next boot, svc:/network/physical:nwam has state online
$ physical nwam degraded; method early
net-tune: mtu net0 9000: at next boot, svc:/network/physical:nwam has state degraded
net-tune: accept-jumbo vmxnet3s1 1: at next boot, svc:/network/physical:nwam has state degraded
$ physical nwam maintenance; method early
net-tune: mtu net0 9000: at next boot, svc:/network/physical:nwam has state maintenance
net-tune: accept-jumbo vmxnet3s1 1: at next boot, svc:/network/physical:nwam has state maintenance
$ physical nwam offline online; method early
net-tune: mtu net0 9000: at next boot, svc:/network/physical:nwam has next_state online
net-tune: accept-jumbo vmxnet3s1 1: at next boot, svc:/network/physical:nwam has next_state online
$ rm m/smf/nwam-*; method early | head -n 1
dladm: it does not work
$ rm m/smf/default-*; method early
net-tune: mtu net0 9000: not done, svc:/network/physical:default cannot be read
net-tune: accept-jumbo vmxnet3s1 1: not done, svc:/network/physical:default cannot be read
$ : "one of two answers is none, nor is another word, nor what is told of the other instance alone"
$ physical default offline none; physical nwam disabled none; rm m/smf/default-state; method early
net-tune: mtu net0 9000: not done, svc:/network/physical:default cannot be read
net-tune: accept-jumbo vmxnet3s1 1: not done, svc:/network/physical:default cannot be read
$ physical default offline none; rm m/smf/default-next_state; method early
net-tune: mtu net0 9000: not done, svc:/network/physical:default cannot be read
net-tune: accept-jumbo vmxnet3s1 1: not done, svc:/network/physical:default cannot be read
$ physical default offline none; rm m/smf/nwam-state; method early
net-tune: mtu net0 9000: not done, svc:/network/physical:nwam cannot be read
net-tune: accept-jumbo vmxnet3s1 1: not done, svc:/network/physical:nwam cannot be read
$ rm m/smf/nwam-* m/smf/default-*; physical nwam disabled none; method early
net-tune: mtu net0 9000: not done, svc:/network/physical:default cannot be read
net-tune: accept-jumbo vmxnet3s1 1: not done, svc:/network/physical:default cannot be read
$ physical default one:two none; rm m/smf/nwam-*; method early
net-tune: mtu net0 9000: not done, svc:/network/physical:default cannot be read
net-tune: accept-jumbo vmxnet3s1 1: not done, svc:/network/physical:default cannot be read
$ physical default uninitialized offline; method early | grep -c called
3
$ new_root; physical default online; manifest late "$services/late.xml"; method late
net-tune: /usr/sbin/ipadm set-prop -t -p max_buf=4194304 tcp: status 0
net-tune: /usr/sbin/ndd -set /dev/tcp tcp_xmit_hiwat 1048576: status 0
net-tune: /usr/sbin/ipadm set-prop -t -p _lso_outbound=0 ip: status 0
called: ipadm [show-prop] [-c] [-o] [current] [-p] [max_buf] [tcp]
called: ipadm [set-prop] [-t] [-p] [max_buf=4194304] [tcp]
called: ndd [/dev/tcp] [tcp_xmit_hiwat]
called: ndd [-set] [/dev/tcp] [tcp_xmit_hiwat] [1048576]
called: ipadm [set-prop] [-t] [-p] [_lso_outbound=0] [ip]
$ echo 'ipadm [set-prop] [-t] [-p] [max_buf=4194304] [tcp]' >m/wrong; method late
ipadm: it does not work
net-tune: /usr/sbin/ipadm set-prop -t -p max_buf=4194304 tcp: status 1
net-tune: /usr/sbin/ndd -set /dev/tcp tcp_xmit_hiwat 1048576: status 0
net-tune: /usr/sbin/ipadm set-prop -t -p _lso_outbound=0 ip: status 0
called: ipadm [show-prop] [-c] [-o] [current] [-p] [max_buf] [tcp]
called: ipadm [set-prop] [-t] [-p] [max_buf=4194304] [tcp]
called: ndd [/dev/tcp] [tcp_xmit_hiwat]
called: ndd [-set] [/dev/tcp] [tcp_xmit_hiwat] [1048576]
called: ipadm [set-prop] [-t] [-p] [_lso_outbound=0] [ip]
$ : "buffers that are larger already stay so, whoever made them larger; what cannot be read is left alone"
$ : >m/wrong; echo 1048576 >m/current; method late
net-tune: /usr/sbin/ipadm set-prop -t -p max_buf=4194304 tcp: status 0
net-tune: ndd /dev/tcp tcp_xmit_hiwat 1048576: it is 1048576 already
net-tune: /usr/sbin/ipadm set-prop -t -p _lso_outbound=0 ip: status 0
called: ipadm [show-prop] [-c] [-o] [current] [-p] [max_buf] [tcp]
called: ipadm [set-prop] [-t] [-p] [max_buf=4194304] [tcp]
called: ndd [/dev/tcp] [tcp_xmit_hiwat]
called: ipadm [set-prop] [-t] [-p] [_lso_outbound=0] [ip]
$ echo '?' >m/current; method late
net-tune: ipadm tcp max_buf 4194304: not done, what it is now cannot be read
net-tune: ndd /dev/tcp tcp_xmit_hiwat 1048576: not done, what it is now cannot be read
net-tune: /usr/sbin/ipadm set-prop -t -p _lso_outbound=0 ip: status 0
called: ipadm [show-prop] [-c] [-o] [current] [-p] [max_buf] [tcp]
called: ndd [/dev/tcp] [tcp_xmit_hiwat]
called: ipadm [set-prop] [-t] [-p] [_lso_outbound=0] [ip]
$ echo 1048575 >m/current; method late | grep called
called: ipadm [show-prop] [-c] [-o] [current] [-p] [max_buf] [tcp]
called: ipadm [set-prop] [-t] [-p] [max_buf=4194304] [tcp]
called: ndd [/dev/tcp] [tcp_xmit_hiwat]
called: ndd [-set] [/dev/tcp] [tcp_xmit_hiwat] [1048576]
called: ipadm [set-prop] [-t] [-p] [_lso_outbound=0] [ip]
$ echo 0 >m/current
$ for n in 0 1 2 3 4 5 6 7 8 9 10 11; do echo "ndd /dev/tcp tcp_x$n $((n + 1))"; done | properties late; method late | grep called
called: ndd [/dev/tcp] [tcp_x0]
called: ndd [-set] [/dev/tcp] [tcp_x0] [1]
called: ndd [/dev/tcp] [tcp_x1]
called: ndd [-set] [/dev/tcp] [tcp_x1] [2]
called: ndd [/dev/tcp] [tcp_x2]
called: ndd [-set] [/dev/tcp] [tcp_x2] [3]
called: ndd [/dev/tcp] [tcp_x3]
called: ndd [-set] [/dev/tcp] [tcp_x3] [4]
called: ndd [/dev/tcp] [tcp_x4]
called: ndd [-set] [/dev/tcp] [tcp_x4] [5]
called: ndd [/dev/tcp] [tcp_x5]
called: ndd [-set] [/dev/tcp] [tcp_x5] [6]
called: ndd [/dev/tcp] [tcp_x6]
called: ndd [-set] [/dev/tcp] [tcp_x6] [7]
called: ndd [/dev/tcp] [tcp_x7]
called: ndd [-set] [/dev/tcp] [tcp_x7] [8]
called: ndd [/dev/tcp] [tcp_x8]
called: ndd [-set] [/dev/tcp] [tcp_x8] [9]
called: ndd [/dev/tcp] [tcp_x9]
called: ndd [-set] [/dev/tcp] [tcp_x9] [10]
called: ndd [/dev/tcp] [tcp_x10]
called: ndd [-set] [/dev/tcp] [tcp_x10] [11]
called: ndd [/dev/tcp] [tcp_x11]
called: ndd [-set] [/dev/tcp] [tcp_x11] [12]
$ grep -v 'item_0[1-9]' m/smf/net-late >left; cp left m/smf/net-late; method late | grep called
called: ndd [/dev/tcp] [tcp_x0]
called: ndd [-set] [/dev/tcp] [tcp_x0] [1]
called: ndd [/dev/tcp] [tcp_x10]
called: ndd [-set] [/dev/tcp] [tcp_x10] [11]
called: ndd [/dev/tcp] [tcp_x11]
called: ndd [-set] [/dev/tcp] [tcp_x11] [12]
$ printf '%s\n' 'ndd /dev/tcp tcp_x' 'ndd /dev/tcp tcp_x 1 2' 'route add default' '' 'mtu net0 9000 1' 'ndd /dev/tcp * 1' 'ndd /dev/tcp $(id>/oops) 1' 'ndd /dev/tcp `id` 1' 'ndd /dev/tcp a;b 1' 'ndd /dev/tcp "a 1' | properties late; method late; ls m/oops
net-tune: ndd /dev/tcp tcp_x: not understood
net-tune: ndd /dev/tcp tcp_x 1 2: not understood
net-tune: route add default: not understood
net-tune: : not understood
net-tune: mtu net0 9000 1: not understood
net-tune: /usr/sbin/ndd -set /dev/tcp * 1: status 0
net-tune: config/item_06 astring ndd\ /dev/tcp\ $\(id\>/oops\)\ 1: not understood
net-tune: config/item_07 astring ndd\ /dev/tcp\ \`id\`\ 1: not understood
net-tune: /usr/sbin/ndd -set /dev/tcp a;b 1: status 0
net-tune: /usr/sbin/ndd -set /dev/tcp "a 1: status 0
called: ndd [/dev/tcp] [*]
called: ndd [-set] [/dev/tcp] [*] [1]
called: ndd [/dev/tcp] [a;b]
called: ndd [-set] [/dev/tcp] [a;b] [1]
called: ndd [/dev/tcp] ["a]
called: ndd [-set] [/dev/tcp] ["a] [1]
ls: cannot access 'm/oops': No such file or directory
[2]
$ echo 'config/item_00 astring ""' >m/smf/net-late; method late
net-tune: : not understood
$ : "what svcprop never says, or says of what nobody of ours wrote: no value, several, a quote alone, more than a hundred, numbers that no shell can compare"
$ for v in '' 'ndd\ /dev/ip\ x\ 1 ndd\ /dev/ip\ y\ 1' 'ndd /dev/ip x 1' '"ndd' "ndd'" '(ndd)' 'ipadm\ tcp\ max_buf\ 99999999999999999999' 'ipadm\ tcp\ max_buf\ 4294967296' 'ndd\ /dev/tcp\ x\ -5' 'ndd\ /dev/tcp\ x\ 0x10'; do echo "config/item_00 astring $v" >m/smf/net-late; method late || echo "status $?"; done
net-tune: : not understood
net-tune: config/item_00 astring ndd\ /dev/ip\ x\ 1 ndd\ /dev/ip\ y\ 1: not understood
net-tune: config/item_00 astring ndd /dev/ip x 1: not understood
net-tune: config/item_00 astring "ndd: not understood
net-tune: config/item_00 astring ndd': not understood
net-tune: config/item_00 astring (ndd): not understood
net-tune: ipadm tcp max_buf 99999999999999999999: not understood
called: ipadm [show-prop] [-c] [-o] [current] [-p] [max_buf] [tcp]
net-tune: ipadm tcp max_buf 4294967296: not understood
called: ipadm [show-prop] [-c] [-o] [current] [-p] [max_buf] [tcp]
net-tune: ndd /dev/tcp x -5: not understood
called: ndd [/dev/tcp] [x]
net-tune: ndd /dev/tcp x 0x10: not understood
called: ndd [/dev/tcp] [x]
$ printf '%s\n' 'config/item_100 astring ndd\ /dev/ip\ x\ 1' 'config/item_0 astring ndd\ /dev/ip\ y\ 1' 'Warning: x' '' 'config/item_01 astring ndd\ /dev/ip\ z\ 1' >m/smf/net-late; method late
net-tune: /usr/sbin/ndd -set /dev/ip z 1: status 0
net-tune: config/item_100 astring ndd\ /dev/ip\ x\ 1: not understood
net-tune: config/item_0 astring ndd\ /dev/ip\ y\ 1: not understood
called: ndd [-set] [/dev/ip] [z] [1]
$ for n in 4294967296 2147483648 18446744073709551615 -1 0x10; do echo 'config/item_00 astring ndd\ /dev/tcp\ x\ 5' >m/smf/net-late; echo $n >m/current; method late; done; echo 0 >m/current
net-tune: ndd /dev/tcp x 5: not done, what it is now cannot be read
called: ndd [/dev/tcp] [x]
net-tune: ndd /dev/tcp x 5: not done, what it is now cannot be read
called: ndd [/dev/tcp] [x]
net-tune: ndd /dev/tcp x 5: not done, what it is now cannot be read
called: ndd [/dev/tcp] [x]
net-tune: ndd /dev/tcp x 5: not done, what it is now cannot be read
called: ndd [/dev/tcp] [x]
net-tune: ndd /dev/tcp x 5: not done, what it is now cannot be read
called: ndd [/dev/tcp] [x]
$ : >m/smf/net-late; method late
$ echo 'config/value_authorization astring solaris.x' >m/smf/net-late; method late
$ manifest late "$services/late.xml"; mv m/usr/sbin/ndd m/sbin; rm m/usr/sbin/ipadm; method late
net-tune: ipadm tcp max_buf 4194304: not done, what it is now cannot be read
net-tune: /sbin/ndd -set /dev/tcp tcp_xmit_hiwat 1048576: status 0
net-tune: ipadm set-prop -t -p _lso_outbound=0 ip: there is no ipadm
called: ndd [/dev/tcp] [tcp_xmit_hiwat]
called: ndd [-set] [/dev/tcp] [tcp_xmit_hiwat] [1048576]
$ method early
net-tune: svc:/site/install-tools/net-early:default cannot be read: svcprop: Pattern 'svc:/site/install-tools/net-early:default' doesn't match any entities
[96]
$ method start
net-tune: usage: net-tune early|late
[96]
$ method
net-tune: usage: net-tune early|late
[96]
