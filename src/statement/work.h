/* work.h: what the files of statement/ tell each other.
 *
 *     cue.c        the word of a cue, and what the words around it make of it: "declined to say"
 *     express.c    was something said?
 *     inner.c      is it a part of what another one says?
 *     repeat.c     what a headline says again
 *     when.c       "in a letter on Tuesday"
 *     anonymity.c  "who asked not to be named because …"
 *     quoted.c     what stands in quotation marks, and whose words it is
 */
#ifndef QUOTHP_STATEMENT_WORK_H
#define QUOTHP_STATEMENT_WORK_H

#include "doc/doc.h"
#include "lexicon/lexicon.h"

/* No search in the text goes further: the time stays linear in broken text too. */
enum { QUOTHP_STATEMENT_REACH = 60 };

typedef struct quothp_cue_word {
    uint32_t head;                 /* token: "say" of "went on to say"; QUOTHP_NONE where the cue has no words */
    const quothp_lex_entry *entry; /* of CUE; NULL: not in the lexicon */
} quothp_cue_word;

static inline bool quothp_statement_is(const quoth_doc *doc, uint32_t token, const char *word)
{
    return token < doc->tokens.n && quothp_str_is_nocase(quothp_token_str(doc, token), word);
}
/* words end in NULL */
bool quothp_statement_is_one_of(const quoth_doc *doc, uint32_t token, const char *const *words);
bool quothp_statement_is_finite(const quoth_doc *doc, uint32_t token);

quothp_cue_word quothp_statement_cue(const quoth_doc *doc, const quothp_attribution *a);
quothp_cue_class quothp_statement_class(const quothp_cue_word *cue);
quothp_modality quothp_statement_modality(const quoth_doc *doc, const quothp_attribution *a,
                                          const quothp_cue_word *cue);

bool quothp_statement_is_expressed(const quoth_doc *doc, const quothp_attribution *a, const quothp_cue_word *cue);
/* Is the content a clause, or behind a cue that asks for it an infinitive: "told them to leave"? The cue's row of
 * FRAME, or NULL. */
bool quothp_statement_is_clausal(const quoth_doc *doc, const quothp_attribution *a, const quothp_lex_entry *frame);
/* Marks as not expressed what lies in the content of a statement and is no more than a part of it. */
void quothp_statement_drop_inner(quoth_doc *doc);
/* Marks headlines among the statements as not expressed. */
void quothp_statement_drop_repeats(quoth_doc *doc);

/* Sets a->when and a->date. */
quoth_status quothp_statement_when(quoth_doc *doc, quothp_attribution *a, const quothp_cue_word *cue);
/* Writes doc->quoted. */
quoth_status quothp_statement_quoted(quoth_doc *doc, quothp_arena *scratch);
quoth_status quothp_statement_anonymities(quoth_doc *doc, quothp_arena *scratch);

#endif
