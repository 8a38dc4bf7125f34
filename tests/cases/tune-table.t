A few rows of tests/nettune/table.sh: what is known of each driver build on each
kernel, held against what tuning makes of it there.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ top_builddir=$BUILT sh "$SRC/tests/nettune/table.sh" -n 26 -o 11
6 rows, 0 wrong
