VMware's programs over those of its Perl installer in running systems: nothing
is stopped or started, and it is said what goes on until when.
Needs: [ "$(id -u)" = 0 ] && top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ programs old; newer_programs old new
$ new() { { echo "system $1"; echo 'adapter e1000'; echo 'adapter vmxnet3'; echo 'file /usr/lib/isaexec 0555 isaexec'; echo 'file /usr/bin/bash 0755 bash'; echo "perl-install $2"; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; perl_programs g/tree old; guest_listing g >was; : >g/state/log; }
$ it() { guest -m new g install-tools "$@"; }
$ new sol11.1 11; it --components userland,startup | grep -v -e '  replace ' -e '  correct ' -e '  install ' -e '  done ' -e '  link ' -e '  remove '; calls g | grep -v -e pkg -e smbios
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     /media/VMware Tools
          directory, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
note      etc/vmware-tools/locations: the programs that VMware's installer put here are upgraded; uninstall brings them back
note      no service is restarted: what runs of VMware's programs is the old version until the next boot, or "/etc/init.d/vmware-tools stop" and "start"
Plan      43 changes
          run      bootadm update-archive: by the system's own program
Changing  /
note      VMware's programs start at every boot
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed and verified; no reboot is needed
zonename -> 0
modinfo -> 0
bootadm update-archive -> 0
bootadm update-archive -n -> 0
bootadm update-archive -n -> 0
modinfo -> 0
ifconfig -a -> 0
dladm show-phys -p -o link,state,speed,device -> 0
$ guest g install-tools verify -q && echo right; it --components startup --start-services | tail -n 3; calls g | grep svc
right
          warning: who made it was not verified: VMware's media carry no signature
Plan      0 changes
Result    nothing to do, everything is as it should be
[1]
$ guest g install-tools uninstall -q; calls g | grep svc; guest_listing g | diff was -
svcs -H -o state svc:/system/vmware-tools:default -> 1
svcs -H -o state svc:/system/vmware-tools:default -> 1
244a245
> d 755 ./var/lib
[1]
$ new sol10u11 10; it -q --components startup --start-services; calls g | grep svc; guest g install-tools uninstall --vendor -q; guest g install-tools verify; guest g install-tools uninstall -q; find g/tree/usr g/tree/etc ! -type d -name '*vm*'
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Result    no differences
$ : "a failure in the middle leaves the Perl install"
$ new sol11.1 11; guest -i 'bootadm:*:exit=1' -m new g install-tools -q --components userland; guest_listing g | diff was -
install-tools: /: has a boot archive that is not up to date, and bootadm does not update it; all else is as before this run (bootadm: ended with status 1)
  run "bootadm update-archive" before the next boot
