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
$ : "there is no adapter, but for one that was here once: nothing is switched now"
$ for more in '' "line /etc/path_to_inst '\"/pci@0,0/pci15ad,7a0@15/pci15ad,7b0@0\" 0 \"vmxnet3s\"'"; do { echo 'system sol11.4'; echo 'adapter e1000'; echo "$more"; } >x.guest; rm -rf g; guest -k g ./x.guest install-tools | grep -e lso -e LSO -e ^Result; guest g ipadm show-prop -c -o current -p _lso_outbound ip; guest g install-tools uninstall -q; grep set-prop g/state/log || echo never; done
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
Result    installed and verified; no reboot is needed
1
never
Tuning    profile cure: LSO off where the driver is broken for its kernel
          vmxnet3s0  lso          on -> off, at the next boot (profile)
          install  etc/driver/drv/vmxnet3s.conf: EnableLSO=0 for vmxnet3s0
Result    installed and verified; no reboot is needed
1
never
$ guest ./x.guest install-tools --json 2>/dev/null | grep reboot_required; guest ./x.guest install-tools --tune jumbo | tail -n 1
      "reboot_required": false,
Result    installed and verified; no reboot is needed
$ : "prtconf does not tell whether there is an adapter: then there may be one, which serves at once"
$ for way in exit=1 quiet stdout=garbage; do rm -rf g; guest -k g -i prtconf:3:$way -i prtconf:3:exit=1 sol11.1 install-tools --tune jumbo | grep -e 'until then' -e '_lso_outbound 0' -e ^Result; guest g ipadm show-prop -c -o current -p _lso_outbound ip; done; grep 'prtconf -pv' g/state/log
          until then new connections go without LSO: _lso_outbound of ip is 0
          set      ipadm ip: _lso_outbound 0 (was 1)
Result    installed and verified; the drivers serve, what was tuned waits for a reboot
0
          until then new connections go without LSO: _lso_outbound of ip is 0
          set      ipadm ip: _lso_outbound 0 (was 1)
Result    installed and verified; the drivers serve, what was tuned waits for a reboot
0
          until then new connections go without LSO: _lso_outbound of ip is 0
          set      ipadm ip: _lso_outbound 0 (was 1)
Result    installed and verified; the drivers serve, what was tuned waits for a reboot
0
prtconf -pv -> 1
$ : "uninstall of a later system, which does not know it any more"
$ rm -rf g; guest -k g sol11.4 zonename >/dev/null; sed -i '/open-vm-tools/d' g/state/facts; guest g install-tools -q; echo 'lso-property _no-lso' >>g/state/facts; guest g install-tools uninstall | grep -e ^warning -e ^Result
warning   ip: the system does not know _lso_outbound any more: it is not set back to 1; none of it is left after the next boot
Result    removed; what install-tools had changed is as it was before the first install
$ rm -rf g; guest -k g sol11.1 install-tools tune apply -q --profile jumbo; sed -i 's/recv_buf/recv_old/' g/tree/var/lib/install-tools/tuning.xml; guest g install-tools uninstall | grep -e ^warning -e ^Result; guest g ipadm show-prop -c -o property,current,persistent -p send_buf,recv_buf tcp
warning   tcp: the system does not know recv_old any more: it is not set back to 128000; what is stored of it stays in ipadm's store
Result    removed; what install-tools had changed is as it was before the first install, but for what is named above
send_buf:49152:
recv_buf:1048576:1048576
$ : "what cannot be read is refused before anything is changed"
$ for how in sol11.1:ipadm:exit=255 osol2009.06:ndd:quiet; do rm -rf g; guest -k g ${how%%:*} install-tools -q; guest_listing g >now; i=${how#*:}; guest -i "${i%:*}:*:${i#*:}" g install-tools uninstall -q; echo "status $?"; guest_listing g | diff now -; ls g/tree/var/lib/install-tools | grep journal; done
install-tools: ipadm: does not tell _lso_outbound of ip, which is to be set back to 1
  nothing was changed; see why, then run again
status 1
install-tools: ndd: does not tell ip_lso_outbound of /dev/ip, which is to be set back to 1
  nothing was changed; see why, then run again
status 1
[1]
