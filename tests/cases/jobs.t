Several roots are worked on at once, by processes of their own; what is said,
and how it ends, is the same as one after the other.
Needs: strace -o /dev/null true

$ make() { for r in a b c d e f g h; do rm -rf $r; root $r; done; rm -rf c; root c sparc11; }
$ all="--root a --root b --root c --root d --root e --root f --root g --root h"
$ make; install-tools -j 1 $all --media "$media" >one 2>&1; echo "status $?"; tail -n 1 one
status 4
Total     8 roots: 7 changed, 1 refused
$ make; install-tools -j 3 $all --media "$media" >three 2>&1; echo "status $?"; diff one three
status 4
$ make; install-tools $all --media "$media" >many 2>&1; echo "status $?"; diff one many
status 4
$ make; install-tools --json -j 1 $all --media "$media" 2>/dev/null >one; make; install-tools --json --jobs=64 $all --media "$media" 2>/dev/null >many; diff one many; grep -c '"root": ' many
8
$ install-tools verify -q $all 2>/dev/null; echo "status $?"
status 4
$ make; strace -f -o trace -e trace=renameat -e inject=renameat:signal=KILL:when=1 -P "$PWD/b" install-tools -q -j 2 $all --media "$media"; echo "status $?"
install-tools: b: the process at work there died
  "install-tools recover" finishes what it began, or takes it back
install-tools: c: this is a SPARC system; VMware's virtual machines are x86
  there are no such drivers for SPARC
status 7
$ install-tools recover -q --root b; install-tools verify -q --root b; echo "status $?"
status 0
$ install-tools -j 0 $all --media "$media"
install-tools: -j: "0" is not a number from 1 to 64
  "install-tools --help" lists what there is
[2]
$ install-tools --jobs 65 $all --media "$media"
install-tools: --jobs: "65" is not a number from 1 to 64
  "install-tools --help" lists what there is
[2]
$ install-tools -j 2x status
install-tools: -j: "2x" is not a number from 1 to 64
  "install-tools --help" lists what there is
[2]
