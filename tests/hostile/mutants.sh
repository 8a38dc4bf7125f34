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
(cd "$src" && git ls-files -z | xargs -0 tar cf -) |
	(cd "$work/src" && tar xf -)
cd "$work/src"
sh ./bootstrap build >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
make -s -C build check TESTS= >"$work/log" 2>&1 ||
	{ tail "$work/log"; exit 1; }

alive=0 killed=0
# FILE@CASE@what sed makes of the rule, or -NAME: without the row of that name
while IFS=@ read -r file case rule; do
	test -n "$file" || continue
	cp -p "$file" "$work/whole"
	case $rule in
	-*) # what is left of it is unused
		name=${rule#-}
		rule="/{$name,/d"
		rule=$rule"; s/^static int $name/int $name(const char *);&/"
		rule=$rule"; s/;static int/;int/"
		;;
	esac
	sed -e "$rule" "$work/whole" >"$file"
	if cmp -s "$file" "$work/whole"; then
		echo "no such rule any more: $file: $rule"
		alive=$((alive + 1))
	elif ! make -s -C build >"$work/log" 2>&1; then
		echo "does not compile: $file: $rule"
		alive=$((alive + 1))
	elif (
		# shellcheck disable=SC3045 # what goes in a circle ends
		ulimit -t 60
		top_srcdir=. top_builddir=build \
			sh tests/hostile/hostile.sh "$case" >"$work/log" 2>&1
	); then
		echo "lives: $file: $rule"
		alive=$((alive + 1))
	else
		echo "killed by $case: $file: $rule"
		killed=$((killed + 1))
	fi
	cp "$work/whole" "$file"
done <<'END'
payload/media_names.c@name-absolute@-is_absolute
payload/media_names.c@name-dotdot-first@-has_dotdot
payload/media_names.c@name-newline@-has_control
payload/media_names.c@name-delete@s/|| \*name == 127//
payload/media_names.c@name-deep@-is_deep
payload/media_names.c@gnu-long-nul@-is_empty
payload/media_entries.c@link-absolute@s/= IT_FAULT_SYMLINK/= IT_FAULT_NONE/
payload/media_entries.c@hardlink-absolute@s/= IT_FAULT_HARDLINK/= IT_FAULT_NONE/
payload/media_entries.c@fifo@s/= IT_FAULT_SPECIAL/= IT_FAULT_NONE/
payload/media_entries.c@device-char@s/= IT_FAULT_SPECIAL/= IT_FAULT_NONE/
payload/media_entries.c@set-uid@s/entry->mode & 06000/entry->mode \& 02000/
payload/media_entries.c@set-gid@s/entry->mode & 06000/entry->mode \& 04000/
payload/media_entries.c@size-2-31@s/size > IT_MEDIA_MAX_FILE/0/
payload/media_entries.c@gnu-sparse-terabyte@s/size > IT_MEDIA_MAX_FILE/0/
payload/media_entries.c@version-twice@s/refuse_two_versions(rd)/IT_OK/
payload/media_entries.c@version-beside@s/refuse_two_versions(rd)/IT_OK/
payload/media_entries.c@version-unused-twice@s/it_version_rank(.*<= best/1/
payload/media_entries.c@many@s/++rd->seen > .*_ENTRIES/0/
payload/media_entries.c@long-names@s/rd->names <= IT_MEDIA_MAX_NAMES/1/
payload/media_entries.c@long-targets@s/count_name(rd, like->link)/IT_OK/
payload/media_entries.c@file-above@s/find_above(.*is_no_directory) != NULL/0/
payload/media_entries.c@link-again@s/code = refuse_detours(rd)/code = IT_OK/
payload/media_entries.c@link-in-dir@s/find_above(.*is_link)/NULL/
payload/media_entries.c@link-on-disk@s/is_another(.*i + 1), entry)/0/
payload/media_entries.c@link-behind@s/is_another(.*i - 1), entry)/0/
payload/media_entries.c@link-or-link@s/(entry->type != link->type ||/(0 ||/
payload/media_entries.c@link-twice@s/strcmp(it_entry_target.*(link)) != 0/1/
payload/media_entries.c@link-linked@s/entry->type == IT_ENTRY_HARDLINK;/0;/
payload/media_member.c@link-top@s/== IT_ENTRY_DIR || st/!= IT_ENTRY_FILE || st/
payload/media_member.c@file-top@s/path, IT_TREE_NAME) != 0$/path, path) == 0/
payload/media_member.c@beside@s/rd->tree_depth == depth/1/
payload/media_member.c@within@s/rd->tree_depth == depth/depth < 3/
payload/media_member.c@name-drive-only@s/name.1. == ':'/0/
payload/media_member.c@name-share@s/name.0. == '.*' ||$/0 ||/
payload/media_tar.c@pax-headers-empty@s/(scan->told & IT_TAR_HEADER) != 0/0/
payload/media_tar.c@solaris-headers@s/'x' || type == 'X') {/'x') {/
payload/media_tar.c@solaris-link@s/head.LINK. != '.0' ||/0 ||/
payload/media_tar.c@solaris-link-pax@s/(scan->told & IT_TAR_TARGET) != 0/0/
payload/media_tar.c@pax-link@s/ && scan->type == 'X')/)/
payload/media_tar.c@solaris-part@s/head.EXTENT. != '.0'/0/
payload/media_tar.c@header-directory@s/len != 0 && head.*/0;/
payload/media_tar.c@header-no-directory@s/return head.TYPE. == '.0' &&/return/
payload/media_entries.c@twice@s/? IT_FAULT_TWICE/? IT_FAULT_NONE/
payload/media_entries.c@twin@s/tolower((unsigned char)\(\*[ab]++\))/\1/
payload/media_layer.c@bomb@s/l->unpacked <= 1024 \* 1024/1/
payload/media_nested.c@zip-behind@s/it_zip_ends(stream->source)/0/
payload/media_kind.c@zisofs@/is_volume = 1/{n;s/\.packs_members = 1//;}
payload/media_archive.c@nested@s/depth > IT_MEDIA_MAX_NESTING - 1/depth > 9/
payload/media_filter.c@twice-compressed@s/> 2)/> 9)/
payload/media_member.c@pax-sparse-map@s/archive_entry_sparse_count(e) > 0/0/
payload/media_archive.c@no-end@s/in->given < l->tree_end + 512/in == NULL/
payload/media_archive.c@not-last@s/zeros < l->in->given - .*tree_end/given == 1/
payload/media_tar.c@pax-path-global@s/scan->type == 'g'/0/
payload/media_tar.c@pax-path-twice@s/(scan->told & bit & IT_TAR_ONCE) != 0/0/
payload/media_tar.c@pax-path-empty@s/scan->value_len == 0/0/
payload/media_tar.c@pax-path-gnu@s/type == 'L'/0/
payload/media_tar.c@gnu-link-twice@s/type == 'K'/0/
payload/media_tar.c@pax-size-global@/"size", IT_TAR_SIZE/d
payload/media_tar.c@pax-link-twice@/"linkpath", IT_TAR_LINK/d
payload/media_tar.c@pax-sparse-global@/"GNU.sparse.name"/d; /"GNU.sparse.", 0/d
payload/media_tar.c@pax-size-link@s/type >= '1' && type <= '6'/0/
payload/media_archive.c@pax-size-link@s/l->tar.entries == l->met && .*)$/1)/
payload/media_iso.c@image-attributes@/ATTRIBUTES_AT, 0xFF/d
payload/media_iso.c@image-joliet-attributes@s/PRIMARY && !second/PRIMARY/
payload/media_iso.c@image-top-attributes@s/record\[ATTRIBUTES_AT\] != 0/0/
payload/media_iso.c@image-associated@/FLAGS_AT, 0x04/d
payload/media_iso.c@image-pieces@/FLAGS_AT, 0x80/d
payload/media_iso.c@image-unit@/UNIT_AT, 0xFF/d
payload/media_iso.c@image-gap@/GAP_AT, 0xFF/d
payload/media_iso.c@image-type-short@s/{"PX", 36, 255}/{"PX", 12, 255}/
payload/media_iso.c@image-type-version@s/return at\[3\] == 1 &&/return/
payload/media_iso.c@image-flags@/FLAGS_AT, 0x68/d
payload/media_iso.c@image-name-empty@s/{"NM", 6, 255}/{"NM", 5, 255}/
payload/media_iso.c@image-more-long@s/{"CE", 28, 28}/{"CE", 28, 255}/
payload/media_iso.c@image-passed@s/if (m->passed ||/if (/
payload/media_iso.c@image-untold@s/!scan->starts_rock || !scan->says_rock/0/
payload/media_iso.c@image-nameless@s/return scan->nameless/return 0/
payload/media_iso.c@image-block@s/le16(volume + BLOCK_SIZE) !=/0 \&\&/
payload/media_iso.c@image-joliet-block@s/le16(volume.*!=/!second \&\& &/
payload/media_iso.c@image-joliet-nowhere@s/PLACE_AT) == 0 ||/PLACE_AT) == 1 ||/
payload/media_iso.c@image-top@s/return is_self && is_t.*/return 1/
payload/media_iso.c@image-across@s/return record\[0\] <= left/return left != 0/
payload/media_iso.c@image-itself@s/return is_self && it_le32.*/return 1 ||/
payload/media_iso.c@image-number@s/it_iso_numbers_differ(scan))/0)/
payload/media_member.c@image-twice@s/code == IT_OK && i < count/i > count/
payload/media_member.c@image-twin@s/code == IT_OK && l->adopted != NULL/0/
payload/media_member.c@image-second-name@s/K || !m->l->unseen/K || 1/
payload/media_iso.c@image-above@s/is_special(record) && (record.*) == 0)/0)/
payload/media_iso.c@image-above-name@s/if ((m->of & OF_DOT) != 0)/if (0)/
payload/media_iso.c@image-device@s/return m->size == 0 ||/return 1 ||/
payload/media_iso.c@image-unnamed@s/(m->of & UNNAMED) != 0 && m->named != 0/0/
payload/media_iso.c@image-joliet-ahead@s/primary || ahead)/primary)/
payload/media_iso.c@image-again@s/is_top(scan, rec.*tree) ?/1 ?/
payload/media_iso.c@image-directory@s/if ((format == DIRECTORY) != .*/if (0)/
payload/media_iso.c@image-directory-behind@s/if (is_entry(at, "CE".*/if (0)/
payload/media_iso.c@image-moved@s/is_entry(at + i, "CL".*/0)/
payload/media_iso.c@image-endless@s/continued > IT.*NAMES/continued == 1/
payload/media_iso.c@image-circle@s/return part != NULL.*/return 0 \&\&/
payload/media_iso.c@image-large@s/len > IT_ISO_MAX_LIST)/0)/
payload/media_iso.c@image-large-together@s/\[tree\] > IT.*_LISTS/[tree] == 1/
payload/media_iso.c@image-many@s/++scan->records.* <= IT_MEDIA_MAX_ENTRIES/1/
payload/media_zip.c@directory-name@s/name_len) == 0 &&/name_len) != 9 \&\&/
payload/media_zip.c@directory-flags@s/(differ & .*) == 0/differ < 65536/
payload/media_zip.c@directory-method@s/le16(local->head + 8) == .*;/1;/
payload/media_zip.c@directory-count@s/if (z.at != z.end)/if (0)/
payload/media_zip.c@directory-first@s/return z.first ||/return 1 ||/
payload/media_zip.c@local-empty@s/SIZES_BEHIND) != 0/8) != 9/
payload/media_zip.c@flag-patch@s/(PATCHED |/(0 |/
payload/media_zip.c@flag-strong@s/| STRONG |/|/
payload/media_zip.c@flag-masked@s/| MASKED)/)/
payload/media_zip.c@directory-version@s/central->head\[6\] > NEWEST/0/
payload/media_zip.c@directory-disk@s/return disk != 0;/return 0;/
payload/media_zip.c@directory-type@s/DIRECTORY ? !has_slash/DIRECTORY ? 0/
payload/media_zip.c@directory-ends@s/has_end_before(z/0 \&\& &/
payload/media_zip.c@letters@s/if (name\[i\] > 127)/if (0)/
payload/media_zip.c@version@s/name\[len - 1\] == ';'/0/
payload/media_zip.c@last-dot@s/name\[len - 1\] == '.' &&$/0 \&\&/
payload/media_zip.c@backslash@s/memchr(name, '.*, n->name_len) != NULL ||/0 ||/
payload/media_tar.c@pax-size-blank@s/strcmp(scan->key, "size") == 0)/0)/
payload/media_tar.c@pax-key-blank@s/scan->key_len == 0 && (c == ' ' .*/0)/
payload/media_tar.c@magic-half@s/"ustar", 6) != 0/"", 0) != 0/
payload/media_tar.c@magic-gnu@s/7) != 0 || head\[TYPE\] != 'S'/7) != 0/
payload/media_tar.c@gnu-dump@s/head.TYPE. == 'D' || head/head/
payload/media_tar.c@gnu-divided@s/ || head.TYPE. == 'M')/)/
payload/media_tar.c@link-size@s/type <= '6' && size != 0/type <= '6' \&\& 0/
payload/media_tar.c@name-label@s/(scan->told & IT_TAR_ONCE) != 0/0/
payload/media_tar.c@pax-real-size@s/((told & IT_TAR_REAL) != 0) !=/0 \&\&/
payload/media_tar.c@pax-real-name@s/((told & IT_TAR_REAL_NAME) != 0/(0/
payload/media_tar.c@size-nul@s/field\[1\] != '.0'/0/
payload/media_archive.c@gnu-sparse-parts@s/l->tar.holes == l->holes/1/
payload/media_tar.c@gnu-sparse-whole@s/ && !is_whole(scan, head, size)//
support/xml_read.c@xml-wide@s/tag->len >= MOST_TAG/0/
support/xml_read.c@xml-laughs@s/parser->sax->internalSubset = /(void)/
support/xml_read.c@xml-include@s/node->ns != NULL || node->nsDef != NULL/0/
payload/bundle_read.c@xml-large@s/if (o->next.size > limit)/if (0)/
END
echo "$killed killed, $alive alive"
test $alive = 0
