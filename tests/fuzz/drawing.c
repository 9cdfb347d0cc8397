/* drawing.c: fuzz target: plain text → graph → picture, as cgraph holds it, written as DOT and read again.
 *
 * The layout is left out, as it runs in a process of its own; of some inputs the whole page is written too.
 */
#include "fuzz.h"

#include "dot/draw.h"
#include "dot/render.h"
#include "dot/views.h"

#include <stdlib.h>

static void draw(const quoth_graph *graph, quoth_view view)
{
    static void (*const VIEWS[])(quothp_picture *) = {quothp_view_actors, quothp_view_statements, quothp_view_sources};
    quothp_arena arena = {0};
    quothp_picture picture = {.graph = graph, .view = view, .arena = &arena};
    char *dot = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&dot, &n);
    if (!out || quothp_select(&arena, graph, view, 40, 48, &picture.shown) != QUOTH_OK ||
        !quothp_draw_open(&picture, quothp_picture_title(&picture)))
        fuzz_broken("a picture can be begun");
    VIEWS[view](&picture);
    quothp_draw_header(&picture, 600);
    if (picture.failed || agwrite(picture.root, out) != 0 || fclose(out) != 0)
        fuzz_broken("a picture can be drawn");
    Agraph_t *again = agmemread(dot);
    if (!again || agnnodes(again) != agnnodes(picture.root) || agnedges(again) != agnedges(picture.root))
        fuzz_broken("DOT can be read again");
    agclose(again);
    free(dot);
    quothp_draw_close(&picture);
    quothp_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    quoth_graph *graph = fuzz_graph(fuzz_analyst(), QUOTH_FROM_TEXT, bytes, n);
    size_t n_written;
    if (!graph)
        return 0;
    draw(graph, (quoth_view)(n % 3));
    if (n % 100 == 99)
        free(fuzz_write(graph, QUOTH_PAGE, &n_written));
    quoth_graph_free(graph);
    return 0;
}
