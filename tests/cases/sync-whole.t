On filesystems that can be synced as a whole a run waits for the disk a few
times only, whatever it changes; with openat2 the walk is one call.
Needs: strace -o /dev/null true && case $(stat -f -c %t "${TMPDIR:-/tmp}") in ef53|58465342|9123683e|f2f52010|1021994) ;; *) exit 1 ;; esac

$ root a; root b; root c; root d sol10u11
$ syncs() { strace -o trace -e trace=fsync,fdatasync,syncfs,sync,openat2 "$@"; for c in fsync fdatasync syncfs sync; do echo "$c $(grep -c "^$c(" trace)"; done; }
$ syncs install-tools -q --root a --media "$media"
fsync 2
fdatasync 2
syncfs 6
sync 0
$ syncs install-tools -q --root d --components vmxnet3s,vmxnet,vmmemctl,vmhgfs,vmblock --stale-boot-archive=accept --media "$media"
fsync 2
fdatasync 2
syncfs 6
sync 0
$ syncs install-tools uninstall -q --root a
fsync 2
fdatasync 2
syncfs 5
sync 0
$ strace -o trace -e inject=openat2:error=ENOSYS install-tools -q --root b --media "$media"; install-tools -q --root c --media "$media"; contents b >was; contents c | diff was -
