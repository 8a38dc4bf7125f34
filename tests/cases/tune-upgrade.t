Another build of the driver wants another way: what was set for the old one is
set for the new one by the install that brings it, and the way back leads to
where it began.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ early() { guest -m "$SAMPLES/media/cd" g install-tools install --allow-downgrade "$@"; }; mkdir m; cp -r "$SAMPLES/media/late/vmware-tools-distrib" m; late() { guest -m m g install-tools install "$@"; }
$ items() { sed -n 's/.*name="item_[0-9]*".* value="\([^"]*\)".*/\1/p' g/tree/lib/svc/manifest/site/*.xml; grep EnableLSO g/tree/etc/driver/drv/vmxnet3s.conf; }
$ same() { guest_listing g | grep -v -e var/svc -e rem_name_to_major -e ' ./var/lib$' | diff was -; }
$ new_guest sol11.1 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; guest_listing g | grep -v -e var/svc -e rem_name_to_major -e ' ./var/lib$' >was
$ early -q --tune jumbo; reboot install-tools tune show | tail -n 1; inside dladm show-link -p -o link,mtu; items
Result    all is as wanted
net0:9000
accept-jumbo vmxnet3s0 1
EnableLSO=0,0,0,0,0,0,0,0,0,0;
$ late | sed -n -e '/^Tuning/,/^[nwP]/p' -e 's/^          //; /net-early.xml: /p; /vmxnet3s.conf: E/p'; items
Tuning    net0       mtu          9000 already, at each boot from now on (profile)
          net0       lso          off -> on, at the next boot (profile)
          net0       rx-ring      1024 already
          net0       rx-pool      4096 already
          tcp        tcp-cap      4194304 already
          tcp        tcp-send     1048576 already
          tcp        tcp-receive  1048576 already
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
edit     etc/driver/drv/vmxnet3s.conf: EnableLSO=1 for vmxnet3s0
edit     lib/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
run      svccfg import /lib/svc/manifest/site/install-tools-net-early.xml: by the system's own program
mtu vmxnet3s0 9000
EnableLSO=1,0,0,0,0,0,0,0,0,0;
$ reboot install-tools tune show; inside dladm show-link -p -o link,mtu; inside install-tools tune apply | tail -n 1
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       mtu               9000      9000      9000   9000  profile
          net0       rx-ring           1024      1024      1024      -  profile
          net0       rx-pool           4096      4096      4096      -  profile
          tcp        tcp-cap        4194304   4194304   4194304      -  profile
          tcp        tcp-send       1048576   1048576   1048576      -  profile
          tcp        tcp-receive    1048576   1048576   1048576      -  profile
Result    all is as wanted
net0:9000
Result    nothing to do: all is as wanted
$ : "and back to the older one"
$ early | sed -n '/^Tuning/,/^[nwP]/p'; items; reboot install-tools tune show | tail -n 1; inside dladm show-link -p -o link,mtu
Tuning    net0       mtu          9000 already, at each boot from now on (profile)
          net0       lso          on -> off, at the next boot (profile)
          net0       rx-ring      1024 already
          net0       rx-pool      4096 already
          tcp        tcp-cap      4194304 already
          tcp        tcp-send     1048576 already
          tcp        tcp-receive  1048576 already
          until then new connections go without LSO: _lso_outbound of ip is 0
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
accept-jumbo vmxnet3s0 1
EnableLSO=0,0,0,0,0,0,0,0,0,0;
Result    all is as wanted
net0:9000
$ inside install-tools tune revert | tail -n 1; reboot dladm show-link -p -o link,mtu; inside install-tools uninstall | tail -n 1; same
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
net0:1500
Result    removed; what install-tools had changed is as it was before the first install; what runs of it goes on until the next boot
$ : "the new one in use, and asked to be set now: by our service, which was there before"
$ new_guest sol11.1 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; early -q --tune jumbo; late -q --tune none; reboot dladm show-link -p -o link,mtu; inside install-tools tune show | sed -n '/ mtu /p; $p'; inside install-tools tune apply -q --live; inside dladm show-link -p -o link,mtu; items; reboot install-tools tune show | tail -n 1; inside install-tools tune revert -q; reboot dladm show-link -p -o link,mtu; inside install-tools uninstall -q; same
net0:1500
          net0       mtu               9000      1500      1500   1500  profile, not set: "tune apply" does it
Result    2 settings are not as wanted; "install-tools tune apply" sets what can be set
net0:9000
mtu vmxnet3s0 9000
EnableLSO=1,0,0,0,0,0,0,0,0,0;
Result    all is as wanted
net0:1500
$ : "what somebody wrote into our file since is theirs"
$ new_guest sol11.1 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; early -q; echo '# mine' >>g/tree/etc/driver/drv/vmxnet3s.conf; late | grep lso; grep EnableLSO g/tree/etc/driver/drv/vmxnet3s.conf
EnableLSO=0,0,0,0,0,0,0,0,0,0;
$ : "what somebody set since is said when the way back takes it, and is there again when that fails"
$ new_guest sol11.2 'tools late/11' 'adapter vmxnet3'; inside install-tools tune apply -q --profile recommended; inside ipadm set-prop -p recv_buf=524288 tcp; inside install-tools tune revert --dry-run | grep set; wrong "ipadm:$(($(grep -c '^ipadm' g/state/log) + 4)):lie" install-tools tune revert -q; inside ipadm show-prop -c -o property,current,persistent -p max_buf,send_buf,recv_buf tcp; inside install-tools tune revert -q; inside ipadm show-prop -c -o property,current,persistent -p max_buf,send_buf,recv_buf tcp
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 262144), recv_buf 128000 (was set to 524288)
2: install-tools: ipadm tcp max_buf: was set to 1048576, and reads 4194304, stored 4194304
2:   everything was put back; the messages of the system's programs are in /var/log/install-tools.log
max_buf:4194304:4194304
send_buf:262144:262144
recv_buf:524288:524288
max_buf:1048576:
send_buf:49152:
recv_buf:128000:
$ new_guest sol10u11 'tools 10' 'adapter vmxnet3'; inside install-tools tune apply -q --profile jumbo; sed -i 's/^RxRingSize=.*/RxRingSize=2048,256;/' g/tree/kernel/drv/vmxnet3s.conf; inside install-tools tune revert | grep ' edit '
          edit     kernel/drv/vmxnet3s.conf: its settings as they were before, instead of MTU=9000,1500,1500,1500,1500,1500,1500,1500,1500,1500, RxRingSize=2048,256, RxBufPoolLimit=4096,512,512,512,512,512,512,512,512,512
$ : "a service that was there before is there again, with its old items, when what came after it fails"
$ new_guest sol11.2 'tools late/11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; inside install-tools tune apply -q --mtu 9000; inside svcprop -p config svc:/site/install-tools/net-early:default; wrong "svcs:*:exit=1" install-tools tune apply -q --mtu 4000; rm g/state/inject; inside svcprop -p config svc:/site/install-tools/net-early:default; inside install-tools recover | tail -n 1
config/item_00 astring mtu\ vmxnet3s0\ 9000
2: install-tools: svcs: ended with status 1
2:   put this right, then "install-tools recover" brings everything back
config/item_00 astring mtu\ vmxnet3s0\ 9000
Result    the interrupted run was taken back; this root is as before
$ : "a driver that others installed, tuned first and taken over then: its settings come back as they were before both"
$ root i osol2009.06; root q osol2009.06; rm -rf [iq]/boot [iq]/platform; install-tools install -q --root i --media "$media" --tune none; cp -Rp i/kernel i/etc q; contents q >before; for first in revert uninstall; do install-tools tune apply -q --root q; install-tools install -q --root q --media "$media" --tune none; test $first = uninstall || install-tools tune revert -q --root q; install-tools uninstall --root q | grep -e warning -e '[.]conf' -e Result; contents q | diff before -; done
Result    removed; what install-tools had changed is as it was before the first install
53a54
> d 755 ./var/lib
          restore  kernel/drv/vmxnet3s.conf: as it was before the first install
          done     kernel/drv/vmxnet3s.conf
Result    removed; what install-tools had changed is as it was before the first install
53a54
> d 755 ./var/lib
[1]
$ : "a link that goes with its driver is set back before, in a run that is continued as well"
$ tuned() { rm -rf g; new_guest sol11.1 'adapter vmxnet3'; $1 -q --tune jumbo; inside install-tools tune apply -q --live; inside dladm show-link -p -o link,mtu; }
$ for build in early late; do tuned $build; inside install-tools uninstall | sed -n '/ set  *[ad][cl]/p; /^Changing/,/rem_drv/p; $p'; done
net0:9000
          set      accept-jumbo net0: net0 1500 (was set to 9000)
Changing  /
          done     accept-jumbo net0
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     etc/rem_name_to_major
          done     rem_drv vmxnet3s
Result    removed; what install-tools had changed is as it was before the first install
net0:9000
          set      dladm net0: mtu 1500 (was set to 9000)
Changing  /
          done     dladm net0
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     etc/rem_name_to_major
          done     rem_drv vmxnet3s
Result    removed; what install-tools had changed is as it was before the first install
$ tuned late; wrong rem_drv:1:signal-caller=9 install-tools uninstall -q; inside install-tools recover -q; echo "status $?"; inside install-tools verify; inside dladm show-link -p -o link,mtu
net0:9000
2: Killed
status 0
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      no driver of VMware's is installed here
Result    no differences
$ tuned early; inside install-tools tune show >was; wrong rem_drv:1:exit=1 install-tools uninstall -q; echo "status $?"; inside install-tools verify -q; inside install-tools tune show | diff was -
net0:9000
2: install-tools: rem_drv: ended with status 1
2:   everything was put back; its messages are in /var/log/install-tools.log
status 1
