A driver whose LSO is broken serves at once, but the stack's switch cannot be asked.
Needs: sh "$top_srcdir/tests/guest/run" --possible

$ guest -k g -i ipadm:3:exit=1 sol11.1 install-tools | sed -n '/^Tuning/,/until then/p; /_lso_outbound 0/p; /^Result/p'
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
          until then LSO, broken in this driver, stays on: _lso_outbound of ip cannot be read
Result    installed and verified; reboot to use it
$ guest g install-tools tune show | grep lso
          net1       lso                off       off        on      -  profile, at the next boot
$ guest -i ipadm:3:exit=1 sol11.1 install-tools --json 2>/dev/null | grep reboot
      "reboot_required": true,
$ guest sol11.1 install-tools --json 2>/dev/null | grep reboot
      "reboot_required": false,
