/* marked.h: documents for tests of what comes after names. The text marks its names: <Ann Lee> is a person, [Fen Bank]
 * an organization, {Ohio} a place, ~Quakers~ a group; the marks are not part of the text.
 */
#ifndef TESTS_MARKED_H
#define TESTS_MARKED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "coref/coref.h"
#include "reading.h"

typedef struct marked_row {
    const char *name, *text, *want;
} marked_row;

static const char OPEN[] = "<[{~", CLOSE[] = ">]}~";
static const quothp_name_type TYPES[] = {QUOTHP_NAME_PERSON, QUOTHP_NAME_ORGANIZATION, QUOTHP_NAME_PLACE,
                                         QUOTHP_NAME_GROUP};

static void add_names(quoth_doc *doc, const char *marked)
{
    uint32_t at = 0;
    quothp_name *name = NULL;
    for (const char *p = marked; *p; p++) {
        const char *open = strchr(OPEN, *p);
        if (name && strchr(CLOSE, *p)) {
            name->span.end = at;
            quothp_span_tokens(doc, name->span, &name->first, &name->end);
            name = NULL;
        } else if (open) {
            name = QUOTHP_PUSH(&doc->arena, &doc->names);
            assert_non_null(name);
            name->type = TYPES[open - OPEN];
            name->span.begin = at;
        } else {
            at++;
        }
    }
}

/* Tokens with tags and trees, the marked names instead of the model's, coreference. */
static quoth_doc *marked_document(const char *marked)
{
    quothp_buf text = {0};
    for (const char *p = marked; *p; p++)
        if (!strchr("<[{~>]}", *p))
            quothp_buf_putc(&text, *p);
    quoth_doc *doc = quothp_doc_new(text.p, text.n);
    assert_non_null(doc);
    quothp_buf_free(&text);
    quothp_block *block = QUOTHP_PUSH(&doc->arena, &doc->blocks);
    assert_non_null(block);
    block->span = (quothp_span){0, doc->n_bytes};
    quothp_arena scratch = {0};
    read_document(doc);
    doc->names.n = 0;
    add_names(doc, marked);
    assert_int_equal(quothp_stage_coref(doc, reading_model()->links, &scratch), QUOTH_OK);
    quothp_arena_free(&scratch);
    return doc;
}

static void marked_check(const marked_row *r, const quothp_buf *got)
{
    if (strcmp(got->p ? got->p : "", r->want) != 0)
        fail_msg("%s: got \"%s\", wanted \"%s\"", r->name, got->p ? got->p : "", r->want);
}

#endif
