/* take.c: see scene.h. Makes cues of the readings of the network: finds the word in each that tells what kind of cue it
 * is, and sets the borders of contents to those of the quotations that they follow.
 */
#include "quote/scene.h"

enum { GROUP_REACH = 10, EDGE_WORDS = 2 };

/* ---- the word that reports ---- */

static bool is_content_word(const quothp_scene *s, uint32_t t)
{
    return quothp_quote_is_verbal(s, t) || quothp_quote_upos(s, t) == QUOTHP_UPOS_NOUN ||
           quothp_quote_upos(s, t) == QUOTHP_UPOS_ADJ;
}

static bool is_auxiliary(const quothp_scene *s, uint32_t t)
{
    static const char *const LEMMAS[] = {"be", "have", "do", "get", NULL};
    return quothp_quote_upos(s, t) == QUOTHP_UPOS_AUX || quothp_quote_xpos(s, t) == QUOTHP_XPOS_MD ||
           (quothp_quote_is_verbal(s, t) && quothp_quote_lemma_is_one_of(s, t, LEMMAS));
}

/* Of the words in the lexicon of cues the last: "has vowed to say". */
static bool find_entry(const quothp_scene *s, quothp_cue *c)
{
    for (uint32_t t = c->group.first; t < c->group.end;) {
        uint32_t behind = t + 1;
        const quothp_lex_entry *entry = quothp_lex_match(QUOTHP_LEX_CUE, s->doc, t, c->group.end, &behind);
        if (entry) {
            c->entry = entry;
            c->head = t;
            c->behind = t = behind;
        } else {
            t++;
        }
    }
    return c->entry != NULL;
}

/* Outside the lexicon: the last verb that is no auxiliary, else the last word that means something. */
static void find_head(const quothp_scene *s, quothp_cue *c)
{
    if (find_entry(s, c))
        return;
    bool verb = false;
    c->head = c->group.end - 1;
    for (uint32_t t = c->group.first; t < c->group.end; t++) {
        bool is_verb = quothp_quote_is_verbal(s, t) && !is_auxiliary(s, t);
        if (is_verb || (!verb && is_content_word(s, t)))
            c->head = t;
        verb = verb || is_verb;
    }
    c->behind = c->head + 1;
}

/* A cue of words has no colon at its end: "said:". */
static quothp_range without_colon(const quothp_scene *s, quothp_range cue)
{
    if (cue.end > cue.first + 1 && quothp_quote_is(s, cue.end - 1, ":"))
        cue.end--;
    return cue;
}

/* ---- how it reports ---- */

/* Has the verb a form of "be" before it, that makes it passive or, with -ing, finite? */
static bool has_be(const quothp_scene *s, const quothp_region *r, uint32_t head)
{
    static const char *const BE[] = {"be", "get", NULL};
    for (uint32_t t = head; t > r->tokens.first && head - t < GROUP_REACH; t--) {
        const uint8_t u = quothp_quote_upos(s, t - 1);
        if (quothp_quote_lemma_is_one_of(s, t - 1, BE))
            return true;
        if (u != QUOTHP_UPOS_AUX && u != QUOTHP_UPOS_ADV && u != QUOTHP_UPOS_PART)
            return false;
    }
    return false;
}

static void shape_cue(const quothp_scene *s, quothp_cue *c)
{
    const quothp_region *r = &s->regions.at[c->region];
    const uint8_t x = quothp_quote_xpos(s, c->head);
    if (c->entry && (c->entry->code[1] & QUOTHP_CUEFORM_PREP)) {
        c->shape = QUOTHP_CUE_PREPOSITION;
        return;
    }
    if (!quothp_quote_is_verbal(s, c->head)) {
        c->shape = QUOTHP_CUE_NOMINAL;
        return;
    }
    const bool be = has_be(s, r, c->head);
    c->shape = x == QUOTHP_XPOS_VBG && !be                            ? QUOTHP_CUE_PARTICIPLE
               : (x == QUOTHP_XPOS_VBN || x == QUOTHP_XPOS_VBD) && be ? QUOTHP_CUE_PASSIVE
                                                                      : QUOTHP_CUE_FINITE;
}

static void set_frames(quothp_cue *c)
{
    const quothp_lex_entry *frame = c->entry ? quothp_lex_find(QUOTHP_LEX_FRAME, quothp_str_of(c->entry->text)) : NULL;
    c->frames = frame ? frame->code[0] : QUOTHP_FRAME_CLAUSE | QUOTHP_FRAME_QUOTE;
}

/* ---- the parts ---- */

/* Quotations are kept whole: a border that falls on the first or last words of one goes to its mark. */
static quothp_range fit_to_quotations(const quothp_scene *s, const quothp_region *r, quothp_range p)
{
    const uint32_t left = p.first > 0 && quothp_quote_is_mark(s, p.first - 1) ? p.first - 1 : p.first;
    const uint32_t first = quothp_quote_box(s, r, left), last = quothp_quote_box(s, r, p.end - 1);
    if (first != QUOTHP_NONE && p.first - s->quotes.at[first].first <= EDGE_WORDS)
        p.first = s->quotes.at[first].first;
    if (last != QUOTHP_NONE && s->quotes.at[last].closed && s->quotes.at[last].end - p.end <= EDGE_WORDS &&
        s->quotes.at[last].first >= p.first)
        p.end = s->quotes.at[last].end;
    return p;
}

/* A quotation belongs to the cue whose content has its first words. */
static void own_quotations(quothp_scene *s, uint32_t cue, quothp_range p)
{
    const quothp_region *r = &s->regions.at[s->cues.at[cue].region];
    for (uint32_t t = p.first; t < p.end; t++) {
        const uint32_t q = quothp_quote_box(s, r, t);
        if (q == QUOTHP_NONE)
            continue;
        if (s->owner[q] == QUOTHP_NONE && s->quotes.at[q].first >= p.first)
            s->owner[q] = cue;
        t = s->quotes.at[q].end > t ? s->quotes.at[q].end - 1 : t;
    }
}

static quoth_status take_content(quothp_scene *s, uint32_t cue, const quothp_range_list *content)
{
    for (uint32_t i = 0; i < content->n; i++) {
        quothp_range *slot = QUOTHP_PUSH(s->arena, &s->cues.at[cue].content);
        if (!slot)
            return QUOTH_ERR_MEMORY;
        *slot = fit_to_quotations(s, &s->regions.at[s->cues.at[cue].region], content->at[i]);
        own_quotations(s, cue, *slot);
    }
    return QUOTH_OK;
}

/* The longest piece of the source: it hardly ever has two. */
static quothp_range take_source(const quothp_range_list *source)
{
    quothp_range best = {0, 0};
    for (uint32_t i = 0; i < source->n; i++)
        if (source->at[i].end - source->at[i].first > best.end - best.first)
            best = source->at[i];
    return best;
}

/* "told reporters": the object of the cue, where it is no part of what is said. */
static quothp_range find_addressee(const quothp_scene *s, const quothp_cue *c)
{
    const quoth_doc *doc = s->doc;
    quothp_range p = {0, 0};
    if (!(c->frames & QUOTHP_FRAME_PERSON))
        return p;
    const quothp_region *r = &s->regions.at[c->region];
    for (uint32_t t = c->behind; t < r->tokens.end && t < c->behind + GROUP_REACH; t++) {
        const quothp_token *token = &doc->tokens.at[t];
        const bool object = token->deprel == QUOTHP_DEPREL_OBJ || token->deprel == QUOTHP_DEPREL_IOBJ;
        for (uint32_t i = 0; i < c->content.n; i++)
            if (t >= c->content.at[i].first && t < c->content.at[i].end)
                return p;
        if (object && token->head == c->head)
            return quothp_quote_phrase_at(s, r, c->behind, false);
    }
    return p;
}

/* An earlier cue with the same words for its source: "X said …, adding …". */
static uint32_t find_partner(const quothp_scene *s, uint32_t cue)
{
    const quothp_cue *c = &s->cues.at[cue];
    for (uint32_t i = cue, n = 0; i > 0 && n < GROUP_REACH; i--, n++) {
        const quothp_cue *d = &s->cues.at[i - 1];
        if (d->source.first == c->source.first && d->source.end == c->source.end && c->source.end > c->source.first)
            return i - 1;
    }
    return QUOTHP_NONE;
}

static quoth_status take_reading(quothp_scene *s, const quothp_reading *reading)
{
    quothp_cue *c = QUOTHP_PUSH(s->arena, &s->cues);
    if (!c)
        return QUOTH_ERR_MEMORY;
    const uint32_t cue = s->cues.n - 1;
    *c = (quothp_cue){.group = without_colon(s, reading->cue), .margin = reading->margin};
    find_head(s, c);
    c->region = quothp_quote_region(s, c->head);
    set_frames(c);
    shape_cue(s, c);
    c->source = take_source(&reading->source);
    c->inverted = c->source.end > c->source.first && c->source.first >= c->group.end;
    c->follows = find_partner(s, cue);
    c->shared = c->follows != QUOTHP_NONE;
    const quoth_status status = take_content(s, cue, &reading->content);
    quothp_quote_trim(s, &s->cues.at[cue]);
    s->cues.at[cue].addressee = find_addressee(s, &s->cues.at[cue]);
    return status;
}

/* ---- cues that were read twice ---- */

static bool overlap(const quothp_range_list *a, const quothp_range_list *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++)
            if (a->at[i].first < b->at[k].end && b->at[k].first < a->at[i].end)
                return true;
    return false;
}

static bool holds(const quothp_reading *r, uint32_t t)
{
    for (uint32_t i = 0; i < r->content.n; i++)
        if (t >= r->content.at[i].first && t < r->content.at[i].end)
            return true;
    return false;
}

enum { NEAR_READINGS = 8 };

static bool is_preposition(const quothp_scene *s, const quothp_reading *r)
{
    uint32_t behind;
    const quothp_lex_entry *entry = quothp_lex_match(QUOTHP_LEX_CUE, s->doc, r->cue.first, r->cue.end, &behind);
    return entry && (entry->code[1] & QUOTHP_CUEFORM_PREP);
}

/* Was the reading led astray: did it find its source outside the content that its cue stands in? But of "A reports
   that …, according to B", where each was read as a part of the other, A's statement is the whole and B's the part. */
static bool is_astray(const quothp_scene *s, uint32_t from, uint32_t end, const quothp_reading *r)
{
    bool astray = false;
    for (uint32_t k = from; k < end; k++) {
        const quothp_reading *o = &s->doc->readings.at[k];
        if (o->again || o->cue.first == r->cue.first || !holds(o, r->cue.first))
            continue;
        if (holds(r, o->cue.first) && is_preposition(s, o) != is_preposition(s, r))
            return is_preposition(s, r);
        astray = astray || !r->source.n || !holds(o, r->source.at[0].first);
    }
    return astray;
}

/* The other reading of a cue that was read twice, once alone, inside the content of another. */
static bool is_worse(const quothp_scene *s, uint32_t i)
{
    const quoth_doc *doc = s->doc;
    const quothp_reading *r = &doc->readings.at[i];
    const uint32_t from = i > NEAR_READINGS ? i - NEAR_READINGS : 0;
    const uint32_t end = doc->readings.n - i > NEAR_READINGS ? i + NEAR_READINGS : doc->readings.n;
    for (uint32_t k = from; k < end; k++) {
        const quothp_reading *o = &doc->readings.at[k];
        if (k == i || o->cue.first != r->cue.first || !overlap(&o->content, &r->content))
            continue;
        if (o->again != r->again)
            return r->again != is_astray(s, from, end, r->again ? o : r);
        if (r->again && k < i) /* in the contents of two others */
            return true;
    }
    return false;
}

/* Of a cue that stands in no region, as in a byline, there is no clause to read. */
static bool is_in_text(const quothp_scene *s, const quothp_reading *r)
{
    const quothp_range region = s->regions.at[quothp_quote_region(s, r->cue.first)].tokens;
    return r->cue.first >= region.first && r->cue.end <= region.end;
}

quoth_status quothp_quote_take(quothp_scene *s)
{
    quoth_status status = QUOTH_OK;
    for (uint32_t i = 0; i < s->doc->readings.n && status == QUOTH_OK && !quothp_clock_ticked(s->doc->clock); i++)
        if (!is_worse(s, i) && is_in_text(s, &s->doc->readings.at[i]))
            status = take_reading(s, &s->doc->readings.at[i]);
    return status;
}
