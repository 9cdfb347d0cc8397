/* lang.c: trees and name tags from scores; lemmas; names as the stages behind want them; a text through the stage. */
#include "lang/tags.h"
#include "lang/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "lang/agree.h"
#include "lang/ends.h"
#include "lang/join.h"
#include "lang/lemma.h"
#include "lang/settle.h"
#include "reading.h"

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
        quothp_best_tags(score, STRIDE, QUOTHP_N_NAME_TYPES, 4, tag, room);
        if (memcmp(tag, TAGS[k].want, sizeof tag) != 0)
            fail_msg("%s", TAGS[k].name);
    }
}

static void lemmas(void **state)
{
    (void)state;
    static const struct {
        const char *word, *want;
        quothp_upos upos;
        quothp_xpos xpos;
    } rows[] = {
        {"went", "go", QUOTHP_UPOS_VERB, QUOTHP_XPOS_VBD},      {"women", "woman", QUOTHP_UPOS_NOUN, QUOTHP_XPOS_NNS},
        {"stopped", "stop", QUOTHP_UPOS_VERB, QUOTHP_XPOS_VBD}, {"making", "make", QUOTHP_UPOS_VERB, QUOTHP_XPOS_VBG},
        {"denied", "deny", QUOTHP_UPOS_VERB, QUOTHP_XPOS_VBN},  {"parties", "party", QUOTHP_UPOS_NOUN, QUOTHP_XPOS_NNS},
        {"left", "leave", QUOTHP_UPOS_VERB, QUOTHP_XPOS_VBD},   {"left", "left", QUOTHP_UPOS_ADJ, QUOTHP_XPOS_JJ},
        {"'s", "be", QUOTHP_UPOS_AUX, QUOTHP_XPOS_VBZ},         {"'s", "'s", QUOTHP_UPOS_PART, QUOTHP_XPOS_POS},
        {"Them", "they", QUOTHP_UPOS_PRON, QUOTHP_XPOS_PRP},    {"Paris", "Paris", QUOTHP_UPOS_PROPN, QUOTHP_XPOS_NNP},
        {"n't", "not", QUOTHP_UPOS_PART, QUOTHP_XPOS_RB},       {"is", "be", QUOTHP_UPOS_AUX, QUOTHP_XPOS_VBZ},
    };
    quothp_arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quothp_str got = quothp_lemma(&arena, quothp_str_of(rows[i].word), rows[i].upos, rows[i].xpos);
        if (!quothp_str_is(got, rows[i].want))
            fail_msg("%s: got %.*s, wanted %s", rows[i].word, (int)got.n, got.p, rows[i].want);
    }
    quothp_arena_free(&arena);
}

/* A token a blank, and the full stop of each is cut off. */
static void full_stops_are_joined(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"by Rep. Ann Lee.", "by|Rep.|Ann|Lee|."},
        {"a rep. Ann left.", "a|rep|.|Ann|left|."},
        {"of N.Y. , who", "of|N.Y.|,|who"},
        {"at 5 p.m. on May 6", "at|5|p.m.|on|May|6"},
        {"at 5 p.m. Ann left", "at|5|p.m|.|Ann|left"},
        {"No. 5 is No. it", "No.|5|is|No|.|it"},
        {"to G.K. Lee", "to|G.K.|Lee"},
        {"a Rep.", "a|Rep|."},
        {"a dam. Ann left", "a|dam|.|Ann|left"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quothp_span spans[16];
        quothp_buf got = {0};
        uint32_t n = 0;
        for (uint32_t at = 0, end; rows[i].text[at]; at = end + (rows[i].text[end] == ' ')) {
            end = at + (uint32_t)strcspn(rows[i].text + at, " ");
            const bool stop = rows[i].text[end - 1] == '.';
            spans[n++] = (quothp_span){at, end - stop};
            if (stop)
                spans[n++] = (quothp_span){end - 1, end};
        }
        n = quothp_join_abbreviations(rows[i].text, spans, n);
        for (uint32_t k = 0; k < n; k++) {
            quothp_buf_puts(&got, k ? "|" : "");
            quothp_buf_add(&got, rows[i].text + spans[k].begin, spans[k].end - spans[k].begin);
        }
        assert_string_equal(got.p, rows[i].want);
        quothp_buf_free(&got);
    }
}

static quoth_doc *document(const char *text)
{
    quoth_doc *doc = quothp_doc_new(text, strlen(text));
    assert_non_null(doc);
    quothp_block *block = QUOTHP_PUSH(&doc->arena, &doc->blocks);
    assert_non_null(block);
    block->span = (quothp_span){0, doc->n_bytes};
    read_document(doc);
    return doc;
}

typedef struct name_row {
    const char *name, *text, *from, *want; /* the stretch that was taken for a name; what is left of it */
    quothp_name_type type;
} name_row;

static const name_row NAMES[] = {
    {"nothing to do", "It was Ann Lee who left.", "Ann Lee", "Ann Lee", QUOTHP_NAME_PERSON},
    {"title", "It was Sen. Ann Lee who left.", "Sen. Ann Lee", "Ann Lee", QUOTHP_NAME_PERSON},
    {"title of several words", "It was Prime Minister Ann Lee who left.", "Prime Minister Ann Lee", "Ann Lee",
     QUOTHP_NAME_PERSON},
    {"what comes before a title", "It was Fen Board Chairman Bo Ray who left.", "Fen Board Chairman Bo Ray", "Bo Ray",
     QUOTHP_NAME_PERSON},
    {"only a title", "It was the President who left.", "President", "", QUOTHP_NAME_PERSON},
    {"an organization keeps its words", "The President's Council left.", "President's Council", "President's Council",
     QUOTHP_NAME_ORGANIZATION},
    {"article", "It was the Fen Bank that left.", "the Fen Bank", "Fen Bank", QUOTHP_NAME_ORGANIZATION},
    {"possessive mark", "It was Ann Lee's plan.", "Ann Lee's", "Ann Lee", QUOTHP_NAME_PERSON},
    {"bracket", "It was Ann Lee (D-Mo.) who left.", "Ann Lee (D-Mo.)", "Ann Lee", QUOTHP_NAME_PERSON},
    {"listed as an organization", "It was Reuters that left.", "Reuters", "Reuters", QUOTHP_NAME_PLACE},
    {"party and state", "It was Ann Lee (D-Mo.) who left.", "D-Mo.", "", QUOTHP_NAME_PLACE},
};

static void names_are_settled(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const name_row *r = &NAMES[i];
        quoth_doc *doc = document(r->text);
        quothp_name name = {.type = r->type};
        name.span.begin = (uint32_t)(strstr(r->text, r->from) - r->text);
        name.span.end = name.span.begin + (uint32_t)strlen(r->from);
        quothp_span_tokens(doc, name.span, &name.first, &name.end);
        doc->names.n = 0;
        quothp_name *added = QUOTHP_PUSH(&doc->arena, &doc->names);
        assert_non_null(added);
        *added = name;
        quothp_settle_names(doc);
        quothp_str got = doc->names.n ? quothp_doc_str(doc, doc->names.at[0].span) : (quothp_str){"", 0};
        if (!quothp_str_is(got, r->want))
            fail_msg("%s: got \"%.*s\", wanted \"%s\"", r->name, (int)got.n, got.p, r->want);
        if (strncmp(r->name, "listed", 6) == 0)
            assert_int_equal(doc->names.at[0].type, QUOTHP_NAME_ORGANIZATION);
        quoth_doc_free(doc);
    }
}

static void names_agree(void **state)
{
    (void)state;
    static const char TEXT[] = "Fen Bo Fen Lee Fen Ann Lee";
    static const struct {
        const char *name;
        uint32_t begin, end;
        quothp_name_type type, want;
    } rows[] = {
        {"of the majority", 0, 3, QUOTHP_NAME_PLACE, QUOTHP_NAME_PLACE},
        {"alone", 4, 6, QUOTHP_NAME_GROUP, QUOTHP_NAME_GROUP},
        {"of the minority", 7, 10, QUOTHP_NAME_MISC, QUOTHP_NAME_PLACE},
        {"surname", 11, 14, QUOTHP_NAME_PLACE, QUOTHP_NAME_PERSON},
        {"of the majority again", 15, 18, QUOTHP_NAME_PLACE, QUOTHP_NAME_PLACE},
        {"full name", 19, 26, QUOTHP_NAME_PERSON, QUOTHP_NAME_PERSON},
    };
    quoth_doc *doc = document(TEXT);
    doc->names.n = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quothp_name *name = QUOTHP_PUSH(&doc->arena, &doc->names);
        assert_non_null(name);
        *name = (quothp_name){.span = {rows[i].begin, rows[i].end}, .type = rows[i].type};
        quothp_span_tokens(doc, name->span, &name->first, &name->end);
    }
    quothp_arena scratch = {0};
    assert_int_equal(quothp_agree_names(doc, &scratch), QUOTH_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (doc->names.at[i].type != rows[i].want)
            fail_msg("%s", rows[i].name);
    quothp_arena_free(&scratch);
    quoth_doc_free(doc);
}

static void sentences_go_on(void **state)
{
    (void)state;
    static const struct {
        const char *text; /* a token a blank */
        uint32_t at;
        bool want;
    } rows[] = {
        {"\" Who left ? \" Ann Lee asked .", 4, true}, {"\" Who left ? \" Ann Lee left .", 4, false},
        {"\" No , \" Ann Lee left .", 3, true},        {"Who left ? Ann Lee asked .", 2, false},
        {"It rains . Ann Lee asked .", 2, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quothp_span spans[16];
        uint32_t n = 0;
        for (uint32_t at = 0, end; rows[i].text[at]; at = end + (rows[i].text[end] == ' ')) {
            end = at + (uint32_t)strcspn(rows[i].text + at, " ");
            spans[n++] = (quothp_span){at, end};
        }
        if (quothp_sentence_goes_on(rows[i].text, spans, rows[i].at, n) != rows[i].want)
            fail_msg("%s", rows[i].text);
    }
}

/* What every model must get right: easy sentences, and layers that fit together. */
static void a_text_is_read(void **state)
{
    (void)state;
    static const char TEXT[] = "Senator Ann Lee told the Fen Post on Monday that the dam leaks. She didn't say why.";
    quoth_doc *doc = document(TEXT);
    assert_int_equal(doc->sentences.n, 2);
    assert_int_equal(doc->tokens.n, 20);
    quothp_buf got = {0};
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        const quothp_token *t = &doc->tokens.at[i];
        const quothp_sentence *s = &doc->sentences.at[t->sentence];
        assert_true(s->first <= i && i < s->end);
        assert_true(s->first <= t->head && t->head < s->end);
        assert_int_equal(t->head == i, t->deprel == QUOTHP_DEPREL_ROOT);
        if (t->deprel == QUOTHP_DEPREL_NSUBJ || t->deprel == QUOTHP_DEPREL_CCOMP || t->deprel == QUOTHP_DEPREL_ROOT) {
            quothp_str word = quothp_token_str(doc, i), head = quothp_token_str(doc, t->head);
            quothp_buf_add(&got, word.p, word.n);
            quothp_buf_puts(&got, " < ");
            quothp_buf_add(&got, head.p, head.n);
            quothp_buf_puts(&got, "; ");
        }
    }
    quothp_buf_putc(&got, '\0');
    if (!strstr(got.p, "told < told; ") || !strstr(got.p, "dam < leaks; leaks < told; ") ||
        !strstr(got.p, "She < say; say < say; "))
        fail_msg("%s", got.p);
    quothp_buf_free(&got);
    quoth_doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees_are_trees),       cmocka_unit_test(any_scores_give_a_tree),
        cmocka_unit_test(names_begin_and_end),   cmocka_unit_test(lemmas),
        cmocka_unit_test(full_stops_are_joined), cmocka_unit_test(names_are_settled),
        cmocka_unit_test(names_agree),           cmocka_unit_test(sentences_go_on),
        cmocka_unit_test(a_text_is_read),
    };
    return cmocka_run_group_tests_name("lang", tests, NULL, NULL);
}
