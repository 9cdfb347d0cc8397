/* render.c: see render.h. dot draws graphs of some hundred boxes well; of a few ways to lay out the picture the one
   whose shape suits a page is taken. */
#include "config.h" /* memmem */

#include "dot/render.h"

#include "dot/label.h"
#include "dot/spread.h"
#include "dot/views.h"

#include <gvc.h>
#include <stdlib.h>
#include <string.h>

/* Ranks that a row of small pieces may fill; 0: pieces are left below each other. */
static const int ROWS[] = {0, 4, 6, 8};
enum { N_ROWS = sizeof ROWS / sizeof *ROWS };

static const struct {
    const char *key, *value;
} SIMPLER[] = {{"splines", "line"}, {"nslimit", "2"}, {"nslimit1", "2"}, {"mclimit", "0.3"}};

static void set(quothp_picture *picture, const char *key, const char *value)
{
    quothp_draw_set(picture, picture->root, key, value);
}

/* ---- layout ---- */

static double width_of(const quothp_picture *picture)
{
    return GD_bb(picture->root).UR.x - GD_bb(picture->root).LL.x;
}

static double height_of(const quothp_picture *picture)
{
    return GD_bb(picture->root).UR.y - GD_bb(picture->root).LL.y;
}

/* Area, with a penalty for strips that no page or screen shows well. */
static double badness(double width, double height)
{
    double ratio = width / height;
    double off = ratio > 1.7 ? ratio / 1.7 : ratio < 0.8 ? 0.8 / ratio : 1;
    return width * height * off * off;
}

typedef struct trial {
    quothp_picture *picture;
    GVC_t *gvc;
    quothp_pieces pieces;
    int rows; /* the best so far */
    double badness, width;
} trial;

static bool try_rows(trial *t, int rows)
{
    quothp_picture *picture = t->picture;
    quothp_ties ties = {0};
    if (rows)
        ties = quothp_spread_tie(picture, &t->pieces, rows);
    if (picture->failed || (rows && !ties.n))
        return !picture->failed;
    if (gvLayout(t->gvc, picture->root, "dot") != 0)
        return false;
    if (!rows)
        t->pieces = quothp_spread_pieces(picture);
    double bad = badness(width_of(picture), height_of(picture));
    if (!rows || bad < t->badness)
        *t = (trial){picture, t->gvc, t->pieces, rows, bad, width_of(picture)};
    gvFreeLayout(t->gvc, picture->root);
    quothp_spread_untie(picture, &ties);
    return !picture->failed;
}

static bool lay_out(quothp_picture *picture, GVC_t *gvc)
{
    trial t = {.picture = picture, .gvc = gvc};
    size_t n_trials = picture->simple || picture->view != QUOTH_VIEW_ACTORS ? 1 : N_ROWS;
    for (size_t i = 0; i < n_trials; i++) {
        if (!try_rows(&t, ROWS[i]))
            return false;
    }
    if (t.rows)
        quothp_spread_tie(picture, &t.pieces, t.rows);
    quothp_draw_header(picture, t.width);
    return !picture->failed && gvLayout(gvc, picture->root, "dot") == 0;
}

/* ---- output ---- */

/* Dots an inch: sharp, but no picture wider or higher than a screen can scroll. */
static double resolution(const quothp_picture *picture)
{
    static const double MOST_DOTS = 2400, SHARP = 120, COARSE = 40;
    double longest = width_of(picture) > height_of(picture) / 1.5 ? width_of(picture) : height_of(picture) / 1.5;
    double dpi = longest > 0 ? MOST_DOTS * 72 / longest : SHARP;
    return dpi > SHARP ? SHARP : dpi < COARSE ? COARSE : dpi;
}

static void put(FILE *out, const char *bytes, size_t n)
{
    if (n)
        fwrite(bytes, 1, n, out);
}

/* graphviz's SVG has no name that a screen reader or a browser's tab could tell: it gets one. */
static void put_svg(quothp_picture *picture, const char *svg, size_t n, FILE *out)
{
    const char *start = strstr(svg, "<svg ");
    const char *end = start ? strchr(start, '>') : NULL;
    const char *title = quothp_picture_title(picture);
    title = title ? quothp_label_html(picture->arena, title) : NULL;
    if (!end || !title) {
        picture->failed = true;
        return;
    }
    size_t head = (size_t)(start - svg) + strlen("<svg ");
    put(out, svg, head);
    fputs("role=\"img\" aria-labelledby=\"picture-title\" ", out);
    put(out, svg + head, (size_t)(end + 1 - svg) - head);
    fprintf(out, "\n<title id=\"picture-title\">%s</title>", title);
    put(out, end + 1, n - (size_t)(end + 1 - svg));
}

/* Cairo stamps a PDF with the time of its making, in plain text: it becomes a fixed one, as the same graph gives the
   same bytes. */
static void fix_date(char *pdf, size_t n)
{
    static const char KEY[] = "/CreationDate (D:", DATE[] = "19700101000000";
    char *key = memmem(pdf, n, KEY, strlen(KEY));
    if (key && (size_t)(pdf + n - key) >= strlen(KEY) + strlen(DATE))
        memcpy(key + strlen(KEY), DATE, strlen(DATE)); /* NOLINT(bugprone-not-null-terminated-result): in place */
}

static const char *format_of(quoth_form form)
{
    return form == QUOTH_SVG ? "svg" : form == QUOTH_PDF ? "pdf" : "png";
}

static bool write_rendered(quothp_picture *picture, GVC_t *gvc, quoth_form form, FILE *out)
{
    char *bytes = NULL;
    unsigned n = 0;
    if (form == QUOTH_PNG)
        GD_drawing(picture->root)->dpi = resolution(picture);
    if (gvRenderData(gvc, picture->root, format_of(form), &bytes, &n) != 0 || !bytes)
        return false;
    if (form == QUOTH_PDF)
        fix_date(bytes, n);
    if (form == QUOTH_SVG)
        put_svg(picture, bytes, n, out);
    else
        put(out, bytes, n);
    gvFreeRenderData(bytes);
    return !picture->failed;
}

bool quothp_render(quothp_picture *picture, quoth_form form, FILE *out)
{
    setenv("TZ", "UTC0", 1); /* for fix_date: the stamp is of one length. Nobody else sees it: we are a child process */
    agseterr(AGMAX);
    GVC_t *gvc = gvContext();
    if (!gvc)
        return false;
    for (size_t i = 0; picture->simple && i < sizeof SIMPLER / sizeof *SIMPLER; i++)
        set(picture, SIMPLER[i].key, SIMPLER[i].value);
    bool done = lay_out(picture, gvc);
    if (done && form != QUOTH_DOT)
        done = write_rendered(picture, gvc, form, out);
    gvFreeLayout(gvc, picture->root);
    if (done && form == QUOTH_DOT)
        done = agwrite(picture->root, out) == 0;
    gvFreeContext(gvc);
    return done && !ferror(out);
}
