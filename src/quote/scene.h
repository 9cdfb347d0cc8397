/* scene.h: what the files of quote/ tell each other while they work on one document: quotations, regions, cues.
 *
 * A region is a stretch in which one clause can reach another: a sentence with all sentences of the quotations that it
 * touches, or a sentence inside a quotation. Inside a region, its quotations are closed boxes.
 */
#ifndef QUOTHP_QUOTE_SCENE_H
#define QUOTHP_QUOTE_SCENE_H

#include "doc/doc.h"
#include "lexicon/lexicon.h"
#include "quote/marks.h"

typedef QUOTHP_LAYER(quothp_range) quothp_ranges;

typedef struct quothp_region {
    quothp_range tokens;
    uint32_t inside; /* the quotation whose words these are, or QUOTHP_NONE */
    uint32_t block;
} quothp_region;

typedef enum quothp_cue_shape {
    QUOTHP_CUE_FINITE,     /* X said */
    QUOTHP_CUE_PARTICIPLE, /* X did this, saying */
    QUOTHP_CUE_PASSIVE,    /* was told by X */
    QUOTHP_CUE_NOMINAL,    /* X's demand */
    QUOTHP_CUE_PREPOSITION /* according to X */
} quothp_cue_shape;

typedef struct quothp_cue {
    quothp_range group; /* "had not said" */
    uint32_t head;      /* "said" */
    uint32_t behind;    /* token behind the words of the lexicon: "called for" ends behind "for" */
    uint32_t region;
    const quothp_lex_entry *entry; /* NULL: no word but a dash or a colon, or nothing at all */
    uint16_t frames;               /* quothp_frame bits */
    quothp_cue_shape shape;
    bool shared;   /* no subject of its own: "… and said" */
    bool inverted; /* "said X" */
    quothp_range source;
    quothp_range addressee;
    quothp_ranges content;
    uint32_t follows; /* earlier cue whose source it shares, or QUOTHP_NONE */
    int32_t margin;   /* of the reading; 0 where there was none */
} quothp_cue;

typedef struct quothp_scene {
    quoth_doc *doc;
    quothp_arena *arena; /* scratch */
    quothp_quotations quotes;
    uint32_t *quote_at;                  /* for each token the innermost quotation around it */
    uint32_t *owner;                     /* for each quotation the cue whose content it is */
    QUOTHP_LAYER(quothp_region) regions; /* outer ones in the order of the text, then inner ones */
    uint32_t n_outer;
    QUOTHP_LAYER(quothp_cue) cues;
} quothp_scene;

/* No search goes further than this from where it starts: the time stays linear in broken text too. */
enum { QUOTHP_QUOTE_REACH = 250 };

/* ---- words.c: questions about one token ---- */

static inline uint8_t quothp_quote_xpos(const quothp_scene *s, uint32_t t)
{
    return s->doc->tokens.at[t].xpos;
}
static inline uint8_t quothp_quote_upos(const quothp_scene *s, uint32_t t)
{
    return s->doc->tokens.at[t].upos;
}
bool quothp_quote_is(const quothp_scene *s, uint32_t t, const char *word); /* folds case */
bool quothp_quote_is_one_of(const quothp_scene *s, uint32_t t, const char *const *words /* NULL ends it */);
bool quothp_quote_lemma_is_one_of(const quothp_scene *s, uint32_t t, const char *const *words);
bool quothp_quote_is_finite(const quothp_scene *s, uint32_t t); /* said, has, will */
bool quothp_quote_is_verbal(const quothp_scene *s, uint32_t t); /* any form of a verb */
bool quothp_quote_is_noun(const quothp_scene *s, uint32_t t);   /* noun, name, pronoun, number: can end a noun phrase */
bool quothp_quote_is_comma(const quothp_scene *s, uint32_t t);  /* comma or dash between words */
bool quothp_quote_is_time(const quothp_scene *s, uint32_t t);   /* Tuesday, May, morning, 2012 */
bool quothp_quote_is_mark(const quothp_scene *s, uint32_t t);   /* a quotation mark */
bool quothp_quote_is_stop(const quothp_scene *s, uint32_t t);   /* . ? ! … */
/* The quotation of this region that the token stands in, or QUOTHP_NONE. */
uint32_t quothp_quote_box(const quothp_scene *s, const quothp_region *r, uint32_t t);

/* ---- chunk.c: phrases ---- */

/* The noun phrase with its "of …" that ends before the token end, not beginning before limit; empty: none. */
quothp_range quothp_quote_phrase_before(const quothp_scene *s, const quothp_region *r, uint32_t end, uint32_t limit);
/* The noun phrase that begins at first; with tail: also its "of …", "(…)" and apposition. */
quothp_range quothp_quote_phrase_at(const quothp_scene *s, const quothp_region *r, uint32_t first, bool tail);
/* The innermost region that holds the token. */
uint32_t quothp_quote_region(const quothp_scene *s, uint32_t t);

/* ---- trim.c ---- */

/* Ends the last piece of the content where the sentence around the cue goes on. */
void quothp_quote_trim(const quothp_scene *s, quothp_cue *c);

/* ---- take.c, signed.c, follow.c, transcript.c: in this order ---- */

quoth_status quothp_quote_take(quothp_scene *s);
quoth_status quothp_quote_signed(quothp_scene *s);
quoth_status quothp_quote_follow(quothp_scene *s);
quoth_status quothp_quote_transcript(quothp_scene *s);

#endif
