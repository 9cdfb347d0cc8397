/* extent.c: mentions as the trees have them: how far each reaches, and those that no phrase covers.
 *
 * Reads: tokens, mentions. Writes: mention.extent, trait.top; more mentions. The extents follow GUM (Zeldes 2017): all
 * that hangs on the head, but appositions, other members of a list, and the rest of a clause whose predicate it is.
 */
#include "coref/work.h"

/* Token ranges: all that hangs on a token, and the mention that it heads. */
typedef struct yield {
    uint32_t first, last;
} yield;

static bool outside(const quothp_coref_work *w, uint32_t token)
{
    switch ((quothp_deprel)w->doc->tokens.at[token].deprel) {
    case QUOTHP_DEPREL_ACL:
    case QUOTHP_DEPREL_ACL_RELCL:
    case QUOTHP_DEPREL_AMOD:
    case QUOTHP_DEPREL_COMPOUND:
    case QUOTHP_DEPREL_DET:
    case QUOTHP_DEPREL_DET_PREDET:
    case QUOTHP_DEPREL_FIXED:
    case QUOTHP_DEPREL_FLAT:
    case QUOTHP_DEPREL_GOESWITH:
    case QUOTHP_DEPREL_NMOD:
    case QUOTHP_DEPREL_NMOD_DESC:
    case QUOTHP_DEPREL_NMOD_POSS:
    case QUOTHP_DEPREL_NMOD_UNMARKED:
    case QUOTHP_DEPREL_NUMMOD:
        return false;
    case QUOTHP_DEPREL_CASE: /* "Warhol's" */
        return quothp_coref_xpos(w, token) != QUOTHP_XPOS_POS;
    default:
        return true;
    }
}

static void widen(yield *y, const yield *part)
{
    y->first = part->first < y->first ? part->first : y->first;
    y->last = part->last > y->last ? part->last : y->last;
}

static bool is_mark(const quothp_coref_work *w, uint32_t token)
{
    return w->doc->tokens.at[token].upos == QUOTHP_UPOS_PUNCT;
}

/* Leaves first: a token is done when all that hang on it are. */
static bool find_yields(const quothp_coref_work *w, yield *whole, yield *mention)
{
    const uint32_t n = w->doc->tokens.n;
    const quothp_token *tokens = w->doc->tokens.at;
    uint32_t *waits = quothp_arena_array(w->scratch, (size_t)n + 1, sizeof *waits);
    if (!waits)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        whole[i] = mention[i] = (yield){i, i};
        if (tokens[i].head != QUOTHP_NONE && tokens[i].head != i)
            waits[tokens[i].head]++;
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = i;
        while (waits[at] == 0) {
            waits[at] = QUOTHP_NONE; /* done */
            const uint32_t head = tokens[at].head;
            if (head == QUOTHP_NONE || head == at)
                break;
            widen(&whole[head], &whole[at]);
            if (!outside(w, at))
                widen(&mention[head], &whole[at]);
            waits[head]--;
            at = head;
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        while (mention[i].last > i && is_mark(w, mention[i].last))
            mention[i].last--;
        while (mention[i].first < i && is_mark(w, mention[i].first))
            mention[i].first++;
    }
    return true;
}

/* Does the token head a phrase that can be taken up again? */
static bool heads_phrase(const quothp_coref_work *w, uint32_t token)
{
    const quothp_deprel relation = (quothp_deprel)w->doc->tokens.at[token].deprel;
    const quothp_xpos tag = quothp_coref_xpos(w, token);
    if (w->name_at[token] != QUOTHP_NONE) /* "Biden" in "the Biden White House" */
        return false;
    switch ((quothp_upos)w->doc->tokens.at[token].upos) {
    case QUOTHP_UPOS_NOUN:
    case QUOTHP_UPOS_PROPN:
    case QUOTHP_UPOS_X:
        return relation != QUOTHP_DEPREL_FLAT && relation != QUOTHP_DEPREL_FIXED && relation != QUOTHP_DEPREL_AMOD &&
               relation != QUOTHP_DEPREL_GOESWITH && relation != QUOTHP_DEPREL_NMOD_DESC;
    case QUOTHP_UPOS_NUM:
        return relation != QUOTHP_DEPREL_NUMMOD && relation != QUOTHP_DEPREL_COMPOUND && relation != QUOTHP_DEPREL_FLAT;
    case QUOTHP_UPOS_PRON:
        return tag != QUOTHP_XPOS_WP && tag != QUOTHP_XPOS_WDT && tag != QUOTHP_XPOS_WPS && tag != QUOTHP_XPOS_EX;
    case QUOTHP_UPOS_DET:
        return relation != QUOTHP_DEPREL_DET && relation != QUOTHP_DEPREL_DET_PREDET &&
               relation != QUOTHP_DEPREL_ADVMOD && relation != QUOTHP_DEPREL_CC_PRECONJ;
    default:
        return false;
    }
}

static bool add_head(quothp_coref_work *w, uint32_t token, const yield *y)
{
    quothp_trait *trait;
    quothp_mention *m = quothp_coref_add(w, y->first, y->last + 1, &trait);
    if (!m)
        return false;
    m->head = token;
    m->extent = m->span;
    trait->top = token;
    trait->definite = quothp_coref_definite(w, y->first);
    if (w->doc->tokens.at[token].upos == QUOTHP_UPOS_PRON) { /* "this", "someone": the others are there already */
        m->kind = QUOTHP_MENTION_PRONOUN;
        m->type = QUOTHP_NAME_MISC;
        m->number = quothp_str_is_nocase(quothp_token_str(w->doc, token), "these") ||
                            quothp_str_is_nocase(quothp_token_str(w->doc, token), "those")
                        ? QUOTHP_PLURAL
                        : QUOTHP_SINGULAR;
        return true;
    }
    m->kind = QUOTHP_MENTION_NOMINAL;
    quothp_coref_describe(w, token, m, trait);
    return true;
}

bool quothp_coref_extents(quothp_coref_work *w)
{
    const uint32_t n = w->doc->tokens.n;
    yield *whole = quothp_arena_array(w->scratch, (size_t)n + 1, sizeof *whole);
    yield *mention = quothp_arena_array(w->scratch, (size_t)n + 1, sizeof *mention);
    bool *covered = quothp_arena_array(w->scratch, (size_t)n + 1, sizeof *covered);
    if (!whole || !mention || !covered || !find_yields(w, whole, mention))
        return false;
    for (uint32_t k = 0; k < w->doc->mentions.n; k++) {
        quothp_mention *m = &w->doc->mentions.at[k];
        const uint32_t top = quothp_tokens_top(w->doc, m->first, m->end);
        w->traits.at[k].top = top;
        covered[top] = true;
        m->extent = quothp_tokens_span(w->doc, mention[top].first, mention[top].last + 1);
    }
    for (uint32_t i = 0; i < n; i++)
        if (!covered[i] && heads_phrase(w, i) && !add_head(w, i, &mention[i]))
            return false;
    return true;
}
