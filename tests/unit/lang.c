/* lang.c: trees and name tags from scores. */
#include "lang/tags.h"
#include "lang/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

typedef struct tree_row {
    const char *name;
    uint32_t n;
    int32_t score[16]; /* [dependent][head], the root on the diagonal */
    uint32_t want[4];
} tree_row;

static const tree_row TREES[] = {
    {"one token", 1, {-5}, {0}},
    {"chain", 3, {0, 9, 1, 2, 9, 3, 1, 9, 0}, {1, 1, 1}},
    {"only the best root stays", 2, {9, 1, 2, 8}, {0, 0}},
    {"a cycle opens where it costs least", 3, {9, 0, 0, 6, 0, 9, 5, 9, 0}, {0, 0, 1}},
    {"two cycles", 4, {/* 0 */ 20, 9, 1, 1, /* 1 */ 9, 0, 2, 1, /* 2 */ 1, 4, 0, 9, /* 3 */ 1, 1, 9, 0}, {0, 0, 1, 2}},
};

static void trees_are_trees(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof TREES / sizeof *TREES; k++) {
        uint32_t head[4], room[8];
        quothp_tree(TREES[k].score, TREES[k].n, head, room);
        if (memcmp(head, TREES[k].want, TREES[k].n * sizeof *head) != 0)
            fail_msg("%s", TREES[k].name);
    }
}

/* Every token of a random sentence leads to the one root. */
static void any_scores_give_a_tree(void **state)
{
    (void)state;
    enum { N = 30 };
    static int32_t score[N * N];
    uint32_t head[N], room[2 * N], seed = 3;
    for (int round = 0; round < 300; round++) {
        for (int i = 0; i < N * N; i++) {
            seed = seed * 1664525u + 1013904223u;
            score[i] = (int32_t)(seed >> 20);
        }
        quothp_tree(score, N, head, room);
        for (uint32_t i = 0; i < N; i++) {
            uint32_t k = i, steps = 0;
            while (head[k] != k && steps++ < N)
                k = head[k];
            assert_int_equal(head[k], k);
        }
    }
}

enum { STRIDE = 48, O = 0, P = 0, ORG = 4 };

typedef struct tag_row {
    const char *name;
    uint8_t best[4], want[4]; /* the tag that scores best, what comes out */
} tag_row;

static const tag_row TAGS[] = {
    {"outside", {O, O, O, O}, {O, O, O, O}},
    {"a unit", {O, P + QUOTHP_TAG_UNIT, O, O}, {O, P + QUOTHP_TAG_UNIT, O, O}},
    {"a name of three",
     {P + QUOTHP_TAG_BEGIN, P + QUOTHP_TAG_INSIDE, P + QUOTHP_TAG_LAST, O},
     {P + QUOTHP_TAG_BEGIN, P + QUOTHP_TAG_INSIDE, P + QUOTHP_TAG_LAST, O}},
    {"a name keeps its type",
     {ORG + QUOTHP_TAG_BEGIN, P + QUOTHP_TAG_INSIDE, ORG + QUOTHP_TAG_LAST, O},
     {ORG + QUOTHP_TAG_BEGIN, ORG + QUOTHP_TAG_INSIDE, ORG + QUOTHP_TAG_LAST, O}},
};

static void names_begin_and_end(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof TAGS / sizeof *TAGS; k++) {
        int32_t score[4 * STRIDE] = {0};
        uint8_t tag[4], room[QUOTHP_TAGS_ROOM(4)];
        for (size_t i = 0; i < 4; i++)
            score[i * STRIDE + TAGS[k].best[i]] = 10;
        quothp_best_tags(score, STRIDE, 4, tag, room);
        if (memcmp(tag, TAGS[k].want, sizeof tag) != 0)
            fail_msg("%s", TAGS[k].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(trees_are_trees), cmocka_unit_test(any_scores_give_a_tree),
                                       cmocka_unit_test(names_begin_and_end)};
    return cmocka_run_group_tests_name("lang", tests, NULL, NULL);
}
