What was tuned and not confirmed in time is reverted by whatever writes next,
where nobody was left to do it: after a restart, or when the child was ended.

Needs: [ "$(id -u)" = 0 ] && sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ : "status says that it waits, and that it waited in vain"
$ left() { rm -rf g; guest -k g $1 zonename >/dev/null; guest_listing g >was; guest g install-tools tune apply -q --mtu 9000 --live; waits 86400; }
$ : "as the deadline is written; so that no child is left"
$ waits() { echo $(($(date +%s) + $1)) >g/tree/var/lib/install-tools/confirm; }
$ over() { waits -1; }
$ left sol11.1-late; guest g install-tools status; over; guest g install-tools status; guest g dladm show-link -p -o link,mtu; guest g install-tools tune show -q
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
O  kernel/drv/vmxnet3s.conf: owner is 0:0, not 0:3
O  kernel/drv/amd64/vmxnet3s: owner is 0:0, not 0:3
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel
note      the drivers here were not installed by install-tools
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
note      var/lib/install-tools/confirm: what was tuned is not confirmed yet, and is reverted when nobody does it in time
          "install-tools tune confirm" keeps it, "install-tools tune revert" takes it back
Result    not as it should be; "install-tools repair" puts it right
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
O  kernel/drv/vmxnet3s.conf: owner is 0:0, not 0:3
O  kernel/drv/amd64/vmxnet3s: owner is 0:0, not 0:3
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel
note      the drivers here were not installed by install-tools
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
warning   var/lib/install-tools/confirm: what was tuned was not confirmed in time
          the next run that writes reverts it; "install-tools recover" does nothing else
Result    not as it should be; "install-tools repair" puts it right
net0:9000
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       rx-ring           1024      1024       256      -  computed, not confirmed in time: the next run that writes reverts it
          net0       rx-pool           4096      4096       512      -  computed, not confirmed in time: the next run that writes reverts it
[3]
$ : "recover, and nothing else"
$ guest g install-tools recover; guest g dladm show-link -p -o link,mtu; guest_listing g | diff was -; guest g install-tools recover | tail -n 1
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    was not confirmed in time, and is reverted first
Plan      5 changes
          remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
          remove   etc/driver/drv: was not there before tuning
          remove   etc/driver: was not there before tuning
          run      bootadm update-archive: by the system's own program
          set      dladm net0: mtu 1500 (was set to 9000)
Changing  /
          done     etc/driver/drv/vmxnet3s.conf
          done     etc/driver/drv
          done     etc/driver
          done     bootadm update-archive
          done     dladm net0
Result    what nobody confirmed in time was reverted
net0:1500
Result    nothing to do: no run was interrupted here
$ left sol11.1-late; over; guest g install-tools recover --json | grep -e '"changed"' -e '"result"'
      "result": "changed",
      "changed": true,
  "result": "changed",
$ : "uninstall, tune revert and tune confirm"
$ for c in uninstall "tune revert" "tune confirm"; do left sol11.1-late; over; guest g install-tools $c; echo "status $?"; guest g dladm show-link -p -o link,mtu; guest_listing g | diff was -; done
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    was not confirmed in time, and is reverted first
Plan      5 changes
          remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
          remove   etc/driver/drv: was not there before tuning
          remove   etc/driver: was not there before tuning
          run      bootadm update-archive: by the system's own program
          set      dladm net0: mtu 1500 (was set to 9000)
Changing  /
          done     etc/driver/drv/vmxnet3s.conf
          done     etc/driver/drv
          done     etc/driver
          done     bootadm update-archive
          done     dladm net0
Result    nothing to do: there is no record of install-tools here
status 0
net0:1500
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    was not confirmed in time, and is reverted first
Plan      5 changes
          remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
          remove   etc/driver/drv: was not there before tuning
          remove   etc/driver: was not there before tuning
          run      bootadm update-archive: by the system's own program
          set      dladm net0: mtu 1500 (was set to 9000)
Changing  /
          done     etc/driver/drv/vmxnet3s.conf
          done     etc/driver/drv
          done     etc/driver
          done     bootadm update-archive
          done     dladm net0
Result    everything that tuning had changed is as it was before
status 0
net0:1500
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    was not confirmed in time, and is reverted first
Plan      5 changes
          remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
          remove   etc/driver/drv: was not there before tuning
          remove   etc/driver: was not there before tuning
          run      bootadm update-archive: by the system's own program
          set      dladm net0: mtu 1500 (was set to 9000)
Changing  /
          done     etc/driver/drv/vmxnet3s.conf
          done     etc/driver/drv
          done     etc/driver
          done     bootadm update-archive
          done     dladm net0
Result    it came too late: what was tuned is as it was before
status 3
net0:1500
$ : "install and repair, with their own changes; a dry run changes nothing"
$ left sol11.1-late; over; guest -m "$SAMPLES/media/cd" g install-tools install --dry-run | tail -n 1; guest g dladm show-link -p -o link,mtu; guest -m "$SAMPLES/media/cd" g install-tools install | sed -n "/^Tuning/,\$p"; guest g dladm show-link -p -o link,mtu
Result    nothing was written: this was a dry run
net0:9000
Tuning    was not confirmed in time, and is reverted first
Plan      5 changes
          remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
          remove   etc/driver/drv: was not there before tuning
          remove   etc/driver: was not there before tuning
          run      bootadm update-archive: by the system's own program
          set      dladm net0: mtu 1500 (was set to 9000)
Changing  /
          done     etc/driver/drv/vmxnet3s.conf
          done     etc/driver/drv
          done     etc/driver
          done     bootadm update-archive
          done     dladm net0
Tuning    profile cure: LSO off where the driver is broken for its kernel
          net0       lso          on -> off, at the next boot (profile)
          until then new connections go without LSO: _lso_outbound of ip is 0
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      this machine has no adapter for vmxnet now
Plan      13 changes
          correct  kernel/drv/vmxnet3s.conf: settings of the driver
          remove   kernel/drv/vmxnet3s: this release has no 32-bit kernel
          replace  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          install  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          edit     etc/name_to_major: add 'vmxnet 9'
          edit     etc/minor_perm: add 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: add 'vmxnet "pci15ad,720"'
          edit     reconfigure: the next boot looks for new devices
          run      add_drv -m '* 0600 root sys' -i '"pci15ad,720"' vmxnet: by the system's own program
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
          run      bootadm update-archive: by the system's own program
          set      ipadm ip: _lso_outbound 0 (was 1)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     kernel/drv/vmxnet3s.conf
          done     kernel/drv/vmxnet3s
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/amd64/vmxnet
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     reconfigure
          done     add_drv -m '* 0600 root sys' -i '"pci15ad,720"' vmxnet
          done     etc/driver/drv/vmxnet3s.conf
          done     bootadm update-archive
          done     ipadm ip
          done     var/lib/install-tools/tuning.xml
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed and verified; reboot to use it
net0:1500
$ : "what is not over is left alone"
$ left sol11.1-late; over; guest -m "$SAMPLES/media/cd" g install-tools repair | sed -n "/^Tuning/,\$p"
Tuning    was not confirmed in time, and is reverted first
Plan      5 changes
          remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
          remove   etc/driver/drv: was not there before tuning
          remove   etc/driver: was not there before tuning
          run      bootadm update-archive: by the system's own program
          set      dladm net0: mtu 1500 (was set to 9000)
Changing  /
          done     etc/driver/drv/vmxnet3s.conf
          done     etc/driver/drv
          done     etc/driver
          done     bootadm update-archive
          done     dladm net0
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
$ left sol11.1-late; guest -m "$SAMPLES/media/cd" g install-tools repair | grep -c Tuning; guest g dladm show-link -p -o link,mtu; guest g install-tools tune confirm | tail -n 1; guest g install-tools status | grep confirm
0
net0:9000
Result    confirmed: what was tuned stays
[1]
$ : "a revert that fails stops what was to come after it"
$ left sol11.1-late; over; wrong dladm:8:exit=1 install-tools uninstall; inside dladm show-link -p -o link,mtu; calls g | grep -c set-linkprop; inside install-tools uninstall | tail -n 1; inside dladm show-link -p -o link,mtu
1: System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
1: Tuning    was not confirmed in time, and is reverted first
1: Plan      5 changes
1:           remove   etc/driver/drv/vmxnet3s.conf: was not there before tuning
1:           remove   etc/driver/drv: was not there before tuning
1:           remove   etc/driver: was not there before tuning
1:           run      bootadm update-archive: by the system's own program
1:           set      dladm net0: mtu 1500 (was set to 9000)
1: Changing  /
1:           done     etc/driver/drv/vmxnet3s.conf
1:           done     etc/driver/drv
1:           done     etc/driver
1:           done     bootadm update-archive
2: install-tools: dladm net0 mtu: was set to 1500, and reads 9000
2:   everything was put back; the messages of the system's programs are in /var/log/install-tools.log
net0:9000
3
Result    nothing to do: there is no record of install-tools here
net0:1500
$ : "an image of it is left as it is: its stores cannot be given back there"
$ left sol11.1-late; over; cp -Rp g/tree r; install-tools status --root r; install-tools recover --root r; install-tools tune confirm --root r; install-tools status --root r -q
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
O  kernel/drv/vmxnet3s.conf: owner is 0:0, not 0:3
O  kernel/drv/amd64/vmxnet3s: owner is 0:0, not 0:3
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel
note      the drivers here were not installed by install-tools
note      var/lib/install-tools/confirm: what was tuned was never confirmed: the boot services set nothing
          "install-tools tune confirm" keeps it, "install-tools tune revert" takes it back
Result    not as it should be; "install-tools repair" puts it right
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    nothing to do: no run was interrupted here
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Plan      0 changes
Changing  r
Result    confirmed: what was tuned stays
O  kernel/drv/vmxnet3s.conf: owner is 0:0, not 0:3
O  kernel/drv/amd64/vmxnet3s: owner is 0:0, not 0:3
E  kernel/drv/vmxnet3s: this release has no 32-bit kernel
[3]
