"reboot_required" of "tune revert": where a boot has taken what is led back and
nothing else can give it back, and nowhere else.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ new() { { echo "system $1"; shift; for fact; do echo "$fact"; done; } >x.guest; rm -rf g; guest -k g ./x.guest zonename >/dev/null; }
$ back() { guest g install-tools tune revert --json >j; echo "$?$(grep reboot_required j)"; }
$ : "what a driver takes from its .conf when it is attached"
$ for system in 'sol10u11 10' 'osol2009.06 2009.06' 'sol11.0 11' 'sol11.1 11' 'sol11.3 late/11' 'sol11.4 late/11'; do set -- $system; echo "$1"; new "$1" 'adapter vmxnet3' "tools $2"; guest g install-tools tune apply -q --profile jumbo; guest -r g zonename >/dev/null; back; done
sol10u11
0      "reboot_required": true,
osol2009.06
0      "reboot_required": true,
sol11.0
0      "reboot_required": true,
sol11.1
0      "reboot_required": true,
sol11.3
0      "reboot_required": true,
sol11.4
0      "reboot_required": true,
$ for system in openindiana omnios; do echo "$system"; new $system 'adapter vmxnet3'; guest g install-tools tune apply -q --profile jumbo; guest -r g zonename >/dev/null; back; done
openindiana
0      "reboot_required": true,
omnios
0      "reboot_required": true,
$ : "what is set back at once"
$ for system in 'sol10u11 10' 'sol11.1 11' 'sol11.4 late/11' 'openindiana'; do set -- $system; echo "$1"; new "$1" 'adapter vmxnet3' ${2:+"tools $2"}; guest g install-tools tune apply -q --profile wan --live; grep -c '<file' g/tree/var/lib/install-tools/tuning.xml; guest -r g zonename >/dev/null; back; done
sol10u11
2
0      "reboot_required": false,
sol11.1
1
0      "reboot_required": true,
sol11.4
0
0      "reboot_required": false,
openindiana
0
0      "reboot_required": false,
$ : "an image has no such thing"
$ new sol11.1 'adapter vmxnet3' 'tools 11'; install-tools tune apply -q --profile jumbo --root g/tree; install-tools tune revert --root g/tree --json | grep reboot_required
      "reboot_required": false,
$ : "no boot came between: nothing has taken it yet"
$ both() { guest g install-tools tune apply --profile $1 $2 --json | grep reboot_required; back; guest g install-tools tune revert --json | grep reboot_required; }
$ for system in 'sol10u11 10' 'osol2009.06 2009.06' 'sol11.0 11' 'sol11.1 11' 'sol11.4 late/11' openindiana; do for profile in cure jumbo; do set -- $system; echo "$1 $profile"; new "$1" 'adapter vmxnet3' ${2:+"tools $2"}; both $profile; done; done
sol10u11 cure
      "reboot_required": false,
0      "reboot_required": false,
      "reboot_required": false,
sol10u11 jumbo
      "reboot_required": true,
0      "reboot_required": false,
      "reboot_required": false,
osol2009.06 cure
      "reboot_required": false,
0      "reboot_required": false,
      "reboot_required": false,
osol2009.06 jumbo
      "reboot_required": true,
0      "reboot_required": false,
      "reboot_required": false,
sol11.0 cure
      "reboot_required": false,
0      "reboot_required": false,
      "reboot_required": false,
sol11.0 jumbo
      "reboot_required": true,
0      "reboot_required": false,
      "reboot_required": false,
sol11.1 cure
      "reboot_required": false,
0      "reboot_required": false,
      "reboot_required": false,
sol11.1 jumbo
      "reboot_required": true,
0      "reboot_required": false,
      "reboot_required": false,
sol11.4 cure
      "reboot_required": false,
0      "reboot_required": false,
      "reboot_required": false,
sol11.4 jumbo
      "reboot_required": true,
0      "reboot_required": false,
      "reboot_required": false,
openindiana cure
      "reboot_required": false,
0      "reboot_required": false,
      "reboot_required": false,
openindiana jumbo
      "reboot_required": true,
0      "reboot_required": false,
      "reboot_required": false,
$ : "of what is set at once nothing waits, and nothing stays"
$ new omnios 'adapter vmxnet3' 'interface vmxnet3s0 192.0.2.10/24'; both jumbo --replumb; new sol11.4 'adapter vmxnet3' 'tools late/11'; both recommended
      "reboot_required": false,
0      "reboot_required": false,
      "reboot_required": false,
      "reboot_required": false,
0      "reboot_required": false,
      "reboot_required": false,
$ : "it waits also where it was tuned by an earlier run; a trial run is none"
$ new sol11.1 'adapter vmxnet3' 'tools 11'; for how in --dry-run -q -q; do guest g install-tools tune apply --profile jumbo --json $how | grep reboot_required; done; guest -r g install-tools tune apply --json | grep reboot_required
      "reboot_required": false,
      "reboot_required": true,
      "reboot_required": true,
      "reboot_required": false,
$ : "nobody can tell: it is said to be so"
$ new sol11.1 'adapter vmxnet3' 'tools 11'; guest g install-tools tune apply -q --profile jumbo; : >g/state/log; guest -i 'dladm:*:exit=1' g install-tools tune revert --json | grep -e reboot_required -e '"result"'; grep '^dladm' g/state/log
      "result": "changed",
      "reboot_required": true,
  "result": "changed",
dladm show-phys -p -o link,state,speed,device -> 1
