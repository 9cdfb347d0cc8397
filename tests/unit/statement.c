/* statement.c: what is known of an attribution besides its words: modality, class, time, reasons, quotations. The texts
 * go through the whole pipeline.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/day.h"
#include "confidence/confidence.h"
#include "doc/doc.h"

static quoth_doc *read_text(quoth *q, const char *text, const char *date)
{
    quoth_source source = {.name = "a.txt", .format = QUOTH_FROM_TEXT, .date = date};
    quoth_reader *reader = NULL;
    quoth_doc *doc = NULL;
    FILE *in = fmemopen((void *)(uintptr_t)text, strlen(text), "r");
    assert_non_null(in);
    assert_int_equal(quoth_reader_new(q, &source, in, &reader), QUOTH_OK);
    assert_int_equal(quoth_reader_next(reader, &doc), QUOTH_OK);
    quoth_reader_free(reader);
    fclose(in);
    return doc;
}

static quoth_doc *analysed(quoth *q, const char *text, const char *date)
{
    quoth_doc *doc = read_text(q, text, date);
    assert_int_equal(quoth_analyse(q, doc), QUOTH_OK);
    return doc;
}

static void put_span(quothp_buf *buf, const quoth_doc *doc, quothp_span span)
{
    quothp_buf_add(buf, doc->text + span.begin, span.end - span.begin);
}

typedef struct row {
    const char *name, *text, *want;
} row;

static void check(quoth *q, void (*put)(quothp_buf *, const quoth_doc *), const row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        quothp_buf got = {0};
        quoth_doc *doc = analysed(q, rows[i].text, "2031-10-15"); /* a Wednesday */
        quothp_buf_puts(&got, "");
        put(&got, doc);
        if (strcmp(got.p, rows[i].want) != 0)
            fail_msg("%s: got %s", rows[i].name, got.p);
        quothp_buf_free(&got);
        quoth_doc_free(doc);
    }
}

/* "class modality", with "; not said", of the last attribution */
static void put_modality(quothp_buf *buf, const quoth_doc *doc)
{
    if (!doc->attributions.n) {
        quothp_buf_puts(buf, "none");
        return;
    }
    const quothp_attribution *a = &doc->attributions.at[doc->attributions.n - 1];
    const char *cue_class = quothp_cue_class_text(a->cue_class);
    quothp_buf_puts(buf, cue_class ? cue_class : "-");
    quothp_buf_putc(buf, ' ');
    quothp_buf_puts(buf, quothp_modality_text(a->modality));
    quothp_buf_puts(buf, a->expressed ? "" : "; not said");
}

static void weighs_the_cue(void **state)
{
    static const row rows[] = {
        {"said", "Ilse Brandt said that the salt was gone.", "said asserted"},
        {"denied", "Ilse Brandt denied that the salt was gone.", "denied asserted"},
        {"asked", "Ilse Brandt asked whether the salt was gone.", "asked asserted"},
        {"promised", "Ilse Brandt promised that the salt would come.", "promised asserted"},
        {"warned", "Ilse Brandt warned that the salt was gone.", "warned asserted"},
        {"negated", "Ilse Brandt did not say that the salt was gone.", "said negated; not said"},
        {"never", "Ilse Brandt never said that the salt was gone.", "said negated; not said"},
        {"not only", "Ilse Brandt not only said that the salt was gone.", "said asserted"},
        {"nobody", "No minister said that the salt was gone.", "said negated; not said"},
        {"refused", "Ilse Brandt refused to say that the salt was gone.", "said refused; not said"},
        {"declined", "Ilse Brandt declined to say whether the salt was gone.", "said refused; not said"},
        {"did not hesitate", "Ilse Brandt did not hesitate to say that the salt was gone.", "said asserted"},
        {"went on", "Ilse Brandt went on to say that the salt was gone.", "said asserted"},
        {"future", "Ilse Brandt will announce that the salt is gone.", "said future; not said"},
        {"possible", "Ilse Brandt may say that the salt is gone.", "said possible; not said"},
        {"wanted", "Ilse Brandt wanted to say: “The salt is gone.”", "said wanted; not said"},
        {"without", "Ilse Brandt left without saying that the salt was gone.", "said negated; not said"},
        {"conditional", "The road will close if Ilse Brandt says that the salt is gone.", "said conditional; not said"},
        {"thought", "Ilse Brandt believes that the salt is gone.", "said asserted; not said"},
        {"first person", "I said that the salt was gone.", "said asserted; not said"},
        {"act", "Ilse Brandt rejected the plan.", "denied asserted; not said"},
    };
    check(*state, put_modality, rows, sizeof rows / sizeof *rows);
}

/* A headline that was read as a paragraph is dropped, the statement that it repeats stays. */
static void drops_repeats(void **state)
{
    quoth_doc *doc =
        analysed(*state,
                 "Ilse Brandt says road salt was stolen.\n\nMayor Ilse Brandt said on Tuesday that thieves "
                 "had stolen the county's road salt.\n",
                 NULL);
    assert_int_equal(doc->attributions.n, 2);
    assert_false(doc->attributions.at[0].expressed);
    assert_true(doc->attributions.at[1].expressed);
    quoth_doc_free(doc);
}

static void headlines_say_nothing(void **state)
{
    quoth_doc *doc = read_text(*state, "Ilse Brandt says salt was stolen", NULL);
    doc->blocks.at[0].kind = QUOTHP_HEADLINE;
    assert_int_equal(quoth_analyse(*state, doc), QUOTH_OK);
    assert_int_equal(doc->attributions.n, 1);
    assert_false(doc->attributions.at[0].expressed);
    quoth_doc_free(doc);
}

/* "words = day" of the first attribution */
static void put_when(quothp_buf *buf, const quoth_doc *doc)
{
    assert_true(doc->attributions.n > 0);
    const quothp_attribution *a = &doc->attributions.at[0];
    put_span(buf, doc, a->when);
    if (a->date) {
        quothp_buf_puts(buf, " = ");
        quothp_buf_puts(buf, a->date);
    }
}

static void finds_the_time(void **state)
{
    static const row rows[] = {
        {"behind", "Ilse Brandt said on Tuesday that the salt was gone.", "on Tuesday = 2031-10-14"},
        {"no preposition", "The salt is gone, Ilse Brandt said Friday.", "Friday = 2031-10-10"},
        {"the same day", "The salt is gone, Ilse Brandt said Wednesday night.", "Wednesday night = 2031-10-15"},
        {"before the subject", "On Monday, Ilse Brandt said that the salt was gone.", "On Monday = 2031-10-13"},
        {"between", "Ilse Brandt on Monday said that the salt was gone.", "on Monday = 2031-10-13"},
        {"month and day", "The salt is gone, Ilse Brandt said on Oct. 3.", "on Oct. 3 = 2031-10-03"},
        {"of last year", "The salt is gone, Ilse Brandt said on December 24.", "on December 24 = 2030-12-24"},
        {"whole date", "The salt is gone, Ilse Brandt said on March 1, 2024.", "on March 1, 2024 = 2024-03-01"},
        {"yesterday", "The salt is gone, Ilse Brandt said yesterday.", "yesterday = 2031-10-14"},
        {"no single day", "The salt is gone, Ilse Brandt said last week.", "last week"},
        {"year", "In 2024, Ilse Brandt said that the salt was gone.", "In 2024"},
        {"year of the medium", "In a 2024 interview, Ilse Brandt said that the salt was gone.", "2024"},
        {"of the content", "Ilse Brandt said that the salt had come on Tuesday.", ""},
        {"of another clause", "The snow fell on Monday, and Ilse Brandt said that the salt was gone.", ""},
        {"none", "Ilse Brandt said that the salt was gone.", ""},
    };
    check(*state, put_when, rows, sizeof rows / sizeof *rows);
    quoth_doc *doc = analysed(*state, "Ilse Brandt said on Tuesday that the salt was gone.", NULL);
    assert_null(doc->attributions.at[0].date); /* no article date, no day */
    assert_true(doc->attributions.at[0].when.end > doc->attributions.at[0].when.begin);
    quoth_doc_free(doc);
}

static void put_anonymity(quothp_buf *buf, const quoth_doc *doc)
{
    for (uint32_t i = 0; i < doc->anonymities.n; i++) {
        const quothp_anonymity *anonymity = &doc->anonymities.at[i];
        quothp_buf_puts(buf, i ? "; " : "");
        put_span(buf, doc, doc->mentions.at[doc->entities.at[anonymity->entity].best].span);
        quothp_buf_puts(buf, ": ");
        put_span(buf, doc, anonymity->reason);
    }
}

static void tells_why_a_source_is_unnamed(void **state)
{
    static const row rows[] = {
        {"condition with reason",
         "The salt is gone, said one engineer, who spoke on condition of anonymity because the talks are private.",
         "one engineer: the talks are private"},
        {"condition alone", "The salt is gone, one engineer said on the condition of anonymity.",
         "one engineer: on the condition of anonymity"},
        {"request", "A nurse who asked not to be named, citing fear for her job, said the salt was gone.",
         "A nurse who asked not to be named: citing fear for her job"},
        {"declined", "A nurse, who declined to be identified, said the salt was gone.",
         "A nurse: declined to be identified"},
        {"no leave to speak", "An engineer was not authorized to speak to reporters. “The salt is gone,” he said.",
         "An engineer: not authorized to speak to reporters"},
        {"somebody with a name", "Ilse Brandt spoke on condition of anonymity.", ""},
    };
    check(*state, put_anonymity, rows, sizeof rows / sizeof *rows);
}

static void note_quotation(void *user, const quoth_quotation *quotation)
{
    static const char *const WORDS[] = {"unknown", "said", "term"};
    quothp_buf *buf = user;
    char place[64];
    snprintf(place, sizeof place, "%u:%u %s;", quotation->line, quotation->column, WORDS[quotation->explained]);
    quothp_buf_puts(buf, place);
}

static void put_quotations(quothp_buf *buf, const quoth_doc *doc)
{
    quoth_doc_quotations(doc, note_quotation, buf);
}

static void lists_quotations(void **state)
{
    static const row rows[] = {
        {"said", "“The salt is gone from the shed,” Ilse Brandt said.", "1:1 said;"},
        {"unknown", "The é came.\r\n\r\nIt is “gone from the old shed again” now.", "3:7 unknown;"},
        {"short", "The so-called “salt war” went on.", "1:15 term;"},
        {"title", "Her novel “The Salt of the Ice and the Sea” sold well.", "1:11 term;"},
        {"inner ones are not listed", "“He told me, ‘We are out of salt,’” Ilse Brandt recalled.", "1:1 said;"},
    };
    check(*state, put_quotations, rows, sizeof rows / sizeof *rows);
}

static void counts_days(void **state)
{
    (void)state;
    quothp_day day;
    char text[QUOTHP_DAY_TEXT];
    assert_true(quothp_day_read(quothp_str_of("1970-01-01"), &day));
    assert_int_equal(day, 0);
    assert_int_equal(quothp_day_weekday(day), 3);
    assert_true(quothp_day_read(quothp_str_of("1000-01-01"), &day));
    quothp_day last;
    assert_true(quothp_day_read(quothp_str_of("9999-12-31"), &last));
    assert_int_equal(last - day, 3287181);
    unsigned weekday = quothp_day_weekday(day);
    for (; day <= last; day++, weekday = (weekday + 1) % 7) {
        quothp_day again;
        quothp_day_write(day, text);
        assert_true(quothp_day_read(quothp_str_of(text), &again) && again == day && quothp_day_weekday(day) == weekday);
    }
    static const char *const NO_DAYS[] = {"2023-02-29", "2023-13-01", "2023-00-10", "0999-01-01", "2023-1-1", "x", ""};
    for (size_t i = 0; i < sizeof NO_DAYS / sizeof *NO_DAYS; i++)
        assert_false(quothp_day_read(quothp_str_of(NO_DAYS[i]), &day));
}

static void confidence_never_falls(void **state)
{
    (void)state;
    for (int curve = 0; curve < QUOTHP_N_CURVES; curve++) {
        float before = 0;
        for (int i = 0; i <= 1000; i++) {
            float now = quothp_confidence((quothp_curve)curve, (float)i / 1000.0F);
            assert_true(now >= before && now <= 1);
            before = now;
        }
    }
}

/* Many words of time, of anonymity and of doubt in one sentence: no time that grows with the square. */
static void takes_hostile_lines(void **state)
{
    static const char *const BITS[] = {"on Tuesday ",
                                       "on condition of anonymity a man ",
                                       "not to be named ",
                                       "he may not have refused to ",
                                       "“we are out of the salt” ",
                                       "a man said on "};
    const int n_bits = getenv("QUOTH_MEMCHECK") ? 300 : 6000;
    for (size_t i = 0; i < sizeof BITS / sizeof *BITS; i++) {
        quothp_buf text = {0};
        for (int n = 0; n < n_bits; n++)
            quothp_buf_puts(&text, BITS[i]);
        quoth_doc_free(analysed(*state, text.p, "2031-10-15"));
        quothp_buf_free(&text);
    }
}

static int set_up(void **state)
{
    /* valgrind takes longer than an article may */
    const quoth_settings settings = {.limits = {.seconds = getenv("QUOTH_MEMCHECK") ? 1e6 : 0}};
    *state = quoth_new(&settings);
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    quoth_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weighs_the_cue),
        cmocka_unit_test(drops_repeats),
        cmocka_unit_test(headlines_say_nothing),
        cmocka_unit_test(finds_the_time),
        cmocka_unit_test(tells_why_a_source_is_unnamed),
        cmocka_unit_test(lists_quotations),
        cmocka_unit_test(counts_days),
        cmocka_unit_test(confidence_never_falls),
        cmocka_unit_test(takes_hostile_lines),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
