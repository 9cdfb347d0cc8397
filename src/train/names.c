/* names.c: the heads that tag each token as part of a name, and as part of a cue. */
#include "train/net.h"

#include <string.h>

#define DROP_HEAD 0.25f
#define NAME_WEIGHT 1.5f
#define CUE_WEIGHT 1.5f

void names_forward(const net *n, workspace *s, const batch *b, rng *r)
{
    linear_forward(&n->name_in, s->x[LAYERS], s->name_in, b->n);
    relu_drop(s->name_in, s->name_drop, (size_t)b->n * NAME, DROP_HEAD, r);
    linear_forward(&n->name_out, s->name_in, s->name_out, b->n);
}

void names_backward(net *n, workspace *s, const batch *b, losses *sum)
{
    uint32_t count = 0;
    for (uint32_t t = 0; t < b->n; t++)
        count += b->form[t] && b->allowed[t];
    const float scale = count ? NAME_WEIGHT / (float)count : 0;
    for (uint32_t t = 0; t < b->n; t++) {
        float *row = s->name_out + (size_t)t * N_NAME_TAGS;
        if (b->form[t] && b->allowed[t])
            sum->name += cross_set(row, N_NAME_TAGS, b->allowed[t], b->doubted, scale);
        else
            memset(row, 0, N_NAME_TAGS * sizeof *row);
    }
    sum->n_names += count;
    memset(s->d_name_in, 0, (size_t)b->n * NAME * sizeof(float));
    linear_backward(&n->name_out, s->name_in, s->name_out, s->d_name_in, b->n);
    mask_by(s->d_name_in, s->name_drop, (size_t)b->n * NAME);
    linear_backward(&n->name_in, s->x[LAYERS], s->d_name_in, s->dy, b->n);
}

void cues_forward(const net *n, workspace *s, const batch *b, rng *r)
{
    linear_forward(&n->cue_in, s->x[LAYERS], s->cue_in, b->n);
    relu_drop(s->cue_in, s->cue_drop, (size_t)b->n * CUE, DROP_HEAD, r);
    linear_forward(&n->cue_out, s->cue_in, s->cue_out, b->n);
}

void cues_backward(net *n, workspace *s, const batch *b, losses *sum)
{
    const float scale = CUE_WEIGHT / (float)b->n;
    for (uint32_t t = 0; t < b->n; t++) {
        float *row = s->cue_out + (size_t)t * N_CUE_TAGS;
        if (b->form[t])
            sum->cue += cross(row, N_CUE_TAGS, b->cue_tag[t], scale);
        else
            memset(row, 0, N_CUE_TAGS * sizeof *row);
        sum->n_cues += b->form[t] != NULL;
    }
    memset(s->d_cue_in, 0, (size_t)b->n * CUE * sizeof(float));
    linear_backward(&n->cue_out, s->cue_in, s->cue_out, s->d_cue_in, b->n);
    mask_by(s->d_cue_in, s->cue_drop, (size_t)b->n * CUE);
    linear_backward(&n->cue_in, s->x[LAYERS], s->d_cue_in, s->dy, b->n);
}
