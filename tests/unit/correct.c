/* correct.c: which words of a correction mean which items, and what is left of a graph after changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "correct/correct.h"
#include "fixture.h"
#include "graph/edit.h"

static int setup(void **state)
{
    *state = quoth_new(&(quoth_settings){.base = "https://e.org/"});
    return *state ? 0 : -1;
}

static int teardown(void **state)
{
    quoth_free(*state);
    return 0;
}

static quoth_graph *harbour(quoth *q)
{
    quoth_graph *graph = quoth_graph_new(q);
    quoth_doc *doc = fixture_harbour();
    assert_non_null(graph);
    assert_int_equal(quoth_graph_add(graph, doc), QUOTH_OK);
    quoth_doc_free(doc);
    return graph;
}

static void same_words(void **state)
{
    static const struct {
        const char *a, *b;
        bool same;
    } ROWS[] = {
        {"Dolores Vance", "dolores vance", true},
        {"“It will hold,”", "It will hold", true},
        {"D. Vance", "D Vance", true},
        {"don't", "don’t", true},
        {"in 1984", "in 1985", false},
        {"Vance", "Dolores Vance", false},
        {"a b", "ab", false},
        {"état", "état", true},
        {"?!", "?!", false},
        {"", "", false},
        {"e-mail", "e mail", true},
        {"Vance", "", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (quothp_same_words(ROWS[i].a, ROWS[i].b) != ROWS[i].same)
            fail_msg("'%s' and '%s'", ROWS[i].a, ROWS[i].b);
}

/* All numbers in the graph stand for something, and what is found by an identifier is what has it. */
static void assert_whole(const quoth_graph *graph)
{
    uint32_t n = graph->agents.n;
    for (uint32_t i = 0; i < n; i++)
        assert_int_equal(quothp_map_get(&graph->iris, graph->agents.at[i].iri), i);
    for (uint32_t i = 0; i < graph->roles.n; i++) {
        assert_in_range(graph->roles.at[i].holder, 0, n - 1);
        assert_true(graph->roles.at[i].organization == QUOTHP_NONE || graph->roles.at[i].organization < n);
        assert_int_equal(quothp_map_get(&graph->iris, graph->roles.at[i].iri), i);
    }
    for (uint32_t i = 0; i < graph->statements.n; i++) {
        const quothp_statement *s = &graph->statements.at[i];
        for (size_t k = 0; k < s->n_speakers; k++)
            assert_in_range(s->speakers[k], 0, n - 1);
        for (uint32_t k = 0; k < s->about.n; k++)
            assert_in_range(s->about.at[k], 0, n - 1);
        assert_true(s->reported_by == QUOTHP_NONE || s->reported_by < n);
        assert_true(s->within == QUOTHP_NONE || (s->within < graph->statements.n && s->within != i));
        assert_int_equal(quothp_map_get(&graph->iris, s->iri), i);
    }
}

/* Each agent into each other one: whatever goes, the rest fits together. */
static void any_merge_leaves_a_whole_graph(void **state)
{
    for (uint32_t from = 0, n = 1; from < n; from++)
        for (uint32_t into = 0; into < n; into++) {
            quoth_graph *graph = harbour(*state);
            n = graph->agents.n;
            if (from != into) {
                const char *kept = graph->agents.at[into].iri;
                assert_true(quothp_edit_merge_agents(graph, from, into));
                assert_true(quothp_edit_settle(graph));
                assert_int_equal(graph->agents.n, n - 1);
                assert_string_equal(graph->agents.at[into > from ? into - 1 : into].iri, kept);
                assert_whole(graph);
            }
            quoth_graph_free(graph);
        }
}

static void any_drop_leaves_a_whole_graph(void **state)
{
    for (uint32_t i = 0, n = 1; i < n; i++) {
        quoth_graph *graph = harbour(*state);
        n = graph->statements.n;
        quothp_edit_drop_statement(graph, i);
        assert_true(quothp_edit_settle(graph));
        assert_int_equal(graph->statements.n, n - 1);
        assert_whole(graph);
        quoth_graph_free(graph);
    }
}

/* The name of another makes them one. */
static void rename_may_merge(void **state)
{
    quoth_graph *graph = harbour(*state);
    uint32_t n = graph->agents.n, people[2], n_people = 0;
    for (uint32_t i = 0; i < n && n_people < 2; i++)
        if (graph->agents.at[i].kind == QUOTH_PERSON)
            people[n_people++] = i;
    assert_int_equal(n_people, 2);
    assert_true(quothp_edit_rename_agent(graph, &people[0], graph->agents.at[people[1]].label));
    assert_true(quothp_edit_settle(graph));
    assert_int_equal(graph->agents.n, n - 1);
    assert_int_equal(people[0], people[1] - 1);
    assert_whole(graph);
    quoth_graph_free(graph);
}

/* Such a role gets its identifier in the end only: what comes between must do without. */
static void a_role_that_a_row_made_may_change_in_the_next(void **state)
{
    static const char *const NEXT[] = {
        "same\tAda Quill\tTom Reed\nrole\tTom Reed\tmayor\tEastfen\n",
        "drop\tAda Quill\tkeeper of the lamp\n",
    };
    for (size_t i = 0; i < sizeof NEXT / sizeof *NEXT; i++) {
        char rows[200];
        snprintf(rows, sizeof rows, "role\tAda Quill\tkeeper of the lamp\n%s", NEXT[i]);
        quoth_graph *graph = harbour(*state);
        FILE *in = fmemopen(rows, strlen(rows), "r"), *out = fopen("/dev/null", "w");
        assert_int_equal(quoth_graph_correct(graph, "rows", in), QUOTH_OK);
        assert_whole(graph);
        assert_int_equal(quoth_graph_write(graph, QUOTH_TURTLE, QUOTH_VIEW_ACTORS, out), QUOTH_OK);
        fclose(in);
        fclose(out);
        quoth_graph_free(graph);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_words),
        cmocka_unit_test_setup_teardown(any_merge_leaves_a_whole_graph, setup, teardown),
        cmocka_unit_test_setup_teardown(any_drop_leaves_a_whole_graph, setup, teardown),
        cmocka_unit_test_setup_teardown(rename_may_merge, setup, teardown),
        cmocka_unit_test_setup_teardown(a_role_that_a_row_made_may_change_in_the_next, setup, teardown),
    };
    return cmocka_run_group_tests_name("correct", tests, NULL, NULL);
}
