/* tips.c: tooltips and links: the evidence behind a box or line. */
#include "dot/boxes.h"
#include "dot/label.h"

#include <string.h>

enum { LONGEST_QUOTE = 600, LONGEST_PHRASE = 160 };

/* A line of a tooltip: "prefix", then the text cut and escaped; nothing when there is no text. */
static void put(quothp_picture *picture, quothp_buf *tip, const char *prefix, const char *text, size_t columns)
{
    const char *clean = text ? quothp_label_clean(picture->arena, text) : NULL;
    if (!clean || !*clean)
        return;
    const char *cut = quothp_label_cut(picture->arena, clean, columns);
    const char *safe = cut ? quothp_label_tip(picture->arena, cut) : NULL;
    if (!safe) {
        picture->failed = true;
        return;
    }
    if (tip->n)
        quothp_buf_puts(tip, "\\n");
    quothp_buf_puts(tip, prefix);
    quothp_buf_puts(tip, safe);
}

static void put_article(quothp_picture *picture, quothp_buf *tip, uint32_t article)
{
    if (article >= picture->graph->articles.n)
        return;
    const quothp_article *a = &picture->graph->articles.at[article];
    put(picture, tip, "in: ", a->headline, LONGEST_PHRASE);
    if (a->publisher != QUOTHP_NONE)
        put(picture, tip, "published by: ", quothp_agent_text(picture, a->publisher), LONGEST_PHRASE);
    put(picture, tip, "on: ", a->date, LONGEST_PHRASE);
}

const char *quothp_role_tip(quothp_picture *picture, const quothp_membership *role)
{
    quothp_buf tip = {0};
    put(picture, &tip, "role: ", quothp_role_text(picture, role), LONGEST_PHRASE);
    put(picture, &tip, "when: ", role->period, LONGEST_PHRASE);
    if (role->evidence.n)
        put(picture, &tip, "evidence: ", role->evidence.at[0].text, LONGEST_PHRASE);
    return quothp_markup_end(picture, &tip);
}

const char *quothp_agent_tip(quothp_picture *picture, uint32_t agent)
{
    static const size_t MOST_ROLES = 6, MOST_NAMES = 8;
    const quothp_agent *a = &picture->graph->agents.at[agent];
    quothp_buf tip = {0};
    put(picture, &tip, "", quothp_agent_text(picture, agent), LONGEST_PHRASE);
    for (uint32_t i = 0; i < a->also.n && i < MOST_NAMES; i++)
        put(picture, &tip, "also: ", a->also.at[i], LONGEST_PHRASE);
    size_t n_roles = 0;
    for (uint32_t i = 0; i < picture->graph->roles.n && n_roles < MOST_ROLES; i++) {
        const quothp_membership *role = &picture->graph->roles.at[i];
        if (role->holder != agent)
            continue;
        n_roles++;
        put(picture, &tip, "role: ", quothp_role_text(picture, role), LONGEST_PHRASE);
        if (role->evidence.n)
            put(picture, &tip, "evidence: ", role->evidence.at[0].text, LONGEST_PHRASE);
    }
    if (!n_roles && a->evidence.n)
        put(picture, &tip, "evidence: ", a->evidence.at[0].text, LONGEST_PHRASE);
    return quothp_markup_end(picture, &tip);
}

const char *quothp_statement_tip(quothp_picture *picture, uint32_t statement)
{
    const quothp_statement *s = &picture->graph->statements.at[statement];
    quothp_buf tip = {0};
    put(picture, &tip, "", s->text, LONGEST_QUOTE);
    put(picture, &tip, "source: ", quothp_speakers_text(picture, s), LONGEST_PHRASE);
    put(picture, &tip, "cue: ", s->cue, LONGEST_PHRASE);
    put(picture, &tip, "medium: ", s->medium, LONGEST_PHRASE);
    if (s->reported_by < picture->graph->agents.n)
        put(picture, &tip, "reported by: ", quothp_agent_text(picture, s->reported_by), LONGEST_PHRASE);
    put_article(picture, &tip, s->article);
    return quothp_markup_end(picture, &tip);
}

/* An article without an address is named under the base, which is no page. */
const char *quothp_article_url(quothp_picture *picture, uint32_t article)
{
    const quoth_graph *graph = picture->graph;
    const char *base = graph->base;
    const char *iri = article < graph->articles.n ? graph->articles.at[article].iri : NULL;
    if (!iri || !base || strncmp(iri, base, strlen(base)) == 0)
        return "";
    return quothp_label_url(picture->arena, iri);
}
