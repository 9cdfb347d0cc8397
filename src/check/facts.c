/* facts.c: takes the statements of a graph in. */
#include "check/facts.h"

#include "base/utf8.h"
#include "check/classes.h"

#include <stdlib.h>
#include <string.h>

enum { STRIDE = 256 }; /* code points between two remembered places of a text */

static uint32_t class_bit(uint32_t term)
{
    static const uint32_t BITS[N_TERMS] = {
#define BIT(class, term) [TERM_##term] = IS(class),
        QUOTHP_CLASSES(BIT)
#undef BIT
    };
    return term < N_TERMS && BITS[term] ? BITS[term] : IS_OTHER;
}

/* ---- texts of articles ---- */

static bool index_text(quothp_arena *arena, quothp_context_text *text)
{
    text->at = quothp_arena_array(arena, text->text.n / STRIDE + 1, sizeof *text->at);
    if (!text->at)
        return false;
    for (size_t i = 0; i < text->text.n; text->n_code_points++) {
        if (text->n_code_points % STRIDE == 0)
            text->at[text->n_code_points / STRIDE] = (uint32_t)i;
        quothp_utf8_next(text->text.p, text->text.n, &i);
    }
    return true;
}

static size_t byte_of(const quothp_context_text *text, size_t code_point)
{
    if (code_point >= text->n_code_points)
        return text->text.n;
    size_t byte = text->at[code_point / STRIDE];
    for (size_t i = code_point % STRIDE; i > 0; i--)
        quothp_utf8_next(text->text.p, text->text.n, &byte);
    return byte;
}

quothp_str quothp_context_piece(const quothp_context_text *text, uint64_t begin, uint64_t end)
{
    if (begin > end || end > text->n_code_points)
        return (quothp_str){NULL, 0};
    size_t from = byte_of(text, begin);
    return (quothp_str){text->text.p + from, byte_of(text, end) - from};
}

/* The first text of a context counts; a second one is told as one too many. */
static bool keep_text(quothp_facts *facts, uint32_t node, quothp_str words)
{
    if (facts->nodes[node].text)
        return true;
    quothp_context_text *text = QUOTHP_PUSH(&facts->arena, &facts->texts);
    char *copy = text ? quothp_arena_copy(&facts->arena, words.p, words.n) : NULL;
    if (!copy)
        return false;
    text->text = (quothp_str){copy, words.n};
    facts->nodes[node].text = facts->texts.n;
    return index_text(&facts->arena, text);
}

/* ---- statements ---- */

static bool room_for_nodes(quothp_facts *facts)
{
    if (facts->names.n > facts->max_nodes) {
        quothp_node *larger = realloc(facts->nodes, facts->names.max * sizeof *larger);
        if (!larger)
            return false;
        facts->nodes = larger;
        facts->max_nodes = facts->names.max;
    }
    for (; facts->n_nodes < facts->names.n; facts->n_nodes++)
        facts->nodes[facts->n_nodes] = (quothp_node){0};
    return true;
}

static uint32_t node_of(quothp_facts *facts, const quothp_term *term)
{
    quothp_str text = term->text;
    if (term->kind == QUOTHP_TERM_BLANK) {
        quothp_buf_clear(&facts->blank);
        quothp_buf_puts(&facts->blank, "_:");
        quothp_buf_add(&facts->blank, text.p, text.n);
        if (facts->blank.failed)
            return UINT32_MAX;
        text = (quothp_str){facts->blank.p, facts->blank.n};
    }
    uint32_t node = quothp_names_add(&facts->names, text);
    return node != UINT32_MAX && room_for_nodes(facts) ? node : UINT32_MAX;
}

static uint32_t node_again(quothp_facts *facts, uint32_t last, const quothp_term *term)
{
    if (last != UINT32_MAX && quothp_str_eq(facts->names.names[last], term->text))
        return last;
    return node_of(facts, term);
}

/* The address of an article lies in the web, classes and the values of a list in the ontology; what a correction took
   out is gone. */
static bool needs_description(uint32_t property, uint32_t object)
{
    return property < N_TERMS && property != TERM_RDF_TYPE && property != TERM_SCHEMA_URL &&
           property != TERM_PROV_INVALIDATED && object >= N_TERMS;
}

static void take_node(quothp_facts *facts, quothp_fact *fact, quothp_term_kind kind, uint32_t object)
{
    fact->value = object;
    fact->kinds = quothp_term_kinds(object) | VALUE_NODE;
    if (kind == QUOTHP_TERM_IRI)
        fact->kinds |= VALUE_IRI;
    if (fact->property == TERM_RDF_TYPE)
        facts->nodes[fact->subject].classes |= class_bit(object);
    if (needs_description(fact->property, object) && !facts->nodes[object].referred)
        facts->nodes[object].referred = fact->line;
}

static bool keep(quothp_facts *facts, const quothp_fact *fact)
{
    if (facts->n == facts->max) {
        size_t max = facts->max ? facts->max * 2 : 1024;
        quothp_fact *larger = max > SIZE_MAX / sizeof *larger ? NULL : realloc(facts->at, max * sizeof *larger);
        if (!larger)
            return false;
        facts->at = larger;
        facts->max = max;
    }
    facts->at[facts->n++] = *fact;
    return true;
}

quoth_status quothp_facts_add(quothp_facts *facts, const quothp_quad *quad)
{
    uint32_t subject = node_again(facts, facts->last_subject, &quad->subject);
    uint32_t property = node_again(facts, facts->last_predicate, &quad->predicate);
    if (subject == UINT32_MAX || property == UINT32_MAX)
        return QUOTH_ERR_MEMORY;
    facts->last_subject = subject;
    facts->last_predicate = property;
    if (!facts->nodes[subject].line)
        facts->nodes[subject].line = quad->line;
    quothp_fact fact = {.subject = subject, .line = quad->line, .property = (uint16_t)property};
    if (property >= N_TERMS) /* others may say what they like; the words that they use are looked at elsewhere */
        fact.property = N_TERMS;
    facts->last_object = UINT32_MAX;
    if (quad->object.kind == QUOTHP_TERM_LITERAL) {
        fact.n_bytes = (uint32_t)quad->object.text.n;
        fact.kinds = quothp_literal_kinds(quad, &fact.value);
    } else {
        facts->last_object = node_of(facts, &quad->object);
        if (facts->last_object == UINT32_MAX)
            return QUOTH_ERR_MEMORY;
        take_node(facts, &fact, quad->object.kind, facts->last_object);
    }
    if (property == TERM_NIF_IS_STRING && fact.kinds & VALUE_STRING && !keep_text(facts, subject, quad->object.text))
        return QUOTH_ERR_MEMORY;
    return property >= N_TERMS || (facts->n < UINT32_MAX && keep(facts, &fact)) ? QUOTH_OK : QUOTH_ERR_MEMORY;
}

static int by_subject(const void *a, const void *b)
{
    const quothp_fact *x = a, *y = b;
    if (x->subject != y->subject)
        return x->subject < y->subject ? -1 : 1;
    if (x->property != y->property)
        return x->property < y->property ? -1 : 1;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    if (x->kinds != y->kinds)
        return x->kinds < y->kinds ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

static void note_way_back(quothp_facts *facts, const quothp_fact *fact)
{
    if (!(fact->kinds & VALUE_NODE))
        return;
    quothp_node *object = &facts->nodes[fact->value];
    if (fact->property == TERM_DCTERMS_IS_PART_OF) {
        object->parts |= object->part && object->part != fact->subject + 1;
        object->part = fact->subject + 1;
    }
    object->supplied |= fact->property == TERM_SCHEMA_PUBLISHER || fact->property == TERM_SCHEMA_PROVIDER;
    object->influenced |= fact->property == TERM_PROV_WAS_INFLUENCED_BY;
}

/* A graph is a set: what is said twice counts once, at its first line. */
static void drop_repeated(quothp_facts *facts)
{
    size_t n = 0;
    for (size_t i = 0; i < facts->n; i++) {
        const quothp_fact *fact = &facts->at[i], *last = n ? &facts->at[n - 1] : NULL;
        if (!last || last->subject != fact->subject || last->property != fact->property || last->value != fact->value ||
            last->kinds != fact->kinds || last->n_bytes != fact->n_bytes)
            facts->at[n++] = *fact;
    }
    facts->n = n;
}

void quothp_facts_sort(quothp_facts *facts)
{
    if (facts->n)
        qsort(facts->at, facts->n, sizeof *facts->at, by_subject);
    drop_repeated(facts);
    for (size_t i = facts->n; i > 0; i--) {
        facts->nodes[facts->at[i - 1].subject].first = (uint32_t)(i - 1);
        facts->nodes[facts->at[i - 1].subject].n++;
        note_way_back(facts, &facts->at[i - 1]);
    }
}

quothp_fact_range quothp_facts_about(const quothp_facts *facts, uint32_t node)
{
    const quothp_node *about = &facts->nodes[node];
    return (quothp_fact_range){about->n ? facts->at + about->first : NULL, about->n};
}

/* The first of the facts whose property is not before this one. */
static size_t lower_bound(quothp_fact_range about, uint32_t property)
{
    size_t low = 0, high = about.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (about.at[middle].property < property)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

quothp_fact_range quothp_facts_of(quothp_fact_range about, uint32_t property)
{
    size_t first = lower_bound(about, property), n = lower_bound(about, property + 1) - first;
    return (quothp_fact_range){n ? about.at + first : NULL, n};
}

bool quothp_facts_reset(quothp_facts *facts)
{
    facts->n = 0;
    facts->n_nodes = 0;
    facts->texts.n = facts->texts.cap = 0;
    facts->texts.at = NULL;
    facts->last_subject = facts->last_predicate = UINT32_MAX;
    quothp_arena_reset(&facts->arena);
    quothp_names_reset(&facts->names);
    return quothp_names_add_terms(&facts->names) && room_for_nodes(facts);
}

void quothp_facts_free(quothp_facts *facts)
{
    quothp_names_free(&facts->names);
    free(facts->nodes);
    free(facts->at);
    quothp_buf_free(&facts->blank);
    quothp_arena_free(&facts->arena);
}
