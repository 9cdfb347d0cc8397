/* names.h: gives each node of a graph a number, the terms of the vocabulary first. */
#ifndef QUOTHP_CHECK_NAMES_H
#define QUOTHP_CHECK_NAMES_H

#include "base/arena.h"
#include "base/str.h"
#include "ontology/terms.h"

/* The terms that the program writes; a node with a smaller number than N_TERMS is one of them. */
enum {
#define TERM(name, iri) TERM_##name,
    QUOTHP_TERMS(TERM)
#undef TERM
        N_TERMS
};

typedef struct quothp_names {
    struct quothp_name_slot *slots;
    uint32_t cap;      /* 0 or a power of two */
    quothp_str *names; /* by number; in the arena */
    uint32_t n, max;
    uint64_t seed; /* differs from run to run, so that no file can be made to fit the table */
    quothp_arena arena;
} quothp_names;

/* Empties it, or makes it ready at first. */
void quothp_names_reset(quothp_names *names);
/* The terms of the ontology come first, so that their numbers are known. False when memory is out. */
bool quothp_names_add_terms(quothp_names *names);
/* The node's number, a new one at its first time; UINT32_MAX when memory is out. A blank node is named "_:x". */
uint32_t quothp_names_add(quothp_names *names, quothp_str name);
void quothp_names_free(quothp_names *names);

#endif
