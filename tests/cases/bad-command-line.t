A wrong command line: one message with the remedy, exit status 2.

$ install-tools --bogus
install-tools: --bogus: is not an option
  "install-tools --help" lists what there is
[2]
$ install-tools bogus
install-tools: bogus: is neither a command nor an argument of "install"
  "install-tools --help" lists the commands
[2]
$ install-tools --media
install-tools: --media: needs a value
  "install-tools --help" lists what there is
[2]
$ install-tools tune plan --link ""; install-tools --media=
install-tools: --link: needs a value
  "install-tools tune --help" lists what there is
install-tools: --media: needs a value
  "install-tools --help" lists what there is
[2]
$ install-tools --json=1
install-tools: --json=1: takes no value
  "install-tools --help" lists what there is
[2]
$ install-tools verify --strict
install-tools: --strict: is not an option of this command
  "install-tools verify --help" lists what there is
[2]
$ install-tools --tune quick
install-tools: quick: is not a profile
  use cure, recommended, jumbo, wan, auto, or a file whose name ends in .xml or has a slash
[2]
$ install-tools --stale-boot-archive=yes
install-tools: --stale-boot-archive: "yes" is not "accept"
  "install-tools --help" lists what there is
[2]
$ install-tools --components network,foo
install-tools: --components: "foo" is not a component
  "--components help" lists them
[2]
$ install-tools identify
install-tools: identify: needs an argument: FILE...
  "install-tools identify --help" shows how
[2]
$ install-tools diagnose
install-tools: diagnose: is not part of version 0.2.0
  "install-tools --help" lists the commands
[2]
$ install-tools --json --bogus
install-tools: --bogus: is not an option
  "install-tools --help" lists what there is
{
  "schema": 1,
  "command": "install",
  "media": null,
  "roots": [],
  "result": "refused",
  "errors": [
    {
      "code": "usage",
      "status": 2,
      "path": "--bogus",
      "text": "is not an option",
      "remedy": "\"install-tools --help\" lists what there is"
    }
  ]
}
[2]
$ install-tools install --help
Usage: install-tools install [OPTIONS]
put the right drivers from the media into a root

  --media PATH          the media: directory, tar, zip, ISO or CD
  --root DIR            work on this image root, not on /
  --roots-from FILE     also work on the roots listed in FILE, one per line
  --jobs N              work on up to N roots at once
  --components LIST     what to install; "help" lists the components
  --start-services      with the component startup: start VMware's programs
  --os-dir DIR          use this driver directory of the media
  --trust-directory     install drivers that contradict their directory
  --stale-boot-archive=accept
                        change a root whose boot archive you will rebuild
  --allow-downgrade     accept media older than what is installed
  --any-host            change a running system that is not a VMware guest
  --new-be[=NAME]       install into a new clone of the boot environment
  --strict              refuse drivers that do not prove to fit the system
  --dry-run             show the plan, write nothing
  --no-sync             do not wait for the disk: only for images that are
                        thrown away if the power fails
  --sync-each           sync file by file, not the whole filesystem: for
                        machines that are busy writing other things
  --key FILE            also trust this minisign public key
  --require-signature   refuse media that no trusted key has signed
  --allow-unsigned      accept bundles that no trusted key has signed
  --trust-sha256 HEX    trust the media with this SHA-256, and no other
  --tune NAME           network profile: cure (the default), another, or none
  --answer-within SECONDS
                        how long to wait for a program of the system that
                        only reports something (default: 300)
  --json                print one JSON object on standard output
  --explain             say which table rows decided, and why
  --quiet               print errors and differences only
  --verbose             print more
  --help                show this text
  --version             show the version
$ install-tools --quiet status --root x
install-tools: status: a command must come before all options
  write "install-tools status" first, then the options
[2]
$ install-tools --version
install-tools VERSION
$ install-tools --components help
vmxnet3s   vmxnet3 network adapter (in "network", the default)
vmxnet     vmxnet network adapter (in "network", where the media has it)
vmmemctl   memory ballooning; the file only, it is not loaded
vmhgfs     shared folders; the file only, it is not loaded
vmblock    drag and drop; the file only, it is not loaded
userland   VMware's programs in usr/lib/vmware-tools, without X11
startup    the same, and what starts them; see --start-services
$ install-tools -q tune apply --profile jumbo
install-tools: tune: a command must come before all options
  write "install-tools tune" first, then the options
[2]
$ install-tools --profile jumbo tune apply
install-tools: tune: a command must come before all options
  write "install-tools tune" first, then the options
[2]
$ install-tools --root x --mtu=9000 tune plan
install-tools: tune: a command must come before all options
  write "install-tools tune" first, then the options
[2]
$ install-tools --mtu 9000 --root status
install-tools: --mtu: is not an option of "install", the command when none is named
  write "install-tools tune apply" first; install itself takes a profile with --tune
[2]
$ install-tools --profile jumbo
install-tools: --profile: is not an option of "install", the command when none is named
  write "install-tools tune apply" first; install itself takes a profile with --tune
[2]
$ install-tools status --root x verify
install-tools: verify: is a second command beside "status"
  run one after the other
[2]
$ install-tools tune apply show
install-tools: show: is not an argument of "tune"
  "install-tools tune --help" shows how
[2]
$ install-tools tune revert --mtu 9000
install-tools: --mtu: means nothing to "tune revert", which sets no new values
  leave it out, or say "tune apply"
[2]
$ install-tools tune confirm --confirm-within 60
install-tools: --confirm-within: means nothing to "tune confirm", which sets no new values
  leave it out, or say "tune apply"
[2]
$ install-tools verfy --root x
install-tools: verfy: is neither a command nor an argument of "install"
  perhaps "verify" was meant; "install-tools --help" lists the commands
[2]
$ install-tools --medai x
install-tools: --medai: is not an option
  perhaps "--media" was meant
[2]
$ install-tools verify --medai=x
install-tools: --medai=x: is not an option
  perhaps "--media" was meant
[2]
$ install-tools verify --quit --root x
install-tools: --quit: is not an option
  perhaps "--quiet" was meant
[2]
$ install-tools tune apply --tune jumbo
install-tools: --tune: is not an option of this command
  it is --profile of "tune"
[2]
$ install-tools install --profile jumbo
install-tools: --profile: is not an option of this command
  it is --tune of "install"
[2]
$ install-tools verify --profile jumbo
install-tools: --profile: is not an option of this command
  "install-tools verify --help" lists what there is
[2]
$ install-tools identify --root r vmxnet3s
install-tools: --root: is not an option of this command
  "install-tools identify --help" lists what there is
[2]
$ install-tools inspect --jobs 2 solaris.iso
install-tools: --jobs: is not an option of this command
  "install-tools inspect --help" lists what there is
[2]
