/* lexicon.c: see lexicon.h. Tables lie sorted; a look-up halves the range. */
#include "lexicon/lexicon.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

#include "lexicon/gen/lexicon.inc"

static const struct {
    const quothp_lex_entry *rows;
    size_t n;
} TABLES[] = {
#define ROW(name) {(name), sizeof(name) / sizeof *(name)},
    QUOTHP_LEXICON(ROW)
#undef ROW
};

static bool is_invisible(uint32_t cp)
{
    return cp == 0xAD || cp == 0x200B || cp == 0x200C || cp == 0x200D || cp == 0x2060 || cp == 0xFEFF;
}

/* Adds the folded word to the key; false, and an empty key, when there is no room. */
static bool fold_onto(quothp_lex_key *key, quothp_str word)
{
    for (size_t i = 0; i < word.n;) {
        uint32_t cp = quothp_utf8_next(word.p, word.n, &i);
        if (cp >= 0x80) {
            if (is_invisible(cp))
                continue;
            cp = cp == 0x2019 || cp == 0x2018 ? '\'' : (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
        } else {
            cp = (unsigned char)quothp_lower((char)cp);
        }
        if (key->n + 4 >= sizeof key->p) {
            key->n = 0;
            return false;
        }
        if (cp < 0x80)
            key->p[key->n++] = (char)cp;
        else
            key->n += quothp_utf8_put(cp, key->p + key->n);
    }
    return true;
}

quothp_lex_key quothp_lex_fold(quothp_str word)
{
    quothp_lex_key key;
    key.n = 0;
    fold_onto(&key, word);
    return key;
}

static int compare(const char *term, const quothp_lex_key *key)
{
    int order = strncmp(term, key->p, key->n);
    return order ? order : term[key->n] != 0;
}

/* The first row that is not before the key: the key's own, or one that it begins, if there is one. */
static const quothp_lex_entry *lower_bound(quothp_lex table, const quothp_lex_key *key)
{
    size_t low = 0, high = TABLES[table].n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(TABLES[table].rows[middle].term, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < TABLES[table].n ? &TABLES[table].rows[low] : NULL;
}

const quothp_lex_entry *quothp_lex_get(quothp_lex table, const quothp_lex_key *key)
{
    const quothp_lex_entry *row = key->n ? lower_bound(table, key) : NULL;
    return row && compare(row->term, key) == 0 ? row : NULL;
}

const quothp_lex_entry *quothp_lex_find(quothp_lex table, quothp_str word)
{
    quothp_lex_key key = quothp_lex_fold(word);
    return quothp_lex_get(table, &key);
}

const quothp_lex_entry *quothp_lex_match(quothp_lex table, const quoth_doc *doc, uint32_t first, uint32_t end,
                                         uint32_t *match_end)
{
    const quothp_lex_entry *best = NULL;
    quothp_lex_key key;
    key.n = 0;
    for (uint32_t i = first; i < end; i++) {
        if (i > first && doc->tokens.at[i].span.begin > doc->tokens.at[i - 1].span.end)
            key.p[key.n++] = ' ';
        if (!fold_onto(&key, quothp_token_str(doc, i)) || !key.n)
            break;
        const quothp_lex_entry *row = lower_bound(table, &key);
        if (!row || strncmp(row->term, key.p, key.n) != 0)
            break;
        if (!row->term[key.n]) {
            best = row;
            *match_end = i + 1;
        }
    }
    return best;
}

size_t quothp_lex_rows(quothp_lex table, const quothp_lex_entry **rows)
{
    *rows = TABLES[table].rows;
    return TABLES[table].n;
}

enum { REGION_BYTES = 24 };

/* Does a state follow at the byte: "Iowa", "N.Y."? */
static bool names_region(const quoth_doc *doc, uint32_t begin)
{
    uint32_t end = begin;
    while (end < doc->n_bytes && end - begin < REGION_BYTES &&
           (quothp_is_alpha(doc->text[end]) || doc->text[end] == '.'))
        end++;
    const quothp_str word = {doc->text + begin, end - begin};
    return quothp_lex_find(QUOTHP_LEX_REGION, word) ||
           (word.n > 1 && quothp_lex_find(QUOTHP_LEX_REGION, (quothp_str){word.p, word.n - 1}));
}

uint32_t quothp_lex_party_tag(const quoth_doc *doc, uint32_t begin)
{
    uint32_t end = begin;
    const char *text = doc->text;
    const bool bracket = begin > 0 && text[begin - 1] == '(';
    const bool comma = begin > 1 && text[begin - 1] == ' ' && text[begin - 2] == ',';
    if ((!bracket && !comma) || begin >= doc->n_bytes || !quothp_is_upper(text[begin]))
        return 0;
    while (end < doc->n_bytes && quothp_is_alpha(text[end]))
        end++;
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_PARTY, (quothp_str){text + begin, end - begin});
    if (!row || row->code[0] != QUOTHP_PARTY_TAG || end >= doc->n_bytes)
        return 0;
    if (comma)
        return text[end] == '-' && names_region(doc, end + 1) ? end : 0;
    const bool dash = text[end] == '-' || (unsigned char)text[end] == 0xE2;
    return dash || text[end] == ')' || text[end] == ',' || text[end] == '.' ? end : 0;
}
