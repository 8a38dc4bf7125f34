The two processes at work on a native bundle have the libraries in common:
none is loaded twice.
Needs: strace -o /dev/null true

$ install-tools repack -q "$SAMPLES/media/solaris.iso" -o b
$ root r; strace -f -o trace -e trace=%file install-tools -q --root r --media b --no-sync
$ grep -o '/lib[a-z0-9]*\.so[^/"]*".* = [0-9]*$' trace | sed 's/".*//' | sort | uniq -d
