/* quoted.c: see work.h. Which quotations belong to a statement, and which of the others nobody needs to have said.
 *
 * A stretch of four words or more in quotation marks is somebody's words 97 times in 100 (PolNeAR, development part);
 * shorter ones without a statement are titles, nicknames and terms more often than not. Words that somebody refused to
 * say, or that a headline has, are not left open either.
 */
#include "quote/marks.h"
#include "statement/work.h"

#include <stdlib.h>

enum { TERM_WORDS = 3 };

typedef struct piece {
    quothp_span span;
    uint32_t attribution;
} piece;

static int compare_pieces(const void *a, const void *b)
{
    const piece *x = a, *y = b;
    if (x->span.begin != y->span.begin)
        return x->span.begin < y->span.begin ? -1 : 1;
    return (x->attribution > y->attribution) - (x->attribution < y->attribution);
}

/* The contents of statements whose speaker we know, in the order of the text. */
static piece *known_pieces(const quoth_doc *doc, quothp_arena *scratch, uint32_t *n)
{
    uint32_t room = 0;
    for (uint32_t i = 0; i < doc->attributions.n; i++)
        room += doc->attributions.at[i].content.n;
    piece *pieces = quothp_arena_array(scratch, (size_t)room + 1, sizeof *pieces);
    *n = 0;
    for (uint32_t i = 0; pieces && i < doc->attributions.n; i++) {
        const quothp_attribution *a = &doc->attributions.at[i];
        for (uint32_t k = 0; a->expressed && a->speakers.n && k < a->content.n; k++)
            pieces[(*n)++] = (piece){a->content.at[k], i};
    }
    if (*n)
        qsort(pieces, *n, sizeof *pieces, compare_pieces);
    return pieces;
}

/* Few words, or the words of a title: each that is not small by nature has a capital. */
static bool is_term(const quoth_doc *doc, const quothp_quotation *q)
{
    uint32_t words = 0;
    bool title = true;
    for (uint32_t t = q->first; t < q->end && words < QUOTHP_STATEMENT_REACH; t++) {
        const quothp_token *token = &doc->tokens.at[t];
        if (token->upos == QUOTHP_UPOS_PUNCT)
            continue;
        words++;
        bool small = token->upos == QUOTHP_UPOS_ADP || token->upos == QUOTHP_UPOS_DET ||
                     token->upos == QUOTHP_UPOS_CCONJ || token->upos == QUOTHP_UPOS_PART;
        title = title && (small || !quothp_is_lower(doc->text[token->span.begin]));
    }
    quothp_block_kind kind = doc->blocks.at[q->block].kind;
    return words <= TERM_WORDS || title || kind == QUOTHP_HEADLINE || kind == QUOTHP_HEADING;
}

quoth_status quothp_statement_quoted(quoth_doc *doc, quothp_arena *scratch)
{
    quothp_quotations quotes = {0};
    uint32_t n, next = 0;
    quoth_status status = quothp_quote_marks(doc, scratch, &quotes);
    piece *pieces = known_pieces(doc, scratch, &n), *furthest = NULL;
    if (status != QUOTH_OK || !pieces)
        return QUOTH_ERR_MEMORY;
    for (uint32_t i = 0; i < quotes.n; i++) {
        const quothp_quotation *q = &quotes.at[i];
        if (q->parent != QUOTHP_NONE)
            continue;
        for (; next < n && pieces[next].span.begin <= q->inner.begin; next++)
            if (!furthest || pieces[next].span.end > furthest->span.end)
                furthest = &pieces[next];
        quothp_quoted *quoted = QUOTHP_PUSH(&doc->arena, &doc->quoted);
        if (!quoted)
            return QUOTH_ERR_MEMORY;
        bool said = furthest && furthest->span.end > q->inner.begin;
        *quoted = (quothp_quoted){q->span, said ? furthest->attribution : QUOTHP_NONE, !said && is_term(doc, q)};
    }
    return QUOTH_OK;
}
