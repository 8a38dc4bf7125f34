What an injection does to the n-th call, and how the log shows it.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ new_guest sol11.1 'adapter vmxnet3'
$ printf '%s\n' 1:exit=7 2:lie 3:exit-after=5 4:kill 5:kill-after 6:hang-up '6:stderr=it hangs up' 7:stdout=first '*:stderr=always' | sed 's/^/zonename:/' >g/state/inject
$ for n in 1 2 3 4 5 6 7; do at zonename; done; calls g
2: always
2: always
1: global
2: always
2: always
2: Killed
1: global
2: always
2: Killed
2: it hangs up
2: Hangup
1: first
1: global
2: always
zonename -> 7
zonename -> 0
zonename -> 5
zonename -> signal 9
zonename -> signal 9
zonename -> signal 1
zonename -> 0
$ at isainfo; at isainfo -b; calls g
1: amd64 i386
1: 64
isainfo -> 0
isainfo -b -> 0
$ : crashes between the files: each adds one
$ gone() { sed -i /vmxnet/d g/tree/etc/name_to_major g/tree/etc/minor_perm g/tree/etc/driver_aliases g/tree/etc/driver_classes; rm -f g/state/inject g/state/calls.*; }
$ driver; for k in 1 2 3 4 5 6; do gone; wrong add_drv:1:crash=$k add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' -c net vmxnet3s; echo $k: $(entries vmxnet | cut -d: -f1); done
2: Killed
1:
2: Killed
2: name_to_major
2: Killed
3: name_to_major minor_perm
2: Killed
4: name_to_major driver_aliases minor_perm
2: Killed
5: name_to_major driver_aliases driver_classes minor_perm
2: Killed
6: name_to_major driver_aliases driver_classes minor_perm
$ : the caller gets a signal: here a shell, which ends with 125
$ gone; echo zonename:1:signal-caller=15 >g/state/inject; sh "$SRC/tests/guest/run" g zonename >/dev/null
[125]
$ : a text that is none
$ gone; wrong zonename:oops zonename
2: simulated guest: bad injection: zonename
[99]
$ : what it prints is hidden, goes elsewhere, or is no value
$ new_guest sol11.1 'adapter vmxnet3' 'tools 11'; printf '%s\n' 1:quiet 2:swap 3:question 4:question 4:exit-after=1 | sed 's/^/dladm:/' >g/state/inject
$ for n in 1 2 3 4; do at dladm show-link -p -o link,class,mtu; done; calls g
2: net0:phys:1500
1: net0:?:?
1: net0:?:?
dladm show-link -p -o link,class,mtu -> 0
dladm show-link -p -o link,class,mtu -> 0
dladm show-link -p -o link,class,mtu -> 0
dladm show-link -p -o link,class,mtu -> 1
