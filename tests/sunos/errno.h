/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers of their own. */
#ifndef SUNOS_ERRNO_H
#define SUNOS_ERRNO_H

int *___errno(void);
#define errno (*(___errno()))
#define EPERM 1
#define ENOENT 2
#define EINTR 4
#define EIO 5
#define EBADF 9
#define EAGAIN 11
#define ENOMEM 12
#define EACCES 13
#define EBUSY 16
#define EEXIST 17
#define EXDEV 18
#define ENOTDIR 20
#define EISDIR 21
#define EINVAL 22
#define ENFILE 23
#define EMFILE 24
#define EFBIG 27
#define ENOSPC 28
#define EROFS 30
#define EPIPE 32
#define ENOLCK 46
#define ENOTSUP 48
#define EDQUOT 49
#define ENAMETOOLONG 78
#define EOVERFLOW 79
#define ENOSYS 89
#define ELOOP 90
#define ENOTEMPTY 93

#endif
