Runs that are killed: before COMMIT they are taken back, after it finished, by
recover and by the next run that writes; commands that only look name them.
Needs: strace -o /dev/null true

$ killed() { call=$1 at=$2; shift 2; strace -o /dev/null -e trace="$call" -e inject="$call":signal=KILL:when="$at" install-tools "$@" >/dev/null 2>&1 & wait $! 2>/dev/null; echo $?; }
$ root r; listing r >before; contents r >contents; find r -printf '%i %p\n' | sort >names
$ killed fsync 20 --sync-each --root r --media "$media"
137
$ find r -name '*.it*' | sed 's/\.it[0-9a-f]*/.TXID/' | LC_ALL=C sort
r/.reconfigure.TXID
r/etc/.driver_aliases.TXID
r/etc/.driver_aliases.TXID~
r/etc/.minor_perm.TXID
r/etc/.minor_perm.TXID~
r/etc/.name_to_major.TXID
r/etc/.name_to_major.TXID~
r/etc/driver/drv/.vmxnet3s.conf.TXID
r/kernel/drv/.vmxnet3s.conf.TXID
r/kernel/drv/amd64/.vmxnet.TXID
r/kernel/drv/amd64/.vmxnet3s.TXID
r/var/lib/install-tools/backup/.SHA256.TXID
$ install-tools verify --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
I  var/lib/install-tools: a run was interrupted here
   "install-tools recover" finishes it or takes it back; so does the next run that writes
note      no driver of VMware's is installed here
Result    1 difference; "install-tools recover" puts it right
[3]
$ install-tools status --root r | tail -n 1
Result    not as it should be; "install-tools recover" puts it right
$ install-tools plan --root r --media "$media" | grep -A 1 interrupted
warning   var/lib/install-tools: a run was interrupted here
          "install-tools recover" finishes it or takes it back; so does the next run that writes
$ install-tools recover --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    the interrupted run was taken back; this root is as before
$ listing r | diff before -
$ find r -printf '%i %p\n' | sort | diff names -
$ install-tools recover --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    nothing to do: no run was interrupted here
$ killed /rename 13 --root r --media "$media"
137
$ install-tools recover --root r
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    the interrupted run was finished; everything is in place
$ install-tools verify -q --root r
$ find r -name '*.it*' -o -name 'journal*' -o -name '*.lck'
$ killed fsync 20 uninstall --sync-each --root r
137
$ install-tools --root r --media "$media" | grep -e note -e Result
note      an interrupted run was taken back first
Result    nothing to do, everything is as it should be
$ killed /rename 7 uninstall --root r
137
$ install-tools uninstall --root r | grep -e note -e Result
note      an interrupted run was finished first
Result    nothing to do: there is no record of install-tools here
$ contents r | diff contents -
19a20
> f 644 ./etc/rem_name_to_major SHA256
47a49
> f 644 ./reconfigure SHA256
59a62
> d 755 ./var/lib
[1]
$ root s; killed fsync 20 --sync-each --root s --media "$media"
137
$ tail -c 1 s/etc/name_to_major >/dev/null; printf x | dd of=s/var/lib/install-tools/journal bs=1 seek=70 conv=notrunc 2>/dev/null
$ listing s >broken; find s/var/lib -type f | LC_ALL=C sort | xargs sha256sum >ours
$ install-tools recover --root s
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: s/var/lib/install-tools/journal: is the journal of an interrupted run, and damaged; nothing was changed
  files named .NAME.it... beside their targets belong to that run, those that end in "~" are the old ones: put them back by hand, or restore the root from a backup, then remove the journal
[7]
$ install-tools --root s --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: s/var/lib/install-tools/journal: is the journal of an interrupted run, and damaged; nothing was changed
  files named .NAME.it... beside their targets belong to that run, those that end in "~" are the old ones: put them back by hand, or restore the root from a backup, then remove the journal
[7]
$ listing s | diff broken -; sha256sum -c --quiet ours
$ root t; killed fsync 20 --sync-each --root t --media "$media"
137
$ install-tools recover --json --root t 2>/dev/null
{
  "schema": 1,
  "command": "recover",
  "media": null,
  "roots": [
    {
      "root": "t",
      "result": "changed",
      "changed": true,
      "reboot_required": false,
      "system": {
        "family": "solaris11",
        "distribution": "Oracle Solaris 11.1 x86",
        "release": "11.1",
        "update": null,
        "kernel_bits": 64,
        "kernels": [
          64
        ],
        "verdict": "supported",
        "reason": null,
        "warning": null,
        "remedy": null,
        "explain": [
          {
            "row": "release-11-minor",
            "because": "etc/release says \"Oracle Solaris 11.1 X86\""
          },
          {
            "row": "kernel-x86",
            "because": "kernel_files says \"unix64 elf64 genunix64\""
          },
          {
            "row": "solaris11",
            "because": "family solaris11, verdict supported"
          }
        ]
      },
      "steps": [],
      "findings": [],
      "errors": []
    }
  ],
  "result": "changed",
  "errors": []
}
$ : what cannot be removed once is removed a moment later
$ root o; strace -o /dev/null -e trace=unlinkat -e inject=unlinkat:error=EIO:when=9 install-tools --root o --media "$media" 2>&1 | tail -n 2; echo "status $?"; find o -name '.*it0*'; ls o/var/lib/install-tools
          done     var/lib/install-tools/tuning.xml
Result    installed and verified; the drivers serve from the next boot of this root on
status 0
backup
history
installed.xml
lock
media.seen
tuning.xml
$ : what cannot be removed after the end is told, and is no error
$ root u; contents u >was; strace -o /dev/null -e trace=unlinkat -e inject=unlinkat:error=EIO:when=9+ install-tools --root u --media "$media" 2>&1 | tail -n 4; echo "status $?"
          done     var/lib/install-tools/tuning.xml
warning   var/lib/install-tools: what was kept to undo this run could not be removed
          "install-tools recover" removes it; so does the next run that writes
Result    installed and verified; the drivers serve from the next boot of this root on
status 0
$ install-tools status --root u | grep -A 1 interrupted; install-tools recover --root u; install-tools verify -q --root u; install-tools recover --root u
I  var/lib/install-tools: a run was interrupted here
   "install-tools recover" finishes it or takes it back; so does the next run that writes
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    the interrupted run was finished; everything is in place
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    nothing to do: no run was interrupted here
$ : a run that died while it made our folder
$ root h; contents h >was; mkdir -p h/var/.install-tools.new/install-tools/backup; : >h/var/.install-tools.new/install-tools/lock; install-tools recover --root h; echo "status $?"; contents h | cmp - was
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    the interrupted run was taken back; this root is as before
status 0
$ : "with a damaged journal nothing is made, and nothing that others made goes"
$ root d; mkdir -p d/var/lib/install-tools; echo damaged >d/var/lib/install-tools/journal; listing d >was; install-tools recover -q --root d; listing d | diff was -; install-tools -q --root d --media "$media" >/dev/null 2>&1; echo "status $?"; listing d | diff was -; : >d/var/lib/install-tools/lock; listing d >was; install-tools recover -q --root d 2>/dev/null; listing d | diff was - && echo as before
install-tools: d/var/lib/install-tools/journal: is the journal of an interrupted run, and damaged; nothing was changed
  files named .NAME.it... beside their targets belong to that run, those that end in "~" are the old ones: put them back by hand, or restore the root from a backup, then remove the journal
status 7
as before
