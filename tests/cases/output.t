Output that cannot be written is told, and never makes a done change look like none.

$ root r
$ install-tools status --root r >/dev/full
install-tools: cannot write the output: No space left on device
  free space or inodes there, then run again
[1]
$ install-tools status --json --root r >/dev/full
install-tools: cannot write the output: No space left on device
  free space or inodes there, then run again
[1]
$ install-tools --version >/dev/full
install-tools: cannot write the output: No space left on device
  free space or inodes there, then run again
[1]
$ install-tools identify "$SAMPLES/files/vmxnet3s-10-64" >/dev/full
install-tools: cannot write the output: No space left on device
  free space or inodes there, then run again
[1]
$ install-tools plan --root r --media "$media" >/dev/full
install-tools: cannot write the output: No space left on device
  free space or inodes there, then run again
[1]
$ install-tools --root r --media "$media" >/dev/full
install-tools: cannot write the output: No space left on device
  what was changed is complete all the same; "install-tools status" shows it
$ install-tools verify -q --root r
$ install-tools --root r --media "$media" >/dev/full
install-tools: cannot write the output: No space left on device
  free space or inodes there, then run again
[1]
$ install-tools uninstall --json --root r 2>err >/dev/full; echo "status $?"; tail -n 2 err
status 0
install-tools: cannot write the output: No space left on device
  what was changed is complete all the same; "install-tools status" shows it
$ root s sparc11; install-tools --root r --root s --media "$media" >/dev/full
install-tools: s: this is a SPARC system; VMware's virtual machines are x86
  there are no such drivers for SPARC
install-tools: cannot write the output: No space left on device
  what was changed is complete all the same; "install-tools status" shows it
[4]
$ install-tools --root s --media missing >/dev/full
install-tools: s: this is a SPARC system; VMware's virtual machines are x86
  there are no such drivers for SPARC
install-tools: cannot write the output: No space left on device
  free space or inodes there, then run again
[4]
$ rm r/kernel/drv/amd64/vmxnet; install-tools verify --root r >/dev/full
install-tools: cannot write the output: No space left on device
  free space or inodes there, then run again
[3]
$ osdetect --root r >/dev/full
osdetect: cannot write the result: No space left on device
[1]
$ install-tools uninstall --root r 2>/dev/full | tail -n 1
Result    removed; what install-tools had changed is as it was before the first install
$ install-tools --root s --media missing 2>/dev/full
System    Oracle Solaris 11.3 SPARC: unsupported
[4]
$ : "a name in UTF-8 is shown as it is, a byte that steers a terminal is not"
$ cp "$SAMPLES/files/vmxnet3s-11-64" "tr$(printf 'e\314\200s\033')"; install-tools identify tr* | head -n 1; cp "$iso" "ü.iso"; root ö; install-tools --root ö --media ü.iso | grep ^Media; install-tools status --root ö | grep ^Media; install-tools inspect ü.iso | head -n 1
File      très\x1B
Media     ü.iso
Media     ü.iso, VMware Tools 9.0.0 build-782409
Media     ü.iso
