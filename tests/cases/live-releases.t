Releases that no declared guest has: which drivers they get, and what is said
where the system was to have its own.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ new() { { printf '%s\n' "system $1" "version $2" "release '$3'" 'adapter e1000' 'adapter vmxnet3'; shift 3; for fact; do echo "$fact"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; }
$ it() { guest g install-tools "$@"; }
$ round() { it --tune none --components vmxnet3s | grep -e ^System -e ' install .*amd64/vmxnet3s:' -e ^Result; registered g/tree; guest -r g prtconf -D | grep 7b0; it verify -q && echo right; it uninstall -q; entries; }
$ entries() { (cd g/tree/etc; grep -n vmxnet3s name_to_major driver_aliases minor_perm rem_name_to_major); }
$ new sol10u11 Generic_137138-09 'Solaris 10 10/08 s10x_u6wos_07b X86'; round
System    Solaris 10 10/08 (u6) x86, 32-bit and 64-bit kernels: supported
          install  kernel/drv/amd64/vmxnet3s: 10_64, built for Solaris 10, Tools 9.0, N bytes
Result    installed and verified; no reboot is needed
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
right
rem_name_to_major:1:vmxnet3s 7
$ new sol10u11 Generic_142910-17 'Oracle Solaris 10 9/10 s10x_u9wos_14a X86' 'kernel 32'; round
System    Oracle Solaris 10 9/10 (u9) x86, 32-bit and 64-bit kernels: supported
          install  kernel/drv/amd64/vmxnet3s: 10_64, built for Solaris 10, Tools 9.0, N bytes
Result    installed and verified; no reboot is needed
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
right
rem_name_to_major:1:vmxnet3s 7
$ new osol2009.06 snv_111b 'OpenSolaris 2009.06 snv_111b X86' 'kernel 32'; round
System    OpenSolaris 2009.06 (snv_111b) x86, 32-bit and 64-bit kernels: supported
          install  kernel/drv/amd64/vmxnet3s: 2009.06_64, built for OpenSolaris 2009.06, Tools 9.0, N bytes
Result    installed and verified; no reboot is needed
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
right
rem_name_to_major:1:vmxnet3s 7
$ new sol11.4 11.4.42.111.0 'Oracle Solaris 11.4 X86'; round
System    Oracle Solaris 11.4 SRU 42 x86, 64-bit kernel: supported
          install  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
Result    installed and verified; no reboot is needed
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
right
rem_name_to_major:1:vmxnet3s 7
$ new sol11.4 11.4.81.193.1 'Oracle Solaris 11.4 X86'; round
System    Oracle Solaris 11.4 SRU 81 x86, 64-bit kernel: supported
          install  kernel/drv/amd64/vmxnet3s: 11_64, built for Solaris 11, Tools 9.0, N bytes
Result    installed and verified; no reboot is needed
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
        pci15ad,7b0, instance #0 (driver name: vmxnet3s)
right
rem_name_to_major:1:vmxnet3s 7
$ : "builds without a driver, and a zone of Solaris 10 on 11"
$ new snv134 snv_101b 'OpenSolaris 2008.11 snv_101b_rc2 X86'; it -q
install-tools: /: OpenSolaris 2008.11 (snv_101b) x86 is not OpenSolaris 2009.06 (snv_111b), the only snv build with a driver
  "install-tools --os-dir 2009.06" installs that one, at your own risk
[4]
$ new sol10u11 Generic_Virtual 'Oracle Solaris 10 1/13 s10x_u11wos_24a X86'; it -q
install-tools: /: this is a solaris10 branded zone; its kernel is not that of Solaris 10
  install in the global zone
[4]
$ : "illumos with its own, and from before it had it"
$ new openindiana illumos-7b86c8ec4a 'OpenIndiana Hipster 2025.10 (powered by illumos)'; it | tail -n 1; it status
Result    nothing to do: illumos maintains its own drivers for VMware's devices
System    OpenIndiana Hipster 2025.10, 64-bit kernel: native
Driver    vmxnet3s, the system's own for vmxnet3 network adapters
Driver    pvscsi, the system's own for PVSCSI disk adapters
Result    the system's own driver serves; there is nothing to install
$ lack() { new "$@" 'remove /kernel/drv/amd64/vmxnet3s' 'remove /kernel/drv/vmxnet3s.conf'; sed -i /vmxnet3s/d g/tree/etc/name_to_major g/tree/etc/driver_aliases g/tree/etc/minor_perm; it | tail -n 1; it status | tail -n 1; it verify -q && echo no difference; }
$ lack openindiana oi_151a8 'OpenIndiana Development oi_151.1.8 X86 (powered by illumos)'
Result    nothing was done: illumos has a driver of its own for vmxnet3 adapters since March 2016, which this release is too old for: one of 2016 or later has it
Result    illumos has a driver of its own for vmxnet3 adapters since March 2016, which this release is too old for: one of 2016 or later has it
no difference
$ lack omnios omnios-10b9c79 'OmniOS v11 r151014'; lack omnios omnios-r151018-ae3141d 'OmniOS v11 r151018'; lack openindiana illumos-5ab1d6e 'OpenIndiana Hipster 2015.10 (powered by illumos)'
Result    nothing was done: illumos has a driver of its own for vmxnet3 adapters since March 2016, which this release is too old for: one of 2016 or later has it
Result    illumos has a driver of its own for vmxnet3 adapters since March 2016, which this release is too old for: one of 2016 or later has it
no difference
Result    nothing was done: illumos has a driver of its own for vmxnet3 adapters, since March 2016, and it is not installed: "pkg install driver/network/vmxnet3s" does it
Result    illumos has a driver of its own for vmxnet3 adapters, since March 2016, and it is not installed: "pkg install driver/network/vmxnet3s" does it
no difference
Result    nothing was done: illumos has a driver of its own for vmxnet3 adapters since March 2016, which this release is too old for: one of 2016 or later has it
Result    illumos has a driver of its own for vmxnet3 adapters since March 2016, which this release is too old for: one of 2016 or later has it
no difference
$ lack openindiana tribblix-m36.1 'Tribblix m36 update 1'
Result    nothing was done: illumos has a driver of its own for vmxnet3 adapters, since March 2016, and it is not installed: installing the package TRIBdrv-net-vmxnet3s does it
Result    illumos has a driver of its own for vmxnet3 adapters, since March 2016, and it is not installed: installing the package TRIBdrv-net-vmxnet3s does it
no difference
$ lack smartos joyent_20120130T201844Z 'SmartOS 20120130T201844Z x86_64' ramdisk 'readonly /usr'
Result    nothing was done: this platform image has no driver for vmxnet3 adapters: one of June 2016 or later has
Result    this platform image has no driver for vmxnet3 adapters: one of June 2016 or later has
no difference
$ : "VMware's build on Tribblix, where pkg is no way out"
$ new openindiana tribblix-m36.1 'Tribblix m36 update 1' 'sample 11_64/vmxnet3s /kernel/drv/amd64/vmxnet3s'; it repair -q
install-tools: /kernel/drv/amd64/vmxnet3s: VMware's build for Solaris 11 stands over the system's own driver
  installing the package TRIBdrv-net-vmxnet3s puts the system's driver in its place
[4]
