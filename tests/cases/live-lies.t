Programs of a running system that fail, say nothing or something else, or do
other things than they say: what is not known counts as not given.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ new() { { echo "system $1"; echo 'adapter e1000'; echo 'adapter vmxnet3'; shift; for fact; do echo "$fact"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; guest_listing g >was; }
$ lied() { guest -i "$1" g install-tools -q --components vmxnet3s --tune none; echo "status $?"; guest_listing g | diff was - >/dev/null && echo as before || registered g/tree; }
$ : "zonename"
$ for lie in exit=1 lie kill; do new sol11.1; lied "zonename:*:$lie"; done
install-tools: /: zonename does not tell which zone this is
  run again, in the global zone
status 4
as before
install-tools: /: zonename does not tell which zone this is
  run again, in the global zone
status 4
as before
install-tools: /: zonename does not tell which zone this is
  run again, in the global zone
status 4
as before
$ new sol11.1 'zone z1'; lied 'zonename:*:stdout=ld.so.1: warning'; new sol11.1; lied 'zonename:*:stdout=ld.so.1: warning' | head -n 1
install-tools: /: this is not the global zone: it has no kernel of its own
  run in the global zone
status 4
as before
status 0
$ : "prtconf tells of no adapter: the loaded driver that was replaced still wants a reboot"
$ for lie in exit=1 lie kill; do new sol11.1 'perl-install 10'; guest -r g modinfo | grep -c vmxnet3s; guest -i "prtconf:*:$lie" g install-tools --components vmxnet3s --tune none | grep -e adapter -e ^Result; done
1
Result    installed and verified; reboot to use it
1
Result    installed and verified; reboot to use it
1
Result    installed and verified; reboot to use it
$ : "modinfo in other columns: is the driver loaded?"
$ for line in '' 'modinfo: fehlgeschlagen' '  18 fffffffff7640000 31a0 7 1 2 vmxnet3s (VMware EtherAdapter v3)' '18 vmxnet3s (VMware EtherAdapter v3)' '18 vmxnet3s' 'vmxnet3s (no number)' '18 foo (of vmxnet3s)'; do new sol11.1; guest -i "modinfo:*:stdout=$line" -i 'modinfo:*:lie' g install-tools --components vmxnet3s --tune none | grep -o 'registered, but.*' || echo taken; done
registered, but modinfo does not tell whether the running kernel took it
registered, but modinfo does not tell whether the running kernel took it
taken
taken
taken
registered, but modinfo does not tell whether the running kernel took it
registered, but the running kernel did not take it
$ : "pkg: of a file that nobody is known to have brought it is refused"
$ theirs='sample 11_64/vmxnet3s /kernel/drv/amd64/vmxnet3s'
$ for lie in exit=1 lie kill 'stdout=Warnung: x y' 'stdout=driver/net'; do new sol11.1 "$theirs"; guest -i 'pkg:*:stderr=pkg: the search index is damaged' -i "pkg:*:$lie" -i 'pkg:*:hang-up' g install-tools --components vmxnet3s --tune none; echo "status $?"; guest_listing g | diff was - && echo as before; done 2>&1 | grep -v -e ^System -e ^Media -e '^   '
install-tools: /kernel/drv/amd64/vmxnet3s: stands here already, and "pkg search" does not say whether a package owns it
  "pkg rebuild-index" mends what pkg searches; a file that you put there yourself may be moved away; then run again
status 4
as before
install-tools: /kernel/drv/amd64/vmxnet3s: stands here already, and "pkg search" does not say whether a package owns it
  "pkg rebuild-index" mends what pkg searches; a file that you put there yourself may be moved away; then run again
status 4
as before
install-tools: /kernel/drv/amd64/vmxnet3s: stands here already, and "pkg search" does not say whether a package owns it
  "pkg rebuild-index" mends what pkg searches; a file that you put there yourself may be moved away; then run again
status 4
as before
install-tools: /kernel/drv/amd64/vmxnet3s: stands here already, and "pkg search" does not say whether a package owns it
  "pkg rebuild-index" mends what pkg searches; a file that you put there yourself may be moved away; then run again
status 4
as before
install-tools: /kernel/drv/amd64/vmxnet3s: stands here already, and "pkg search" does not say whether a package owns it
  "pkg rebuild-index" mends what pkg searches; a file that you put there yourself may be moved away; then run again
status 4
as before
$ new sol11.1 "$theirs"; guest g install-tools --components vmxnet3s --tune none -n | grep -A 1 -e 'pkg search' -e ^Result
Result    nothing was written: this was a dry run
$ : "VMware's installer recorded it; our own is whole"
$ new sol11.1 'perl-install 10'; guest -i 'pkg:*:kill' g install-tools --components vmxnet3s --tune none -n | grep -e pkg -e ^Result; new sol11.1; guest g install-tools -q --components vmxnet3s --tune none; guest -i 'pkg:*:kill' g install-tools --components vmxnet3s --tune none -n | grep -e pkg -e ^Result
Result    nothing was written: this was a dry run
Result    nothing to do, everything is as it should be
$ : "pkg says nobody, its files name one"
$ dir=/var/pkg/publisher/site/pkg/driver%2Fvmxnet3s; new sol11.1 "$theirs" "file /var/pkg/state/installed/catalog.base.C 644 '{\"site\": {\"driver/vmxnet3s\": [{\"version\": \"1.0\"}]}}'" "file $dir/1.0 644 'file 0123 group=sys mode=0755 owner=root path=kernel/drv/amd64/vmxnet3s'"; guest g install-tools -q --components vmxnet3s --tune none; echo "status $?"
install-tools: /kernel/drv/amd64/vmxnet3s: belongs to the package driver/vmxnet3s: the system maintains its own driver
  there is nothing to install; "pkg fix driver/vmxnet3s" brings a changed one back
status 4
$ : "what it prints is no package: uninstall takes all away"
$ for lie in 'stdout=Warnung: x y' stdout=/usr stdout=a//b 'stdout=-x' 'stdout=a/'; do new sol11.1; guest g install-tools -q --components vmxnet3s --tune none; guest -i "pkg:*:$lie" -i 'pkg:*:lie' g install-tools uninstall | tail -n 1; registered g/tree; done
Result    removed; what install-tools had changed is as it was before the first install
etc/rem_name_to_major:1:vmxnet3s 7
Result    removed; what install-tools had changed is as it was before the first install
etc/rem_name_to_major:1:vmxnet3s 7
Result    removed; what install-tools had changed is as it was before the first install
etc/rem_name_to_major:1:vmxnet3s 7
Result    removed; what install-tools had changed is as it was before the first install
etc/rem_name_to_major:1:vmxnet3s 7
Result    removed; what install-tools had changed is as it was before the first install
etc/rem_name_to_major:1:vmxnet3s 7
$ : "programs beside a vmtoolsd of which it does not tell"
$ new sol11.4 'file /usr/bin/vmtoolsd 755 x'; guest -i 'pkg:*:exit=2' g install-tools -q --components vmxnet3s,userland --tune none; echo "status $?"; guest_listing g | diff was - && echo as before
install-tools: /usr/bin/vmtoolsd: stands here already, and "pkg search" does not say whether a package owns it
  "pkg rebuild-index" mends what pkg searches; a file that you put there yourself may be moved away; then run again
status 4
as before
$ : "Solaris 10 without the list of its packages"
$ new sol10u11 'sample 10_64/vmxnet3s /kernel/drv/amd64/vmxnet3s' 'remove /var/sadm/install/contents'; guest g install-tools --components vmxnet3s --tune none -n | grep -A 1 -e whether -e ^Result
warning   kernel/drv/amd64/vmxnet3s: nothing tells whether a package owns it: there is no pkg, and no var/sadm/install/contents
          if one does, "install-tools uninstall" brings its file back
--
Result    nothing was written: this was a dry run
$ : "add_drv puts lines in another order: of an alias that two drivers have the first one gets it"
$ turn='{ a=; while read -r l; do a=$(printf "%s\n%s" "$l" "$a"); done </etc/driver_aliases; printf "%s\n" "$a" >/etc/driver_aliases; }'
$ new sol11.1; lied "devfsadm:1:run=$turn"
status 0
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:1:vmxnet3s "pci15ad,7b0"
$ new sol11.1 "line /etc/driver_aliases 'sd \"scsa,x\"'" "line /etc/driver_aliases 'e1000g \"scsa,x\"'"; lied "devfsadm:1:run=$turn"
install-tools: /etc/driver_aliases: is not what the system's program (add_drv, rem_drv or update_drv) was to make of it
  everything was put back; the system's messages are in /var/log/install-tools.log
status 1
as before
$ : "it does more than was asked for, or undoes a part"
$ for more in 'echo x >>/etc/name_to_major' 'echo "zzz 7" >>/etc/name_to_major' 'echo "e1000g \"pci15ad,7b0\"" >>/etc/driver_aliases' ': >/etc/minor_perm'; do new sol11.1; lied "devfsadm:1:run={ $more; }"; done
install-tools: /etc/name_to_major: is not what the system's program (add_drv, rem_drv or update_drv) was to make of it
  everything was put back; the system's messages are in /var/log/install-tools.log
status 1
as before
install-tools: /etc/name_to_major: is not what the system's program (add_drv, rem_drv or update_drv) was to make of it
  everything was put back; the system's messages are in /var/log/install-tools.log
status 1
as before
install-tools: /etc/driver_aliases: is not what the system's program (add_drv, rem_drv or update_drv) was to make of it
  everything was put back; the system's messages are in /var/log/install-tools.log
status 1
as before
install-tools: /etc/minor_perm: is not what the system's program (add_drv, rem_drv or update_drv) was to make of it
  everything was put back; the system's messages are in /var/log/install-tools.log
status 1
as before
$ : "rem_drv dies, and leaves half a table; what it took to do so is no reason to leave that"
$ while_='i=0; while [ $i -lt 3000000 ]; do i=$((i+1)); done'
$ new sol10u11; guest g install-tools -q --components vmxnet3s --tune none; guest -i "rem_drv:1:run={ echo x >/etc/name_to_major.a12345; $while_; }" -i rem_drv:1:kill g install-tools uninstall -q; echo "status $?"; ls g/tree/etc | grep name_to; registered g/tree
install-tools: rem_drv: was ended by signal 9
  everything was put back; its messages are in /var/log/install-tools.log
status 1
name_to_major
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
$ : "a last line without a newline: rem_drv leaves the one that install had to add; dying, failing, all is as it was"
$ tables() { (cd g/tree/etc; for t in name_to_major driver_aliases minor_perm; do echo "$t"; od -c $t; done; [ ! -f ../kernel/drv/amd64/vmxnet3s ] || echo driver); }
$ bare() { new $1; for t in name_to_major driver_aliases minor_perm; do printf %s "$(cat g/tree/etc/$t)" >g/tree/etc/$t; done; tables >old; guest g install-tools -q --components vmxnet3s --tune none; tables >new; }
$ state() { tables >now; if cmp -s now old; then echo as before the install; elif cmp -s now new; then echo installed; else diff old now; fi; }
$ for s in sol10u11 osol2009.06 sol11.4; do bare $s; guest g install-tools uninstall | grep 'no newline'; state; done
          edit     etc/name_to_major: no newline at its end, as before the first install
          edit     etc/minor_perm: no newline at its end, as before the first install
          edit     etc/driver_aliases: no newline at its end, as before the first install
as before the install
          edit     etc/name_to_major: no newline at its end, as before the first install
          edit     etc/minor_perm: no newline at its end, as before the first install
          edit     etc/driver_aliases: no newline at its end, as before the first install
as before the install
          edit     etc/name_to_major: no newline at its end, as before the first install
          edit     etc/minor_perm: no newline at its end, as before the first install
          edit     etc/driver_aliases: no newline at its end, as before the first install
as before the install
$ for lie in rem_drv:1:exit-after=1 rem_drv:1:lie rem_drv:1:kill-after bootadm:4:signal-caller=9 bootadm:4:exit=1; do bare sol11.4; guest -i "$lie" g install-tools uninstall -q >said 2>&1; grep ^install-tools said; guest g install-tools recover -q; state; guest g install-tools uninstall -q; state; done
install-tools: rem_drv: ended with status 1
installed
as before the install
install-tools: /etc/name_to_major: is not what the system's program (add_drv, rem_drv or update_drv) was to make of it
installed
as before the install
install-tools: rem_drv: was ended by signal 9
installed
as before the install
as before the install
as before the install
install-tools: bootadm: ended with status 1
installed
as before the install
