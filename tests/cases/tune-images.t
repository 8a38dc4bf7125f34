Tuning of images: what can be edited is, the rest is set at each boot by two
services of the system; revert gives back what was there.

Solaris 11 merges the administrator's driver.conf over the driver's own.  The
driver of this media has broken LSO and takes jumbo frames by accept-jumbo.

$ root r; printf '"/pci@0,0/pci15ad,7b0@%s" %s "vmxnet3s"\n' 0 0 1 1 >>r/etc/path_to_inst
$ install-tools install -q --root r --media "$media" --tune none; listing r >before
$ install-tools tune plan --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
          vmxnet3s1  lso          on -> off, at the next boot (profile)
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      2 changes
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0, EnableLSO=0 for vmxnet3s1
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    nothing was written
$ listing r | diff before -
$ install-tools tune apply --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
          vmxnet3s1  lso          on -> off, at the next boot (profile)
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      2 changes
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0, EnableLSO=0 for vmxnet3s1
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  r
          done     etc/driver/drv/vmxnet3s.conf
          done     var/lib/install-tools/tuning.xml
Result    tuned; it takes effect when the image boots
$ cat r/etc/driver/drv/vmxnet3s.conf
# Written by install-tools; "install-tools tune revert" takes it back.
EnableLSO=0,0,1,1,1,1,1,1,1,1;
$ install-tools tune apply --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    vmxnet3s0  lso          off already
          vmxnet3s1  lso          off already
Result    nothing to do: all is as wanted
$ install-tools tune show --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  lso                off       off         -      -  profile
          vmxnet3s1  lso                off       off         -      -  profile
Result    all is as wanted
$ install-tools tune apply --root r --profile jumbo
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          vmxnet3s0  mtu          1500 -> 9000, at the next boot (profile)
          vmxnet3s0  lso          off already
          vmxnet3s0  rx-ring      256 -> 1024, at the next boot (profile)
          vmxnet3s0  rx-pool      512 -> 4096, at the next boot (profile)
          vmxnet3s1  mtu          1500 -> 9000, at the next boot (profile)
          vmxnet3s1  lso          off already
          vmxnet3s1  rx-ring      256 -> 1024, at the next boot (profile)
          vmxnet3s1  rx-pool      512 -> 4096, at the next boot (profile)
          tcp        tcp-cap      set to 4194304, at the next boot (profile)
          tcp        tcp-send     set to 1048576, at the next boot (profile)
          tcp        tcp-receive  set to 1048576, at the next boot (profile)
          receive buffers take 45 MiB a link
          a connection whose peer stalls takes up to 2048 KiB
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      5 changes
          edit     etc/driver/drv/vmxnet3s.conf: RxRingSize=1024 for vmxnet3s0, RxBufPoolLimit=4096 for vmxnet3s0, RxRingSize=1024 for vmxnet3s1, RxBufPoolLimit=4096 for vmxnet3s1
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  lib/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          install  lib/svc/manifest/site/install-tools-net-late.xml: what is set at each boot
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  r
          done     etc/driver/drv/vmxnet3s.conf
          done     usr/lib/install-tools/net-tune
          done     lib/svc/manifest/site/install-tools-net-early.xml
          done     lib/svc/manifest/site/install-tools-net-late.xml
          done     var/lib/install-tools/tuning.xml
Result    tuned; it takes effect when the image boots
$ cat r/etc/driver/drv/vmxnet3s.conf
# Written by install-tools; "install-tools tune revert" takes it back.
EnableLSO=0,0,1,1,1,1,1,1,1,1;
RxRingSize=1024,1024,256,256,256,256,256,256,256,256;
RxBufPoolLimit=4096,4096,512,512,512,512,512,512,512,512;
$ grep value=\".*[0-9] r/lib/svc/manifest/site/install-tools-net-early.xml
      <propval name="item_00" type="astring" value="accept-jumbo vmxnet3s0 1"/>
      <propval name="item_01" type="astring" value="accept-jumbo vmxnet3s1 1"/>
$ grep item_ r/lib/svc/manifest/site/install-tools-net-late.xml
      <propval name="item_00" type="astring" value="ipadm tcp max_buf 4194304"/>
      <propval name="item_01" type="astring" value="ipadm tcp send_buf 1048576"/>
      <propval name="item_02" type="astring" value="ipadm tcp recv_buf 1048576"/>
$ install-tools tune show --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  mtu               9000      9000         -      -  profile
          vmxnet3s0  lso                off       off         -      -  profile
          vmxnet3s0  rx-ring           1024      1024         -      -  profile
          vmxnet3s0  rx-pool           4096      4096         -      -  profile
          vmxnet3s1  mtu               9000      9000         -      -  profile
          vmxnet3s1  lso                off       off         -      -  profile
          vmxnet3s1  rx-ring           1024      1024         -      -  profile
          vmxnet3s1  rx-pool           4096      4096         -      -  profile
          tcp        tcp-cap        4194304   4194304         -      -  profile
          tcp        tcp-send       1048576   1048576         -      -  profile
          tcp        tcp-receive    1048576   1048576         -      -  profile
Result    all is as wanted
$ install-tools verify -q --root r
$ install-tools tune revert --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      11 changes
          remove   lib/svc/manifest/site/install-tools-net-late.xml: was not there before tuning
          remove   lib/svc/manifest/site/install-tools-net-early.xml: was not there before tuning
          remove   usr/lib/install-tools/net-tune: was not there before tuning
          remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
          remove   lib/svc/manifest/site: was not there before tuning
          remove   lib/svc/manifest: was not there before tuning
          remove   lib/svc: was not there before tuning
          remove   lib: was not there before tuning
          remove   usr/lib/install-tools: was not there before tuning
          remove   etc/driver/drv: was not there before tuning
          remove   etc/driver: was not there before tuning
Changing  r
          done     lib/svc/manifest/site/install-tools-net-late.xml
          done     lib/svc/manifest/site/install-tools-net-early.xml
          done     usr/lib/install-tools/net-tune
          done     etc/driver/drv/vmxnet3s.conf
          done     lib/svc/manifest/site
          done     lib/svc/manifest
          done     lib/svc
          done     lib
          done     usr/lib/install-tools
          done     etc/driver/drv
          done     etc/driver
Result    everything that tuning had changed is as it was before
$ listing r | diff before -
$ : "the drivers of the media may be upgraded in between"
$ install-tools tune apply -q --root r --profile jumbo
$ install-tools install -q --root r --media "$SAMPLES/media/late/vmware-tools-distrib"
$ install-tools tune show --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  mtu               9000      9000         -      -  profile
          vmxnet3s0  rx-ring           1024      1024         -      -  profile
          vmxnet3s0  rx-pool           4096      4096         -      -  profile
          vmxnet3s1  mtu               9000      9000         -      -  profile
          vmxnet3s1  rx-ring           1024      1024         -      -  profile
          vmxnet3s1  rx-pool           4096      4096         -      -  profile
          tcp        tcp-cap        4194304   4194304         -      -  profile
          tcp        tcp-send       1048576   1048576         -      -  profile
          tcp        tcp-receive    1048576   1048576         -      -  profile
Result    all is as wanted
$ install-tools tune revert -q --root r; find r/lib r/etc/driver r/usr/lib/install-tools r/var/lib/install-tools/tuning.xml
find: 'r/lib': No such file or directory
find: 'r/etc/driver': No such file or directory
find: 'r/usr/lib/install-tools': No such file or directory
find: 'r/var/lib/install-tools/tuning.xml': No such file or directory
[1]
$ : "one .conf and no store: MTU= and accept-jumbo are two halves of one setting"
$ root t sol10u11; rm -rf t/boot t/platform
$ install-tools install -q --root t --media "$media" --tune none
$ cp t/kernel/drv/vmxnet3s.conf conf
$ install-tools tune apply --root t --profile jumbo
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          vmxnet3s0  mtu          1500 -> 9000, at the next boot (profile)
          vmxnet3s0  rx-ring      256 -> 1024, at the next boot (profile)
          vmxnet3s0  rx-pool      512 -> 4096, at the next boot (profile)
          tcp        tcp-cap      set to 4194304, at the next boot (profile)
          tcp        tcp-send     set to 1048576, at the next boot (profile)
          tcp        tcp-receive  set to 1048576, at the next boot (profile)
          receive buffers take 45 MiB a link
          a connection whose peer stalls takes up to 2048 KiB
warning   var/svc/manifest/site/install-tools-net-early.xml: is read late in the first boot of this image: until the second the system sends packets as large as the MTU, and the device takes none above 1500
          boot it twice before it is used
Plan      5 changes
          edit     kernel/drv/vmxnet3s.conf: MTU=9000 for vmxnet3s0, RxRingSize=1024 for vmxnet3s0, RxBufPoolLimit=4096 for vmxnet3s0
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  var/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          install  var/svc/manifest/site/install-tools-net-late.xml: what is set at each boot
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  t
          done     kernel/drv/vmxnet3s.conf
          done     usr/lib/install-tools/net-tune
          done     var/svc/manifest/site/install-tools-net-early.xml
          done     var/svc/manifest/site/install-tools-net-late.xml
          done     var/lib/install-tools/tuning.xml
Result    tuned; it takes effect when the image boots
$ diff conf t/kernel/drv/vmxnet3s.conf
10c10
< RxRingSize=256,256,256,256,256,256,256,256,256,256;
---
> RxRingSize=1024,1024,1024,1024,1024,1024,1024,1024,1024,1024;
13c13
< RxBufPoolLimit=512,512,512,512,512,512,512,512,512,512;
---
> RxBufPoolLimit=4096,4096,4096,4096,4096,4096,4096,4096,4096,4096;
19c19
< #MTU=1500,1500,1500,1500,1500,1500,1500,1500,1500,1500;
---
> MTU=9000,1500,1500,1500,1500,1500,1500,1500,1500,1500;
[1]
$ grep -h item_ t/var/svc/manifest/site/install-tools-net-*.xml
      <propval name="item_00" type="astring" value="accept-jumbo vmxnet3s0 1"/>
      <propval name="item_00" type="astring" value="ndd /dev/tcp tcp_max_buf 4194304"/>
      <propval name="item_01" type="astring" value="ndd /dev/tcp tcp_xmit_hiwat 1048576"/>
      <propval name="item_02" type="astring" value="ndd /dev/tcp tcp_recv_hiwat 1048576"/>
$ install-tools tune show -q --root t
$ rm t/var/svc/manifest/site/install-tools-net-early.xml
$ install-tools tune show --root t
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  mtu               9000         -         -      -  profile, not set: "tune apply" does it
          vmxnet3s0  rx-ring           1024      1024         -      -  profile
          vmxnet3s0  rx-pool           4096      4096         -      -  profile
          tcp        tcp-cap        4194304   4194304         -      -  profile
          tcp        tcp-send       1048576   1048576         -      -  profile
          tcp        tcp-receive    1048576   1048576         -      -  profile
Result    1 setting is not as wanted; "install-tools tune apply" sets what can be set
[3]
$ install-tools tune apply -q --root t; install-tools tune show -q --root t
$ install-tools uninstall -q --root t; find t -name 'install-tools*' -o -name net-tune
t/var/lib/install-tools
$ : "what an administrator sets in between stays, and so does what is larger"
$ root o osol2009.06; rm -rf o/boot o/platform
$ install-tools install -q --root o --media "$media" --tune none; install-tools tune apply -q --root o --profile recommended
$ sed 's/^RxRingSize=[0-9]*/RxRingSize=512/' o/kernel/drv/vmxnet3s.conf >x; cat x >o/kernel/drv/vmxnet3s.conf
$ install-tools tune apply --root o --profile jumbo --mtu 4000
System    OpenSolaris 2009.06 (snv_111b) x86, 32-bit and 64-bit kernels: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          e1000g0    mtu          1500 -> 4000, at the next boot (option)
          vmxnet3s0  mtu          4000 not set: accept-jumbo of this driver build knows 1500 and 9000 only
                                  ask for 9000, or for 1500
          vmxnet3s0  lso          off already
          tcp        tcp-cap      4194304 already
          tcp        tcp-send     262144 -> 1048576, at the next boot (profile)
          tcp        tcp-receive  262144 -> 1048576, at the next boot (profile)
          a connection whose peer stalls takes up to 2048 KiB
note      var/svc/manifest/site/install-tools-net-early.xml: is read late in the first boot of this image: the MTU comes with the second
          boot it twice before it is used
Plan      3 changes
          install  var/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          edit     var/svc/manifest/site/install-tools-net-late.xml: what is set at each boot
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  o
          done     var/svc/manifest/site/install-tools-net-early.xml
          done     var/svc/manifest/site/install-tools-net-late.xml
          done     var/lib/install-tools/tuning.xml
Result    tuned but for what is told above; "install-tools tune show" tells how things are
$ install-tools tune revert -q --root o; grep '^[A-Z]' o/kernel/drv/vmxnet3s.conf
TxRingSize=256,256,256,256,256,256,256,256,256,256;
RxRingSize=256,256,256,256,256,256,256,256,256,256;
RxBufPoolLimit=512,512,512,512,512,512,512,512,512,512;
EnableLSO=1,1,1,1,1,1,1,1,1,1;
$ : "systems with a driver of their own are tuned too; SmartOS is not"
$ root i omnios; install-tools tune apply --root i --profile jumbo
System    OmniOS r151048, 64-bit kernel: native
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          vmxnet3s0  mtu          1500 -> 9000, at the next boot (profile)
          vmxnet3s0  rx-ring      4096 already
          vmxnet3s0  rx-pool      16384 already
          tcp        tcp-cap      set to 4194304, at the next boot (profile)
          tcp        tcp-send     set to 1048576, at the next boot (profile)
          tcp        tcp-receive  set to 1048576, at the next boot (profile)
          receive buffers take 180 MiB a link
          a connection whose peer stalls takes up to 2048 KiB
Plan      4 changes
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  lib/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          install  lib/svc/manifest/site/install-tools-net-late.xml: what is set at each boot
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  i
          done     usr/lib/install-tools/net-tune
          done     lib/svc/manifest/site/install-tools-net-early.xml
          done     lib/svc/manifest/site/install-tools-net-late.xml
          done     var/lib/install-tools/tuning.xml
Result    tuned; it takes effect when the image boots
$ root s smartos; install-tools tune apply --root s --profile jumbo
System    SmartOS 20240418T001843Z, 64-bit kernel: native
install-tools: vmxnet3s0: mtu cannot be set: the root of SmartOS is a ramdisk: nothing that is set here outlives the next boot
  set it by nictagadm(8), "nictagadm update -p mtu=MTU TAG", which takes effect at the next boot
[4]
$ install-tools tune fly
install-tools: fly: is not an action of tune
  use plan, apply, show, revert or confirm
[2]
$ install-tools tune apply --root r --mtu 9001
install-tools: --mtu: "9001" must be a number from 60 to 9000
[2]
$ install-tools tune apply --root r --profile fast
install-tools: fast: is not a profile
  use cure, recommended, jumbo, wan, auto, or a file whose name ends in .xml or has a slash
[2]
$ install-tools tune apply --root r --link net7
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: net7: is no link of VMware's adapters here
  name the device, as vmxnet3s0: images have no other names
[4]
$ : "install tunes in the same transaction, and uninstall takes all of it away"
$ root p osol2009.06; rm -rf p/boot p/platform; contents p >before
$ install-tools --root p --media "$media" --tune recommended
System    OpenSolaris 2009.06 (snv_111b) x86, 32-bit and 64-bit kernels: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
Tuning    profile recommended: cure, and TCP buffers for a fast local network
          vmxnet3s0  lso          on -> off, at the next boot (profile)
          tcp        tcp-cap      set to 4194304, at the next boot (profile)
          tcp        tcp-send     set to 262144, at the next boot (profile)
          tcp        tcp-receive  set to 262144, at the next boot (profile)
          a connection whose peer stalls takes up to 512 KiB
note      lib/modules/binary/2009.06_64/vmxnet3s: whether this kernel can load it was not checked: platform/i86pc/kernel/amd64/unix is not there or has no symbol table
note      lib/modules/binary/2009.06/vmxnet3s: whether this kernel can load it was not checked: platform/i86pc/kernel/unix is not there or has no symbol table
note      lib/modules/binary/2009.06_64/vmxnet: whether this kernel can load it was not checked: platform/i86pc/kernel/amd64/unix is not there or has no symbol table
note      lib/modules/binary/2009.06/vmxnet: whether this kernel can load it was not checked: platform/i86pc/kernel/unix is not there or has no symbol table
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      12 changes
          install  kernel/drv/vmxnet3s.conf: settings of the driver; EnableLSO=0 for vmxnet3s0
          install  kernel/drv/vmxnet3s: 2009.06, built for OpenSolaris 2009.06, Tools 9.0, N bytes
          install  kernel/drv/vmxnet: 2009.06, built for OpenSolaris 2009.06, N bytes
          install  kernel/drv/amd64/vmxnet3s: 2009.06_64, built for OpenSolaris 2009.06, Tools 9.0, N bytes
          install  kernel/drv/amd64/vmxnet: 2009.06_64, built for OpenSolaris 2009.06, N bytes
          edit     etc/name_to_major: add 'vmxnet3s 7', add 'vmxnet 9'
          edit     etc/minor_perm: add 'vmxnet3s:* 0600 root sys', add 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"', add 'vmxnet "pci15ad,720"'
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  var/svc/manifest/site/install-tools-net-late.xml: what is set at each boot
          create   reconfigure: the next boot looks for new devices
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  p
          done     kernel/drv/vmxnet3s.conf
          done     kernel/drv/vmxnet3s
          done     kernel/drv/vmxnet
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/amd64/vmxnet
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     usr/lib/install-tools/net-tune
          done     var/svc/manifest/site/install-tools-net-late.xml
          done     reconfigure
          done     var/lib/install-tools/tuning.xml
Result    installed and verified; the drivers serve from the next boot of this root on
$ grep EnableLSO p/kernel/drv/vmxnet3s.conf; install-tools verify --root p
EnableLSO=0,0,0,0,0,0,0,0,0,0;
System    OpenSolaris 2009.06 (snv_111b) x86, 32-bit and 64-bit kernels: supported
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Result    no differences
$ install-tools --root p --media "$media"
System    OpenSolaris 2009.06 (snv_111b) x86, 32-bit and 64-bit kernels: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
note      lib/modules/binary/2009.06_64/vmxnet3s: whether this kernel can load it was not checked: platform/i86pc/kernel/amd64/unix is not there or has no symbol table
note      lib/modules/binary/2009.06/vmxnet3s: whether this kernel can load it was not checked: platform/i86pc/kernel/unix is not there or has no symbol table
note      lib/modules/binary/2009.06_64/vmxnet: whether this kernel can load it was not checked: platform/i86pc/kernel/amd64/unix is not there or has no symbol table
note      lib/modules/binary/2009.06/vmxnet: whether this kernel can load it was not checked: platform/i86pc/kernel/unix is not there or has no symbol table
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      0 changes
Result    nothing to do, everything is as it should be
$ install-tools tune show --root p
System    OpenSolaris 2009.06 (snv_111b) x86, 32-bit and 64-bit kernels: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  lso                off       off         -      -  profile
          tcp        tcp-cap        4194304   4194304         -      -  profile
          tcp        tcp-send        262144    262144         -      -  profile
          tcp        tcp-receive     262144    262144         -      -  profile
Result    all is as wanted
$ install-tools uninstall -q --root p; contents p | diff before -
12a13
> f 644 ./etc/rem_name_to_major SHA256
36a38
> f 644 ./reconfigure SHA256
48a51
> d 755 ./var/lib
[1]
$ install-tools --root p --media "$media" --tune quick
install-tools: quick: is not a profile
  use cure, recommended, jumbo, wan, auto, or a file whose name ends in .xml or has a slash
[2]
$ install-tools -q --root p --media "$media" --components vmmemctl; find p -name tuning.xml
$ : "where a list differs by instance, only what is smaller is raised"
$ root y sol10u11; rm -rf y/boot y/platform; install-tools install -q --root y --media "$media" --tune none; sed -i -e 's/^RxRingSize=.*/RxRingSize=2048,512,100,8192;/' -e 's/^RxBufPoolLimit=512/RxBufPoolLimit=8192/' y/kernel/drv/vmxnet3s.conf; cp y/kernel/drv/vmxnet3s.conf edited
$ install-tools tune apply --root y --profile jumbo | grep rx-; grep ^Rx y/kernel/drv/vmxnet3s.conf
          vmxnet3s0  rx-ring      256 -> 1024, at the next boot (profile)
          vmxnet3s0  rx-pool      512 -> 4096, at the next boot (profile)
RxRingSize=2048,1024,1024,1024;
RxBufPoolLimit=8192,4096,4096,4096,4096,4096,4096,4096,4096,4096;
$ install-tools tune apply --root y --profile jumbo | tail -1; install-tools tune revert -q --root y; cmp edited y/kernel/drv/vmxnet3s.conf
Result    nothing to do: all is as wanted
$ sed -i 's/^RxRingSize=.*/RxRingSize=2048,1024;/; s/^RxBufPoolLimit=.*/RxBufPoolLimit=8192;/' y/kernel/drv/vmxnet3s.conf; install-tools tune plan --root y --profile jumbo | grep rx-
          vmxnet3s0  rx-ring      1024 already
          vmxnet3s0  rx-pool      8192 already
$ : "and LSO of those that have the other value"
$ lso() { sed -i "s/^EnableLSO=.*/EnableLSO=$1;/" y/kernel/drv/vmxnet3s.conf; install-tools tune apply --root y --lso $2 | grep lso; grep ^EnableLSO y/kernel/drv/vmxnet3s.conf; install-tools tune revert -q --root y; grep ^EnableLSO y/kernel/drv/vmxnet3s.conf; }
$ lso 0,1 on; lso 0,1 off; lso 1,0 on; lso 1,0 off; lso 0,0 off; lso 1,1 on; lso 1,0,2 off
          e1000g0    lso          on not set: e1000g never uses LSO on VMware's adapters
          vmxnet3s0  lso          off -> on, at the next boot (option)
EnableLSO=1,1;
EnableLSO=0,1;
          e1000g0    lso          off already
          vmxnet3s0  lso          on -> off, at the next boot (option)
EnableLSO=0,0;
EnableLSO=0,1;
          e1000g0    lso          on not set: e1000g never uses LSO on VMware's adapters
          vmxnet3s0  lso          off -> on, at the next boot (option)
EnableLSO=1,1;
EnableLSO=1,0;
          e1000g0    lso          off already
          vmxnet3s0  lso          on -> off, at the next boot (option)
EnableLSO=0,0;
EnableLSO=1,0;
          e1000g0    lso          off already
          vmxnet3s0  lso          off already
EnableLSO=0,0;
EnableLSO=0,0;
          e1000g0    lso          on not set: e1000g never uses LSO on VMware's adapters
          vmxnet3s0  lso          on already
EnableLSO=1,1;
EnableLSO=1,1;
          e1000g0    lso          off already
          vmxnet3s0  lso          on -> off, at the next boot (option)
EnableLSO=0,0,0;
EnableLSO=1,0,2;
$ : "of what is out of range the driver takes its default, and so of a pool that is too large for its ring"
$ root q sol10u11; rm -rf q/boot q/platform; install-tools install -q --root q --media "$media" --tune none; sed -i -e 's/^RxRingSize=256/RxRingSize=8192/' -e 's/^RxBufPoolLimit=512/RxBufPoolLimit=99999/' -e 's/^EnableLSO=1/EnableLSO=2/' q/kernel/drv/vmxnet3s.conf
$ printf '"/pci@0,0/pci15ad,7b0@%s" %s "vmxnet3s"\n' 0 0 1 1 >>q/etc/path_to_inst; install-tools tune plan --root q --profile jumbo --lso on | grep -e lso -e rx-
          e1000g0    lso          on not set: e1000g never uses LSO on VMware's adapters
          vmxnet3s0  lso          on already
          vmxnet3s0  rx-ring      256 -> 1024, at the next boot (profile)
          vmxnet3s0  rx-pool      512 -> 4096, at the next boot (profile)
          vmxnet3s1  lso          on already
          vmxnet3s1  rx-ring      256 -> 1024, at the next boot (profile)
          vmxnet3s1  rx-pool      512 -> 4096, at the next boot (profile)
$ printf '<?xml version="1.0" encoding="UTF-8"?>\n<profile format="1" name="pool"><description>pool alone</description><rx-pool>4096</rx-pool></profile>\n' >pool.xml; install-tools tune plan --root q --profile ./pool.xml
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
install-tools: vmxnet3s0: rx-pool cannot be set: its ring of 256 allows 2560 buffers at most
  a profile with rx-ring makes it larger
[4]
$ sed -i 's/^RxRingSize=8192,256/RxRingSize=4096,100/' q/kernel/drv/vmxnet3s.conf; install-tools tune apply -q --root q --profile ./pool.xml; grep -e ^RxR -e ^RxB q/kernel/drv/vmxnet3s.conf; install-tools tune show --root q --profile ./pool.xml
RxRingSize=4096,100,256,256,256,256,256,256,256,256;
RxBufPoolLimit=4096,512,512,512,512,512,512,512,512,512;
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  rx-pool           4096      4096         -      -  profile
          vmxnet3s1  rx-pool           4096       512         -      -  profile, its ring of 256 allows 2560 buffers at most
Result    1 setting is not as wanted, for the reasons told above
[3]
$ : "a line for one device counts more than the list"
$ for n in sol11.1 sol10u11; do rm -rf n; root n $n; rm -rf n/boot n/platform; install-tools install -q --root n --media "$media" --tune none; printf 'name="pci15ad,7b0" parent="/pci@0,0/pci15ad,7a0@15"\n\tunit-address="0" EnableLSO=1 MTU=1500 RxRingSize=1024,1024;\n' >>n/kernel/drv/vmxnet3s.conf; install-tools tune plan --root n --profile jumbo | sed '/^note/,$d'; done
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          vmxnet3s0  mtu          1500 -> 9000, at the next boot (profile)
          vmxnet3s0  lso          off not set: vmxnet3s.conf sets EnableLSO for one device by a line of its own
                                  take it out there, set it to 0 there by hand, or have LSO off for all links: "ipadm set-prop -p _lso_outbound=0 ip"
          vmxnet3s0  rx-ring      256 -> 1024, at the next boot (profile)
          vmxnet3s0  rx-pool      512 -> 4096, at the next boot (profile)
          tcp        tcp-cap      set to 4194304, at the next boot (profile)
          tcp        tcp-send     set to 1048576, at the next boot (profile)
          tcp        tcp-receive  set to 1048576, at the next boot (profile)
          receive buffers take 45 MiB a link
          a connection whose peer stalls takes up to 2048 KiB
Plan      5 changes
          install  etc/driver/drv/vmxnet3s.conf: RxRingSize=1024 for vmxnet3s0, RxBufPoolLimit=4096 for vmxnet3s0
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  lib/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          install  lib/svc/manifest/site/install-tools-net-late.xml: what is set at each boot
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    nothing was written
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          vmxnet3s0  mtu          9000 not set: vmxnet3s.conf sets MTU for one device by a line of its own
                                  that counts more than the list for all devices: take it out there, or set it there by hand
          tcp        tcp-cap      set to 4194304, at the next boot (profile)
          tcp        tcp-send     set to 1048576, at the next boot (profile)
          tcp        tcp-receive  set to 1048576, at the next boot (profile)
          a connection whose peer stalls takes up to 2048 KiB
Plan      3 changes
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  var/svc/manifest/site/install-tools-net-late.xml: what is set at each boot
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    nothing was written
$ printf 'name="pci8086,100f" parent="/pci@0,0" unit-address="1" MaxFrameSize=1;\n' >>n/kernel/drv/e1000g.conf; printf '"/pci@0,0/pci8086,100f@1" 0 "e1000g"\n' >n/etc/path_to_inst; echo h >n/etc/hostname.e1000g0; install-tools tune plan --root n --mtu 9000 --link e1000g0; install-tools tune plan --root n --mtu 4000 --link e1000g0 | grep e1000g0
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
install-tools: e1000g0: mtu cannot be set: e1000g.conf sets MaxFrameSize for one device by a line of its own
  that counts more than the list for all devices: take it out there, or set it there by hand
          e1000g0    mtu          1500 -> 4000, at the next boot (option)
          edit     kernel/drv/e1000g.conf: MTU 4000 for e1000g0
          edit     etc/hostname.e1000g0: MTU 4000 for e1000g0
$ rm -rf n; root n; rm -rf n/boot n/platform; install-tools install -q --root n --media "$media" --tune none; mkdir -p n/etc/driver/drv; echo 'name="pci15ad,7b0" parent="/pci@0,0" EnableLSO=1;' >n/etc/driver/drv/vmxnet3s.conf; install-tools tune apply --root n; sed -i s/LSO=1/LSO=0/ n/etc/driver/drv/vmxnet3s.conf; install-tools tune apply -q --root n; cat n/etc/driver/drv/vmxnet3s.conf
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: vmxnet3s0: lso cannot be set: vmxnet3s.conf sets EnableLSO for one device by a line of its own
  take it out there, set it to 0 there by hand, or have LSO off for all links: "ipadm set-prop -p _lso_outbound=0 ip"
name="pci15ad,7b0" parent="/pci@0,0" EnableLSO=0;
EnableLSO=0,0,0,0,0,0,0,0,0,0;
$ : "LSO that the whole stack has off by its store is off, whatever the line of a device says: the remedy works"
$ rm -rf n; root n; rm -rf n/boot n/platform; install-tools install -q --root n --media "$media" --tune none; mkdir -p n/etc/driver/drv n/etc/ipadm; echo 'name="pci15ad,7b0" parent="/pci@0,0" EnableLSO=1;' >n/etc/driver/drv/vmxnet3s.conf; echo '_protocol=ip;__lso_outbound=0;' >n/etc/ipadm/ipadm.conf; install-tools tune apply --root n; install-tools tune show --root n; sed -i s/=0/=1/ n/etc/ipadm/ipadm.conf; install-tools tune show --root n
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          off already
note      etc/ipadm/ipadm.conf: LSO is off for all links there (_lso_outbound=0)
Result    nothing to do: all is as wanted
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  lso                off       off         -      -  profile
note      etc/ipadm/ipadm.conf: LSO is off for all links there (_lso_outbound=0)
Result    all is as wanted
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  lso                off        on         -      -  profile, vmxnet3s.conf sets EnableLSO for one device by a line of its own
Result    1 setting is not as wanted, for the reasons told above
[3]
$ : "so it is before another property of the protocol, and no other command warns of it"
$ printf '%s\n' '_protocol=ip;__lso_outbound=0;' '_protocol=ip;__respond_to_timestamp=0;' >n/etc/ipadm/ipadm.conf; install-tools tune show --root n | grep '  lso'; warned() { install-tools verify --root n | grep -c 'LSO is broken'; }; warned; rm n/etc/ipadm/ipadm.conf; warned
          vmxnet3s0  lso                off       off         -      -  profile
0
1
$ : "a list that has it off is nothing against the line of a device"
$ echo 'EnableLSO=0,0,0,0,0,0,0,0,0,0;' >>n/etc/driver/drv/vmxnet3s.conf; warned; sed -i /parent=/d n/etc/driver/drv/vmxnet3s.conf; warned
1
0
[1]
$ : "then LSO is told, and the drivers are installed all the same"
$ rm -rf n; root n osol2009.06; rm -rf n/boot n/platform; mkdir -p n/kernel/drv; echo 'name="pci15ad,7b0" parent="/pci@0,0" EnableLSO=1;' >n/kernel/drv/vmxnet3s.conf; install-tools install --root n --media "$media" | grep -e LSO -e lso -e Result; install-tools tune show --root n
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          off not set: vmxnet3s.conf sets EnableLSO for one device by a line of its own
                                  take it out there, set it to 0 there by hand, or have a script in /etc/rc2.d call "ndd -set /dev/ip ip_lso_outbound 0"
warning   vmxnet3s: LSO is broken in this build (older than Tools 9.10): on a 5.11 kernel outgoing TCP stalls unless EnableLSO=0 is set in vmxnet3s.conf
Result    installed and verified; the drivers serve from the next boot of this root on
System    OpenSolaris 2009.06 (snv_111b) x86, 32-bit and 64-bit kernels: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          vmxnet3s0  lso                off        on         -      -  profile, vmxnet3s.conf sets EnableLSO for one device by a line of its own
Result    1 setting is not as wanted, for the reasons told above
[3]
$ : "a script that has it off for all links, as that told; not one that has it on as well, or in a comment"
$ mkdir -p n/etc/rc2.d; lso() { printf '%s\n' "$@" >n/etc/rc2.d/S99lso; install-tools tune show --root n | grep -e '  lso' -e Result; }; lso '/usr/sbin/ndd -set /dev/ip ip_lso_outbound 0; true'; install-tools tune apply --root n --stale-boot-archive=accept | grep -e '  lso' -e Result; warned
          vmxnet3s0  lso                off       off         -      -  profile
Result    all is as wanted
          vmxnet3s0  lso          off already
Result    nothing to do: all is as wanted
0
[1]
$ lso 'ndd -set /dev/ip ip_lso_outbound 0' 'ndd -set /dev/ip ip_lso_outbound $on'; lso ' # ndd -set /dev/ip ip_lso_outbound 0'; lso 'ndd -set /dev/ip ip_lso_outbound 01' 'ndd -get /dev/ip ip_lso_outbound 0'; warned; lso 'ndd -set -set /dev/ip ip_lso_outbound 0' | tail -n 1
          vmxnet3s0  lso                off        on         -      -  profile, vmxnet3s.conf sets EnableLSO for one device by a line of its own
Result    1 setting is not as wanted, for the reasons told above
          vmxnet3s0  lso                off        on         -      -  profile, vmxnet3s.conf sets EnableLSO for one device by a line of its own
Result    1 setting is not as wanted, for the reasons told above
          vmxnet3s0  lso                off        on         -      -  profile, vmxnet3s.conf sets EnableLSO for one device by a line of its own
Result    1 setting is not as wanted, for the reasons told above
1
Result    all is as wanted
$ : "what services run is root:bin, as in the system's own packages; what they read is root:sys"
$ owned() { rm -rf r; root r sol11.1; eval "$1"; install-tools install -q --root r --media "$media" --tune jumbo; (cd r; find usr/lib/install-tools lib/svc/manifest/site -type f -exec stat -c '%a %u:%g %n' {} + | sort -k 3); }
$ owned :; owned "mkdir -p r/etc; printf 'sys::13:\nbin::12:\n' >r/etc/group"
444 0:3 lib/svc/manifest/site/install-tools-net-early.xml
444 0:3 lib/svc/manifest/site/install-tools-net-late.xml
555 0:2 usr/lib/install-tools/net-tune
444 0:13 lib/svc/manifest/site/install-tools-net-early.xml
444 0:13 lib/svc/manifest/site/install-tools-net-late.xml
555 0:12 usr/lib/install-tools/net-tune
