/* vectors.h: the word list and word vectors, learned from unlabelled text. */
#ifndef QUOTHT_VECTORS_H
#define QUOTHT_VECTORS_H

#include "train/corpus.h"

enum { WORD_DIM = 96, WORDS_MAX = 48000, WORD_COUNT_MIN = 4 };

typedef struct {
    uint32_t *hash; /* ascending */
    uint8_t *cased;
    uint32_t *count;
    float *vector; /* (n + 1) x WORD_DIM; row 0: any other word */
    uint32_t n;
} word_vectors;

/* Counts words of tokenised corpora; fills hash, cased, count. */
word_vectors vectors_count(const corpus *const *list, size_t n, const form_list *forms);
/* Skip-gram with negative samples; the forms must know the words (forms_refresh). */
void vectors_learn(word_vectors *v, const corpus *const *list, size_t n, const form_list *forms, int epochs);
int vectors_save(const word_vectors *v, const char *path);
/* 0 when there is no such file; a damaged one ends the program. */
int vectors_load(word_vectors *v, const char *path);

#endif
