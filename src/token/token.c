/* token.c: the token stage: goes through the blocks, cuts each into tokens, then the tokens into sentences. */
#include "token/token.h"

#include "base/utf8.h"
#include "token/cut.h"

static bool push_token(quoth_doc *doc, uint32_t begin, uint32_t end)
{
    quothp_token *token = QUOTHP_PUSH(&doc->arena, &doc->tokens);
    if (!token)
        return false;
    token->span = (quothp_span){begin, end};
    token->head = QUOTHP_NONE;
    return true;
}

/* A chunk is what stands between white space. */
static bool cut_chunk(quoth_doc *doc, uint32_t begin, uint32_t end, uint32_t block_end)
{
    quothp_str follows = {doc->text + end, block_end - end};
    while (begin < end) {
        uint32_t cuts[2], token_end = quothp_cut_token(doc->text, begin, end, follows);
        uint32_t n_cuts = quothp_cut_parts(doc->text, begin, token_end, cuts);
        for (uint32_t i = 0; i < n_cuts; i++) {
            if (!push_token(doc, begin, cuts[i]))
                return false;
            begin = cuts[i];
        }
        if (!push_token(doc, begin, token_end))
            return false;
        begin = token_end;
    }
    return true;
}

static bool cut_block(quoth_doc *doc, quothp_span block)
{
    size_t at = block.begin;
    while (at < block.end) {
        size_t begin = at, next = at;
        while (at < block.end && !quothp_cut_is_space(quothp_utf8_next(doc->text, block.end, &next)))
            at = next;
        if (at > begin && !cut_chunk(doc, (uint32_t)begin, (uint32_t)at, block.end))
            return false;
        if (at < block.end)
            at = next;
    }
    return true;
}

static bool group_sentences(quoth_doc *doc, uint32_t block, uint32_t first)
{
    uint32_t end = doc->tokens.n, begin = first;
    for (uint32_t i = first; i < end; i++) {
        doc->tokens.at[i].sentence = doc->sentences.n;
        if (i + 1 < end && !quothp_ends_sentence(doc, i, begin, end))
            continue;
        quothp_sentence *sentence = QUOTHP_PUSH(&doc->arena, &doc->sentences);
        if (!sentence)
            return false;
        *sentence = (quothp_sentence){quothp_tokens_span(doc, begin, i + 1), begin, i + 1, block};
        begin = i + 1;
    }
    return true;
}

quoth_status quothp_stage_token(quoth_doc *doc, quothp_arena *scratch, quothp_report *report)
{
    (void)scratch;
    (void)report;
    for (uint32_t block = 0; block < doc->blocks.n; block++) {
        uint32_t first = doc->tokens.n;
        if (!cut_block(doc, doc->blocks.at[block].span) || !group_sentences(doc, block, first))
            return QUOTH_ERR_MEMORY;
    }
    return QUOTH_OK;
}
