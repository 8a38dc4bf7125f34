pkg and pkginfo (driver-install.md 2.3, 6.1).
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ new_guest openindiana 'package driver/network/vmxnet3s 0.5.11-2021.0.0 kernel/drv/amd64/vmxnet3s kernel/drv/vmxnet3s.conf' 'package SUNWcs 0.5.11' 'svr4-package SUNWuiu8 system'
$ at pkg list
1: NAME (PUBLISHER)                                  VERSION                    IFO
1: driver/network/vmxnet3s                           0.5.11-2021.0.0            i--
1: SUNWcs                                            0.5.11                     i--
$ at pkg list -H vmxnet3s pkg:/driver/network/vmxnet3s xnet3s open-vm-tools
1: driver/network/vmxnet3s                           0.5.11-2021.0.0            i--
1: driver/network/vmxnet3s                           0.5.11-2021.0.0            i--
2: pkg list: no packages matching 'xnet3s' installed
2: pkg list: no packages matching 'open-vm-tools' installed
[1]
$ at pkg search -l -H -o pkg.name /kernel/drv/amd64/vmxnet3s
1: driver/network/vmxnet3s
$ at pkg search -l -o pkg.name kernel/drv/vmxnet3s.conf
1: PKG.NAME
1: driver/network/vmxnet3s
$ at pkg search -l -H -o pkg.name /kernel/drv/amd64/e1000g
[1]
$ at pkg contents -H vmxnet3s
1: kernel/drv/amd64/vmxnet3s
1: kernel/drv/vmxnet3s.conf
$ at pkg contents nothing
1: PATH
2: pkg contents: no packages matching 'nothing' installed
[1]
$ at pkg frob
2: pkg: unknown subcommand 'frob'
[2]
$ at pkginfo
1: system      SUNWuiu8                         SUNWuiu8
$ at pkginfo -q SUNWuiu8
$ at pkginfo -q SUNWno
[1]
$ at pkginfo SUNWuiu8 SUNWno
1: system      SUNWuiu8                         SUNWuiu8
2: ERROR: information for "SUNWno" was not found
[1]
