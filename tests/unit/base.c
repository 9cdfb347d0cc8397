/* base.c: arena, buffer, pieces of text, UTF-8, places in messages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/report.h"
#include "base/str.h"
#include "base/utf8.h"

static void arena_zeroes_aligns_and_refuses_overflow(void **state)
{
    (void)state;
    quothp_arena arena = {0};
    for (size_t n = 1; n < 100000; n = n * 3 + 1) {
        unsigned char *p = quothp_arena_alloc(&arena, n);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        assert_int_equal(p[0] | p[n - 1], 0);
        memset(p, 0xAA, n); /* what is reset must come back zeroed */
    }
    assert_null(quothp_arena_array(&arena, SIZE_MAX / 2, 3));
    quothp_arena_reset(&arena);
    const unsigned char *again = quothp_arena_alloc(&arena, 64);
    assert_int_equal(again[0] | again[63], 0);
    quothp_arena_free(&arena);
}

static void layer_keeps_items_while_it_grows(void **state)
{
    (void)state;
    quothp_arena arena = {0};
    QUOTHP_LAYER(int) layer = {0};
    for (int i = 0; i < 1000; i++) {
        int *item = QUOTHP_PUSH(&arena, &layer);
        assert_non_null(item);
        assert_int_equal(*item, 0);
        *item = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(layer.at[i], i);
    quothp_arena_free(&arena);
}

static void map_finds_what_was_added(void **state)
{
    (void)state;
    quothp_arena arena = {0};
    quothp_map map = {0};
    assert_int_equal(quothp_map_get(&map, "none"), UINT32_MAX);
    for (uint32_t i = 0; i < 1000; i++)
        assert_true(quothp_map_add(&map, &arena, quothp_arena_printf(&arena, "key %u", i), i));
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(quothp_map_get(&map, quothp_arena_printf(&arena, "key %u", i)), i);
    assert_int_equal(quothp_map_get(&map, "key 1000"), UINT32_MAX);
    assert_int_equal(quothp_map_get(&map, ""), UINT32_MAX);
    quothp_arena_free(&arena);
}

static void buf_adds_and_stays_failed(void **state)
{
    (void)state;
    quothp_buf buf = {0};
    quothp_buf_puts(&buf, "ab");
    quothp_buf_putc(&buf, 'c');
    assert_string_equal(buf.p, "abc");
    quothp_buf_add(&buf, "", SIZE_MAX - 2);
    assert_true(buf.failed);
    quothp_buf_puts(&buf, "d");
    assert_string_equal(buf.p, "abc");
    quothp_buf_free(&buf);
}

static void utf8_validity(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text;
        size_t bad; /* SIZE_MAX: valid */
    } rows[] = {
        {"empty", "", SIZE_MAX},
        {"ascii and curly", "a \xE2\x80\x9C", SIZE_MAX},
        {"emoji", "\xF0\x9F\x98\x80", SIZE_MAX},
        {"cut", "ab\xE2\x80", 2},
        {"surrogate", "\xED\xA0\x80", 0},
        {"overlong", "x\xC0\xAF", 1},
        {"stray continuation", "ab\x80", 2},
        {"beyond Unicode", "\xF4\x90\x80\x80", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t bad = SIZE_MAX;
        bool valid = quothp_utf8_valid(rows[i].text, strlen(rows[i].text), &bad);
        if (valid != (rows[i].bad == SIZE_MAX) || bad != rows[i].bad)
            fail_msg("%s: valid %d, bad at %zu", rows[i].name, valid, bad);
    }
}

static void utf8_steps_forth_and_back(void **state)
{
    (void)state;
    const char *text = "a\xC3\xA9\xE2\x80\x9D\xF0\x9F\x98\x80";
    static const uint32_t want[] = {'a', 0xE9, 0x201D, 0x1F600};
    size_t i = 0, n = strlen(text);
    for (size_t k = 0; k < 4; k++)
        assert_int_equal(quothp_utf8_next(text, n, &i), want[k]);
    assert_int_equal(i, n);
    for (size_t k = 4; k-- > 0;)
        assert_int_equal(quothp_utf8_prev(text, &i), want[k]);
    assert_int_equal(i, 0);
    assert_int_equal(quothp_utf8_count(text, n), 4);
    char out[4];
    assert_int_equal(quothp_utf8_put(0x201D, out), 3);
    assert_memory_equal(out, "\xE2\x80\x9D", 3);
}

static void squeeze_makes_labels(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } rows[] = {{"", ""},
                {" \n ", ""},
                {" a\t\r\n b ", "a b"},
                {"a\xC2\xA0\xE2\x80\x89z", "a z"},
                {"so\xC2\xAD\xE2\x80\x8Bn", "son"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[32];
        size_t n = quothp_utf8_squeeze(rows[i].text, strlen(rows[i].text), out);
        assert_true(quothp_str_is((quothp_str){out, n}, rows[i].want));
    }
}

static void places_count_code_points(void **state)
{
    (void)state;
    const char *text = "ab\n\xC3\xA9x\ny";
    static const struct {
        size_t offset;
        uint32_t line, column;
    } rows[] = {{0, 1, 1}, {2, 1, 3}, {3, 2, 1}, {5, 2, 2}, {7, 3, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t line, column;
        quothp_place(text, strlen(text), rows[i].offset, &line, &column);
        assert_int_equal(line, rows[i].line);
        assert_int_equal(column, rows[i].column);
    }
}

static void str_questions(void **state)
{
    (void)state;
    quothp_str s = quothp_str_trim(quothp_str_of("  Rep. Ek \n"));
    assert_true(quothp_str_is(s, "Rep. Ek"));
    assert_true(quothp_str_is_nocase(s, "REP. ek"));
    assert_false(quothp_str_is_nocase(s, "REP. e"));
    assert_true(quothp_str_starts(s, "Rep."));
    assert_true(quothp_str_ends(s, "Ek"));
    assert_false(quothp_str_ends(s, "x Rep. Ek"));
    assert_true(quothp_str_cmp(quothp_str_of("ab"), quothp_str_of("abc")) < 0);
    assert_true(quothp_str_cmp(quothp_str_of("b"), quothp_str_of("abc")) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_zeroes_aligns_and_refuses_overflow),
        cmocka_unit_test(layer_keeps_items_while_it_grows),
        cmocka_unit_test(map_finds_what_was_added),
        cmocka_unit_test(buf_adds_and_stays_failed),
        cmocka_unit_test(utf8_validity),
        cmocka_unit_test(utf8_steps_forth_and_back),
        cmocka_unit_test(squeeze_makes_labels),
        cmocka_unit_test(places_count_code_points),
        cmocka_unit_test(str_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
