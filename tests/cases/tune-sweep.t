A few of the combinations of tests/nettune/sweep.sh: a call of a system's
program goes wrong, and status, state and words stay true.

Needs: sh "$top_srcdir/tests/guest/run" --possible
$ top_builddir=$BUILT sh "$SRC/tests/nettune/sweep.sh" -n 131 -o 7 2009 11.1-old 11.2-again omnios
28 combinations, 0 wrong
