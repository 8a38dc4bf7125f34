The same in running systems; 11.4 signs its modules.
Needs: command -v objcopy && top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ guest -k g sol11.4 install-tools | sed -n '/bootadm/,$p' | grep -v done
          run      bootadm update-archive: by the system's own program
          set      ipadm ip: _lso_outbound 0 (was 1)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed and verified; no reboot is needed
$ signed() { echo signature >sig; rm -rf g; guest -k g sol11.4 zonename >/dev/null; cp "g/tree/kernel/drv/amd64/$1" s.o 2>/dev/null || cp g/tree/kernel/amd64/genunix s.o; objcopy --add-section .SUNW_signature=sig s.o; cp s.o g/tree/$1; }
$ signed kernel/drv/amd64/e1000g; guest g install-tools | sed -n '/bootadm/,$p' | grep -v done
          run      bootadm update-archive: by the system's own program
          set      ipadm ip: _lso_outbound 0 (was 1)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
warning   kernel/drv/amd64/vmxnet3s: has no signature, but kernel/drv/amd64/e1000g has: Verified Boot set to enforce will not load it
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed and verified; no reboot is needed
$ guest g install-tools status
System    Oracle Solaris 11.4 x86, 64-bit kernel: supported
Media     VMware Tools, VMware Tools 9.0.0 build-782409
          installed on DATE by install-tools VERSION
Driver    vmxnet from 11_64, built for Solaris 11, major number 9
Driver    vmxnet3s from 11_64, built for Solaris 11, Tools 9.0, major number 7
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
warning   kernel/drv/amd64/vmxnet3s: has no signature, but kernel/drv/amd64/e1000g has: Verified Boot set to enforce will not load it
note      run "install-tools verify" after a pkg update and in a new boot environment: the driver comes along as it is
Result    installed, and it fits this system
$ : "a driver that is signed; another release"
$ objcopy --add-section .SUNW_signature=sig g/tree/kernel/drv/amd64/vmxnet3s; guest g install-tools status | grep -c signature
0
[1]
$ rm -rf h; guest -k h sol11.3 install-tools -q; cp s.o h/tree/kernel/drv/amd64/e1000g; guest h install-tools status | grep -c signature
0
[1]
$ : "addresses that no file tells of: of DHCP, set by hand"
$ new() { { echo "system $1"; printf '%s\n' 'adapter e1000' 'adapter vmxnet3' "tools $2" 'interface e1000g0 192.0.2.10/24' "$3"; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; : >g/state/log; guest g install-tools status | grep addresses; grep -c -e ifconfig -e show-phys g/state/log; }
$ new sol11.4 11; new sol11.4 11 'interface vmxnet3s0 192.0.2.11/24'; new sol10u11 10; new osol2009.06 2009.06 'interface vmxnet3s0 192.0.2.11/24'
note      addresses are configured on e1000g0 (ifconfig -a), and none on vmxnet3s0: they stay there until you move them
2
2
note      addresses are configured on e1000g0 (ifconfig -a), and none on vmxnet3s0: they stay there until you move them
1
2
$ guest -i 'ifconfig:*:exit=1' g install-tools status | grep addresses
[1]
$ new sol11.1 11 'link-name e1000g0 vmxnet3s0'; guest -i 'dladm:*:lie' g install-tools status | grep addresses
note      addresses are configured on e1000g0 (ifconfig -a), and none on vmxnet3s0: they stay there until you move them
2
[1]
