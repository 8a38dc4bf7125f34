What a guest is: nothing of the host is in its tree, and nothing of the tree
changes by its being used.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ new_guest sol11.1 'adapter vmxnet3' 'file /etc/motd 600 "a text"' 'line /etc/motd and  a line' 'link /etc/here motd' 'directory /opt/x 750' 'remove /etc/system' 'sample 11_64/vmxnet3s /kernel/drv/amd64/vmxnet3s 555' 'run add_drv -n -i pci15ad,7b0 vmxnet3s'
$ cat g/tree/etc/here; stat -c '%a %n' g/tree/etc/motd g/tree/opt/x g/tree/kernel/drv/amd64/vmxnet3s; ls g/tree/etc/system; grep vmx g/tree/etc/driver_aliases; ls g/state
a text
and a line
600 g/tree/etc/motd
750 g/tree/opt/x
555 g/tree/kernel/drv/amd64/vmxnet3s
ls: cannot access 'g/tree/etc/system': No such file or directory
vmxnet3s "pci15ad,7b0"
aliases
bound
cd
console
facts
held
links
modules
nodes
plumbed
routes
service
stack
uname
ungrouped
$ : what is there is of the system, but for the programs
$ (cd g/tree; find . | sort) >now; (cd "$SAMPLES/roots/sol11.1"; find . | sort) | diff - now | sed -n 's/^> //p' | sed 's,/usr/sbin/.*,/usr/sbin/...,; s,/usr/bin/.*,/usr/bin/...,' | uniq
./boot/solaris/filestat.ramdisk
./etc/dladm
./etc/dladm/datalink.conf
./etc/here
./etc/ipadm
./etc/ipadm/ipadm.conf
./etc/motd
./kernel/drv/amd64/vmxnet3s
./media
./opt/x
./reconfigure
./sbin
./sbin/bootadm
./sbin/dladm
./sbin/ifconfig
./sbin/ipadm
./sbin/route
./sbin/sh
./sbin/zonename
./usr/bin/...
./usr/sbin/...
./var/run/AdDrEm.lck
$ ls g/tree/dev g/tree/proc
g/tree/dev:

g/tree/proc:
$ listing g/tree >before; at install-tools status >/dev/null; at prtconf >/dev/null; listing g/tree | diff before - && echo same
same
$ : the program is asked in the guest, with its CD
$ sh "$SRC/tests/guest/run" -m "$SAMPLES/media/cd" g install-tools inspect '/media/VMware Tools' | sed -n 1,2p
Media     /media/VMware Tools
          directory holding tar.gz, VMware Tools 9.0.0 build-782409
$ listing g/tree | diff before - && echo same
same
$ : without a release file, what uname says
$ new_guest sol11.1 'remove /etc/release'; at install-tools status | sed -n 's/^1: System/System/p'
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
$ : read-only
$ new_guest sol11.1 'readonly /etc'; at add_drv -n x
2: Read-only file system
2: Cannot access file (/etc/name_to_major).
[1]
$ : a disk with little space: the same files, and what is written there is lost
$ new_guest sol11.1 'adapter vmxnet3' 'small /kernel 8000'; listing g/tree/kernel >before
$ sh "$SRC/tests/guest/run" -m "$SAMPLES/media/cd" g install-tools --dry-run 2>&1 | sed -n 's/.* has \([0-9]* KiB\) .* needed$/\1 free/p'
8 KiB free
$ listing g/tree/kernel | diff before - && echo same
same
$ : another user
$ new_guest sol11.1 'user 12345'; at zonename; cat g/state/uid
1: global
12345
$ : what can be wrong
$ at nothing
2: enter: cannot run nothing: No such file or directory
[125]
$ new_guest sol99
make.sh: declared: no sample root sol99
[2]
$ new_guest sol11.1 'adapter nothing'
simulated guest: no adapter nothing
make.sh: declared: guest-boot --first ended with 99
[2]
$ new_guest sol11.1 'run add_drv a b' 2>&1 | tail -n 1
make.sh: declared: add_drv a b ended with 1
$ sh "$SRC/tests/guest/run" nothing zonename
run: no guest nothing
[125]
$ sh "$SRC/tests/guest/run" 2>&1 | head -n 1
usage: tests/guest/run [OPTION]... GUEST [COMMAND [ARG]...]
