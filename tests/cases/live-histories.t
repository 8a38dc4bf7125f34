Guests with other histories, through install, verify, repair and uninstall.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ drivers=$SAMPLES/media/vmware-tools-distrib/lib/modules/binary
$ it() { guest g install-tools "$@"; }
$ damage() { sed -i /vmxnet3s/d g/tree/etc/driver_aliases; chmod 644 g/tree/kernel/drv/amd64/vmxnet3s; }
$ round() { it verify -q && echo right; damage; it verify -q; it repair -q; it verify -q && echo right again; it uninstall -q; guest_listing g | diff was - | grep '^[<>]'; }
$ : "two adapters of each kind"
$ rm -rf g; guest -k g sol11.1-both prtconf -D | grep -c 'pci15ad,7[5b]0'; guest_listing g >was; it | sed -n '/^Changing/,$p' | grep -v ' done '; guest g prtconf -D | grep -e e1000g -e vmxnet; grep -e e1000g -e vmxnet g/tree/etc/path_to_inst; round
4
Changing  /
note      addresses are configured on e1000g0 (etc/ipadm/ipadm.conf), and none on vmxnet3s0: they stay there until you move them
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed and verified; no reboot is needed
        pci15ad,750, instance #0 (driver name: e1000g)
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
        pci15ad,750, instance #1 (driver name: e1000g)
        pci15ad,7b0, instance #1 (driver name: vmxnet3s)
"/pci@0,0/pci15ad,790@11/pci15ad,750@0" 0 "e1000g"
"/pci@0,0/pci15ad,790@11/pci15ad,750@1" 1 "e1000g"
"/pci@0,0/pci15ad,7a0@15/pci15ad,7b0@0" 0 "vmxnet3s"
"/pci@0,0/pci15ad,7a0@15/pci15ad,7b0@1" 1 "vmxnet3s"
right
M  kernel/drv/amd64/vmxnet3s: mode is 0644, not 0755
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
right again
> f 644 ./etc/rem_name_to_major SHA256
> f 644 ./reconfigure SHA256
> d 755 ./var/lib
$ : "the address on vmxnet3s already: nothing is said of it"
$ rm -rf g; guest -k g sol11.1-both install-tools -q; sed -i 's/e1000g0/vmxnet3s0/' g/tree/etc/dladm/datalink.conf; it status | grep addresses
[1]
$ : "add_drv was killed: its lock stays until somebody removes it, then all is completed"
$ rm -rf g; guest -k g sol10u11-killed zonename; it -q; echo "status $?"; rm g/tree/tmp/AdDrEm.lck; guest_listing g >was; it | sed -n '/^Plan/,$p' | grep -e edit -e run -e addresses -e Result; round
global
install-tools: /tmp/AdDrEm.lck: exists: add_drv is at work in this root, or died there
  remove it if no add_drv or rem_drv is running
status 6
          edit     etc/name_to_major: add 'vmxnet 9'
          edit     etc/minor_perm: add 'vmxnet3s:* 0600 root sys', add 'vmxnet:* 0600 root sys'
          edit     etc/driver_aliases: add 'vmxnet3s "pci15ad,7b0"', add 'vmxnet "pci15ad,720"'
          run      bootadm update-archive: by the system's own program
note      addresses are configured on e1000g0 (etc/hostname.e1000g0), and none on vmxnet3s0: they stay there until you move them
Result    installed and verified; reboot to use it
right
M  kernel/drv/amd64/vmxnet3s: mode is 0644, not 0755
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
right again
> f 644 ./etc/rem_name_to_major SHA256
> f 644 ./reconfigure SHA256
> d 755 ./var/lib
$ : "killed at each of its steps"
$ for k in 1 2 3 4 5 6; do rm -rf g; guest -k g sol10u11 zonename >/dev/null; cp $drivers/10/vmxnet3s g/tree/kernel/drv/; cp $drivers/10_64/vmxnet3s g/tree/kernel/drv/amd64/; guest -i "add_drv:1:crash=$k" g add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s; rm -f g/tree/tmp/AdDrEm.lck; it -q; it verify -q && it uninstall -q; echo "$k: $(grep -c vmxnet3s g/tree/etc/name_to_major)"; done
Killed
1: 0
Killed
2: 1
Killed
3: 1
Killed
4: 1
Killed
5: 1
Killed
6: 1
$ : "installed by an earlier version, whose record knew less"
$ rm -rf g; guest -k g sol11.1 zonename >/dev/null; guest_listing g >was; it -q; sed -i -e 's/ trust="[^"]*"//' -e 's/program="[^"]*"/program="0.1.0"/' g/tree/var/lib/install-tools/installed.xml; rm -f g/tree/var/lib/install-tools/media.seen g/tree/var/lib/install-tools/history
$ it status | grep -e 'installed on' -e Result; it | tail -n 2; it history | tail -n 2; round
          installed on DATE by install-tools 0.1.0
Result    installed, and it fits this system
Plan      0 changes
Result    nothing to do, everything is as it should be
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    0 runs changed what is installed here
right
M  kernel/drv/amd64/vmxnet3s: mode is 0644, not 0755
A  etc/driver_aliases: vmxnet3s is not bound to its adapter
right again
> f 644 ./etc/rem_name_to_major SHA256
> f 644 ./reconfigure SHA256
> d 755 ./var/lib
$ : "remains of a driver that was removed: add_drv would refuse it, or write a line twice"
$ left() { { echo "system $1"; echo 'adapter vmxnet3'; echo "line /etc/$2"; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; it --tune none --components vmxnet3s | grep -e _drv -e 'kernel did' -e ^Result; grep -n vmxnet3s g/tree/etc/driver_aliases g/tree/etc/minor_perm | cut -d/ -f3-; it verify -q && guest -r g prtconf -D | grep 7b0; it uninstall -q; entries vmxnet3s; }
$ entries() { (cd g/tree/etc; grep -n $1 name_to_major driver_aliases minor_perm driver_classes rem_name_to_major 2>/dev/null); }
$ for s in sol11.1 sol10u11; do left $s "driver_aliases 'vmxnet3s \"pci15ad,7b0\"'"; done
Result    installed and verified; reboot to use it
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
etc/minor_perm:13:vmxnet3s:* 0600 root sys
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
driver_aliases:9:vmxnet3s "pci15ad,7b0"
rem_name_to_major:1:vmxnet3s 7
Result    installed and verified; reboot to use it
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
etc/minor_perm:13:vmxnet3s:* 0600 root sys
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
driver_aliases:9:vmxnet3s "pci15ad,7b0"
rem_name_to_major:1:vmxnet3s 7
$ left sol11.1 "driver_aliases 'vmxnet3s	\"pci15ad,7b0\"'"
Result    installed and verified; reboot to use it
etc/driver_aliases:9:vmxnet3s	"pci15ad,7b0"
etc/minor_perm:13:vmxnet3s:* 0600 root sys
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
driver_aliases:9:vmxnet3s	"pci15ad,7b0"
rem_name_to_major:1:vmxnet3s 7
$ left sol11.4 "driver_aliases 'vmxnet3s \"pci15ad,7b0\"junk'"
Result    installed and verified; reboot to use it
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"junk
etc/minor_perm:13:vmxnet3s:* 0600 root sys
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
driver_aliases:9:vmxnet3s "pci15ad,7b0"junk
rem_name_to_major:1:vmxnet3s 7
$ left osol2009.06 "driver_aliases 'vmxnet3s \"pci15ad,7b1\"'"
Result    installed and verified; reboot to use it
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
etc/minor_perm:13:vmxnet3s:* 0600 root sys
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
driver_aliases:9:vmxnet3s "pci15ad,7b1"
rem_name_to_major:1:vmxnet3s 7
$ left sol11.1 "minor_perm 'vmxnet3s:* 0600 root sys'"
Result    installed and verified; reboot to use it
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
etc/minor_perm:13:vmxnet3s:* 0600 root sys
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
minor_perm:13:vmxnet3s:* 0600 root sys
rem_name_to_major:1:vmxnet3s 7
$ left sol11.1 "minor_perm 'vmxnet3s:* 0666 root sys'"
Result    installed and verified; reboot to use it
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
etc/minor_perm:13:vmxnet3s:* 0600 root sys
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
minor_perm:13:vmxnet3s:* 0666 root sys
rem_name_to_major:1:vmxnet3s 7
$ : "only a part of them: that comes back, the lines that were added go"
$ for line in 'driver_aliases vmxnet3s "pci15ad,7b0"' 'minor_perm vmxnet3s:* 0600 root sys'; do { echo 'system sol10u11'; echo 'adapter vmxnet3'; echo "line /etc/${line%% *} '${line#* }'"; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; rm -rf etc; cp -r g/tree/etc etc; it -q --components vmxnet3s --tune none; it uninstall -q; for table in name_to_major driver_aliases minor_perm; do cmp etc/$table g/tree/etc/$table; done; done
$ : "what the driver does not need stood there as well: rem_drv takes lines by name, they come back, where they were"
$ others() { { echo "system $1"; echo 'adapter vmxnet3'; for line in 'vmxnet3s "scsa,1"' 'vmxnet3s "scsa,1"' 'vmxnet3s "pci15ad,7b1"' 'sd "scsa,2"' 'vmxnet3s "pciex15ad,7b0"'; do echo "line /etc/driver_aliases '$line'"; done; echo "line /etc/minor_perm 'vmxnet3s:foo 0666 root sys'"; echo "line /etc/driver_classes 'vmxnet3s other'"; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; rm -rf etc; cp -r g/tree/etc etc; }
$ same() { for table in name_to_major driver_aliases minor_perm driver_classes; do cmp etc/$table g/tree/etc/$table; done; }
$ for s in sol10u11 sol11.1; do others $s; it -q --components vmxnet3s --tune none; chmod 0 g/tree/kernel/drv/amd64/vmxnet3s; it repair -q; it -q; it uninstall -q; same; done
$ others sol11.1; install-tools -q --root g/tree --components vmxnet3s --media "$media"; install-tools uninstall -q --root g/tree; same
$ : "with a number one of them would take the adapter of another driver, whose line is a later one"
$ { printf '%s\n' 'system sol11.1' 'adapter vmxnet3' 'adapter e1000'; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; sed -i '1i vmxnet3s "pci8086,100f"' g/tree/etc/driver_aliases; rm -rf etc; cp -r g/tree/etc etc; it --components vmxnet3s --tune none | grep -e drop -e ^Result; guest -r g prtconf -D | grep driver.name | grep -e e1000 -e 7b0; it uninstall -q; same
          edit     etc/driver_aliases: drop 'vmxnet3s "pci8086,100f"', add 'vmxnet3s "pci15ad,7b0"'
Result    installed and verified; reboot to use it
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
        pci15ad,750, instance #0 (driver name: e1000g)
$ : "somebody removed one of them, or wrote it again, in between; the driver's own go all the same"
$ others sol11.1; it -q --components vmxnet3s --tune none; sed -i '/scsa,1/d' g/tree/etc/driver_aliases; echo 'vmxnet3s "pci15ad,7b1"' >>g/tree/etc/driver_aliases; echo 'vmxnet3s:more 0600 root sys' >>g/tree/etc/minor_perm; it uninstall -q; same
$ : "lines side by side that go and come back in another order, of two drivers, or beside some that stayed"
$ { printf '%s\n' 'system sol11.4' 'adapter vmxnet3'; for line in 'vmxnet3s "pciex15ad,7b0"' 'vmxnet "pci1022,2000"' 'pcn "pci1022,2000"' '# vmxnet3s'; do echo "line /etc/driver_aliases '$line'"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; rm -rf etc; cp -r g/tree/etc etc; it -q --tune none; it uninstall -q; same
$ { printf '%s\n' 'system sol11.4' 'adapter vmxnet3' 'tools 11' "line /etc/name_to_major 'zz 7'"; for line in 'vmxnet3s "pci15ad,7b0"' 'vmxnet3s pci15ad,7b0' 'vmxnet3s	"pci15ad,7b0"' 'vmxnet3s "pciex15ad,7b0"'; do echo "line /etc/driver_aliases '$line'"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; rm -rf etc; cp -r g/tree/etc etc; it --tune none | grep drop; it uninstall -q; same
          edit     etc/name_to_major: drop 'vmxnet3s 7', add 'vmxnet3s 9', add 'vmxnet 10'
          edit     etc/driver_aliases: drop 'vmxnet3s pci15ad,7b0', add 'vmxnet "pci15ad,720"'
$ : "VMware's uninstaller removed the files, and rem_drv was refused: the adapter is bound to a module that is nowhere"
$ half() { { echo "system $1"; printf '%s\n' 'adapter vmxnet3' 'perl-install 10' 'remove /kernel/drv/amd64/vmxnet3s' 'remove /kernel/drv/vmxnet3s' 'remove /kernel/drv/vmxnet3s.conf'; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; }
$ half sol11.1; it verify; it status | tail -n 1; it repair | tail -n 1; it verify -q && guest -r g prtconf -D | grep 7b0
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
X  kernel/drv/vmxnet3s.conf: is missing
X  kernel/drv/amd64/vmxnet3s: is missing
note      the drivers here were not installed by install-tools but by VMware's own installer
warning   etc/vmware-tools/locations: the record of VMware's installer names 4 files: 3 missing, 0 changed since
Result    2 differences; "install-tools repair" puts them right
Result    not as it should be; "install-tools repair" puts it right
Result    repaired and verified; reboot to use it
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
$ half sol10u11; it verify | grep -e ^X -e ^Result; it uninstall -q --vendor; entries vmxnet3s; it verify -q && echo right
X  kernel/drv/vmxnet3s.conf: is missing
X  kernel/drv/amd64/vmxnet3s: is missing
X  kernel/drv/vmxnet3s: is missing
Result    3 differences; "install-tools repair" puts them right
rem_name_to_major:1:vmxnet3s 7
right
$ : "no difference where it is in a place that is not ours"
$ half sol11.1; mkdir -p g/tree/usr/kernel/drv/amd64; cp $drivers/11_64/vmxnet3s g/tree/usr/kernel/drv/amd64/; it verify | tail -n 1
Result    no differences
$ : "the same in an image"
$ rm -rf r; root r; echo 'vmxnet3s 7' >>r/etc/name_to_major; echo 'vmxnet3s "pci15ad,7b0"' >>r/etc/driver_aliases; install-tools repair -q --root r; install-tools repair --root r --media "$media" | tail -n 1; drivers r | grep vmx; registered r
install-tools: r/kernel/drv/vmxnet3s.conf: is not as it should be, and there is no media to put it right from
  name VMware's tar.gz, ISO or directory with --media
Result    repaired and verified; the drivers serve from the next boot of this root on
755 kernel/drv/amd64/vmxnet3s
644 kernel/drv/vmxnet3s.conf
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
$ : "later media have no vmxnet: where that alone is wrong, nothing is right"
$ mkdir m && cp -Rp $SAMPLES/media/vmware-tools-distrib m/ && rm -f m/vmware-tools-distrib/lib/modules/binary/*/vmxnet; rm -rf r; root r; cp $drivers/11_64/vmxnet r/kernel/drv/amd64/; listing r >was; install-tools repair -q --root r --media m; listing r | diff was -; install-tools repair -q -n --root r --media m
install-tools: r/kernel/drv/amd64/vmxnet: is not as it should be, and nothing on this media puts it right
  name media that has this driver with --media, or remove it with rem_drv -b r
install-tools: r/kernel/drv/amd64/vmxnet: is not as it should be, and nothing on this media puts it right
  name media that has this driver with --media, or remove it with rem_drv -b r
[5]
$ install-tools repair --root r --media "$media" | tail -n 1; install-tools verify -q --root r && echo right
Result    repaired and verified; the drivers serve from the next boot of this root on
right
$ : "another mode of a driver that is loaded needs no reboot, other bytes do"
$ rm -rf g; guest -k g sol11.1 zonename >/dev/null; it -q --components vmxnet3s --tune none; for damage in 'chmod 644 g/tree/kernel/drv/amd64/vmxnet3s g/tree/kernel/drv/vmxnet3s.conf; chmod 600 g/tree/kernel/drv/vmxnet3s.conf' 'echo >g/tree/kernel/drv/amd64/vmxnet3s'; do eval "$damage"; it repair | tail -n 1; done
Result    repaired and verified; no reboot is needed
Result    repaired and verified; reboot to use it
