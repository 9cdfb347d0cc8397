/* graph.c: what of a document gets into a graph, and how documents meet there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "fixture.h"
#include "graph/graph.h"

typedef struct counts {
    int warnings, errors;
} counts;

static void count(void *user, const quoth_message *message)
{
    counts *c = user;
    c->warnings += message->level == QUOTH_WARNING;
    c->errors += message->level == QUOTH_ERROR;
}

static counts messages;

static int setup(void **state)
{
    quoth_settings settings = {.base = "https://e.org/", .message = count, .user = &messages};
    messages = (counts){0};
    *state = quoth_new(&settings);
    return *state ? 0 : -1;
}

static int teardown(void **state)
{
    quoth_free(*state);
    return 0;
}

/* A graph of these documents, which are freed. */
static quoth_graph *graph_of(quoth *q, quoth_doc *first, quoth_doc *second)
{
    quoth_graph *graph = quoth_graph_new(q);
    assert_non_null(graph);
    assert_int_equal(quoth_graph_add(graph, first), QUOTH_OK);
    if (second)
        assert_int_equal(quoth_graph_add(graph, second), QUOTH_OK);
    quoth_doc_free(first);
    quoth_doc_free(second);
    return graph;
}

/* ---- one document ---- */

static void harbour_agents(void **state)
{
    static const struct {
        const char *iri, *label;
        quoth_agent_kind kind;
        uint32_t n_mentions;
    } rows[] = {
        {"https://e.org/person/ada-quill", "Ada Quill", QUOTH_PERSON, 3},
        {"https://e.org/person/tom-reed", "Tom Reed", QUOTH_PERSON, 1},
        {"https://e.org/organization/coastal-agency", "Coastal Agency", QUOTH_ORGANIZATION, 2},
        {"https://e.org/organization/fen-post", "The Fen Post", QUOTH_ORGANIZATION, 1},
        {"https://e.org/organization/tide-party", "Tide Party", QUOTH_ORGANIZATION, 1},
        {NULL, "a senior engineer at the Coastal Agency", QUOTH_UNNAMED, 1},
    };
    quoth_graph *graph = graph_of(*state, fixture_harbour(), NULL);
    assert_int_equal(quoth_graph_n_agents(graph), sizeof rows / sizeof *rows); /* residents say nothing */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quoth_agent agent = quoth_graph_agent(graph, i);
        if (rows[i].iri)
            assert_string_equal(agent.iri, rows[i].iri);
        assert_string_equal(agent.label, rows[i].label);
        assert_int_equal(agent.kind, rows[i].kind);
        assert_int_equal(graph->agents.at[i].n_mentions, rows[i].n_mentions);
    }
    assert_int_equal(graph->agents.at[0].also.n, 1);
    assert_string_equal(graph->agents.at[0].also.at[0], "Quill");
    assert_int_equal(graph->agents.at[0].evidence.n, 2); /* "She" shows nothing */
    assert_int_equal(graph->agents.at[5].organization, 2);
    assert_false(graph->agents.at[5].many);
    quoth_graph_free(graph);
}

static void harbour_roles(void **state)
{
    static const struct {
        const char *label, *status;
        size_t holder, organization;
    } rows[] = {{"senior engineer", "current", 5, 2}, {"director", "former", 0, 2}, {"member", "current", 1, 4}};
    quoth_graph *graph = graph_of(*state, fixture_harbour(), NULL);
    assert_int_equal(quoth_graph_n_roles(graph), 3);
    for (size_t i = 0; i < 3; i++) {
        quoth_role role = quoth_graph_role(graph, i);
        assert_string_equal(role.label, rows[i].label);
        assert_string_equal(role.status, rows[i].status);
        assert_int_equal(role.holder, rows[i].holder);
        assert_int_equal(role.organization, rows[i].organization);
        assert_null(role.place);
    }
    quoth_graph_free(graph);
}

static void harbour_statements(void **state)
{
    static const struct {
        const char *text, *cue, *medium;
        size_t speaker, reported_by, within;
        uint32_t begin;
    } rows[] = {
        {"“The sea wall will not last,”", "told", NULL, 5, 3, QUOTH_NONE, 0},
        {"former director Ada Quill wrote in a letter that ministers “looked away.”", "adding", NULL, 5, 3, QUOTH_NONE,
         101},
        {"ministers “looked away.”", "wrote", "a letter", 0, 5, 1, 150},
    };
    quoth_graph *graph = graph_of(*state, fixture_harbour(), NULL);
    assert_int_equal(quoth_graph_n_statements(graph), 3);
    for (size_t i = 0; i < 3; i++) {
        quoth_statement s = quoth_graph_statement(graph, i);
        assert_string_equal(s.text, rows[i].text);
        assert_string_equal(s.cue, rows[i].cue);
        assert_int_equal(!s.medium, !rows[i].medium);
        assert_int_equal(s.n_speakers, 1);
        assert_int_equal(s.speakers[0], rows[i].speaker);
        assert_int_equal(s.reported_by, rows[i].reported_by);
        assert_int_equal(s.within, rows[i].within);
        assert_int_equal(graph->statements.at[i].content.at[0].begin, rows[i].begin); /* code points, not bytes */
        assert_string_equal(graph->statements.at[i].content.at[0].text, rows[i].text);
    }
    assert_int_equal(graph->statements.at[1].about.n, 1);
    assert_int_equal(graph->statements.at[1].about.at[0], 0);
    quoth_graph_free(graph);
}

static void content_is_trimmed(void **state)
{
    static const struct {
        const char *content, *want; /* NULL: no statement */
    } rows[] = {
        {" that pumps failed ", "pumps failed"},
        {"to go", "go"},
        {"That bill", "That bill"},
        {"thatch", "thatch"},
        {"“to go”", "“to go”"},
        {"that", "that"},
        {" \n ", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quoth_doc *doc = fixture_doc(rows[i].content);
        fixture_attribution(doc, QUOTHP_NONE, rows[i].content, 0);
        quoth_graph *graph = graph_of(*state, doc, NULL);
        assert_int_equal(quoth_graph_n_statements(graph), rows[i].want != NULL);
        if (rows[i].want)
            assert_string_equal(quoth_graph_statement(graph, 0).text, rows[i].want);
        quoth_graph_free(graph);
    }
}

static void parts_are_joined_by_one_space(void **state)
{
    quoth_doc *doc = fixture_doc("“A storm,” he said, “is near.”");
    quothp_attribution *a = fixture_attribution(doc, QUOTHP_NONE, "“A storm,”", 0);
    fixture_add_span(doc, &a->content, "“is near.”", 0);
    quoth_graph *graph = graph_of(*state, doc, NULL);
    assert_string_equal(quoth_graph_statement(graph, 0).text, "“A storm,” “is near.”");
    assert_int_equal(graph->statements.at[0].content.n, 2);
    assert_int_equal(quoth_graph_statement(graph, 0).n_speakers, 0);
    quoth_graph_free(graph);
}

static void nobody_reports_themselves(void **state)
{
    quoth_doc *doc = fixture_doc("Ada Quill told reporters she had said the pumps failed.");
    uint32_t quill = fixture_entity(doc, QUOTHP_NAME_PERSON, "Ada Quill");
    uint32_t mention = fixture_mention(doc, quill, QUOTHP_MENTION_NAME, "Ada Quill", 0);
    uint32_t reporters = fixture_entity(doc, QUOTHP_NAME_PERSON, NULL);
    quothp_attribution *a = fixture_attribution(doc, mention, "the pumps failed", 0);
    a->reported_by = mention;
    a->addressee = fixture_mention(doc, reporters, QUOTHP_MENTION_NOMINAL, "reporters", 0);
    quoth_graph *graph = graph_of(*state, doc, NULL);
    assert_int_equal(quoth_graph_n_agents(graph), 1);
    assert_int_equal(quoth_graph_statement(graph, 0).reported_by, QUOTH_NONE);
    assert_int_equal(graph->statements.at[0].addressee, QUOTHP_NONE);
    assert_string_equal(graph->statements.at[0].audience, "reporters");
    quoth_graph_free(graph);
}

static void who_speaks(void **state)
{
    static const struct {
        const char *name;
        quothp_name_type type;
        quothp_mention_kind kind;
        bool named;
        size_t n_agents;
        quoth_agent_kind want;
    } rows[] = {
        {"Fenland", QUOTHP_NAME_PLACE, QUOTHP_MENTION_NAME, true, 1, QUOTH_ORGANIZATION},
        {"Radicals", QUOTHP_NAME_GROUP, QUOTHP_MENTION_NAME, true, 1, QUOTH_UNNAMED},
        {"Harbour House", QUOTHP_NAME_FACILITY, QUOTHP_MENTION_NAME, true, 1, QUOTH_ORGANIZATION},
        {"an official", QUOTHP_NAME_PERSON, QUOTHP_MENTION_NOMINAL, false, 1, QUOTH_UNNAMED},
        {"he", QUOTHP_NAME_PERSON, QUOTHP_MENTION_PRONOUN, false, 0, QUOTH_UNNAMED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[100];
        snprintf(text, sizeof text, "%s said the pumps failed.", rows[i].name);
        quoth_doc *doc = fixture_doc(text);
        uint32_t entity = fixture_entity(doc, rows[i].type, rows[i].named ? rows[i].name : NULL);
        uint32_t mention = fixture_mention(doc, entity, rows[i].kind, rows[i].name, 0);
        fixture_attribution(doc, mention, "the pumps failed", 0);
        quoth_graph *graph = graph_of(*state, doc, NULL);
        assert_int_equal(quoth_graph_n_agents(graph), rows[i].n_agents);
        assert_int_equal(quoth_graph_statement(graph, 0).n_speakers, rows[i].n_agents);
        if (rows[i].n_agents)
            assert_int_equal(quoth_graph_agent(graph, 0).kind, rows[i].want);
        quoth_graph_free(graph);
    }
}

static void groups_keep_their_phrase(void **state)
{
    quoth_doc *doc = fixture_doc("Several Fen Radicals said the pumps failed.");
    uint32_t group = fixture_entity(doc, QUOTHP_NAME_GROUP, "Radicals");
    uint32_t mention = fixture_mention(doc, group, QUOTHP_MENTION_NAME, "Radicals", 0);
    doc->mentions.at[mention].phrase = fixture_span(doc, "Several Fen Radicals", 0);
    doc->entities.at[group].number = QUOTHP_PLURAL;
    fixture_attribution(doc, mention, "the pumps failed", 0);
    quoth_graph *graph = graph_of(*state, doc, NULL);
    assert_string_equal(quoth_graph_agent(graph, 0).label, "Several Fen Radicals");
    assert_string_equal(graph->agents.at[0].evidence.at[0].text, "Several Fen Radicals");
    assert_true(graph->agents.at[0].many);
    quoth_graph_free(graph);
}

static void silent_places_stay_out(void **state)
{
    quoth_doc *doc = fixture_doc("Rain fell in Fenland.");
    fixture_mention(doc, fixture_entity(doc, QUOTHP_NAME_PLACE, "Fenland"), QUOTHP_MENTION_NAME, "Fenland", 0);
    quoth_graph *graph = graph_of(*state, doc, NULL);
    assert_int_equal(quoth_graph_n_agents(graph), 0);
    quoth_graph_free(graph);
}

static void chains_skip_thoughts_and_never_close(void **state)
{
    quoth_doc *doc = fixture_doc("one two three four");
    static const char *const words[] = {"one", "two", "three", "four"};
    for (size_t i = 0; i < 4; i++)
        fixture_attribution(doc, QUOTHP_NONE, words[i], 0);
    doc->attributions.at[1].expressed = false; /* within the first, and the third within it */
    doc->attributions.at[1].within = 0;
    doc->attributions.at[2].within = 1;
    doc->attributions.at[0].within = 3;
    doc->attributions.at[3].within = 2; /* closes the ring */
    quoth_graph *graph = graph_of(*state, doc, NULL);
    assert_int_equal(quoth_graph_n_statements(graph), 3);
    assert_int_equal(quoth_graph_statement(graph, 0).within, 2);
    assert_int_equal(quoth_graph_statement(graph, 1).within, 0);
    assert_int_equal(quoth_graph_statement(graph, 2).within, QUOTH_NONE);
    quoth_graph_free(graph);
}

static void unsure_findings_stay_out(void **state)
{
    (void)state;
    quoth_settings settings = {.min_confidence = 0.6};
    quoth *q = quoth_new(&settings);
    assert_non_null(q);
    quoth_doc *doc = fixture_harbour(); /* statements 0.5 sure, roles 0.75 */
    doc->attributions.at[2].confidence = 0.6F;
    doc->roles.at[0].confidence = 0.5F;
    uint32_t n_roles = doc->roles.n;
    quoth_graph *graph = quoth_graph_new(q);
    assert_non_null(graph);
    assert_int_equal(quoth_graph_add(graph, doc), QUOTH_OK);
    assert_int_equal(quoth_graph_n_statements(graph), 1);
    assert_int_equal(quoth_graph_statement(graph, 0).within, QUOTH_NONE);
    assert_true(quoth_graph_statement(graph, 0).confidence > 0.59);
    assert_true(quoth_graph_n_roles(graph) < n_roles);
    quoth_doc_free(doc);
    quoth_graph_free(graph);
    quoth_free(q);
}

static void details_come_along(void **state)
{
    quoth_doc *doc = fixture_harbour();
    quothp_attribution *a = &doc->attributions.at[0];
    a->when = fixture_span(doc, "in 2029", 0);
    a->date = "2029-05-01";
    uint32_t engineer = doc->mentions.at[a->speakers.at[0]].entity;
    quothp_anonymity *anonymity = QUOTHP_PUSH(&doc->arena, &doc->anonymities);
    assert_non_null(anonymity);
    *anonymity = (quothp_anonymity){engineer, fixture_span(doc, "She is well", 0)};
    quoth_graph *graph = graph_of(*state, doc, NULL);
    quoth_statement s = quoth_graph_statement(graph, 0);
    assert_string_equal(s.when, "in 2029");
    assert_string_equal(s.date, "2029-05-01");
    assert_string_equal(s.cue_class, "said");
    assert_int_equal(s.addressee, s.reported_by);
    assert_string_equal(quoth_graph_agent(graph, s.speakers[0]).anonymity_reason, "She is well");
    assert_int_equal(quoth_graph_agent(graph, s.speakers[0]).unit_of, QUOTH_NONE);
    quoth_graph_free(graph);
}

/* The characters of the article's text that the evidence names are those that it carries. */
static void check_evidence(const quoth_graph *graph, quoth_evidences evidence)
{
    for (size_t i = 0; i < evidence.n; i++) {
        const quoth_evidence *at = &evidence.at[i];
        const char *text = quoth_graph_article(graph, at->article).text;
        quothp_arena arena = {0};
        quothp_cp_map map;
        assert_int_equal(quothp_cp_map_init(&map, &arena, text, (uint32_t)strlen(text)), QUOTH_OK);
        uint32_t begin = quothp_byte_of(&map, at->begin), end = quothp_byte_of(&map, at->end);
        assert_int_equal(end - begin, strlen(at->text));
        assert_memory_equal(text + begin, at->text, end - begin);
        quothp_arena_free(&arena);
    }
}

static void evidence_leads_into_the_text(void **state)
{
    quoth_graph *graph = graph_of(*state, fixture_harbour(), NULL);
    for (size_t i = 0; i < quoth_graph_n_agents(graph); i++) {
        assert_true(quoth_graph_agent(graph, i).evidence.n >= 1);
        check_evidence(graph, quoth_graph_agent(graph, i).evidence);
    }
    for (size_t i = 0; i < quoth_graph_n_roles(graph); i++)
        check_evidence(graph, quoth_graph_role(graph, i).evidence);
    for (size_t i = 0; i < quoth_graph_n_statements(graph); i++) {
        quoth_statement s = quoth_graph_statement(graph, i);
        assert_int_equal(s.article, 0);
        assert_int_equal(s.content.n, 1);
        check_evidence(graph, s.content);
        check_evidence(graph, s.source);
        check_evidence(graph, s.cues);
    }
    quoth_statement letter = quoth_graph_statement(graph, 2);
    assert_string_equal(letter.content.at[0].text, "ministers “looked away.”");
    assert_int_equal(letter.content.at[0].begin, 150);
    assert_string_equal(letter.source.at[0].text, "former director Ada Quill");
    assert_string_equal(letter.cues.at[0].text, "wrote");
    assert_string_equal(quoth_graph_role(graph, 2).evidence.at[0].text, "Tom Reed (Tide Party)");
    quoth_graph_free(graph);
}

static void the_look_shows_articles_and_agents(void **state)
{
    quoth_doc *doc = fixture_harbour();
    doc->publisher = "Fen Wire";
    doc->url = "https://fen.example/a";
    const char **subject = QUOTHP_PUSH(&doc->arena, &doc->subjects);
    assert_non_null(subject);
    *subject = "Flooding";
    quoth_graph *graph = graph_of(*state, doc, NULL);
    assert_int_equal(quoth_graph_n_articles(graph), 1);
    quoth_article article = quoth_graph_article(graph, 0);
    assert_string_equal(article.iri, "https://fen.example/a");
    assert_string_equal(article.url, "https://fen.example/a");
    assert_string_equal(article.title, "Sea wall in doubt");
    assert_string_equal(article.date, "2031-02-03");
    assert_int_equal(strlen(article.sha256), 64);
    assert_int_equal(article.n_code_points, strlen(article.text) - 8); /* four quotation marks of three bytes */
    assert_int_equal(article.subjects.n, 1);
    assert_string_equal(article.subjects.at[0], "Flooding");
    assert_string_equal(quoth_graph_agent(graph, article.publisher).label, "Fen Wire");
    assert_int_equal(quoth_graph_agent(graph, article.publisher).n_mentions, 0);
    assert_int_equal(article.provider, QUOTH_NONE);
    quoth_agent quill = quoth_graph_agent(graph, 0), post = quoth_graph_agent(graph, 3);
    assert_int_equal(quill.also.n, 1);
    assert_string_equal(quill.also.at[0], "Quill");
    assert_int_equal(quill.n_mentions, 3);
    assert_null(quill.org_class);
    assert_string_equal(post.org_class, "MediaOutlet");
    size_t engineer = quoth_graph_statement(graph, 0).speakers[0];
    assert_string_equal(quoth_graph_agent(graph, quoth_graph_agent(graph, engineer).organization).label,
                        "Coastal Agency");
    assert_int_equal(quoth_graph_statement(graph, 1).n_about, 1);
    assert_int_equal(quoth_graph_statement(graph, 1).about[0], 0);
    quoth_graph_free(graph);
}

static void empty_document(void **state)
{
    quoth_graph *graph = graph_of(*state, fixture_doc(""), NULL);
    assert_int_equal(graph->articles.n, 1);
    assert_int_equal(graph->articles.at[0].n_code_points, 0);
    assert_int_equal(quoth_graph_n_agents(graph) + quoth_graph_n_statements(graph), 0);
    assert_null(graph->articles.at[0].url);
    assert_string_equal(graph->articles.at[0].sha256,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    quoth_graph_free(graph);
}

static void metadata_is_checked(void **state)
{
    static const struct {
        const char *url, *date, *iri_begins;
        bool has_date;
        int warnings;
    } rows[] = {
        {"https://fen.example/a", "2031-02-03", "https://fen.example/a", true, 0},
        {NULL, "2024-02-29", "https://e.org/article/a", true, 0},
        {"no address", "2023-02-29", "https://e.org/article/a", false, 2},
        {"javascript:x", "2031-2-3", "https://e.org/article/a", false, 2},
        {"", "yesterday!", "https://e.org/article/a", false, 2},
        {NULL, "2031-13-01", "https://e.org/article/a", false, 1},
        {NULL, " ", "https://e.org/article/a", false, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quoth_doc *doc = fixture_doc("x");
        doc->url = rows[i].url;
        doc->date = rows[i].date;
        messages = (counts){0};
        quoth_graph *graph = graph_of(*state, doc, NULL);
        const char *iri = graph->articles.at[0].iri;
        if (strncmp(iri, rows[i].iri_begins, strlen(rows[i].iri_begins)) != 0)
            fail_msg("row %zu: %s", i, iri);
        assert_int_equal(graph->articles.at[0].date != NULL, rows[i].has_date);
        assert_int_equal(messages.warnings, rows[i].warnings);
        quoth_graph_free(graph);
    }
}

static void base_is_checked(void **state)
{
    (void)state;
    static const struct {
        const char *base, *want; /* NULL: refused */
    } rows[] = {{"https://e.org", "https://e.org/person/ada-quill"},
                {"https://e.org/x#", "https://e.org/x#person/ada-quill"},
                {"urn:fen:", "urn:fen:person/ada-quill"},
                {"e.org", NULL},
                {"", NULL},
                {"https://e.org/a b/", NULL}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quoth_settings settings = {.base = rows[i].base, .message = count, .user = &messages};
        quoth *q = quoth_new(&settings);
        quoth_graph *graph = quoth_graph_new(q);
        quoth_doc *doc = fixture_harbour();
        messages = (counts){0};
        assert_int_equal(quoth_graph_add(graph, doc), rows[i].want ? QUOTH_OK : QUOTH_ERR_USAGE);
        assert_int_equal(messages.errors, rows[i].want == NULL);
        if (rows[i].want)
            assert_string_equal(quoth_graph_agent(graph, 0).iri, rows[i].want);
        quoth_doc_free(doc);
        quoth_graph_free(graph);
        quoth_free(q);
    }
}

/* ---- several documents ---- */

static quoth_doc *about_person(const char *text, const char *name)
{
    quoth_doc *doc = fixture_doc(text);
    uint32_t person = fixture_mention(doc, fixture_entity(doc, QUOTHP_NAME_PERSON, name), QUOTHP_MENTION_NAME, name, 0);
    fixture_role(doc, person, "director", QUOTHP_NONE, name);
    return doc;
}

static void full_names_meet(void **state)
{
    quoth_graph *graph = graph_of(*state, about_person("Ada Quill left.", "Ada Quill"),
                                  about_person("Back came ADA QUILL.", "ADA QUILL"));
    assert_int_equal(quoth_graph_n_agents(graph), 1);
    const quothp_agent *agent = &graph->agents.at[0];
    assert_string_equal(agent->label, "Ada Quill");
    assert_int_equal(agent->also.n, 1);
    assert_string_equal(agent->also.at[0], "ADA QUILL");
    assert_int_equal(agent->evidence.n, 2);
    assert_int_equal(agent->evidence.at[1].article, 1);
    assert_int_equal(quoth_graph_n_roles(graph), 1); /* the same role, shown by both */
    assert_int_equal(graph->roles.at[0].evidence.n, 2);
    quoth_graph_free(graph);
}

static void surnames_do_not_meet(void **state)
{
    quoth_graph *graph =
        graph_of(*state, about_person("Quill left.", "Quill"), about_person("Quill is back.", "Quill"));
    assert_int_equal(quoth_graph_n_agents(graph), 2);
    assert_int_equal(quoth_graph_n_roles(graph), 2);
    quoth_graph_free(graph);
}

static void an_article_counts_once(void **state)
{
    quoth_graph *graph = graph_of(*state, fixture_harbour(), fixture_harbour());
    assert_int_equal(graph->articles.n, 1);
    assert_int_equal(quoth_graph_n_statements(graph), 3);
    assert_int_equal(graph->agents.at[0].n_mentions, 3);
    quoth_graph_free(graph);
}

static void the_same_words_elsewhere_are_other_statements(void **state)
{
    quoth_doc *copy = fixture_harbour();
    copy->url = "https://fen.example/copy";
    quoth_graph *graph = graph_of(*state, fixture_harbour(), copy);
    assert_int_equal(graph->articles.n, 2);
    assert_int_equal(quoth_graph_n_statements(graph), 6);
    assert_int_equal(quoth_graph_n_agents(graph), 7); /* the engineers may be two */
    assert_int_equal(quoth_graph_statement(graph, 5).within, 4);
    quoth_graph_free(graph);
}

static void a_publisher_is_an_organization(void **state)
{
    quoth_doc *doc = fixture_harbour(), *other = fixture_doc("x");
    doc->publisher = "Fen Post";
    other->publisher = " Delta\n Wire ";
    other->provider = "Fen Post";
    quoth_graph *graph = graph_of(*state, doc, other);
    assert_int_equal(graph->articles.at[0].publisher, 3);
    assert_string_equal(quoth_graph_agent(graph, graph->articles.at[1].publisher).label, "Delta Wire");
    assert_int_equal(graph->agents.at[graph->articles.at[1].publisher].n_mentions, 0);
    assert_int_equal(graph->articles.at[0].provider, QUOTHP_NONE);
    assert_int_equal(graph->articles.at[1].provider, 3);
    quoth_graph_free(graph);
}

int main(void)
{
#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        ROW(harbour_agents),
        ROW(harbour_roles),
        ROW(harbour_statements),
        ROW(evidence_leads_into_the_text),
        ROW(the_look_shows_articles_and_agents),
        ROW(content_is_trimmed),
        ROW(parts_are_joined_by_one_space),
        ROW(nobody_reports_themselves),
        ROW(who_speaks),
        ROW(groups_keep_their_phrase),
        ROW(silent_places_stay_out),
        ROW(chains_skip_thoughts_and_never_close),
        ROW(unsure_findings_stay_out),
        ROW(details_come_along),
        ROW(empty_document),
        ROW(metadata_is_checked),
        ROW(base_is_checked),
        ROW(full_names_meet),
        ROW(surnames_do_not_meet),
        ROW(an_article_counts_once),
        ROW(the_same_words_elsewhere_are_other_statements),
        ROW(a_publisher_is_an_organization),
    };
#undef ROW
    return cmocka_run_group_tests(tests, NULL, NULL);
}
