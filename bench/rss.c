/* SPDX-License-Identifier: BSD-2-Clause */
/* rss COMMAND...: runs it, prints its peak memory in KiB on file 3. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct rusage usage;
	int status;
	FILE *out = fdopen(3, "w");
	pid_t pid = argc > 1 && out != NULL ? fork() : -1;

	if (pid < 0)
		return 125;
	if (pid == 0) {
		(void)execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (waitpid(pid, &status, 0) != pid ||
	    getrusage(RUSAGE_CHILDREN, &usage) != 0)
		return 125;
	(void)fprintf(out, "%ld\n", usage.ru_maxrss);
	return fclose(out) == 0 && WIFEXITED(status) ? WEXITSTATUS(status)
						     : 125;
}
