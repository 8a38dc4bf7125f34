What repair does not mend it refuses with the reason, and writes nothing: a
line that claims other adapters as well, what is no file, damaged databases.

$ refuse() { root x; install-tools -q --root x --media "$iso"; eval "$1"; shift; listing x >before; install-tools repair -q --root x "$@"; echo "status $?"; listing x | diff before -; rm -rf x; }
$ refuse 'echo text >x/kernel/drv/amd64/vmxnet3s'
install-tools: x/kernel/drv/amd64/vmxnet3s: is not as it should be, and there is no media to put it right from
  name VMware's tar.gz, ISO or directory with --media
status 5
$ refuse 'rm x/kernel/drv/amd64/vmxnet'
install-tools: x/kernel/drv/amd64/vmxnet: is not as it should be, and there is no media to put it right from
  name VMware's tar.gz, ISO or directory with --media
status 5
$ refuse 'rm x/kernel/drv/amd64/vmxnet' --media missing.iso
install-tools: missing.iso: cannot be opened: No such file or directory
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
status 5
$ refuse 'rm x/kernel/drv/vmxnet3s.conf x/var/lib/install-tools/backup/*'
install-tools: x/kernel/drv/vmxnet3s.conf: is not as it should be, and there is no media to put it right from
  name VMware's tar.gz, ISO or directory with --media
status 5
$ refuse 'rm x/kernel/drv/vmxnet3s.conf; ln -s e1000g.conf x/kernel/drv/vmxnet3s.conf'
install-tools: x/kernel/drv/vmxnet3s.conf: is a symbolic link, which is not replaced
  move it away and run again
status 4
$ refuse 'rm x/kernel/drv/amd64/vmxnet; mkdir x/kernel/drv/amd64/vmxnet' --media "$iso"
install-tools: x/kernel/drv/amd64/vmxnet: is not a regular file
  move it away and run again
status 4
$ refuse 'mkdir -p x/platform/i86pc/kernel/drv; ln -s /kernel/drv/e1000g x/platform/i86pc/kernel/drv/vmxnet3s'
install-tools: x/platform/i86pc/kernel/drv/vmxnet3s: is a symbolic link, which is not replaced
  move it away and run again
status 4
$ refuse 'cat x/etc/driver_aliases >y; echo "e1000g \"pci8086,1\" \"pci15ad,7b0\"" >x/etc/driver_aliases; cat y >>x/etc/driver_aliases'
install-tools: x: the adapter of vmxnet3s already belongs to e1000g in etc/driver_aliases line 1
  remove that entry (rem_drv or update_drv -d, with -b x; by hand where these do not know it) if the adapter is to be served by vmxnet3s
status 4
$ refuse 'echo "vmxnet3s \"pci15ad,7b0\"" >x/etc/ppt_aliases; sed "s/^vmxnet3s/ppt/" x/etc/ppt_aliases >y; cat y >x/etc/ppt_aliases'
install-tools: x: the adapter of vmxnet3s already belongs to ppt in etc/ppt_aliases line 1
  remove that entry (rem_drv or update_drv -d, with -b x; by hand where these do not know it) if the adapter is to be served by vmxnet3s
status 4
$ refuse 'echo "pci15ad,7b0 99" >>x/etc/name_to_major'
install-tools: x: the adapter of vmxnet3s already belongs to pci15ad,7b0 in etc/name_to_major line 23
  remove that entry (rem_drv or update_drv -d, with -b x; by hand where these do not know it) if the adapter is to be served by vmxnet3s
status 4
$ refuse 'sed "s/^vmxnet3s 7/vmxnet3s seven/" x/etc/name_to_major >y; cat y >x/etc/name_to_major'
install-tools: x/etc/name_to_major: line 21 has no number from 0 to 16383: vmxnet3s seven
  correct line 21 by hand or restore the file from a backup
status 4
$ refuse 'rm x/etc/minor_perm'
install-tools: x/etc/minor_perm: is missing: this is not the root of a global zone
  name the directory that holds the whole system, with its kernel and etc, with --root
status 4
$ refuse ': >x/etc/driver_aliases.hold; chmod 0600 x/kernel/drv/amd64/vmxnet'
install-tools: x/etc/driver_aliases.hold: was left behind by a rem_drv or update_drv that died
  compare it with etc/driver_aliases, remove it and run again
status 4
$ refuse 'echo "<x/>" >x/var/lib/install-tools/installed.xml'
install-tools: x/var/lib/install-tools/installed.xml: line 1: it does not begin with <?xml version="1.0" encoding="UTF-8"?>
  if a newer install-tools wrote it, use that; else restore it from a backup, or remove it and run "install-tools verify --media" to see what is installed
status 4
$ refuse 'rm -r x/kernel/drv/amd64; mv x/kernel/drv x/kernel/real; ln -s real x/kernel/drv; ln -s . x/kernel/real/amd64' --media "$iso"
install-tools: x/kernel/drv/amd64/vmxnet3s: and kernel/drv/vmxnet3s are two names of one file
  a symbolic link leads both to one place: put what belongs there instead of it and run again
status 4
$ root l sol10u3; perl_installer l 10; install-tools repair -q --root l --media "$iso" --stale-boot-archive=accept
install-tools: l: lib/modules/binary/10_64/vmxnet3s cannot be loaded by this kernel, which lacks: mac_alloc
  Solaris 10 8/07 has it, an older one only by a kernel patch: patch or upgrade it, or leave this driver out (--components vmxnet); --trust-directory installs it all the same
[4]
$ root z zone; install-tools repair -q --root z
install-tools: z/kernel/drv: is missing: this is not the root of a global zone
  name the directory that holds the whole system, with its kernel and etc, with --root
[4]
