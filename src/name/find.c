/* find.c: cuts stretches of capitals out of a sentence: joins what belongs to one name, drops titles and what only
 * opens the sentence.
 */
#include "base/utf8.h"
#include "lexicon/lexicon.h"
#include "name/piece.h"

#include <string.h>

enum { NAME_MAX = 24 }; /* tokens of one name */

static uint32_t first_cp(const quoth_doc *doc, uint32_t token)
{
    size_t i = 0;
    quothp_str word = quothp_token_str(doc, token);
    return quothp_utf8_next(word.p, word.n, &i);
}

bool quothp_is_capital(const quoth_doc *doc, uint32_t token)
{
    return quothp_cp_is_upper(first_cp(doc, token));
}

bool quothp_is_acronym(const quoth_doc *doc, uint32_t token)
{
    quothp_str word = quothp_token_str(doc, token);
    size_t capitals = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (quothp_is_lower(word.p[i]))
            return false;
        capitals += quothp_is_upper(word.p[i]);
    }
    return capitals > 1;
}

bool quothp_touches(const quoth_doc *doc, uint32_t token)
{
    return token > 0 && doc->tokens.at[token - 1].span.end == doc->tokens.at[token].span.begin;
}

static bool is(const quoth_doc *doc, uint32_t token, const char *text)
{
    return quothp_str_is(quothp_token_str(doc, token), text);
}

static bool in_table(const quoth_doc *doc, uint32_t token, quothp_lex table)
{
    return quothp_lex_find(table, quothp_token_str(doc, token)) != NULL;
}

static bool is_weekday(const quoth_doc *doc, uint32_t token)
{
    quothp_name_type type;
    return quothp_str_ends(quothp_token_str(doc, token), "day") && quothp_amount(doc, token, token + 1, &type) > token;
}

/* "D" in "(D-Mo.)" names a party, and is read with its holder. */
static bool is_party_tag(const quoth_doc *doc, uint32_t token)
{
    quothp_span span = doc->tokens.at[token].span;
    return span.end - span.begin == 1 && token > 0 && is(doc, token - 1, "(");
}

/* Could the token be a part of a name? Small words with a capital are none. */
static bool is_name_token(const quoth_doc *doc, uint32_t token)
{
    if (!quothp_is_capital(doc, token) || is_weekday(doc, token) || is_party_tag(doc, token))
        return false;
    const quothp_token *t = &doc->tokens.at[token];
    if (t->xpos == QUOTHP_XPOS_NNP || t->xpos == QUOTHP_XPOS_NNPS || quothp_is_acronym(doc, token))
        return t->upos != QUOTHP_UPOS_PRON;
    switch (t->upos) {
    case QUOTHP_UPOS_ADJ:
    case QUOTHP_UPOS_NOUN:
    case QUOTHP_UPOS_VERB:
    case QUOTHP_UPOS_ADV:
    case QUOTHP_UPOS_NUM:
        return true;
    case QUOTHP_UPOS_AUX: /* "Will Smith" */
        return in_table(doc, token, QUOTHP_LEX_GIVEN) || is(doc, token, "May");
    default:
        return false;
    }
}

/* ---- joining ---- */

static bool new_line_before(const quoth_doc *doc, uint32_t token)
{
    quothp_span gap = {doc->tokens.at[token - 1].span.end, doc->tokens.at[token].span.begin};
    return memchr(doc->text + gap.begin, '\n', gap.end - gap.begin) != NULL;
}

static bool has_org_word(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (in_table(doc, i, QUOTHP_LEX_ORGWORD))
            return true;
    return false;
}

/* "University of", "Bank of", "Bay of", "Institute for": what may be followed by the rest of the name. */
static bool takes_of(const quoth_doc *doc, uint32_t first, uint32_t last)
{
    const quothp_lex_entry *word = quothp_lex_find(QUOTHP_LEX_NAMEWORD, quothp_token_str(doc, last));
    static const char *const MORE[] = {"House", "Bureau",  "Archbishopric", "Sons",         "Daughters", "Friends",
                                       "Port",  "Cape",    "Gulf",          "Isle",         "Sea",       "State",
                                       "City",  "Centers", "Institutes",    "Organisation", "Doctors"};
    for (size_t i = 0; i < sizeof MORE / sizeof *MORE; i++)
        if (is(doc, last, MORE[i]))
            return true;
    return in_table(doc, last, QUOTHP_LEX_ORGWORD) || (word && word->code[0] != QUOTHP_NAME_PRODUCT) ||
           (last > first && has_org_word(doc, first, last));
}

/* A small word of no list: the second half of a given name. */
static bool is_unknown(const quoth_doc *doc, uint32_t token)
{
    quothp_str w = quothp_token_str(doc, token);
    return !quothp_is_capital(doc, token) && quothp_cp_is_letter(first_cp(doc, token)) && w.n <= 6 &&
           !quothp_str_ends(w, "ed") && !quothp_str_ends(w, "ing") && !in_table(doc, token, QUOTHP_LEX_WORD) &&
           !in_table(doc, token, QUOTHP_LEX_CLOSED) && !in_table(doc, token, QUOTHP_LEX_IRREGULAR) &&
           !in_table(doc, token, QUOTHP_LEX_NOUN);
}

/* "King's College", "Children's Hospital", "St. John's University": the owner is part of the name. */
static bool is_of_everybody(const quoth_doc *doc, uint32_t first, uint32_t mark)
{
    uint32_t owner = mark - 1;
    return (owner > first && is(doc, owner - 1, "St.")) || in_table(doc, owner, QUOTHP_LEX_WORD) ||
           in_table(doc, owner, QUOTHP_LEX_IRREGULAR) || in_table(doc, owner, QUOTHP_LEX_TITLE);
}

/* Where the name goes on behind the token before `at`: the next capital of the same name, or `at` when it ends here. */
static uint32_t next_of_name(const quoth_doc *doc, uint32_t first, uint32_t at, uint32_t end)
{
    if (at >= end || is_name_token(doc, at))
        return at;
    uint32_t next = at + 1;
    bool particle = in_table(doc, at, QUOTHP_LEX_PARTICLE);
    if (particle && next < end &&
        (in_table(doc, next, QUOTHP_LEX_PARTICLE) || (is(doc, next, "-") && quothp_touches(doc, next))))
        next++;
    if (particle && next < end && is_name_token(doc, next) && !quothp_is_acronym(doc, at))
        return next;
    next = at + 1;
    if (next >= end)
        return at;
    bool hyphen = doc->tokens.at[at].xpos == QUOTHP_XPOS_HYPH && quothp_touches(doc, at) && quothp_touches(doc, next);
    quothp_name_type left, right;
    if (hyphen && quothp_listed(doc, at - 1, at, &left) && quothp_listed(doc, next, next + 1, &right) &&
        left == right && !quothp_listed(doc, at - 1, next + 1, &left))
        return at;                                         /* "Russia-Ukraine" */
    if (hyphen && at > first + 1 && is_unknown(doc, next)) /* "Tsai Ing-wen" */
        return next;
    if (hyphen)
        return is_name_token(doc, next) || (first_cp(doc, next) < 0x80 && quothp_is_digit((char)first_cp(doc, next)))
                   ? next
                   : at;
    if (doc->tokens.at[at].xpos == QUOTHP_XPOS_POS && is_of_everybody(doc, first, at) && is_name_token(doc, next)) {
        uint32_t last = next;
        while (last + 1 < end && last < next + 3 && is_name_token(doc, last + 1))
            last++;
        return quothp_is_org_shaped(doc, next, last + 1) || in_table(doc, last, QUOTHP_LEX_ORGWORD) ? next : at;
    }
    if (is(doc, at, "&"))
        return is_name_token(doc, next) ? next : at;
    if (is(doc, at, ",") && (is(doc, next, "Jr.") || is(doc, next, "Sr.")))
        return next;
    if (is(doc, at, "on") && in_table(doc, at - 1, QUOTHP_LEX_ORGWORD)) /* "Council on Foreign Relations" */
        return is_name_token(doc, next) ? next : at;
    if (is(doc, at, "at") && is(doc, first, "University") && at > first + 1) /* "University of Texas at Austin" */
        return in_table(doc, next, QUOTHP_LEX_PLACE) || in_table(doc, next, QUOTHP_LEX_REGION) ? next : at;
    if (is(doc, at, "of") || is(doc, at, "for")) {
        bool joins = is(doc, at, "of") ? takes_of(doc, first, at - 1) : has_org_word(doc, first, at);
        if (next + 1 < end && is(doc, next, "the"))
            next++;
        return joins && is_name_token(doc, next) ? next : at;
    }
    return at;
}

/* "Immigration and Customs Enforcement", "Department of Health and Human Services". */
static bool joins_by_and(const quoth_doc *doc, uint32_t first, uint32_t at, uint32_t end)
{
    if (!is(doc, at, "and") || at + 1 >= end || !is_name_token(doc, at + 1))
        return false;
    bool of = false;
    for (uint32_t i = first; i < at; i++)
        of = of || (is(doc, i, "of") && i + 3 >= at);
    if (of && has_org_word(doc, first, at))
        return in_table(doc, at + 1, QUOTHP_LEX_WORD) && in_table(doc, at - 1, QUOTHP_LEX_WORD);
    uint32_t last = at + 1;
    while (last + 1 < end && is_name_token(doc, last + 1))
        last++;
    return at - first <= 2 && last > at + 1 && in_table(doc, at - 1, QUOTHP_LEX_WORD) &&
           in_table(doc, at + 1, QUOTHP_LEX_WORD) && in_table(doc, last, QUOTHP_LEX_ORGWORD);
}

/* The end of the stretch that begins with a capital at `first`. */
static uint32_t stretch_end(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t at = first + 1;
    while (at < end && at - first < NAME_MAX) {
        uint32_t next = next_of_name(doc, first, at, end);
        if (new_line_before(doc, at))
            break;
        if (next == at && !is_name_token(doc, at)) {
            if (!joins_by_and(doc, first, at, end))
                break;
            next = at + 1;
        }
        at = next + 1;
    }
    return at;
}

/* ---- cutting ---- */

static bool add(quothp_pieces *pieces, const quothp_sentence *sentence, uint32_t first, uint32_t end, bool titled)
{
    quothp_piece *piece = QUOTHP_PUSH(pieces->arena, &pieces->list);
    if (!piece)
        return false;
    piece->first = first;
    piece->end = end;
    piece->titled = titled;
    piece->initial = first == sentence->first || (first == sentence->first + 1 && !titled);
    return true;
}

/* Words that open a sentence before a name: "Meanwhile John Smith", "Longtime Interior Department hydrologist". */
static uint32_t skip_opening(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    quothp_name_type ignored;
    while (first + 1 < end && !quothp_listed(doc, first, end, &ignored)) {
        const quothp_token *t = &doc->tokens.at[first];
        bool plain = t->upos == QUOTHP_UPOS_ADV || in_table(doc, first, QUOTHP_LEX_CLOSED) ||
                     t->upos == QUOTHP_UPOS_VERB || is(doc, first, "Then");
        bool modifier = first + 2 < end && in_table(doc, first, QUOTHP_LEX_MODIFIER); /* tagged as a name, too */
        plain = plain || (t->upos != QUOTHP_UPOS_PROPN && in_table(doc, first + 1, QUOTHP_LEX_GIVEN));
        if (in_table(doc, first, QUOTHP_LEX_GIVEN) || (!modifier && (!plain || t->upos == QUOTHP_UPOS_PROPN)))
            break;
        first++;
    }
    return first;
}

/* A title inside the stretch, with the name of its holder behind it: "Oregon Sen. Ron Wyden". Its end, or 0. */
static uint32_t title_at(const quoth_doc *doc, uint32_t at, uint32_t first, uint32_t end)
{
    uint32_t title_end = 0;
    const quothp_lex_entry *title = quothp_lex_match(QUOTHP_LEX_TITLE, doc, at, end, &title_end);
    if (!title || (at > first && (in_table(doc, at - 1, QUOTHP_LEX_GIVEN) || is(doc, at - 1, "of"))))
        return 0;
    return title_end;
}

static bool has_small_word(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (!quothp_is_capital(doc, i))
            return true;
    return false;
}

/* Words of no list, two or three: a person's name, more likely than the rest of an organization's. */
static bool all_strange(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    static const quothp_lex TABLES[] = {QUOTHP_LEX_WORD,  QUOTHP_LEX_ORGWORD, QUOTHP_LEX_NAMEWORD, QUOTHP_LEX_REGION,
                                        QUOTHP_LEX_PLACE, QUOTHP_LEX_GROUP,   QUOTHP_LEX_NOUN};
    for (uint32_t i = first; i < end; i++)
        for (size_t t = 0; t < sizeof TABLES / sizeof *TABLES; t++)
            if (!is_name_token(doc, i) || quothp_is_acronym(doc, i) || in_table(doc, i, TABLES[t]))
                return false;
    return end - first == 2 || end - first == 3;
}

/* Where a title or a person begins inside the stretch: "Oregon | Sen. Ron Wyden", "Refugee Council | Ann Ek". */
static uint32_t holder_cut(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    quothp_name_type type;
    bool named_last = in_table(doc, end - 1, QUOTHP_LEX_ORGWORD);
    for (uint32_t cut = first + 1; cut < end && !named_last; cut++) {
        bool left_org =
            quothp_is_org_shaped(doc, first, cut) ||
            (quothp_listed(doc, first, cut, &type) && type != QUOTHP_NAME_PLACE && type != QUOTHP_NAME_GROUP);
        bool left_place = quothp_listed(doc, first, cut, &type);
        uint32_t title_end = title_at(doc, cut, first, end);
        if (title_end && (title_end < end || ((left_org || left_place) && !has_small_word(doc, first, cut))))
            return cut;
        bool given = cut + 1 < end && in_table(doc, cut, QUOTHP_LEX_GIVEN) && is_name_token(doc, cut + 1);
        if (left_org && (given || (cut > first + 1 && all_strange(doc, cut, end))))
            return cut;
    }
    return end;
}

static bool cut_stretch(const quoth_doc *doc, const quothp_sentence *sentence, uint32_t first, uint32_t end,
                        quothp_pieces *pieces)
{
    quothp_name_type type;
    bool titled = false;
    first = skip_opening(doc, first, end);
    while (first < end) {
        if (quothp_listed(doc, first, end, &type))
            return add(pieces, sentence, first, end, titled);
        quothp_name_type own;
        if (end - first > 1 && quothp_listed(doc, first, first + 1, &own) && own == QUOTHP_NAME_GROUP &&
            quothp_listed(doc, first + 1, end, &type) &&
            type != QUOTHP_NAME_ORGANIZATION) { /* "Honduran Caribbean Sea" */
            if (!add(pieces, sentence, first, first + 1, titled))
                return false;
            first++;
            continue;
        }
        bool org = quothp_is_org_shaped(doc, first, end);
        uint32_t title_end = org && !titled ? 0 : title_at(doc, first, first, end);
        if (title_end) { /* the title itself is no name */
            first = title_end;
            titled = first < end && is_name_token(doc, first); /* not "Commissioner for Refugees" */
            while (first < end && !is_name_token(doc, first))
                first++;
            continue;
        }
        uint32_t cut = holder_cut(doc, first, end);
        if (!add(pieces, sentence, first, cut, titled))
            return false;
        titled = false;
        first = cut;
    }
    return true;
}

/* "al-Qaeda", "von Foo": a small word before the capital. */
static bool begins_small(const quoth_doc *doc, uint32_t at, uint32_t end)
{
    static const char *const ALONE[] = {"dos", "von", "van", "bin", "al", "el", "de", "di"};
    for (size_t i = 0; i < sizeof ALONE / sizeof *ALONE; i++)
        if (is(doc, at, ALONE[i]) && at + 1 < end && is_name_token(doc, at + 1))
            return true;
    return at + 2 < end && is(doc, at + 1, "-") && quothp_touches(doc, at + 1) && quothp_touches(doc, at + 2) &&
           in_table(doc, at, QUOTHP_LEX_PARTICLE) && is_name_token(doc, at + 2);
}

/* The stretch that begins with the capital at `at`; *end is where it ends. */
static bool read_stretch(const quoth_doc *doc, const quothp_sentence *sentence, uint32_t at, quothp_pieces *pieces,
                         uint32_t *end)
{
    uint32_t listed_end = 0;
    *end = stretch_end(doc, at, sentence->end);
    if (quothp_lex_match(QUOTHP_LEX_ORGANIZATION, doc, at, sentence->end, &listed_end) && listed_end > *end) {
        *end = listed_end; /* "Doctors Without Borders" */
        return add(pieces, sentence, at, *end, false);
    }
    if (*end < sentence->end && *end - at <= 2 && is(doc, *end, "administration")) /* "the Obama administration" */
        ++*end;
    return cut_stretch(doc, sentence, at, *end, pieces);
}

bool quothp_find_pieces(const quoth_doc *doc, const quothp_sentence *sentence, quothp_pieces *pieces)
{
    for (uint32_t at = sentence->first; at < sentence->end;) {
        quothp_name_type type;
        uint32_t end = quothp_amount(doc, at, sentence->end, &type);
        if (end > at) {
            if (!add(pieces, sentence, at, end, false))
                return false;
            pieces->list.at[pieces->list.n - 1].type = type;
            pieces->list.at[pieces->list.n - 1].sure = QUOTHP_SURE_YES;
        } else if (is_name_token(doc, at)) {
            if (!read_stretch(doc, sentence, at, pieces, &end))
                return false;
        } else if (begins_small(doc, at, sentence->end)) {
            end = stretch_end(doc, quothp_is_capital(doc, at + 1) ? at + 1 : at + 2, sentence->end);
            if (!add(pieces, sentence, at, end, false))
                return false;
        } else {
            end = at + 1;
        }
        at = end;
    }
    return true;
}
