Services of tuning that are there, and no record of how the network was before
them: they are told of, and go.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ ours() { (cd g/tree && find usr/lib/install-tools lib/svc/manifest/site var/svc/manifest/site var/lib/install-tools/tuning.xml -type f 2>/dev/null | sort); }
$ lose() { new_guest "$@" 'adapter vmxnet3' 'interface vmxnet3s0 192.0.2.10/24'; inside install-tools tune apply -q --profile jumbo; rm -rf g/tree/var/lib/install-tools; reboot; ours; rm -rf lost; cp -a g lost; }
$ back() { rm -rf g; cp -a lost g; }
$ : "11, whose MTU comes from the service alone"
$ lose sol11.1 'tools 11'; inside install-tools tune show; echo status $?
lib/svc/manifest/site/install-tools-net-early.xml
usr/lib/install-tools/net-tune
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       lso                off       off       off      -  profile
warning   var/lib/install-tools/tuning.xml: is gone, and services of ours are there that set the network at each boot: how it was before them is not known
          "tune revert" takes the services away; what dladm, ipadm and a driver.conf keep stays, and can be set back by hand
Result    all is as wanted
status 0
$ inside install-tools tune revert -n | tail -n 1; inside install-tools tune revert; echo status $?; ours; inside install-tools tune revert | tail -n 1; reboot dladm show-link -p -o link,mtu; inside install-tools tune show
Result    nothing was written: this was a dry run
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   var/lib/install-tools/tuning.xml: is gone, and services of ours are there that set the network at each boot: how it was before them is not known
          "tune revert" takes the services away; what dladm, ipadm and a driver.conf keep stays, and can be set back by hand
Plan      4 changes
          run      svccfg delete -f svc:/site/install-tools/net-early:default: by the system's own program
          remove   usr/lib/install-tools/net-tune: was not there before tuning
          remove   lib/svc/manifest/site/install-tools-net-early.xml: was not there before tuning
          remove   usr/lib/install-tools: was not there before tuning
Changing  /
          done     svccfg delete -f svc:/site/install-tools/net-early:default
          done     usr/lib/install-tools/net-tune
          done     lib/svc/manifest/site/install-tools-net-early.xml
          done     usr/lib/install-tools
Result    our services are gone; what they set stays until the next boot
status 0
Result    nothing to do: nothing was tuned here
net0:1500
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Tuning    link       setting         wanted    stored   current     IP  origin
          net0       lso                off       off       off      -  profile
Result    all is as wanted
$ : "so does uninstall"
$ back; inside install-tools uninstall -q; echo status $?; ours
status 0
$ : "what is tuned then knows them, and takes them with it on the way back"
$ back; inside install-tools tune apply -q --profile wan; inside install-tools tune revert | sed -n '/^Plan/,$p'; ours; reboot dladm show-link -p -o link,mtu
Plan      5 changes
          run      svccfg delete -f svc:/site/install-tools/net-early:default: by the system's own program
          remove   usr/lib/install-tools/net-tune: was not there before tuning
          remove   lib/svc/manifest/site/install-tools-net-early.xml: was not there before tuning
          remove   usr/lib/install-tools: was not there before tuning
          set      ipadm tcp: max_buf 4194304 (was set to 16777216), send_buf 1048576 (was set to 4194304), recv_buf 1048576 (was set to 4194304), _cwnd_max 1048576 (was set to 8388608)
Changing  /
          done     svccfg delete -f svc:/site/install-tools/net-early:default
          done     usr/lib/install-tools/net-tune
          done     lib/svc/manifest/site/install-tools-net-early.xml
          done     usr/lib/install-tools
          done     ipadm tcp
Result    everything that tuning had changed is as it was before
net0:1500
$ : "one that is not as we write it is nobody's business"
$ back; p=g/tree/usr/lib/install-tools/net-tune; chmod u+w $p; echo >>$p; chmod u-w $p; inside install-tools tune revert -q; echo status $?; ours
status 0
usr/lib/install-tools/net-tune
$ : "Solaris 10: half of an MTU would be no MTU, so that the other half goes, too"
$ lose sol10u11 'tools 10'; inside install-tools tune revert | sed -n '/^warning/,$p'; echo status $?; ours; grep ^MTU g/tree/kernel/drv/vmxnet3s.conf; reboot dladm show-link -p; cut -d ' ' -f 1,7,8 g/state/links
usr/lib/install-tools/net-tune
var/svc/manifest/site/install-tools-net-early.xml
var/svc/manifest/site/install-tools-net-late.xml
warning   var/lib/install-tools/tuning.xml: is gone, and services of ours are there that set the network at each boot: how it was before them is not known
          "tune revert" takes the services away; what dladm, ipadm and a driver.conf keep stays, and can be set back by hand
Plan      8 changes
          edit     kernel/drv/vmxnet3s.conf: MTU=1500, whose other half was set at each boot
          run      svccfg delete -f svc:/site/install-tools/net-late:default: by the system's own program
          run      svccfg delete -f svc:/site/install-tools/net-early:default: by the system's own program
          remove   usr/lib/install-tools/net-tune: was not there before tuning
          remove   var/svc/manifest/site/install-tools-net-late.xml: was not there before tuning
          remove   var/svc/manifest/site/install-tools-net-early.xml: was not there before tuning
          remove   usr/lib/install-tools: was not there before tuning
          run      bootadm update-archive: by the system's own program
Changing  /
          done     kernel/drv/vmxnet3s.conf
          done     svccfg delete -f svc:/site/install-tools/net-late:default
          done     svccfg delete -f svc:/site/install-tools/net-early:default
          done     usr/lib/install-tools/net-tune
          done     var/svc/manifest/site/install-tools-net-late.xml
          done     var/svc/manifest/site/install-tools-net-early.xml
          done     usr/lib/install-tools
          done     bootadm update-archive
Result    our services are gone; what they set stays until the next boot
status 0
MTU=1500,1500,1500,1500,1500,1500,1500,1500,1500,1500;
vmxnet3s0 type=non-vlan mtu=1500 device=vmxnet3s0
vmxnet3s0 1500 1500
$ : "where a record was begun that has neither, both stay, and go with the next way back"
$ back; inside install-tools tune apply -q --profile wan; inside install-tools tune revert | sed -n '/^warning/,$p'; ours; grep ^MTU g/tree/kernel/drv/vmxnet3s.conf; reboot; cut -d ' ' -f 1,7,8 g/state/links; inside install-tools tune revert -q; ours; reboot; cut -d ' ' -f 1,7,8 g/state/links
usr/lib/install-tools/net-tune
var/svc/manifest/site/install-tools-net-early.xml
MTU=9000,1500,1500,1500,1500,1500,1500,1500,1500,1500;
vmxnet3s0 9000 9000
vmxnet3s0 1500 1500
