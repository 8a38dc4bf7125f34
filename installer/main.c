/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "installer/commands.h"
#include "installer/programs.h"
#include "installer/report.h"
#include "installer/session.h"
#include "installer/signals.h"
#include "payload/ed25519.h"
#include "support/digest.h"
#include "support/nearest.h"
#include "support/output.h"

static const it_command commands[] = {
	{"install", it_cmd_install, 0, 0, "",
	 "put the right drivers from the media into a root"},
	{"plan", it_cmd_plan, 0, 0, "",
	 "show what install would do, and write nothing"},
	{"status", it_cmd_status, 0, 0, "",
	 "what is installed, whether it fits, and what to do next"},
	{"verify", it_cmd_verify, 0, 0, "",
	 "read everything again and print each difference"},
	{"repair", it_cmd_repair, 0, 0, "",
	 "put right what verify reports"},
	{"uninstall", it_cmd_uninstall, 0, 0, "",
	 "go back to the state before our first run"},
	{"recover", it_cmd_recover, 0, 0, "",
	 "finish or undo an interrupted run"},
	{"history", it_cmd_history, 0, 0, "",
	 "which runs changed what is installed, when, from which media"},
	{"identify", it_cmd_identify, 1, IT_MAX_OPERANDS, "FILE...",
	 "which system a driver file was built for"},
	{"inspect", it_cmd_inspect, 1, 1, "MEDIA", "what a medium holds"},
	{"repack", it_cmd_repack, 1, 1, "MEDIA",
	 "make a native bundle from a medium, sign it, or check it"},
	{"tune", it_cmd_tune, 1, 1, "plan|apply|show|revert|confirm",
	 "tune the network: MTU, LSO, TCP buffers"},
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

static void list_commands(it_strbuf *out)
{
	size_t i;

	it_strbuf_text(out, "Usage: install-tools [COMMAND] [OPTIONS]\n\n"
			    "Puts VMware's network drivers for Solaris into a "
			    "guest or an image root:\nthe right ones, "
			    "checked, and only where they belong.\n\n"
			    "Commands:\n");
	for (i = 0; i < COMMANDS; i++)
		if (commands[i].help != NULL)
			it_strbuf_format(out, "  %-10s %s\n",
					 commands[i].name, commands[i].help);
	it_strbuf_text(out, "\nOptions of install, the default command:\n");
	it_options_help(out, "install");
	it_strbuf_text(out, "\n\"install-tools COMMAND --help\" shows the "
			    "options of another command; the\nmanual is "
			    "install-tools(8).\n");
}

static void describe_command(it_strbuf *out, const it_command *command)
{
	it_strbuf_format(out, "Usage: install-tools %s%s%s [OPTIONS]\n%s\n\n",
			 command->name,
			 command->operands[0] != '\0' ? " " : "",
			 command->operands, command->help);
	it_options_help(out, command->name);
}

static int show_help(const it_options *opt, int argc, char *const *argv)
{
	const it_command *command = it_command_find(opt->command);
	it_strbuf text = {NULL, 0, 0, 0};

	if (command->help == NULL)
		return command->run(opt);
	if (argc < 2 || argv[1][0] == '-')
		list_commands(&text);
	else
		describe_command(&text, command);
	it_output(STDOUT_FILENO, &text);
	it_strbuf_free(&text);
	return 0;
}

static int show_version(const it_options *opt)
{
	it_strbuf text = {NULL, 0, 0, 0};

	it_strbuf_text(&text, "install-tools " PACKAGE_VERSION "\n");
	if (opt->verbose)
		it_strbuf_format(&text, "SHA-256 by %s\n%s\n",
				 it_digest_library(),
				 it_ed25519_is_there()
					 ? "signatures by libcrypto"
					 : "no signatures");
	it_output(STDOUT_FILENO, &text);
	it_strbuf_free(&text);
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

static it_code no_command(const char *word, it_error *err)
{
	static const char list[] = "\"install-tools --help\" lists the "
				   "commands";
	const char *meant;
	it_nearest nearest;
	size_t i;

	it_nearest_begin(&nearest, it_slice_of(word));
	for (i = 0; i < COMMANDS; i++)
		if (commands[i].help != NULL)
			it_nearest_try(&nearest, commands[i].name);
	meant = it_nearest_found(&nearest);
	(void)it_fail(err, IT_USAGE, word,
		      "is neither a command nor an argument of \"install\"");
	if (meant != NULL)
		it_error_remedy(err, "perhaps \"%s\" was meant; %s", meant,
				list);
	else
		it_error_remedy(err, "%s", list);
	return IT_USAGE;
}

static it_code refuse_operand(const it_options *opt, const char *operand,
			      it_error *err)
{
	const it_command *command = it_command_find(opt->command);

	if (it_command_find(operand) != NULL && !opt->named)
		return it_options_late_command(operand, err);
	if (it_command_find(operand) != NULL) {
		(void)it_fail(err, IT_USAGE, operand,
			      "is a second command beside \"%s\"",
			      command->name);
		it_error_remedy(err, "run one after the other");
		return IT_USAGE;
	}
	if (!opt->named)
		return no_command(operand, err);
	(void)it_fail(err, IT_USAGE, operand, "is not an argument of \"%s\"",
		      command->name);
	it_error_remedy(err, "\"install-tools %s --help\" shows how",
			command->name);
	return IT_USAGE;
}

static it_code check_operands(const it_options *opt, it_error *err)
{
	const it_command *command = it_command_find(opt->command);

	if (opt->operand_count > command->most)
		return refuse_operand(opt, opt->operands[command->most],
				      err);
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

/*
 * Standard output may be a full disk: that must not pass unnoticed.  But
 * status 1 promises a system as before, so a run that changed a root keeps
 * its own.  A reader that has seen enough ("| head") is no such trouble where
 * nothing was changed.
 */
static int finish(int status)
{
	it_error err;

	errno = it_output_errno();
	if (errno == 0 || (errno == EPIPE && !it_session_changed()))
		return status;
	it_error_clear(&err);
	(void)it_fail_errno(&err, NULL, "cannot write the output");
	if (it_session_changed())
		it_error_remedy(&err, "what was changed is complete all the "
				      "same; \"install-tools status\" shows "
				      "it");
	it_say_error(&err);
	if (status != 0 || it_session_changed())
		return status;
	return it_code_status(err.code);
}

static int run(const it_options *opt, int argc, char *const *argv)
{
	it_error err;

	if (opt->help)
		return show_help(opt, argc, argv);
	if (opt->version)
		return show_version(opt);
	it_error_clear(&err);
	if (check_operands(opt, &err) == IT_OK)
		return it_command_find(opt->command)->run(opt);
	it_report_usage(opt->command, &err, opt->json);
	return it_code_status(err.code);
}

int main(int argc, char **argv)
{
	it_options opt;
	it_error err;
	int status;

	if (!open_standard_descriptors())
		return 1;
	(void)signal(SIGPIPE, SIG_IGN);
	/* Without SIGXFSZ a file that grows too large is an ordinary error. */
	(void)signal(SIGXFSZ, SIG_IGN);
	/* A caller may have it ignored: then no process's end would be told. */
	(void)signal(SIGCHLD, SIG_DFL);
	(void)umask(022);
	it_error_clear(&err);
	if (it_options_parse(&opt, argc, argv, &err) == IT_OK) {
		it_programs_wait(opt.answer_within, opt.quiet,
				 it_stop_flag());
		status = run(&opt, argc, argv);
	} else {
		it_report_usage(opt.command, &err, wants_json(argc, argv));
		status = it_code_status(err.code);
	}
	it_options_free(&opt);
	return finish(status);
}
