dnl SPDX-License-Identifier: BSD-2-Clause
dnl The libraries; a missing one gives one line that names its package.

dnl IT_MISSING(what, Debian package, Solaris package)
AC_DEFUN([IT_MISSING], [
AC_MSG_ERROR([$1 is missing: apt-get install $2 (Debian), dnl
pkg install $3 (Solaris 11, OpenIndiana), or configure --with-deps=DIR])
])

dnl IT_PKG(variable, module and version, what, Debian, Solaris)
dnl With --with-deps the flags are there already.
AC_DEFUN([IT_PKG], [
AS_IF([test "x$with_deps" = xno], [
  AS_IF([test -z "$PKG_CONFIG"],
    [IT_MISSING([pkg-config], [pkg-config], [developer/build/pkg-config])])
  PKG_CHECK_MODULES([$1], [$2], [], [IT_MISSING([$3], [$4], [$5])])])
AC_SUBST([$1_CFLAGS])
AC_SUBST([$1_LIBS])
])

AC_DEFUN([IT_LIB_ARCHIVE], [
IT_PKG([ARCHIVE], [libarchive >= 3.2], [libarchive 3.1 or newer],
  [libarchive-dev], [library/libarchive])
AS_IF([test "x$with_deps" = xno],
  [it_archive_from=$($PKG_CONFIG --modversion libarchive)])
])

AC_DEFUN([IT_LIB_XML], [
IT_PKG([XML], [libxml-2.0 >= 2.6.23], [libxml2], [libxml2-dev],
  [library/libxml2])
AS_IF([test "x$with_deps" = xno],
  [it_xml_from=$($PKG_CONFIG --modversion libxml-2.0)])
])

dnl IT_DIGEST_SYSTEM: the system's libcrypto, or its libmd (Solaris 10;
dnl Debian's libmd-dev has the same calls).
AC_DEFUN([IT_DIGEST_SYSTEM], [
AS_IF([test "x$with_digest" != xlibmd && test -n "$PKG_CONFIG"], [
  PKG_CHECK_MODULES([DIGEST], [libcrypto >= 1.0.0],
    [it_digest="libcrypto $($PKG_CONFIG --modversion libcrypto)"], [:])])
AS_IF([test "x$it_digest" = xnone && test "x$with_digest" != xopenssl], [
  AC_CHECK_HEADER([sha2.h],
    [AC_CHECK_LIB([md], [SHA256Final], [it_digest=libmd])])
  DIGEST_CFLAGS=
  DIGEST_LIBS=-lmd])
AS_IF([test "x$it_digest" = xnone], [IT_MISSING([a SHA-256 library],
  [libssl-dev (or libmd-dev)], [library/security/openssl])])
])

dnl Ed25519 and BLAKE2b came with libcrypto 1.1.1; a build may lack BLAKE2b.
AC_DEFUN([IT_LIB_SIGNATURES], [
AC_CACHE_CHECK([whether $it_digest has Ed25519 and BLAKE2b],
  [it_cv_signatures],
  [it_save_cppflags=$CPPFLAGS it_save_libs=$LIBS
  CPPFLAGS="$CPPFLAGS $DIGEST_CFLAGS" LIBS="$DIGEST_LIBS $LIBS"
  AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <openssl/evp.h>]],
    [[unsigned char key[32] = {0};
    return EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key, 32) !=
      NULL && EVP_blake2b512() != NULL;]])],
    [it_cv_signatures=yes], [it_cv_signatures=no])
  CPPFLAGS=$it_save_cppflags LIBS=$it_save_libs])
it_signatures=$it_cv_signatures
AS_IF([test $it_signatures = no],
  [it_signatures="no (needs libcrypto 1.1.1 or newer)"])
AM_CONDITIONAL([HAVE_SIGNATURES], [test $it_cv_signatures = yes])
AS_IF([test $it_cv_signatures = yes], [AC_DEFINE([IT_HAVE_SIGNATURES], [1],
  [libcrypto makes and verifies signatures])])
])

AC_DEFUN([IT_LIB_DIGEST], [
AC_ARG_WITH([digest], [AS_HELP_STRING([--with-digest=openssl|libmd],
  [library that computes SHA-256 (default: what is found)])], [],
  [with_digest=auto])
AS_CASE([$with_digest], [auto|openssl|libmd], [],
  [AC_MSG_ERROR([--with-digest knows openssl and libmd])])
AS_IF([test "x$with_deps" = xno],
  [it_digest=none
  IT_DIGEST_SYSTEM])
IT_LIB_SIGNATURES
AM_CONDITIONAL([DIGEST_LIBMD],
  [AS_CASE([$it_digest], [libmd*], [:], [false])])
AC_SUBST([DIGEST_CFLAGS])
AC_SUBST([DIGEST_LIBS])
])

dnl IT_LATE(variable, library's name, stubs, #include of it, a call of it)
dnl What NEEDED names is what the loader will find; the stubs repeat the
dnl library's declarations and must agree with its headers.
AC_DEFUN([IT_LATE], [
AC_CACHE_CHECK([how to load $2 late], [it_cv_late_$2],
  [it_cv_late_$2=no
  it_save_cppflags=$CPPFLAGS it_save_cflags=$CFLAGS it_save_libs=$LIBS
  mkdir conftest.dir && : >conftest.dir/config.h
  CPPFLAGS="-Iconftest.dir -I$srcdir $CPPFLAGS $$1_CFLAGS"
  CFLAGS="$CFLAGS $IT_CFLAGS" LIBS="$$1_LIBS $LIBS"
  AC_LINK_IFELSE([AC_LANG_PROGRAM([[$4]], [[$5]])],
    [it_late=$($OBJDUMP -p conftest$EXEEXT 2>&AS_MESSAGE_LOG_FD |
      sed -n 's/^ *NEEDED *\($2\.so[[^ ]]*\)$/\1/p')])
  AS_IF([test -n "$it_late"], [
    AC_COMPILE_IFELSE([AC_LANG_SOURCE([[#define IT_LATE_$1 ""
#include "$3"]])],
      [it_cv_late_$2=$it_late])])
  CPPFLAGS=$it_save_cppflags CFLAGS=$it_save_cflags LIBS=$it_save_libs
  rm -rf conftest.dir])
AS_IF([test "x$it_cv_late_$2" != xno], [
  AC_DEFINE_UNQUOTED([IT_LATE_$1], ["$it_cv_late_$2"],
    [$2 for the dynamic loader, if it is loaded when first needed])
  LATE_LIBRARIES="$LATE_LIBRARIES$it_cv_late_$2 "
  $1_LINK=])
])

dnl The libraries of the product are loaded when they are first needed.
AC_DEFUN([IT_LOAD_LATE], [
AC_ARG_ENABLE([late-loading], [AS_HELP_STRING([--disable-late-loading],
  [link all libraries, instead of loading those that a command needs when it
   needs them])], [], [enable_late_loading=yes])
LATE_LIBRARIES=
ARCHIVE_LINK=$ARCHIVE_LIBS XML_LINK=$XML_LIBS DIGEST_LINK=$DIGEST_LIBS
AS_IF([test "x$with_deps" != xno], [enable_late_loading=no])
AS_IF([test "x$enable_late_loading" != xno],
  [AC_CHECK_HEADER([dlfcn.h],
    [AC_SEARCH_LIBS([dlopen], [dl], [], [enable_late_loading=no])],
    [enable_late_loading=no])])
AS_IF([test "x$enable_late_loading" != xno], [
  IT_LATE([ARCHIVE], [libarchive], [payload/late_archive.c],
    [#include <archive.h>], [return archive_version_number();])
  IT_LATE([XML], [libxml2], [support/late_xml.c],
    [#include <libxml/parser.h>], [xmlCleanupParser();])
  AS_CASE([$it_digest], [libcrypto*],
    [IT_LATE([DIGEST], [libcrypto], [support/late_crypto.c],
      [#include <openssl/sha.h>], [return SHA256(0, 0, 0) == 0;])])])
AC_SUBST([ARCHIVE_LINK])
AC_SUBST([XML_LINK])
AC_SUBST([DIGEST_LINK])
AC_SUBST([LATE_LIBRARIES])
])

dnl Check runs the unit tests; jansson is the referee of our JSON.
AC_DEFUN([IT_LIB_TESTS], [
it_tests=yes
AS_IF([test -n "$PKG_CONFIG"], [
  PKG_CHECK_MODULES([CHECK], [check >= 0.9.10], [],
    [it_tests="no (apt-get install check)"])
  PKG_CHECK_MODULES([JANSSON], [jansson], [],
    [it_tests="no (apt-get install libjansson-dev)"])],
  [it_tests="no (pkg-config is missing)"])
AM_CONDITIONAL([HAVE_TESTS], [test "x$it_tests" = xyes])
dnl Solaris 10 has sockets in a library of their own.
it_save_libs=$LIBS
AC_SEARCH_LIBS([socketpair], [socket],
  [AS_CASE([$ac_cv_search_socketpair], [-l*],
    [SOCKET_LIBS=$ac_cv_search_socketpair])])
LIBS=$it_save_libs
AC_SUBST([SOCKET_LIBS])
])
