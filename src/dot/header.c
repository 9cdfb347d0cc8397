/* header.c: what stands above the picture: title, counts, notes, legend. */
#include "dot/boxes.h"
#include "dot/label.h"
#include "dot/views.h"

#include <stdio.h>

enum { LONGEST_TITLE = 240, LEAST_COLUMNS = 60, MOST_COLUMNS = 150 };

#define ROW "<TR><TD ALIGN=\"LEFT\">"
#define END_ROW "</TD></TR>"
#define LEGEND ROW "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"0\"><TR>"
/* graphviz shares out spare width among all columns: these take nearly all of it, and the legend stays on the left */
#define FILLER "<TD COLSPAN=\"99\"></TD>"
#define END_LEGEND "</TR></TABLE>" END_ROW

/* ---- words ---- */

const char *quothp_picture_title(quothp_picture *picture)
{
    const quoth_graph *graph = picture->graph;
    const char *first = NULL;
    for (uint32_t i = 0; i < graph->articles.n && !first; i++)
        first = graph->articles.at[i].headline;
    first = quothp_label_clean(picture->arena, first ? first : "An article without a headline");
    if (!first || graph->articles.n < 2)
        return first;
    return quothp_arena_printf(picture->arena, "%s and %u more article%s", first, (unsigned)graph->articles.n - 1,
                               graph->articles.n > 2 ? "s" : "");
}

static const char *const QUESTIONS[] = {
    [QUOTH_VIEW_ACTORS] = "Who speaks for whom, and of whom",
    [QUOTH_VIEW_STATEMENTS] = "Who said what",
    [QUOTH_VIEW_SOURCES] = "How we know: from the speaker (left) to the article (right)",
};

static const char *plural(quothp_picture *picture, uint32_t n, const char *one, const char *many)
{
    return quothp_arena_printf(picture->arena, "%u %s", (unsigned)n, n == 1 ? one : many);
}

static const char *counts(quothp_picture *picture)
{
    uint32_t n[3] = {0};
    for (uint32_t i = 0; i < picture->graph->agents.n; i++)
        n[picture->graph->agents.at[i].kind] += picture->graph->agents.at[i].n_mentions > 0;
    return quothp_arena_printf(picture->arena, "%s, %s, %s, %s", plural(picture, n[QUOTH_PERSON], "person", "people"),
                               plural(picture, n[QUOTH_ORGANIZATION], "organization", "organizations"),
                               plural(picture, n[QUOTH_UNNAMED], "unnamed source", "unnamed sources"),
                               plural(picture, picture->graph->statements.n, "statement", "statements"));
}

static const char *subtitle(quothp_picture *picture)
{
    const quoth_graph *graph = picture->graph;
    const quothp_article *a = graph->articles.n == 1 ? &graph->articles.at[0] : NULL;
    const char *publisher = a && a->publisher != QUOTHP_NONE ? quothp_agent_text(picture, a->publisher) : "";
    const char *date = a && a->date ? quothp_label_clean(picture->arena, a->date) : "";
    return quothp_arena_printf(picture->arena, "%s%s%s%s%s \xC2\xB7 %s", publisher, *publisher && *date ? ", " : "",
                               date, *publisher || *date ? " \xC2\xB7 " : "", QUESTIONS[picture->view],
                               counts(picture));
}

static const char *part(quothp_picture *picture, uint32_t n, uint32_t all, const char *what)
{
    return n == all ? "" : quothp_arena_printf(picture->arena, "%u of %u %s", (unsigned)n, (unsigned)all, what);
}

static const char *cut_note(quothp_picture *picture)
{
    const quothp_selection *shown = &picture->shown;
    const char *why = picture->simple ? "Drawn in a simpler way, as the full picture took too long. " : "";
    const char *agents = part(picture, shown->n_agents, shown->all_agents, "actors");
    const char *statements = part(picture, shown->n_statements, shown->all_statements, "statements");
    if (!agents || !statements || (!*agents && !*statements))
        return why;
    return quothp_arena_printf(picture->arena, "%sToo much for one picture: the most important %s%s%s are drawn.", why,
                               agents, *agents && *statements ? " and " : "", statements);
}

/* ---- legend ---- */

typedef struct legend {
    quothp_buf *html;
    size_t columns, used; /* of a row */
} legend;

/* Opens a row of its own when the item has no room on the last one. */
static void make_room(legend *l, const char *text, size_t extra)
{
    size_t needed = quothp_label_columns(text) + extra;
    if (l->used && l->used + needed > l->columns) {
        quothp_buf_puts(l->html, FILLER END_LEGEND);
        l->used = 0;
    }
    if (!l->used)
        quothp_buf_puts(l->html, LEGEND);
    l->used += needed;
}

static bool has(const char *style, const char *word)
{
    return quothp_str_is(quothp_str_of(word), "dashed") ? quothp_str_ends(quothp_str_of(style), word)
                                                        : quothp_str_starts(quothp_str_of(style), word);
}

static void put_box(quothp_picture *picture, legend *l, const quothp_box_style *style)
{
    make_room(l, style->legend, 4);
    const char *outline =
        has(style->style, "rounded") ? has(style->style, "dashed") ? "rounded,dashed" : "rounded" : "";
    const char *html = quothp_arena_printf(picture->arena,
                                           "<TD><TABLE BORDER=\"%s\" CELLBORDER=\"%s\" CELLSPACING=\"%s\" "
                                           "CELLPADDING=\"2\" COLOR=\"%s\" BGCOLOR=\"%s\"%s%s%s>"
                                           "<TR><TD><FONT POINT-SIZE=\"9\">%s</FONT></TD></TR></TABLE></TD>",
                                           "1", *style->peripheries == '2' ? "1" : "0",
                                           *style->peripheries == '2' ? "2" : "0", style->line, style->fill,
                                           *outline ? " STYLE=\"" : "", outline, *outline ? "\"" : "", style->legend);
    quothp_buf_puts(l->html, html ? html : "");
}

static void put_line(quothp_picture *picture, legend *l, const quothp_line_style *style)
{
    make_room(l, style->legend, 8);
    const char *glyph = quothp_label_html(picture->arena, style->glyph);
    const char *html =
        quothp_arena_printf(picture->arena, "<TD><FONT POINT-SIZE=\"9\"><FONT COLOR=\"%s\">%s</FONT> %s </FONT></TD>",
                            style->line, glyph ? glyph : "", style->legend);
    quothp_buf_puts(l->html, html ? html : "");
}

static void put_legend(quothp_picture *picture, quothp_buf *html, size_t columns)
{
    legend l = {html, columns, 0};
    for (unsigned i = 0; i < QUOTHP_N_LOOKS; i++) {
        const quothp_box_style *style = quothp_box_style_of((quothp_look)i);
        if ((picture->looks >> i & 1) && style->legend)
            put_box(picture, &l, style);
    }
    for (unsigned i = 0; i < QUOTHP_N_STROKES; i++) {
        const quothp_line_style *style = quothp_line_style_of((quothp_stroke)i);
        if ((picture->strokes >> i & 1) && style->legend)
            put_line(picture, &l, style);
    }
    if (l.used)
        quothp_buf_puts(html, FILLER END_LEGEND);
}

/* ---- all of it ---- */

static void put_text(quothp_picture *picture, quothp_buf *html, const char *text, size_t columns, const char *open,
                     const char *close)
{
    if (text && !*text)
        return;
    quothp_buf_puts(html, ROW);
    quothp_markup_lines(picture, html, text, columns, open, close, true);
    quothp_buf_puts(html, END_ROW);
}

void quothp_draw_header(quothp_picture *picture, double width)
{
    size_t columns = width < 6.0 * LEAST_COLUMNS ? LEAST_COLUMNS : (size_t)(width / 6.0); /* of 9 point type */
    columns = columns > MOST_COLUMNS ? MOST_COLUMNS : columns;
    const char *title = quothp_picture_title(picture);
    quothp_buf html = {0};
    quothp_buf_puts(&html, "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"0\">");
    put_text(picture, &html, title ? quothp_label_cut(picture->arena, title, LONGEST_TITLE) : NULL, columns * 6 / 10,
             "<FONT POINT-SIZE=\"15\"><B>", "</B></FONT>");
    put_text(picture, &html, subtitle(picture), columns, "<FONT POINT-SIZE=\"9\" COLOR=\"#444444\">", "</FONT>");
    put_text(picture, &html, cut_note(picture), columns, "<FONT POINT-SIZE=\"9\" COLOR=\"#B00000\"><I>", "</I></FONT>");
    put_legend(picture, &html, columns);
    quothp_buf_puts(&html, "<TR><TD HEIGHT=\"6\"></TD></TR></TABLE>");
    quothp_draw_set_html(picture, picture->root, "label", quothp_markup_end(picture, &html));
}
