/* model.c: a model file loads; what is cut, changed or foreign is refused with a message, and never harms. */
#include "model/model.h"
#include "random_model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char good_path[] = "/tmp/quoth-model.XXXXXX", bad_path[] = "/tmp/quoth-model.XXXXXX";
static unsigned char *bytes;
static size_t n_bytes;
static char message[512];

static void take_message(void *user, const quoth_message *m)
{
    (void)user;
    snprintf(message, sizeof message, "%s", m->text);
}

static int setup(void **state)
{
    (void)state;
    close(mkstemp(good_path));
    close(mkstemp(bad_path));
    random_model_write(good_path);
    FILE *f = fopen(good_path, "rb");
    assert_non_null(f);
    fseek(f, 0, SEEK_END);
    n_bytes = (size_t)ftell(f);
    rewind(f);
    bytes = malloc(n_bytes);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, n_bytes, f), n_bytes);
    fclose(f);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    free(bytes);
    remove(good_path);
    remove(bad_path);
    return 0;
}

static quoth_status open_model(quothp_model *m, const char *path)
{
    quothp_report report = {.message = take_message, .file = path};
    message[0] = 0;
    return quothp_model_open(m, path, &report);
}

/* Opens the first n of the bytes as a file. */
static quoth_status open_bytes(quothp_model *m, size_t n)
{
    FILE *f = fopen(bad_path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
    return open_model(m, bad_path);
}

static void assert_refused(size_t n, const char *what, size_t where)
{
    quothp_model m;
    if (open_bytes(&m, n) == QUOTH_OK)
        fail_msg("%s at %zu is taken for a model", what, where);
    if (!message[0] || m.map)
        fail_msg("%s at %zu: %s", what, where, message[0] ? "something is left open" : "no message");
}

static void a_whole_model_opens(void **state)
{
    (void)state;
    quothp_model m;
    assert_int_equal(open_model(&m, good_path), QUOTH_OK);
    assert_string_equal(message, "");
    assert_string_equal(m.card, "a model that has learned nothing");
    assert_int_equal(m.words.n, 4);
    assert_int_equal(m.n_rels, 10);
    assert_int_equal((uintptr_t)m.layer[0][0].weights % 64, 0);
    quothp_model_close(&m);
    assert_null(m.map);
}

/* Every length up to the end of the section table would take long: each in the header, then a sample. */
static void a_cut_model_is_refused(void **state)
{
    (void)state;
    size_t step = 1;
    for (size_t n = 0; n < n_bytes; n += step) {
        assert_refused(n, "the end", n);
        step = n < sizeof(quothp_model_header) ? 1 : n < 2048 ? 61 : 40009;
    }
    assert_refused(n_bytes - 1, "the end", n_bytes - 1);
}

static void a_changed_byte_is_found(void **state)
{
    (void)state;
    size_t step = 1;
    for (size_t i = 0; i < n_bytes; i += step) {
        bytes[i] ^= (unsigned char)(1u << i % 8);
        assert_refused(n_bytes, "a changed byte", i);
        bytes[i] ^= (unsigned char)(1u << i % 8);
        step = i < sizeof(quothp_model_header) ? 1 : i < 2048 ? 53 : 50021;
    }
}

/* The checksum keeps out accidents only: tables that fit it must not lead outside the file either. */
static void no_table_leads_outside(void **state)
{
    (void)state;
    static const unsigned char values[] = {0, 1, 0x7F, 0x80, 0xFF};
    quothp_model_header *h = (void *)bytes;
    const uint64_t checksum = h->checksum;
    const size_t end = sizeof *h + 10 * sizeof(quothp_model_section);
    for (size_t i = sizeof *h; i < end; i += 3) {
        const unsigned char was = bytes[i];
        bytes[i] = values[i % sizeof values];
        h->checksum = quothp_model_checksum(bytes + sizeof *h, n_bytes - sizeof *h);
        quothp_model m;
        if (open_bytes(&m, n_bytes) == QUOTH_OK)
            quothp_model_close(&m);
        else
            assert_string_not_equal(message, "");
        bytes[i] = was;
    }
    h->checksum = checksum;
}

/* Some names are put together while the model is loaded: the message outlives them. */
static void a_section_that_lacks_is_named(void **state)
{
    (void)state;
    quothp_model_header *h = (void *)bytes;
    quothp_model_section *sections = (void *)(h + 1);
    const uint64_t checksum = h->checksum;
    for (uint32_t i = 0; i < h->n_sections; i++) {
        char want[64];
        snprintf(want, sizeof want, "section \"%.24s\" is missing", sections[i].name);
        const char was = sections[i].name[0];
        sections[i].name[0] = '?';
        h->checksum = quothp_model_checksum(bytes + sizeof *h, n_bytes - sizeof *h);
        quothp_model m;
        assert_int_equal(open_bytes(&m, n_bytes), QUOTH_ERR_INPUT);
        if (!strstr(message, want))
            fail_msg("%s, but the message is: %s", want, message);
        sections[i].name[0] = was;
    }
    h->checksum = checksum;
}

static void foreign_files_are_refused(void **state)
{
    (void)state;
    quothp_model m;
    assert_int_not_equal(open_model(&m, "/nonexistent/model"), QUOTH_OK);
    assert_non_null(strstr(message, "No such file"));
    assert_int_not_equal(open_model(&m, "/tmp"), QUOTH_OK);
    assert_string_not_equal(message, "");
    FILE *f = fopen(bad_path, "wb");
    fputs("It rained, said the minister, and nobody had told the Council what to do about the old wall.\n", f);
    fclose(f);
    assert_int_equal(open_model(&m, bad_path), QUOTH_ERR_INPUT);
    assert_non_null(strstr(message, "no quoth model"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_model_opens),           cmocka_unit_test(a_cut_model_is_refused),
        cmocka_unit_test(a_changed_byte_is_found),       cmocka_unit_test(no_table_leads_outside),
        cmocka_unit_test(a_section_that_lacks_is_named), cmocka_unit_test(foreign_files_are_refused)};
    return cmocka_run_group_tests_name("model", tests, setup, teardown);
}
