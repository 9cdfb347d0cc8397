/* iri.c: names as path segments, addresses that are checked and mended. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "graph/iri.h"

static void slugs(void **state)
{
    (void)state;
    static const struct {
        const char *name, *want;
    } rows[] = {
        {"Josh Paul", "josh-paul"},
        {"  J.D. O’Neil,  Jr. ", "jd-oneil-jr"},
        {"U.S. Army", "us-army"},
        {"US Army", "us-army"},
        {"Yahoo.com", "yahoo-com"},
        {"Ａｄａ ﬁnch", "ada-finch"},
        {"Jo\xCC\x88rg MÜLLER-Straße", "jörg-müller-strasse"},
        {"Ελένη", "ελένη"},
        {"李明", "李明"},
        {"\xC2\xADso\xC2\xAD"
         "ft",
         "soft"},
    };
    quothp_arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(quothp_slug(&arena, rows[i].name), rows[i].want);
    assert_int_equal(quothp_slug(&arena, "!?")[0], 'x');
    assert_string_not_equal(quothp_slug(&arena, "!?"), quothp_slug(&arena, "?!"));
    quothp_arena_free(&arena);
}

static void long_slugs_stay_short_and_apart(void **state)
{
    (void)state;
    quothp_arena arena = {0};
    char name[400];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    const char *one = quothp_slug(&arena, name);
    name[300] = 'b';
    assert_string_not_equal(one, quothp_slug(&arena, name));
    assert_true(strlen(one) < 80);
    assert_string_equal(quothp_short_slug(&arena, "a senior engineer at the Coastal Agency"),
                        "a-senior-engineer-at-the");
    assert_string_equal(quothp_short_slug(&arena, "…"), "x");
    quothp_arena_free(&arena);
}

static void exact_slugs_differ_when_names_do(void **state)
{
    (void)state;
    static const char *const names[] = {"director",           "Director",        "vice president",
                                        "vice-president",     "vice  president", " vice president",
                                        "secretary of state", "président",       "president"};
    quothp_arena arena = {0};
    assert_string_equal(quothp_exact_slug(&arena, "Secretary of State"), "Secretary-of-State");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(quothp_exact_slug(&arena, names[i]), quothp_exact_slug(&arena, names[k]));
    quothp_arena_free(&arena);
}

static void iri_validity(void **state)
{
    (void)state;
    static const struct {
        const char *iri;
        bool valid;
    } rows[] = {
        {"https://e.org/a?b=c#d", true},
        {"urn:x:y", true},
        {"https://[2001:db8::1]:80/a", true},
        {"https://e.org/über/%C3%BC", true},
        {"", false},
        {"e.org/a", false},
        {"/a", false},
        {"1http://e.org", false},
        {"http:", false},
        {"https://e.org/a b", false},
        {"https://e.org/<a>", false},
        {"https://e.org/\"", false},
        {"https://e.org/\n", false},
        {"https://e.org/\x7F", false},
        {"https://e.org/\xC2\x85", false},
        {"https://e.org/%4", false},
        {"https://e.org/a#b#c", false},
        {"https://e.org/[a]", false},
        {"https://e.org/\xEE\x80\x80", false},
        {"https://e.org/\xEF\xBF\xBF", false},
        {"https://e.org/\xFF", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (quothp_iri_valid(rows[i].iri) != rows[i].valid)
            fail_msg("%s: valid %d", rows[i].iri, !rows[i].valid);
}

static void web_addresses(void **state)
{
    (void)state;
    static const struct {
        const char *address, *want; /* NULL: none */
    } rows[] = {
        {"https://e.org/a", "https://e.org/a"},
        {" https://e.org/a b|c \n", "https://e.org/a%20b%7Cc"},
        {"http://e.org/100%", "http://e.org/100%25"},
        {"http://e.org/\"><x>", "http://e.org/%22%3E%3Cx%3E"},
        {"javascript:alert(1)", NULL},
        {"file:///etc/passwd", NULL},
        {"https://", NULL},
        {"https:///a", NULL},
        {"not an address", NULL},
        {"https://e.org/\x01", NULL},
        {"https://e.org/\xFF", NULL},
        {"", NULL},
    };
    quothp_arena arena = {0};
    bool memory_out = false;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *iri = quothp_web_iri(&arena, rows[i].address, &memory_out);
        assert_false(memory_out);
        if (!iri != !rows[i].want || (iri && strcmp(iri, rows[i].want) != 0))
            fail_msg("'%s': '%s'", rows[i].address, iri ? iri : "none");
    }
    quothp_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slugs),
        cmocka_unit_test(long_slugs_stay_short_and_apart),
        cmocka_unit_test(exact_slugs_differ_when_names_do),
        cmocka_unit_test(iri_validity),
        cmocka_unit_test(web_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
