/* doc.c: a document's life and the questions that every stage asks of it. */
#include "doc/doc.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

quoth_doc *quothp_doc_new(const char *text, size_t n_bytes)
{
    if (n_bytes >= UINT32_MAX)
        return NULL;
    quoth_doc *doc = calloc(1, sizeof *doc);
    if (!doc)
        return NULL;
    doc->text = quothp_arena_copy(&doc->arena, text, n_bytes);
    doc->n_bytes = (uint32_t)n_bytes;
    if (!doc->text) {
        quoth_doc_free(doc);
        return NULL;
    }
    return doc;
}

void quoth_doc_free(quoth_doc *doc)
{
    if (!doc)
        return;
    quothp_arena_free(&doc->arena);
    free(doc);
}

const char *quoth_doc_text(const quoth_doc *doc, size_t *n_bytes)
{
    if (n_bytes)
        *n_bytes = doc->n_bytes;
    return doc->text;
}

const char *quothp_doc_keep(quoth_doc *doc, const char *text)
{
    size_t n = text ? strlen(text) : 0;
    char *kept = text ? quothp_arena_copy(&doc->arena, text, n) : NULL;
    if (kept)
        quothp_utf8_repair(kept, n);
    return kept;
}

quothp_str quothp_doc_str(const quoth_doc *doc, quothp_span span)
{
    return (quothp_str){doc->text + span.begin, span.end - span.begin};
}

quothp_str quothp_token_str(const quoth_doc *doc, uint32_t token)
{
    return quothp_doc_str(doc, doc->tokens.at[token].span);
}

quothp_span quothp_tokens_span(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    return (quothp_span){doc->tokens.at[first].span.begin, doc->tokens.at[end - 1].span.end};
}

uint32_t quothp_token_at(const quoth_doc *doc, uint32_t offset)
{
    uint32_t low = 0, high = doc->tokens.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->tokens.at[middle].span.end > offset)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

void quothp_span_tokens(const quoth_doc *doc, quothp_span span, uint32_t *first, uint32_t *end)
{
    *first = quothp_token_at(doc, span.begin);
    *end = *first;
    while (*end < doc->tokens.n && doc->tokens.at[*end].span.begin < span.end)
        ++*end;
}

uint32_t quothp_tokens_top(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        const uint32_t head = doc->tokens.at[i].head;
        if (head < first || head >= end || head == i)
            return i;
    }
    return first;
}

quothp_block_kind quothp_token_block_kind(const quoth_doc *doc, uint32_t token)
{
    const quothp_sentence *sentence = &doc->sentences.at[doc->tokens.at[token].sentence];
    return doc->blocks.at[sentence->block].kind;
}

const char *quothp_cue_class_text(quothp_cue_class cue_class)
{
    static const char *const TEXT[QUOTHP_N_CUE_CLASSES] = {NULL,       "said",   "claimed", "denied",    "asked",
                                                           "promised", "warned", "praised", "criticised"};
    return TEXT[cue_class];
}

const char *quothp_modality_text(quothp_modality modality)
{
    static const char *const TEXT[QUOTHP_N_MODALITIES] = {"asserted", "negated", "refused",    "possible",
                                                          "future",   "wanted",  "conditional"};
    return TEXT[modality];
}
