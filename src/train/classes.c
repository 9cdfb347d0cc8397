/* classes.c: see classes.h. */
#include "train/classes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- classes of words for pretraining: the frequent ones and clusters of the rest ---- */

enum { OWN_CLASS = 1500 };

static int by_frequency(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return x[0] != y[0] ? (x[0] > y[0] ? -1 : 1) : x[1] < y[1] ? -1 : 1;
}

int16_t *word_classes(const word_vectors *v)
{
    int16_t *class = need(v->n + 1, sizeof *class);
    uint32_t(*by)[2] = need(v->n, sizeof *by);
    for (uint32_t i = 0; i < v->n; i++) {
        by[i][0] = v->count[i];
        by[i][1] = i + 1;
    }
    qsort(by, v->n, sizeof *by, by_frequency);
    class[0] = -1;
    const uint32_t k_n = N_LM - OWN_CLASS;
    float(*centre)[WORD_DIM] = need(k_n, sizeof *centre), (*sum)[WORD_DIM] = need(k_n, sizeof *sum);
    float *unit = need((size_t)(v->n + 1) * WORD_DIM, sizeof *unit);
    for (uint32_t i = 1; i <= v->n; i++) {
        float square = 1e-9f;
        for (int j = 0; j < WORD_DIM; j++)
            square += v->vector[(size_t)i * WORD_DIM + (size_t)j] * v->vector[(size_t)i * WORD_DIM + (size_t)j];
        for (int j = 0; j < WORD_DIM; j++)
            unit[(size_t)i * WORD_DIM + (size_t)j] = v->vector[(size_t)i * WORD_DIM + (size_t)j] / sqrtf(square);
    }
    for (uint32_t i = 0; i < v->n && i < OWN_CLASS; i++)
        class[by[i][1]] = (int16_t)i;
    for (uint32_t k = 0; k < k_n && v->n > OWN_CLASS; k++)
        memcpy(centre[k], unit + (size_t)by[OWN_CLASS + k * ((v->n - OWN_CLASS) / k_n)][1] * WORD_DIM,
               sizeof centre[k]);
    for (int round = 0; round < 6; round++) {
        memset(sum, 0, k_n * sizeof *sum);
        for (uint32_t i = OWN_CLASS; i < v->n; i++) {
            const float *x = unit + (size_t)by[i][1] * WORD_DIM;
            float best = -2;
            uint32_t at = 0;
            for (uint32_t k = 0; k < k_n; k++) {
                float dot[8] = {0};
                for (int j = 0; j < WORD_DIM; j += 8)
                    for (int q = 0; q < 8; q++)
                        dot[q] += x[j + q] * centre[k][j + q];
                const float all = dot[0] + dot[1] + dot[2] + dot[3] + dot[4] + dot[5] + dot[6] + dot[7];
                if (all > best) {
                    best = all;
                    at = k;
                }
            }
            class[by[i][1]] = (int16_t)(OWN_CLASS + at);
            for (int j = 0; j < WORD_DIM; j++)
                sum[at][j] += x[j];
        }
        for (uint32_t k = 0; k < k_n; k++) {
            float square = 1e-9f;
            for (int j = 0; j < WORD_DIM; j++)
                square += sum[k][j] * sum[k][j];
            for (int j = 0; j < WORD_DIM; j++)
                centre[k][j] = sum[k][j] / sqrtf(square);
        }
    }
    free(unit);
    free(centre);
    free(sum);
    free(by);
    return class;
}
