dnl SPDX-License-Identifier: BSD-2-Clause
dnl How things are compiled: the host system, warnings, sanitizers, coverage.

dnl Sun or Linux side: chooses the *_sunos.c or *_linux.c files.
AC_DEFUN([IT_HOST_SYSTEM], [
AS_CASE([$host_os],
  [solaris*|sunos*], [it_host=sunos],
  [it_host=linux])
AM_CONDITIONAL([HOST_SUNOS], [test $it_host = sunos])
])

AC_DEFUN([IT_ENABLE_WERROR], [
AC_ARG_ENABLE([werror], [AS_HELP_STRING([--enable-werror],
  [warnings are errors (developers and CI)])], [], [enable_werror=no])
it_warn="-Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes dnl
-Wmissing-prototypes -Wwrite-strings -Wpointer-arith -Wundef -Wformat=2 dnl
-Wvla -Wcast-qual -Wold-style-definition"
AS_IF([test "x$enable_werror" = xyes], [it_warn="$it_warn -Werror"])
AS_IF([test "x$GCC" = xyes], [IT_CFLAGS="-std=c99 $it_warn"])
AC_SUBST([IT_CFLAGS])
])

AC_DEFUN([IT_ENABLE_SANITIZERS], [
AC_ARG_ENABLE([sanitizers], [AS_HELP_STRING([--enable-sanitizers],
  [AddressSanitizer and UndefinedBehaviorSanitizer])], [],
  [enable_sanitizers=no])
AS_IF([test "x$enable_sanitizers" = xyes], [
  it_san="-fsanitize=address,undefined -fno-sanitize-recover=all"
  CFLAGS="$CFLAGS $it_san -fno-omit-frame-pointer"
  LDFLAGS="$LDFLAGS $it_san"
  AC_MSG_CHECKING([whether programs with sanitizers link])
  AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])], [AC_MSG_RESULT([yes])], [
    AC_MSG_RESULT([no])
    AC_MSG_ERROR([$CC has no sanitizer runtime: leave out dnl
--enable-sanitizers, or apt-get install libasan8 libubsan1 (gcc), dnl
libclang-rt-14-dev (clang)])])])
])

AC_DEFUN([IT_ENABLE_COVERAGE], [
AC_ARG_ENABLE([coverage], [AS_HELP_STRING([--enable-coverage],
  [count executed lines for gcov])], [], [enable_coverage=no])
AS_IF([test "x$enable_coverage" = xyes], [
  CFLAGS="$CFLAGS --coverage -O0"
  LDFLAGS="$LDFLAGS --coverage"])
])

dnl What Solaris 10 lacks comes from support/compat/; clock_gettime and
dnl nanosleep are in its librt.
AC_DEFUN([IT_REPLACE_FUNCTIONS], [
AC_CONFIG_LIBOBJ_DIR([support/compat])
AC_REPLACE_FUNCS([dirfd faccessat fchmodat futimens getline linkat mkdirat
mkdtemp readlinkat strndup symlinkat utimensat])
AS_CASE([" $LIBOBJS "],
  [*faccessat*|*fchmodat*|*linkat*|*mkdirat*], [AC_LIBOBJ([at_dir])])
AS_CASE([" $LIBOBJS "],
  [*futimens*|*utimensat*], [AC_LIBOBJ([utimes])])
AC_CHECK_MEMBERS([DIR.dd_fd, DIR.d_fd], [], [], [[#include <dirent.h>]])
AC_CHECK_DECLS([O_CLOEXEC, O_DIRECTORY, AT_EACCESS, AT_SYMLINK_FOLLOW], [], [],
  [[#include <fcntl.h>]])
AC_CHECK_DECL([O_NOFOLLOW], [],
  [AC_MSG_ERROR([open(2) has no O_NOFOLLOW here: it cannot be used safely])],
  [[#include <fcntl.h>]])
AC_CHECK_FUNCS([syncfs])
AC_CHECK_HEADERS([sys/vfs.h linux/openat2.h linux/seccomp.h linux/filter.h
priv.h])
AC_CHECK_FUNCS([priv_set])
AC_SEARCH_LIBS([clock_gettime], [rt])
AC_SEARCH_LIBS([nanosleep], [rt])
AC_SEARCH_LIBS([fdatasync], [rt])
AH_BOTTOM([#include "support/compat/compat.h"])
])

AC_DEFUN([IT_SUMMARY], [
it_replaced=$(echo "$LIBOBJS" | sed -e 's/[[^ ]]*}//g' -e 's/[[$]]U\.o//g')
AC_MSG_NOTICE([
  $PACKAGE_NAME $PACKAGE_VERSION for $host ($it_host)
    compiler          $CC $CFLAGS
    archives          libarchive $it_archive_from
    XML               libxml2 $it_xml_from
    SHA-256           $it_digest
    signatures        $it_signatures
    loaded late       ${LATE_LIBRARIES:-none}
    replacements      ${it_replaced:-none needed}
    unit tests        $it_tests
    werror $enable_werror, sanitizers $enable_sanitizers, dnl
coverage $enable_coverage
  Now run: make && make check
])
])

dnl tests/faults/ stops programs at their system calls: Linux 5.3 and newer.
AC_DEFUN([IT_CHECK_TRACER], [
AC_CACHE_CHECK([whether system calls can be traced], [it_cv_tracer], [
AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#include <linux/seccomp.h>
#include <sys/ptrace.h>
#if !defined __x86_64__ && !defined __aarch64__
#error other registers
#endif
]], [[struct __ptrace_syscall_info info;
info.op = PTRACE_SYSCALL_INFO_SECCOMP;
return info.op != PTRACE_GET_SYSCALL_INFO;]])],
[it_cv_tracer=yes], [it_cv_tracer=no])])
AM_CONDITIONAL([HAVE_TRACER], [test $it_cv_tracer = yes])
dnl What is preloaded for faults must be a shared library.
AM_CONDITIONAL([HAVE_PRELOAD],
  [test $it_cv_tracer = yes && test "x$enable_shared" = xyes])
])
