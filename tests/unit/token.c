/* token.c: tokens as the English treebanks of Universal Dependencies cut them; sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "token/token.h"

static quoth_doc *document(const char *text)
{
    quoth_doc *doc = quothp_doc_new(text, strlen(text));
    assert_non_null(doc);
    quothp_block *block = QUOTHP_PUSH(&doc->arena, &doc->blocks);
    assert_non_null(block);
    block->span = (quothp_span){0, doc->n_bytes};
    quothp_arena scratch = {0};
    quothp_report report = {0};
    assert_int_equal(quothp_stage_token(doc, &scratch, &report), QUOTH_OK);
    quothp_arena_free(&scratch);
    return doc;
}

static void add_piece(quothp_buf *buf, quothp_str piece, const char *separator)
{
    quothp_buf_puts(buf, buf->n ? separator : "");
    quothp_buf_add(buf, piece.p, piece.n);
}

typedef struct row {
    const char *name, *text, *want;
} row;

static void check(const row *r, const quothp_buf *got)
{
    if (strcmp(got->p ? got->p : "", r->want) != 0)
        fail_msg("%s: got  %s", r->name, got->p ? got->p : "");
}

static void words_are_cut(void **state)
{
    (void)state;
    static const row rows[] = {
        {"contractions", "I don't, can't; it's we're cannot gonna", "I|do|n't|,|ca|n't|;|it|'s|we|'re|can|not|gon|na"},
        {"curly apostrophe", "She\xE2\x80\x99s won\xE2\x80\x99t", "She|\xE2\x80\x99s|wo|n\xE2\x80\x99t"},
        {"possessives", "Burma's the judges' O'Brien", "Burma|'s|the|judges|'|O'Brien"},
        {"hyphens", "a 15-year co-founder, re-elect al-Qaeda", "a|15|-|year|co-founder|,|re-elect|al|-|Qaeda"},
        {"phone, date, score", "555-0123 2024-05-01 13-17", "555-0123|2024-05-01|13|-|17"},
        {"money",
         "$5 US$10 4.5% \xC2\xA3"
         "3m 1,000",
         "$|5|US|$|10|4.5|%|\xC2\xA3|3|m|1,000"},
        {"number and unit", "650k 1990s 5th 9/11 10:30", "650|k|1990s|5th|9/11|10:30"},
        {"abbreviations", "Rep. J. Ek (D-Mo.) of the U.S. Army", "Rep.|J.|Ek|(|D|-|Mo.|)|of|the|U.S.|Army"},
        {"number or word", "No. 5. Say no. Art. It", "No.|5|.|Say|no|.|Art|.|It"},
        {"initial or page", "Joseph P. Ray, p. 5", "Joseph|P.|Ray|,|p.|5"},
        {"company at the end", "by Foo Inc.", "by|Foo|Inc."},
        {"addresses", "see https://a.org/b?c, (www.x.com) me@x-y.org.",
         "see|https://a.org/b?c|,|(|www.x.com|)|me@x-y.org|."},
        {"quotes", "\"Go,\" ``he'' \xE2\x80\x9Csaid.\xE2\x80\x9D",
         "\"|Go|,|\"|``|he|''|\xE2\x80\x9C|said|.|\xE2\x80\x9D"},
        {"dashes and dots",
         "yes -- no\xE2\x80\x94"
         "maybe... ?!",
         "yes|--|no|\xE2\x80\x94|maybe|...|?!"},
        {"joined letters", "AT&T and/or Q&A", "AT&T|and|/|or|Q&A"},
        {"soft hyphen, zero width", "para\xC2\xADgraph zero\xE2\x80\x8Bwidth",
         "para\xC2\xADgraph|zero\xE2\x80\x8Bwidth"},
        {"no-break space",
         "Mr.\xC2\xA0"
         "Ek",
         "Mr.|Ek"},
        {"decade and 'em", "the '90s 'em", "the|'90s|'em"},
        {"accents", "D\xC3\xBCsseldorf's caf\xC3\xA9", "D\xC3\xBCsseldorf|'s|caf\xC3\xA9"},
        {"nothing", "  ", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quothp_buf got = {0};
        quoth_doc *doc = document(rows[i].text);
        for (uint32_t t = 0; t < doc->tokens.n; t++)
            add_piece(&got, quothp_token_str(doc, t), "|");
        check(&rows[i], &got);
        quothp_buf_free(&got);
        quoth_doc_free(doc);
    }
}

static void sentences_end(void **state)
{
    (void)state;
    static const row rows[] = {
        {"plain", "One. Two! Three?", "One./Two!/Three?"},
        {"title", "Mr. Ek met Gen. Ola Doe. He left.", "Mr. Ek met Gen. Ola Doe./He left."},
        {"initials", "George W. Bush left.", "George W. Bush left."},
        {"initial that is a page elsewhere", "Joseph P. Ray left.", "Joseph P. Ray left."},
        {"delegate", "Del. Ann Ek left. She won.", "Del. Ann Ek left./She won."},
        {"abbreviation before a name", "The U.S. Army of Foo Inc. He left.", "The U.S. Army of Foo Inc./He left."},
        {"closing quote", "\"It is over.\" She left.", "\"It is over.\"/She left."},
        {"quote goes on", "\"Really?\" Ann Ek said. \xE2\x80\x9CNo!\xE2\x80\x9D he cried.",
         "\"Really?\" Ann Ek said./\xE2\x80\x9CNo!\xE2\x80\x9D he cried."},
        {"brackets", "(He left.) She stayed.", "(He left.)/She stayed."},
        {"note", "He left. [17] She stayed.", "He left. [17]/She stayed."},
        {"ellipsis", "He was ... late. So... No.", "He was ... late./So.../No."},
        {"line feed inside", "It was\nlate. He\nleft.", "It was\nlate./He\nleft."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quothp_buf got = {0};
        quoth_doc *doc = document(rows[i].text);
        for (uint32_t s = 0; s < doc->sentences.n; s++)
            add_piece(&got, quothp_doc_str(doc, doc->sentences.at[s].span), "/");
        check(&rows[i], &got);
        quothp_buf_free(&got);
        quoth_doc_free(doc);
    }
}

/* Every token lies behind the one before it, and knows its sentence. */
static void layers_agree(void **state)
{
    (void)state;
    quoth_doc *doc = document("Mr. Ek's \"dog\" barked. He said: don't! It's http://x.org/a-b. Done");
    for (uint32_t s = 0; s < doc->sentences.n; s++)
        for (uint32_t t = doc->sentences.at[s].first; t < doc->sentences.at[s].end; t++)
            assert_int_equal(doc->tokens.at[t].sentence, s);
    for (uint32_t t = 1; t < doc->tokens.n; t++)
        assert_true(doc->tokens.at[t - 1].span.end <= doc->tokens.at[t].span.begin);
    quoth_doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_cut),
        cmocka_unit_test(sentences_end),
        cmocka_unit_test(layers_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
