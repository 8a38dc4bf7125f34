The programs of a guest are those of the product's table, at paths that it
tries, and each system has those that it should.
Needs: sh "$top_srcdir/tests/guest/run" --possible
$ . "$SRC/tests/guest/lib.sh"
$ guest sol11.1
$ "$BUILT/tests/guest/called" | cut -d' ' -f1 | sort >called
$ sh "$SRC/tests/guest/run" g guest-list | sort | diff called - && wc -l <called
18
$ "$BUILT/tests/guest/called" | tr ' ' '\n' | grep / | sort >tried
$ sed -n 's,^\(/[a-z/]*/[a-z0-9_]*\).*,\1,p' "$SRC/tests/guest/link.sh" | sort | comm -23 - tried
$ for s in sol10ga sol10u11 osol2009.06 sol11.4 openindiana omnios smartos; do mkdir $s; sh "$SRC/tests/guest/link.sh" $s $s; (cd $s && echo $s lacks $(find . -type l | sed 's,.*/,,' | sort | comm -13 - ../called)); done
sol10ga lacks beadm bootadm pkg smbios
sol10u11 lacks beadm pkg
osol2009.06 lacks
sol11.4 lacks
openindiana lacks
omnios lacks pkginfo
smartos lacks beadm pkg pkginfo
