VMware's programs, and what starts them, in an image: the whole layout of the
original without X11, one set-uid program, and all of it taken back.

$ programs m; media=m
$ new() { rm -rf r; root r ${1:-sol11.1}; mkdir -p r/usr/lib r/usr/bin; echo isaexec >r/usr/lib/isaexec; : >r/usr/bin/bash; }
$ it() { "$BUILT/installer/install-tools" "$@" --root r; }
$ new; contents r >was; it --media m --components userland | sed -n '/^Plan/,/^Changing/p'
Plan      54 changes
          install  usr/bin/vm-support: of VMware's programs
          install  usr/share/doc/vmware-tools/INSTALL: of VMware's programs
          install  usr/share/doc/vmware-tools/README: of VMware's programs
          install  etc/vmware-tools/messages/de/toolboxcmd.vmsg: of VMware's programs
          install  etc/vmware-tools/poweroff-vm-default: of VMware's programs
          install  etc/vmware-tools/poweron-vm-default: of VMware's programs
          install  etc/vmware-tools/scripts/vmware/network: of VMware's programs
          install  etc/vmware-tools/statechange.subr: of VMware's programs
          install  usr/lib/vmware-tools/bin/amd64/vmware-toolbox-cmd: of VMware's programs
          install  usr/lib/vmware-tools/bin/amd64/vmware-xdg-detect-de: of VMware's programs
          install  usr/lib/vmware-tools/bin/i86/vmware-toolbox-cmd: of VMware's programs
          install  usr/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper: of VMware's programs
          install  usr/lib/vmware-tools/bin/i86/vmware-xdg-detect-de: of VMware's programs
          install  usr/lib/vmware-tools/bin/vmware-user-wrapper: of VMware's programs
          install  usr/lib/vmware-tools/icu/icudt.dat: of VMware's programs
          install  usr/lib/vmware-tools/lib/amd64/libconf/etc/pango.rc: of VMware's programs
          link     usr/lib/vmware-tools/lib/amd64/libvmtools.so: to libvmtools.so.0
          install  usr/lib/vmware-tools/lib/amd64/libvmtools.so.0: of VMware's programs
          install  usr/lib/vmware-tools/lib/i86/libconf/etc/pango.rc: of VMware's programs
          link     usr/lib/vmware-tools/lib/i86/libvmtools.so: to libvmtools.so.0
          install  usr/lib/vmware-tools/lib/i86/libvmtools.so.0: of VMware's programs
          install  usr/lib/vmware-tools/plugins32/vmsvc/libtimeSync.so: of VMware's programs
          install  usr/lib/vmware-tools/plugins64/vmsvc/libtimeSync.so: of VMware's programs
          install  usr/lib/vmware-tools/sbin/amd64/vmtoolsd: of VMware's programs
          install  usr/lib/vmware-tools/sbin/amd64/vmware-checkvm: of VMware's programs
          install  usr/lib/vmware-tools/sbin/amd64/vmware-hgfsmounter: of VMware's programs
          install  usr/lib/vmware-tools/sbin/amd64/vmware-rpctool: of VMware's programs
          install  usr/lib/vmware-tools/sbin/amd64/vmware-vmblockmounter: of VMware's programs
          install  usr/lib/vmware-tools/sbin/i86/vmtoolsd: of VMware's programs
          install  usr/lib/vmware-tools/sbin/i86/vmware-checkvm: of VMware's programs
          install  usr/lib/vmware-tools/sbin/i86/vmware-hgfsmounter: of VMware's programs
          install  usr/lib/vmware-tools/sbin/i86/vmware-rpctool: of VMware's programs
          install  usr/lib/vmware-tools/sbin/i86/vmware-vmblockmounter: of VMware's programs
          install  usr/lib/vmware-tools/wrapper-all.sh: of VMware's programs
          link     usr/sbin/i86/vmware-checkvm: to ../../lib/vmware-tools/sbin/i86/vmware-checkvm
          link     usr/sbin/amd64/vmware-checkvm: to ../../lib/vmware-tools/sbin/amd64/vmware-checkvm
          link     usr/sbin/i86/vmware-rpctool: to ../../lib/vmware-tools/sbin/i86/vmware-rpctool
          link     usr/sbin/amd64/vmware-rpctool: to ../../lib/vmware-tools/sbin/amd64/vmware-rpctool
          link     usr/sbin/vmtoolsd: to ../lib/vmware-tools/wrapper-all.sh
          link     usr/bin/vmware-toolbox-cmd: to ../lib/vmware-tools/wrapper-all.sh
          link     usr/bin/vmware-user: to ../lib/vmware-tools/bin/i86/vmware-user-suid-wrapper
          link     usr/bin/vmware-xdg-detect-de: to ../lib/vmware-tools/bin/i86/vmware-xdg-detect-de
          link     usr/lib/vmware-tools/bin/amd64/vmware-user-suid-wrapper: to ../i86/vmware-user-suid-wrapper
          link     etc/fs/vmhgfs/mount: to ../../../usr/lib/vmware-tools/sbin/i86/vmware-hgfsmounter
          link     etc/fs/vmblock/mount: to ../../../usr/lib/vmware-tools/sbin/i86/vmware-vmblockmounter
          link     etc/vmware-tools/plugins: to ../../usr/lib/vmware-tools/plugins32
          link     usr/lib/vmware-tools/plugins32/amd64: to ../plugins64
          link     etc/vmware-tools/icu: to ../../usr/lib/vmware-tools/icu
          link     usr/lib/vmware-tools/libconf: to lib/amd64/libconf
          install  usr/sbin/vmware-checkvm: of VMware's programs
          install  usr/sbin/vmware-rpctool: of VMware's programs
          link     mnt/hgfs: to ../hgfs
          install  etc/vmware-tools/locations: of VMware's programs
          install  etc/vmware-tools/config: of VMware's programs
Changing  r
$ contents r | diff was - | grep '^>' | grep -v reconfigure
> d 755 ./etc/fs
> d 755 ./etc/fs/vmblock
> l ./etc/fs/vmblock/mount -> ../../../usr/lib/vmware-tools/sbin/i86/vmware-vmblockmounter
> d 755 ./etc/fs/vmhgfs
> l ./etc/fs/vmhgfs/mount -> ../../../usr/lib/vmware-tools/sbin/i86/vmware-hgfsmounter
> d 755 ./etc/vmware-tools
> f 644 ./etc/vmware-tools/config SHA256
> l ./etc/vmware-tools/icu -> ../../usr/lib/vmware-tools/icu
> f 644 ./etc/vmware-tools/locations SHA256
> d 755 ./etc/vmware-tools/messages
> d 755 ./etc/vmware-tools/messages/de
> f 644 ./etc/vmware-tools/messages/de/toolboxcmd.vmsg SHA256
> l ./etc/vmware-tools/plugins -> ../../usr/lib/vmware-tools/plugins32
> f 755 ./etc/vmware-tools/poweroff-vm-default SHA256
> f 755 ./etc/vmware-tools/poweron-vm-default SHA256
> d 755 ./etc/vmware-tools/scripts
> d 755 ./etc/vmware-tools/scripts/vmware
> f 755 ./etc/vmware-tools/scripts/vmware/network SHA256
> f 644 ./etc/vmware-tools/statechange.subr SHA256
> d 755 ./hgfs
> d 755 ./mnt
> l ./mnt/hgfs -> ../hgfs
> f 755 ./usr/bin/vm-support SHA256
> l ./usr/bin/vmware-toolbox-cmd -> ../lib/vmware-tools/wrapper-all.sh
> l ./usr/bin/vmware-user -> ../lib/vmware-tools/bin/i86/vmware-user-suid-wrapper
> l ./usr/bin/vmware-xdg-detect-de -> ../lib/vmware-tools/bin/i86/vmware-xdg-detect-de
> d 755 ./usr/lib/vmware-tools
> d 755 ./usr/lib/vmware-tools/bin
> d 755 ./usr/lib/vmware-tools/bin/amd64
> f 755 ./usr/lib/vmware-tools/bin/amd64/vmware-toolbox-cmd SHA256
> l ./usr/lib/vmware-tools/bin/amd64/vmware-user-suid-wrapper -> ../i86/vmware-user-suid-wrapper
> f 755 ./usr/lib/vmware-tools/bin/amd64/vmware-xdg-detect-de SHA256
> d 755 ./usr/lib/vmware-tools/bin/i86
> f 755 ./usr/lib/vmware-tools/bin/i86/vmware-toolbox-cmd SHA256
> f 4555 ./usr/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper SHA256
> f 755 ./usr/lib/vmware-tools/bin/i86/vmware-xdg-detect-de SHA256
> f 755 ./usr/lib/vmware-tools/bin/vmware-user-wrapper SHA256
> d 755 ./usr/lib/vmware-tools/icu
> f 644 ./usr/lib/vmware-tools/icu/icudt.dat SHA256
> d 755 ./usr/lib/vmware-tools/lib
> d 755 ./usr/lib/vmware-tools/lib/amd64
> d 755 ./usr/lib/vmware-tools/lib/amd64/libconf
> d 755 ./usr/lib/vmware-tools/lib/amd64/libconf/etc
> f 644 ./usr/lib/vmware-tools/lib/amd64/libconf/etc/pango.rc SHA256
> l ./usr/lib/vmware-tools/lib/amd64/libvmtools.so -> libvmtools.so.0
> f 755 ./usr/lib/vmware-tools/lib/amd64/libvmtools.so.0 SHA256
> d 755 ./usr/lib/vmware-tools/lib/i86
> d 755 ./usr/lib/vmware-tools/lib/i86/libconf
> d 755 ./usr/lib/vmware-tools/lib/i86/libconf/etc
> f 644 ./usr/lib/vmware-tools/lib/i86/libconf/etc/pango.rc SHA256
> l ./usr/lib/vmware-tools/lib/i86/libvmtools.so -> libvmtools.so.0
> f 755 ./usr/lib/vmware-tools/lib/i86/libvmtools.so.0 SHA256
> l ./usr/lib/vmware-tools/libconf -> lib/amd64/libconf
> d 755 ./usr/lib/vmware-tools/plugins32
> l ./usr/lib/vmware-tools/plugins32/amd64 -> ../plugins64
> d 755 ./usr/lib/vmware-tools/plugins32/vmsvc
> f 755 ./usr/lib/vmware-tools/plugins32/vmsvc/libtimeSync.so SHA256
> d 755 ./usr/lib/vmware-tools/plugins64
> d 755 ./usr/lib/vmware-tools/plugins64/vmsvc
> f 755 ./usr/lib/vmware-tools/plugins64/vmsvc/libtimeSync.so SHA256
> d 755 ./usr/lib/vmware-tools/sbin
> d 755 ./usr/lib/vmware-tools/sbin/amd64
> f 755 ./usr/lib/vmware-tools/sbin/amd64/vmtoolsd SHA256
> f 755 ./usr/lib/vmware-tools/sbin/amd64/vmware-checkvm SHA256
> f 555 ./usr/lib/vmware-tools/sbin/amd64/vmware-hgfsmounter SHA256
> f 755 ./usr/lib/vmware-tools/sbin/amd64/vmware-rpctool SHA256
> f 555 ./usr/lib/vmware-tools/sbin/amd64/vmware-vmblockmounter SHA256
> d 755 ./usr/lib/vmware-tools/sbin/i86
> f 755 ./usr/lib/vmware-tools/sbin/i86/vmtoolsd SHA256
> f 755 ./usr/lib/vmware-tools/sbin/i86/vmware-checkvm SHA256
> f 555 ./usr/lib/vmware-tools/sbin/i86/vmware-hgfsmounter SHA256
> f 755 ./usr/lib/vmware-tools/sbin/i86/vmware-rpctool SHA256
> f 555 ./usr/lib/vmware-tools/sbin/i86/vmware-vmblockmounter SHA256
> f 755 ./usr/lib/vmware-tools/wrapper-all.sh SHA256
> d 755 ./usr/sbin/amd64
> l ./usr/sbin/amd64/vmware-checkvm -> ../../lib/vmware-tools/sbin/amd64/vmware-checkvm
> l ./usr/sbin/amd64/vmware-rpctool -> ../../lib/vmware-tools/sbin/amd64/vmware-rpctool
> d 755 ./usr/sbin/i86
> l ./usr/sbin/i86/vmware-checkvm -> ../../lib/vmware-tools/sbin/i86/vmware-checkvm
> l ./usr/sbin/i86/vmware-rpctool -> ../../lib/vmware-tools/sbin/i86/vmware-rpctool
> l ./usr/sbin/vmtoolsd -> ../lib/vmware-tools/wrapper-all.sh
> f 555 ./usr/sbin/vmware-checkvm SHA256
> f 555 ./usr/sbin/vmware-rpctool SHA256
> d 755 ./usr/share
> d 755 ./usr/share/doc
> d 755 ./usr/share/doc/vmware-tools
> f 644 ./usr/share/doc/vmware-tools/INSTALL SHA256
> f 644 ./usr/share/doc/vmware-tools/README SHA256
> d 755 ./var/lib
$ : "the one set-uid program; no link leads out of the root or nowhere"
$ find r -perm /6000; find r -type l | while read -r l; do readlink -f "$l" | grep -q "^$W/r/" && test -e "$l" || echo "$l"; done
r/usr/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper
$ cat r/etc/vmware-tools/locations r/etc/vmware-tools/config
directory /etc/vmware-tools
file /etc/vmware-tools/locations
answer BINDIR /usr/bin
answer SBINDIR /usr/sbin
answer LIBDIR /usr/lib/vmware-tools
answer DOCDIR /usr/share/doc/vmware-tools
libdir = "/usr/lib/vmware-tools"
$ it verify -q && it status | tail -n 4
Media     m, VMware Tools 9.0.0 build-782409
          installed on DATE by install-tools VERSION
Programs  VMware's, 36 files and 18 links
Result    installed, and it fits this system
$ it --media m --components userland | tail -n 2
Plan      0 changes
Result    nothing to do, everything is as it should be
$ : "a network install later leaves it alone, and the other way round"
$ it -q --media m; it verify -q && echo right; it status | grep -c userland
right
0
[1]
$ : "what verify finds repair puts right, from the media where it must"
$ chmod 755 r/usr/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper; rm r/usr/sbin/vmtoolsd; it verify -q
M  usr/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper: mode is 0755, not 4555
X  usr/sbin/vmtoolsd: is missing, a link to ../lib/vmware-tools/wrapper-all.sh
[3]
$ it repair | sed -n '/^Media/,$p'
Media     not needed, every installed driver is whole
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Plan      2 changes
          correct  usr/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper: of VMware's programs
          link     usr/sbin/vmtoolsd: to ../lib/vmware-tools/wrapper-all.sh
Changing  r
          done     usr/lib/vmware-tools/bin/i86/vmware-user-suid-wrapper
          done     usr/sbin/vmtoolsd
Result    repaired and verified; the drivers serve from the next boot of this root on
$ it verify -q && echo right
right
$ rm r/usr/lib/vmware-tools/wrapper-all.sh r/usr/bin/vm-support; rm r/usr/sbin/vmtoolsd; ln -s /bin/sh r/usr/sbin/vmtoolsd; it verify -q
X  usr/bin/vm-support: is missing
X  usr/lib/vmware-tools/wrapper-all.sh: is missing
C  usr/sbin/vmtoolsd: is not a link to ../lib/vmware-tools/wrapper-all.sh
[3]
$ it repair -q
install-tools: r/usr/bin/vm-support: is not as it should be, and there is no media to put it right from
  name VMware's tar.gz, ISO or directory with --media
[5]
$ it repair -q --media m
install-tools: r/usr/sbin/vmtoolsd: stands where a link to ../lib/vmware-tools/wrapper-all.sh belongs, and is not ours
  move it away and run again
[4]
$ rm r/usr/sbin/vmtoolsd; it repair -q --media m; it verify -q && echo right
right
$ : "an edited script is kept when it is replaced, and when it goes"
$ echo mine >>r/etc/vmware-tools/statechange.subr; it -q --media m --components userland; grep -l mine r/var/lib/install-tools/backup/* | wc -l
1
$ it uninstall -q; contents r | diff was -
19a20
> f 644 ./etc/rem_name_to_major SHA256
47a49
> f 644 ./reconfigure SHA256
61a64
> d 755 ./var/lib
[1]
$ : "any file that the table does not know"
$ for f in lib/bin/i86/surprise lib/new/thing etc/messages/de/x.txt bin/vm-support2 top; do mkdir -p "$(dirname m/vmware-tools-distrib/$f)"; echo x >m/vmware-tools-distrib/$f; new; listing r >exact; it -q --media m --components userland; listing r | diff exact -; it -q --media m && echo drivers install; rm m/vmware-tools-distrib/$f; done
install-tools: m: lib/bin/i86/surprise: is in no row of the table of VMware's programs
  the component userland is not installed from media that it does not know whole; leave it out
drivers install
install-tools: m: lib/new/thing: is in no row of the table of VMware's programs
  the component userland is not installed from media that it does not know whole; leave it out
drivers install
install-tools: m: etc/messages/de/x.txt: is in no row of the table of VMware's programs
  the component userland is not installed from media that it does not know whole; leave it out
drivers install
install-tools: m: bin/vm-support2: is in no row of the table of VMware's programs
  the component userland is not installed from media that it does not know whole; leave it out
drivers install
install-tools: m: top: is in no row of the table of VMware's programs
  the component userland is not installed from media that it does not know whole; leave it out
drivers install
$ : "links of the media: beside the file in a tree, nowhere else"
$ ln -s ../../../../etc/passwd m/vmware-tools-distrib/lib/icu/x; new; it -q --media m --components userland; rm m/vmware-tools-distrib/lib/icu/x
install-tools: m: lib/icu/x: is neither a file nor a link to one beside it
  the component userland is not installed from media that it does not know whole; leave it out
$ rm m/vmware-tools-distrib/bin/vm-support; ln -s vmware-config-tools.pl m/vmware-tools-distrib/bin/vm-support; it -q --media m --components userland; rm m/vmware-tools-distrib/bin/vm-support
install-tools: m: bin/vm-support: is neither a file nor a link to one beside it
  the component userland is not installed from media that it does not know whole; leave it out
$ : "what stands where a link belongs; who else serves the guest; no isaexec"
$ new; mkdir -p r/usr/sbin; echo mine >r/usr/sbin/vmtoolsd; it -q --media m --components userland
install-tools: r/usr/sbin/vmtoolsd: stands where a link to ../lib/vmware-tools/wrapper-all.sh belongs, and is not ours
  move it away and run again
[4]
$ echo '/usr/sbin/vmtoolsd f none 0755 root sys 1 2 3 CSWovt' >r/x; mkdir -p r/var/sadm/install; mv r/x r/var/sadm/install/contents; it -q --media m --components userland
install-tools: r: the package CSWovt serves this guest already
  leave the component userland out, or remove that package first
[4]
$ new; rm r/usr/lib/isaexec; it -q --media m --components userland
install-tools: r/usr/lib/isaexec: is missing: it starts VMware's programs of the right width
  the root is not whole: reinstall it
[4]
$ : "newer media that has a file no more"
$ new; it -q --media m --components userland; mv m/vmware-tools-distrib/lib/icu m/vmware-tools-distrib/lib/bin/vmware-user-wrapper .; echo mine >>r/usr/lib/vmware-tools/bin/vmware-user-wrapper; it --media m --components userland | sed -n '/^Plan/,/^Changing/p'; it verify -q && test ! -e r/usr/lib/vmware-tools/bin/vmware-user-wrapper && echo right; mv icu m/vmware-tools-distrib/lib/; mv vmware-user-wrapper m/vmware-tools-distrib/lib/bin/
Plan      3 changes
          remove   etc/vmware-tools/icu: was not there before the first install
          remove   usr/lib/vmware-tools/bin/vmware-user-wrapper: this media has it no more
          remove   usr/lib/vmware-tools/icu/icudt.dat: this media has it no more
Changing  r
right
$ : "a bundle has the programs too"
$ install-tools repack m -o b -q; new; it -q --media b --components userland; it verify -q --media b && echo right
right
$ install-tools --components help
vmxnet3s   vmxnet3 network adapter (in "network", the default)
vmxnet     vmxnet network adapter (in "network", where the media has it)
vmmemctl   memory ballooning; the file only, it is not loaded
vmhgfs     shared folders; the file only, it is not loaded
vmblock    drag and drop; the file only, it is not loaded
userland   VMware's programs in usr/lib/vmware-tools, without X11
startup    the same, and what starts them; see --start-services
