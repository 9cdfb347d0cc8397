/* values.h: what the objects of triples are fit for. */
#ifndef QUOTHP_CHECK_VALUES_H
#define QUOTHP_CHECK_VALUES_H

#include "rdfread/rdfread.h"

/* What a value is fit for. A value may be several. */
enum {
    VALUE_IRI = 1 << 0,
    VALUE_NODE = 1 << 1,   /* an IRI or a blank node */
    VALUE_STRING = 1 << 2, /* xsd:string */
    VALUE_TEXT = 1 << 3,   /* xsd:string that is not blank */
    VALUE_COUNT = 1 << 4,  /* "one" or "many" */
    VALUE_HASH = 1 << 5,   /* 64 hexadecimal digits */
    VALUE_OFFSET = 1 << 6, /* xsd:nonNegativeInteger below 2^32 */
    VALUE_ZERO = 1 << 7,   /* the offset 0 */
    VALUE_DATE = 1 << 8,   /* xsd:date of a day that exists */
    VALUE_SHARE = 1 << 9,  /* xsd:decimal from 0 to 1 */
    VALUE_CUE_CLASS = 1 << 10,
    VALUE_STATUS = 1 << 11
};

/* The kinds of a literal, and what stands for it: the number of an offset, or the digest of all others. */
uint16_t quothp_literal_kinds(const quothp_quad *quad, uint64_t *value);
/* The kinds that a term of the vocabulary has beside being a node. */
uint16_t quothp_term_kinds(uint32_t term);

/* The first eight bytes of the SHA-256 of a text in pieces. */
uint64_t quothp_digest(const quothp_str *pieces, size_t n_pieces);

#endif
