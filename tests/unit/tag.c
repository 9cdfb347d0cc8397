/* tag.c: tags and lemmas of whole sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "tag/tag.h"
#include "token/token.h"

static quoth_doc *tagged(const char *text)
{
    quoth_doc *doc = quothp_doc_new(text, strlen(text));
    assert_non_null(doc);
    quothp_block *block = QUOTHP_PUSH(&doc->arena, &doc->blocks);
    assert_non_null(block);
    block->span = (quothp_span){0, doc->n_bytes};
    quothp_arena scratch = {0};
    quothp_report report = {0};
    assert_int_equal(quothp_stage_token(doc, &scratch, &report), QUOTH_OK);
    assert_int_equal(quothp_stage_tag(doc, &scratch, &report), QUOTH_OK);
    quothp_arena_free(&scratch);
    return doc;
}

typedef struct row {
    const char *name, *text, *want;
} row;

typedef void (*print_fn)(quothp_buf *buf, const quothp_token *token);

static void print_tags(quothp_buf *buf, const quothp_token *token)
{
    quothp_buf_puts(buf, quothp_upos_text((quothp_upos)token->upos));
    quothp_buf_putc(buf, '/');
    quothp_buf_puts(buf, quothp_xpos_text((quothp_xpos)token->xpos));
}

static void print_lemma(quothp_buf *buf, const quothp_token *token)
{
    quothp_buf_add(buf, token->lemma.p, token->lemma.n);
}

static void check(const row *rows, size_t n, print_fn print)
{
    for (size_t i = 0; i < n; i++) {
        quothp_buf got = {0};
        quoth_doc *doc = tagged(rows[i].text);
        for (uint32_t t = 0; t < doc->tokens.n; t++) {
            quothp_buf_puts(&got, t ? " " : "");
            print(&got, &doc->tokens.at[t]);
        }
        if (strcmp(got.p, rows[i].want) != 0)
            fail_msg("%s: got  %s", rows[i].name, got.p);
        quothp_buf_free(&got);
        quoth_doc_free(doc);
    }
}

static void tags_between_neighbours(void **state)
{
    (void)state;
    static const row rows[] = {
        {"noun or verb", "The report claims to report", "DET/DT NOUN/NN VERB/VBZ PART/TO VERB/VB"},
        {"plural or verb", "her claims", "PRON/PRP$ NOUN/NNS"},
        {"past or participle", "He had warned them", "PRON/PRP AUX/VBD VERB/VBN PRON/PRP"},
        {"participle before by", "a plan backed by Ek", "DET/DT NOUN/NN VERB/VBN ADP/IN PROPN/NNP"},
        {"possessive or verb", "Ek's dog; it's late", "PROPN/NNP PART/POS NOUN/NN PUNCT/: PRON/PRP AUX/VBZ ADJ/JJ"},
        {"that", "He said that it works", "PRON/PRP VERB/VBD SCONJ/IN PRON/PRP VERB/VBZ"},
        {"have", "They have left. They have money", "PRON/PRP AUX/VBP VERB/VBN PUNCT/. PRON/PRP VERB/VBP NOUN/NN"},
        {"opening capital", "Officials met Zorn", "NOUN/NNS VERB/VBD PROPN/NNP"},
        {"number and sign", "$5 million", "SYM/$ NUM/CD NUM/CD"},
        {"quotes", "\xE2\x80\x9CNo,\xE2\x80\x9D", "PUNCT/`` DET/DT PUNCT/, PUNCT/''"},
    };
    check(rows, sizeof rows / sizeof *rows, print_tags);
}

static void lemmas(void **state)
{
    (void)state;
    static const row rows[] = {
        {"irregular", "They went to women", "they go to woman"},
        {"doubled letter", "He stopped planning", "he stop plan"},
        {"silent e", "He denied making lives", "he deny make life"},
        {"plurals", "The parties and classes", "the party and class"},
        {"names keep their letters", "In Paris", "in Paris"},
    };
    check(rows, sizeof rows / sizeof *rows, print_lemma);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_between_neighbours),
        cmocka_unit_test(lemmas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
