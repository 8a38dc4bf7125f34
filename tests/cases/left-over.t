A run that fails and cannot even clean up says that it is not over: status 7,
and recover takes away what is left.
Needs: [ -z "${FAKEROOTKEY:-}" ] && strace -o /dev/null true

$ failing() { calls=$1; shift; strace -o /dev/null -e trace="$calls" -e inject="$calls":error=EIO:when="$at" install-tools "$@" 2>&1 >/dev/null; }
$ left() { find r -name 'journal*' -o -name '.AdDrEm*' -o -name '.install-tools*' | LC_ALL=C sort; }
$ root r; contents r >before; install-tools -q --root r --media "$media"; contents r >after
$ : "a name that resists once is asked again, and the root is as before"
$ at=3..4 failing unlinkat uninstall --root r; echo $?; left; contents r | diff after -
install-tools: r/tmp/AdDrEm.lck: cannot be made: Input/output error
  see what the system's log says of the disk, then run again
1
$ : "one that resists for longer stays, and the status says so"
$ at=3..7 failing unlinkat uninstall --root r; echo $?; left
install-tools: r/tmp/AdDrEm.lck: cannot be made: Input/output error
  "install-tools recover" removes them later
7
r/tmp/.AdDrEm.lck.install-tools
$ install-tools recover --root r; left; contents r | diff after -
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    the interrupted run was taken back; this root is as before
$ : "half a folder of ours in a new root"
$ rm -rf r; root r
$ at=3+ failing mkdirat,unlinkat --root r --media "$media"; echo $?; left
install-tools: r/var/.install-tools.new/install-tools/backup: the directory cannot be made: Input/output error
  put this right, then "install-tools recover" removes what is left
7
r/var/.install-tools.new
$ install-tools recover --root r; left; contents r | diff before -
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    the interrupted run was taken back; this root is as before
$ : "the same errno always: what helps against it is said"
$ rm -rf r; root r
$ strace -o /dev/null -e trace=mkdirat -e inject=mkdirat:error=ENOSPC install-tools -q --root r --media "$media" 2>&1; left
install-tools: r/var/.install-tools.new: the directory cannot be made: No space left on device
  free space or inodes there, then run again
$ : "a filesystem without locks is left as it was"
$ rm -rf r; root r
$ strace -o /dev/null -e trace=fcntl -e inject=fcntl:error=ENOLCK install-tools -q --root r --media "$media" 2>&1; echo $?; contents r | diff before -
install-tools: r/var/.install-tools.new/install-tools/lock: cannot be locked: No locks available
  start the lock manager of its filesystem (NFS), or work on a copy on a local disk
1
$ : "a directory that somebody made in tmp is no leftover of ours"
$ rm -rf r; root r; mkdir -p r/tmp/.AdDrEm.lck.install-tools; contents r >before; install-tools recover --root r | tail -n 1; install-tools status --root r | grep interrupted; install-tools -q --root r --media "$media"; echo $?; contents r | diff before -
Result    nothing to do: no run was interrupted here
install-tools: r/tmp/.AdDrEm.lck.install-tools: is in the way of a file of this run
  move it away and run again
4
$ rmdir r/tmp/.AdDrEm.lck.install-tools; strace -o /dev/null -e trace=fdatasync -e inject=fdatasync:signal=KILL:when=1 install-tools -q --root r --media "$media" 2>/dev/null; mkdir r/tmp/.AdDrEm.lck.install-tools; install-tools recover --root r | tail -n 1; ls -A r/tmp; left
Result    the interrupted run was finished; everything is in place
.AdDrEm.lck.install-tools
r/tmp/.AdDrEm.lck.install-tools
