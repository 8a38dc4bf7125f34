Owners come from the root's own passwd and group files.

$ root r; sed 's/^sys:.*/sys::77:/' r/etc/group >x; cp x r/etc/group
$ install-tools -q --root r --media "$media"
$ grep -c 'uid="0" gid="77"' r/var/lib/install-tools/installed.xml
3
$ root n; rm n/etc/group n/etc/passwd
$ install-tools -q --root n --media "$media"
$ grep -c 'uid="0" gid="3"' n/var/lib/install-tools/installed.xml
3
