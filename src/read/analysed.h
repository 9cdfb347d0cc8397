/* analysed.h: text that another program has cut into tokens and tagged → a document with these layers. The stages whose
 * layers are here do not run; those behind them go on from here. Used by conllu.c and corenlp.c.
 */
#ifndef QUOTHP_ANALYSED_H
#define QUOTHP_ANALYSED_H

#include "base/buf.h"
#include "doc/doc.h"

enum { QUOTHP_NO_HEAD = -1 };

/* One token as it came. Strings are borrowed for the call; empty: not told. */
typedef struct quothp_analysed_token {
    quothp_str form, lemma, upos, xpos;
    quothp_str ner;     /* "B-PER", "PERSON", "O"; with a prefix of BIO or BIOES or without */
    long head;          /* in its sentence, from 1; 0: the root; QUOTHP_NO_HEAD: not told */
    quothp_str between; /* what stands between it and the token before */
} quothp_analysed_token;

typedef struct quothp_analysed {
    quothp_buf text;
    quothp_arena *arena; /* of the layers, until the document is made */
    QUOTHP_LAYER(quothp_token) tokens;
    QUOTHP_LAYER(quothp_sentence) sentences;
    QUOTHP_LAYER(quothp_block) blocks;
    QUOTHP_LAYER(quothp_name) names;
    bool untagged;                    /* some token lacks a tag or its lemma: all tags are ours then */
    bool named;                       /* names are told, if only that there are none */
    bool in_name;                     /* the last token belongs to the last name */
    bool new_sentence, new_paragraph; /* the next token begins one */
    bool failed;                      /* memory ran out */
} quothp_analysed;

void quothp_analysed_begin(quothp_analysed *a, quothp_arena *arena);
/* The next token begins a sentence, and a paragraph, too? False: a head lies outside of the sentence that ends here; it
 * is forgotten. */
bool quothp_analysed_end_sentence(quothp_analysed *a, bool paragraph);
void quothp_analysed_add(quothp_analysed *a, const quothp_analysed_token *token);
/* The document; *doc is NULL when there are no tokens. Empties the rest. */
quoth_status quothp_analysed_doc(quothp_analysed *a, quoth_doc **doc);
void quothp_analysed_free(quothp_analysed *a);

#endif
