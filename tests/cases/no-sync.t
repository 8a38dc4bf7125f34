Without waiting for the disk the result is the same.
Needs: strace -o /dev/null true

$ syncs() { strace -o trace -e trace=fsync,fdatasync,syncfs,sync install-tools "$@"; grep -c sync trace || :; }
$ root a; root b; root c
$ syncs -q --no-sync --root a --media "$media"
0
$ install-tools -q --root b --media "$media"
$ contents a >was; contents b | diff was -
$ syncs uninstall -q --no-sync --root a
0
$ install-tools plan --no-sync --root c --media "$media" | tail -n 1
Result    nothing was written: this was a dry run
$ : "nor does a run that fails, and takes its folder away again"
$ root d; contents d >was; strace -o trace -e trace=fsync,fdatasync,syncfs,sync,linkat -e inject=linkat:error=EIO install-tools -q --no-sync --root d --media "$media"; grep -c sync trace; contents d | diff was -; test -e d/var/lib || echo gone
install-tools: d/tmp/AdDrEm.lck: cannot be made: Input/output error
  see what the system's log says of the disk, then run again
0
gone
