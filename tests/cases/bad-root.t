Roots that are refused: exit status 4, unchanged.

$ install-tools --root missing --media "$media"
install-tools: missing: cannot be opened: No such file or directory
  name the directory that holds the target's etc and kernel with --root
[4]
$ : >file; install-tools --root file --media "$media"
install-tools: file: cannot be opened: Not a directory
  name the directory that holds the target's etc and kernel with --root
[4]
$ mkdir empty; install-tools --root empty --media "$media"; ls empty
System    unknown system: unsupported
install-tools: empty: nothing tells which system this is
  check that the root is whole and the one that was meant; "install-tools --os-dir DIR" installs one of the directories 10, 11 and 2009.06 anyway, at your own risk
$ root nodrv; rm -rf nodrv/kernel/drv; install-tools --root nodrv --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: nodrv/kernel/drv: is missing: this is not the root of a global zone
  name the directory that holds the whole system, with its kernel and etc, with --root
[4]
$ root link; mkdir out; mv link/kernel out/; ln -s ../out/kernel link/kernel; listing out >before; install-tools --root link --media "$media"; listing out | diff before -
install-tools: link/kernel/genunix: a symbolic link leads out of the root or to itself
  every file of a root must lie inside it: mount or copy what is missing and run again
$ root inside; mv inside/kernel inside/kernel.real; ln -s kernel.real inside/kernel; install-tools -q --root inside --media "$media"; find inside/kernel.real/drv -name 'vmx*' | sort; ls -d inside/kernel/.
inside/kernel.real/drv/amd64/vmxnet
inside/kernel.real/drv/amd64/vmxnet3s
inside/kernel.real/drv/vmxnet3s.conf
inside/kernel/.
$ root db; printf 'broken\n' >>db/etc/name_to_major; listing db >before; install-tools --root db --media "$media"; listing db | diff before -
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: db/etc/name_to_major: line 21 has one field only: broken
  correct line 21 by hand or restore the file from a backup
$ root neg; printf 'evil -7\n' >>neg/etc/name_to_major; install-tools --root neg --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: neg/etc/name_to_major: line 21 has no number from 0 to 16383: evil -7
  correct line 21 by hand or restore the file from a backup
[4]
$ root nul; printf 'a\0b 9\n' >>nul/etc/name_to_major; install-tools --root nul --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: nul/etc/name_to_major: line 21 holds a NUL byte: a?b 9
  correct line 21 by hand or restore the file from a backup
[4]
$ root nodb; rm nodb/etc/driver_aliases; install-tools --root nodb --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: nodb/etc/driver_aliases: is missing: this is not the root of a global zone
  name the directory that holds the whole system, with its kernel and etc, with --root
[4]
$ root dlink; ln -s e1000g dlink/kernel/drv/amd64/vmxnet3s; install-tools --root dlink --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: dlink/kernel/drv/amd64/vmxnet3s: is a symbolic link, which is not replaced
  move it away and run again
[4]
$ root ddir; mkdir ddir/kernel/drv/amd64/vmxnet3s; install-tools --root ddir --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: ddir/kernel/drv/amd64/vmxnet3s: is not a regular file
  move it away and run again
[4]
$ root xml; mkdir -p xml/var/lib/install-tools; echo '<x/>' >xml/var/lib/install-tools/installed.xml; install-tools --root xml --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: xml/var/lib/install-tools/installed.xml: line 1: it does not begin with <?xml version="1.0" encoding="UTF-8"?>
  if a newer install-tools wrote it, use that; else restore it from a backup, or remove it and run "install-tools verify --media" to see what is installed
[4]
$ : "What cannot be read for want of descriptors is not said to be missing."
$ : "a library that is loaded late may be the first that cannot be opened"
$ root few; for n in 5 6 7 8 9; do (ulimit -n $n; install-tools -q --root few --media "$media"; echo "$n $?") 2>&1 | sed "s|^install-tools: [^ ]*:|PATH:|; s|^install-tools: cannot load a library: lib[a-z]*[.]so[.0-9]*: cannot open[^:]*:|PATH: cannot be reached:|"; done
PATH: cannot be read: Too many open files
  allow more open files (ulimit -n), then run again
5 1
PATH: cannot be read in a process of its own: Too many open files
  allow more open files (ulimit -n), then run again
6 1
PATH: cannot be reached: Too many open files
  allow more open files (ulimit -n), then run again
7 1
PATH: cannot be reached: Too many open files
  allow more open files (ulimit -n), then run again
8 1
PATH: cannot be written: Too many open files
  allow more open files (ulimit -n), then run again
9 1
$ : "a release file that is none, or that leads nowhere"
$ root odd; for kind in dir fifo loop out; do rm -rf odd/etc/release; case $kind in dir) mkdir odd/etc/release;; fifo) mkfifo odd/etc/release;; loop) ln -s release odd/etc/release;; out) ln -s ../../x odd/etc/release;; esac; install-tools status --root odd; echo "$?"; osdetect --root odd; echo "$?"; done
install-tools: odd/etc/release: is not a file
  put the system's own file there and run again
4
osdetect: odd/etc/release: is not a file
1
install-tools: odd/etc/release: is not a file
  put the system's own file there and run again
4
osdetect: odd/etc/release: is not a file
1
install-tools: odd/etc/release: a symbolic link leads out of the root or to itself
  every file of a root must lie inside it: mount or copy what is missing and run again
4
osdetect: odd/etc/release: is reached through a symbolic link that leads out of the root or to itself
1
install-tools: odd/etc/release: a symbolic link leads out of the root or to itself
  every file of a root must lie inside it: mount or copy what is missing and run again
4
osdetect: odd/etc/release: is reached through a symbolic link that leads out of the root or to itself
1
