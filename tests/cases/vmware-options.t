What scripts pass to VMware's installer is accepted, with no question asked.

$ root r
$ install-tools -q -d --default -f --force-install --prefix=/usr --clobber-kernel-modules=vmxnet EULA_AGREED=yes --root r --media "$media" --yes --tune none
$ install-tools verify --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   kernel/drv/amd64/vmxnet3s: LSO is broken in this build (older than Tools 9.10): on a 5.11 kernel outgoing TCP stalls unless EnableLSO=0 is set in vmxnet3s.conf
warning   kernel/drv/amd64/vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
Result    no differences
$ for o in -r --regenerate-cert --no-create-shortcuts --no-log-answers default --clobber-kernel-modules=vmxnet,vmci --prefix=/opt/vmware 'RUN_CONFIGURATOR=no'; do install-tools plan -q --root r --media "$media" $o || echo "$o: $?"; done
$ : "--prefix has no meaning for drivers, and one place for programs"
$ programs m; mkdir -p r/usr/lib; : >r/usr/lib/isaexec; for p in /usr /usr/ /opt/vmware; do install-tools plan -q --root r --media m --components userland --prefix=$p; echo "status $?"; done
status 0
status 0
install-tools: /opt/vmware: is no place for VMware's programs here: that is /usr
  "install-tools plan --help" lists what there is
status 2
$ install-tools plan -q --root r --media m --start-services; echo "status $?"
install-tools: --start-services: needs "startup" among the --components
  "install-tools plan --help" lists what there is
status 2
$ : "nothing is ever asked: whatever standard input is"
$ rm -rf r; root r; yes | install-tools -q -d --root r --media "$media"; install-tools verify -q --root r && echo right
right
$ rm -rf r; root r; install-tools -q --root r --media "$media" </dev/null; install-tools verify -q --root r && echo right
right
$ rm -rf r; root r; install-tools -q --root r --media "$media" <&-; install-tools verify -q --root r && echo right
right
