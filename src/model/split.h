/* split.h: raw text to UD tokens.  Blank space always separates; inside a blank-separated piece a fixed rule names the
 * places where a token might end, and a learned linear model decides each of them.  Words of letters only that the
 * training data splits
 * ("cannot") are found by hash.  All arithmetic is on integers. */
#ifndef QUOTHP_SPLIT_H
#define QUOTHP_SPLIT_H

#include "doc/doc.h"

#define QUOTHP_SPLIT_BITS 16
#define QUOTHP_SPLIT_SIZE ((size_t)1 << QUOTHP_SPLIT_BITS)
#define QUOTHP_SPLIT_MAX_FEATURES 32

/* One word of letters that is written together but is two tokens. */
typedef struct {
    uint32_t hash; /* of the word in lower case */
    uint32_t at;   /* bytes before the second token */
} quothp_split_word;

typedef struct {
    const int16_t *weights;         /* QUOTHP_SPLIT_SIZE */
    const quothp_split_word *words; /* sorted by hash */
    size_t n_words;
} quothp_split_model;

/* What happens at a possible token end; for training.  Returns whether to split. */
typedef int (*quothp_split_judge)(void *context, const uint32_t *features, size_t n, size_t byte);

/* Tokens of the part of `text` (n_bytes long); `out` has room for as many spans as the part has bytes. Returns their
 * number. */
size_t quothp_split_text(const quothp_split_model *m, const char *text, size_t n_bytes, quothp_span part,
                         quothp_span *out);
/* The same with the decision taken by the caller; `words` may be null. */
size_t quothp_split_text_with(quothp_split_judge judge, void *context, const quothp_split_model *words,
                              const char *text, size_t n_bytes, quothp_span part, quothp_span *out);
uint32_t quothp_split_hash_lower(const char *s, size_t n);

#endif
