/* guess.h: inside of the tag stage: what a word can be by itself, and what it is between its neighbours. */
#ifndef QUOTHP_GUESS_H
#define QUOTHP_GUESS_H

#include "doc/doc.h"

/* A set of Penn tags. */
typedef uint64_t quothp_tags;
#define QUOTHP_TAG(name) ((quothp_tags)1 << QUOTHP_XPOS_##name)

#define QUOTHP_TAGS_NOUN (QUOTHP_TAG(NN) | QUOTHP_TAG(NNS) | QUOTHP_TAG(NNP) | QUOTHP_TAG(NNPS))
#define QUOTHP_TAGS_FINITE (QUOTHP_TAG(VBD) | QUOTHP_TAG(VBP) | QUOTHP_TAG(VBZ) | QUOTHP_TAG(MD))
#define QUOTHP_TAGS_VERB (QUOTHP_TAGS_FINITE | QUOTHP_TAG(VB) | QUOTHP_TAG(VBG) | QUOTHP_TAG(VBN))
#define QUOTHP_TAGS_ADJ (QUOTHP_TAG(JJ) | QUOTHP_TAG(JJR) | QUOTHP_TAG(JJS))
#define QUOTHP_TAGS_ADV (QUOTHP_TAG(RB) | QUOTHP_TAG(RBR) | QUOTHP_TAG(RBS))

typedef struct quothp_guess {
    quothp_tags can;
    uint8_t usual;     /* quothp_xpos, one of can */
    uint8_t upos;      /* QUOTHP_UPOS_X where it follows from the Penn tag */
    const char *lemma; /* NULL: by rule */
} quothp_guess;

/* What a capital tells. */
typedef enum quothp_capital {
    QUOTHP_CAPITAL_NAMES, /* a name */
    QUOTHP_CAPITAL_OPENS, /* nothing: it opens the sentence */
    QUOTHP_CAPITAL_ALL    /* nothing: all words around it have one */
} quothp_capital;

/* What the word can be by itself. */
quothp_guess quothp_guess_word(quothp_str word, quothp_capital capital);

/* Chooses for all tokens of a sentence; guesses[0] belongs to the sentence's first token. Writes upos and xpos. */
void quothp_choose_tags(quoth_doc *doc, const quothp_sentence *sentence, const quothp_guess *guesses);

/* The lemma by rule. The arena is the document's. NULL p: memory is out. */
quothp_str quothp_lemma(quothp_arena *arena, quothp_str word, quothp_xpos tag);

#endif
