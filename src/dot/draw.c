/* draw.c: see draw.h. */
#include "dot/draw.h"

#include "dot/label.h"

#include <stdio.h>
#include <string.h>

/* cgraph takes strings that it does not write to as char *. */
static char *loose(const char *text)
{
    return (char *)text;
}

void quothp_draw_set(quothp_picture *picture, void *object, const char *key, const char *value)
{
    if (!object || !value)
        picture->failed = true;
    else
        agsafeset(object, loose(key), loose(value), loose(""));
}

void quothp_draw_set_html(quothp_picture *picture, void *object, const char *key, const char *value)
{
    char *html = value ? agstrdup_html(picture->root, loose(value)) : NULL;
    quothp_draw_set(picture, object, key, html);
    if (html)
        agstrfree(picture->root, html);
}

void *quothp_draw_item(quothp_picture *picture, void *object, const char *kind, uint32_t index)
{
    if (object)
        quothp_draw_set(picture, object, "class", quothp_arena_printf(picture->arena, "%s-%u", kind, (unsigned)index));
    return object;
}

/* ---- the page ---- */

static const struct {
    int kind;
    const char *key, *value;
} DEFAULTS[] = {
    {AGRAPH, "charset", "UTF-8"},      {AGRAPH, "bgcolor", "white"},      {AGRAPH, "fontname", QUOTHP_FONT},
    {AGRAPH, "fontsize", "11"},        {AGRAPH, "labelloc", "t"},         {AGRAPH, "labeljust", "l"},
    {AGRAPH, "nodesep", "0.16"},       {AGRAPH, "ranksep", "0.4"},        {AGRAPH, "outputorder", "edgesfirst"},
    {AGRAPH, "pad", "0.25"},           {AGRAPH, "rankdir", "LR"},         {AGRAPH, "splines", "true"},
    {AGNODE, "fontname", QUOTHP_FONT}, {AGNODE, "shape", "box"},          {AGNODE, "height", "0.25"},
    {AGNODE, "width", "0.5"},          {AGEDGE, "fontname", QUOTHP_FONT}, {AGEDGE, "fontsize", "8"},
    {AGEDGE, "arrowsize", "0.7"},
};

bool quothp_draw_open(quothp_picture *picture, const char *name)
{
    const quoth_graph *graph = picture->graph;
    picture->agents = quothp_arena_array(picture->arena, graph->agents.n + 1, sizeof *picture->agents);
    picture->statements = quothp_arena_array(picture->arena, graph->statements.n + 1, sizeof *picture->statements);
    name = quothp_label_name(picture->arena, name);
    if (!picture->agents || !picture->statements || !name)
        return false;
    quothp_ids_init(&picture->ids, picture->arena);
    picture->root = agopen(loose(name), Agstrictdirected, &picture->ids.discipline);
    if (!picture->root)
        return false;
    for (size_t i = 0; i < sizeof DEFAULTS / sizeof *DEFAULTS; i++)
        agattr(picture->root, DEFAULTS[i].kind, loose(DEFAULTS[i].key), loose(DEFAULTS[i].value));
    return true;
}

void quothp_draw_close(quothp_picture *picture)
{
    if (picture->root)
        agclose(picture->root);
    picture->root = NULL;
}

/* ---- boxes ---- */

static const char *unique_name(quothp_picture *picture, const char *wanted)
{
    const char *plain = quothp_label_name(picture->arena, wanted);
    const char *name = plain;
    for (unsigned k = 2; name && agnode(picture->root, loose(name), 0); k++)
        name = quothp_arena_printf(picture->arena, "%s (%u)", plain, k);
    return name;
}

static void set_tip(quothp_picture *picture, void *object, const char *tip, const char *url)
{
    quothp_draw_set(picture, object, "tooltip", tip && *tip ? tip : " "); /* else graphviz shows the label's source */
    if (url && *url)
        quothp_draw_set(picture, object, "URL", url);
}

Agnode_t *quothp_draw_box(quothp_picture *picture, Agraph_t *where, const quothp_box *box)
{
    const quothp_box_style *style = quothp_box_style_of(box->look);
    const char *name = unique_name(picture, box->name);
    Agnode_t *node = name ? agnode(where ? where : picture->root, loose(name), 1) : NULL;
    if (!node) {
        picture->failed = true;
        return NULL;
    }
    picture->looks |= 1u << box->look;
    quothp_draw_set_html(picture, node, "label", box->label);
    quothp_draw_set(picture, node, "style", style->style);
    quothp_draw_set(picture, node, "fillcolor", style->fill);
    quothp_draw_set(picture, node, "color", style->line);
    quothp_draw_set(picture, node, "fontcolor", style->text);
    quothp_draw_set(picture, node, "fontsize", style->size);
    quothp_draw_set(picture, node, "penwidth", style->width);
    quothp_draw_set(picture, node, "peripheries", style->peripheries);
    quothp_draw_set(picture, node, "margin", style->margin);
    set_tip(picture, node, box->tip, box->url);
    return node;
}

Agedge_t *quothp_draw_line(quothp_picture *picture, Agnode_t *from, Agnode_t *to, quothp_stroke stroke,
                           const char *label, const char *tip)
{
    if (!from || !to)
        return NULL;
    const quothp_line_style *style = quothp_line_style_of(stroke);
    Agedge_t *edge = agedge(picture->root, from, to, NULL, 1);
    if (!edge) {
        picture->failed = true;
        return NULL;
    }
    picture->strokes |= 1u << stroke;
    quothp_draw_set(picture, edge, "style", style->style);
    quothp_draw_set(picture, edge, "color", style->line);
    quothp_draw_set(picture, edge, "arrowhead", style->head);
    quothp_draw_set(picture, edge, "penwidth", style->width);
    quothp_draw_set(picture, edge, "weight", style->weight);
    if (label)
        quothp_draw_set_html(picture, edge, "label", label);
    set_tip(picture, edge, tip, NULL);
    return edge;
}

Agedge_t *quothp_draw_order(quothp_picture *picture, Agnode_t *before, Agnode_t *behind)
{
    if (!before || !behind)
        return NULL;
    Agedge_t *edge = agedge(picture->root, before, behind, NULL, 1);
    if (!edge) {
        picture->failed = true;
        return NULL;
    }
    quothp_draw_set(picture, edge, "style", "invis");
    quothp_draw_set(picture, edge, "weight", "0");
    return edge;
}

void quothp_draw_rank(quothp_picture *picture, Agnode_t *const *boxes, size_t n)
{
    Agraph_t *rank = agsubg(picture->root, NULL, 1);
    if (!rank) {
        picture->failed = true;
        return;
    }
    quothp_draw_set(picture, rank, "rank", "same");
    for (size_t i = 0; i < n; i++) {
        if (boxes[i])
            agsubnode(rank, boxes[i], 1);
        if (i)
            quothp_draw_order(picture, boxes[i - 1], boxes[i]);
    }
}

Agraph_t *quothp_draw_cluster(quothp_picture *picture, uint32_t number, const char *label, const char *tip)
{
    char name[32];
    snprintf(name, sizeof name, "cluster_%u", (unsigned)number);
    Agraph_t *cluster = agsubg(picture->root, name, 1);
    if (!cluster) {
        picture->failed = true;
        return NULL;
    }
    quothp_draw_set_html(picture, cluster, "label", label);
    quothp_draw_set(picture, cluster, "style", "rounded,filled");
    quothp_draw_set(picture, cluster, "fillcolor", "#FDF6E6");
    quothp_draw_set(picture, cluster, "color", "#B36B00");
    quothp_draw_set(picture, cluster, "penwidth", "1");
    quothp_draw_set(picture, cluster, "margin", "9");
    set_tip(picture, cluster, tip, NULL);
    return cluster;
}

/* ---- markup ---- */

void quothp_markup_lines(quothp_picture *picture, quothp_buf *label, const char *text, size_t columns, const char *open,
                         const char *close, bool left)
{
    quothp_lines lines = {0};
    if (text)
        lines = quothp_label_wrap(picture->arena, text, columns);
    if (!lines.at) {
        picture->failed = true;
        return;
    }
    for (size_t i = 0; i < lines.n; i++) {
        const char *html = quothp_label_html(picture->arena, lines.at[i]);
        if (!html)
            picture->failed = true;
        if (!html || !*html) /* an empty <B></B> is an error for graphviz */
            continue;
        quothp_buf_puts(label, !left && label->n ? "<BR/>" : "");
        quothp_buf_puts(label, open);
        quothp_buf_puts(label, html);
        quothp_buf_puts(label, close);
        quothp_buf_puts(label, left ? "<BR ALIGN=\"LEFT\"/>" : "");
    }
}

const char *quothp_markup_end(quothp_picture *picture, quothp_buf *label)
{
    const char *kept = label->failed ? NULL : quothp_arena_copy(picture->arena, label->p ? label->p : " ", label->n);
    if (!kept)
        picture->failed = true;
    quothp_buf_free(label);
    return kept;
}
