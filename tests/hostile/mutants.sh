#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# mutants.sh: takes one rule after another out of a copy of the sources and
# looks whether its row of tests/hostile/cases fails then.  By hand: it builds
# everything once (a minute) and what depends on the rule for each of them.
set -eu
src=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/it-mutants.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$work/src"
(cd "$src" && git ls-files -z | xargs -0 tar cf -) | (cd "$work/src" && tar xf -)
cd "$work/src"
sh ./bootstrap build >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
make -s -C build check TESTS= >"$work/log" 2>&1 ||
	{ tail "$work/log"; exit 1; }

alive=0 killed=0
# FILE@CASE@what sed makes of the rule
while IFS=@ read -r file case rule; do
	test -n "$file" || continue
	cp -p "$file" "$work/whole"
	sed -e "$rule" "$work/whole" >"$file"
	if cmp -s "$file" "$work/whole"; then
		echo "no such rule any more: $file: $rule"
		alive=$((alive + 1))
	elif ! make -s -C build >"$work/log" 2>&1; then
		echo "does not compile: $file: $rule"
		alive=$((alive + 1))
	elif top_srcdir=. top_builddir=build \
		sh tests/hostile/hostile.sh "$case" >"$work/log" 2>&1; then
		echo "lives: $file: $rule"
		alive=$((alive + 1))
	else
		echo "killed by $case: $file: $rule"
		killed=$((killed + 1))
	fi
	cp "$work/whole" "$file"
done <<'END'
payload/media_names.c@name-absolute@/{is_absolute,/d; s/^static int is_absolute/int is_absolute(const char *);int is_absolute/
payload/media_names.c@name-dotdot-first@/{has_dotdot,/d; s/^static int has_dotdot/int has_dotdot(const char *);int has_dotdot/
payload/media_names.c@name-newline@/{has_control,/d; s/^static int has_control/int has_control(const char *);int has_control/
payload/media_names.c@name-delete@s/|| \*name == 127//
payload/media_names.c@name-deep@/{is_deep,/d; s/^static int is_deep/int is_deep(const char *);int is_deep/
payload/media_names.c@gnu-long-nul@/{is_empty,/d; s/^static int is_empty/int is_empty(const char *);int is_empty/
payload/media_entries.c@link-absolute@s/"is a symbolic link"/NULL/
payload/media_entries.c@hardlink-absolute@s/"is a hard link"/NULL/
payload/media_entries.c@fifo@s/"is a device, a pipe or a socket"/NULL/
payload/media_entries.c@device-char@s/"is a device, a pipe or a socket"/NULL/
payload/media_entries.c@set-uid@s/entry->mode & 06000/entry->mode \& 02000/
payload/media_entries.c@set-gid@s/entry->mode & 06000/entry->mode \& 04000/
payload/media_entries.c@size-2-31@s/if (size > IT_MEDIA_MAX_FILE)/if (0)/
payload/media_entries.c@gnu-sparse-terabyte@s/if (size > IT_MEDIA_MAX_FILE)/if (0)/
payload/media_entries.c@many@s/++rd->seen > IT_MEDIA_MAX_ENTRIES/++rd->seen == 0/
payload/media_entries.c@twice@s/"is there more than once"/""/
payload/media_entries.c@twin@s/x = tolower((unsigned char)\*a++)/x = *a++/; s/y = tolower((unsigned char)\*b++)/y = *b++/
payload/media_nested.c@bomb@s/l->unpacked <= 1024 \* 1024/1/
payload/media_nested.c@nested@s/rd->depth > IT_MEDIA_MAX_NESTING - 1/0/
payload/media_nested.c@twice-compressed@s/if (filter != NULL)$/if (0)/; s/archive_filter_count(l->a) > 2/0/
payload/media_nested.c@pax-sparse-map@s/archive_entry_sparse_count(e) > 0/0/
payload/media_nested.c@no-end@s/if (l->in->given < l->tree_end + 512)/if (0)/
payload/media_nested.c@not-last@s/if (l->in->zeros < l->in->given - l->tree_end)/if (0)/
support/xml.c@xml-wide@s/tag.len >= MOST_TAG/0/
support/xml.c@xml-laughs@s/^\tparser->sax->internalSubset = on_document_type;/\t(void)on_document_type;/
support/xml.c@xml-include@s/node->ns != NULL || node->nsDef != NULL/0/
payload/bundle_read.c@xml-large@s/if (o->next.size > limit)/if (0)/
END
echo "$killed killed, $alive alive"
test $alive = 0
