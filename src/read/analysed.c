/* analysed.c: see analysed.h. */
#include "read/analysed.h"

#include "base/utf8.h"

#include <string.h>

void quothp_analysed_begin(quothp_analysed *a, quothp_arena *arena)
{
    *a = (quothp_analysed){.arena = arena, .new_sentence = true, .new_paragraph = true};
}

void quothp_analysed_free(quothp_analysed *a)
{
    quothp_buf_free(&a->text);
}

/* ---- labels ---- */

static uint8_t upos_of(quothp_str name)
{
    for (unsigned tag = 0; tag < QUOTHP_N_UPOS; tag++)
        if (quothp_str_is(name, quothp_upos_text((quothp_upos)tag)))
            return (uint8_t)tag;
    return QUOTHP_UPOS_X;
}

static uint8_t xpos_of(quothp_str name)
{
    for (unsigned tag = 0; tag < QUOTHP_N_XPOS; tag++)
        if (quothp_str_is(name, quothp_xpos_text((quothp_xpos)tag)))
            return (uint8_t)tag;
    return QUOTHP_XPOS_NONE;
}

/* The universal tag that a Penn tag mostly stands for, after the conversion table of Universal Dependencies. */
static uint8_t upos_of_penn(quothp_str penn, quothp_str lemma)
{
    static const struct {
        const char *prefix;
        quothp_upos upos;
    } ROWS[] = {
        {"NNP", QUOTHP_UPOS_PROPN}, {"NN", QUOTHP_UPOS_NOUN}, {"MD", QUOTHP_UPOS_AUX},   {"VB", QUOTHP_UPOS_VERB},
        {"JJ", QUOTHP_UPOS_ADJ},    {"RB", QUOTHP_UPOS_ADV},  {"WRB", QUOTHP_UPOS_ADV},  {"RP", QUOTHP_UPOS_ADP},
        {"IN", QUOTHP_UPOS_ADP},    {"DT", QUOTHP_UPOS_DET},  {"PDT", QUOTHP_UPOS_DET},  {"WDT", QUOTHP_UPOS_DET},
        {"PRP", QUOTHP_UPOS_PRON},  {"WP", QUOTHP_UPOS_PRON}, {"EX", QUOTHP_UPOS_PRON},  {"CC", QUOTHP_UPOS_CCONJ},
        {"CD", QUOTHP_UPOS_NUM},    {"TO", QUOTHP_UPOS_PART}, {"POS", QUOTHP_UPOS_PART}, {"UH", QUOTHP_UPOS_INTJ},
        {"SYM", QUOTHP_UPOS_SYM},   {"$", QUOTHP_UPOS_SYM},   {"#", QUOTHP_UPOS_SYM},    {"FW", QUOTHP_UPOS_X},
        {"LS", QUOTHP_UPOS_X},      {"ADD", QUOTHP_UPOS_X},   {"GW", QUOTHP_UPOS_X},
    };
    if (quothp_str_starts(penn, "VB") && quothp_str_is(lemma, "be"))
        return QUOTHP_UPOS_AUX;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (quothp_str_starts(penn, ROWS[i].prefix))
            return (uint8_t)ROWS[i].upos;
    return QUOTHP_UPOS_PUNCT;
}

/* The types of CoNLL-2003, OntoNotes and CoreNLP; false: none of ours. */
static bool type_of(quothp_str label, quothp_name_type *type)
{
    static const struct {
        const char *label;
        quothp_name_type type;
    } ROWS[] = {
        {"PER", QUOTHP_NAME_PERSON},        {"PERSON", QUOTHP_NAME_PERSON},
        {"ORG", QUOTHP_NAME_ORGANIZATION},  {"ORGANIZATION", QUOTHP_NAME_ORGANIZATION},
        {"GPE", QUOTHP_NAME_PLACE},         {"LOC", QUOTHP_NAME_PLACE},
        {"LOCATION", QUOTHP_NAME_PLACE},    {"CITY", QUOTHP_NAME_PLACE},
        {"COUNTRY", QUOTHP_NAME_PLACE},     {"STATE_OR_PROVINCE", QUOTHP_NAME_PLACE},
        {"FAC", QUOTHP_NAME_FACILITY},      {"NORP", QUOTHP_NAME_GROUP},
        {"NATIONALITY", QUOTHP_NAME_GROUP}, {"RELIGION", QUOTHP_NAME_GROUP},
        {"IDEOLOGY", QUOTHP_NAME_GROUP},    {"PRODUCT", QUOTHP_NAME_PRODUCT},
        {"EVENT", QUOTHP_NAME_EVENT},       {"MONEY", QUOTHP_NAME_MONEY},
        {"DATE", QUOTHP_NAME_DATE},         {"MISC", QUOTHP_NAME_MISC},
        {"WORK_OF_ART", QUOTHP_NAME_MISC},  {"LAW", QUOTHP_NAME_MISC},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (quothp_str_is_nocase(label, ROWS[i].label)) {
            *type = ROWS[i].type;
            return true;
        }
    return false;
}

/* ---- layers ---- */

bool quothp_analysed_end_sentence(quothp_analysed *a, bool paragraph)
{
    a->new_paragraph |= paragraph;
    if (a->new_sentence || a->failed)
        return true;
    a->new_sentence = true;
    a->in_name = false;
    bool good = true;
    const quothp_sentence *s = &a->sentences.at[a->sentences.n - 1];
    for (uint32_t t = s->first; t < s->end; t++) {
        uint32_t *head = &a->tokens.at[t].head;
        if (*head == QUOTHP_NONE || *head < s->end)
            continue;
        *head = QUOTHP_NONE;
        good = false;
    }
    return good;
}

static void begin_sentence(quothp_analysed *a)
{
    uint32_t at = (uint32_t)a->text.n;
    quothp_block *block = NULL;
    if (a->new_paragraph && (block = QUOTHP_PUSH(a->arena, &a->blocks)))
        *block = (quothp_block){{at, at}, QUOTHP_PARAGRAPH};
    quothp_sentence *sentence = QUOTHP_PUSH(a->arena, &a->sentences);
    if (sentence)
        *sentence = (quothp_sentence){{at, at}, a->tokens.n, a->tokens.n, a->blocks.n - 1};
    a->failed |= !sentence || (a->new_paragraph && !block);
    a->new_sentence = a->new_paragraph = false;
}

static void add_name(quothp_analysed *a, quothp_str ner)
{
    bool prefixed = ner.n > 2 && ner.p[1] == '-' && strchr("BIESLU", ner.p[0]);
    bool begins = prefixed && strchr("BSU", ner.p[0]);
    quothp_str label = prefixed ? (quothp_str){ner.p + 2, ner.n - 2} : ner;
    quothp_name_type type;
    uint32_t token = a->tokens.n - 1;
    quothp_span span = a->tokens.at[token].span;
    a->named |= ner.n > 0;
    if (!type_of(label, &type)) {
        a->in_name = false;
        return;
    }
    quothp_name *last = a->in_name ? &a->names.at[a->names.n - 1] : NULL;
    if (last && !begins && last->type == type) {
        last->span.end = span.end;
        last->end = token + 1;
        return;
    }
    quothp_name *name = QUOTHP_PUSH(a->arena, &a->names);
    if (name)
        *name = (quothp_name){span, token, token + 1, type};
    a->in_name = name != NULL;
    a->failed |= !name;
}

void quothp_analysed_add(quothp_analysed *a, const quothp_analysed_token *t)
{
    if (a->text.n && a->new_paragraph)
        quothp_buf_puts(&a->text, "\n\n");
    else if (a->text.n)
        quothp_buf_add(&a->text, t->between.p, t->between.n);
    if (a->new_sentence)
        begin_sentence(a);
    uint32_t begin = (uint32_t)a->text.n;
    quothp_buf_add(&a->text, t->form.p, t->form.n);
    quothp_token *token = QUOTHP_PUSH(a->arena, &a->tokens);
    if (a->failed || a->text.failed || !token) {
        a->failed = true;
        return;
    }
    quothp_sentence *sentence = &a->sentences.at[a->sentences.n - 1];
    uint32_t end = (uint32_t)a->text.n, self = a->tokens.n - 1;
    *token = (quothp_token){.span = {begin, end}, .sentence = a->sentences.n - 1, .xpos = xpos_of(t->xpos)};
    token->upos = t->upos.n ? upos_of(t->upos) : upos_of_penn(t->xpos, t->lemma);
    token->lemma = (quothp_str){quothp_arena_copy(a->arena, t->lemma.p, t->lemma.n), t->lemma.n};
    token->head = t->head < 0 ? QUOTHP_NONE : t->head == 0 ? self : sentence->first + (uint32_t)t->head - 1;
    a->failed |= !token->lemma.p;
    a->untagged |= token->xpos == QUOTHP_XPOS_NONE || !t->lemma.n;
    sentence->span.end = a->blocks.at[a->blocks.n - 1].span.end = end;
    sentence->end = a->tokens.n;
    add_name(a, t->ner);
}

/* ---- the document ---- */

#define COPY_LAYER(doc, a, layer)                                                                                      \
    do {                                                                                                               \
        for (uint32_t i = 0; i < (a)->layer.n; i++) {                                                                  \
            if (!QUOTHP_PUSH(&(doc)->arena, &(doc)->layer))                                                            \
                return QUOTH_ERR_MEMORY;                                                                               \
            (doc)->layer.at[i] = (a)->layer.at[i];                                                                     \
        }                                                                                                              \
    } while (0)

static quoth_status copy_layers(const quothp_analysed *a, quoth_doc *doc)
{
    COPY_LAYER(doc, a, tokens);
    COPY_LAYER(doc, a, sentences);
    COPY_LAYER(doc, a, blocks);
    COPY_LAYER(doc, a, names);
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        quothp_str *lemma = &doc->tokens.at[i].lemma;
        *lemma = a->untagged ? (quothp_str){NULL, 0}
                             : (quothp_str){quothp_arena_copy(&doc->arena, lemma->p, lemma->n), lemma->n};
        if (!a->untagged && !lemma->p)
            return QUOTH_ERR_MEMORY;
    }
    doc->brought =
        QUOTHP_BROUGHT_TOKENS | (a->untagged ? 0u : QUOTHP_BROUGHT_TAGS) | (a->named ? QUOTHP_BROUGHT_NAMES : 0u);
    return QUOTH_OK;
}

quoth_status quothp_analysed_doc(quothp_analysed *a, quoth_doc **doc)
{
    *doc = NULL;
    quoth_status status = a->failed ? QUOTH_ERR_MEMORY : QUOTH_OK;
    if (status == QUOTH_OK && a->tokens.n) {
        *doc = quothp_doc_new(a->text.p, a->text.n);
        status = *doc ? copy_layers(a, *doc) : QUOTH_ERR_MEMORY;
    }
    if (status != QUOTH_OK) {
        quoth_doc_free(*doc);
        *doc = NULL;
    }
    quothp_analysed_free(a);
    quothp_analysed_begin(a, a->arena);
    return status;
}
