A package of the system brings its own driver over one that we installed: it
keeps it when we go.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ new() { { echo "system $1"; echo 'adapter vmxnet3'; shift; for fact; do echo "$fact"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; }
$ take() { echo 'package site/vmxnet3s 1.0 kernel/drv/amd64/vmxnet3s kernel/drv/vmxnet3s.conf' >>g/state/facts; }
$ theirs() { cp "$SAMPLES/roots/omnios/kernel/drv/amd64/vmxnet3s" g/tree/kernel/drv/amd64/vmxnet3s; echo theirs >g/tree/kernel/drv/vmxnet3s.conf; sed -i 's/vmxnet3s:\* 0600/vmxnet3s:* 0666/' g/tree/etc/minor_perm; echo 'clone:vmxnet3s 0666 root sys' >>g/tree/etc/minor_perm; }
$ : "pkg install takes the registration over"
$ new sol11.4; guest g install-tools -q --tune none; take; theirs; contents g/tree | grep vmxnet3s >was; guest g install-tools verify | tail -n 2; guest g install-tools status | tail -n 1; guest g install-tools repair | tail -n 1
note      kernel/drv/amd64/vmxnet3s: belongs to the package site/vmxnet3s by now, which maintains this driver
Result    no differences
Result    a package maintains the driver by now; "install-tools uninstall" leaves it and takes away the rest
Result    nothing to repair: everything is as it should be
$ guest g install-tools uninstall | grep -v -e '^System' -e ' done ' -e ^Changing; contents g/tree | grep vmxnet3s | diff was -; registered g/tree; guest g install-tools status | grep -e packag -e ^Result
warning   kernel/drv/amd64/vmxnet3s: belongs to the package site/vmxnet3s by now: the driver stays, as it is and as it is registered
Plan      7 changes
          edit     etc/name_to_major: drop 'vmxnet 9'
          edit     etc/minor_perm: drop 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: drop 'vmxnet "pci15ad,720"'
          edit     etc/rem_name_to_major: add 'vmxnet 9'
          run      rem_drv vmxnet: by the system's own program
          remove   kernel/drv/amd64/vmxnet: was not there before the first install
          run      bootadm update-archive: by the system's own program
Result    removed, but for what a package maintains by now; what else install-tools had changed is as it was before the first install
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0666 root sys
etc/minor_perm:14:clone:vmxnet3s 0666 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
etc/rem_name_to_major:1:vmxnet 9
note      kernel/drv/amd64/vmxnet3s: belongs to the package site/vmxnet3s, which maintains this driver
Result    drivers are installed, not by install-tools, and they fit this system
$ : "it is the same driver"
$ new sol11.4; guest g install-tools -q --tune none --components vmxnet3s; take; contents g/tree | grep kernel/drv >was; guest g install-tools uninstall | tail -n 1; contents g/tree | grep kernel/drv | diff was -; registered g/tree
Result    removed, but for what a package maintains by now; what else install-tools had changed is as it was before the first install
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
$ : "Solaris 10, where the list of packages is a file; and the same in an image"
$ new sol10u11; guest g install-tools -q --tune none --components vmxnet3s; echo '/kernel/drv/amd64/vmxnet3s f none 0755 root sys 1 2 3 RGCvmx' >>g/tree/var/sadm/install/contents; theirs; cp -Rp g/tree i; guest g install-tools uninstall -q; registered g/tree; install-tools uninstall --root i --stale-boot-archive=accept | grep -e ' by now' -e ^Plan; registered i
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0666 root sys
etc/minor_perm:14:clone:vmxnet3s 0666 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
warning   kernel/drv/amd64/vmxnet3s: belongs to the package RGCvmx by now: the driver stays, as it is and as it is registered
Plan      0 changes
Result    removed, but for what a package maintains by now; what else install-tools had changed is as it was before the first install
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0666 root sys
etc/minor_perm:14:clone:vmxnet3s 0666 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
$ : "a package has the driver of one kernel alone: ours for the other one, which the registration serves too, is named"
$ for w in '' amd64/; do new sol10u11; guest g install-tools -q --tune none --components vmxnet3s; echo "/kernel/drv/${w}vmxnet3s f none 0755 root sys 1 2 3 RGCvmx" >>g/tree/var/sadm/install/contents; guest g install-tools uninstall | grep -e 'by now' -e 'stays too'; ls g/tree/kernel/drv/vmxnet3s g/tree/kernel/drv/amd64/vmxnet3s; done
warning   kernel/drv/vmxnet3s: belongs to the package RGCvmx by now: the driver stays, as it is and as it is registered
warning   kernel/drv/amd64/vmxnet3s: stays too, as install-tools installed it: without it the 64-bit kernel would have no driver for what is registered
Result    removed, but for what a package maintains by now; what else install-tools had changed is as it was before the first install
g/tree/kernel/drv/amd64/vmxnet3s
g/tree/kernel/drv/vmxnet3s
warning   kernel/drv/amd64/vmxnet3s: belongs to the package RGCvmx by now: the driver stays, as it is and as it is registered
warning   kernel/drv/vmxnet3s: stays too, as install-tools installed it: without it the 32-bit kernel would have no driver for what is registered
Result    removed, but for what a package maintains by now; what else install-tools had changed is as it was before the first install
g/tree/kernel/drv/amd64/vmxnet3s
g/tree/kernel/drv/vmxnet3s
$ : "OpenSolaris became OpenIndiana"
$ new osol2009.06; guest g install-tools -q --tune none; cp -Rp g/tree/var/lib/install-tools rec; cp g/tree/kernel/drv/amd64/vmxnet old; new openindiana 'package driver/network/vmxnet3s 1.0 kernel/drv/amd64/vmxnet3s'; mkdir -p g/tree/var/lib; cp -Rp rec g/tree/var/lib/install-tools; cp old g/tree/kernel/drv/amd64/vmxnet; registered g/tree >was; guest g install-tools verify -q; guest g install-tools uninstall -q; registered g/tree | diff was -; guest g install-tools status | tail -n 1
E  kernel/drv/amd64/vmxnet: VMware's build for OpenSolaris 2009.06 has no place on this system
   no package owns it: "install-tools repair" removes it
Result    the system's own driver serves; there is nothing to install
$ : "what stood there before ours comes back where ours stands; another driver's line does not take the adapter from the package's"
$ new sol11.1 "line /etc/driver_aliases 'e1000g \"pci15ad,7b0\"'" 'perl-install 10'; cp g/tree/kernel/drv/amd64/vmxnet3s before; guest g install-tools repair -q; guest g install-tools verify -q && echo right; cp -Rp g h; take; guest g install-tools uninstall -q; cmp before g/tree/kernel/drv/amd64/vmxnet3s; grep -c e1000g..pci15ad g/tree/etc/driver_aliases; rm -rf g; mv h g; take; theirs; guest g install-tools uninstall -q; grep -c e1000g..pci15ad g/tree/etc/driver_aliases
right
1
0
[1]
$ : "and when what VMware's own installer put goes"
$ for s in sol11.4 sol10u11; do new $s 'perl-install 10'; take; [ $s = sol11.4 ] || echo '/kernel/drv/amd64/vmxnet3s f none 0755 root sys 1 2 3 RGCvmx' >>g/tree/var/sadm/install/contents; theirs; registered g/tree >was; contents g/tree | grep kernel/drv >files; guest g install-tools uninstall --vendor | grep -e 'by now' -e ^Plan; registered g/tree | diff was -; contents g/tree | grep kernel/drv | diff files -; ls g/tree/etc/vmware-tools; done
warning   kernel/drv/amd64/vmxnet3s: belongs to the package site/vmxnet3s by now: the driver stays, as it is and as it is registered
Plan      2 changes
config
warning   kernel/drv/amd64/vmxnet3s: belongs to the package RGCvmx by now: the driver stays, as it is and as it is registered
Plan      2 changes
config
$ : "an image of IPS"
$ root m sol11.4; install-tools -q --root m --media "$media" --components vmxnet3s; cp "$SAMPLES/roots/omnios/kernel/drv/amd64/vmxnet3s" m/kernel/drv/amd64/vmxnet3s; cp -Rp m k; p=m/var/pkg/publisher/o/pkg/site%2Fvmxnet3s; mkdir -p m/var/pkg/state/installed $p; echo '{"o":{"site/vmxnet3s": [{"version": "1"}]}}' >m/var/pkg/state/installed/catalog.base.C; printf 'set name=pkg.fmri value=x\nfile 01 group=sys mode=0755 owner=root path=kernel/drv/amd64/vmxnet3s\n' >$p/1; for r in m k; do install-tools uninstall --root $r | grep -e 'by now' -e 'a copy stays' -e ^Plan | cut -c1-100; registered $r; done
warning   kernel/drv/amd64/vmxnet3s: belongs to the package site/vmxnet3s by now: the driver stays, 
Plan      3 changes
Result    removed, but for what a package maintains by now; what else install-tools had changed is a
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
warning   kernel/drv/amd64/vmxnet3s: was changed after the install; a copy stays in var/lib/install-
Plan      9 changes
etc/rem_name_to_major:1:vmxnet3s 7
$ : "pkg does not tell, and the driver is another one: it may be a package's"
$ new sol11.4; guest g install-tools -q --tune none; theirs; guest_listing g >was; for lie in 'stderr=pkg: the search index is damaged' lie kill; do guest -i "pkg:*:$lie" g install-tools uninstall -q; echo "status $?"; guest_listing g | diff was -; done; : >g/state/inject; guest g install-tools uninstall -q; registered g/tree
install-tools: /kernel/drv/amd64/vmxnet3s: was changed after the install, and "pkg search" does not say whether a package owns it by now
  "pkg rebuild-index" mends what pkg searches; then run again
status 4
install-tools: /kernel/drv/amd64/vmxnet3s: was changed after the install, and "pkg search" does not say whether a package owns it by now
  "pkg rebuild-index" mends what pkg searches; then run again
status 4
install-tools: /kernel/drv/amd64/vmxnet3s: was changed after the install, and "pkg search" does not say whether a package owns it by now
  "pkg rebuild-index" mends what pkg searches; then run again
status 4
etc/minor_perm:13:clone:vmxnet3s 0666 root sys
etc/rem_name_to_major:1:vmxnet3s 7
etc/rem_name_to_major:2:vmxnet 9
$ new sol11.4; guest g install-tools -q --tune none; guest -i 'pkg:*:kill' g install-tools uninstall -q && registered g/tree
etc/rem_name_to_major:1:vmxnet3s 7
etc/rem_name_to_major:2:vmxnet 9
$ : "what a package brought cannot serve: a build for another system, no alias"
$ new sol11.4 'tools 10'; take; guest g install-tools status | grep -v -e ^System -e ^note; guest g install-tools verify | tail -n 1; guest g install-tools repair -q
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11
   "pkg fix site/vmxnet3s" brings back what the package has
Result    a package maintains the driver, and that cannot serve
Result    1 difference
install-tools: /kernel/drv/amd64/vmxnet3s: belongs to the package site/vmxnet3s: the system maintains its own driver
  there is nothing to install; "pkg fix site/vmxnet3s" brings a changed one back
[4]
$ new sol11.4 'tools 11'; take; sed -i /^vmxnet3s/d g/tree/etc/driver_aliases; guest g install-tools status | grep -v -e ^System -e ^note; guest g install-tools repair -q
A  etc/driver_aliases: vmxnet3s, the driver of the package site/vmxnet3s, is not bound to its adapter
   "pkg fix site/vmxnet3s" registers it again
Result    a package maintains the driver, and that cannot serve
install-tools: /kernel/drv/amd64/vmxnet3s: belongs to the package site/vmxnet3s: the system maintains its own driver
  there is nothing to install; "pkg fix site/vmxnet3s" brings a changed one back
[4]
$ new sol11.4 'tools 11'; take; guest g install-tools status | tail -n 1
Result    drivers are installed, not by install-tools, and they fit this system
