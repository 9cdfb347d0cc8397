/* utf8.h: steps through UTF-8 and the offsets of the exchange format. Classes of characters come from utf8proc. */
#ifndef QUOTHP_UTF8_H
#define QUOTHP_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Is this UTF-8 without surrogates and overlong forms? If not, *bad is the offset of the first wrong byte. */
bool quothp_utf8_valid(const char *text, size_t n_bytes, size_t *bad);

/* Puts "?" in the place of each byte that is wrong. */
void quothp_utf8_repair(char *text, size_t n_bytes);

/* The code point at text[*i], and *i moves behind it. The text is valid UTF-8 and *i < n_bytes is on a border. */
uint32_t quothp_utf8_next(const char *text, size_t n_bytes, size_t *i);
/* The code point before text[*i], and *i moves before it; *i > 0. */
uint32_t quothp_utf8_prev(const char *text, size_t *i);
/* Writes at most four bytes and says how many. */
size_t quothp_utf8_put(uint32_t code_point, char out[4]);

/* Makes text a label: each run of white space one space, none at the ends, soft hyphens and zero-width spaces dropped.
   Writes at most n bytes to out, no NUL, and says how many. */
size_t quothp_utf8_squeeze(const char *text, size_t n_bytes, char *out);

size_t quothp_utf8_count(const char *text, size_t n_bytes); /* code points */

bool quothp_cp_is_space(uint32_t cp);  /* white space, no-break and zero-width ones too */
bool quothp_cp_is_letter(uint32_t cp); /* and combining marks */
bool quothp_cp_is_upper(uint32_t cp);  /* title case too */
bool quothp_cp_is_digit(uint32_t cp);
bool quothp_cp_is_quote(uint32_t cp); /* any double quotation mark: " “ ” „ « » */

#endif
