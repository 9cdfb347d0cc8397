/* form.c: see form.h. */
#include "coref/form.h"

#include "lexicon/lexicon.h"

#include <string.h>

quothp_form_kind quothp_form_class(quothp_name_type type)
{
    switch (type) {
    case QUOTHP_NAME_PERSON:
        return QUOTHP_FORM_PERSON;
    case QUOTHP_NAME_PLACE:
        return QUOTHP_FORM_PLACE;
    case QUOTHP_NAME_GROUP:
        return QUOTHP_FORM_GROUP;
    default:
        return QUOTHP_FORM_ORG;
    }
}

/* Lower case, plain apostrophes, no full stops, no possessive mark. */
static size_t fold(char *out, quothp_str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        if ((unsigned char)text.p[i] == 0xE2 && i + 2 < text.n && (unsigned char)text.p[i + 1] == 0x80 &&
            (unsigned char)text.p[i + 2] == 0x99) {
            out[n++] = '\'';
            i += 2;
        } else if (text.p[i] == ',') {
            out[n++] = ' ';
            out[n++] = ',';
        } else if (text.p[i] == '(' || text.p[i] == ')' || text.p[i] == '"') {
            out[n++] = ' ';
        } else if (text.p[i] != '.') {
            out[n++] = quothp_lower(text.p[i]);
        }
    }
    if (n > 2 && out[n - 1] == 's' && out[n - 2] == '\'')
        n -= 2;
    return n;
}

bool quothp_form_make(quothp_form *form, quothp_arena *arena, quothp_str text, quothp_name_type type)
{
    char *folded = quothp_arena_alloc(arena, 2 * text.n + 1);
    if (!folded)
        return false;
    size_t n = fold(folded, text);
    *form = (quothp_form){.kind = quothp_form_class(type), .capitals = true};
    form->votes[form->kind] = 1;
    for (size_t i = 0; i < text.n; i++)
        form->capitals = form->capitals && !quothp_is_lower(text.p[i]);
    for (size_t i = 0; i < n && form->n < QUOTHP_FORM_WORDS;) {
        while (i < n && quothp_is_space(folded[i]))
            i++;
        size_t first = i;
        while (i < n && !quothp_is_space(folded[i]))
            i++;
        quothp_str word = {folded + first, i - first};
        if (i > first && !(form->n == 0 && quothp_str_is(word, "the")))
            form->word[form->n++] = word;
    }
    return true;
}

static bool equal_words(const quothp_form *a, uint32_t from_a, const quothp_form *b, uint32_t from_b, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (!quothp_str_eq(a->word[from_a + i], b->word[from_b + i]))
            return false;
    return true;
}

bool quothp_form_same(const quothp_form *a, const quothp_form *b)
{
    if (a->n != b->n || !equal_words(a, 0, b, 0, a->n))
        return false;
    if (a->kind == b->kind)
        return true;
    bool place = a->kind == QUOTHP_FORM_PLACE || b->kind == QUOTHP_FORM_PLACE;
    bool person = a->kind == QUOTHP_FORM_PERSON || b->kind == QUOTHP_FORM_PERSON;
    bool group = a->kind == QUOTHP_FORM_GROUP || b->kind == QUOTHP_FORM_GROUP;
    return !(place && (person || group)) && !(group && !person && a->n == 1);
}

static bool is_suffix_word(quothp_str word)
{
    return quothp_str_is(word, "jr") || quothp_str_is(word, "sr") || quothp_str_is(word, "ii") ||
           quothp_str_is(word, "iii") || quothp_str_is(word, "iv");
}

/* Words of a person's name without ", Jr." */
static uint32_t core_words(const quothp_form *form)
{
    uint32_t n = form->n;
    while (n > 1 && (is_suffix_word(form->word[n - 1]) || quothp_str_is(form->word[n - 1], ",")))
        n--;
    return n;
}

static bool is_nickname(quothp_str shorter, quothp_str longer)
{
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_NICKNAME, shorter);
    const char *at = row ? strchr(row->text, ' ') : NULL;
    for (; at && at[1]; at = strchr(at + 1, ' '))
        if (strncmp(at + 1, longer.p, longer.n) == 0 && at[1 + longer.n] == ' ')
            return true;
    return false;
}

/* "kristen", "kristin": one letter inside differs. */
static bool is_misspelling(quothp_str a, quothp_str b)
{
    if (a.n != b.n || a.n < 5 || a.p[0] != b.p[0] || a.p[a.n - 1] != b.p[b.n - 1])
        return false;
    size_t differences = 0;
    for (size_t i = 0; i < a.n; i++)
        differences += a.p[i] != b.p[i];
    return differences == 1;
}

/* "j" for "josh", "joe" for "joseph" */
static bool given_fits(quothp_str a, quothp_str b)
{
    if (quothp_str_eq(a, b) || is_nickname(a, b) || is_nickname(b, a) || is_misspelling(a, b))
        return true;
    return a.n && b.n && (a.n == 1 || b.n == 1) && a.p[0] == b.p[0];
}

static quothp_form_relation_kind person_relation(const quothp_form *a, const quothp_form *b)
{
    uint32_t na = core_words(a), nb = core_words(b);
    if (na < 1 || nb < 2)
        return QUOTHP_FORM_OTHER;
    bool surname = quothp_str_eq(a->word[na - 1], b->word[nb - 1]);
    if (na == 1)
        return surname || quothp_str_eq(a->word[0], b->word[0]) ? QUOTHP_FORM_SHORT : QUOTHP_FORM_OTHER;
    if (!surname)
        return QUOTHP_FORM_OTHER;
    if (given_fits(a->word[0], b->word[0]))
        return QUOTHP_FORM_SAME;
    /* "Suu Kyi" for "Aung San Suu Kyi" */
    return na < nb && equal_words(a, 0, b, nb - na, na) ? QUOTHP_FORM_SHORT : QUOTHP_FORM_OTHER;
}

bool quothp_form_by_surname(const quothp_form *shorter, const quothp_form *longer)
{
    uint32_t a = core_words(shorter), b = core_words(longer);
    return a && b && quothp_str_eq(shorter->word[a - 1], longer->word[b - 1]);
}

static bool is_small_word(quothp_str word)
{
    static const char *const SMALL[] = {"of", "the", "and", "for", "on", "in", "at", "to", "&", "de", ","};
    for (size_t i = 0; i < sizeof SMALL / sizeof *SMALL; i++)
        if (quothp_str_is(word, SMALL[i]))
            return true;
    return false;
}

static bool initials_from(quothp_str letters, const quothp_form *b, uint32_t first, bool small_words)
{
    size_t at = 0;
    for (uint32_t i = first; i < b->n; i++) {
        if (!small_words && is_small_word(b->word[i]))
            continue;
        if (at == letters.n || b->word[i].p[0] != letters.p[at++])
            return false;
    }
    return at == letters.n && at > 1;
}

/* "FBI" for "Federal Bureau of Investigation"; "VA" for "Department of Veterans Affairs" */
static bool initials_match(quothp_str letters, const quothp_form *b, bool small_words)
{
    bool of = b->n > 3 && quothp_str_is(b->word[1], "of");
    return initials_from(letters, b, 0, small_words) || (of && initials_from(letters, b, 2, small_words));
}

bool quothp_form_is_acronym(quothp_str shorter, quothp_str longer)
{
    quothp_arena arena = {0};
    quothp_form a, b;
    bool fits = quothp_form_make(&a, &arena, shorter, QUOTHP_NAME_ORGANIZATION) &&
                quothp_form_make(&b, &arena, longer, QUOTHP_NAME_ORGANIZATION) && a.n == 1 && b.n > 1 &&
                a.word[0].n > 1;
    /* behind the full name a first letter is enough: "(CEI)" for a name that was translated differs altogether */
    fits = fits && (a.capitals || initials_match(a.word[0], &b, false));
    quothp_arena_free(&arena);
    return fits;
}

static const quothp_lex_entry *org_word(quothp_str word)
{
    return quothp_lex_find(QUOTHP_LEX_ORGWORD, word);
}

static bool is_preposition(quothp_str word)
{
    return quothp_str_is(word, "of") || quothp_str_is(word, "for") || quothp_str_is(word, "at") ||
           quothp_str_is(word, "on") || quothp_str_is(word, ",");
}

/* "State Department" and "Department of State" */
static bool turned_around(const quothp_form *a, const quothp_form *b)
{
    return b->n == a->n + 1 && a->n >= 2 && quothp_str_is(b->word[1], "of") &&
           quothp_str_eq(a->word[a->n - 1], b->word[0]) && equal_words(a, 0, b, 2, a->n - 1);
}

static quothp_form_relation_kind org_relation(const quothp_form *a, const quothp_form *b)
{
    if (turned_around(a, b) || turned_around(b, a))
        return QUOTHP_FORM_SAME;
    if (a->n >= b->n || a->n == 0)
        return QUOTHP_FORM_OTHER;
    if (a->n == 1 && a->capitals && (initials_match(a->word[0], b, false) || initials_match(a->word[0], b, true)))
        return QUOTHP_FORM_SAME;
    bool prefix = equal_words(a, 0, b, 0, a->n), suffix = equal_words(a, 0, b, b->n - a->n, a->n);
    if (a->n == 1) {
        bool generic = org_word(a->word[0]) != NULL;
        if (suffix && generic)
            return QUOTHP_FORM_SHORT;
        /* "State" for "State Department"; but "Senate" is no "Senate Committee" */
        if (prefix && generic)
            return is_preposition(b->word[1]) ? QUOTHP_FORM_SHORT : QUOTHP_FORM_OTHER;
        return prefix && b->n == 2 && org_word(b->word[1]) ? QUOTHP_FORM_SHORT : QUOTHP_FORM_OTHER;
    }
    if (prefix)
        return is_preposition(b->word[a->n]) || b->n == a->n + 1 ? QUOTHP_FORM_SHORT : QUOTHP_FORM_OTHER;
    if (suffix)
        return is_preposition(b->word[b->n - a->n - 1]) ? QUOTHP_FORM_OTHER : QUOTHP_FORM_SHORT;
    /* "Supreme Court" in "Italian Supreme Court of Cassation" */
    for (uint32_t i = 1; i + a->n < b->n; i++)
        if (equal_words(a, 0, b, i, a->n) && org_word(a->word[a->n - 1]) && is_preposition(b->word[i + a->n]))
            return QUOTHP_FORM_SHORT;
    return QUOTHP_FORM_OTHER;
}

quothp_form_relation_kind quothp_form_relation(const quothp_form *a, const quothp_form *b)
{
    bool people = a->votes[QUOTHP_FORM_PERSON] && b->votes[QUOTHP_FORM_PERSON];
    if (people)
        return person_relation(a, b);
    if (a->kind == QUOTHP_FORM_PERSON || b->kind == QUOTHP_FORM_PERSON)
        return QUOTHP_FORM_OTHER;
    if (a->kind == QUOTHP_FORM_PLACE && b->kind == QUOTHP_FORM_PLACE)
        return a->n == 1 && a->capitals && initials_match(a->word[0], b, false) ? QUOTHP_FORM_SAME : QUOTHP_FORM_OTHER;
    return a->kind == QUOTHP_FORM_ORG && b->kind == QUOTHP_FORM_ORG ? org_relation(a, b) : QUOTHP_FORM_OTHER;
}
