/* quote.c: attributions of invented sentences: marks, cues, sources, contents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "coref/coref.h"
#include "quote/marks.h"
#include "quote/quote.h"
#include "reading.h"

/* Paragraphs are parted by line feeds. */
static quoth_doc *tagged(const char *text)
{
    quoth_doc *doc = quothp_doc_new(text, strlen(text));
    assert_non_null(doc);
    for (uint32_t i = 0; i < doc->n_bytes; i++) {
        uint32_t end = i + (uint32_t)strcspn(text + i, "\n");
        quothp_block *block = QUOTHP_PUSH(&doc->arena, &doc->blocks);
        assert_non_null(block);
        block->span = (quothp_span){i, end};
        block->kind = QUOTHP_PARAGRAPH;
        i = end;
    }
    quothp_arena scratch = {0};
    read_document(doc);
    assert_int_equal(quothp_stage_coref(doc, reading_model()->links, &scratch), QUOTH_OK);
    quothp_arena_free(&scratch);
    return doc;
}

static void put_spans(quothp_buf *buf, const quoth_doc *doc, quothp_spans spans)
{
    for (uint32_t i = 0; i < spans.n; i++) {
        quothp_buf_puts(buf, i ? " & " : "");
        quothp_buf_add(buf, doc->text + spans.at[i].begin, spans.at[i].end - spans.at[i].begin);
    }
}

/* "source|cue|content", in the order of the cues, statements inside others with ">" before them. */
static void put_attributions(quothp_buf *buf, const quoth_doc *doc)
{
    static const char *const KINDS[] = {"direct", "indirect", "mixed"};
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        const quothp_attribution *a = &doc->attributions.at[i];
        quothp_buf_puts(buf, i ? "\n" : "");
        quothp_buf_puts(buf, a->within != QUOTHP_NONE ? ">" : "");
        put_spans(buf, doc, a->source);
        quothp_buf_putc(buf, '|');
        put_spans(buf, doc, a->cue);
        quothp_buf_putc(buf, '|');
        put_spans(buf, doc, a->content);
        quothp_buf_putc(buf, '|');
        quothp_buf_puts(buf, KINDS[a->kind]);
    }
}

typedef struct row {
    const char *name, *text, *want;
} row;

static void check_by(void (*put)(quothp_buf *, const quoth_doc *), const row *rows, size_t n)
{
    int wrong = 0;
    for (size_t i = 0; i < n; i++) {
        quothp_buf got = {0};
        quothp_arena scratch = {0};
        quothp_report report = {0};
        quoth_doc *doc = tagged(rows[i].text);
        assert_int_equal(quothp_stage_quote(doc, &scratch, &report), QUOTH_OK);
        quothp_buf_puts(&got, "");
        put(&got, doc);
        if (strcmp(got.p, rows[i].want) != 0) {
            print_error("%s: got\n%s\n", rows[i].name, got.p);
            wrong++;
        }
        quothp_buf_free(&got);
        quothp_arena_free(&scratch);
        quoth_doc_free(doc);
    }
    assert_int_equal(wrong, 0);
}

static void check(const row *rows, size_t n)
{
    check_by(put_attributions, rows, n);
}

static void direct_speech(void **state)
{
    (void)state;
    static const row rows[] = {
        {"before the cue", "“We are out of salt,” Mayor Ilse Brandt said.",
         "Mayor Ilse Brandt|said|“We are out of salt,”|direct"},
        {"straight marks", "\"We are out of salt,\" Brandt said.", "Brandt|said|\"We are out of salt,\"|direct"},
        {"behind the cue", "Brandt said: “We are out of salt.”", "Brandt|said|“We are out of salt.”|direct"},
        {"inverted", "“We are out of salt,” said Brandt, a former miner.",
         "Brandt, a former miner|said|“We are out of salt,”|direct"},
        {"split by the cue", "“We are out of salt,” Brandt said, “and the roads are ice.”",
         "Brandt|said|“We are out of salt,” & “and the roads are ice.”|direct"},
        {"goes on behind the cue", "“We are out of salt,” Brandt said. “The roads are ice. Stay home.”",
         "Brandt|said|“We are out of salt,” & “The roads are ice. Stay home.”|direct"},
        {"several sentences", "“The roads are ice. Stay home,” Brandt said.",
         "Brandt|said|“The roads are ice. Stay home,”|direct"},
        {"apposition between name and verb", "“We are out of salt,” Brandt, the mayor of Fenwick, said.",
         "Brandt, the mayor of Fenwick,|said|“We are out of salt,”|direct"},
        {"pronoun", "“We are out of salt,” she added.", "she|added|“We are out of salt,”|direct"},
        {"question", "“Who took the salt?” Brandt asked.", "Brandt|asked|“Who took the salt?”|direct"},
        {"goes on in the next paragraph", "“We are out of salt,” Brandt said. “The roads are ice.\n“Stay home.”",
         "Brandt|said|“We are out of salt,” & “The roads are ice. & “Stay home.”|direct"},
        {"signed", "“We are out of salt. Stay home.” — Mayor Ilse Brandt",
         "Mayor Ilse Brandt|—|“We are out of salt. Stay home.”|direct"},
        {"after a colon", "Ilse Brandt: “We are out of salt. Stay home.”",
         "Ilse Brandt|:|“We are out of salt. Stay home.”|direct"},
        {"speaker in the sentence before", "Ilse Brandt was upset. “We are out of salt.”",
         "Ilse Brandt||“We are out of salt.”|direct"},
        {"nested quotation", "“He told me, ‘We are out of salt,’” Brandt recalled.",
         ">He|told|‘We are out of salt,’|direct\nBrandt|recalled|“He told me, ‘We are out of salt,’”|direct"},
        {"two speakers in a paragraph", "“It is wet,” Brandt said. “It is dry,” Falk said.",
         "Brandt|said|“It is wet,”|direct\nFalk|said|“It is dry,”|direct"},
        {"told reporters", "“We are out of salt,” Brandt told reporters on Tuesday.",
         "Brandt|told|“We are out of salt,”|direct"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void reported_speech(void **state)
{
    (void)state;
    static const row rows[] = {
        {"that", "The ministry said on Tuesday that the bridge would close.",
         "The ministry|said|that the bridge would close|indirect"},
        {"no that", "The ministry said the bridge would close.", "The ministry|said|the bridge would close|indirect"},
        {"cue last", "The bridge will close, the ministry said.", "the ministry|said|The bridge will close|indirect"},
        {"according to, last", "The bridge will close, according to the ministry.",
         "the ministry|according to|The bridge will close|indirect"},
        {"according to, first", "According to the ministry, the bridge will close.",
         "the ministry|According to|the bridge will close|indirect"},
        {"two cues", "The ministry said the bridge would close, adding that ferries would run.",
         "The ministry|said|the bridge would close|indirect\nThe ministry|adding|that ferries would run|indirect"},
        {"mixed", "Brandt called the bridge “a disgrace to the county.”",
         "Brandt|called|the bridge “a disgrace to the county.”|mixed"},
        {"urged to", "Brandt urged drivers to stay home.", "Brandt|urged|drivers to stay home|indirect"},
        {"participle behind", "Mayor Ilse Brandt closed the road, citing a “lack of salt.”",
         "Mayor Ilse Brandt|citing|a “lack of salt.”|mixed"},
        {"possessive and noun", "It was Brandt's claim that the salt was stolen.",
         "Brandt's|claim|that the salt was stolen|indirect"},
        {"relative pronoun", "The road was closed by Brandt, who said the salt was stolen.",
         "who|said|the salt was stolen|indirect"},
        {"asked whether", "Reporters asked whether the bridge was safe.",
         "Reporters|asked|whether the bridge was safe|indirect"},
        {"chain", "Brandt said the driver told her that the salt was wet.",
         "Brandt|said|the driver told her that the salt was wet|indirect\n"
         ">the driver|told|that the salt was wet|indirect"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void put_label(quothp_buf *buf, const quoth_doc *doc, const char *key, uint32_t mention)
{
    quothp_buf_puts(buf, key);
    quothp_str label = doc->entities.at[doc->mentions.at[mention].entity].label;
    quothp_buf_add(buf, label.p, label.n);
}

/* "speakers; reported by; medium" of the last attribution. */
static void put_details(quothp_buf *buf, const quoth_doc *doc)
{
    assert_true(doc->attributions.n > 0);
    const quothp_attribution *a = &doc->attributions.at[doc->attributions.n - 1];
    for (uint32_t i = 0; i < a->speakers.n; i++)
        put_label(buf, doc, i ? " & " : "", a->speakers.at[i]);
    if (a->reported_by != QUOTHP_NONE)
        put_label(buf, doc, "; by ", a->reported_by);
    if (a->medium.end > a->medium.begin) {
        quothp_buf_puts(buf, "; in ");
        quothp_buf_add(buf, doc->text + a->medium.begin, a->medium.end - a->medium.begin);
    }
}

static void finds_speakers_and_ways(void **state)
{
    (void)state;
    static const row rows[] = {
        {"name", "Mayor Ilse Brandt said the salt was gone.", "Ilse Brandt"},
        {"pronoun", "Ilse Brandt is the mayor. “We are out of salt,” she said.", "Ilse Brandt"},
        {"two", "Ilse Brandt and Otto Falk said the salt was gone.", "Ilse Brandt & Otto Falk"},
        {"who", "Ilse Brandt, who said the salt was stolen, left.", "Ilse Brandt"},
        {"name behind a description", "His lawyer, Ilse Brandt, said the salt was gone.", "Ilse Brandt"},
        {"unnamed", "“We are out of salt,” one senior official said.", "one senior official"},
        {"told an outlet", "“We are out of salt,” Ilse Brandt told Reuters.", "Ilse Brandt; by Reuters"},
        {"interview with an outlet", "In an interview with Reuters, Ilse Brandt said the salt was gone.",
         "Ilse Brandt; by Reuters; in an interview"},
        {"medium", "“The salt is gone,” Ilse Brandt wrote in a letter to her staff.",
         "Ilse Brandt; in a letter to her staff"},
        {"inner statement", "Ilse Brandt said that Otto Falk had told her that the salt was wet.",
         "Otto Falk; by Ilse Brandt"},
    };
    check_by(put_details, rows, sizeof rows / sizeof *rows);
}

static void no_speech(void **state)
{
    (void)state;
    static const row rows[] = {
        {"scare quotes", "The so-called “salt war” went on.", ""},
        {"title", "Her novel “Salt and Ice” sold well.", ""},
        {"nickname", "Robert “Salty” Jones drove the truck.", ""},
        {"feet and inches", "The 6'2\" driver and the 5'4\" mayor met.", ""},
        {"transaction", "The county bought salt for the winter.", ""},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void pairs_marks(void **state)
{
    (void)state;
    static const row rows[] = {
        {"curly", "a “b” c “d”", "[“b”][“d”]"},
        {"straight", "a \"b\" c \"d\"", "[\"b\"][\"d\"]"},
        {"doubled single", "a ''b c,'' d", "[''b c,'']"},
        {"backticks", "a ``b c'' d", "[``b c'']"},
        {"mixed", "a “b\" c", "[“b\"]"},
        {"nested", "“a ‘b c’ d”", "[“a ‘b c’ d”][‘b c’]"},
        {"apostrophes", "the ministers' cat isn't Bob's", ""},
        {"clipped words", "'90s rock 'n' roll, 'tis", ""},
        {"feet and inches", "a 6'2\" man", ""},
        {"goes on", "“a b.\n“c d.”", "[“a b.][“c d.”]"},
        {"lost end", "\"a b, he said. \"c d.\"", "[\"c d.\"]"},
        {"stray mark in the line", "a b\" c d", ""},
        {"plural inside", "he said 'the ministers' plan works,' and left", "['the ministers' plan works,']"},
        {"closing mark as opening one", "”a b,” he said", "[”a b,”]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quothp_buf got = {0};
        quothp_arena scratch = {0};
        quothp_quotations quotes = {0};
        quoth_doc *doc = tagged(rows[i].text);
        assert_int_equal(quothp_quote_marks(doc, &scratch, &quotes), QUOTH_OK);
        quothp_buf_puts(&got, "");
        for (uint32_t k = 0; k < quotes.n; k++) {
            quothp_buf_putc(&got, '[');
            quothp_buf_add(&got, doc->text + quotes.at[k].span.begin, quotes.at[k].span.end - quotes.at[k].span.begin);
            quothp_buf_putc(&got, ']');
        }
        if (strcmp(got.p, rows[i].want) != 0)
            fail_msg("%s: got %s", rows[i].name, got.p);
        quothp_buf_free(&got);
        quothp_arena_free(&scratch);
        quoth_doc_free(doc);
    }
}

/* Many marks, cues, commas in one line: no time that grows with the square. */
static void takes_hostile_lines(void **state)
{
    (void)state;
    static const char *const BITS[] = {"\"", "\" ", "“a ", "he said ",      "\"a,\" he said ",
                                       ", ", "'s ", "( ",  "who said that "};
    const int n_bits = getenv("QUOTH_MEMCHECK") ? 300 : 10000;
    for (size_t i = 0; i < sizeof BITS / sizeof *BITS; i++) {
        quothp_buf text = {0};
        for (int n = 0; n < n_bits; n++)
            quothp_buf_puts(&text, BITS[i]);
        quothp_arena scratch = {0};
        quothp_report report = {0};
        quoth_doc *doc = tagged(text.p);
        assert_int_equal(quothp_stage_quote(doc, &scratch, &report), QUOTH_OK);
        quothp_arena_free(&scratch);
        quoth_doc_free(doc);
        quothp_buf_free(&text);
    }
}

/* Their cues stand in no clause of the text. */
static void takes_bylines_alone(void **state)
{
    (void)state;
    quothp_arena scratch = {0};
    quothp_report report = {0};
    quoth_doc *doc = tagged("By Ada Quill says Mayor Dunn");
    doc->blocks.at[0].kind = QUOTHP_META;
    assert_true(doc->readings.n > 0);
    assert_int_equal(quothp_stage_quote(doc, &scratch, &report), QUOTH_OK);
    assert_int_equal(doc->attributions.n, 0);
    quothp_arena_free(&scratch);
    quoth_doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_marks),
        cmocka_unit_test(direct_speech),
        cmocka_unit_test(reported_speech),
        cmocka_unit_test(no_speech),
        cmocka_unit_test(finds_speakers_and_ways),
        cmocka_unit_test(takes_hostile_lines),
        cmocka_unit_test(takes_bylines_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
