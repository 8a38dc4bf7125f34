VMware's programs over those that its own Perl installer put: what it recorded
is upgraded in one transaction, what an admin edited stays, its answers and
records stay true, and uninstall gives the Perl install back.

$ programs old; newer_programs old new; printf '#!/bin/sh\n[[ x ]]\n' >new/vmware-tools-distrib/installer/services.sh
$ make() { root r $1; mkdir -p r/usr/lib r/usr/bin; echo isaexec >r/usr/lib/isaexec; chmod 555 r/usr/lib/isaexec; : >r/usr/bin/bash; perl_installer r $2; perl_programs r old; listing r >exact.$1; mv r made.$1; }
$ new() { rm -rf r; test -d made.${1:-sol11.1} || make ${1:-sol11.1} ${2:-11}; cp -a made.${1:-sol11.1} r; cp exact.${1:-sol11.1} exact; }
$ it() { install-tools "$@" --root r; }
$ up() { it -q --media new --components userland "$@"; }
$ ours() { (cd r; find etc/init.d etc/rc* lib/svc var/svc -name '*vmware*' 2>/dev/null | sort | while read -r n; do stat -c '%a %N' $n; done); }
$ mine() { echo mine >>r/$1; touch -t ${2:-202001010000} r/$1; }
$ new; untrue r; it --media new --components userland | sed -n '/^note/,/^Changing/p'
note      etc/vmware-tools/locations: the programs that VMware's installer put here are upgraded; uninstall brings them back
Plan      41 changes
          replace  usr/bin/vm-support: of VMware's programs
          correct  usr/share/doc/vmware-tools/INSTALL: of VMware's programs
          correct  usr/share/doc/vmware-tools/README: of VMware's programs
          replace  etc/vmware-tools/messages/de/toolboxcmd.vmsg: of VMware's programs
          replace  etc/vmware-tools/poweroff-vm-default: of VMware's programs
          replace  etc/vmware-tools/poweron-vm-default: of VMware's programs
          replace  etc/vmware-tools/scripts/vmware/network: of VMware's programs
          replace  etc/vmware-tools/statechange.subr: of VMware's programs
          replace  usr/lib/vmware-tools/bin/amd64/vmware-toolbox-cmd: of VMware's programs
          replace  usr/lib/vmware-tools/bin/amd64/vmware-xdg-detect-de: of VMware's programs
          replace  usr/lib/vmware-tools/bin/i86/vmware-toolbox-cmd: of VMware's programs
          replace  usr/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper: of VMware's programs
          replace  usr/lib/vmware-tools/bin/i86/vmware-xdg-detect-de: of VMware's programs
          replace  usr/lib/vmware-tools/bin/vmware-user-wrapper: of VMware's programs
          replace  usr/lib/vmware-tools/icu/icudt.dat: of VMware's programs
          replace  usr/lib/vmware-tools/lib/amd64/libconf/etc/pango.rc: of VMware's programs
          link     usr/lib/vmware-tools/lib/amd64/libvmtools.so: to libvmtools.so.1, no longer to libvmtools.so.0
          install  usr/lib/vmware-tools/lib/amd64/libvmtools.so.1: of VMware's programs
          replace  usr/lib/vmware-tools/lib/i86/libconf/etc/pango.rc: of VMware's programs
          link     usr/lib/vmware-tools/lib/i86/libvmtools.so: to libvmtools.so.1, no longer to libvmtools.so.0
          install  usr/lib/vmware-tools/lib/i86/libvmtools.so.1: of VMware's programs
          install  usr/lib/vmware-tools/plugins32/vmsvc/libnew.so: of VMware's programs
          replace  usr/lib/vmware-tools/plugins32/vmsvc/libtimeSync.so: of VMware's programs
          install  usr/lib/vmware-tools/plugins64/vmsvc/libother.so: of VMware's programs
          replace  usr/lib/vmware-tools/sbin/amd64/vmtoolsd: of VMware's programs
          replace  usr/lib/vmware-tools/sbin/amd64/vmware-checkvm: of VMware's programs
          replace  usr/lib/vmware-tools/sbin/amd64/vmware-hgfsmounter: of VMware's programs
          replace  usr/lib/vmware-tools/sbin/amd64/vmware-rpctool: of VMware's programs
          replace  usr/lib/vmware-tools/sbin/amd64/vmware-vmblockmounter: of VMware's programs
          replace  usr/lib/vmware-tools/sbin/i86/vmtoolsd: of VMware's programs
          replace  usr/lib/vmware-tools/sbin/i86/vmware-checkvm: of VMware's programs
          replace  usr/lib/vmware-tools/sbin/i86/vmware-hgfsmounter: of VMware's programs
          replace  usr/lib/vmware-tools/sbin/i86/vmware-rpctool: of VMware's programs
          replace  usr/lib/vmware-tools/sbin/i86/vmware-vmblockmounter: of VMware's programs
          replace  usr/lib/vmware-tools/wrapper-all.sh: of VMware's programs
          link     usr/lib/vmware-tools/libconf: to lib/amd64/libconf, no longer to /usr/lib/vmware-tools/lib/i86/libconf
          correct  etc/vmware-tools/config: of VMware's programs
          remove   usr/lib/vmware-tools/lib/amd64/libvmtools.so.0: this media has it no more
          remove   usr/lib/vmware-tools/lib/i86/libvmtools.so.0: this media has it no more
          remove   usr/lib/vmware-tools/plugins64/vmsvc/libtimeSync.so: this media has it no more
          replace  etc/vmware-tools/locations: tells VMware's own programs of the files above
Changing  r
$ : "the one set-uid program, hard links to isaexec; no link leads nowhere; the answers"
$ find r -perm /6000; stat -c '%h %n' r/usr/sbin/vmware-*; find r -type l | while read -r l; do t=$(readlink $l); case $t in /*) t=r$t ;; *) t=$(dirname $l)/$t ;; esac; test -e $t || echo $l; done; grep -c '^answer' r/etc/vmware-tools/locations; untrue r
r/usr/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper
3 r/usr/sbin/vmware-checkvm
3 r/usr/sbin/vmware-rpctool
10
$ it verify -q && it status | tail -n 3; it --media new --components userland | tail -n 2
Programs  VMware's, 36 files and 18 links
note      etc/vmware-tools/locations: VMware Tools 9.0.0 build-782409: the record of VMware's installer names 93 files: all are as it says
Result    installed, and it fits this system
Plan      0 changes
Result    nothing to do, everything is as it should be
$ it uninstall -q; listing r | diff exact -
209a210
> d 755 ./var/lib
[1]
$ : "what was edited: below etc it stays, elsewhere it is replaced and kept"
$ new; for f in etc/vmware-tools/poweron-vm-default etc/vmware-tools/tools.conf usr/bin/vm-support; do mine $f; done; sed -i 's,^file /etc/vmware-tools/statechange.subr .*,file /etc/vmware-tools/statechange.subr,' r/etc/vmware-tools/locations; note r 'modified /etc/vmware-tools/scripts/vmware/network'; listing r >exact
$ it --media new --components userland | sed -n '/^warning/,/^Plan/p'
warning   usr/bin/vm-support: was changed after VMware's installer put it there; a copy stays in var/lib/install-tools/backup/SHA256
warning   etc/vmware-tools/poweron-vm-default: stays: it was changed after VMware's installer put it there; this media has another one
          move it away and run again for that one
warning   etc/vmware-tools/scripts/vmware/network: stays: it was changed after VMware's installer put it there; this media has another one
          move it away and run again for that one
warning   etc/vmware-tools/statechange.subr: stays: nothing tells whether it was edited since VMware's installer put it there; this media has another one
          move it away and run again for that one
note      etc/vmware-tools/locations: the programs that VMware's installer put here are upgraded; uninstall brings them back
Plan      38 changes
$ (cd r; tail -qn 1 etc/vmware-tools/poweron-vm-default etc/vmware-tools/tools.conf usr/bin/vm-support etc/vmware-tools/statechange.subr etc/vmware-tools/scripts/vmware/network); it verify -q && up && it verify -q && echo right
mine
mine
newer
etc/statechange.subr
etc/scripts/vmware/network
right
$ it uninstall -q; listing r | diff exact -
210a211
> d 755 ./var/lib
[1]
$ : "the same bytes with another time are no edit"
$ new; cp new/vmware-tools-distrib/etc/poweron-vm-default r/etc/vmware-tools/; up; it verify -q && echo right
right
$ : "what cannot be proved to be VMware's"
$ new; echo mine >r/usr/lib/vmware-tools/plugins32/vmsvc/libnew.so; listing r >exact; up; listing r | diff exact -
install-tools: r/usr/lib/vmware-tools/plugins32/vmsvc/libnew.so: stands where a program of VMware's belongs, and is not in the records of VMware's installer
  move it away and run again, or leave the component userland out
$ note r 'file /usr/lib/vmware-tools/plugins32/vmsvc/libnew.so 1' 'remove_file /usr/lib/vmware-tools/plugins32/vmsvc/libnew.so'; up
install-tools: r/usr/lib/vmware-tools/plugins32/vmsvc/libnew.so: stands where a program of VMware's belongs, and is not in the records of VMware's installer
  move it away and run again, or leave the component userland out
[4]
$ new; rm r/usr/bin/vmware-user; ln -s /opt/user r/usr/bin/vmware-user; note r 'remove_file /usr/bin/vmware-user'; up
install-tools: r/usr/bin/vmware-user: stands where a link to ../lib/vmware-tools/bin/i86/vmware-user-suid-wrapper belongs, and is not ours
  move it away and run again
[4]
$ new; rm r/usr/bin/vm-support; ln -s /opt/user r/usr/bin/vm-support; up
install-tools: r/usr/bin/vm-support: is a symbolic link, which is not replaced
  move it away and run again
[4]
$ : "a file of somebody's where a link is recorded stays, but not among the programs themselves"
$ new; for n in bin/vmware-user sbin/vmtoolsd; do rm r/usr/$n; echo mine >r/usr/$n; done; listing r >exact; it --media new --components userland | grep -A 1 -e '^warning' -e ^Result; cat r/usr/bin/vmware-user r/usr/sbin/vmtoolsd; it verify -q && echo right; it -q --media new --components userland; it uninstall -q; listing r | diff exact -
warning   usr/sbin/vmtoolsd: stays: it is a file, where VMware's installer made a link; this media has another one
          move it away and run again for that one
warning   usr/bin/vmware-user: stays: it is a file, where VMware's installer made a link; this media has another one
          move it away and run again for that one
--
Result    installed and verified; no driver was changed
mine
mine
right
209a210
> d 755 ./var/lib
[1]
$ new; rm r/usr/lib/vmware-tools/libconf; echo mine >r/usr/lib/vmware-tools/libconf; listing r >exact; up; listing r | diff exact -
install-tools: r/usr/lib/vmware-tools/libconf: stands where a link to lib/amd64/libconf belongs, and is not ours
  move it away and run again
$ new; rm r/usr/bin/vmware-user; mkdir r/usr/bin/vmware-user; up
install-tools: r/usr/bin/vmware-user: stands where a link to ../lib/vmware-tools/bin/i86/vmware-user-suid-wrapper belongs, and is not ours
  move it away and run again
[4]
$ : "records that do not do"
$ new; sed -i 's,LIBDIR .*,LIBDIR /opt/vmware/lib/vmware-tools,' r/etc/vmware-tools/locations; listing r >exact; up; listing r | diff exact -
install-tools: r/etc/vmware-tools/locations: tells that LIBDIR is /opt/vmware/lib/vmware-tools, where no directory is
  run "install-tools uninstall --vendor --root r", then "install-tools install --components network,userland --media new --root r"; or leave the component userland out
$ new; note r 'remove_answer LIBDIR'; up
install-tools: r/etc/vmware-tools/locations: does not tell LIBDIR, by which VMware's programs find each other
  run "install-tools uninstall --vendor --root r", then "install-tools install --components network,userland --media new --root r"; or leave the component userland out
[4]
$ new; sed -i 's,SBINDIR .*,SBINDIR /usr/local/My Tools,' r/etc/vmware-tools/locations; up
install-tools: r/etc/vmware-tools/locations: tells that SBINDIR is /usr/local/My Tools, where no directory is
  run "install-tools uninstall --vendor --root r", then "install-tools install --components network,userland --media new --root r"; or leave the component userland out
[4]
$ new; mv r/etc/vmware-tools/locations r/opt/; ln -s /opt/locations r/etc/vmware-tools/locations; up
install-tools: r/etc/vmware-tools/locations: is not a regular file, and cannot be kept true
  put the file itself there and run again
[4]
$ new; printf 'nonsense here\nfile ../x\nfile /usr/lib/vmware-tools/plugi' >>r/etc/vmware-tools/locations; listing r >exact; up; it verify -q && tail -n 3 r/etc/vmware-tools/locations; echo; it uninstall -q; listing r | diff exact -
nonsense here
file ../x
file /usr/lib/vmware-tools/plugi
209a210
> d 755 ./var/lib
[1]
$ : "an install that was not finished"
$ new; echo >r/etc/vmware-tools/not_configured; rm r/usr/sbin/vmtoolsd; up; it verify -q && readlink r/usr/sbin/vmtoolsd
../lib/vmware-tools/wrapper-all.sh
$ : "a link that is recorded with where it leads"
$ new; sed -i 's,^file /usr/lib/vmware-tools/libconf$,link /usr/lib/vmware-tools/lib/i86/libconf /usr/lib/vmware-tools/libconf,' r/etc/vmware-tools/locations; listing r >exact; up; grep libconf$ r/etc/vmware-tools/locations; readlink r/usr/lib/vmware-tools/libconf; it uninstall -q; listing r | diff exact -
directory /usr/lib/vmware-tools/lib/amd64/libconf
directory /usr/lib/vmware-tools/lib/i86/libconf
link lib/amd64/libconf /usr/lib/vmware-tools/libconf
lib/amd64/libconf
209a210
> d 755 ./var/lib
[1]
$ : "what repair puts right"
$ new; up; rm r/usr/lib/vmware-tools/libconf; chmod 755 r/usr/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper; it verify -q; it repair -q; it verify -q && echo right; rm r/usr/lib/vmware-tools/wrapper-all.sh; it repair -q --media new; it verify -q && echo right
M  usr/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper: mode is 0755, not 4555
X  usr/lib/vmware-tools/libconf: is missing, a link to lib/amd64/libconf
right
right
$ : "a link of ours that somebody replaced by one of the same length stays"
$ new; up; ln -sfn lib/xyz64/libconf r/usr/lib/vmware-tools/libconf; it uninstall -q; readlink r/usr/lib/vmware-tools/libconf
lib/xyz64/libconf
$ : "the Perl install goes from under ours, then ours; and the other way round"
$ new; up; it uninstall --vendor -q; it verify; find r -perm /6000; stat -c '%h %n' r/usr/sbin/vmware-*; cat r/etc/vmware-tools/locations; it uninstall -q; find r/usr r/etc r/mnt ! -type d -name '*vm*'; ls r/usr/lib r/mnt
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    no differences
r/usr/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper
3 r/usr/sbin/vmware-checkvm
3 r/usr/sbin/vmware-rpctool
directory /etc/vmware-tools
file /etc/vmware-tools/locations
answer BINDIR /usr/bin
answer SBINDIR /usr/sbin
answer LIBDIR /usr/lib/vmware-tools
answer DOCDIR /usr/share/doc/vmware-tools
r/mnt:

r/usr/lib:
isaexec
$ new; up; it uninstall -q; it uninstall --vendor -q; find r/usr r/etc r/mnt ! -type d -name '*vm*'; ls r/usr/lib r/mnt
r/mnt:

r/usr/lib:
isaexec
$ : "what starts them stays VMware's, with the newer script"
$ new; it --media new --components startup | grep -e rc2 -e svc -e ' start' -e ^Result; ours; head -n 1 r/etc/init.d/vmware-tools; it uninstall -q; listing r | diff exact -
          install  usr/lib/vmware-tools/plugins32/vmsvc/libnew.so: of VMware's programs
          replace  usr/lib/vmware-tools/plugins32/vmsvc/libtimeSync.so: of VMware's programs
          install  usr/lib/vmware-tools/plugins64/vmsvc/libother.so: of VMware's programs
          remove   usr/lib/vmware-tools/plugins64/vmsvc/libtimeSync.so: this media has it no more
          done     usr/lib/vmware-tools/plugins32/vmsvc/libnew.so
          done     usr/lib/vmware-tools/plugins32/vmsvc/libtimeSync.so
          done     usr/lib/vmware-tools/plugins64/vmsvc/libother.so
          done     usr/lib/vmware-tools/plugins64/vmsvc/libtimeSync.so
note      VMware's programs start at every boot
Result    installed and verified; no driver was changed
755 'etc/init.d/vmware-tools'
777 'etc/rc0.d/K65vmware-tools' -> '/etc/init.d/vmware-tools'
777 'etc/rc1.d/K65vmware-tools' -> '/etc/init.d/vmware-tools'
777 'etc/rc2.d/S05vmware-tools' -> '/etc/init.d/vmware-tools'
777 'etc/rcS.d/K65vmware-tools' -> '/etc/init.d/vmware-tools'
#!/usr/bin/bash
209a210
> d 755 ./var/lib
[1]
$ new sol10u11 10; up --components startup --start-services; ours; it verify -q && it uninstall -q; listing r | diff exact -
755 'etc/init.d/vmware-tools'
777 'etc/rc0.d/K65vmware-tools' -> '/etc/init.d/vmware-tools'
777 'etc/rc1.d/K65vmware-tools' -> '/etc/init.d/vmware-tools'
777 'etc/rc2.d/S05vmware-tools' -> '/etc/init.d/vmware-tools'
777 'etc/rcS.d/K65vmware-tools' -> '/etc/init.d/vmware-tools'
214a215
> d 755 ./var/lib
[1]
$ new; mine etc/init.d/vmware-tools; it --media new --components startup | grep init.d; tail -n 1 r/etc/init.d/vmware-tools
warning   etc/init.d/vmware-tools: stays: it was changed after VMware's installer put it there; this media has another one
mine
$ : "with the drivers, in one run"
$ new; it -q --media new --components vmxnet3s,userland; it verify -q && untrue r; it uninstall -q; listing r | diff exact - | grep -v -e reconfigure
209a210
> d 755 ./var/lib
$ : "newer media over ours, where its libraries have other names"
$ rm -rf r; root r; mkdir -p r/usr/lib; echo isaexec >r/usr/lib/isaexec; it -q --media old --components userland; it --media new --components userland | grep -e so -e ^Result; it verify -q && it uninstall -q; ls r/usr/lib
          link     usr/lib/vmware-tools/lib/amd64/libvmtools.so: to libvmtools.so.1, no longer to libvmtools.so.0
          install  usr/lib/vmware-tools/lib/amd64/libvmtools.so.1: of VMware's programs
          link     usr/lib/vmware-tools/lib/i86/libvmtools.so: to libvmtools.so.1, no longer to libvmtools.so.0
          install  usr/lib/vmware-tools/lib/i86/libvmtools.so.1: of VMware's programs
          install  usr/lib/vmware-tools/plugins32/vmsvc/libnew.so: of VMware's programs
          replace  usr/lib/vmware-tools/plugins32/vmsvc/libtimeSync.so: of VMware's programs
          install  usr/lib/vmware-tools/plugins64/vmsvc/libother.so: of VMware's programs
          remove   usr/lib/vmware-tools/lib/amd64/libvmtools.so.0: this media has it no more
          remove   usr/lib/vmware-tools/lib/i86/libvmtools.so.0: this media has it no more
          remove   usr/lib/vmware-tools/plugins64/vmsvc/libtimeSync.so: this media has it no more
          done     usr/lib/vmware-tools/lib/amd64/libvmtools.so
          done     usr/lib/vmware-tools/lib/amd64/libvmtools.so.1
          done     usr/lib/vmware-tools/lib/i86/libvmtools.so
          done     usr/lib/vmware-tools/lib/i86/libvmtools.so.1
          done     usr/lib/vmware-tools/plugins32/vmsvc/libnew.so
          done     usr/lib/vmware-tools/plugins32/vmsvc/libtimeSync.so
          done     usr/lib/vmware-tools/plugins64/vmsvc/libother.so
          done     usr/lib/vmware-tools/lib/amd64/libvmtools.so.0
          done     usr/lib/vmware-tools/lib/i86/libvmtools.so.0
          done     usr/lib/vmware-tools/plugins64/vmsvc/libtimeSync.so
Result    installed and verified; no driver was changed
isaexec
