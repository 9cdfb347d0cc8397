/* doc.c: offsets in bytes and in code points, there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/utf8.h"
#include "doc/doc.h"

/* Pieces of each length in UTF-8, so that the marks of the map fall before, in and behind characters. */
static size_t mixed_text(char *text, size_t n_pieces, size_t start)
{
    static const char *const PIECES[] = {"a", "é", "€", "\xF0\x9F\x98\x80", "bc", "“"};
    size_t n = 0;
    for (size_t i = 0; i < n_pieces; i++) {
        const char *piece = PIECES[(start + i * i) % (sizeof PIECES / sizeof *PIECES)];
        memcpy(text + n, piece, strlen(piece));
        n += strlen(piece);
    }
    text[n] = '\0';
    return n;
}

static void offsets_go_there_and_back(void **state)
{
    (void)state;
    char text[2000];
    for (size_t n_pieces = 0; n_pieces < 300; n_pieces += 7) {
        quothp_arena arena = {0};
        quothp_cp_map map;
        size_t n = mixed_text(text, n_pieces, n_pieces);
        assert_int_equal(quothp_cp_map_init(&map, &arena, text, (uint32_t)n), QUOTH_OK);
        uint32_t cp = 0;
        for (size_t i = 0; i < n; cp++) {
            assert_int_equal(quothp_cp_of(&map, (uint32_t)i), cp);
            assert_int_equal(quothp_byte_of(&map, cp), i);
            quothp_utf8_next(text, n, &i);
        }
        assert_int_equal(quothp_cp_of(&map, (uint32_t)n), cp);
        assert_int_equal(quothp_byte_of(&map, cp), n);
        assert_int_equal(quothp_byte_of(&map, cp + 32), n);
        quothp_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(offsets_go_there_and_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
