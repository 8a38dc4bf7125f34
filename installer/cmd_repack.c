/* SPDX-License-Identifier: BSD-2-Clause */
/* repack: makes a native bundle of media, or adds signatures to one. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "installer/commands.h"
#include "installer/contents.h"
#include "installer/report.h"
#include "installer/signals.h"
#include "installer/trusted.h"
#include "payload/bundle.h"
#include "support/io.h"
#include "support/late.h"
#include "support/replace.h"

typedef struct repack {
	const it_options *opt;
	it_trust trust;
	it_media media;
	it_bundle *made;   /* NULL when the media's own is written again */
	it_bundle *bundle; /* what is written */
	it_vouched vouched;
	unsigned long mtime;
	it_error err;
} repack;

/* --- the command line ------------------------------------------------- */

static it_code usage(it_error *err, const char *arg, const char *text)
{
	(void)it_fail(err, IT_USAGE, arg, "%s", text);
	it_error_remedy(err, "\"install-tools repack --help\" shows how");
	return IT_USAGE;
}

static it_code check_options(const it_options *opt, it_error *err)
{
	int writes = opt->output != NULL || opt->manifest_out != NULL;

	if (opt->verify_only &&
	    (writes || opt->compress != NULL || opt->revoke_count != 0))
		return usage(err, "--verify", "writes nothing");
	if (!opt->verify_only && !writes)
		return usage(err, "repack", "needs -o BUNDLE, --manifest-out "
					    "FILE or --verify");
	if (opt->compress != NULL && !it_bundle_compresses(opt->compress))
		return usage(err, opt->compress, "is neither zstd nor xz nor "
						 "gz");
	if (opt->output == NULL && (opt->sign != NULL || opt->attach != NULL))
		return usage(err, "repack", "needs -o BUNDLE to put a "
					    "signature into");
	return IT_OK;
}

/* The second one written would be left alone. */
static int is_same_file(const char *a, const char *b)
{
	return a != NULL && b != NULL && it_replace_is_same(a, b);
}

/* Half a bundle must have nobody's name; a stream cannot take it back. */
static it_code refuse_stream(it_error *err)
{
	(void)it_fail(err, IT_USAGE, "-", "cannot be written to: a bundle is "
					  "a file that is there when it is "
					  "whole");
	it_error_remedy(err, "name a file, and \"cat\" it then; one that is "
			     "called so is \"./-\"");
	return IT_USAGE;
}

static int is_stream(const char *path)
{
	return path != NULL && strcmp(path, "-") == 0;
}

static it_code check_names(const it_options *opt, it_error *err)
{
	if (is_stream(opt->output) || is_stream(opt->manifest_out))
		return refuse_stream(err);
	if (is_same_file(opt->output, opt->manifest_out))
		return usage(err, opt->output, "cannot be bundle and manifest "
					       "at once");
	return IT_OK;
}

/* https://reproducible-builds.org/specs/source-date-epoch */
static it_code read_epoch(unsigned long *epoch, it_error *err)
{
	const unsigned long most = 0xFFFFFFFFUL; /* fits into 11 octal digits */
	const char *text = getenv("SOURCE_DATE_EPOCH");

	*epoch = 0;
	if (text == NULL || it_slice_number(it_slice_of(text), most, epoch))
		return IT_OK;
	(void)it_fail(err, IT_USAGE, "SOURCE_DATE_EPOCH",
		      "is not a number of seconds from 0 to 4294967295");
	it_error_remedy(err, "set it as in \"SOURCE_DATE_EPOCH=0\", or not at "
			     "all");
	return IT_USAGE;
}

/* --- the bundle ------------------------------------------------------- */

static int want_all(void *arg, const char *path)
{
	(void)arg;
	return path != NULL;
}

static int on_progress(void *arg, unsigned long long done,
		       unsigned long long size)
{
	(void)arg;
	(void)done;
	(void)size;
	return it_stop_wanted();
}

static it_code read_media(repack *r)
{
	it_media_request request = {want_all, on_progress, NULL, NULL, 1};
	it_code code = it_trusted_looking(&r->trust, r->opt, &r->err);

	request.trust = &r->trust;
	if (code == IT_OK)
		code = it_media_read_apart(&r->media, r->opt->operands[0],
					   &request, &r->err);
	return code;
}

/*
 * The manifest of a bundle stays byte for byte what it is, or nobody's
 * signature would fit any more, unless it has to say something else.
 */
static it_code make_bundle(repack *r)
{
	const it_options *opt = r->opt;
	it_bundle_how how;
	it_code code = IT_OK;

	/* What is false in one is neither signed nor taken over. */
	if (r->media.bundle != NULL)
		code = it_bundle_check_claims(&r->media, &r->err);
	if (code != IT_OK)
		return code;
	if (r->media.bundle != NULL && opt->compress == NULL &&
	    opt->revoke_count == 0) {
		r->bundle = r->media.bundle;
		return IT_OK;
	}
	how.compress = opt->compress;
	how.revoked = opt->revoke;
	how.revoked_count = opt->revoke_count;
	code = it_bundle_pack(&r->made, &r->media, &how, &r->err);
	r->bundle = r->made;
	return code;
}

/* --- signatures ------------------------------------------------------- */

/* Editors and mail leave the last end of a line away. */
static void end_last_line(it_strbuf *text)
{
	if (text->len != 0 && text->data[text->len - 1] != '\n')
		it_strbuf_char(text, '\n');
}

static it_code attach(repack *r)
{
	it_strbuf *signature = &r->bundle->signature;
	size_t before;
	it_code code;

	end_last_line(signature);
	before = signature->len;
	code = it_read_file(r->opt->attach, IT_MINISIGN_MAX, signature,
			    &r->err);
	if (code == IT_OK && signature->len == before)
		code = it_fail(&r->err, IT_FAILED, r->opt->attach, "is empty");
	if (code != IT_OK && code != IT_NO_MEMORY)
		it_error_remedy(&r->err, "a signature is the file that "
				"\"minisign -S\" calls manifest.xml.minisig");
	return code;
}

static void want_secret(repack *r)
{
	it_error_remedy(&r->err, "give a key made by \"minisign -G -W\"; with "
				 "any other sign what --manifest-out writes "
				 "and use --attach-signature");
}

static it_code bad_secret(repack *r, const char *why)
{
	(void)it_fail(&r->err, IT_USAGE, r->opt->sign, "%s", why);
	want_secret(r);
	return IT_USAGE;
}

/* The signature says what it is for, so that it fits no other bundle. */
static void put_comment(const repack *r, it_strbuf *comment)
{
	char version[128];

	it_mask(version, sizeof version, r->bundle->manifest.version);
	if (r->mtime != 0)
		it_strbuf_format(comment, "timestamp:%lu ", r->mtime);
	it_strbuf_format(comment, "%s %s", r->bundle->manifest.product,
			 version);
}

/*
 * The signer trusts the key, so the new signature is checked with it at once.
 */
static void trust_own(repack *r, const it_minisign_secret *secret)
{
	it_minisign_key *key = &r->trust.keys[r->trust.count];

	if (r->trust.count == IT_TRUST_MAX_KEYS ||
	    !it_ed25519_public(secret->seed, key->key))
		return;
	memcpy(key->id, secret->id, sizeof key->id);
	r->trust.count++;
}

static it_code sign_with(repack *r, const it_minisign_secret *secret)
{
	it_strbuf comment = {NULL, 0, 0, 0};
	it_bundle *bundle = r->bundle;
	it_code code;

	put_comment(r, &comment);
	end_last_line(&bundle->signature);
	code = it_strbuf_check(&comment, &r->err);
	if (code == IT_OK &&
	    !it_minisign_sign(secret, bundle->raw.data, bundle->raw.len,
			      it_strbuf_str(&comment), &bundle->signature))
		code = it_fail(&r->err, IT_FAILED, r->opt->sign,
			       "cannot sign: libcrypto failed");
	it_strbuf_free(&comment);
	return code;
}

static it_code sign(repack *r)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_minisign_secret secret;
	const char *why = NULL;
	it_code code = it_read_file(r->opt->sign, IT_MINISIGN_MAX, &text,
				    &r->err);

	if (code != IT_OK && code != IT_NO_MEMORY)
		want_secret(r);
	if (code == IT_OK && !it_ed25519_is_there())
		code = bad_secret(r, "cannot be used: this program was built "
				     "without libcrypto 1.1.1");
	if (code == IT_OK)
		code = it_late_crypto(&r->err);
	if (code == IT_OK)
		why = it_minisign_read_secret(it_strbuf_slice(&text),
					      &secret);
	if (why != NULL)
		code = bad_secret(r, why);
	else if (code == IT_OK)
		code = sign_with(r, &secret);
	if (code == IT_OK)
		trust_own(r, &secret);
	it_wipe(&secret, sizeof secret);
	it_strbuf_wipe(&text);
	return code;
}

/* So that a wrong signature is found here and not by the first user. */
static it_code check_signatures(repack *r)
{
	const it_options *opt = r->opt;
	const it_bundle *bundle = r->bundle;
	const char *name = opt->output != NULL ? opt->output
					       : opt->manifest_out;
	it_code code;

	r->trust.sha256 = NULL; /* it named what was read */
	r->trust.require = 0;
	code = it_trust_manifest(&r->trust, name, &bundle->raw,
				 &bundle->signature, &r->vouched, &r->err);
	if (code != IT_OK)
		return code;
	code = it_trust_revoked(&r->trust, name, &bundle->manifest,
				&r->vouched, &r->err);
	if (code != IT_MEDIA)
		return code;
	r->err.remedy[0] = '\0'; /* whoever uses it could only get another */
	it_error_remedy(&r->err, "sign it with another key, or do not revoke "
				 "this one");
	return code;
}

/* Each is small enough, and all together nobody would read. */
static it_code check_room(repack *r)
{
	if (r->bundle->signature.len <= IT_MINISIGN_MAX)
		return IT_OK;
	(void)it_fail(&r->err, IT_FAILED, r->opt->output,
		      "would have signatures of more than %d bytes, which no "
		      "reader takes",
		      IT_MINISIGN_MAX);
	it_error_remedy(&r->err, "make the bundle again of its media, and sign "
				 "it with fewer keys or shorter comments");
	return IT_FAILED;
}

static it_code add_signatures(repack *r)
{
	it_code code = IT_OK;

	if (r->opt->attach != NULL)
		code = attach(r);
	if (code == IT_OK && r->opt->sign != NULL)
		code = sign(r);
	if (code == IT_OK)
		code = it_strbuf_check(&r->bundle->signature, &r->err);
	if (code == IT_OK)
		code = check_room(r);
	return code == IT_OK ? check_signatures(r) : code;
}

/* --- writing ---------------------------------------------------------- */

static int leads_to(const char *path, const char *other)
{
	struct stat a, b;

	return path != NULL && other != NULL && stat(path, &a) == 0 &&
	       stat(other, &b) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}

static int leads_to_key(const char *path, const it_options *opt)
{
	size_t i = 0;

	while (i < opt->key_count && !leads_to(path, opt->keys[i]))
		i++;
	return i < opt->key_count || leads_to(path, opt->sign);
}

static int lies_in_media(const char *path, const it_media *media)
{
	struct stat st;

	return path != NULL && stat(path, &st) == 0 &&
	       it_media_dir_has(media, &st);
}

/* What was read would be lost, but for a bundle, which is written again. */
static it_code keep_read(repack *r, const char *path, int is_bundle)
{
	const it_options *opt = r->opt;

	if (!leads_to_key(path, opt) && !leads_to(path, opt->attach) &&
	    (is_bundle || !leads_to(path, opt->operands[0])) &&
	    !lies_in_media(path, &r->media))
		return IT_OK;
	(void)it_fail(&r->err, IT_USAGE, path,
		      "is what this run reads, and would be lost");
	it_error_remedy(&r->err, "name another file to be written");
	return IT_USAGE;
}

static it_code check_targets(repack *r)
{
	it_code code = keep_read(r, r->opt->output, r->media.bundle != NULL);

	return code == IT_OK ? keep_read(r, r->opt->manifest_out, 0) : code;
}

static it_code begin_manifest(repack *r, it_replace *file)
{
	const it_strbuf *raw = &r->bundle->raw;
	it_code code = it_replace_begin(file, r->opt->manifest_out, &r->err);

	return code == IT_OK
		? it_replace_write(file, raw->data, raw->len, &r->err) : code;
}

/* Both or none: the manifest lies beside its name while the bundle is made. */
static it_code write_files(repack *r)
{
	const it_options *opt = r->opt;
	it_replace manifest = {NULL, NULL, -1};
	it_code code = IT_OK;

	if (it_stop_wanted())
		return it_fail(&r->err, IT_STOPPED, opt->operands[0],
			       "stopped by a signal; nothing was written");
	if (opt->manifest_out != NULL)
		code = begin_manifest(r, &manifest);
	if (code == IT_OK && opt->output != NULL)
		code = it_bundle_save(r->bundle, opt->output, r->mtime,
				      &r->err);
	if (code == IT_OK && opt->manifest_out != NULL)
		code = it_replace_commit(&manifest, &r->err);
	it_replace_abandon(&manifest);
	return code;
}

static void show_written(const repack *r, const char *sha256, it_json *json)
{
	const it_options *opt = r->opt;
	unsigned long long size = 0;
	size_t i;

	for (i = 0; i < r->bundle->manifest.group_count; i++)
		size += r->bundle->manifest.groups[i].size;
	if (opt->output != NULL)
		it_say(opt, "Bundle", IT_PLAIN, "%s", opt->output);
	if (opt->manifest_out != NULL)
		it_say(opt, "Manifest", IT_PLAIN, "%s", opt->manifest_out);
	it_say(opt, "", IT_PLAIN, "%lu groups, %llu bytes; SHA-256 %s",
	       (unsigned long)r->bundle->manifest.group_count, size, sha256);
	it_say(opt, "", IT_PLAIN, "%s", r->vouched.text);
	it_json_object(json, "written");
	it_json_text_or_null(json, "bundle", opt->output);
	it_json_text_or_null(json, "manifest", opt->manifest_out);
	it_json_text(json, "sha256", sha256);
	it_json_text(json, "trust", r->vouched.text);
	it_json_object_end(json);
}

static it_code write_bundle(repack *r, it_json *json)
{
	char sha256[IT_SHA256_HEX];
	it_code code = check_targets(r);

	if (code == IT_OK)
		code = make_bundle(r);
	if (code == IT_OK)
		code = add_signatures(r);
	if (code == IT_OK)
		code = it_sha256_of(r->bundle->raw.data, r->bundle->raw.len,
				    sha256, &r->err);
	if (code == IT_OK)
		code = write_files(r);
	if (code != IT_OK)
		return code;
	it_say_media(r->opt, &r->media);
	it_report_json_media(json, &r->media);
	show_written(r, sha256, json);
	return IT_OK;
}

/* --- checking --------------------------------------------------------- */

static it_code verify_bundle(repack *r, it_json *json)
{
	it_code code;

	if (r->media.bundle == NULL) {
		(void)it_fail(&r->err, IT_MEDIA, r->media.path,
			      "is not a native bundle but %s", r->media.form);
		it_error_remedy(&r->err, "\"install-tools repack MEDIA -o "
					 "BUNDLE\" makes one; \"install-tools "
					 "inspect\" lists any media");
		return IT_MEDIA;
	}
	it_contents_show(r->opt, &r->media, json);
	code = it_bundle_check_claims(&r->media, &r->err);
	if (code == IT_OK)
		it_say(r->opt, "Result", IT_GREEN, "every file is what its "
		       "manifest says");
	return code;
}

/* --- the command ------------------------------------------------------ */

static it_code run(repack *r, it_json *json)
{
	it_code code = check_options(r->opt, &r->err);

	if (code == IT_OK)
		code = check_names(r->opt, &r->err);
	if (code == IT_OK)
		code = read_epoch(&r->mtime, &r->err);
	if (code == IT_OK)
		code = read_media(r);
	if (code != IT_OK)
		return code;
	return r->opt->verify_only ? verify_bundle(r, json)
				   : write_bundle(r, json);
}

int it_cmd_repack(const it_options *opt)
{
	it_strbuf text = {NULL, 0, 0, 0};
	it_json json;
	it_code code;
	repack r;

	memset(&r, 0, sizeof r);
	r.opt = opt;
	it_signals_catch();
	it_report_json_begin(&json, &text, opt->command);
	code = run(&r, &json);
	if (code != IT_OK)
		it_say_error(&r.err);
	it_bundle_free(r.made);
	it_media_free(&r.media);
	it_report_json_end(opt, &json, it_result_of(code, code == IT_OK &&
						    !opt->verify_only),
			   &r.err);
	return it_code_status(code);
}
