/* views.h: the three views, each in a file of its own, and the picture's header. Each draws the selected part of the
   graph into the open picture. */
#ifndef QUOTHP_DOT_VIEWS_H
#define QUOTHP_DOT_VIEWS_H

#include "dot/draw.h"

void quothp_view_actors(quothp_picture *picture);     /* people in their agencies; who speaks of whom */
void quothp_view_statements(quothp_picture *picture); /* who said what */
void quothp_view_sources(quothp_picture *picture);    /* the way of each statement to us */

/* The headline that names the picture, cleaned. */
const char *quothp_picture_title(quothp_picture *picture);

/* Title, counts, notes and legend as the label of the whole picture, for a page so many points wide. Draw first: the
   legend explains what is there. */
void quothp_draw_header(quothp_picture *picture, double width);

#endif
