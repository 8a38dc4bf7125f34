Below fakeroot, as packagers run it: a library of its own is in each process,
also in the one that reads the media.

Needs: fakeroot true

$ root r; fakeroot -s owners install-tools --root r --media "$media" | tail -n 1; fakeroot -i owners install-tools verify -q --root r; fakeroot -i owners stat -c '%u:%g %a' r/kernel/drv/amd64/vmxnet3s
Result    installed and verified; the drivers serve from the next boot of this root on
0:3 755
$ fakeroot install-tools repack -q "$media" -o b.it && install-tools inspect -q b.it && echo good
good
