/* repeat.c: see work.h. A headline that was read as a paragraph says what the body says again: it is no statement.
 *
 * Only the first lines of an article are asked, each against the first statements of the body: the cost is bounded.
 */
#include "statement/work.h"

enum { HEAD_BLOCKS = 2, MAX_STATEMENTS = 100, MAX_HEAD_WORDS = 60, MAX_BODY_WORDS = 200 };

static bool is_content_word(const quoth_doc *doc, uint32_t t)
{
    uint8_t u = doc->tokens.at[t].upos;
    return u == QUOTHP_UPOS_NOUN || u == QUOTHP_UPOS_PROPN || u == QUOTHP_UPOS_VERB || u == QUOTHP_UPOS_ADJ ||
           u == QUOTHP_UPOS_NUM;
}

static bool says(const quoth_doc *doc, const quothp_attribution *a, quothp_str lemma)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->content.n; i++) {
        uint32_t t, end;
        quothp_span_tokens(doc, a->content.at[i], &t, &end);
        for (; t < end && n < MAX_BODY_WORDS; t++, n++)
            if (quothp_str_eq(doc->tokens.at[t].lemma, lemma))
                return true;
    }
    return false;
}

/* Are most words of the one also said in the other? */
static bool is_repeated(const quoth_doc *doc, const quothp_attribution *a, const quothp_attribution *b)
{
    uint32_t n = 0, both = 0;
    for (uint32_t i = 0; i < a->content.n; i++) {
        uint32_t t, end;
        quothp_span_tokens(doc, a->content.at[i], &t, &end);
        for (; t < end && n < MAX_HEAD_WORDS; t++) {
            if (!is_content_word(doc, t))
                continue;
            n++;
            both += says(doc, b, doc->tokens.at[t].lemma);
        }
    }
    return n > 0 && both * 5 >= n * 3;
}

static uint32_t sentence_of(const quoth_doc *doc, const quothp_attribution *a)
{
    return doc->tokens.at[quothp_token_at(doc, a->content.at[0].begin)].sentence;
}

static uint32_t block_of(const quoth_doc *doc, const quothp_attribution *a)
{
    return doc->sentences.at[sentence_of(doc, a)].block;
}

/* A block of one sentence at the head of the article. */
static bool is_head_line(const quoth_doc *doc, const quothp_attribution *a)
{
    uint32_t sentence = sentence_of(doc, a), block = block_of(doc, a);
    return block < HEAD_BLOCKS && sentence < HEAD_BLOCKS &&
           (sentence + 1 >= doc->sentences.n || doc->sentences.at[sentence + 1].block != block);
}

void quothp_statement_drop_repeats(quoth_doc *doc)
{
    for (uint32_t i = 0; i < doc->attributions.n && i < MAX_STATEMENTS; i++) {
        quothp_attribution *a = &doc->attributions.at[i];
        if (!a->expressed || !is_head_line(doc, a))
            continue;
        for (uint32_t k = i + 1; k < doc->attributions.n && k < MAX_STATEMENTS && a->expressed; k++)
            if (block_of(doc, a) != block_of(doc, &doc->attributions.at[k]) &&
                is_repeated(doc, a, &doc->attributions.at[k]))
                a->expressed = false;
    }
}
