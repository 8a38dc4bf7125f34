What somebody wants stays known, also where nothing has to be changed for it.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ new_guest sol11.2 'tools 11' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'
$ : "LSO that is broken, and to stay on all the same: no later run switches it off"
$ inside install-tools tune apply --lso on
System    Oracle Solaris 11.2 x86, 64-bit kernel: supported
Tuning    profile cure: LSO off where the driver is broken for its kernel
          net0       lso          on already
Plan      1 change
          record   var/lib/install-tools/tuning.xml: how the network was set before
Changing  /
          done     var/lib/install-tools/tuning.xml
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
$ inside install-tools tune apply | tail -n 1; inside install-tools tune show | tail -n 2
Result    nothing to do: all is as wanted
          net0       lso                 on        on        on      -  option
Result    all is as wanted
$ inside install-tools tune revert -q; inside install-tools tune show | tail -n 1
Result    1 setting is not as wanted; "install-tools tune apply" sets what can be set
$ : "of one link: the second time there is nothing to note"
$ new_guest sol11.2 'tools late/11' 'adapter vmxnet3' 'adapter vmxnet3' 'interface net0 192.0.2.10/24'
$ for i in 1 2; do inside install-tools tune apply --mtu 4000 --link net0 --live | tail -n 1; done; inside install-tools tune show | grep mtu
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
Result    nothing to do: all is as wanted
          net0       mtu               4000      4000      4000   4000  option
