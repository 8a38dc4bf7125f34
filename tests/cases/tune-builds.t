Another build of the driver runs than that which was tuned live: what its own
mechanism set is led back by the other one, or at the next boot, and no build
keeps "tune revert" and uninstall from their end.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ early() { guest -m "$SAMPLES/media/cd" g install-tools install -q --allow-downgrade "$@"; }; mkdir m; cp -r "$SAMPLES/media/late/vmware-tools-distrib" m; late() { guest -m m g install-tools install -q "$@"; }
$ new() { new_guest $1 'adapter vmxnet3' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; inside zonename >/dev/null; }
$ in_short() { grep -e '^warning' -e '^note *net' -e 'run "install' -e ' set  *[ad][cl]' -e '^Result' -e '^install-tools'; }
$ links() { cut -d' ' -f1,3,6- g/state/links; grep mtu g/tree/etc/dladm/datalink.conf; ls g/tree/var/lib/install-tools/tuning.xml 2>&1 | sed 's/.*: //'; }
$ : "the newer one: accept-jumbo, which the older one had, would be half of it there; what its service set at the boot is until the next"
$ for s in sol11.0 sol11.4; do new $s; early --tune none; reboot install-tools tune apply -q --mtu 9000 --live; late; reboot install-tools tune show -q; links; inside install-tools tune revert >out; echo "status $?"; in_short <out; reboot zonename; links; done
net0 vmxnet3s0 fixed 9000 9000 -
net1 vmxnet3s1 fixed 9000 9000 -
g/tree/var/lib/install-tools/tuning.xml
status 0
note      net0: its MTU of 9000, which the last boot set for another build of the driver, stays until the next
note      net1: its MTU of 9000, which the last boot set for another build of the driver, stays until the next
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
global
net0 vmxnet3s0 fixed 1500 1500 -
net1 vmxnet3s1 fixed 1500 1500 -
No such file or directory
net0 vmxnet3s0 fixed 9000 9000 -
net1 vmxnet3s1 fixed 9000 9000 -
g/tree/var/lib/install-tools/tuning.xml
status 0
note      net0: its MTU of 9000, which the last boot set for another build of the driver, stays until the next
note      net1: its MTU of 9000, which the last boot set for another build of the driver, stays until the next
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
global
net0 vmxnet3s0 fixed 1500 1500 -
net1 vmxnet3s1 fixed 1500 1500 -
No such file or directory
$ : "what it set itself in the meantime goes at once"
$ new sol11.3; early --tune none; reboot install-tools tune apply -q --mtu 9000 --live; late --tune none; reboot install-tools tune apply -q --mtu 9000 --live; links; inside install-tools tune revert >out; echo "status $?"; in_short <out; reboot zonename; links
net0 vmxnet3s0 fixed 9000 9000 -
net1 vmxnet3s1 fixed 9000 9000 -
net0	name=string,net0;class=int,1;media=int,4;mtu=string,9000;
net1	name=string,net1;class=int,1;media=int,4;mtu=string,9000;
g/tree/var/lib/install-tools/tuning.xml
status 0
          set      dladm: net0 mtu 1500 (was set to 9000), net1 mtu 1500 (was set to 9000)
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
global
net0 vmxnet3s0 fixed 1500 1500 -
net1 vmxnet3s1 fixed 1500 1500 -
No such file or directory
$ : "the older one: dladm can change what it has stored only when the link is so already"
$ new sol11.3; late --tune none; reboot install-tools tune apply -q --mtu 9000 --live; early; reboot install-tools tune show -q; links; cp -Rp g kept; inside install-tools tune revert >out; echo "status $?"; in_short <out; links; inside install-tools tune revert -q >out; echo "status $?"; reboot install-tools tune revert -q; links
net0 vmxnet3s0 jumbo 9000 9000 -
net1 vmxnet3s1 jumbo 9000 9000 -
net0	name=string,net0;class=int,1;media=int,4;mtu=string,9000;
net1	name=string,net1;class=int,1;media=int,4;mtu=string,9000;
g/tree/var/lib/install-tools/tuning.xml
status 3
warning   net0: its MTU is not set back to 1500 now: the driver that runs is another build, to which dladm cannot tell it
          boot, then run "install-tools tune revert" again
warning   net1: its MTU is not set back to 1500 now: the driver that runs is another build, to which dladm cannot tell it
          boot, then run "install-tools tune revert" again
Result    what tuning had changed is as it was before, but for what is named above; what the last boot set of it stays until the next
net0 vmxnet3s0 jumbo 9000 9000 -
net1 vmxnet3s1 jumbo 9000 9000 -
net0	name=string,net0;class=int,1;media=int,4;mtu=string,9000;
net1	name=string,net1;class=int,1;media=int,4;mtu=string,9000;
g/tree/var/lib/install-tools/tuning.xml
status 3
net0 vmxnet3s0 jumbo 1500 1500 -
net1 vmxnet3s1 jumbo 1500 1500 -
No such file or directory
$ : "by accept-jumbo, set live meanwhile, it is so at once, and the next run can"
$ new sol11.3; late --tune none; reboot install-tools tune apply -q --mtu 9000 --live; early --tune none; reboot install-tools tune apply -q --mtu 9000 --live; links; inside install-tools tune revert >out; echo "status $?"; in_short <out; links; inside install-tools tune revert -q; links
net0 vmxnet3s0 jumbo 9000 9000 -
net1 vmxnet3s1 jumbo 9000 9000 -
net0	name=string,net0;class=int,1;media=int,4;mtu=string,9000;
net1	name=string,net1;class=int,1;media=int,4;mtu=string,9000;
g/tree/var/lib/install-tools/tuning.xml
status 3
warning   net0: its MTU is not set back to 1500 now: the driver that runs is another build, to which dladm cannot tell it
          boot, then run "install-tools tune revert" again
warning   net1: its MTU is not set back to 1500 now: the driver that runs is another build, to which dladm cannot tell it
          boot, then run "install-tools tune revert" again
          set      accept-jumbo: net0 1500 (was set to 9000), net1 1500 (was set to 9000)
Result    what tuning had changed is as it was before, but for what is named above; what the last boot set of it stays until the next
net0 vmxnet3s0 jumbo 1500 1500 -
net1 vmxnet3s1 jumbo 1500 1500 -
net0	name=string,net0;class=int,1;media=int,4;mtu=string,9000;
net1	name=string,net1;class=int,1;media=int,4;mtu=string,9000;
g/tree/var/lib/install-tools/tuning.xml
net0 vmxnet3s0 jumbo 1500 1500 -
net1 vmxnet3s1 jumbo 1500 1500 -
No such file or directory
$ : "before the boot the older one is not what runs"
$ new sol11.3; late --tune none; reboot install-tools tune apply -q --mtu 9000 --live; early; inside install-tools tune revert -q; reboot zonename; links
global
net0 vmxnet3s0 jumbo 1500 1500 -
net1 vmxnet3s1 jumbo 1500 1500 -
No such file or directory
$ : "uninstall tells what stays, and leaves it in the record"
$ rm -rf g; mv kept g; inside install-tools uninstall >out; echo "status $?"; in_short <out; grep mtu g/tree/etc/dladm/datalink.conf
status 3
warning   net0: its MTU is not set back to 1500 now: the driver that runs is another build, to which dladm cannot tell it
          boot, then run "install-tools tune revert" again
warning   net1: its MTU is not set back to 1500 now: the driver that runs is another build, to which dladm cannot tell it
          boot, then run "install-tools tune revert" again
Result    removed; what install-tools had changed is as it was before the first install, but for what is named above; what runs of it goes on until the next boot
net0	name=string,net0;class=int,1;media=int,4;mtu=string,9000;
net1	name=string,net1;class=int,1;media=int,4;mtu=string,9000;
$ : "an interface that goes down and comes up is no file that two steps change"
$ for s in sol11.4 osol2009.06; do if=net0; test $s = sol11.4 || if=e1000g0; new_guest $s 'adapter vmxnet3' 'adapter e1000' "interface $if 192.0.2.10/24"; late --tune none >/dev/null 2>&1 || early --tune none; reboot install-tools tune apply -q --mtu 9000 --replumb; inside dladm show-link -p -o link,mtu $if; inside install-tools uninstall >out; echo "status $?"; grep -e ' interface ' -e '^Result' out; inside dladm show-link -p -o link,mtu | grep $if; inside ifconfig $if | grep -c 192.0.2.10; done
net0:9000
status 0
          down     interface net0: for a moment, with net0/v4 192.0.2.10/24
          up       interface net0: again, with net0/v4 192.0.2.10/24
          done     interface net0
          done     interface net0
Result    removed; what install-tools had changed is as it was before the first install
net0:1500
1
e1000g0:9000
status 0
          down     interface e1000g0: for a moment, with 192.0.2.10 255.255.255.0 192.0.2.255
          up       interface e1000g0: again, with 192.0.2.10 255.255.255.0 192.0.2.255
          done     interface e1000g0
          done     interface e1000g0
Result    removed; what install-tools had changed is as it was before the first install
e1000g0:1500
1
$ new sol11.4; early --tune none; reboot install-tools tune apply -q --mtu 9000 --replumb; late --tune none; reboot install-tools tune apply -q --mtu 9000 --replumb; inside install-tools uninstall >out; echo "status $?"; in_short <out
status 0
          set      dladm net0: mtu 1500 (was set to 9000)
          set      dladm net1: mtu 1500 (was set to 9000)
Result    removed; what install-tools had changed is as it was before the first install; what runs of it goes on until the next boot
$ : "and its link is set while its driver is there, by a run that is killed in between as well"
$ tuned() { new sol11.3; early --tune none; reboot install-tools tune apply -q --mtu 9000 --replumb; }
$ tuned; : >g/state/log; inside install-tools uninstall >out; echo "status $?"; in_short <out; calls g | grep -e able-if -e jumbo -e rem_drv; inside ifconfig net0 | grep -c 192.0.2.10
status 0
          set      accept-jumbo net0: net0 1500 (was set to 9000)
          set      accept-jumbo net1: net1 1500 (was set to 9000)
Result    removed; what install-tools had changed is as it was before the first install; what runs of it goes on until the next boot
ipadm disable-if -t net0 -> 0
ndd -set /dev/vmxnet3s0 accept-jumbo 0 -> 0
ipadm enable-if -t net0 -> 0
ndd -set /dev/vmxnet3s1 accept-jumbo 0 -> 0
rem_drv vmxnet3s -> 0
rem_drv vmxnet -> 0
1
$ for c in ipadm:4 ndd:1 rem_drv:1; do tuned; rm -f g/state/calls.*; wrong $c:signal-caller=9 install-tools uninstall -q; : >g/state/inject; inside install-tools recover | tail -n 1; inside ifconfig net0 | grep -c 192.0.2.10; cut -d' ' -f1,3,7- g/state/links; inside install-tools uninstall -q; echo "status $?"; ls g/tree/kernel/drv/amd64 | grep vmx; done
2: Killed
Result    the interrupted run was finished; everything is in place
1
net0 vmxnet3s0 1500 1500 -
net1 vmxnet3s1 1500 1500 -
status 0
2: Killed
Result    the interrupted run was finished; everything is in place
1
net0 vmxnet3s0 1500 1500 -
net1 vmxnet3s1 1500 1500 -
status 0
2: Killed
Result    the interrupted run was finished; everything is in place
1
net0 vmxnet3s0 1500 1500 -
net1 vmxnet3s1 1500 1500 -
status 0
[1]
