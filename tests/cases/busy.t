Two runs at once: the second answers with status 6 and writes nothing.

$ hold() { rm -f held; perl -e 'use Fcntl; open(F, "+>>", $ARGV[0]) or die; my $l = pack("s s x![q] q q i x4", F_WRLCK, 0, 0, 0, 0); fcntl(F, F_SETLK, $l) or die; open(G, ">", "held"); close G; sleep 20' "$1" & pid=$!; for i in 1 2 3 4 5 6 7 8 9; do test -e held || sleep 0.3; done; }
$ free() { kill $pid; wait $pid 2>/dev/null || :; }
$ root r; install-tools -q --root r --media "$media"; : >r/var/run/AdDrEm.lck; listing r >before
$ hold r/var/lib/install-tools/lock; install-tools uninstall -q --root r >out 2>&1; echo "status $?"; sed 's/process [0-9]*/process N/' out; free
status 6
install-tools: r/var/lib/install-tools/lock: is locked by process N
  wait until it has finished and run again
$ hold r/var/run/AdDrEm.lck; install-tools uninstall -q --root r >out 2>&1; echo "status $?"; sed 's/process [0-9]*/process N/' out; free
status 6
install-tools: r/var/run/AdDrEm.lck: is locked by process N
  wait until it has finished and run again
$ listing r | diff before -
$ root s sol10u11; mkdir -p s/tmp; : >s/tmp/AdDrEm.lck; install-tools -q --root s --media "$media" --stale-boot-archive=accept
install-tools: s/tmp/AdDrEm.lck: exists: add_drv is at work in this root, or died there
  remove it if no add_drv or rem_drv is running
[6]
$ hold r/var/lib/install-tools/lock; echo x >bad; install-tools -q --root r --media bad >out 2>&1; echo "status $?"; sed 's/process [0-9]*/process N/' out; free
status 6
install-tools: r/var/lib/install-tools/lock: is locked by process N
  wait until it has finished and run again
$ root t; hold r/var/lib/install-tools/lock; install-tools -q --root r --root t --media "$media" >out 2>&1; echo "status $?"; sed 's/process [0-9]*/process N/' out; find t -name vmxnet3s; free
status 6
install-tools: r/var/lib/install-tools/lock: is locked by process N
  wait until it has finished and run again
t/kernel/drv/amd64/vmxnet3s
$ hold r/var/lib/install-tools/lock; install-tools plan -q --root r --media "$media"; free
$ listing r | diff before -
$ : "a lock file that a dead run left, and an add_drv of the system has since: it is not taken away from it"
$ printf 'install-tools\n' >r/var/run/AdDrEm.lck; hold r/var/run/AdDrEm.lck; for command in recover 'uninstall -q'; do install-tools $command --root r >out 2>&1; echo "status $?"; grep -v ^System out | sed 's/process [0-9]*/process N/'; done; ls r/var/run; free
status 6
install-tools: r/var/run/AdDrEm.lck: is locked by process N
  wait until it has finished and run again
status 6
install-tools: r/var/run/AdDrEm.lck: is locked by process N
  wait until it has finished and run again
AdDrEm.lck
$ install-tools recover -q --root r; echo "status $?"; ls r/var/run
status 0
