# SPDX-License-Identifier: BSD-2-Clause
# A table of what "gcov -b -c -t" prints, after the list of holes that are
# known (tests/faults/holes).  A branch is known by its file, its line and its
# number there.
FNR == NR {
	if ($0 !~ /^#/ && NF > 2)
		for (i = 3; i <= NF; i++)
			why[$2 " " $i] = $1
	next
}

/^ *[-#=0-9*]+: *0:Source:/ {
	file = $0
	sub(/.*:Source:/, "", file)
	sub(/^.*\/(engine|installer)\//, "", file)
	if (index($0, "/engine/"))
		file = "engine/" file
	else if (index($0, "/installer/"))
		file = "installer/" file
	next
}

/^function / {
	called = $2
	next
}

/^ *[-#=0-9*]+: *[0-9]+:/ {
	split($0, part, ":")
	line = file ":" part[2] + 0
	count = part[1]
	gsub(/[ *]/, "", count)
	branch = 0
	text[line] = substr($0, index($0, part[2] ":") + length(part[2]) + 1)
	if (count == "-" || part[2] + 0 == 0)
		next
	if (!(line in lines))
		order[++n] = line
	within[line] = called
	lines[line] += count ~ /^[0-9]/ ? count : 0
	next
}

/^branch/ {
	id = line SUBSEP branch++
	taken[id] += $3 == "taken" ? $4 : 0
	of[id] = line
}

function percent(some, all) {
	return all == 0 ? 100 : 100 * some / all
}

# A line of which a branch was never taken, in which function, and why.
function hole(line,    name, reason) {
	split(line, name, ":")
	reason = why[name[1] " " within[line]]
	printf "%s: %s: %s: %d: %s\n", line, within[line], \
		reason == "" ? "NOT NAMED" : reason, open[line], text[line]
	return reason == ""
}

END {
	for (i = 1; i <= n; i++) {
		split(order[i], name, ":")
		if (!(name[1] in all))
			names[++files] = name[1]
		all[name[1]]++
		run[name[1]] += lines[order[i]] > 0
	}
	for (id in taken) {
		split(of[id], name, ":")
		ways[name[1]]++
		gone[name[1]] += taken[id] > 0
		if (taken[id] == 0)
			open[of[id]]++
	}
	print "file\tlines\tbranches"
	for (i = 1; i <= files; i++) {
		f = names[i]
		printf "%s\t%d of %d\t%d of %d\n", f, run[f], all[f], \
			gone[f], ways[f]
		a += all[f]; r += run[f]; w += ways[f]; g += gone[f]
	}
	printf "all\t%.1f %%\t%.1f %%\n", percent(r, a), percent(g, w)
	print "never taken:"
	for (i = 1; i <= n; i++)
		if (order[i] in open)
			unnamed += hole(order[i])
	printf "%d of them without a reason\n", unnamed
	exit percent(r, a) < 95 || percent(g, w) < 90 || unnamed > 0
}
