/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/trusted.h"
#include "payload/bundle.h"
#include "support/text.h"

/* What the record of a root says is revoked, as words. */
static it_code revoke_all(it_trust *trust, const it_root *root,
			  const char *list, it_error *err)
{
	it_slice rest = it_slice_of(list), word;
	const char *wrong = NULL;

	while (wrong == NULL && it_next_word(&rest, &word))
		wrong = it_trust_revoke(trust, word);
	if (wrong == NULL)
		return IT_OK;
	(void)it_fail(err, IT_FAILED, root->path, IT_STATE_FILE ": %s", wrong);
	it_error_remedy(err, "restore it from a backup, or move what it "
			     "revokes into " IT_TRUST_DIR "/revoked");
	return IT_FAILED;
}

/*
 * What bundles revoked that were installed in the running system holds for
 * every root that is worked on from there.
 */
static it_code heed_running(it_trust *trust, it_error *err)
{
	it_state state;
	it_root root;
	it_code code = it_root_open(&root, "/", err);

	if (code != IT_OK)
		return code;
	code = it_state_read(&state, &root, err);
	if (code == IT_OK && state.revoked != NULL)
		code = revoke_all(trust, &root, state.revoked, err);
	it_state_free(&state);
	it_root_close(&root);
	return code;
}

it_code it_trusted(it_trust *trust, const it_options *opt, it_error *err)
{
	it_code code;
	size_t i;

	memset(trust, 0, sizeof *trust);
	trust->require = opt->require_signature;
	trust->allow_unsigned = opt->allow_unsigned;
	trust->sha256 = opt->trust_sha256;
	code = it_trust_add_dir(trust, IT_TRUST_DIR, err);
	if (code == IT_OK)
		code = heed_running(trust, err);
	for (i = 0; code == IT_OK && i < opt->key_count; i++)
		code = it_trust_add_key(trust, opt->keys[i], err);
	return code;
}

it_code it_trusted_looking(it_trust *trust, const it_options *opt,
			   it_error *err)
{
	it_code code = it_trusted(trust, opt, err);

	trust->allow_unsigned = 1;
	trust->only_looks = 1;
	return code;
}

static int is_listed(const char *list, const char *key)
{
	it_slice rest = it_slice_of(list != NULL ? list : ""), word;

	while (it_next_word(&rest, &word))
		if (it_slice_is(word, key))
			return 1;
	return 0;
}

it_code it_check_revoked(it_job *job, const it_media *media)
{
	const it_vouched *vouched = &media->vouched;
	const char *last = NULL;
	size_t i, left = vouched->signer_count;

	for (i = 0; i < vouched->unchecked_count; i++)
		if (is_listed(job->state.revoked, vouched->unchecked[i]))
			last = vouched->unchecked[i];
	for (i = 0; i < vouched->signer_count; i++) {
		if (!is_listed(job->state.revoked, vouched->signers[i]))
			continue;
		last = vouched->signers[i];
		left--;
	}
	if (last == NULL || left >= vouched->needed)
		return IT_OK;
	(void)it_fail(&job->error, IT_MEDIA, media->path,
		      "it is signed by key %s, which a bundle installed here "
		      "before has revoked", last);
	it_error_remedy(&job->error, "use a bundle that is signed by the key "
				     "which took its place");
	return IT_MEDIA;
}

static size_t count_words(const char *list)
{
	it_slice rest = it_slice_of(list), word;
	size_t count = 0;

	while (it_next_word(&rest, &word))
		count++;
	return count;
}

/* One more, and no run of this system could heed them all any more. */
static it_code check_room(it_job *job, const it_media *media, const char *list)
{
	if (count_words(list) <= IT_TRUST_MAX_RECORDED)
		return IT_OK;
	(void)it_fail(&job->error, IT_MEDIA, media->path,
		      "with the keys that it revokes there would be more than "
		      "%d in " IT_STATE_FILE,
		      IT_TRUST_MAX_RECORDED);
	it_error_remedy(&job->error,
			"uninstall first: it names the keys that it forgets, "
			"and " IT_TRUST_DIR "/revoked keeps those that you "
			"write there");
	return IT_MEDIA;
}

it_code it_note_revoked(it_job *job, const it_media *media, char **revoked)
{
	it_strbuf list = {NULL, 0, 0, 0};
	const it_manifest *manifest =
	    media->bundle != NULL ? &media->bundle->manifest : NULL;
	size_t i, before;
	it_code code;

	it_strbuf_text(&list,
		       job->state.revoked != NULL ? job->state.revoked : "");
	before = list.len;
	/* Of a bundle that nobody vouches for it would be a way to harm. */
	for (i = 0; manifest != NULL && media->vouched.warning[0] == '\0' &&
		    i < manifest->revoked_count;
	     i++)
		if (!is_listed(it_strbuf_str(&list), manifest->revoked[i].key))
			it_strbuf_format(&list, "%s%s",
					 list.len != 0 ? " " : "",
					 manifest->revoked[i].key);
	code = it_strbuf_check(&list, &job->error);
	if (code == IT_OK && list.len != before)
		code = check_room(job, media, it_strbuf_str(&list));
	if (code == IT_OK && list.len != 0)
		code = it_state_set(revoked, it_strbuf_str(&list),
				    &job->error);
	it_strbuf_free(&list);
	return code;
}

/* As words, what a record has revoked and the list of this system has not. */
static void only_recorded(const it_job *job, it_strbuf *keys)
{
	it_slice rest = it_slice_of(job->state.revoked), word;
	char key[IT_SHA256_HEX];
	it_trust listed;

	memset(&listed, 0, sizeof listed);
	/* One that cannot be used is none: all keys are told. */
	if (it_trust_add_dir(&listed, IT_TRUST_DIR, NULL) != IT_OK)
		listed.revoked_count = 0;
	while (it_next_word(&rest, &word)) {
		(void)snprintf(key, sizeof key, "%.*s", (int)word.len,
			       word.at);
		if (!it_trust_has_revoked(&listed, key))
			it_strbuf_format(keys, "%s%s",
					 keys->len != 0 ? " " : "", key);
	}
}

it_code it_tell_forgotten(it_job *job)
{
	it_strbuf keys = {NULL, 0, 0, 0};
	it_code code;

	if (job->state.revoked != NULL)
		only_recorded(job, &keys);
	code = it_strbuf_check(&keys, &job->error);
	if (code == IT_OK && keys.len != 0)
		code = it_findings_add(&job->findings, IT_WARNING, ' ',
				       "revocation-lost", IT_STATE_FILE,
				       &job->error,
				       "only this record, which goes, knows "
				       "which keys bundles have revoked: %s",
				       it_strbuf_str(&keys));
	if (code == IT_OK && keys.len != 0)
		code = it_findings_remedy(&job->findings, &job->error,
					  "to keep them revoked, write each "
					  "on a line of "
					  IT_TRUST_DIR "/revoked");
	it_strbuf_free(&keys);
	return code;
}
