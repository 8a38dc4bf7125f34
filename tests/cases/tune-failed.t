What the boot service could not set does not wait for a boot: another one
would not set it either, and "tune show" says where the reason stands.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ show() { inside install-tools tune show --link "$1" | grep -e ' mtu ' -e ^Result; inside install-tools tune show --json | grep reboot_req; }
$ : "a program has the link open from the boot on"
$ new_guest openindiana 'adapter vmxnet3' 'interface vmxnet3s0 192.0.2.10/24' 'opener vmxnet3s0 snoop'; inside install-tools tune apply -q --mtu 4000; show vmxnet3s0; reboot zonename; show vmxnet3s0
          vmxnet3s0  mtu               4000      4000      1500   1500  option, at the next boot
Result    1 setting waits for the next boot
      "reboot_required": true,
global
          vmxnet3s0  mtu               4000      4000      1500   1500  option, the last boot could not set it, see /var/svc/log/site-install-tools-net-early:default.log
Result    1 setting is not as wanted, for the reasons told above
      "reboot_required": false,
$ : "a log of years, too: its end tells"
$ log=g/tree/var/svc/log/site-install-tools-net-early:default.log; cp $log f; yes 'net-tune: what earlier boots wrote' | head -c 3000000 >$log; cat f >>$log; show vmxnet3s0 | tail -n 2
Result    1 setting is not as wanted, for the reasons told above
      "reboot_required": false,
$ : "it is gone: the next boot sets it"
$ grep -v opener g/state/facts >f; cat f >g/state/facts; reboot zonename; show vmxnet3s0
global
          vmxnet3s0  mtu               4000      4000      4000   4000  option
Result    all is as wanted
      "reboot_required": false,
$ : "accept-jumbo fails at the boot; then somebody does it by hand"
$ new_guest osol2009.06 'adapter vmxnet3' 'tools 2009.06' 'be opensolaris NR'; inside install-tools tune apply -q --mtu 9000; echo 'ndd:*:exit=1' >g/state/inject; reboot zonename; rm g/state/inject; show vmxnet3s0; inside ndd -set /dev/vmxnet3s0 accept-jumbo 1; show vmxnet3s0
global
          vmxnet3s0  mtu               9000      9000      1500      -  option, the last boot could not set it, see /var/svc/log/site-install-tools-net-early:default.log
Result    1 setting is not as wanted, for the reasons told above
      "reboot_required": false,
          vmxnet3s0  mtu               9000      9000      9000      -  option
Result    all is as wanted
      "reboot_required": false,
$ : "on Solaris 10 the driver's file is one half: what IP has tells nothing of the device"
$ new_guest sol10u11 'adapter vmxnet3' 'tools 10'; inside install-tools tune apply -q --mtu 9000; echo 'ndd:*:exit=1' >g/state/inject; reboot zonename; rm g/state/inject; show vmxnet3s0; reboot zonename; show vmxnet3s0
global
          vmxnet3s0  mtu               9000      9000      9000      -  option, the last boot could not set it, see /var/svc/log/site-install-tools-net-early:default.log
Result    1 setting is not as wanted, for the reasons told above
      "reboot_required": false,
global
          vmxnet3s0  mtu               9000      9000      9000      -  option
Result    all is as wanted
      "reboot_required": false,
