/* dot.c: text for pictures, what a picture has room for, the child process and its limits, whole pictures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cgraph.h>
#include <cmocka.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include "dot/child.h"
#include "dot/dot.h"
#include "dot/label.h"
#include "dot/select.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* ---- text ---- */

typedef const char *(*text_fn)(quothp_arena *arena, const char *text);

typedef struct text_row {
    const char *name, *in, *want;
} text_row;

static void check_text(text_fn fn, const text_row *rows, size_t n)
{
    quothp_arena arena = {0};
    for (size_t i = 0; i < n; i++) {
        const char *got = fn(&arena, rows[i].in);
        if (!got || strcmp(got, rows[i].want) != 0)
            fail_msg("%s: got '%s', want '%s'", rows[i].name, got ? got : "NULL", rows[i].want);
    }
    quothp_arena_free(&arena);
}

static void clean_leaves_one_line_of_valid_text(void **state)
{
    (void)state;
    static const text_row ROWS[] = {
        {"nothing", NULL, ""},
        {"white space", " a \t\r\n b\xC2\xA0 c ", "a b c"},
        {"controls", "a\x01\x1B[31mb\x7F", "a[31mb"},
        {"next line",
         "a\xC2\x85"
         "b",
         "a b"},
        {"soft hyphen", "hy\xC2\xADphen", "hyphen"},
        {"byte order mark", "\xEF\xBB\xBFtext", "text"},
        {"turned direction",
         "abc\xE2\x80\xAE"
         "def\xE2\x81\xA6",
         "abcdef"},
        {"broken byte",
         "a\xFF"
         "b",
         "a\xEF\xBF\xBD"
         "b"},
        {"surrogate", "a\xED\xA0\x80", "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"cut character", "a\xE2\x80", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"no character", "a\xEF\xBF\xBE", "a"},
        {"joined emoji kept",
         "\xF0\x9F\x91\xA9\xE2\x80\x8D"
         "\xF0\x9F\x9A\x80",
         "\xF0\x9F\x91\xA9\xE2\x80\x8D"
         "\xF0\x9F\x9A\x80"},
    };
    check_text(quothp_label_clean, ROWS, COUNT(ROWS));
}

static void html_label_cannot_be_left(void **state)
{
    (void)state;
    static const text_row ROWS[] = {
        {"tags", "<b>x</b> ]]> <script>", "&lt;b&gt;x&lt;/b&gt; ]]&gt; &lt;script&gt;"},
        {"escapes", "\\N \\G \\n \\", "\\\\N \\\\G \\\\n \\\\"},
        {"ampersand", "AT&T", "AT&amp;T"},
        {"entity", "&bogus; &#0;",
         "&amp;\xE2\x80\x8B"
         "bogus; &amp;\xE2\x80\x8B#0;"},
        {"record", "{a|b|{c", "{a|b|{c"},
    };
    check_text(quothp_label_html, ROWS, COUNT(ROWS));
}

static void tooltip_is_unescaped_twice(void **state)
{
    (void)state;
    static const text_row ROWS[] = {
        {"escapes", "\\N", "\\\\\\\\N"},
        {"end", "a\\", "a\\\\\\\\"},
        {"entity", "&lt;", "&amp;\xE2\x80\x8Blt;"},
        {"quotes are graphviz's work", "\"a\" <b>", "\"a\" <b>"},
    };
    check_text(quothp_label_tip, ROWS, COUNT(ROWS));
}

static void name_is_what_graphviz_takes_for_one(void **state)
{
    (void)state;
    static const text_row ROWS[] = {
        {"end", "a\\", "a\xE2\x88\x96"},
        {"percent sign in front", "%a%", "\xE2\x80\x8B%a%"},
        {"plain", "AT&T \"x\"", "AT&T \"x\""},
        {"entity", "&bogus;",
         "&\xE2\x80\x8B"
         "bogus;"},
    };
    check_text(quothp_label_name, ROWS, COUNT(ROWS));
}

static void url_cannot_leave_its_attribute(void **state)
{
    (void)state;
    static const text_row ROWS[] = {
        {"plain", "https://example.org/a?b=1", "https://example.org/a?b=1"},
        {"upper case", "HTTP://example.org/", "HTTP://example.org/"},
        {"white space around", " http://example.org/ \n", "http://example.org/"},
        {"script", "javascript:alert(1)", ""},
        {"script behind white space", " javascript:alert(1)//http://", ""},
        {"data", "data:text/html,<script>", ""},
        {"file", "file:///etc/passwd", ""},
        {"no scheme", "//example.org/", ""},
        {"urn", "urn:sha256:00", ""},
        {"nothing", NULL, ""},
        {"quote and tag", "http://x/\"><script>", "http://x/%22%3E%3Cscript%3E"},
        {"apostrophe", "http://x/'", "http://x/%27"},
        {"ampersand", "http://x/?a=1&copy;=2", "http://x/?a=1&amp;copy;=2"},
        {"backslash", "http://x/\\N\\", "http://x/%5CN%5C"},
        {"beyond ASCII", "http://x/\xC3\xA9", "http://x/%C3%A9"},
        {"control", "http://x/\x01\x7F", "http://x/%01%7F"},
    };
    check_text(quothp_label_url, ROWS, COUNT(ROWS));
}

static void wrapping_keeps_words_and_balances_lines(void **state)
{
    (void)state;
    static const struct {
        const char *name, *in;
        size_t columns;
        const char *want; /* lines joined by "|" */
    } ROWS[] = {
        {"nothing", "", 10, ""},
        {"fits", "one two", 10, "one two"},
        {"even lines", "aaa bbb ccc d", 11, "aaa bbb|ccc d"},
        {"long word", "abcdefghijkl", 5, "abcd|efgh|ijkl"},
        {"hyphen", "sea-wall", 5, "sea-|wall"},
        {"minus", "ab -5", 4, "ab|-5"},
        {"slash", "and/or", 4, "and/|or"},
        {"wide characters", "\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97", 4,
         "\xE6\xBC\xA2\xE5\xAD\x97|\xE6\xBC\xA2\xE5\xAD\x97"},
        {"combining marks take no room",
         "e\xCC\x81"
         "e\xCC\x81 x",
         4,
         "e\xCC\x81"
         "e\xCC\x81 x"},
    };
    quothp_arena arena = {0};
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        quothp_lines lines = quothp_label_wrap(&arena, ROWS[i].in, ROWS[i].columns);
        char got[200] = "";
        assert_non_null(lines.at);
        for (size_t k = 0; k < lines.n; k++) {
            strcat(got, k ? "|" : "");
            strcat(got, lines.at[k]);
        }
        if (strcmp(got, ROWS[i].want) != 0)
            fail_msg("%s: got '%s', want '%s'", ROWS[i].name, got, ROWS[i].want);
    }
    quothp_arena_free(&arena);
}

static void cutting_ends_at_a_word_and_closes_quotes(void **state)
{
    (void)state;
    static const struct {
        const char *name, *in;
        size_t columns;
        const char *want;
    } ROWS[] = {
        {"fits", "one two", 7, "one two"},
        {"between words", "one two three", 9, "one two\xE2\x80\xA6"},
        {"no comma before it", "one two, three", 10, "one two\xE2\x80\xA6"},
        {"curly quotes", "\xE2\x80\x9Cone two three\xE2\x80\x9D", 10, "\xE2\x80\x9Cone two\xE2\x80\xA6\xE2\x80\x9D"},
        {"straight quotes", "\"one two three\"", 10, "\"one two\xE2\x80\xA6\""},
        {"one long word", "abcdefgh", 5, "abcd\xE2\x80\xA6"},
    };
    quothp_arena arena = {0};
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        const char *got = quothp_label_cut(&arena, ROWS[i].in, ROWS[i].columns);
        if (!got || strcmp(got, ROWS[i].want) != 0)
            fail_msg("%s: got '%s', want '%s'", ROWS[i].name, got ? got : "NULL", ROWS[i].want);
    }
    quothp_arena_free(&arena);
}

/* ---- graphs made by hand ---- */

static quoth_graph *new_graph(quothp_arena **arena)
{
    static quoth_graph graph;
    graph = (quoth_graph){.base = QUOTH_BASE};
    *arena = &graph.arena;
    return &graph;
}

static uint32_t add_agent(quoth_graph *g, const char *label, quoth_agent_kind kind, uint32_t organization)
{
    quothp_agent *a = QUOTHP_PUSH(&g->arena, &g->agents);
    a->label = a->iri = quothp_arena_copy(&g->arena, label, strlen(label));
    a->kind = kind;
    a->organization = organization;
    a->n_mentions = 1;
    return g->agents.n - 1;
}

static void add_role(quoth_graph *g, uint32_t holder, const char *label, uint32_t organization)
{
    quothp_membership *m = QUOTHP_PUSH(&g->arena, &g->roles);
    m->iri = "";
    m->label = label;
    m->holder = holder;
    m->organization = organization;
}

static quothp_statement *add_statement(quoth_graph *g, uint32_t speaker, const char *text, uint32_t about)
{
    quothp_statement *s = QUOTHP_PUSH(&g->arena, &g->statements);
    s->iri = "";
    s->text = quothp_arena_copy(&g->arena, text, strlen(text));
    s->cue = "said";
    s->cue_class = QUOTHP_CUE_SAID;
    s->reported_by = s->addressee = s->within = QUOTHP_NONE;
    if (speaker != QUOTHP_NONE) {
        s->speakers = quothp_arena_array(&g->arena, 1, sizeof *s->speakers);
        s->speakers[s->n_speakers++] = speaker;
    }
    if (about != QUOTHP_NONE)
        *QUOTHP_PUSH(&g->arena, &s->about) = about;
    return s;
}

static void add_article(quoth_graph *g, const char *iri, const char *headline)
{
    quothp_article *a = QUOTHP_PUSH(&g->arena, &g->articles);
    a->iri = iri;
    a->headline = headline;
    a->publisher = QUOTHP_NONE;
}

/* n people in n / 4 agencies, each with two statements about others. */
static quoth_graph *crowd(uint32_t n)
{
    quothp_arena *arena;
    quoth_graph *g = new_graph(&arena);
    add_article(g, "https://example.org/crowd", "Everybody speaks of everybody");
    for (uint32_t i = 0; i < n; i++)
        add_agent(g, quothp_arena_printf(arena, "Speaker Number %u", (unsigned)i), QUOTH_PERSON, QUOTHP_NONE);
    for (uint32_t i = 0; i < n / 4; i++)
        add_agent(g, quothp_arena_printf(arena, "Agency %u", (unsigned)i), QUOTH_ORGANIZATION, QUOTHP_NONE);
    for (uint32_t i = 0; i < n; i++) {
        if (n >= 4)
            add_role(g, i, "director", n + i % (n / 4));
        for (uint32_t k = 1; k < 3; k++)
            add_statement(g, i, "The harbour will stay closed until the sea wall has been mended.",
                          (i * 7 + k * 13) % n);
    }
    return g;
}

/* ---- selection ---- */

static void selection_takes_the_loud_first_and_in_turns(void **state)
{
    (void)state;
    quothp_arena *arena;
    quoth_graph *g = new_graph(&arena);
    uint32_t quiet = add_agent(g, "Quiet", QUOTH_PERSON, QUOTHP_NONE);
    uint32_t loud = add_agent(g, "Loud", QUOTH_PERSON, QUOTHP_NONE);
    uint32_t second = add_agent(g, "Second", QUOTH_PERSON, QUOTHP_NONE);
    for (int i = 0; i < 5; i++)
        add_statement(g, loud, "words", QUOTHP_NONE);
    add_statement(g, second, "words", QUOTHP_NONE);
    add_statement(g, QUOTHP_NONE, "words of nobody", QUOTHP_NONE);
    quothp_selection shown;

    assert_int_equal(quothp_select(arena, g, QUOTH_VIEW_ACTORS, 10, 2, &shown), QUOTH_OK);
    assert_int_equal(shown.all_agents, 2);
    assert_false(shown.agents[quiet]);
    assert_int_equal(shown.all_statements, 6);
    assert_true(shown.statements[0] && shown.statements[5]); /* one of each, before the loud one's second */

    assert_int_equal(quothp_select(arena, g, QUOTH_VIEW_STATEMENTS, 1, 10, &shown), QUOTH_OK);
    assert_true(shown.agents[loud]);
    assert_false(shown.agents[second]);
    assert_int_equal(shown.all_statements, 7);
    assert_int_equal(shown.n_statements, 6);
    assert_true(shown.statements[6]);
    quothp_arena_free(arena);
}

/* ---- the child ---- */

static bool speak(void *arg, FILE *out)
{
    fputs(arg, out);
    puts("not for the host's output");
    return true;
}

static bool refuse(void *arg, FILE *out)
{
    (void)arg;
    fputs("half", out);
    return false;
}

static bool spin(void *arg, FILE *out)
{
    (void)out;
    for (volatile unsigned *p = arg; p; ++*p)
        ;
    return true;
}

static bool wait_for_ever(void *arg, FILE *out)
{
    (void)arg;
    (void)out;
    while (nanosleep(&(struct timespec){100, 0}, NULL) != 0)
        ;
    return true;
}

static bool crash(void *arg, FILE *out)
{
    (void)arg;
    fputs("half", out);
    fflush(out);
    _Exit(0); /* leaves as if all were well, without the last byte */
}

static bool call_exit(void *arg, FILE *out)
{
    (void)arg;
    fputs("half", out);
    exit(0);
}

static bool write_much(void *arg, FILE *out)
{
    (void)arg;
    for (int i = 0; i < 100000; i++)
        fputs("0123456789", out);
    return true;
}

static void child_ends_are_told_apart(void **state)
{
    (void)state;
    static const quothp_limits PATIENT = {5, 60, (size_t)1 << 32}, HASTY = {1, 60, (size_t)1 << 32},
                               IMPATIENT = {5, 1, (size_t)1 << 32};
    static char hello[] = "hello";
    unsigned counter = 0;
    const struct {
        const char *name;
        quothp_child_work work;
        void *arg;
        const quothp_limits *limits;
        quothp_child_end want;
        size_t n_bytes;
    } ROWS[] = {
        {"done", speak, hello, &PATIENT, QUOTHP_CHILD_DONE, 5},
        {"more than a pipe holds", write_much, NULL, &PATIENT, QUOTHP_CHILD_DONE, 1000000},
        {"refused", refuse, NULL, &PATIENT, QUOTHP_CHILD_REFUSED, 4},
        {"too much work", spin, &counter, &HASTY, QUOTHP_CHILD_TIMEOUT, 0},
        {"asleep", wait_for_ever, NULL, &IMPATIENT, QUOTHP_CHILD_TIMEOUT, 0},
        {"gone", crash, NULL, &PATIENT, QUOTHP_CHILD_DIED, 3},
        {"exit", call_exit, NULL, &PATIENT, QUOTHP_CHILD_DIED, 0},
    };
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        quothp_buf result = {0};
        quothp_child_end end = quothp_child_run(ROWS[i].work, ROWS[i].arg, ROWS[i].limits, &result);
        if (end != ROWS[i].want || result.n != ROWS[i].n_bytes)
            fail_msg("%s: ended as %d with %zu bytes", ROWS[i].name, (int)end, result.n);
        quothp_buf_free(&result);
    }
    assert_int_equal(counter, 0);
}

#if !defined(__SANITIZE_ADDRESS__) /* which maps so much that the limit is not kept */
static bool want_memory(void *arg, FILE *out)
{
    void *held = malloc(*(size_t *)arg);
    fputs(held ? "held" : "none", out);
    free(held);
    return true;
}

static void memory_counts_from_what_the_parent_has(void **state)
{
    (void)state;
    static const quothp_limits LIMITS = {5, 60, (size_t)1 << 28};
    static const struct {
        size_t wanted;
        const char *want;
    } ROWS[] = {{(size_t)1 << 27, "held"}, {(size_t)1 << 29, "none"}};
    size_t large = (size_t)1 << 33;
    void *parents = mmap(NULL, large, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    assert_true(parents != MAP_FAILED);
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        quothp_buf result = {0};
        size_t wanted = ROWS[i].wanted;
        assert_int_equal(quothp_child_run(want_memory, &wanted, &LIMITS, &result), QUOTHP_CHILD_DONE);
        assert_int_equal(result.n, strlen(ROWS[i].want));
        assert_memory_equal(result.p, ROWS[i].want, result.n);
        quothp_buf_free(&result);
    }
    munmap(parents, large);
}
#endif

/* ---- whole pictures ---- */

static char *picture_of(const quoth_graph *g, quoth_form form, quoth_view view, size_t *n)
{
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, n);
    assert_non_null(out);
    assert_int_equal(quothp_dot_write(g, form, view, out), QUOTH_OK);
    assert_int_equal(fclose(out), 0);
    return bytes;
}

static void forms_begin_as_they_should(void **state)
{
    (void)state;
    static const struct {
        quoth_form form;
        const char *start;
    } ROWS[] = {{QUOTH_DOT, "strict digraph"}, {QUOTH_SVG, "<?xml "}, {QUOTH_PNG, "\x89PNG"}, {QUOTH_PDF, "%PDF-"}};
    const quoth_graph *g = crowd(5);
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        for (int view = QUOTH_VIEW_ACTORS; view <= QUOTH_VIEW_SOURCES; view++) {
            size_t n, n_again;
            char *bytes = picture_of(g, ROWS[i].form, (quoth_view)view, &n);
            char *again = picture_of(g, ROWS[i].form, (quoth_view)view, &n_again);
            assert_memory_equal(bytes, ROWS[i].start, strlen(ROWS[i].start));
            assert_int_equal(n, n_again);
            assert_memory_equal(bytes, again, n);
            free(bytes);
            free(again);
        }
    }
    quothp_arena_free((quothp_arena *)&g->arena);
}

static void big_graphs_are_cut_and_say_so(void **state)
{
    (void)state;
    static const uint32_t SIZES[] = {300, 3000};
    for (size_t i = 0; i < COUNT(SIZES); i++) {
        quoth_graph *g = crowd(SIZES[i]);
        size_t n;
        char *svg = picture_of(g, QUOTH_SVG, QUOTH_VIEW_ACTORS, &n);
        assert_non_null(strstr(svg, "Too much for one picture"));
        assert_true(n < 400000);
        free(svg);
        quothp_arena_free(&g->arena);
    }
}

static void nothing_is_a_picture_too(void **state)
{
    (void)state;
    quothp_arena *arena;
    quoth_graph *g = new_graph(&arena);
    for (int view = QUOTH_VIEW_ACTORS; view <= QUOTH_VIEW_SOURCES; view++) {
        size_t n;
        char *svg = picture_of(g, QUOTH_SVG, (quoth_view)view, &n);
        assert_non_null(strstr(svg, "No statement and no role"));
        free(svg);
    }
    quothp_arena_free(arena);
}

static void a_cue_stands_before_the_words(void **state)
{
    (void)state;
    quothp_arena *arena;
    quoth_graph *g = new_graph(&arena);
    add_article(g, "https://example.org/1", "Questions");
    uint32_t speaker = add_agent(g, "Ada Quill", QUOTH_PERSON, QUOTHP_NONE);
    static const char *const CUES[] = {"asked", "had one question:"};
    for (size_t i = 0; i < 2; i++) {
        quothp_statement *s = add_statement(g, speaker, "who knew", QUOTHP_NONE);
        s->cue = CUES[i];
        s->cue_class = QUOTHP_CUE_ASKED;
    }
    size_t n;
    char *dot = picture_of(g, QUOTH_DOT, QUOTH_VIEW_ACTORS, &n);
    assert_non_null(strstr(dot, "asked: who knew"));
    assert_null(strstr(dot, "::"));
    free(dot);
    quothp_arena_free(arena);
}

static void picture_links_to_pages_only(void **state)
{
    (void)state;
    static const struct {
        const char *iri, *want;
    } ROWS[] = {{"https://example.org/?a=1&b=\"<", "xlink:href=\"https://example.org/?a=1&amp;b=%22%3C\""},
                {"javascript:alert(1)", NULL},
                {QUOTH_BASE "article/0123", NULL}};
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        quothp_arena *arena;
        quoth_graph *g = new_graph(&arena);
        add_article(g, ROWS[i].iri, "A & B");
        add_statement(g, add_agent(g, "Ada", QUOTH_PERSON, QUOTHP_NONE), "words", QUOTHP_NONE);
        size_t n;
        char *svg = picture_of(g, QUOTH_SVG, QUOTH_VIEW_STATEMENTS, &n);
        if (ROWS[i].want)
            assert_non_null(strstr(svg, ROWS[i].want));
        else
            assert_null(strstr(svg, "xlink:href"));
        free(svg);
        quothp_arena_free(arena);
    }
}

static bool is_well_formed(const char *xml, size_t n)
{
    xmlDoc *doc = xmlReadMemory(xml, (int)n, "map.svg", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
    xmlFreeDoc(doc);
    return doc != NULL;
}

static bool can_be_read_again(const char *dot)
{
    Agraph_t *again = agmemread(dot);
    if (again)
        agclose(again);
    return again != NULL;
}

/* The text stands wherever a graph has text. */
static quoth_graph *graph_of(const char *text)
{
    quothp_arena *arena;
    quoth_graph *g = new_graph(&arena);
    add_article(g, text, text);
    g->articles.at[0].date = text;
    uint32_t agency = add_agent(g, text, QUOTH_ORGANIZATION, QUOTHP_NONE);
    uint32_t other = add_agent(g, text, QUOTH_ORGANIZATION, QUOTHP_NONE);
    uint32_t person = add_agent(g, text, QUOTH_PERSON, QUOTHP_NONE);
    uint32_t unnamed = add_agent(g, text, QUOTH_UNNAMED, agency);
    add_agent(g, text, QUOTH_PERSON, QUOTHP_NONE);
    g->articles.at[0].publisher = agency;
    add_role(g, person, text, agency);
    add_role(g, person, text, other);
    g->roles.at[0].place = g->roles.at[1].period = text;
    for (int i = 0; i < 12; i++) {
        quothp_statement *s = add_statement(g, i % 2 ? person : unnamed, text, i % 3 ? other : QUOTHP_NONE);
        s->cue = s->medium = text;
        s->cue_class = (quothp_cue_class)(i % QUOTHP_N_CUE_CLASSES);
        s->reported_by = i % 4 == 1 ? other : QUOTHP_NONE;
        s->addressee = i % 4 == 2 ? agency : QUOTHP_NONE;
        s->within = i == 5 ? 4 : i == 6 ? 5 : QUOTHP_NONE;
    }
    add_statement(g, QUOTHP_NONE, text, QUOTHP_NONE);
    return g;
}

static void no_text_breaks_a_picture(void **state)
{
    (void)state;
    static char longest[100001];
    memset(longest, 'x', sizeof longest - 1);
    const struct {
        const char *name, *text;
    } ROWS[] = {
        {"nothing", ""},
        {"controls", "a\x01\x02\x1B\x7F\r\n\t"},
        {"surrogate, cut character, wrong byte", "a\xED\xA0\x80 b\xE2\x80 c\xFF"},
        {"address with quote and tag", "http://x/\"><script>alert(1)</script>"},
        {"script", "javascript:alert(1)"},
        {"backslash at the end", "a\\"},
        {"percent sign in front", "%a"},
        {"three backslashes", "a\\\\\\"},
        {"escapes", "\\N \\G \\L \\E \\T \\H \\n \\l \\r"},
        {"entities", "&amp; &#0; &bogus; &lt &"},
        {"tags", "<b>x</b> <html> ]]> <script> <!-- --> <?x ?>"},
        {"broken markup", "<b>x <i> & <"},
        {"record", "{a|b|{c"},
        {"reserved words", "graph"},
        {"percent", "%s%n %3"},
        {"other scripts", "\xE6\xBC\xA2\xE5\xAD\x97 \xD8\xA7\xD9\x84 \xF0\x9F\x9A\x80 e\xCC\x81"},
        {"100 kB in one word", longest},
    };
    for (size_t i = 0; i < COUNT(ROWS); i++) {
        const quoth_graph *g = graph_of(ROWS[i].text);
        for (int view = QUOTH_VIEW_ACTORS; view <= QUOTH_VIEW_SOURCES; view++) {
            size_t n;
            char *svg = picture_of(g, QUOTH_SVG, (quoth_view)view, &n);
            if (!is_well_formed(svg, n) || strstr(svg, "href=\"javascript") || strstr(svg, "<script"))
                fail_msg("%s: view %d: bad SVG: %.3000s", ROWS[i].name, view, svg);
            free(svg);
            char *dot = picture_of(g, QUOTH_DOT, (quoth_view)view, &n);
            if (!can_be_read_again(dot))
                fail_msg("%s: view %d: bad DOT: %.3000s", ROWS[i].name, view, dot);
            free(dot);
        }
        quothp_arena_free((quothp_arena *)&g->arena);
    }
}

static void wrong_forms_are_refused(void **state)
{
    (void)state;
    quothp_arena *arena;
    quoth_graph *g = new_graph(&arena);
    assert_int_equal(quothp_dot_write(g, QUOTH_TURTLE, QUOTH_VIEW_ACTORS, stdout), QUOTH_ERR_USAGE);
    assert_int_equal(quothp_dot_write(g, QUOTH_SVG, (quoth_view)7, stdout), QUOTH_ERR_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_leaves_one_line_of_valid_text),
        cmocka_unit_test(html_label_cannot_be_left),
        cmocka_unit_test(tooltip_is_unescaped_twice),
        cmocka_unit_test(name_is_what_graphviz_takes_for_one),
        cmocka_unit_test(url_cannot_leave_its_attribute),
        cmocka_unit_test(wrapping_keeps_words_and_balances_lines),
        cmocka_unit_test(cutting_ends_at_a_word_and_closes_quotes),
        cmocka_unit_test(selection_takes_the_loud_first_and_in_turns),
        cmocka_unit_test(child_ends_are_told_apart),
#if !defined(__SANITIZE_ADDRESS__)
        cmocka_unit_test(memory_counts_from_what_the_parent_has),
#endif
        cmocka_unit_test(forms_begin_as_they_should),
        cmocka_unit_test(big_graphs_are_cut_and_say_so),
        cmocka_unit_test(nothing_is_a_picture_too),
        cmocka_unit_test(a_cue_stands_before_the_words),
        cmocka_unit_test(picture_links_to_pages_only),
        cmocka_unit_test(no_text_breaks_a_picture),
        cmocka_unit_test(wrong_forms_are_refused),
    };
    return cmocka_run_group_tests_name("dot", tests, NULL, NULL);
}
