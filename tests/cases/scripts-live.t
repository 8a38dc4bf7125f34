Scripts call us as they called VMware's installer, in running systems: with its
options, without a terminal, with anything on standard input.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ new() { rm -rf g; guest -k g $1 zonename >/dev/null; }
$ right() { guest g install-tools verify -q && echo right; guest g install-tools uninstall -q -d; guest g install-tools status | tail -n 1; }
$ for s in sol11.1 sol10u11; do new $s; yes | guest g install-tools -q; right; done
right
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
right
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
$ new sol11.1; guest g install-tools -q </dev/null; right
right
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
$ new sol11.1; guest g install-tools -q <&-; right
right
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
$ new sol11.1; yes no | guest g install-tools install -d --default -f --force-install --prefix=/usr/local --clobber-kernel-modules=vmxnet,vmxnet3s EULA_AGREED=yes -q; right
right
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
$ new sol10u11; guest g install-tools default ENABLE_HGFS=no -q </dev/null; right
right
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
$ : "no terminal, no questions, also where something is refused"
$ new sol11.1-kvm; yes | guest g install-tools -q -d; echo "status $?"
install-tools: /: this machine does not say that VMware made it: the drivers would find no adapter
  run in the guest, or with --any-host if you know better
status 4
$ new sol11.1-perl; yes | guest g install-tools -q -d; guest g install-tools repair -q -d </dev/null; guest g install-tools verify -q && echo right
right
$ yes | guest g install-tools uninstall --vendor -d | tail -n 1
Result    removed what VMware's installer had recorded; no service was stopped: what runs goes on until the next boot
