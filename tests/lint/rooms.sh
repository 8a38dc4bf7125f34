#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# No room includes one on a floor above it, and only payload, engine and
# installer (and of support the digest, XML and the stubs) know a heavy library;
# libxml2 is known in support alone.
# shellcheck disable=SC2016 # the text of awk
# shellcheck source=tests/lint/files.sh
. "$(dirname "$0")/files.sh"
list=$(new_list)
product_sources | (cd "$top_srcdir" && xargs awk '
	BEGIN {
		split("support=support" \
			" libosdetect=libosdetect,support" \
			" engine=engine,support" \
			" payload=payload,libosdetect,engine,support" \
			" nettune=nettune,libosdetect,engine,support" \
			" installer=installer,payload,nettune,libosdetect," \
			"engine,support", rule, " ")
		for (i in rule) {
			split(rule[i], side, "=")
			may[side[1]] = "," side[2] ","
		}
		heavy = "^(archive|archive_entry|libxml|openssl|jansson|" \
			"sha2|md5|check|zlib|lzma|bzlib|zstd)[./]"
	}
	/^[ \t]*#[ \t]*include[ \t]*["<]/ {
		inc = $0
		sub(/^[^"<]*["<]/, "", inc)
		sub(/[">].*/, "", inc)
		room = FILENAME
		sub(/\/.*/, "", room)
		other = inc
		if (!sub(/\/.*/, "", other))
			other = inc == "osdetect.h" ? "libosdetect" : ""
		if ((other in may) && index(may[room], "," other ",") == 0)
			print FILENAME ":" FNR ": " room " uses " other
		if (inc ~ heavy && (room == "libosdetect" || \
		    room == "nettune" || (room == "support" && \
		    FILENAME !~ /^support\/(digest_|late_|xml\.c)/) || \
		    (inc ~ /^libxml\// && room != "support")))
			print FILENAME ":" FNR ": " room " uses <" inc ">"
	}') >"$list"
verdict "$list"
