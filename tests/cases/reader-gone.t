A reader that has seen enough is no error of a run that changed nothing.

$ root r
$ into() { (trap '' PIPE; while echo; do :; done 2>/dev/null; install-tools "$@" 2>err; echo "$?" >status) | :; cat status err; }
$ into status --root r; into inspect "$media"; into inspect --json "$media"; into verify --root r; into plan --root r --media "$media"
0
0
0
0
0
$ into history --root r; into --help; into --version; into identify "$SAMPLES/files/vmxnet3s-10-64"
0
0
0
0
$ : "its own status stays"
$ install-tools -q --root r --media "$media"; rm r/kernel/drv/amd64/vmxnet; into verify --root r; into status --root nowhere
3
4
install-tools: nowhere: cannot be opened: No such file or directory
  name the directory that holds the target's etc and kernel with --root
$ : "what changed something tells that its output is incomplete"
$ into --root r --media "$media"; into uninstall --root r
0
install-tools: cannot write the output: Broken pipe
  what was changed is complete all the same; "install-tools status" shows it
0
install-tools: cannot write the output: Broken pipe
  what was changed is complete all the same; "install-tools status" shows it
$ : "a file that cannot be written is still one"
$ install-tools inspect "$media" >/dev/full
install-tools: cannot write the output: No space left on device
  free space or inodes there, then run again
[1]
