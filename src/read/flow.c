/* flow.c: see flow.h. */
#include "read/flow.h"

#include "base/utf8.h"
#include "read/read.h"

#include <string.h>

void quothp_flow_put(quothp_flow *flow, const char *character, size_t n_bytes, uint32_t source)
{
    if (flow->space && flow->text.n > flow->start)
        quothp_buf_putc(&flow->text, ' ');
    flow->space = false;
    if (source != QUOTHP_NONE) {
        quothp_source_run *run = QUOTHP_PUSH(flow->arena, &flow->runs);
        if (run)
            *run = (quothp_source_run){.text = (uint32_t)flow->text.n, .source = source};
        else
            flow->failed = true;
    }
    quothp_buf_add(&flow->text, character, n_bytes);
}

void quothp_flow_text(quothp_flow *flow, quothp_str text)
{
    for (size_t i = 0; i < text.n;) {
        size_t at = i;
        uint32_t cp = quothp_utf8_next(text.p, text.n, &i);
        if (cp < 0x80 && quothp_cp_is_space(cp))
            flow->space = true;
        else
            quothp_flow_put(flow, text.p + at, i - at, QUOTHP_NONE);
    }
}

void quothp_flow_end_block(quothp_flow *flow, quothp_block_kind kind)
{
    flow->space = false;
    uint32_t end = (uint32_t)flow->text.n;
    if (end == flow->start)
        return;
    quothp_block *block = QUOTHP_PUSH(flow->arena, &flow->blocks);
    if (block)
        *block = (quothp_block){{flow->start, end}, kind};
    else
        flow->failed = true;
    quothp_buf_puts(&flow->text, "\n\n");
    flow->start = (uint32_t)flow->text.n;
}

/* Headings with nothing below them lead on to something else: "Related articles". */
static void drop_last_headings(quothp_flow *flow)
{
    uint32_t n = flow->blocks.n;
    while (n > 0 && flow->blocks.at[n - 1].kind == QUOTHP_HEADING)
        n--;
    if (n == 0 || n == flow->blocks.n)
        return;
    flow->blocks.n = n;
    flow->text.n = flow->blocks.at[n - 1].span.end;
    flow->text.p[flow->text.n] = '\0';
    while (flow->runs.n && flow->runs.at[flow->runs.n - 1].text >= flow->text.n)
        flow->runs.n--;
}

static quoth_status copy_layers(const quothp_flow *flow, quoth_doc *doc)
{
    for (uint32_t i = 0; i < flow->runs.n; i++) {
        quothp_source_run *run = QUOTHP_PUSH(&doc->arena, &doc->source_map);
        if (!run)
            return QUOTH_ERR_MEMORY;
        *run = flow->runs.at[i];
    }
    for (uint32_t i = 0; i < flow->blocks.n; i++) {
        quothp_block *block = QUOTHP_PUSH(&doc->arena, &doc->blocks);
        if (!block)
            return QUOTH_ERR_MEMORY;
        *block = flow->blocks.at[i];
    }
    return quothp_split_datelines(doc);
}

quoth_status quothp_flow_doc(quothp_flow *flow, quoth_doc **doc)
{
    quothp_buf *text = &flow->text;
    *doc = NULL;
    while (text->n && text->p[text->n - 1] == '\n')
        text->p[--text->n] = '\0';
    quoth_status status = flow->failed || text->failed ? QUOTH_ERR_MEMORY : QUOTH_OK;
    if (status == QUOTH_OK && text->n) {
        drop_last_headings(flow);
        quothp_utf8_repair(text->p, text->n); /* libxml2 lets some broken bytes through */
        *doc = quothp_doc_new(text->p, text->n);
        status = *doc ? copy_layers(flow, *doc) : QUOTH_ERR_MEMORY;
    }
    if (status != QUOTH_OK) {
        quoth_doc_free(*doc);
        *doc = NULL;
    }
    quothp_flow_free(flow);
    return status;
}

void quothp_flow_free(quothp_flow *flow)
{
    quothp_buf_free(&flow->text);
    *flow = (quothp_flow){.arena = flow->arena};
}
