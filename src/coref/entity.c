/* entity.c: makes entities of the sets of mentions: type, kind, gender, number, and the name that goes on the map.
 *
 * Reads: mentions, sets. Writes: doc->entities, mention.entity.
 */
#include "coref/owner.h"
#include "coref/work.h"

/* The kind of an organization by its name: "Department of Agriculture", "Fen County Court". */
static quothp_org_kind kind_of_name(const quoth_doc *doc, const quothp_mention *m)
{
    quothp_str text = quothp_doc_str(doc, m->span);
    if (quothp_lex_find(QUOTHP_LEX_PARTY, text))
        return QUOTHP_ORG_PARTY;
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_OUTLET, text);
    if (row)
        return QUOTHP_ORG_MEDIA;
    row = quothp_lex_find(QUOTHP_LEX_ORGANIZATION, text);
    if (!row)
        row = quothp_lex_find(QUOTHP_LEX_ORGWORD, text);
    if (row && row->code[0] != QUOTHP_ORG)
        return (quothp_org_kind)row->code[0];
    if (m->name == QUOTHP_NONE) /* "the Lee administration": made by the noun behind a name */
        return QUOTHP_ORG_GOVERNMENT;
    uint32_t last = m->end - 1;
    for (uint32_t i = m->first + 1; i < m->end && last == m->end - 1; i++)
        if (quothp_str_is(quothp_token_str(doc, i), "of") || quothp_str_is(quothp_token_str(doc, i), "for") ||
            quothp_str_is(quothp_token_str(doc, i), "on"))
            last = i - 1;
    const uint32_t ends[] = {last, m->end - 1};
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
        row = quothp_lex_find(QUOTHP_LEX_ORGWORD, quothp_token_str(doc, ends[k]));
        if (!row)
            row = quothp_lex_find(QUOTHP_LEX_ORGWORD, doc->tokens.at[ends[k]].lemma);
        if (row && row->code[0] != QUOTHP_ORG)
            return (quothp_org_kind)row->code[0];
    }
    return QUOTHP_ORG;
}

quothp_org_kind quothp_coref_org_kind(const quothp_coref_work *w, uint32_t mention)
{
    const quothp_mention *m = &w->doc->mentions.at[mention];
    if (m->kind == QUOTHP_MENTION_NAME)
        return kind_of_name(w->doc, m);
    return (quothp_org_kind)w->traits.at[mention].org_kind;
}

static uint32_t words_in(quothp_str text)
{
    uint32_t n = 1;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == ' ';
    return n;
}

static bool ends_with(quothp_str text, quothp_str end)
{
    return text.n >= end.n && quothp_str_eq((quothp_str){text.p + text.n - end.n, end.n}, end);
}

/* "Biden White House" beside "White House": what stands before is somebody else's name and adds nothing. */
static bool has_owner(const quothp_owners *people, quothp_str longer, quothp_str shorter)
{
    return longer.n > shorter.n + 1 && ends_with(longer, shorter) &&
           quothp_owners_end_with(people, quothp_str_trim((quothp_str){longer.p, longer.n - shorter.n}));
}

/* Does a name the set better than b? Names before descriptions, longer before shorter, earlier before later. */
static bool names_better(const quoth_doc *doc, const quothp_owners *people, uint32_t a, uint32_t b)
{
    const quothp_mention *x = &doc->mentions.at[a], *y = &doc->mentions.at[b];
    if ((x->kind == QUOTHP_MENTION_NAME) != (y->kind == QUOTHP_MENTION_NAME))
        return x->kind == QUOTHP_MENTION_NAME;
    if ((x->kind == QUOTHP_MENTION_PRONOUN) != (y->kind == QUOTHP_MENTION_PRONOUN))
        return y->kind == QUOTHP_MENTION_PRONOUN;
    if (x->kind != QUOTHP_MENTION_NAME)
        return false;
    quothp_str s = quothp_doc_str(doc, x->span), t = quothp_doc_str(doc, y->span);
    if (has_owner(people, s, t) || has_owner(people, t, s))
        return s.n < t.n;
    return words_in(s) != words_in(t) ? words_in(s) > words_in(t) : s.n > t.n;
}

/* The name without the possessive mark, on one line, with the "The" that belongs to it. */
static quothp_str make_label(quothp_coref_work *w, uint32_t best, quothp_org_kind kind)
{
    quoth_doc *doc = w->doc;
    const quothp_mention *m = &doc->mentions.at[best];
    const quothp_lex_entry *party = quothp_lex_find(QUOTHP_LEX_PARTY, quothp_doc_str(doc, m->span));
    if (kind == QUOTHP_ORG_PARTY && party)
        return quothp_str_of(party->text);
    quothp_span span = m->span;
    bool media = kind == QUOTHP_ORG_MEDIA && m->first > 0 && m->kind == QUOTHP_MENTION_NAME;
    if (media && quothp_str_is(quothp_token_str(doc, m->first - 1), "The"))
        span.begin = doc->tokens.at[m->first - 1].span.begin;
    char *label = quothp_arena_copy(&doc->arena, doc->text + span.begin, span.end - span.begin);
    if (!label)
        return (quothp_str){NULL, 0};
    for (char *p = label; *p; p++)
        if (quothp_is_space(*p))
            *p = ' ';
    return quothp_str_of(label);
}

/* From here on the mention names the entity. False when memory is out. */
static bool name_by(quothp_coref_work *w, quothp_owners *people, quothp_entity *e, uint32_t k)
{
    const quoth_doc *doc = w->doc;
    const bool person = e->type == QUOTHP_NAME_PERSON;
    if (person && e->best != QUOTHP_NONE)
        quothp_owners_drop(people, quothp_doc_str(doc, doc->mentions.at[e->best].span));
    e->best = k;
    return !person || quothp_owners_add(people, w->scratch, quothp_doc_str(doc, doc->mentions.at[k].span));
}

static bool vote(quothp_coref_work *w, quothp_owners *people, quothp_entity *e, uint32_t k)
{
    const quothp_mention *m = &w->doc->mentions.at[k];
    e->n_mentions++;
    e->named = e->named || m->kind == QUOTHP_MENTION_NAME;
    if ((e->best == QUOTHP_NONE || names_better(w->doc, people, k, e->best)) && !name_by(w, people, e, k))
        return false;
    if (e->gender == QUOTHP_GENDER_UNKNOWN)
        e->gender = m->gender;
    if (m->kind != QUOTHP_MENTION_PRONOUN && e->number == QUOTHP_NUMBER_UNKNOWN)
        e->number = m->number;
    return true;
}

/* The type that most of the names have; without names, that of the description. */
static quothp_name_type common_type(const quothp_entity *e, const uint32_t *votes)
{
    uint32_t best = QUOTHP_N_NAME_TYPES;
    for (uint32_t type = 0; type < QUOTHP_N_NAME_TYPES; type++)
        if (votes[type] && (best == QUOTHP_N_NAME_TYPES || votes[type] > votes[best]))
            best = type;
    return best == QUOTHP_N_NAME_TYPES ? e->type : (quothp_name_type)best;
}

bool quothp_coref_entities(quothp_coref_work *w)
{
    quoth_doc *doc = w->doc;
    for (uint32_t k = 0; k < doc->mentions.n; k++) {
        uint32_t root = quothp_coref_find(w, k);
        if (root != k) {
            doc->mentions.at[k].entity = doc->mentions.at[root].entity;
            continue;
        }
        quothp_entity *e = QUOTHP_PUSH(&doc->arena, &doc->entities);
        if (!e)
            return false;
        doc->mentions.at[k].entity = doc->entities.n - 1;
        *e = (quothp_entity){.type = doc->mentions.at[k].type, .best = QUOTHP_NONE};
    }
    uint32_t(*votes)[QUOTHP_N_NAME_TYPES] = quothp_arena_array(w->scratch, (size_t)doc->entities.n + 1, sizeof *votes);
    quothp_owners *people = quothp_arena_alloc(w->scratch, sizeof *people);
    if (!votes || !people)
        return false;
    for (uint32_t k = 0; k < doc->mentions.n; k++) {
        const quothp_mention *m = &doc->mentions.at[k];
        if (!vote(w, people, &doc->entities.at[m->entity], k))
            return false;
        if (m->kind == QUOTHP_MENTION_NAME)
            votes[m->entity][m->type]++;
    }
    for (uint32_t i = 0; i < doc->entities.n; i++) {
        quothp_entity *e = &doc->entities.at[i];
        e->type = common_type(e, votes[i]);
        if (e->type == QUOTHP_NAME_ORGANIZATION)
            e->org_kind = quothp_coref_org_kind(w, e->best);
        e->label = make_label(w, e->best, e->org_kind);
        if (!e->label.p)
            return false;
    }
    return true;
}
