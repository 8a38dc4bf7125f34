Several roots in one run: each is a change of its own.

$ root a; root b sol10u11; root c sparc11; root d sol11.4
$ install-tools -q --media "$media" --root a --root b --root c --root d
install-tools: b: has a boot archive, which this change makes stale: the first boot of Oracle Solaris 10 1/13 (u11) x86 would stop in maintenance
  run with --stale-boot-archive=accept, then on a Solaris host: bootadm update-archive -R b
install-tools: c: this is a SPARC system; VMware's virtual machines are x86
  there are no such drivers for SPARC
[4]
$ for r in a b c d; do find $r/kernel/drv -name vmxnet3s | sort; done
a/kernel/drv/amd64/vmxnet3s
d/kernel/drv/amd64/vmxnet3s
$ install-tools -q --media "$media" --root a --root d
$ rm -rf d; root d sol11.4; install-tools --media "$media" --root a --root c --root missing --root d 2>err; echo "status $?"; cat err
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature

Root      a
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      0 changes
Result    nothing to do, everything is as it should be

Root      c
System    Oracle Solaris 11.3 SPARC: unsupported
Result    refused

Root      missing
Result    refused

Root      d
System    Oracle Solaris 11.4 x86, 64-bit kernel: supported
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      9 changes
          install  kernel/drv/vmxnet3s.conf: settings of the driver
          install  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          install  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          edit     etc/name_to_major: add 'vmxnet3s 7', add 'vmxnet 9'
          edit     etc/minor_perm: add 'vmxnet3s:* 0600 root sys', add 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"', add 'vmxnet "pci15ad,720"'
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
          create   reconfigure: the next boot looks for new devices
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  d
          done     kernel/drv/vmxnet3s.conf
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/amd64/vmxnet
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     etc/driver/drv/vmxnet3s.conf
          done     reconfigure
          done     var/lib/install-tools/tuning.xml
Result    installed and verified; the drivers serve from the next boot of this root on

Total     4 roots: 1 unchanged, 1 changed, 2 refused
status 4
install-tools: c: this is a SPARC system; VMware's virtual machines are x86
  there are no such drivers for SPARC
install-tools: missing: cannot be opened: No such file or directory
  name the directory that holds the target's etc and kernel with --root
$ rm -rf d; root d sol11.4; install-tools --json --media "$media" --root a --root c --root d 2>/dev/null | grep -e '^  "' -e '^      "r' -e '^      "changed' -e '"text": "this is'
  "schema": 1,
  "command": "install",
  "media": {
  "roots": [
      "root": "a",
      "result": "unchanged",
      "changed": false,
      "reboot_required": false,
      "root": "c",
      "result": "refused",
      "changed": false,
      "reboot_required": false,
          "text": "this is a SPARC system; VMware's virtual machines are x86",
      "root": "d",
      "result": "changed",
      "changed": true,
      "reboot_required": false,
  "result": "refused",
  "errors": []
$ mkdir empty; install-tools status --root c --root empty --root a >/dev/null 2>&1; echo $?
4
$ install-tools verify -q --root c --root a >/dev/null 2>&1; echo $?
4
$ rm a/kernel/drv/amd64/vmxnet; install-tools verify -q --root d --root a
Root      a
X  kernel/drv/amd64/vmxnet: is missing
[3]
$ install-tools verify -q --root d --root a --root c 2>/dev/null
Root      a
X  kernel/drv/amd64/vmxnet: is missing
[1]
$ root n openindiana; echo x >bad; install-tools --media bad --root a --root n
install-tools: bad: is no tar, zip or ISO 9660 image
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
Root      a
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    refused

Root      n
System    OpenIndiana Hipster 2021.04, 64-bit kernel: native
Result    nothing to do: illumos maintains its own drivers for VMware's devices

Total     2 roots: 1 unchanged, 1 refused
[5]
$ install-tools -q --media bad --root a --root d
install-tools: bad: is no tar, zip or ISO 9660 image
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
[5]
$ install-tools --json --media bad --root a --root n 2>/dev/null | grep -e '^  "' -e '^      "r' -e '"path"' -e '"text"'
  "schema": 1,
  "command": "install",
  "media": null,
  "roots": [
      "root": "a",
      "result": "refused",
      "reboot_required": false,
      "root": "n",
      "result": "unchanged",
      "reboot_required": false,
  "result": "refused",
  "errors": [
      "path": "bad",
      "text": "is no tar, zip or ISO 9660 image",
      "remedy": "give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory"
$ cp -Rp "$SAMPLES/media/vmware-tools-distrib" at; rm -rf at/lib/modules/binary/11*; install-tools -q --root a --root d --media at
install-tools: a: at: vmxnet3s: the media has no directory 11_64; it has 10, 10_64, 2009.06, 2009.06_64
  use media that has it, or choose another directory with --os-dir
install-tools: d: at: vmxnet3s: the media has no directory 11_64; it has 10, 10_64, 2009.06, 2009.06_64
  use media that has it, or choose another directory with --os-dir
[5]
$ ln -s a link; install-tools -q --media "$media" --root a --root d --root ./link
install-tools: ./link: is the same root as a, named before it
  name each root once
[2]
$ install-tools --json --media "$media" --root a --root a/ 2>/dev/null | grep -e result -e '"text"'
  "result": "refused",
      "text": "is the same root as a, named before it",
$ for i in 1 2 3 4 5 6 7 8 9; do for j in 0 1 2 3; do root m$i$j; echo m$i$j; done; done >many; (ulimit -n 16; install-tools -q --media "$media" --roots-from many); echo $?; find m* -name vmxnet3s | wc -l
0
36
$ : "whoever calls has SIGCHLD ignored, and the ends of processes are known all the same"
$ rm -rf a d; root a; root d; deaf() { perl -e '$SIG{CHLD} = "IGNORE"; exec @ARGV' install-tools "$@"; }; deaf -q --media "$media" --root a --root d; echo $?; find a d -name vmxnet3s; deaf uninstall -q --root a; echo $?
0
a/kernel/drv/amd64/vmxnet3s
d/kernel/drv/amd64/vmxnet3s
0
