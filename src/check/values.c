/* values.c: see values.h. */
#include "check/values.h"

#include "base/day.h"
#include "check/names.h"

#include <nettle/sha2.h>

uint64_t quothp_digest(const quothp_str *pieces, size_t n_pieces)
{
    uint8_t bytes[8];
    uint64_t digest = 0;
    struct sha256_ctx sha;
    sha256_init(&sha);
    for (size_t i = 0; i < n_pieces; i++)
        sha256_update(&sha, pieces[i].n, (const uint8_t *)pieces[i].p);
    sha256_digest(&sha, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        digest = digest << 8 | bytes[i];
    return digest;
}

static bool is_blank(quothp_str text)
{
    return quothp_str_trim(text).n == 0;
}

static bool is_hash(quothp_str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!quothp_is_digit(text.p[i]) && (text.p[i] < 'a' || text.p[i] > 'f'))
            return false;
    return text.n == 64;
}

static uint16_t string_kinds(quothp_str text)
{
    unsigned kinds = VALUE_STRING;
    if (!is_blank(text))
        kinds |= VALUE_TEXT;
    if (quothp_str_is(text, "one") || quothp_str_is(text, "many"))
        kinds |= VALUE_COUNT;
    if (is_hash(text))
        kinds |= VALUE_HASH;
    return (uint16_t)kinds;
}

static uint16_t offset_kinds(quothp_str digits, uint64_t *value)
{
    uint64_t n = 0;
    for (size_t i = 0; i < digits.n; i++) {
        if (!quothp_is_digit(digits.p[i]) || n > UINT32_MAX / 10)
            return 0;
        n = n * 10 + (uint64_t)(digits.p[i] - '0');
    }
    if (digits.n == 0)
        return 0;
    *value = n;
    return n ? VALUE_OFFSET : VALUE_OFFSET | VALUE_ZERO;
}

/* "0.93", "1.0", "1", ".5": a decimal has no exponent. */
static bool is_share(quothp_str text)
{
    size_t n_digits = 0, n_points = 0;
    bool whole = false, more = false; /* 1 before the point, more than nothing behind it */
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        n_points += c == '.';
        n_digits += quothp_is_digit(c);
        if (c != '.' && !quothp_is_digit(c) && !(i == 0 && c == '+'))
            return false;
        if (n_points == 0 && (c > '1' || (c >= '0' && whole)))
            return false;
        whole |= n_points == 0 && c == '1';
        more |= n_points == 1 && c > '0';
    }
    return n_digits > 0 && n_points <= 1 && !(whole && more);
}

uint16_t quothp_literal_kinds(const quothp_quad *quad, uint64_t *value)
{
    quothp_str text = quad->object.text, type = quad->datatype;
    quothp_str pieces[] = {text, type, quad->language};
    quothp_day day;
    *value = quothp_digest(pieces, 3);
    if (type.n == 0 && quad->language.n == 0)
        return string_kinds(text);
    if (quothp_str_is(type, QUOTHP_IRI_XSD_NON_NEGATIVE_INTEGER))
        return offset_kinds(text, value);
    if (quothp_str_is(type, QUOTHP_IRI_XSD_DATE) && quothp_day_read(text, &day))
        return VALUE_DATE;
    if (quothp_str_is(type, QUOTHP_IRI_XSD_DECIMAL) && is_share(text))
        return VALUE_SHARE;
    return 0;
}

uint16_t quothp_term_kinds(uint32_t term)
{
    switch (term) {
    case TERM_QUOTH_SAID:
    case TERM_QUOTH_CLAIMED:
    case TERM_QUOTH_DENIED:
    case TERM_QUOTH_ASKED:
    case TERM_QUOTH_PROMISED:
    case TERM_QUOTH_WARNED:
    case TERM_QUOTH_PRAISED:
    case TERM_QUOTH_CRITICISED:
        return VALUE_CUE_CLASS;
    case TERM_QUOTH_CURRENT:
    case TERM_QUOTH_FORMER:
    case TERM_QUOTH_PROSPECTIVE:
        return VALUE_STATUS;
    default:
        return 0;
    }
}
