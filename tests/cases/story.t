What the second part of the demonstration shows: the tale of 2013 in a running
Solaris 11.1, from the wrong driver to jumbo frames that arrive, and back.

Needs: [ "$(id -u)" = 0 ] && sh "$top_srcdir/tests/guest/run" --possible
$ sh "$SRC/tests/samples/story.sh" "$BUILT" .

# A running Solaris 11.1 is slow.  Is the right driver in it?
guest# install-tools verify
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
O  kernel/drv/vmxnet3s.conf: owner is 0:0, not 0:3
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11
O  kernel/drv/amd64/vmxnet3s: owner is 0:0, not 0:3
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel
note      the drivers here were not installed by install-tools
Result    4 differences; "install-tools repair" puts them right

# Jumbo frames, as the manuals of the time tell it: no complaint ...
guest# ndd -set /dev/vmxnet3s0 accept-jumbo 1

# ... and no effect.
guest# dladm show-link -o link,mtu net1
LINK        MTU
net1        1500

# Why?
guest# install-tools tune plan --profile jumbo
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          net1       mtu          9000 not set: the driver was built for Solaris 10: accept-jumbo succeeds with it on this system and changes nothing
                                  "install-tools repair" brings the right one
          tcp        tcp-cap      1048576 -> 4194304, at once (profile)
          tcp        tcp-send     49152 -> 1048576, at once (profile)
          tcp        tcp-receive  128000 -> 1048576, at once (profile)
          a connection whose peer stalls takes up to 2048 KiB
Plan      2 changes
          set      ipadm tcp: max_buf 4194304 (was 1048576), send_buf 1048576 (was 49152), recv_buf 1048576 (was 128000)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    nothing was written

# The right driver, in place of the wrong one.
guest# install-tools repair
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     /media/VMware Tools
          directory holding tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
warning   kernel/drv/amd64/vmxnet3s: the driver installed now is wrong for this system: built for Solaris 10, not for Solaris 11
warning   vmxnet3s: LSO is broken in this build (older than Tools 9.10): on a 5.11 kernel outgoing TCP stalls unless EnableLSO=0 is set in vmxnet3s.conf
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      4 changes
          correct  kernel/drv/vmxnet3s.conf: settings of the driver
          remove   kernel/drv/vmxnet3s: this release has no 32-bit kernel
          replace  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          run      bootadm update-archive: by the system's own program
Changing  /
          done     kernel/drv/vmxnet3s.conf
          done     kernel/drv/vmxnet3s
          done     kernel/drv/amd64/vmxnet3s
          done     bootadm update-archive
Result    repaired and verified; reboot to use it

# It serves from the next boot on.
guest# reboot

# Is it all right?  But for its LSO, and that is a setting.
guest# install-tools verify
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   kernel/drv/amd64/vmxnet3s: LSO is broken in this build (older than Tools 9.10): on a 5.11 kernel outgoing TCP stalls unless EnableLSO=0 is set in vmxnet3s.conf
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Result    no differences

# MTU with the rings it needs, LSO off in this driver, TCP buffers.
guest# install-tools tune apply --profile jumbo
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    profile jumbo: frames of N bytes, with rings and buffers that fit
          net1       mtu          1500 -> 9000, at the next boot (profile)
          net1       lso          on -> off, at the next boot (profile)
          net1       rx-ring      256 -> 1024, at the next boot (profile)
          net1       rx-pool      512 -> 4096, at the next boot (profile)
          tcp        tcp-cap      1048576 -> 4194304, at once (profile)
          tcp        tcp-send     49152 -> 1048576, at once (profile)
          tcp        tcp-receive  128000 -> 1048576, at once (profile)
          until then new connections go without LSO: _lso_outbound of ip is 0
          receive buffers take 45 MiB a link
          a connection whose peer stalls takes up to 2048 KiB
Plan      8 changes
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0, RxRingSize=1024 for vmxnet3s0, RxBufPoolLimit=4096 for vmxnet3s0
          install  usr/lib/install-tools/net-tune: sets it; needs nothing of ours
          install  lib/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          run      bootadm update-archive: by the system's own program
          run      svccfg import /lib/svc/manifest/site/install-tools-net-early.xml: by the system's own program
          set      ipadm ip: _lso_outbound 0 (was 1)
          set      ipadm tcp: max_buf 4194304 (was 1048576), send_buf 1048576 (was 49152), recv_buf 1048576 (was 128000)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     etc/driver/drv/vmxnet3s.conf
          done     usr/lib/install-tools/net-tune
          done     lib/svc/manifest/site/install-tools-net-early.xml
          done     bootadm update-archive
          done     svccfg import /lib/svc/manifest/site/install-tools-net-early.xml
          done     ipadm ip
          done     ipadm tcp
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot

# What can take effect at once has; the rest waits for a boot.
guest# install-tools tune show
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net1       mtu               9000      9000      1500   1500  profile, at the next boot
          net1       lso                off       off       off      -  profile
          net1       rx-ring           1024      1024       256      -  profile, at the next boot
          net1       rx-pool           4096      4096       512      -  profile, at the next boot
          tcp        tcp-cap        4194304   4194304   4194304      -  profile
          tcp        tcp-send       1048576   1048576   1048576      -  profile
          tcp        tcp-receive    1048576   1048576   1048576      -  profile
Result    3 settings wait for the next boot

# So be it.
guest# reboot

# Large packets reach another machine now.
guest# install-tools tune show --peer 198.51.100.1
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net1       mtu               9000      9000      9000   9000  profile
          net1       lso                off       off       off      -  profile
          net1       rx-ring           1024      1024      1024      -  profile
          net1       rx-pool           4096      4096      4096      -  profile
          tcp        tcp-cap        4194304   4194304   4194304      -  profile
          tcp        tcp-send       1048576   1048576   1048576      -  profile
          tcp        tcp-receive    1048576   1048576   1048576      -  profile
Peer      198.51.100.1: packets of N bytes arrive whole, and larger ones do not leave
Result    all is as wanted

# Does it last?
guest# reboot

# It does.
guest# install-tools tune show
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net1       mtu               9000      9000      9000   9000  profile
          net1       lso                off       off       off      -  profile
          net1       rx-ring           1024      1024      1024      -  profile
          net1       rx-pool           4096      4096      4096      -  profile
          tcp        tcp-cap        4194304   4194304   4194304      -  profile
          tcp        tcp-send       1048576   1048576   1048576      -  profile
          tcp        tcp-receive    1048576   1048576   1048576      -  profile
Result    all is as wanted

# Now all of it back, byte for byte.
guest# install-tools tune revert
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      ip: _lso_outbound is 1 already, as it was before tuning
Plan      13 changes
          run      svccfg delete -f svc:/site/install-tools/net-early:default: by the system's own program
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
          run      bootadm update-archive: by the system's own program
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
Changing  /
          done     svccfg delete -f svc:/site/install-tools/net-early:default
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
          done     bootadm update-archive
          done     ipadm tcp
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next

# Is every file of the guest as it was?
host$ cmp before after

# And the network?
guest# reboot

# The frames ...
guest# dladm show-link -o link,mtu net1
LINK        MTU
net1        1500

# ... and the buffers.
guest# ipadm show-prop -p max_buf,send_buf,recv_buf tcp
PROTO PROPERTY              PERM CURRENT      PERSISTENT   DEFAULT      POSSIBLE
tcp   max_buf               rw   1048576      --           1048576      128000-1073741824
tcp   send_buf              rw   49152        --           49152        4096-1048576
tcp   recv_buf              rw   128000       --           128000       2048-1048576

The guest is in W/guest; tests/guest/run takes it from here.
