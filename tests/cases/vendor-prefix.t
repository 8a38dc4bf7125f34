What VMware's installer put below another prefix: it is told of and removed,
drivers are installed beside it, its programs are not upgraded there.

$ programs m; root r; mkdir -p r/usr/lib r/usr/bin; echo isaexec >r/usr/lib/isaexec; chmod 555 r/usr/lib/isaexec; cp -a r before; perl_installer r 11; perl_programs r m
$ to=opt/vmware; mkdir -p r/$to/lib r/$to/share/doc r/$to/bin r/$to/sbin
$ mv r/usr/lib/vmware-tools r/$to/lib/; mv r/usr/share/doc/vmware-tools r/$to/share/doc/; mv r/usr/bin/vm* r/$to/bin/; mv r/usr/sbin/*vm* r/usr/sbin/i86 r/usr/sbin/amd64 r/$to/sbin/
$ sed -i "s,/usr/\(lib/vmware-tools\|share/doc/vmware-tools\|bin\|sbin\),/$to/\1,g" r/etc/vmware-tools/locations
$ find r -type l | while read -r l; do t=$(readlink $l); case $t in /usr/lib/vmware-tools*) rm $l; ln -s /$to/${t#/usr/} $l ;; esac; done
$ for d in '' /bin /sbin /sbin/i86 /sbin/amd64 /lib /share /share/doc; do note r "directory /$to$d"; done
$ grep DIR r/etc/vmware-tools/locations; untrue r; listing r >exact; contents r >was
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
$ install-tools install --components userland --media m --root r -q; listing r | diff exact -
install-tools: r/etc/vmware-tools/locations: tells that LIBDIR is /opt/vmware/lib/vmware-tools: programs of VMware's are upgraded in /usr/lib/vmware-tools only
  run "install-tools uninstall --vendor --root r", then "install-tools install --components network,userland --media m --root r"; or leave the component userland out
$ install-tools install --media m --root r -q; install-tools status --root r | tail -n 2; install-tools uninstall -q --root r; contents r | diff was - | grep "[fl] "
note      etc/vmware-tools/locations: VMware Tools 9.0.0 build-782409: the record of VMware's installer names 95 files: all are as it says
Result    installed, and it fits this system
> f 644 ./etc/rem_name_to_major SHA256
$ install-tools uninstall --vendor --root r | grep -A 1 -e ^warning -e ^Result
warning   etc/vmware-tools: stays: it holds config
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
--
Result    removed what VMware's installer had recorded; no service was stopped: what runs goes on until the next boot
$ contents before >was; contents r | diff was - | grep '[fl] '
> f 644 ./etc/rem_name_to_major SHA256
> f 644 ./etc/vmware-tools/config SHA256
> f 644 ./reconfigure SHA256
$ install-tools install --components network,userland --media m --root r -q; install-tools verify -q --root r && grep DIR r/etc/vmware-tools/locations
answer BINDIR /usr/bin
answer SBINDIR /usr/sbin
answer LIBDIR /usr/lib/vmware-tools
answer DOCDIR /usr/share/doc/vmware-tools
