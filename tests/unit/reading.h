/* reading.h: texts read by the language model, for tests of what comes after it. Include it behind cmocka. */
#ifndef TESTS_READING_H
#define TESTS_READING_H

#include <stdlib.h>

#include "lang/lang.h"

/* The model that QUOTH_MODEL names, opened once and for good. */
static const quothp_model *reading_model(void)
{
    static quothp_model model;
    const char *path = getenv("QUOTH_MODEL");
    quothp_report report = {.file = path};
    if (!model.map && (!path || quothp_model_open(&model, path, &report) != QUOTH_OK))
        fail_msg("QUOTH_MODEL names no model");
    return &model;
}

/* Runs the first stage over a document that has its blocks. */
static void read_document(quoth_doc *doc)
{
    static quothp_form_memory *forms;
    if (!forms)
        forms = quothp_form_memory_new(reading_model());
    assert_non_null(forms);
    quothp_arena scratch = {0};
    assert_int_equal(quothp_stage_lang(doc, reading_model(), forms, &scratch), QUOTH_OK);
    quothp_arena_free(&scratch);
}

#endif
