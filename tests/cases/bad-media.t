Media that are refused: exit status 5, the root unchanged.

$ root r; listing r >before
$ install-tools --root r --media missing.iso
install-tools: missing.iso: cannot be opened: No such file or directory
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
[5]
$ install-tools inspect ""
install-tools: the name of the media is empty
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
[5]
$ : >empty.iso; install-tools --root r --media empty.iso
install-tools: empty.iso: is an empty file
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
[5]
$ echo hello >text.tar; install-tools --root r --media text.tar
install-tools: text.tar: is no tar, zip or ISO 9660 image
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
[5]
$ head -c 20000 "$media" >cut.tar.gz; install-tools --root r --media cut.tar.gz
install-tools: cut.tar.gz: its gzip is damaged: truncated gzip input
  copy the media again from where it came and compare the sizes and check sums
[5]
$ mkdir none; install-tools --root r --media none
install-tools: none: is a directory that holds neither vmware-tools-distrib nor vmware-solaris-tools.tar.gz
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
[5]
$ cp -Rp "$SAMPLES/media/vmware-tools-distrib" t; rm -rf t/lib/modules/binary/11*; install-tools --root r --media t
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     t
          directory, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: t: vmxnet3s: the media has no directory 11_64; it has 10, 10_64, 2009.06, 2009.06_64
  use media that has it, or choose another directory with --os-dir
[5]
$ : "settings that a later run would take for lost, or not read"; cp -Rp "$SAMPLES/media/vmware-tools-distrib" c; conf=c/lib/modules/binary/11/vmxnet3s.conf; for n in 0 262145 262144; do yes "# c" | head -c $n >$conf; install-tools plan -q --root r --media c; done; rm -rf c
install-tools: c: lib/modules/binary/11/vmxnet3s.conf: not the settings of a driver: it is empty
  use a complete and unchanged VMware Tools media
install-tools: c: lib/modules/binary/11/vmxnet3s.conf: not the settings of a driver: it is larger than 256 KiB
  use a complete and unchanged VMware Tools media
$ cp -Rp "$SAMPLES/media/vmware-tools-distrib" h; rm h/lib/modules/binary/11_64/vmxnet3s; install-tools --root r --media h
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     h
          directory, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: h: "lib/modules/binary/11_64/vmxnet3s" is not in the media
  use a complete and unchanged VMware Tools media
[5]
$ cp -Rp "$SAMPLES/media/vmware-tools-distrib" c; rm c/lib/modules/binary/11/vmxnet3s.conf; install-tools --root r --media c
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     c
          directory, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: c: "lib/modules/binary/11/vmxnet3s.conf" is not in the media
  use a complete and unchanged VMware Tools media
[5]
$ cp -Rp "$SAMPLES/media/vmware-tools-distrib" w; cp w/lib/modules/binary/10_64/vmxnet3s w/lib/modules/binary/11_64/; install-tools --root r --media w
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     w
          directory, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: w: lib/modules/binary/11_64/vmxnet3s: built for Solaris 10, not for Solaris 11
  the media is not what VMware made, or was changed; "install-tools identify FILE" tells what a file is, --trust-directory installs it all the same
[5]
$ cp w/lib/modules/binary/11/vmxnet3s w/lib/modules/binary/11_64/; install-tools --root r --media w
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     w
          directory, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: w: lib/modules/binary/11_64/vmxnet3s: wrong width: a 32-bit file where a 64-bit one belongs
  the media is not what VMware made, or was changed; "install-tools identify FILE" tells what a file is, --trust-directory installs it all the same
[5]
$ echo text >w/lib/modules/binary/11_64/vmxnet3s; install-tools --root r --media w
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     w
          directory, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: w: lib/modules/binary/11_64/vmxnet3s: not a loadable driver: it is not an ELF file
  the media is not what VMware made, or was changed; "install-tools identify FILE" tells what a file is, --trust-directory installs it all the same
[5]
$ rm w/lib/modules/binary/11_64/vmxnet3s; ln -s ../11/vmxnet3s w/lib/modules/binary/11_64/vmxnet3s; install-tools --root r --media w
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     w
          directory, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: w: "lib/modules/binary/11_64/vmxnet3s" is a symbolic link
  use a complete and unchanged VMware Tools media
[5]
$ install-tools inspect -v w | grep -e odd -e link; install-tools inspect --json w | grep -A 3 11_64/vmxnet3s
          odd names in it, not used here: 1
          lib/modules/binary/11_64/vmxnet3s is a symbolic link
Driver    11_64/vmxnet3s         is a symbolic link
      "path": "lib/modules/binary/11_64/vmxnet3s",
      "size": 0,
      "sha256": null,
      "fault": "is a symbolic link"
$ rm -rf w/lib/modules; install-tools --root r --media w
install-tools: w: holds no drivers: nothing lies below lib/modules/binary
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
[5]
$ install-tools --root r
install-tools: no media was named, and there is none in /cdrom/vmwaretools or in /media/VMware Tools
  name VMware's tar.gz, ISO or directory with --media
[5]
$ INSTALL_TOOLS_DIR=$W install-tools --root r
install-tools: no media was named, and there is none in W, in /cdrom/vmwaretools or in /media/VMware Tools
  name VMware's tar.gz, ISO or directory with --media
[5]
$ listing r | diff before -
$ cp -Rp "$SAMPLES/media/vmware-tools-distrib" o; cp o/lib/modules/binary/10_64/vmxnet3s o/lib/modules/binary/11_64/; install-tools --root r --media o --trust-directory
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     o
          directory, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
warning   lib/modules/binary/11_64/vmxnet3s: built for Solaris 10, not for Solaris 11
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
warning   vmxnet3s: a new MTU is not told to the network stack
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      7 changes
          install  kernel/drv/vmxnet3s.conf: settings of the driver
          install  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 10, Tools 9.0, N bytes
          install  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          edit     etc/name_to_major: add 'vmxnet3s 7', add 'vmxnet 9'
          edit     etc/minor_perm: add 'vmxnet3s:* 0600 root sys', add 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"', add 'vmxnet "pci15ad,720"'
          create   reconfigure: the next boot looks for new devices
Changing  r
          done     kernel/drv/vmxnet3s.conf
          done     kernel/drv/amd64/vmxnet3s
          done     kernel/drv/amd64/vmxnet
          done     etc/name_to_major
          done     etc/minor_perm
          done     etc/driver_aliases
          done     reconfigure
Result    installed and verified; the drivers serve from the next boot of this root on
$ install-tools status --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     o, VMware Tools 9.0.0 build-782409
          installed on DATE by install-tools VERSION
Driver    vmxnet from 11_64, built for Solaris 11, major number 9
Driver    vmxnet3s from 11_64, built for Solaris 10, Tools 9.0, major number 7
          chosen by the user against the table
warning   kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11, as the user decided
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
warning   kernel/drv/amd64/vmxnet3s: a new MTU is not told to the network stack
Result    installed as the user decided, against the table
$ install-tools inspect /dev/null
install-tools: /dev/null: is no tar, zip or ISO 9660 image
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
[5]
$ : "a header of gzip of which no end comes is not held in memory"
$ long() { printf '\037\213\010\010\0\0\0\0\0\003'; head -c $1 /dev/zero | tr '\0' n; printf '\0'; tail -c +11 "$media"; }
$ long 2000000 >long.tar.gz; install-tools inspect long.tar.gz
install-tools: long.tar.gz: its gzip has a header of more than 1 MiB
  do not use this media; get VMware's own again
[5]
$ long 500000 >long.tar.gz; install-tools inspect -q long.tar.gz >/dev/null
$ : "media that do not say their version"
$ cp -r "$SAMPLES/media/vmware-tools-distrib" nov; for f in $(grep -rlI 'build-782409\|9\.0\.0' nov); do sed -i 's/782409//g; s/9\.0\.0//g; s/buildNr.*//' $f; done; root v; mkdir -p v/kernel/drv/amd64; cp nov/lib/modules/binary/10_64/vmxnet3s v/kernel/drv/amd64; install-tools verify --root v --media nov | grep -e 'Tools of' -e ^F
          directory, VMware Tools of unknown version
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11; it is lib/modules/binary/10_64/vmxnet3s of VMware Tools of unknown version
