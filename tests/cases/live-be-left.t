A run with --new-be that is killed leaves its clone: the next ones tell.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ masked() { sed 's/install-tools\.[A-Za-z0-9]*/install-tools.X/g'; }
$ new() { { echo 'system sol11.1'; echo 'adapter vmxnet3'; for fact; do echo "$fact"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; }
$ killed() { new; guest -i "$1" g install-tools -q --new-be=new >/dev/null 2>&1; echo "status $?"; guest g beadm list -H | masked; }
$ : "while it works in the clone, mounted"
$ killed bootadm:1:signal-caller=9
status 137
solaris;;NR;/;4402341478;static;1353146472
new;;;/tmp/install-tools.X;4402341478;static;1353146472
$ guest g install-tools status | grep -v '^System'; guest g install-tools status --json | grep -e left-env -A 6; guest g install-tools install --dry-run | grep -A 1 '^warning.*new'
warning   new: the boot environment was left by a run with --new-be
          "beadm unmount new", then "beadm destroy -F new" removes it
note      no driver of VMware's is installed here
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
          "code": "left-environment",
          "weight": "warning",
          "letter": null,
          "path": null,
          "text": "new: the boot environment was left by a run with --new-be",
          "remedy": "\"beadm unmount new\", then \"beadm destroy -F new\" removes it"
        },
warning   new: the boot environment was left by a run with --new-be
          "beadm unmount new", then "beadm destroy -F new" removes it
$ guest g install-tools recover -q; guest g install-tools --new-be
install-tools: new: the boot environment was left by a run with --new-be
  "beadm unmount new", then "beadm destroy -F new" removes it
install-tools: new: the boot environment was left by a run with --new-be
  "beadm unmount new", then "beadm destroy -F new" removes it
[7]
$ guest g beadm unmount new && guest g beadm destroy -F new; guest g install-tools status -q; guest g install-tools recover; guest g install-tools -q --new-be; echo "status $?"; guest g beadm list -H; ls g/tree/var/log
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    nothing to do: no run was interrupted here
status 0
solaris;;N;/;4402341478;static;1353146472
install-tools-1;;R;;4402341478;static;1353146472
install-tools.log
$ : "while beadm makes it, and while it activates it: then it is complete"
$ killed beadm:2:signal-caller=9
status 137
solaris;;NR;/;4402341478;static;1353146472
new;;;;4402341478;static;1353146472
$ guest g install-tools recover -q
install-tools: new: the boot environment was left by a run with --new-be
  "beadm destroy -F new" removes it
[7]
$ killed beadm:5:signal-caller=9
status 137
solaris;;N;/;4402341478;static;1353146472
new;;R;;4402341478;static;1353146472
$ guest g install-tools recover -q
$ : "seen from the one that was left, there is nothing to tell; nor by a run at work"
$ new 'be new NR' 'file /var/log/install-tools.new-be 600 new'; guest g install-tools recover -q
$ hold() { rm -f held; perl -e 'use Fcntl; open(F, "+>>", $ARGV[0]) or die; my $l = pack("s s x![q] q q i x4", F_WRLCK, 0, 0, 0, 0); fcntl(F, F_SETLK, $l) or die; open(G, ">", "held"); close G; sleep 20' "$1" & pid=$!; for i in 1 2 3 4 5 6 7 8 9; do test -e held || sleep 0.3; done; }
$ free() { kill $pid; wait $pid 2>/dev/null || :; }
$ new 'be left' 'file /var/log/install-tools.new-be 600 left'; hold g/tree/var/log/install-tools.new-be; guest g install-tools status | tail -n 2; guest g install-tools --new-be 2>&1 | sed 's/process [0-9]*/process P/'; free; guest g install-tools --new-be
note      no driver of VMware's is installed here
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
install-tools: /var/log/install-tools.new-be: is locked by process P
  wait until it has finished and run again
install-tools: left: the boot environment was left by a run with --new-be
  "beadm destroy -F left" removes it
[7]
$ new 'be left' 'directory /var/log'; perl -e 'print "x" x 5000' >g/tree/var/log/install-tools.new-be; guest g install-tools -q --new-be=new && guest g install-tools recover -q; guest g beadm list -H
left;;;;4402341478;static;1353146472
new;;R;;4402341478;static;1353146472
$ : "a run of the running system died before: it is ended there, not in the clone"
$ new; guest -i add_drv:1:signal-caller=9 g install-tools -q >/dev/null 2>&1; guest g install-tools --new-be | sed -n 1,2p; calls g | grep -e '^bea' -e _drv | masked
note      an interrupted run was finished first
Boot env. install-tools-1, cloned from the running one
add_drv -m '* 0600 root sys' -i '"pci15ad,7b0"' vmxnet3s -> 0
add_drv -m '* 0600 root sys' -i '"pci15ad,720"' vmxnet -> 0
beadm list -H -> 0
beadm create install-tools-1 -> 0
beadm mount install-tools-1 /tmp/install-tools.X -> 0
beadm list -H -> 0
beadm unmount install-tools-1 -> 0
beadm destroy -F install-tools-1 -> 0
$ : "another system with such a journal: no program of the running one is called for it"
$ new; guest -i add_drv:1:signal-caller=9 g install-tools -q >/dev/null 2>&1; guest g beadm create other; guest g beadm mount other /mnt; calls g >/dev/null; : >g/state/log; guest g install-tools recover --root /mnt; cat g/state/log; grep -c vmxnet3s g/state/bes/other/etc/driver_aliases g/tree/etc/driver_aliases; guest g install-tools recover | tail -n 1; guest g install-tools uninstall -q; grep -c vmxnet3s g/tree/etc/driver_aliases
Mounted successfully on: '/mnt'
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    the interrupted run was taken back; this root is as before
g/state/bes/other/etc/driver_aliases:0
g/tree/etc/driver_aliases:1
Result    the interrupted run was finished; everything is in place
0
[1]
$ : "but what that system's programs have stored, only they put back"
$ new; guest g install-tools -q; guest -i ipadm:9:signal-caller=9 g install-tools tune apply -q --profile jumbo >/dev/null 2>&1; guest g beadm create other; guest g beadm mount other /mnt; : >g/state/log; guest g install-tools recover --root /mnt -q; cat g/state/log
Mounted successfully on: '/mnt'
install-tools: /mnt: a run was interrupted while this system ran, and only its own programs put back what they may have stored (svccfg import /lib/svc/manifest/site/install-tools-net-early.xml)
  boot it, and run "install-tools recover" there
$ : "what cannot be completed in the clone goes with it; a clone that stays is not said to go"
$ new; guest -i 'beadm:3:run=echo damaged >/dev/.guest/state/bes/new/var/lib/install-tools/journal' g install-tools -q; guest g install-tools -q --new-be=new --components vmxnet
install-tools: new: /var/lib/install-tools/journal: is the journal of an interrupted run, and damaged; nothing was changed
  this is in the clone alone; the running system is as before
[1]
$ new; guest g install-tools -q; guest -i beadm:6:exit=1 g install-tools --new-be=new 2>&1 | tail -n 3
install-tools: new: the boot environment is left
  "beadm destroy -F new" removes it
Boot env. nothing was to be done
$ guest g install-tools recover -q; guest g install-tools -q --new-be; guest g beadm destroy -F new; guest g install-tools recover -q
install-tools: new: the boot environment was left by a run with --new-be
  "beadm destroy -F new" removes it
install-tools: new: the boot environment was left by a run with --new-be
  "beadm destroy -F new" removes it
$ : "nor of one that will be used from the next boot on: that is named with the way back"
$ new; guest -i beadm:5:exit-after=1 -i beadm:7:exit=1 -i beadm:8:exit=1 g install-tools -q --new-be=new; guest g install-tools recover -q; guest g install-tools status | grep -A 1 '^warning.*new'; guest g beadm activate solaris; guest g beadm destroy -F new; guest g install-tools recover -q
install-tools: new: the boot environment is left, and used from the next boot on
  "beadm activate solaris", then "beadm destroy -F new" removes it
install-tools: new: the boot environment cannot be activated
  the running system is as before; the messages are in /var/log/install-tools.log
install-tools: new: the boot environment was left by a run with --new-be
  "beadm activate solaris", then "beadm destroy -F new" removes it
warning   new: the boot environment was left by a run with --new-be
          "beadm activate solaris", then "beadm destroy -F new" removes it
Activated successfully
$ : "where beadm does not list them, one may be left, and no other is made"
$ new 'be left' 'file /var/log/install-tools.new-be 600 left'; for n in 1:exit=1 2:lie 3:exit=1; do printf 'beadm:%s\n' $n >>g/state/inject; done; guest g install-tools recover -q; guest g install-tools status | grep -A 1 '^warning.*left'; guest g install-tools -q --new-be; guest g install-tools recover -q
install-tools: left: the boot environment may have been left by a run with --new-be: beadm does not list any
  if "beadm list" shows it, "beadm destroy -F left" removes it
warning   left: the boot environment may have been left by a run with --new-be: beadm does not list any
          if "beadm list" shows it, "beadm destroy -F left" removes it
install-tools: left: the boot environment may have been left by a run with --new-be: beadm does not list any
  if "beadm list" shows it, "beadm destroy -F left" removes it
install-tools: left: the boot environment was left by a run with --new-be
  "beadm destroy -F left" removes it
[7]
$ new; guest -i beadm:1:exit=1 g install-tools -q --new-be; guest -i beadm:2:lie g install-tools -q --new-be=new; calls g
install-tools: beadm: does not list the boot environments
  run "beadm list" to see why
install-tools: beadm: does not list the boot environments
  run "beadm list" to see why
zonename -> 0
zonename -> 0
smbios -t SMB_TYPE_SYSTEM -> 0
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
beadm list -H -> 1
zonename -> 0
smbios -t SMB_TYPE_SYSTEM -> 0
pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s -> 1
beadm list -H -> 0
$ : "recover does not wait for a run that makes one"
$ new 'be left' 'file /var/log/install-tools.new-be 600 left'; hold g/tree/var/log/install-tools.new-be; guest g install-tools recover; free
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      another run is at work with --new-be
Result    nothing to do: no run was interrupted here
$ : "the boot archive of a Solaris 10 that is recovered as an image may have been made by the run that died"
$ rm -rf g; guest -k g sol10u11 zonename; guest -i add_drv:1:signal-caller=9 g install-tools -q >/dev/null 2>&1; cp -Rp g/tree i; mv i g/tree/i; mkdir -p g/tree/i/platform/i86pc; : >g/tree/i/platform/i86pc/boot_archive; guest g install-tools recover --root /i; guest g install-tools recover --root /i
global
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
warning   the boot archive may be stale now: then the first boot stops in maintenance
          on a Solaris host: bootadm update-archive -R /i
Result    the interrupted run was taken back; this root is as before
System    Oracle Solaris 10 1/13 (u11) x86, 32-bit and 64-bit kernels: supported
Result    nothing to do: no run was interrupted here
$ : "a stop while beadm is asked for it is a stop, and tells nothing of a clone"
$ stopped() { guest -i "beadm:$1:signal-caller=2" -i "beadm:$1:hang" g install-tools $2 -q; echo "status $?"; }
$ new 'be left' 'file /var/log/install-tools.new-be 600 left'; stopped 1 recover; stopped 2 install\ --new-be; stopped 3; grep -c vmxnet3s g/tree/etc/driver_aliases
install-tools: /usr/sbin/beadm: was stopped by a signal before it answered
status 1
install-tools: /usr/sbin/beadm: was stopped by a signal before it answered
status 1
install-tools: /usr/sbin/beadm: was stopped by a signal before it answered
status 1
0
[1]
$ : "the end of an interrupted run is told beside what is left to do"
$ new 'be left' 'file /var/log/install-tools.new-be 600 left'; guest -i add_drv:1:signal-caller=9 g install-tools -q >/dev/null 2>&1; guest g install-tools recover
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      the interrupted run was finished; everything is in place
install-tools: left: the boot environment was left by a run with --new-be
  "beadm destroy -F left" removes it
[7]
