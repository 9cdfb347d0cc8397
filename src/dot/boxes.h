/* boxes.h: the boxes that all views share: an agent, a statement; and their tooltips, which hold the evidence. */
#ifndef QUOTHP_DOT_BOXES_H
#define QUOTHP_DOT_BOXES_H

#include "dot/draw.h"

/* The agent's box, drawn on the first call. Its roles stand under the name, without the agency when that is home (the
   cluster around the box; QUOTHP_NONE for none). */
Agnode_t *quothp_draw_agent(quothp_picture *picture, Agraph_t *where, uint32_t agent, uint32_t home);

/* What a statement's box shows besides its words. */
typedef struct quothp_statement_parts {
    size_t columns, max_columns; /* of a line, of the text before it is cut */
    bool outlet;                 /* "[HuffPost]" below */
    bool speaker;                /* "Josh Paul:" above */
} quothp_statement_parts;

Agnode_t *quothp_draw_statement(quothp_picture *picture, uint32_t statement, const quothp_statement_parts *parts);

/* A line of what a statement says; its tip is the statement's. Nothing when either end is NULL. */
void quothp_draw_part(quothp_picture *picture, Agnode_t *from, Agnode_t *to, quothp_stroke stroke, const char *label,
                      uint32_t statement);

/* The box of a speaker; one box stands for all words of nobody (QUOTHP_NONE). */
Agnode_t *quothp_draw_speaker(quothp_picture *picture, size_t agent);

/* One box of bare text. */
Agnode_t *quothp_draw_note(quothp_picture *picture, const char *name, const char *text, size_t columns);

/* "and 3 more statements", behind a speaker of whom only some fit. */
Agnode_t *quothp_draw_more(quothp_picture *picture, uint32_t n);

/* "former official" */
const char *quothp_role_text(quothp_picture *picture, const quothp_membership *role);
const char *quothp_role_tip(quothp_picture *picture, const quothp_membership *role);
const char *quothp_agent_tip(quothp_picture *picture, uint32_t agent);
const char *quothp_statement_tip(quothp_picture *picture, uint32_t statement);

/* Cleaned label of an agent; "source not stated" when there is none. */
const char *quothp_agent_text(quothp_picture *picture, size_t agent);
/* "State Department, The Fen Post": names of agents joined, cleaned. */
const char *quothp_speakers_text(quothp_picture *picture, const quothp_statement *statement);

/* The article's address, if it is one; "" otherwise. */
const char *quothp_article_url(quothp_picture *picture, uint32_t article);

#endif
