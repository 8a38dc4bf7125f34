Images of Solaris 10 and 2009.06 have the MTU of the boot service at their
second boot, and of an MTU of two halves either both or none.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ set -- --stale-boot-archive=accept --mtu 9000
$ twice() { for n in 1 2; do inside bootadm update-archive >/dev/null; reboot; cut -d ' ' -f 1,7,8 g/state/links; done; }
$ : "no instance is known: in the driver's own file it is for the one that the service has it for"
$ new_guest sol10u11 'tools 10' 'adapter vmxnet3' 'adapter vmxnet3'; sed -i /vmxnet3s/d g/tree/etc/path_to_inst; install-tools tune apply --root g/tree "$@" | sed -n '/^warning/,/^Plan/p'; grep -E '^(MTU|RxRing)' g/tree/kernel/drv/vmxnet3s.conf; grep -o 'accept-jumbo [a-z0-9 ]*' g/tree/var/svc/manifest/site/*; twice; install-tools tune revert --root g/tree -q --stale-boot-archive=accept; twice | tail -n 2
warning   var/svc/manifest/site/install-tools-net-early.xml: is read late in the first boot of this image: until the second the system sends packets as large as the MTU, and the device takes none above 1500
          boot it twice before it is used
warning   the boot archive is stale now: the first boot stops in maintenance unless it is rebuilt
          on a Solaris host: bootadm update-archive -R g/tree
Plan      4 changes
RxRingSize=1024,1024,1024,1024,1024,1024,1024,1024,1024,1024;
MTU=9000,1500,1500,1500,1500,1500,1500,1500,1500,1500;
accept-jumbo vmxnet3s0 1
vmxnet3s0 9000 1500
vmxnet3s1 1500 1500
vmxnet3s0 9000 9000
vmxnet3s1 1500 1500
vmxnet3s0 1500 1500
vmxnet3s1 1500 1500
$ : "known ones have both"
$ new_guest sol10u11 'tools 10' 'adapter vmxnet3' 'adapter vmxnet3'; install-tools tune apply --root g/tree "$@" -q; grep ^MTU g/tree/kernel/drv/vmxnet3s.conf; twice
MTU=9000,9000,1500,1500,1500,1500,1500,1500,1500,1500;
vmxnet3s0 9000 1500
vmxnet3s1 9000 1500
vmxnet3s0 9000 9000
vmxnet3s1 9000 9000
$ : "2009.06: nothing of it before"
$ new_guest osol2009.06 'tools 2009.06' 'adapter vmxnet3'; install-tools tune apply --root g/tree "$@" | sed -n '/^note/,/^Plan/p'; twice
note      var/svc/manifest/site/install-tools-net-early.xml: is read late in the first boot of this image: the MTU comes with the second
          boot it twice before it is used
warning   the boot archive is stale now: the first boot stops in maintenance unless it is rebuilt
          on a Solaris host: bootadm update-archive -R g/tree
Plan      4 changes
vmxnet3s0 1500 1500
vmxnet3s0 9000 9000
$ : "later systems read it in time, and so does a running one, which was told of it"
$ new_guest sol11.1 'tools 11' 'adapter vmxnet3'; install-tools tune apply --root g/tree "$@" | grep -c second; inside bootadm update-archive >/dev/null; reboot; cut -d ' ' -f 1,7,8 g/state/links
0
net0 9000 9000
$ new_guest sol10u11 'tools 10' 'adapter vmxnet3'; inside install-tools tune apply --mtu 9000 | grep -c second; reboot; cut -d ' ' -f 1,7,8 g/state/links
0
vmxnet3s0 9000 9000
$ : "nor is there a half while something is not confirmed: only what has none waits for that"
$ for s in sol10u11:10 sol10ga:10 osol2009.06:2009.06 sol11.1:11; do new_guest ${s%:*} "tools ${s#*:}" 'adapter vmxnet3'; inside install-tools tune apply -q --mtu 9000; inside install-tools tune apply -q --profile wan; echo 99999999999 >g/tree/var/lib/install-tools/confirm; reboot; cut -d ' ' -f 1,7,8 g/state/links; grep -h ': not done' g/tree/var/svc/log/site-install-tools-net-*.log; done
vmxnet3s0 9000 9000
net-tune: ndd /dev/tcp tcp_max_buf 16777216: not done, it was not confirmed
net-tune: ndd /dev/tcp tcp_xmit_hiwat 4194304: not done, it was not confirmed
net-tune: ndd /dev/tcp tcp_recv_hiwat 4194304: not done, it was not confirmed
net-tune: ndd /dev/tcp tcp_cwnd_max 8388608: not done, it was not confirmed
vmxnet3s0 9000 9000
net-tune: ndd /dev/tcp tcp_max_buf 16777216: not done, it was not confirmed
net-tune: ndd /dev/tcp tcp_xmit_hiwat 4194304: not done, it was not confirmed
net-tune: ndd /dev/tcp tcp_recv_hiwat 4194304: not done, it was not confirmed
net-tune: ndd /dev/tcp tcp_cwnd_max 8388608: not done, it was not confirmed
vmxnet3s0 1500 1500
net-tune: accept-jumbo vmxnet3s0 1: not done, it was not confirmed
net-tune: ndd /dev/tcp tcp_max_buf 16777216: not done, it was not confirmed
net-tune: ndd /dev/tcp tcp_xmit_hiwat 4194304: not done, it was not confirmed
net-tune: ndd /dev/tcp tcp_recv_hiwat 4194304: not done, it was not confirmed
net-tune: ndd /dev/tcp tcp_cwnd_max 8388608: not done, it was not confirmed
net0 1500 1500
net-tune: accept-jumbo vmxnet3s0 1: not done, it was not confirmed
