/* style.h: how each kind of box and line looks. Colours are Okabe and Ito's, safe for colour-blind readers; every kind
   also differs in outline, sign or arrow head, so that it survives a black-and-white printer. */
#ifndef QUOTHP_DOT_STYLE_H
#define QUOTHP_DOT_STYLE_H

#include "graph/graph.h"

#define QUOTHP_FONT "DejaVu Sans,Verdana,sans-serif"

typedef enum quothp_look {
    QUOTHP_LOOK_PERSON,
    QUOTHP_LOOK_AGENCY,
    QUOTHP_LOOK_OUTLET,
    QUOTHP_LOOK_UNNAMED,
    QUOTHP_LOOK_ARTICLE,
    QUOTHP_LOOK_NEUTRAL, /* statements */
    QUOTHP_LOOK_AGAINST,
    QUOTHP_LOOK_FOR,
    QUOTHP_LOOK_NOTE, /* bare text */
    QUOTHP_N_LOOKS
} quothp_look;

typedef struct quothp_box_style {
    const char *legend; /* what it stands for; NULL: not in the legend */
    const char *style;  /* graphviz's "style" */
    const char *fill, *line, *text;
    const char *size, *width; /* of the font in points, of the line */
    const char *peripheries, *margin;
    const char *sign; /* before a statement's text */
} quothp_box_style;

typedef enum quothp_stroke {
    QUOTHP_STROKE_SAYS,  /* speaker to statement */
    QUOTHP_STROKE_ABOUT, /* statement to whom it is about */
    QUOTHP_STROKE_AGAINST,
    QUOTHP_STROKE_FOR,
    QUOTHP_STROKE_TO,      /* statement to whom it was said */
    QUOTHP_STROKE_ROLE,    /* person to agency */
    QUOTHP_STROKE_THROUGH, /* statement to the outlet or article that has it */
    QUOTHP_STROKE_WITHIN,  /* statement to the statement that holds it */
    QUOTHP_STROKE_QUOTES,  /* the same, the other way round */
    QUOTHP_N_STROKES
} quothp_stroke;

typedef struct quothp_line_style {
    const char *legend, *glyph; /* glyph: the line in the legend, drawn in text */
    const char *style, *line, *head, *width, *weight;
} quothp_line_style;

const quothp_box_style *quothp_box_style_of(quothp_look look);
const quothp_line_style *quothp_line_style_of(quothp_stroke stroke);

quothp_look quothp_look_of_agent(const quothp_agent *agent);
quothp_look quothp_look_of_statement(const quothp_statement *statement);
quothp_stroke quothp_stroke_of_statement(const quothp_statement *statement); /* towards whom it is about */

#endif
