# SPDX-License-Identifier: BSD-2-Clause
# How the demonstrations show what they do; read by demo.sh and story.sh.
bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
	bold=$(printf '\033[1;36m') plain=$(printf '\033[0m')
fi

# What runs the command of a step, nothing: it is run as it stands; and what
# is shown before it.
within='' prompt='$'

# say SENTENCE
say() {
	printf '\n%s# %s%s\n' "$bold" "$1" "$plain"
}

# step STATUS SENTENCE COMMAND...: says, shows the command, runs it; one that
# ends otherwise than with STATUS ends it all.
step() {
	wanted=$1
	say "$2"
	shift 2
	printf '%s%s %s%s\n' "$bold" "$prompt" "$*" "$plain"
	status=0
	$within "$@" || status=$?
	[ $status -eq "$wanted" ] || {
		echo "demo: ended with status $status, not $wanted" >&2
		exit 1
	}
}
