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
$ : "a medium of which a part cannot be read, nor therefore looked at"
$ unread() { strace -qq -f -o /dev/null -P "$W/$1" -e trace="$2" -e inject="$2:error=EIO:when=$3" install-tools inspect -q "$1" 2>&1 >/dev/null; }
$ cp "$SAMPLES/media/vmware-solaris-tools.zip" m.zip; unread m.zip pread64 2+
install-tools: m.zip: cannot be read: Input/output error
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
[5]
$ for n in 3 5 9 20; do unread m.zip pread64 $n; done | sort -u
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
install-tools: m.zip: cannot be read: Input/output error
$ install-tools repack m.zip -q -o m.bundle; n=1; while [ $n -lt 32 ]; do n=$((n + 1)); unread m.bundle read $n; done | sort -u
  give VMware Tools for Solaris: solaris.iso, vmware-solaris-tools.tar.gz or its directory
install-tools: m.bundle: cannot be read: Input/output error
