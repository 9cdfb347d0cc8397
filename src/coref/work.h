/* work.h: what the files of coref share while the stage runs. Everything here lives in the scratch arena.
 *
 *     chunk.c    noun phrases without their clauses
 *     compound.c names that a noun behind them completes
 *     mention.c  mentions out of chunks and names, with traits
 *     extent.c   mentions as the trees have them
 *     cluster.c  names that mean the same
 *     sketch.c   what the learned decision sees of each mention
 *     title.c    descriptions that the lexicon knows to fit a name
 *     pair.c     features of the decision
 *     link.c     the rest of the mentions finds what it takes up
 *     kin.c      "his ex-wife", once "wife Ann Lee" was named
 *     entity.c   entities out of the sets that remain
 */
#ifndef QUOTHP_COREF_WORK_H
#define QUOTHP_COREF_WORK_H

#include "doc/doc.h"
#include "lexicon/lexicon.h"

/* A noun phrase up to its head, and up to where its complements end. */
typedef struct quothp_chunk {
    uint32_t first, end; /* tokens, a possessor included: "Biden's public commitments" */
    uint32_t full_end;   /* with complements: "a number of his former colleagues" */
    uint32_t head;
    uint32_t name;         /* the name that is its head, or QUOTHP_NONE */
    bool possessive;       /* "'s" follows */
    bool title;            /* of the person whose name its complement ends with: no mention of its own */
    uint32_t phrase_first; /* first, or where such a title begins */
} quothp_chunk;

/* What anaphora needs to know of a mention and the document does not keep. */
typedef struct quothp_trait {
    uint16_t noun;     /* quothp_noun_kind of the head */
    uint16_t org_kind; /* of a noun like "department" */
    bool org_noun;     /* org_kind was found in the lexicon */
    bool definite;     /* "the", "this", a possessor; a name */
    bool subject;      /* of its clause, by the tree */
    bool quoted;       /* inside quotation marks */
    bool modifier;     /* a name within a longer phrase: "State Department official" */
    uint8_t person;    /* of a pronoun: 1, 2, 3; else 0 */
    uint32_t top;      /* token of the extent that heads it in the tree */
} quothp_trait;

/* What the learned decision sees of a mention. Words are hashes of their lower case. */
typedef struct quothp_sketch {
    uint32_t kind, group;            /* fine and coarse class: "she", "name of a person", "definite noun" */
    uint32_t lemma, text;            /* of the head; of all words but articles and the possessive mark */
    uint32_t first, before, behind;  /* words */
    uint32_t title;                  /* of the title before a name, in full: "senator"; 0 for none */
    uint32_t words;                  /* a bit for each content word but the head */
    uint32_t governor;               /* token that the phrase hangs on, or QUOTHP_NONE */
    uint32_t governor_lemma;         /* 0 for none */
    uint32_t from, end;              /* tokens of the extent */
    uint32_t sentence, block, place; /* place: of the mention among those of its block's sentences */
    uint32_t same_head;              /* the mention before with this head lemma, or QUOTHP_NONE */
    bool same_text;                  /* one before says the same words */
    uint8_t relation, article;
    quothp_org_kind org_kind; /* of an organization's name */
} quothp_sketch;

/* What is known of a set so far; at its first mention. */
typedef struct quothp_set {
    uint32_t n, last; /* mentions met so far, the last of them */
    bool named;       /* holds the name of a person or an organization */
    quothp_gender gender;
} quothp_set;

typedef struct quothp_coref_work {
    quoth_doc *doc;
    quothp_arena *scratch;
    uint32_t *name_at; /* for each token: the name that it is part of, or QUOTHP_NONE */
    bool *quoted;      /* for each token */
    QUOTHP_LAYER(quothp_chunk) chunks;
    QUOTHP_LAYER(quothp_trait) traits; /* one for each mention */
    uint32_t *parent;                  /* union-find over mentions; set up when all are known */
    quothp_sketch *sketches;           /* one for each mention */
    quothp_set *sets;                  /* one for each mention */
} quothp_coref_work;

static inline quothp_xpos quothp_coref_xpos(const quothp_coref_work *w, uint32_t token)
{
    return (quothp_xpos)w->doc->tokens.at[token].xpos;
}

/* Each returns false when memory is out. */
bool quothp_coref_chunks(quothp_coref_work *w);
bool quothp_coref_mentions(quothp_coref_work *w);
bool quothp_coref_extents(quothp_coref_work *w);
bool quothp_coref_cluster(quothp_coref_work *w);
bool quothp_coref_sketches(quothp_coref_work *w);
void quothp_coref_titles(quothp_coref_work *w);
void quothp_coref_kin(quothp_coref_work *w);
bool quothp_coref_entities(quothp_coref_work *w);

/* The set that a mention belongs to, by its first mention; and the joining of two sets. */
uint32_t quothp_coref_find(quothp_coref_work *w, uint32_t mention);
void quothp_coref_join(quothp_coref_work *w, uint32_t a, uint32_t b);

/* What an organization is, by a mention of it. */
quothp_org_kind quothp_coref_org_kind(const quothp_coref_work *w, uint32_t mention);

/* Does the chunk name a government by a name and a noun; which name is that of the whole chunk, or QUOTHP_NONE? */
bool quothp_coref_government(const quothp_coref_work *w, const quothp_chunk *chunk, uint32_t *name_first);
uint32_t quothp_coref_named_by(const quothp_coref_work *w, const quothp_chunk *chunk);

/* Room for a mention of these tokens and its trait; NULL when memory is out. */
quothp_mention *quothp_coref_add(quothp_coref_work *w, uint32_t first, uint32_t end, quothp_trait **trait);
/* Says what kind of thing the noun at the token makes of a mention. */
void quothp_coref_describe(const quothp_coref_work *w, uint32_t head, quothp_mention *mention, quothp_trait *trait);
/* Does a phrase that begins with this token mean something known: "the", "this", "her"? */
bool quothp_coref_definite(const quothp_coref_work *w, uint32_t first);

/* The kind of thing that a noun names, by its lemma; 0 when the lexicon does not have it. */
uint16_t quothp_coref_noun(const quoth_doc *doc, uint32_t token, quothp_gender *gender);

#endif
