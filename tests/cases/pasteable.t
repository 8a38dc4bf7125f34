Commands that are printed for a root can be pasted, whatever its name is.

$ for r in 'a b' "it's"; do root "$r" sol10u11; install-tools -q --root "$r" --media "$media"; install-tools --root "$r" --media "$media" --stale-boot-archive=accept | grep -A 1 stale; done
install-tools: a b: has a boot archive, which this change makes stale: the first boot of Oracle Solaris 10 1/13 (u11) x86 would stop in maintenance
  run with --stale-boot-archive=accept, then on a Solaris host: bootadm update-archive -R 'a b'
warning   the boot archive is stale now: the first boot stops in maintenance unless it is rebuilt
          on a Solaris host: bootadm update-archive -R 'a b'
install-tools: it's: has a boot archive, which this change makes stale: the first boot of Oracle Solaris 10 1/13 (u11) x86 would stop in maintenance
  run with --stale-boot-archive=accept, then on a Solaris host: bootadm update-archive -R 'it'\''s'
warning   the boot archive is stale now: the first boot stops in maintenance unless it is rebuilt
          on a Solaris host: bootadm update-archive -R 'it'\''s'
