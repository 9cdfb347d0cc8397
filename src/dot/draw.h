/* draw.h: the picture being drawn: boxes, lines and clusters in the house style, in a cgraph graph.
 *
 * Used in the child process only. An error is remembered in picture->failed and asked for once, at the end; a failed
 * picture swallows what is drawn.
 */
#ifndef QUOTHP_DOT_DRAW_H
#define QUOTHP_DOT_DRAW_H

#include "base/buf.h"
#include "dot/ids.h"
#include "dot/select.h"
#include "dot/style.h"

#include <cgraph.h>

typedef struct quothp_picture {
    const quoth_graph *graph;
    quothp_selection shown;
    quoth_view view;
    bool simple; /* drawn again with less, as the first attempt took too long */
    quothp_arena *arena;
    quothp_ids ids;
    Agraph_t *root;
    Agnode_t **agents, **statements; /* by index; NULL where not drawn */
    Agnode_t *unknown;               /* speaks where the text does not tell who; NULL where not drawn */
    unsigned looks, strokes;         /* bits of those drawn: the legend */
    bool failed;
} quothp_picture;

/* Opens an empty picture named by the text; false when memory is out. */
bool quothp_draw_open(quothp_picture *picture, const char *name);
void quothp_draw_close(quothp_picture *picture);

/* Any of these texts may be NULL. label is HTML-like, tip and url are escaped (label.h). */
typedef struct quothp_box {
    quothp_look look;
    const char *name;  /* plain; made unique */
    const char *label; /* not NULL */
    const char *tip, *url;
} quothp_box;

Agnode_t *quothp_draw_box(quothp_picture *picture, Agraph_t *where, const quothp_box *box);
Agedge_t *quothp_draw_line(quothp_picture *picture, Agnode_t *from, Agnode_t *to, quothp_stroke stroke,
                           const char *label, const char *tip);
/* Puts one box behind the other, and shows nothing. */
Agedge_t *quothp_draw_order(quothp_picture *picture, Agnode_t *before, Agnode_t *behind);
/* Puts the boxes into one rank (a column, where the picture runs from left to right), in this order. */
void quothp_draw_rank(quothp_picture *picture, Agnode_t *const *boxes, size_t n);
Agraph_t *quothp_draw_cluster(quothp_picture *picture, uint32_t number, const char *label, const char *tip);

/* Names what a box, line or cluster stands for by its class in SVG and DOT: "agent-3" for the kind "agent" and the
   graph's agent 3. Pages find the shapes of a thing by it. Returns the object, which may be NULL. */
void *quothp_draw_item(quothp_picture *picture, void *object, const char *kind, uint32_t index);

/* Sets an attribute; a value of NULL fails the picture instead of killing the process. */
void quothp_draw_set(quothp_picture *picture, void *object, const char *key, const char *value);
void quothp_draw_set_html(quothp_picture *picture, void *object, const char *key, const char *value);

/* Markup: lines of a label. Each line is put between open and close, as in "<B>", "</B>";
   lines stand on the left or in the middle. */
void quothp_markup_lines(quothp_picture *picture, quothp_buf *label, const char *text, size_t columns, const char *open,
                         const char *close, bool left);
/* The finished label, moved into the arena. */
const char *quothp_markup_end(quothp_picture *picture, quothp_buf *label);

#endif
