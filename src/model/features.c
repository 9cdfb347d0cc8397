/* features.c: see features.h. */
#include "model/features.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

enum { FORM_MAX = 48 };

/* Rows of the context table; the rest is for hashed shapes. */
enum {
    ROW_SHAPE = 0,   /* 8 */
    ROW_LENGTH = 8,  /* 8 */
    ROW_CASED = 16,  /* 6 x 4 by coarse shape */
    ROW_LIST = 40,   /* 7 x 2 by capital */
    ROW_BEFORE = 54, /* blank before: none, space, line end, empty line, start */
    ROW_AFTER = 60,  /* the same after */
    ROW_LINE = 66,   /* share of capitals in the paragraph x length class */
    ROW_DOC = 82,    /* flags of the form in this document, each 1 row */
    ROW_ELSEWHERE = 100,
    ROW_QUOTED = 108, /* enum quoted */
    ROW_HASHED = 128
};

static uint32_t mix(uint32_t h, uint32_t x)
{
    h = (h ^ x) * 0x9E3779B1u;
    return h ^ (h >> 15);
}

typedef struct letters {
    uint32_t low[FORM_MAX];
    uint8_t kind[FORM_MAX]; /* 0 lower, 1 upper, 2 digit, 3 other */
    uint32_t n;
} letters;

static uint8_t kind_of(uint32_t c, uint32_t *low)
{
    *low = c;
    if (c < 0x80) {
        if (c >= 'a' && c <= 'z')
            return 0;
        if (c >= 'A' && c <= 'Z') {
            *low = c + 32;
            return 1;
        }
        if (c >= '0' && c <= '9') {
            *low = '0';
            return 2;
        }
        return 3;
    }
    if (c == 0x2019) {
        *low = '\'';
        return 3;
    }
    if (quothp_cp_is_digit(c)) {
        *low = '0';
        return 2;
    }
    if (quothp_cp_is_upper(c)) {
        *low = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
        return 1;
    }
    return quothp_cp_is_letter(c) ? 0 : 3;
}

static void spell(quothp_str form, letters *l)
{
    l->n = 0;
    for (size_t i = 0; i < form.n && l->n < FORM_MAX;) {
        const uint32_t c = quothp_utf8_next(form.p, form.n, &i);
        l->kind[l->n] = kind_of(c, &l->low[l->n]);
        l->n++;
    }
}

static uint32_t hash_range(const letters *l, uint32_t from, uint32_t to, uint32_t seed)
{
    uint32_t h = seed;
    for (uint32_t i = from; i < to; i++)
        h = mix(h, l->low[i]);
    return h;
}

uint32_t quothp_word_hash(quothp_str form)
{
    letters l;
    spell(form, &l);
    return hash_range(&l, 0, l.n, 1);
}

static uint8_t shape_of(const letters *l)
{
    uint32_t count[4] = {0};
    for (uint32_t i = 0; i < l->n; i++)
        count[l->kind[i]]++;
    if (count[0] + count[1] == 0)
        return count[2] ? QUOTHP_SHAPE_DIGITS : QUOTHP_SHAPE_MARK;
    if (count[2])
        return QUOTHP_SHAPE_ALNUM;
    if (count[1] == 0)
        return QUOTHP_SHAPE_LOWER;
    if (count[1] == 1 && l->kind[0] == 1)
        return count[0] ? QUOTHP_SHAPE_TITLE : QUOTHP_SHAPE_INITIAL;
    return count[0] ? QUOTHP_SHAPE_MIXED : QUOTHP_SHAPE_UPPER;
}

/* Index of the hash in an ascending list, or n. */
static uint32_t find(const uint32_t *list, uint32_t n, uint32_t hash)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        const uint32_t middle = (low + high) / 2;
        if (list[middle] < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && list[low] == hash ? low : n;
}

static void sub_features(const letters *l, quothp_form *out)
{
    uint32_t n = 0;
#define ADD(h) out->sub[n++] = (uint16_t)((h) >> (32 - QUOTHP_SUB_BITS))
    const uint32_t whole = hash_range(l, 0, l->n, 11);
    ADD(whole); /* the first two rows name the form; training leaves them out at times */
    ADD(mix(whole, 100 + out->brief.shape));
    for (uint32_t k = 1; k <= 4 && k <= l->n; k++) {
        ADD(hash_range(l, 0, k, 20 + k));
        ADD(hash_range(l, l->n - k, l->n, 30 + k));
    }
    if (l->n > 5)
        ADD(hash_range(l, l->n - 5, l->n, 35));
    for (uint32_t i = 0; i + 3 <= l->n && n < QUOTHP_FORM_SUBS; i++)
        ADD(hash_range(l, i, i + 3, 40));
#undef ADD
    out->n_sub = (uint8_t)n;
}

static uint32_t shape_hash(const letters *l)
{
    uint32_t h = 50, last = 9, run = 0;
    for (uint32_t i = 0; i < l->n; i++) {
        const uint32_t k = l->kind[i] == 3 ? 16 + l->low[i] : l->kind[i];
        run = k == last ? run + 1 : 0;
        last = k;
        if (run < 2)
            h = mix(h, k);
    }
    return h;
}

void quothp_form_features(const quothp_words *words, quothp_str form, quothp_form *out)
{
    letters l;
    spell(form, &l);
    const uint32_t hash = hash_range(&l, 0, l.n, 1), at = find(words->hash, words->n, hash);
    out->word = at < words->n ? at + 1 : 0;
    out->brief.shape = shape_of(&l);
    out->brief.hash = hash;
    sub_features(&l, out);
    uint32_t n = 0;
    const uint32_t coarse = out->brief.shape == QUOTHP_SHAPE_LOWER     ? 0
                            : out->brief.shape == QUOTHP_SHAPE_TITLE   ? 1
                            : out->brief.shape <= QUOTHP_SHAPE_INITIAL ? 2
                                                                       : 3;
    out->ctx[n++] = (uint16_t)(ROW_SHAPE + out->brief.shape);
    out->ctx[n++] = (uint16_t)(ROW_LENGTH + (l.n < 8 ? l.n : 7));
    out->ctx[n++] = (uint16_t)(ROW_HASHED + shape_hash(&l) % (QUOTHP_CTX_ROWS - ROW_HASHED));
    if (at < words->n)
        out->ctx[n++] = (uint16_t)(ROW_CASED + words->cased[at] * 4u + coarse);
    const uint32_t listed = find(words->listed, words->n_listed, hash);
    out->brief.lists = listed < words->n_listed ? words->lists[listed] : 0;
    for (uint32_t bit = 0; bit < 7 && n < QUOTHP_FORM_CTX; bit++)
        if (out->brief.lists >> bit & 1)
            out->ctx[n++] = (uint16_t)(ROW_LIST + 2 * bit + (coarse > 0));
    out->n_ctx = (uint8_t)n;
}

/* ---- context ---- */

enum {
    SEEN_LOWER = 1,   /* written without capital somewhere */
    SEEN_INSIDE = 2,  /* written with a capital after a word in lower case */
    SEEN_GIVEN = 4,   /* after a given name */
    SEEN_TITLE = 8,   /* after Mr, President, ... */
    SEEN_PLACE = 16,  /* after "in", "at", "from" */
    SEEN_SPEAKS = 32, /* before or after "said" */
    SEEN_LONG = 64,   /* inside a longer run of capitals */
    SEEN_THE = 128    /* after "the" */
};

typedef struct slot {
    uint32_t hash;
    uint32_t seen;
    uint16_t count[8];
} slot;

enum { CLUE_NONE, CLUE_TITLE, CLUE_PLACE, CLUE_SPEAKS, CLUE_THE };

static uint32_t clue_of(quothp_str s)
{
    static const char *const titles[] = {"mr",       "mr.",       "ms",        "ms.",   "mrs",  "mrs.",
                                         "dr",       "dr.",       "president", "sen.",  "rep.", "gov.",
                                         "minister", "secretary", "prof.",     "judge", "gen.", "senator"};
    if (s.n < 2 || s.n > 9)
        return CLUE_NONE;
    if (quothp_str_is_nocase(s, "in") || quothp_str_is_nocase(s, "at") || quothp_str_is_nocase(s, "from"))
        return CLUE_PLACE;
    if (quothp_str_is_nocase(s, "said") || quothp_str_is_nocase(s, "says") || quothp_str_is_nocase(s, "told"))
        return CLUE_SPEAKS;
    if (quothp_str_is_nocase(s, "the"))
        return CLUE_THE;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (quothp_str_is_nocase(s, titles[i]))
            return CLUE_TITLE;
    return CLUE_NONE;
}

static uint32_t gap(const char *text, uint32_t from, uint32_t to)
{
    uint32_t lines = 0;
    for (uint32_t i = from; i < to; i++)
        lines += text[i] == '\n';
    return from == to ? 0 : lines == 0 ? 1 : lines == 1 ? 2 : 3;
}

static slot *slot_of(slot *table, uint32_t mask, uint32_t hash)
{
    uint32_t i = hash & mask;
    while (table[i].hash && table[i].hash != hash)
        i = (i + 1) & mask;
    table[i].hash = hash;
    return &table[i];
}

static int is_capital(const quothp_form_brief *f)
{
    return f->shape >= QUOTHP_SHAPE_TITLE && f->shape <= QUOTHP_SHAPE_MIXED;
}

/* ---- quotation marks ---- */

enum quoted { QUOTED_NOT, QUOTED_INSIDE, QUOTED_OPENS, QUOTED_CLOSES };

/* Where the token stands between the double marks of its paragraph. Only good enough to hint: the stage that writes
 * quotations looks more closely. */
static enum quoted quoted_at(quothp_str form, enum quoted before)
{
    const bool open = before == QUOTED_INSIDE || before == QUOTED_OPENS;
    if (quothp_str_is(form, "\xE2\x80\x9C") || quothp_str_is(form, "``") || quothp_str_is(form, "\xC2\xAB"))
        return QUOTED_OPENS;
    if (quothp_str_is(form, "\xE2\x80\x9D") || quothp_str_is(form, "\xC2\xBB"))
        return QUOTED_CLOSES;
    if (quothp_str_is(form, "\"") || quothp_str_is(form, "''"))
        return open ? QUOTED_CLOSES : QUOTED_OPENS;
    return open ? QUOTED_INSIDE : QUOTED_NOT;
}

bool quothp_context_quoted(const quothp_context *c)
{
    return c->row[QUOTHP_PLAIN_CTX - 1] == ROW_QUOTED + QUOTED_INSIDE;
}

void quothp_context_unquote(quothp_context *c)
{
    c->row[QUOTHP_PLAIN_CTX - 1] = ROW_QUOTED + QUOTED_NOT;
}

typedef struct walk {
    const char *text;
    const quothp_span *spans;
    const quothp_form_brief *forms;
    uint32_t n;
    uint8_t *clue;
} walk;

static quothp_str form_at(const walk *w, uint32_t i)
{
    return (quothp_str){w->text + w->spans[i].begin, w->spans[i].end - w->spans[i].begin};
}

/* What this one occurrence says about its form. */
static uint32_t evidence(const walk *w, uint32_t i)
{
    const quothp_form_brief *f = &w->forms[i];
    if (f->shape == QUOTHP_SHAPE_LOWER)
        return SEEN_LOWER;
    if (!is_capital(f))
        return 0;
    uint32_t seen = 0;
    const quothp_form_brief *before = i > 0 ? &w->forms[i - 1] : NULL, *after = i + 1 < w->n ? &w->forms[i + 1] : NULL;
    if (before && before->shape == QUOTHP_SHAPE_LOWER)
        seen |= SEEN_INSIDE;
    if (before && is_capital(before) && (before->lists & (QUOTHP_LIST_MAN | QUOTHP_LIST_WOMAN)))
        seen |= SEEN_GIVEN;
    if ((before && is_capital(before) && before->shape != QUOTHP_SHAPE_INITIAL) || (after && is_capital(after)))
        seen |= SEEN_LONG;
    if (i > 0) {
        const uint32_t c = w->clue[i - 1];
        seen |= c == CLUE_TITLE    ? SEEN_TITLE
                : c == CLUE_PLACE  ? SEEN_PLACE
                : c == CLUE_SPEAKS ? SEEN_SPEAKS
                : c == CLUE_THE    ? SEEN_THE
                                   : 0u;
    }
    if (i + 1 < w->n && w->clue[i + 1] == CLUE_SPEAKS)
        seen |= SEEN_SPEAKS;
    return seen;
}

static void line_rows(const walk *w, const uint8_t *gaps, uint32_t from, uint32_t to, quothp_context *out)
{
    uint32_t words = 0, capitals = 0;
    (void)gaps;
    for (uint32_t i = from; i < to; i++) {
        words += w->forms[i].shape < QUOTHP_SHAPE_DIGITS;
        capitals += w->forms[i].shape >= QUOTHP_SHAPE_TITLE && w->forms[i].shape < QUOTHP_SHAPE_DIGITS;
    }
    const uint32_t share = words == 0                    ? 0
                           : capitals == 0               ? 1
                           : capitals * 100 < words * 35 ? 2
                           : capitals * 100 < words * 70 ? 3
                                                         : 4;
    const uint32_t length = to - from < 6 ? 0 : to - from < 16 ? 1 : 2;
    for (uint32_t i = from; i < to; i++)
        out[i].row[out[i].n++] = (uint16_t)(ROW_LINE + share * 3 + length);
}

quoth_status quothp_context_features(const char *text, uint32_t n_bytes, const quothp_span *spans,
                                     const quothp_form_brief *forms, uint32_t n, quothp_context *out,
                                     quothp_arena *scratch)
{
    uint32_t size = 16;
    while (size < 2 * n)
        size *= 2;
    slot *table = quothp_arena_array(scratch, size, sizeof *table);
    walk w = {text, spans, forms, n, quothp_arena_array(scratch, n + 1, 1)};
    uint8_t *gaps = quothp_arena_array(scratch, n + 1, 1), *seen = quothp_arena_array(scratch, n + 1, 1);
    if (!table || !w.clue || !gaps || !seen)
        return QUOTH_ERR_MEMORY;
    for (uint32_t i = 0; i < n; i++) {
        w.clue[i] = (uint8_t)clue_of(form_at(&w, i));
        gaps[i] = (uint8_t)(i == 0 ? 4 : gap(text, spans[i - 1].end, spans[i].begin));
    }
    gaps[n] = (uint8_t)(n && gap(text, spans[n - 1].end, n_bytes) ? 3 : 4);
    for (uint32_t i = 0; i < n; i++) {
        if (forms[i].shape >= QUOTHP_SHAPE_DIGITS)
            continue;
        seen[i] = (uint8_t)evidence(&w, i);
        slot *s = slot_of(table, size - 1, forms[i].hash | 1);
        for (uint32_t bit = 0; bit < 8; bit++)
            s->count[bit] = (uint16_t)(s->count[bit] + (seen[i] >> bit & (s->count[bit] < 60000)));
    }
    enum quoted quoted = QUOTED_NOT;
    for (uint32_t i = 0; i < n; i++) {
        quothp_context *c = &out[i];
        c->n = 0;
        quoted = quoted_at(form_at(&w, i), gaps[i] < 2 ? quoted : QUOTED_NOT);
        c->row[c->n++] = (uint16_t)(ROW_BEFORE + gaps[i]);
        c->row[c->n++] = (uint16_t)(ROW_AFTER + gaps[i + 1]);
        c->row[c->n++] = (uint16_t)(ROW_QUOTED + quoted);
        if (!is_capital(&forms[i]))
            continue;
        const slot *s = slot_of(table, size - 1, forms[i].hash | 1);
        for (uint32_t bit = 0; bit < 8; bit++)
            if (s->count[bit] > (seen[i] >> bit & 1)) /* elsewhere in the document */
                c->row[c->n++] = (uint16_t)(ROW_ELSEWHERE + bit);
    }
    for (uint32_t from = 0, i = 1; i <= n; i++)
        if (i == n || gaps[i] >= 2) {
            line_rows(&w, gaps, from, i, out);
            from = i;
        }
    return QUOTH_OK;
}

/* Is there a line end before token i > 0? */
bool quothp_line_before(const char *text, const quothp_span *spans, uint32_t i)
{
    return memchr(text + spans[i - 1].end, '\n', spans[i].begin - spans[i - 1].end) != NULL;
}

static bool is_stop(char c)
{
    return c == '.' || c == '!' || c == '?';
}

/* Does a sentence seem to end before token i? Only good enough to cut a long paragraph. */
static bool seems_to_end(const char *text, const quothp_span *spans, uint32_t i)
{
    const char last = text[spans[i - 1].begin], next = text[spans[i].begin];
    if (spans[i - 1].end == spans[i].begin || quothp_is_lower(next) || quothp_is_digit(next))
        return false;
    const bool closes = !quothp_is_alpha(last) && !quothp_is_digit(last) && last != ',' && last != '(';
    return is_stop(last) || (closes && i > 1 && is_stop(text[spans[i - 2].begin]));
}

enum { STRETCH_WANTED = 100 };

uint32_t quothp_stretch_end(const char *text, const quothp_span *spans, const uint8_t *ends, uint32_t from, uint32_t n)
{
    uint32_t good = 0;
    for (uint32_t i = from + 1; i < n; i++) {
        if (i - from >= QUOTHP_STRETCH)
            return good ? good : i;
        if (i - from < STRETCH_WANTED)
            continue;
        if ((ends && ends[i - 1]) || quothp_line_before(text, spans, i))
            return i;
        if (seems_to_end(text, spans, i))
            good = i;
    }
    return n;
}
