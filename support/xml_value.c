/* SPDX-License-Identifier: BSD-2-Clause */
#include "config.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "support/digest.h"
#include "support/xml_value.h"

/* --- texts ----------------------------------------------------------- */

static int is_plain(int byte)
{
	return byte >= 32 && byte < 127 && byte != '\\';
}

/*
 * The spelling of it_mask().  XML 1.0 has no control bytes at all, and it
 * has no bytes that are not characters; what is above ASCII is masked too
 * when it is UTF-8, so that no library decides how it is written.
 */
void it_put_text(it_strbuf *out, const void *member)
{
	const char *text;

	memcpy(&text, member, sizeof text); /* char * or const char * */
	for (; text != NULL && *text != '\0'; text++) {
		if (is_plain((unsigned char)*text))
			it_strbuf_char(out, *text);
		else if (*text == '\\')
			it_strbuf_text(out, "\\\\");
		else
			it_strbuf_format(out, "\\x%02X",
					 (unsigned)(unsigned char)*text);
	}
}

/* 16 and more if it is no upper-case hexadecimal digit. */
static unsigned hex_digit(char c)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *at = c != '\0' ? strchr(digits, c) : NULL;

	return at != NULL ? (unsigned)(at - digits) : UCHAR_MAX;
}

/* The byte that stands at *at, which moves on; 0 if it is spelled wrong. */
static unsigned unmask_byte(const char **at)
{
	const char *s = *at;
	unsigned byte;

	if (*s != '\\') {
		*at += 1;
		return is_plain((unsigned char)*s) ? (unsigned char)*s : 0;
	}
	if (s[1] == '\\') {
		*at += 2;
		return '\\';
	}
	if (s[1] != 'x' || hex_digit(s[2]) > 15 || hex_digit(s[3]) > 15)
		return 0;
	*at += 4;
	byte = hex_digit(s[2]) * 16 + hex_digit(s[3]);
	return is_plain((int)byte) || byte == '\\' ? 0 : byte;
}

/* plain has room for as many bytes as text has. */
static int unmask(char *plain, const char *text)
{
	unsigned byte;

	while (*text != '\0') {
		byte = unmask_byte(&text);
		if (byte == 0)
			return 0;
		*plain++ = (char)(unsigned char)byte;
	}
	*plain = '\0';
	return 1;
}

it_code it_take_text_if(int (*fits)(const char *), void *member,
			const char *text)
{
	char *plain = malloc(strlen(text) + 1);

	if (plain == NULL)
		return IT_NO_MEMORY;
	if (!unmask(plain, text) || !fits(plain)) {
		free(plain);
		return IT_FAILED;
	}
	memcpy(member, &plain, sizeof plain);
	return IT_OK;
}

static int is_any(const char *text)
{
	return text != NULL;
}

static int is_name(const char *text)
{
	return text[0] != '\0';
}

static int is_line(const char *text)
{
	return text[0] != '\0' && strchr(text, '\n') == NULL;
}

static int is_step(const char *at, size_t len)
{
	return len != 0 && !(len == 1 && at[0] == '.') &&
	       !(len == 2 && at[0] == '.' && at[1] == '.');
}

/* The record is read before anything is removed: no way out of the root. */
static int is_path(const char *text)
{
	const char *slash;

	for (; (slash = strchr(text, '/')) != NULL; text = slash + 1)
		if (!is_step(text, (size_t)(slash - text)))
			return 0;
	return is_step(text, strlen(text));
}

static int is_hash(const char *text)
{
	return strlen(text) == IT_SHA256_HEX - 1 &&
	       strspn(text, "0123456789abcdef") == IT_SHA256_HEX - 1;
}

static int is_hash_or_no(const char *text)
{
	return text[0] == '\0' || is_hash(text);
}

static it_code take_text(void *member, const char *text)
{
	return it_take_text_if(is_any, member, text);
}

static it_code take_name(void *member, const char *text)
{
	return it_take_text_if(is_name, member, text);
}

static it_code take_line(void *member, const char *text)
{
	return it_take_text_if(is_line, member, text);
}

static it_code take_path(void *member, const char *text)
{
	return it_take_text_if(is_path, member, text);
}

static it_code take_media_hash(void *member, const char *text)
{
	return it_take_text_if(is_hash_or_no, member, text);
}

/* "" for none. */
static it_code take_place(void *member, const char *text)
{
	return text[0] != '\0' ? take_text(member, text) : IT_OK;
}

const it_value it_value_text = {
	"must be printable ASCII, \\\\ or \\xHH", NULL, take_text, it_put_text};
const it_value it_value_place = {
	"must be printable ASCII, \\\\ or \\xHH", NULL, take_place,
	it_put_text};
const it_value it_value_name = {
	"must be a name of printable ASCII, \\\\ or \\xHH", NULL, take_name,
	it_put_text};
const it_value it_value_line = {
	"must be one line of printable ASCII, \\\\ or \\xHH", NULL, take_line,
	it_put_text};
const it_value it_value_path = {
	"must be a path inside the root, printable ASCII, \\\\ or \\xHH", NULL,
	take_path, it_put_text};
const it_value it_value_media_hash = {
	"must be 64 lower-case hexadecimal digits or empty", NULL,
	take_media_hash, it_put_text};

/* --- hashes ---------------------------------------------------------- */

static void put_hash(it_strbuf *out, const void *member)
{
	it_strbuf_text(out, member);
}

static it_code take_hash_or_no(void *member, const char *text)
{
	if (!is_hash_or_no(text))
		return IT_FAILED;
	memcpy(member, text, strlen(text) + 1);
	return IT_OK;
}

static it_code take_hash(void *member, const char *text)
{
	return is_hash(text) ? take_hash_or_no(member, text) : IT_FAILED;
}

const it_value it_value_hash = {"must be 64 lower-case hexadecimal digits",
				NULL, take_hash, put_hash};
const it_value it_value_hash_or_no = {
	"must be 64 lower-case hexadecimal digits or empty", NULL,
	take_hash_or_no, put_hash};

/* --- numbers --------------------------------------------------------- */

/* Decimal digits only, and no zero before others. */
static int take_number(const char *text, unsigned long long max,
		       unsigned long long *value)
{
	unsigned digit;
	unsigned long long sum = 0;

	if (text[0] == '\0' || (text[0] == '0' && text[1] != '\0'))
		return 0;
	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9')
			return 0;
		digit = (unsigned)(*text - '0');
		if (sum > (max - digit) / 10)
			return 0;
		sum = sum * 10 + digit;
	}
	*value = sum;
	return 1;
}

static it_code take_id(void *member, const char *text)
{
	unsigned long long value;

	if (!take_number(text, 4294967295ULL, &value))
		return IT_FAILED;
	*(unsigned long *)member = (unsigned long)value;
	return IT_OK;
}

static void put_id(it_strbuf *out, const void *member)
{
	it_strbuf_format(out, "%lu", *(const unsigned long *)member);
}

static it_code take_size(void *member, const char *text)
{
	return take_number(text, ULLONG_MAX, member) ? IT_OK : IT_FAILED;
}

static void put_size(it_strbuf *out, const void *member)
{
	it_strbuf_format(out, "%llu", *(const unsigned long long *)member);
}

static it_code take_mode(void *member, const char *text)
{
	unsigned value = 0;
	size_t i;

	if (strlen(text) != 4 || strspn(text, "01234567") != 4)
		return IT_FAILED;
	for (i = 0; i < 4; i++)
		value = value * 8 + (unsigned)(text[i] - '0');
	*(unsigned *)member = value;
	return IT_OK;
}

static void put_mode(it_strbuf *out, const void *member)
{
	it_strbuf_format(out, "%04o", *(const unsigned *)member);
}

const it_value it_value_id = {"must be a number from 0 to 4294967295", NULL,
			      take_id, put_id};
const it_value it_value_size = {
	"must be a number from 0 to 18446744073709551615", NULL, take_size,
	put_size};
const it_value it_value_mode = {"must be four octal digits", NULL, take_mode,
				put_mode};

/* --- words ----------------------------------------------------------- */

static it_code take_format(void *member, const char *text)
{
	(void)member;
	return strcmp(text, "1") == 0 ? IT_OK : IT_FAILED;
}

static void put_format(it_strbuf *out, const void *member)
{
	(void)member;
	it_strbuf_text(out, "1");
}

static it_code take_yes_no(void *member, const char *text)
{
	*(int *)member = strcmp(text, "yes") == 0;
	return *(int *)member || strcmp(text, "no") == 0 ? IT_OK : IT_FAILED;
}

static void put_yes_no(it_strbuf *out, const void *member)
{
	it_strbuf_text(out, *(const int *)member ? "yes" : "no");
}

const it_value it_value_format = {
	"must be \"1\"", "use the version of install-tools that wrote it",
	take_format, put_format};
const it_value it_value_yes_no = {"must be \"yes\" or \"no\"", NULL,
				  take_yes_no, put_yes_no};

/* --- times ----------------------------------------------------------- */

/*
 * Days are counted from 0000-01-01 of the Gregorian calendar drawn out
 * backwards, as ISO 8601 does, so that no count is negative.  timegm() would
 * do but is not in POSIX, and Solaris 10 has none.
 */
enum { DAYS_TO_1970 = 719528, DAYS_IN_400_YEARS = 146097, DAY = 86400 };

#define FIRST_TIME (-62135596800LL) /* 0001-01-01T00:00:00Z */
#define LAST_TIME  253402300799LL   /* 9999-12-31T23:59:59Z */

static const char time_form[] = "0000-00-00T00:00:00Z";

enum { YEAR, MONTH, DAY_OF_MONTH, HOUR, MINUTE, SECOND, TIME_PARTS };

static const struct {
	size_t at, len;
	long least, most;
} time_parts[TIME_PARTS] = {
	{0, 4, 1, 9999}, {5, 2, 1, 12},	 {8, 2, 1, 31},
	{11, 2, 0, 23},	 {14, 2, 0, 59}, {17, 2, 0, 59}, /* no leap second */
};

static long days_before_year(long year)
{
	return year * 365 + (year + 3) / 4 - (year + 99) / 100 +
	       (year + 399) / 400;
}

/* month is 1 to 13, the last for the length of December. */
static long days_before_month(long year, long month)
{
	static const long days[] = {0,	 31,  59,  90,	120, 151, 181,
				    212, 243, 273, 304, 334, 365};
	int leap = days_before_year(year + 1) - days_before_year(year) == 366;

	return days_before_year(year) + days[month - 1] + (leap && month > 2);
}

static int has_time_form(const char *text)
{
	size_t i;

	if (strlen(text) != sizeof time_form - 1)
		return 0;
	for (i = 0; time_form[i] != '\0'; i++)
		if (time_form[i] == '0' ? text[i] < '0' || text[i] > '9'
					: text[i] != time_form[i])
			return 0;
	return 1;
}

static int time_part(const char *text, size_t part, long *value)
{
	size_t i, at = time_parts[part].at;

	*value = 0;
	for (i = at; i < at + time_parts[part].len; i++)
		*value = *value * 10 + (text[i] - '0');
	return *value >= time_parts[part].least &&
	       *value <= time_parts[part].most;
}

static it_code take_time(void *member, const char *text)
{
	long t[TIME_PARTS], days;
	size_t i;

	if (!has_time_form(text))
		return IT_FAILED;
	for (i = 0; i < TIME_PARTS; i++)
		if (!time_part(text, i, &t[i]))
			return IT_FAILED;
	days = days_before_month(t[YEAR], t[MONTH]) + t[DAY_OF_MONTH] - 1;
	if (days >= days_before_month(t[YEAR], t[MONTH] + 1))
		return IT_FAILED;
	*(long long *)member = (long long)(days - DAYS_TO_1970) * DAY +
			       t[HOUR] * 3600 + t[MINUTE] * 60 + t[SECOND];
	return IT_OK;
}

/* The largest year and then month that begin no later than the day. */
static void put_date(it_strbuf *out, long days)
{
	long month = 12;
	long year = (long)((long long)days * 400 / DAYS_IN_400_YEARS) + 1;

	while (days_before_year(year) > days)
		year--;
	while (days_before_month(year, month) > days)
		month--;
	it_strbuf_format(out, "%04ld-%02ld-%02ld", year, month,
			 days - days_before_month(year, month) + 1);
}

/* What has no spelling is written so that reading it back tells. */
static void put_time(it_strbuf *out, const void *member)
{
	long long since, time = *(const long long *)member;
	long second;

	if (time < FIRST_TIME || time > LAST_TIME) {
		it_strbuf_format(out, "%lld", time);
		return;
	}
	since = time + (long long)DAYS_TO_1970 * DAY;
	second = (long)(since % DAY);
	put_date(out, (long)(since / DAY));
	it_strbuf_format(out, "T%02ld:%02ld:%02ldZ", second / 3600,
			 second / 60 % 60, second % 60);
}

const it_value it_value_time = {"must be a time like 2026-11-22T22:00:00Z",
				NULL, take_time, put_time};
