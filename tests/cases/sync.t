How the disk is waited for: whole filesystems where that is possible, with
--sync-each or where it is not every file and directory by itself.  The
result is the same.  Nothing is synced again that nobody wrote.
Needs: strace -o /dev/null true

$ for r in a b c d e; do root $r; done
$ syncs() { strace -o trace -e trace=fsync,fdatasync,syncfs,sync,uname "$@"; for c in fsync fdatasync syncfs sync; do echo "$c $(grep -c "^$c(" trace)"; done; }
$ syncs install-tools -q --sync-each --root b --media "$media"
fsync 52
fdatasync 2
syncfs 0
sync 0
$ syncs -e inject=uname:error=EIO install-tools -q --root c --media "$media"
fsync 52
fdatasync 2
syncfs 0
sync 0
$ syncs -e inject=uname:retval=0 install-tools -q --root d --media "$media" >said; cat said
fsync 52
fdatasync 2
syncfs 0
sync 0
$ for r in b c d; do contents $r >$r.now; diff b.now $r.now; done
$ syncs install-tools -q --sync-each --root b --media "$media"
fsync 0
fdatasync 0
syncfs 0
sync 0
$ syncs install-tools uninstall -q --sync-each --root b
fsync 41
fdatasync 2
syncfs 0
sync 0
$ install-tools --sync-each --no-sync --root a --media "$media"
install-tools: --sync-each: contradicts --no-sync
  "install-tools --help" lists what there is
[2]
$ install-tools status --sync-each --root a
install-tools: --sync-each: is not an option of this command
  "install-tools status --help" lists what there is
[2]
