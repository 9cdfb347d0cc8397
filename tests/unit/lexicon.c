/* lexicon.c: tables are sorted, keys are folded, the longest entry over tokens is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lexicon/lexicon.h"

static void every_row_is_found_by_its_own_term(void **state)
{
    (void)state;
    for (int t = 0; t < QUOTHP_N_LEX; t++) {
        const quothp_lex_entry *rows;
        size_t n = quothp_lex_rows((quothp_lex)t, &rows);
        assert_true(n > 0);
        for (size_t i = 0; i < n; i++) {
            const quothp_lex_entry *row = quothp_lex_find((quothp_lex)t, quothp_str_of(rows[i].term));
            if (row != &rows[i])
                fail_msg("table %d: \"%s\" is not folded, or too long", t, rows[i].term);
        }
    }
}

static void words_are_folded(void **state)
{
    (void)state;
    static const struct {
        const char *name, *word;
        quothp_lex table;
        const char *text; /* NULL: not there */
    } rows[] = {
        {"lower", "rep.", QUOTHP_LEX_TITLE, "Representative"},
        {"capital", "Rep.", QUOTHP_LEX_TITLE, "Representative"},
        {"form of a verb", "told", QUOTHP_LEX_CUE, "tell"},
        {"curly apostrophe", "N\xE2\x80\x99T", QUOTHP_LEX_CLOSED, "not"},
        {"soft hyphen", "to\xC2\xADld", QUOTHP_LEX_CUE, "tell"},
        {"accented capital", "LIB\xC3\x89RATION", QUOTHP_LEX_OUTLET, "Lib\xC3\xA9ration"},
        {"beginning of a term", "associated", QUOTHP_LEX_OUTLET, NULL},
        {"empty", "", QUOTHP_LEX_CUE, NULL},
        {"longer than any key", "0123456789012345678901234567890123456789012345678901234567890123456789",
         QUOTHP_LEX_CUE, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const quothp_lex_entry *row = quothp_lex_find(rows[i].table, quothp_str_of(rows[i].word));
        if (!row != !rows[i].text || (row && strcmp(row->text, rows[i].text) != 0))
            fail_msg("%s: got %s", rows[i].name, row ? row->text : "nothing");
    }
}

static void add_token(quoth_doc *doc, uint32_t begin, uint32_t end)
{
    quothp_token *token = QUOTHP_PUSH(&doc->arena, &doc->tokens);
    assert_non_null(token);
    token->span = (quothp_span){begin, end};
}

static void longest_match_over_tokens(void **state)
{
    (void)state;
    quoth_doc *doc = quothp_doc_new("The New York Times Co-Founder said", 34);
    static const quothp_span spans[] = {{0, 3}, {4, 7}, {8, 12}, {13, 18}, {19, 21}, {21, 22}, {22, 29}, {30, 34}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        add_token(doc, spans[i].begin, spans[i].end);
    static const struct {
        const char *name;
        quothp_lex table;
        uint32_t first, end, match_end; /* 0: none */
    } rows[] = {
        {"three words", QUOTHP_LEX_OUTLET, 1, 8, 4}, {"not beyond the end", QUOTHP_LEX_OUTLET, 1, 3, 0},
        {"weak row", QUOTHP_LEX_OUTLET, 3, 8, 4},    {"tokens that touch", QUOTHP_LEX_TITLE, 4, 8, 7},
        {"last token", QUOTHP_LEX_CUE, 7, 8, 8},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t match_end = 0;
        quothp_lex_match(rows[i].table, doc, rows[i].first, rows[i].end, &match_end);
        if (match_end != rows[i].match_end)
            fail_msg("%s: ends at %u", rows[i].name, match_end);
    }
    quoth_doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_found_by_its_own_term),
        cmocka_unit_test(words_are_folded),
        cmocka_unit_test(longest_match_over_tokens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
