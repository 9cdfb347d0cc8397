/* jsonl.c: all layers of a document as one line of the exchange format; the only place that writes it.
 *
 * Written as a stream: a tree of JSON values for each token would cost more than finding the token.
 */
#include "base/json.h"
#include "doc/doc.h"

#include <inttypes.h>

typedef struct out {
    FILE *file;
    quothp_cp_map cp;
} out;

static void put_span(out *o, quothp_span span)
{
    fprintf(o->file, "[%u, %u]", quothp_cp_of(&o->cp, span.begin), quothp_cp_of(&o->cp, span.end));
}

static void put_spans(out *o, const char *key, quothp_spans spans)
{
    fprintf(o->file, "\"%s\": [", key);
    for (uint32_t i = 0; i < spans.n; i++) {
        fputs(i ? ", " : "", o->file);
        put_span(o, spans.at[i]);
    }
    putc(']', o->file);
}

static void put_metadata(out *o, const quoth_doc *doc)
{
    const struct {
        const char *key, *value;
    } rows[] = {{"id", doc->id ? doc->id : doc->name},
                {"url", doc->url},
                {"title", doc->title},
                {"date", doc->date},
                {"publisher", doc->publisher}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!rows[i].value)
            continue;
        fprintf(o->file, "\"%s\": ", rows[i].key);
        quothp_json_put(o->file, quothp_str_of(rows[i].value));
        fputs(", ", o->file);
    }
    fputs("\"text\": ", o->file);
    quothp_json_put(o->file, (quothp_str){doc->text, doc->n_bytes});
}

static void put_sentences(out *o, const quoth_doc *doc)
{
    fputs(", \"sentences\": [", o->file);
    for (uint32_t i = 0; i < doc->sentences.n; i++) {
        fputs(i ? ", " : "", o->file);
        put_span(o, doc->sentences.at[i].span);
    }
    putc(']', o->file);
}

static void put_tokens(out *o, const quoth_doc *doc)
{
    fputs(", \"tokens\": [", o->file);
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        const quothp_token *token = &doc->tokens.at[i];
        fputs(i ? ", {\"span\": " : "{\"span\": ", o->file);
        put_span(o, token->span);
        fprintf(o->file, ", \"upos\": \"%s\", \"xpos\": ", quothp_upos_text((quothp_upos)token->upos));
        quothp_json_put(o->file, quothp_str_of(quothp_xpos_text((quothp_xpos)token->xpos)));
        fputs(", \"lemma\": ", o->file);
        quothp_json_put(o->file, token->lemma);
        if (token->head != QUOTHP_NONE)
            fprintf(o->file, ", \"head\": %" PRId64 ", \"deprel\": \"%s\"",
                    token->head == i ? -1 : (int64_t)token->head, quothp_deprel_text((quothp_deprel)token->deprel));
        putc('}', o->file);
    }
    putc(']', o->file);
}

static void put_names(out *o, const quoth_doc *doc)
{
    fputs(", \"entities\": [", o->file);
    for (uint32_t i = 0; i < doc->names.n; i++) {
        fputs(i ? ", {\"span\": " : "{\"span\": ", o->file);
        put_span(o, doc->names.at[i].span);
        fprintf(o->file, ", \"type\": \"%s\"}", quothp_name_type_text(doc->names.at[i].type));
    }
    putc(']', o->file);
}

/* Mentions grouped by entity; an entity with one mention is no cluster. */
static quoth_status put_clusters(out *o, const quoth_doc *doc, quothp_arena *scratch)
{
    uint32_t *last = quothp_arena_array(scratch, doc->entities.n, sizeof *last);
    uint32_t *first = quothp_arena_array(scratch, doc->entities.n, sizeof *first);
    uint32_t *next = quothp_arena_array(scratch, doc->mentions.n, sizeof *next);
    if (!last || !first || !next)
        return QUOTH_ERR_MEMORY;
    for (uint32_t e = 0; e < doc->entities.n; e++)
        first[e] = last[e] = QUOTHP_NONE;
    for (uint32_t m = 0; m < doc->mentions.n; m++) {
        uint32_t e = doc->mentions.at[m].entity;
        next[m] = QUOTHP_NONE;
        if (first[e] == QUOTHP_NONE)
            first[e] = m;
        else
            next[last[e]] = m;
        last[e] = m;
    }
    fputs(", \"coref\": [", o->file);
    bool some = false;
    for (uint32_t e = 0; e < doc->entities.n; e++) {
        if (first[e] == last[e])
            continue;
        fputs(some ? ", [" : "[", o->file);
        some = true;
        for (uint32_t m = first[e]; m != QUOTHP_NONE; m = next[m]) {
            put_span(o, doc->mentions.at[m].extent);
            fputs(next[m] == QUOTHP_NONE ? "" : ", ", o->file);
        }
        putc(']', o->file);
    }
    putc(']', o->file);
    return QUOTH_OK;
}

static void put_word(out *o, const char *key, const char *word)
{
    fprintf(o->file, ", \"%s\": ", key);
    quothp_json_put(o->file, quothp_str_of(word));
}

/* From 0 to 1 with three digits, made of integers: printf would ask the locale for the point. */
static void put_share(out *o, const char *key, float value)
{
    unsigned thousandths = value >= 1 ? 1000 : value > 0 ? (unsigned)(value * 1000 + 0.5f) : 0;
    fprintf(o->file, ", \"%s\": %u.%03u", key, thousandths / 1000, thousandths % 1000);
}

/* Keys of ours, beside those of the format. */
static void put_details(out *o, const quothp_attribution *a)
{
    static const char *const KIND[] = {"direct", "indirect", "mixed"};
    put_word(o, "kind", KIND[a->kind]);
    if (a->cue_class != QUOTHP_CUE_NONE)
        put_word(o, "class", quothp_cue_class_text(a->cue_class));
    put_word(o, "modality", quothp_modality_text(a->modality));
    fprintf(o->file, ", \"expressed\": %s", a->expressed ? "true" : "false");
    if (a->medium.begin < a->medium.end) {
        fputs(", \"medium\": ", o->file);
        put_span(o, a->medium);
    }
    if (a->when.begin < a->when.end) {
        fputs(", \"when\": ", o->file);
        put_span(o, a->when);
    }
    if (a->date)
        put_word(o, "date", a->date);
    put_share(o, "score", a->score);
    put_share(o, "confidence", a->confidence);
}

static void put_attributions(out *o, const quoth_doc *doc)
{
    fputs(", \"attributions\": [", o->file);
    bool first = true;
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        const quothp_attribution *a = &doc->attributions.at[i];
        if (a->within != QUOTHP_NONE) /* the format has no statements inside statements */
            continue;
        fputs(first ? "{" : ", {", o->file);
        first = false;
        put_spans(o, "source", a->source);
        fputs(", ", o->file);
        put_spans(o, "cue", a->cue);
        fputs(", ", o->file);
        put_spans(o, "content", a->content);
        put_details(o, a);
        putc('}', o->file);
    }
    putc(']', o->file);
}

quoth_status quoth_doc_write_jsonl(const quoth_doc *doc, FILE *file)
{
    quothp_arena scratch = {0};
    out o = {.file = file};
    quoth_status status = quothp_cp_map_init(&o.cp, &scratch, doc->text, doc->n_bytes);
    if (status == QUOTH_OK) {
        putc('{', file);
        put_metadata(&o, doc);
        put_sentences(&o, doc);
        put_tokens(&o, doc);
        put_names(&o, doc);
        status = put_clusters(&o, doc, &scratch);
        put_attributions(&o, doc);
        fputs("}\n", file);
    }
    quothp_arena_free(&scratch);
    return status != QUOTH_OK ? status : ferror(file) ? QUOTH_ERR_IO : QUOTH_OK;
}
