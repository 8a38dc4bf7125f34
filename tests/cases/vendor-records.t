What the records of a Perl install may say, and what stays.

$ root r; mkdir -p r/etc/vmware-tools r/opt/v/sub; echo x >out
$ install-tools uninstall --vendor -q --root r
install-tools: r/etc/vmware-tools/locations: is missing: VMware's installer never ran here, or was uninstalled
  "install-tools uninstall" removes what install-tools itself installed
[4]
$ printf 'nonsense\n' >r/etc/vmware-tools/locations; install-tools uninstall --vendor -q --root r
install-tools: r/etc/vmware-tools/locations: records nothing
  it is damaged: put it back from a backup, or remove it
[4]
$ : >r/etc/vmware-tools/locations; note r 'directory /opt/v' 'directory /opt/v/sub' 'directory /opt/gone'
$ echo a >'r/opt/v/name 12'; note r 'file /opt/v/name 12'
$ echo a >r/opt/v/forgotten; note r 'file /opt/v/forgotten' 'remove_file /opt/v/forgotten'
$ echo a >r/opt/v/gone; note r 'file /opt/v/gone 1' 'file /opt/v/missing 5'; mkdir r/opt/v/dir; note r 'file /opt/v/dir'
$ echo a >r/opt/v/edited; note r 'file /opt/v/edited' 'modified /opt/v/edited'
$ ln -s ../../out r/opt/v/foreign; note r 'file /opt/v/foreign'; ln -s /etc/passwd r/opt/pw; note r 'file /opt/pw'; ln -s elsewhere r/opt/other; note r 'link /opt/v/gone /opt/other'
$ ln -s ../../.. r/opt/v/out; note r 'file /opt/v/out/out' 'file /opt/../../out' 'file relative'
$ echo old >r/opt/moved.old; note r 'move /opt/moved.old /opt/moved'; echo old >r/opt/taken.old; echo new >r/opt/taken; note r 'move /opt/taken.old /opt/taken'
$ echo old >r/opt/b.BeforeVMwareToolsInstall; echo ours >r/opt/b; note r 'file /opt/b 1' 'answer RESTORE_B /opt/b' 'answer RESTORE_BACK_LIST B'; chmod 0600 r/opt/b.BeforeVMwareToolsInstall
$ install-tools status -v --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
note      no driver of VMware's is installed here
note      opt/v/gone: was changed since VMware's installer put it there
note      opt/v/missing: was put there by VMware's installer and is missing
note      opt/v/dir: is no longer a file
note      opt/v/out/out: a link on the way to it leads out of the root
note      opt/b: was changed since VMware's installer put it there
note      opt/moved: VMware's installer moved what stood here to opt/moved.old
note      opt/taken: VMware's installer moved what stood here to opt/taken.old
note      opt/b: VMware's installer moved what stood here to opt/b.BeforeVMwareToolsInstall
warning   etc/vmware-tools/locations: the record of VMware's installer names 9 files: 1 missing, 4 changed since; 2 damaged lines in it were passed over
Result    nothing is installed; "install-tools install --media PATH" installs the drivers
$ install-tools status --root r | grep record
warning   etc/vmware-tools/locations: the record of VMware's installer names 9 files: 1 missing, 4 changed since; 2 damaged lines in it were passed over
$ install-tools uninstall --vendor --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
warning   opt/taken.old: stays: its old place is taken by something else
warning   opt/b: was changed after VMware's installer put it there; a copy stays in var/lib/install-tools/backup/SHA256
warning   opt/v/out/out: stays: a link on the way leads out of the root
warning   opt/other: stays: it is not the recorded link
warning   opt/pw: stays: it is a link now, to nothing of VMware's
warning   opt/v/foreign: stays: it is a link now, to nothing of VMware's
warning   opt/v/edited: was changed after VMware's installer put it there; a copy stays in var/lib/install-tools/backup/SHA256
warning   opt/v/dir: stays: it is not a file
warning   opt/v/gone: was changed after VMware's installer put it there; a copy stays in var/lib/install-tools/backup/SHA256
warning   opt/v: stays: it holds out
Plan      9 changes
          restore  opt/moved: VMware's installer had moved it away
          remove   opt/moved.old: stands at its old place again
          restore  opt/b: VMware's installer had moved it away
          remove   opt/b.BeforeVMwareToolsInstall: stands at its old place again
          remove   opt/v/edited: installed by VMware's installer
          remove   opt/v/gone: installed by VMware's installer
          remove   opt/v/name 12: installed by VMware's installer
          remove   opt/v/sub: made by VMware's installer
          remove   etc/vmware-tools/locations: the records of VMware's installer
Changing  r
          done     opt/moved
          done     opt/moved.old
          done     opt/b
          done     opt/b.BeforeVMwareToolsInstall
          done     opt/v/edited
          done     opt/v/gone
          done     opt/v/name 12
          done     opt/v/sub
          done     etc/vmware-tools/locations
Result    removed what VMware's installer had recorded
$ (cd r/opt; find . | LC_ALL=C sort); cat r/opt/b r/opt/moved out; stat -c %a r/opt/b; ls r/var/lib/install-tools/backup | wc -l
.
./b
./moved
./other
./pw
./taken
./taken.old
./v
./v/dir
./v/foreign
./v/forgotten
./v/out
old
old
x
600
2
$ : "damaged records name what the system needs"
$ root d; mkdir -p d/etc/vmware-tools d/etc/security; echo a >d/etc/passwd; echo a >d/etc/security/policy.conf; printf '%s\n' 'file /etc/passwd' 'file /etc/security/policy.conf 1' 'file /etc/system' 'file /opt/gone' >d/etc/vmware-tools/locations; install-tools uninstall --vendor --root d | grep stays; cat d/etc/passwd d/etc/security/policy.conf; ls d/etc/system
warning   etc/system: stays: the system does not start without it
warning   etc/security/policy.conf: stays: the system does not start without it
warning   etc/passwd: stays: the system does not start without it
a
a
d/etc/system
$ : "they end before the drivers: these stay, and nobody would know of them"
$ root s sol10u11; perl_installer s 10; sed -n '1,/LIBDIR/p' s/etc/vmware-tools/locations >x; cat x >s/etc/vmware-tools/locations; install-tools uninstall --vendor --root s --stale-boot-archive=accept | grep -e stays -e ^Result; registered s
warning   kernel/drv/vmxnet3s: stays: the records of VMware's installer do not name it
warning   kernel/drv/amd64/vmxnet3s: stays: the records of VMware's installer do not name it
warning   etc/vmware-tools: stays: it holds config
Result    removed what VMware's installer had recorded
etc/name_to_major:21:vmxnet3s 7
etc/minor_perm:13:vmxnet3s:* 0600 root sys
etc/driver_aliases:9:vmxnet3s "pci15ad,7b0"
$ : "or are empty"
$ root n sol10u11; perl_installer n 10; : >n/etc/vmware-tools/locations; install-tools status --root n | grep record; install-tools uninstall --vendor -q --root n
warning   etc/vmware-tools/locations: the record of VMware's installer names nothing: it is damaged
install-tools: n/etc/vmware-tools/locations: records nothing
  it is damaged: put it back from a backup, or remove it
[4]
