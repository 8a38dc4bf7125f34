What repair says: with a rival, without need, dry, where nothing is its work.

$ root r; install-tools -q --root r --media "$media"; listing r >before
$ install-tools repair --root r; listing r | diff before -
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    nothing to repair: everything is as it should be
$ sed '1s/^/e1000g "pci15ad,7b0"\n/' r/etc/driver_aliases >x; cat x >r/etc/driver_aliases; chmod 0600 r/kernel/drv/amd64/vmxnet; listing r >before
$ install-tools repair --root r --dry-run; listing r | diff before -
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     not needed, every installed driver is whole
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      2 changes
          correct  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          edit     etc/driver_aliases: drop 'e1000g "pci15ad,7b0"'
Result    nothing was written: this was a dry run
$ install-tools repair --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     not needed, every installed driver is whole
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      2 changes
          correct  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
          edit     etc/driver_aliases: drop 'e1000g "pci15ad,7b0"'
Changing  r
          done     kernel/drv/amd64/vmxnet
          done     etc/driver_aliases
Result    repaired and verified; the drivers serve from the next boot of this root on
$ echo damaged >r/kernel/drv/amd64/vmxnet
$ install-tools repair --root r --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Media     SAMPLES/media/vmware-solaris-tools.tar.gz
          tar.gz, VMware Tools 9.0.0 build-782409
          warning: who made it was not verified: VMware's media carry no signature
warning   kernel/drv/amd64/vmxnet: the driver installed now is wrong for this system: not a loadable driver: it is not an ELF file
warning   vmxnet3s: changing the MTU while traffic runs can panic the system (stop/transmit race)
note      the first boot notices the change, rebuilds the boot archive and restarts once by itself
Plan      1 change
          replace  kernel/drv/amd64/vmxnet: 11_64, built for Solaris 11, N bytes
Changing  r
          done     kernel/drv/amd64/vmxnet
Result    repaired and verified; the drivers serve from the next boot of this root on
$ install-tools repair --root r --json | sed -n '1,8p'
{
  "schema": 1,
  "command": "repair",
  "media": null,
  "roots": [
    {
      "root": "r",
      "result": "unchanged",
$ root n; install-tools repair --root n; find n/var/lib 2>/dev/null
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    nothing to repair: no driver is installed here; "install-tools install" does it
[1]
$ root oi openindiana; install-tools repair --root oi
System    OpenIndiana Hipster 2021.04, 64-bit kernel: native
Result    nothing to repair: illumos maintains its own drivers for VMware's devices
$ install-tools repair --help
Usage: install-tools repair [OPTIONS]
put right what verify reports

  --media PATH          the media: directory, tar, zip, ISO or CD
  --root DIR            work on this image root, not on /
  --roots-from FILE     also work on the roots listed in FILE, one per line
  --jobs N              work on up to N roots at once
  --stale-boot-archive=accept
                        change a root whose boot archive you will rebuild
  --allow-downgrade     accept media older than what is installed
  --any-host            change a running system that is not a VMware guest
  --dry-run             show the plan, write nothing
  --no-sync             do not wait for the disk: only for images that are
                        thrown away if the power fails
  --sync-each           sync file by file, not the whole filesystem: for
                        machines that are busy writing other things
  --key FILE            also trust this minisign public key
  --require-signature   refuse media that no trusted key has signed
  --allow-unsigned      accept bundles that no trusted key has signed
  --trust-sha256 HEX    trust the media with this SHA-256, and no other
  --answer-within SECONDS
                        how long to wait for a program of the system that
                        only reports something (default: 300)
  --json                print one JSON object on standard output
  --explain             say which table rows decided, and why
  --quiet               print errors and differences only
  --verbose             print more
  --help                show this text
  --version             show the version
$ install-tools repair --components vmxnet --root r
install-tools: --components: is not an option of this command
  "install-tools repair --help" lists what there is
[2]
