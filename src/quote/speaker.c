/* speaker.c: see detail.h. From the words of a source to the mentions of people and organizations behind them. */
#include "quote/detail.h"

quoth_status quothp_quote_people(quothp_scene *s, quothp_people *people)
{
    const quoth_doc *doc = s->doc;
    people->s = s;
    people->headed = quothp_arena_array(s->arena, doc->tokens.n + 1, sizeof *people->headed);
    people->within = quothp_arena_array(s->arena, doc->tokens.n + 1, sizeof *people->within);
    if (!people->headed || !people->within)
        return QUOTH_ERR_MEMORY;
    for (uint32_t t = 0; t < doc->tokens.n; t++)
        people->headed[t] = people->within[t] = QUOTHP_NONE;
    for (uint32_t i = 0; i < doc->mentions.n; i++) {
        const quothp_mention *m = &doc->mentions.at[i];
        uint32_t old = m->head < doc->tokens.n ? people->headed[m->head] : 0;
        if (m->head < doc->tokens.n && (old == QUOTHP_NONE || m->kind == QUOTHP_MENTION_NAME))
            people->headed[m->head] = i;
        for (uint32_t t = m->first; t < m->end && t - m->first < QUOTHP_QUOTE_REACH; t++) {
            uint32_t other = people->within[t];
            if (other == QUOTHP_NONE || doc->mentions.at[other].end - doc->mentions.at[other].first > m->end - m->first)
                people->within[t] = i;
        }
    }
    return QUOTH_OK;
}

static bool ends_base(const quothp_scene *s, uint32_t t)
{
    uint8_t u = quothp_quote_upos(s, t), x = quothp_quote_xpos(s, t);
    return u == QUOTHP_UPOS_ADP || u == QUOTHP_UPOS_PUNCT || u == QUOTHP_UPOS_CCONJ || u == QUOTHP_UPOS_SCONJ ||
           x == QUOTHP_XPOS_WP || x == QUOTHP_XPOS_WDT || quothp_quote_is(s, t, "(");
}

/* The last noun of the phrase before its first preposition, comma or conjunction; QUOTHP_NONE for none. */
static uint32_t head_of(const quothp_scene *s, uint32_t first, uint32_t end, uint32_t *behind)
{
    uint32_t head = QUOTHP_NONE, t = first;
    for (; t < end; t++) {
        if (head != QUOTHP_NONE && s->quote_at[t] == s->quote_at[head] && ends_base(s, t) &&
            quothp_quote_xpos(s, t) != QUOTHP_XPOS_HYPH && !quothp_quote_is_mark(s, t))
            break;
        if (quothp_quote_is_noun(s, t) || quothp_quote_xpos(s, t) == QUOTHP_XPOS_PRPS)
            head = t;
    }
    if (head == QUOTHP_NONE && end > first)
        head = end - 1;
    *behind = t;
    return head;
}

static uint32_t mention_of_head(const quothp_people *people, uint32_t head)
{
    if (head == QUOTHP_NONE)
        return QUOTHP_NONE;
    return people->headed[head] != QUOTHP_NONE ? people->headed[head] : people->within[head];
}

uint32_t quothp_quote_mention(const quothp_people *people, quothp_range phrase)
{
    uint32_t behind;
    return phrase.first < phrase.end ? mention_of_head(people, head_of(people->s, phrase.first, phrase.end, &behind))
                                     : QUOTHP_NONE;
}

/* The phrase that "who" or "which" at the token stands for. */
static quothp_range antecedent(const quothp_scene *s, const quothp_region *r, uint32_t t)
{
    uint32_t end = t;
    while (end > r->tokens.first && quothp_quote_is_comma(s, end - 1))
        end--;
    quothp_range p = quothp_quote_phrase_before(s, r, end, r->tokens.first);
    uint32_t comma = p.first;
    while (comma > r->tokens.first && quothp_quote_upos(s, comma - 1) == QUOTHP_UPOS_ADV)
        comma--;
    if (p.first < p.end && comma > r->tokens.first + 1 && quothp_quote_is_comma(s, comma - 1) &&
        quothp_quote_upos(s, comma - 2) == QUOTHP_UPOS_PROPN && quothp_quote_upos(s, p.end - 1) != QUOTHP_UPOS_PROPN)
        p = quothp_quote_phrase_before(s, r, comma - 1, r->tokens.first);
    return p;
}

/* "His lawyer, Ada Smith, …": the name behind the comma says who it is; so does the one at the end of "Minister of
   Education Ada Smith". QUOTHP_NONE when there is none. */
static uint32_t named_by_apposition(const quothp_people *people, quothp_range p, uint32_t head)
{
    const quoth_doc *doc = people->s->doc;
    uint32_t first = people->headed[head];
    if (first != QUOTHP_NONE && doc->mentions.at[first].kind != QUOTHP_MENTION_NOMINAL)
        return QUOTHP_NONE;
    for (uint32_t t = p.first; t < p.end; t++) {
        uint32_t m = people->within[t];
        if (m == QUOTHP_NONE || doc->mentions.at[m].kind != QUOTHP_MENTION_NAME ||
            doc->mentions.at[m].type != QUOTHP_NAME_PERSON || doc->mentions.at[m].first != t || t <= head)
            continue;
        uint32_t end = doc->mentions.at[m].end;
        bool comma = quothp_quote_is_comma(people->s, t - 1);
        bool title = quothp_quote_upos(people->s, t - 1) == QUOTHP_UPOS_PROPN ||
                     quothp_quote_upos(people->s, t - 1) == QUOTHP_UPOS_NOUN;
        bool closed = end >= p.end || quothp_quote_is_comma(people->s, end);
        if (closed && (comma || title))
            return m;
    }
    return QUOTHP_NONE;
}

/* "glaciologist", "whistleblower": a noun that no list has, but whose form says that it is somebody. */
static bool is_agentive(quothp_str lemma)
{
    static const char *const ENDS[] = {"ist",     "ian",    "man",    "woman",   "person", "maker",  "keeper", "holder",
                                       "owner",   "eer",    "worker", "seller",  "driver", "writer", "goer",   "blower",
                                       "builder", "leader", "farmer", "fighter", "veyor",  "visor",  "player"};
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (lemma.n > 5 && quothp_str_ends(lemma, ENDS[i]))
            return true;
    return false;
}

/* Can the mention say something: somebody, a body of people, or what they wrote? A law, a relationship, a part cannot.
 */
static bool can_speak(const quoth_doc *doc, uint32_t k)
{
    const quothp_entity *e = &doc->entities.at[doc->mentions.at[k].entity];
    const quothp_mention *m = &doc->mentions.at[k];
    if (m->kind == QUOTHP_MENTION_PRONOUN || e->named)
        m = &doc->mentions.at[e->best];
    if (m->kind == QUOTHP_MENTION_PRONOUN)
        return true;
    switch (e->named ? e->type : m->type) {
    case QUOTHP_NAME_PERSON:
    case QUOTHP_NAME_ORGANIZATION:
    case QUOTHP_NAME_GROUP:
    case QUOTHP_NAME_PLACE:
    case QUOTHP_NAME_FACILITY:
        return true;
    default:
        break;
    }
    if (m->kind == QUOTHP_MENTION_NAME)
        return false;
    quothp_str lemma = doc->tokens.at[m->head].lemma;
    const quothp_lex_entry *noun = quothp_lex_find(QUOTHP_LEX_NOUN, lemma);
    if (noun && noun->code[0] != QUOTHP_NOUN_QUANTITY)
        return noun->code[0] == QUOTHP_NOUN_DOCUMENT;
    return !noun && is_agentive(lemma);
}

uint32_t quothp_quote_speakers(const quothp_people *people, const quothp_cue *cue, uint32_t *out, uint32_t max)
{
    const quothp_scene *s = people->s;
    quothp_range p = cue->source;
    if (p.first >= p.end)
        return 0;
    uint8_t x = quothp_quote_xpos(s, p.first);
    if (p.end == p.first + 1 && (x == QUOTHP_XPOS_WP || x == QUOTHP_XPOS_WDT || quothp_quote_is(s, p.first, "that")))
        p = antecedent(s, &s->regions.at[cue->region], p.first);
    uint32_t n = 0, t = p.first;
    while (t < p.end && n < max) {
        uint32_t head = head_of(s, t, p.end, &t);
        uint32_t m = head == QUOTHP_NONE || n > 0 ? QUOTHP_NONE : named_by_apposition(people, p, head);
        if (m == QUOTHP_NONE)
            m = mention_of_head(people, head);
        if (m != QUOTHP_NONE && can_speak(s->doc, m) && (n == 0 || out[n - 1] != m))
            out[n++] = m;
        if (t + 1 >= p.end || !(quothp_quote_is(s, t, "and") || quothp_quote_is(s, t, "or")))
            break;
        t++;
    }
    return n;
}

bool quothp_quote_is_outlet(const quothp_scene *s, uint32_t mention)
{
    if (mention == QUOTHP_NONE)
        return false;
    const quothp_entity *e = &s->doc->entities.at[s->doc->mentions.at[mention].entity];
    return e->type == QUOTHP_NAME_ORGANIZATION && e->org_kind == QUOTHP_ORG_MEDIA;
}
