/* corpus.c: see corpus.h. */
#include "train/corpus.h"

#include "base/utf8.h"
#include "lang/join.h"
#include "train/attributions.h"
#include "train/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

void *need(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size);
    if (!p) {
        fputs("quoth-train: out of memory\n", stderr);
        exit(3);
    }
    return p;
}

static void *grow(void *p, size_t n, size_t size)
{
    p = realloc(p, n * size);
    if (!p)
        exit(3);
    return p;
}

/* ---- forms ---- */

static uint32_t hash_bytes(const char *s, size_t n)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * 16777619u;
    return h ^ (h >> 15);
}

static void forms_rehash(form_list *f)
{
    f->mask = f->mask ? f->mask * 2 + 1 : (1u << 16) - 1;
    free(f->table);
    f->table = need((size_t)f->mask + 1, sizeof *f->table);
    for (uint32_t k = 1; k < f->n; k++) {
        uint32_t i = hash_bytes(f->text[k], f->length[k]) & f->mask;
        while (f->table[i])
            i = (i + 1) & f->mask;
        f->table[i] = k;
    }
}

uint32_t form_of(form_list *f, const char *s, size_t n)
{
    if (!f->n)
        f->n = 1; /* 0 is none */
    if (f->n * 2 >= f->mask)
        forms_rehash(f);
    uint32_t i = hash_bytes(s, n) & f->mask;
    for (; f->table[i]; i = (i + 1) & f->mask)
        if (f->length[f->table[i]] == n && !memcmp(f->text[f->table[i]], s, n))
            return f->table[i];
    if (f->n >= f->cap) {
        f->cap = f->cap ? f->cap * 2 : 1 << 16;
        f->text = grow(f->text, f->cap, sizeof *f->text);
        f->length = grow(f->length, f->cap, sizeof *f->length);
        f->features = grow(f->features, f->cap, sizeof *f->features);
        f->lower = grow(f->lower, f->cap, sizeof *f->lower);
        f->upper = grow(f->upper, f->cap, sizeof *f->upper);
    }
    const uint32_t k = f->n++;
    f->text[k] = need(n + 1, 1);
    memcpy(f->text[k], s, n);
    f->length[k] = (uint32_t)n;
    f->lower[k] = f->upper[k] = 0;
    quothp_form_features(f->words, (quothp_str){f->text[k], n}, &f->features[k]);
    return f->table[i] = k;
}

static uint32_t recase(form_list *f, uint32_t form, utf8proc_int32_t (*change)(utf8proc_int32_t))
{
    char out[512];
    size_t n = 0;
    for (size_t i = 0; i < f->length[form] && n < 500;)
        n += quothp_utf8_put((uint32_t)change((utf8proc_int32_t)quothp_utf8_next(f->text[form], f->length[form], &i)),
                             out + n);
    return form_of(f, out, n);
}

uint32_t form_lower(form_list *f, uint32_t form)
{
    if (!f->lower[form]) {
        const uint32_t k = recase(f, form, utf8proc_tolower);
        f->lower[form] = k;
    }
    return f->lower[form];
}

uint32_t form_upper(form_list *f, uint32_t form)
{
    if (!f->upper[form]) {
        const uint32_t k = recase(f, form, utf8proc_toupper);
        f->upper[form] = k;
    }
    return f->upper[form];
}

void forms_refresh(form_list *f)
{
    for (uint32_t k = 1; k < f->n; k++)
        quothp_form_features(f->words, (quothp_str){f->text[k], f->length[k]}, &f->features[k]);
}

int label_of(label_list *labels, const char *name, int add)
{
    for (int i = 0; i < labels->n; i++)
        if (!strcmp(labels->name[i], name))
            return i;
    if (!add || labels->n >= 128)
        return 0;
    labels->name[labels->n] = strdup(name);
    return labels->n++;
}

/* ---- reading ---- */

static int upos_of(const char *s)
{
    for (int i = 0; i < QUOTHP_N_UPOS; i++)
        if (s && !strcmp(quothp_upos_text((quothp_upos)i), s))
            return i;
    return 0;
}

static int xpos_of(const char *s)
{
    for (int i = 0; i < QUOTHP_N_XPOS; i++)
        if (s && !strcmp(quothp_xpos_text((quothp_xpos)i), s))
            return i;
    return 0;
}

static int type_of(const char *s)
{
    for (int i = 0; i < QUOTHP_N_NAME_TYPES; i++)
        if (s && !strcmp(quothp_name_type_text((quothp_name_type)i), s))
            return i;
    return -1;
}

static void read_tokens(tdoc *d, const json_t *tokens, const lines *l, label_list *relations)
{
    d->n_gold = (uint32_t)json_array_size(tokens);
    d->gold = need(d->n_gold, sizeof *d->gold);
    d->gold_tokens = need(d->n_gold, sizeof *d->gold_tokens);
    for (uint32_t i = 0; i < d->n_gold; i++) {
        const json_t *t = json_array_get(tokens, i);
        token *k = &d->gold_tokens[i];
        d->gold[i] = lines_span(l, t);
        k->upos = (uint8_t)upos_of(json_string_value(json_object_get(t, "upos")));
        k->xpos = (uint8_t)xpos_of(json_string_value(json_object_get(t, "xpos")));
        const json_t *head = json_object_get(t, "head");
        const char *rel = json_string_value(json_object_get(t, "deprel"));
        k->head = head ? (int32_t)json_integer_value(head) : -1;
        if (head && k->head < 0)
            k->head = (int32_t)i;
        k->rel = (uint8_t)(rel ? label_of(relations, rel, 1) : 0);
    }
}

static void read_entities(tdoc *d, const json_t *list, const lines *l)
{
    d->entities = need(json_array_size(list), sizeof *d->entities);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *e = json_array_get(list, i);
        const int type = type_of(json_string_value(json_object_get(e, "type")));
        const quothp_span s = lines_span(l, e);
        if (type >= 0 && s.begin < s.end)
            d->entities[d->n_entities++] = (entity){s.begin, s.end, (quothp_name_type)type};
    }
}

static void read_doc(tdoc *d, const json_t *j, const json_t *names, lines *l, label_list *relations)
{
    const quothp_str text = lines_text(l, j);
    d->id = strdup(json_string_value(json_object_get(j, "id")));
    d->n_bytes = (uint32_t)text.n;
    d->text = need(text.n + 1, 1);
    memcpy(d->text, text.p, text.n);
    const json_t *entities = json_object_get(names ? names : j, "entities"), *tokens = json_object_get(j, "tokens"),
                 *sentences = json_object_get(j, "sentences");
    if (entities)
        read_entities(d, entities, l);
    attributions_read(d, json_object_get(j, "attributions"), l);
    if (tokens && relations)
        read_tokens(d, tokens, l, relations);
    if (sentences && relations) {
        d->n_sentences = (uint32_t)json_array_size(sentences);
        d->sentences = need(d->n_sentences, sizeof *d->sentences);
        for (uint32_t i = 0; i < d->n_sentences; i++)
            d->sentences[i] = lines_span(l, json_array_get(sentences, i));
    }
}

static json_t *read_names(const char *path)
{
    json_t *all = json_object(), *j;
    lines l = lines_open(path);
    while ((j = lines_next(&l)))
        json_object_set_new(all, json_string_value(json_object_get(j, "id")), j);
    lines_close(&l);
    return all;
}

corpus corpus_read(const char *path, const char *names_path, name_scheme names, int syntax, label_list *relations,
                   size_t limit)
{
    corpus c = {.names = names, .syntax = syntax};
    json_t *extra = names_path ? read_names(names_path) : NULL, *j;
    lines l = lines_open(path);
    while ((!limit || c.n < limit) && (j = lines_next(&l))) {
        const json_t *e = extra ? json_object_get(extra, json_string_value(json_object_get(j, "id"))) : NULL;
        if (!extra || e) {
            if ((c.n & (c.n - 1)) == 0)
                c.docs = grow(c.docs, c.n ? c.n * 2 : 1, sizeof *c.docs);
            memset(&c.docs[c.n], 0, sizeof *c.docs);
            read_doc(&c.docs[c.n++], j, e, &l, relations);
        }
        json_decref(j);
    }
    lines_close(&l);
    json_decref(extra);
    return c;
}

/* ---- preparing ---- */

static void take_gold(tdoc *d)
{
    d->n = d->n_gold;
    d->spans = d->gold;
    d->tokens = need(d->n, sizeof *d->tokens);
    memcpy(d->tokens, d->gold_tokens, d->n * sizeof *d->tokens);
    for (uint32_t s = 0, i = 0; s < d->n_sentences; s++) {
        while (i < d->n && d->spans[i].end <= d->sentences[s].end)
            i++;
        if (i)
            d->tokens[i - 1].ends = 1;
    }
}

static void mark_names(tdoc *d)
{
    for (uint32_t e = 0, i = 0; e < d->n_entities; e++) {
        while (i < d->n && d->spans[i].end <= d->entities[e].begin)
            i++;
        uint32_t k = i;
        while (k < d->n && d->spans[k].begin < d->entities[e].end)
            k++;
        if (k == i)
            continue;
        const uint32_t base = 4 * d->entities[e].type;
        for (uint32_t t = i; t < k; t++)
            d->tokens[t].tag = (uint8_t)(base + (k - i == 1   ? TAG_UNIT
                                                 : t == i     ? TAG_BEGIN
                                                 : t + 1 == k ? TAG_LAST
                                                              : TAG_INSIDE));
        i = k;
    }
}

static void cut(tdoc *d)
{
    uint8_t *ends = need(d->n + 1, 1);
    for (uint32_t i = 0; i < d->n && d->n_gold; i++)
        ends[i] = d->tokens[i].ends;
    d->chunk = need(d->n + 2, sizeof *d->chunk);
    for (uint32_t at = 0; at < d->n; d->n_chunks++) {
        d->chunk[d->n_chunks] = at;
        at = quothp_stretch_end(d->text, d->spans, ends, at, d->n);
    }
    d->chunk[d->n_chunks] = d->n;
    free(ends);
}

void corpus_prepare(corpus *c, const quothp_split_model *split, form_list *forms, int gold_tokens)
{
    quothp_arena scratch = {0};
    c->n_tokens = 0;
    for (size_t i = 0; i < c->n; i++) {
        tdoc *d = &c->docs[i];
        d->n_chunks = 0;
        if (gold_tokens)
            take_gold(d);
        else {
            quothp_span *all = need(d->n_bytes + 1, sizeof *all);
            d->n = (uint32_t)quothp_split_text(split, d->text, d->n_bytes, (quothp_span){0, d->n_bytes}, all);
            d->n = quothp_join_abbreviations(d->text, all, d->n);
            d->spans = grow(all, d->n + 1, sizeof *all);
            d->tokens = need(d->n, sizeof *d->tokens);
        }
        mark_names(d);
        attributions_place(d);
        cut(d);
        for (uint32_t k = 0; k < d->n; k++)
            d->tokens[k].form = form_of(forms, d->text + d->spans[k].begin, d->spans[k].end - d->spans[k].begin);
        d->context = need(d->n, sizeof *d->context);
        quothp_form_brief *brief = quothp_arena_array(&scratch, d->n + 1, sizeof *brief);
        for (uint32_t k = 0; k < d->n; k++)
            brief[k] = forms->features[d->tokens[k].form].brief;
        quothp_context_features(d->text, d->n_bytes, d->spans, brief, d->n, d->context, &scratch);
        quothp_arena_reset(&scratch);
        c->n_tokens += d->n;
    }
    quothp_arena_free(&scratch);
}
