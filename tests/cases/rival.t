Another driver on the adapter is named and left alone.

$ root r; echo 'e1000g "pci15ad,7b0"' >>r/etc/driver_aliases; listing r >before
$ install-tools --root r --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: r: the adapter of vmxnet3s already belongs to e1000g in etc/driver_aliases line 9
  remove that entry (rem_drv or update_drv -d, with -b r; by hand where these do not know it) if the adapter is to be served by vmxnet3s
[4]
$ root p; echo 'e1000g "pciex15ad,7b0"' >>p/etc/driver_aliases
$ install-tools --root p --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: p: the adapter of vmxnet3s already belongs to e1000g in etc/driver_aliases line 9
  remove that entry (rem_drv or update_drv -d, with -b p; by hand where these do not know it) if the adapter is to be served by vmxnet3s
[4]
$ root i; echo '# pkg(7): vmxnet3s "pci15ad,7b0"' >>i/etc/driver_aliases
$ install-tools --root i --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: i: the adapter of vmxnet3s already belongs to a packaged driver (pkg commented vmxnet3s out) in etc/driver_aliases line 9
  remove that entry (rem_drv or update_drv -d, with -b i; by hand where these do not know it) if the adapter is to be served by vmxnet3s
[4]
$ root s; mkdir -p s/platform/i86pc/kernel/drv/amd64; cp "$SAMPLES/files/vmxnet3s-10-64" s/platform/i86pc/kernel/drv/amd64/vmxnet3s
$ install-tools --root s --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
install-tools: s: platform/i86pc/kernel/drv/amd64/vmxnet3s would be loaded instead of the driver in kernel/drv
  remove it and run again
[4]
$ listing r | diff before -
$ : "all of them at once"
$ root m; printf '%s\n' 'e1000g "pci15ad,7b0"' 'sd "pciex15ad,7b0"' 'pcn "pci15ad,7b0.15ad.7b0.1"' '# pkg(7): vmxnet3s "pci15ad,7b0"' >>m/etc/driver_aliases; echo 'ppt "pci15ad,7b0"' >m/etc/ppt_aliases
$ install-tools -q --root m --media "$media" --components vmxnet3s
install-tools: m: the adapter of vmxnet3s already belongs to ppt in etc/ppt_aliases line 1, e1000g in etc/driver_aliases line 9, pcn in etc/driver_aliases line 11, sd in etc/driver_aliases line 10
  remove those entries (rem_drv or update_drv -d, with -b m; by hand where these do not know it) if the adapter is to be served by vmxnet3s
[4]
$ install-tools verify --root m | grep belongs
[1]
$ for n in 1 2 3 4 5; do echo "sd \"pci15ad,7b0.$n\"" >>m/etc/driver_aliases; done; install-tools -q --root m --media "$media" --components vmxnet3s
install-tools: m: the adapter of vmxnet3s already belongs to ppt in etc/ppt_aliases line 1, e1000g in etc/driver_aliases line 9, pcn in etc/driver_aliases line 11, sd in etc/driver_aliases line 13, sd in etc/driver_aliases line 14 and others
  remove those entries (rem_drv or update_drv -d, with -b m; by hand where these do not know it) if the adapter is to be served by vmxnet3s
[4]
$ : "the driver's name as the alias of another one"
$ root named; echo 'zeta 401' >>named/etc/name_to_major; echo 'zeta "vmxnet3s"' >>named/etc/driver_aliases; install-tools -q --root named --media "$media"
install-tools: named: the adapter of vmxnet3s already belongs to zeta (by the alias "vmxnet3s") in etc/driver_aliases line 9
  remove that entry (rem_drv or update_drv -d, with -b named; by hand where these do not know it) if the adapter is to be served by vmxnet3s
[4]
$ : "a root that a shell would take apart is quoted, one too long is not cut"
$ for d in "it's two" "$(printf '%0230d' 0)"; do root "$d"; echo 'other "pci15ad,7b0"' >>"$d/etc/driver_aliases"; echo 'other 270' >>"$d/etc/name_to_major"; install-tools -q --root "$d" --media "$media" | grep 'rem_drv'; done
install-tools: it's two: the adapter of vmxnet3s already belongs to other in etc/driver_aliases line 9
  remove that entry (rem_drv or update_drv -d, with -b 'it'\''s two'; by hand where these do not know it) if the adapter is to be served by vmxnet3s
install-tools: 00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000: the adapter of vmxnet3s already belongs to other in etc/driver_aliases line 9
  remove that entry (rem_drv or update_drv -d, with -b ROOT; by hand where these do not know it) if the adapter is to be served by vmxnet3s
[1]
