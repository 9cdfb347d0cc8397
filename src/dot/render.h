/* render.h: layout and output by graphviz, in the child process. */
#ifndef QUOTHP_DOT_RENDER_H
#define QUOTHP_DOT_RENDER_H

#include "dot/draw.h"

/* Lays the drawn picture out, puts the header on it and writes it to out; false when that failed. */
bool quothp_render(quothp_picture *picture, quoth_form form, FILE *out);

#endif
