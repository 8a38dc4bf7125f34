A root that was refused when the run began is not begun later: the media was not read for it.
Needs: strace -o /dev/null true

$ root a; root b; listing b >before
$ late() { strace -o /dev/null -e trace=openat -P "$W/b" -e inject=openat:error=EACCES:when=1 install-tools "$@"; }
$ late -q --root a --root "$W/b" --media "$media"
install-tools: W/b: was refused at the start of this run, and would not be now
  run again
[4]
$ listing b | diff before -; install-tools verify -q --root a
$ late -q --root "$W/b" --media "$media"
install-tools: W/b: cannot be opened: Permission denied
  run as root, or as a user who may read and write all of the image
[4]
