/* form.h: the words of a name, folded, and how two names relate: the same, one short for the other, or neither. */
#ifndef QUOTHP_COREF_FORM_H
#define QUOTHP_COREF_FORM_H

#include "doc/doc.h"

enum { QUOTHP_FORM_WORDS = 14 };

typedef enum quothp_form_kind {
    QUOTHP_FORM_PERSON,
    QUOTHP_FORM_ORG, /* and all that may be a badly known organization: products, facilities */
    QUOTHP_FORM_PLACE,
    QUOTHP_FORM_GROUP,
    QUOTHP_N_FORM_KINDS
} quothp_form_kind;

typedef struct quothp_form {
    quothp_str word[QUOTHP_FORM_WORDS]; /* lower case, without full stops; "," is a word */
    uint32_t n;
    quothp_form_kind kind;
    bool capitals;                       /* written in capitals: may be an acronym */
    uint32_t votes[QUOTHP_N_FORM_KINDS]; /* how often the names with this form are of each kind */
} quothp_form;

typedef enum quothp_form_relation_kind {
    QUOTHP_FORM_OTHER,
    QUOTHP_FORM_SAME,
    QUOTHP_FORM_SHORT /* the first is short for the second */
} quothp_form_relation_kind;

/* Words live in the arena; false when memory is out. */
bool quothp_form_make(quothp_form *form, quothp_arena *arena, quothp_str text, quothp_name_type type);
quothp_form_kind quothp_form_class(quothp_name_type type);
/* The same words, of kinds that may be confused. */
bool quothp_form_same(const quothp_form *a, const quothp_form *b);
quothp_form_relation_kind quothp_form_relation(const quothp_form *a, const quothp_form *b);
bool quothp_form_by_surname(const quothp_form *shorter, const quothp_form *longer);
/* "FBI" for "Federal Bureau of Investigation"; small words may count or not. */
bool quothp_form_is_acronym(quothp_str shorter, quothp_str longer);

#endif
