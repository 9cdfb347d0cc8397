/* piece.h: inside of the name stage: stretches of capitals that may be names. */
#ifndef QUOTHP_PIECE_H
#define QUOTHP_PIECE_H

#include "doc/doc.h"

/* How well the text or a list bears a piece out. */
typedef enum quothp_sure {
    QUOTHP_SURE_NOT,   /* an everyday word that opens a sentence: a name only when it is one elsewhere in the article */
    QUOTHP_SURE_GUESS, /* a name, but the type is a guess */
    QUOTHP_SURE_HINT,  /* a neighbour tells the type */
    QUOTHP_SURE_YES    /* the name itself tells it */
} quothp_sure;

typedef struct quothp_piece {
    uint32_t first, end; /* tokens */
    quothp_name_type type;
    quothp_sure sure;
    bool titled;  /* a title stood before it: a person */
    bool initial; /* its first token opens the sentence */
} quothp_piece;

typedef struct quothp_pieces {
    QUOTHP_LAYER(quothp_piece) list;
    quothp_arena *arena;
} quothp_pieces;

/* Adds the pieces of a sentence that is no headline, in the order of the text. False: memory is out. */
bool quothp_find_pieces(const quoth_doc *doc, const quothp_sentence *sentence, quothp_pieces *pieces);

/* Sets the type of a piece, and how sure it is, from itself and its neighbours in the sentence. */
void quothp_judge(const quoth_doc *doc, const quothp_sentence *sentence, quothp_piece *piece);

/* Is the whole stretch in a list of names? */
bool quothp_listed(const quoth_doc *doc, uint32_t first, uint32_t end, quothp_name_type *type);

/* Does the last word tell an organization ("Ministry"), or the first of "University of Foo"? */
bool quothp_is_org_shaped(const quoth_doc *doc, uint32_t first, uint32_t end);

/* A date or an amount of money that begins at the token: the token behind it, or the token itself. */
uint32_t quothp_amount(const quoth_doc *doc, uint32_t token, uint32_t end, quothp_name_type *type);

/* Does the token begin with a capital? Does it hold more than one letter, all capitals? */
bool quothp_is_capital(const quoth_doc *doc, uint32_t token);
bool quothp_is_acronym(const quoth_doc *doc, uint32_t token);
bool quothp_touches(const quoth_doc *doc, uint32_t token); /* no white space before it */

#endif
