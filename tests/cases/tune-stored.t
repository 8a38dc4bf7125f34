What an image has stored itself is read into the plan: the boot replays it
before our service, which makes nothing smaller.

$ root r; mkdir -p r/etc/ipadm r/etc/dladm; printf '"/pci@0,0/pci15ad,7b0@%s" %s "vmxnet3s"\n' 0 0 1 1 >>r/etc/path_to_inst
$ install-tools install -q --root r --media "$media" --tune none; cp -Rp r plain
$ store() { rm -rf r; cp -Rp plain r; printf '%s\n' '# do not edit' '_ifname=lo0;_family=2;' "$@" >r/etc/ipadm/ipadm.conf; }
$ tune() { install-tools tune "$@" --root r; }
$ tcp() { tune "$@" | grep ' tcp-'; grep -h 'item_.*tcp' r/lib/svc/manifest/site/install-tools-net-late.xml; }
$ : "larger ones stay, smaller ones are raised"
$ store '_protocol=tcp;max_buf=16777216;' '_protocol=tcp;recv_buf=2097152;' '_protocol=tcp;send_buf=65536;' '_protocol=tcp;__cwnd_max=8388608;'
$ tcp apply --profile wan
          tcp        tcp-cap      16777216 already
          tcp        tcp-send     65536 -> 4194304, at the next boot (profile)
          tcp        tcp-receive  2097152 -> 4194304, at the next boot (profile)
          tcp        tcp-cwnd     8388608 already
      <propval name="item_00" type="astring" value="ipadm tcp send_buf 4194304"/>
      <propval name="item_01" type="astring" value="ipadm tcp recv_buf 4194304"/>
$ tcp show
          tcp        tcp-cap       16777216  16777216         -      -  profile
          tcp        tcp-send       4194304   4194304         -      -  profile
          tcp        tcp-receive    4194304   4194304         -      -  profile
          tcp        tcp-cwnd       8388608   8388608         -      -  profile
      <propval name="item_00" type="astring" value="ipadm tcp send_buf 4194304"/>
      <propval name="item_01" type="astring" value="ipadm tcp recv_buf 4194304"/>
$ tcp apply --profile wan
          tcp        tcp-cap      16777216 already
          tcp        tcp-send     4194304 already
          tcp        tcp-receive  4194304 already
          tcp        tcp-cwnd     8388608 already
      <propval name="item_00" type="astring" value="ipadm tcp send_buf 4194304"/>
      <propval name="item_01" type="astring" value="ipadm tcp recv_buf 4194304"/>
$ : "all of it is there already"
$ store '_protocol=tcp;max_buf=16777216;' '_protocol=tcp;recv_buf=2097152;' '_protocol=tcp;send_buf=2097152;'
$ tcp apply --profile recommended; tune show -q; echo "status $?"
          tcp        tcp-cap      16777216 already
          tcp        tcp-send     2097152 already
          tcp        tcp-receive  2097152 already
grep: r/lib/svc/manifest/site/install-tools-net-late.xml: No such file or directory
status 0
$ : "a buffer before the cap and above the default one is lost at boot"
$ store '_protocol=tcp;recv_buf=2097152;' '_protocol=tcp;max_buf=16777216;'; tcp apply --profile recommended; tcp show
          tcp        tcp-cap      16777216 already
          tcp        tcp-send     set to 262144, at the next boot (profile)
          tcp        tcp-receive  set to 2097152, at the next boot (profile)
      <propval name="item_00" type="astring" value="ipadm tcp send_buf 262144"/>
      <propval name="item_01" type="astring" value="ipadm tcp recv_buf 2097152"/>
          tcp        tcp-cap       16777216  16777216         -      -  profile
          tcp        tcp-send        262144    262144         -      -  profile
          tcp        tcp-receive    2097152   2097152         -      -  profile
      <propval name="item_00" type="astring" value="ipadm tcp send_buf 262144"/>
      <propval name="item_01" type="astring" value="ipadm tcp recv_buf 2097152"/>
$ store '_protocol=tcp;recv_buf=1048576;' '_protocol=tcp;max_buf=16777216;'; tcp apply --profile recommended
          tcp        tcp-cap      16777216 already
          tcp        tcp-send     set to 262144, at the next boot (profile)
          tcp        tcp-receive  1048576 already
      <propval name="item_00" type="astring" value="ipadm tcp send_buf 262144"/>
$ : "and one without a cap needs it"
$ store '_protocol=tcp;recv_buf=8388608;'; tcp apply --profile recommended
          tcp        tcp-cap      set to 8388608, at the next boot (profile)
          tcp        tcp-send     set to 262144, at the next boot (profile)
          tcp        tcp-receive  set to 8388608, at the next boot (profile)
      <propval name="item_00" type="astring" value="ipadm tcp max_buf 8388608"/>
      <propval name="item_01" type="astring" value="ipadm tcp send_buf 262144"/>
      <propval name="item_02" type="astring" value="ipadm tcp recv_buf 8388608"/>
$ : "names of before, a private one of the cap, other protocols, no numbers"
$ store '_protocol=tcp;__max_buf=8388608;' '_protocol=tcp;recv_maxbuf=4194304;' '_protocol=udp;send_buf=9999999;' '_protocol=tcp;send_buf=9999999' '_protocol=tcp;_send_buf=9999999;' '_protocol=tcp;cwnd_max=x;' '_protocol=tcp;=;;x;' '' ';'; tcp plan --profile recommended
          tcp        tcp-cap      8388608 already
          tcp        tcp-send     set to 262144, at the next boot (profile)
          tcp        tcp-receive  4194304 already
grep: r/lib/svc/manifest/site/install-tools-net-late.xml: No such file or directory
[2]
$ : "the cap that is stored bounds a profile which has none"
$ store '_protocol=tcp;max_buf=2097152;'; printf '<?xml version="1.0" encoding="UTF-8"?>\n<profile format="1" name="own"><description>no cap</description><tcp-receive>4194304</tcp-receive></profile>\n' >own.xml; tcp apply --profile ./own.xml; tune plan --profile ./own.xml; echo "status $?"
install-tools: tcp: tcp-receive cannot be set: it is above the cap of this system, which is 2097152
  a profile with tcp-cap raises that
grep: r/lib/svc/manifest/site/install-tools-net-late.xml: No such file or directory
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: tcp: tcp-receive cannot be set: it is above the cap of this system, which is 2097152
  a profile with tcp-cap raises that
status 4
$ : "what is stored above the cap is no buffer that is there already, since each boot loses it"
$ store '_protocol=tcp;max_buf=2097152;' '_protocol=tcp;recv_buf=6291456;'; sed -i s/4194304/262144/ own.xml; tune plan --profile ./own.xml; echo "status $?"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: tcp: tcp-receive cannot be set: it is stored above the cap of this system, which is 2097152: each boot loses it
  a profile with tcp-cap raises that
status 4
$ store '_protocol=tcp;max_buf=8388608;' '_protocol=tcp;recv_buf=6291456;'; tune plan --profile ./own.xml; echo "status $?"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile own: no cap
          tcp        tcp-receive  6291456 already
Result    nothing was written
status 0
$ : "links have the names that dladm's store gives them, and with them what is stored and what lies over them"
$ late="$SAMPLES/media/late/vmware-tools-distrib"; rm -rf r; cp -Rp plain r; install-tools install -q --root r --media "$late" --tune none; printf 'net0\tclass=int,1;media=int,4;phyinst=int,0;phymaj=int,73;devname=string,vmxnet3s0;mtu=string,9000;\nnet1\tdevname=string,vmxnet3s1;\nvnic0\tclass=int,8;linkover=string,net1;\n' >r/etc/dladm/datalink.conf
$ tune plan --mtu 9000 | grep mtu
          e1000g0    mtu          1500 -> 9000, at the next boot (option)
          net0       mtu          9000 already
          net1       mtu          9000 not set: vnic0 (vnic) lies over it, whose MTU has to be set together with its own
$ tune plan --mtu 4000 --link net0 | grep ' mtu'; tune plan --mtu 4000 --link vmxnet3s0 | grep ' mtu'
          net0       mtu          9000 -> 4000, at the next boot (option)
          net0       mtu          9000 -> 4000, at the next boot (option)
$ tune apply -q --mtu 4000 --link net0; grep -h item_ r/lib/svc/manifest/site/*; tune show | grep mtu
      <propval name="item_00" type="astring" value="mtu vmxnet3s0 4000"/>
          net0       mtu               4000      4000         -      -  option
$ : "an image: what is stored there and counts beside what is tuned is told"
$ rm -rf r; root r; mkdir -p r/etc/ipadm; printf '%s\n' '_protocol=tcp;max_buf=4194304;' '_protocol=ip;__lso_outbound=0;' '_ifname=net0;_protocol=ipv4;mtu=1400;' '_ifname=net0;_family=2;' '_ifname=net0;_protocol=ipv6;mtu=x;' '_protocol=tcp;mtu=9;' >r/etc/ipadm/ipadm.conf; install-tools tune show --root r; install-tools tune apply --root r --mtu 9000 | grep -A 3 '^note'; sed -i 's/lso_outbound=0/lso_outbound=1/' r/etc/ipadm/ipadm.conf; install-tools tune show --root r | grep LSO; install-tools status --root r | grep ipadm
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      etc/ipadm/ipadm.conf: LSO is off for all links there (_lso_outbound=0)
note      etc/ipadm/ipadm.conf: net0 has an MTU of its own for ipv4 there, 1400, whatever that of its link is
          once it runs, "ipadm reset-ifprop -p mtu -m ipv4 net0" lets it follow its link
Result    nothing is tuned here; "install-tools tune plan" shows what can be
note      etc/ipadm/ipadm.conf: LSO is off for all links there (_lso_outbound=0)
note      etc/ipadm/ipadm.conf: net0 has an MTU of its own for ipv4 there, 1400, whatever that of its link is
          once it runs, "ipadm reset-ifprop -p mtu -m ipv4 net0" lets it follow its link
Plan      3 changes
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
[1]
$ rm -rf s; root s openindiana; install-tools tune show --root s | grep note
[1]
$ : "a value is refused by the name of its option"
$ for o in --mtu=x --mtu=59 --lso=0 --rtt=0 --rtt=x --rtt=+5 --rtt=0x5 --rtt=. --peer=-s --peer= --confirm-within=0 --profile=./none.xml --profile=/; do install-tools tune plan --root r $o; echo "status $?"; done
install-tools: --mtu: "x" must be a number from 60 to 9000
status 2
install-tools: --mtu: "59" must be a number from 60 to 9000
status 2
install-tools: --lso: "0" must be "auto", "on" or "off"
status 2
install-tools: --rtt: "0" is no round trip time: say it in milliseconds, at most 60000
status 2
install-tools: --rtt: "x" is no round trip time: say it in milliseconds, at most 60000
status 2
install-tools: --rtt: "+5" is no round trip time: say it in milliseconds, at most 60000
status 2
install-tools: --rtt: "0x5" is no round trip time: say it in milliseconds, at most 60000
status 2
install-tools: --rtt: "." is no round trip time: say it in milliseconds, at most 60000
status 2
install-tools: --peer: "-s" is neither a name nor an address
status 2
install-tools: --peer: needs a value
  "install-tools tune --help" lists what there is
status 2
install-tools: --confirm-within: "0" is not a number of seconds from 1 to 86400
status 2
install-tools: ./none.xml: cannot be opened: No such file or directory
  use cure, recommended, jumbo, wan, auto, or a file that is there and can be read
status 1
install-tools: /: is not a regular file
  use cure, recommended, jumbo, wan, auto, or a file that is there and can be read
status 1
$ : "a script that sets the same at each boot has the last word, and is told of; not one of another, nor a comment"
$ rm -rf r; root r sol10u11; mkdir -p r/etc/init.d r/etc/rc2.d r/etc/rc3.d; printf '%s\n' '#!/sbin/sh' '  # ndd -set /dev/tcp tcp_cwnd_max 1' 'ndd -set /dev/tcp tcp_xmit_hiwat 65536' 'ndd -set /dev/ip ip_lso_outbound 0; ndd -set /dev/tcp mytcp_max_buf 1' >r/etc/init.d/nddconfig; ln -s ../init.d/nddconfig r/etc/rc2.d/S69ndd; ln -s ../init.d/nddconfig r/etc/rc2.d/K69ndd; echo '# tcp_max_buf' >r/etc/rc3.d/S99x; mkfifo r/etc/rc3.d/S98f; ln -s nowhere r/etc/rc3.d/S97n
$ install-tools tune show --root r; install-tools tune apply -q --root r --profile recommended --stale-boot-archive=accept; install-tools status --root r | grep rc2; install-tools tune revert --root r --stale-boot-archive=accept | tail -n 1
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
note      etc/rc2.d/S69ndd: speaks of tcp_xmit_hiwat, ip_lso_outbound: what it sets at each boot counts, since it runs after the services
          take that out there, or leave the setting to the script
Result    nothing is tuned here; "install-tools tune plan" shows what can be
Result    everything that tuning had changed is as it was before
