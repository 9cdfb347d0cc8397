/* variants.c: a text gives the same layers, byte for byte, with every variant of the arithmetic. */
#include "context.h"
#include "random_model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Longer than one stretch of text, with sentences of many lengths. */
static char *make_text(void)
{
    static const char *const words[] = {"the",   "Harbor", "Council", "said", "Oakes", "no",   "plan",   "of",
                                        "1,200", "boats,", "wall.",   "They", "told",  "\"we", "late\"", "Fenwick"};
    enum { WORDS = 2500 };
    char *text = calloc(WORDS, 12);
    assert_non_null(text);
    uint32_t seed = 5;
    for (size_t i = 0, n = 0; i < WORDS; i++) {
        seed = seed * 1664525u + 1013904223u;
        n += (size_t)sprintf(text + n, "%s%s", words[seed >> 28], seed >> 20 & 63 ? " " : "\n\n");
    }
    return text;
}

/* All layers of the text as JSON Lines; the caller's. */
static char *layers_by(const quothp_nn *variant, char *text)
{
    quoth *q = quoth_new(&(quoth_settings){.model = random_model_path});
    assert_non_null(q);
    assert_int_equal(quoth_load(q), QUOTH_OK);
    q->model.nn = variant;
    FILE *in = fmemopen(text, strlen(text), "rb");
    quoth_source source = {.name = "text", .format = QUOTH_FROM_TEXT};
    quoth_reader *reader = NULL;
    quoth_doc *doc = NULL;
    assert_int_equal(quoth_reader_new(q, &source, in, &reader), QUOTH_OK);
    assert_int_equal(quoth_reader_next(reader, &doc), QUOTH_OK);
    assert_int_equal(quoth_analyse(q, doc), QUOTH_OK);
    char *out = NULL;
    size_t n = 0;
    FILE *memory = open_memstream(&out, &n);
    assert_int_equal(quoth_doc_write_jsonl(doc, memory), QUOTH_OK);
    fclose(memory);
    quoth_doc_free(doc);
    quoth_reader_free(reader);
    fclose(in);
    quoth_free(q);
    return out;
}

static void variants_read_alike(void **state)
{
    (void)state;
    const quothp_nn *variants[QUOTHP_NN_VARIANTS];
    const size_t n = quothp_nn_variants(variants);
    char *text = make_text(), *want = layers_by(&quothp_nn_ref, text);
    assert_non_null(strstr(want, "\"head\""));
    assert_non_null(strstr(want, "\"type\"")); /* names, however wrong */
    for (size_t k = 0; k + 1 < n; k++) {
        char *got = layers_by(variants[k], text);
        if (strcmp(want, got) != 0)
            fail_msg("the layers by %s are other ones", variants[k]->name);
        free(got);
    }
    free(want);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(variants_read_alike)};
    return cmocka_run_group_tests_name("variants", tests, random_model_setup, random_model_teardown);
}
