/* reading.h: texts read by the language model, for tests of what comes after it. Include it behind cmocka. */
#ifndef TESTS_READING_H
#define TESTS_READING_H

#include <stdlib.h>

#include "lang/lang.h"

/* Runs the first stage over a document that has its blocks. The model is opened once and stays open. */
static void read_document(quoth_doc *doc)
{
    static quothp_model model;
    static quothp_form_memory *forms;
    const char *path = getenv("QUOTH_MODEL");
    quothp_report report = {.file = path};
    if (!forms) {
        if (!path || quothp_model_open(&model, path, &report) != QUOTH_OK)
            fail_msg("QUOTH_MODEL names no model");
        forms = quothp_form_memory_new(&model);
        assert_non_null(forms);
    }
    quothp_arena scratch = {0};
    assert_int_equal(quothp_stage_lang(doc, &model, forms, &scratch), QUOTH_OK);
    quothp_arena_free(&scratch);
}

#endif
