/* quotations.c: what stands in quotation marks, where in the input it does, and whether it is explained. */
#include "doc/doc.h"

/* Walks through the text and its source map, which have the same order. */
typedef struct walker {
    const quoth_doc *doc;
    uint32_t run, at, line, column;
} walker;

static void enter_runs(walker *w)
{
    const quothp_source_run *runs = w->doc->source_map.at;
    for (; w->run < w->doc->source_map.n && runs[w->run].text <= w->at; w->run++) {
        w->line = runs[w->run].line;
        w->column = runs[w->run].column;
    }
}

static void go_to(walker *w, uint32_t byte)
{
    enter_runs(w);
    while (w->at < byte) {
        char c = w->doc->text[w->at++];
        bool in_record = w->column == 0, goes_on = ((unsigned char)c & 0xC0) == 0x80;
        if (c == '\n' && !in_record)
            w->line++, w->column = 1;
        else if (!in_record && !goes_on)
            w->column++;
        enter_runs(w);
    }
}

void quoth_doc_quotations(const quoth_doc *doc, quoth_quotation_fn each, void *user)
{
    walker w = {.doc = doc, .line = 1, .column = 1};
    for (uint32_t i = 0; i < doc->quoted.n; i++) {
        const quothp_quoted *quoted = &doc->quoted.at[i];
        const quothp_attribution *a =
            quoted->attribution == QUOTHP_NONE ? NULL : &doc->attributions.at[quoted->attribution];
        go_to(&w, quoted->span.begin);
        each(user, &(quoth_quotation){.text = doc->text + quoted->span.begin,
                                      .n_bytes = quoted->span.end - quoted->span.begin,
                                      .file = doc->name,
                                      .line = w.line,
                                      .column = w.column,
                                      .explained = a              ? QUOTH_SAID
                                                   : quoted->term ? QUOTH_TERM
                                                                  : QUOTH_UNEXPLAINED,
                                      .confidence = a ? (double)a->confidence : 0});
    }
}
