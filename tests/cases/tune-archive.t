A driver's .conf is in the boot archive: whoever takes it back makes that anew.
Solaris 10 and 2009.06 stop at the boot with one that is not up to date.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ back() { inside install-tools tune apply -q $1 && reboot zonename && : >g/state/log && inside install-tools tune revert | grep -v -e ^System; grep bootadm g/state/log; reboot zonename; }
$ new_guest sol10u11 'adapter e1000' 'file /etc/hostname.e1000g0 644 h' 'interface e1000g0 192.0.2.10/24'; back '--mtu 4000'; inside dladm show-link -p
global
Plan      3 changes
          restore  etc/hostname.e1000g0: as it was before tuning
          restore  kernel/drv/e1000g.conf: as it was before tuning
          run      bootadm update-archive: by the system's own program
Changing  /
          done     etc/hostname.e1000g0
          done     kernel/drv/e1000g.conf
          done     bootadm update-archive
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
bootadm update-archive -> 0
bootadm update-archive -n -> 0
bootadm update-archive -n -> 1
bootadm update-archive -> 0
bootadm update-archive -n -> 0
global
e1000g0 type=non-vlan mtu=1500 device=e1000g0
$ new_guest osol2009.06 'tools 2009.06' 'adapter vmxnet3' 'interface vmxnet3s0 192.0.2.10/24'; back; inside prtconf -v | grep -A 1 EnableLSO | tail -n 1
global
note      /dev/ip: ip_lso_outbound is 1 already, as it was before tuning
Plan      2 changes
          restore  kernel/drv/vmxnet3s.conf: as it was before tuning
          run      bootadm update-archive: by the system's own program
Changing  /
          done     kernel/drv/vmxnet3s.conf
          done     bootadm update-archive
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
bootadm update-archive -> 0
bootadm update-archive -n -> 0
bootadm update-archive -n -> 1
bootadm update-archive -> 0
bootadm update-archive -n -> 0
global
                    value=00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001
$ new_guest sol11.1 'tools 11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'; back; inside prtconf -v | grep -A 1 EnableLSO | tail -n 1
global
note      ip: _lso_outbound is 1 already, as it was before tuning
Plan      4 changes
          remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
          remove   etc/driver/drv: was not there before tuning
          remove   etc/driver: was not there before tuning
          run      bootadm update-archive: by the system's own program
Changing  /
          done     etc/driver/drv/vmxnet3s.conf
          done     etc/driver/drv
          done     etc/driver
          done     bootadm update-archive
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
bootadm update-archive -> 0
bootadm update-archive -n -> 0
bootadm update-archive -n -> 0
global
                    value=00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001.00000001
$ : "bootadm fails: all is as tuned, and the next boot goes"
$ new_guest sol10u11 'adapter e1000' 'file /etc/hostname.e1000g0 644 h' 'interface e1000g0 192.0.2.10/24'; inside install-tools tune apply -q --mtu 4000; echo 'bootadm:6:exit=1' >g/state/inject; cp g/tree/kernel/drv/e1000g.conf was; inside install-tools tune revert -q; echo "status $?"; cmp was g/tree/kernel/drv/e1000g.conf; reboot zonename
install-tools: bootadm: ended with status 1
  everything was put back; its messages are in /var/log/install-tools.log
status 1
global
