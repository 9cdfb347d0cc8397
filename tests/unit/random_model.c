/* random_model.c: see random_model.h. */
#include "random_model.h"

#include "train/export.h"
#include "train/net.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { WORDS = 4 };
static const char *const RELATIONS[] = {"_", "root", "nsubj", "obj", "det", "amod", "case", "obl", "punct", "ccomp"};

static int ascending(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void write_model(const char *path, word_vectors *v, const int16_t *split_weights)
{
    static net n;
    static label_list relations;
    uint8_t cased[WORDS] = {1, 1, 1, 4};
    const quothp_words words = {.hash = v->hash, .cased = cased, .n = WORDS};
    const quothp_split_model split = {.weights = split_weights};
    for (size_t i = 0; i < sizeof RELATIONS / sizeof *RELATIONS; i++)
        label_of(&relations, RELATIONS[i], 1);
    net_init(&n, v, 7);
    assert_true(export_model(path, &n, &words, &split, &relations, "a model that has learned nothing"));
}

void random_model_write(const char *path)
{
    static int16_t split_weights[QUOTHP_SPLIT_SIZE];
    static float vectors[(WORDS + 1) * WORD_DIM];
    uint32_t hash[WORDS] = {quothp_word_hash(quothp_str_of("the")), quothp_word_hash(quothp_str_of("said")),
                            quothp_word_hash(quothp_str_of("harbor")), quothp_word_hash(quothp_str_of("oakes"))};
    qsort(hash, WORDS, sizeof *hash, ascending);
    rng r = {99};
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++)
        vectors[i] = 2 * rng_unit(&r) - 1;
    for (size_t i = 0; i < QUOTHP_SPLIT_SIZE; i++)
        split_weights[i] = (int16_t)((int32_t)rng_below(&r, 2001) - 1000);
    word_vectors v = {.hash = hash, .vector = vectors, .n = WORDS};
    write_model(path, &v, split_weights);
}

char random_model_path[] = "/tmp/quoth-model.XXXXXX";

int random_model_setup(void **state)
{
    (void)state;
    close(mkstemp(random_model_path));
    random_model_write(random_model_path);
    return 0;
}

int random_model_teardown(void **state)
{
    (void)state;
    return remove(random_model_path);
}
