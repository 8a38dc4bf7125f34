An add_drv that comes between two looks at its lock, and one that comes while an interrupted run is ended.
Needs: strace -o /dev/null true

$ hurt() { strace -o /dev/null -e "trace=$1" -e "inject=$1:$2" install-tools -q --root r --media "$media" --sync-each --stale-boot-archive=accept 2>&1; }
$ : "its file is there when ours is to get the name, and gone when it is to be locked"
$ for s in sol10u11 sol11.1; do rm -rf r; root r $s; contents r >before; hurt linkat error=EEXIST:when=1; echo "status $?"; contents r | diff before -; done
install-tools: r/tmp/AdDrEm.lck: has just gone: an add_drv or rem_drv is at work in this root
  wait until it has finished and run again
status 6
install-tools: r/tmp/AdDrEm.lck: has just gone: an add_drv or rem_drv is at work in this root
  wait until it has finished and run again
status 6
$ : "recover keeps add_drv out of an image, too, and leaves nothing of that; nor when it fails"
$ kill_one() { rm -rf r; root r sol10u11; contents r >before; (hurt fsync signal=KILL:when=20) >/dev/null 2>&1; rm r/tmp/AdDrEm.lck r/var/run/AdDrEm.lck; }
$ kill_one; strace -o trace -e trace=linkat install-tools recover -q --root r; echo "status $?"; grep -c '"AdDrEm.lck", 0' trace; ls -A r/tmp r/var/run; contents r | diff before -
status 0
2
r/tmp:

r/var/run:
$ kill_one; strace -o trace -e trace=unlinkat install-tools recover -q --root r; n=$(grep unlinkat trace | grep -n '"journal"' | sed -n '1s/:.*//p'); kill_one; strace -o /dev/null -e trace=unlinkat -e inject=unlinkat:error=EIO:when=$n install-tools recover -q --root r 2>&1; echo "status $?"; ls -A r/tmp r/var/run; install-tools recover -q --root r; contents r | diff before -
install-tools: r: what an interrupted run left in var/lib/install-tools cannot be removed
  see whether the filesystem can be written, and run "install-tools recover"
status 7
r/tmp:

r/var/run:
$ : "its locks are kept until their files have gone, and what came in their place since is another's"
$ kill_one; strace -o trace -e trace=openat,fcntl,unlinkat install-tools recover -q --root r; awk '/F_SETLK,/ { held = 1 } held && /"AdDrEm.lck", O_RDONLY/ { n++ } END { print n + 0 }' trace
0
$ n=$(grep unlinkat trace | grep -n '"AdDrEm.lck"' | sed -n '2s/:.*//p'); kill_one; strace -o trace -e trace=unlinkat -e inject=unlinkat:error=EIO:when=$n install-tools recover -q --root r 2>&1; echo "status $?"; grep -c '"AdDrEm.lck"' trace; ls -A r/tmp r/var/run; install-tools recover -q --root r; contents r | diff before -
install-tools: r/var/run/AdDrEm.lck: cannot be removed: Input/output error
  put this right, then run "install-tools recover"
status 7
3
r/tmp:

r/var/run:
$ : "what is in the way of one of them keeps the other one from nothing"
$ kill_one; mkdir r/tmp/.AdDrEm.lck.install-tools; strace -o trace -e trace=linkat install-tools recover -q --root r; echo "status $?"; grep -c '"AdDrEm.lck", 0' trace
status 0
1
$ kill_one; ln -s x r/tmp/AdDrEm.lck; strace -o trace -e trace=linkat install-tools recover -q --root r; echo "status $?"; grep -c '"AdDrEm.lck", 0' trace; ls -A r/tmp r/var/run
status 0
1
r/tmp:
AdDrEm.lck

r/var/run:
