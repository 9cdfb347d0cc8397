/* text.c: the self-proof: what a graph says that the article says stands in the article, at the place that it names. */
#include "check/classes.h"
#include "check/judge.h"
#include "graph/iri.h"

#include <stdlib.h>

enum { HASH_DIGITS = 64 };

typedef struct stretch {
    uint64_t begin, end; /* code points */
    uint32_t context;
} stretch;

static const quothp_context_text *text_of(const quothp_facts *facts, uint32_t context)
{
    uint32_t text = facts->nodes[context].text;
    return text ? &facts->texts.at[text - 1] : NULL;
}

static const quothp_fact *only(quothp_fact_range about, uint32_t property, unsigned kinds)
{
    quothp_fact_range values = quothp_facts_of(about, property);
    return values.n && values.at[0].kinds & kinds ? &values.at[0] : NULL;
}

/* Where a phrase lies. False when it does not say so, or not in a text: the rules tell of that. */
static bool stretch_of(const quothp_facts *facts, uint32_t phrase, stretch *out)
{
    quothp_fact_range about = quothp_facts_about(facts, phrase);
    const quothp_fact *begin = only(about, TERM_NIF_BEGIN_INDEX, VALUE_OFFSET);
    const quothp_fact *end = only(about, TERM_NIF_END_INDEX, VALUE_OFFSET);
    const quothp_fact *context = only(about, TERM_NIF_REFERENCE_CONTEXT, VALUE_NODE);
    if (!begin || !end || !context || !text_of(facts, (uint32_t)context->value))
        return false;
    *out = (stretch){begin->value, end->value, (uint32_t)context->value};
    return true;
}

/* ---- texts and phrases ---- */

static bool judge_context(const quothp_facts *facts, uint32_t node, quothp_arena *scratch, quothp_findings *findings)
{
    const quothp_context_text *text = text_of(facts, node);
    quothp_fact_range about = quothp_facts_about(facts, node);
    const quothp_fact *end = only(about, TERM_NIF_END_INDEX, VALUE_OFFSET);
    const quothp_fact *hash = only(about, TERM_QUOTH_TEXT_HASH, VALUE_STRING);
    const char *digits = text ? quothp_hex(scratch, text->text, HASH_DIGITS) : "";
    if (!digits)
        return false;
    quothp_str right = quothp_str_of(digits);
    if (text && end && end->value != text->n_code_points)
        quothp_findings_add(findings, QUOTH_ERROR, end->line, node, "nif:endIndex is not the length of the text");
    if (text && hash && hash->value != quothp_digest(&right, 1))
        quothp_findings_add(findings, QUOTH_ERROR, hash->line, node, "quoth:textHash is not the hash of the text");
    return true;
}

/* Long stretches of one text are hashed only where an anchor is as long, or a small file could ask for any work. */
static void judge_phrase(const quothp_facts *facts, uint32_t node, quothp_findings *findings)
{
    stretch at;
    quothp_fact_range anchors = quothp_facts_of(quothp_facts_about(facts, node), TERM_NIF_ANCHOR_OF);
    if (anchors.n == 0 || !stretch_of(facts, node, &at))
        return;
    quothp_str words = quothp_context_piece(text_of(facts, at.context), at.begin, at.end);
    bool hashed = false;
    uint64_t digest = 0;
    for (size_t i = 0; i < anchors.n; i++) {
        bool long_enough = anchors.at[i].n_bytes == words.n;
        if (long_enough && !hashed)
            digest = quothp_digest(&words, 1);
        hashed |= long_enough;
        if (!long_enough || anchors.at[i].value != digest)
            quothp_findings_add(findings, QUOTH_ERROR, anchors.at[i].line, node,
                                "nif:anchorOf is not what stands at the offsets");
    }
}

/* ---- what was found ---- */

/* The evidence lies in an article that the node is derived from. */
static void judge_origin(const quothp_facts *facts, uint32_t node, uint32_t property, quothp_findings *findings)
{
    quothp_fact_range about = quothp_facts_about(facts, node), phrases = quothp_facts_of(about, property);
    quothp_fact_range articles = quothp_facts_of(about, TERM_PROV_WAS_DERIVED_FROM);
    for (size_t i = 0; i < phrases.n; i++) {
        stretch at;
        if (!(phrases.at[i].kinds & VALUE_NODE) || !stretch_of(facts, (uint32_t)phrases.at[i].value, &at))
            continue;
        const quothp_fact *article = only(quothp_facts_about(facts, at.context), TERM_DCTERMS_IS_PART_OF, VALUE_NODE);
        size_t low = 0, high = articles.n;
        while (article && low < high) {
            size_t middle = low + (high - low) / 2;
            if (articles.at[middle].value < article->value)
                low = middle + 1;
            else
                high = middle;
        }
        if (article && (low == articles.n || articles.at[low].value != article->value))
            quothp_findings_add(findings, QUOTH_ERROR, phrases.at[i].line, node,
                                "its evidence lies in an article that it was not derived from");
    }
}

static int by_place(const void *a, const void *b)
{
    const stretch *x = a, *y = b;
    return x->begin < y->begin ? -1 : x->begin > y->begin;
}

/* The words of the content spans, one space between two: n pieces of text in an arena. False when memory is out; no
   pieces when a span leads nowhere. */
static bool content_of(const quothp_facts *facts, quothp_fact_range spans, quothp_arena *scratch, quothp_str **pieces,
                       size_t *n)
{
    stretch *parts = quothp_arena_array(scratch, spans.n, sizeof *parts);
    *pieces = quothp_arena_array(scratch, spans.n * 2, sizeof **pieces);
    *n = 0;
    if (!parts || !*pieces)
        return false;
    for (size_t i = 0; i < spans.n; i++)
        if (!(spans.at[i].kinds & VALUE_NODE) || !stretch_of(facts, (uint32_t)spans.at[i].value, &parts[i]))
            return true;
    qsort(parts, spans.n, sizeof *parts, by_place);
    for (size_t i = 0; i < spans.n; i++) {
        if (i)
            (*pieces)[(*n)++] = quothp_str_of(" ");
        (*pieces)[(*n)++] = quothp_context_piece(text_of(facts, parts[i].context), parts[i].begin, parts[i].end);
    }
    return true;
}

static bool judge_content(const quothp_facts *facts, uint32_t node, quothp_arena *scratch, quothp_findings *findings)
{
    quothp_fact_range about = quothp_facts_about(facts, node);
    const quothp_fact *text = only(about, TERM_SCHEMA_TEXT, VALUE_STRING);
    quothp_fact_range spans = quothp_facts_of(about, TERM_QUOTH_CONTENT_SPAN);
    quothp_str *pieces;
    size_t n, n_bytes = 0;
    if (!text || spans.n == 0)
        return true;
    if (!content_of(facts, spans, scratch, &pieces, &n))
        return false;
    for (size_t i = 0; i < n; i++)
        n_bytes += pieces[i].n;
    /* spans that lie over each other could make a text of any length: compared only when the length is right */
    if (n && (n_bytes != text->n_bytes || quothp_digest(pieces, n) != text->value))
        quothp_findings_add(findings, QUOTH_ERROR, text->line, node, "schema:text is not what its content spans hold");
    return true;
}

bool quothp_judge_text(const quothp_facts *facts, uint32_t node, quothp_arena *scratch, quothp_findings *findings)
{
    static const uint32_t SPANS[] = {TERM_QUOTH_EVIDENCE, TERM_QUOTH_CONTENT_SPAN, TERM_QUOTH_SPEAKER_SPAN,
                                     TERM_QUOTH_CUE_SPAN};
    uint32_t classes = facts->nodes[node].classes;
    bool done = true;
    if (classes & IS(CONTEXT))
        done = judge_context(facts, node, scratch, findings);
    if (classes & IS(PHRASE))
        judge_phrase(facts, node, findings);
    for (size_t i = 0; classes & IS_FINDING && i < sizeof SPANS / sizeof *SPANS; i++)
        judge_origin(facts, node, SPANS[i], findings);
    if (classes & IS_SAID)
        done = done && judge_content(facts, node, scratch, findings);
    quothp_arena_reset(scratch);
    return done;
}
