A directory that is a symbolic link is followed and stays one; where it makes
two names of one file the run is refused.

$ root r; mv r/kernel/drv/amd64 r/kernel/amd64drv; ln -s ../amd64drv r/kernel/drv/amd64; install-tools -q --root r --media "$media"; install-tools verify -q --root r; readlink r/kernel/drv/amd64; ls r/kernel/amd64drv
../amd64drv
e1000g
sd
vmxnet
vmxnet3s
$ install-tools uninstall -q --root r; readlink r/kernel/drv/amd64; ls r/kernel/amd64drv
../amd64drv
e1000g
sd
$ twins() { root x "$1"; mv x/kernel/drv/amd64/* x/kernel/drv/; rmdir x/kernel/drv/amd64; ln -s . x/kernel/drv/amd64; listing x >before; install-tools plan -q --root x --media "$media" --stale-boot-archive=accept; install-tools -q --root x --media "$media" --stale-boot-archive=accept; listing x | diff before -; rm -r x; }
$ twins sol11.1
install-tools: x/kernel/drv/amd64/vmxnet3s: and kernel/drv/vmxnet3s are two names of one file
  a symbolic link leads both to one place: put what belongs there instead of it and run again
install-tools: x/kernel/drv/amd64/vmxnet3s: and kernel/drv/vmxnet3s are two names of one file
  a symbolic link leads both to one place: put what belongs there instead of it and run again
$ twins sol10u11
install-tools: x/kernel/drv/vmxnet3s: and kernel/drv/amd64/vmxnet3s are two names of one file
  a symbolic link leads both to one place: put what belongs there instead of it and run again
install-tools: x/kernel/drv/vmxnet3s: and kernel/drv/amd64/vmxnet3s are two names of one file
  a symbolic link leads both to one place: put what belongs there instead of it and run again
$ root t; cp t/etc/driver_aliases t/etc/both; rm t/etc/driver_aliases t/etc/minor_perm; ln -s both t/etc/driver_aliases; ln -s both t/etc/minor_perm; install-tools -q --root t --media "$media"
install-tools: t/etc/both: stands for two of the files to be changed
  a symbolic link leads both to one place: put what belongs there instead of it and run again
[4]
$ root u sol10u11; install-tools -q --root u --media "$media" --stale-boot-archive=accept; mv u/kernel/drv/amd64/* u/kernel/drv/; rmdir u/kernel/drv/amd64; ln -s . u/kernel/drv/amd64; listing u >before; install-tools uninstall -q --root u --stale-boot-archive=accept; install-tools repair -q --root u --media "$media" --stale-boot-archive=accept; listing u | diff before -
install-tools: u/kernel/drv/amd64/vmxnet: and kernel/drv/vmxnet are two names of one file
  a symbolic link leads both to one place: put what belongs there instead of it and run again
install-tools: u/kernel/drv/vmxnet3s: and kernel/drv/amd64/vmxnet3s are two names of one file
  a symbolic link leads both to one place: put what belongs there instead of it and run again
