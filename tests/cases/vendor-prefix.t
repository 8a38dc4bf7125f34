What VMware's installer put below another prefix: it is told of and removed,
drivers are installed beside it, and its programs are upgraded where they are.

$ programs m; newer_programs m n; root r; mkdir -p r/usr/lib r/usr/bin; echo isaexec >r/usr/lib/isaexec; chmod 555 r/usr/lib/isaexec; cp -a r before; perl_installer r 11; perl_programs r m
$ to=opt/vmware; mkdir -p r/$to/lib r/$to/share/doc r/$to/bin r/$to/sbin
$ mv r/usr/lib/vmware-tools r/$to/lib/; mv r/usr/share/doc/vmware-tools r/$to/share/doc/; mv r/usr/bin/vm* r/$to/bin/; mv r/usr/sbin/*vm* r/usr/sbin/i86 r/usr/sbin/amd64 r/$to/sbin/
$ sed -i "s,/usr/\(lib/vmware-tools\|share/doc/vmware-tools\|bin\|sbin\),/$to/\1,g" r/etc/vmware-tools/locations r/etc/vmware-tools/config
$ find r -type l | while read -r l; do t=$(readlink $l); case $t in /usr/lib/vmware-tools*) rm $l; ln -s /$to/${t#/usr/} $l ;; esac; done
$ for d in '' /bin /sbin /sbin/i86 /sbin/amd64 /lib /share /share/doc; do note r "directory /$to$d"; done
$ grep DIR r/etc/vmware-tools/locations; untrue r; listing r >exact; contents r >was; cp -a r start
answer BINDIR /opt/vmware/bin
answer INITDIR /etc
answer INITSCRIPTSDIR /etc/init.d
answer SBINDIR /opt/vmware/sbin
answer LIBDIR /opt/vmware/lib/vmware-tools
answer DOCDIR /opt/vmware/share/doc/vmware-tools
$ install-tools status --root r | tail -n 3
note      the drivers here were not installed by install-tools but by VMware's own installer
note      etc/vmware-tools/locations: VMware Tools 9.0.0 build-782409: the record of VMware's installer names 96 files: all are as it says
Result    not as it should be; "install-tools repair" puts it right
$ : "upgraded in place: nothing comes anywhere else"
$ up() { install-tools -q --components userland --media n --root r "$@"; }
$ outside() { (cd $1; find . -path ./$to -prune -o -print | grep -v ./var/lib/install-tools | sort); }
$ outside r >there; up; outside r | diff there -
101a102
> ./var/lib
[1]
$ (cd r; tail -qn 1 $to/bin/vm-support $to/lib/vmware-tools/sbin/amd64/vmtoolsd; cat etc/vmware-tools/config; readlink $to/sbin/i86/vmware-rpctool $to/bin/vmware-user etc/vmware-tools/plugins $to/lib/vmware-tools/libconf; stat -c '%a %n' $to/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper; stat -c '%h %n' $to/sbin/vmware-*; find $to -name 'lib*.so*' | LC_ALL=C sort); grep -c DIR r/etc/vmware-tools/locations; untrue r
newer
newer
libdir = "/opt/vmware/lib/vmware-tools"
/opt/vmware/lib/vmware-tools/sbin/i86/vmware-rpctool
/opt/vmware/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper
/opt/vmware/lib/vmware-tools/plugins32
/opt/vmware/lib/vmware-tools/lib/amd64/libconf
4555 opt/vmware/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper
3 opt/vmware/sbin/vmware-checkvm
3 opt/vmware/sbin/vmware-rpctool
opt/vmware/lib/vmware-tools/lib/amd64/libvmtools.so
opt/vmware/lib/vmware-tools/lib/amd64/libvmtools.so.1
opt/vmware/lib/vmware-tools/lib/i86/libvmtools.so
opt/vmware/lib/vmware-tools/lib/i86/libvmtools.so.1
opt/vmware/lib/vmware-tools/plugins32/vmsvc/libnew.so
opt/vmware/lib/vmware-tools/plugins32/vmsvc/libtimeSync.so
opt/vmware/lib/vmware-tools/plugins64/vmsvc/libother.so
6
$ (cd r; find . -type l | while read -r l; do t=$(readlink $l); case $t in /*) t=.$t ;; *) t=$(dirname $l)/$t ;; esac; test -e $t || echo $l; done)
$ install-tools verify -q --root r && echo right; install-tools --components userland --media n --root r | tail -n 2; rm r/$to/sbin/vmtoolsd; chmod 600 r/$to/bin/vm-support; install-tools verify -q --root r; install-tools repair -q --root r; install-tools verify -q --root r && echo right
right
Plan      0 changes
Result    nothing to do, everything is as it should be
M  opt/vmware/bin/vm-support: mode is 0600, not 0755
X  opt/vmware/sbin/vmtoolsd: is missing, a link to /opt/vmware/lib/vmware-tools/wrapper-all.sh
right
$ : "where the records tell something else by now it is not followed"
$ cp -p r/etc/vmware-tools/locations kept; note r 'answer LIBDIR /usr/lib/vmware-tools'; up; rm r/etc/vmware-tools/locations; up; cp -p kept r/etc/vmware-tools/locations; up && install-tools verify -q --root r && echo right
install-tools: r/opt/vmware/lib/vmware-tools/bin/amd64/vmware-toolbox-cmd: is not where etc/vmware-tools/locations has VMware's programs by now
  put that file right, or run "install-tools uninstall" first
install-tools: r/opt/vmware/bin/vm-support: is not where etc/vmware-tools/locations has VMware's programs by now
  put that file right, or run "install-tools uninstall" first
right
$ install-tools uninstall -q --root r; listing r | diff exact -
214a215
> d 755 ./var/lib
[1]
$ : "VMware's own go, ours stay where they are, and are found"
$ up; install-tools uninstall -q --vendor --root r; cat r/etc/vmware-tools/locations; install-tools verify -q --root r && echo right; install-tools -q --components userland --media m --root r; install-tools verify -q --root r && tail -n 1 r/$to/bin/vm-support; grep LIBDIR r/etc/vmware-tools/locations; install-tools uninstall -q --root r; (cd r; find etc usr opt -name '*vm*'); rm -rf r; cp -a start r
directory /etc/vmware-tools
file /etc/vmware-tools/locations
answer BINDIR /opt/vmware/bin
answer SBINDIR /opt/vmware/sbin
answer LIBDIR /opt/vmware/lib/vmware-tools
answer DOCDIR /opt/vmware/share/doc/vmware-tools
right
bin/vm-support
answer LIBDIR /opt/vmware/lib/vmware-tools
etc/fs/vmblock
etc/fs/vmhgfs
etc/vmware-tools
opt/vmware
$ : "places that are none"
$ odd() { sed -i "s,^answer $1 .*,answer $1 $2," r/etc/vmware-tools/locations; up 2>&1 | head -n 1; cp -p exact.locations r/etc/vmware-tools/locations; }
$ mkdir r/opt/empty; cp -p r/etc/vmware-tools/locations exact.locations; listing r >exact2; odd LIBDIR opt/vmware; odd LIBDIR /opt/../usr; odd LIBDIR /; odd BINDIR /opt/empty; odd SBINDIR /opt/none; odd DOCDIR /etc/vmware-tools; odd DOCDIR /etc; odd INITSCRIPTSDIR /etc/rc.d/init.d; listing r | diff exact2 -; rmdir r/opt/empty
install-tools: r/etc/vmware-tools/locations: tells that LIBDIR is opt/vmware, which is not the path of a directory
install-tools: r/etc/vmware-tools/locations: tells that LIBDIR is /opt/../usr, which is not the path of a directory
install-tools: r/etc/vmware-tools/locations: tells that LIBDIR is /, which is not the path of a directory
install-tools: r/etc/vmware-tools/locations: tells that BINDIR is /opt/empty, and names no file below it
install-tools: r/etc/vmware-tools/locations: tells that SBINDIR is /opt/none, where no directory is
install-tools: r/etc/vmware-tools/locations: tells that DOCDIR is /etc/vmware-tools, and no programs are upgraded there
install-tools: r/etc/vmware-tools/locations: tells that DOCDIR is /etc, and no programs are upgraded there
install-tools: r/etc/vmware-tools/locations: tells that INITSCRIPTSDIR is /etc/rc.d/init.d: what starts VMware's programs is upgraded in /etc/init.d only
$ : "where documents were put below usr/doc; no archive of a system of old has any of this"
$ root s sol10u11; mkdir -p s/usr/lib s/usr/bin; echo isaexec >s/usr/lib/isaexec; chmod 555 s/usr/lib/isaexec; perl_installer s 10; perl_programs s m; mkdir s/usr/doc; mv s/usr/share/doc/vmware-tools s/usr/doc/; sed -i 's,/usr/share/doc/vmware-tools,/usr/doc/vmware-tools,' s/etc/vmware-tools/locations; contents s >were; install-tools -q --components userland --media n --root s && ls s/usr/share/doc s/usr/doc/vmware-tools; install-tools uninstall -q --root s; contents s | diff were - | grep '[fl] '
s/usr/doc/vmware-tools:
INSTALL
README

s/usr/share/doc:
[1]
$ install-tools -q --components userland --prefix=/opt/vmware --media n --root s
install-tools: /opt/vmware: is no place for VMware's programs here: that is /usr
  "install-tools --help" lists what there is
[2]
$ install-tools install --media m --root r -q; install-tools status --root r | tail -n 2; install-tools uninstall -q --root r; contents r | diff was - | grep "[fl] "
note      etc/vmware-tools/locations: VMware Tools 9.0.0 build-782409: the record of VMware's installer names 95 files: all are as it says
Result    installed, and it fits this system
> f 644 ./etc/rem_name_to_major SHA256
$ install-tools uninstall --vendor --root r | grep -A 1 -e ^warning -e ^Result
warning   etc/vmware-tools: stays: it holds config
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
--
Result    removed what VMware's installer had recorded
$ contents before >was; contents r | diff was - | grep '[fl] '
> f 644 ./etc/rem_name_to_major SHA256
> f 644 ./etc/vmware-tools/config SHA256
> f 644 ./reconfigure SHA256
$ install-tools install --components network,userland --media m --root r -q; install-tools verify -q --root r && grep DIR r/etc/vmware-tools/locations
answer BINDIR /usr/bin
answer SBINDIR /usr/sbin
answer LIBDIR /usr/lib/vmware-tools
answer DOCDIR /usr/share/doc/vmware-tools
