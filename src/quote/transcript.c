/* transcript.c: see scene.h. Interviews and briefings as they are written down: "MR. REED: Good morning." at the head
 * of a paragraph says who speaks in it. One such line may be a heading ("UPDATE: …"): a label that comes twice, or that
 * names a person of the article, is a speaker's.
 */
#include "quote/scene.h"

enum { LABEL_WORDS = 5, NEAR = 50 /* lines in which a label comes again */ };

/* A label in capitals with its colon; empty when the block begins otherwise. */
static quothp_range label_of(const quothp_scene *s, uint32_t first, uint32_t end)
{
    const quoth_doc *doc = s->doc;
    uint32_t letters = 0;
    for (uint32_t t = first; t + 1 < end && t - first <= LABEL_WORDS; t++) {
        if (quothp_quote_is(s, t, ":"))
            return letters > 1 ? (quothp_range){first, t} : (quothp_range){first, first};
        const quothp_str word = quothp_token_str(doc, t);
        for (size_t i = 0; i < word.n; i++) {
            if (quothp_is_lower(word.p[i]))
                return (quothp_range){first, first};
            letters += quothp_is_upper(word.p[i]);
        }
    }
    return (quothp_range){first, first};
}

/* Does a name of a person begin in the label? Names stand in the order of the text. */
static bool names_person(const quothp_scene *s, quothp_range label)
{
    const quoth_doc *doc = s->doc;
    uint32_t low = 0, high = doc->names.n;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (doc->names.at[middle].first < label.first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < doc->names.n && doc->names.at[low].end <= label.end && doc->names.at[low].type == QUOTHP_NAME_PERSON;
}

static bool is_same(const quothp_scene *s, quothp_range a, quothp_range b)
{
    return quothp_str_eq(quothp_doc_str(s->doc, quothp_tokens_span(s->doc, a.first, a.end)),
                         quothp_doc_str(s->doc, quothp_tokens_span(s->doc, b.first, b.end)));
}

static quoth_status add_line(quothp_scene *s, quothp_range label, uint32_t end)
{
    quothp_cue *c = QUOTHP_PUSH(s->arena, &s->cues);
    if (!c)
        return QUOTH_ERR_MEMORY;
    *c = (quothp_cue){.group = {label.end, label.end + 1},
                      .head = label.end,
                      .behind = label.end + 1,
                      .region = quothp_quote_region(s, label.first),
                      .frames = QUOTHP_FRAME_CLAUSE | QUOTHP_FRAME_QUOTE,
                      .source = label,
                      .follows = QUOTHP_NONE};
    quothp_range *content = QUOTHP_PUSH(s->arena, &c->content);
    if (!content)
        return QUOTH_ERR_MEMORY;
    *content = (quothp_range){label.end + 1, end};
    return QUOTH_OK;
}

/* A label of the article and where its paragraph ends. */
typedef struct line {
    quothp_range label;
    uint32_t end;
} line;

typedef QUOTHP_LAYER(line) lines;

static quoth_status find_lines(quothp_scene *s, lines *out)
{
    const quoth_doc *doc = s->doc;
    for (uint32_t i = 0; i < doc->sentences.n;) {
        const uint32_t block = doc->sentences.at[i].block, first = doc->sentences.at[i].first;
        while (i < doc->sentences.n && doc->sentences.at[i].block == block)
            i++;
        const uint32_t end = doc->sentences.at[i - 1].end;
        const quothp_range label = label_of(s, first, end);
        if (label.first == label.end || doc->blocks.at[block].kind != QUOTHP_PARAGRAPH)
            continue;
        line *slot = QUOTHP_PUSH(s->arena, out);
        if (!slot)
            return QUOTH_ERR_MEMORY;
        *slot = (line){label, end};
    }
    return QUOTH_OK;
}

static bool is_speaker(const quothp_scene *s, const lines *all, uint32_t i)
{
    const uint32_t from = i > NEAR ? i - NEAR : 0, to = all->n - i > NEAR ? i + NEAR : all->n;
    for (uint32_t k = from; k < to; k++)
        if (k != i && is_same(s, all->at[i].label, all->at[k].label))
            return true;
    return names_person(s, all->at[i].label);
}

/* For each token: does it belong to a cue? */
static bool *mark_cues(const quothp_scene *s)
{
    bool *taken = quothp_arena_array(s->arena, s->doc->tokens.n + 1, sizeof *taken);
    for (uint32_t i = 0; taken && i < s->cues.n; i++)
        for (uint32_t t = s->cues.at[i].group.first; t < s->cues.at[i].group.end; t++)
            taken[t] = true;
    return taken;
}

quoth_status quothp_quote_transcript(quothp_scene *s)
{
    lines all = {0};
    const bool *taken = mark_cues(s);
    quoth_status status = taken ? find_lines(s, &all) : QUOTH_ERR_MEMORY;
    for (uint32_t i = 0; i < all.n && status == QUOTH_OK; i++)
        if (!taken[all.at[i].label.end] && is_speaker(s, &all, i))
            status = add_line(s, all.at[i].label, all.at[i].end);
    return status;
}
