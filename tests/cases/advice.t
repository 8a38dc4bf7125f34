What a person should know about an installed driver is told by install when
it has changed a root, and by status: who has the addresses, what has no
driver, who is signed.

$ told() { rm -rf r; root r $1; shift; for place; do mkdir -p "r/${place%/*}"; done; eval "$more"; "$BUILT/installer/install-tools" --root r --media "$media" --stale-boot-archive=accept | sed -n '/^Changing/,$p' | grep -e '^[nw]' -e '^Result'; echo -- status; install-tools status --root r | grep -e addresses -e failsafe -e signature -e ^Result; }
$ more=': >r/etc/hostname.e1000g0'; told sol10u11
note      addresses are configured on e1000g0 (etc/hostname.e1000g0), and none on vmxnet3s0: they stay there until you move them
Result    installed and verified; the drivers serve from the next boot of this root on
-- status
note      addresses are configured on e1000g0 (etc/hostname.e1000g0), and none on vmxnet3s0: they stay there until you move them
Result    installed, and it fits this system
$ more=': >r/etc/dhcp.e1000g3'; told osol2009.06
note      addresses are configured on e1000g3 (etc/dhcp.e1000g3), and none on vmxnet3s0: they stay there until you move them
Result    installed and verified; the drivers serve from the next boot of this root on
-- status
note      addresses are configured on e1000g3 (etc/dhcp.e1000g3), and none on vmxnet3s0: they stay there until you move them
Result    installed, and it fits this system
$ more=': >r/etc/dhcp.e1000g0; : >r/etc/hostname6.e1000g2; : >r/etc/hostname.e1000g4; : >r/etc/hostname.e1000g3; : >r/etc/hostname.e1000g33; : >r/etc/hostname.e1000g'; told sol10u11
note      addresses are configured on e1000g3 (etc/hostname.e1000g3), and none on vmxnet3s0: they stay there until you move them
Result    installed and verified; the drivers serve from the next boot of this root on
-- status
note      addresses are configured on e1000g3 (etc/hostname.e1000g3), and none on vmxnet3s0: they stay there until you move them
Result    installed, and it fits this system
$ more=': >r/etc/hostname.e1000g0; : >r/etc/hostname.vmxnet3s0'; told sol10u11
Result    installed and verified; the drivers serve from the next boot of this root on
-- status
Result    installed, and it fits this system
$ more=': >r/etc/hostname6.e1000g1; : >r/boot/x86.miniroot-safe'; told sol10u11
note      addresses are configured on e1000g1 (etc/hostname6.e1000g1), and none on vmxnet3s0: they stay there until you move them
Result    installed and verified; the drivers serve from the next boot of this root on
-- status
note      the failsafe system has a boot archive of its own, without this driver: with a vmxnet3 adapter alone it has no network
note      addresses are configured on e1000g1 (etc/hostname6.e1000g1), and none on vmxnet3s0: they stay there until you move them
Result    installed, and it fits this system
$ : "11.x: addresses and links have stores; a link has a name of its own"
$ store() { mkdir -p r/etc/ipadm r/etc/dladm; printf '%s\n' '# do not edit' '_ifname=lo0;_family=2;' '_ifname=lo0;_aobjname=lo0/v4;_ipv4addr=127.0.0.1;' "_ifname=$1;_family=2;" "$2" >r/etc/ipadm/ipadm.conf; printf "$3\n" >r/etc/dladm/datalink.conf; }
$ more='store net0 "_ifname=net0;_aobjname=net0/v4;_ipv4addr=192.0.2.10;" "net0\tclass=int,1;media=int,4;devname=string,e1000g0;\nnet1\tdevname=string,vmxnet3s0;"'; told sol11.1
note      addresses are configured on e1000g0 (etc/ipadm/ipadm.conf), and none on vmxnet3s0: they stay there until you move them
Result    installed and verified; the drivers serve from the next boot of this root on
-- status
note      addresses are configured on e1000g0 (etc/ipadm/ipadm.conf), and none on vmxnet3s0: they stay there until you move them
Result    installed, and it fits this system
$ more='store net1 "_ifname=net1;_aobjname=net1/v4;_dhcp=-1,no;" "net0\tclass=int,1;devname=string,e1000g0;\nnet1\tdevname=string,vmxnet3s0;"'; told sol11.1
Result    installed and verified; the drivers serve from the next boot of this root on
-- status
Result    installed, and it fits this system
$ more='store e1000g0 "_ifname=e1000g0;_aobjname=e1000g0/v4;_dhcp=-1,no;" ""'; told sol11.3
note      addresses are configured on e1000g0 (etc/ipadm/ipadm.conf), and none on vmxnet3s0: they stay there until you move them
Result    installed and verified; the drivers serve from the next boot of this root on
-- status
note      addresses are configured on e1000g0 (etc/ipadm/ipadm.conf), and none on vmxnet3s0: they stay there until you move them
Result    installed, and it fits this system
$ : an interface without an address, a damaged store
$ more='store net0 "_ifname=net0;_aobjname=;;=x;_" "net0\nnet0\t\nnet0\tdevname=e1000g0;"'; told sol11.1
Result    installed and verified; the drivers serve from the next boot of this root on
-- status
Result    installed, and it fits this system
