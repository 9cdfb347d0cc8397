/* iri.c: see iri.h. */
#include "graph/iri.h"

#include "base/utf8.h"

#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { LONGEST_SLUG = 64, SHORT_SLUG = 28, SLUG_HASH = 8 };

static bool is_hex(char c)
{
    return quothp_is_digit(c) || (quothp_lower(c) >= 'a' && quothp_lower(c) <= 'f');
}

/* RFC 3987: controls, the space, private use and noncharacters have no place in an IRI. */
static bool cp_in_iri(uint32_t cp)
{
    if (cp < 0x80)
        return cp > ' ' && cp != 0x7F && !strchr("\"<>\\^`{|}", (int)cp);
    return cp >= 0xA0 && (cp < 0xE000 || cp > 0xF8FF) && (cp < 0xFDD0 || cp > 0xFDEF) && (cp & 0xFFFE) != 0xFFFE &&
           (cp < 0xFFF0 || cp > 0xFFFF) && cp < 0xF0000 && (cp < 0xE0000 || cp > 0xE0FFF);
}

static size_t scheme_length(const char *iri)
{
    size_t n = 0;
    if (!quothp_is_alpha(iri[0]))
        return 0;
    while (quothp_is_alpha(iri[n]) || quothp_is_digit(iri[n]) || (iri[n] && strchr("+-.", iri[n])))
        n++;
    return iri[n] == ':' ? n : 0;
}

/* Square brackets are for the host's address of six words and for nothing else: http://[::1]/ */
static bool brackets_valid(const char *rest)
{
    if (strncmp(rest, "//", 2) != 0)
        return !strpbrk(rest, "[]");
    const char *path = rest + 2 + strcspn(rest + 2, "/?#");
    const char *open = strpbrk(rest, "[]");
    if (!open)
        return true;
    const char *close = strpbrk(open + 1, "[]");
    return *open == '[' && close && *close == ']' && close < path && !strpbrk(close + 1, "[]");
}

bool quothp_iri_valid(const char *iri)
{
    size_t n = strlen(iri), scheme = scheme_length(iri), bad;
    if (!scheme || n == scheme + 1 || !quothp_utf8_valid(iri, n, &bad))
        return false;
    for (size_t i = 0; i < n;) {
        if (iri[i] == '%' && (!is_hex(iri[i + 1]) || !is_hex(iri[i + 2])))
            return false;
        if (!cp_in_iri(quothp_utf8_next(iri, n, &i)))
            return false;
    }
    const char *fragment = strchr(iri, '#');
    return (!fragment || !strchr(fragment + 1, '#')) && brackets_valid(iri + scheme + 1);
}

const char *quothp_web_iri(quothp_arena *arena, const char *address, bool *memory_out)
{
    static const char HEX[] = "0123456789ABCDEF";
    quothp_str text = quothp_str_trim(quothp_str_of(address));
    if (text.n > SIZE_MAX / 4)
        return NULL;
    char *iri = quothp_arena_alloc(arena, 3 * text.n + 1);
    if (!iri) {
        *memory_out = true;
        return NULL;
    }
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        bool encode = strchr(" \"<>\\^`{|}", c) ||
                      (c == '%' && !(i + 2 < text.n && is_hex(text.p[i + 1]) && is_hex(text.p[i + 2])));
        if (encode) {
            iri[n++] = '%';
            iri[n++] = HEX[c >> 4];
            iri[n++] = HEX[c & 15];
        } else {
            iri[n++] = (char)c;
        }
    }
    quothp_str whole = {iri, n};
    size_t host = quothp_str_starts(whole, "https://") ? 8 : quothp_str_starts(whole, "http://") ? 7 : 0;
    return host && n > host && !strchr("/?#", iri[host]) && quothp_iri_valid(iri) ? iri : NULL;
}

const char *quothp_hex(quothp_arena *arena, quothp_str text, size_t n_digits)
{
    static const char HEX[] = "0123456789abcdef";
    struct sha256_ctx sha;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&sha);
    sha256_update(&sha, text.n, (const uint8_t *)text.p);
    sha256_digest(&sha, sizeof digest, digest);
    char *hex = quothp_arena_alloc(arena, n_digits + 1);
    for (size_t i = 0; hex && i < n_digits && i < 2 * sizeof digest; i++)
        hex[i] = HEX[i % 2 ? digest[i / 2] & 15 : digest[i / 2] >> 4];
    return hex;
}

/* Does the point or apostrophe at text[i] vanish? "O'Neil", "U.S." yes; "Yahoo.com" no. */
static bool vanishes(const char *text, size_t i, uint32_t cp)
{
    if (cp == '\'' || cp == 0x2019)
        return true;
    if (cp != '.' || i == 0)
        return false;
    size_t before = i;
    if (!quothp_cp_is_letter(quothp_utf8_prev(text, &before)))
        return false;
    if (before == 0)
        return true;
    uint32_t earlier = quothp_utf8_prev(text, &before);
    return !quothp_cp_is_letter(earlier) && !quothp_cp_is_digit(earlier);
}

/* Letters and digits of the text with single hyphens between their runs; never longer than the text. */
static size_t hyphenate(const char *text, size_t n, char *out)
{
    size_t at = 0;
    bool gap = false;
    for (size_t i = 0; i < n;) {
        size_t begin = i;
        uint32_t cp = quothp_utf8_next(text, n, &i);
        if (quothp_cp_is_letter(cp) || quothp_cp_is_digit(cp)) {
            if (gap && at)
                out[at++] = '-';
            memcpy(out + at, text + begin, i - begin);
            at += i - begin;
            gap = false;
        } else if (!vanishes(text, begin, cp)) {
            gap = true;
        }
    }
    return at;
}

/* The length to cut a slug to: whole words while there are any, else whole characters. */
static size_t cut_at(const char *slug, size_t n, size_t longest)
{
    if (n <= longest)
        return n;
    for (size_t i = longest; i > longest / 2; i--)
        if (slug[i] == '-')
            return i;
    while (((unsigned char)slug[longest] & 0xC0) == 0x80)
        longest--;
    return longest;
}

/* NULL when memory is out; what no slug can be made of is empty. */
static char *fold(quothp_arena *arena, const char *name, utf8proc_option_t options)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)name, 0, &folded, options | UTF8PROC_NULLTERM);
    char *slug = n == UTF8PROC_ERROR_NOMEM ? NULL : quothp_arena_alloc(arena, (n > 0 ? (size_t)n : 0) + 1);
    if (slug && n > 0)
        slug[hyphenate((const char *)folded, (size_t)n, slug)] = '\0';
    free(folded);
    return slug;
}

/* With a hash where the slug alone could stand for other names as well. */
static const char *told_apart(quothp_arena *arena, char *slug, const char *name, bool hash)
{
    size_t whole = strlen(slug), n = cut_at(slug, whole, LONGEST_SLUG);
    if (n == whole && n && !hash)
        return slug;
    const char *digits = quothp_hex(arena, quothp_str_of(name), SLUG_HASH);
    return digits ? quothp_arena_printf(arena, "%.*s%s%s", (int)n, slug, n ? "-" : "x", digits) : NULL;
}

static const utf8proc_option_t FOLDED =
    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;

const char *quothp_slug(quothp_arena *arena, const char *name)
{
    char *slug = fold(arena, name, FOLDED);
    return slug ? told_apart(arena, slug, name, false) : NULL;
}

const char *quothp_short_slug(quothp_arena *arena, const char *name)
{
    char *slug = fold(arena, name, FOLDED);
    if (slug)
        slug[cut_at(slug, strlen(slug), SHORT_SLUG)] = '\0';
    return slug && !*slug ? "x" : slug;
}

const char *quothp_exact_slug(quothp_arena *arena, const char *name)
{
    bool plain = true;
    for (const char *c = name; *c; c++)
        plain =
            plain && (quothp_is_alpha(*c) || quothp_is_digit(*c) || (*c == ' ' && c > name && c[-1] != ' ' && c[1]));
    char *slug = fold(arena, name, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return slug ? told_apart(arena, slug, name, !plain) : NULL;
}
