/* blocks.c: finds headline, headings, metadata lines, datelines and paragraphs of a plain text.
 *
 * Reads: text. Writes: blocks, and date and byline where the text states them at its top.
 *
 * A blank line always ends a block. A line end ends one where the line was ended by hand: in text without hard wraps
 * every line is a paragraph; in hard-wrapped text a line is ended by hand when the next word would have fitted.
 */
#include "base/utf8.h"
#include "read/read.h"

#include <string.h>

enum {
    UNWRAPPED = 110,     /* code points: hard-wrapped text keeps below */
    HEADLINE_WORDS = 25, /* longer ones are paragraphs */
    HEADING_WORDS = 14,
    TOP_BLOCKS = 4,       /* bylines and dates stand here */
    LONGEST_DATELINE = 60 /* bytes */
};

static quothp_span trimmed(const quoth_doc *doc, uint32_t begin, uint32_t end)
{
    while (begin < end) {
        size_t i = begin;
        if (!quothp_cp_is_space(quothp_utf8_next(doc->text, end, &i)))
            break;
        begin = (uint32_t)i;
    }
    while (end > begin) {
        size_t i = end;
        if (!quothp_cp_is_space(quothp_utf8_prev(doc->text, &i)))
            break;
        end = (uint32_t)i;
    }
    return (quothp_span){begin, end};
}

static bool add_block(quoth_doc *doc, uint32_t begin, uint32_t end, quothp_block_kind kind)
{
    quothp_span span = trimmed(doc, begin, end);
    if (span.begin == span.end)
        return true;
    quothp_block *block = QUOTHP_PUSH(&doc->arena, &doc->blocks);
    if (block)
        *block = (quothp_block){span, kind};
    return block != NULL;
}

static uint32_t line_end(const quoth_doc *doc, uint32_t begin)
{
    const char *lf = memchr(doc->text + begin, '\n', doc->n_bytes - begin);
    return lf ? (uint32_t)(lf - doc->text) : doc->n_bytes;
}

static bool is_blank(const quoth_doc *doc, uint32_t begin, uint32_t end)
{
    quothp_span span = trimmed(doc, begin, end);
    return span.begin == span.end;
}

/* Bytes up to the next white space. */
static uint32_t first_word(const quoth_doc *doc, uint32_t begin, uint32_t end)
{
    uint32_t n = 0;
    while (begin + n < end && !quothp_is_space(doc->text[begin + n]))
        n++;
    return n;
}

/* "— Mette Lund", alone or behind a quotation: says whose words those are. */
static bool is_signature(quothp_str s)
{
    size_t i = 0;
    bool dash = true; /* at the start; else behind a closing mark */
    for (uint32_t last = 0; i < s.n;) {
        const uint32_t cp = quothp_utf8_next(s.p, s.n, &i);
        if (dash && (cp == 0x2013 || cp == 0x2014 || cp == 0x2015))
            return true;
        if (!quothp_cp_is_space(cp))
            dash = quothp_cp_is_quote(cp) && last != 0;
        last = cp;
    }
    return false;
}

/* A run of lines without a blank one between them: [begin, end). */
static bool add_run_of_lines(quoth_doc *doc, uint32_t begin, uint32_t end)
{
    uint32_t widest = 0;
    for (uint32_t at = begin, stop; at < end; at = stop + 1) {
        stop = line_end(doc, at);
        uint32_t width = (uint32_t)quothp_utf8_count(doc->text + at, stop - at);
        if (width > widest)
            widest = width;
    }
    uint32_t start = begin;
    for (uint32_t at = begin, stop; at < end; at = stop + 1) {
        stop = line_end(doc, at);
        if (stop + 1 >= end)
            break;
        uint32_t next = stop + 1, next_end = line_end(doc, next);
        size_t i = next;
        const bool signs = is_signature((quothp_str){doc->text + at, stop - at}) &&
                           quothp_cp_is_quote(quothp_utf8_next(doc->text, doc->n_bytes, &i));
        bool by_hand = widest > UNWRAPPED || signs || stop - at + 1 + first_word(doc, next, next_end) <= widest;
        if (by_hand) {
            if (!add_block(doc, start, stop, QUOTHP_PARAGRAPH))
                return false;
            start = next;
        }
    }
    return add_block(doc, start, end, QUOTHP_PARAGRAPH);
}

static bool add_paragraphs(quoth_doc *doc, uint32_t begin)
{
    uint32_t start = begin;
    for (uint32_t at = begin; at < doc->n_bytes;) {
        uint32_t stop = line_end(doc, at);
        if (is_blank(doc, at, stop)) {
            if (!add_run_of_lines(doc, start, at))
                return false;
            start = stop + 1;
        }
        at = stop + 1;
    }
    return start >= doc->n_bytes || add_run_of_lines(doc, start, doc->n_bytes);
}

/* ---- what a block is ---- */

static uint32_t count_words(quothp_str s, uint32_t *capitalised)
{
    uint32_t n = 0;
    *capitalised = 0;
    bool inside = false;
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = quothp_utf8_next(s.p, s.n, &i);
        bool space = quothp_cp_is_space(cp);
        if (!space && !inside) {
            n++;
            *capitalised += quothp_cp_is_upper(cp) || quothp_cp_is_digit(cp) || quothp_cp_is_quote(cp);
        }
        inside = !space;
    }
    return n;
}

/* Does the text end like a sentence: a full stop, mark or colon, closing marks not counted? */
static bool ends_a_sentence(quothp_str s)
{
    for (size_t i = s.n; i > 0;) {
        uint32_t cp = quothp_utf8_prev(s.p, &i);
        if (quothp_cp_is_quote(cp) || cp == '\'' || cp == 0x2019 || cp == ')' || cp == ']')
            continue;
        return cp == '.' || cp == '!' || cp == '?' || cp == ':' || cp == ';' || cp == ',' || cp == 0x2026 ||
               cp == 0x2014;
    }
    return false;
}

/* The first block of several, short, and not simply a sentence of running text. */
static bool is_headline(const quoth_doc *doc, uint32_t b)
{
    quothp_str s = quothp_doc_str(doc, doc->blocks.at[b].span);
    uint32_t capitalised, n = count_words(s, &capitalised);
    if (b + 1 >= doc->blocks.n || n > HEADLINE_WORDS)
        return false;
    for (uint32_t i = 0; i < b; i++)
        if (doc->blocks.at[i].kind != QUOTHP_META)
            return false;
    const quothp_block *next = &doc->blocks.at[b + 1];
    bool one_of_many = next->span.end - next->span.begin > s.n || doc->blocks.n > 3;
    return one_of_many && (!ends_a_sentence(s) || capitalised * 2 > n);
}

static bool is_heading(const quoth_doc *doc, uint32_t b)
{
    quothp_str s = quothp_doc_str(doc, doc->blocks.at[b].span);
    uint32_t capitalised, n = count_words(s, &capitalised);
    return b > 0 && b + 1 < doc->blocks.n && n <= HEADING_WORDS && !ends_a_sentence(s) && !is_signature(s);
}

static bool is_byline(quothp_str s)
{
    uint32_t capitalised, n = count_words(s, &capitalised);
    return n <= 10 && (quothp_str_starts(s, "By ") || quothp_str_starts(s, "BY ")) && capitalised * 3 >= n * 2 &&
           !ends_a_sentence(s);
}

static quoth_status set_metadata(quoth_doc *doc, quothp_block *block)
{
    char date[11];
    quothp_str s = quothp_doc_str(doc, block->span);
    uint32_t capitalised;
    if (count_words(s, &capitalised) <= 6 && quothp_date_of(s, date)) {
        block->kind = QUOTHP_META;
        if (!doc->date && !(doc->date = quothp_doc_keep(doc, date)))
            return QUOTH_ERR_MEMORY;
    } else if (is_byline(s)) {
        block->kind = QUOTHP_META;
        if (!doc->byline && !(doc->byline = quothp_arena_copy(&doc->arena, s.p + 3, s.n - 3)))
            return QUOTH_ERR_MEMORY;
    }
    return QUOTH_OK;
}

static quoth_status name_kinds(quoth_doc *doc)
{
    bool have_headline = false;
    for (uint32_t b = 0; b < doc->blocks.n; b++) {
        quothp_block *block = &doc->blocks.at[b];
        if (block->kind != QUOTHP_PARAGRAPH)
            continue;
        if (b < TOP_BLOCKS && doc->blocks.n > 1) {
            quoth_status status = set_metadata(doc, block);
            if (status != QUOTH_OK)
                return status;
        }
        if (block->kind == QUOTHP_META)
            continue;
        if (!have_headline && is_headline(doc, b)) {
            block->kind = QUOTHP_HEADLINE;
            have_headline = true;
            quothp_str s = quothp_doc_str(doc, block->span);
            if (!doc->title && !(doc->title = quothp_arena_copy(&doc->arena, s.p, s.n)))
                return QUOTH_ERR_MEMORY;
        } else if (is_heading(doc, b)) {
            block->kind = QUOTHP_HEADING;
        }
    }
    return QUOTH_OK;
}

/* ---- the start of a text and of a paragraph ---- */

/* A line of metadata as crawlers put before a text: " date 2023-10-20 It's been …". Returns where the prose begins. */
static quoth_status leading_metadata(quoth_doc *doc, uint32_t *prose)
{
    *prose = 0;
    quothp_span rest = trimmed(doc, 0, line_end(doc, 0));
    quothp_str s = quothp_doc_str(doc, rest);
    size_t key = quothp_str_starts(s, "date ") || quothp_str_starts(s, "Date: ") ? strcspn(s.p, " ") + 1 : 0;
    char date[11];
    if (!key || !quothp_is_digit(s.p[key]) || !quothp_date_of((quothp_str){s.p + key, s.n - key}, date))
        return QUOTH_OK;
    *prose = rest.begin + (uint32_t)key + first_word(doc, rest.begin + (uint32_t)key, rest.end);
    if (!add_block(doc, rest.begin, *prose, QUOTHP_META))
        return QUOTH_ERR_MEMORY;
    if (!doc->date && !(doc->date = quothp_doc_keep(doc, date)))
        return QUOTH_ERR_MEMORY;
    return QUOTH_OK;
}

/* The length of the dash at s[i], with white space on both sides, else 0. */
static size_t dash_at(quothp_str s, size_t i)
{
    static const char *const DASHES[] = {" \xE2\x80\x94 ", " \xE2\x80\x93 ", " -- ", " - "};
    for (size_t d = 0; d < sizeof DASHES / sizeof *DASHES; d++)
        if (quothp_str_starts((quothp_str){s.p + i, s.n - i}, DASHES[d]))
            return strlen(DASHES[d]);
    return 0;
}

/* "WASHINGTON (AP) — ", "NEW YORK, Oct. 3 (Reuters) - ": bytes up to the prose, or 0. The first word is in capitals. */
static size_t dateline_length(quothp_str s)
{
    size_t capitals = 0;
    while (capitals < s.n && quothp_is_upper(s.p[capitals]))
        capitals++;
    if (capitals < 3)
        return 0;
    for (size_t i = capitals; i < s.n && i < LONGEST_DATELINE; i++) {
        size_t dash = dash_at(s, i);
        if (dash)
            return i + dash;
        if (s.p[i] == '\n' || quothp_cp_is_quote((unsigned char)s.p[i]))
            return 0;
    }
    return 0;
}

/* Datelines become blocks of their own before their paragraph: the layer is written anew. */
quoth_status quothp_split_datelines(quoth_doc *doc)
{
    uint32_t n = doc->blocks.n;
    quothp_block *old = doc->blocks.at;
    memset(&doc->blocks, 0, sizeof doc->blocks);
    for (uint32_t b = 0; b < n; b++) {
        quothp_span span = old[b].span;
        size_t length = old[b].kind == QUOTHP_PARAGRAPH ? dateline_length(quothp_doc_str(doc, span)) : 0;
        uint32_t prose = span.begin + (uint32_t)length;
        if (length && !add_block(doc, span.begin, prose, QUOTHP_DATELINE))
            return QUOTH_ERR_MEMORY;
        if (!add_block(doc, prose, span.end, old[b].kind))
            return QUOTH_ERR_MEMORY;
    }
    return QUOTH_OK;
}

quoth_status quothp_find_blocks(quoth_doc *doc)
{
    uint32_t prose;
    quoth_status status = leading_metadata(doc, &prose);
    if (status != QUOTH_OK)
        return status;
    if (!add_paragraphs(doc, prose))
        return QUOTH_ERR_MEMORY;
    status = name_kinds(doc);
    return status == QUOTH_OK ? quothp_split_datelines(doc) : status;
}
