What waits for "tune confirm": it ends reverted or confirmed, whoever is killed,
stopped or at work meanwhile, and nobody waits for ever.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ guest_like sol11.1-late; inside zonename; guest_listing g >was; cp -Rp g base; calls_of() { awk '/^[^ ]/ { print $1 ":" ++n[$1] }' g/state/log; }
global
$ new() { rm -rf g; cp -Rp base g; }
$ apply() { MARK=$PWD inside install-tools tune apply -q --mtu 9000 --live "$@"; }
$ mtu() { inside dladm show-link -p -o link,mtu; }
$ file=g/tree/var/lib/install-tools/confirm; later() { echo $(($(date +%s) + $1)); }
$ : "how many wait, or are at work"
$ waiting() { grep -slz "^MARK=$PWD\$" /proc/[0-9]*/environ | wc -l; }
$ : "until nobody waits any more, a minute at most"
$ over() { i=0; while test "$(waiting)" != 0 && test $i -lt 60; do sleep 1; i=$((i + 1)); done; waiting; mtu; guest_listing g | diff was -; }
$ : "the terminal goes, or somebody types Ctrl-C, when all is done but for the last call"
$ apply; calls_of | tail -n 1; for n in 1 15; do new; echo "modinfo:2:signal-caller=$n" >g/state/inject; apply --confirm-within 1; over; done
modinfo:2
0
net0:1500
0
net0:1500
$ : "the run is killed at one of its calls: once the time is over it is taken back"
$ new; apply; for c in $(calls_of | awk 'NR % 4 == 2'); do new; echo "$c:signal-caller=9" >g/state/inject; apply --confirm-within 1 2>/dev/null; over | tr '\n' ' '; done; echo
0 net0:1500 0 net0:1500 0 net0:1500 0 net0:1500 0 net0:1500 
$ : "where it fails, or has nothing to do, nobody waits"
$ new; echo "dladm:4:exit=1" >g/state/inject; apply --confirm-within 600; echo "status $?"; over
install-tools: dladm net0 mtu: was set to 9000, and reads 1500
  everything was put back; the messages of the system's programs are in /var/log/install-tools.log
status 1
0
net0:1500
$ new; inside install-tools tune apply -q --mtu 1500 --lso on; MARK=$PWD inside install-tools tune apply --mtu 1500 --lso on --confirm-within 600 | tail -n 1; over
Result    nothing to do: all is as wanted
0
net0:1500
$ : "another run has the lock when the time is over: its end is waited for"
$ hold() { rm -f held; perl -e 'use Fcntl; open(F, "+>>", $ARGV[0]) or die; my $l = pack("s s x![q] q q i x4", F_WRLCK, 0, 0, 0, 0); fcntl(F, F_SETLK, $l) or die; open(G, ">", "held"); close G; sleep 3' "$1" & pid=$!; for i in 1 2 3 4 5 6 7 8 9; do test -e held || sleep 0.3; done; }
$ new; apply --confirm-within 1; hold g/tree/var/lib/install-tools/lock; sleep 2; waiting; mtu; wait $pid; over
1
net0:9000
0
net0:1500
$ : "it is confirmed, reverted or uninstalled meanwhile: then the child finds nothing to do"
$ for c in 'tune confirm' 'tune revert' uninstall; do new; apply --confirm-within 4; inside install-tools $c | tail -n 1; over; done 2>&1 | sed 's/[0-9]* bytes/N bytes/'
Result    confirmed: what was tuned stays
0
net0:9000
11c11,14
< f 644 ./etc/dladm/datalink.conf SHA256
---
> f 644 ./etc/dladm/datalink.conf SHA256
> d 755 ./etc/driver
> d 755 ./etc/driver/drv
> f 644 ./etc/driver/drv/vmxnet3s.conf SHA256
97a101
> d 755 ./var/lib
Result    everything that tuning had changed is as it was before
0
net0:1500
Result    removed; what install-tools had changed is as it was before the first install
0
net0:1500
$ : "between its look and its lock somebody has said another time: that one counts"
$ new; apply --confirm-within 4; n=$(grep -c '^modinfo' g/state/log); t=$(later 600); echo "modinfo:$((n + 1)):run=(echo $t >/var/lib/install-tools/confirm)" >g/state/inject; i=0; while test "$(waiting)" != 0 && test $i -lt 60; do sleep 1; i=$((i + 1)); done; mtu; [ "$(cat $file)" = "$t" ]; inside install-tools tune revert -q; over
net0:9000
0
net0:1500
$ : "a second one: its time counts, from the end of its run, also where there is nothing to do; one without is told, and goes with the first"
$ new; apply --confirm-within 5; MARK=$PWD inside install-tools tune apply --mtu 9000 --live --confirm-within 600 | tail -n 1; [ $(($(cat $file) - $(date +%s))) -gt 590 ] && mtu; inside install-tools tune show | sed -n '/^note/,$p'; inside install-tools tune apply --profile recommended | grep -A 1 -e '^note' -e '^Result'; sleep 6; mtu; later -1 >$file; inside install-tools recover -q; mtu; guest_listing g | diff was -; kill $(grep -slz "^MARK=$PWD\$" /proc/[0-9]*/environ | cut -d/ -f3)
Result    nothing to do, but what was tuned is not confirmed yet; it is reverted unless "install-tools tune confirm" comes within 600 seconds
net0:9000
note      var/lib/install-tools/confirm: what was tuned is not confirmed yet, and is reverted when nobody does it in time
          "install-tools tune confirm" keeps it, "install-tools tune revert" takes it back
Result    2 settings wait for "tune confirm" and the next boot
note      var/lib/install-tools/confirm: what was tuned is not confirmed yet, and is reverted when nobody does it in time
          "install-tools tune confirm" keeps it, "install-tools tune revert" takes it back
--
Result    tuned, and read back; "install-tools tune show" tells what waits for a reboot
net0:9000
net0:1500
$ : "the clock was set: back, so that the time is further away than any; the file was damaged, or outlived the record"
$ for t in "$(later 100000)" x; do new; apply; echo "$t" >$file; inside install-tools status | sed -n '/confirm:/,/^ /p'; inside install-tools recover | tail -n 1; over; done
warning   var/lib/install-tools/confirm: what was tuned was not confirmed in time
          the next run that writes reverts it; "install-tools recover" does nothing else
Result    what nobody confirmed in time was reverted
0
net0:1500
warning   var/lib/install-tools/confirm: what was tuned was not confirmed in time
          the next run that writes reverts it; "install-tools recover" does nothing else
Result    what nobody confirmed in time was reverted
0
net0:1500
$ new; apply; rm g/tree/var/lib/install-tools/tuning.xml; later -1 >$file; inside install-tools recover | tail -n 1; ls $file; inside install-tools recover | tail -n 1; inside dladm reset-linkprop -p mtu net0
Result    what nobody confirmed in time was reverted
ls: cannot access 'g/tree/var/lib/install-tools/confirm': No such file or directory
Result    nothing to do: no run was interrupted here
$ : "a restart: nobody waits, the services hold back, and the next run reverts, or it is confirmed"
$ new; apply --confirm-within 600; kill $(grep -slz "^MARK=$PWD\$" /proc/[0-9]*/environ | cut -d/ -f3); sleep 1; waiting; reboot install-tools tune show -q; inside install-tools tune confirm | tail -n 1; ls $file; inside install-tools tune revert -q; over
0
Result    confirmed: what was tuned stays
ls: cannot access 'g/tree/var/lib/install-tools/confirm': No such file or directory
0
net0:1500
$ : "what waits for a boot waits for the confirmation as well: no boot brings it before, and none after the time is over"
$ leave() { kill $(grep -slz "^MARK=$PWD\$" /proc/[0-9]*/environ | cut -d/ -f3); }
$ show() { inside install-tools tune show | grep -e ' mtu ' -e '^Result'; inside install-tools tune show --json | grep -e '"reason": "' -e '": "never"' -e reboot_req; }
$ new; MARK=$PWD inside install-tools tune apply -q --mtu 9000 --confirm-within 600; show; reboot zonename; show; leave; echo 1 >$file; show
          net0       mtu               9000      9000      1500   1500  option, at the next boot, once it is confirmed
Result    3 settings wait for "tune confirm" and the next boot
      "reboot_required": true,
          "reason": "at the next boot, once it is confirmed",
          "reason": "at the next boot, once it is confirmed",
          "reason": "at the next boot, once it is confirmed",
global
          net0       mtu               9000      9000      1500   1500  option, at the next boot, once it is confirmed
Result    1 setting waits for "tune confirm" and the next boot
      "reboot_required": true,
          "reason": "at the next boot, once it is confirmed",
          net0       mtu               9000      9000      1500   1500  option, not confirmed in time: the next run that writes reverts it
Result    1 setting is not as wanted, for the reasons told above
      "reboot_required": false,
          "takes_effect": "never",
          "reason": "not confirmed in time: the next run that writes reverts it",
$ : "confirmed, the next one does"
$ new; MARK=$PWD inside install-tools tune apply -q --mtu 9000 --confirm-within 600; inside install-tools tune confirm -q; show; reboot zonename; mtu; show; leave
          net0       mtu               9000      9000      1500   1500  option, at the next boot
Result    3 settings wait for the next boot
      "reboot_required": true,
global
net0:9000
          net0       mtu               9000      9000      9000   9000  option
Result    all is as wanted
      "reboot_required": false,
$ : "when it cannot be read just as the time is over, it is asked for again; its name is never gone, as that says that all is confirmed"
$ new; apply --confirm-within 2; mkfifo pipe; cp $file away; mv pipe $file; sleep 4; waiting; mtu; mv away $file; over
1
net0:9000
0
net0:1500
