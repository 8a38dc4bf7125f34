A driver that our record does not name, beside one that it names: verify tells
of it, repair mends it where the media has it, and says so where not.

$ drivers=$SAMPLES/media/vmware-tools-distrib/lib/modules/binary; mkdir late && cp -Rp "$SAMPLES/media/vmware-tools-distrib" late/ && rm -f late/vmware-tools-distrib/lib/modules/binary/*/vmxnet
$ other() { cp "$drivers/$2_64/$1" r/kernel/drv/amd64/ && chown 0:3 r/kernel/drv/amd64/$1 && chmod 755 r/kernel/drv/amd64/$1; }
$ both() { rm -rf r; root r; perl_installer r 10; other vmxnet 10; echo 'vmxnet 300' >>r/etc/name_to_major; echo 'vmxnet "pci15ad,720"' >>r/etc/driver_aliases; contents r >before; }
$ : "both have the wrong flavour, and the media has one of them"
$ both; install-tools repair -n --root r --media late | tail -n 3; contents r | diff before -
F  kernel/drv/amd64/vmxnet: built for Solaris 10, not for Solaris 11
P  etc/minor_perm: vmxnet does not have the permissions of its device
Result    would be repaired but for what is named above, which needs media that has it; this was a dry run
$ install-tools repair --root r --media late | sed -n '/^Plan/,$p'
Plan      4 changes
          correct  kernel/drv/vmxnet3s.conf: settings of the driver
          remove   kernel/drv/vmxnet3s: this release has no 32-bit kernel
          replace  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
          replace  etc/vmware-tools/locations: tells VMware's own programs of the files above
Changing  r
          done     kernel/drv/vmxnet3s.conf
          done     kernel/drv/vmxnet3s
          done     kernel/drv/amd64/vmxnet3s
          done     etc/vmware-tools/locations
F  kernel/drv/amd64/vmxnet: built for Solaris 10, not for Solaris 11
P  etc/minor_perm: vmxnet does not have the permissions of its device
Result    repaired and verified but for what is named above, which needs media that has it; the drivers serve from the next boot of this root on
$ install-tools verify --root r | grep -e ^[A-Z]\  -e ^Result; install-tools status -q --root r >/dev/null; echo $?; install-tools verify -q --root r --components vmxnet3s && echo right
F  kernel/drv/amd64/vmxnet: built for Solaris 10, not for Solaris 11
P  etc/minor_perm: vmxnet does not have the permissions of its device
Result    2 differences; "install-tools repair" puts them right
3
right
$ : "nothing more comes of the same media, without media, or of none"
$ contents r >now; for m in '' '--media late' '-n --media late'; do install-tools repair -q --root r $m; echo $?; done; contents r | diff now -
install-tools: r/kernel/drv/amd64/vmxnet: is not as it should be, and there is no media to put it right from
  name VMware's tar.gz, ISO or directory with --media
5
install-tools: r/kernel/drv/amd64/vmxnet: is not as it should be, and nothing on this media puts it right
  name media that has this driver with --media, or remove it with rem_drv -b r
5
install-tools: r/kernel/drv/amd64/vmxnet: is not as it should be, and nothing on this media puts it right
  name media that has this driver with --media, or remove it with rem_drv -b r
5
$ : "what is ours needs no media, and is not held up"
$ chmod 600 r/kernel/drv/amd64/vmxnet3s; install-tools repair -q --root r; echo $?; stat -c %a r/kernel/drv/amd64/vmxnet3s
F  kernel/drv/amd64/vmxnet: built for Solaris 10, not for Solaris 11
P  etc/minor_perm: vmxnet does not have the permissions of its device
3
755
$ install-tools repair -n --json --root r --media late | grep -c '"code": *"permission"'
install-tools: r/kernel/drv/amd64/vmxnet: is not as it should be, and nothing on this media puts it right
  name media that has this driver with --media, or remove it with rem_drv -b r
1
$ : "media that has it: then both are ours"
$ install-tools repair --root r --media "$media" | sed -n '/^Plan/,$p'; install-tools verify -q --root r && echo right; registered r
Plan      2 changes
          replace  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          edit     etc/minor_perm: add 'vmxnet:* 0600 root sys'
Changing  r
          done     kernel/drv/amd64/vmxnet
          done     etc/minor_perm
Result    repaired and verified; the drivers serve from the next boot of this root on
right
etc/name_to_major:21:vmxnet3s 7
etc/name_to_major:22:vmxnet 300
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/minor_perm:14:vmxnet:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
etc/driver_aliases:10:vmxnet "pci15ad,720"
$ install-tools uninstall -q --root r; contents r | diff before -
67a68
> d 755 ./var/lib
[1]
$ : "the other way round: ours is vmxnet; what is right already is left alone"
$ rm -rf r; root r; install-tools -q --root r --media "$media" --components vmxnet; other vmxnet3s 10; install-tools verify -q --root r
X  kernel/drv/vmxnet3s.conf: is missing
F  kernel/drv/amd64/vmxnet3s: built for Solaris 10, not for Solaris 11
N  etc/name_to_major: vmxnet3s has no major number
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
P  etc/minor_perm: vmxnet3s does not have the permissions of its device
[3]
$ install-tools repair -q --root r; install-tools repair -q --root r --media "$media"; install-tools verify -q --root r && echo right
install-tools: r/kernel/drv/vmxnet3s.conf: is not as it should be, and there is no media to put it right from
  name VMware's tar.gz, ISO or directory with --media
right
$ rm -rf r; root r; install-tools -q --root r --media "$media" --components vmxnet3s; other vmxnet 11; echo 'vmxnet 300' >>r/etc/name_to_major; echo 'vmxnet "pci15ad,720"' >>r/etc/driver_aliases; echo 'vmxnet:* 0600 root sys' >>r/etc/minor_perm; install-tools verify -q --root r && echo right; chmod 600 r/kernel/drv/amd64/vmxnet3s; install-tools repair -q --root r; install-tools verify -q --root r && echo right; install-tools uninstall -q --root r; drivers r | grep vmx
right
right
755 kernel/drv/amd64/vmxnet
$ : "a driver that is bound and nowhere; one that nobody has asked for is none of verify's business"
$ rm -rf r; root r; install-tools -q --root r --media late; echo 'vmxnet 300' >>r/etc/name_to_major; echo 'vmxnet "pci15ad,720"' >>r/etc/driver_aliases; echo x >r/kernel/drv/amd64/vmmemctl; install-tools verify -q --root r
X  kernel/drv/amd64/vmxnet: is missing
P  etc/minor_perm: vmxnet does not have the permissions of its device
[3]
$ install-tools repair -q --root r --media "$media"; install-tools verify -q --root r && echo right
right
$ : "a root where nothing was ours: the same, and what no kernel minds is not told"
$ rm -rf r; root r; other vmxnet 10; other vmxnet3s 10; chmod 644 r/kernel/drv/amd64/vmxnet; install-tools repair -q --root r --media late; echo $?; install-tools repair -q --root r --media "$media"; install-tools verify -q --root r && echo right
F  kernel/drv/amd64/vmxnet: built for Solaris 10, not for Solaris 11
N  etc/name_to_major: vmxnet has no major number
A  etc/driver_aliases: vmxnet is not bound to its adapter
P  etc/minor_perm: vmxnet does not have the permissions of its device
3
right
