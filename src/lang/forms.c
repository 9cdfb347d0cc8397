/* forms.c: see forms.h. One place for each hash value: a form pushes out the one before it. */
#include "lang/forms.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES = 8192, KEPT = 26 };

typedef struct place {
    quothp_form_brief brief;
    uint64_t number; /* of the form, from 1 on, in the order in which they came */
    uint8_t n;       /* bytes of the form; 0: free, KEPT + 1: too long to be found again */
    char text[KEPT];
} place;

struct quothp_form_memory {
    const quothp_model *model;
    quothp_first *first;
    uint64_t n_filled;
    uint32_t width;
    place at[PLACES];
    int16_t *vectors; /* PLACES x width */
};

quothp_form_memory *quothp_form_memory_new(const quothp_model *m)
{
    quothp_form_memory *memory = calloc(1, sizeof *memory);
    if (!memory)
        return NULL;
    memory->model = m;
    memory->width = 2 * m->half;
    memory->vectors = calloc((size_t)PLACES * memory->width, sizeof *memory->vectors);
    memory->first = quothp_first_new(m);
    if (memory->vectors && memory->first)
        return memory;
    quothp_form_memory_free(memory);
    return NULL;
}

void quothp_form_memory_free(quothp_form_memory *memory)
{
    if (memory) {
        quothp_first_free(memory->first);
        free(memory->vectors);
    }
    free(memory);
}

static void scale(int16_t *x, uint32_t n, uint32_t shift)
{
    for (uint32_t i = 0; i < n; i++) {
        const int32_t y = x[i] * (1 << shift);
        x[i] = (int16_t)(y > 32767 ? 32767 : y < -32768 ? -32768 : y);
    }
}

static void fill(quothp_form_memory *memory, place *p, int16_t *x, quothp_str form)
{
    const quothp_model *m = memory->model;
    quothp_form f;
    quothp_form_features(&m->words, form, &f);
    memset(x, 0, memory->width * sizeof *x);
    m->nn->add_bytes(x, m->word_rows + (size_t)f.word * m->word_dim, m->word_dim);
    scale(x, m->word_dim, m->word_shift);
    for (uint32_t i = 0; i < f.n_sub; i++)
        m->nn->add_bytes(x + m->word_dim, m->sub_rows + (size_t)f.sub[i] * m->sub_dim, m->sub_dim);
    scale(x + m->word_dim, m->sub_dim, m->sub_shift);
    int16_t *ctx = x + m->word_dim + m->sub_dim;
    for (uint32_t i = 0; i < f.n_ctx; i++)
        for (uint32_t k = 0; k < m->ctx_dim; k++)
            ctx[k] = (int16_t)(ctx[k] + m->ctx_rows[(size_t)f.ctx[i] * m->ctx_dim + k]);
    p->brief = f.brief;
    p->number = ++memory->n_filled;
    p->n = (uint8_t)(form.n <= KEPT ? form.n : KEPT + 1);
    memcpy(p->text, form.p, form.n <= KEPT ? form.n : KEPT);
}

static uint32_t place_of(quothp_str form)
{
    uint32_t h = (uint32_t)form.n;
    for (size_t i = 0; i < form.n; i++)
        h = (h ^ (unsigned char)form.p[i]) * 0x01000193u;
    return ((h ^ (h >> 15)) * 0x9E3779B1u) >> 19; /* 13 bits */
}

static uint32_t find(quothp_form_memory *memory, quothp_str form)
{
    const uint32_t i = place_of(form);
    place *p = &memory->at[i];
    if (p->n != form.n || p->n > KEPT || memcmp(p->text, form.p, form.n) != 0)
        fill(memory, p, memory->vectors + (size_t)i * memory->width, form);
    return i;
}

quothp_form_brief quothp_form_look(quothp_form_memory *memory, quothp_str form)
{
    return memory->at[find(memory, form)].brief;
}

quothp_kept_form quothp_form_keep(quothp_form_memory *memory, quothp_str form)
{
    const uint32_t i = find(memory, form);
    return (quothp_kept_form){memory->vectors + (size_t)i * memory->width, memory->at[i].number};
}

quothp_first *quothp_form_first(quothp_form_memory *memory)
{
    return memory->first;
}
