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
modules
nodes
uname
$ : what is there is of the system, but for the programs
$ (cd g/tree; find . | sort) >now; (cd "$SAMPLES/roots/sol11.1"; find . | sort) | diff - now | sed -n 's/^> //p' | sed 's,/usr/sbin/.*,/usr/sbin/...,; s,/usr/bin/.*,/usr/bin/...,' | uniq
./boot/solaris/filestat.ramdisk
./etc/here
./etc/motd
./kernel/drv/amd64/vmxnet3s
./media
./opt/x
./reconfigure
./sbin
./sbin/bootadm
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
