/* work.h: what the files of role share while the stage runs.
 *
 *     describe.c  a stretch of tokens -> the roles that it names: "former curator and director of exhibits at the Hall"
 *     find.c      where such stretches stand: before names, behind them, behind "is"
 *     around.c    what stands right behind a name: "(D-Mo.)", "of The Gulls", "and Bo Ray"
 *     period.c    when a role was held: "from 2009 to 2013"
 *     unit.c      "the Bureau of Canals at the Interior Department"
 *     role.c      the stage; keeps what was found, merges, and looks for resignations
 */
#ifndef QUOTHP_ROLE_WORK_H
#define QUOTHP_ROLE_WORK_H

#include "doc/doc.h"
#include "lexicon/lexicon.h"

enum { QUOTHP_ROLE_PARTS = 4 };

/* One role of a description, before it has a holder. */
typedef struct quothp_part {
    quothp_str label;
    quothp_str place;
    uint32_t organization; /* mention, or QUOTHP_NONE */
    uint32_t party;        /* mention: a second role as its member */
    quothp_role_status status;
    bool weak; /* a word that a title may be, but that says little: "official" without anything else */
} quothp_part;

typedef struct quothp_description {
    quothp_part part[QUOTHP_ROLE_PARTS];
    uint32_t n;
    uint32_t first, end; /* tokens that were understood */
    bool plural;
} quothp_description;

typedef struct quothp_role_work {
    quoth_doc *doc;
    quothp_arena *scratch;
    uint32_t *mention_at; /* for each token: the longest mention by name that it is part of, or QUOTHP_NONE */
    uint32_t *phrase_at;  /* for each token: the mention whose phrase starts there, or QUOTHP_NONE */
    uint32_t *tag_at;     /* for each token: the mention of a party by its letter, "(D-Mo.)", or QUOTHP_NONE */
    bool *told;           /* for each token: part of what told a role of somebody with a name */
    uint32_t *last_role;  /* for each entity: the last role that it holds, or QUOTHP_NONE */
    QUOTHP_LAYER(uint32_t) previous_role; /* for each role: the one before of the same holder, or QUOTHP_NONE */
    bool failed;                          /* memory is out */
} quothp_role_work;

/* Reads a description that starts at first and may go on to end; false when no role begins there. */
bool quothp_role_describe(quothp_role_work *w, uint32_t first, uint32_t end, quothp_description *out);
/* Is the token the head of a role: "official", "Rep."? */
bool quothp_role_is_head(const quothp_role_work *w, uint32_t token);
/* The state or country that the words name, in full; empty when none. Borrowed from a table or the text. */
quothp_str quothp_role_region(const quothp_role_work *w, quothp_str text);

/* Is the mention's entity a person with a name; and is the mention such a name? */
bool quothp_role_is_named(const quothp_role_work *w, uint32_t mention);
bool quothp_role_is_person(const quothp_role_work *w, uint32_t mention);
/* What stands behind a name at a token; each tells the token behind what it read, or the same token when it is not
 * there. */
uint32_t quothp_role_tag(const quothp_role_work *w, uint32_t token, uint32_t *party, quothp_str *region);
uint32_t quothp_role_skip_brackets(const quothp_role_work *w, uint32_t token);
/* These tell a mention, or QUOTHP_NONE. */
uint32_t quothp_role_own_organization(const quothp_role_work *w, uint32_t name_end, uint32_t *behind);
uint32_t quothp_role_next_in_list(const quothp_role_work *w, uint32_t mention);
/* The token where examples begin, or QUOTHP_NONE. */
uint32_t quothp_role_examples(const quothp_role_work *w, uint32_t token);

/* The period that stands at the token, as written; empty when none does. A past one makes a current role a former one.
 */
quothp_str quothp_role_period(const quothp_role_work *w, uint32_t token, quothp_role_status *status);
void quothp_role_find_units(quothp_role_work *w);

/* Walks over the document and adds what it finds. */
void quothp_role_find(quothp_role_work *w);
/* Adds the roles of a description to a holder. */
void quothp_role_add(quothp_role_work *w, uint32_t holder, const quothp_description *d, quothp_span evidence,
                     float confidence);
void quothp_role_add_one(quothp_role_work *w, const quothp_role *role);

static inline bool quothp_role_word_is(const quothp_role_work *w, uint32_t token, const char *word)
{
    return token < w->doc->tokens.n && quothp_str_is_nocase(quothp_token_str(w->doc, token), word);
}

#endif
