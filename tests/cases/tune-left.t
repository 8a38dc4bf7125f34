An image that was tuned while it ran: what dladm and ipadm have stored is left
to the running system, and no record of it is lost.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ : "tuned while it ran: what dladm and ipadm store, only the running system takes back; by uninstall the commands are told"
$ run_tuned() { new_guest sol11.3 'adapter vmxnet3' 'interface net0 192.0.2.10/24' 'tools late/11'; guest_listing g >was; inside install-tools tune apply -q --profile recommended --mtu 9000 --live; }; left() { grep -A 1 -e '^warning' -e '^Result' | grep -v '^--'; }
$ run_tuned; install-tools tune revert --root g/tree >out; echo "status $?"; left <out; install-tools tune revert --root g/tree | tail -n 1; reboot install-tools tune revert -q; guest_listing g | diff was -
status 3
warning   net0: its MTU stays stored: only a program of the running system takes it out of its store
          boot it, then run "install-tools tune revert" there
warning   tcp: max_buf stays stored: only a program of the running system takes it out of its store
          boot it, then run "install-tools tune revert" there
warning   tcp: send_buf stays stored: only a program of the running system takes it out of its store
          boot it, then run "install-tools tune revert" there
warning   tcp: recv_buf stays stored: only a program of the running system takes it out of its store
          boot it, then run "install-tools tune revert" there
Result    what tuning had changed is as it was before, but for what is named above
Result    nothing could be done: what is named above stays tuned
$ run_tuned; install-tools uninstall --root g/tree >out; echo "status $?"; left <out
status 0
warning   net0: its MTU stays stored: only a program of the running system takes it out of its store
          "dladm reset-linkprop -p mtu net0" does it there
warning   tcp: max_buf stays stored: only a program of the running system takes it out of its store
          "ipadm reset-prop -p max_buf tcp" does it there
warning   tcp: send_buf stays stored: only a program of the running system takes it out of its store
          "ipadm reset-prop -p send_buf tcp" does it there
warning   tcp: recv_buf stays stored: only a program of the running system takes it out of its store
          "ipadm reset-prop -p recv_buf tcp" does it there
Result    removed; what install-tools had changed is as it was before the first install, but for what is named above
$ : "what is out of the stores already is not told of"
$ run_tuned; inside ipadm reset-prop -p max_buf tcp; inside dladm reset-linkprop -p mtu net0; inside ipadm reset-prop -p recv_buf tcp; printf 'net9\tname=string,net9;class=int,1;\n' >>g/tree/etc/dladm/datalink.conf; install-tools tune revert --root g/tree | left
warning   tcp: send_buf stays stored: only a program of the running system takes it out of its store
          boot it, then run "install-tools tune revert" there
Result    what tuning had changed is as it was before, but for what is named above
$ : "Solaris 10 and 2009.06 keep services without their manifests"
$ new_guest sol10u11 'adapter vmxnet3' 'tools 10'; guest_listing g >was; inside install-tools tune apply -q --profile jumbo; install-tools tune revert --root g/tree --stale-boot-archive=accept >out; echo "status $?"; left <out; reboot svcs -a | grep -c install-tools; for f in late early; do inside svccfg delete -f svc:/site/install-tools/net-$f:default; done; guest_listing g | diff was -
status 0
warning   svc:/site/install-tools/net-late:default: was imported while this system ran, and stays known to it without its manifest and its method
          boot it, then run "svccfg delete -f svc:/site/install-tools/net-late:default" there
warning   svc:/site/install-tools/net-early:default: was imported while this system ran, and stays known to it without its manifest and its method
          boot it, then run "svccfg delete -f svc:/site/install-tools/net-early:default" there
warning   the boot archive is stale now: the first boot stops in maintenance unless it is rebuilt
          on a Solaris host: bootadm update-archive -R g/tree
Result    what tuning had changed is as it was before, but for what is named above
run: the boot stops
2
