What the process that reads a zip asks of the system: never for the file of the
time zone, once for what is said of each file before its bytes, and not at each
jump to tell how far it has come.
Needs: strace -o /dev/null true

$ root r; unset TZ; strace -f -o trace -e trace=%file,pread64,write install-tools -q --root r --media "$SAMPLES/media/vmware-solaris-tools.zip" --no-sync
$ reader() { first=$(sed -n '1s/ .*//p' trace); grep -v "^$first " trace | grep -c "$1"; }
$ reader localtime
0
[1]
$ install-tools inspect --json "$SAMPLES/media/vmware-solaris-tools.zip" | sed -n 's/ *"entries": //p'; reader "pread64("
52,
80
$ reader ' write([0-9]*, "P'
1
