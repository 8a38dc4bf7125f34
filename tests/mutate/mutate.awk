# SPDX-License-Identifier: BSD-2-Clause
# mutate.awk: every condition of a C file with a switch that takes it out.
#
#   awk -v first=N -v list=FILE -f mutate.awk SOURCE >MUTATED
#
# Of the conditions of if, while, for, return, ?: and = it makes these, each
# with a number that IT_MUTANT selects when the program runs:
#
#   never, always   the whole condition, but that of a loop
#   without         one operand of && or ||
#   edge            < as <=, <= as <, > as >=, >= as >
#
# What a condition does besides is done in each of them.  list gets for each:
# number, place, function, kind, and the words it is about.  It knows as much
# of C as the style of this project needs.

{ text = text $0 "\n" }

function at(i) { return substr(masked, i, 1) }

# Strings, characters, comments and preprocessor lines as blanks.
function mask(    i, c, n, out, quote, line) {
	n = length(text)
	line = 1
	for (i = 1; i <= n; i++) {
		c = substr(text, i, 1)
		if (line && c == "#") {
			while (c != "\n" || substr(text, i - 1, 1) == "\\") {
				out = out " "
				c = substr(text, ++i, 1)
			}
		} else if (c == "/" && substr(text, i + 1, 1) == "*") {
			for (; substr(text, i, 2) != "*/"; i++)
				out = out " "
			out = out "  "
			i++
			continue
		} else if (c == "\"" || c == "'") {
			quote = c
			out = out "q"
			while ((c = substr(text, ++i, 1)) != quote) {
				out = out "q"
				if (c == "\\") {
					out = out "q"
					i++
				}
			}
			c = "q"
		}
		line = c == "\n" || (line && c ~ /[ \t]/)
		out = out c
	}
	return out
}

# The place of what closes the bracket at i.
function closing(i,    depth, c) {
	for (depth = 0; ; i++) {
		c = at(i)
		if (c ~ /[([{]/)
			depth++
		else if (c ~ /[])}]/ && --depth == 0)
			return i
		else if (c == "")
			return 0
	}
}

# From a to before b: where sign stands outside brackets, or 0.
function find(a, b, sign,    depth, c, len) {
	len = length(sign)
	for (depth = 0; a < b; a++) {
		c = at(a)
		if (c ~ /[([{]/)
			depth++
		else if (c ~ /[])}]/)
			depth--
		else if (depth == 0 && substr(masked, a, len) == sign)
			return a
	}
	return 0
}

function piece(a, b) { return substr(text, a, b - a) }

function words(a, b,    out) {
	out = piece(a, b)
	gsub(/[ \t\n]+/, " ", out)
	gsub(/^ | $/, "", out)
	return out
}

function number(kind, a, b) {
	printf "%d\t%s:%d\t%s\t%s\t%s\n", first, FILENAME, line_of(a), name,
		kind, words(a, b) >list
	return first++
}

# The name of the function whose body begins at i: before its first bracket.
function name_of(i,    head) {
	head = substr(masked, 1, i - 1)
	sub(/.*[;}]/, "", head)
	sub(/[(].*/, "", head)
	sub(/.*[ *\n]/, "", head)
	return head
}

function line_of(a,    head) {
	head = substr(text, 1, a)
	sub(/[ \t\n]*$/, "", head)
	return gsub(/\n/, "", head) + 1
}

# One comparison with another edge.
function edge(a, b,    i, c, sign, other) {
	for (i = 1; i <= 2; i++) {
		sign = substr("<>", i, 1)
		c = find(a, b, sign)
		if (c == 0 || at(c + 1) == sign || at(c - 1) == "-")
			continue
		other = at(c + 1) == "=" ? sign : sign "="
		return sprintf("IT_EDGE(%d, %s, %s%s%s)", number("edge", a, b),
			piece(a, b), piece(a, c), other,
			piece(c + (at(c + 1) == "=" ? 2 : 1), b))
	}
	return piece(a, b)
}

function trim(a) {
	while (at(a) ~ /[ \t\n]/)
		a++
	return a
}

# The operands of || or &&, each with its switch.
function operands(a, b, sign,    out, end) {
	for (; ; a = end + 2) {
		end = find(a, b, sign)
		out = out sprintf("IT_FORCE(%d, %d, %s)",
			number("without", a, end ? end : b), sign == "&&",
			condition(a, end ? end : b))
		if (!end)
			return out
		out = out " " sign " "
	}
}

function condition(a, b,    from, to) {
	if (find(a, b, "?"))
		return piece(a, b)
	if (find(a, b, "||"))
		return operands(a, b, "||")
	if (find(a, b, "&&"))
		return operands(a, b, "&&")
	from = trim(a)
	to = from
	if (at(to) == "!")
		to++
	if (at(to) == "(" && closing(to) >= b - 1 - blanks(b))
		return piece(a, to + 1) condition(to + 1, closing(to)) \
			piece(closing(to), b)
	return edge(a, b)
}

function blanks(b,    n) {
	while (at(b - 1 - n) ~ /[ \t\n]/)
		n++
	return n
}

function whole(a, b,    never, always) {
	never = number("never", a, b)
	always = number("always", a, b)
	return sprintf("IT_FORCE(%d, 0, IT_FORCE(%d, 1, %s))", never, always,
		condition(a, b))
}

# What gives a value: a condition, or one with a choice.
function value(a, b,    mark, colon) {
	mark = find(a, b, "?")
	if (mark) {
		colon = find(mark, b, ":")
		return whole(a, mark) piece(mark, colon + 1) " " \
			value(colon + 1, b)
	}
	if (find(a, b, "||") || find(a, b, "&&"))
		return " " condition(a, b)
	if (find(a, b, "==") || find(a, b, "!=") || find(a, b, " < ") ||
	    find(a, b, " > ") || find(a, b, " <= ") || find(a, b, " >= "))
		return " " whole(a, b)
	return piece(a, b)
}

function is_word(i, word,    len) {
	len = length(word)
	return substr(masked, i, len) == word &&
		at(i - 1) !~ /[A-Za-z0-9_]/ && at(i + len) !~ /[A-Za-z0-9_]/
}

# The end of a value that begins at i: before its ; or , outside brackets.
function end_of(i,    depth, c) {
	for (depth = 0; ; i++) {
		c = at(i)
		if (c ~ /[([{]/)
			depth++
		else if (c ~ /[])}]/)
			depth--
		else if (c == ";" || c == "" || (c == "," && depth == 0))
			return i
		if (depth < 0)
			return i
	}
}

function walk(    i, c, n, depth, end, open, second, third, out) {
	n = length(masked)
	for (i = 1; i <= n; i++) {
		c = at(i)
		if (c == "{" && at(i - 1) == "\n") {
			depth = 1
			name = name_of(i)
		}
		if (c == "}" && at(i - 1) == "\n")
			depth = 0
		if (depth && (is_word(i, "if") || is_word(i, "while"))) {
			open = i + index(substr(masked, i), "(") - 1
			end = closing(open)
			printf "%s", piece(i, open + 1)
			out = is_word(i, "if") ? whole(open + 1, end) \
				: condition(open + 1, end)
			printf "%s", out
			i = end - 1
		} else if (depth && is_word(i, "for")) {
			open = i + index(substr(masked, i), "(") - 1
			second = open + index(substr(masked, open), ";")
			third = second + index(substr(masked, second), ";") - 1
			out = ""
			if (find(second, third, "&&") ||
			    find(second, third, "||"))
				out = condition(second, third)
			else
				out = piece(second, third)
			printf "%s%s", piece(i, second), out
			i = third - 1
		} else if (depth && is_word(i, "return")) {
			end = end_of(i + 6)
			out = value(i + 6, end)
			printf "return %s", out
			i = end - 1
		} else if (depth && substr(masked, i, 3) ~ / =[ \n]/) {
			end = end_of(i + 2)
			out = at(trim(i + 2)) == "{" ? piece(i + 2, end) \
				: value(i + 2, end)
			printf " = %s", out
			i = end - 1
		} else {
			printf "%s", substr(text, i, 1)
		}
	}
}

END {
	masked = mask()
	print "#include \"config.h\"\n#include \"tests/mutate/mutant.h\""
	print "#define IT_FORCE(n, v, ...) \\"
	print "  ((__VA_ARGS__) ? it_mutant(n, v, 1) : it_mutant(n, v, 0))"
	print "#define IT_EDGE(n, a, b) (it_mutant(n, 1, 0) ? (b) : (a))"
	print "#line 1 \"" FILENAME "\""
	walk()
}
