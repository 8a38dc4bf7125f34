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
