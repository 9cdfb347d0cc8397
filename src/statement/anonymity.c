/* anonymity.c: see work.h. Where the text says that, and why, somebody is not named:
 *
 *     one official, who spoke on condition of anonymity because the talks are private
 *     two nurses who asked not to be named, fearing for their jobs
 *     The driver was not authorized to speak to the press.
 *
 * The reason is what follows such words; without one it is these words themselves.
 */
#include "statement/work.h"

static bool lemma_is(const quoth_doc *doc, uint32_t t, const char *lemma)
{
    return t < doc->tokens.n && quothp_str_is(doc->tokens.at[t].lemma, lemma);
}

/* "on [the] condition of anonymity", "anonymously": the token behind; t when nothing of that kind begins at t. */
static uint32_t read_condition(const quoth_doc *doc, uint32_t t, uint32_t end)
{
    if (quothp_statement_is(doc, t, "anonymously"))
        return t + 1;
    uint32_t i = t;
    if (quothp_statement_is(doc, i, "on"))
        i++;
    if (i > t && quothp_statement_is(doc, i, "the"))
        i++;
    if (quothp_statement_is(doc, i, "condition") && quothp_statement_is(doc, i + 1, "of"))
        i += 2;
    return i < end && quothp_statement_is(doc, i, "anonymity") ? i + 1 : t;
}

/* "[asked] not to be named", "declined to be identified" */
static uint32_t read_request(const quoth_doc *doc, uint32_t t, uint32_t end)
{
    static const char *const NAMED[] = {"named", "identified", "quoted", NULL};
    bool refused = lemma_is(doc, t, "decline") || lemma_is(doc, t, "refuse");
    uint32_t i = refused || lemma_is(doc, t, "ask") || lemma_is(doc, t, "request") ? t + 1 : t;
    if (quothp_statement_is(doc, i, "that"))
        i++;
    bool negated = quothp_statement_is(doc, i, "not");
    i += negated;
    i += quothp_statement_is(doc, i, "to");
    if (!negated && quothp_statement_is(doc, i, "not")) {
        negated = true;
        i++;
    }
    bool asks = refused != negated && quothp_statement_is(doc, i, "be") && i > t;
    if (!asks || i + 1 >= end || !quothp_statement_is_one_of(doc, i + 1, NAMED))
        return t;
    i += 2;
    return quothp_statement_is(doc, i, "by") && quothp_statement_is(doc, i + 1, "name") ? i + 2 : i;
}

/* "not authorized to speak": a reason by itself. */
static bool begins_lack(const quoth_doc *doc, uint32_t t)
{
    static const char *const MAY[] = {"authorized", "authorised", "permitted", "allowed", "cleared", NULL};
    static const char *const SPEAK[] = {"speak", "comment", "discuss", "talk", "brief", "disclose", NULL};
    uint32_t i = t + 1;
    if (!quothp_statement_is(doc, t, "not") && !quothp_statement_is(doc, t, "n't") &&
        !quothp_statement_is(doc, t, "n’t"))
        return false;
    for (; i < doc->tokens.n && doc->tokens.at[i].upos == QUOTHP_UPOS_ADV;)
        i++;
    if (!quothp_statement_is_one_of(doc, i, MAY) || !quothp_statement_is(doc, i + 1, "to"))
        return false;
    for (i += 2; i < doc->tokens.n && doc->tokens.at[i].upos == QUOTHP_UPOS_ADV;)
        i++;
    return quothp_statement_is_one_of(doc, i, SPEAK);
}

static uint32_t clause_end(const quoth_doc *doc, uint32_t t, uint32_t end)
{
    if (end - t > QUOTHP_STATEMENT_REACH)
        end = t + QUOTHP_STATEMENT_REACH;
    for (; t < end; t++) {
        uint8_t x = doc->tokens.at[t].xpos;
        bool mark = doc->tokens.at[t].upos == QUOTHP_UPOS_PUNCT && x != QUOTHP_XPOS_HYPH;
        if (mark && !quothp_statement_is(doc, t, "-") && !quothp_statement_is(doc, t, "'"))
            break;
    }
    return t;
}

/* The reason that follows at t: "because …", ", citing …", "for fear of …"; the condition itself when none does. */
static quothp_span reason_behind(const quoth_doc *doc, uint32_t condition, uint32_t t, uint32_t end)
{
    static const char *const LINKS[] = {"because", "as", "since", NULL};
    static const char *const OPENERS[] = {"citing", "fearing", "for", "out", "to", "due", "given", "so", "until", NULL};
    uint32_t i = t < end && quothp_statement_is(doc, t, ",") ? t + 1 : t;
    bool link = quothp_statement_is_one_of(doc, i, LINKS), opener = quothp_statement_is_one_of(doc, i, OPENERS);
    uint32_t first = link ? i + 1 : i;
    if (first < end && (link || opener))
        return quothp_tokens_span(doc, first, clause_end(doc, first + 1, end));
    return quothp_tokens_span(doc, condition, t);
}

static bool can_be_unnamed(const quoth_doc *doc, uint32_t mention)
{
    const quothp_entity *e = &doc->entities.at[doc->mentions.at[mention].entity];
    return !e->named && doc->mentions.at[e->best].kind == QUOTHP_MENTION_NOMINAL &&
           doc->mentions.at[e->best].type == QUOTHP_NAME_PERSON;
}

/* Whom the words at t are about: whoever stands nearest left of them in the sentence, else the first right of them.
 *next is a mention not behind the first that is asked, and moves with it. */
static uint32_t who(const quoth_doc *doc, uint32_t t, uint32_t *next)
{
    const quothp_sentence *sentence = &doc->sentences.at[doc->tokens.at[t].sentence];
    uint32_t first = sentence->first, end = sentence->end, found = QUOTHP_NONE;
    if (t - first > QUOTHP_STATEMENT_REACH)
        first = t - QUOTHP_STATEMENT_REACH;
    if (end - t > QUOTHP_STATEMENT_REACH)
        end = t + QUOTHP_STATEMENT_REACH;
    while (*next < doc->mentions.n && doc->mentions.at[*next].first < first)
        ++*next;
    for (uint32_t k = *next; k < doc->mentions.n && doc->mentions.at[k].first < end; k++) {
        if (!can_be_unnamed(doc, k))
            continue;
        if (doc->mentions.at[k].first > t)
            return found != QUOTHP_NONE ? found : doc->mentions.at[k].entity;
        found = doc->mentions.at[k].entity;
    }
    return found;
}

static void mark(bool *asked, uint32_t first, uint32_t end)
{
    for (; first < end; first++)
        asked[first] = true;
}

/* "asked not to be named" is no news. */
static void drop_requests(quoth_doc *doc, const bool *asked)
{
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        quothp_attribution *a = &doc->attributions.at[i];
        for (uint32_t k = 0; k < a->content.n; k++)
            a->expressed = a->expressed && !asked[quothp_token_at(doc, a->content.at[k].begin)];
    }
}

quoth_status quothp_statement_anonymities(quoth_doc *doc, quothp_arena *scratch)
{
    uint32_t next = 0;
    bool *known = quothp_arena_array(scratch, (size_t)doc->entities.n + 1, sizeof *known);
    bool *asked = quothp_arena_array(scratch, (size_t)doc->tokens.n + 1, sizeof *asked);
    if (!known || !asked)
        return QUOTH_ERR_MEMORY;
    for (uint32_t t = 0; t < doc->tokens.n; t++) {
        uint32_t end = doc->sentences.at[doc->tokens.at[t].sentence].end, behind = read_condition(doc, t, end);
        if (behind == t)
            behind = read_request(doc, t, end);
        bool lack = behind == t && begins_lack(doc, t);
        if (behind == t && !lack)
            continue;
        quothp_span reason =
            lack ? quothp_tokens_span(doc, t, clause_end(doc, t, end)) : reason_behind(doc, t, behind, end);
        uint32_t entity = who(doc, t, &next);
        uint32_t last = quothp_token_at(doc, reason.end - 1);
        mark(asked, t, last + 1);
        t = last;
        if (entity == QUOTHP_NONE || known[entity])
            continue;
        known[entity] = true;
        quothp_anonymity *added = QUOTHP_PUSH(&doc->arena, &doc->anonymities);
        if (!added)
            return QUOTH_ERR_MEMORY;
        *added = (quothp_anonymity){entity, reason};
    }
    drop_requests(doc, asked);
    return QUOTH_OK;
}
