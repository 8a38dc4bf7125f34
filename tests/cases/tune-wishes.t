What somebody wants stays known, also where nothing has to be changed for it.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ new_guest sol11.2 'tools 11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'
$ : "LSO that is broken, and to stay on all the same: no later run switches it off"
$ inside install-tools tune apply --lso on
System    Oracle Solaris 11.2 x86, 64-bit kernel: supported
Tuning    profile cure: LSO off where the driver is broken for its kernel
          net0       lso          on already
Plan      1 change
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
$ inside install-tools tune apply | tail -n 1; inside install-tools tune show | tail -n 2
Result    nothing to do: all is as wanted
          net0       lso                 on        on        on      -  option
Result    all is as wanted
$ inside install-tools tune revert -q; inside install-tools tune show | tail -n 1
Result    1 setting is not as wanted; "install-tools tune apply" sets what can be set
$ : "of one link: the second time there is nothing to note"
$ new_guest sol11.2 'tools late/11' 'adapter vmxnet3' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'
$ for i in 1 2; do inside install-tools tune apply --mtu 4000 --link net0 --live | tail -n 1; done; inside install-tools tune show | grep mtu
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
Result    nothing to do: all is as wanted
          net0       mtu               4000      4000      4000   4000  option
$ : "a buffer that stands before the cap: only one that the next boot loses is a difference"
$ tcp() { inside ipadm show-prop -c -o property,current,persistent -p max_buf,send_buf,recv_buf tcp; }
$ for have in 1048576 2097152; do new_guest sol11.2 'tools late/11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; inside ipadm set-prop -t -p max_buf=16777216 tcp; inside ipadm set-prop -p recv_buf=$have tcp; inside ipadm set-prop -p max_buf=16777216 tcp; inside install-tools tune plan --profile recommended | grep -e tcp-cap -e tcp-rec; inside install-tools tune apply -q --profile recommended; inside install-tools tune show | grep -v -e System -e lso; grep _protocol=tcp g/tree/etc/ipadm/ipadm.conf; reboot zonename; tcp; done
          tcp        tcp-cap      16777216 already
          tcp        tcp-receive  1048576 already
Tuning    link       setting         wanted    stored   current     IP  origin
          tcp        tcp-cap       16777216  16777216  16777216      -  profile
          tcp        tcp-send        262144    262144    262144      -  profile
          tcp        tcp-receive    1048576   1048576   1048576      -  profile
Result    all is as wanted
_protocol=tcp;recv_buf=1048576;
_protocol=tcp;max_buf=16777216;
_protocol=tcp;send_buf=262144;
global
max_buf:16777216:16777216
send_buf:262144:262144
recv_buf:1048576:1048576
          tcp        tcp-cap      16777216 already
          tcp        tcp-receive  2097152 already, at each boot from now on (profile)
Tuning    link       setting         wanted    stored   current     IP  origin
          tcp        tcp-cap       16777216  16777216  16777216      -  profile
          tcp        tcp-send        262144    262144    262144      -  profile
          tcp        tcp-receive    2097152   2097152   2097152      -  profile
Result    all is as wanted
_protocol=tcp;max_buf=16777216;
_protocol=tcp;send_buf=262144;
_protocol=tcp;recv_buf=2097152;
global
max_buf:16777216:16777216
send_buf:262144:262144
recv_buf:2097152:2097152
$ : "an image whose store is so, when it runs: our service set what the boot had lost"
$ new_guest sol11.2 'tools late/11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; mkdir -p g/tree/etc/ipadm; printf '%s\n' '_protocol=tcp;recv_buf=2097152;' '_protocol=tcp;max_buf=16777216;' >g/tree/etc/ipadm/ipadm.conf
$ install-tools tune apply -q --root g/tree --profile recommended; reboot zonename; tcp; inside install-tools tune show -q; echo "status $?"
global
max_buf:16777216:16777216
send_buf:262144:
recv_buf:2097152:2097152
status 0
$ : "one that nobody wishes is left to who stored it: it makes no difference, and stays where it is, whatever is stored anew"
$ printf '<?xml version="1.0" encoding="UTF-8"?>\n<profile format="1" name="own"><description>no send</description><tcp-cap>4194304</tcp-cap><tcp-receive>2097152</tcp-receive></profile>\n' >own.xml
$ stored() { new_guest sol11.2 'tools late/11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; printf '_protocol=tcp;%s;\n' "$@" >>g/tree/etc/ipadm/ipadm.conf; cp own.xml g/tree/; reboot zonename >/dev/null 2>&1; }
$ for order in 'send_buf=2097152 max_buf=4194304' 'recv_buf=2097152 max_buf=4194304 send_buf=2097152'; do stored $order; inside install-tools tune apply --profile /own.xml | grep ' tcp-'; inside install-tools tune apply | tail -n 1; inside install-tools tune show -q; echo "status $?"; reboot zonename 2>&1; tcp; done
          tcp        tcp-cap      4194304 already
          tcp        tcp-receive  128000 -> 2097152, at once (profile)
Result    nothing to do: all is as wanted
status 0
global
max_buf:4194304:4194304
send_buf:49152:2097152
recv_buf:2097152:2097152
          tcp        tcp-cap      4194304 already
          tcp        tcp-receive  128000 -> 2097152, at once (profile)
Result    nothing to do: all is as wanted
status 0
global
max_buf:4194304:4194304
send_buf:2097152:2097152
recv_buf:2097152:2097152
$ : "nobody wishes it, and a boot loses it: that is told, of the running system as of its image, until a profile wants a cap that lets it be"
$ for order in 'send_buf=2097152 max_buf=4194304' 'max_buf=2097152 send_buf=4194304' 'send_buf=1048576 max_buf=4194304' send_maxbuf=4194304; do echo "$order"; stored $order; inside install-tools tune show | grep -A 1 ^note; install-tools tune show --root g/tree | grep -c ^note; inside install-tools tune plan --profile /own.xml | grep -c ^note; done
send_buf=2097152 max_buf=4194304
note      etc/ipadm/ipadm.conf: send_buf is 2097152 there, above the cap that is in force when a boot comes to that line: it is lost then
          "ipadm reset-prop -p send_buf tcp", then "ipadm set-prop" of a max_buf that allows it, and of send_buf, keep it
0
1
max_buf=2097152 send_buf=4194304
note      etc/ipadm/ipadm.conf: send_buf is 4194304 there, above the cap that is in force when a boot comes to that line: it is lost then
          "ipadm reset-prop -p send_buf tcp", then "ipadm set-prop" of a max_buf that allows it, and of send_buf, keep it
1
0
send_buf=1048576 max_buf=4194304
0
0
send_maxbuf=4194304
0
0
[1]
$ : "what stood before a smaller cap, so that each boot set it, does so again after the way back"
$ stored recv_buf=200000 max_buf=150000; inside install-tools tune apply -q --profile recommended; inside install-tools tune revert -q; grep _protocol=tcp g/tree/etc/ipadm/ipadm.conf; reboot zonename; tcp
_protocol=tcp;recv_buf=200000;
_protocol=tcp;max_buf=150000;
global
max_buf:150000:150000
send_buf:49152:
recv_buf:200000:200000
$ : "above a cap that is more than the release's own no place is early enough, and the cap stays before what it allows"
$ stored max_buf=4194304 send_buf=3145728 recv_buf=1572864; inside ipadm set-prop -p max_buf=2097152 tcp; inside install-tools tune apply -q --profile wan; inside install-tools tune revert -q; grep _protocol=tcp g/tree/etc/ipadm/ipadm.conf; reboot zonename 2>/dev/null; tcp
_protocol=tcp;max_buf=2097152;
_protocol=tcp;send_buf=3145728;
_protocol=tcp;recv_buf=1572864;
global
max_buf:2097152:2097152
send_buf:49152:3145728
recv_buf:1572864:1572864
$ : "nor does a way back that stops half-way move the cap behind it"
$ stored max_buf=2097152 send_buf=2097152; inside install-tools tune apply -q --profile /own.xml; guest -i ipadm:9:exit=1 g install-tools tune revert -q; grep _protocol=tcp g/tree/etc/ipadm/ipadm.conf
install-tools: ipadm tcp max_buf: was set to 2097152, and reads 4194304, stored 4194304
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
_protocol=tcp;max_buf=4194304;
_protocol=tcp;send_buf=2097152;
_protocol=tcp;recv_buf=2097152;
$ : "what a boot of Solaris 10 brings by itself is enough where it is more, and nobody need ask for it again"
$ new_guest sol10u11 'tools 10' 'adapter vmxnet3' 'interface vmxnet3s0 192.0.2.10/24'; inside ndd -set /dev/tcp tcp_max_buf 131072; inside install-tools tune apply -q --profile auto; reboot install-tools tune show | grep -e tcp- -e Result; inside install-tools tune apply | tail -n 1
          tcp        tcp-cap        1048576    524288   1048576      -  computed
          tcp        tcp-send        524288    524288    524288      -  computed
          tcp        tcp-receive     524288    524288    524288      -  computed
Result    all is as wanted
Result    nothing to do: all is as wanted
$ : "adapters that get their driver only now are all tuned, by the first run already"
$ rm -rf g; guest -k g sol11.1-both zonename; guest -m "$SAMPLES/media/cd" g install-tools install --tune jumbo | sed -n '/ mtu /p; $p'; guest -m "$SAMPLES/media/cd" g install-tools install | tail -n 1; grep -c 'name="item_' g/tree/lib/svc/manifest/site/install-tools-net-early.xml
global
          vmxnet3s0  mtu          1500 -> 9000, at the next boot (profile)
          vmxnet3s1  mtu          1500 -> 9000, at the next boot (profile)
Result    installed and verified; the drivers serve, what was tuned waits for a reboot
Result    nothing to do, everything is as it should be
2
$ : "auto counts with the speed of the fastest link that is up, whatever its driver"
$ for n in 0 1; do new_guest sol11.1 'tools late/11' 'adapter e1000' 'adapter vmxnet3' "interface net$n 192.0.2.10/24"; inside zonename; for rtt in 0.5 1.5 2.5; do inside install-tools tune plan --profile auto --rtt $rtt | sed -n '/tcp-send/p'; done; done
global
          tcp        tcp-send     49152 -> 262144, at once (computed)
          tcp        tcp-send     49152 -> 262144, at once (computed)
          tcp        tcp-send     49152 -> 524288, at once (computed)
global
          tcp        tcp-send     49152 -> 1048576, at once (computed)
          tcp        tcp-send     49152 -> 1048576, at once (computed)
          tcp        tcp-send     49152 -> 1048576, at once (computed)
$ : "a script of the administrator's that has the last word at each boot is told of, and no fault of what was read back"
$ new_guest sol10u11 'tools 10' 'adapter vmxnet3' 'file /etc/rc2.d/S69ndd 744 "ndd -set /dev/tcp tcp_recv_hiwat 65536"'; inside zonename; inside install-tools tune apply --profile recommended | sed -n '/^note/,/^Plan/p'; inside install-tools tune show --json | grep -A 4 boot-script; inside ndd -set /dev/tcp tcp_recv_hiwat 65536; inside install-tools tune show
global
note      etc/rc2.d/S69ndd: speaks of tcp_recv_hiwat: what it sets at each boot counts, since it runs after the services
          take that out there, or leave the setting to the script
Plan      5 changes
          "code": "boot-script",
          "weight": "note",
          "letter": null,
          "path": "etc/rc2.d/S69ndd",
          "text": "speaks of tcp_recv_hiwat: what it sets at each boot counts, since it runs after the services",
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          tcp        tcp-cap        4194304   4194304   4194304      -  profile
          tcp        tcp-send        262144    262144    262144      -  profile
          tcp        tcp-receive     262144    262144     65536      -  profile, stored, but something set less since, or the boot did not set it: "tune apply" does it
note      etc/rc2.d/S69ndd: speaks of tcp_recv_hiwat: what it sets at each boot counts, since it runs after the services
          take that out there, or leave the setting to the script
Result    1 setting is not as wanted; "install-tools tune apply" sets what can be set
[3]
$ : "a driver for 2009.06 on a later system: LSO is off where it is broken, and works since Tools 9.10"
$ for t in 2009.06 late/2009.06; do for s in sol11.3 omnios; do new_guest $s 'adapter vmxnet3' "tools $t"; inside install-tools tune plan --mtu 9000 --lso auto | grep -e ' lso ' -e '^Result'; inside install-tools tune plan | sed -n '/^Tuning/,/^Result/p'; done; done
install-tools: net0: mtu cannot be set: the driver was built for another system
  "install-tools repair" brings the right one
Tuning    profile cure: LSO off where the driver is broken for its kernel
          net0       lso          on -> off, at the next boot (profile)
          until then new connections go without LSO: _lso_outbound of ip is 0
Plan      4 changes
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
          run      bootadm update-archive: by the system's own program
          set      ipadm ip: _lso_outbound 0 (was 1)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    nothing was written
install-tools: vmxnet3s0: mtu cannot be set: the driver was built for another system
  "install-tools repair" brings the right one
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
          until then new connections go without LSO: _lso_outbound of ip is 0
Plan      4 changes
          edit     kernel/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
          run      bootadm update-archive: by the system's own program
          set      ipadm ip: _lso_outbound 0 (was 1)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    nothing was written
install-tools: net0: mtu cannot be set: the driver was built for another system
  "install-tools repair" brings the right one
Tuning    profile cure: LSO off where the driver is broken for its kernel
          there is nothing to tune here: all is right as it is
Result    nothing was written
install-tools: vmxnet3s0: mtu cannot be set: the driver was built for another system
  "install-tools repair" brings the right one
Tuning    profile cure: LSO off where the driver is broken for its kernel
          there is nothing to tune here: all is right as it is
Result    nothing was written
$ : "an option that changes nothing is told of, and ends nothing"
$ new_guest sol11.1 'tools 11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24' 'peer h 1500 1'; idle() { inside install-tools tune "$@" | grep '^note'; }
$ for o in --live --replumb '--rtt 5' '--peer h'; do idle plan $o; idle show $o; idle plan --profile auto --mtu 9000 $o; done; idle plan --profile auto --rtt 5 --peer h; "$BUILT/installer/install-tools" tune plan --root g/tree --profile auto --live --peer h | grep '^note'
note      --live: changes nothing here: it is for the MTU, and none is wanted
note      --live: changes nothing here: "tune show" sets nothing
note      --replumb: changes nothing here: it is for the MTU, and none is wanted
note      --replumb: changes nothing here: "tune show" sets nothing
note      --rtt: changes nothing here: this profile computes nothing
note      --rtt: changes nothing here: this profile computes nothing
note      --peer: changes nothing here: this profile computes nothing, and only "tune show" sends packets
note      --peer: changes nothing here: --rtt says the time already
note      --peer: changes nothing here: nothing is measured for an image
note      --live: changes nothing here: nothing runs in an image; it comes with its first boot
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
$ inside install-tools tune apply -q --mtu 9000; idle apply --live; inside install-tools tune revert --peer h
install-tools: --peer: means nothing to "tune revert", which sets no new values
  leave it out, or say "tune apply"
[2]
$ : "which of two statements the kernel takes is not known: both have to be right"
$ two() { new_guest "$1" "tools $2" 'adapter vmxnet3'; printf 'EnableLSO=%s; EnableLSO=%s;\nTxRingSize=512;\n' $3 $4 >g/tree/kernel/drv/vmxnet3s.conf; inside bootadm update-archive >/dev/null; reboot install-tools tune apply --lso off | grep -A 1 ' lso '; }
$ for s in 'sol10u11 10' 'osol2009.06 2009.06' 'sol11.1 11'; do two $s 0 1; two $s 1 0; two $s 1 1; two $s 0 0; done
install-tools: vmxnet3s0: lso cannot be set: vmxnet3s.conf sets EnableLSO more than once
  which of them counts is not known: leave one in the file
install-tools: vmxnet3s0: lso cannot be set: vmxnet3s.conf sets EnableLSO more than once
  which of them counts is not known: leave one in the file
install-tools: vmxnet3s0: lso cannot be set: vmxnet3s.conf sets EnableLSO more than once
  which of them counts is not known: leave one in the file
          vmxnet3s0  lso          off already
Result    nothing to do: all is as wanted
install-tools: vmxnet3s0: lso cannot be set: vmxnet3s.conf sets EnableLSO more than once
  which of them counts is not known: leave one in the file
install-tools: vmxnet3s0: lso cannot be set: vmxnet3s.conf sets EnableLSO more than once
  which of them counts is not known: leave one in the file
install-tools: vmxnet3s0: lso cannot be set: vmxnet3s.conf sets EnableLSO more than once
  which of them counts is not known: leave one in the file
          vmxnet3s0  lso          off already
Result    nothing to do: all is as wanted
install-tools: net0: lso cannot be set: vmxnet3s.conf sets EnableLSO more than once
  which of them counts is not known: leave one in the file
install-tools: net0: lso cannot be set: vmxnet3s.conf sets EnableLSO more than once
  which of them counts is not known: leave one in the file
          net0       lso          on -> off, at the next boot (option)
          until then new connections go without LSO: _lso_outbound of ip is 0
          net0       lso          off already
Result    nothing to do: all is as wanted
$ : "a list above takes the place of all below"
$ two sol11.1 11 1 1; mkdir -p g/tree/etc/driver/drv; echo 'EnableLSO=1;' >g/tree/etc/driver/drv/vmxnet3s.conf; inside install-tools tune apply --lso off | grep -A 1 ' lso '; cat g/tree/etc/driver/drv/vmxnet3s.conf
          net0       lso          on -> off, at the next boot (option)
          until then new connections go without LSO: _lso_outbound of ip is 0
Tuning    net0       lso          on -> off, at the next boot (option)
Plan      3 changes
EnableLSO=0;
$ : "what the file of an interface gives IP is told before the boot"
$ for s in 'sol10u11 10' 'osol2009.06 2009.06'; do set -- $s; new_guest $1 "tools $2" 'adapter vmxnet3' 'interface vmxnet3s0 192.0.2.10/24' "file /etc/hostname.vmxnet3s0 644 'h mtu 1500'"; for o in 9000 1500; do inside install-tools tune plan --mtu $o | grep -A 1 ^note; done; inside install-tools tune apply -q --mtu 9000; inside install-tools tune show | grep -A 1 ^note; done
note      etc/hostname.vmxnet3s0: gives IP an MTU of 1500, which stays that of the interface
          take "mtu" out there
note      etc/hostname.vmxnet3s0: gives IP an MTU of 1500, which stays that of the interface
          take "mtu" out there
note      etc/hostname.vmxnet3s0: gives IP an MTU of 1500, which stays that of the interface
          take "mtu" out there
note      etc/hostname.vmxnet3s0: gives IP an MTU of 1500, which stays that of the interface
          take "mtu" out there
$ : "frames that a profile means for vmxnet3s alone do not pass for set where there is none, or where --link names another one"
$ new_guest sol11.3 'adapter e1000'; inside install-tools tune plan --profile jumbo | sed -n '/^note/,/^Plan/p'; new_guest sol11.3 'adapter e1000' 'adapter vmxnet3' 'tools late/11'; inside install-tools tune plan --profile jumbo --link net0 | sed -n '/^note/,/^Plan/p'; inside install-tools tune plan --profile jumbo | grep -c ^note
note      mtu: 9000 is not set: a profile means links of vmxnet3s, and there is none
          --mtu sets it on other links, too
Plan      2 changes
note      mtu: 9000 is not set: a profile means links of vmxnet3s, and --link names none
          --mtu sets it on other links, too
Plan      2 changes
0
[1]
