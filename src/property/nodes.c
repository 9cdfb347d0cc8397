/* nodes.c: the nodes of the property graph: articles, agents, roles, statements. */
#include "property/table.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "graph/class.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_WIDTH = 60 }; /* code points of a statement that label it in a picture */

#define TEXT(name)                                                                                                     \
    {                                                                                                                  \
        name, QUOTHP_COLUMN_TEXT                                                                                       \
    }
#define NODE_COLUMNS TEXT("label"), TEXT("kind"), TEXT("class")
#define COUNT(columns) (sizeof(columns) / sizeof *(columns))

/* All of them, each behind a semicolon and a space but the first; NULL when there is none. */
static const char *joined(quothp_buf *buf, const quothp_strings *strings)
{
    quothp_buf_clear(buf);
    for (uint32_t i = 0; i < strings->n; i++) {
        quothp_buf_puts(buf, i ? "; " : "");
        quothp_buf_puts(buf, strings->at[i]);
    }
    return strings->n ? buf->p : NULL;
}

/* ---- articles ---- */

static const quothp_column ARTICLE_COLUMNS[] = {NODE_COLUMNS,
                                                TEXT("headline"),
                                                TEXT("url"),
                                                TEXT("date"),
                                                TEXT("textHash"),
                                                TEXT("extractedBy"),
                                                {"length", QUOTHP_COLUMN_INTEGER},
                                                TEXT("byline"),
                                                TEXT("dateline"),
                                                TEXT("language"),
                                                TEXT("subjects")};

/* Two versions of an article have one address: the first is the node. */
static bool article_rows(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    char length[16], program[64];
    quothp_arena arena = {0};
    quothp_map seen = {0};
    quothp_buf subjects = {0};
    bool done = true;
    snprintf(program, sizeof program, "quoth %s", quoth_version());
    for (uint32_t i = 0; i < graph->articles.n && done; i++) {
        const quothp_article *article = &graph->articles.at[i];
        if (quothp_map_get(&seen, article->iri) != UINT32_MAX)
            continue;
        done = quothp_map_add(&seen, &arena, article->iri, i);
        snprintf(length, sizeof length, "%u", article->n_code_points);
        const char *label = article->headline ? article->headline : article->iri;
        each(user,
             &(quothp_row){.id = article->iri,
                           .values = {label, "Article", "NewsArticle", article->headline, article->url, article->date,
                                      article->sha256, program, length, article->byline, article->dateline,
                                      article->language, joined(&subjects, &article->subjects)}});
    }
    done = done && !subjects.failed;
    quothp_buf_free(&subjects);
    quothp_arena_free(&arena);
    return done;
}

/* ---- agents ---- */

static const quothp_column AGENT_COLUMNS[] = {NODE_COLUMNS, TEXT("aliases"), TEXT("count"), TEXT("anonymityReason")};

static bool agent_rows(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    static const char *const KIND[] = {
        [QUOTH_PERSON] = "Person", [QUOTH_ORGANIZATION] = "Organization", [QUOTH_UNNAMED] = "UnnamedSource"};
    quothp_buf forms = {0};
    for (uint32_t i = 0; i < graph->agents.n && !forms.failed; i++) {
        const quothp_agent *agent = &graph->agents.at[i];
        const char *class = quothp_local_name(quothp_class_of_organization(agent->org_kind));
        bool unnamed = agent->kind == QUOTH_UNNAMED;
        each(user, &(quothp_row){.id = agent->iri,
                                 .values = {agent->label, KIND[agent->kind],
                                            agent->kind == QUOTH_ORGANIZATION && class ? class : KIND[agent->kind],
                                            joined(&forms, &agent->also),
                                            !unnamed      ? NULL
                                            : agent->many ? "many"
                                                          : "one",
                                            agent->anonymity_reason}});
    }
    bool done = !forms.failed;
    quothp_buf_free(&forms);
    return done;
}

/* ---- roles ---- */

static const quothp_column ROLE_COLUMNS[] = {
    NODE_COLUMNS, TEXT("status"), TEXT("place"), TEXT("period"), {"confidence", QUOTHP_COLUMN_DECIMAL}};

static bool role_rows(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    char share[16];
    for (uint32_t i = 0; i < graph->roles.n; i++) {
        const quothp_membership *role = &graph->roles.at[i];
        each(user, &(quothp_row){.id = role->iri,
                                 .values = {role->label, "Role", "Membership",
                                            quothp_local_name(quothp_class_of_status(role->status)), role->place,
                                            role->period, quothp_confidence_text(role->confidence, share)}});
    }
    return true;
}

/* ---- statements ---- */

static const quothp_column STATEMENT_COLUMNS[] = {
    NODE_COLUMNS,     TEXT("text"),   TEXT("cue"),
    TEXT("cueClass"), TEXT("medium"), TEXT("audience"),
    TEXT("time"),     TEXT("date"),   {"confidence", QUOTHP_COLUMN_DECIMAL}};

/* The first words, as many as fit; NULL when memory is out. */
static const char *short_label(quothp_buf *buf, const char *text)
{
    size_t n = strlen(text), end = 0, i = 0;
    for (uint32_t width = 0; i < n && width < LABEL_WIDTH; width++) {
        if (text[i] == ' ')
            end = i;
        quothp_utf8_next(text, n, &i);
    }
    if (i == n)
        return text;
    quothp_buf_clear(buf);
    quothp_buf_add(buf, text, end ? end : i);
    quothp_buf_puts(buf, " …");
    return buf->failed ? NULL : buf->p;
}

static bool statement_rows(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    char share[16];
    quothp_buf label = {0};
    for (uint32_t i = 0; i < graph->statements.n && !label.failed; i++) {
        const quothp_statement *s = &graph->statements.at[i];
        each(user,
             &(quothp_row){.id = s->iri,
                           .values = {short_label(&label, s->text), "Statement",
                                      quothp_local_name(quothp_class_of_statement(s->kind)), s->text, s->cue,
                                      quothp_local_name(quothp_class_of_cue(s->cue_class)), s->medium, s->audience,
                                      s->when, s->date, quothp_confidence_text(s->confidence, share)}});
    }
    bool done = !label.failed;
    quothp_buf_free(&label);
    return done;
}

const quothp_table QUOTHP_NODE_TABLES[QUOTHP_N_NODE_TABLES] = {
    {QUOTHP_TABLE_NAMED("Article"), NULL, NULL, ARTICLE_COLUMNS, COUNT(ARTICLE_COLUMNS), article_rows},
    {QUOTHP_TABLE_NAMED("Agent"), NULL, NULL, AGENT_COLUMNS, COUNT(AGENT_COLUMNS), agent_rows},
    {QUOTHP_TABLE_NAMED("Role"), NULL, NULL, ROLE_COLUMNS, COUNT(ROLE_COLUMNS), role_rows},
    {QUOTHP_TABLE_NAMED("Statement"), NULL, NULL, STATEMENT_COLUMNS, COUNT(STATEMENT_COLUMNS), statement_rows},
};
