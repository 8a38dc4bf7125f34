An adapter is taken out after its link was tuned: what is left of the system is
led back all the same, and what is not, is told.  A link that a program merely
does not tell of is not taken for one.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ new() { { echo "system $1"; shift; for fact; do echo "$fact"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; guest_listing g >was; }
$ tune() { guest g install-tools tune "$@"; }
$ take_out() { sed -i '0,/^adapter vmxnet3$/{/^adapter vmxnet3$/d}' g/state/facts; guest -r g zonename >/dev/null; }
$ in_short() { grep -e '^warning' -e ' set ' -e '^Result' -e '^  put' -e '^install-tools:'; }
$ : "by dladm, which stores it"
$ new sol11.3 'adapter vmxnet3' 'adapter vmxnet3' 'tools late/11' 'interface net0 192.0.2.10/24'
$ tune apply -q --profile jumbo --live; take_out; tune revert | in_short
warning   net1: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; "dladm reset-linkprop -p mtu" does it where the link is there again
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
          set      dladm net0: mtu 1500 (was set to 9000)
Result    what tuning had changed is as it was before, but for the links named above, which the system has no more; what the last boot set of it stays until the next
$ guest_listing g | diff was - | sed 's/  *[0-9a-f]\{64\}//'
11c11
< f 644 ./etc/dladm/datalink.conf
---
> f 644 ./etc/dladm/datalink.conf
$ grep -o '^net1.*' g/tree/etc/dladm/datalink.conf
net1	name=string,net1;class=int,1;media=int,4;mtu=string,9000;
$ : "by accept-jumbo, which stores nothing"
$ new sol11.1 'adapter vmxnet3' 'adapter vmxnet3' 'tools 11' 'interface net0 192.0.2.10/24'
$ tune apply -q --profile jumbo --live; take_out; tune revert | in_short; guest_listing g | diff was -
warning   net1: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; none of it is left after the next boot
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
          set      accept-jumbo net0: net0 1500 (was set to 9000)
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
$ guest g dladm show-link -p -o link,mtu
net0:1500
$ : "while its interface is down"
$ new omnios 'adapter vmxnet3' 'adapter vmxnet3' 'interface vmxnet3s0 192.0.2.10/24' 'interface vmxnet3s1 198.51.100.10/24'
$ tune apply -q --profile jumbo --replumb; take_out; tune revert --replumb | in_short
warning   vmxnet3s1: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; "dladm reset-linkprop -p mtu" does it where the link is there again
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
          set      dladm vmxnet3s0: mtu 1500 (was set to 9000)
Result    what tuning had changed is as it was before, but for the links named above, which the system has no more
$ guest g dladm show-link -p -o link,mtu
vmxnet3s0:1500
$ : "a machine reads the same"
$ new sol11.3 'adapter vmxnet3' 'adapter vmxnet3' 'tools late/11' 'interface net0 192.0.2.10/24'
$ tune apply -q --profile jumbo --live; take_out; tune revert --dry-run --json | tr '{' '\n' | grep link-gone
          "code": "link-gone",
$ : "all of them"
$ new sol11.3 'adapter vmxnet3' 'tools late/11'
$ tune apply -q --profile jumbo --live; take_out; tune revert | in_short
warning   net0: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; "dladm reset-linkprop -p mtu" does it where the link is there again
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
Result    what tuning had changed is as it was before, but for the links named above, which the system has no more; what the last boot set of it stays until the next
$ : "a run that was interrupted before: recover leads back the rest"
$ new sol11.3 'adapter vmxnet3' 'adapter vmxnet3' 'tools late/11' 'interface net0 192.0.2.10/24'
$ for n in 4 5 6; do new sol11.3 'adapter vmxnet3' 'adapter vmxnet3' 'tools late/11' 'interface net0 192.0.2.10/24'; echo "dladm:$n:signal-caller=9" >g/state/inject; tune apply -q --profile jumbo --live; : >g/state/inject; tail -n 1 g/state/log; take_out; guest g install-tools recover | in_short; tune revert | in_short; guest_listing g | diff was - | sed 's/  *[0-9a-f]\{64\}//'; done
Killed
dladm set-linkprop -p mtu=9000 net0 -> 0
Result    the interrupted run was finished; everything is in place
warning   net1: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; "dladm reset-linkprop -p mtu" does it where the link is there again
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
          set      dladm net0: mtu 1500 (was set to 9000)
Result    what tuning had changed is as it was before, but for the links named above, which the system has no more; what the last boot set of it stays until the next
Killed
dladm set-linkprop -p mtu=9000 net1 -> 0
Result    the interrupted run was finished; everything is in place
warning   net1: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; "dladm reset-linkprop -p mtu" does it where the link is there again
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
          set      dladm net0: mtu 1500 (was set to 9000)
Result    what tuning had changed is as it was before, but for the links named above, which the system has no more; what the last boot set of it stays until the next
11c11
< f 644 ./etc/dladm/datalink.conf
---
> f 644 ./etc/dladm/datalink.conf
Killed
dladm show-linkprop -c -o link,value -p mtu -> 0
Result    the interrupted run was finished; everything is in place
warning   net1: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; "dladm reset-linkprop -p mtu" does it where the link is there again
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
          set      dladm net0: mtu 1500 (was set to 9000)
Result    what tuning had changed is as it was before, but for the links named above, which the system has no more; what the last boot set of it stays until the next
11c11
< f 644 ./etc/dladm/datalink.conf
---
> f 644 ./etc/dladm/datalink.conf
$ : "one that led back"
$ for n in 1 3 4; do new sol11.3 'adapter vmxnet3' 'adapter vmxnet3' 'tools late/11' 'interface net0 192.0.2.10/24'; tune apply -q --profile jumbo --live; echo "dladm:$(($(grep -c ^dladm g/state/log) + n)):signal-caller=9" >g/state/inject; tune revert -q; : >g/state/inject; tail -n 1 g/state/log; take_out; guest g install-tools recover | in_short; tune revert -q; guest_listing g | diff was - | sed 's/  *[0-9a-f]\{64\}//'; done
Killed
dladm show-linkprop -c -o link,value,possible -p mtu -> 0
Result    nothing to do: no run was interrupted here
11c11
< f 644 ./etc/dladm/datalink.conf
---
> f 644 ./etc/dladm/datalink.conf
Killed
dladm reset-linkprop -p mtu net1 -> 0
Result    the interrupted run was finished; everything is in place
Killed
dladm reset-linkprop -p mtu net0 -> 0
Result    the interrupted run was finished; everything is in place
$ : "the install goes too"
$ new sol11.3 'adapter vmxnet3' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'
$ guest g install-tools -q; guest -r g install-tools tune apply -q --profile jumbo --live; take_out; guest g install-tools uninstall | in_short; guest_listing g | diff was - | sed 's/  *[0-9a-f]\{64\}//'
warning   net1: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; none of it is left after the next boot
          set      accept-jumbo net0: net0 1500 (was set to 9000)
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
Result    removed; what install-tools had changed is as it was before the first install; what runs of it goes on until the next boot
20a21
> f 644 ./etc/rem_name_to_major
94a96
> d 755 ./var/lib
$ : "dladm has an adapter that it does not tell of, or nobody can say so"
$ for lie in dladm:*:quiet dladm:*:exit=1; do new sol11.3 'adapter vmxnet3' 'tools late/11'; tune apply -q --profile jumbo --live; echo "$lie" >g/state/inject; tune revert -q; echo "$?"; : >g/state/inject; guest g install-tools recover -q; tune revert -q; guest_listing g | diff was -; done
install-tools: dladm net0 mtu: was set to 9000, and reads nothing
  put this right, then "install-tools recover" brings everything back
7
install-tools: dladm net0 mtu: was set to 9000, and reads nothing
  put this right, then "install-tools recover" brings everything back
7
$ for lie in prtconf:*:quiet prtconf:*:exit=1; do new sol11.3 'adapter vmxnet3' 'adapter vmxnet3' 'tools late/11'; tune apply -q --profile jumbo --live; take_out; echo "$lie" >g/state/inject; tune revert -q; echo "$?"; : >g/state/inject; guest g install-tools recover -q; tune revert | in_short; done
install-tools: dladm net1 mtu: was set to 9000, and reads nothing; dladm: link net1 is not valid: object not found
  put this right, then "install-tools recover" brings everything back
7
warning   net1: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; "dladm reset-linkprop -p mtu" does it where the link is there again
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
          set      dladm net0: mtu 1500 (was set to 9000)
Result    what tuning had changed is as it was before, but for the links named above, which the system has no more; what the last boot set of it stays until the next
install-tools: dladm net1 mtu: was set to 9000, and reads nothing; dladm: link net1 is not valid: object not found
  put this right, then "install-tools recover" brings everything back
7
warning   net1: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; "dladm reset-linkprop -p mtu" does it where the link is there again
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
          set      dladm net0: mtu 1500 (was set to 9000)
Result    what tuning had changed is as it was before, but for the links named above, which the system has no more; what the last boot set of it stays until the next
$ new sol11.3 'adapter vmxnet3' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'
$ guest -m "$SAMPLES/media/late" g install-tools -q; guest -r g install-tools tune apply -q --profile jumbo --live; take_out; guest g install-tools uninstall | in_short
warning   net1: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; "dladm reset-linkprop -p mtu" does it where the link is there again
          set      dladm net0: mtu 1500 (was set to 9000)
          set      ipadm tcp: max_buf 1048576 (was set to 4194304), send_buf 49152 (was set to 1048576), recv_buf 128000 (was set to 1048576)
Result    removed; what install-tools had changed is as it was before the first install, but for what is named above; what runs of it goes on until the next boot
$ : "in another slot it is another instance, and another link; 10, 2009.06 and 11.4"
$ move() { sed -i 's/^adapter vmxnet3 0$/adapter vmxnet3 5/' g/state/facts; guest -r g zonename >/dev/null; }
$ for s in 'sol10u11 10 vmxnet3s' 'osol2009.06 2009.06 vmxnet3s' 'sol11.4 late/11 net'; do set -- $s; new $1 'adapter vmxnet3 0' 'adapter vmxnet3 1' "tools $2" "interface ${3}0 192.0.2.10/24" "interface ${3}1 198.51.100.10/24"; tune apply -q --profile jumbo --live; move; tune show | grep -e ' mtu ' -e '^Result'; tune apply -q --profile jumbo --live; guest -r g install-tools tune show | grep -e ' mtu ' -e '^Result'; tune revert | in_short; guest_listing g | diff was - | grep -c '^>'; guest -r g zonename >/dev/null; cut -d' ' -f1,3,7- g/state/links; done
          vmxnet3s2  mtu               9000      1500      1500      -  profile, not set: "tune apply" does it
          vmxnet3s1  mtu               9000      9000      9000   9000  profile
Result    3 settings are not as wanted; "install-tools tune apply" sets what can be set
          vmxnet3s2  mtu               9000      9000      9000      -  profile
          vmxnet3s1  mtu               9000      9000      9000   9000  profile
Result    all is as wanted
          set      ndd /dev/tcp: tcp_max_buf 1048576 (was set to 4194304), tcp_xmit_hiwat 49152 (was set to 1048576), tcp_recv_hiwat 49152 (was set to 1048576)
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
0
vmxnet3s2 vmxnet3s2 1500 1500 -
vmxnet3s1 vmxnet3s1 1500 1500 -
          vmxnet3s2  mtu               9000      1500      1500      -  profile, not set: "tune apply" does it
          vmxnet3s1  mtu               9000      9000      9000   9000  profile
Result    4 settings are not as wanted; "install-tools tune apply" sets what can be set
          vmxnet3s2  mtu               9000      9000      9000      -  profile
          vmxnet3s1  mtu               9000      9000      9000   9000  profile
Result    all is as wanted
warning   vmxnet3s0: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; none of it is left after the next boot
          set      ndd /dev/tcp: tcp_max_buf 1048576 (was set to 4194304), tcp_xmit_hiwat 49152 (was set to 1048576), tcp_recv_hiwat 49152 (was set to 1048576)
          set      accept-jumbo: vmxnet3s1 1500 (was set to 9000), vmxnet3s2 1500 (was set to 9000)
Result    everything that tuning had changed is as it was before; what the last boot set of it stays until the next
0
vmxnet3s2 vmxnet3s2 1500 1500 -
vmxnet3s1 vmxnet3s1 1500 1500 -
          net2       mtu               9000      1500      1500      -  profile, not set: "tune apply" does it
          net1       mtu               9000      9000      9000   9000  profile
Result    3 settings are not as wanted; "install-tools tune apply" sets what can be set
          net2       mtu               9000      9000      9000      -  profile
          net1       mtu               9000      9000      9000   9000  profile
Result    all is as wanted
warning   net0: the system has no such link any more (its adapter was taken out, or it was renamed): its MTU is not set back to 1500; "dladm reset-linkprop -p mtu" does it where the link is there again
          set      ipadm tcp: max-buf 1048576 (was set to 4194304), send-buf 49152 (was set to 1048576), recv-buf 256000 (was set to 1048576)
          set      dladm: net1 mtu 1500 (was set to 9000), net2 mtu 1500 (was set to 9000)
Result    what tuning had changed is as it was before, but for the links named above, which the system has no more; what the last boot set of it stays until the next
1
net2 vmxnet3s2 1500 1500 -
net1 vmxnet3s1 1500 1500 -
