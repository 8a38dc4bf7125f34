Who may what: users, zones, disks that cannot be written; and what goes wrong
when it is told to (tuning.md 1.7, 2.1.5, 2.2.3; 7: 14).
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ try() { at dladm show-link -p -o link,mtu; at dladm set-linkprop -p mtu=9000 net0; at ipadm set-prop -p max_buf=4194304 tcp; at ndd -set /dev/tcp tcp_max_buf 4194304; at ndd -set /dev/vmxnet3s0 accept-jumbo 1; at ipadm show-prop -c -o current,persistent -p max_buf tcp; at ifconfig net0 mtu 1400; at ipadm disable-if -t net0; }
$ guest_like sol11.1-late 'user 12345'; try
1: net0:1500
2: dladm: warning: cannot set link property 'mtu' on 'net0': permission denied
1: 
2: ipadm: set-prop: max_buf: Insufficient user authorizations2: operation failed: Permission denied
2: open of /dev/vmxnet3s0 failed: Permission denied
1: 1048576:
2: ifconfig: setifmtu: SIOCSLIFMTU: net0: permission denied
1: 
2: ipadm: Could not disable net0: Insufficient user authorizations[1]
$ guest_like osol2009.06-net 'user 12345'; at ndd -set /dev/tcp tcp_max_buf 4194304; at ndd -set /dev/vmxnet3s0 accept-jumbo 1
1: operation failed: Permission denied
2: open of /dev/vmxnet3s0 failed: Permission denied
[1]
$ guest_like sol11.3-shared; try
2: dladm: could not open /dev/dld: object not found
2: dladm: could not open /dev/dld: object not found
1: 
2: ipadm: set-prop: max_buf: Permission denied2: operation failed: Permission denied
2: open of /dev/vmxnet3s0 failed: No such file or directory
1: 1048576:
2: ifconfig: status: SIOCGLIFFLAGS: net0: no such interface
1: 
2: ipadm: Could not disable net0: Permission denied[1]
$ guest_like sol11.3-exclusive; try
1: net0:1500
2: dladm: warning: cannot set link property 'mtu' on 'net0': invalid argument
2: open of /dev/vmxnet3s0 failed: No such file or directory
1: 4194304:4194304
$ : a disk that is read-only: the kernel has it, the store not
$ guest_like sol11.1-late 'readonly /etc'; at dladm set-linkprop -p mtu=9000 net0; at dladm show-link -p -o mtu net0; at ipadm set-prop -p max_buf=4194304 tcp; at ipadm show-prop -c -o current,persistent -p max_buf tcp
2: dladm: warning: cannot set link property 'mtu' on 'net0': operation failed
1: 9000
1: 
2: ipadm: set-prop: max_buf: Operation failed1: 4194304:
$ : as told
$ guest_like sol11.1-late
$ wrong dladm:1:lie dladm set-linkprop -p mtu=9000 net0; at dladm show-link -p -o mtu net0
1: 1500
$ wrong dladm:3:crash=1 dladm set-linkprop -p mtu=9000 net0; at dladm show-link -p -o mtu net0
2: Killed
1: 1500
$ wrong dladm:5:crash=2 dladm set-linkprop -p mtu=9000 net0; at dladm show-link -p -o mtu net0; at dladm show-linkprop -P -c -o value -p mtu net0
2: Killed
1: 9000
1: 
$ wrong ipadm:1:exit=1 ipadm set-prop -p max_buf=4194304 tcp; wrong ipadm:2:kill-after ipadm set-prop -p max_buf=4194304 tcp; at ipadm show-prop -c -o current,persistent -p max_buf tcp
2: Killed
1: 4194304:4194304
$ wrong ndd:1:stderr=odd ndd -set /dev/ip ip_lso_outbound 0
2: odd
$ calls g
dladm set-linkprop -p mtu=9000 net0 -> 0
dladm show-link -p -o mtu net0 -> 0
dladm set-linkprop -p mtu=9000 net0 -> signal 9
dladm show-link -p -o mtu net0 -> 0
dladm set-linkprop -p mtu=9000 net0 -> signal 9
dladm show-link -p -o mtu net0 -> 0
dladm show-linkprop -P -c -o value -p mtu net0 -> 0
ipadm set-prop -p max_buf=4194304 tcp -> 1
ipadm set-prop -p max_buf=4194304 tcp -> signal 9
ipadm show-prop -c -o current,persistent -p max_buf tcp -> 0
ndd -set /dev/ip ip_lso_outbound 0 -> 0
