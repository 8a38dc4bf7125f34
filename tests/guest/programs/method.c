/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Methods: their environment, their log, what a status means (tuning.md 6.4).
 * Only scripts are run, with the guest's shell; any other program is taken to
 * have done its work.
 */
#include "config.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/guest/programs/services.h"

enum { TRIES = 3, ERR_FATAL = 95, ERR_CONFIG = 96, NOT_FOUND = 127 };

static void become_child(const char *const *argv, const char *log)
{
	int fd = open(log, O_WRONLY | O_CREAT | O_APPEND, 0644);
	int null = open("/dev/null", O_RDONLY);

	if (fd < 0)
		fd = open("/dev/null", O_WRONLY);
	(void)dup2(null, 0);
	(void)dup2(fd, 1);
	(void)dup2(fd, 2);
	(void)setenv("GUEST_NESTED", "1", 1);
	(void)setenv("PATH", "/usr/sbin:/usr/bin", 1);
	(void)execv("/sbin/sh", (char **)(size_t)argv);
	_exit(NOT_FOUND);
}

int run_script(const char *const *argv, const char *log)
{
	int status;
	pid_t pid;

	(void)fflush(NULL);
	pid = fork();
	if (pid == 0)
		become_child(argv, log);
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		die("lost a method");
	return WIFEXITED(status) ? WEXITSTATUS(status) : NOT_FOUND;
}

/* "svc:/site/a:default" has /var/svc/log/site-a:default.log */
static void log_of(const char *fmri, char *path)
{
	char *at;

	(void)mkdir("/var/svc", 0755);
	(void)mkdir("/var/svc/log", 0755);
	(void)snprintf(path, PATH_SIZE, "/var/svc/log/%s.log",
		       fmri + strlen("svc:/"));
	for (at = path + strlen("/var/svc/log/"); *at != '\0'; at++)
		if (*at == '/')
			*at = '-';
}

static void log_line(const char *path, const char *fmt, ...) IT_PRINTF(2, 3);

static void log_line(const char *path, const char *fmt, ...)
{
	it_strbuf line = {NULL, 0, 0, 0};
	va_list args;

	it_strbuf_text(&line, "[ Jan  1 00:00:00 ");
	va_start(args, fmt);
	it_strbuf_vformat(&line, fmt, args);
	va_end(args);
	it_strbuf_text(&line, " ]\n");
	(void)append_guest_file(path, line.data, line.len);
	it_strbuf_free(&line);
}

/* %m, %s, %i, %f, %{group/name} */
static void put_token(it_strbuf *out, const char **at, const char *fmri,
		      const char *method)
{
	char name[NAME_SIZE];
	const char *colon = strrchr(fmri, ':');
	prop p;

	switch (*++*at) {
	case 'm':
		it_strbuf_text(out, method);
		break;
	case 'f':
		it_strbuf_text(out, fmri);
		break;
	case 'i':
		it_strbuf_text(out, colon + 1);
		break;
	case 's':
		it_strbuf_format(out, "%.*s", (int)(colon - fmri - 5),
				 fmri + 5);
		break;
	case '{':
		(void)snprintf(name, sizeof name, "%.*s",
			       (int)strcspn(*at + 1, "}"), *at + 1);
		if (repository_get(VIEW_RUNNING, fmri, name, &p))
			it_strbuf_text(out, p.values);
		*at += strcspn(*at, "}");
		break;
	default:
		it_strbuf_char(out, **at);
	}
}

static void expand(const char *exec, const char *fmri, const char *method,
		   it_strbuf *out)
{
	for (; *exec != '\0'; exec++) {
		if (*exec == '%' && exec[1] != '\0')
			put_token(out, &exec, fmri, method);
		else
			it_strbuf_char(out, *exec);
	}
}

/* 0 to run it; else its status. */
static int is_not_script(const char *command, int *status)
{
	it_strbuf file = {NULL, 0, 0, 0};
	char path[PATH_SIZE];

	*status = 0;
	if (command[0] == ':')
		return 1;
	(void)snprintf(path, sizeof path, "%.*s",
		       (int)strcspn(command, " \t"), command);
	if (!read_guest_file(path, &file) || access(path, X_OK) != 0) {
		*status = NOT_FOUND;
		return 1;
	}
	return file.len < 2 || strncmp(file.data, "#!", 2) != 0;
}

static void set_environment(const char *fmri, const char *method)
{
	(void)setenv("SMF_FMRI", fmri, 1);
	(void)setenv("SMF_METHOD", method, 1);
	(void)setenv("SMF_RESTARTER", "svc:/system/svc/restarter:default", 1);
	if (the_system()->net != NET_10)
		(void)setenv("SMF_ZONENAME",
			     fact("zone") != NULL ? fact("zone") : "global", 1);
}

static int run_once(const char *fmri, const char *method, const char *command)
{
	it_strbuf shell = {NULL, 0, 0, 0};
	char log[PATH_SIZE];
	const char *argv[4] = {"sh", "-c", NULL, NULL};
	int status;

	log_of(fmri, log);
	log_line(log, "Executing %s method (\"%s\").", method, command);
	if (is_not_script(command, &status))
		return status;
	set_environment(fmri, method);
	/* The one shell here reads what is written for another, too. */
	it_strbuf_format(&shell, "exec /sbin/sh %s", command);
	argv[2] = it_strbuf_str(&shell);
	status = run_script(argv, log);
	log_line(log, "Method \"%s\" exited with status %d.", method, status);
	return status;
}

const char *method_run(const char *fmri, const char *method)
{
	it_strbuf command = {NULL, 0, 0, 0};
	char name[NAME_SIZE];
	int i, status = 0;
	prop p;

	if (fact_is("service-fails", fmri))
		return "maintenance";
	(void)snprintf(name, sizeof name, "%s/exec", method);
	if (!repository_get(VIEW_RUNNING, fmri, name, &p))
		return "online";
	expand(p.values, fmri, method, &command);
	for (i = 0; i < TRIES; i++) {
		status = run_once(fmri, method, it_strbuf_str(&command));
		if (status == 0 || status == ERR_FATAL || status == ERR_CONFIG)
			break;
	}
	it_strbuf_free(&command);
	return status == 0 ? "online" : "maintenance";
}
