/* rdf.c: what the forms of RDF hold. With a folder as its argument it runs no test and writes the graphs there, in
 * every form, for tests/rdf/forms.sh and tests/property/.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/utf8.h"
#include "fixture.h"
#include "graph/graph.h"
#include "rdf/rdf.h"

static int n_warnings;

static void count(void *user, const quoth_message *message)
{
    (void)user;
    n_warnings += message->level == QUOTH_WARNING;
}

/* ---- graphs ---- */

static const char NASTY[] =
    "“Quotes \" ' and ''' \"\"\" and \\ backslash \\n \\U0001F600 \\u0041 done.” said\rAda\tO'Quill.\n\n"
    "“\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\x8F\xE2\x80\xAE right to left "
    "\xF0\x9F\x98\x80\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80 "
    "<b>&amp;</b> ]]> \xE2\x80\xA8 e\xCC\x81\r\n” she added. \\";

static quoth_doc *nasty(void)
{
    quoth_doc *doc = fixture_doc(NASTY);
    uint32_t entity = fixture_entity(doc, QUOTHP_NAME_PERSON, "Ada\tO'Quill <\"\\> \xF0\x9F\x98\x80");
    uint32_t mention = fixture_mention(doc, entity, QUOTHP_MENTION_NAME, "Ada\tO'Quill", 0);
    quothp_attribution *a = fixture_attribution(doc, mention, "“Quotes", 0);
    a->content = fixture_spans(doc, "“Quotes \" ' and ''' \"\"\" and \\ backslash \\n \\U0001F600 \\u0041 done.”", 0);
    a->cue = fixture_spans(doc, "said\r", 0);
    a = fixture_attribution(doc, mention, "“\xD7\xA9", 0);
    a->content.at[0].end = fixture_span(doc, "\r\n”", 0).end;
    a->cue = fixture_spans(doc, "added", 0);
    quothp_role *role = fixture_role(doc, mention, "vice-“\\\" \r\n\rchair 100%", QUOTHP_NONE, "Ada");
    role->place = quothp_str_of("Fen\\\"land");
    role->period = quothp_str_of("from\r2024 \xF0\x9F\x98\x80");
    doc->title = "A \"title\" \\ with\ttab";
    doc->publisher = "\xE6\x9D\x8E \xE6\x98\x8E日報";
    doc->url = "https://fen.example/a b|c?d=\"e\"";
    return doc;
}

static quoth_doc *huge(void)
{
    enum { N = 100 * 1000 };
    char *text = malloc(N + 1);
    assert_non_null(text);
    for (size_t i = 0; i < N; i++)
        text[i] = i % 61 == 60 ? '\n' : i % 7 == 6 ? '"' : 'a';
    text[N] = '\0';
    quoth_doc *doc = fixture_doc(text);
    fixture_attribution(doc, QUOTHP_NONE, text, 0);
    doc->title = doc->publisher = quothp_arena_copy(&doc->arena, text, N / 20);
    free(text);
    return doc;
}

static quoth_doc *published(void)
{
    quoth_doc *doc = fixture_harbour();
    doc->url = "https://fen.example/2031/sea-wall";
    doc->publisher = "The Fen Post";
    return doc;
}

static const struct {
    const char *name;
    quoth_doc *(*docs[2])(void);
} GRAPHS[] = {{"harbour", {fixture_harbour, NULL}},
              {"nasty", {nasty, NULL}},
              {"huge", {huge, NULL}},
              {"merged", {published, fixture_harbour}}};

static quoth_graph *graph_at(quoth *q, size_t i)
{
    quoth_graph *graph = quoth_graph_new(q);
    assert_non_null(graph);
    for (size_t k = 0; k < 2 && GRAPHS[i].docs[k]; k++) {
        quoth_doc *doc = GRAPHS[i].docs[k]();
        assert_int_equal(quoth_graph_add(graph, doc), QUOTH_OK);
        quoth_doc_free(doc);
    }
    return graph;
}

/* Freed by the caller. */
static char *written(const quoth_graph *graph, quoth_form form)
{
    char *text = NULL;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    assert_non_null(out);
    assert_int_equal(quoth_graph_write(graph, form, QUOTH_VIEW_ACTORS, out), QUOTH_OK);
    assert_int_equal(fclose(out), 0);
    size_t bad;
    assert_true(quothp_utf8_valid(text, n, &bad));
    assert_int_equal(strlen(text), n);
    return text;
}

/* ---- tests ---- */

static int setup(void **state)
{
    quoth_settings settings = {.base = "https://e.org/", .message = count};
    n_warnings = 0;
    *state = quoth_new(&settings);
    return *state ? 0 : -1;
}

static int teardown(void **state)
{
    quoth_free(*state);
    return 0;
}

static void lines_are_there(void **state)
{
    static const struct {
        quoth_form form;
        const char *line;
    } rows[] = {
        {QUOTH_TURTLE, "@prefix quoth: <https://w3id.org/quoth/ns#> ."},
        {QUOTH_TURTLE, "\nperson:ada-quill\n    a foaf:Person, schema:Person ;\n"},
        {QUOTH_TURTLE, "    skos:altLabel \"Quill\" ;"},
        {QUOTH_TURTLE, "    quoth:reportedBy organization:fen-post ;"},
        {QUOTH_TURTLE, "    org:role position:senior-engineer ;"},
        {QUOTH_TURTLE, "    quoth:status quoth:Former ."},
        {QUOTH_TURTLE, "    quoth:confidence 0.75 ;"},
        {QUOTH_TURTLE, "    quoth:contentSpan text:offset_0_29 ;"},
        {QUOTH_TURTLE, "    nif:endIndex \"29\"^^xsd:nonNegativeInteger ;"},
        {QUOTH_TURTLE, "    schema:softwareVersion \"0.1.0\" ."},
        {QUOTH_NTRIPLES, "<https://e.org/person/ada-quill> <http://xmlns.com/foaf/0.1/name> \"Ada Quill\" .\n"},
        {QUOTH_NQUADS, "<https://e.org/person/ada-quill> <http://xmlns.com/foaf/0.1/name> \"Ada Quill\" "
                       "<https://e.org/article/"},
        {QUOTH_RDFXML, "<foaf:Person rdf:about=\"https://e.org/person/ada-quill\">"},
        {QUOTH_RDFJSON, "\"https://e.org/person/ada-quill\""},
        {QUOTH_TRIG, "\n    person:ada-quill\n        a foaf:Person, schema:Person ;\n"},
        {QUOTH_TRIG, "        quoth:status quoth:Former ;\n"},
        {QUOTH_TRIG, "        quoth:contentSpan text:offset_0_29 ;\n"},
        {QUOTH_TRIG, "        nif:endIndex \"29\"^^xsd:nonNegativeInteger ;\n"},
        {QUOTH_JSONLD, "      \"type\": [\"Person\", \"schema:Person\"],\n      \"name\": \"Ada Quill\",\n"},
        {QUOTH_JSONLD, "      \"speaker\": [\"https://e.org/person/ada-quill\"],\n"},
        {QUOTH_JSONLD, "      \"status\": \"Former\""},
        {QUOTH_JSONLD, "      \"endIndex\": 29,\n"},
        {QUOTH_JSONLD, "      \"addressee\": {\"id\": \"https://e.org/organization/fen-post\"}"},
    };
    quoth_graph *graph = graph_at(*state, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *text = written(graph, rows[i].form);
        if (!strstr(text, rows[i].line))
            fail_msg("missing: %s", rows[i].line);
        free(text);
    }
    assert_int_equal(n_warnings, 0);
    quoth_graph_free(graph);
}

/* Reading them back is the work of tests/rdf/forms.sh. */
static void raptors_faults_are_mended(void **state)
{
    quoth_graph *graph = graph_at(*state, 1);
    char *turtle = written(graph, QUOTH_TURTLE), *json = written(graph, QUOTH_RDFJSON);
    assert_null(strchr(turtle, '\r'));
    assert_non_null(strstr(turtle, "nif:anchorOf \"said\\r\""));
    assert_non_null(strstr(json, "\\uD83D\\uDE00"));
    assert_non_null(strstr(json, "\\\\U0001F600")); /* the text's own backslash */
    free(turtle);
    free(json);
    quoth_graph_free(graph);
}

static void what_cannot_be_written_is_replaced(void **state)
{
    static const struct {
        const char *title;
        quoth_form form;
        const char *want;
        int warnings;
    } rows[] = {
        {"a\xFF\xC3(\xED\xA0\x80 b", QUOTH_NTRIPLES, "\"a\\uFFFD\\uFFFD(\\uFFFD\\uFFFD\\uFFFD b\"", 1},
        {"cut \xE2\x80", QUOTH_TURTLE, "\"cut \xEF\xBF\xBD\xEF\xBF\xBD\"", 1},
        {"\x01\x1B\x7F", QUOTH_NTRIPLES, "\"\\u0001\\u001B\\u007F\"", 0},
        {"x\x01y\x7F", QUOTH_RDFXML, ">x\xEF\xBF\xBDy\xEF\xBF\xBD<", 1},
        {"\xEF\xBF\xBE", QUOTH_NTRIPLES, "\"\\uFFFD\"", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quoth_graph *graph = graph_at(*state, 0);
        graph->articles.at[0].headline = rows[i].title;
        n_warnings = 0;
        char *text = written(graph, rows[i].form);
        if (!strstr(text, rows[i].want) || n_warnings != rows[i].warnings)
            fail_msg("row %zu, %d warnings", i, n_warnings);
        free(text);
        quoth_graph_free(graph);
    }
}

static void same_graph_same_bytes(void **state)
{
    for (size_t i = 0; i < sizeof GRAPHS / sizeof *GRAPHS; i++)
        for (int form = QUOTH_TURTLE; form <= QUOTH_ANNOTATIONS; form++) {
            quoth_graph *one = graph_at(*state, i), *two = graph_at(*state, i);
            char *first = written(one, (quoth_form)form), *second = written(two, (quoth_form)form);
            char *again = written(one, (quoth_form)form);
            assert_string_equal(first, second);
            assert_string_equal(first, again);
            free(first);
            free(second);
            free(again);
            quoth_graph_free(one);
            quoth_graph_free(two);
        }
}

static void empty_graphs_are_well_formed(void **state)
{
    quoth_graph *graph = quoth_graph_new(*state);
    char *triples = written(graph, QUOTH_NTRIPLES), *turtle = written(graph, QUOTH_TURTLE);
    char *json = written(graph, QUOTH_JSONLD);
    assert_string_equal(triples, "");
    assert_non_null(strstr(turtle, "@prefix"));
    assert_non_null(strstr(json, "  },\n  \"@graph\": []\n}\n"));
    free(triples);
    free(turtle);
    free(json);
    quoth_graph_free(graph);
}

/* In a named graph stands what its article shows, and no name form of the other article. */
static void quads_keep_articles_apart(void **state)
{
    quoth_doc *one = fixture_doc("Ada Quill."), *two = fixture_doc("ADA QUILL!");
    fixture_mention(one, fixture_entity(one, QUOTHP_NAME_PERSON, "Ada Quill"), QUOTHP_MENTION_NAME, "Ada Quill", 0);
    fixture_mention(two, fixture_entity(two, QUOTHP_NAME_PERSON, "ADA QUILL"), QUOTHP_MENTION_NAME, "ADA QUILL", 0);
    one->url = "https://fen.example/one";
    two->url = "https://fen.example/two";
    quoth_graph *graph = quoth_graph_new(*state);
    assert_int_equal(quoth_graph_add(graph, one), QUOTH_OK);
    assert_int_equal(quoth_graph_add(graph, two), QUOTH_OK);
    char *text = written(graph, QUOTH_NQUADS);
    assert_null(strstr(text, "\"ADA QUILL\" <https://fen.example/one>"));
    assert_non_null(strstr(text, "#altLabel> \"ADA QUILL\" <https://fen.example/two>"));
    assert_non_null(strstr(text, "#label> \"Ada Quill\" <https://fen.example/one>"));
    assert_non_null(strstr(text, "#label> \"Ada Quill\" <https://fen.example/two>"));
    free(text);
    text = written(graph, QUOTH_TRIG);
    const char *second = strstr(text, "\n<https://fen.example/two> {\n");
    assert_non_null(second);
    assert_null(strstr(second + 1, "\n<https://fen.example/"));
    assert_non_null(strstr(second, "skos:altLabel \"ADA QUILL\""));
    assert_ptr_equal(strstr(text, "skos:altLabel \"ADA QUILL\""), strstr(second, "skos:altLabel \"ADA QUILL\""));
    free(text);
    quoth_doc_free(one);
    quoth_doc_free(two);
    quoth_graph_free(graph);
}

static void a_full_disk_is_an_error(void **state)
{
    FILE *out = fopen("/dev/full", "w");
    if (!out)
        skip();
    setvbuf(out, NULL, _IONBF, 0);
    quoth_graph *graph = graph_at(*state, 0);
    for (int form = QUOTH_TURTLE; form <= QUOTH_ANNOTATIONS; form++)
        assert_int_equal(quoth_graph_write(graph, (quoth_form)form, QUOTH_VIEW_ACTORS, out), QUOTH_ERR_IO);
    quoth_graph_free(graph);
    fclose(out);
}

static int write_file(const quoth_graph *graph, const char *folder, const char *name, const char *extension, int form)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.%s", folder, name, extension);
    FILE *out = fopen(path, "w");
    return !out || quoth_graph_write(graph, (quoth_form)form, QUOTH_VIEW_ACTORS, out) != QUOTH_OK || fclose(out);
}

/* The files of the bulk import, into folder/name. */
static int write_import(const quoth_graph *graph, const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    mkdir(path, 0777);
    for (size_t i = 0; i < quoth_import_n_files(); i++) {
        snprintf(path, sizeof path, "%s/%s/%s", folder, name, quoth_import_file_name(i));
        FILE *out = fopen(path, "w");
        if (!out || quoth_graph_write_import(graph, i, out) != QUOTH_OK || fclose(out))
            return 1;
    }
    return 0;
}

static int write_graphs(const char *folder)
{
    static const char *const EXTENSIONS[] = {"ttl",    "nt",      "nq",   "rdf",    "rj",       "trig",
                                             "jsonld", "graphml", "gexf", "cypher", "ftm.json", "anno.jsonld"};
    quoth *q = quoth_new(NULL);
    int failed = 0;
    for (size_t i = 0; i < sizeof GRAPHS / sizeof *GRAPHS; i++) {
        quoth_graph *graph = graph_at(q, i);
        for (int form = QUOTH_TURTLE; form <= QUOTH_ANNOTATIONS; form++)
            failed |= write_file(graph, folder, GRAPHS[i].name, EXTENSIONS[form], form);
        failed |= write_import(graph, folder, GRAPHS[i].name);
        quoth_graph_free(graph);
    }
    quoth_free(q);
    return failed;
}

int main(int argc, char **argv)
{
#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        ROW(lines_are_there),         ROW(raptors_faults_are_mended),    ROW(what_cannot_be_written_is_replaced),
        ROW(same_graph_same_bytes),   ROW(empty_graphs_are_well_formed), ROW(quads_keep_articles_apart),
        ROW(a_full_disk_is_an_error),
    };
#undef ROW
    return argc > 1 ? write_graphs(argv[1]) : cmocka_run_group_tests(tests, NULL, NULL);
}
