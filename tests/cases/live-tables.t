Tables that an admin or a tool has written anew, in a running system: the add_drv
of Solaris 10 stops at a comment or an empty line, so it is not called there.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ new() { { echo "system $1"; echo 'adapter e1000'; echo 'adapter vmxnet3'; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; }
$ it() { guest g install-tools "$@"; }
$ odd() { printf '%b\n' "$2" >>g/tree/etc/$1; }
$ lines() { grep -c -e '^#' -e '^$' g/tree/etc/name_to_major; }
$ round() { : >g/state/log; it --components vmxnet3s --tune none | tail -n 1; it verify -q && registered g/tree; calls g | grep _drv; guest -r g prtconf -D | grep 7b0; it uninstall -q; calls g | grep _drv; registered g/tree; lines; }
$ for system in sol10u11 osol2009.06 sol11.1; do new $system; odd name_to_major '# a comment\n\nzeta 401'; round; done
Result    installed and verified; reboot to use it
etc/name_to_major:24:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
etc/rem_name_to_major:1:vmxnet3s 7
2
Result    installed and verified; no reboot is needed
etc/name_to_major:24:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s -> 0
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
rem_drv vmxnet3s -> 0
etc/rem_name_to_major:1:vmxnet3s 7
2
Result    installed and verified; no reboot is needed
etc/name_to_major:24:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s -> 0
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
rem_drv vmxnet3s -> 0
etc/rem_name_to_major:1:vmxnet3s 7
2
$ : "it comes in between, or in the numbers of removed drivers"
$ new sol10u11; it -q --components vmxnet3s --tune none; odd name_to_major '\n# late'; it uninstall -q; registered g/tree; lines
etc/rem_name_to_major:1:vmxnet3s 7
2
$ new sol10u11; odd rem_name_to_major '# gone\nvmxnet3s 99'; it -q --components vmxnet3s --tune none; it verify -q; registered g/tree; cat g/tree/etc/rem_name_to_major; guest -r g prtconf -D | grep 7b0
etc/name_to_major:21:vmxnet3s 99
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
# gone
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
$ : "a CR with an entry of another driver behind it; to rem_drv that is one line"
$ new sol11.1; it -q --components vmxnet3s --tune none; awk '/^vmxnet3s/ { printf "%s\r", $0; next } { print }' g/tree/etc/driver_aliases >a; echo 'acme "pci1234,1"' >>a; cat a >g/tree/etc/driver_aliases; printf 'acme 402\n' >>g/tree/etc/name_to_major; it verify -q; : >g/state/log; it uninstall | tail -n 1; calls g | grep _drv; tail -n 1 g/tree/etc/driver_aliases; registered g/tree
Result    removed; what install-tools had changed is as it was before the first install; what runs of it goes on until the next boot
acme "pci1234,1"
etc/rem_name_to_major:1:vmxnet3s 7
$ : "a name in quotes: the kernel knows the driver, add_drv does not"
$ new sol11.1; odd name_to_major '"vmxnet3s" 88'; round; grep vmxnet3s g/tree/etc/name_to_major
Result    installed and verified; reboot to use it
etc/name_to_major:21:vmxnet3s 88
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
etc/name_to_major:21:"vmxnet3s" 88
etc/rem_name_to_major:1:vmxnet3s 88
0
"vmxnet3s" 88
$ : "a table behind a link: rem_drv would renew the name and leave the table"
$ for system in sol10u11 osol2009.06 sol11.4; do new $system; mv g/tree/etc/driver_aliases g/tree/etc/aliases; ln -s aliases g/tree/etc/driver_aliases; rm -rf etc; cp -r g/tree/etc etc; round; readlink g/tree/etc/driver_aliases; cmp etc/aliases g/tree/etc/aliases; done
Result    installed and verified; reboot to use it
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
etc/rem_name_to_major:1:vmxnet3s 7
0
aliases
Result    installed and verified; reboot to use it
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
etc/rem_name_to_major:1:vmxnet3s 7
0
aliases
Result    installed and verified; reboot to use it
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
etc/rem_name_to_major:1:vmxnet3s 7
0
aliases
$ : "the number that was noted is beyond what the running kernel has room for: add_drv would refuse it for ever"
$ for s in sol10u11 sol11.4; do { echo "system $s"; echo 'adapter vmxnet3'; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; echo 'vmxnet3s 600' >g/tree/etc/rem_name_to_major; cp -r g/tree/etc etc.$s; guest g install-tools --components vmxnet3s --tune none | grep -e _drv -e ^Result; grep vmxnet3s g/tree/etc/name_to_major; guest -r g prtconf -D | grep 7b0; guest g install-tools verify -q && guest g install-tools uninstall -q; for table in name_to_major driver_aliases minor_perm rem_name_to_major; do cmp etc.$s/$table g/tree/etc/$table; done; done
Result    installed and verified; reboot to use it
vmxnet3s 600
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
Result    installed and verified; reboot to use it
vmxnet3s 600
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
$ : "the number that was noted is another driver's: what uninstall notes is what rem_drv does"
$ new sol11.3; echo 'vmxnet3s 240' >g/tree/etc/rem_name_to_major; odd name_to_major 'other 240'; it -q --components vmxnet3s --tune none; registered g/tree; : >g/state/log; it uninstall | tail -n 1; calls g | grep _drv; registered g/tree
etc/name_to_major:22:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
Result    removed; what install-tools had changed is as it was before the first install
rem_drv vmxnet3s -> 0
etc/rem_name_to_major:1:vmxnet3s 7
$ rm -rf r; root r; echo 'vmxnet3s 240' >r/etc/rem_name_to_major; echo 'other 240' >>r/etc/name_to_major; install-tools -q --root r --media "$media" --components vmxnet3s; install-tools uninstall -q --root r; registered r
etc/rem_name_to_major:1:vmxnet3s 7
$ : "a note of a driver that is registered, or two numbers of it: rem_drv would note one more"
$ perl() { { printf '%s\n' "system $1" 'adapter vmxnet3' 'perl-install 10'; shift; for fact; do echo "$fact"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; it uninstall --vendor | tail -n 1; registered g/tree; }
$ for n in 7 240; do perl sol11.1 "file /etc/rem_name_to_major 644 'vmxnet3s $n'"; done; perl sol10u11 "line /etc/name_to_major 'vmxnet3s 9'"; perl sol11.1
Result    removed what VMware's installer had recorded; no service was stopped: what runs goes on until the next boot
etc/rem_name_to_major:1:vmxnet3s 7
Result    removed what VMware's installer had recorded; no service was stopped: what runs goes on until the next boot
etc/rem_name_to_major:1:vmxnet3s 7
Result    removed what VMware's installer had recorded; no service was stopped: what runs goes on until the next boot
etc/rem_name_to_major:1:vmxnet3s 7
Result    removed what VMware's installer had recorded; no service was stopped: what runs goes on until the next boot
etc/rem_name_to_major:1:vmxnet3s 7
$ { printf '%s\n' 'system omnios' 'adapter vmxnet3' 'sample 10_64/vmxnet3s /kernel/drv/amd64/vmxnet3s' "file /etc/rem_name_to_major 644 'vmxnet3s 7'"; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; it repair | tail -n 1; registered g/tree
Result    repaired; "pkg install driver/network/vmxnet3s" brings the system's own driver
etc/minor_perm:13:clone:vmxnet3s 0666 root sys
etc/rem_name_to_major:1:vmxnet3s 288
$ : "another driver has its number: rem_drv does not find the first of them"
$ perl sol11.2 "line /etc/name_to_major 'zz 7'"; new sol11.3; it -q --components vmxnet3s --tune none; odd name_to_major 'zz 7'; it uninstall | tail -n 1; registered g/tree; tail -n 1 g/tree/etc/name_to_major
Result    removed what VMware's installer had recorded; no service was stopped: what runs goes on until the next boot
etc/rem_name_to_major:1:vmxnet3s 7
Result    removed; what install-tools had changed is as it was before the first install; what runs of it goes on until the next boot
etc/rem_name_to_major:1:vmxnet3s 7
zz 7
$ : "a policy of somebody's, with his comment, which rem_drv takes for a part of it"
$ policy() { new $1; it -q --components vmxnet3s --tune none; printf "$2" >>g/tree/etc/security/device_policy; : >g/state/log; it uninstall -q; calls g | grep _drv; tail -n 2 g/tree/etc/security/device_policy; registered g/tree; }
$ policy sol11.1 '# by hand\nvmxnet3s:*\tread_priv_set=none\n'
log:conslog	read_priv_set=none	write_priv_set=none
# by hand
etc/rem_name_to_major:1:vmxnet3s 7
$ policy sol10u11 'vmxnet3s:*\tread_priv_set=none \\\n\twrite_priv_set=none\n# end\n'
rem_drv vmxnet3s -> 0
log:conslog	read_priv_set=none	write_priv_set=none
# end
etc/rem_name_to_major:1:vmxnet3s 7
$ : "0 is free, which add_drv gives away"
$ new sol11.1; sed -i 's/^cn 0/cn 400/' g/tree/etc/name_to_major; round
Result    installed and verified; reboot to use it
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
rem_drv vmxnet3s -> 0
etc/rem_name_to_major:1:vmxnet3s 7
0
[1]
