The way back leaves alone what is as it was before already, by a boot or by
somebody else, and says so; what others stored since is theirs.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ new() { new_guest "$@" 'interface net0 192.0.2.10/24'; guest_listing g >was; }
$ revert() { : >g/state/log; inside install-tools tune revert "$@" | grep -e '^note' -e ' set  ' -e '^Result'; calls g | grep -e '-set' -e set- -e reset -e able-if; guest_listing g | diff was -; }
$ : "a boot brought it back"
$ new sol11.1 'adapter vmxnet3' 'tools 11'; inside install-tools tune apply -q --profile jumbo --live; rm g/tree/usr/lib/install-tools/net-tune; reboot zonename; revert; inside dladm show-link -p -o link,mtu
global
note      ip: _lso_outbound is 1 already, as it was before tuning
note      net0: mtu is 1500 already, as it was before tuning
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
ipadm reset-prop -p recv_buf tcp -> 0
ipadm reset-prop -p send_buf tcp -> 0
ipadm reset-prop -p max_buf tcp -> 0
net0:1500
$ : "somebody did: no interface is taken down for it"
$ new_guest omnios 'adapter vmxnet3' 'adapter vmxnet3' 'interface vmxnet3s0 192.0.2.10/24' 'run dladm set-linkprop -p mtu=4000 vmxnet3s1'; guest_listing g >was; inside install-tools tune apply -q --profile jumbo --replumb; inside ipadm disable-if -t vmxnet3s0; inside dladm reset-linkprop -p mtu vmxnet3s0; inside ipadm enable-if -t vmxnet3s0; inside ipadm reset-prop -p send_buf tcp; revert
note      tcp: send_buf is 49152 already, as it was before tuning
note      vmxnet3s0: mtu is 1500 already, as it was before tuning
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), recv_buf 128000 (was set to 1048576)
          set      dladm vmxnet3s1: mtu 4000 (was set to 9000)
Result    everything that tuning had changed is as it was before
ipadm reset-prop -p recv_buf tcp -> 0
ipadm reset-prop -p max_buf tcp -> 0
dladm set-linkprop -p mtu=4000 vmxnet3s1 -> 0
$ : "it runs as before, and something else is stored"
$ inside install-tools tune apply -q --profile jumbo --replumb; inside ipadm disable-if -t vmxnet3s0; inside dladm set-linkprop -p mtu=1500 vmxnet3s0; inside ipadm enable-if -t vmxnet3s0; inside ipadm set-prop -t -p send_buf=49152 tcp; revert
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
          set      dladm vmxnet3s0: mtu 1500 (was set to 9000)
          set      dladm vmxnet3s1: mtu 4000 (was set to 9000)
Result    everything that tuning had changed is as it was before
ipadm reset-prop -p recv_buf tcp -> 0
ipadm reset-prop -p send_buf tcp -> 0
ipadm reset-prop -p max_buf tcp -> 0
ipadm disable-if -t vmxnet3s0 -> 0
dladm reset-linkprop -p mtu vmxnet3s0 -> 0
ipadm enable-if -t vmxnet3s0 -> 0
dladm set-linkprop -p mtu=4000 vmxnet3s1 -> 0
$ : "what somebody stored while tuning had it for now alone does not stand in its way, and stays"
$ new sol11.1 'adapter vmxnet3' 'tools 11'; inside install-tools tune apply -q; inside ipadm set-prop -p _lso_outbound=0 ip; revert; inside ipadm show-prop -c -o current,persistent -p _lso_outbound ip
          set      ipadm ip: _lso_outbound 1 (was set to 0)
Result    everything that tuning had changed is as it was before
ipadm set-prop -t -p _lso_outbound=1 ip -> 0
16c16
< f 644 ./etc/ipadm/ipadm.conf SHA256
---
> f 644 ./etc/ipadm/ipadm.conf SHA256
1:0
$ : "files that were taken away since: a driver that is there has its settings again; of an interface, or without a driver, it is told"
$ gone() { inside install-tools tune revert | grep -e '^warning' -e '^Result'; guest_listing g | diff was - | sed 's/ [0-9a-f]*$//'; }
$ new_guest sol10u11 'tools 10' 'adapter vmxnet3'; guest_listing g >was; inside install-tools tune apply -q --profile jumbo; rm g/tree/kernel/drv/vmxnet3s.conf; gone
Result    everything that tuning had changed is as it was before
$ inside install-tools tune apply -q --profile jumbo; rm g/tree/kernel/drv/vmxnet3s* g/tree/kernel/drv/amd64/vmxnet3s; gone
warning   kernel/drv/vmxnet3s.conf: was taken away since it was tuned, and is not put back
Result    what tuning had changed is as it was before, but for what is named above
30d29
< f 755 ./kernel/drv/amd64/vmxnet3s
34,35d32
< f 755 ./kernel/drv/vmxnet3s
< f 644 ./kernel/drv/vmxnet3s.conf
$ new_guest sol10u11 'adapter e1000' 'file /etc/hostname.e1000g0 644 h'; guest_listing g >was; inside install-tools tune apply -q --mtu 9000; rm g/tree/etc/hostname.e1000g0; gone
warning   etc/hostname.e1000g0: was taken away since it was tuned, and is not put back
Result    what tuning had changed is as it was before, but for what is named above
14d13
< f 644 ./etc/hostname.e1000g0
$ : "a file that was edited since has the comment again whose place a setting took, of that name alone, and with its end of line"
$ for c in '#MTU=1500,1500;\n#MTU=9000;\n# last\n' '# first\r\n # MTU = 1500 ;\r\nEnableLSO=1,1;\r\n' 'TxRingSize=512; # MTU=1;\n#MTU=1500;\n'; do new_guest sol10u11 'tools 10' 'adapter vmxnet3' 'interface vmxnet3s0 192.0.2.10/24'; conf=g/tree/kernel/drv/vmxnet3s.conf; printf "$c" >$conf; cp $conf was; inside bootadm update-archive >out; inside install-tools tune apply -q --mtu 9000; grep -c '^MTU=9000' $conf; echo '#end' >>$conf; inside install-tools tune revert -q; echo '#end' >>was; cmp was $conf; done
1
1
1
$ : "of a file that was not there before nothing of ours is left, and no file of which nothing else is"
$ for edit in '/EnableLSO/s/0/1/' '$a# mine' '1d' '1i# mine'; do new_guest sol11.1 'tools 11' 'adapter vmxnet3'; guest_listing g >was; inside install-tools tune apply -q; sed -i "$edit" g/tree/etc/driver/drv/vmxnet3s.conf; inside install-tools tune revert | grep -e ' drv/vmx' -e ' edit ' -e ' remove .*conf' -e Res; cat g/tree/etc/driver/drv/vmxnet3s.conf 2>/dev/null || guest_listing g | diff was -; done
          remove   etc/driver/drv/vmxnet3s.conf: its settings as they were before, instead of EnableLSO=1,1,1,1,1,1,1,1,1,1
Result    everything that tuning had changed is as it was before
          edit     etc/driver/drv/vmxnet3s.conf: its settings as they were before, instead of EnableLSO=0,1,1,1,1,1,1,1,1,1
Result    everything that tuning had changed is as it was before
# mine
          remove   etc/driver/drv/vmxnet3s.conf: its settings as they were before, instead of EnableLSO=0,1,1,1,1,1,1,1,1,1
Result    everything that tuning had changed is as it was before
          edit     etc/driver/drv/vmxnet3s.conf: its settings as they were before, instead of EnableLSO=0,1,1,1,1,1,1,1,1,1
Result    everything that tuning had changed is as it was before
# mine
