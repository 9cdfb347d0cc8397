/* label.h: text for pictures. What comes in may be anything; what goes out can break neither graphviz nor XML.
 *
 * All strings are made in the arena; NULL means that memory is out, and NULL goes in as the empty text.
 */
#ifndef QUOTHP_DOT_LABEL_H
#define QUOTHP_DOT_LABEL_H

#include "base/arena.h"

typedef struct quothp_lines {
    const char **at;
    size_t n;
} quothp_lines;

/* One line of valid UTF-8: no controls, no marks that turn the writing direction, single spaces. The functions below
   take such a text. */
const char *quothp_label_clean(quothp_arena *arena, const char *text);

/* Columns as in a terminal: 2 for a CJK character, 0 for a combining mark. */
size_t quothp_label_columns(const char *text);

/* At most so many columns: cut between words, with an ellipsis; a quotation left open is closed. */
const char *quothp_label_cut(quothp_arena *arena, const char *text, size_t columns);

/* Lines of at most so many columns, of even length as far as words allow; lines.at is NULL when memory is out. */
quothp_lines quothp_label_wrap(quothp_arena *arena, const char *text, size_t columns);

/* For the text of an HTML-like label. */
const char *quothp_label_html(quothp_arena *arena, const char *text);

/* For tooltips, where a line ends with the two characters \n. */
const char *quothp_label_tip(quothp_arena *arena, const char *text);

/* For names of nodes, edges and graphs, which SVG shows as titles. */
const char *quothp_label_name(quothp_arena *arena, const char *text);

/* For URL attributes: only http and https, and no byte that could leave the attribute; "" for any other. */
const char *quothp_label_url(quothp_arena *arena, const char *url);

#endif
