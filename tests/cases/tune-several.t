Several adapters in one run: each is set, stored and read back by its own name,
whatever else the stores of the system tell of it.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ new() { { echo "system $1"; shift; for fact; do echo "$fact"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; guest_listing g >was; }
$ tune() { guest g install-tools tune "$@"; }
$ round() { : >g/state/log; tune apply --mtu 9000 --live | grep -e ' set ' -e ^Result; grep 'dladm.*mtu' g/state/log; guest -r g install-tools tune show | tail -n 1; guest g dladm show-link -p -o link,mtu; tune revert | grep -e ' set ' -e ^Result; guest g dladm show-link -p -o link,mtu; guest_listing g | diff was -; }
$ new sol11.3 'adapter vmxnet3' 'adapter e1000' 'adapter vmxnet3' 'tools late/11' 'interface net2 192.0.2.10/24'; round
          install  lib/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          set      dladm: net0 mtu 9000 (was 1500), net1 mtu 9000 (was 1500)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
dladm show-link -p -o link,class,mtu,over -> 0
dladm show-linkprop -c -o link,value,possible -p mtu -> 0
dladm set-linkprop -p mtu=9000 net0 -> 0
dladm set-linkprop -p mtu=9000 net1 -> 0
dladm show-linkprop -c -o link,value -p mtu -> 0
Result    all is as wanted
net0:9000
net1:9000
net2:9000
          set      dladm: net0 mtu 1500 (was set to 9000), net1 mtu 1500 (was set to 9000)
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
net0:1500
net1:1500
net2:9000
$ : "a name of its own; accept-jumbo and dladm"
$ new sol11.1 'adapter e1000' 'adapter vmxnet3' 'adapter vmxnet3' 'tools 11' 'link-name vmxnet3s0 prod_lan0' 'link-name e1000g0 net5'; round
          install  lib/svc/manifest/site/install-tools-net-early.xml: what is set at each boot
          set      dladm net5: mtu 9000 (was 1500)
          set      accept-jumbo: prod_lan0 9000 (was 1500), net0 9000 (was 1500)
          set      ipadm ip: _lso_outbound 0 (was 1)
          record   var/lib/install-tools/tuning.xml: how the network was set before
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
dladm show-link -p -o link,class,mtu,over -> 0
dladm show-linkprop -c -o link,value,possible -p mtu -> 0
dladm set-linkprop -p mtu=9000 net5 -> 0
dladm show-linkprop -c -o link,value -p mtu -> 0
dladm show-link -p -o link,mtu -> 0
Result    all is as wanted
net5:9000
prod_lan0:9000
net0:9000
          set      dladm net5: mtu 1500 (was set to 9000)
          set      accept-jumbo: prod_lan0 1500 (was set to 9000), net0 1500 (was set to 9000)
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
net5:1500
prod_lan0:1500
net0:1500
$ : "\"off\" is nothing to miss where the driver has no LSO; \"on\" is"
$ for a in e1000 e1000e; do new openindiana 'adapter vmxnet3' "adapter $a" 'interface vmxnet3s0 192.0.2.10/24'; tune apply --lso off | grep -e ' lso ' -e ^Result; guest -r g install-tools tune show | sed 1,2d; tune apply -q --lso on --link $(sed -n 's/ .*e1000g.*//p' g/state/links); echo "status $?"; done
          vmxnet3s0  lso          on -> off, at the next boot (option)
          e1000g0    lso          off already
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
          vmxnet3s0  lso                off       off       off      -  option
          e1000g0    lso                off       off       off      -  option
Result    all is as wanted
install-tools: e1000g0: lso cannot be set: e1000g never uses LSO on VMware's adapters
status 4
          vmxnet3s0  lso          on -> off, at the next boot (option)
          e1000g1    lso          off already
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
          vmxnet3s0  lso                off       off       off      -  option
          e1000g1    lso                off       off       off      -  option
Result    all is as wanted
install-tools: e1000g1: lso cannot be set: e1000g never uses LSO on VMware's adapters
status 4
