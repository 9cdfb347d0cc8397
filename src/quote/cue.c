/* cue.c: see scene.h. Finds the expressions that can report what somebody says: a word of the lexicon, its verb group,
 * and how it is used. Whether it reports anything is decided when its source and its content are looked for.
 */
#include "quote/scene.h"

#include <string.h>

typedef struct group {
    uint32_t first;
    bool have, be, modal, to, governed;
    bool unreal;
} group;

static bool is_not(const quothp_scene *s, uint32_t t)
{
    static const char *const WORDS[] = {"not", "n't", "n’t", "never", "neither", "hardly", "nor", NULL};
    return quothp_quote_is_one_of(s, t, WORDS);
}

/* "went on to say": the verb before "to" tells whether it was said. */
static bool governs_fact(const quothp_scene *s, uint32_t t)
{
    static const char *const REAL[] = {"go",   "on",   "continue", "begin",  "start", "proceed",
                                       "come", "rush", "use",      "appear", NULL};
    return quothp_quote_lemma_is_one_of(s, t, REAL) || quothp_quote_is_one_of(s, t, REAL);
}

static bool is_auxiliary(const quothp_scene *s, uint32_t t)
{
    static const char *const LEMMAS[] = {"be", "have", "do", "get", NULL};
    return quothp_quote_upos(s, t) == QUOTHP_UPOS_AUX || quothp_quote_xpos(s, t) == QUOTHP_XPOS_MD ||
           (quothp_quote_is_verbal(s, t) && quothp_quote_lemma_is_one_of(s, t, LEMMAS));
}

static void note_auxiliary(const quothp_scene *s, uint32_t t, group *g)
{
    if (quothp_quote_xpos(s, t) == QUOTHP_XPOS_MD)
        g->modal = true;
    else if (quothp_str_is(s->doc->tokens.at[t].lemma, "have"))
        g->have = true;
    else if (!g->be &&
             (quothp_str_is(s->doc->tokens.at[t].lemma, "be") || quothp_str_is(s->doc->tokens.at[t].lemma, "get")))
        g->be = !g->have;
    if (quothp_quote_xpos(s, t) == QUOTHP_XPOS_MD && !quothp_quote_is(s, t, "can") && !quothp_quote_is(s, t, "could"))
        g->unreal = true;
}

/* The verb group that ends in the head: "has not been saying", "went on to say". */
static group verb_group(const quothp_scene *s, const quothp_region *r, uint32_t head)
{
    group g = {.first = head};
    for (int n = 0; n < 10 && g.first > r->tokens.first; n++) {
        uint32_t t = g.first - 1;
        if (quothp_quote_box(s, r, t) != QUOTHP_NONE)
            break;
        if (is_not(s, t)) {
            g.unreal = true;
        } else if (is_auxiliary(s, t)) {
            note_auxiliary(s, t, &g);
        } else if (quothp_quote_is(s, t, "to") && t > r->tokens.first &&
                   (quothp_quote_is_verbal(s, t - 1) || quothp_quote_is(s, t - 1, "on"))) {
            g.to = g.governed = true;
            g.unreal |= !governs_fact(s, t - 1);
            g.have = g.be = false;
            t = t - 1;
        } else if (quothp_quote_upos(s, t) != QUOTHP_UPOS_ADV || quothp_quote_is_time(s, t)) {
            break;
        }
        g.first = t;
    }
    while (g.first < head && quothp_quote_upos(s, g.first) == QUOTHP_UPOS_ADV && !is_not(s, g.first) &&
           g.first > r->tokens.first && quothp_quote_is_comma(s, g.first - 1))
        g.first++;
    return g;
}

static bool is_lower(const quothp_scene *s, uint32_t t)
{
    return quothp_is_lower(s->doc->text[s->doc->tokens.at[t].span.begin]);
}

/* Is the word a verb here, by its tag, or in spite of a doubtful tag by its letters? */
static bool is_verb_here(const quothp_scene *s, uint32_t t, uint16_t form)
{
    if (quothp_quote_is_verbal(s, t))
        return true;
    uint8_t u = quothp_quote_upos(s, t);
    if (form & QUOTHP_CUEFORM_NOUN)
        return false;
    if (u == QUOTHP_UPOS_NOUN || u == QUOTHP_UPOS_ADJ || u == QUOTHP_UPOS_PROPN || u == QUOTHP_UPOS_X)
        return (form & (QUOTHP_CUEFORM_PAST | QUOTHP_CUEFORM_S)) && is_lower(s, t);
    return false;
}

/* "so-called", "often-quoted" */
static bool is_hyphen(const quothp_scene *s, uint32_t t)
{
    return quothp_quote_is(s, t, "-") && s->doc->tokens.at[t].span.end == s->doc->tokens.at[t + 1].span.begin;
}

/* "an estimated two hundred" */
static bool is_determiner(const quothp_scene *s, uint32_t t)
{
    return quothp_quote_upos(s, t) == QUOTHP_UPOS_DET || quothp_quote_xpos(s, t) == QUOTHP_XPOS_PRPS ||
           quothp_quote_xpos(s, t) == QUOTHP_XPOS_POS;
}

static bool shape_verb(const quothp_scene *s, const quothp_region *r, quothp_cue *c, uint16_t form)
{
    group g = verb_group(s, r, c->head);
    uint8_t x = quothp_quote_xpos(s, c->head);
    bool next = c->behind < r->tokens.end;
    if (c->head > r->tokens.first &&
        (is_hyphen(s, c->head - 1) || (x == QUOTHP_XPOS_VBN && is_determiner(s, c->head - 1))))
        return false;
    c->group.first = g.first;
    c->unreal = g.unreal;
    if (x == QUOTHP_XPOS_VBG || (!quothp_quote_is_verbal(s, c->head) && form == QUOTHP_CUEFORM_ING)) {
        c->shape = g.be ? QUOTHP_CUE_FINITE : QUOTHP_CUE_PARTICIPLE;
    } else if (g.be && (x == QUOTHP_XPOS_VBN || x == QUOTHP_XPOS_VBD)) {
        c->shape = QUOTHP_CUE_PASSIVE;
    } else if (x == QUOTHP_XPOS_VBN && !g.have) {
        if (next && quothp_quote_is(s, c->behind, "by"))
            c->shape = QUOTHP_CUE_PASSIVE;
        else if (!(form & QUOTHP_CUEFORM_PAST))
            return false;
    } else if (x == QUOTHP_XPOS_VB && !g.modal && !g.to && g.first == c->head) {
        uint32_t t = c->head;
        return t > r->tokens.first && quothp_quote_is_noun(s, t - 1);
    }
    if (g.governed && quothp_quote_xpos(s, g.first) == QUOTHP_XPOS_VBG)
        c->shape = QUOTHP_CUE_PARTICIPLE;
    return true;
}

static bool shape_cue(const quothp_scene *s, const quothp_region *r, quothp_cue *c)
{
    uint16_t form = c->entry->code[1];
    if (form & QUOTHP_CUEFORM_PREP) {
        c->shape = QUOTHP_CUE_PREPOSITION;
        bool lone = c->behind == c->head + 1; /* "per Reuters" behind a comma, not "two per year" */
        return !lone || (c->head > r->tokens.first && c->behind < r->tokens.end &&
                         quothp_quote_is_comma(s, c->head - 1) && quothp_quote_upos(s, c->behind) == QUOTHP_UPOS_PROPN);
    }
    if (is_verb_here(s, c->head, form))
        return shape_verb(s, r, c, form);
    uint8_t u = quothp_quote_upos(s, c->head);
    c->shape = QUOTHP_CUE_NOMINAL;
    return (form & QUOTHP_CUEFORM_NOUN) && u == QUOTHP_UPOS_NOUN;
}

static void set_frames(quothp_cue *c)
{
    const quothp_lex_entry *frame = quothp_lex_find(QUOTHP_LEX_FRAME, quothp_str_of(c->entry->text));
    c->frames = frame ? frame->code[0] : QUOTHP_FRAME_CLAUSE | QUOTHP_FRAME_QUOTE;
    c->manner = frame ? (quothp_manner)frame->code[1] : QUOTHP_MANNER_SPEECH;
}

static quoth_status find_in_region(quothp_scene *s, uint32_t region)
{
    const quothp_region *r = &s->regions.at[region];
    for (uint32_t t = r->tokens.first; t < r->tokens.end;) {
        uint32_t q = quothp_quote_box(s, r, t), behind;
        if (q != QUOTHP_NONE) {
            t = s->quotes.at[q].end > t ? s->quotes.at[q].end : t + 1;
            continue;
        }
        const quothp_lex_entry *entry = quothp_lex_match(QUOTHP_LEX_CUE, s->doc, t, r->tokens.end, &behind);
        if (!entry) {
            t++;
            continue;
        }
        quothp_cue c = {.group = {t, behind}, .head = t, .behind = behind, .region = region, .entry = entry};
        c.follows = QUOTHP_NONE;
        set_frames(&c);
        bool found = shape_cue(s, r, &c);
        if (!found && behind > t + 1 && (c.entry = quothp_lex_find(QUOTHP_LEX_CUE, quothp_token_str(s->doc, t)))) {
            c.group.end = c.behind = behind = t + 1; /* "a call | for": no verb, but a noun */
            set_frames(&c);
            found = shape_cue(s, r, &c);
        }
        if (found) {
            quothp_cue *slot = QUOTHP_PUSH(s->arena, &s->cues);
            if (!slot)
                return QUOTH_ERR_MEMORY;
            *slot = c;
        }
        t = behind;
    }
    return QUOTH_OK;
}

quoth_status quothp_quote_find_cues(quothp_scene *s)
{
    quoth_status status = QUOTH_OK;
    for (uint32_t i = 0; i < s->regions.n && status == QUOTH_OK; i++)
        status = find_in_region(s, i);
    return status;
}
