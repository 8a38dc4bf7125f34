What an uninstall of the running system leaves until the next boot: a driver
that is in use goes on, and "reboot_required" and the closing line say so.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ new() { { echo "system $1"; shift; for fact; do echo "$fact"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; }
$ gone() { guest g install-tools uninstall --json "$@" 2>/dev/null >j; echo "$?$(grep reboot_required j)"; }
$ : "nobody uses it: rem_drv unloads it, and no link is left to ask"
$ for system in sol10u11 osol2009.06 sol11.1 sol11.4; do for profile in none jumbo; do new $system 'adapter vmxnet3'; guest g install-tools -q --tune $profile 2>/dev/null; gone; guest g modinfo | grep vmxnet3s; done; done
0      "reboot_required": false,
0      "reboot_required": false,
0      "reboot_required": false,
0      "reboot_required": false,
0      "reboot_required": false,
0      "reboot_required": false,
0      "reboot_required": false,
0      "reboot_required": false,
[1]
$ : "an interface keeps it in the kernel"
$ for system in sol10u11 osol2009.06 sol11.1 sol11.4; do for profile in none jumbo; do new $system 'adapter vmxnet3'; guest g install-tools -q --tune $profile 2>/dev/null; echo 'interface vmxnet3s0 192.0.2.9/24' >>g/state/facts; guest -r g zonename >/dev/null; gone; guest g modinfo | grep -c vmxnet3s; done; done
0      "reboot_required": true,
1
0      "reboot_required": true,
1
0      "reboot_required": true,
1
0      "reboot_required": true,
1
0      "reboot_required": true,
1
0      "reboot_required": true,
1
0      "reboot_required": true,
1
0      "reboot_required": true,
1
$ new sol11.1 'adapter vmxnet3'; guest g install-tools -q --tune none; echo 'interface vmxnet3s0 192.0.2.9/24' >>g/state/facts; guest -r g zonename >/dev/null; guest g install-tools uninstall 2>/dev/null | tail -n 1
Result    removed; what install-tools had changed is as it was before the first install; what runs of it goes on until the next boot
$ : "the second run has nothing to do, a boot is waited for no more"
$ gone; guest -r g modinfo | grep vmxnet
0      "reboot_required": false,
[1]
$ : "VMware's own, and tuning alone"
$ new sol11.1 'adapter vmxnet3' 'interface vmxnet3s0 192.0.2.9/24' 'perl-install 11'; gone --vendor
0      "reboot_required": true,
$ new sol11.1 'adapter vmxnet3' 'tools 11'; guest g install-tools tune apply -q --profile jumbo; gone
0      "reboot_required": false,
$ new sol11.1 'adapter vmxnet3' 'tools 11'; guest g install-tools tune apply -q --profile jumbo; guest -r g zonename >/dev/null; gone
0      "reboot_required": true,
$ : "an image has no such thing"
$ new sol11.1 'adapter vmxnet3'; install-tools -q --media "$media" --root g/tree; install-tools uninstall --root g/tree --json | grep reboot_required
      "reboot_required": false,
$ : "/reconfigure stays, as rem_drv leaves it: another driver may be waiting for it since, which leaves no trace in it; a boot takes it away"
$ new sol11.1 'adapter vmxnet3'; guest g install-tools -q --tune none; cp g/tree/kernel/drv/amd64/vmxnet3s g/tree/kernel/drv/amd64/acme; guest g add_drv -n acme; guest g install-tools uninstall -q; ls g/tree/reconfigure; guest -r g zonename; ls g/tree | grep reconf
Reboot client to install driver.
g/tree/reconfigure
global
[1]
$ new sol11.1 'adapter vmxnet3'; guest g install-tools -q --tune none; guest -r g zonename; guest g install-tools uninstall -q; ls g/tree | grep reconf
global
[1]
$ : "modinfo does not tell"
$ for lie in lie exit=1 kill swap; do new sol11.1 'adapter vmxnet3'; guest g install-tools -q --tune none; guest -i "modinfo:*:$lie" g install-tools uninstall --json 2>/dev/null | grep reboot_required; done
      "reboot_required": true,
      "reboot_required": true,
      "reboot_required": true,
      "reboot_required": true,
$ : "install and repair where vmxnet has the adapter of pcn, and its files are gone, or were another build's"
$ taken() { new sol10u11 'adapter vlance' "line /etc/name_to_major 'vmxnet 161'" "line /etc/driver_aliases 'vmxnet \"pci15ad,720\"'" "line /etc/driver_aliases 'vmxnet \"pci1022,2000\"'" "line /etc/minor_perm 'vmxnet:* 0600 root sys'" "$@"; guest g install-tools repair | grep -e adapter -e 'did not' -e ^Result; guest -r g prtconf -D | grep 1022; guest g install-tools repair | tail -n 1; }
$ taken; taken 'sample 11/vmxnet /kernel/drv/vmxnet' 'sample 11_64/vmxnet /kernel/drv/amd64/vmxnet'
warning   vmxnet is registered, but the running kernel did not take it
Result    repaired and verified; reboot to use it
        pci1022,2000, instance #0 (driver name: vmxnet)
Result    nothing to repair: everything is as it should be
Result    repaired and verified; reboot to use it
        pci1022,2000, instance #0 (driver name: vmxnet)
Result    nothing to repair: everything is as it should be
