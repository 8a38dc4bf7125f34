A stack of 144 KiB is enough; not for a program with the checks of a sanitizer.
Needs: ! ldd "${top_builddir:-.}/installer/install-tools" | grep -q 'lib[a-z]*san'

$ root r; contents r >before
$ small() { (ulimit -s 144; install-tools "$@" -q --root r >/dev/null; echo $?); }
$ small --media "$iso"; small verify; small tune plan; small uninstall; contents r | diff before - | grep "^[<>]" | grep -v 'reconfigure\|rem_name\|var/lib$'
0
0
0
0
[1]
