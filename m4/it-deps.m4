dnl SPDX-License-Identifier: BSD-2-Clause
dnl --with-deps=DIR: libarchive and libxml2 from source, linked statically.

dnl Before LT_INIT, since it decides that no shared library is made.
AC_DEFUN([IT_WITH_DEPS], [
AC_ARG_WITH([deps], [AS_HELP_STRING([--with-deps=DIR],
  [build libarchive and libxml2 from the source tarballs in DIR and link
   them statically (for make bindist)])], [], [with_deps=no])
AS_CASE([$with_deps],
  [no], [],
  [yes], [AC_MSG_ERROR([--with-deps needs the directory of the tarballs])],
  [AS_IF([test ! -d "$with_deps"],
     [AC_MSG_ERROR([--with-deps: $with_deps is no directory])])
   with_deps=$(cd "$with_deps" && pwd)
   enable_shared=no
   enable_static=yes])
AM_CONDITIONAL([WITH_DEPS], [test "x$with_deps" != xno])
])

dnl The script leaves ARCHIVE_*, XML_*, DIGEST_* in deps/flags.
AC_DEFUN([IT_BUILD_DEPS], [
AS_IF([test "x$with_deps" != xno], [
  AC_MSG_NOTICE([building the libraries in $with_deps (log: deps/*.log)])
  AS_CASE([$(pwd)], [*[[\ \	]]*],
    [AC_MSG_ERROR([--with-deps: no blanks in the build directory, please])])
  IT_HOST=$it_host IT_HOST_ALIAS=$host_alias IT_DIGEST=$with_digest dnl
    CC=$CC CFLAGS=$CFLAGS AR=$AR RANLIB=$RANLIB PKG_CONFIG=$PKG_CONFIG dnl
    $SHELL "$srcdir/packaging/build-deps.sh" "$with_deps" "$(pwd)/deps" ||
      AC_MSG_ERROR([the libraries could not be built, see above])
  . ./deps/flags])
])
