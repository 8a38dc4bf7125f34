The programs that know of services fail, hang, say nothing or something else
when VMware's programs are installed with their service, or taken away: all is
as before, or complete, and where nothing proves it, recover ends it.
Needs: top_builddir="${top_builddir:-.}" sh "${top_srcdir:-.}/tests/guest/run" --possible

$ programs m; { cat "$SRC/tests/guest/guests/sol11.1.guest"; echo 'file /usr/lib/isaexec 0555 isaexec'; echo 'file /usr/bin/bash 0755 bash'; } >x.guest; guest -k base ./x.guest zonename >/dev/null; all=network,vmmemctl,vmhgfs,vmblock,userland,startup
$ state() { guest g svcs -H -o state,fmri svc:/system/vmware-tools; guest_listing g; }
$ cp -a base g; state >absent 2>&1; guest -m m g install-tools -q --components $all --start-services; state >there; cp -a g full; sed -n 's/^svc/svc/p' g/state/log; guest g install-tools uninstall -q; state >gone 2>&1
$ is() { for what; do state 2>&1 | cmp -s - $what && echo "$what"; done; }
$ lied() { rm -rf g; cp -a $1 g; shift; was=$1; shift; is=$1; shift; set -- "$@" g install-tools -q --answer-within 1; test $was = absent && set -- "$@" --components $all --start-services || set -- "$@" uninstall; guest -m m "$@" 2>&1 | sed -n '/^install-tools: svc/p'; rm -f g/state/inject; is $was $is || { guest g install-tools recover | tail -n 1; is $was $is; }; }
$ come() { echo "$*"; n=$#; for i; do set -- "$@" -i "$i"; done; shift $n; lied base absent there "$@"; }
$ go() { echo "$*"; n=$#; for i; do set -- "$@" -i "$i"; done; shift $n; lied full there gone "$@"; }
$ : "the proof that it is there: who hangs, or does not name it, proves nothing"
$ for i in hang hang-after exit=1 kill quiet stdout=nonsense swap; do come svcs:1:$i; done
$ come svcs:1:lie 'svcs:1:stdout=online  10:00:00 svc:/system/other:default'
$ come svccfg:1:lie svcadm:1:lie 'svcs:1:lie'
$ come svccfg:1:lie svcadm:1:lie svcs:1:lie 'svcs:1:stdout=nonsense'
$ : "nothing proves that it is gone again"
$ come 'svcs:*:exit=1'
$ come 'svcs:*:lie'
$ come 'svcs:*:hang'
$ : "the others, coming"
$ for i in svccfg svcadm; do for how in exit=1 exit-after=1 kill kill-after lie quiet swap stdout=nonsense; do come $i:1:$how; done; done
$ : "going"
$ n=$(stat -c %s full/state/calls.svcs); for i in hang exit=1 lie stdout=nonsense; do go svcs:$((n + 1)):$i; done; for i in hang exit=1 lie kill swap 'stderr=svcs: the repository does not answer'; do go "svcs:$((n + 3)):$i"; done
$ go svcs:$((n + 3)):exit=1 "svcs:$((n + 3)):stderr=svcs: warning"
$ go 'svcs:*:hang'
$ go 'svcs:*:exit=1'
$ for i in svcadm svccfg; do for how in exit=1 exit-after=1 kill kill-after lie quiet swap; do go $i:2:$how; done; done
