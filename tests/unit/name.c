/* name.c: names and their types, whole articles of a sentence or two. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "name/name.h"
#include "tag/tag.h"
#include "token/token.h"

static quoth_doc *named(const char *text)
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
    assert_int_equal(quothp_stage_name(doc, &scratch, &report), QUOTH_OK);
    quothp_arena_free(&scratch);
    return doc;
}

typedef struct row {
    const char *name, *text, *want;
} row;

static void names_are_found(void **state)
{
    (void)state;
    static const row rows[] = {
        {"title stripped", "Rep. Ola Zorn left.", "Ola Zorn/person"},
        {"place before a title", "He met Oregon Sen. Ola Zorn.", "Oregon/place Ola Zorn/person"},
        {"role before a name", "He met spokesman Ola Zorn.", "Ola Zorn/person"},
        {"possessive mark", "It was Anna Zorn's dog.", "Anna Zorn/person"},
        {"surname alone", "Anna Zorn left. Zorn ran.", "Anna Zorn/person Zorn/person"},
        {"department", "The Department of Homeland Security said so.", "Department of Homeland Security/organization"},
        {"the White House", "He left the White House.", "White House/organization"},
        {"outlet", "She told the New York Times.", "New York Times/organization"},
        {"university", "The University of Foo agreed.", "University of Foo/organization"},
        {"place", "He lives in Paris, France.", "Paris/place France/place"},
        {"people of a country", "The French and the Americans agreed.", "French/group Americans/group"},
        {"particle", "He met Ursula von der Leyen.", "Ursula von der Leyen/person"},
        {"hyphen", "He fought al-Qaeda in Kabul.", "al-Qaeda/organization Kabul/place"},
        {"short name", "The ZKW said so.", "ZKW/organization"},
        {"pronoun is no country", "He told us and US troops.", "US/place"},
        {"age", "Zorn, 45, left.", "Zorn/person"},
        {"everyday word opens", "Officials left. Experts say so.", ""},
        {"holder behind an agency", "He met Refugee Council Zorna Ekov.",
         "Refugee Council/organization Zorna Ekov/person"},
        {"administration", "He left the Obama administration.", "Obama administration/organization"},
        {"council on", "The Council on Foreign Relations met.", "Council on Foreign Relations/organization"},
        {"small word inside", "He joined Doctors Without Borders.", "Doctors Without Borders/organization"},
        {"college of a king", "She left King's College early.", "King's College/organization"},
        {"half a given name", "He met Foo Ing-wek there.", "Foo Ing-wek/person"},
        {"two countries", "The Russia-Ukraine war.", "Russia/place Ukraine/place"},
        {"list of places", "He saw Paris, Zorna and Rome.", "Paris/place Zorna/place Rome/place"},
        {"outlet of everyday words", "He told The Guardian so.", "Guardian/organization"},
        {"weekday ends a name", "Anna Zorn Friday left.", "Anna Zorn/person Friday/date"},
        {"party tag is no name", "Rep. Ola Zorn (D-Mo.) left.", "Ola Zorn/person Mo./place"},
        {"headline", "Zorn Slams Harsh Critics In Paris Again Today", "Paris/place"},
        {"date and money", "On May 4, 2011 he paid $5 million.", "May 4, 2011/date $5 million/money"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quothp_buf got = {0};
        quoth_doc *doc = named(rows[i].text);
        for (uint32_t n = 0; n < doc->names.n; n++) {
            quothp_str name = quothp_doc_str(doc, doc->names.at[n].span);
            quothp_buf_puts(&got, n ? " " : "");
            quothp_buf_add(&got, name.p, name.n);
            quothp_buf_putc(&got, '/');
            quothp_buf_puts(&got, quothp_name_type_text(doc->names.at[n].type));
        }
        if (strcmp(got.p ? got.p : "", rows[i].want) != 0)
            fail_msg("%s: got  %s", rows[i].name, got.p ? got.p : "");
        quothp_buf_free(&got);
        quoth_doc_free(doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
