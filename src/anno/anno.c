/* anno.c: see anno.h. Each annotation says where twice, as tools differ in what they read: by position in code points
 * of the article's text, and by the words with some of what stands before and behind.
 */
#include "anno/anno.h"

#include "base/clean.h"
#include "base/json.h"
#include "graph/iri.h"

#include <string.h>

enum { CONTEXT = 32, ID_DIGITS = 16 }; /* code points of prefix and suffix */

typedef struct pages {
    const quoth_graph *graph;
    FILE *out;
    quothp_arena arena, scratch; /* of the whole, and of the node at hand */
    quothp_buf cleaned;
    quothp_cp_map *maps; /* of each article's text */
    bool some, failed;
} pages;

/* ---- JSON ---- */

static void put(pages *p, const char *text)
{
    const char *clean = text ? quothp_clean(&p->cleaned, text, false) : NULL;
    if (!clean)
        p->failed = true;
    quothp_json_put(p->out, quothp_str_of(clean));
}

static void member(pages *p, const char *key, const char *text)
{
    fprintf(p->out, ", \"%s\": ", key);
    put(p, text);
}

/* ---- where ---- */

/* The text from one code point to another. */
static const char *between(pages *p, uint32_t article, uint32_t begin, uint32_t end)
{
    const quothp_cp_map *map = &p->maps[article];
    uint32_t from = quothp_byte_of(map, begin), to = quothp_byte_of(map, end);
    return quothp_arena_copy(&p->scratch, map->text + from, to - from);
}

static void put_target(pages *p, const quothp_evidence *at)
{
    const quothp_article *article = &p->graph->articles.at[at->article];
    uint32_t before = at->begin < CONTEXT ? 0 : at->begin - CONTEXT;
    fputs("{\"type\": \"SpecificResource\"", p->out);
    member(p, "source", article->iri);
    fprintf(p->out, ", \"selector\": [{\"type\": \"TextPositionSelector\", \"start\": %u, \"end\": %u}", at->begin,
            at->end);
    fputs(", {\"type\": \"TextQuoteSelector\"", p->out);
    member(p, "exact", at->text);
    member(p, "prefix", between(p, at->article, before, at->begin));
    member(p, "suffix", between(p, at->article, at->end, at->end + CONTEXT));
    fputs("}]}", p->out);
}

static void put_targets(pages *p, const quothp_evidence *at, uint32_t n)
{
    fputs(n > 1 ? ",\n     \"target\": [" : ",\n     \"target\": ", p->out);
    for (uint32_t i = 0; i < n; i++) {
        fputs(i ? ",\n                " : "", p->out);
        put_target(p, &at[i]);
    }
    fputs(n > 1 ? "]}" : "}", p->out);
}

/* ---- annotations ---- */

/* Named after what it is about and where. */
static void put_id(pages *p, const char *iri, const quothp_evidence *at)
{
    const char *text_iri = p->graph->articles.at[at->article].text_iri;
    const char *key = quothp_arena_printf(&p->scratch, "%s\n%s\n%u\n%u", iri, text_iri, at->begin, at->end);
    const char *hash = key ? quothp_hex(&p->scratch, quothp_str_of(key), ID_DIGITS) : NULL;
    put(p, hash ? quothp_arena_printf(&p->scratch, "%sannotation/n%s", p->graph->base, hash) : NULL);
}

typedef struct note {
    const char *what;        /* "statement" */
    const char *motivation;  /* a word of the model's */
    const char *iri, *words; /* what it is about, and what a reader wants to see beside the text */
} note;

static void put_bodies(pages *p, const note *about)
{
    fputs(",\n     \"body\": [{\"type\": \"TextualBody\", \"purpose\": \"tagging\"", p->out);
    member(p, "value", about->what);
    fputs("}, {\"type\": \"TextualBody\", \"purpose\": \"describing\", \"format\": \"text/plain\"", p->out);
    member(p, "value", about->words);
    fputs("}, {\"type\": \"SpecificResource\", \"purpose\": \"identifying\"", p->out);
    member(p, "source", about->iri);
    fputs("}]", p->out);
}

/* One annotation of n stretches. */
static void put_annotation(pages *p, const note *about, const quothp_evidence *at, uint32_t n)
{
    fputs(p->some ? ",\n    {\"id\": " : "\n    {\"id\": ", p->out);
    put_id(p, about->iri, at);
    member(p, "type", "Annotation");
    member(p, "motivation", about->motivation);
    put_bodies(p, about);
    put_targets(p, at, n);
    p->some = true;
}

/* One annotation a stretch. */
static void put_each(pages *p, const note *about, const quothp_evidences *evidence)
{
    for (uint32_t i = 0; i < evidence->n; i++)
        if (!quothp_evidence_repeated(evidence, i))
            put_annotation(p, about, &evidence->at[i], 1);
    quothp_arena_reset(&p->scratch);
}

static void put_agents(pages *p)
{
    static const char *const WHAT[] = {
        [QUOTH_PERSON] = "person", [QUOTH_ORGANIZATION] = "organization", [QUOTH_UNNAMED] = "unnamed source"};
    for (uint32_t i = 0; i < p->graph->agents.n; i++) {
        const quothp_agent *agent = &p->graph->agents.at[i];
        put_each(p, &(note){WHAT[agent->kind], "identifying", agent->iri, agent->label}, &agent->evidence);
    }
}

/* "Ada Quill: former director, Coastal Agency" */
static const char *role_words(pages *p, const quothp_membership *role)
{
    static const char *const STATUS[] = {"", "former ", "prospective "};
    bool placed = role->organization != QUOTHP_NONE;
    return quothp_arena_printf(&p->scratch, "%s: %s%s%s%s", p->graph->agents.at[role->holder].label,
                               STATUS[role->status], role->label, placed ? ", " : "",
                               placed ? p->graph->agents.at[role->organization].label : "");
}

static void put_roles(pages *p)
{
    for (uint32_t i = 0; i < p->graph->roles.n; i++) {
        const quothp_membership *role = &p->graph->roles.at[i];
        put_each(p, &(note){"role", "describing", role->iri, role_words(p, role)}, &role->evidence);
    }
}

static void put_statements(pages *p)
{
    for (uint32_t i = 0; i < p->graph->statements.n; i++) {
        const quothp_statement *s = &p->graph->statements.at[i];
        const char *words = quothp_statement_source(p->graph, s, &p->scratch);
        put_annotation(p, &(note){"statement", "describing", s->iri, words}, s->content.at, s->content.n);
        quothp_arena_reset(&p->scratch);
    }
}

/* ---- the page ---- */

static bool map_texts(pages *p)
{
    uint32_t n = p->graph->articles.n;
    p->maps = quothp_arena_array(&p->arena, n, sizeof *p->maps);
    for (uint32_t i = 0; p->maps && i < n; i++) {
        const char *text = p->graph->articles.at[i].text;
        if (quothp_cp_map_init(&p->maps[i], &p->arena, text, (uint32_t)strlen(text)) != QUOTH_OK)
            return false;
    }
    return p->maps != NULL;
}

static void put_head(pages *p)
{
    const char *articles = "";
    for (uint32_t i = 0; articles && i < p->graph->articles.n; i++) {
        const char *both = quothp_arena_printf(&p->scratch, "%s\n%s", articles, p->graph->articles.at[i].key);
        articles = both ? quothp_hex(&p->scratch, quothp_str_of(both), ID_DIGITS) : NULL;
    }
    fputs("{\"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n \"id\": ", p->out);
    put(p, articles ? quothp_arena_printf(&p->scratch, "%sannotations/p%s", p->graph->base, articles) : NULL);
    member(p, "type", "AnnotationPage");
    fputs(",\n \"startIndex\": 0,\n \"items\": [", p->out);
    quothp_arena_reset(&p->scratch);
}

quoth_status quothp_annotations_write(const quoth_graph *graph, FILE *out)
{
    pages p = {.graph = graph, .out = out};
    p.failed = !map_texts(&p);
    if (!p.failed) {
        put_head(&p);
        put_agents(&p);
        put_roles(&p);
        put_statements(&p);
        fputs("\n ]}\n", out);
    }
    quothp_buf_free(&p.cleaned);
    quothp_arena_free(&p.scratch);
    quothp_arena_free(&p.arena);
    return p.failed ? QUOTH_ERR_MEMORY : ferror(out) ? QUOTH_ERR_IO : QUOTH_OK;
}
