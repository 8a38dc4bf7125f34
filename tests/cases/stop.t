A stop signal while a run has the media read, in a process that it has cloned, ends it with a message and status 1;
in a transaction it undoes that one, and roots that were not begun say so.
A signal that is switched off does nothing.
An interrupted write loses nothing.  Recovery is finished for the root at work.
Needs: strace -o /dev/null true

$ root a; root b; listing a >before
$ stop() { strace -o /dev/null -e trace=clone -e inject=clone:signal=TERM:when=1 install-tools "$@"; }
$ stop --root a --media "$media"
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
install-tools: a: stopped by a signal; nothing was changed
[1]
$ stop -q --root a --root b --media "$media"
install-tools: a: stopped by a signal; nothing was changed
install-tools: b: stopped by a signal; nothing was changed
[1]
$ stop --root a --root b --media "$media" 2>/dev/null
Root      a
Result    failed

Root      b
Result    failed

Total     2 roots: 2 failed
[1]
$ stop --json --root a --root b --media "$media" 2>/dev/null
{
  "schema": 1,
  "command": "install",
  "media": null,
  "roots": [
    {
      "root": "a",
      "result": "failed",
      "changed": false,
      "reboot_required": false,
      "system": null,
      "steps": [],
      "findings": [],
      "errors": [
        {
          "code": "stopped",
          "status": 1,
          "path": "a",
          "text": "stopped by a signal; nothing was changed",
          "remedy": null
        }
      ]
    },
    {
      "root": "b",
      "result": "failed",
      "changed": false,
      "reboot_required": false,
      "system": null,
      "steps": [],
      "findings": [],
      "errors": [
        {
          "code": "stopped",
          "status": 1,
          "path": "b",
          "text": "stopped by a signal; nothing was changed",
          "remedy": null
        }
      ]
    }
  ],
  "result": "failed",
  "errors": []
}
[1]
$ for s in HUP INT; do strace -o /dev/null -e trace=clone -e inject=clone:signal=$s:when=1 install-tools -q --root a --media "$media"; echo $?; done
install-tools: a: stopped by a signal; nothing was changed
1
install-tools: a: stopped by a signal; nothing was changed
1
$ stop -q --root a --media "$SAMPLES/media/vmware-tools-distrib"
install-tools: a: stopped by a signal; nothing was changed
[1]
$ listing a | diff before -
$ root c; root d; install-tools -q --root a --media "$media"; listing b >before
$ strace -o /dev/null -e trace=fsync,fdatasync -e inject=fsync,fdatasync:signal=TERM:when=1 install-tools -j 1 --root a --root b --root c --media "$media" 2>err | grep -e Root -e Result -e Total; cat err
Root      a
Result    nothing to do, everything is as it should be
Root      b
Result    failed
Root      c
Result    failed
Total     3 roots: 1 unchanged, 2 failed
install-tools: b: stopped by a signal; everything is as it was before
install-tools: c: stopped by a signal; nothing was changed
$ listing b | diff before -; listing c | diff before -; install-tools verify -q --root a
$ (trap '' TERM; stop -q --root d --media "$media"); install-tools verify -q --root d
$ install-tools status --root d --root a >whole; strace -o /dev/null -e trace=write -e inject=write:error=EINTR:when=1+2 install-tools status --root d --root a | diff whole -
$ install-tools status --json --root d --root a >whole 2>/dev/null; strace -o /dev/null -e trace=write -e inject=write:error=EINTR:when=1+2 install-tools status --json --root d --root a 2>/dev/null | diff whole -
$ died() { strace -o /dev/null -e trace=fsync -e inject=fsync:signal=KILL:when=9 install-tools -q --sync-each --root "$1" --media "$media" & wait $! 2>/dev/null; echo $?; }
$ root e; root f; died e; install-tools --root f --root e --media "$media" | grep -e Root -e interrupted -e Result; install-tools verify -q --root e
137
Root      f
Result    installed and verified; the drivers serve from the next boot of this root on
Root      e
note      an interrupted run was taken back first
Result    installed and verified; the drivers serve from the next boot of this root on
$ root g; listing g >before; died g; strace -o /dev/null -e trace=fsync -e inject=fsync:signal=TERM:when=1 install-tools recover -j 1 --root g --root e 2>&1
137
Root      g
System    Oracle Solaris 11.1 x86, 64-bit kernel: supported
Result    the interrupted run was taken back; this root is as before

Root      e
install-tools: e: stopped by a signal; nothing was changed
Result    failed

Total     2 roots: 1 changed, 1 failed
[1]
$ listing g | diff before -
$ root h; died h; stop -q --root h --media "$media"
137
install-tools: h: stopped by a signal; an interrupted run was ended, nothing else was changed
[1]
$ : a medium that nothing comes from
$ mkfifo slow; sleep 60 >slow & writer=$!; install-tools -q --root a --media slow & run=$!; sleep 1; kill $run; wait $run; echo "status $?"; kill $writer
install-tools: a: stopped by a signal; nothing was changed
status 1
$ : a zip of which little is read: what remains are the bytes of its digest
$ mkdir z; cp -Rp "$SAMPLES/media/vmware-tools-distrib" z/; head -c 8000000 /dev/urandom >z/ballast; "$BUILT/tests/samples/media/mkarchive" zip z.zip z; strace -o trace -e trace=pread64 -e inject=pread64:delay_enter=10000 -e inject=pread64:signal=TERM:when=60 install-tools -q --root a --media z.zip; echo "status $?"; test "$(grep -c pread64 trace)" -lt 70
install-tools: a: stopped by a signal; nothing was changed
status 1
$ : several at once: the one that was told tells the others
$ rm -rf a b; root a; root b; root c2; listing a >before; strace -f -o /dev/null -e trace=fchown -e inject=fchown:delay_enter=3s:when=1 sh -c 'echo $$ >pid; exec "$@"' sh install-tools -j 2 -q --root a --root b --root c2 --media "$media" 2>said & run=$!; until [ -e a/var/.install-tools.new ] && [ -e b/var/.install-tools.new ]; do sleep 0.1; done; kill "$(cat pid)"; wait $run; echo "status $?"; sed "s/everything is as it was before/nothing was changed/" said; for r in a b c2; do listing $r | diff before -; done
status 1
install-tools: a: stopped by a signal; nothing was changed
install-tools: b: stopped by a signal; nothing was changed
install-tools: c2: stopped by a signal; nothing was changed
