Builds of VMware's driver from before Tools 9.0: that of 8.6 and 9.2 tells the
system 9000 whatever its device takes, and an older one takes no jumbo frames.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ of() { link=vmxnet3s0; case $1 in sol11*) link=net0 ;; esac; new_guest $1 "tools $2" 'adapter vmxnet3' "interface $link 192.0.2.10/24" 'peer 192.0.2.1 9000'; for bits in amd64/vmxnet3s:64 vmxnet3s:32; do cp "$BUILT/tests/samples/driver/set/vmxnet3s-$2-${bits#*:}-$3.o" g/tree/kernel/drv/${bits%:*}; done; reboot zonename >/dev/null 2>&1; }
$ mtu() { inside install-tools tune "$@" | grep -A 1 ' mtu '; }
$ sizes() { cut -d ' ' -f 6-8 g/state/links; }
$ of sol11.1 11 2012-10; sizes; mtu plan --profile jumbo; inside install-tools tune apply -q --profile jumbo --live; sizes; mtu show
claims 9000 1500
          net0       mtu          1500 -> 9000, at the next boot (profile)
          net0       lso          on -> off, at the next boot (profile)
claims 9000 1500
          net0       mtu               9000      9000         -   9000  profile
          net0       lso                off       off       off      -  profile
$ reboot zonename; sizes; mtu show; inside ping -s 192.0.2.1 8972 1 | tail -n 2 | head -n 1
global
claims 9000 9000
          net0       mtu               9000      9000         -   9000  profile
          net0       lso                off       off       off      -  profile
1 packets transmitted, 1 packets received, 0% packet loss
$ inside install-tools tune apply -q --mtu 1500; inside install-tools tune apply -q --mtu 4000; echo "status $?"
install-tools: net0: mtu cannot be set: this driver build tells the system 9000, whatever it takes
  newer Tools mend that; until then ifconfig can give the interface an MTU of 1500
install-tools: net0: mtu cannot be set: accept-jumbo of this driver build knows 1500 and 9000 only
  ask for 9000
status 4
$ inside ipadm set-ifprop -p mtu=1500 -m ipv4 net0; mtu show; inside install-tools tune revert -q; reboot zonename; sizes
          net0       mtu               9000      9000         -   1500  profile, IP has an MTU of its own, which "ipadm show-ifprop -p mtu" shows
          net0       lso                off       off       off      -  profile
global
claims 9000 1500
$ for g in 2011-08 2010-01; do of osol2009.06 2009.06 $g; mtu plan --profile jumbo; inside install-tools tune apply -q --profile jumbo; reboot zonename; sizes; inside install-tools tune plan | grep lso; done
          vmxnet3s0  mtu          1500 -> 9000, at the next boot (profile)
          vmxnet3s0  lso          on -> off, at the next boot (profile)
global
claims 9000 9000
          vmxnet3s0  lso          off already
          vmxnet3s0  mtu          9000 not set: this driver, of before Tools 8.6, takes no frames above N bytes
                                  install the driver of newer Tools
global
stray 1500 1500
          vmxnet3s0  lso          off already
$ for g in 2012-10 2010-01; do of sol10u11 10 $g; mtu plan --profile jumbo; inside install-tools tune apply -q --profile jumbo; reboot zonename; sizes; grep -v '^#' g/tree/kernel/drv/vmxnet3s.conf; done
          vmxnet3s0  mtu          1500 -> 9000, at the next boot (profile)
          vmxnet3s0  rx-ring      256 -> 1024, at the next boot (profile)
global
claims 9000 9000

TxRingSize=256,256,256,256,256,256,256,256,256,256;

RxRingSize=1024,256,256,256,256,256,256,256,256,256;

RxBufPoolLimit=4096,512,512,512,512,512,512,512,512,512;

EnableLSO=1,1,1,1,1,1,1,1,1,1;

          vmxnet3s0  mtu          9000 not set: this driver, of before Tools 8.6, takes no frames above N bytes
                                  install the driver of newer Tools
global
ten 1500 1500

TxRingSize=256,256,256,256,256,256,256,256,256,256;

RxRingSize=256,256,256,256,256,256,256,256,256,256;

RxBufPoolLimit=512,512,512,512,512,512,512,512,512,512;

EnableLSO=1,1,1,1,1,1,1,1,1,1;

$ of sol11.1 10 2012-10; mtu plan --profile jumbo
          net0       mtu          9000 not set: the driver was built for Solaris 10: accept-jumbo succeeds with it on this system and changes nothing
                                  "install-tools repair" brings the right one
