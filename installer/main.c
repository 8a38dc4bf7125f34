/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "installer/commands.h"
#include "installer/report.h"
#include "support/digest.h"

static const it_command commands[] = {
	{"install", it_cmd_install, 0, 0, "",
	 "put the right drivers of the media into a root"},
	{"plan", it_cmd_plan, 0, 0, "",
	 "show what install would do, write nothing"},
	{"status", it_cmd_status, 0, 0, "",
	 "what is installed, whether it fits, what to do next"},
	{"verify", it_cmd_verify, 0, 0, "",
	 "re-read everything, one line a difference"},
	{"uninstall", it_cmd_uninstall, 0, 0, "",
	 "back to the state before our first run"},
	{"recover", it_cmd_recover, 0, 0, "",
	 "finish or take back an interrupted run"},
	{"history", it_cmd_history, 0, 0, "",
	 "what was done when, and from which media"},
	{"identify", it_cmd_identify, 1, IT_MAX_OPERANDS, "FILE...",
	 "for which system was this driver file built"},
	{"inspect", it_cmd_inspect, 1, 1, "MEDIA", "what is inside a media"},
	{"repair", it_cmd_later, 0, IT_MAX_OPERANDS, NULL, NULL},
	{"repack", it_cmd_later, 0, IT_MAX_OPERANDS, NULL, NULL},
	{"tune", it_cmd_later, 0, IT_MAX_OPERANDS, NULL, NULL},
	{"diagnose", it_cmd_later, 0, IT_MAX_OPERANDS, NULL, NULL},
};

enum { COMMANDS = sizeof commands / sizeof commands[0] };

const it_command *it_command_find(const char *name)
{
	size_t i;

	for (i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static void list_commands(void)
{
	size_t i;

	(void)printf("Usage: install-tools [COMMAND] [OPTIONS]\n\n"
		     "Puts VMware's network drivers for Solaris into a guest "
		     "or an image root:\nthe right ones, checked, and only "
		     "where they belong.\n\nCommands:\n");
	for (i = 0; i < COMMANDS; i++)
		if (commands[i].help != NULL)
			(void)printf("  %-10s %s\n", commands[i].name,
				     commands[i].help);
	(void)printf("\nOptions of install, the command if none is named:\n");
	it_options_help(stdout, "install");
	(void)printf("\n\"install-tools COMMAND --help\" shows those of "
		     "another command; install-tools(8)\nis the manual.\n");
}

static int show_help(const it_options *opt, int argc, char *const *argv)
{
	const it_command *command = it_command_find(opt->command);

	if (argc < 2 || argv[1][0] == '-') {
		list_commands();
		return 0;
	}
	if (command->help == NULL)
		return command->run(opt);
	(void)printf("Usage: install-tools %s%s%s [OPTIONS]\n%s\n\n",
		     command->name, command->operands[0] != '\0' ? " " : "",
		     command->operands, command->help);
	it_options_help(stdout, command->name);
	return 0;
}

static int show_version(const it_options *opt)
{
	(void)printf("install-tools %s\n", PACKAGE_VERSION);
	if (opt->verbose)
		(void)printf("SHA-256 by %s\n", it_digest_library());
	return 0;
}

/* The command line asked for JSON, even if it is wrong otherwise. */
static int wants_json(int argc, char *const *argv)
{
	int i;

	for (i = 1; i < argc; i++)
		if (strcmp(argv[i], "--json") == 0)
			return 1;
	return 0;
}

static it_code check_operands(const it_options *opt, it_error *err)
{
	const it_command *command = it_command_find(opt->command);

	if (opt->operand_count > command->most) {
		(void)it_fail(err, IT_USAGE,
			      opt->operands[command->most],
			      "is neither a command nor an argument of \"%s\"",
			      command->name);
		it_error_remedy(err, "\"install-tools --help\" lists the "
				     "commands");
		return IT_USAGE;
	}
	if (opt->operand_count >= command->least)
		return IT_OK;
	(void)it_fail(err, IT_USAGE, command->name, "needs an argument: %s",
		      command->operands);
	it_error_remedy(err, "\"install-tools %s --help\" shows how",
			command->name);
	return IT_USAGE;
}

/*
 * A program started with standard descriptors closed would get a file of the
 * target as its standard output.
 */
static int open_standard_descriptors(void)
{
	struct stat st;
	int fd;

	for (fd = 0; fd <= 2; fd++)
		if (fstat(fd, &st) != 0 && errno == EBADF &&
		    open("/dev/null", fd == 0 ? O_RDONLY : O_WRONLY) != fd)
			return 0;
	return 1;
}

/* Standard output may be a full disk: that must not pass unnoticed. */
static int flush(int status)
{
	if (fflush(stdout) != 0 || ferror(stdout)) {
		(void)fprintf(stderr,
			      "install-tools: cannot write the output: %s\n"
			      "  what the command had to do is done all the "
			      "same\n",
			      strerror(errno));
		return status != 0 ? status : 1;
	}
	return status;
}

int main(int argc, char **argv)
{
	it_options opt;
	it_error err;
	it_code code;

	if (!open_standard_descriptors())
		return 1;
	(void)signal(SIGPIPE, SIG_IGN);
	(void)umask(022);
	it_error_clear(&err);
	code = it_options_parse(&opt, argc, argv, &err);
	if (code == IT_OK && opt.help)
		return flush(show_help(&opt, argc, argv));
	if (code == IT_OK && opt.version)
		return flush(show_version(&opt));
	if (code == IT_OK)
		code = check_operands(&opt, &err);
	if (code != IT_OK) {
		it_report_usage(opt.command, &err, wants_json(argc, argv));
		return flush(it_code_status(code));
	}
	return flush(it_command_find(opt.command)->run(&opt));
}
