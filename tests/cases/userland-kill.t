A run that installs VMware's programs, or takes them away, is killed at its
calls; recover leaves the root as before or complete.
Needs: command -v strace

$ programs m; root r; mkdir -p r/usr/lib; echo isaexec >r/usr/lib/isaexec; cp -Rp r old; contents old >was
$ "$BUILT/installer/install-tools" -q --root r --media m --components network,startup --start-services; contents r >new; cp -Rp r full
$ calls=symlinkat,mkdirat,renameat,unlinkat,linkat,syncfs
$ after_kill() { install-tools recover -q --root k; contents k >is; if cmp -s is "$2"; then echo old; elif cmp -s is "$3"; then echo new; else echo "torn: $1"; fi; }
$ kills() { n=1; while [ $n -le 400 ]; do rm -rf k; cp -Rp $1 k; strace -qq -o /dev/null -e trace=$calls -e inject=$calls:signal=KILL:when=$n install-tools $4 -q --root k >/dev/null 2>&1; s=$?; [ $s = 0 ] && return; after_kill $n $2 $3; n=$((n + ${step:-29})); done; }
$ kills old was new 'install --media m --components network,startup --start-services' | sort | uniq -c | sed 's/^ *[0-9]* //'
new
old
$ rm -rf k; cp -Rp full k; install-tools uninstall -q --root k; contents k >gone
$ kills full new gone uninstall | sort | uniq -c | sed 's/^ *[0-9]* //'
new
old
